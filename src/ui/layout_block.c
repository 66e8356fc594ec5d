/* The plain blocks: texts, rows, choices, ticks; and where their columns stand. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "ui/key.h"
#include "ui/layout_part.h"
#include "ui/sign.h"

/* Labels share a column 6, 12, 18 … cells wide: the same places from page to page. */
#define LABEL_STEP 6
/* From the key of a choice, or the sign of a row, to its words. */
#define KEY_STEP 3
#define NOTE_AT  25 /* of the main column: cell 26 of the screen */
#define BOX_STEP 4  /* "[x] " */
#define NARROW   40 /* columns in which notes seldom fit beside the words */

static bool is_sign(const char *label)
{
    return label == NULL || text_width(label) <= 2;
}

static const char *or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

/* Cells that the words of a choice or row take before its note. */
static int words_before_note(const struct column *column, const struct page_block *block)
{
    if (block->kind == PAGE_CHOICE)
        return column->indent + KEY_STEP + text_width(or_empty(block->label));
    int start = is_sign(block->label) ? column->indent + KEY_STEP : column->text;
    return start + text_width(or_empty(block->text));
}

static bool has_note(const struct page_block *block)
{
    return (block->kind == PAGE_CHOICE && block->text != NULL && block->text[0] != '\0') ||
           (block->kind == PAGE_ROW && block->second != NULL && block->second[0] != '\0');
}

static int label_width(const struct page_block *block)
{
    if (block->label == NULL || block->kind == PAGE_CHOICE ||
        (block->kind == PAGE_ROW && is_sign(block->label)))
        return 0;
    return text_width(block->label);
}

void column_measure(struct column *column, const struct page_block *from,
                    const struct page_block *to, enum page_side side)
{
    int label = 0, words = 0;
    bool notes = false;
    for (const struct page_block *block = from; block != to; block = block->next)
        if (block->side == side && label_width(block) > label)
            label = label_width(block);
    column->text = LABEL_STEP * (label / LABEL_STEP + 1);
    if (column->text > column->width / 2)
        column->text = column->width / 2;
    for (const struct page_block *block = from; block != to; block = block->next) {
        if (block->side != side || !has_note(block))
            continue;
        notes = true;
        if (words_before_note(column, block) > words)
            words = words_before_note(column, block);
    }
    int least = column->indent > 0 ? NOTE_AT : column->indent + KEY_STEP + 11;
    column->note = words + 2 > least ? words + 2 : least;
    if (column->note > column->width * 6 / 10)
        column->note = column->width * 6 / 10;
    if (!notes)
        column->note = 0;
}

void body_focus(struct body *body, int item, int x, int row, int bottom)
{
    if (item <= 0 || item != body->focus)
        return;
    body->focus_drawn = true;
    body->cells.cursor_x = x;
    body->cells.cursor_y = row;
    body->focus_top = row;
    body->focus_bottom = bottom;
}

static void draw_label(struct column *column, const struct page_block *block, struct ink ink)
{
    if (block->label != NULL)
        cells_put_cut(&column->body->cells, column->x, column->row, column->text - 1, block->label,
                      ink);
}

/* The text with what its style adds: “ ” around what is said, a sign before a state. */
static void dress(struct buffer *into, const struct page_block *block)
{
    const char *text = or_empty(block->text);
    const char *sign = sign_before(block->style, text);
    bool quote = block->style == STYLE_SAY && strncmp(text, "“", strlen("“")) != 0;
    if (sign[0] != '\0')
        buffer_addf(into, "%s ", sign);
    if (quote)
        buffer_add_text(into, "“");
    buffer_add_text(into, text);
    if (quote)
        buffer_add_text(into, "”");
}

static void draw_text(struct column *column, const struct page_block *block)
{
    struct buffer text = {0};
    dress(&text, block);
    int start = block->label != NULL ? column->text : 0;
    struct cells *cells = &column->body->cells;
    draw_label(column, block, ink_of(STYLE_DIM));
    if (block->style == STYLE_BANNER)
        cells_fill(cells, column->x + start, column->row, column->width - start, " ",
                   ink_of(STYLE_BANNER));
    column->row += cells_wrap(cells, column->x + start, column->row, column->width - start,
                              buffer_text(&text), ink_of(block->style));
    buffer_release(&text);
}

