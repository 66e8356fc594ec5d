/* What the book and the desk say of the days that were told, as text that two books can share: no ids,
 * no entry numbers, no milliseconds. */
#include <stdio.h>
#include <stdlib.h>

#include "days.h"

#include "base/memory.h"
#include "desk/correct.h"
#include "desk/story.h"
#include "domain/outcome.h"
#include "ledger/ledger.h"
#include "ledger/store.h"
#include "ledger/verify.h"
#include "report/day.h"
#include "report/due.h"
#include "report/log.h"
#include "report/period.h"

/* Lines that are sorted before they are added up. */
struct lines {
    struct bench *bench;
    char **line;
    size_t count;
};

static void note(struct lines *lines, struct buffer *line)
{
    lines->line = memory_resize(lines->line, lines->count + 1, sizeof *lines->line);
    lines->line[lines->count++] = buffer_take(line);
}

static int by_text(const void *one, const void *other)
{
    return strcmp(*(char *const *)one, *(char *const *)other);
}

static void add_up(struct lines *lines, const char *title, struct buffer *into)
{
    buffer_addf(into, "== %s\n", title);
    if (lines->count > 1)
        qsort(lines->line, lines->count, sizeof *lines->line, by_text);
    for (size_t i = 0; i < lines->count; i++) {
        buffer_addf(into, "%s\n", lines->line[i]);
        free(lines->line[i]);
    }
    free(lines->line);
    lines->line = NULL;
    lines->count = 0;
}

/* "A Thuk 001090123456", whatever the id is in this book. */
static const char *called(struct bench *bench, const char *id, char text[300])
{
    struct citizen citizen;
    struct error ignored = {0};
    text[0] = '\0';
    if (id[0] != '\0' && desk_citizen(bench->desk, id, &citizen, &ignored))
        snprintf(text, 300, "%s %s", citizen.name, citizen.id_number);
    else if (id[0] != '\0')
        snprintf(text, 300, "not in the book any more");
    return text;
}

/* ---- tables ---------------------------------------------------------------------------------- */

#define SECOND(of)  " (" of ") / 1000"
#define VISIT_OF(v) SECOND("SELECT opened FROM visit WHERE id = " v)

/* A citizen's id, then the row. A visit is named by the second in which it was opened. */
static const struct {
    const char *title, *sql;
} tables[] = {
    {"visit", "SELECT citizen, format('%d %s %s %s: %s %s %s %s %s %s %s; %s, %s %s %s;"
              " %s %s %s %s %s %s %s', opened / 1000, day, mode, counter, sex, birth_year, adult,"
              " resident, hamlet, grp, unit, phone, held, waits_for, held_at / 1000,"
              " closed / 1000, closed_day, result, until, notice, helper, seconds)"
              " FROM visit WHERE NOT reversed"},
    {"ended",
     "SELECT citizen, format('%d.%d %s %s/%s %s: %s %s %s %s, %s %s %s; %s'," VISIT_OF(
         "e.visit") ", row_number() OVER (PARTITION BY visit ORDER BY at, device, number), day, "
                    "service, provider,"
                    " issuer, outcome, reason, trouble, until, filed, signed, paid, seconds)"
                    " FROM ended AS e WHERE stands"},
    {"step",
     "SELECT NULL, format('%d.%d %s %s: %s %s, %s %s; %s'," VISIT_OF(
         "s.visit") ", row_number() OVER (PARTITION BY visit ORDER BY at, device, number), day, "
                    "service,"
                    " guide, step, trouble, solved, seconds) FROM step AS s WHERE NOT reversed"},
    {"citizen", "SELECT id, format('%s %s %s %s %s %s %s, %s to %s, %s %s', sex, birth_year, adult,"
                " resident, hamlet, grp, unit, first_day, last_day, level2_since, signature_since)"
                " FROM citizen WHERE device IS NOT NULL"},
    {"service_state",
     "SELECT citizen, format('%s/%s: %s %s %s %s in %d', service, provider,"
     " outcome, day, until, since," VISIT_OF("s.visit") ") FROM service_state AS s"},
};

static void look_at_table(struct bench *bench, const char *title, const char *sql,
                          struct buffer *into)
{
    struct lines lines = {.bench = bench};
    struct statement *row = store_statement(ledger_store(desk_ledger(bench->desk)), sql, NULL);
    assert_non_null(row);
    while (statement_row(row, &bench->error)) {
        struct buffer line = {0};
        char name[300];
        buffer_addf(&line, "%s · %s", statement_column(row, 1),
                    called(bench, statement_column(row, 0), name));
        note(&lines, &line);
    }
    add_up(&lines, title, into);
}

/* ---- reports --------------------------------------------------------------------------------- */

static bool take_due(void *self, const struct due_row *row)
{
    struct lines *lines = self;
    struct buffer line = {0};
    char name[300];
    buffer_addf(&line, "%s: %s/%s %s said %d until %d", called(lines->bench, row->citizen, name),
                row->service, row->provider, row->outcome, row->said, row->until);
    note(lines, &line);
    return true;
}

