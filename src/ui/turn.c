#include "ui/turn.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "ui/field.h"
#include "ui/focus.h"
#include "ui/key.h"
#include "ui/utf8.h"

#define FIRST_ACCENTED 0xC0 /* the first letter beyond ASCII */

void turn_init(struct turn *turn, const struct ui_client *client)
{
    *turn = (struct turn){.client = client, .arena = arena_new()};
    page_init(&turn->page, turn->arena, "");
    turn_describe(turn);
}

void turn_release(struct turn *turn)
{
    arena_free(turn->arena);
    *turn = (struct turn){0};
}

bool turn_describe(struct turn *turn)
{
    char before[sizeof((struct ui_place *)NULL)->name];
    snprintf(before, sizeof before, "%s", turn->page.name);
    arena_clear(turn->arena);
    page_init(&turn->page, turn->arena, "");
    turn->client->describe(turn->client->self, &turn->page);
    focus_settle(&turn->page, turn->client->place(turn->client->self));
    return strcmp(before, turn->page.name) != 0;
}

struct ui_place *turn_place(struct turn *turn)
{
    struct ui_place *place = turn->client->place(turn->client->self);
    focus_settle(&turn->page, place);
    return place;
}

bool turn_act(struct turn *turn, int action, int item, int key)
{
    struct ui_act act = {.action = action, .item = item, .key = key};
    return turn->client->act(turn->client->self, &act);
}

void turn_say(struct turn *turn, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    vsnprintf(turn->said, sizeof turn->said, format, values);
    va_end(values);
}

static bool is_printable(int key)
{
    return key >= UI_KEY_SPACE && key < UI_KEY_NAMED;
}

/* True if the field leaves this printable key to the page. */
static bool stays_a_key(const struct turn *turn, const struct page_block *block, int key)
{
    if (block->digits && (key < '0' || key > '9'))
        return true;
    return block->keys_when_empty && block->field->text[0] == '\0' &&
           focus_by_key(&turn->page, key, true) != 0;
}

/* One printable key into the field. */
static bool type(struct turn *turn, const struct page_block *block, int key)
{
    struct typing_rules rules = {.method = turn->page.typing, .scope = block->typing};
    bool typed = field_compose(block->field, key, &rules, block->limit);
    char text[5] = "";
    text[utf8_write(key, text)] = '\0';
    if (!typed && text_is_clean(text))
        turn_say(turn, "Ô này đã đầy.");
    return typed;
}

/* Edits the focused field. True if the key was the field's; `*go` is then the client's answer. */
static bool edit(struct turn *turn, const struct page_block *block, int key, bool *go)
{
    size_t length = strlen(block->field->text);
    *go = true;
    if (is_printable(key)) {
        if (stays_a_key(turn, block, key))
            return false;
        if (type(turn, block, key))
            *go = turn_act(turn, UI_ACTION_CHANGED, block->item, key);
        if (*go && key >= FIRST_ACCENTED && block->typing != TYPING_PLAIN)
            *go = turn_act(turn, UI_ACTION_ACCENTED, block->item, key);
        return true;
    }
    if (!field_key(block->field, key))
        return false;
    if (strlen(block->field->text) != length)
        *go = turn_act(turn, UI_ACTION_CHANGED, block->item, key);
    return true;
}

bool turn_option(struct turn *turn, const struct page_block *block, int index, int key)
{
    if (index == *block->chosen)
        return true;
    *block->chosen = index;
    return turn_act(turn, UI_ACTION_CHANGED, block->item, key);
}

static bool step_option(struct turn *turn, const struct page_block *block, int key)
{
    int last = block->option_count - 1, index = *block->chosen;
    if (key == UI_KEY_LEFT)
        index = index < 0 ? last : index > 0 ? index - 1 : 0;
    else if (key == UI_KEY_RIGHT)
        index = index < last ? index + 1 : last;
    else
        index = index < last ? index + 1 : 0;
    return turn_option(turn, block, index, key);
}

/* The page's key: as it is, or else the other case of a Latin letter. */
static const struct page_key *find_key(const struct turn *turn, int key)
{
    const struct page_key *row = page_find_key(&turn->page, key);
    bool letter = (key >= 'a' && key <= 'z') || (key >= 'A' && key <= 'Z');
    if (row == NULL && letter && focus_by_key(&turn->page, key, true) == 0)
        row = page_find_key(&turn->page, key ^ 0x20);
    return row;
}

static bool press(struct turn *turn, const struct page_key *row, int key)
{
    if (row->why_not != NULL) {
        turn_say(turn, "%s", row->why_not);
        return true;
    }
    return turn_act(turn, row->action, turn_place(turn)->focus, key);
}

