/* Every entry of every machine: its number, what it hangs on, its hash, its sealed part. */
#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "ledger/chain.h"
#include "ledger/store_private.h"
#include "ledger/verify_parts.h"

/* Where the walk along one machine's chain stands. */
struct walk {
    char device[64];
    int64_t number;                     /* of the entry before */
    unsigned char stored[CHAIN_HASH];   /* the hash that stands in it */
    unsigned char computed[CHAIN_HASH]; /* and the one it should have */
};

static void start_device(struct verify *verify, struct walk *walk, const char *device)
{
    *walk = (struct walk){0};
    snprintf(walk->device, sizeof walk->device, "%.60s", device);
    verify->result->devices++;
}

static void check_number(struct verify *verify, const struct walk *walk, int64_t number)
{
    if (number == walk->number + 1)
        return;
    if (number == walk->number + 2)
        verify_find(verify, "gap", walk->device, walk->number + 1, "Thiếu mục %s/%" PRId64,
                    walk->device, walk->number + 1);
    else
        verify_find(verify, "gap", walk->device, walk->number + 1,
                    "Thiếu các mục %s/%" PRId64 " đến %s/%" PRId64, walk->device, walk->number + 1,
                    walk->device, number - 1);
}

/* An entry hangs on the one before: on the hash that it should have, or that stands in it. If only
 * the latter was changed, the finding at that entry is enough. */
static void check_link(struct verify *verify, const struct walk *walk,
                       const struct chain_entry *entry)
{
    if (entry->number != walk->number + 1)
        return; /* a gap was found: there is nothing to compare with */
    if (memcmp(entry->prev, walk->stored, CHAIN_HASH) != 0 &&
        memcmp(entry->prev, walk->computed, CHAIN_HASH) != 0)
        verify_find(verify, "hash", walk->device, entry->number,
                    "Mục %s/%" PRId64 " không nối với mục trước: một trong hai đã bị thay",
                    walk->device, entry->number);
}

/* Asked once: most books have none, and asking of each sealed part takes longer than its hash. */
static bool has_erasures(struct verify *verify)
{
    static const char sql[] = "SELECT 1 FROM live.entry WHERE kind = 'citizen.erased' LIMIT 1";
    struct statement *statement = statement_new(verify->store, sql, NULL);
    bool there = statement == NULL || statement_row(statement, NULL);
    statement_free(statement);
    return there;
}

static bool was_erased(struct verify *verify, const struct chain_entry *entry)
{
    if (!verify->erasures)
        return false;
    static const char sql[] = "SELECT count(*) FROM live.entry WHERE kind = 'citizen.erased'"
                              " AND body ->> 'device' = ? AND body ->> 'number' = ?";
    struct statement *statement = store_statement(verify->store, sql, NULL);
    if (statement == NULL)
        return false;
    statement_text(statement, 1, entry->device);
    statement_int(statement, 2, entry->number);
    bool erased = statement_row(statement, NULL) && statement_number(statement, 0) > 0;
    statement_done(statement);
    return erased;
}

/* NULL: nothing wrong with the sealed part. */
static const char *sealed_fault(struct verify *verify, const struct chain_entry *entry)
{
    unsigned char hash[CHAIN_HASH];
    if (entry->sealed_hash == NULL)
        return entry->sealed == NULL ? NULL : "có phần kín mà không có mã băm";
    bool erased = was_erased(verify, entry);
    if (entry->sealed == NULL) {
        verify->result->erased++;
        return erased ? NULL : "mất phần kín mà không có lệnh xóa";
    }
    verify->result->sealed++;
    chain_sealed_hash(entry->sealed, entry->sealed_size, hash);
    if (memcmp(hash, entry->sealed_hash, CHAIN_HASH) != 0)
        return "phần kín đã bị sửa";
    return erased ? "còn phần kín dù đã có lệnh xóa" : NULL;
}

static void check_entry(struct verify *verify, struct walk *walk, const struct statement *row)
{
    struct chain_entry entry;
    const unsigned char *stored;
    chain_read(row, &entry, &stored);
    verify->result->entries++;
    if (strncmp(walk->device, entry.device, sizeof walk->device - 1) != 0 ||
        verify->result->devices == 0)
        start_device(verify, walk, entry.device);
    check_number(verify, walk, entry.number);
    check_link(verify, walk, &entry);
    chain_hash(&entry, walk->computed);
    if (stored == NULL || memcmp(stored, walk->computed, CHAIN_HASH) != 0)
        verify_find(verify, "hash", walk->device, entry.number,
                    "Mục %s/%" PRId64 " đã bị sửa: mã băm không khớp", walk->device, entry.number);
    const char *fault = sealed_fault(verify, &entry);
    if (fault != NULL)
        verify_find(verify, "sealed", walk->device, entry.number, "Mục %s/%" PRId64 ": %s",
                    walk->device, entry.number, fault);
    memcpy(walk->stored, stored != NULL ? stored : walk->computed, CHAIN_HASH);
    walk->number = entry.number;
}

/* The head of the chain of the machine whose book it is. */
static bool read_head(struct verify *verify, struct error *error)
{
    static const char sql[] = "SELECT hash FROM live.entry"
                              " WHERE device = (SELECT value FROM live.meta WHERE name = 'device')"
                              " ORDER BY number DESC LIMIT 1";
    struct statement *row = statement_new(verify->store, sql, error);
    if (row == NULL)
        return false;
    size_t size = 0;
    const void *hash = statement_row(row, error) ? statement_bytes(row, 0, &size) : NULL;
    if (size == CHAIN_HASH)
        sodium_bin2hex(verify->result->head, sizeof verify->result->head, hash, size);
    statement_free(row);
    return error->code == ERROR_NONE;
}

/* True if the rows stand in the table in the order of the chains, as one machine's book has them: they
 * need not be sorted then, which would cost as much as all the rest. The index alone is asked, since it
 * is short; should it not tell the truth, the walk finds a gap where there is none in the order. */
static bool stands_in_order(struct verify *verify, struct error *error)
{
    static const char sql[] = "SELECT rowid FROM live.entry ORDER BY device, number";
    struct statement *row = statement_new(verify->store, sql, error);
    if (row == NULL)
        return false;
    int64_t place = 0;
    bool in_order = true;
    while (in_order && statement_row(row, error)) {
        in_order = statement_number(row, 0) > place;
        place = statement_number(row, 0);
    }
    statement_free(row);
    return in_order && error->code == ERROR_NONE;
}

bool verify_chain(struct verify *verify, struct error *error)
{
    /* NOT INDEXED: what counts is what stands in the table itself. Through the index SQLite would take
     * device and number from there, and not see them changed in the table. */
    static const char as_it_stands[] =
        "SELECT " CHAIN_COLUMNS " FROM live.entry NOT INDEXED ORDER BY rowid";
    static const char sorted[] =
        "SELECT " CHAIN_COLUMNS " FROM live.entry NOT INDEXED ORDER BY device, number";
    bool in_order = stands_in_order(verify, error);
    error_clear(error);
    struct statement *row = statement_new(verify->store, in_order ? as_it_stands : sorted, error);
    if (row == NULL)
        return false;
    struct walk walk = {0};
    verify->erasures = has_erasures(verify);
    while (statement_row(row, error))
        check_entry(verify, &walk, row);
    statement_free(row);
    return error->code == ERROR_NONE && read_head(verify, error);
}
