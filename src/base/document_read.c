/* A document from JSON that anybody may have written: every mistake is told with its place. */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/document.h"
#include "base/document_words.h"
#include "base/error.h"
#include "base/text.h"

#define PLACE_SIZE   80
#define COUNT(words) (sizeof(words) / sizeof(words)[0])

/* Where one is: for the words of a mistake. */
struct reading {
    struct document *document;
    struct error *error;
    char place[PLACE_SIZE]; /* "blocks[3].columns[0][1]" */
};

static bool wrong(const struct reading *reading, const char *key, const char *what)
{
    bool parted = reading->place[0] != '\0' && key[0] != '\0';
    error_set(reading->error, ERROR_INPUT, "%s%s%s: %s", reading->place, parted ? "." : "", key,
              what);
    return false; /* said here, too: who looks at this file alone does not know error_set */
}

static bool wrong_count(const struct reading *reading)
{
    error_set(reading->error, ERROR_LIMIT, "%s: more than %d blocks", reading->place,
              DOCUMENT_BLOCKS);
    return false;
}

static bool known_keys(const struct reading *reading, json_t *object, const char *const *keys,
                       size_t count)
{
    const char *key;
    json_t *ignored;
    json_object_foreach(object, key, ignored)
    {
        size_t i = 0;
        while (i < count && strcmp(keys[i], key) != 0)
            i++;
        if (i == count) /* named, unless it would steer the terminal that it is told on */
            return wrong(reading, text_is_clean(key) ? key : "", "an unknown key");
    }
    return true;
}

/* A text, or "" where there is none. False: it is no text, or too long. */
static bool take_text(const struct reading *reading, json_t *object, const char *key, size_t limit,
                      const char **text)
{
    json_t *value = json_object_get(object, key);
    *text = "";
    if (value == NULL)
        return true;
    if (!json_is_string(value))
        return wrong(reading, key, "not a text");
    if (json_string_length(value) > limit)
        return wrong(reading, key, "too long");
    *text = json_string_value(value);
    return true;
}

static bool take_bool(const struct reading *reading, json_t *object, const char *key, bool *on)
{
    json_t *value = json_object_get(object, key);
    *on = json_is_true(value);
    return value == NULL || json_is_boolean(value) || wrong(reading, key, "not true or false");
}

static bool take_number(const struct reading *reading, json_t *object, const char *key, int most,
                        int *number)
{
    json_t *value = json_object_get(object, key);
    json_int_t given = json_integer_value(value);
    if (value != NULL && (!json_is_integer(value) || given < 0 || given > most))
        return wrong(reading, key, "not a number in range");
    *number = (int)given;
    return true;
}

/* One of the words; its place among them. Without the key: 0, unless it is needed. */
static bool take_word(const struct reading *reading, json_t *object, const char *key,
                      const char *const *words, size_t count, bool needed, int *index)
{
    json_t *value = json_object_get(object, key);
    const char *word = json_string_value(value);
    *index = 0;
    if (value == NULL && !needed)
        return true;
    for (size_t i = 0; word != NULL && i < count; i++) {
        if (strcmp(words[i], word) == 0) {
            *index = (int)i;
            return true;
        }
    }
    return wrong(reading, key, value == NULL ? "is missing" : "none of the words");
}

/* ---- tables ---------------------------------------------------------------------------------- */

static bool read_row(const struct reading *reading, json_t *row, const char *key, int columns,
                     const char **cells)
{
    if (!json_is_array(row) || json_array_size(row) != (size_t)columns)
        return wrong(reading, key, "a row has not as many cells as there are widths");
    for (int i = 0; i < columns; i++) {
        json_t *cell = json_array_get(row, (size_t)i);
        if (!json_is_string(cell) || json_string_length(cell) > DOCUMENT_TEXT)
            return wrong(reading, key, "a cell is no text, or too long");
        cells[i] = json_string_value(cell);
    }
    return true;
}

