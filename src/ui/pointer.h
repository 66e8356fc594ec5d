/* A click is the key under it, the wheel scrolls: pure, by the cells that were laid out. */
#ifndef CAMTAY_UI_POINTER_H
#define CAMTAY_UI_POINTER_H

#include <stdbool.h>

struct cells;
struct turn;

/* A click at a cell of `cells`, which must show the page as it is now. On the row of keys it is that
 * key; on a choice, tick or table cell its Enter; a field gets the focus, an option is chosen; a QR is
 * F2 where the page has that key. It acts when the button goes down; elsewhere, also outside the
 * cells, nothing happens. False if the client ends. */
bool pointer_click(struct turn *turn, const struct cells *cells, int x, int y);

/* The wheel by one notch, -1 up, 1 down: three rows. The layout stops it at both ends. */
void pointer_wheel(struct turn *turn, int direction);

#endif
