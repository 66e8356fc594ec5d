/* A page as lines. Reading the answers is linear_run.c. */
#include "ui/linear.h"

#include <string.h>

#include "base/buffer.h"
#include "ui/field.h"
#include "ui/focus.h"
#include "ui/key.h"
#include "ui/mask.h"
#include "ui/number.h"
#include "ui/page.h"
#include "ui/sign.h"

static bool filled(const char *text)
{
    return text != NULL && text[0] != '\0';
}

static const char *or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

int linear_number(const struct page *page, int item)
{
    int number = 0;
    for (int at = focus_end(page, false); at != 0; at = focus_step(page, at, 1)) {
        const struct page_block *block = focus_block(page, at);
        bool own = block->key > 0 || block->kind == PAGE_FIELD || block->kind == PAGE_OPTIONS;
        /* A digit that is some choice's key is not a number too. */
        do
            number += !own;
        while (!own && number < 10 && focus_by_key(page, '0' + number, true) != 0);
        if (at == item)
            return own ? 0 : number;
    }
    return 0;
}

static void add_mark(const struct page_block *block, const struct ui_place *place,
                     struct buffer *into)
{
    buffer_add_text(into, block->item > 0 && block->item == place->focus ? "> " : "  ");
}

static void add_number(const struct page *page, int item, struct buffer *into)
{
    int number = linear_number(page, item);
    if (number > 0)
        buffer_addf(into, "(%d) ", number);
}

static void add_text(const struct page_block *block, struct buffer *into)
{
    const char *text = or_empty(block->text);
    const char *sign = sign_before(block->style, text);
    bool quote = block->style == STYLE_SAY && strncmp(text, "“", strlen("“")) != 0;
    if (filled(block->label))
        buffer_addf(into, "%s: ", block->label);
    if (sign[0] != '\0')
        buffer_addf(into, "%s ", sign);
    buffer_addf(into, quote ? "“%s”\n" : "%s\n", text);
}

static void add_row(const struct page_block *block, struct buffer *into)
{
    const char *label = block->label != NULL ? block->label : sign_of(block->style);
    if (label[0] != '\0')
        buffer_addf(into, "%s  ", label);
    buffer_add_text(into, or_empty(block->text));
    if (filled(block->second))
        buffer_addf(into, " · %s", block->second);
    buffer_add_byte(into, '\n');
}

static void add_choice(const struct page *page, const struct page_block *block, struct buffer *into)
{
    char name[8];
    if (block->key > 0)
        buffer_addf(into, "%s  ", ui_key_name(block->key, name));
    else
        add_number(page, block->item, into);
    buffer_add_text(into, or_empty(block->label));
    if (filled(block->text))
        buffer_addf(into, " · %s", block->text);
    buffer_add_byte(into, '\n');
}

static void add_tick(const struct page *page, const struct page_block *block, struct buffer *into)
{
    if (filled(block->label))
        buffer_addf(into, "%s: ", block->label);
    add_number(page, block->item, into);
    buffer_addf(into, "%s %s\n", block->on ? "[x]" : "[ ]", or_empty(block->text));
}

static void add_typed(const struct page_block *block, const struct ui_place *place,
                      struct buffer *into)
{
    const char *text = block->field->text;
    size_t cursor = 0;
    if (text[0] == '\0' || block->secret)
        buffer_add_text(into, text[0] == '\0' ? "(trống)" : "(đã gõ)");
    else if (mask_covers(block, block->item == place->focus))
        mask_add(text, into, &cursor);
    else
        buffer_add_text(into, text);
}

static void add_field(const struct page_block *block, const struct ui_place *place,
                      struct buffer *into)
{
    if (filled(block->label))
        buffer_addf(into, "%s: ", block->label);
    add_typed(block, place, into);
    if (filled(block->text))
        buffer_addf(into, " (%s)", block->text);
    if (filled(block->second))
        buffer_addf(into, " · %s", block->second);
    buffer_add_byte(into, '\n');
    if (filled(block->error))
        buffer_addf(into, "  × %s\n", block->error);
}

