/* Writing into cells: clipping, wide letters, wrapping. All positions may lie outside. */
#ifndef CAMTAY_UI_CELLS_H
#define CAMTAY_UI_CELLS_H

#include <stdbool.h>

#include "ui/layout.h"

/* How something is written, and what a click on it means. */
struct ink {
    enum cell_look look;
    enum page_style style;
    bool bold;
    int item;
    int key;
};

/* Plain ink of a style. */
struct ink ink_of(enum page_style style);

/* Adds blank rows below until there are `rows`; keeps what is there. */
void cells_grow(struct cells *cells, int rows);

/* Writes the longest part of `text` that fits `width` cells; returns the cells used. Letters that
 * take no cell (controls, lone marks) are left out. */
int cells_put(struct cells *cells, int x, int y, int width, const char *text, struct ink ink);

/* The same, but a text that does not fit ends in "…". */
int cells_put_cut(struct cells *cells, int x, int y, int width, const char *text, struct ink ink);

/* Fills `width` cells with copies of one narrow letter. */
void cells_fill(struct cells *cells, int x, int y, int width, const char *letter, struct ink ink);

/* Writes `text` over as many rows as it needs, growing downwards; returns how many (1 at least). No
 * short word stands alone on the last row, and no row ends or begins with a dot that parts two things. */
int cells_wrap(struct cells *cells, int x, int y, int width, const char *text, struct ink ink);

/* Copies one row of `from` to `into` at (x, y), cut where either ends. */
void cells_copy_row(struct cells *into, int x, int y, const struct cells *from, int row);

#endif
