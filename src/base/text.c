#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/buffer.h"
#include "base/text_decode.h"

size_t text_decode(const char *text, size_t length, int32_t *point)
{
    if (length == 0)
        return 0;
    utf8proc_int32_t read;
    utf8proc_ssize_t bytes = utf8proc_iterate((const utf8proc_uint8_t *)text,
                                              (utf8proc_ssize_t)(length < 4 ? length : 4), &read);
    *point = bytes > 0 ? read : TEXT_REPLACEMENT;
    return bytes > 0 ? (size_t)bytes : 1;
}

bool text_is_utf8(const char *text, size_t length)
{
    while (length > 0) {
        utf8proc_int32_t point;
        utf8proc_ssize_t bytes = utf8proc_iterate(
            (const utf8proc_uint8_t *)text, (utf8proc_ssize_t)(length < 4 ? length : 4), &point);
        if (bytes <= 0 || point == 0)
            return false;
        text += bytes;
        length -= (size_t)bytes;
    }
    return true;
}

static void add_point(struct buffer *buffer, int32_t point)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t size = utf8proc_encode_char(point, bytes);
    buffer_add(buffer, bytes, (size_t)size);
}

char *text_uncapital(const char *text)
{
    struct buffer small = {0};
    int32_t point;
    size_t first = text_decode(text, strlen(text), &point);
    if (first > 0)
        add_point(&small, utf8proc_tolower(point));
    buffer_add_text(&small, text + first);
    return buffer_take(&small);
}

/* ' ’ ʼ ‘ ` and their look-alikes: people type whichever the keyboard has. */
static bool is_quote(int32_t point)
{
    switch (point) {
    case '\'':
    case '`':
    case 0x00B4: /* ´ */
    case 0x02B9: /* ʹ */
    case 0x02BB: /* ʻ */
    case 0x02BC: /* ʼ */
    case 0x2018: /* ‘ */
    case 0x2019: /* ’ */
    case 0x2032: /* ′ */ return true;
    default: return false;
    }
}

static bool is_hyphen(int32_t point)
{
    return point == '-' || (point >= 0x2010 && point <= 0x2015);
}

static bool is_space(int32_t point)
{
    return (point >= '\t' && point <= '\r') || point == 0x85 ||
           utf8proc_category(point) == UTF8PROC_CATEGORY_ZS ||
           utf8proc_category(point) == UTF8PROC_CATEGORY_ZL ||
           utf8proc_category(point) == UTF8PROC_CATEGORY_ZP;
}

/* A letter without its marks in lower case; đ and ƀ do not decompose in Unicode. */
static int32_t plain_letter(int32_t point)
{
    switch (point) {
    case 0x0110: /* Đ */
    case 0x0111: /* đ */ return 'd';
    case 0x0180: /* ƀ */
    case 0x0243: /* Ƀ */ return 'b';
    default: return utf8proc_tolower(point);
    }
}

static void add_folded(struct buffer *folded, int32_t point)
{
    utf8proc_int32_t parts[32];
    int boundary = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char(point, parts, (utf8proc_ssize_t)(sizeof parts / sizeof parts[0]),
                                UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK, &boundary);
    for (utf8proc_ssize_t i = 0; i < count; i++)
        add_point(folded, plain_letter(parts[i]));
}

char *text_fold(const char *text)
{
    struct buffer folded = {0};
    size_t length = strlen(text);
    bool space_due = false;
    while (length > 0) {
        int32_t point = 0;
        size_t bytes = text_decode(text, length, &point);
        text += bytes;
        length -= bytes;
        if (is_space(point)) {
            space_due = folded.length > 0;
            continue;
        }
        if (is_quote(point) || is_hyphen(point))
            continue;
        size_t before = folded.length;
        if (space_due)
            buffer_add_byte(&folded, ' ');
        size_t after_space = folded.length;
        add_folded(&folded, point);
        /* A mark alone leaves nothing: then the space is not due yet either. */
        if (folded.length == after_space && space_due) {
            folded.length = before;
            folded.data[before] = '\0';
        } else if (folded.length > after_space) {
            space_due = false;
        }
    }
    return buffer_take(&folded);
}

size_t text_digits(const char *text, char *digits, size_t size)
{
    size_t count = 0;
    for (; *text != '\0'; text++) {
        if (*text < '0' || *text > '9')
            continue;
        if (count + 1 < size)
            digits[count] = *text;
        count++;
    }
    if (size > 0)
        digits[count < size ? count : size - 1] = '\0';
    return count;
}

bool text_has_shape(const char *text, const char *shape)
{
    for (; *shape != '\0'; text++, shape++) { /* a shorter text differs at its NUL */
        bool digit = *text >= '0' && *text <= '9';
        if (*shape == 'd' ? !digit : *text != *shape)
            return false;
    }
    return *text == '\0';
}
