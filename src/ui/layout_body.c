/* The body: bands of a main and a second column, one band under the other. A band ends where the
 * main column goes on after the second. */
#include "base/text.h"
#include "ui/layout_part.h"

/* The second column at 80 cells starts at 52: 51 of the 78 between the outer blanks. */
#define SECOND_OF   78
#define SECOND_AT   51
#define PAIR_LEAST  78
#define INDENT      2
#define INDENT_FROM 46 /* narrower columns have no room for it */

struct frame {
    int left, width;
};

/* The first block that no longer belongs to the band that starts here. */
static const struct page_block *band_end(const struct page_block *from)
{
    bool main = false, second = false;
    for (const struct page_block *block = from; block != NULL; block = block->next) {
        if (block->side == SIDE_MAIN && main && second)
            return block;
        main = main || block->side == SIDE_MAIN;
        second = second || block->side == SIDE_SECOND;
    }
    return NULL;
}

static bool has_side(const struct page_block *from, const struct page_block *to,
                     enum page_side side)
{
    for (const struct page_block *block = from; block != to; block = block->next)
        if (block->side == side && block->kind != PAGE_GAP)
            return true;
    return false;
}

static void draw_side(struct column *column, const struct page_block *from,
                      const struct page_block *to, enum page_side side)
{
    column->indent = side == SIDE_MAIN && column->width >= INDENT_FROM ? INDENT : 0;
    column_measure(column, from, to, side);
    for (const struct page_block *block = from; block != to; block = block->next)
        if (block->side == side)
            layout_block(column, block);
}

/* A band's opening group of one block (the search field, the day's figures) goes over both
 * columns; returns the block after it. */
static const struct page_block *draw_opening(struct column *whole, const struct page_block *from,
                                             const struct page_block *to)
{
    const struct page_block *block = from;
    while (block != to && block->kind == PAGE_GAP && block->side == SIDE_MAIN)
        block = block->next;
    if (block == to || block->side != SIDE_MAIN || block->next == to ||
        block->next->kind != PAGE_GAP || block->next->side != SIDE_MAIN)
        return from;
    if (block != from)
        whole->gap = whole->open;
    draw_side(whole, block, block->next, SIDE_MAIN);
    whole->gap = true;
    return block->next;
}

static void draw_pair(struct column *whole, const struct page_block *from,
                      const struct page_block *to)
{
    from = draw_opening(whole, from, to);
    int second = whole->width * SECOND_AT / SECOND_OF;
    bool gap = whole->gap || (from->kind == PAGE_GAP && whole->open);
    int top = whole->row + gap;
    struct column main = {.body = whole->body, .x = whole->x, .width = second - 3, .row = top};
    struct column side = {
        .body = whole->body, .x = whole->x + second, .width = whole->width - second, .row = top};
    draw_side(&main, from, to, SIDE_MAIN);
    draw_side(&side, from, to, SIDE_SECOND);
    int bottom = main.row > side.row ? main.row : side.row;
    cells_grow(&whole->body->cells, bottom);
    for (int row = top; row < bottom; row++)
        cells_put(&whole->body->cells, whole->x + second - 3, row, 1, "│", ink_of(STYLE_DIM));
    whole->row = bottom;
    whole->open = true;
    whole->gap = main.gap || side.gap;
}

void layout_body(struct body *body, const struct page *page, int columns, int margin)
{
    struct column whole = {.body = body, .x = margin + 1, .width = columns - 2 - 2 * margin};
    if (whole.width < 1)
        whole = (struct column){.body = body, .width = columns};
    bool pair = whole.width >= PAIR_LEAST;
    for (const struct page_block *from = page->first, *to; from != NULL; from = to) {
        to = band_end(from);
        if (pair && has_side(from, to, SIDE_MAIN) && has_side(from, to, SIDE_SECOND)) {
            draw_pair(&whole, from, to);
            continue;
        }
        draw_side(&whole, from, to, SIDE_MAIN);
        if (has_side(from, to, SIDE_SECOND)) {
            whole.gap = whole.open;
            draw_side(&whole, from, to, SIDE_SECOND);
            whole.gap = whole.gap || to != NULL;
        }
    }
}
