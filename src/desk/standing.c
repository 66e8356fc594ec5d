#include "desk/standing.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "desk/desk_private.h"
#include "domain/date.h"
#include "ledger/read.h"
#include "ledger/store.h"

/* Which entries stand; the tables know. One statement a part, each with ?1 the visit. */
static const char visit_sql[] = "SELECT reversed, closed IS NULL FROM visit WHERE id = ?1";
static const char opened_sql[] = "SELECT device, number, at, '' FROM opened WHERE visit = ?1"
                                 " AND NOT reversed ORDER BY at DESC, device DESC LIMIT 1";
static const char identified_sql[] = "SELECT device, number, at, citizen FROM identified"
                                     " WHERE visit = ?1 AND NOT reversed"
                                     " ORDER BY at DESC, device DESC, number DESC LIMIT 1";
static const char closed_sql[] = "SELECT device, number, at, '' FROM closed WHERE visit = ?1"
                                 " AND NOT reversed"
                                 " ORDER BY at DESC, device DESC, number DESC LIMIT 1";
static const char ended_sql[] =
    "SELECT device, number, at, '' FROM ended WHERE visit = ?1 AND stands"
    " ORDER BY at, device, number LIMIT 12";
static const char earlier_sql[] =
    "SELECT device, number, at FROM ended WHERE visit = ?1 AND service = ?2"
    " AND coalesce(provider, '') = ?3 AND NOT reversed AND NOT stands LIMIT 21";
static const char entry_sql[] = "SELECT body, day FROM entry WHERE device = ?1 AND number = ?2";
static const char done_sql[] =
    "SELECT 1 FROM entry WHERE kind = 'day.closed' AND body ->> 'closed' = ?1 LIMIT 1";

static bool check_visit(struct desk *desk, const char *visit, struct error *error)
{
    struct statement *statement = store_statement(ledger_store(desk->ledger), visit_sql, error);
    struct error failure = {0};
    if (statement == NULL)
        return false;
    statement_text(statement, 1, visit);
    if (!statement_row(statement, &failure))
        return error_none(&failure, error) && error_set(error, ERROR_MISSING, "no such visit");
    bool reversed = statement_number(statement, 0) != 0;
    bool open = statement_number(statement, 1) != 0;
    statement_done(statement);
    if (reversed)
        return error_set(error, ERROR_REFUSED, "reversed: the visit was taken out");
    return !open || error_set(error, ERROR_REFUSED, "open: the visit is not closed yet");
}

static void read_place(const struct statement *statement, struct standing_entry *entry)
{
    snprintf(entry->device, sizeof entry->device, "%s", statement_column(statement, 0));
    entry->number = statement_number(statement, 1);
    entry->at = statement_number(statement, 2);
}

/* Places of at most `most` entries; `citizen` (may be NULL) gets the last column. */
static bool find(struct desk *desk, const char *sql, const char *visit,
                 struct standing_entry *entries, int most, int *count, char *citizen,
                 struct error *error)
{
    struct statement *statement = store_statement(ledger_store(desk->ledger), sql, error);
    struct error failure = {0};
    *count = 0;
    if (statement == NULL)
        return false;
    statement_text(statement, 1, visit);
    while (*count < most && statement_row(statement, &failure)) {
        struct standing_entry *entry = &entries[(*count)++];
        read_place(statement, entry);
        if (citizen != NULL)
            snprintf(citizen, DESK_ID_SIZE, "%s", statement_column(statement, 3));
    }
    statement_done(statement);
    return error_none(&failure, error);
}

