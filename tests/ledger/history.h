/* An invented history of three machines: what the property tests shuffle, break and count. */
#ifndef CAMTAY_TESTS_LEDGER_HISTORY_H
#define CAMTAY_TESTS_LEDGER_HISTORY_H

#include <stddef.h>
#include <stdint.h>

struct store;

/* One row of `entry` as it came out of a book; all owned. */
struct row {
    char *column[14]; /* as SQL literals, in the order of CHAIN_COLUMNS */
};

struct history {
    struct row *row;
    size_t count;
};

/* About `visits` visits on three machines of one commune, each with its own chain: re-identified
 * citizens, holds, troubles, several services, undone acts of every kind, undone openings, erased
 * records, records joined and parted, and entries about another machine's visits. The same `seed`, the same history. */
void history_make(struct history *history, uint64_t seed, int visits);
/* The same, and many more words at the end on who is one with whom. */
void history_make_joined(struct history *history, uint64_t seed, int visits);
void history_release(struct history *history);

/* Fisher-Yates over the rows. */
void history_shuffle(struct history *history, uint64_t seed);

/* Moves all words on who is one with whom behind everything else, in the order they are in. */
void history_joins_last(struct history *history);

/* Inserts all rows in their present order. Fails the test if the store refuses one. */
void history_insert(const struct history *history, struct store *store);

#endif
