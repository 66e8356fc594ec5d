#include "ledger/append.h"

#include <assert.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/error.h"
#include "ledger/chain.h"
#include "ledger/fields.h"
#include "ledger/kinds.h"
#include "ledger/ledger_private.h"
#include "ledger/store_private.h"
#include "ledger/vault_private.h"

/* The only statement in the program that writes `entry`; triggers do the rest. */
static const char insert_sql[] =
    "INSERT INTO entry(" CHAIN_COLUMNS ") VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

/* The member that --clock adds to every body made under it. */
static const char clock_stamp[] = "\"clock\":\"given\"";

/* What an entry is made from, alive until it is on the disk. */
struct making {
    struct chain_entry entry;
    struct ledger_head head;
    struct buffer body;
    struct buffer sealed;
    char day[16];
    unsigned char prev[CHAIN_HASH];
    unsigned char sealed_hash[CHAIN_HASH];
    unsigned char hash[CHAIN_HASH];
};

/* --- checking --- */

/* clock.confirmed's offset: the field's type alone does not say that it is a number. */
static bool offset_of(const struct event *event, int64_t *offset, struct error *error)
{
    json_t *body = json_loads(event->body, 0, NULL);
    const char *text = json_string_value(json_object_get(body, "offset"));
    bool good = text != NULL && ledger_parse_offset(text, offset);
    json_decref(body);
    return good || error_set(error, ERROR_KIND, "clock.confirmed: 'offset' is not milliseconds");
}

static bool is_clock_confirmed(const struct event *event)
{
    return strcmp(event->kind, "clock.confirmed") == 0;
}

static bool check(const struct ledger *ledger, const struct event *event, struct error *error)
{
    assert(event->kind != NULL && event->subject != NULL && event->body != NULL);
    int64_t offset;
    const struct kind *kind = kind_find(event->kind);
    if (kind == NULL)
        return error_set(error, ERROR_KIND, "unknown kind '%.40s'", event->kind);
    if (!fields_check(kind, event, error))
        return false;
    if (is_clock_confirmed(event) && !offset_of(event, &offset, error))
        return false;
    if (event->secret != NULL && ledger->vault == NULL)
        return error_set(error, ERROR_KEY, "%s: a sealed part and no key", event->kind);
    return true;
}

/* --- once --- */

/* The body as it is stored: under a clock given by hand with one member more. */
static void store_body(const struct event *event, bool stamped, struct buffer *into)
{
    buffer_clear(into);
    size_t end = strlen(event->body);
    while (stamped && event->body[--end] != '}')
        continue;
    buffer_add(into, event->body, end);
    if (!stamped)
        return;
    bool empty = strchr(event->body, '"') == NULL;
    buffer_addf(into, "%s%s}", empty ? "" : ",", clock_stamp);
}

static bool same_act(const struct event *event, struct statement *row)
{
    struct buffer stamped = {0};
    store_body(event, true, &stamped);
    const char *body = statement_column(row, 3);
    bool same = strcmp(statement_column(row, 1), event->kind) == 0 &&
                strcmp(statement_column(row, 2), event->subject) == 0 &&
                (strcmp(body, event->body) == 0 || strcmp(body, buffer_text(&stamped)) == 0);
    buffer_release(&stamped);
    return same;
}

/* Looks the act up: `*number` stays 0 if it is not in the book. */
static bool find_once(struct ledger *ledger, const struct event *event, int64_t *number,
                      struct error *error)
{
    static const char sql[] = "SELECT number, kind, subject, body FROM entry WHERE once = ?";
    if (event->once == NULL)
        return true;
    struct statement *row = store_statement(ledger->store, sql, error);
    if (row == NULL)
        return false;
    statement_text(row, 1, event->once);
    error_clear(error);
    bool good = true;
    if (statement_row(row, error)) {
        good = same_act(event, row) ||
               error_set(error, ERROR_TWICE, "act '%.60s' stands there otherwise", event->once);
        *number = statement_number(row, 0);
    } else {
        good = error->code == ERROR_NONE;
    }
    statement_done(row);
    return good;
}

/* --- making and writing --- */

static bool set_time(struct ledger *ledger, const struct event *event, struct making *making,
                     struct error *error)
{
    int64_t offset = ledger->clock_offset;
    /* A clock that stands in 2099 must not pin the time of the entry that corrects it. */
    if (is_clock_confirmed(event) && !offset_of(event, &offset, error))
        return false;
    int64_t now = clock_wall(ledger->clock) + offset;
    making->entry.at = now > making->head.at ? now : making->head.at + 1;
    ledger_day_text(event->day != 0 ? event->day : clock_day(now), making->day);
    making->entry.day = making->day;
    return true;
}

static void seal(struct ledger *ledger, const struct event *event, struct making *making)
{
    if (event->secret == NULL)
        return;
    vault_seal_entry(ledger->vault, ledger->random, ledger->device, making->entry.number,
                     event->secret, &making->sealed);
    making->entry.sealed = (const unsigned char *)making->sealed.data;
    making->entry.sealed_size = making->sealed.length;
    chain_sealed_hash(making->sealed.data, making->sealed.length, making->sealed_hash);
    making->entry.sealed_hash = making->sealed_hash;
}

