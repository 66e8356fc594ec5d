/* Print jobs as the book has them. */
#include "desk/print.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk/desk_private.h"
#include "ledger/store.h"

static const char *const papers[] = {
    [DESK_PAPER_SLIP] = "slip", [DESK_PAPER_KEYS] = "keys",   [DESK_PAPER_TEST] = "test",
    [DESK_PAPER_DAY] = "day",   [DESK_PAPER_SHEET] = "sheet", [DESK_PAPER_CODE] = "poster"};
static const char *const states[] = {[JOB_QUEUED] = "queued",
                                     [JOB_PRINTING] = "printing",
                                     [JOB_PRINTED] = "printed",
                                     [JOB_FAILED] = "failed",
                                     [JOB_DROPPED] = "dropped"};
#define COUNT(words) (sizeof(words) / sizeof(words)[0])

/* ---- writing --------------------------------------------------------------------------------- */

static bool write(struct desk *desk, const char *kind, const char *job, json_t *body,
                  struct error *error)
{
    char *text = desk_dump(body);
    struct desk_act_events act = {
        .event = {{.kind = kind, .subject = job, .body = text}}, .count = 1, .visit = ""};
    bool good = desk_perform(desk, &act, error);
    free(text);
    return good;
}

static const char closed_sql[] = "SELECT id FROM visit WHERE id = ?1 AND closed IS NOT NULL"
                                 " AND NOT reversed";
/* What only stood in the queue is on no paper. */
static const char begun_sql[] = "SELECT id FROM job WHERE visit = ?1 AND document = 'slip'"
                                " AND (state IN ('printing', 'printed')"
                                "      OR (state = 'failed' AND unsure))";

bool desk_print(struct desk *desk, enum desk_paper paper, const char *of, const char *printer,
                struct desk_job *job, struct error *error)
{
    char found[DESK_ID_SIZE];
    memset(job, 0, sizeof *job);
    if (desk->practice)
        return error_set(error, ERROR_REFUSED, "practice: nothing is printed");
    if (desk->vault == NULL)
        return error_set(error, ERROR_KEY, "locked");
    if (paper == DESK_PAPER_SLIP && !desk_ask(desk, closed_sql, of, found))
        return error_set(error, ERROR_MISSING, "no closed visit of that id");
    job->paper = paper;
    job->copy = paper == DESK_PAPER_SLIP && desk_ask(desk, begun_sql, of, found);
    ledger_new_id(desk->ledger, job->id);
    json_t *body = json_object();
    body_set(body, "document", papers[paper]);
    body_set(body, "printer", printer);
    if (paper == DESK_PAPER_SLIP)
        body_set(body, "visit", of);
    if (paper == DESK_PAPER_DAY || paper == DESK_PAPER_CODE)
        body_set(body, "about", of);
    if (job->copy)
        json_object_set_new(body, "copy", json_true());
    char id[DESK_ID_SIZE];
    memcpy(id, job->id, sizeof id);
    return write(desk, "job.queued", id, body, error) && desk_job(desk, id, job, error);
}

bool desk_print_begun(struct desk *desk, const char *job, struct error *error)
{
    return write(desk, "job.printing", job, json_object(), error);
}

bool desk_print_ended(struct desk *desk, const char *job, const char *why, bool unsure,
                      struct error *error)
{
    if (why == NULL)
        return write(desk, "job.printed", job, json_object(), error);
    return write(desk, "job.failed", job, json_pack("{s:s,s:b}", "why", why, "unsure", unsure),
                 error);
}

bool desk_print_dropped(struct desk *desk, const char *job, struct error *error)
{
    return write(desk, "job.dropped", job, json_object(), error);
}

/* ---- reading --------------------------------------------------------------------------------- */

#define JOB_COLUMNS                                                                                \
    "SELECT j.id, j.document, coalesce(j.visit, ''), coalesce(j.printer, ''), j.copy, j.state,"    \
    " coalesce(j.why, ''), coalesce(j.unsure, 0), e.number, j.queued,"                             \
    " coalesce((SELECT c.number FROM closed AS c WHERE c.visit = j.visit AND NOT c.reversed"       \
    " ORDER BY c.at DESC, c.device DESC, c.number DESC LIMIT 1), 0), coalesce(j.about, ''),"       \
    " e.device, e.staff, e.day FROM job AS j"                                                      \
    " JOIN entry AS e ON e.device = j.device AND e.at = j.queued AND e.subject = j.id"             \
    " AND e.kind = 'job.queued'"

