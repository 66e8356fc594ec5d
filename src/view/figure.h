/* A figure of the day as an argument of the page behind it: which visits, and what they are called. */
#ifndef CAMTAY_VIEW_FIGURE_H
#define CAMTAY_VIEW_FIGURE_H

#include <stdbool.h>
#include <stddef.h>

#include "report/day.h"

#define FIGURE_WORD 176 /* a guide's id and a trouble's id fit */
#define FIGURE_SIZE 1024

struct figure {
    struct day_filter filter; /* its texts stand in `word`, or are static */
    char title[160];          /* "Cài VNeID · xong" */
    char word[6][FIGURE_WORD];
};

/* As text for the stack and the draft: JSON; cut to nothing if it does not fit. */
void figure_write(const struct day_filter *filter, const char *title, char text[FIGURE_SIZE]);

/* Back again. False if it is none. */
bool figure_read(const char *text, struct figure *figure);

#endif
