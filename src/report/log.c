#include "report/log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "domain/date.h"
#include "ledger/ledger.h"
#include "ledger/store.h"
#include "report/day_sql.h"
#include "report/visit_row.h"

#define VISIT_COLUMNS                                                                              \
    "SELECT v.id, v.citizen, v.opened, v.result, v.staff," VISIT_HAMLET                            \
    ", v.day, v.reversed FROM visit AS v "

/* ?1 from, ?2 to, ?3 citizen, ?4 service, ?5 outcome, ?6 result, ?7 mode, ?8 hamlet, ?9 visit. */
#define NARROWED                                                                                   \
    " AND v.day BETWEEN ?1 AND ?2"                                                                 \
    " AND (?4 IS NULL AND ?5 IS NULL OR EXISTS (SELECT 1 FROM ended AS e"                          \
    "  WHERE e.visit = v.id AND e.stands AND (?4 IS NULL OR e.service = ?4)"                       \
    "   AND (?5 IS NULL OR e.outcome = ?5)))"                                                      \
    " AND (?6 IS NULL OR CASE WHEN v.closed IS NULL THEN 'open' ELSE v.result END = ?6)"           \
    " AND (?7 IS NULL OR v.mode = ?7) AND (?8 IS NULL OR " VISIT_HAMLET " = ?8)"

/* Of everybody by the index on day, of one person by the one on citizen, one visit by its id. */
#define OF_ALL "WHERE v.reversed = 0" NARROWED
#define OF_CITIZEN                                                                                 \
    "WHERE v.citizen = coalesce((SELECT kept FROM citizen WHERE id = ?3), ?3)" NARROWED
#define OF_VISIT "WHERE v.id = ?9" NARROWED

#define NEWEST_FIRST " ORDER BY v.day DESC, v.opened DESC, v.id LIMIT ?10"
#define COUNT        "SELECT count(*) FROM visit AS v "

enum asked { ASKED_ALL, ASKED_CITIZEN, ASKED_VISIT };

static const char *const list_sql[] = {[ASKED_ALL] = VISIT_COLUMNS OF_ALL NEWEST_FIRST,
                                       [ASKED_CITIZEN] = VISIT_COLUMNS OF_CITIZEN NEWEST_FIRST,
                                       [ASKED_VISIT] = VISIT_COLUMNS OF_VISIT NEWEST_FIRST};
static const char *const count_sql[] = {
    [ASKED_ALL] = COUNT OF_ALL, [ASKED_CITIZEN] = COUNT OF_CITIZEN, [ASKED_VISIT] = COUNT OF_VISIT};

static const char visit_sql[] = VISIT_COLUMNS "WHERE v.id = ?1";

static void read_row(const struct statement *statement, struct log_row *row)
{
    long day = 0;
    visit_read(statement, &row->visit);
    row->day = date_read_iso(statement_column(statement, 6), &day) ? (int32_t)day : 0;
    row->reversed = statement_number(statement, 7) != 0;
}

static enum asked asked_of(const struct log_filter *filter)
{
    return filter->visit != NULL     ? ASKED_VISIT
           : filter->citizen != NULL ? ASKED_CITIZEN
                                     : ASKED_ALL;
}

static struct statement *ask(struct store *store, const struct log_filter *filter,
                             const char *const sql[], char from[DATE_SIZE], char to[DATE_SIZE],
                             struct error *error)
{
    struct statement *statement = store_statement(store, sql[asked_of(filter)], error);
    if (statement == NULL)
        return NULL;
    date_iso(filter->from, from);
    date_iso(filter->to, to);
    const char *const texts[] = {
        from,           to,           filter->citizen, filter->service, filter->outcome,
        filter->result, filter->mode, filter->hamlet};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        statement_text(statement, (int)i + 1, texts[i]);
    if (filter->visit != NULL)
        statement_text(statement, 9, filter->visit);
    return statement;
}