/* Of a visit only the youngest job counts: with it somebody decided on those before. */
#define OPEN_WHERE                                                                                 \
    " WHERE j.state IN ('queued', 'printing', 'failed')"                                           \
    " AND j.device = ?1 AND NOT (j.visit IS NOT NULL AND EXISTS"                                   \
    "  (SELECT 1 FROM job AS later WHERE later.visit = j.visit"                                    \
    "    AND later.document = j.document AND later.queued > j.queued))"

static const char one_sql[] = JOB_COLUMNS " WHERE j.id = ?1";
static const char open_sql[] = JOB_COLUMNS OPEN_WHERE " ORDER BY j.queued DESC";
static const char visit_sql[] =
    JOB_COLUMNS " WHERE j.visit = ?1 AND j.document = 'slip' ORDER BY j.queued, e.device, e.number";
static const char count_sql[] = "SELECT count(*) FROM job AS j" OPEN_WHERE;

static int index_of(const char *const *words, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(words[i], word) == 0)
            return (int)i;
    }
    return 0;
}

static void take(const struct statement *row, struct desk_job *job)
{
    memset(job, 0, sizeof *job);
    snprintf(job->id, sizeof job->id, "%s", statement_column(row, 0));
    job->paper = (enum desk_paper)index_of(papers, COUNT(papers), statement_column(row, 1));
    snprintf(job->visit, sizeof job->visit, "%s", statement_column(row, 2));
    snprintf(job->printer, sizeof job->printer, "%s", statement_column(row, 3));
    job->copy = statement_number(row, 4) != 0;
    job->state = (enum desk_job_state)index_of(states, COUNT(states), statement_column(row, 5));
    snprintf(job->why, sizeof job->why, "%s", statement_column(row, 6));
    job->unsure = statement_number(row, 7) != 0;
    job->number = statement_number(row, 8);
    job->at = statement_number(row, 9);
    job->visit_number = statement_number(row, 10);
    snprintf(job->about, sizeof job->about, "%s", statement_column(row, 11));
    snprintf(job->device, sizeof job->device, "%s", statement_column(row, 12));
    snprintf(job->staff, sizeof job->staff, "%s", statement_column(row, 13));
    snprintf(job->day, sizeof job->day, "%s", statement_column(row, 14));
}

bool desk_job(struct desk *desk, const char *id, struct desk_job *job, struct error *error)
{
    struct error failure = {0};
    struct statement *row = store_statement(ledger_store(desk->ledger), one_sql, error);
    if (row == NULL)
        return false;
    statement_text(row, 1, id);
    bool found = statement_row(row, &failure);
    if (found)
        take(row, job);
    statement_done(row);
    return error_none(&failure, error) &&
           (found || error_set(error, ERROR_MISSING, "no such print job"));
}

bool desk_jobs_open(struct desk *desk, struct desk_job *jobs, size_t *count, struct error *error)
{
    struct error failure = {0};
    *count = 0;
    struct statement *row = store_statement(ledger_store(desk->ledger), open_sql, error);
    if (row == NULL)
        return false;
    statement_text(row, 1, ledger_device(desk->ledger));
    while (*count < DESK_JOBS && statement_row(row, &failure))
        take(row, &jobs[(*count)++]);
    statement_done(row);
    return error_none(&failure, error);
}

long desk_jobs_open_count(struct desk *desk)
{
    struct error ignored = {0};
    struct statement *row = store_statement(ledger_store(desk->ledger), count_sql, &ignored);
    long count = 0;
    if (row == NULL)
        return 0;
    statement_text(row, 1, ledger_device(desk->ledger));
    if (statement_row(row, &ignored))
        count = (long)statement_number(row, 0);
    statement_done(row);
    return count;
}

bool desk_jobs_of_visit(struct desk *desk, const char *visit,
                        void (*told)(void *self, const struct desk_job *job), void *self,
                        struct error *error)
{
    struct error failure = {0};
    struct statement *row = store_statement(ledger_store(desk->ledger), visit_sql, error);
    if (row == NULL)
        return false;
    statement_text(row, 1, visit);
    while (statement_row(row, &failure)) {
        struct desk_job job;
        take(row, &job);
        told(self, &job);
    }
    statement_done(row);
    return error_none(&failure, error);
}
