#include "command/paper_out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/child.h"
#include "base/document.h"
#include "base/error.h"
#include "command/command.h"
#include "command/say.h"

#define CELLS      80
#define MOST_BYTES ((size_t)64 * 1024 * 1024)

static bool is_drawn(const char *format)
{
    static const char *const formats[] = {"pdf", "png", "escpos"};
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        if (strcmp(format, formats[i]) == 0)
            return true;
    }
    return false;
}

static void put(struct buffer *bytes)
{
    fwrite(bytes->data, 1, bytes->length, stdout);
    explicit_bzero(bytes->data, bytes->capacity); /* a slip has a name */
    buffer_release(bytes);
}

static int draw(const struct document *document, const char *format)
{
    struct buffer json = {0}, drawn = {0};
    struct error error = {0};
    if (isatty(STDOUT_FILENO)) {
        say(stderr, "Dạng %s không xem được trên màn hình. Thêm > TÊN-TỆP vào cuối lệnh.", format);
        return STATUS_USAGE;
    }
    char *program = child_sibling("camtay-paper");
    if (program == NULL) {
        say(stderr, "Máy này chưa cài camtay-paper, chương trình in. Cài rồi chạy lại lệnh này.");
        return STATUS_WRONG;
    }
    const char *const argv[] = {program, "--to", format, NULL};
    document_write(document, &json);
    bool good = child_run(argv, json.data, json.length, &drawn, MOST_BYTES, &error);
    if (good)
        put(&drawn);
    else
        say(stderr, "camtay-paper không vẽ được tờ này: %s", error.cause);
    explicit_bzero(json.data, json.capacity);
    buffer_release(&json);
    buffer_release(&drawn);
    free(program);
    return good ? STATUS_FINE : STATUS_WRONG;
}

int paper_out(struct call *call, const struct document *document, const char *format,
              const char *formats)
{
    struct buffer text = {0};
    if (format != NULL && is_drawn(format))
        return draw(document, format);
    if (format == NULL || strcmp(format, "json") == 0) {
        document_write(document, &text);
        buffer_add_byte(&text, '\n');
    } else if (strcmp(format, "text") == 0) {
        document_text(document, CELLS, &text);
    } else {
        return call_misused(call->command, "--format là một trong: %s; không phải «%s».", formats,
                            format);
    }
    put(&text);
    return STATUS_FINE;
}
