/* Quick log: a whole visit as one act, for many people at a time (a hamlet meeting, a field trip, a
 * queue at noon) and for paper that is typed in later. */
#ifndef CAMTAY_DESK_QUICK_H
#define CAMTAY_DESK_QUICK_H

#include <stdbool.h>
#include <stdint.h>

#include "desk/visit.h"

struct desk;
struct error;

#define QUICK_DAYS_BACK 60 /* paper that is older is not typed in any more */

struct desk_quick {
    const struct citizen *citizen; /* NULL: nobody was named */
    const char *mode;              /* counter, field, meeting */
    const char *phone;             /* android, iphone, none; NULL: not asked */
    const struct desk_ended *ended;
    int ended_count; /* 0: asked only */
    bool notice;
    const char *helper; /* none, relative, neighbour, volunteer, other */
    const char *note;   /* a remark, sealed; NULL none */
    int32_t day;        /* the working day: today, or up to QUICK_DAYS_BACK days before */
};

/* Writes opening, identification, every service and the closing in one transaction: one Ctrl-Z takes
 * all of it back. ERROR_INPUT: "day", or what desk_receive and desk_end_service say. ERROR_EXISTS: the
 * citizen is being served right now: his visit goes on there. */
bool desk_quick(struct desk *desk, const struct desk_quick *quick, struct error *error);

/* How many visits this citizen has on that day: 0 if none. Worth a warning before the same paper is
 * typed in twice. */
long desk_visits_on(struct desk *desk, const char *citizen, int32_t day);

#endif
