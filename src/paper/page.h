/* How large a page is, in dots: 203 an inch (eight a millimetre), as the heads of slip printers have
 * them. Sheets are measured in the same dots, so that one layout serves every kind of output. */
#ifndef CAMTAY_PAPER_PAGE_H
#define CAMTAY_PAPER_PAGE_H

#include <stdbool.h>

#include "base/document.h"

#define PAGE_DOTS_PER_INCH 203
#define PAGE_LONGEST       32000 /* dots of a roll between two cuts: four metres */
#define PAGE_MOST          200   /* pages of a sheet, cuts of a roll */

struct page_shape {
    bool roll;
    int width;  /* of the page, and of the picture */
    int height; /* 0: as long as it takes, PAGE_LONGEST at most */
    int side;   /* white at the left and at the right */
    int top, bottom;
    int body; /* size of the letters that most is set in */
};

/* The shape of this paper. Letters: 24 dots on rolls, 30 on sheets, a third more in large type.
 * Never smaller: below 24 dots ẵ and ẫ look alike on a printer that knows only black. */
void page_shape(struct page_shape *shape, enum document_paper paper, bool large);

/* The width and the height that may be written on; the height of a roll is PAGE_LONGEST. */
int page_inner_width(const struct page_shape *shape);
int page_inner_height(const struct page_shape *shape);

#endif
