#include "ledger/ledger.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/random.h"
#include "ledger/append.h"
#include "ledger/ledger_private.h"
#include "ledger/schema.h"
#include "ledger/store_private.h"

#define BOOK_NAME "so.db"

/* --- what this copy knows about itself --- */

/* "" if it is not noted. */
static bool read_meta(struct store *store, const char *name, char *value, size_t size,
                      struct error *error)
{
    static const char sql[] = "SELECT value FROM meta WHERE name = ?";
    struct statement *statement = store_statement(store, sql, error);
    if (statement == NULL)
        return false;
    statement_text(statement, 1, name);
    value[0] = '\0';
    error_clear(error);
    if (statement_row(statement, error))
        snprintf(value, size, "%s", statement_column(statement, 0));
    statement_done(statement);
    return error->code == ERROR_NONE;
}

/* Where the file is on its disk, as text: a copy has another place. */
static void place_of(const struct ledger *ledger, char place[24])
{
    struct stat about;
    if (ledger->path == NULL || stat(ledger->path, &about) != 0)
        snprintf(place, 24, "memory");
    else
        snprintf(place, 24, "%" PRIu64, (uint64_t)about.st_ino);
}

static bool note_device(struct ledger *ledger, struct error *error)
{
    char place[24];
    place_of(ledger, place);
    return schema_note(ledger->store, "device", ledger->device, error) &&
           schema_note(ledger->store, "place", place, error);
}

/* --- opening --- */

static bool found(struct ledger *ledger, struct error *error)
{
    ledger_new_id(ledger, ledger->device);
    if (!store_begin_write(ledger->store, error))
        return false;
    if (schema_make(ledger->store, error) && note_device(ledger, error) &&
        store_commit(ledger->store, error)) {
        if (ledger->path != NULL && chmod(ledger->path, 0600) != 0)
            return error_set_errno(error, "chmod %s", ledger->path);
        return true;
    }
    store_rollback(ledger->store);
    return false;
}

static bool bring_up_to_date(struct ledger *ledger, const struct ledger_options *options,
                             struct error *error)
{
    bool stale;
    if (!schema_check(ledger->store, &stale, error))
        return false;
    if (!stale)
        return true;
    if (ledger->read_only)
        return error_set(error, ERROR_REFUSED, "the tables are another program version's");
    return schema_rebuild(ledger->store, options->progress, options->progress_self, error);
}

static bool read_own(struct ledger *ledger, struct error *error)
{
    char noted[24], place[24];
    if (!read_meta(ledger->store, "device", ledger->device, sizeof ledger->device, error) ||
        !read_meta(ledger->store, "place", noted, sizeof noted, error))
        return false;
    if (ledger->device[0] == '\0')
        return error_set(error, ERROR_CORRUPT, "the book does not say whose it is");
    place_of(ledger, place);
    ledger->copy = strcmp(noted, place) != 0;
    return ledger_read_clock_offset(ledger, error);
}

static bool open_book(struct ledger *ledger, const struct ledger_options *options,
                      struct error *error)
{
    enum store_mode mode = options->read_only ? STORE_READ
                           : options->create  ? STORE_CREATE
                                              : STORE_WRITE;
    ledger->store = store_open(ledger->path, mode, error);
    bool empty;
    if (ledger->store == NULL || !schema_state(ledger->store, &empty, error))
        return false;
    if (empty && (!options->create || options->read_only))
        return error_set(error, ERROR_MISSING, "there is no book in the file yet");
    if (!options->read_only && !store_set_durable(ledger->store, ledger->path == NULL, error))
        return false;
    if (options->disposable && !store_set_disposable(ledger->store, error))
        return false;
    return empty ? found(ledger, error)
                 : bring_up_to_date(ledger, options, error) && read_own(ledger, error);
}

struct ledger *ledger_open(const struct ledger_options *options, struct error *error)
{
    struct error local;
    if (error == NULL)
        error = &local;
    struct ledger *ledger = memory_new(1, sizeof *ledger);
    ledger->clock = options->clock;
    ledger->random = options->random;
    ledger->read_only = options->read_only;
    bool ready = true;
    if (options->folder != NULL) {
        ledger->path = file_join(options->folder, BOOK_NAME);
        ready = (!options->create || file_make_folder(options->folder, error)) &&
                schema_check_file(ledger->path, error);
    }
    if (ready && open_book(ledger, options, error))
        return ledger;
    ledger_close(ledger);
    return NULL;
}

void ledger_close(struct ledger *ledger)
{
    if (ledger == NULL)
        return;
    store_close(ledger->store);
    free(ledger->path);
    free(ledger);
}

bool ledger_settle(struct ledger *ledger, struct error *error)
{
    bool in_memory = ledger->path == NULL;
    return store_script(ledger->store, "PRAGMA locking_mode = NORMAL", error) &&
           store_set_durable(ledger->store, in_memory, error) &&
           (in_memory || store_sync(ledger->path, error));
}

/* --- the machine's id --- */

bool ledger_is_copy(const struct ledger *ledger)
{
    return ledger->copy;
}

static bool has_entries(struct ledger *ledger, const char *device, bool *has, struct error *error)
{
    int64_t number = 0;
    if (!store_number(ledger->store, "SELECT max(number) FROM entry WHERE device = ?", device,
                      &number, error))
        return false;
    *has = number > 0;
    return true;
}

static bool join(struct ledger *ledger, const char *how, const char *previous, struct error *error)
{
    bool named;
    char body[128];
    if (!has_entries(ledger, previous, &named, error))
        return false;
    if (named)
        snprintf(body, sizeof body, "{\"how\":\"%s\",\"previous\":\"%s\"}", how, previous);
    else
        snprintf(body, sizeof body, "{\"how\":\"%s\"}", how);
    struct event joined = {.kind = "device.joined", .subject = ledger->device, .body = body};
    return append_events(ledger, &joined, 1, NULL, error);
}

bool ledger_renew_device(struct ledger *ledger, const char *how, struct error *error)
{
    char previous[LEDGER_ID_SIZE];
    memcpy(previous, ledger->device, sizeof previous);
    if (!store_begin_write(ledger->store, error))
        return false;
    ledger_new_id(ledger, ledger->device);
    if (note_device(ledger, error) && join(ledger, how, previous, error) &&
        store_commit(ledger->store, error)) {
        ledger->copy = false;
        return ledger_read_clock_offset(ledger, error);
    }
    store_rollback(ledger->store);
    memcpy(ledger->device, previous, sizeof previous);
    return false;
}

/* --- small things --- */

struct store *ledger_store(struct ledger *ledger)
{
    return ledger->store;
}

const char *ledger_device(const struct ledger *ledger)
{
    return ledger->device;
}

void ledger_set_staff(struct ledger *ledger, const char *staff)
{
    snprintf(ledger->staff, sizeof ledger->staff, "%s", staff != NULL ? staff : "");
}

const char *ledger_staff(const struct ledger *ledger)
{
    return ledger->staff;
}

void ledger_set_vault(struct ledger *ledger, struct vault *vault)
{
    ledger->vault = vault;
}

struct vault *ledger_vault(struct ledger *ledger)
{
    return ledger->vault;
}

void ledger_new_id(struct ledger *ledger, char id[LEDGER_ID_SIZE])
{
    random_hex(ledger->random, id, 8);
}
