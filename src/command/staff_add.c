#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "command/command.h"
#include "command/commands.h"
#include "command/pin.h"
#include "command/say.h"
#include "command/staff.h"
#include "desk/staff.h"

static int run(struct call *call)
{
    static const char *const needed[] = {"name", "pin-file", "by", "by-pin-file", NULL};
    const char *missing = staff_missing_option(call, needed);
    if (missing != NULL)
        return call_misused(call->command, "thiếu --%s.", missing);
    struct staff_change add = {.what = STAFF_ADD,
                               .staff = call_option(call, "name"),
                               .head = call_option(call, "head") != NULL};
    int status = staff_change_by(call, "Mã PIN của cán bộ mới", &add, NULL);
    if (status == STATUS_FINE)
        say(stdout, "Đã thêm một cán bộ vào sổ. Từ nay người đó mở quầy bằng mã PIN của mình.");
    return status;
}

static const struct command_option options[] = {
    {"name", "TÊN", "họ tên cán bộ mới"},
    {"pin-file", "TỆP", "mã PIN của người đó: dòng đầu của tệp; - là gõ vào"},
    {"by", "TÊN", "cán bộ đã có trong sổ, người thêm"},
    {"by-pin-file", "TỆP", "mã PIN của người thêm; - là gõ vào (sau mã kia)"},
    {"head", NULL, "người mới phụ trách trung tâm (người thêm cũng phải là người phụ trách)"},
    {NULL, NULL, NULL},
};

const struct command command_staff_add = {
    .name = "staff add",
    .usage = "--name TÊN --pin-file TỆP --by TÊN --by-pin-file TỆP",
    .summary = "Thêm một cán bộ được mở sổ.",
    .options = options,
    .needs = NEED_DATA,
    .run = run,
};
