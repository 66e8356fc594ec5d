#include "report/day.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "domain/date.h"
#include "domain/service.h"
#include "ledger/ledger.h"
#include "ledger/store.h"
#include "report/day_sql.h"

/* What the queries of one reading share. */
struct reading {
    struct store *store;
    char day[DATE_SIZE];
    struct day_figures *figures;
    struct error *error;
};

/* The statement with the day bound to ?1; NULL on failure. */
static struct statement *ask(struct reading *reading, const char *sql)
{
    error_clear(reading->error);
    struct statement *statement = store_statement(reading->store, sql, reading->error);
    if (statement != NULL)
        statement_text(statement, 1, reading->day);
    return statement;
}

static bool next_row(struct reading *reading, struct statement *statement)
{
    return statement_row(statement, reading->error);
}

/* True if the rows came to their end and not to a failure. */
static bool all_read(const struct reading *reading)
{
    return reading->error->code == ERROR_NONE;
}

static long number_of(const struct statement *statement, int column)
{
    return (long)statement_number(statement, column);
}

static void copy_word(char word[DAY_WORD], const char *text)
{
    snprintf(word, DAY_WORD, "%s", text);
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
    WITH_SAID "SELECT total(filed), total(signed), total(paid) FROM said";

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

#define LINE_COUNTS                                                                                \
    " count(DISTINCT CASE WHEN outcome IN ('done', 'had_already') THEN visit END), "               \
    " count(DISTINCT CASE WHEN outcome IN ('waiting', 'issued') THEN visit END), "                 \
    " count(DISTINCT CASE WHEN outcome = 'not_done' THEN visit END), "                             \
    " count(DISTINCT CASE WHEN outcome = 'had_already' THEN visit END), "                          \
    " count(DISTINCT CASE WHEN outcome = 'issued' THEN visit END) "

/* The services' own lines come first: were there ever too many lines, providers are left out. */
static const char lines_sql[] = WITH_SAID
    "SELECT * FROM (SELECT service, '' AS provider," LINE_COUNTS "FROM said GROUP BY service "
    "UNION ALL SELECT service, provider," LINE_COUNTS
    "FROM said WHERE provider IS NOT NULL GROUP BY service, provider) "
    "ORDER BY provider <> '', service, provider";

static struct day_line *line_of(struct day_figures *figures, const char *service,
                                const char *provider)
{
    for (int i = 0; i < figures->line_count; i++) {
        struct day_line *line = &figures->line[i];
        if (strcmp(line->service, service) == 0 && strcmp(line->provider, provider) == 0)
            return line;
    }
    if (figures->line_count == DAY_SERVICES + DAY_PROVIDERS)
        return NULL;
    struct day_line *line = &figures->line[figures->line_count++];
    copy_word(line->service, service);
    copy_word(line->provider, provider);
    return line;
}

static int order_of_service(const char *id)
{
    const struct service *service = service_find(id);
    return service == NULL ? (int)service_count() + 1 : service->order;
}

static size_t order_of_provider(const char *id)
{
    size_t place = 0;
    while (place < provider_count() && strcmp(provider_at(place)->id, id) != 0)
        place++;
    return id[0] == '\0' ? 0 : place + 1;
}

/* Services as at the counter, then those of a newer program by id; providers likewise. */
static int compare_lines(const void *one, const void *other)
{
    const struct day_line *left = one, *right = other;
    int difference = order_of_service(left->service) - order_of_service(right->service);
    if (difference == 0)
        difference = strcmp(left->service, right->service);
    if (difference != 0)
        return difference;
    size_t place = order_of_provider(left->provider);
    size_t other_place = order_of_provider(right->provider);
    if (place != other_place)
        return place < other_place ? -1 : 1;
    return strcmp(left->provider, right->provider);
}

static bool read_lines(struct reading *reading)
{
    struct day_figures *figures = reading->figures;
    for (size_t i = 0; i < service_count() && i < DAY_SERVICES; i++)
        line_of(figures, service_at(i)->id, "");
    struct statement *statement = ask(reading, lines_sql);
    if (statement == NULL)
        return false;
    while (next_row(reading, statement)) {
        struct day_line *line =
            line_of(figures, statement_column(statement, 0), statement_column(statement, 1));
        if (line == NULL)
            continue;
        line->done = number_of(statement, 2);
        line->later = number_of(statement, 3);
        line->not_done = number_of(statement, 4);
        line->had_already = number_of(statement, 5);
        line->issued = number_of(statement, 6);
        if (line->provider[0] == '\0')
            figures->issued_not_active += line->issued;
    }
    qsort(figures->line, (size_t)figures->line_count, sizeof figures->line[0], compare_lines);
    return all_read(reading);
}

static const char troubles_sql[] =
    "SELECT guide, trouble, count(DISTINCT visit) AS visits FROM step "
    "WHERE day = ?1 AND reversed = 0 AND trouble IS NOT NULL "
    "GROUP BY guide, trouble ORDER BY visits DESC, guide, trouble";

static const char hamlets_sql[] =
    "SELECT " VISIT_HAMLET " AS place, '', count(*) AS visits FROM visit AS v "
    "WHERE v.day = ?1 AND v.reversed = 0 GROUP BY place ORDER BY visits DESC, place";

/* Rows of id, second id, count; at most `most`, the largest come first. */
static bool read_counts(struct reading *reading, const char *sql, struct day_count *counts,
                        int most, int *count)
{
    struct statement *statement = ask(reading, sql);
    if (statement == NULL)
        return false;
    *count = 0;
    while (next_row(reading, statement)) {
        if (*count == most) {
            statement_done(statement);
            break;
        }
        struct day_count *row = &counts[(*count)++];
        copy_word(row->id, statement_column(statement, 0));
        copy_word(row->id2, statement_column(statement, 1));
        row->count = number_of(statement, 2);
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
    if (!ledger_head(ledger, &head, reading->error))
        return false;
    reading->figures->head_number = head.number;
    memcpy(reading->figures->head, head.hash, sizeof reading->figures->head);
    return true;
}

static bool read_all(struct reading *reading, struct ledger *ledger)
{
    struct day_figures *figures = reading->figures;
    return read_visits(reading) && read_lines(reading) &&
           read_counts(reading, troubles_sql, figures->trouble, DAY_TROUBLES,
                       &figures->trouble_count) &&
           read_counts(reading, hamlets_sql, figures->hamlet, DAY_HAMLETS,
                       &figures->hamlet_count) &&
           read_hours(reading) && read_seconds(reading) && read_dossiers(reading) &&
           read_head(reading, ledger);
}

static bool run(struct store *store, const char *sql, struct error *error)
{
    struct statement *statement = store_statement(store, sql, error);
    return statement != NULL && statement_run(statement, error);
}

bool report_day(struct ledger *ledger, int32_t day, struct day_figures *figures,
                struct error *error)
{
    struct error unheard;
    struct reading reading = {.store = ledger_store(ledger),
                              .figures = figures,
                              .error = error != NULL ? error : &unheard};
    *figures = (struct day_figures){.day = day};
    date_iso(day, reading.day);
    /* One transaction: all figures are of the same moment, while another kiosk goes on writing. */
    if (!run(reading.store, "BEGIN", reading.error))
        return false;
    bool done = read_all(&reading, ledger);
    run(reading.store, "COMMIT", NULL);
    return done;
}
