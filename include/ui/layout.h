/* A page laid out in cells: pure, no terminal. ui/screen draws the cells; tests read them. */
#ifndef CAMTAY_UI_LAYOUT_H
#define CAMTAY_UI_LAYOUT_H

#include <stdbool.h>

#include "ui/page.h"

struct buffer;
struct ui_place;

enum cell_look {
    CELL_STYLE,    /* drawn by `style` */
    CELL_TITLE,    /* first row: bold white on blue */
    CELL_KEY,      /* a key's name: bold cyan */
    CELL_FOCUS,    /* the focused item: reverse */
    CELL_FIELD,    /* room for typing: underlined */
    CELL_QR_LIGHT, /* QR, both halves light */
    CELL_QR_DARK,  /* both halves dark */
    CELL_QR_UPPER, /* upper half light on dark: ▀ */
    CELL_QR_LOWER  /* lower half light on dark: ▄ */
};

struct cell {
    char text[32];       /* one grapheme, or "" for the second half of a wide one; a blank is " " */
    unsigned char look;  /* enum cell_look */
    unsigned char style; /* enum page_style */
    bool bold;
    int item; /* what a click here means: an item of the body, */
    int key; /* or a key of the last row; 0: nothing; below 0: an option of the item, -1 the first */
};

struct cells {
    int columns, rows;
    struct cell *at; /* columns * rows, row by row */
    int cursor_x, cursor_y;
    int more_above, more_below; /* rows of the body that scrolling hides */
};

/* Lays `page` out for cells->columns × cells->rows, set by cells_resize (1×1 and up; below 80×24 the
 * body scrolls, under 40×10 a calm line asks for a larger window). Resets `place` when it belongs to
 * another page; moves `place->scroll` so that the focused item is in sight, unless the person has
 * scrolled away from it since. `said` (may be NULL) is ui's own word and goes before the page's. */
void layout_page(const struct page *page, struct ui_place *place, const char *said,
                 struct cells *cells);

/* Makes room; keeps nothing. cells_release frees. */
void cells_resize(struct cells *cells, int columns, int rows);
void cells_release(struct cells *cells);

/* The cells as text rows (blanks at the end of rows cut), for tests and --linear goldens. */
void cells_text(const struct cells *cells, struct buffer *into);

/* The item at this cell (mouse), or 0. */
int layout_item_at(const struct cells *cells, int x, int y);

/* The key of the last row at this cell (mouse), or 0. */
int layout_key_at(const struct cells *cells, int x, int y);

/* Which option of its block stands at this cell (mouse), from 0; -1: none does. */
int layout_option_at(const struct cells *cells, int x, int y);

/* True if a QR is drawn at this cell (mouse). */
bool layout_is_qr_at(const struct cells *cells, int x, int y);

/* Rows of the body that this size shows at once: what PgUp and PgDn move by. */
int layout_body_rows(int rows);

#endif
