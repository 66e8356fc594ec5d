/* camtay-paper: a document (JSON) on standard input, paper on standard output. A program of its own: the
 * kiosk stays small, and what goes wrong in drawing does not end it. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/privacy.h"
#include "paper/layout.h"
#include "paper/order.h"
#include "paper/output.h"

static enum order_status say_failure(const struct document *document, const struct error *error)
{
    switch (error->code) {
    case ERROR_REFUSED:
        return order_say(ORDER_MISUSED,
                         "máy in hóa đơn không in được giấy %s. Thêm --paper roll80 (hoặc roll58), "
                         "hay chọn --to pdf.",
                         document_paper_word(document->paper));
    case ERROR_MISSING:
        return order_say(ORDER_MISUSED, "tài liệu không có trang này (%s).", error->cause);
    case ERROR_LIMIT:
        return order_say(ORDER_BAD_DOCUMENT,
                         "tài liệu quá dài cho giấy %s (%s). Chia ra nhiều tài liệu, hoặc chọn "
                         "--paper a4.",
                         document_paper_word(document->paper), error->cause);
    default: return order_say(ORDER_BAD_DOCUMENT, "không vẽ được: %s", error->cause);
    }
}

static bool make_output(const struct order *order, const struct document *document,
                        struct buffer *into, struct error *error)
{
    static const int cells[] = {32, 48, 64, 80};
    if (order->form == ORDER_TEXT) {
        document_text(document, cells[document->paper], into);
        return true;
    }
    struct layout layout;
    if (!layout_make(&layout, document, error))
        return false;
    bool made = false;
    switch (order->form) {
    case ORDER_PDF: made = output_pdf(&layout, document->title, into, error); break;
    case ORDER_PNG: made = output_png(&layout, order->page, into, error); break;
    default: made = output_escpos(&layout, into, error); break;
    }
    layout_release(&layout);
    return made;
}

static enum order_status deliver(const struct buffer *output)
{
    size_t written = fwrite(output->data, 1, output->length, stdout);
    if (written == output->length && fflush(stdout) == 0)
        return ORDER_FINE;
    return order_say(ORDER_BAD_DOCUMENT, "không ghi ra được: %s.", strerror(errno));
}

static enum order_status print(const struct order *order, struct arena *arena,
                               const struct buffer *input)
{
    struct document document;
    struct error error = {0};
    if (!document_read(&document, arena, buffer_text(input), input->length, &error))
        return order_say(ORDER_BAD_DOCUMENT, "không hiểu được tài liệu: %s. Xem camtay-paper(5).",
                         error.cause);
    if (order->paper_given)
        document.paper = order->paper;
    document.large = document.large || order->large;
    struct buffer output = {0};
    bool made = make_output(order, &document, &output, &error);
    enum order_status status = made ? deliver(&output) : say_failure(&document, &error);
    buffer_release(&output);
    return status;
}

/* One byte more than a document may have is enough to know that it has too many. */
static void read_input(struct buffer *input)
{
    char bytes[16384];
    size_t read;
    while (input->length <= DOCUMENT_BYTES && (read = fread(bytes, 1, sizeof bytes, stdin)) > 0)
        buffer_add(input, bytes, read);
}

int main(int argc, char **argv)
{
    privacy_begin();
    signal(SIGPIPE, SIG_IGN);
    struct order order;
    enum order_status status = ORDER_FINE;
    if (!order_read(&order, argc, argv, &status))
        return (int)status;
    struct buffer input = {0};
    read_input(&input);
    struct arena *arena = arena_new();
    status = print(&order, arena, &input);
    arena_free(arena);
    buffer_release(&input);
    return (int)status;
}