static bool take_log(void *self, const struct log_row *row)
{
    struct lines *lines = self;
    struct buffer line = {0};
    char name[300];
    buffer_addf(&line, "%lld %d %s %s %s %s: %s", (long long)row->visit.opened / 1000, row->day,
                row->reversed ? "out" : "in", row->visit.result, row->visit.hamlet,
                called(lines->bench, row->visit.citizen, name), row->visit.services);
    note(lines, &line);
    return true;
}

static void look_at_reports(struct bench *bench, int32_t from, int32_t to, struct buffer *into)
{
    struct ledger *ledger = desk_ledger(bench->desk);
    const struct commune *commune = desk_commune(bench->desk);
    struct lines lines = {.bench = bench};
    for (int32_t day = from - 1; day <= to; day++) {
        struct day_figures figures;
        assert_did(report_day(ledger, day, &figures, &bench->error), bench);
        figures.head[0] = '\0';
        figures.head_number = 0;
        report_day_json(&figures, commune, desk_guides(bench->desk), into);
        buffer_add_text(into, "\n");
    }
    for (int32_t day = to; day <= to + 600; day += 300) { /* persons come of age */
        struct period_figures period;
        assert_did(report_period(ledger, commune, from, day, &period, &bench->error), bench);
        report_period_text(&period, commune, desk_guides(bench->desk), NULL, 0, into);
    }
    assert_did(report_due(ledger, NULL, take_due, &lines, &bench->error), bench);
    add_up(&lines, "due", into);
    struct log_filter all = {.from = from - 30, .to = to + 1000};
    assert_did(report_log(ledger, &all, 1000, take_log, &lines, &bench->error), bench);
    add_up(&lines, "log", into);
}

/* ---- the desk -------------------------------------------------------------------------------- */

static void look_at_person(struct bench *bench, const char *number, struct buffer *into)
{
    struct desk_match match;
    assert_did(desk_find(bench->desk, number, &match, &bench->error), bench);
    const struct citizen *citizen = &match.citizen;
    buffer_addf(into, "%s: %d %s %s %s %s %d %s last %s\n", number, match.found, citizen->name,
                citizen->birth, citizen->hamlet, citizen->group, citizen->resident,
                sex_code(citizen->sex), match.last_day);
    for (size_t i = 0; i < service_count(); i++) {
        enum outcome outcome;
        char day[16] = "", until[16] = "";
        if (desk_state(bench->desk, citizen->id, service_at(i)->id, NULL, &outcome, day, until))
            buffer_addf(into, "  %s %s %s %s\n", service_at(i)->id, outcome_id(outcome), day,
                        until);
    }
}

/* What stands: the old values and the reasons are what a correction must keep. */
static void look_at_story(struct bench *bench, const struct told_visit *visit, struct buffer *into)
{
    struct story_line *story;
    struct lines lines = {.bench = bench};
    size_t count;
    assert_did(desk_story(bench->desk, visit->id, &story, &count, &bench->error), bench);
    for (size_t i = 0; i < count; i++) {
        if (story[i].reversed || strcmp(story[i].kind, "entry.reversed") == 0)
            continue;
        struct buffer line = {0};
        buffer_addf(&line, "%d %s %s", story[i].day, story[i].staff, story[i].text);
        note(&lines, &line);
    }
    desk_story_free(story, count);
    add_up(&lines, "story", into);
}

static void look_at_visit(struct bench *bench, const struct told_visit *visit, struct buffer *into)
{
    struct desk_closed closed;
    look_at_story(bench, visit, into);
    if (visit->open)
        return;
    assert_did(desk_closed_read(bench->desk, visit->id, &closed, &bench->error), bench);
    buffer_addf(into, "%d %d %s %s\n", closed.day, closed.day_is_done, closed.citizen.name,
                closed.citizen.id_number);
    for (int i = 0; i < closed.ended_count; i++) {
        const struct desk_ended *ended = &closed.ended[i];
        buffer_addf(into, "  %s/%s %s %s %s %s %d%d%d\n", ended->service, ended->provider,
                    outcome_id(ended->outcome), ended->reason, ended->until, ended->dossier,
                    ended->filed, ended->signed_by_citizen, ended->paid);
    }
}

char *days_look(const struct days *days, struct bench *bench)
{
    struct buffer into = {0};
    int32_t first = clock_day(days->midnight);
    const struct told_visit *last = &days->visit[days->visit_count - 1];
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        look_at_table(bench, tables[i].title, tables[i].sql, &into);
    look_at_reports(bench, first, clock_day(days->midnight + last->start) + 1, &into);
    for (int i = 0; i < DAYS_PERSONS; i++)
        look_at_person(bench, days->person[i].id_number, &into);
    for (int i = 0; i < days->visit_count; i++) {
        if (!days->visit[i].invented)
            look_at_visit(bench, &days->visit[i], &into);
    }
    return buffer_take(&into);
}

static void refuse(void *self, const char *what, const char *device, int64_t number,
                   const char *message)
{
    (void)self;
    fail_msg("verify: %s %s/%lld: %s", what, device, (long long)number, message);
}

void days_prove(struct bench *bench)
{
    struct verify_result result;
    assert_did(ledger_verify(bench->folder, true, refuse, NULL, NULL, &result, &bench->error),
               bench);
    assert_true(result.rows > 0);
    assert_int_equal(result.findings, 0);
}
