#include "ui/typing.h"

#include <stdio.h>
#include <string.h>

#include "ui/typing_mark.h"

void typing_forget(struct typing *typing)
{
    explicit_bzero(typing, sizeof *typing);
}

/* True if the word at the cursor is the one that was typed last; else it begins with what stands there. */
static bool begin(struct typing *typing, const char *line, size_t cursor, struct typed *typed)
{
    word_around(line, cursor, &typed->from, &typed->to);
    size_t length = typed->to - typed->from;
    if (length >= TYPING_SIZE)
        return false;
    if (strlen(typing->shown) == length &&
        strncmp(line + typed->from, typing->shown, length) == 0 &&
        typing->shown_at == cursor - typed->from && length > 0)
        return true;
    typing_forget(typing);
    memcpy(typing->begun, line + typed->from, length);
    typing->begun_at = cursor - typed->from;
    return true;
}

/* The word as its keys were pressed. */
static bool write_raw(const struct typing *typing, struct typed *typed)
{
    int size = snprintf(typed->text, TYPING_SIZE, "%.*s%s%s", (int)typing->begun_at, typing->begun,
                        typing->keys, typing->begun + typing->begun_at);
    typed->cursor = typing->begun_at + strlen(typing->keys);
    return size >= 0 && size < TYPING_SIZE;
}

/* All keys of the word, once more from its beginning; then the word as text. */
static bool fold(const struct typing *typing, const struct typing_rules *rules, struct typed *typed,
                 enum outcome *outcome)
{
    struct word word;
    bool undone = false;
    *outcome = OUT_LEFT;
    if (!word_read(typing->begun, strlen(typing->begun), typing->begun_at, &word))
        return false;
    for (const char *key = typing->keys; *key != '\0'; key++) {
        *outcome = word_key(&word, rules, *key, &undone);
        if (*outcome == OUT_LEFT)
            return false;
    }
    bool stands = undone || word_stands(&word, rules);
    return stands ? word_write(&word, rules, typed->text, &typed->cursor)
                  : write_raw(typing, typed);
}

/* The digit that took its mark off goes in behind the word, and ends it. */
static bool add_digit(struct typed *typed, int key)
{
    size_t length = strlen(typed->text);
    if (length + 1 >= TYPING_SIZE)
        return false;
    memmove(typed->text + typed->cursor + 1, typed->text + typed->cursor,
            length - typed->cursor + 1);
    typed->text[typed->cursor++] = (char)key;
    return true;
}

static bool is_for_us(const struct typing_rules *rules, int key)
{
    return rules->method != TYPING_OFF && rules->scope != TYPING_PLAIN &&
           (typing_is_letter(key) || (key >= '0' && key <= '9'));
}

bool typing_key(struct typing *typing, const struct typing_rules *rules, int key, const char *line,
                size_t cursor, struct typed *typed)
{
    enum outcome outcome = OUT_LEFT;
    size_t used = 0;
    *typed = (struct typed){0};
    bool good = is_for_us(rules, key) && begin(typing, line, cursor, typed) &&
                (used = strlen(typing->keys)) + 1 < sizeof typing->keys;
    if (good) {
        typing->keys[used] = (char)key;
        good = fold(typing, rules, typed, &outcome);
    }
    if (good && outcome == OUT_COMPOSED) {
        memcpy(typing->shown, typed->text, sizeof typing->shown);
        typing->shown_at = typed->cursor;
        return true;
    }
    typing_forget(typing);
    return good && add_digit(typed, key);
}
