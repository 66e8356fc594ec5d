/* The one loop: terminal, signals, timers, children. It owns focus, scrolling, typing into
 * fields, type-ahead and bursts; the client (view/kiosk) owns everything that means something.
 *
 * For each input the loop, in this order:
 *   1. moves the focus or edits the focused field, if the key does that;
 *   2. else finds the page's key (page_key), or the item that the key chooses (its digit), or for
 *      Enter/Space the focused item, and calls `act`;
 *   3. a key that is off: its why_not is said; a key that means nothing here: nothing happens.
 * Then the whole page is described and drawn anew. */
#ifndef CAMTAY_UI_LOOP_H
#define CAMTAY_UI_LOOP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct clock;
struct error;
struct page;

/* What a person did. */
struct ui_act {
    int action; /* the page_key's action, or UI_ACTION_CHOOSE */
    int item;   /* item with the focus, or the one whose key was pressed; 0: none */
    int key;    /* the key itself */
};

/* Enter (or its own key, a click later) on a choice, tick (also Space), or table cell, when the page
 * names no action for that key. */
#define UI_ACTION_CHOOSE 1
/* A field or an option was changed (act.item says which); comes after each edit. */
#define UI_ACTION_CHANGED 2
/* The line vanished (SIGHUP, SIGTERM, end of input): write the draft and expect to end. */
#define UI_ACTION_HANGUP 3
/* A letter with an accent came from the terminal: an input method is at work there. */
#define UI_ACTION_ACCENTED 4
/* First number of view/actions.h. */
#define UI_ACTION_FIRST 16

/* Where focus and scroll of one page stay; owned by the client (one a frame of its stack). */
struct ui_place {
    char name[96]; /* of the page it belongs to; another name resets the rest */
    int focus;     /* item */
    int scroll;    /* first row of the body that is shown */
    int seen;      /* the focus that `scroll` was last moved for; 0: look again */
};

/* Where a text came from that came at once. */
enum ui_source {
    UI_SOURCE_KEYS, /* 8 or more printable keys, <= 20 ms apart: a scanner that types, or a stalled line;
                     * not taken, they are typed and composed as single keys are */
    UI_SOURCE_PASTE, /* pasted, in the terminal's brackets */
    UI_SOURCE_PORT,  /* a scanner on a serial port: never typed into a field */
    UI_SOURCE_LINE   /* a line of the linear loop */
};

struct ui_scan {
    const char *bytes; /* as they came, any bytes; NUL after them; borrowed for the call */
    size_t length;     /* at least 1 */
    enum ui_source source;
    int end; /* UI_KEY_ENTER or UI_KEY_TAB that ended it (line end, TAB on a port); 0: a pause */
    bool
        behind; /* within 80 ms behind another of this source: the scanner may have sent it twice */
};

/* Scanners on serial ports (ui/scanner.h). */
enum ui_port {
    UI_PORT_NONE,  /* none is plugged in, or none is looked for */
    UI_PORT_OPEN,  /* one is being read */
    UI_PORT_DENIED /* one is there and may not be read */
};

struct ui_client {
    void *self;
    /* Describes the page as it is now: page_init(page, page->arena, NAME), then the rest. */
    void (*describe)(void *self, struct page *page);
    /* Acts. False ends the loop. */
    bool (*act)(void *self, const struct ui_act *act);
    /* A text that came at once. True if it was taken: an Enter or Tab right behind it is then the
     * scanner's and presses nothing. Else it is typed into the focused field (cleaned; not what came from a
     * port, and nothing into a secret field), or said to be unknown. */
    bool (*scan)(void *self, const struct ui_scan *scan);
    /* A scanner was plugged in or pulled out; told first when the loop begins. May be NULL. */
    void (*port)(void *self, enum ui_port port);
    /* A device that is something else (a printer), "" none: asked when the loop begins and after each key,
     * and left alone from then on. May be NULL. */
    const char *(*no_scanner)(void *self);
    /* The place of the page on top. */
    struct ui_place *(*place)(void *self);
    /* Steady time (clock_steady) of the next tick wanted, or -1; `tick` is called when it has come. */
    int64_t (*wake)(void *self);
    bool (*tick)(void *self); /* false ends the loop */
    /* A descriptor to watch (a child's output), or -1; `ready` when it can be read. */
    int (*watch)(void *self);
    bool (*ready)(void *self);
};

/* What the command line chose for drawing. */
struct ui_options {
    bool light;    /* the terminal is dark on light (matters only without colours) */
    bool no_color; /* as if the terminal had none */
    bool no_mouse; /* clicks and the wheel stay the terminal's own: marking and copying text */
    const char *scanner; /* ui/scanner.h: a device, SCANNER_OFF, or NULL: whichever is plugged in */
    const struct clock *clock;
};

/* True if this terminal can show the full screen: standard input and output are terminals, TERM is
 * known and has `cup`, and the locale (the user's, else C.UTF-8, set by this call) is UTF-8.
 * Otherwise false, and `*why` is one Vietnamese line that says so. */
bool ui_can_draw(const char **why);

/* Runs the full screen until the client ends it. Restores the terminal always. */
bool ui_run(const struct ui_client *client, const struct ui_options *options, struct error *error);

/* Runs the same pages as plain lines on standard input and output (screen readers, braille,
 * scripts). See ui/linear.h. */
bool ui_run_linear(const struct ui_client *client, const struct ui_options *options, int input,
                   int output, struct error *error);

/* Puts the terminal back as it was; safe in an abort handler; harmless when not drawing. */
void ui_restore(void);

#endif
