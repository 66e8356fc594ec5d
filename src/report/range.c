#include "report/range.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "domain/service.h"
#include "ledger/ledger.h"
#include "report/day_sql.h"

void range_init(struct range *range, struct ledger *ledger, int32_t from, int32_t to,
                struct error *error)
{
    range->store = ledger_store(ledger);
    range->error = error;
    date_iso(from, range->from);
    date_iso(to, range->to);
}

static bool run(struct range *range, const char *sql)
{
    struct statement *statement = store_statement(range->store, sql, range->error);
    return statement != NULL && statement_run(statement, range->error);
}

bool range_begin(struct range *range)
{
    return run(range, "BEGIN");
}

void range_end(struct range *range)
{
    struct error kept = *range->error;
    run(range, "COMMIT");
    *range->error = kept;
}

struct statement *range_ask(struct range *range, const char *sql)
{
    error_clear(range->error);
    struct statement *statement = store_statement(range->store, sql, range->error);
    if (statement != NULL) {
        statement_text(statement, 1, range->from);
        statement_text(statement, 2, range->to);
    }
    return statement;
}

bool range_next(struct range *range, struct statement *statement)
{
    return statement_row(statement, range->error);
}

bool range_read(const struct range *range)
{
    return range->error->code == ERROR_NONE;
}

static long number_of(const struct statement *statement, int column)
{
    return (long)statement_number(statement, column);
}

static void copy_word(char word[DAY_WORD], const char *text)
{
    snprintf(word, DAY_WORD, "%s", text);
}

#define LINE_COUNTS                                                                                \
    " count(DISTINCT CASE WHEN outcome IN ('done', 'had_already') THEN visit END), "               \
    " count(DISTINCT CASE WHEN outcome IN ('waiting', 'issued') THEN visit END), "                 \
    " count(DISTINCT CASE WHEN outcome = 'not_done' THEN visit END), "                             \
    " count(DISTINCT CASE WHEN outcome = 'had_already' THEN visit END), "                          \
    " count(DISTINCT CASE WHEN outcome = 'issued' THEN visit END) "

/* The services' own lines come first: were there ever too many lines, providers are left out. */
static const char lines_sql[] = SAID_BETWEEN
    "SELECT * FROM (SELECT service, '' AS provider," LINE_COUNTS "FROM said GROUP BY service "
    "UNION ALL SELECT service, provider," LINE_COUNTS
    "FROM said WHERE provider IS NOT NULL GROUP BY service, provider) "
    "ORDER BY provider <> '', service, provider";

/* The line of a service and provider, made if it is not there; NULL if there is no room. */
static struct day_line *line_of(struct day_line *lines, int *count, const char *service,
                                const char *provider)
{
    for (int i = 0; i < *count; i++) {
        struct day_line *line = &lines[i];
        if (strcmp(line->service, service) == 0 && strcmp(line->provider, provider) == 0)
            return line;
    }
    if (*count == DAY_SERVICES + DAY_PROVIDERS)
        return NULL;
    struct day_line *line = &lines[(*count)++];
    *line = (struct day_line){0};
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

bool range_lines(struct range *range, struct day_line *lines, int *count)
{
    *count = 0;
    for (size_t i = 0; i < service_count() && i < DAY_SERVICES; i++)
        line_of(lines, count, service_at(i)->id, "");
    struct statement *statement = range_ask(range, lines_sql);
    if (statement == NULL)
        return false;
    while (range_next(range, statement)) {
        struct day_line *line =
            line_of(lines, count, statement_column(statement, 0), statement_column(statement, 1));
        if (line == NULL)
            continue;
        line->done = number_of(statement, 2);
        line->later = number_of(statement, 3);
        line->not_done = number_of(statement, 4);
        line->had_already = number_of(statement, 5);
        line->issued = number_of(statement, 6);
    }
    qsort(lines, (size_t)*count, sizeof lines[0], compare_lines);
    return range_read(range);
}

const char range_troubles_sql[] =
    "SELECT guide, trouble, count(DISTINCT visit) AS visits FROM step "
    "WHERE day BETWEEN ?1 AND ?2 AND reversed = 0 AND trouble IS NOT NULL "
    "GROUP BY guide, trouble ORDER BY visits DESC, guide, trouble";

const char range_hamlets_sql[] =
    "SELECT " VISIT_HAMLET " AS place, '', count(*) AS visits FROM visit AS v "
    "WHERE v.day BETWEEN ?1 AND ?2 AND v.reversed = 0 GROUP BY place ORDER BY visits DESC, place";

bool range_counts(struct range *range, const char *sql, struct day_count *counts, int most,
                  int *count)
{
    struct statement *statement = range_ask(range, sql);
    if (statement == NULL)
        return false;
    *count = 0;
    while (range_next(range, statement)) {
        if (*count == most) {
            statement_done(statement);
            break;
        }
        struct day_count *row = &counts[(*count)++];
        copy_word(row->id, statement_column(statement, 0));
        copy_word(row->id2, statement_column(statement, 1));
        row->count = number_of(statement, 2);
    }
    return range_read(range);
}
