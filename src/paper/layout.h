/* A document laid out on paper: measured once, then drawn as often as wanted, as a whole or in part.
 * Nothing here knows what the picture is for. */
#ifndef CAMTAY_PAPER_LAYOUT_H
#define CAMTAY_PAPER_LAYOUT_H

#include <stdbool.h>

#include "paper/band.h"
#include "paper/page.h"
#include "paper/type.h"

struct document;
struct error;

/* A band at its place, in dots from the top of the page. */
struct placed {
    const struct band *band;
    int y;
    struct placed *next;
};

struct layout_page {
    struct placed *first, *last;
    int height; /* dots: of the sheet, or as long as the roll is up to the cut */
    struct layout_page *next;
};

struct layout {
    struct page_shape shape;
    struct layout_page *first, *last;
    int count; /* of pages; 1 at least */
    struct arena *arena;
    struct type type;
};

/* Lays the document out for its paper and its size of letters; the document must live as long as the
 * layout. ERROR_LIMIT: a piece of a roll would be longer than PAGE_LONGEST, or there would be more than
 * PAGE_MOST pages; nothing is to be released then. */
bool layout_make(struct layout *layout, const struct document *document, struct error *error);
void layout_release(struct layout *layout);

/* Page `number` from 1, or NULL. */
const struct layout_page *layout_page(const struct layout *layout, int number);

#endif
