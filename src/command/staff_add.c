#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "command/command.h"
#include "command/commands.h"
#include "command/pin.h"
#include "command/say.h"
#include "desk/setup.h"

/* The first option that is missing, or NULL. */
static const char *missing_option(const struct call *call)
{
    static const char *const needed[] = {"name", "pin-file", "by", "by-pin-file"};
    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
        if (call_option(call, needed[i]) == NULL)
            return needed[i];
    }
    return NULL;
}

static int add(struct call *call, const char *pin, const char *by_pin)
{
    struct error error = {0};
    if (!desk_add_staff(call->data, call_option(call, "by"), by_pin, call_option(call, "name"), pin,
                        call_option(call, "head") != NULL, NULL, &call->clock, &call->random,
                        &error))
        return say_failure(error.code == ERROR_PIN || error.code == ERROR_MISSING ? ACT_UNLOCK
                                                                                  : ACT_SETUP,
                           &error);
    say(stdout, "Đã thêm một cán bộ vào sổ. Từ nay người đó mở quầy bằng mã PIN của mình.");
    return STATUS_FINE;
}

static int run(struct call *call)
{
    const char *missing = missing_option(call);
    if (missing != NULL)
        return call_misused(call->command, "thiếu --%s.", missing);
    char pin[PIN_SIZE], by_pin[PIN_SIZE];
    struct error error = {0};
    bool read = pin_read(call_option(call, "pin-file"), "Mã PIN của cán bộ mới", pin, &error) &&
                pin_read(call_option(call, "by-pin-file"), "Mã PIN của người thêm", by_pin, &error);
    int status = read ? add(call, pin, by_pin) : say_failure(ACT_ANY, &error);
    explicit_bzero(pin, sizeof pin);
    explicit_bzero(by_pin, sizeof by_pin);
    return status;
}

static const struct command_option options[] = {
    {"name", "TÊN", "họ tên cán bộ mới"},
    {"pin-file", "TỆP", "mã PIN của người đó: dòng đầu của tệp; - là gõ vào"},
    {"by", "TÊN", "cán bộ đã có trong sổ, người thêm"},
    {"by-pin-file", "TỆP", "mã PIN của người thêm; - là gõ vào (sau mã kia)"},
    {"head", NULL, "người mới phụ trách trung tâm"},
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
