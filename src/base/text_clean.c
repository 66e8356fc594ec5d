/* Text from outside made harmless: base/text.h text_clean and its kin. */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/text_decode.h"

/* A terminal cell of ncurses holds a letter and four marks; more of them on one letter is either
 * a mistake or an attempt to paint over the lines above. */
#define MOST_MARKS 4

static bool is_mark(int32_t point)
{
    utf8proc_category_t category = utf8proc_category(point);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
           category == UTF8PROC_CATEGORY_ME;
}

/* What becomes of a code point: itself, a space, U+FFFD, or -1 (dropped). */
static int32_t harmless(int32_t point)
{
    if (point == '\t' || point == '\n' || point == '\r')
        return ' ';
    const utf8proc_property_t *property = utf8proc_get_property(point);
    switch (property->category) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return -1;
    case UTF8PROC_CATEGORY_CN: return TEXT_REPLACEMENT;
    default: break;
    }
    /* Variation selectors, fillers, the grapheme joiner: invisible, and each terminal gives them
     * another width. */
    return property->ignorable ? -1 : point;
}

/* Composes in place; the array only becomes shorter. */
static size_t compose(int32_t *points, size_t count)
{
    utf8proc_ssize_t composed = utf8proc_normalize_utf32(points, (utf8proc_ssize_t)count,
                                                         UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    return composed < 0 ? 0 : (size_t)composed;
}

/* The decomposed, ordered form of `length` bytes; `*count` is its length. Caller frees. */
static int32_t *decompose(const char *text, size_t length, size_t *count)
{
    utf8proc_option_t options = UTF8PROC_DECOMPOSE | UTF8PROC_STABLE;
    utf8proc_ssize_t needed = utf8proc_decompose((const utf8proc_uint8_t *)text,
                                                 (utf8proc_ssize_t)length, NULL, 0, options);
    *count = needed > 0 ? (size_t)needed : 0;
    int32_t *points = memory_new(*count + 1, sizeof *points);
    if (*count > 0)
        utf8proc_decompose((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, points, needed,
                           options);
    return points;
}

static void add_point(struct buffer *buffer, int32_t point)
{
    utf8proc_uint8_t bytes[4];
    buffer_add(buffer, bytes, (size_t)utf8proc_encode_char(point, bytes));
}

/* NFC of valid UTF-8 with at most `most_marks` marks left uncomposed on a letter. */
static void add_composed(struct buffer *into, const char *text, size_t length, size_t most_marks)
{
    size_t count = 0;
    int32_t *points = decompose(text, length, &count);
    count = compose(points, count);
    size_t marks = 0;
    for (size_t i = 0; i < count; i++) {
        marks = is_mark(points[i]) ? marks + 1 : 0;
        if (marks <= most_marks)
            add_point(into, points[i]);
    }
    free(points);
}

static void add_harmless(struct buffer *into, const char *text, size_t length)
{
    bool after_break = false;
    while (length > 0) {
        int32_t point = 0;
        size_t bytes = text_decode(text, length, &point);
        text += bytes;
        length -= bytes;
        int32_t left = harmless(point);
        bool is_break = left == ' ' && point != ' ';
        if (left >= 0 && !(is_break && after_break))
            add_point(into, left);
        after_break = is_break;
    }
}

/* Bytes of the whole graphemes within `limit`. */
static size_t whole_graphemes(const char *text, size_t length, size_t limit)
{
    if (length <= limit)
        return length;
    size_t kept = 0;
    while (kept < length) {
        size_t next = text_grapheme_n(text + kept, length - kept, NULL);
        if (kept + next > limit)
            break;
        kept += next;
    }
    return kept;
}

/* Code points that are harmless, stand composed and alone, and so stay as they are: what nearly all
 * Vietnamese is written with. Everything else takes the long way. */
static bool stays(int32_t point)
{
    if (point < 0x80)
        return point >= ' ' && point <= '~';
    return (point >= 0xA0 && point <= 0x17F &&
            point != 0xAD) || /* Latin, without the soft hyphen */
           point == 0x1A0 ||
           point == 0x1A1 || point == 0x1AF || point == 0x1B0 || /* ơ, ư */
           (point >= 0x1EA0 && point <= 0x1EF9) || (point >= 0x2010 && point <= 0x2027);
}

static bool is_settled(const char *text, size_t length)
{
    while (length > 0) {
        int32_t point = 0;
        size_t bytes = text_decode(text, length, &point);
        if (!stays(point))
            return false;
        text += bytes;
        length -= bytes;
    }
    return true;
}

/* Bytes of the whole letters within `limit`, of text that is settled. */
static size_t whole_letters(const char *text, size_t length, size_t limit)
{
    if (length <= limit)
        return length;
    while (limit > 0 && (text[limit] & 0xC0) == 0x80)
        limit--;
    return limit;
}

char *text_clean(const char *text, size_t length, size_t limit)
{
    struct buffer clean = {0};
    if (is_settled(text, length)) {
        buffer_add(&clean, text, whole_letters(text, length, limit));
        return buffer_take(&clean);
    }
    struct buffer harmless_text = {0};
    add_harmless(&harmless_text, text, length);
    add_composed(&clean, buffer_text(&harmless_text), harmless_text.length, MOST_MARKS);
    buffer_release(&harmless_text);

    clean.length = whole_graphemes(buffer_text(&clean), clean.length, limit);
    return buffer_take(&clean);
}

bool text_is_clean(const char *text)
{
    size_t length = strlen(text);
    if (is_settled(text, length))
        return true;
    char *clean = text_clean(text, length, length);
    bool same = strcmp(clean, text) == 0;
    free(clean);
    return same;
}

char *text_nfc(const char *text)
{
    struct buffer valid = {0};
    size_t length = strlen(text);
    if (is_settled(text, length)) {
        buffer_add(&valid, text, length);
        return buffer_take(&valid);
    }
    while (length > 0) {
        int32_t point = 0;
        size_t bytes = text_decode(text, length, &point);
        add_point(&valid, point);
        text += bytes;
        length -= bytes;
    }
    struct buffer composed = {0};
    add_composed(&composed, buffer_text(&valid), valid.length, SIZE_MAX);
    buffer_release(&valid);
    return buffer_take(&composed);
}