/* Moves focus or scroll; true if the key does that. */
static bool move(struct turn *turn, struct ui_place *place, int key)
{
    int step = turn->body_rows > 1 ? turn->body_rows - 1 : turn->body_rows;
    int next = 0;
    switch (key) {
    case UI_KEY_PAGE_DOWN: place->scroll += step; return true;
    case UI_KEY_PAGE_UP:
        place->scroll = place->scroll > step ? place->scroll - step : 0;
        return true;
    case UI_KEY_TAB:
    case UI_KEY_BACK_TAB:
        next = focus_step(&turn->page, place->focus, key == UI_KEY_TAB ? 1 : -1);
        place->focus = next != 0 ? next : focus_end(&turn->page, key == UI_KEY_BACK_TAB);
        return true;
    default: return focus_move(&turn->page, place, key);
    }
}

bool turn_choose(struct turn *turn, int item, int key)
{
    const struct page_block *block = focus_block(&turn->page, item);
    if (block == NULL)
        return true;
    if (block->kind != PAGE_FIELD && block->kind != PAGE_OPTIONS)
        return turn_act(turn, UI_ACTION_CHOOSE, item, key);
    turn_place(turn)->focus = item;
    return true;
}

/* Enter, and Space on a tick or an option, when the page has no use of its own for them. */
static bool choose_focused(struct turn *turn, struct ui_place *place, int key)
{
    const struct page_block *block = focus_block(&turn->page, place->focus);
    if (block == NULL)
        return true;
    bool input = block->kind == PAGE_FIELD || block->kind == PAGE_OPTIONS;
    if (key == UI_KEY_SPACE && block->kind == PAGE_OPTIONS)
        return step_option(turn, block, key);
    if (key == UI_KEY_ENTER && input) {
        int next = focus_step(&turn->page, place->focus, 1);
        place->focus = next != 0 ? next : place->focus;
        return true;
    }
    if (key == UI_KEY_ENTER || block->kind == PAGE_TICK)
        return turn_act(turn, UI_ACTION_CHOOSE, place->focus, key);
    return true;
}

const struct page_block *turn_search_field(const struct turn *turn)
{
    for (const struct page_block *block = turn->page.first; block != NULL; block = block->next)
        if (block->kind == PAGE_FIELD && block->keys_when_empty)
            return block;
    return NULL;
}

static bool search(struct turn *turn, struct ui_place *place, int key)
{
    const struct page_block *block = turn_search_field(turn);
    bool go = true;
    if (block != NULL && is_printable(key)) {
        place->focus = block->item;
        edit(turn, block, key, &go);
    }
    return go;
}

/* A function key that the page has no use for, a letter that a field of digits has none for. */
static void say_unused(struct turn *turn, const struct page_block *block, int key)
{
    char name[8];
    if (block != NULL && block->digits && is_printable(key))
        turn_say(turn, "Ô này chỉ nhận chữ số.");
    if (key > UI_KEY_F1 && key <= UI_KEY_F10)
        turn_say(turn, "Phím %s không dùng ở trang này. F1 xem các phím.", ui_key_name(key, name));
}

bool turn_key(struct turn *turn, int key)
{
    turn->said[0] = '\0';
    struct ui_place *place = turn_place(turn);
    const struct page_block *block = focus_block(&turn->page, place->focus);
    bool go = true;
    if (block != NULL && block->kind == PAGE_FIELD && edit(turn, block, key, &go)) {
        place->seen = 0;
        return go;
    }
    if (block != NULL && block->kind == PAGE_OPTIONS && (key == UI_KEY_LEFT || key == UI_KEY_RIGHT))
        return step_option(turn, block, key);
    const struct page_key *row = find_key(turn, key);
    if (row != NULL)
        return press(turn, row, key);
    if (move(turn, place, key))
        return true;
    int item = focus_by_key(&turn->page, key, false);
    if (item != 0)
        return turn_choose(turn, item, key);
    if (key == UI_KEY_ENTER || key == UI_KEY_SPACE)
        return choose_focused(turn, place, key);
    say_unused(turn, block, key);
    return search(turn, place, key);
}

bool turn_press(struct turn *turn, int key)
{
    turn->said[0] = '\0';
    const struct page_key *row = page_find_key(&turn->page, key);
    return row != NULL ? press(turn, row, key) : turn_key(turn, key);
}

bool turn_commits(const struct turn *turn, int key)
{
    const struct page_key *row = find_key(turn, key);
    return key == UI_KEY_ENTER || (row != NULL && row->commits);
}

static bool only_digits(const char *text)
{
    return text[strspn(text, "0123456789")] == '\0';
}

bool turn_fill(struct turn *turn, const struct page_block *block, const char *text)
{
    if (block->digits && !only_digits(text)) {
        turn_say(turn, "Ô này chỉ nhận chữ số.");
        return true;
    }
    field_clear(block->field);
    field_type(block->field, text, block->limit);
    if (strlen(block->field->text) < strlen(text))
        turn_say(turn, "Ô này không chứa hết: phần cuối đã bỏ.");
    return turn_act(turn, UI_ACTION_CHANGED, block->item, UI_KEY_NONE);
}
