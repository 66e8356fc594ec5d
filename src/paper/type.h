/* Letters: one family in a few sizes, measured in dots. Pango does the work: DejaVu Sans, because it has
 * every Vietnamese letter and the marks of the languages around Kon Tum. Not hinted, and smoothed, so
 * that a threshold can decide about each dot: measured, that is read best after printing. */
#ifndef CAMTAY_PAPER_TYPE_H
#define CAMTAY_PAPER_TYPE_H

#include <pango/pango.h>

#include "base/document.h"

struct type {
    PangoContext *context;
    int body;     /* dots */
    GSList *kept; /* every text that was set, until type_release */
};

enum type_size { TYPE_SMALL, TYPE_BODY, TYPE_LARGE, TYPE_TITLE };

struct type_style {
    enum type_size size;
    enum document_align align;
    bool strong;
};

/* A text set to a width: lines of one height. */
struct type_text {
    PangoLayout *layout; /* the type's */
    enum document_align align;
    int lines;       /* 0 for "" */
    int line_height; /* from one line to the next: 1.25 of the letters, because of Ẵ */
    int baseline;    /* in a line, from its top */
    int width;       /* it was set to */
    int widest;      /* line of it; more than `width` only if one letter is */
};

/* Letters of `body` dots. */
void type_init(struct type *type, int body);
void type_release(struct type *type);

/* Size of letters in dots, and the height of their lines. */
int type_dots(const struct type *type, enum type_size size);
int type_line_height(const struct type *type, enum type_size size);

/* Sets `text` to `width` dots: broken at spaces, a word longer than a line between letters; in the
 * middle up to three lines are made about as long as each other. What would be smaller than 24 dots is
 * strong whatever the style says. */
struct type_text type_set(struct type *type, const char *text, const struct type_style *style,
                          int width);

/* Dots that line `index` begins from the left, by its alignment, and the line itself. */
PangoLayoutLine *type_line(const struct type_text *text, int index, int *offset);

#endif
