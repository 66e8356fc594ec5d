/* A text that came at once, against the page as it is. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ui/decode.h"
#include "ui/field.h"
#include "ui/focus.h"
#include "ui/key.h"
#include "ui/turn.h"
#include "ui/typing.h"

static bool only_digits(const char *text)
{
    return text[strspn(text, "0123456789")] == '\0';
}

/* Why this field takes no such text, or NULL. A PIN is never what a scanner sends: it would be tried,
 * counted as wrong, and lock the counter. */
static const char *refusal(const struct page_block *block, const char *text)
{
    if (block->secret)
        return "Ô mã PIN không nhận chữ quét hay dán. Gõ từng số.";
    return block->digits && !only_digits(text) ? "Ô này chỉ nhận chữ số." : NULL;
}

/* Keys that a stalled line kept and sent at once are typing all the same. With an accented letter
 * among them somebody composed them already. */
static bool is_typing(const struct ui_scan *scan, const char *text)
{
    if (scan->source != UI_SOURCE_KEYS)
        return false;
    while (*text != '\0' && (*text & 0x80) == 0)
        text++;
    return *text == '\0';
}

/* Keys into the field, one after the other, as they would have been typed. True if it holds all. */
static bool compose(struct turn *turn, const struct page_block *block, const char *keys)
{
    struct typing_rules rules = {.method = turn->page.typing, .scope = block->typing};
    while (*keys != '\0' && field_compose(block->field, (unsigned char)*keys, &rules, block->limit))
        keys++;
    return *keys == '\0';
}

/* The text as it is. True if the field holds all of it. */
static bool put(const struct page_block *block, const char *text)
{
    size_t before = strlen(block->field->text);
    field_type(block->field, text, block->limit);
    return strlen(block->field->text) == before + strlen(text);
}

static bool type(struct turn *turn, const struct page_block *block, const struct ui_scan *scan,
                 const char *text)
{
    char before[FIELD_SIZE];
    memcpy(before, block->field->text, sizeof before);
    bool whole = is_typing(scan, text) ? compose(turn, block, text) : put(block, text);
    bool added = strcmp(before, block->field->text) != 0;
    explicit_bzero(before, sizeof before);
    if (!whole)
        turn_say(turn, "Ô này không chứa hết: phần cuối đã bỏ.");
    turn_place(turn)->seen = 0;
    return !added || turn_act(turn, UI_ACTION_CHANGED, block->item, UI_KEY_NONE);
}

/* The field that a text is typed into, with the focus on it; NULL: none takes it. */
static const struct page_block *field_for(struct turn *turn, const struct ui_scan *scan)
{
    if (scan->source == UI_SOURCE_PORT)
        return NULL;
    const struct page_block *block = focus_field(&turn->page, turn_place(turn));
    if (block == NULL && (block = turn_search_field(turn)) != NULL)
        turn_place(turn)->focus = block->item;
    return block;
}

/* Nobody took it: into the field, where there is one. */
static bool type_or_say(struct turn *turn, const struct ui_scan *scan, const char *text)
{
    const struct page_block *block = field_for(turn, scan);
    if (block == NULL) {
        turn_say(turn, "Chưa nhận ra dãy chữ vừa quét. Quét lại, hoặc mở ô Tìm rồi gõ.");
        return true;
    }
    const char *why_not = refusal(block, text);
    if (why_not != NULL) {
        turn_say(turn, "%s", why_not);
        return true;
    }
    return type(turn, block, scan, text);
}

bool turn_scan(struct turn *turn, const struct ui_scan *scan, bool *taken)
{
    turn->said[0] = '\0';
    bool took = turn->client->scan(turn->client->self, scan);
    if (taken != NULL)
        *taken = took;
    if (took)
        return true;
    char *text = text_clean(scan->bytes, scan->length, DECODE_BURST);
    bool go = type_or_say(turn, scan, text);
    explicit_bzero(text, strlen(text));
    free(text);
    return go;
}

bool turn_burst(struct turn *turn, const char *text)
{
    const struct ui_scan scan = {.bytes = text, .length = strlen(text), .source = UI_SOURCE_KEYS};
    return turn_scan(turn, &scan, NULL);
}
