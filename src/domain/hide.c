#include "domain/hide.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"

#define FIRST 3 /* digits that stay: the ends by which one is told from another */
#define LAST  4

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_gap(char byte)
{
    return byte == ' ' || byte == '.' || byte == '-';
}

/* Bytes of the number that begins at `text`, and its digits; 0: none begins there. */
static size_t number_at(const char *text, size_t *digits)
{
    size_t length = 0, at = 0;
    *digits = 0;
    while (is_digit(text[at])) {
        (*digits)++;
        length = ++at;
        if (is_gap(text[at]))
            at++;
    }
    return length;
}

static void add_masked(struct buffer *into, const char *text, size_t length, size_t digits)
{
    size_t seen = 0;
    for (size_t i = 0; i < length; i++) {
        bool digit = is_digit(text[i]);
        if (digit && seen >= FIRST && seen + LAST < digits)
            buffer_add_text(into, "•");
        else
            buffer_add_byte(into, text[i]);
        seen += digit;
    }
}

char *hide_numbers(const char *text)
{
    struct buffer into = {0};
    while (*text != '\0') {
        size_t digits, length = number_at(text, &digits);
        if (length == 0)
            length = 1;
        if (digits >= HIDE_DIGITS)
            add_masked(&into, text, length, digits);
        else
            for (size_t i = 0; i < length; i++)
                buffer_add_byte(&into, text[i]);
        text += length;
    }
    char *hidden = memory_copy_text(buffer_text(&into));
    if (into.data != NULL)
        explicit_bzero(into.data, into.capacity);
    buffer_release(&into);
    return hidden;
}
