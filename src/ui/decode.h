/* Bytes of a terminal and the time they came → keys, bursts, clicks. Pure: no terminal, no clock.
 *
 * Known are the forms of xterm, PuTTY, rxvt and the Linux console, Alt-digit for the F-keys (Alt-0
 * is F10), bracketed paste and clicks. Anything else means nothing and does nothing.
 *
 *   - Esc alone becomes a key after 50 ms; a sequence that does not end within 200 ms is dropped.
 *   - Printable keys wait until 20 ms passed without another, or until a named key ends their run:
 *     8 or more are one burst, fewer are keys. So a scanner never presses a key.
 *   - A burst with a `|` in it is a card on its way: it may pause for 80 ms (a slow line, a scanner
 *     that thinks). A Backspace in a burst takes its last character off: an input method that
 *     rewrites what the scanner types does it so.
 *   - Enter or Tab that comes within 80 ms behind a burst may be the scanner's own end: it is told
 *     as `behind`, and whoever took the burst drops it. A burst that comes so is `behind` too.
 *   - A paste in brackets is one burst however short; its line ends are spaces.
 *   - A burst is cut at DECODE_BURST bytes. Bytes that come faster than a hand or a scanner can send
 *     (DECODE_BURST at once, then DECODE_RATE a ms) are dropped until the line is quiet for 50 ms.
 *     Both are told as DECODED_CUT. */
#ifndef CAMTAY_UI_DECODE_H
#define CAMTAY_UI_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DECODE_BURST      4096 /* bytes of one burst at most */
#define DECODE_RATE       32   /* bytes a millisecond */
#define DECODE_BURST_KEYS 8
#define DECODE_RUN_MS     20
#define DECODE_SCAN_MS    80 /* the longest pause inside a card, and before what ends it */
#define DECODE_ESCAPE_MS  50
#define DECODE_PART_MS    200
#define DECODE_PASTE_MS   1000 /* a paste whose end got lost */

enum decoded_kind { DECODED_KEY, DECODED_BURST, DECODED_CLICK, DECODED_WHEEL, DECODED_CUT };

struct decoded {
    enum decoded_kind kind;
    int key;          /* DECODED_KEY: enum ui_key or a character */
    const char *text; /* DECODED_BURST: UTF-8, borrowed for the call */
    bool pasted;      /* DECODED_BURST: in brackets */
    int end;          /* DECODED_BURST: UI_KEY_ENTER or UI_KEY_TAB that ended it, else 0 */
    bool behind;      /* Enter, Tab or a burst: within DECODE_SCAN_MS of a burst before it */
    int x, y;         /* DECODED_CLICK: cell, from 0; DECODED_WHEEL: y is -1 up, 1 down */
    unsigned stamp;   /* of the bytes it began with */
};

struct decoder {
    char held[32]; /* a sequence or character that is not whole yet */
    size_t held_length;
    int64_t held_since;
    char run[DECODE_BURST + 1]; /* printable keys that wait */
    size_t run_length;
    int run_keys;
    bool run_cut;
    bool run_bar;     /* there is a `|` among them */
    bool run_behind;  /* it began right behind a burst */
    int64_t run_last; /* when the last of them came */
    unsigned run_stamp;
    unsigned held_stamp;
    bool pasting;
    bool after_burst;   /* nothing but Enter and Tab came since the last burst */
    int64_t burst_last; /* when the last byte of it, or of those, came */
    bool after_return;  /* a line feed right after it is the same key */
    bool flooded;
    int64_t room; /* bytes that may come now */
    int64_t last; /* when bytes came last */
    void (*emit)(void *self, const struct decoded *event);
    void *self;
};

void decoder_init(struct decoder *decoder, void (*emit)(void *self, const struct decoded *event),
                  void *self);

/* Takes bytes that came at `now` (steady ms). Events carry `stamp`: a number of the caller's. */
void decoder_feed(struct decoder *decoder, const char *bytes, size_t length, int64_t now,
                  unsigned stamp);

/* Emits what time has decided meanwhile. */
void decoder_settle(struct decoder *decoder, int64_t now);

/* Milliseconds until decoder_settle has something to do; -1: nothing waits. */
int decoder_wait(const struct decoder *decoder, int64_t now);

#endif
