#include "command/staff.h"

#include <string.h>

#include "base/error.h"
#include "command/pin.h"
#include "command/say.h"
#include "desk/staff.h"

struct staff_place staff_place_of(struct call *call)
{
    return (struct staff_place){call->data, &call->clock, &call->random};
}

const char *staff_missing_option(const struct call *call, const char *const needed[])
{
    for (size_t i = 0; needed[i] != NULL; i++)
        if (call_option(call, needed[i]) == NULL)
            return needed[i];
    return NULL;
}

/* A book that is not there is another matter than a member of staff who is not. */
static int say_why(const struct call *call, const struct error *error)
{
    bool nobody = error->code == ERROR_MISSING && strstr(error->cause, "member of staff") != NULL;
    return error->code == ERROR_MISSING && !nobody ? say_closed_book(call->data, error)
                                                   : say_failure(ACT_STAFF, error);
}

int staff_change_by(struct call *call, const char *prompt, struct staff_change *change,
                    const char *leaves)
{
    char pin[PIN_SIZE] = "", by_pin[PIN_SIZE] = "";
    struct error error = {0};
    struct staff_place place = staff_place_of(call);
    const char *file = call_option(call, "pin-file"), *by_file = call_option(call, "by-pin-file");
    int status = STATUS_FINE;
    if (prompt != NULL && !pin_read(file, prompt, pin, &error)) {
        status = say_bad_file(file, &error);
    } else if (!pin_read(by_file, "Mã PIN của người làm việc này", by_pin, &error)) {
        status = say_bad_file(by_file, &error);
    } else {
        change->pin = pin;
        change->own_pin = by_pin;
        if (!desk_staff_change_at(&place, call_option(call, "by"), by_pin, change, leaves, &error))
            status = say_why(call, &error);
        change->pin = change->own_pin = NULL;
    }
    explicit_bzero(pin, sizeof pin);
    explicit_bzero(by_pin, sizeof by_pin);
    return status;
}
