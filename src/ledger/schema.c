#include "ledger/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/error.h"
#include "ledger/kinds.h"
#include "ledger/sql.h"
#include "ledger/store_private.h"
#include "ledger/vault_private.h"

/* --- whose file it is --- */

#define HEADER_SIZE 100

static uint32_t big_endian(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
           (uint32_t)bytes[3];
}

static bool check_numbers(int64_t application, int64_t format, struct error *error)
{
    if (application != SCHEMA_APPLICATION)
        return error_set(error, ERROR_CORRUPT, "the file is not a Cam Tay book");
    if (format > SCHEMA_FORMAT)
        return error_set(error, ERROR_NEWER, "book of format %lld, this program knows %d",
                         (long long)format, SCHEMA_FORMAT);
    return true;
}

bool schema_check_file(const char *path, struct error *error)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return errno == ENOENT || error_set_errno(error, "open %s", path);
    unsigned char header[HEADER_SIZE];
    ssize_t size = pread(file, header, sizeof header, 0);
    int reason = errno;
    close(file);
    errno = reason;
    if (size < 0)
        return error_set_errno(error, "read %s", path);
    if (size == 0)
        return true;
    /* https://www.sqlite.org/fileformat.html, "The Database Header" */
    if (size < HEADER_SIZE || memcmp(header, "SQLite format 3", 16) != 0)
        return error_set(error, ERROR_CORRUPT, "%s is not a database", path);
    /* Founding may have been cut short: SQLite takes that back, then schema_state looks again. */
    if (big_endian(header + 68) == 0 && big_endian(header + 60) == 0)
        return true;
    return check_numbers(big_endian(header + 68), big_endian(header + 60), error);
}

bool schema_state(struct store *store, bool *empty, struct error *error)
{
    int64_t objects = 0, application = 0, format = 0;
    if (!store_number(store, "SELECT count(*) FROM sqlite_schema", NULL, &objects, error) ||
        !store_number(store, "PRAGMA application_id", NULL, &application, error) ||
        !store_number(store, "PRAGMA user_version", NULL, &format, error))
        return false;
    *empty = objects == 0 && application == 0;
    return *empty || check_numbers(application, format, error);
}

/* --- making it --- */

/* The list of kinds as a trigger: what is not in ledger/kinds.h cannot be written. */
static void add_kinds_trigger(struct buffer *sql)
{
    buffer_add_text(sql, "CREATE TRIGGER known_kinds BEFORE INSERT ON entry\n"
                         "WHEN (NEW.kind, NEW.version) NOT IN (VALUES");
    for (const struct kind *kind = kind_table(); kind->name != NULL; kind++)
        for (int version = 1; version <= kind->version; version++)
            buffer_addf(sql, "%s\n    ('%s', %d)", kind == kind_table() && version == 1 ? "" : ",",
                        kind->name, version);
    buffer_add_text(sql, ") BEGIN\n    SELECT RAISE(ABORT, 'unknown kind of entry');\nEND;\n");
}

static bool make_objects(struct store *store, struct error *error)
{
    struct buffer sql = {0};
    add_kinds_trigger(&sql);
    bool made =
        store_script(store, sql_projection, error) && store_script(store, buffer_text(&sql), error);
    buffer_release(&sql);
    return made;
}

/* The projection's version: a hash of all it is made from. */
static void projection_version(char text[33])
{
    struct buffer sql = {0};
    buffer_add_text(&sql, sql_projection);
    add_kinds_trigger(&sql);
    unsigned char hash[16];
    vault_prepare();
    crypto_generichash(hash, sizeof hash, (const unsigned char *)buffer_text(&sql), sql.length,
                       NULL, 0);
    buffer_release(&sql);
    sodium_bin2hex(text, 33, hash, sizeof hash);
}

bool schema_note(struct store *store, const char *name, const char *value, struct error *error)
{
    static const char sql[] = "INSERT INTO meta(name, value) VALUES(?, ?)"
                              " ON CONFLICT DO UPDATE SET value = excluded.value";
    struct statement *statement = store_statement(store, sql, error);
    if (statement == NULL)
        return false;
    statement_text(statement, 1, name);
    statement_text(statement, 2, value);
    return statement_run(statement, error);
}

static bool note_is(struct store *store, const char *name, const char *value, bool *same,
                    struct error *error)
{
    static const char sql[] = "SELECT count(*) FROM meta WHERE name = ? AND value = ?";
    struct statement *statement = store_statement(store, sql, error);
    if (statement == NULL)
        return false;
    statement_text(statement, 1, name);
    statement_text(statement, 2, value);
    error_clear(error);
    *same = statement_row(statement, error) && statement_number(statement, 0) == 1;
    statement_done(statement);
    return error->code == ERROR_NONE;
}

/* A hash of the text of all that the file defines. */
static bool schema_digest(struct store *store, char text[33], struct error *error)
{
    static const char sql[] = "SELECT type || ' ' || name || ' ' || tbl_name || ' ' ||"
                              " coalesce(sql, '') FROM main.sqlite_schema ORDER BY name";
    struct statement *each = store_statement(store, sql, error);
    if (each == NULL)
        return false;
    unsigned char hash[16];
    crypto_generichash_state state;
    vault_prepare();
    crypto_generichash_init(&state, NULL, 0, sizeof hash);
    error_clear(error);
    while (statement_row(each, error)) {
        const char *object = statement_column(each, 0);
        crypto_generichash_update(&state, (const unsigned char *)object, strlen(object) + 1);
    }
    crypto_generichash_final(&state, hash, sizeof hash);
    sodium_bin2hex(text, 33, hash, sizeof hash);
    return error->code == ERROR_NONE;
}

