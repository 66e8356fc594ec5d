/* Who is who: slots of khoa.json, and what the book says of them and of those who left. */
#include <stdio.h>
#include <string.h>

#include "desk/staff.h"
#include "desk/staff_private.h"
#include "domain/date.h"
#include "ledger/store.h"

static const char known_sql[] =
    "SELECT added.subject, added.body ->> 'name',"
    " EXISTS (SELECT 1 FROM entry AS gone WHERE gone.subject = added.subject"
    "          AND gone.kind = 'staff.left')"
    " FROM entry AS added WHERE added.kind = 'staff.added' ORDER BY added.at, added.number";
static const char unlocked_sql[] = "SELECT day FROM entry WHERE subject = ?"
                                   " AND kind = 'staff.unlocked' ORDER BY at DESC LIMIT 1";
static const char visits_sql[] =
    "SELECT staff, count(*) FROM visit WHERE day >= ? AND NOT reversed GROUP BY staff";

static struct staff_row *find(struct staff_row *rows, size_t count, const char *staff)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(rows[i].staff, staff) == 0)
            return &rows[i];
    return NULL;
}

static void add(struct staff_row *rows, size_t *count, const char *staff, const char *name,
                bool head, enum staff_state state)
{
    if (*count == STAFF_ROWS)
        return;
    struct staff_row *row = &rows[(*count)++];
    *row = (struct staff_row){.head = head, .state = state};
    snprintf(row->staff, sizeof row->staff, "%s", staff);
    snprintf(row->name, sizeof row->name, "%s", name);
}

static bool add_known(struct desk *desk, struct staff_row *rows, size_t *count, struct error *error)
{
    struct error failure = {0};
    struct statement *known = store_statement(ledger_store(desk->ledger), known_sql, error);
    if (known == NULL)
        return false;
    while (statement_row(known, &failure))
        if (find(rows, *count, statement_column(known, 0)) == NULL)
            add(rows, count, statement_column(known, 0), statement_column(known, 1), false,
                statement_number(known, 2) != 0 ? STAFF_GONE : STAFF_ELSEWHERE);
    return error_none(&failure, error);
}

static bool add_last(struct desk *desk, struct staff_row *row, struct error *error)
{
    struct error failure = {0};
    struct statement *last = store_statement(ledger_store(desk->ledger), unlocked_sql, error);
    if (last == NULL)
        return false;
    statement_text(last, 1, row->staff);
    if (statement_row(last, &failure)) {
        snprintf(row->last_day, sizeof row->last_day, "%s", statement_column(last, 0));
        statement_done(last);
    }
    return error_none(&failure, error);
}

static bool add_visits(struct desk *desk, struct staff_row *rows, size_t count, struct error *error)
{
    struct error failure = {0};
    char first[DATE_SIZE];
    date_iso(ledger_today(desk->ledger), first);
    memcpy(first + 8, "01", 2); /* YYYY-MM-01 */
    struct statement *visits = store_statement(ledger_store(desk->ledger), visits_sql, error);
    if (visits == NULL)
        return false;
    statement_text(visits, 1, first);
    while (statement_row(visits, &failure)) {
        struct staff_row *row = find(rows, count, statement_column(visits, 0));
        if (row != NULL)
            row->visits = (long)statement_number(visits, 1);
    }
    return error_none(&failure, error);
}

bool desk_staff_list(struct desk *desk, struct staff_row rows[STAFF_ROWS], size_t *count,
                     struct error *error)
{
    *count = 0;
    for (size_t i = 0; i < desk->keys.count; i++)
        add(rows, count, desk->keys.slot[i].staff, desk->keys.slot[i].name, desk->keys.slot[i].head,
            STAFF_HERE);
    bool good = add_known(desk, rows, count, error);
    for (size_t i = 0; good && i < *count; i++)
        good = add_last(desk, &rows[i], error);
    return good && add_visits(desk, rows, *count, error);
}
