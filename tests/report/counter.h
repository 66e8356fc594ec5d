/* A short way to say what happened at a counter, for the tests of the report floor: each call is one
 * entry of a scratch book. Visits and citizens go by small numbers. */
#ifndef CAMTAY_TESTS_REPORT_COUNTER_H
#define CAMTAY_TESTS_REPORT_COUNTER_H

#include <stdbool.h>
#include <stdint.h>

#include "report/day.h"
#include "support/book.h"

#define COUNTER_TODAY 20781 /* 2026-11-24, the day of BOOK_CLOCK */

/* The id of visit or citizen `n`, valid until the next eight calls. */
const char *counter_visit(int n);
const char *counter_citizen(int n);

/* All return the number of their entry. `hamlet` NULL: not said; "other": of another commune. */
int64_t counter_open(struct scratch_book *book, int visit);
int64_t counter_identify(struct scratch_book *book, int visit, int citizen, const char *hamlet);
/* `provider` NULL: none. */
int64_t counter_end(struct scratch_book *book, int visit, const char *service, const char *provider,
                    const char *outcome);
int64_t counter_file(struct scratch_book *book, int visit, const char *outcome, bool filed,
                     bool signed_by_citizen, bool paid);
int64_t counter_trouble(struct scratch_book *book, int visit, const char *guide,
                        const char *trouble);
int64_t counter_close(struct scratch_book *book, int visit, const char *result, int seconds);
int64_t counter_undo(struct scratch_book *book, int64_t number, const char *kind);

/* Today's figures; aborts the test if they cannot be read. */
struct day_figures counter_figures(struct scratch_book *book, int32_t day);

/* How many visits the list behind a figure has; the last row goes to `row` (may be NULL). */
int counter_list(struct scratch_book *book, const struct day_filter *filter, struct day_visit *row);

/* The line of a service and provider ("" its own). */
const struct day_line *counter_line(const struct day_figures *figures, const char *service,
                                    const char *provider);

#endif