static bool read_entry(struct desk *desk, struct standing_entry *entry, struct error *error)
{
    if (entry->number == 0)
        return true;
    struct statement *statement = store_statement(ledger_store(desk->ledger), entry_sql, error);
    struct error failure = {0};
    long day = 0;
    if (statement == NULL)
        return false;
    statement_text(statement, 1, entry->device);
    statement_int(statement, 2, entry->number);
    if (statement_row(statement, &failure)) {
        entry->body = json_loads(statement_column(statement, 0), 0, NULL);
        entry->day = date_read_iso(statement_column(statement, 1), &day) ? (int32_t)day : 0;
    }
    statement_done(statement);
    struct buffer secret = {0};
    struct error none = {0};
    if (ledger_secret(desk->ledger, entry->device, entry->number, &secret, &none))
        entry->secret = json_loads(buffer_text(&secret), 0, NULL);
    if (secret.data != NULL)
        explicit_bzero(secret.data, secret.capacity);
    buffer_release(&secret);
    return error_none(&failure, error);
}

static bool read_done(struct desk *desk, struct standing *standing, struct error *error)
{
    struct statement *statement = store_statement(ledger_store(desk->ledger), done_sql, error);
    struct error failure = {0};
    char day[DATE_SIZE];
    if (statement == NULL)
        return false;
    date_iso(standing->closed.day, day);
    statement_text(statement, 1, day);
    standing->day_is_done = statement_row(statement, &failure);
    statement_done(statement);
    return error_none(&failure, error);
}

static bool read_all(struct desk *desk, struct standing *standing, struct error *error)
{
    bool good = read_entry(desk, &standing->opened, error) &&
                read_entry(desk, &standing->identified, error) &&
                read_entry(desk, &standing->closed, error);
    for (int i = 0; good && i < standing->ended_count; i++)
        good = read_entry(desk, &standing->ended[i], error);
    return good && read_done(desk, standing, error);
}

bool standing_read(struct desk *desk, const char *visit, struct standing *standing,
                   struct error *error)
{
    int one;
    memset(standing, 0, sizeof *standing);
    if (desk->vault == NULL)
        return error_set(error, ERROR_KEY, "locked");
    return check_visit(desk, visit, error) &&
           find(desk, opened_sql, visit, &standing->opened, 1, &one, NULL, error) &&
           find(desk, identified_sql, visit, &standing->identified, 1, &one, standing->citizen,
                error) &&
           find(desk, closed_sql, visit, &standing->closed, 1, &one, NULL, error) &&
           find(desk, ended_sql, visit, standing->ended, DESK_ENDED, &standing->ended_count, NULL,
                error) &&
           read_all(desk, standing, error);
}

bool standing_earlier(struct desk *desk, const char *visit, const char *service,
                      const char *provider, struct standing_entry earlier[STANDING_EARLIER],
                      int *count, struct error *error)
{
    struct statement *statement = store_statement(ledger_store(desk->ledger), earlier_sql, error);
    struct error failure = {0};
    *count = 0;
    if (statement == NULL)
        return false;
    statement_text(statement, 1, visit);
    statement_text(statement, 2, service);
    statement_text(statement, 3, provider);
    while (*count < STANDING_EARLIER && statement_row(statement, &failure)) {
        struct standing_entry *entry = &earlier[(*count)++];
        *entry = (struct standing_entry){0};
        read_place(statement, entry);
    }
    bool more = *count == STANDING_EARLIER && statement_row(statement, &failure);
    statement_done(statement);
    return error_none(&failure, error) &&
           (!more || error_set(error, ERROR_LIMIT, "too many answers to one service"));
}

static void release(struct standing_entry *entry)
{
    json_decref(entry->body);
    json_decref(entry->secret);
}

void standing_release(struct standing *standing)
{
    release(&standing->opened);
    release(&standing->identified);
    release(&standing->closed);
    for (int i = 0; i < standing->ended_count; i++)
        release(&standing->ended[i]);
    explicit_bzero(standing, sizeof *standing);
}

static bool says(const struct standing_entry *entry, const char *key, const char *text)
{
    const char *said = json_string_value(json_object_get(entry->body, key));
    return strcmp(said != NULL ? said : "", text) == 0;
}

struct standing_entry *standing_find(struct standing *standing, const char *service,
                                     const char *provider)
{
    for (int i = 0; i < standing->ended_count; i++) {
        if (says(&standing->ended[i], "service", service) &&
            says(&standing->ended[i], "provider", provider))
            return &standing->ended[i];
    }
    return NULL;
}
