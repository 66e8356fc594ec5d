/* What can have the focus on a page, in which order, and where it goes when a key moves it. */
#ifndef CAMTAY_UI_FOCUS_H
#define CAMTAY_UI_FOCUS_H

#include <stdbool.h>

#include "ui/loop.h"
#include "ui/page.h"

/* Makes `place` belong to this page: another page's place starts anew, and a focus that is no
 * longer on the page goes back to the page's own choice, or to its first item. */
void focus_settle(const struct page *page, struct ui_place *place);

/* The block that holds this item, or NULL. */
const struct page_block *focus_block(const struct page *page, int item);

/* The block of the item with the focus if it is a field, else NULL. */
const struct page_block *focus_field(const struct page *page, const struct ui_place *place);

/* The item `steps` after this one in the page's order (before it when negative); 0 if the page
 * ends there. */
int focus_step(const struct page *page, int item, int steps);

/* Moves the focus as Up, Down, Left or Right do: inside a table by rows and columns, elsewhere in
 * the page's order. True if the key moves here (even when there is nowhere to go). */
bool focus_move(const struct page *page, struct ui_place *place, int key);

/* The first item of the page, or its last; 0: there is none. */
int focus_end(const struct page *page, bool last);

/* The item that this key chooses; unless `exact`, also by the other case of a Latin letter. 0: none. */
int focus_by_key(const struct page *page, int key, bool exact);

#endif
