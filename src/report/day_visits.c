#include "report/day.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "domain/date.h"
#include "domain/outcome.h"
#include "domain/service.h"
#include "ledger/ledger.h"
#include "ledger/store.h"
#include "report/day_sql.h"
#include "report/visit_row.h"

/* Candidates come by the index on day, whichever table names the day; then each mark is asked for.
 * ?2 service, ?3 provider, ?4 outcome, ?5 guide/trouble, ?6 result, ?7 hamlet, ?8 hour or -1. */
static const char visits_sql[] = SAID_ON_DAY
    ", candidate(id) AS (SELECT id FROM visit WHERE day = ?1"
    " UNION SELECT visit FROM said UNION SELECT visit FROM step WHERE day = ?1"
    "  AND reversed = 0 AND trouble IS NOT NULL) "
    "SELECT v.id, v.citizen, v.opened, v.result, v.staff," VISIT_HAMLET
    " FROM candidate JOIN visit AS v ON v.id = candidate.id WHERE v.reversed = 0"
    " AND CASE WHEN ?2 IS NULL AND ?3 IS NULL AND ?4 IS NULL THEN ?5 IS NOT NULL OR v.day = ?1"
    "  ELSE EXISTS (SELECT 1 FROM said WHERE said.visit = v.id"
    "   AND (?2 IS NULL OR said.service = ?2) AND (?3 IS NULL OR said.provider = ?3)"
    "   AND CASE ?4 WHEN 'positive' THEN said.outcome IN ('done', 'had_already')"
    "    WHEN 'later' THEN said.outcome IN ('waiting', 'issued')"
    "    ELSE ?4 IS NULL OR said.outcome = ?4 END) END"
    " AND (?5 IS NULL OR EXISTS (SELECT 1 FROM step WHERE step.visit = v.id AND step.day = ?1"
    "  AND step.reversed = 0 AND step.guide || '/' || step.trouble = ?5))"
    " AND (?6 IS NULL OR CASE WHEN v.closed IS NULL THEN 'open' ELSE v.result END = ?6)"
    " AND (?7 IS NULL OR " VISIT_HAMLET " = ?7) AND (?8 < 0 OR " VISIT_HOUR " = ?8)"
    " ORDER BY v.opened, v.id";

static const char services_sql[] = "SELECT service, outcome FROM ended WHERE visit = ?1 AND stands "
                                   "ORDER BY at, device, number";

/* Adds "Mức 2: xong", with "; " before it if it is not the first; what has no room is left out
 * whole. */
static void add_service(char *services, size_t size, const char *called, const char *outcome_name)
{
    enum outcome outcome;
    const char *said = outcome_find(outcome_name, &outcome) ? outcome_text(outcome) : outcome_name;
    size_t length = strlen(services);
    int wanted = snprintf(services + length, size - length, "%s%s: %s", length > 0 ? "; " : "",
                          called, said);
    if (wanted < 0 || (size_t)wanted >= size - length)
        services[length] = '\0';
}

bool visit_services(struct store *store, struct day_visit *row, struct error *error)
{
    struct statement *statement = store_statement(store, services_sql, error);
    if (statement == NULL)
        return false;
    statement_text(statement, 1, row->visit);
    char alone[sizeof row->services] = "";
    row->services[0] = '\0';
    for (int count = 0; statement_row(statement, error); count++) {
        const char *id = statement_column(statement, 0), *outcome = statement_column(statement, 1);
        const struct service *service = service_find(id);
        add_service(row->services, sizeof row->services, service != NULL ? service->brief : id,
                    outcome);
        if (count == 0)
            add_service(alone, sizeof alone, service != NULL ? service->title : id, outcome);
        else
            alone[0] = '\0';
    }
    if (alone[0] != '\0')
        memcpy(row->services, alone, sizeof alone);
    return error->code == ERROR_NONE;
}

void visit_read(const struct statement *statement, struct day_visit *row)
{
    snprintf(row->visit, sizeof row->visit, "%s", statement_column(statement, 0));
    snprintf(row->citizen, sizeof row->citizen, "%s", statement_column(statement, 1));
    row->opened = statement_number(statement, 2);
    snprintf(row->result, sizeof row->result, "%s", statement_column(statement, 3));
    snprintf(row->staff, sizeof row->staff, "%s", statement_column(statement, 4));
    snprintf(row->hamlet, sizeof row->hamlet, "%s", statement_column(statement, 5));
}

/* All rows, read before the first is handed out: the caller may ask the book again meanwhile. */
struct rows {
    struct day_visit *row;
    size_t count;
    size_t room;
};

static struct day_visit *add_row(struct rows *rows)
{
    if (rows->count == rows->room) {
        rows->room = rows->room == 0 ? 64 : 2 * rows->room;
        rows->row = memory_resize(rows->row, rows->room, sizeof *rows->row);
    }
    return &rows->row[rows->count++];
}

static bool read_rows(struct store *store, const struct day_filter *filter, struct rows *rows,
                      struct error *error)
{
    struct statement *statement = store_statement(store, visits_sql, error);
    if (statement == NULL)
        return false;
    char day[DATE_SIZE];
    date_iso(filter->day, day);
    statement_text(statement, 1, day);
    statement_text(statement, 2, filter->service);
    statement_text(statement, 3, filter->provider);
    statement_text(statement, 4, filter->outcome);
    statement_text(statement, 5, filter->trouble);
    statement_text(statement, 6, filter->result);
    statement_text(statement, 7, filter->hamlet);
    statement_int(statement, 8, filter->hour);
    while (statement_row(statement, error))
        visit_read(statement, add_row(rows));
    return error->code == ERROR_NONE;
}

bool report_day_visits(struct ledger *ledger, const struct day_filter *filter,
                       bool (*visit)(void *self, const struct day_visit *row), void *self,
                       struct error *error)
{
    struct error unheard;
    if (error == NULL)
        error = &unheard;
    error_clear(error);
    struct store *store = ledger_store(ledger);
    struct rows rows = {0};
    bool good = read_rows(store, filter, &rows, error);
    for (size_t i = 0; good && i < rows.count; i++)
        good = visit_services(store, &rows.row[i], error);
    for (size_t i = 0; good && i < rows.count; i++) {
        if (!visit(self, &rows.row[i]))
            break;
    }
    free(rows.row);
    return good;
}
