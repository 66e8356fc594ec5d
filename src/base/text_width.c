/* Graphemes, cells and lines: the measuring half of base/text.h. */
#include <string.h>
#include <utf8proc.h>

#include "base/text.h"
#include "base/text_decode.h"

#define VARIATION_EMOJI 0xFE0F

static bool is_flag_half(int32_t point)
{
    return point >= 0x1F1E6 && point <= 0x1F1FF;
}

/* Cells of a code point that begins a grapheme. */
static int base_cells(int32_t point)
{
    if (is_flag_half(point))
        return 2;
    int cells = utf8proc_charwidth(point);
    if (cells == 0 && utf8proc_category(point) == UTF8PROC_CATEGORY_CN)
        return 1; /* a letter younger than our tables: terminals draw a box */
    return cells;
}

static bool is_plain_ascii(char c)
{
    return c >= ' ' && c <= '~';
}

size_t text_grapheme_n(const char *text, size_t length, int *cells)
{
    /* Most of what is measured, and nothing can join these two: spares looking them up. */
    if (length > 1 && is_plain_ascii(text[0]) && is_plain_ascii(text[1])) {
        if (cells != NULL)
            *cells = 1;
        return 1;
    }
    int32_t point = 0;
    size_t end = text_decode(text, length, &point);
    int width = end > 0 ? base_cells(point) : 0;
    utf8proc_int32_t state = 0;
    while (end < length) {
        int32_t next = 0;
        size_t bytes = text_decode(text + end, length - end, &next);
        if (utf8proc_grapheme_break_stateful(point, next, &state))
            break;
        if (next == VARIATION_EMOJI && width == 1)
            width = 2;
        point = next;
        end += bytes;
    }
    if (cells != NULL)
        *cells = width;
    return end;
}

size_t text_grapheme(const char *text)
{
    return text_grapheme_n(text, strlen(text), NULL);
}

int text_width_n(const char *text, size_t length)
{
    int width = 0;
    while (length > 0) {
        int cells = 0;
        size_t bytes = text_grapheme_n(text, length, &cells);
        width += cells;
        text += bytes;
        length -= bytes;
    }
    return width;
}

int text_width(const char *text)
{
    return text_width_n(text, strlen(text));
}

size_t text_fit(const char *text, int cells)
{
    size_t length = strlen(text);
    size_t fitting = 0;
    while (fitting < length) {
        int width = 0;
        size_t bytes = text_grapheme_n(text + fitting, length - fitting, &width);
        if (width > cells)
            break;
        cells -= width;
        fitting += bytes;
    }
    return fitting;
}

static size_t skip_spaces(const char *text, size_t at)
{
    while (text[at] == ' ')
        at++;
    return at;
}

static size_t trim_spaces(const char *text, size_t end)
{
    while (end > 0 && text[end - 1] == ' ')
        end--;
    return end;
}

size_t text_break(const char *text, int cells, size_t *next)
{
    size_t length = strlen(text);
    size_t fitting = text_fit(text, cells);
    if (fitting == 0 && length > 0) /* narrower than one letter: it stands out rather than hangs */
        fitting = text_grapheme_n(text, length, NULL);
    if (fitting == length || text[fitting] == ' ') {
        *next = skip_spaces(text, fitting);
        return trim_spaces(text, fitting);
    }

    size_t space = fitting;
    while (space > 0 && text[space - 1] != ' ')
        space--;
    size_t end = trim_spaces(text, space);
    if (end == 0) { /* one word longer than the line, or only spaces before it */
        *next = space > 0 ? space : fitting;
        return space > 0 ? 0 : fitting;
    }
    *next = space;
    return end;
}

size_t text_next(const char *text, size_t at)
{
    size_t length = strlen(text);
    if (at >= length)
        return length;
    return at + text_grapheme_n(text + at, length - at, NULL);
}

size_t text_previous(const char *text, size_t at)
{
    size_t length = strlen(text);
    if (at > length)
        at = length;
    size_t start = 0;
    while (start < at) {
        size_t next = start + text_grapheme_n(text + start, length - start, NULL);
        if (next >= at)
            break;
        start = next;
    }
    return start;
}
