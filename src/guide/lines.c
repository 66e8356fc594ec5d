#include "guide/lines.h"

#include <string.h>

#include "base/text.h"
#include "guide/limits.h"
#include "guide/notices.h"

bool line_next(struct line *line, const char *text, size_t length)
{
    const char *start = line->next == NULL ? text : line->next;
    size_t left = length - (size_t)(start - text);
    if (left == 0)
        return false;
    const char *end = memchr(start, '\n', left);
    line->text = start;
    line->length = end == NULL ? left : (size_t)(end - start);
    line->next = end == NULL ? text + length : end + 1;
    line->number++;
    if (line->length > 0 && start[line->length - 1] == '\r')
        line->length--;
    return true;
}

bool line_is_blank(const struct line *line)
{
    for (size_t i = 0; i < line->length; i++) {
        if (line->text[i] != ' ' && line->text[i] != '\t')
            return false;
    }
    return true;
}

static bool is_utf8(const char *text, size_t length, struct notices *notices)
{
    if (text_is_utf8(text, length))
        return true;
    struct line line = {0};
    while (line_next(&line, text, length)) {
        if (text_is_utf8(line.text, line.length))
            continue;
        if (memchr(line.text, '\0', line.length) != NULL)
            notices_error(notices, line.number,
                          "có byte rỗng (NUL): tệp hỏng hoặc không phải tệp chữ");
        else
            notices_error(notices, line.number,
                          "chữ ở dòng này không phải UTF-8: lưu lại tệp bằng bảng mã UTF-8");
        break;
    }
    return false;
}

bool lines_are_readable(const char *text, size_t length, struct notices *notices)
{
    if (!is_utf8(text, length, notices))
        return false;

    /* libcmark's time grows with the square of some paragraphs ("![[]()" again and again: 11 s for
     * 256 KiB); within these limits the worst file takes a few hundredths of a second. */
    struct line line = {0};
    size_t block = 0;
    while (line_next(&line, text, length)) {
        if (line.length > GUIDE_MOST_LINE_BYTES) {
            notices_error(notices, line.number,
                          "dòng dài %zu byte, nhiều nhất %d: xuống dòng cho ngắn lại", line.length,
                          GUIDE_MOST_LINE_BYTES);
            return false;
        }
        block = line_is_blank(&line) ? 0 : block + line.length;
        if (block > GUIDE_MOST_BLOCK_BYTES) {
            notices_error(
                notices, line.number,
                "hơn %d byte liền nhau không có dòng trống: thêm dòng trống giữa các đoạn",
                GUIDE_MOST_BLOCK_BYTES);
            return false;
        }
    }
    return true;
}

const char *lines_skip_mark(const char *text, size_t *length, struct notices *notices)
{
    static const char mark[] = "\xEF\xBB\xBF";
    if (memmem(text, *length, "\r\n", 2) != NULL)
        notices_warning(notices, 1,
                        "tệp xuống dòng kiểu Windows (CRLF): vẫn đọc được, nên lưu kiểu Unix (LF)");
    if (*length < 3 || memcmp(text, mark, 3) != 0)
        return text;
    notices_warning(notices, 1, "đầu tệp có dấu BOM: vẫn đọc được, nên lưu lại UTF-8 không có BOM");
    *length -= 3;
    return text + 3;
}
