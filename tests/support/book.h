/* A book for a test: in memory or in a folder of its own, with a clock that stands still, seeded
 * ids and a vault. Links with ledger (book_dep in tests/ledger/meson.build). */
#ifndef CAMTAY_SUPPORT_BOOK_H
#define CAMTAY_SUPPORT_BOOK_H

#include <stdint.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/random.h"
#include "ledger/append.h"
#include "ledger/keys.h"
#include "ledger/ledger.h"
#include "ledger/vault.h"
#include "support/scratch.h"

/* The staff that acts in a scratch book, and the day and time that its clock starts at. */
#define BOOK_STAFF "00000000000000aa"
#define BOOK_CLOCK "=2026-11-24 08:00"

struct scratch_book {
    struct scratch scratch; /* path NULL: in memory */
    char *folder;           /* the data folder, scratch/data; NULL: in memory */
    struct clock clock;
    struct random random;
    struct vault *vault;
    struct ledger *ledger;
    struct error error; /* for the test's own calls */
};

/* A new book in memory; aborts with a message on failure. `seed` 1 and up makes all ids the same in
 * every run. */
void scratch_book_make_in_memory(struct scratch_book *book, uint64_t seed);

/* The same in a folder: scratch/data/so.db. */
void scratch_book_make(struct scratch_book *book, uint64_t seed);

/* Closes the ledger and opens it again (create false), as a restart would; false: book->error. */
bool scratch_book_reopen(struct scratch_book *book);

/* Closes all, empties the data folder; the scratch folder must be empty then. */
void scratch_book_end(struct scratch_book *book);

/* cmocka fixtures: *state is a struct scratch_book. The first is in memory. */
int scratch_book_setup(void **state);
int scratch_book_setup_on_disk(void **state);
int scratch_book_teardown(void **state);

#define IN_A_SCRATCH_BOOK(test)                                                                    \
    cmocka_unit_test_setup_teardown(test, scratch_book_setup, scratch_book_teardown)
#define IN_A_BOOK_ON_DISK(test)                                                                    \
    cmocka_unit_test_setup_teardown(test, scratch_book_setup_on_disk, scratch_book_teardown)

/* Appends one event and moves the clock on by a second; aborts if it fails. Returns its number. */
int64_t scratch_book_say(struct scratch_book *book, const char *kind, const char *subject,
                         const char *body, const char *secret);

/* The first column of the first row of `sql`, a number; aborts if there is none. */
int64_t scratch_book_number(struct scratch_book *book, const char *sql);

/* The same as text ("" for NULL or no row); valid until the next call of any of these. */
const char *scratch_book_text(struct scratch_book *book, const char *sql);

/* Rows of a table. */
int64_t scratch_book_count(struct scratch_book *book, const char *table);

/* A slot of `keys` that costs almost nothing: {1 pass, 1 MiB}. Its machine secret is 32 bytes of 7.
 * Aborts on failure. */
void scratch_book_cheap_slot(struct scratch_book *book, struct keys *keys, const char *staff,
                             const char *name, bool head, const char *pin);

#endif
