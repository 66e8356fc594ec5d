#include "ui/focus.h"

#include <stdio.h>
#include <string.h>

#include "ui/key.h"

/* One step of the walk over a page's items. */
struct walk {
    const struct page_block *block;
    int cell;                       /* of a table: the next one to look at */
    const struct page_block *owner; /* of the item that was found last */
};

static int walk_next(struct walk *walk)
{
    while (walk->block != NULL) {
        const struct page_block *block = walk->block;
        const struct page_table *table = block->kind == PAGE_TABLE ? block->table : NULL;
        walk->owner = block;
        while (table != NULL && walk->cell < table->rows * table->columns)
            if (table->cells[walk->cell++].item > 0)
                return table->cells[walk->cell - 1].item;
        *walk = (struct walk){.block = block->next, .owner = block};
        if (table == NULL && block->item > 0)
            return block->item;
    }
    return 0;
}

static bool on_page(const struct page *page, int item)
{
    return focus_block(page, item) != NULL;
}

int focus_end(const struct page *page, bool last)
{
    struct walk walk = {.block = page->first};
    int item = walk_next(&walk);
    for (int next = item; last && next != 0; next = walk_next(&walk))
        item = next;
    return item;
}

void focus_settle(const struct page *page, struct ui_place *place)
{
    char name[sizeof place->name];
    snprintf(name, sizeof name, "%s", page->name != NULL ? page->name : "");
    if (strcmp(name, place->name) != 0) {
        *place = (struct ui_place){.focus = page->focus};
        memcpy(place->name, name, sizeof name);
    }
    if (!on_page(page, place->focus) && page->focus == PAGE_NO_FOCUS)
        place->focus = 0;
    else if (!on_page(page, place->focus))
        place->focus = on_page(page, page->focus) ? page->focus : focus_end(page, false);
}

const struct page_block *focus_block(const struct page *page, int item)
{
    if (item <= 0)
        return NULL;
    struct walk walk = {.block = page->first};
    for (int found; (found = walk_next(&walk)) != 0;)
        if (found == item)
            return walk.owner;
    return NULL;
}

const struct page_block *focus_field(const struct page *page, const struct ui_place *place)
{
    const struct page_block *block = focus_block(page, place->focus);
    return block != NULL && block->kind == PAGE_FIELD ? block : NULL;
}

int focus_step(const struct page *page, int item, int steps)
{
    int index = -1, count = 0;
    struct walk walk = {.block = page->first};
    for (int found; (found = walk_next(&walk)) != 0; count++)
        if (found == item)
            index = count;
    int wanted = index + steps;
    if (index < 0 || wanted < 0 || wanted >= count)
        return 0;
    walk = (struct walk){.block = page->first};
    int found = 0;
    for (int i = 0; i <= wanted; i++)
        found = walk_next(&walk);
    return found;
}

/* The item of a table from (row, column) on in steps of `step` cells, or 0. */
static int table_item(const struct page_table *table, int row, int column, int down, int right)
{
    for (row += down, column += right;
         row >= 0 && row < table->rows && column >= 0 && column < table->columns;
         row += down, column += right) {
        int item = table->cells[row * table->columns + column].item;
        if (item > 0)
            return item;
    }
    return 0;
}

static int move_in_table(const struct page_table *table, int item, int key)
{
    for (int i = 0; i < table->rows * table->columns; i++)
        if (table->cells[i].item == item)
            return table_item(table, i / table->columns, i % table->columns,
                              (key == UI_KEY_DOWN) - (key == UI_KEY_UP),
                              (key == UI_KEY_RIGHT) - (key == UI_KEY_LEFT));
    return 0;
}

/* The first item after (or before) the block that holds this one. */
static int leave_block(const struct page *page, int item, int step)
{
    const struct page_block *block = focus_block(page, item);
    int next = item;
    do
        next = focus_step(page, next, step);
    while (next != 0 && focus_block(page, next) == block);
    return next;
}

bool focus_move(const struct page *page, struct ui_place *place, int key)
{
    const struct page_block *block = focus_block(page, place->focus);
    bool table = block != NULL && block->kind == PAGE_TABLE;
    bool upright = key == UI_KEY_UP || key == UI_KEY_DOWN;
    bool level = key == UI_KEY_LEFT || key == UI_KEY_RIGHT;
    if (!upright && !(level && table))
        return false;
    int next = table ? move_in_table(block->table, place->focus, key) : 0;
    if (block == NULL && upright)
        next = focus_end(page, key == UI_KEY_UP);
    else if (next == 0 && upright)
        next = leave_block(page, place->focus, key == UI_KEY_DOWN ? 1 : -1);
    if (next != 0)
        place->focus = next;
    return true;
}

static int item_of_key(const struct page *page, int key)
{
    for (const struct page_block *block = page->first; block != NULL; block = block->next)
        if (block->item > 0 && block->key == key)
            return block->item;
    return 0;
}

int focus_by_key(const struct page *page, int key, bool exact)
{
    if (key <= 0)
        return 0;
    int item = item_of_key(page, key);
    bool letter = (key >= 'a' && key <= 'z') || (key >= 'A' && key <= 'Z');
    return item == 0 && letter && !exact ? item_of_key(page, key ^ 0x20) : item;
}
