/* The log: visits of any day, newest first, by what they have in common. Queries over the
 * projections; names come from the vault by who asks (desk), not here. */
#ifndef CAMTAY_REPORT_LOG_H
#define CAMTAY_REPORT_LOG_H

#include <stdbool.h>
#include <stdint.h>

#include "report/day.h"

struct error;
struct ledger;

/* Which visits: all that is given narrows the list, NULL means any. */
struct log_filter {
    int32_t from, to;    /* days of opening, both included */
    const char *citizen; /* id */
    const char *visit;   /* id; with it the citizen is not looked at */
    const char *service; /* ended in that visit … */
    const char *outcome; /* … so */
    const char *result;  /* done, waiting, not_done, asked; "open" = not closed */
    const char *mode;
    const char *hamlet; /* id; "other" = another commune, "" = not said */
};

struct log_row {
    struct day_visit visit;
    int32_t day;
    bool reversed; /* the whole visit was taken out */
};

/* Calls for each, the newest first, at most `most`; false from the call back ends. Visits that were
 * taken out are among them only when one citizen or one visit is asked for. */
bool report_log(struct ledger *ledger, const struct log_filter *filter, int most,
                bool (*row)(void *self, const struct log_row *row), void *self,
                struct error *error);

/* How many there are, however many report_log would hand out. */
bool report_log_count(struct ledger *ledger, const struct log_filter *filter, long *count,
                      struct error *error);

/* One visit by its id. False (ERROR_MISSING) if there is none. */
bool report_log_visit(struct ledger *ledger, const char *visit, struct log_row *row,
                      struct error *error);

/* The visit that entry `number` ("Đã ghi số 214") of this machine is about; if it has none, of any
 * other machine. False (ERROR_MISSING) if no such entry is about a visit. */
bool report_log_number(struct ledger *ledger, int64_t number, char visit[33], struct error *error);

/* Name of a member of staff by id, as the book has it; "" if it has none. */
void report_staff_name(struct ledger *ledger, const char *staff, char name[DAY_WORD * 2]);

#endif
