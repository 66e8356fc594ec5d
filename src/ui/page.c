#include "ui/page.h"

#include <assert.h>

#include "base/arena.h"

void page_init(struct page *page, struct arena *arena, const char *name)
{
    *page = (struct page){.arena = arena, .name = arena_text(arena, name)};
}

void page_title(struct page *page, const char *left, const char *right)
{
    page->left = left;
    page->right = right;
}

static struct page_block *add(struct page *page, enum page_kind kind)
{
    struct page_block *block = arena_new_array(page->arena, struct page_block, 1);
    block->kind = kind;
    block->side = page->side;
    if (page->last == NULL)
        page->first = block;
    else
        page->last->next = block;
    page->last = block;
    page->block_count++;
    return block;
}

struct page_block *page_gap(struct page *page)
{
    return add(page, PAGE_GAP);
}

struct page_block *page_heading(struct page *page, const char *text)
{
    return page_text(page, NULL, text, STYLE_STRONG);
}

struct page_block *page_text(struct page *page, const char *label, const char *text,
                             enum page_style style)
{
    struct page_block *block = add(page, PAGE_TEXT);
    block->label = label;
    block->text = text;
    block->style = style;
    return block;
}

struct page_block *page_row(struct page *page, const char *label, const char *text,
                            const char *second, enum page_style style)
{
    struct page_block *block = add(page, PAGE_ROW);
    block->label = label;
    block->text = text;
    block->second = second;
    block->style = style;
    return block;
}

struct page_block *page_choice(struct page *page, int item, int key, const char *label,
                               const char *note)
{
    assert(item > 0);
    struct page_block *block = add(page, PAGE_CHOICE);
    block->item = item;
    block->key = key;
    block->label = label;
    block->text = note;
    return block;
}

struct page_block *page_tick(struct page *page, int item, const char *text, bool on)
{
    assert(item > 0);
    struct page_block *block = add(page, PAGE_TICK);
    block->item = item;
    block->text = text;
    block->on = on;
    return block;
}

struct page_block *page_field(struct page *page, int item, const char *label, struct field *field,
                              const char *hint, const char *error)
{
    assert(item > 0 && field != NULL);
    struct page_block *block = add(page, PAGE_FIELD);
    block->item = item;
    block->label = label;
    block->field = field;
    block->text = hint;
    block->error = error;
    return block;
}

struct page_block *page_options(struct page *page, int item, const char *label,
                                const char *const *options, int count, int *chosen)
{
    assert(item > 0 && count > 0 && chosen != NULL);
    struct page_block *block = add(page, PAGE_OPTIONS);
    block->item = item;
    block->label = label;
    block->options = options;
    block->option_count = count;
    block->chosen = chosen;
    return block;
}

struct page_block *page_table(struct page *page, const struct page_table *table)
{
    struct page_block *block = add(page, PAGE_TABLE);
    block->table = table;
    return block;
}

struct page_block *page_bars(struct page *page, const struct page_bar *bars, int count)
{
    struct page_block *block = add(page, PAGE_BARS);
    block->bars = bars;
    block->bar_count = count;
    return block;
}

void page_side(struct page *page, enum page_side side)
{
    page->side = side;
}

void page_qr(struct page *page, const struct qr *qr, const char *text, const char *label)
{
    page->qr = qr;
    page->qr_text = text;
    page->qr_label = label;
}

void page_said(struct page *page, enum page_style style, const char *text)
{
    page->said_style = style;
    page->said = text;
}

struct page_key *page_key(struct page *page, int key, int action, const char *label,
                          const char *why_not)
{
    assert(page_find_key(page, key) == NULL);
    struct page_key *row = arena_new_array(page->arena, struct page_key, 1);
    row->key = key;
    row->action = action;
    row->label = label;
    row->why_not = why_not;
    if (page->last_key == NULL)
        page->first_key = row;
    else
        page->last_key->next = row;
    page->last_key = row;
    return row;
}

void page_focus(struct page *page, int item)
{
    page->focus = item;
}

const struct page_key *page_find_key(const struct page *page, int key)
{
    for (const struct page_key *row = page->first_key; row != NULL; row = row->next)
        if (row->key == key)
            return row;
    return NULL;
}
