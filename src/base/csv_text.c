/* What a CSV file's bytes say, as UTF-8 with LF at the end of each line. */
#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "base/buffer.h"
#include "base/csv.h"
#include "base/error.h"
#include "base/text.h"

#define NOT_A_LETTER "\xEF\xBF\xBD" /* U+FFFD stands for each byte that says nothing */
#define CHUNK        4096

static bool begins(const char *bytes, size_t size, const char *mark, size_t length)
{
    return size >= length && memcmp(bytes, mark, length) == 0;
}

/* A workbook that was never saved as CSV: the commonest slip, so it has a cause of its own. */
static bool is_workbook(const char *bytes, size_t size)
{
    return begins(bytes, size, "PK\x03\x04", 4) || begins(bytes, size, "\xD0\xCF\x11\xE0", 4);
}

/* One call of iconv on what is left; what it gave goes into `into`. `in` NULL: what it still holds
 * back, the 1258 letter that might have got a mark. */
static size_t convert_some(iconv_t way, char **in, size_t *left, struct buffer *into)
{
    char out[CHUNK];
    char *at = out;
    size_t room = sizeof out;
    size_t result = iconv(way, in, left, &at, &room);
    int why = errno;
    buffer_add(into, out, sizeof out - room);
    explicit_bzero(out, sizeof out);
    errno = why;
    return result;
}

static bool convert(const char *from, char *bytes, size_t size, size_t unit, struct buffer *into,
                    struct error *error)
{
    iconv_t way = iconv_open("UTF-8", from);
    if ((intptr_t)way == -1)
        return error_set_errno(error, "this machine cannot read %s", from);
    while (size > 0) {
        if (convert_some(way, &bytes, &size, into) != (size_t)-1 || errno == E2BIG)
            continue;
        convert_some(way, NULL, NULL, into);
        buffer_add_text(into, NOT_A_LETTER);
        size_t skipped = size < unit ? size : unit;
        bytes += skipped;
        size -= skipped;
    }
    convert_some(way, NULL, NULL, into);
    iconv_close(way);
    return true;
}

/* CRLF and CR become LF, in place: a line is a line whoever saved the file. */
static void end_lines_alike(struct buffer *text)
{
    size_t to = 0;
    for (size_t from = 0; from < text->length; from++) {
        char byte = text->data[from];
        if (byte == '\r' && from + 1 < text->length && text->data[from + 1] == '\n')
            continue;
        text->data[to++] = (char)(byte == '\r' ? '\n' : byte);
    }
    if (text->data != NULL)
        text->data[to] = '\0';
    text->length = to;
}

bool csv_text(char *bytes, size_t size, struct buffer *into, enum csv_encoding *encoding,
              struct error *error)
{
    bool good = true;
    buffer_clear(into);
    if (size > CSV_FILE_LIMIT)
        return error_set(error, ERROR_LIMIT, "%zu bytes", size);
    if (is_workbook(bytes, size))
        return error_set(error, ERROR_INPUT, "workbook");
    if (begins(bytes, size, "\xFF\xFE", 2) || begins(bytes, size, "\xFE\xFF", 2)) {
        *encoding = CSV_UTF16;
        good = convert(bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE", bytes + 2, size - 2, 2, into,
                       error);
    } else if (begins(bytes, size, "\xEF\xBB\xBF", 3)) {
        *encoding = CSV_UTF8;
        buffer_add(into, bytes + 3, size - 3);
    } else if (size == 0 || text_is_utf8(bytes, size)) {
        *encoding = CSV_UTF8;
        buffer_add(into, bytes, size);
    } else {
        *encoding = CSV_WINDOWS_1258;
        good = convert("CP1258", bytes, size, 1, into, error);
    }
    end_lines_alike(into);
    return good;
}
