#include "paper/order.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "paper/page.h"

#define ONE_ACT "chỉ một trong --send, --status, --list"

#ifndef CAMTAY_VERSION
#define CAMTAY_VERSION "0"
#endif

/* True if the order takes the value; else `wants` of its row says what it should be. */
typedef bool order_take(struct order *order, const char *value);

struct order_option {
    const char *name;
    const char *value; /* NULL: none */
    const char *help;
    order_take *take; /* NULL: said and done at once */
    const char *wants;
};

static bool take_form(struct order *order, const char *value)
{
    static const char *const forms[] = {[ORDER_NOTHING] = "",
                                        [ORDER_PDF] = "pdf",
                                        [ORDER_PNG] = "png",
                                        [ORDER_ESCPOS] = "escpos",
                                        [ORDER_TEXT] = "text"};
    for (size_t i = ORDER_PDF; i < sizeof forms / sizeof forms[0]; i++) {
        if (strcmp(forms[i], value) == 0) {
            order->form = (enum order_form)i;
            return true;
        }
    }
    return false;
}

static bool take_paper(struct order *order, const char *value)
{
    order->paper_given = document_paper_read(value, &order->paper);
    return order->paper_given;
}

static bool take_large(struct order *order, const char *value)
{
    (void)value;
    order->large = true;
    return true;
}

static bool take_page(struct order *order, const char *value)
{
    char *end = NULL;
    long page = strtol(value, &end, 10);
    order->page = (int)page;
    return *end == '\0' && page >= 1 && page <= PAGE_MOST;
}

/* One act only: the later word would hide the earlier. */
static bool take_act(struct order *order, enum order_act act, const char *where)
{
    bool first = order->act == ORDER_DRAW;
    order->act = act;
    order->where = where;
    return first;
}

static bool take_send(struct order *order, const char *value)
{
    return take_act(order, ORDER_SEND, value);
}

static bool take_status(struct order *order, const char *value)
{
    return take_act(order, ORDER_STATUS, value);
}

static bool take_list(struct order *order, const char *value)
{
    return take_act(order, ORDER_LIST, value);
}

static const struct order_option options[] = {
    {"to", "DẠNG", "pdf, png, escpos (máy in hóa đơn) hoặc text", take_form,
     "pdf, png, escpos hoặc text"},
    {"paper", "GIẤY", "roll58, roll80, a5 hoặc a4 (không ghi: theo tài liệu)", take_paper,
     "roll58, roll80, a5 hoặc a4"},
    {"large", NULL, "chữ to, cho người mắt kém", take_large, NULL},
    {"page", "SỐ", "trang nào, khi ra png (không ghi: trang 1)", take_page, "số từ 1 đến 200"},
    {"send", "MÁY-IN", "in ra cups:TÊN, tcp:ĐỊA-CHỈ, /dev/usb/lp0, /dev/ttyUSB0 hoặc file:TỆP",
     take_send, ONE_ACT},
    {"status", "MÁY-IN", "hỏi xem máy in có in được không", take_status, ONE_ACT},
    {"list", NULL, "liệt kê các máy in của máy này", take_list, ONE_ACT},
    {"help", NULL, "hiện trang này", NULL, NULL},
    {"version", NULL, "hiện số phiên bản", NULL, NULL},
};
#define OPTIONS ((int)(sizeof options / sizeof options[0]))

enum order_status order_say(enum order_status status, const char *format, ...)
{
    char text[600];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    /* What came from outside must not steer the terminal. */
    char *clean = text_clean(text, strlen(text), sizeof text);
    fprintf(stderr, "camtay-paper: %s\n", clean);
    free(clean);
    return status;
}

static enum order_status misused(void)
{
    fputs("Gõ camtay-paper --help để xem cách dùng.\n", stderr);
    return ORDER_MISUSED;
}

static void show_help(void)
{
    puts("camtay-paper --to DẠNG [TÙY CHỌN] < tài-liệu.json > tệp\n"
         "camtay-paper --send MÁY-IN [TÙY CHỌN] < tài-liệu.json\n"
         "camtay-paper --status MÁY-IN\n"
         "camtay-paper --list\n\n"
         "Vẽ một tài liệu (JSON) ra giấy, hay in thẳng ra máy in. Các tùy chọn:\n");
    for (int i = 0; i < OPTIONS; i++) {
        char words[40];
        snprintf(words, sizeof words, "--%s %s", options[i].name,
                 options[i].value != NULL ? options[i].value : "");
        printf("  %s%*s%s\n", words, 16 - text_width(words), "", options[i].help);
    }
}

/* --help, --version. */
static bool do_at_once(const char *name)
{
    if (strcmp(name, "version") == 0)
        puts("camtay-paper " CAMTAY_VERSION);
    else
        show_help();
    return false;
}

static bool take(struct order *order, int found, char **argv, enum order_status *status)
{
    if (found < 0 || found >= OPTIONS) {
        order_say(ORDER_MISUSED, "không có tùy chọn «%s», hoặc nó thiếu giá trị.",
                  argv[optind - 1]);
        *status = misused();
        return false;
    }
    const struct order_option *option = &options[found];
    if (option->take == NULL)
        return do_at_once(option->name);
    if (option->take(order, optarg))
        return true;
    order_say(ORDER_MISUSED, "--%s «%s» không dùng được: cần %s.", option->name,
              optarg != NULL ? optarg : "", option->wants);
    *status = misused();
    return false;
}

/* A printer takes bytes of its own, or PDF. */
static bool has_form(const struct order *order)
{
    if (order->act == ORDER_SEND)
        return order->form != ORDER_PNG && order->form != ORDER_TEXT;
    return order->act != ORDER_DRAW || order->form != ORDER_NOTHING;
}

bool order_read(struct order *order, int argc, char **argv, enum order_status *status)
{
    struct option table[OPTIONS + 1] = {0};
    for (int i = 0; i < OPTIONS; i++)
        table[i] = (struct option){
            options[i].name, options[i].value != NULL ? required_argument : no_argument, NULL, i};
    *order = (struct order){.page = 1};
    *status = ORDER_FINE;
    opterr = 0;
    for (int found; (found = getopt_long(argc, argv, "", table, NULL)) != -1;) {
        if (!take(order, found, argv, status))
            return false;
    }
    if (optind == argc && has_form(order))
        return true;
    if (optind < argc)
        order_say(ORDER_MISUSED, "thừa «%s»: tài liệu đọc từ đầu vào chuẩn.", argv[optind]);
    else if (order->act == ORDER_SEND)
        order_say(ORDER_MISUSED, "máy in chỉ nhận --to escpos hoặc --to pdf.");
    else
        order_say(ORDER_MISUSED, "cần --to pdf, --to png, --to escpos hoặc --to text.");
    *status = misused();
    return false;
}
