/* A document as JSON. What is as it would be when left out, is left out. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/document.h"
#include "base/document_words.h"

static void set_text(json_t *object, const char *key, const char *text)
{
    if (text[0] != '\0')
        json_object_set_new(object, key, json_string(text));
}

static void set_true(json_t *object, const char *key, bool on)
{
    if (on)
        json_object_set_new(object, key, json_true());
}

static json_t *row_of(const struct document_table *table, int row)
{
    json_t *cells = json_array();
    for (int i = 0; i < table->columns; i++)
        json_array_append_new(cells, json_string(table->cells[row * table->columns + i]));
    return cells;
}

static void set_table(json_t *object, const struct document_table *table)
{
    json_t *widths = json_array(), *right = json_array(), *rows = json_array();
    for (int i = 0; i < table->columns; i++) {
        json_array_append_new(widths, json_integer(table->widths[i]));
        json_array_append_new(right, json_boolean(table->right[i]));
    }
    for (int i = 1; i <= table->rows; i++)
        json_array_append_new(rows, row_of(table, i));
    json_object_set_new(object, "widths", widths);
    json_object_set_new(object, "right", right);
    json_object_set_new(object, "head", row_of(table, 0));
    json_object_set_new(object, "rows", rows);
}

/* Blocks; `beside`: what stands in columns of them. Columns hold none: two depths. */
static json_t *list_of(const struct document_list *list,
                       json_t *(*beside)(const struct document_block *))
{
    json_t *blocks = json_array();
    for (const struct document_block *block = list->first; block != NULL; block = block->next) {
        json_t *object = json_object();
        json_object_set_new(object, "kind", json_string(document_kinds[block->kind]));
        set_text(object, "text", block->text);
        set_text(object, "second", block->second);
        set_text(object, "third", block->third);
        set_text(object, "link", block->link);
        if (block->size != DOCUMENT_NORMAL)
            set_text(object, "size", document_sizes[block->size]);
        if (block->align != DOCUMENT_LEFT)
            set_text(object, "align", document_aligns[block->align]);
        set_true(object, "strong", block->strong);
        if (block->distance > 0)
            json_object_set_new(object, "distance", json_integer(block->distance));
        if (block->table != NULL)
            set_table(object, block->table);
        if (beside != NULL && block->beside_count > 0)
            json_object_set_new(object, "columns", beside(block));
        json_array_append_new(blocks, object);
    }
    return blocks;
}

static json_t *columns_of(const struct document_block *block)
{
    json_t *columns = json_array();
    for (int i = 0; i < block->beside_count; i++)
        json_array_append_new(columns, list_of(&block->beside[i], NULL));
    return columns;
}

void document_write(const struct document *document, struct buffer *into)
{
    json_t *object = json_object();
    json_object_set_new(object, "document", json_integer(DOCUMENT_VERSION));
    set_text(object, "title", document->title);
    set_text(object, "paper", document_paper_word(document->paper));
    set_true(object, "large", document->large);
    set_true(object, "copy", document->copy);
    json_object_set_new(object, "blocks", list_of(&document->list, columns_of));
    char *text = json_dumps(object, JSON_COMPACT);
    if (text == NULL)
        abort(); /* all texts are UTF-8, or there is no memory */
    buffer_add_text(into, text);
    explicit_bzero(text, strlen(text));
    free(text);
    json_decref(object);
}