static bool read_widths(const struct reading *reading, json_t *object, int widths[DOCUMENT_COLUMNS],
                        bool right[DOCUMENT_COLUMNS], int *columns)
{
    json_t *given = json_object_get(object, "widths"), *sides = json_object_get(object, "right");
    size_t count = json_array_size(given);
    if (count < 1 || count > DOCUMENT_COLUMNS)
        return wrong(reading, "widths", "not 1 to 12 numbers");
    for (size_t i = 0; i < count; i++) {
        json_int_t width = json_integer_value(json_array_get(given, i));
        if (width < 1 || width > 100)
            return wrong(reading, "widths", "not a number of 1 to 100");
        widths[i] = (int)width;
        right[i] = json_is_true(json_array_get(sides, i));
    }
    *columns = (int)count;
    return true;
}

static bool read_table(const struct reading *reading, json_t *object, struct document_list *list,
                       struct document_block **block)
{
    int widths[DOCUMENT_COLUMNS], columns = 0;
    bool right[DOCUMENT_COLUMNS];
    json_t *rows = json_object_get(object, "rows"), *head = json_object_get(object, "head");
    if (!read_widths(reading, object, widths, right, &columns))
        return false;
    size_t count = json_array_size(rows);
    if (!json_is_array(rows) || count > DOCUMENT_ROWS)
        return wrong(reading, "rows", "not a list of up to 1000 rows");
    const char **cells =
        arena_new_array(reading->document->arena, const char *, ((int)count + 1) * columns);
    for (int i = 0; i < columns; i++)
        cells[i] = "";
    if (head != NULL && !read_row(reading, head, "head", columns, cells))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!read_row(reading, json_array_get(rows, i), "rows", columns,
                      cells + (i + 1) * (size_t)columns))
            return false;
    }
    *block =
        document_add_table(reading->document, list,
                           &(struct document_table){columns, (int)count, widths, right, cells});
    return true;
}

/* ---- blocks ---------------------------------------------------------------------------------- */

static const char *const block_keys[] = {"kind",   "text",  "second", "third",    "link",
                                         "size",   "align", "strong", "distance", "columns",
                                         "widths", "right", "head",   "rows"};

/* What every kind may have. */
static bool read_manner(const struct reading *reading, json_t *object, struct document_block *block)
{
    int size, align;
    if (!take_word(reading, object, "size", document_sizes, COUNT(document_sizes), false, &size) ||
        !take_word(reading, object, "align", document_aligns, COUNT(document_aligns), false,
                   &align) ||
        !take_bool(reading, object, "strong", &block->strong) ||
        !take_number(reading, object, "distance", 1000, &block->distance))
        return false;
    block->size = (enum document_size)size;
    block->align = (enum document_align)align;
    return true;
}

static struct document_block *add(const struct reading *reading, struct document_list *list,
                                  enum document_kind kind, const char *const texts[4])
{
    if (kind == DOCUMENT_QR)
        return document_add_qr(reading->document, list, texts[3], texts[0], texts[1]);
    if (kind == DOCUMENT_SIGN)
        return document_add_sign(reading->document, list, texts[0], texts[1], texts[2]);
    return document_add_pair(reading->document, list, kind, texts[0], texts[1]);
}

/* One block but its columns; `*block` is where those go. */
static bool read_block(const struct reading *reading, json_t *object, struct document_list *list,
                       struct document_block **block)
{
    const char *texts[4];
    int kind;
    if (!json_is_object(object))
        return wrong(reading, "", "not a block");
    if (!known_keys(reading, object, block_keys, COUNT(block_keys)) ||
        !take_word(reading, object, "kind", document_kinds, COUNT(document_kinds), true, &kind) ||
        !take_text(reading, object, "text", DOCUMENT_TEXT, &texts[0]) ||
        !take_text(reading, object, "second", DOCUMENT_TEXT, &texts[1]) ||
        !take_text(reading, object, "third", DOCUMENT_TEXT, &texts[2]) ||
        !take_text(reading, object, "link", DOCUMENT_LINK, &texts[3]))
        return false;
    if (reading->document->count == DOCUMENT_BLOCKS)
        return wrong_count(reading);
    if (kind == DOCUMENT_TABLE) {
        if (!read_table(reading, object, list, block))
            return false;
    } else {
        *block = add(reading, list, (enum document_kind)kind, texts);
    }
    return read_manner(reading, object, *block);
}

