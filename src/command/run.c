#include "command/kiosk.h"

#include <stddef.h>
#include <string.h>

#include "base/error.h"
#include "command/command.h"
#include "command/commands.h"
#include "command/say.h"
#include "view/kiosk.h"

int command_open_kiosk(struct call *call)
{
    struct kiosk_options options = {
        .folder = call->data,
        .screens = call->screens,
        .calendar = call->calendar,
        .commune_file = call->commune_file,
        .counter = call_option(call, "counter"),
        .staff = call_option(call, "staff"),
        .clock = &call->clock,
        .random = &call->random,
        .linear = call_option(call, "linear") != NULL,
        .light = call_option(call, "light") != NULL,
        .no_color = call_option(call, "no-color") != NULL,
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
    {"light", NULL, "màn hình chữ đen nền trắng"},
    {"no-color", NULL, "không dùng màu"},
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
