/* What a layout is made of. An item is one thing to draw, at its place; a band is what stands beside
 * each other across the page and is never parted by its end; a flow is a column being filled with bands
 * from top to bottom. All of them live in the layout's arena. */
#ifndef CAMTAY_PAPER_BAND_H
#define CAMTAY_PAPER_BAND_H

#include <stdbool.h>

#include "base/qr.h"
#include "paper/type.h"

struct arena;

enum item_kind {
    ITEM_TEXT,  /* one line of letters */
    ITEM_BAR,   /* filled with black */
    ITEM_FRAME, /* an empty box */
    ITEM_DOTS,  /* a dotted line, to write on */
    ITEM_TICK,  /* ✓ */
    ITEM_CODE   /* a QR code with its quiet zone */
};

/* In dots, from the left edge of the page and the top of the band. */
struct item {
    enum item_kind kind;
    int x, y, width, height;
    PangoLayoutLine *line; /* ITEM_TEXT: the type's */
    int baseline;          /* ITEM_TEXT: from the item's top */
    int thick;             /* ITEM_FRAME, ITEM_DOTS, ITEM_TICK */
    const struct qr *code; /* ITEM_CODE */
    int module;            /* ITEM_CODE: dots a module */
    struct item *next;
};

struct band {
    struct item *first, *last;
    int height;
    bool with_next;          /* stays with the band below, if a page has room for both */
    bool cut;                /* empty: the next page begins here */
    const struct band *head; /* stands again above this one on a new page; or NULL */
    struct band *next;
};

/* Rows of codes beside each other on a sheet. */
struct code_rows {
    int permille; /* of a page, that a row may be high */
    bool there;   /* set if there are any */
};

struct flow {
    struct arena *arena;
    struct type *type;
    int left, width; /* where it is on the page */
    int highest;     /* no band may be higher */
    bool roll;
    bool column;            /* beside others */
    struct code_rows *rows; /* lent by the layout */
    struct band *first, *last;
};

/* A new band at the end of the flow. */
struct band *band_add(struct flow *flow, int height);

/* A new item in the band; it has no line, no code. */
struct item *band_item(struct flow *flow, struct band *band, enum item_kind kind, int x, int y,
                       int width, int height);

/* The lines `from` to `to` (not itself) of a text, its first at y. Returns their height. */
int band_text(struct flow *flow, struct band *band, const struct type_text *text, int from, int to,
              int x, int y);

/* A text and its place: what stands beside each other in a row. */
struct cell {
    struct type_text text;
    int x;
};

enum row_break {
    ROW_WHOLE, /* one band, unless a page has no room for it: then as many lines as it has */
    ROW_LINES  /* a band a line; the first two and the last two stay together */
};

/* Bands of texts beside each other, with `below` dots of white under the last; returns the first, or
 * NULL if all are empty. */
struct band *band_row(struct flow *flow, const struct cell *cells, int count, enum row_break how,
                      int below);

/* Moves all items of the `from` flow into the band, `y` down. Returns the height of all. */
int band_take(struct band *band, const struct flow *from, int y);

#endif
