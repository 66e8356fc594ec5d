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
#define PERIOD_HELPERS   8
#define PERIOD_TROUBLES  160 /* there are 69 in the guides; the report names DAY_TROUBLES of them */
#define PERIOD_OFFICIALS "official" /* the group whose lack of a signature is told by name */
#define PERIOD_UNCOUNTED (-1L)      /* a figure that there is none of */

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

/* What is counted by names, between two days. */
struct period_lists {
    struct day_line line[PERIOD_LINES]; /* services ended, as in the day's figures */
    int line_count;
    struct day_count trouble[PERIOD_TROUBLES]; /* visits; most first */
    int trouble_count;
    struct day_count hamlet[DAY_HAMLETS]; /* visits, id, "other" or "" */
    int hamlet_count;
    struct day_count unit[DAY_HAMLETS]; /* visits of people of that unit */
    int unit_count;
};

/* Persons seen and who came along, between two days. */
struct period_people {
    struct day_count hamlet[DAY_HAMLETS]; /* persons by where they live by what is known now */
    int hamlet_count;
    struct day_count unit[DAY_HAMLETS];
    int unit_count;
    struct day_count helper[PERIOD_HELPERS]; /* visits closed, by helper ("none" too) */
    int helper_count;
};

struct period_figures {
    int32_t from, to;
    struct period_pair visits, done, waiting, not_done, asked, open;
    struct period_pair people; /* persons seen; all: in the book */
    struct period_pair counter, field, meeting;
    struct period_pair filed, signed_by_citizen, paid;
    struct period_provider provider[PERIOD_PROVIDERS];
    int provider_count;
    struct period_lists lists;     /* in the period */
    struct target_figures targets; /* at the end of the period */
    bool whole;                    /* report_period_more has read what follows */
    struct period_lists all_lists;
    struct period_people people_in, people_all;
};

/* Reads the figures of the days `from` to `to`, both included, in one transaction. False (with `error`):
 * the book could not be read. */
bool report_period(struct ledger *ledger, const struct commune *commune, int32_t from, int32_t to,
                   struct period_figures *figures, struct error *error);

/* Reads the rest, for the document: lists from the book's first day on, persons by place, helpers. It
 * goes through all visits there ever were: half a second at 40,000 of them. */
bool report_period_more(struct ledger *ledger, struct period_figures *figures, struct error *error);

/* One figure of the report in words. Texts are valid during the call back only. */
struct period_row {
    const char *section; /* "Theo thôn" */
    const char *name;    /* "Măng La", or "" */
    const char *figure;  /* "chữ ký số" */
    long in, all;        /* PERIOD_UNCOUNTED: a dash */
    const char *note;    /* "31,4%, thấp nhất", "20/11/2026, Công an xã", or "" */
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

/* How many they are at the end of the figures' period. */
long report_officials_count(const struct period_figures *figures);

/* Lines of at most 80 cells, none ends with a blank; a long name is cut with "…". `names`: the
 * officials, one a line; NULL: they were not opened, and how to is said. */
void report_period_text(const struct period_figures *figures, const struct commune *commune,
                        const struct guide_library *guides, const char *const *names, int count,
                        struct buffer *into);

/* CSV for spreadsheets: base/csv.h; columns Mục, Tên, Chỉ số, Trong kỳ, Lũy kế, Ghi chú; an uncounted
 * figure is empty. Officials are rows of the section "Cán bộ chưa có chữ ký số". */
void report_period_csv(const struct period_figures *figures, const struct commune *commune,
                       const struct guide_library *guides, const char *const *names, int count,
                       struct buffer *into);

/* JSON: document "month", version 1, from, to, commune {code, name}, rows [{section, name, figure,
 * in, all, note}] (null for an uncounted figure; note "" or words), officials_without [names] or null when they were not
 * opened. Keys are never renamed and never get another meaning; new ones may come. */
void report_period_json(const struct period_figures *figures, const struct commune *commune,
                        const struct guide_library *guides, const char *const *names, int count,
                        struct buffer *into);

#endif
