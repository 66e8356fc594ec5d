#include "command/kiosk.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "command/command.h"
#include "command/commands.h"
#include "command/say.h"
#include "ui/loop.h"
#include "ui/scanner.h"
#include "view/kiosk.h"

/* A broken invariant ends the program, the draft being on the disk. The terminal is put back first,
 * or the clerk would sit before a screen that answers nothing; one line says what to do. */
static void put_terminal_back(int number)
{
    static const char line[] =
        "Cầm Tay dừng vì gặp lỗi của chính nó. Mở lại: việc đang làm vẫn còn.\n";
    ui_restore();
    (void)!write(STDERR_FILENO, line, sizeof line - 1);
    signal(number, SIG_DFL);
    raise(number);
}

/* Where to look for a scanner; "tắt" is "off" for whoever has no keys for it. */
static const char *scanner_option(const struct call *call)
{
    const char *given = call_option(call, "scanner");
    bool off = given != NULL && (strcmp(given, "tắt") == 0 || strcmp(given, "tat") == 0);
    return off ? SCANNER_OFF : given;
}

int command_open_kiosk(struct call *call)
{
    struct sigaction broken = {.sa_handler = put_terminal_back};
    sigaction(SIGABRT, &broken, NULL);
    struct kiosk_options options = {
        .folder = call->data,
        .screens = call->screens,
        .calendar = call->calendar,
        .commune_file = call->commune_file,
        .counter = call_option(call, "counter"),
        .staff = call_option(call, "staff"),
        .hint = call_option(call, "hint"),
        .scanner = scanner_option(call),
        .clock = &call->clock,
        .random = &call->random,
        .linear = call_option(call, "linear") != NULL,
        .light = call_option(call, "light") != NULL,
        .no_color = call_option(call, "no-color") != NULL,
        .no_mouse = call_option(call, "no-mouse") != NULL,
        .full_blocks = call_option(call, "full-blocks") != NULL,
    };
    struct error error = {0};
    if (!kiosk_run(&options, &error))
        return say_closed_book(call->data, &error);
    return STATUS_FINE;
}

static const struct command_option options[] = {
    {"linear", NULL, "từng dòng chữ thay cho cả màn hình (đọc màn hình, chữ nổi, kịch bản)"},
    {"staff", "TÊN", "cán bộ mở sổ, khi có nhiều người"},
    {"counter", "QUẦY", "tên quầy, như \"Quầy 1\""},
    {"hint", "CÂU", "câu hiện ở trang mở khóa, như mã PIN của sổ mẫu"},
    {"scanner", "CỔNG", "máy quét cổng nối tiếp, như /dev/ttyUSB0; tắt: không tìm máy nào"},
    {"light", NULL, "màn hình chữ đen nền trắng"},
    {"no-color", NULL, "không dùng màu"},
    {"full-blocks", NULL, "vẽ mã QR bằng cả ô: cho màn hình không có nửa ô ▀ (mã to gấp đôi)"},
    {"no-mouse", NULL, "chuột để bôi đen, chép chữ như thường"},
    {NULL, NULL, NULL},
};

const struct command command_run = {
    .name = "run",
    .usage = "[TÙY CHỌN]",
    .summary = "Mở quầy trên màn hình này.",
    .more =
        "Máy chưa có sổ thì trang đầu giúp lập sổ.\n"
        "Từng dòng chữ (--linear): một dòng trả lời mục đang chọn; :F6 là một phím, :? đọc lại\n"
        "trang; mã PIN được hỏi trước.",
    .options = options,
    .needs = NEED_DATA | NEED_SCREENS | NEED_SHARE,
    .run = command_open_kiosk,
};
