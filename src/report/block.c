#include "report/block.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"

static void spaces(struct buffer *into, int count)
{
    for (int i = 0; i < count; i++)
        buffer_add_byte(into, ' ');
}

void block_left(struct buffer *into, const char *text, int cells)
{
    size_t length = text_fit(text, cells);
    buffer_add(into, text, length);
    spaces(into, cells - text_width_n(text, length));
}

void block_right(struct buffer *into, const char *text, int cells)
{
    size_t length = text_fit(text, cells);
    spaces(into, cells - text_width_n(text, length));
    buffer_add(into, text, length);
}

void block_item(struct block_items *items, const char *format, ...)
{
    char text[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);

    int needed = text_width(items->separator) + text_width(text);
    if (items->used > 0 && items->used + needed > items->cells)
        block_items_end(items);
    if (items->used == 0) {
        buffer_add_text(items->into, items->indent);
        items->used = text_width(items->indent);
    } else {
        buffer_add_text(items->into, items->separator);
        items->used += text_width(items->separator);
    }
    size_t length = text_fit(text, items->cells - items->used);
    buffer_add(items->into, text, length);
    items->used += text_width_n(text, length);
}

void block_items_end(struct block_items *items)
{
    if (items->used > 0)
        buffer_add_byte(items->into, '\n');
    items->used = 0;
}

/* The length of the first line of `text`; moves `*text` behind it. */
static size_t take_line(const char **text)
{
    size_t length = strcspn(*text, "\n");
    *text += length;
    if (**text == '\n')
        (*text)++;
    return length;
}

void block_beside(struct buffer *into, const char *left, int cells, const char *right)
{
    if (*right == '\0') {
        buffer_add_text(into, left);
        return;
    }
    while (*left != '\0' || *right != '\0') {
        const char *left_line = left, *right_line = right;
        size_t left_length = take_line(&left);
        size_t right_length = take_line(&right);
        buffer_add(into, left_line, left_length);
        spaces(into, cells - text_width_n(left_line, left_length));
        buffer_add_text(into, right_length > 0 ? "   |  " : "   |");
        buffer_add(into, right_line, right_length);
        buffer_add_byte(into, '\n');
    }
}
