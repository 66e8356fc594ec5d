#include "ledger/chain.h"

#include <sodium.h>
#include <stdbool.h>
#include <string.h>

#include "ledger/store.h"

/* The version of the byte form; another form would get another line. */
static const char form[] = "camtay-entry-1\n";

static const unsigned char zeros[CHAIN_HASH];

/* What is hashed, gathered: two dozen short pieces one by one cost as much again as the hash. */
struct gathered {
    crypto_generichash_state state;
    unsigned char bytes[1024];
    size_t used;
};

static void pass_on(struct gathered *all)
{
    crypto_generichash_update(&all->state, all->bytes, all->used);
    all->used = 0;
}

static void put(struct gathered *all, const void *bytes, size_t size)
{
    if (size > sizeof all->bytes - all->used)
        pass_on(all);
    if (size > sizeof all->bytes) {
        crypto_generichash_update(&all->state, bytes, size);
        return;
    }
    memcpy(all->bytes + all->used, bytes, size);
    all->used += size;
}

static void put_length(struct gathered *all, uint32_t length)
{
    const unsigned char bytes[4] = {(unsigned char)(length >> 24), (unsigned char)(length >> 16),
                                    (unsigned char)(length >> 8), (unsigned char)length};
    put(all, bytes, sizeof bytes);
}

static void put_bytes(struct gathered *all, const void *bytes, size_t size)
{
    if (bytes == NULL) {
        put_length(all, UINT32_MAX);
        return;
    }
    put_length(all, (uint32_t)size);
    put(all, bytes, size);
}

static void put_text(struct gathered *all, const char *text)
{
    put_bytes(all, text, text != NULL ? strlen(text) : 0);
}

static void put_int(struct gathered *all, int64_t value)
{
    unsigned char bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)((uint64_t)value >> (56 - 8 * i));
    put_bytes(all, bytes, sizeof bytes);
}

void chain_hash(const struct chain_entry *entry, unsigned char hash[CHAIN_HASH])
{
    struct gathered all;
    all.used = 0;
    crypto_generichash_init(&all.state, NULL, 0, CHAIN_HASH);
    put(&all, form, sizeof form - 1);
    put_text(&all, entry->device);
    put_int(&all, entry->number);
    put_int(&all, entry->at);
    put_text(&all, entry->day);
    put_text(&all, entry->staff);
    put_text(&all, entry->kind);
    put_int(&all, entry->version);
    put_text(&all, entry->subject);
    put_text(&all, entry->body);
    put_text(&all, entry->once);
    put_bytes(&all, entry->sealed_hash, CHAIN_HASH);
    put_bytes(&all, entry->prev, CHAIN_HASH);
    pass_on(&all);
    crypto_generichash_final(&all.state, hash, CHAIN_HASH);
}

void chain_sealed_hash(const void *sealed, size_t size, unsigned char hash[CHAIN_HASH])
{
    crypto_generichash(hash, CHAIN_HASH, sealed, size, NULL, 0);
}

/* A text of the row; one that goes on behind a NUL is not what was hashed. */
static const char *read_text(const struct statement *row, int column, bool *whole)
{
    size_t size;
    const char *text = statement_column(row, column);
    statement_bytes(row, column, &size);
    if (strlen(text) != size)
        *whole = false;
    return text;
}

static const unsigned char *read_hash(const struct statement *row, int column, bool *whole)
{
    size_t size;
    const unsigned char *bytes = statement_bytes(row, column, &size);
    if (size == CHAIN_HASH)
        return bytes;
    if (!statement_is_null(row, column))
        *whole = false;
    return NULL;
}

void chain_read(const struct statement *row, struct chain_entry *entry, const unsigned char **hash)
{
    bool whole = true;
    *entry = (struct chain_entry){
        .device = read_text(row, 0, &whole),
        .number = statement_number(row, 1),
        .at = statement_number(row, 2),
        .day = read_text(row, 3, &whole),
        .staff = read_text(row, 4, &whole),
        .kind = read_text(row, 5, &whole),
        .version = statement_number(row, 6),
        .subject = read_text(row, 7, &whole),
        .body = read_text(row, 8, &whole),
        .once = statement_is_null(row, 9) ? NULL : read_text(row, 9, &whole),
        .sealed_hash = read_hash(row, 11, &whole),
        .prev = read_hash(row, 12, &whole),
    };
    entry->sealed = statement_bytes(row, 10, &entry->sealed_size);
    if (entry->sealed == NULL && !statement_is_null(row, 10))
        entry->sealed = zeros; /* a sealed part of no bytes is still there */
    if (entry->prev == NULL) {
        entry->prev = zeros;
        whole = false;
    }
    const unsigned char *stored = read_hash(row, 13, &whole);
    *hash = whole ? stored : NULL;
}
