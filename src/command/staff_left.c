#include "base/error.h"
#include "command/commands.h"
#include "command/say.h"
#include "command/staff.h"
#include "desk/staff.h"

static int run(struct call *call)
{
    static const char *const needed[] = {"name", "by", "by-pin-file", NULL};
    const char *missing = staff_missing_option(call, needed);
    if (missing != NULL)
        return call_misused(call->command, "thiếu --%s.", missing);
    struct staff_change none = {0};
    int status = staff_change_by(call, NULL, &none, call_option(call, "name"));
    if (status == STATUS_FINE)
        say(stdout, "Người đó không còn mở được sổ trên máy này. Việc đã ghi vẫn mang tên cũ.");
    return status;
}

static const struct command_option options[] = {
    {"name", "TÊN", "cán bộ thôi làm ở quầy"},
    {"by", "TÊN", "người phụ trách"},
    {"by-pin-file", "TỆP", "mã PIN của người phụ trách: dòng đầu của tệp; - là gõ vào"},
    {NULL, NULL, NULL},
};

const struct command command_staff_left = {
    .name = "staff left",
    .usage = "--name TÊN --by TÊN --by-pin-file TỆP",
    .summary = "Cán bộ chuyển đi: không còn mở được sổ.",
    .options = options,
    .needs = NEED_DATA,
    .run = run,
};
