#include "report/day.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "domain/date.h"
#include "ledger/ledger.h"
#include "ledger/store.h"
#include "report/day_sql.h"
#include "report/range.h"

/* One reading of a day: a range of a single day. */
struct reading {
    struct range range;
    struct day_figures *figures;
};

static struct statement *ask(struct reading *reading, const char *sql)
{
    return range_ask(&reading->range, sql);
}

static bool next_row(struct reading *reading, struct statement *statement)
{
    return range_next(&reading->range, statement);
}

static bool all_read(const struct reading *reading)
{
    return range_read(&reading->range);
}

static long number_of(const struct statement *statement, int column)
{
    return (long)statement_number(statement, column);
}

static const char visits_sql[] =
    "SELECT count(*), count(DISTINCT citizen), "
    " count(*) FILTER (WHERE result = 'done'), count(*) FILTER (WHERE result = 'waiting'), "
    " count(*) FILTER (WHERE result = 'not_done'), count(*) FILTER (WHERE result = 'asked'), "
    " count(*) FILTER (WHERE closed IS NULL) "
    "FROM visit WHERE day = ?1 AND reversed = 0";

static bool read_visits(struct reading *reading)
{
    struct statement *statement = ask(reading, visits_sql);
    if (statement == NULL)
        return false;
    struct day_figures *figures = reading->figures;
    if (next_row(reading, statement)) {
        figures->visits = number_of(statement, 0);
        figures->people = number_of(statement, 1);
        figures->done = number_of(statement, 2);
        figures->waiting = number_of(statement, 3);
        figures->not_done = number_of(statement, 4);
        figures->asked = number_of(statement, 5);
        figures->open = number_of(statement, 6);
        statement_done(statement);
    }
    return all_read(reading);
}

/* The two in the middle when their number is even: the figure is their mean. */
static const char seconds_sql[] =
    "WITH spent AS (SELECT max(0, coalesce(seconds, (closed - opened) / 1000)) AS seconds "
    " FROM visit WHERE day = ?1 AND reversed = 0 AND closed IS NOT NULL), "
    "placed AS (SELECT seconds, row_number() OVER (ORDER BY seconds) AS place, "
    " count(*) OVER () AS count FROM spent) "
    "SELECT coalesce((SELECT avg(seconds) FROM placed "
    " WHERE place IN ((count + 1) / 2, (count + 2) / 2)), 0), "
    " coalesce((SELECT max(seconds) FROM spent), 0)";

static bool read_seconds(struct reading *reading)
{
    struct statement *statement = ask(reading, seconds_sql);
    if (statement == NULL)
        return false;
    if (next_row(reading, statement)) {
        reading->figures->median_seconds = number_of(statement, 0);
        reading->figures->longest_seconds = number_of(statement, 1);
        statement_done(statement);
    }
    return all_read(reading);
}

static const char dossiers_sql[] =
    SAID_BETWEEN "SELECT total(filed), total(signed), total(paid) FROM said";

static bool read_dossiers(struct reading *reading)
{
    struct statement *statement = ask(reading, dossiers_sql);
    if (statement == NULL)
        return false;
    if (next_row(reading, statement)) {
        reading->figures->dossiers_filed = number_of(statement, 0);
        reading->figures->dossiers_signed = number_of(statement, 1);
        reading->figures->dossiers_paid = number_of(statement, 2);
        statement_done(statement);
    }
    return all_read(reading);
}

static const char hours_sql[] = "SELECT " VISIT_HOUR " AS hour, count(*) FROM visit AS v "
                                "WHERE v.day = ?1 AND v.reversed = 0 GROUP BY hour";

static bool read_hours(struct reading *reading)
{
    struct statement *statement = ask(reading, hours_sql);
    if (statement == NULL)
        return false;
    while (next_row(reading, statement)) {
        long hour = number_of(statement, 0);
        if (hour >= 0 && hour < 24)
            reading->figures->hour[hour] = number_of(statement, 1);
    }
    return all_read(reading);
}

static bool read_head(struct reading *reading, struct ledger *ledger)
{
    struct ledger_head head;
    if (!ledger_head(ledger, &head, reading->range.error))
        return false;
    reading->figures->head_number = head.number;
    memcpy(reading->figures->head, head.hash, sizeof reading->figures->head);
    return true;
}

static bool read_lines(struct reading *reading)
{
    struct day_figures *figures = reading->figures;
    if (!range_lines(&reading->range, figures->line, &figures->line_count))
        return false;
    for (int i = 0; i < figures->line_count; i++) {
        if (figures->line[i].provider[0] == '\0')
            figures->issued_not_active += figures->line[i].issued;
    }
    return true;
}

static bool read_all(struct reading *reading, struct ledger *ledger)
{
    struct day_figures *figures = reading->figures;
    struct range *range = &reading->range;
    return read_visits(reading) && read_lines(reading) &&
           range_counts(range, range_troubles_sql, figures->trouble, DAY_TROUBLES,
                        &figures->trouble_count) &&
           range_counts(range, range_hamlets_sql, figures->hamlet, DAY_HAMLETS,
                        &figures->hamlet_count) &&
           read_hours(reading) && read_seconds(reading) && read_dossiers(reading) &&
           read_head(reading, ledger);
}

bool report_day(struct ledger *ledger, int32_t day, struct day_figures *figures,
                struct error *error)
{
    struct error unheard;
    struct reading reading = {.figures = figures};
    *figures = (struct day_figures){.day = day};
    range_init(&reading.range, ledger, day, day, error != NULL ? error : &unheard);
    if (!range_begin(&reading.range))
        return false;
    bool done = read_all(&reading, ledger);
    range_end(&reading.range);
    return done;
}