bool report_log(struct ledger *ledger, const struct log_filter *filter, int most,
                bool (*row)(void *self, const struct log_row *row), void *self, struct error *error)
{
    struct error unheard = {0};
    if (error == NULL)
        error = &unheard;
    error_clear(error);
    struct store *store = ledger_store(ledger);
    char from[DATE_SIZE], to[DATE_SIZE];
    struct statement *statement = ask(store, filter, list_sql, from, to, error);
    if (statement == NULL)
        return false;
    statement_int(statement, 10, most);
    /* All are read before the first is handed out: the caller may ask the book again meanwhile. */
    struct log_row *rows = memory_new((size_t)most + 1, sizeof *rows);
    int count = 0;
    while (count < most && statement_row(statement, error))
        read_row(statement, &rows[count++]);
    statement_done(statement);
    bool good = error->code == ERROR_NONE;
    for (int i = 0; good && i < count; i++)
        good = visit_services(store, &rows[i].visit, error);
    for (int i = 0; good && i < count; i++) {
        if (!row(self, &rows[i]))
            break;
    }
    free(rows);
    return good;
}

bool report_log_count(struct ledger *ledger, const struct log_filter *filter, long *count,
                      struct error *error)
{
    struct error unheard = {0};
    if (error == NULL)
        error = &unheard;
    error_clear(error);
    char from[DATE_SIZE], to[DATE_SIZE];
    struct statement *statement = ask(ledger_store(ledger), filter, count_sql, from, to, error);
    *count = 0;
    if (statement == NULL)
        return false;
    if (statement_row(statement, error))
        *count = (long)statement_number(statement, 0);
    statement_done(statement);
    return error->code == ERROR_NONE;
}

bool report_log_visit(struct ledger *ledger, const char *visit, struct log_row *row,
                      struct error *error)
{
    struct error unheard = {0};
    if (error == NULL)
        error = &unheard;
    error_clear(error);
    struct store *store = ledger_store(ledger);
    struct statement *statement = store_statement(store, visit_sql, error);
    if (statement == NULL)
        return false;
    statement_text(statement, 1, visit);
    if (!statement_row(statement, error))
        return error->code == ERROR_NONE ? error_set(error, ERROR_MISSING, "no such visit") : false;
    read_row(statement, row);
    statement_done(statement);
    return visit_services(store, &row->visit, error);
}

static const char number_sql[] =
    "SELECT v.id FROM entry AS e JOIN visit AS v"
    " ON v.id = CASE e.kind WHEN 'citizen.identified' THEN e.body ->> 'visit' ELSE e.subject END"
    " WHERE e.number = ?1"
    " AND e.device IN (SELECT subject FROM entry WHERE kind = 'device.joined') ORDER BY e.device "
    "<> ?2, e.at DESC LIMIT 1";

bool report_log_number(struct ledger *ledger, int64_t number, char visit[33], struct error *error)
{
    struct error unheard = {0};
    if (error == NULL)
        error = &unheard;
    error_clear(error);
    struct statement *statement = store_statement(ledger_store(ledger), number_sql, error);
    if (statement == NULL)
        return false;
    statement_int(statement, 1, number);
    statement_text(statement, 2, ledger_device(ledger));
    if (!statement_row(statement, error))
        return error->code == ERROR_NONE ? error_set(error, ERROR_MISSING, "no such entry") : false;
    snprintf(visit, 33, "%s", statement_column(statement, 0));
    statement_done(statement);
    return true;
}

static const char staff_sql[] =
    "SELECT body ->> 'name' FROM entry WHERE kind = 'staff.added' AND subject = ?1"
    " ORDER BY at DESC LIMIT 1";

void report_staff_name(struct ledger *ledger, const char *staff, char name[DAY_WORD * 2])
{
    struct error error = {0};
    name[0] = '\0';
    struct statement *statement = store_statement(ledger_store(ledger), staff_sql, &error);
    if (statement == NULL)
        return;
    statement_text(statement, 1, staff);
    if (statement_row(statement, &error))
        snprintf(name, DAY_WORD * 2, "%s", statement_column(statement, 0));
    statement_done(statement);
}
