#include "base/qr.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/text.h"
#include "command/command.h"
#include "command/commands.h"
#include "command/qr_draw.h"
#include "command/say.h"
#include "guide/library.h"

#define URL_BYTES 1000

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

static int run(struct call *call)
{
    if (call->word_count == 0)
        return call_misused(call->command, "cần một địa chỉ, hoặc một tên trong links.md.");
    const char *format = call_option(call, "format");
    bool ascii = format != NULL && strcmp(format, "ascii") == 0;
    if (format != NULL && !ascii && strcmp(format, "utf8") != 0)
        return call_misused(call->command, "--format là utf8 hoặc ascii, không phải «%s».", format);

    char url[URL_BYTES] = "";
    int status = STATUS_FINE;
    if (!is_address(call->word[0]))
        status = find_link(call, call->word[0], url);
    else if (snprintf(url, sizeof url, "%s", call->word[0]) >= (int)sizeof url)
        return draw(call, call->word[0], ascii);
    if (status == STATUS_FINE)
        status = check_address(url);
    return status == STATUS_FINE ? draw(call, url, ascii) : status;
}

static const struct command_option options[] = {
    {"format", "DẠNG", "utf8 (nửa ô, như khi không ghi) hoặc ascii (hai dấu # một ô)"},
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
