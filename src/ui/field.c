#include "ui/field.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ui/key.h"
#include "ui/utf8.h"

void field_clear(struct field *field)
{
    explicit_bzero(field, sizeof *field);
}

/* Puts `text` in, wiping what stood behind it. */
static void replace(struct field *field, const char *text, size_t length)
{
    memcpy(field->text, text, length);
    explicit_bzero(field->text + length, sizeof field->text - length);
}

void field_set(struct field *field, const char *text)
{
    char *clean = text_clean(text, strlen(text), FIELD_SIZE - 1);
    size_t length = strlen(clean);
    replace(field, clean, length);
    field->cursor = length;
    explicit_bzero(clean, length);
    free(clean);
}

static size_t count_graphemes(const char *text)
{
    size_t count = 0;
    for (size_t size = 0; (size = text_grapheme(text)) > 0; text += size)
        count++;
    return count;
}

/* The first edge of a grapheme at or after `at`. */
static size_t edge_at(const char *text, size_t at)
{
    size_t edge = 0;
    while (edge < at) {
        size_t size = text_grapheme(text + edge);
        if (size == 0)
            break;
        edge += size;
    }
    return edge;
}

/* Types one grapheme, or a lone mark that joins the letter before the cursor (keyboards of
 * Windows send "o" and then the mark): the line is composed anew. False if it does not fit. */
static bool type_one(struct field *field, const char *text, size_t size, size_t limit)
{
    char joined[FIELD_SIZE * 2];
    size_t before = field->cursor;
    size_t after = strlen(field->text) - before;
    if (before + size + after >= sizeof joined)
        return false;
    memcpy(joined, field->text, before);
    memcpy(joined + before, text, size);
    memcpy(joined + before + size, field->text + before, after);

    char *start = text_clean(joined, before + size, sizeof joined);
    char *line = text_clean(joined, before + size + after, sizeof joined);
    size_t length = strlen(line);
    bool fits = length < FIELD_SIZE && (limit == 0 || count_graphemes(line) <= limit) &&
                strcmp(line, field->text) != 0;
    if (fits) {
        field->cursor = edge_at(line, strlen(start));
        replace(field, line, length);
    }
    explicit_bzero(joined, sizeof joined);
    explicit_bzero(start, strlen(start));
    explicit_bzero(line, length);
    free(start);
    free(line);
    return fits;
}

bool field_type(struct field *field, const char *text, size_t limit)
{
    bool added = false;
    for (size_t size = 0; (size = text_grapheme(text)) > 0; text += size) {
        if (!type_one(field, text, size, limit))
            break;
        added = true;
    }
    return added;
}

/* Puts the composed word into the line. */
static bool replace_word(struct field *field, const struct typed *typed, size_t limit)
{
    char line[FIELD_SIZE + TYPING_SIZE];
    size_t word = strlen(typed->text), rest = strlen(field->text + typed->to);
    size_t length = typed->from + word + rest;
    memcpy(line, field->text, typed->from);
    memcpy(line + typed->from, typed->text, word);
    memcpy(line + typed->from + word, field->text + typed->to, rest + 1);
    bool fits = length < FIELD_SIZE && (limit == 0 || count_graphemes(line) <= limit);
    if (fits) {
        replace(field, line, length);
        field->cursor = typed->from + typed->cursor;
    } else {
        typing_forget(&field->typing);
    }
    explicit_bzero(line, sizeof line);
    return fits;
}

bool field_compose(struct field *field, int key, const struct typing_rules *rules, size_t limit)
{
    struct typed typed;
    if (!typing_key(&field->typing, rules, key, field->text, field->cursor, &typed)) {
        char text[5] = "";
        text[utf8_write(key, text)] = '\0';
        return field_type(field, text, limit);
    }
    bool changed = replace_word(field, &typed, limit);
    explicit_bzero(&typed, sizeof typed);
    return changed;
}

static void cut(struct field *field, size_t from, size_t to)
{
    size_t length = strlen(field->text);
    memmove(field->text + from, field->text + to, length - to);
    size_t left = length - (to - from);
    explicit_bzero(field->text + left, sizeof field->text - left);
    /* Cutting a letter can leave a lone mark next to another letter: it joins that one. */
    field->cursor = edge_at(field->text, from);
}

bool field_key(struct field *field, int key)
{
    size_t at = field->cursor;
    switch (key) {
    case UI_KEY_BACKSPACE: cut(field, text_previous(field->text, at), at); return true;
    case UI_KEY_DELETE: cut(field, at, text_next(field->text, at)); return true;
    case UI_KEY_LEFT: field->cursor = text_previous(field->text, at); return true;
    case UI_KEY_RIGHT: field->cursor = text_next(field->text, at); return true;
    case UI_KEY_HOME: field->cursor = 0; return true;
    case UI_KEY_END: field->cursor = strlen(field->text); return true;
    case UI_KEY_CTRL_U: field_clear(field); return true;
    default: return false;
    }
}
