/* Pages to draw: each shows what views use, with the words of a real counter. */
#ifndef CAMTAY_TESTS_UI_SAMPLE_H
#define CAMTAY_TESTS_UI_SAMPLE_H

#include "base/qr.h"
#include "ui/field.h"
#include "ui/page.h"

struct arena;

struct sample {
    struct arena *arena;
    struct page page;
    struct field field, other;
    struct qr qr;
    int chosen;
};

/* An empty page called "sample". */
void sample_init(struct sample *sample);
void sample_release(struct sample *sample);

/* Describes the page anew, as a view does for each key. */
void sample_home(struct sample *sample);
void sample_step(struct sample *sample, bool with_qr);
void sample_day(struct sample *sample);
void sample_review(struct sample *sample);
void sample_form(struct sample *sample);

/* Items of the pages. */
enum {
    SEARCH = 1,
    FIRST_CHOICE = 11,
    FIRST_OPEN = 31,
    FIRST_TICK = 41,
    DEVICE = 51,
    FIRST_CELL = 61
};

/* The link whose QR is the largest that fits beside words at 80 × 24: 45 columns. */
#define SAMPLE_LINK "https://apps.apple.com/vn/app/vneid/id1582750372?platform=iphone&l=vi"

#endif
