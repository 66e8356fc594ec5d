/* Who is it? Finding a citizen by what stands in the search field. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "desk/desk_private.h"
#include "desk/join.h"
#include "desk/join_private.h"
#include "domain/id_number.h"
#include "domain/name.h"
#include "domain/outcome.h"
#include "ledger/read.h"
#include "ledger/store.h"
#include "ledger/vault.h"

static const char citizen_sql[] =
    "SELECT c.device, c.number, e.body, c.last_day FROM citizen c"
    " JOIN entry e ON e.device = c.device AND e.number = c.number WHERE c.id = ?1";

const char *citizen_called(const struct citizen *citizen)
{
    return citizen->name[0] != '\0' ? citizen->name : "người chưa ghi tên";
}

/* The number to call may have been told to the other record alone. */
static void take_phone_of_joined(struct desk *desk, struct citizen *citizen)
{
    struct desk_record other[4];
    struct error ignored = {0};
    if (citizen->phone[0] != '\0')
        return;
    size_t count = desk_joined(desk, citizen->id, other, 4, &ignored);
    for (size_t i = 0; i < count && citizen->phone[0] == '\0'; i++) {
        memcpy(citizen->phone, other[i].citizen.phone, sizeof citizen->phone);
        memcpy(citizen->phone_of, other[i].citizen.phone_of, sizeof citizen->phone_of);
    }
    explicit_bzero(other, sizeof other);
}

void desk_open_sealed(struct desk *desk, const char *device, int64_t number, const char *id,
                      const char *body, struct citizen *citizen)
{
    struct buffer secret = {0};
    struct error sealed = {0};
    bool opened = ledger_secret(desk->ledger, device, number, &secret, &sealed);
    citizen_from_entry(citizen, id, body, opened ? buffer_text(&secret) : NULL);
    if (secret.data != NULL)
        explicit_bzero(secret.data, secret.capacity);
    buffer_release(&secret);
}

bool desk_read_record(struct desk *desk, const char *id, struct citizen *citizen, char last_day[16],
                      struct error *error)
{
    struct statement *statement = store_statement(ledger_store(desk->ledger), citizen_sql, error);
    if (statement == NULL)
        return false;
    statement_text(statement, 1, id);
    struct error failure = {0};
    if (!statement_row(statement, &failure))
        return error_none(&failure, error) && error_set(error, ERROR_MISSING, "no such citizen");
    char device[LEDGER_ID_SIZE];
    snprintf(device, sizeof device, "%s", statement_column(statement, 0));
    int64_t number = statement_number(statement, 1);
    char *body = memory_copy_text(statement_column(statement, 2));
    snprintf(last_day, 16, "%s", statement_column(statement, 3));
    statement_done(statement);
    desk_open_sealed(desk, device, number, id, body, citizen);
    free(body);
    return true;
}

bool desk_read_citizen(struct desk *desk, const char *asked, struct citizen *citizen,
                       char last_day[16], struct error *error)
{
    char id[DESK_ID_SIZE];
    snprintf(id, sizeof id, "%s", asked);
    join_kept(desk, id);
    if (!desk_read_record(desk, id, citizen, last_day, error))
        return false;
    take_phone_of_joined(desk, citizen);
    return true;
}

bool desk_citizen(struct desk *desk, const char *id, struct citizen *citizen, struct error *error)
{
    char last_day[16];
    memset(citizen, 0, sizeof *citizen);
    if (desk->vault == NULL)
        return error_set(error, ERROR_KEY, "locked");
    return desk_read_citizen(desk, id, citizen, last_day, error);
}

static bool has_letter(const char *text)
{
    for (; *text != '\0'; text++) {
        if (strchr("0123456789 .-", *text) == NULL)
            return true;
    }
    return false;
}

static bool match_number(struct desk *desk, const char *typed, struct desk_match *match,
                         struct error *error)
{
    struct id_number number;
    if (!id_number_read(typed, &number, error)) {
        match->found = FOUND_BAD;
        return false;
    }
    match->province = number.province;
    char id[DESK_ID_SIZE];
    vault_citizen_id(desk->vault, number.digits, id);
    for (int i = 0; i < desk->visit_count; i++) {
        if (strcmp(desk->visit[i].citizen.id, id) == 0) {
            match->found = FOUND_OPEN;
            match->visit = &desk->visit[i];
            match->citizen = desk->visit[i].citizen;
            return true;
        }
    }
    struct error missing = {0};
    if (desk_read_citizen(desk, id, &match->citizen, match->last_day, &missing)) {
        match->found = FOUND_KNOWN;
        return true;
    }
    if (missing.code != ERROR_MISSING) {
        *error = missing;
        return false;
    }
    memset(&match->citizen, 0, sizeof match->citizen);
    match->found = FOUND_NEW;
    snprintf(match->citizen.id_number, sizeof match->citizen.id_number, "%s", number.digits);
    match->citizen.sex = number.sex;
    match->citizen.birth_year = number.birth_year;
    return true;
}

bool desk_find(struct desk *desk, const char *typed, struct desk_match *match, struct error *error)
{
    struct error own = {0};
    memset(match, 0, sizeof *match);
    while (*typed == ' ')
        typed++;
    if (*typed == '\0')
        return true;
    if (desk->vault == NULL)
        return error_set(error, ERROR_KEY, "locked");
    if (!has_letter(typed)) {
        int missing = id_number_missing(typed);
        if (missing > 0) {
            match->found = FOUND_SHORT;
            match->missing = missing;
            return true;
        }
        return match_number(desk, typed, match, error != NULL ? error : &own);
    }
    if (!name_valid(typed, error)) {
        match->found = FOUND_BAD;
        return false;
    }
    match->found = FOUND_NAME;
    snprintf(match->citizen.name, sizeof match->citizen.name, "%.*s",
             (int)(sizeof match->citizen.name - 1), typed);
    return true;
}

static const char state_sql[] =
    "SELECT outcome, day, coalesce(until, '') FROM service_state"
    " WHERE citizen = coalesce((SELECT kept FROM citizen WHERE id = ?1), ?1) AND service = ?2 AND "
    "(?3 IS NULL OR provider = ?3)"
    " ORDER BY CASE outcome WHEN 'had_already' THEN 4 WHEN 'done' THEN 4 WHEN 'issued' THEN 3"
    " WHEN 'waiting' THEN 2 ELSE 1 END DESC, day DESC LIMIT 1";

bool desk_state(struct desk *desk, const char *citizen, const char *service, const char *provider,
                enum outcome *outcome, char day[16], char until[16])
{
    struct error error = {0};
    struct statement *statement = store_statement(ledger_store(desk->ledger), state_sql, &error);
    if (statement == NULL || citizen[0] == '\0')
        return false;
    statement_text(statement, 1, citizen);
    statement_text(statement, 2, service);
    statement_text(statement, 3, provider);
    if (!statement_row(statement, &error))
        return false;
    bool known = outcome_find(statement_column(statement, 0), outcome);
    snprintf(day, 16, "%s", statement_column(statement, 1));
    snprintf(until, 16, "%s", statement_column(statement, 2));
    statement_done(statement);
    return known;
}