static void add_options(const struct page_block *block, struct buffer *into)
{
    if (filled(block->label))
        buffer_addf(into, "%s: ", block->label);
    for (int i = 0; i < block->option_count; i++)
        buffer_addf(into, "%s%d %s%s", i > 0 ? ", " : "", i + 1, or_empty(block->options[i]),
                    i == *block->chosen ? " (đã chọn)" : "");
    buffer_add_byte(into, '\n');
}

/* "Cài VNeID · xong 11, hẹn 0": each figure with the head of its column. */
static void add_table(const struct page *page, const struct page_block *block,
                      const struct ui_place *place, struct buffer *into)
{
    const struct page_table *table = block->table;
    for (int row = 0; row < table->rows; row++) {
        buffer_add_text(into, "  ");
        for (int i = 0; i < table->columns; i++) {
            const struct page_cell *cell = &table->cells[row * table->columns + i];
            if (!filled(cell->text))
                continue;
            buffer_add_text(into, i == 0 ? "" : i == 1 ? " · " : ", ");
            if (cell->item > 0 && cell->item == place->focus)
                buffer_add_text(into, "> ");
            add_number(page, cell->item, into);
            if (table->head != NULL && i > 0 && filled(table->head[i]))
                buffer_addf(into, "%s ", table->head[i]);
            buffer_add_text(into, cell->text);
        }
        buffer_add_byte(into, '\n');
    }
}

static void add_bars(const struct page_block *block, struct buffer *into)
{
    char number[FIGURE_SIZE];
    for (int i = 0; i < block->bar_count; i++)
        buffer_addf(into, "  %s: %s\n", or_empty(block->bars[i].label),
                    figure_text(block->bars[i].value, number));
}

static void add_block(const struct page *page, const struct page_block *block,
                      const struct ui_place *place, struct buffer *into)
{
    if (block->kind != PAGE_TABLE && block->kind != PAGE_BARS)
        add_mark(block, place, into);
    switch (block->kind) {
    case PAGE_GAP: break;
    case PAGE_TEXT: add_text(block, into); break;
    case PAGE_ROW: add_row(block, into); break;
    case PAGE_CHOICE: add_choice(page, block, into); break;
    case PAGE_TICK: add_tick(page, block, into); break;
    case PAGE_FIELD: add_field(block, place, into); break;
    case PAGE_OPTIONS: add_options(block, into); break;
    case PAGE_TABLE: add_table(page, block, place, into); break;
    case PAGE_BARS: add_bars(block, into); break;
    }
}

static void add_title(const struct page *page, struct buffer *into)
{
    buffer_addf(into, "== %s", or_empty(page->left));
    if (filled(page->right))
        buffer_addf(into, " · %s", page->right);
    buffer_add_byte(into, '\n');
    if (filled(page->banner))
        buffer_addf(into, "** %s **\n", page->banner);
}

static void add_keys(const struct page *page, struct buffer *into)
{
    char name[8];
    const char *between = "Phím: ";
    for (const struct page_key *key = page->first_key; key != NULL; key = key->next) {
        if (key->hidden)
            continue;
        buffer_addf(into, "%s%s %s", between, ui_key_name(key->key, name), or_empty(key->label));
        if (key->why_not != NULL)
            buffer_addf(into, " (chưa được: %s)", key->why_not);
        between = " · ";
    }
    if (between[0] == ' ')
        buffer_add_byte(into, '\n');
}

void linear_write(const struct page *page, const struct ui_place *place, struct buffer *into)
{
    add_title(page, into);
    bool open = false, gap = false;
    enum page_side side = SIDE_MAIN;
    for (const struct page_block *block = page->first; block != NULL; block = block->next) {
        if (block->kind == PAGE_GAP) {
            gap = open;
            continue;
        }
        if (gap || (open && block->side != side))
            buffer_add_byte(into, '\n');
        side = block->side;
        open = true;
        gap = false;
        add_block(page, block, place, into);
    }
    if (page->qr != NULL)
        buffer_addf(into, "  Mã QR%s%s: %s\n", filled(page->qr_label) ? " " : "",
                    or_empty(page->qr_label), or_empty(page->qr_text));
    if (filled(page->said)) {
        const char *sign = sign_before(page->said_style, page->said);
        buffer_addf(into, "-- %s%s%s\n", sign, sign[0] != '\0' ? " " : "", page->said);
    }
    add_keys(page, into);
}
