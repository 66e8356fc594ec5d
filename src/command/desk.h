/* The book as the counter opens it, for commands that work with a desk. */
#ifndef CAMTAY_COMMAND_DESK_H
#define CAMTAY_COMMAND_DESK_H

#include <stdbool.h>

struct call;
struct desk;

/* Opens the call's data folder; `locked`: no counter may have it open meanwhile. NULL: it was said why, and
 * `*status` is to be returned. Free with desk_free. */
struct desk *command_desk(struct call *call, bool locked, int *status);

/* Unlocks with the PIN of --pin-file; `staff` is whose. Returns STATUS_FINE, or what is to be returned, with the
 * reason said. */
int command_unlock(struct call *call, struct desk *desk, const char *staff);

#endif
