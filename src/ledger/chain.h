/* An entry as the chain sees it, and its hash: the byte form of doc/ledger-format.md, which can
 * never change. */
#ifndef CAMTAY_LEDGER_CHAIN_H
#define CAMTAY_LEDGER_CHAIN_H

#include <stddef.h>
#include <stdint.h>

#define CHAIN_HASH 32

struct statement;

/* All columns but `hash`. Texts are borrowed. */
struct chain_entry {
    const char *device;
    int64_t number;
    int64_t at;
    const char *day;
    const char *staff;
    const char *kind;
    int64_t version;
    const char *subject;
    const char *body;
    const char *once;            /* NULL: none */
    const unsigned char *sealed; /* NULL: none, or erased */
    size_t sealed_size;
    const unsigned char *sealed_hash; /* CHAIN_HASH bytes, NULL: nothing was sealed */
    const unsigned char *prev;        /* CHAIN_HASH bytes; zeros for number 1 */
};

/* BLAKE2b-256 over the byte form of all fields but `sealed`. */
void chain_hash(const struct chain_entry *entry, unsigned char hash[CHAIN_HASH]);

/* BLAKE2b-256 over a sealed part. */
void chain_sealed_hash(const void *sealed, size_t size, unsigned char hash[CHAIN_HASH]);

/* The columns of an entry in the order in which chain_read wants them. */
#define CHAIN_COLUMNS                                                                              \
    "device, number, at, day, staff, kind, version, subject, body, once, sealed, sealed_hash, "    \
    "prev, hash"

/* Reads a row of CHAIN_COLUMNS; borrowed from the statement until its next row. `*hash` is the
 * stored one, or NULL if the row is not in the
 * form in which it could have been written (a hash of another size, a text with a NUL in it). */
void chain_read(const struct statement *row, struct chain_entry *entry, const unsigned char **hash);

#endif
