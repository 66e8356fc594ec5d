#include "ledger/store.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/memory.h"
#include "ledger/store_private.h"

#define COPY_PAGES 256 /* a step of a copy: 1 MiB */
#define COPY_BUSY  200 /* steps that may find the file busy in a row, 10 ms each */
#define STEP_WAIT  10  /* ms */

struct statement {
    struct store *store;
    const char *sql; /* the caller's constant: its address is the key */
    sqlite3_stmt *raw;
    struct statement *next;
};

struct store {
    sqlite3 *raw;
    struct statement *statements;
};

/* A failed read or write: no file is missing then, whatever an older errno says. */
static enum error_code code_of_io(int number)
{
    enum error_code code = error_code_of_errno(number);
    return code == ERROR_MISSING ? ERROR_IO : code;
}

static enum error_code code_of(sqlite3 *raw, int result)
{
    switch (result & 0xff) {
    case SQLITE_FULL: return ERROR_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ERROR_BUSY;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH: return ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ERROR_CORRUPT;
    case SQLITE_CONSTRAINT: return ERROR_EXISTS;
    case SQLITE_CANTOPEN: return error_code_of_errno(sqlite3_system_errno(raw));
    case SQLITE_IOERR: return code_of_io(sqlite3_system_errno(raw));
    default: return ERROR_IO;
    }
}

/* SQLite's words name tables and columns, never values: they may stand in a log. */
static bool fail(struct store *store, int result, const char *act, struct error *error)
{
    if ((result & 0xff) == SQLITE_NOMEM)
        abort();
    return error_set(error, code_of(store->raw, result), "%s: %s (%d)", act,
                     sqlite3_errmsg(store->raw), sqlite3_extended_errcode(store->raw));
}

static struct store *store_fail(struct store *store, int result, const char *act,
                                struct error *error)
{
    fail(store, result, act, error);
    store_close(store);
    return NULL;
}

struct store *store_open(const char *path, enum store_mode mode, struct error *error)
{
    struct store *store = memory_new(1, sizeof *store);
    /* For reading the file is opened for writing too, if that is allowed, and `query_only` keeps
     * us from it: what a power cut left half written can be taken back only so. */
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX; /* there is one thread */
    if (mode == STORE_CREATE)
        flags |= SQLITE_OPEN_CREATE;
    int result = sqlite3_open_v2(path != NULL ? path : ":memory:", &store->raw, flags, NULL);
    if (store->raw == NULL)
        abort();
    if (result != SQLITE_OK)
        return store_fail(store, result, "open the book", error);

