/* One key, or one burst, against the page as it is: what both loops (screen and lines) share.
 * Focus, fields and options are moved here; all that means something goes to the client. */
#ifndef CAMTAY_UI_TURN_H
#define CAMTAY_UI_TURN_H

#include <stdbool.h>

#include "ui/loop.h"
#include "ui/page.h"

struct arena;

struct turn {
    const struct ui_client *client;
    struct arena *arena;
    struct page page;
    int body_rows;  /* what PgUp and PgDn move by; 0: there is nothing to scroll */
    char said[200]; /* ui's own word about the last key; "" when there is none */
};

/* Describes the first page. */
void turn_init(struct turn *turn, const struct ui_client *client);
void turn_release(struct turn *turn);

/* Describes the page anew; true if it is another page than before (another name). */
bool turn_describe(struct turn *turn);

/* The place of the page on top, settled on it. */
struct ui_place *turn_place(struct turn *turn);

/* Does what the key means. False ends the loop. The page is not described anew. */
bool turn_key(struct turn *turn, int key);

/* Presses a key of the last row as if it were clicked: also a letter while a field has the focus,
 * where the key itself would be typed. */
bool turn_press(struct turn *turn, int key);

/* True if this key would do something that a waiting key must not do on another page. */
bool turn_commits(const struct turn *turn, int key);

/* A text that came at once: the client's, else typed into the focused field, else said to be unknown
 * (see ui/loop.h). `*taken` (may be NULL): it was the client's. */
bool turn_scan(struct turn *turn, const struct ui_scan *scan, bool *taken);

/* The same of a text that was typed as fast as a scanner does. */
bool turn_burst(struct turn *turn, const char *text);

/* Chooses an item as if it were clicked: fields and options get the focus. */
bool turn_choose(struct turn *turn, int item, int key);

/* Sets an option; the index must be one of the block's. */
bool turn_option(struct turn *turn, const struct page_block *block, int index, int key);

/* Types text into a field in place of what stood there. */
bool turn_fill(struct turn *turn, const struct page_block *block, const char *text);

/* The page's search field (keys_when_empty): it takes what nothing else does, wherever the focus
 * is. NULL: there is none. */
const struct page_block *turn_search_field(const struct turn *turn);

/* Tells the client. */
bool turn_act(struct turn *turn, int action, int item, int key);

/* Says ui's own word (see turn.said). */
void turn_say(struct turn *turn, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
