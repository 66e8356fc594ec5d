/* The month's report: what was done between two days, and all that was done up to the last of them.
 * Queries over the projections; nothing is stored, so a corrected day corrects its month.
 *
 * Counting is that of report/day.h (a visit on the day it was opened, a service on the day it ended,
 * once a visit) and of report/target.h (persons: residents of 18 and over, each once, from the first
 * day on). Cumulative figures are by what is known now.
 * @source rules.md §6 (what each actor reports), §7 (what kin reports hold) */
#ifndef CAMTAY_REPORT_PERIOD_H
#define CAMTAY_REPORT_PERIOD_H

#include <stdbool.h>
#include <stdint.h>

#include "report/target.h"

struct buffer;
struct commune;
struct error;
struct guide_library;
struct ledger;

#define PERIOD_LINES     (DAY_SERVICES + DAY_PROVIDERS)
#define PERIOD_PROVIDERS 16
#define PERIOD_UNCOUNTED (-1L) /* a figure that there is none of */

/* In the period, and from the book's first day to the period's last. */
struct period_pair {
    long in, all;
};

/* Who issued signatures: persons of whatever commune, to be compared with the issuer's own list. */
struct period_provider {
    char id[DAY_WORD];
    struct period_pair active; /* activated, or there already */
    struct period_pair issued; /* issued and not activated: as it stands now */
};

struct period_figures {
    int32_t from, to;
    struct period_pair visits, done, waiting, not_done, asked, open;
    struct period_pair people; /* persons seen; all: in the book */
    struct period_pair counter, field, meeting;
    struct period_pair filed, signed_by_citizen, paid;
    struct day_line line[PERIOD_LINES]; /* in the period, as in the day's figures */
    int line_count;
    struct period_provider provider[PERIOD_PROVIDERS];
    int provider_count;
    struct day_count trouble[DAY_TROUBLES]; /* visits in the period; most first */
    int trouble_count;
    struct day_count hamlet[DAY_HAMLETS]; /* visits in the period, id, "other" or "" */
    int hamlet_count;
    struct day_count unit[DAY_HAMLETS]; /* visits in the period of people of that unit */
    int unit_count;
    struct target_figures targets; /* at the end of the period */
};

/* Reads the figures of the days `from` to `to`, both included, in one transaction. False (with `error`):
 * the book could not be read. */
bool report_period(struct ledger *ledger, const struct commune *commune, int32_t from, int32_t to,
                   struct period_figures *figures, struct error *error);

/* One figure of the report in words. Texts are valid during the call back only. */
struct period_row {
    const char *section; /* "Theo thôn" */
    const char *name;    /* "Măng La", or "" */
    const char *figure;  /* "chữ ký số" */
    long in, all;        /* PERIOD_UNCOUNTED: a dash */
};

/* All figures in the order of the report; text, CSV, JSON and the screen are made of these rows.
 * `guides` may be NULL. False from the call back ends. */
void report_period_rows(const struct period_figures *figures, const struct commune *commune,
                        const struct guide_library *guides,
                        bool (*row)(void *self, const struct period_row *row), void *self);

/* Ids of the group `official` who live here, are of age and have no working signature at the end of
 * `day`; ordered by id. Names are opened by who asks (desk_citizen, after the PIN). */
bool report_officials_without(struct ledger *ledger, int32_t day,
                              bool (*citizen)(void *self, const char *id), void *self,
                              struct error *error);

/* Lines of at most 80 cells. `names` (may be NULL): the officials, one a line. */
void report_period_text(const struct period_figures *figures, const struct commune *commune,
                        const struct guide_library *guides, const char *const *names, int count,
                        struct buffer *into);

/* CSV for spreadsheets: base/csv.h; columns Mục, Tên, Chỉ số, Trong kỳ, Lũy kế; an uncounted figure
 * is empty. Officials are rows of the section "Cán bộ chưa có chữ ký số". */
void report_period_csv(const struct period_figures *figures, const struct commune *commune,
                       const struct guide_library *guides, const char *const *names, int count,
                       struct buffer *into);

/* JSON: document "month", version 1, from, to, commune {code, name}, rows [{section, name, figure,
 * in, all}] (null for an uncounted figure), officials_without [names] or null when they were not
 * opened. Keys are never renamed and never get another meaning; new ones may come. */
void report_period_json(const struct period_figures *figures, const struct commune *commune,
                        const struct guide_library *guides, const char *const *names, int count,
                        struct buffer *into);

#endif
