/* The parts of laying a page out. The body is drawn on cells of its own that grow downwards; the
 * frame (layout.c) then shows the rows of it that fit. */
#ifndef CAMTAY_UI_LAYOUT_PART_H
#define CAMTAY_UI_LAYOUT_PART_H

#include "ui/cells.h"
#include "ui/page.h"

/* Rows of a body at most: what stands below is not drawn. */
#define BODY_ROWS 4000

/* Rows that what was said takes at most: what to do must not be cut off an error. */
#define SAID_MOST 3

struct body {
    struct cells cells;
    int focus;                   /* item */
    bool focus_drawn;            /* cells.cursor_* stand on it */
    int focus_top, focus_bottom; /* rows it takes */
};

/* A run of blocks under each other. */
struct column {
    struct body *body;
    int x, width;
    int row;    /* the next free one */
    int indent; /* of the keys of choices and the signs of rows */
    int text;   /* where texts with a label start, counted from x */
    int note; /* where notes of choices and second texts of rows start, from x; 0: there are none */
    bool open; /* something stands above: a gap may follow */
    bool gap;  /* a blank row is due before the next block */
};

/* Looks through the blocks from `from` up to (not including) `to` on this side and sets text and
 * note so that they stand under each other. */
void column_measure(struct column *column, const struct page_block *from,
                    const struct page_block *to, enum page_side side);

/* Draws one block at column->row and moves that down. */
void layout_block(struct column *column, const struct page_block *block);

/* Remembers that the item with the focus stands at (x, row) and takes rows up to `bottom`. */
void body_focus(struct body *body, int item, int x, int row, int bottom);

/* Kinds with a file of their own; called by layout_block. */
void layout_field(struct column *column, const struct page_block *block);
void layout_options(struct column *column, const struct page_block *block);
void layout_table(struct column *column, const struct page_block *block);
void layout_bars(struct column *column, const struct page_block *block);

/* The whole body for `columns` cells, `margin` blank ones on both sides. */
void layout_body(struct body *body, const struct page *page, int columns, int margin);

/* How a QR stands on a screen of this size. */
struct qr_spot {
    int scale; /* columns a module (twice as many if full); 0: it does not fit */
    bool full; /* whole cells, two columns a module: the terminal shows no half blocks */
    int x, y, columns, rows;
};

/* Beside words of `words` columns or more, from the first row to above the row of keys. */
struct qr_spot layout_qr_spot(const struct page *page, int columns, int rows, int words);

void layout_qr(struct cells *cells, const struct qr *qr, const struct qr_spot *spot);

/* The first row; the row above the rule; the rule; the keys. `columns` is the part that they own. */
void layout_title(struct cells *cells, const struct page *page, int columns, int margin);
/* Returns the rows it took, 1 (also when nothing was said) to SAID_MOST: the body keeps off them. */
int layout_said(struct cells *cells, const struct page *page, const char *said, int columns,
                int margin);
void layout_rule(struct cells *cells, int columns);
void layout_keys(struct cells *cells, const struct page *page, int margin);

#endif
