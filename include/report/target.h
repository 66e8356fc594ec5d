/* How far the commune is: residents of 18 and over with VNeID level 2, with a working signature, and
 * with both, over the head counts that somebody confirmed. Queries over the projections; nothing is
 * stored.
 *
 * Counted are persons, each once: a resident who is surely 18 on the day (known then to be of age, or
 * born in a year that makes it certain by now). A signature works from the first day on which it was
 * done or there already, whoever issued it; one that was issued and not activated is none. Under which
 * hamlet, unit and group somebody counts is what was said last; a hamlet that was merged counts
 * under its successor from the day after its last.
 * @source rules.md §6 (targets a and b), apps.md §2 (activation) */
#ifndef CAMTAY_REPORT_TARGET_H
#define CAMTAY_REPORT_TARGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/day.h"

struct commune;
struct error;
struct ledger;

#define TARGET_PLACES 96 /* hamlets, units or groups */
#define TARGET_LIMIT  8  /* targets in force on one day */

/* One hamlet, unit or group. */
struct target_place {
    char id[DAY_WORD];       /* "" was not said */
    long known;              /* such persons in the book */
    long level2, level2_new; /* on the last day; of them since the first day of the period */
    long signature, signature_new;
    long both, both_new; /* level 2 and a working signature; new: the second of them came */
    bool with_level2;    /* the target about them counts who has both, else signatures */
    long counted;        /* of these, so many */
    long people;         /* the head count to divide by; COMMUNE_NOT_KNOWN: nobody confirmed one */
    long people_on;      /* the day of that count, or YAML_NO_DATE */
    const char *people_source; /* who gave it; of the commune, or NULL */
    bool lowest;               /* the lowest percentage of its list: others there are higher */
};

struct target_progress {
    char id[DAY_WORD];
    long percent;              /* the target's own */
    bool with_level2;          /* counted is who has both; else whoever has a working signature */
    long count;                /* of those it is about */
    long people;               /* COMMUNE_NOT_KNOWN: a count and no percentage may be shown */
    long people_on;            /* the day of that count, or YAML_NO_DATE */
    const char *people_source; /* who gave it; of the commune, or NULL */
    long missing;              /* persons up to the target; 0 when it is reached or not known */
};

struct target_figures {
    int32_t from, day;
    long people; /* all persons in the book, of whatever age and commune */
    long people_new;
    struct target_place all; /* of the commune; id "" */
    struct target_place hamlet[TARGET_PLACES], unit[TARGET_PLACES], group[TARGET_PLACES];
    int hamlet_count, unit_count, group_count;
    struct target_progress target[TARGET_LIMIT];
    int target_count;
};

/* The figures at the end of `day`, by what is known now; "new" is what came from `from` on. Hamlets
 * stand in the commune's order (only those valid that day, then ids that the file does not know, ""
 * last), units and groups in the file's; those that nobody belongs to are there with 0. A group counts
 * by the target that is about it, everybody else by the one about all adults. */
bool report_targets(struct ledger *ledger, const struct commune *commune, int32_t from, int32_t day,
                    struct target_figures *figures, struct error *error);

/* How many such persons have a working signature at the end of `day`: the one figure that the home page
 * tells each time. */
bool report_signatures(struct ledger *ledger, int32_t day, long *count, struct error *error);

/* Tenths of a percent (314 is 31,4%) as percent_tenths has them: a target is never reached too early,
 * and 0% is nobody. -1 if `people` is 0 or not known, or if more are counted than there are people:
 * then the head count is wrong or old, and no percentage may be made of it. Who shows the figures
 * says so where `people` is known and `count` is above it. */
long report_tenths(long count, long people);

/* "31,4%", "50%" into `text`; "–" for -1. */
void report_percent_text(long tenths, char text[DAY_WORD]);

/* Whose head count it is and of which day: "20/11/2026, Công an xã", cut to `size`. */
void report_origin_text(long on, const char *source, char *text, size_t size);

/* The id under which a hamlet counts on that day: its own, or that of the one it was merged into. */
const char *report_hamlet_on(const struct commune *commune, const char *id, long day);

#endif
