/* The one door to SQLite: connection, statements, transactions. Only ledger/store.c includes
 * sqlite3.h. Statements are prepared once and kept by the store; parameters are always bound;
 * a statement in use is reset when it is asked for again.
 *
 * Reading is for every floor above: one statement beside its only caller. Writing `entry` is
 * ledger/append's alone. */
#ifndef CAMTAY_LEDGER_STORE_H
#define CAMTAY_LEDGER_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct error;
struct statement;
struct store;

/* `sql` must be a string constant (its address is the key of the cache). NULL on failure. */
struct statement *store_statement(struct store *store, const char *sql, struct error *error);

/* Parameters, from 1. Text and blob are borrowed until the statement is asked for again or done;
 * NULL binds NULL. */
void statement_text(struct statement *statement, int place, const char *text);
void statement_int(struct statement *statement, int place, int64_t value);
void statement_blob(struct statement *statement, int place, const void *data, size_t size);

/* Next row: true if there is one. False at the end or on failure (then `error->code` is set: clear
 * it before the loop and look after). The statement is reset at the end. */
bool statement_row(struct statement *statement, struct error *error);

/* Runs a statement that gives no rows. ERROR_FULL, ERROR_IO, ERROR_BUSY, ERROR_READ_ONLY,
 * ERROR_CORRUPT, ERROR_EXISTS (a UNIQUE or CHECK said no). */
bool statement_run(struct statement *statement, struct error *error);

/* Columns of the present row, from 0; text is "" for NULL (statement_is_null tells), valid until
 * the next row. */
const char *statement_column(const struct statement *statement, int column);
int64_t statement_number(const struct statement *statement, int column);
const void *statement_bytes(const struct statement *statement, int column, size_t *size);
bool statement_is_null(const struct statement *statement, int column);

/* Ends reading before the last row. */
void statement_done(struct statement *statement);

#endif
