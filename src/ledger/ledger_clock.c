/* The head of this machine's chain, and which day it is. */
#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/error.h"
#include "ledger/fields.h"
#include "ledger/ledger_private.h"
#include "ledger/store_private.h"

/* Longer than Tết: whoever opens the counter after more than this is asked for the day. */
#define PLAUSIBLE_MS (7LL * CLOCK_DAY_MS)
#define OFFSET_LIMIT (200LL * 366 * CLOCK_DAY_MS)

void ledger_day_text(int32_t day, char text[16])
{
    time_t seconds = (time_t)day * (CLOCK_DAY_MS / 1000);
    struct tm date;
    gmtime_r(&seconds, &date);
    if (strftime(text, 16, "%Y-%m-%d", &date) == 0)
        text[0] = '\0';
}

int32_t ledger_day_number(const char *text)
{
    struct tm date = {0};
    if (!fields_is_day(text) ||
        sscanf(text, "%4d-%2d-%2d", &date.tm_year, &date.tm_mon, &date.tm_mday) != 3)
        return 0;
    date.tm_year -= 1900;
    date.tm_mon -= 1;
    return (int32_t)(timegm(&date) / (CLOCK_DAY_MS / 1000));
}

int64_t ledger_changes(const struct ledger *ledger)
{
    return store_changes(ledger->store);
}

bool ledger_head(struct ledger *ledger, struct ledger_head *head, struct error *error)
{
    static const char sql[] = "SELECT number, at, day, hash FROM entry WHERE device = ?"
                              " ORDER BY number DESC LIMIT 1";
    struct error local;
    if (error == NULL)
        error = &local;
    struct statement *statement = store_statement(ledger->store, sql, error);
    if (statement == NULL)
        return false;
    *head = (struct ledger_head){0};
    memset(head->hash, '0', sizeof head->hash - 1);
    statement_text(statement, 1, ledger->device);
    error_clear(error);
    if (statement_row(statement, error)) {
        size_t size;
        head->number = statement_number(statement, 0);
        head->at = statement_number(statement, 1);
        head->day = ledger_day_number(statement_column(statement, 2));
        const unsigned char *hash = statement_bytes(statement, 3, &size);
        if (size == 32)
            sodium_bin2hex(head->hash, sizeof head->hash, hash, size);
    }
    statement_done(statement);
    return error->code == ERROR_NONE;
}

bool ledger_parse_offset(const char *text, int64_t *offset)
{
    char *end;
    errno = 0;
    long long value = strtoll(text, &end, 10);
    if (errno != 0 || end == text || *end != '\0' || value > OFFSET_LIMIT || value < -OFFSET_LIMIT)
        return false;
    *offset = value;
    return true;
}

bool ledger_read_clock_offset(struct ledger *ledger, struct error *error)
{
    static const char sql[] = "SELECT body ->> 'offset' FROM entry"
                              " WHERE kind = 'clock.confirmed' AND device = ?"
                              " ORDER BY at DESC LIMIT 1";
    struct statement *statement = store_statement(ledger->store, sql, error);
    if (statement == NULL)
        return false;
    ledger->clock_offset = 0;
    statement_text(statement, 1, ledger->device);
    error_clear(error);
    if (statement_row(statement, error) &&
        !ledger_parse_offset(statement_column(statement, 0), &ledger->clock_offset))
        ledger->clock_offset = 0;
    statement_done(statement);
    return error->code == ERROR_NONE;
}

int64_t ledger_clock_offset(struct ledger *ledger)
{
    return ledger->clock_offset;
}

int32_t ledger_today(const struct ledger *ledger)
{
    return clock_day(clock_wall(ledger->clock) + ledger->clock_offset);
}

/* A step back within the day (NTP, a battery that loses minutes) misdates nothing: entries keep
 * their order by max(now, last + 1). */
static bool fits(const struct ledger *ledger, const struct ledger_head *head, int64_t now)
{
    if (now < clock_earliest(ledger->clock))
        return false;
    return head->number == 0 ||
           (clock_day(now) >= clock_day(head->at) && now <= head->at + PLAUSIBLE_MS);
}

bool ledger_clock_plausible(struct ledger *ledger, struct error *error)
{
    struct ledger_head head;
    error_clear(error);
    if (!ledger_head(ledger, &head, error))
        return false;
    int64_t bare = clock_wall(ledger->clock);
    int64_t corrected = bare + ledger->clock_offset;
    if (!fits(ledger, &head, corrected))
        return false;
    /* With a difference in force, both times may fit: then somebody may have set the clock right,
     * and the difference would misdate. Asking once a day is the price of not guessing. */
    return ledger->clock_offset == 0 || !fits(ledger, &head, bare) ||
           clock_day(corrected) == head.day;
}
