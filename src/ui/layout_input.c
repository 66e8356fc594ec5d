/* What is typed and what is chosen: fields and options. */
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "ui/field.h"
#include "ui/layout_part.h"
#include "ui/mask.h"

/* Where a field stands, in cells of the body. */
struct room {
    int x, row, width;
};

static const char *or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

/* What is typed, as it is shown: dots for a secret, and inside a number that is masked. `*cursor` becomes
 * a place in that text. */
static void shown_text(const struct page_block *block, bool focused, struct buffer *into,
                       size_t *cursor)
{
    const char *text = block->field->text;
    *cursor = block->field->cursor;
    if (!block->secret && mask_covers(block, focused)) {
        mask_add(text, into, cursor);
        return;
    }
    if (!block->secret) {
        buffer_add_text(into, text);
        return;
    }
    size_t at = 0;
    while (text[at] != '\0') {
        if (at == block->field->cursor)
            *cursor = into->length;
        buffer_add_text(into, "•");
        at = text_next(text, at);
    }
    if (block->field->cursor >= at)
        *cursor = into->length;
}

/* Draws the part of the text around the cursor; a line longer than the room slides. */
static int draw_typed(struct cells *cells, const struct room *room, const char *text, size_t cursor,
                      struct ink ink)
{
    size_t start = 0;
    while (start < cursor && text_width_n(text + start, cursor - start) > room->width - 1)
        start = text_next(text, start);
    cells_put(cells, room->x, room->row, room->width, text + start, ink);
    return room->x + text_width_n(text + start, cursor - start);
}

static int field_width(const struct page_block *block, int room)
{
    if (block->limit == 0 || block->limit >= (size_t)room)
        return room;
    return (int)block->limit + 1;
}

/* The hint stands right of the field where there is room for the whole of it, else in the empty
 * field, else below; returns the rows that it takes below. */
static int draw_hint(struct cells *cells, const struct room *room, int free, const char *hint,
                     bool empty)
{
    int width = text_width(hint);
    if (width == 0)
        return 0;
    struct ink dim = ink_of(STYLE_DIM);
    if (width <= free - room->width - 2) {
        cells_put(cells, room->x + room->width + 2, room->row, width, hint, dim);
        return 0;
    }
    if (width < room->width) {
        dim.look = CELL_FIELD;
        if (empty)
            cells_put(cells, room->x, room->row, room->width, hint, dim);
        return 0;
    }
    return cells_wrap(cells, room->x, room->row + 1, free, hint, dim);
}

void layout_field(struct column *column, const struct page_block *block)
{
    struct cells *cells = &column->body->cells;
    const char *second = or_empty(block->second);
    int start = block->label != NULL ? column->text : 0;
    int right = text_width(second) > 0 ? text_width(second) + 2 : 0;
    int free = column->width - start - right;
    if (free < 4)
        free = column->width - start;
    struct room room = {column->x + start, column->row, field_width(block, free)};
    struct ink ink = {.look = CELL_FIELD, .item = block->item};
    bool focused = block->item == column->body->focus;

    if (block->label != NULL)
        cells_put_cut(cells, column->x, room.row, column->text - 1, block->label,
                      ink_of(focused ? STYLE_STRONG : STYLE_PLAIN));
    cells_fill(cells, room.x, room.row, room.width, " ", ink);
    if (free < column->width - start)
        cells_put(cells, column->x + column->width - right + 2, room.row, right, second,
                  ink_of(block->second_style));
    struct buffer text = {0};
    size_t cursor = 0;
    shown_text(block, focused, &text, &cursor);
    int below = draw_hint(cells, &room, free, or_empty(block->text), text.length == 0);
    int at = draw_typed(cells, &room, buffer_text(&text), cursor, ink);
    column->row += 1 + below;
    if (block->error != NULL) {
        struct buffer error = {0};
        buffer_addf(&error, "× %s", block->error);
        column->row += cells_wrap(cells, room.x, column->row, column->x + column->width - room.x,
                                  buffer_text(&error), ink_of(STYLE_FAIL));
        buffer_release(&error);
    }
    body_focus(column->body, block->item, at, room.row, column->row - 1);
    if (text.data != NULL)
        explicit_bzero(text.data, text.length);
    buffer_release(&text);
}

/* Each option keeps the room of its ‹ ›, so that nothing jumps when another is chosen. */
static int draw_option(struct cells *cells, int x, int row, int width, const char *text,
                       bool chosen, struct ink ink)
{
    cells_put(cells, x, row, 2, chosen ? "‹ " : "  ", ink);
    int used = cells_put_cut(cells, x + 2, row, width - 4, text, ink);
    cells_put(cells, x + 2 + used, row, 2, chosen ? " ›" : "  ", ink);
    return used + 4;
}

/* "‹ mất mạng ›  11/17": a list too long to be seen whole. A click on ‹ or › steps. */
static void draw_narrow(struct column *column, const struct page_block *block, int start)
{
    struct cells *cells = &column->body->cells;
    int chosen = *block->chosen, last = block->option_count - 1;
    const char *text = chosen < 0 ? "chưa chọn, bấm →" : or_empty(block->options[chosen]);
    struct ink ink = ink_of(chosen < 0 ? STYLE_PLAIN : STYLE_STRONG);
    struct buffer place = {0};
    if (block->item == column->body->focus)
        ink.look = CELL_FOCUS;
    ink.item = block->item;
    if (chosen >= 0)
        buffer_addf(&place, "  %d/%d", chosen + 1, block->option_count);
    int x = column->x + start, end = column->x + column->width - text_width(buffer_text(&place));
    ink.key = -(chosen > 0 ? chosen - 1 : 0) - 1;
    x += cells_put(cells, x, column->row, 2, "‹ ", ink);
    x += cells_put_cut(cells, x, column->row, end - x - 2, text, ink);
    ink.key = -(chosen < last ? chosen + 1 : last) - 1;
    x += cells_put(cells, x, column->row, 2, " ›", ink);
    cells_put(cells, x, column->row, column->x + column->width - x, buffer_text(&place),
              ink_of(STYLE_DIM));
    buffer_release(&place);
    column->row++;
    body_focus(column->body, block->item, column->x + start + 2, column->row - 1, column->row - 1);
}

void layout_options(struct column *column, const struct page_block *block)
{
    struct cells *cells = &column->body->cells;
    int start = block->label != NULL ? column->text : 0;
    int x = start, top = column->row, cursor = column->x + start, cursor_row = top;
    bool focused = block->item == column->body->focus;
    if (block->label != NULL)
        cells_put_cut(cells, column->x, top, column->text - 1, block->label, ink_of(STYLE_DIM));
    if (block->narrow) {
        draw_narrow(column, block, start);
        return;
    }
    for (int i = 0; i < block->option_count; i++) {
        const char *text = or_empty(block->options[i]);
        bool chosen = i == *block->chosen;
        if (x > start && x + text_width(text) + 4 > column->width) {
            x = start;
            column->row++;
            cells_grow(cells, column->row + 1);
        }
        struct ink ink = ink_of(chosen ? STYLE_STRONG : STYLE_PLAIN);
        ink.item = block->item;
        ink.key = -i - 1;
        if (focused && (chosen || (*block->chosen < 0 && i == 0)))
            ink.look = CELL_FOCUS;
        if (chosen) {
            cursor = column->x + x + 2;
            cursor_row = column->row;
        }
        x += draw_option(cells, column->x + x, column->row, column->width - x, text, chosen, ink);
    }
    column->row++;
    body_focus(column->body, block->item, cursor, cursor_row, column->row - 1);
}