static bool read_column(struct reading *reading, json_t *blocks, struct document_list *list)
{
    size_t i, length = strlen(reading->place);
    json_t *object;
    struct document_block *block = NULL;
    if (!json_is_array(blocks))
        return wrong(reading, "", "not a list of blocks");
    json_array_foreach(blocks, i, object)
    {
        snprintf(reading->place + length, PLACE_SIZE - length, "[%zu]", i);
        if (!read_block(reading, object, list, &block))
            return false;
        if (json_object_get(object, "columns") != NULL)
            return wrong(reading, "columns", "no columns within columns");
    }
    reading->place[length] = '\0';
    return true;
}

static bool read_columns(struct reading *reading, json_t *object, struct document_block *block)
{
    json_t *columns = json_object_get(object, "columns");
    size_t count = json_array_size(columns), length = strlen(reading->place);
    if (block->kind != DOCUMENT_COLUMNS_BESIDE)
        return columns == NULL || wrong(reading, "columns", "only of the kind columns");
    if (count < 1 || count > DOCUMENT_BESIDE)
        return wrong(reading, "columns", "not 1 to 3 lists of blocks");
    for (size_t i = 0; i < count; i++) {
        snprintf(reading->place + length, PLACE_SIZE - length, ".columns[%zu]", i);
        if (!read_column(reading, json_array_get(columns, i), &block->beside[i]))
            return false;
    }
    reading->place[length] = '\0';
    block->beside_count = (int)count;
    return true;
}

static bool read_blocks(struct reading *reading, json_t *blocks)
{
    size_t i;
    json_t *object;
    struct document_block *block = NULL;
    if (!json_is_array(blocks))
        return wrong(reading, "blocks", "not a list of blocks");
    json_array_foreach(blocks, i, object)
    {
        snprintf(reading->place, PLACE_SIZE, "blocks[%zu]", i);
        if (!read_block(reading, object, &reading->document->list, &block) ||
            !read_columns(reading, object, block))
            return false;
    }
    return true;
}

/* ---- the whole ------------------------------------------------------------------------------- */

static bool read_object(struct reading *reading, json_t *object, struct arena *arena)
{
    static const char *const keys[] = {"document", "title", "paper", "large", "copy", "blocks"};
    struct document *document = reading->document;
    const char *title, *paper;
    if (!known_keys(reading, object, keys, COUNT(keys)))
        return false;
    if (json_integer_value(json_object_get(object, "document")) != DOCUMENT_VERSION)
        return wrong(reading, "document", "not the version 1");
    if (!take_text(reading, object, "title", DOCUMENT_TEXT, &title) ||
        !take_text(reading, object, "paper", 10, &paper))
        return false;
    document_init(document, arena, title);
    if (paper[0] != '\0' && !document_paper_read(paper, &document->paper))
        return wrong(reading, "paper", "none of the words");
    return take_bool(reading, object, "large", &document->large) &&
           take_bool(reading, object, "copy", &document->copy) &&
           read_blocks(reading, json_object_get(object, "blocks"));
}

bool document_read(struct document *document, struct arena *arena, const char *json, size_t size,
                   struct error *error)
{
    struct reading reading = {.document = document, .error = error};
    json_error_t mistake;
    document_init(document, arena, NULL);
    if (size > DOCUMENT_BYTES)
        return error_set(error, ERROR_LIMIT, "more than %d bytes", DOCUMENT_BYTES);
    json_t *object = json_loadb(json, size, JSON_REJECT_DUPLICATES, &mistake);
    bool good = false;
    if (object == NULL)
        error_set(error, ERROR_INPUT, "no JSON: line %d, column %d", mistake.line, mistake.column);
    else if (!json_is_object(object))
        error_set(error, ERROR_INPUT, "not an object");
    else
        good = read_object(&reading, object, arena);
    json_decref(object);
    return good;
}
