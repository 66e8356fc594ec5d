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
#include "paper/printer_command.h"

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

static int deliver(const struct buffer *output)
{
    size_t written = fwrite(output->data, 1, output->length, stdout);
    if (written == output->length && fflush(stdout) == 0)
        return ORDER_FINE;
    return (int)order_say(ORDER_BAD_DOCUMENT, "không ghi ra được: %s.", strerror(errno));
}

/* What the printer takes, if it was not said: a file is for people, a roll for a slip printer. */
static enum order_form form_for(const struct order *order, const struct document *document)
{
    if (order->form != ORDER_NOTHING)
        return order->form;
    if (strncmp(order->where, "file:", strlen("file:")) == 0)
        return ORDER_PDF;
    bool queue = strncmp(order->where, "cups:", strlen("cups:")) == 0;
    return queue && !document_is_roll(document->paper) ? ORDER_PDF : ORDER_ESCPOS;
}

static int send_output(const struct order *order, const struct document *document,
                       const struct buffer *output)
{
    const struct printer_job job = {.title = document->title,
                                    .data = output->data,
                                    .size = output->length,
                                    .pdf = order->form == ORDER_PDF};
    return printer_command_send(order->where, &job);
}

static int print(struct order *order, struct arena *arena, const struct buffer *input)
{
    struct document document;
    struct error error = {0};
    if (!document_read(&document, arena, buffer_text(input), input->length, &error))
        return (int)order_say(ORDER_BAD_DOCUMENT,
                              "không hiểu được tài liệu: %s. Xem camtay-paper(5).", error.cause);
    if (order->paper_given)
        document.paper = order->paper;
    document.large = document.large || order->large;
    struct buffer output = {0};
    int status = 0;
    if (order->act == ORDER_SEND)
        order->form = form_for(order, &document);
    if (!make_output(order, &document, &output, &error))
        status = (int)say_failure(&document, &error);
    else if (order->act == ORDER_SEND)
        status = send_output(order, &document, &output);
    else
        status = deliver(&output);
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

static int draw(struct order *order)
{
    struct buffer input = {0};
    read_input(&input);
    struct arena *arena = arena_new();
    int status = print(order, arena, &input);
    arena_free(arena);
    buffer_release(&input);
    return status;
}

static int send_drawn(struct order *order)
{
    printer_command_begin();
    int status = draw(order);
    bool drawn = status != ORDER_BAD_DOCUMENT && status != ORDER_MISUSED;
    return drawn ? status : printer_command_refuse();
}

int main(int argc, char **argv)
{
    privacy_begin();
    signal(SIGPIPE, SIG_IGN);
    struct order order;
    enum order_status status = ORDER_FINE;
    if (!order_read(&order, argc, argv, &status))
        return (int)status;
    switch (order.act) {
    case ORDER_LIST: return printer_command_list();
    case ORDER_STATUS: return printer_command_status(order.where);
    case ORDER_SEND: return send_drawn(&order);
    default: return draw(&order);
    }
}
