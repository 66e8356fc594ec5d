#include "command/desk.h"

#include <string.h>

#include "base/error.h"
#include "command/command.h"
#include "command/pin.h"
#include "command/say.h"
#include "desk/desk.h"

struct desk *command_desk(struct call *call, bool locked, int *status)
{
    struct desk_options options = {.folder = call->data,
                                   .screens = call->screens,
                                   .calendar = call->calendar,
                                   .clock = &call->clock,
                                   .random = &call->random,
                                   .locked = locked};
    struct error error = {0};
    struct desk *desk = desk_open(&options, &error);
    *status = desk != NULL ? STATUS_FINE : say_closed_book(call->data, &error);
    return desk;
}

int command_unlock(struct call *call, struct desk *desk, const char *staff)
{
    const char *file = call_option(call, "pin-file");
    struct error error = {0};
    char pin[PIN_SIZE];
    if (!pin_read(file, "Mã PIN", pin, &error))
        return say_bad_file(file, &error);
    bool good = desk_unlock_now(desk, staff, pin, &error);
    explicit_bzero(pin, sizeof pin);
    return good ? STATUS_FINE : say_failure(ACT_UNLOCK, &error);
}
