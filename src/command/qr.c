#include "base/qr.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/document.h"
#include "base/error.h"
#include "base/text.h"
#include "command/command.h"
#include "command/commands.h"
#include "command/paper_out.h"
#include "command/qr_draw.h"
#include "command/say.h"
#include "guide/library.h"

#define URL_BYTES 1000
#define FORMATS   "utf8, ascii, pdf, png, escpos"

static bool is_address(const char *word)
{
    return strpbrk(word, ":/.") != NULL;
}

/* An address that a phone may open: https and nothing that hides in it. */
static int check_address(const char *url)
{
    if (strncmp(url, "https://", 8) != 0 || url[8] == '\0') {
        say(stderr, "Chỉ làm mã cho địa chỉ bắt đầu bằng https://, để không ai bị dẫn nhầm.");
        return STATUS_WRONG;
    }
    if (!text_is_clean(url) || strpbrk(url, " \"<>\\^`{|}") != NULL) {
        say(stderr, "Địa chỉ có dấu cách hoặc ký tự lạ. Chép lại địa chỉ rồi thử lại.");
        return STATUS_WRONG;
    }
    return STATUS_FINE;
}

/* The address of a name in links.md, copied into `url`. */
static int find_link(struct call *call, const char *name, char url[URL_BYTES])
{
    struct error error = {0};
    struct guide_library *guides =
        guide_library_load(call->screens, clock_day(clock_wall(&call->clock)), NULL, &error);
    if (guides == NULL)
        return say_failure(ACT_GUIDE, &error);
    const struct guide_link *link = guide_library_find_link(guides, name);
    int status = STATUS_FINE;
    if (link == NULL) {
        say(stderr, "links.md không có liên kết tên «%s». Có:", name);
        for (size_t i = 0; i < guide_library_link_count(guides); i++)
            say(stderr, "  %s", guide_library_link(guides, i)->name);
        status = STATUS_WRONG;
    } else if (snprintf(url, URL_BYTES, "%s", link->url) >= URL_BYTES) {
        say(stderr, "Địa chỉ của «%s» dài quá, không thành mã được.", name);
        status = STATUS_WRONG;
    }
    guide_library_free(guides);
    return status;
}

static int draw(struct call *call, const char *url, bool ascii)
{
    struct qr qr;
    struct error error = {0};
    if (!qr_make(&qr, url, &error)) {
        say(stderr, "Địa chỉ dài quá, không thành mã được. Dùng địa chỉ ngắn hơn.");
        return STATUS_WRONG;
    }
    struct buffer text = {0};
    if (ascii)
        qr_draw_ascii(&qr, &text);
    else
        qr_draw_blocks(&qr, call_option(call, "light") != NULL, &text);
    fwrite(text.data, 1, text.length, stdout);
    say(stdout, "%s", url);
    buffer_release(&text);
    qr_release(&qr);
    return STATUS_FINE;
}

/* On a roll as a picture, on a sheet as a page: the label is the name of the link, where there is one. */
static int draw_on_paper(struct call *call, const char *url, const char *format)
{
    struct qr qr;
    struct error error = {0};
    if (!qr_make(&qr, url, &error)) {
        say(stderr, "Địa chỉ dài quá, không thành mã được. Dùng địa chỉ ngắn hơn.");
        return STATUS_WRONG;
    }
    qr_release(&qr);
    struct arena *arena = arena_new();
    struct document document;
    document_init(&document, arena, is_address(call->word[0]) ? url : call->word[0]);
    document.paper = strcmp(format, "pdf") == 0 ? DOCUMENT_A4 : DOCUMENT_ROLL80;
    document_add_qr(&document, &document.list, url, NULL, NULL)->align = DOCUMENT_MIDDLE;
    int status = paper_out(call, &document, format, FORMATS);
    arena_free(arena);
    return status;
}

static int run(struct call *call)
{
    if (call->word_count == 0)
        return call_misused(call->command, "cần một địa chỉ, hoặc một tên trong links.md.");
    const char *format = call_option(call, "format");
    if (format == NULL)
        format = "utf8";
    bool ascii = strcmp(format, "ascii") == 0, drawn = ascii || strcmp(format, "utf8") == 0;

    char url[URL_BYTES] = "";
    int status = STATUS_FINE;
    if (!is_address(call->word[0]))
        status = find_link(call, call->word[0], url);
    else if (snprintf(url, sizeof url, "%s", call->word[0]) >= (int)sizeof url)
        return draw(call, call->word[0], ascii);
    if (status == STATUS_FINE)
        status = check_address(url);
    if (status != STATUS_FINE)
        return status;
    return drawn ? draw(call, url, ascii) : draw_on_paper(call, url, format);
}

static const struct command_option options[] = {
    {"format", "DẠNG",
     "utf8 (nửa ô, như khi không ghi), ascii (hai dấu # một ô); pdf, png, escpos ra tệp"},
    {"light", NULL, "màn hình hay giấy chữ đen nền trắng (với utf8)"},
    {NULL, NULL, NULL},
};

const struct command command_qr = {
    .name = "qr",
    .usage = "[TÙY CHỌN] ĐỊA-CHỈ|TÊN",
    .summary = "Vẽ mã QR của một địa chỉ https hay một tên trong links.md.",
    .options = options,
    .needs = NEED_SCREENS,
    .words = 1,
    .run = run,
};
