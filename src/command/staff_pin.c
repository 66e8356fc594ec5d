#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "command/commands.h"
#include "command/pin.h"
#include "command/say.h"
#include "command/staff.h"
#include "desk/staff.h"

#define SHEET_LIMIT ((size_t)64 * 1024)

/* All PINs are forgotten: the sheet opens the book instead. */
static int recover(struct call *call)
{
    char pin[PIN_SIZE] = "";
    struct buffer sheet = {0};
    struct error error = {0};
    struct staff_place place = staff_place_of(call);
    int status = STATUS_FINE;
    const char *file = call_option(call, "pin-file"), *sheet_file = call_option(call, "recovery");
    if (!file_read(sheet_file, SHEET_LIMIT, &sheet, &error)) {
        status = say_bad_file(sheet_file, &error);
    } else if (!pin_read(file, "Mã PIN mới", pin, &error)) {
        status = say_bad_file(file, &error);
    } else if (!desk_staff_recover_at(&place, buffer_text(&sheet), call_option(call, "name"), pin,
                                      &error)) {
        bool of_sheet = error.code == ERROR_INPUT ||
                        (error.code == ERROR_KEY && strstr(error.cause, "sheet") != NULL);
        status = say_failure(of_sheet ? ACT_JOIN : ACT_STAFF, &error);
    }
    explicit_bzero(pin, sizeof pin);
    if (sheet.data != NULL)
        explicit_bzero(sheet.data, sheet.length);
    buffer_release(&sheet);
    return status;
}

static int run(struct call *call)
{
    bool by_sheet = call_option(call, "recovery") != NULL;
    static const char *const for_sheet[] = {"name", "pin-file", NULL};
    static const char *const for_staff[] = {"pin-file", "by", "by-pin-file", NULL};
    const char *missing = staff_missing_option(call, by_sheet ? for_sheet : for_staff);
    if (missing != NULL)
        return call_misused(call->command, "thiếu --%s.", missing);
    const char *name = call_option(call, "name"), *by = call_option(call, "by");
    bool own = name == NULL || (by != NULL && strcmp(name, by) == 0);
    struct staff_change change = {.what = own ? STAFF_OWN_PIN : STAFF_RESET_PIN, .staff = name};
    int status = by_sheet ? recover(call) : staff_change_by(call, "Mã PIN mới", &change, NULL);
    if (status == STATUS_FINE)
        say(stdout, "Đã đổi mã PIN. Mã cũ không mở được sổ nữa.");
    return status;
}

static const struct command_option options[] = {
    {"name", "TÊN", "đặt lại mã PIN của người này (người phụ trách làm); không có: của mình"},
    {"pin-file", "TỆP", "mã PIN mới: dòng đầu của tệp; - là gõ vào"},
    {"by", "TÊN", "người làm việc này"},
    {"by-pin-file", "TỆP", "mã PIN đang dùng của người đó; - là gõ vào (sau mã kia)"},
    {"recovery", "TỆP", "quên hết mã PIN: dùng phiếu khôi phục thay cho --by"},
    {NULL, NULL, NULL},
};

const struct command command_staff_pin = {
    .name = "staff pin",
    .usage = "--pin-file TỆP --by TÊN --by-pin-file TỆP [--name TÊN]",
    .summary = "Đổi mã PIN của mình, hoặc đặt lại cho người quên.",
    .more = "Quên hết mã PIN: --name TÊN --pin-file TỆP --recovery TỆP.",
    .options = options,
    .needs = NEED_DATA,
    .run = run,
};