static void read_prev(struct making *making)
{
    for (size_t i = 0; i < CHAIN_HASH; i++) {
        unsigned byte = 0;
        sscanf(making->head.hash + 2 * i, "%2x", &byte);
        making->prev[i] = (unsigned char)byte;
    }
    making->entry.prev = making->prev;
}

static bool make(struct ledger *ledger, const struct event *event, struct making *making,
                 struct error *error)
{
    if (!ledger_head(ledger, &making->head, error))
        return false;
    making->entry.device = ledger->device;
    making->entry.number = making->head.number + 1;
    making->entry.staff = ledger->staff;
    making->entry.kind = event->kind;
    making->entry.version = kind_find(event->kind)->version;
    making->entry.subject = event->subject;
    making->entry.once = event->once;
    store_body(event, ledger->clock->given, &making->body);
    making->entry.body = buffer_text(&making->body);
    if (!set_time(ledger, event, making, error))
        return false;
    seal(ledger, event, making);
    read_prev(making);
    chain_hash(&making->entry, making->hash);
    return true;
}

static bool insert(struct ledger *ledger, const struct making *making, struct error *error)
{
    const struct chain_entry *entry = &making->entry;
    struct statement *row = store_statement(ledger->store, insert_sql, error);
    if (row == NULL)
        return false;
    statement_text(row, 1, entry->device);
    statement_int(row, 2, entry->number);
    statement_int(row, 3, entry->at);
    statement_text(row, 4, entry->day);
    statement_text(row, 5, entry->staff);
    statement_text(row, 6, entry->kind);
    statement_int(row, 7, entry->version);
    statement_text(row, 8, entry->subject);
    statement_text(row, 9, entry->body);
    statement_text(row, 10, entry->once);
    statement_blob(row, 11, entry->sealed, entry->sealed_size);
    statement_blob(row, 12, entry->sealed_hash, CHAIN_HASH);
    statement_blob(row, 13, entry->prev, CHAIN_HASH);
    statement_blob(row, 14, making->hash, CHAIN_HASH);
    return statement_run(row, error);
}

/* Reads the entry back as it will be read for ever, before COMMIT makes it so. */
static bool read_back(struct ledger *ledger, const struct making *making, struct error *error)
{
    static const char sql[] = "SELECT " CHAIN_COLUMNS " FROM entry WHERE device = ? AND number = ?";
    struct statement *row = store_statement(ledger->store, sql, error);
    if (row == NULL)
        return false;
    statement_text(row, 1, making->entry.device);
    statement_int(row, 2, making->entry.number);
    bool same = false;
    if (statement_row(row, error)) {
        struct chain_entry entry;
        const unsigned char *stored;
        unsigned char hash[CHAIN_HASH];
        chain_read(row, &entry, &stored);
        chain_hash(&entry, hash);
        same = stored != NULL && memcmp(stored, hash, CHAIN_HASH) == 0 &&
               memcmp(hash, making->hash, CHAIN_HASH) == 0;
        if (same && entry.sealed != NULL) {
            chain_sealed_hash(entry.sealed, entry.sealed_size, hash);
            same = memcmp(hash, making->sealed_hash, CHAIN_HASH) == 0;
        }
    }
    statement_done(row);
    return same || error_set(error, ERROR_IO, "entry %lld does not read back as it was written",
                             (long long)making->entry.number);
}

static bool append_one(struct ledger *ledger, const struct event *event, int64_t *number,
                       struct error *error)
{
    *number = 0;
    if (!find_once(ledger, event, number, error))
        return false;
    if (*number != 0)
        return true;
    struct making making = {0};
    bool done = make(ledger, event, &making, error) && insert(ledger, &making, error) &&
                read_back(ledger, &making, error);
    *number = making.entry.number;
    buffer_release(&making.body);
    buffer_release(&making.sealed);
    /* The entries that follow in the same breath already go by the corrected clock. */
    return done && (!is_clock_confirmed(event) || ledger_read_clock_offset(ledger, error));
}

bool append_events(struct ledger *ledger, const struct event *events, size_t count,
                   int64_t *numbers, struct error *error)
{
    for (size_t i = 0; i < count; i++)
        if (!check(ledger, &events[i], error))
            return false;
    for (size_t i = 0; i < count; i++) {
        int64_t number;
        if (!append_one(ledger, &events[i], &number, error))
            return false;
        if (numbers != NULL)
            numbers[i] = number;
    }
    return true;
}

bool ledger_append(struct ledger *ledger, const struct event *events, size_t count,
                   int64_t *numbers, struct error *error)
{
    struct error local;
    if (error == NULL)
        error = &local;
    if (ledger->copy)
        return error_set(error, ERROR_REFUSED, "the book is a copy without an id of its own");
    /* The write lock comes first: taken after reading the head of the chain, another program could
     * have moved that head meanwhile. */
    if (!store_begin_write(ledger->store, error))
        return false;
    if (append_events(ledger, events, count, numbers, error) && store_commit(ledger->store, error))
        return true;
    store_rollback(ledger->store);
    struct error ignored;
    ledger_read_clock_offset(ledger, &ignored);
    return false;
}
