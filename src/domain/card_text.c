#include "domain/card_text.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/card.h"

#define TIMES_SPOILT 2 /* UTF-8 that was taken for something else, twice over */

/* --- taken for another encoding --- */

/* What Windows-1252 has in the places 0x80 to 0x9F; 0: nothing there, and decoders then leave the byte's
 * own number, as Latin-1 does with all of them. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* Letters that Windows-1258, the Vietnamese one, has in the place of another. */
static const struct {
    int32_t point;
    unsigned char byte;
} windows_1258[] = {
    {0x0102, 0xC3}, {0x0110, 0xD0}, {0x01A0, 0xD5}, {0x01AF, 0xDD},
    {0x0103, 0xE3}, {0x0111, 0xF0}, {0x01A1, 0xF5}, {0x01B0, 0xFD},
};

/* The byte that became this character; -1: none did. */
static int byte_of(int32_t point)
{
    if (point >= 0 && point <= 0xFF)
        return point;
    for (int i = 0; i < 32; i++) {
        if (windows_1252[i] == point)
            return 0x80 + i;
    }
    for (size_t i = 0; i < sizeof windows_1258 / sizeof windows_1258[0]; i++) {
        if (windows_1258[i].point == point)
            return windows_1258[i].byte;
    }
    return -1;
}

/* Takes the misreading back in place. False, and nothing is changed, unless every character comes from
 * one byte and the bytes are UTF-8 again: in a name that was read rightly no letter could be that. */
static bool take_back(char *text, size_t *length)
{
    char *bytes = memory_new(*length + 1, 1);
    size_t used = 0;
    bool good = true;
    for (size_t at = 0; at < *length && good;) {
        utf8proc_int32_t point = -1;
        utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)text + at,
                                                 (utf8proc_ssize_t)(*length - at), &point);
        int byte = size > 0 ? byte_of(point) : -1;
        good = byte >= 0;
        bytes[used++] = (char)byte;
        at += size > 0 ? (size_t)size : 1;
    }
    good = good && used < *length && text_is_utf8(bytes, used);
    if (good) {
        explicit_bzero(text, *length);
        memcpy(text, bytes, used);
        *length = used;
    }
    explicit_bzero(bytes, used);
    free(bytes);
    return good;
}

/* --- what is no text --- */

static bool is_dropped(char c)
{
    bool kept = c == '\t' || c == '\r' || c == '\n';
    return ((c >= 0 && c < ' ') || c == 0x7F) && !kept;
}

static size_t without_controls(char *text, size_t length)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t used = 0;
    for (size_t at = 0; at < length; at++) {
        if (length - at >= 3 && memcmp(text + at, mark, 3) == 0)
            at += 2;
        else if (!is_dropped(text[at]))
            text[used++] = text[at];
    }
    return used;
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* White space, and "]Q3": which kind of code it was, as some scanners say first (ISO/IEC 15424). */
static size_t before_text(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length && strchr(" \t\r\n", text[at]) != NULL)
        at++;
    bool prefix = length - at >= 3 && text[at] == ']' && is_letter(text[at + 1]) &&
                  text[at + 2] >= '0' && text[at + 2] <= '9';
    return prefix ? at + 3 : at;
}

char *card_text_prepare(const void *bytes, size_t size, size_t *length)
{
    size_t taken = size < CARD_MOST_BYTES ? size : CARD_MOST_BYTES;
    char *text = memory_new(taken + 1, 1);
    if (taken > 0)
        memcpy(text, bytes, taken);
    size_t used = without_controls(text, taken);
    for (int i = 0; i < TIMES_SPOILT && take_back(text, &used); i++)
        used = without_controls(text, used);
    size_t skipped = before_text(text, used);
    memmove(text, text + skipped, used - skipped);
    used -= skipped;
    explicit_bzero(text + used, taken + 1 - used);
    *length = used;
    return text;
}

void card_text_free(char *text, size_t length)
{
    explicit_bzero(text, length);
    free(text);
}
