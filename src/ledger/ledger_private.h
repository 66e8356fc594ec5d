/* The ledger from inside: only src/ledger/ sees it. */
#ifndef CAMTAY_LEDGER_LEDGER_PRIVATE_H
#define CAMTAY_LEDGER_LEDGER_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ledger/ledger.h"

struct event;

struct ledger {
    struct store *store;
    char *path;                /* NULL: in memory */
    const struct clock *clock; /* borrowed */
    struct random *random;     /* borrowed */
    struct vault *vault;       /* borrowed; NULL: locked */
    char device[LEDGER_ID_SIZE];
    char staff[LEDGER_ID_SIZE];
    int64_t clock_offset; /* of the last clock.confirmed on this device, ms */
    bool read_only;
    bool copy; /* see ledger_is_copy */
};

/* What ledger_append does, inside the caller's transaction and without asking whether the book is a
 * copy. */
bool append_events(struct ledger *ledger, const struct event *events, size_t count,
                   int64_t *numbers, struct error *error);

/* Reads the offset of the last clock.confirmed anew. */
bool ledger_read_clock_offset(struct ledger *ledger, struct error *error);

/* The text of clock.confirmed's offset as ms; false if it is not a number within 200 years. */
bool ledger_parse_offset(const char *text, int64_t *offset);

/* "YYYY-MM-DD" of a day. */
void ledger_day_text(int32_t day, char text[16]);

/* The day of a "YYYY-MM-DD"; 0 if it is none. */
int32_t ledger_day_number(const char *text);

#endif
