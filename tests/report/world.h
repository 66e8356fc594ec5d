/* Random ledgers with all that the counter has, mistakes and their corrections too, and a way to count
 * them by plain SQL over `entry`: for the tests that recount every figure. */
#ifndef CAMTAY_TESTS_REPORT_WORLD_H
#define CAMTAY_TESTS_REPORT_WORLD_H

#include <stdint.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/random.h"

struct commune;
struct ledger;

#define WORLDS       200 /* so many seeds are recounted */
#define WORLD_VISITS 30
#define WORLD_ENDED  120

/* A service ended that may be corrected later. */
struct world_ended {
    char visit[33], service[20], provider[20];
    int64_t number, at;
    int32_t day;
};

struct world {
    struct ledger *ledger;
    struct clock clock;
    struct random ids;
    unsigned seed;
    int32_t day; /* the working day */
    struct error error;
    struct world_ended ended[WORLD_ENDED];
    int ended_count;
};

/* Hamlet "cu" merged into "moi" after 1 March 2024; group "official" with a target, unit "school". */
extern const struct commune world_commune;

/* Days from 2024-02-21 on, over the leap day. The recount's tables are made:
 *   r_visit   visits that stand: id, day, at, mode, citizen, hamlet, resident, unit, result, helper,
 *             seconds
 *   r_said    answers that stand: subject (visit), day, service, provider, outcome, citizen, number
 *   r_since   citizen, service, p (provider or ""), day
 *   r_person  id, resident, adult, born, hamlet, unit, grp, first, two, sign (days since when)
 *   r_told    every entry, gone or not; r_opened likewise the openings */
void world_make(struct world *world, unsigned seed);
void world_end(struct world *world);

/* The number that `sql` gives, with the days put in for $FROM and $TO. */
long world_count(struct world *world, const char *sql, int32_t from, int32_t to);

/* Fails the test unless the report's `figure` is what `sql` counts. */
void world_check(struct world *world, const char *name, const char *sql, long figure, int32_t from,
                 int32_t to);

/* The same for a statement made of parts. */
void world_checkf(struct world *world, const char *name, long figure, int32_t from, int32_t to,
                  const char *format, ...) __attribute__((format(printf, 6, 7)));

/* Recounts every figure of report_day. */
void world_check_day(struct world *world, int32_t day);

#endif
