#include "paper/words.h"

#include "base/document.h"
#include "paper/band.h"

#define WRITE_HEIGHT 64 /* dots: eight millimetres, for a hand that is not used to writing */

static int dots(const struct flow *flow)
{
    return type_dots(flow->type, TYPE_BODY);
}

/* White under a block. */
static int rest(const struct flow *flow)
{
    return dots(flow) / 4;
}

struct type_style words_style(const struct document_block *block)
{
    static const enum type_size sizes[] = {[DOCUMENT_NORMAL] = TYPE_BODY,
                                           [DOCUMENT_SMALL] = TYPE_SMALL,
                                           [DOCUMENT_LARGE] = TYPE_LARGE};
    return (struct type_style){
        .size = sizes[block->size], .align = block->align, .strong = block->strong};
}

void words_paragraph(struct flow *flow, const char *text, const struct type_style *style, int below)
{
    struct cell cell = {type_set(flow->type, text, style, flow->width), flow->left};
    band_row(flow, &cell, 1, ROW_LINES, below);
}

/* Keeps with what follows: a title alone at the foot of a page says nothing. */
static void keep_from(struct flow *flow, const struct band *before)
{
    for (struct band *band = before != NULL ? before->next : flow->first; band != NULL;
         band = band->next)
        band->with_next = true;
}

void words_title(struct flow *flow, const struct document_block *block)
{
    const struct band *before = flow->last;
    const struct type_style style = {.size = TYPE_TITLE, .align = DOCUMENT_MIDDLE};
    words_paragraph(flow, block->text, &style, rest(flow) * 3);
    keep_from(flow, before);
}

/* A strong one is taken for the head of what follows. */
void words_line(struct flow *flow, const struct document_block *block)
{
    const struct type_style style = words_style(block);
    const struct band *before = flow->last;
    words_paragraph(flow, block->text, &style, rest(flow));
    if (block->strong)
        keep_from(flow, before);
}

/* A text that hangs behind a mark. The mark is as high as a capital letter, and a little more. */
static void add_marked(struct flow *flow, const struct document_block *block, enum item_kind kind)
{
    const struct type_style style = words_style(block);
    int size = type_dots(flow->type, style.size), side = size * 9 / 10;
    int indent = size * 3 / 2;
    struct cell cell = {type_set(flow->type, block->text, &style, flow->width - indent),
                        flow->left + indent};
    struct band *band = band_row(flow, &cell, 1, ROW_LINES, rest(flow) * 2);
    if (band == NULL)
        band = band_add(flow, type_line_height(flow->type, style.size) + rest(flow) * 2);
    int y = cell.text.baseline - side + size / 12;
    band_item(flow, band, kind, flow->left + 1, y, side, side)->thick = size / 8;
}

void words_done(struct flow *flow, const struct document_block *block)
{
    add_marked(flow, block, ITEM_TICK);
}

void words_box(struct flow *flow, const struct document_block *block)
{
    add_marked(flow, block, ITEM_FRAME);
}

/* The dots follow the words where a third of the line is left for them, else they have a line of their
 * own. */
void words_write(struct flow *flow, const struct document_block *block)
{
    const struct type_style style = words_style(block);
    struct cell cell = {type_set(flow->type, block->text, &style, flow->width), flow->left};
    int gap = cell.text.lines > 0 ? rest(flow) : 0;
    int left = cell.text.widest + gap;
    bool same_line = cell.text.lines <= 1 && left <= flow->width * 2 / 3;
    if (!same_line) {
        const struct band *before = flow->last;
        band_row(flow, &cell, 1, ROW_LINES, 0);
        keep_from(flow, before);
        left = 0;
    }
    int height = WRITE_HEIGHT > cell.text.line_height ? WRITE_HEIGHT : cell.text.line_height;
    struct band *band = band_add(flow, height + rest(flow));
    int top = height - cell.text.line_height, thick = 2;
    if (same_line)
        band_text(flow, band, &cell.text, 0, 1, flow->left, top);
    band_item(flow, band, ITEM_DOTS, flow->left + left, top + cell.text.baseline,
              flow->width - left, thick)
        ->thick = thick;
}

void words_fact(struct flow *flow, const struct document_block *block)
{
    struct type_style style = words_style(block);
    style.align = DOCUMENT_LEFT;
    struct type_text label = type_set(flow->type, block->text, &style, flow->width);
    style.align = DOCUMENT_RIGHT;
    struct type_text value = type_set(flow->type, block->second, &style, flow->width);
    int gap = dots(flow) / 2;

    /* As they are; else the value gets what the label leaves, and three fifths in any case. */
    int left = label.widest, right = value.widest;
    if (left + gap + right > flow->width) {
        int most = flow->width * 3 / 5;
        if (most < flow->width - gap - left)
            most = flow->width - gap - left;
        right = right < most ? right : most;
        left = flow->width - gap - right;
    }
    style.align = DOCUMENT_LEFT;
    struct cell cells[2];
    cells[0] = (struct cell){type_set(flow->type, block->text, &style, left), flow->left};
    style.align = DOCUMENT_RIGHT;
    right = flow->width - gap - left;
    cells[1] =
        (struct cell){type_set(flow->type, block->second, &style, right), flow->left + left + gap};
    band_row(flow, cells, 2, ROW_WHOLE, rest(flow));
}

/* The half of a wide page in which somebody signs; a column or a roll is used whole. */
static struct flow place_to_sign(const struct flow *flow, enum document_align align)
{
    struct flow place = *flow;
    place.first = place.last = NULL;
    if (flow->column || flow->roll)
        return place;
    place.width = flow->width / 2;
    if (align != DOCUMENT_LEFT)
        place.left += align == DOCUMENT_MIDDLE ? flow->width / 4 : flow->width - place.width;
    return place;
}

void words_sign(struct flow *flow, const struct document_block *block)
{
    const struct type_style strong = {.size = TYPE_BODY, .align = DOCUMENT_MIDDLE, .strong = true};
    const struct type_style small = {.size = TYPE_SMALL, .align = DOCUMENT_MIDDLE};
    struct flow place = place_to_sign(flow, block->align);
    band_add(&place, rest(flow) * 2);
    words_paragraph(&place, block->text, &strong, 0);
    words_paragraph(&place, block->second, &small, 0);
    band_add(&place, dots(flow) * 5);
    keep_from(&place, NULL);
    place.last->with_next = block->third[0] != '\0';
    words_paragraph(&place, block->third, &strong, rest(flow));
    if (flow->last != NULL)
        flow->last->next = place.first;
    else
        flow->first = place.first;
    flow->last = place.last;
}

void words_copy(struct flow *flow)
{
    const struct type_style style = {.size = TYPE_LARGE, .strong = true};
    static const char words[] = "BẢN SAO";
    struct type_text text = type_set(flow->type, words, &style, flow->width);
    text = type_set(flow->type, words, &style, text.widest);
    int inside = dots(flow) / 2, thick = dots(flow) / 8;
    int width = text.widest + 2 * inside, height = text.line_height + inside;
    struct band *band = band_add(flow, height + dots(flow) / 2);
    int x = flow->left + (flow->width - width) / 2;
    band_item(flow, band, ITEM_FRAME, x, 0, width, height)->thick = thick;
    band_text(flow, band, &text, 0, 1, x + inside, inside / 2);
    band->with_next = true;
}
