#include "paper/page.h"

/* Rolls have their white at the sides already: the head is narrower than the paper. */
static const struct page_shape shapes[] = {
    [DOCUMENT_ROLL58] = {true, 384, 0, 4, 12, 12, 24},
    [DOCUMENT_ROLL80] = {true, 576, 0, 4, 12, 12, 24},
    [DOCUMENT_A5] = {false, 1183, 1678, 104, 96, 96, 30},
    [DOCUMENT_A4] = {false, 1678, 2374, 128, 96, 104, 30},
};

void page_shape(struct page_shape *shape, enum document_paper paper, bool large)
{
    *shape = shapes[paper];
    if (large)
        shape->body = shape->body * 4 / 3;
}

int page_inner_width(const struct page_shape *shape)
{
    return shape->width - 2 * shape->side;
}

int page_inner_height(const struct page_shape *shape)
{
    return (shape->roll ? PAGE_LONGEST : shape->height) - shape->top - shape->bottom;
}
