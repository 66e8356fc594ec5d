/* Documents as a counter prints them, and what came out as pictures. */
#ifndef CAMTAY_TESTS_PAPER_PRINTED_H
#define CAMTAY_TESTS_PAPER_PRINTED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/document.h"
#include "paper/layout.h"

/* A document and its layout; cmocka fixtures make and release it: *state is a struct printed. */
struct printed {
    struct arena *arena;
    struct document document;
    struct layout layout; /* after printed_lay */
    bool laid;
    struct buffer bytes; /* of the last output */
};

int printed_setup(void **state);
int printed_teardown(void **state);

#define PRINTED(test) cmocka_unit_test_setup_teardown(test, printed_setup, printed_teardown)

/* Grey, a byte a dot; 0 black. */
struct shot {
    int width, height;
    unsigned char *grey; /* freed by the caller */
};

/* Lays the document out for the paper; the test fails if that fails. May be called again. */
void printed_lay(struct printed *printed, enum document_paper paper);

/* Page `number` of what was laid out, through the bytes of a PNG or of ESC/POS. */
struct shot printed_png(struct printed *printed, int number);
struct shot printed_escpos(struct printed *printed, int number);

/* The page as cairo draws it, with `border` dots around it that nothing should be in. */
struct shot printed_smooth(const struct printed *printed, int number, int border);

/* The picture, `to / from` of its size: each point the mean of what falls into it, as in a camera. */
struct shot shot_scaled(const struct shot *shot, int to, int from);

/* The test fails if the codes in the picture are not exactly these links (NULL ends them). */
void shot_shows(const struct shot *shot, const char *const links[]);

/* The slip of a counter with three codes; the links in it, ended by NULL. */
void printed_slip(struct printed *printed);
extern const char *const slip_links[];

/* An A4 poster of six codes, two or three beside each other, and its links. */
void printed_poster(struct printed *printed, int beside);
extern const char *const poster_links[];

#endif
