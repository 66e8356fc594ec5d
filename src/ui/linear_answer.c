/* What a line answers: a field, an option, a choice, or a key. */
#include "ui/linear_answer.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ui/decode.h"
#include "ui/field.h"
#include "ui/focus.h"
#include "ui/key.h"
#include "ui/linear.h"
#include "ui/turn.h"

static size_t count_letters(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; text += text_grapheme(text))
        count++;
    return count;
}

static bool same_words(const char *left, const char *right)
{
    char *a = text_fold(left), *b = text_fold(right);
    bool same = a[0] != '\0' && strcmp(a, b) == 0;
    free(a);
    free(b);
    return same;
}

/* A line that is long enough to be a scan; true if the client took it. */
static bool is_scan(struct turn *turn, const char *text)
{
    const struct ui_scan scan = {
        .bytes = text, .length = strlen(text), .source = UI_SOURCE_LINE, .end = UI_KEY_ENTER};
    return count_letters(text) >= DECODE_BURST_KEYS &&
           turn->client->scan(turn->client->self, &scan);
}

/* After an answer: to the next field or option; at the last one Enter is pressed, if it should. */
static bool go_on(struct turn *turn, bool enter)
{
    turn_describe(turn);
    struct ui_place *place = turn_place(turn);
    const struct page *page = &turn->page;
    for (int next = place->focus; (next = focus_step(page, next, 1)) != 0;) {
        enum page_kind kind = focus_block(page, next)->kind;
        if (kind == PAGE_FIELD || kind == PAGE_OPTIONS) {
            place->focus = next;
            return true;
        }
    }
    return !enter || turn_key(turn, UI_KEY_ENTER);
}

static bool answer_field(struct turn *turn, const struct page_block *block, const char *text)
{
    int item = block->item;
    if (!block->secret && is_scan(turn, text))
        return true;
    if (!turn_fill(turn, block, text))
        return false;
    /* A field that took nothing, or a page that the client changed meanwhile, keeps the focus. */
    char said[sizeof turn->said];
    memcpy(said, turn->said, sizeof said);
    turn_describe(turn);
    if (said[0] != '\0' || turn_place(turn)->focus != item)
        return true;
    return go_on(turn, true);
}

/* The index of the option that the line names, or -1. */
static int option_named(const struct page_block *block, const char *text)
{
    char *end = NULL;
    long number = strtol(text, &end, 10);
    if (*end == '\0' && number >= 1 && number <= block->option_count)
        return (int)number - 1;
    for (int i = 0; i < block->option_count; i++)
        if (block->options[i] != NULL && same_words(block->options[i], text))
            return i;
    return -1;
}

/* The item that the line names by its number or by its words, or 0. */
static int item_named(const struct page *page, const char *text)
{
    char *end = NULL;
    long number = strtol(text, &end, 10);
    for (int item = focus_end(page, false); item != 0; item = focus_step(page, item, 1)) {
        const struct page_block *block = focus_block(page, item);
        if (*end == '\0' && number > 0 && linear_number(page, item) == number)
            return item;
        if (block->kind == PAGE_CHOICE && block->label != NULL && same_words(block->label, text))
            return item;
    }
    return 0;
}

static bool answer_words(struct turn *turn, const char *text)
{
    int item = item_named(&turn->page, text);
    if (item != 0)
        return turn_choose(turn, item, UI_KEY_NONE);
    for (const struct page_block *at = turn->page.first; at != NULL; at = at->next) {
        int index = at->kind == PAGE_OPTIONS ? option_named(at, text) : -1;
        if (index >= 0)
            return turn_option(turn, at, index, UI_KEY_NONE);
    }
    const struct page_block *search = turn_search_field(turn);
    if (search != NULL) {
        turn_place(turn)->focus = search->item;
        return answer_field(turn, search, text);
    }
    if (is_scan(turn, text))
        return true;
    turn_say(turn, "Dòng này không trả lời gì ở đây. Gõ số, chữ hoặc phím như :F6; :? xem lại.");
    return true;
}

static bool answer_key(struct turn *turn, const char *text)
{
    int key = ui_key_read(text);
    if (strcmp(text, ":?") == 0)
        return true;
    if (key != UI_KEY_NONE)
        return turn_key(turn, key);
    turn_say(turn, "Không có phím này. Phím viết như :F6, :enter, :esc, :space.");
    return true;
}

/* The key if the line is one letter that is a key here and not text for the field. */
static int single_key(const struct turn *turn, const struct page_block *field, const char *text)
{
    const struct page *page = &turn->page;
    int key = text[text_grapheme(text)] == '\0' && text[0] != ':' ? ui_key_read(text) : UI_KEY_NONE;
    if (field == NULL || key == UI_KEY_NONE)
        return key;
    if (field->keys_when_empty && field->field->text[0] == '\0' &&
        focus_by_key(page, key, true) != 0)
        return key;
    return field->digits && (key < '0' || key > '9') ? key : UI_KEY_NONE;
}

static bool key_means_something(const struct page *page, int key)
{
    int other = key < 0x80 ? key ^ 0x20 : key;
    return focus_by_key(page, key, false) != 0 || page_find_key(page, key) != NULL ||
           page_find_key(page, other) != NULL;
}

bool linear_answer(struct turn *turn, const char *text)
{
    turn->said[0] = '\0';
    const struct page_block *block = focus_block(&turn->page, turn_place(turn)->focus);
    const struct page_block *field = block != NULL && block->kind == PAGE_FIELD ? block : NULL;
    if (text[0] == '\0')
        return turn_key(turn, UI_KEY_ENTER);
    if (text[0] == ':')
        return answer_key(turn, text);
    int index = block != NULL && block->kind == PAGE_OPTIONS ? option_named(block, text) : -1;
    if (index >= 0)
        return turn_option(turn, block, index, UI_KEY_NONE) && go_on(turn, false);
    int key = single_key(turn, field, text);
    if (key != UI_KEY_NONE && key_means_something(&turn->page, key))
        return turn_key(turn, key);
    if (field != NULL)
        return answer_field(turn, field, text);
    return answer_words(turn, text);
}