    sqlite3_extended_result_codes(store->raw, 1);
    sqlite3_busy_timeout(store->raw, STORE_BUSY_MS);
    sqlite3_db_config(store->raw, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    /* trusted_schema = OFF cannot be had: SQLite 3.40 takes json_valid in a CHECK for unsafe then. What
     * it guards against is functions of the program that a schema calls; we have none. */
    sqlite3_db_config(store->raw, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(store->raw, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    if (!store_script(store,
                      "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;"
                      "PRAGMA cell_size_check = ON;"
                      "PRAGMA cache_size = -8192", /* 8 MiB at most: a month's pages stay */
                      error) ||
        (mode == STORE_READ && !store_script(store, "PRAGMA query_only = ON", error))) {
        store_close(store);
        return NULL;
    }
    return store;
}

/* True if the pragma answers `wanted`. */
static bool pragma_is(struct store *store, const char *sql, const char *wanted, struct error *error)
{
    struct statement *statement = statement_new(store, sql, error);
    if (statement == NULL)
        return false;
    bool same = false;
    error_clear(error);
    if (statement_row(statement, error))
        same = strcmp(statement_column(statement, 0), wanted) == 0;
    bool failed = error != NULL && error->code != ERROR_NONE;
    statement_free(statement);
    return same || failed ? same : error_set(error, ERROR_IO, "%s is not %s", sql, wanted);
}

bool store_set_durable(struct store *store, bool in_memory, struct error *error)
{
    struct error local;
    if (error == NULL)
        error = &local;
    return pragma_is(store, "PRAGMA journal_mode = TRUNCATE", in_memory ? "memory" : "truncate",
                     error) &&
           store_script(store, "PRAGMA synchronous = FULL", error) &&
           pragma_is(store, "PRAGMA synchronous", "2", error) &&
           pragma_is(store, "PRAGMA secure_delete = ON", "1", error) &&
           pragma_is(store, "PRAGMA recursive_triggers", "1", error) &&
           pragma_is(store, "PRAGMA foreign_keys", "1", error);
}

bool store_set_disposable(struct store *store, struct error *error)
{
    return store_script(store,
                        "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;"
                        "PRAGMA locking_mode = EXCLUSIVE",
                        error);
}

bool store_sync(const char *path, struct error *error)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return error_set_errno(error, "open %s", path);
    bool good = fsync(descriptor) == 0 || error_set_errno(error, "sync %s", path);
    close(descriptor);
    return good;
}

/* Copies all pages in steps; between two steps nothing is locked. */
static bool copy_pages(struct store *copy, struct store *source,
                       void (*progress)(void *self, int thousandths), void *self,
                       struct error *error)
{
    sqlite3_backup *backup = sqlite3_backup_init(copy->raw, "live", source->raw, "main");
    if (backup == NULL)
        return fail(copy, sqlite3_errcode(copy->raw), "copy the book", error);
    int result, busy = 0;
    do {
        result = sqlite3_backup_step(backup, COPY_PAGES);
        int total = sqlite3_backup_pagecount(backup);
        if (progress != NULL && total > 0)
            progress(self, (int)(1000LL * (total - sqlite3_backup_remaining(backup)) / total));
        busy = result == SQLITE_OK ? 0 : busy + 1;
        if (result == SQLITE_BUSY || result == SQLITE_LOCKED)
            sqlite3_sleep(STEP_WAIT);
    } while (result == SQLITE_OK ||
             ((result == SQLITE_BUSY || result == SQLITE_LOCKED) && busy < COPY_BUSY));
    sqlite3_backup_finish(backup);
    if (result == SQLITE_DONE)
        return true;
    return error_set(error, code_of(source->raw, result), "copy the book: %s",
                     sqlite3_errstr(result));
}

struct store *store_copy(struct store *source, void (*progress)(void *self, int thousandths),
                         void *self, struct error *error)
{
    struct store *copy = store_open("", STORE_CREATE, error);
    if (copy == NULL)
        return NULL;
    if (!store_script(copy, "ATTACH '' AS live", error) ||
        !copy_pages(copy, source, progress, self, error)) {
        store_close(copy);
        return NULL;
    }
    return copy;
}

void store_close(struct store *store)
{
    if (store == NULL)
        return;
    while (store->statements != NULL) {
        struct statement *first = store->statements;
        store->statements = first->next;
        statement_free(first);
    }
    sqlite3_close(store->raw);
    free(store);
}

bool store_script(struct store *store, const char *sql, struct error *error)
{
    int result = sqlite3_exec(store->raw, sql, NULL, NULL, NULL);
    return result == SQLITE_OK || fail(store, result, "script", error);
}

bool store_number(struct store *store, const char *sql, const char *text, int64_t *value,
                  struct error *error)
{
    struct error local;
    if (error == NULL)
        error = &local;
    struct statement *statement = statement_new(store, sql, error);
    if (statement == NULL)
        return false;
    if (text != NULL)
        statement_text(statement, 1, text);
    error_clear(error);
    if (statement_row(statement, error) && !statement_is_null(statement, 0))
        *value = statement_number(statement, 0);
    statement_free(statement);
    return error->code == ERROR_NONE;
}

struct statement *statement_new(struct store *store, const char *sql, struct error *error)
{
    struct statement *statement = memory_new(1, sizeof *statement);
    statement->store = store;
    statement->sql = sql;
    int result =
        sqlite3_prepare_v3(store->raw, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement->raw, NULL);
    if (result != SQLITE_OK) {
        fail(store, result, "prepare", error);
        statement_free(statement);
        return NULL;
    }
    return statement;
}

void statement_free(struct statement *statement)
{
    if (statement == NULL)
        return;
    sqlite3_finalize(statement->raw);
    free(statement);
}

struct statement *store_statement(struct store *store, const char *sql, struct error *error)
{
    for (struct statement *known = store->statements; known != NULL; known = known->next) {
        if (known->sql != sql)
            continue;
        statement_done(known);
        return known;
    }
    struct statement *statement = statement_new(store, sql, error);
    if (statement != NULL) {
        statement->next = store->statements;
        store->statements = statement;
    }
    return statement;
}

void statement_text(struct statement *statement, int place, const char *text)
{
    sqlite3_bind_text(statement->raw, place, text, -1, SQLITE_STATIC);
}

void statement_int(struct statement *statement, int place, int64_t value)
{
    sqlite3_bind_int64(statement->raw, place, value);
}

void statement_blob(struct statement *statement, int place, const void *data, size_t size)
{
    if (data == NULL)
        sqlite3_bind_null(statement->raw, place);
    else
        sqlite3_bind_blob64(statement->raw, place, data, size, SQLITE_STATIC);
}

bool statement_row(struct statement *statement, struct error *error)
{
    int result = sqlite3_step(statement->raw);
    if (result == SQLITE_ROW)
        return true;
    if (result != SQLITE_DONE)
        fail(statement->store, result, "read", error);
    sqlite3_reset(statement->raw);
    return false;
}

bool statement_run(struct statement *statement, struct error *error)
{
    int result = sqlite3_step(statement->raw);
    bool done = result == SQLITE_DONE || result == SQLITE_ROW ||
                fail(statement->store, result, "write", error);
    statement_done(statement);
    return done;
}

const char *statement_column(const struct statement *statement, int column)
{
    const unsigned char *text = sqlite3_column_text(statement->raw, column);
    return text != NULL ? (const char *)text : "";
}

int64_t statement_number(const struct statement *statement, int column)
{
    return sqlite3_column_int64(statement->raw, column);
}

const void *statement_bytes(const struct statement *statement, int column, size_t *size)
{
    const void *bytes = sqlite3_column_blob(statement->raw, column);
    *size = bytes != NULL ? (size_t)sqlite3_column_bytes(statement->raw, column) : 0;
    return bytes;
}

bool statement_is_null(const struct statement *statement, int column)
{
    return sqlite3_column_type(statement->raw, column) == SQLITE_NULL;
}

void statement_done(struct statement *statement)
{
    sqlite3_reset(statement->raw);
    sqlite3_clear_bindings(statement->raw);
}

bool store_begin_write(struct store *store, struct error *error)
{
    return store_script(store, "BEGIN IMMEDIATE", error);
}

bool store_commit(struct store *store, struct error *error)
{
    return store_script(store, "COMMIT", error);
}

void store_rollback(struct store *store)
{
    if (!sqlite3_get_autocommit(store->raw))
        sqlite3_exec(store->raw, "ROLLBACK", NULL, NULL, NULL);
}

int64_t store_changes(const struct store *store)
{
    return sqlite3_total_changes64(store->raw);
}
