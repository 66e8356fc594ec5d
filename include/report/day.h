/* The figures of one day: queries over the projections, nothing stored.
 * Every figure has a WHERE, and report_day_visits lists the visits behind it by the same WHERE: as
 * many as the figure says.
 *
 * A visit counts on the day it was opened; a service on the day it ended, once a visit: answered
 * otherwise later, the latest answer counts; a trouble on the day it came up, once a visit. */
#ifndef CAMTAY_REPORT_DAY_H
#define CAMTAY_REPORT_DAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buffer;
struct commune;
struct document;
struct error;
struct guide_library;
struct ledger;

#define DAY_SERVICES  8
#define DAY_PROVIDERS 8
#define DAY_TROUBLES  12
#define DAY_HAMLETS   64
#define DAY_WORD      80

/* Which visits: each field NULL / -1 means any. With a service, provider or outcome it is the visits
 * in which such a service ended on that day, with a trouble those in which it came up on that day
 * (a visit opened the day before and held over night is among them); else those opened on it. */
struct day_filter {
    int32_t day;
    const char *result;  /* visit's result: done, waiting, not_done, asked; "open" = not closed */
    const char *service; /* visits with this service ended … */
    const char *provider;
    const char *outcome; /* … so; "positive" = done or had_already, "later" = waiting or issued */
    const char *trouble; /* "guide/trouble" ids */
    const char *hamlet;  /* id; "other" = other commune, "" = not said */
    int hour;            /* 0..23 of opening in Vietnam, or -1 */
};

struct day_line {
    char service[DAY_WORD];
    char provider[DAY_WORD]; /* "" for the service's own line */
    long done, later, not_done;
    long had_already; /* part of done, said apart: they came with it */
    long issued;      /* part of later, said apart: not yet activated */
};

struct day_count {
    char id[DAY_WORD];
    char id2[DAY_WORD];
    long count;
};

struct day_figures {
    int32_t day;
    long visits, people, done, waiting, not_done, asked, open;
    long issued_not_active;
    /* In the order of the counter, each service followed by its providers; the counter's own
     * services are there with 0 too. */
    struct day_line line[DAY_SERVICES + DAY_PROVIDERS];
    int line_count;
    struct day_count trouble[DAY_TROUBLES]; /* id = guide, id2 = trouble; most first */
    int trouble_count;
    struct day_count hamlet[DAY_HAMLETS]; /* id, "other", "" not said; most first */
    int hamlet_count;
    long hour[24];
    long median_seconds, longest_seconds; /* of closed visits, 0 if none */
    long dossiers_filed, dossiers_signed, dossiers_paid;
    char head[65]; /* the book's head when it was read: an X reading */
    int64_t head_number;
};

/* Reads the day. Undone acts and visits do not count. */
bool report_day(struct ledger *ledger, int32_t day, struct day_figures *figures,
                struct error *error);

/* One visit behind a figure. Names come from the vault by who asks (desk), not here. */
struct day_visit {
    char visit[33];
    char citizen[33];
    int64_t opened;
    char result[DAY_WORD]; /* "" still open */
    char staff[33];
    char hamlet[DAY_WORD];
    char services[240]; /* "Định danh mức 2: xong"; of several "Cài: xong; Mức 2: hẹn lại" */
};
/* Calls for each, by time of opening; false from the call-back ends. */
bool report_day_visits(struct ledger *ledger, const struct day_filter *filter,
                       bool (*visit)(void *self, const struct day_visit *row), void *self,
                       struct error *error);

/* The day as a document: JSON (the model that paper draws later). `commune` names hamlets, `guides`
 * troubles; either may be NULL. No name and no number of a citizen is in it. Keys are never renamed
 * and never get another meaning; new ones may come. In the order written:
 *
 *   document "day", version 1, day "2026-11-25", closed false, commune {code, name} or null,
 *   visits {all, people, done, waiting, not_done, asked, open},
 *   services [{service, title, done, had_already, later, issued, not_done,
 *              providers [{provider, title, done, had_already, later, issued, not_done}]}],
 *   issued_not_active, troubles [{guide, trouble, title or null, visits}],
 *   hamlets [{hamlet (id, "other" or ""), name, visits}], hours [24 numbers],
 *   seconds {median, longest}, dossiers {filed, signed, paid}, head {number, hash} */
void report_day_json(const struct day_figures *figures, const struct commune *commune,
                     const struct guide_library *guides, struct buffer *into);

/* The same in words for a person, lines of at most 80 cells: `camtay report day`. */
void report_day_text(const struct day_figures *figures, const struct commune *commune,
                     const struct guide_library *guides, struct buffer *into);

/* The same as a slip, with room to sign and the book's head, which proves later that nothing was rewritten.
 * Fills an empty document. */
void report_day_slip(const struct day_figures *figures, const struct commune *commune,
                     const struct guide_library *guides, const char *counter,
                     struct document *document);

/* What a line, a hamlet and a trouble of the figures are called; never NULL. */
const char *report_line_title(const struct day_line *line);
const char *report_hamlet_name(const struct day_count *hamlet, const struct commune *commune);
const char *report_trouble_title(const struct day_count *trouble,
                                 const struct guide_library *guides);

#endif
