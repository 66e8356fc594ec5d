/* The side of the store that is the ledger's alone: opening, transactions, whole scripts, copies. */
#ifndef CAMTAY_LEDGER_STORE_PRIVATE_H
#define CAMTAY_LEDGER_STORE_PRIVATE_H

#include <stdbool.h>
#include <stdint.h>

#include "ledger/store.h"

/* How long a write waits for another program's: the kiosk answers within a tenth of a second. */
#define STORE_BUSY_MS 100

enum store_mode {
    STORE_READ,  /* nothing can be changed through it */
    STORE_WRITE, /* the file must be there */
    STORE_CREATE /* the file may be new */
};

/* Opens the file at `path` (NULL: in memory) and sets what does not touch it: time to wait, foreign
 * keys, recursive triggers. NULL on failure. */
struct store *store_open(const char *path, enum store_mode mode, struct error *error);

/* TRUNCATE, FULL, secure delete: only once the file is known to be ours. Reads back that they hold:
 * NORMAL would lose acknowledged entries in a power cut. */
bool store_set_durable(struct store *store, bool in_memory, struct error *error);

/* For a book that can be made again: the journal in memory, nothing synced. Several times faster, and
 * a power cut leaves rubbish; store_set_durable and store_sync end it. */
bool store_set_disposable(struct store *store, struct error *error);

/* All that was written reaches the disk: the file at `path` and its folder's entry. */
bool store_sync(const char *path, struct error *error);

/* A store without a file that is thrown away when closed (it spills to disk when large), with a
 * copy of `source` attached as `live`: the copy is made in small steps, so that another program can
 * write meanwhile. `progress` may be NULL; it is told 0..1000. */
struct store *store_copy(struct store *source, void (*progress)(void *self, int thousandths),
                         void *self, struct error *error);

void store_close(struct store *store);

/* Several statements without parameters: schema and pragmas. Not cached. */
bool store_script(struct store *store, const char *sql, struct error *error);

/* Runs a query that gives at most one row with one number; `*value` is untouched if it gives none
 * (or NULL). `text` (may be NULL) is bound to the first parameter. */
bool store_number(struct store *store, const char *sql, const char *text, int64_t *value,
                  struct error *error);

/* A statement of its own for SQL that is made at run time (names of tables cannot be bound);
 * statement_free ends its life. */
struct statement *statement_new(struct store *store, const char *sql, struct error *error);
void statement_free(struct statement *statement);

/* The write lock comes first (BEGIN IMMEDIATE): a head of the chain that was read before it could
 * be another's by the time we write. store_rollback is harmless outside a transaction. */
bool store_begin_write(struct store *store, struct error *error);
bool store_commit(struct store *store, struct error *error);
void store_rollback(struct store *store);

/* Rows written by this handle since it was opened, undone ones too. */
int64_t store_changes(const struct store *store);

#endif
