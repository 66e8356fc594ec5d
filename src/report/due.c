#include "report/due.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "domain/date.h"
#include "ledger/ledger.h"
#include "ledger/store.h"

/* What a row of service_state or again must be to be due. Only a signature can be had from somebody
 * else since: of other services the row itself would say so. */
#define IS_DUE                                                                                     \
    " outcome IN ('waiting', 'issued') AND (service <> 'signature' OR NOT EXISTS ("                \
    "  SELECT 1 FROM service_state AS has WHERE has.citizen = s.citizen"                           \
    "   AND has.service = s.service AND has.since IS NOT NULL AND has.day >= s.day))"

/* Rows (citizen, service, provider, outcome, said, until, visit). Each part is what an index holds
 * (projection/tables.sql). */
#define DUE_OF_SOMEBODY                                                                            \
    "SELECT citizen, service, provider, outcome, day, until, visit FROM service_state AS s"        \
    " WHERE" IS_DUE
#define DUE_ONCE_MORE                                                                              \
    "SELECT citizen, service, provider, outcome, day, until, visit FROM again AS s WHERE" IS_DUE
#define DUE_OF_NOBODY                                                                              \
    "SELECT '', service, coalesce(provider, ''), outcome, day, until, visit FROM ended"            \
    " WHERE citizen IS NULL AND stands AND outcome IN ('waiting', 'issued')"

/* Who is asked about may have been joined to another record since. */
#define KEPT "coalesce((SELECT kept FROM citizen WHERE id = ?1), ?1)"

static const char all_sql[] =
    "SELECT * FROM (" DUE_OF_SOMEBODY " UNION ALL " DUE_ONCE_MORE " UNION ALL " DUE_OF_NOBODY
    ") ORDER BY outcome <> 'issued', until IS NULL, until, day, visit, service";
static const char day_sql[] =
    "SELECT * FROM (" DUE_OF_SOMEBODY " AND until = ?1 UNION ALL " DUE_ONCE_MORE
    " AND until = ?1 UNION ALL " DUE_OF_NOBODY " AND until = ?1) ORDER BY day, visit, service";
static const char citizen_sql[] =
    "SELECT * FROM (" DUE_OF_SOMEBODY " AND s.citizen = " KEPT " UNION ALL " DUE_ONCE_MORE
    " AND s.citizen = " KEPT ") ORDER BY until IS NULL, until, day, service";
static const char count_sql[] =
    "SELECT count(*) FILTER (WHERE until = ?1), count(*) FILTER (WHERE until < ?1)"
    " FROM (SELECT until FROM service_state AS s WHERE" IS_DUE
    " AND until <= ?1 UNION ALL SELECT until FROM again AS s WHERE" IS_DUE
    " AND until <= ?1 UNION ALL SELECT until FROM ended WHERE citizen IS NULL AND stands"
    " AND outcome IN ('waiting', 'issued') AND until <= ?1)";

static void copy(char word[DAY_WORD], const struct statement *statement, int column)
{
    snprintf(word, DAY_WORD, "%s", statement_column(statement, column));
}

static void read_row(const struct statement *statement, struct due_row *row)
{
    long day = 0;
    snprintf(row->citizen, sizeof row->citizen, "%s", statement_column(statement, 0));
    copy(row->service, statement, 1);
    copy(row->provider, statement, 2);
    copy(row->outcome, statement, 3);
    row->said = date_read_iso(statement_column(statement, 4), &day) ? (int32_t)day : 0;
    row->until = date_read_iso(statement_column(statement, 5), &day) ? (int32_t)day : DUE_UNDATED;
    snprintf(row->visit, sizeof row->visit, "%s", statement_column(statement, 6));
}

static bool read_rows(struct ledger *ledger, const char *sql, const char *value,
                      bool (*row)(void *self, const struct due_row *row), void *self,
                      struct error *error)
{
    struct error unheard = {0};
    if (error == NULL)
        error = &unheard;
    error_clear(error);
    struct statement *statement = store_statement(ledger_store(ledger), sql, error);
    if (statement == NULL)
        return false;
    if (value != NULL)
        statement_text(statement, 1, value);
    while (statement_row(statement, error)) {
        struct due_row read;
        read_row(statement, &read);
        if (!row(self, &read)) {
            statement_done(statement);
            return true;
        }
    }
    return error->code == ERROR_NONE;
}

bool report_due(struct ledger *ledger, const char *citizen,
                bool (*row)(void *self, const struct due_row *row), void *self, struct error *error)
{
    return read_rows(ledger, citizen != NULL ? citizen_sql : all_sql, citizen, row, self, error);
}

bool report_due_on(struct ledger *ledger, int32_t day,
                   bool (*row)(void *self, const struct due_row *row), void *self,
                   struct error *error)
{
    char iso[DATE_SIZE];
    date_iso(day, iso);
    return read_rows(ledger, day_sql, iso, row, self, error);
}

bool report_due_count(struct ledger *ledger, int32_t day, long *today, long *overdue,
                      struct error *error)
{
    struct error unheard = {0};
    if (error == NULL)
        error = &unheard;
    error_clear(error);
    *today = *overdue = 0;
    struct statement *statement = store_statement(ledger_store(ledger), count_sql, error);
    if (statement == NULL)
        return false;
    char iso[DATE_SIZE];
    date_iso(day, iso);
    statement_text(statement, 1, iso);
    if (statement_row(statement, error)) {
        *today = (long)statement_number(statement, 0);
        *overdue = (long)statement_number(statement, 1);
        statement_done(statement);
    }
    return error->code == ERROR_NONE;
}
