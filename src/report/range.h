/* Queries between two days, which the day's and the period's figures share. */
#ifndef CAMTAY_REPORT_RANGE_H
#define CAMTAY_REPORT_RANGE_H

#include <stdbool.h>
#include <stdint.h>

#include "domain/date.h"
#include "ledger/store.h"
#include "report/day.h"

struct error;
struct ledger;

struct range {
    struct store *store;
    char from[DATE_SIZE], to[DATE_SIZE]; /* ?1 and ?2 of every statement */
    struct error *error;                 /* never NULL */
};

void range_init(struct range *range, struct ledger *ledger, int32_t from, int32_t to,
                struct error *error);

/* One transaction around a reading: all figures are of the same moment, while another program goes
 * on writing. */
bool range_begin(struct range *range);
void range_end(struct range *range);

/* The statement with both days bound; NULL on failure. Then row by row; at the end range_read tells
 * whether the rows came to their end and not to a failure. */
struct statement *range_ask(struct range *range, const char *sql);
bool range_next(struct range *range, struct statement *statement);
bool range_read(const struct range *range);

/* Services ended in the range, each followed by its providers, in the order of the counter; the
 * counter's own services are there with 0 too. `lines` holds DAY_SERVICES + DAY_PROVIDERS. */
bool range_lines(struct range *range, struct day_line *lines, int *count);

/* Rows of id, second id, count; at most `most`: statements give the largest first. */
bool range_counts(struct range *range, const char *sql, struct day_count *counts, int most,
                  int *count);
extern const char range_troubles_sql[];
extern const char range_hamlets_sql[];

#endif