static void draw_row(struct column *column, const struct page_block *block)
{
    struct cells *cells = &column->body->cells;
    const char *label = block->label != NULL ? block->label : sign_of(block->style);
    const char *text = or_empty(block->text), *second = or_empty(block->second);
    bool sign = is_sign(label);
    bool bare = label[0] == '\0' && column->note == 0;
    int start = bare ? 0 : sign ? column->indent + KEY_STEP : column->text;
    int room = (second[0] != '\0' ? column->note - 2 : column->width) - start;
    struct ink ink = ink_of(block->style);
    if (sign)
        cells_put(cells, column->x + column->indent, column->row, KEY_STEP - 1, label,
                  block->style == STYLE_PLAIN ? ink_of(STYLE_DIM) : ink);
    else
        draw_label(column, block, ink_of(STYLE_DIM));
    if (sign && block->style == STYLE_DONE) /* the sign says it; green words are pale on white */
        ink = ink_of(STYLE_PLAIN);
    cells_put_cut(cells, column->x + start, column->row, room, text, ink);
    if (second[0] != '\0')
        cells_put_cut(cells, column->x + column->note, column->row, column->width - column->note,
                      second, ink_of(block->second_style));
    column->row++;
}

/* Where a choice's note stands: in its column; where that is narrow and the two do not fit, where both
 * stay one line, else below the words (`*below`). */
static int note_place(const struct column *column, const struct page_block *block, bool *below)
{
    int wide = text_width(block->text), words = words_before_note(column, block);
    *below = false;
    if (column->width >= NARROW ||
        (words + 2 <= column->note && wide <= column->width - column->note))
        return column->note;
    if (words + 2 + wide <= column->width)
        return column->width - wide;
    *below = true;
    return column->indent + KEY_STEP;
}

static int draw_note(struct column *column, const struct page_block *block, int x, int row)
{
    struct ink ink = ink_of(block->second_style == STYLE_PLAIN ? STYLE_DIM : block->second_style);
    ink.item = block->item;
    return cells_wrap(&column->body->cells, column->x + x, row, column->width - x, block->text,
                      ink);
}

static void draw_choice(struct column *column, const struct page_block *block)
{
    struct cells *cells = &column->body->cells;
    bool noted = block->text != NULL && block->text[0] != '\0', below = false;
    int start = column->indent + KEY_STEP;
    int note = noted ? note_place(column, block, &below) : 0;
    int room = (noted && !below ? note - 2 : column->width) - start;
    bool focused = block->item == column->body->focus;
    struct ink ink = ink_of(block->style);
    ink.item = block->item;
    if (focused)
        ink.look = CELL_FOCUS;
    struct ink key = {.look = CELL_KEY, .bold = true, .item = block->item};
    if (block->key > 0) {
        char name[8] = "";
        cells_put(cells, column->x + column->indent, column->row, KEY_STEP - 1,
                  ui_key_name(block->key, name), key);
    }
    int rows = cells_wrap(cells, column->x + start, column->row, room, or_empty(block->label), ink);
    if (noted) {
        int more = draw_note(column, block, note, column->row + (below ? rows : 0));
        rows = below ? rows + more : more > rows ? more : rows;
    }
    body_focus(column->body, block->item, column->x + start, column->row, column->row + rows - 1);
    column->row += rows;
}

static void draw_tick(struct column *column, const struct page_block *block)
{
    struct cells *cells = &column->body->cells;
    int start = column->text;
    struct ink box = ink_of(block->on ? STYLE_DONE : STYLE_PLAIN);
    struct ink ink = ink_of(block->style);
    box.item = ink.item = block->item;
    if (block->item == column->body->focus)
        box.look = CELL_FOCUS;
    draw_label(column, block, ink_of(STYLE_DIM));
    cells_put(cells, column->x + start, column->row, 3, block->on ? "[x]" : "[ ]", box);
    int rows = cells_wrap(cells, column->x + start + BOX_STEP, column->row,
                          column->width - start - BOX_STEP, or_empty(block->text), ink);
    body_focus(column->body, block->item, column->x + start + 1, column->row,
               column->row + rows - 1);
    column->row += rows;
}

void layout_block(struct column *column, const struct page_block *block)
{
    if (column->row >= BODY_ROWS)
        return;
    if (block->kind == PAGE_GAP) {
        column->gap = column->open;
        return;
    }
    column->row += column->gap;
    column->gap = false;
    column->open = true;
    cells_grow(&column->body->cells, column->row + 1);
    switch (block->kind) {
    case PAGE_GAP: break;
    case PAGE_TEXT: draw_text(column, block); break;
    case PAGE_ROW: draw_row(column, block); break;
    case PAGE_CHOICE: draw_choice(column, block); break;
    case PAGE_TICK: draw_tick(column, block); break;
    case PAGE_FIELD: layout_field(column, block); break;
    case PAGE_OPTIONS: layout_options(column, block); break;
    case PAGE_TABLE: layout_table(column, block); break;
    case PAGE_BARS: layout_bars(column, block); break;
    }
}
