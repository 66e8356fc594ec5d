/* Who is to come back, and for what: services that ended as waiting, and signatures that were issued
 * and not activated. Queries over the projections. What the citizen has got since, from whichever
 * issuer, is no longer due; what was had before and is waited for once more (another dossier) is. */
#ifndef CAMTAY_REPORT_DUE_H
#define CAMTAY_REPORT_DUE_H

#include <stdbool.h>
#include <stdint.h>

#include "report/day.h"

struct error;
struct ledger;

struct due_row {
    char visit[33];
    char citizen[33]; /* "" nobody was named in that visit */
    char service[DAY_WORD];
    char provider[DAY_WORD];
    char outcome[DAY_WORD]; /* waiting, issued */
    int32_t said;           /* the day on which it was said */
    int32_t until;          /* the day to come back; DUE_UNDATED: none was said */
};
#define DUE_UNDATED INT32_MAX

/* Calls for each: signatures that were issued and not activated before all others (they cost the most
 * when forgotten), then by the day to come back (overdue ones are the first), those without a day
 * last. With `citizen` (may be NULL) only those of one person, by their days alone. False from the call
 * back ends. */
bool report_due(struct ledger *ledger, const char *citizen,
                bool (*row)(void *self, const struct due_row *row), void *self,
                struct error *error);

/* Those of one day alone, without reading what is overdue since years. */
bool report_due_on(struct ledger *ledger, int32_t day,
                   bool (*row)(void *self, const struct due_row *row), void *self,
                   struct error *error);

/* How many such services: to come back on `day`, and earlier. */
bool report_due_count(struct ledger *ledger, int32_t day, long *today, long *overdue,
                      struct error *error);

#endif
