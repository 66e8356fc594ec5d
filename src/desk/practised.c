#include "desk/practised.h"

#include <stdio.h>
#include <string.h>

#include "desk/desk_private.h"
#include "desk/standing.h"
#include "ledger/store.h"

static const char last_sql[] = "SELECT id FROM visit WHERE closed IS NOT NULL AND NOT reversed"
                               " ORDER BY opened DESC LIMIT 1";
static const char trouble_sql[] = "SELECT DISTINCT trouble FROM step WHERE visit = ?1"
                                  " AND trouble IS NOT NULL AND NOT reversed LIMIT 12";
static const char step_sql[] = "SELECT DISTINCT guide, step FROM step WHERE visit = ?1"
                               " AND trouble IS NULL AND NOT reversed LIMIT 120";

static bool read_last(struct desk *desk, char visit[DESK_ID_SIZE], struct error *error)
{
    struct error failure = {0};
    struct statement *statement = store_statement(ledger_store(desk->ledger), last_sql, error);
    visit[0] = '\0';
    if (statement == NULL)
        return false;
    if (statement_row(statement, &failure))
        snprintf(visit, DESK_ID_SIZE, "%s", statement_column(statement, 0));
    statement_done(statement);
    return error_none(&failure, error);
}

static bool read_troubles(struct desk *desk, const char *visit, struct desk_practised *practised,
                          struct error *error)
{
    struct error failure = {0};
    struct statement *statement = store_statement(ledger_store(desk->ledger), trouble_sql, error);
    if (statement == NULL)
        return false;
    statement_text(statement, 1, visit);
    while (practised->trouble_count < PRACTISED_TROUBLES && statement_row(statement, &failure))
        snprintf(practised->trouble[practised->trouble_count++], sizeof practised->trouble[0], "%s",
                 statement_column(statement, 0));
    statement_done(statement);
    return error_none(&failure, error);
}

static bool read_steps(struct desk *desk, const char *visit, struct desk_practised *practised,
                       struct error *error)
{
    struct error failure = {0};
    struct statement *statement = store_statement(ledger_store(desk->ledger), step_sql, error);
    if (statement == NULL)
        return false;
    statement_text(statement, 1, visit);
    while (practised->step_count < PRACTISED_STEPS && statement_row(statement, &failure)) {
        struct desk_practised_step *step = &practised->step[practised->step_count++];
        snprintf(step->guide, sizeof step->guide, "%s", statement_column(statement, 0));
        snprintf(step->step, sizeof step->step, "%s", statement_column(statement, 1));
    }
    statement_done(statement);
    return error_none(&failure, error);
}

static void copy_text(char word[DESK_WORD_SIZE], const json_t *body, const char *key)
{
    const char *text = json_string_value(json_object_get(body, key));
    snprintf(word, DESK_WORD_SIZE, "%s", text != NULL ? text : "");
}

static void take(const struct standing *standing, struct desk_practised *practised)
{
    for (int i = 0; i < standing->ended_count; i++) {
        const json_t *body = standing->ended[i].body;
        struct desk_ended *ended = &practised->ended[practised->ended_count++];
        const char *outcome = json_string_value(json_object_get(body, "outcome"));
        copy_text(ended->service, body, "service");
        copy_text(ended->provider, body, "provider");
        copy_text(ended->reason, body, "reason");
        outcome_find(outcome != NULL ? outcome : "", &ended->outcome);
    }
    practised->notice = json_is_true(json_object_get(standing->closed.body, "notice"));
    practised->seconds =
        (long)json_integer_value(json_object_get(standing->closed.body, "seconds"));
}

bool desk_practised(struct desk *desk, struct desk_practised *practised, struct error *error)
{
    char visit[DESK_ID_SIZE];
    *practised = (struct desk_practised){0};
    if (!read_last(desk, visit, error) || visit[0] == '\0')
        return visit[0] == '\0' && (error == NULL || error->code == ERROR_NONE);
    struct standing standing = {0};
    bool good = standing_read(desk, visit, &standing, error);
    if (good) {
        take(&standing, practised);
        good = read_troubles(desk, visit, practised, error) &&
               read_steps(desk, visit, practised, error);
    }
    standing_release(&standing);
    practised->closed = good;
    return good;
}
