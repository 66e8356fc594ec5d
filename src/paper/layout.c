#include "paper/layout.h"

#include "base/arena.h"
#include "base/document.h"
#include "paper/code.h"
#include "paper/place.h"
#include "paper/table.h"
#include "paper/words.h"

#define NARROWEST 9 /* letters across: columns that would be narrower stand below each other */

/* Of a page, in thousandths, that a row of codes for a wall may be high. */
#define ROWS_LOWEST  220
#define ROWS_USUAL   300
#define ROWS_HIGHEST 900

static void add_block(struct flow *flow, const struct document *document,
                      const struct document_block *block);

static void add_rule(struct flow *flow)
{
    int space = type_dots(flow->type, TYPE_BODY) / 2, thick = 2;
    struct band *band = band_add(flow, 2 * space + thick);
    band_item(flow, band, ITEM_BAR, flow->left, space, flow->width, thick);
}

/* A column of its own, from `left`, filled. */
static struct flow fill_column(const struct flow *flow, const struct document *document,
                               const struct document_list *list, int left, int width)
{
    struct flow column = *flow;
    column.first = column.last = NULL;
    column.left = left;
    column.width = width;
    column.column = true;
    for (const struct document_block *block = list->first; block != NULL; block = block->next)
        add_block(&column, document, block);
    return column;
}

/* False if they would be higher than a page. */
static bool add_beside(struct flow *flow, const struct document *document,
                       const struct document_block *block, int width, int gap)
{
    struct flow columns[DOCUMENT_BESIDE];
    int highest = 0;
    for (int i = 0; i < block->beside_count; i++) {
        columns[i] =
            fill_column(flow, document, &block->beside[i], flow->left + i * (width + gap), width);
        int height = 0;
        for (const struct band *band = columns[i].first; band != NULL; band = band->next)
            height += band->height;
        if (height > highest)
            highest = height;
    }
    if (highest + gap > flow->highest)
        return false;
    struct band *band = band_add(flow, highest + gap);
    for (int i = 0; i < block->beside_count; i++)
        band_take(band, &columns[i], 0);
    return true;
}

static void add_columns(struct flow *flow, const struct document *document,
                        const struct document_block *block)
{
    if (flow->column || block->beside_count < 1 || block->beside_count > DOCUMENT_BESIDE)
        return;
    int body = type_dots(flow->type, TYPE_BODY), gap = body;
    int width = (flow->width - gap * (block->beside_count - 1)) / block->beside_count;
    if (width >= NARROWEST * body && add_beside(flow, document, block, width, gap))
        return;
    for (int i = 0; i < block->beside_count; i++) {
        for (const struct document_block *each = block->beside[i].first; each != NULL;
             each = each->next) {
            if (each->kind != DOCUMENT_COLUMNS_BESIDE)
                add_block(flow, document, each);
        }
    }
}

static void add_block(struct flow *flow, const struct document *document,
                      const struct document_block *block)
{
    switch (block->kind) {
    case DOCUMENT_TITLE: words_title(flow, block); break;
    case DOCUMENT_LINE: words_line(flow, block); break;
    case DOCUMENT_DONE: words_done(flow, block); break;
    case DOCUMENT_BOX: words_box(flow, block); break;
    case DOCUMENT_WRITE: words_write(flow, block); break;
    case DOCUMENT_FACT: words_fact(flow, block); break;
    case DOCUMENT_RULE: add_rule(flow); break;
    case DOCUMENT_GAP: band_add(flow, type_line_height(flow->type, TYPE_BODY) / 2); break;
    case DOCUMENT_QR: code_block(flow, block, document->large); break;
    case DOCUMENT_TABLE: table_block(flow, block); break;
    case DOCUMENT_SIGN: words_sign(flow, block); break;
    case DOCUMENT_BREAK:
        if (!flow->column)
            band_add(flow, 0)->cut = true;
        break;
    case DOCUMENT_COLUMNS_BESIDE: add_columns(flow, document, block); break;
    }
}

static bool set_pages(struct layout *layout, const struct document *document,
                      struct code_rows *rows, struct error *error)
{
    struct flow flow = {
        .arena = layout->arena,
        .type = &layout->type,
        .left = layout->shape.side,
        .width = page_inner_width(&layout->shape),
        .highest = page_inner_height(&layout->shape),
        .roll = layout->shape.roll,
        .rows = rows,
    };
    if (document->copy)
        words_copy(&flow);
    for (const struct document_block *block = document->list.first; block != NULL;
         block = block->next)
        add_block(&flow, document, block);
    layout->first = layout->last = NULL;
    layout->count = 0;
    return place_bands(layout, &flow, error);
}

/* Into how many pages its author cut it. */
static int sheets_of(const struct document *document)
{
    int sheets = 1;
    for (const struct document_block *block = document->list.first; block != NULL;
         block = block->next)
        sheets += block->kind == DOCUMENT_BREAK;
    return sheets;
}

/* A poster has one page, or those its author cut it into, and codes as large as they allow: how high a row
 * of them may be is found by halving. Where even the lowest need more pages, there is no reason for small
 * ones. */
static bool fit_pages(struct layout *layout, const struct document *document, struct error *error)
{
    struct code_rows rows = {.permille = ROWS_LOWEST};
    int fits = ROWS_LOWEST, too_high = ROWS_HIGHEST + 1, sheets = sheets_of(document);
    if (!set_pages(layout, document, &rows, error))
        return false;
    if (!rows.there)
        return true;
    if (layout->count > sheets) {
        rows.permille = ROWS_USUAL;
        return set_pages(layout, document, &rows, error);
    }
    while (too_high - fits > 2) {
        rows.permille = (fits + too_high) / 2;
        if (!set_pages(layout, document, &rows, error))
            return false;
        if (layout->count <= sheets)
            fits = rows.permille;
        else
            too_high = rows.permille;
    }
    rows.permille = fits;
    return set_pages(layout, document, &rows, error);
}

bool layout_make(struct layout *layout, const struct document *document, struct error *error)
{
    *layout = (struct layout){.arena = arena_new()};
    page_shape(&layout->shape, document->paper, document->large);
    type_init(&layout->type, layout->shape.body);
    if (fit_pages(layout, document, error))
        return true;
    layout_release(layout);
    return false;
}

void layout_release(struct layout *layout)
{
    type_release(&layout->type);
    arena_free(layout->arena);
    *layout = (struct layout){0};
}

const struct layout_page *layout_page(const struct layout *layout, int number)
{
    const struct layout_page *page = layout->first;
    for (int i = 1; page != NULL && i < number; i++)
        page = page->next;
    return number < 1 ? NULL : page;
}
