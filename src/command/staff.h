/* What the commands about staff share. */
#ifndef CAMTAY_COMMAND_STAFF_H
#define CAMTAY_COMMAND_STAFF_H

#include "command/command.h"

struct staff_change;
struct staff_place;

/* Where the book is, for desk/staff.h. */
struct staff_place staff_place_of(struct call *call);

/* The first of these options (ended by NULL) that was not given, or NULL. */
const char *staff_missing_option(const struct call *call, const char *const needed[]);

/* Reads --pin-file into change->pin (if the change takes one; `prompt` says whose) and --by-pin-file,
 * and makes the change as --by; with `leaves` that one leaves instead. Exit status; what is wrong
 * has been said. */
int staff_change_by(struct call *call, const char *prompt, struct staff_change *change,
                    const char *leaves);

#endif