bool schema_make_projection(struct store *store, struct error *error)
{
    char version[33], digest[33];
    projection_version(version);
    return make_objects(store, error) && schema_digest(store, digest, error) &&
           schema_note(store, "schema", digest, error) &&
           schema_note(store, "projection", version, error);
}

bool schema_make(struct store *store, struct error *error)
{
    char numbers[96];
    snprintf(numbers, sizeof numbers, "PRAGMA application_id = %d; PRAGMA user_version = %d",
             SCHEMA_APPLICATION, SCHEMA_FORMAT);
    return store_script(store, sql_entry, error) && store_script(store, sql_meta, error) &&
           schema_make_projection(store, error) && store_script(store, numbers, error);
}

/* --- comparing it --- */

struct comparison {
    struct store *wanted; /* a fresh schema in memory */
    struct store *found;
    const char *book;
};

static struct statement *object_of(struct store *store, const char *book, struct error *error)
{
    char sql[128];
    snprintf(sql, sizeof sql, "SELECT type, tbl_name, sql FROM %s.sqlite_schema WHERE name = ?",
             book);
    return statement_new(store, sql, error);
}

static bool same_column(struct statement *one, struct statement *other, int column)
{
    return statement_is_null(one, column) == statement_is_null(other, column) &&
           strcmp(statement_column(one, column), statement_column(other, column)) == 0;
}

/* Walks the objects of `from` and looks each up in `in`. `missing` is the word for one that is not
 * there; NULL `changed` looks at names only. */
static bool walk(struct store *from, const char *from_book, struct store *in, const char *in_book,
                 const char *missing, const char *changed, schema_difference *object, void *self,
                 struct error *error)
{
    char sql[128];
    snprintf(sql, sizeof sql, "SELECT type, tbl_name, sql, name FROM %s.sqlite_schema", from_book);
    struct statement *each = statement_new(from, sql, error);
    struct statement *find = each == NULL ? NULL : object_of(in, in_book, error);
    error_clear(error);
    while (find != NULL && statement_row(each, error)) {
        const char *name = statement_column(each, 3);
        statement_text(find, 1, name);
        if (!statement_row(find, error)) {
            if (error->code != ERROR_NONE)
                break;
            object(self, statement_column(each, 0), name, missing);
        } else if (changed != NULL && !(same_column(each, find, 0) && same_column(each, find, 1) &&
                                        same_column(each, find, 2))) {
            object(self, statement_column(each, 0), name, changed);
        }
        statement_done(find);
    }
    bool walked = find != NULL && error->code == ERROR_NONE;
    statement_free(each);
    statement_free(find);
    return walked;
}

bool schema_compare(struct store *store, const char *book, schema_difference *object, void *self,
                    struct error *error)
{
    struct error local;
    if (error == NULL)
        error = &local;
    struct store *wanted = store_open(NULL, STORE_CREATE, error);
    if (wanted == NULL)
        return false;
    bool compared = schema_make(wanted, error) &&
                    walk(wanted, "main", store, book, "missing", "changed", object, self, error) &&
                    walk(store, book, wanted, "main", "extra", NULL, object, self, error);
    store_close(wanted);
    return compared;
}

/* The truth is `entry`, what is named after it, and `meta`; all else follows. */
static bool is_truth(const char *name)
{
    return strcmp(name, "entry") == 0 || strncmp(name, "entry_", 6) == 0 ||
           strcmp(name, "meta") == 0 || strncmp(name, "sqlite_autoindex_entry_", 23) == 0;
}

struct check {
    char truth[80]; /* the first object of the truth that differs */
};

static void note_difference(void *self, const char *type, const char *name, const char *how)
{
    struct check *check = self;
    if (is_truth(name) && check->truth[0] == '\0')
        snprintf(check->truth, sizeof check->truth, "%s %.40s is %s", type, name, how);
}

/* Making the schema anew to compare with takes 8 ms, more than all else at the start. The two notes
 * are enough to notice another program and an accident; whoever changes them as well is found by
 * ledger_verify, which always compares. */
static bool notes_agree(struct store *store, bool *agree, struct error *error)
{
    char version[33], digest[33];
    bool same_schema, same_version;
    projection_version(version);
    if (!schema_digest(store, digest, error) ||
        !note_is(store, "schema", digest, &same_schema, error) ||
        !note_is(store, "projection", version, &same_version, error))
        return false;
    *agree = same_schema && same_version;
    return true;
}

bool schema_check(struct store *store, bool *stale, struct error *error)
{
    bool agree = false;
    struct check check = {0};
    *stale = false;
    if (notes_agree(store, &agree, error) && agree)
        return true;
    /* No note can be read if `meta` itself is damaged: the comparison then says so. */
    if (!schema_compare(store, "main", note_difference, &check, error))
        return false;
    if (check.truth[0] != '\0')
        return error_set(error, ERROR_CORRUPT, "the book's schema: %s", check.truth);
    *stale = true;
    return true;
}
