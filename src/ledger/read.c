#include "ledger/read.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "ledger/ledger_private.h"
#include "ledger/store.h"
#include "ledger/vault_private.h"

#define READ_COLUMNS "device, number, at, day, staff, kind, subject, body, once, sealed"

/* Opens the sealed part of the row, if there is one and the key for it. */
static const char *open_secret(struct ledger *ledger, struct statement *row, struct buffer *into)
{
    size_t size;
    const void *sealed = statement_bytes(row, 9, &size);
    if (sealed == NULL || ledger->vault == NULL ||
        !vault_open_entry(ledger->vault, statement_column(row, 0), statement_number(row, 1), sealed,
                          size, into, NULL))
        return NULL;
    return buffer_text(into);
}

/* A name that was opened does not stay in freed memory. */
static void release_secret(struct buffer *secret)
{
    if (secret->data != NULL)
        explicit_bzero(secret->data, secret->capacity);
    buffer_release(secret);
}

static bool visit_all(struct ledger *ledger, struct statement *row, entry_visitor *visit,
                      void *self, struct error *error)
{
    struct error local;
    if (error == NULL)
        error = &local;
    struct buffer secret = {0};
    bool more = true;
    error_clear(error);
    while (more && statement_row(row, error)) {
        struct entry entry = {
            .device = statement_column(row, 0),
            .number = statement_number(row, 1),
            .at = statement_number(row, 2),
            .day = statement_column(row, 3),
            .staff = statement_column(row, 4),
            .kind = statement_column(row, 5),
            .subject = statement_column(row, 6),
            .body = statement_column(row, 7),
            .once = statement_is_null(row, 8) ? NULL : statement_column(row, 8),
            .secret = open_secret(ledger, row, &secret),
        };
        more = visit(self, &entry);
    }
    statement_done(row);
    release_secret(&secret);
    return error->code == ERROR_NONE;
}

bool ledger_acts_since(struct ledger *ledger, const char *draft, int64_t first_act,
                       entry_visitor *visit, void *self, struct error *error)
{
    /* Act names of a draft stand side by side in the index on `once`: from "DEVICE:DRAFT:" to
     * "DEVICE:DRAFT;", the character after ':'. "7.1" as a number is 7. The plus keeps SQLite from
     * walking the whole chain instead. */
    static const char sql[] = "SELECT " READ_COLUMNS " FROM entry"
                              " WHERE once >= ?1 || ':' AND once < ?1 || ';' AND +device = ?2"
                              "   AND CAST(substr(once, length(?1) + 2) AS INTEGER) >= ?3"
                              " ORDER BY +number";
    struct statement *row = store_statement(ledger->store, sql, error);
    if (row == NULL)
        return false;
    char prefix[160];
    snprintf(prefix, sizeof prefix, "%s:%.100s", ledger->device, draft);
    statement_text(row, 1, prefix);
    statement_text(row, 2, ledger->device);
    statement_int(row, 3, first_act);
    return visit_all(ledger, row, visit, self, error);
}

bool ledger_story(struct ledger *ledger, const char *subject, entry_visitor *visit, void *self,
                  struct error *error)
{
    /* Its own entries, who was identified in it, and what of these was taken back. */
    static const char sql[] =
        "SELECT " READ_COLUMNS " FROM entry WHERE subject = ?1"
        " UNION SELECT " READ_COLUMNS " FROM entry"
        "  WHERE (device, number) IN (SELECT device, number FROM identified WHERE visit = ?1)"
        " UNION SELECT " READ_COLUMNS " FROM entry"
        "  WHERE (device, number) IN"
        "   (SELECT by_device, by_number FROM reversed WHERE (device, number) IN"
        "     (SELECT device, number FROM entry WHERE subject = ?1"
        "      UNION SELECT device, number FROM identified WHERE visit = ?1))"
        " ORDER BY at, device, number";
    struct statement *row = store_statement(ledger->store, sql, error);
    if (row == NULL)
        return false;
    statement_text(row, 1, subject);
    return visit_all(ledger, row, visit, self, error);
}

bool ledger_secret(struct ledger *ledger, const char *device, int64_t number, struct buffer *into,
                   struct error *error)
{
    static const char sql[] = "SELECT sealed FROM entry WHERE device = ? AND number = ?";
    struct error local;
    if (error == NULL)
        error = &local;
    buffer_clear(into);
    if (ledger->vault == NULL)
        return error_set(error, ERROR_KEY, "no key to open a sealed part");
    struct statement *row = store_statement(ledger->store, sql, error);
    if (row == NULL)
        return false;
    statement_text(row, 1, device);
    statement_int(row, 2, number);
    error_clear(error);
    bool there = statement_row(row, error) && !statement_is_null(row, 0);
    bool opened = false;
    if (there) {
        size_t size;
        const void *sealed = statement_bytes(row, 0, &size);
        opened = vault_open_entry(ledger->vault, device, number, sealed, size, into, error);
    } else if (error->code == ERROR_NONE) {
        error_set(error, ERROR_MISSING, "nothing is sealed in entry %s %lld", device,
                  (long long)number);
    }
    statement_done(row);
    return opened;
}
