/* Is this machine well? One line a matter, with what to do. Reads only; works while locked. */
#ifndef CAMTAY_DESK_HEALTH_H
#define CAMTAY_DESK_HEALTH_H

#include <stddef.h>

#include "desk/desk.h"

struct arena;

enum health_state {
    HEALTH_FINE,
    HEALTH_NOTE, /* worth knowing, nothing is wrong */
    HEALTH_WRONG /* somebody should do something */
};

struct health_line {
    enum health_state state;
    const char *what;   /* "Chỗ trống" */
    const char *text;   /* how it is */
    const char *advice; /* what to do, or NULL */
};

#define HEALTH_LINES 16

/* Fills `lines` with texts in `arena`; how many. Quick: no line reads the whole book (that is
 * ledger_verify's, a child's work). */
size_t desk_health(struct desk *desk, struct arena *arena, struct health_line lines[HEALTH_LINES]);

#endif
