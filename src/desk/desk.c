/* A desk's life: opening what it stands on, and saying what that is. */
#include "desk/desk.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"
#include "desk/desk_private.h"
#include "desk/setup.h"
#include "desk/staff_private.h"
#include "domain/calendar.h"
#include "domain/commune.h"
#include "guide/library.h"
#include "ledger/store.h"
#include "ledger/vault.h"

#define SHEET_MISSING_FILE "chua-in-phieu-khoi-phuc"

static struct desk *new_desk(const struct desk_options *options)
{
    struct desk *desk = memory_new(1, sizeof *desk);
    desk->options = *options;
    desk->folder = memory_copy_text(options->folder);
    desk->screens = memory_copy_text(options->screens);
    desk->calendar_folder = memory_copy_text(options->calendar);
    desk->counter = memory_copy_text(options->counter);
    desk->options.folder = desk->folder;
    desk->arena = arena_new();
    desk->answer = memory_new(1, sizeof *desk->answer);
    desk->lock = -1;
    desk->now = -1;
    desk->child.input = desk->child.output = -1;
    desk->act = 1;
    /* Names and numbers stand here: locked where the system's limit allows, wiped on lock. */
    desk->visit = memory_new(DESK_TRAY, sizeof *desk->visit);
    if (sodium_mlock(desk->visit, DESK_TRAY * sizeof *desk->visit) != 0)
        memset(desk->visit, 0, DESK_TRAY * sizeof *desk->visit);
    return desk;
}

static bool open_commune(struct desk *desk, struct error *error)
{
    char *path = file_join(desk->folder, "commune.yaml");
    desk->commune = commune_load(path, desk->arena, NULL, error);
    free(path);
    if (desk->commune == NULL)
        return false;
    if (desk->counter == NULL && desk->commune->counter_count > 0)
        desk->counter = memory_copy_text(desk->commune->counters[0]);
    return true;
}

static bool open_book(struct desk *desk, struct error *error)
{
    struct ledger_options options = {.folder = desk->folder,
                                     .clock = desk->options.clock,
                                     .random = desk->options.random,
                                     .disposable = desk->options.disposable};
    if (desk->options.locked) {
        desk->lock = ledger_lock(desk->folder, error);
        if (desk->lock < 0)
            return false;
    }
    desk->ledger = ledger_open(&options, error);
    return desk->ledger != NULL && keys_load(desk->folder, &desk->keys, error);
}

struct desk *desk_open_bare(const struct desk_options *options, struct error *error)
{
    struct desk *desk = new_desk(options);
    if (open_book(desk, error))
        return desk;
    desk_free(desk);
    return NULL;
}

/* A missing folder is said at once; the guides themselves are read after the first frame. */
static bool screens_are_there(const struct desk *desk, struct error *error)
{
    char *links = file_join(desk->screens, "links.md");
    bool there = file_exists(links);
    free(links);
    return there || error_set(error, ERROR_IO, "no links.md in %s", desk->screens);
}

struct desk *desk_open(const struct desk_options *options, struct error *error)
{
    struct desk *desk = new_desk(options);
    if (!open_book(desk, error) || !open_commune(desk, error)) {
        desk_free(desk);
        return NULL;
    }
    if (!screens_are_there(desk, error)) {
        desk_free(desk);
        return NULL;
    }
    ledger_new_id(desk->ledger, desk->draft);
    return desk;
}

struct desk *desk_practice(struct desk *like, struct error *error)
{
    struct desk_options options = like->options;
    options.folder = NULL;
    options.locked = false;
    struct desk *desk = new_desk(&options);
    desk->practice = true;
    desk->like = like;
    free(desk->counter);
    desk->counter = memory_copy_text(like->counter);
    struct ledger_options book = {
        .folder = NULL, .clock = options.clock, .random = options.random, .create = true};
    desk->ledger = ledger_open(&book, error);
    if (desk->ledger == NULL) {
        desk_free(desk);
        return NULL;
    }
    desk->vault = vault_new_random(options.random);
    ledger_set_vault(desk->ledger, desk->vault);
    ledger_set_staff(desk->ledger, like->staff);
    memcpy(desk->staff, like->staff, sizeof desk->staff);
    memcpy(desk->staff_name, like->staff_name, sizeof desk->staff_name);
    ledger_new_id(desk->ledger, desk->draft);
    return desk;
}

void desk_free(struct desk *desk)
{
    if (desk == NULL)
        return;
    staff_forget(desk);
    child_stop(&desk->child);
    names_forget(desk);
    sodium_munlock(desk->visit, DESK_TRAY * sizeof *desk->visit); /* wipes too */
    free(desk->visit);
    ledger_close(desk->ledger);
    vault_free(desk->vault);
    guide_library_free(desk->guides);
    arena_free(desk->arena);
    if (desk->lock >= 0)
        close(desk->lock);
    buffer_release(desk->answer);
    free(desk->answer);
    free(desk->folder);
    free(desk->screens);
    free(desk->calendar_folder);
    free(desk->counter);
    free(desk);
}

bool desk_is_practice(const struct desk *desk)
{
    return desk->practice;
}

struct ledger *desk_ledger(struct desk *desk)
{
    return desk->ledger;
}

const struct commune *desk_commune(const struct desk *desk)
{
    return desk->practice ? desk->like->commune : desk->commune;
}

const struct calendar *desk_calendar(struct desk *desk)
{
    struct desk *owner = desk->practice ? desk->like : desk;
    struct error ignored = {0};
    if (owner->calendar == NULL)
        owner->calendar = calendar_load(owner->calendar_folder, owner->arena, NULL, &ignored);
    if (owner->calendar == NULL) /* the counter works on */
        owner->calendar = calendar_weekends();
    return owner->calendar;
}

const struct guide_library *desk_guides(struct desk *desk)
{
    struct desk *owner = desk->practice ? desk->like : desk;
    struct error ignored = {0};
    if (owner->guides == NULL)
        owner->guides = guide_library_load(owner->screens, desk_today(owner), NULL, &ignored);
    if (owner->guides == NULL) /* the folder went away since it was looked at */
        owner->guides = guide_library_new();
    return owner->guides;
}

const struct clock *desk_clock(const struct desk *desk)
{
    return desk->options.clock;
}

size_t desk_staff_count(const struct desk *desk)
{
    return desk->keys.count;
}

const char *desk_staff_name(const struct desk *desk, size_t n)
{
    return n < desk->keys.count ? desk->keys.slot[n].name : "";
}

const char *desk_folder(const struct desk *desk)
{
    return desk->folder;
}

const char *desk_counter(const struct desk *desk)
{
    return desk->counter != NULL ? desk->counter : "Quầy 1";
}

int32_t desk_today(const struct desk *desk)
{
    return ledger_today(desk->ledger);
}

int64_t desk_last_number(const struct desk *desk)
{
    struct ledger_head head;
    struct error ignored = {0};
    return ledger_head(desk->ledger, &head, &ignored) ? head.number : 0;
}

int64_t desk_changes(const struct desk *desk)
{
    return ledger_changes(desk->ledger);
}

bool desk_sheet_missing(const struct desk *desk)
{
    if (desk->folder == NULL)
        return false;
    char *path = file_join(desk->folder, SHEET_MISSING_FILE);
    bool missing = file_exists(path);
    free(path);
    return missing;
}

bool desk_setup_sheet_made(const char *folder, bool made, struct error *error)
{
    char *path = file_join(folder, SHEET_MISSING_FILE);
    bool good = true;
    if (made)
        (void)unlink(path);
    else
        good = file_write(path, "", 0, 0600, error);
    free(path);
    return good;
}

bool desk_ask(struct desk *desk, const char *sql, const char *value, char answer[DESK_ID_SIZE])
{
    struct error ignored = {0};
    struct statement *statement = store_statement(ledger_store(desk->ledger), sql, &ignored);
    if (statement == NULL)
        return false;
    statement_text(statement, 1, value);
    bool found = statement_row(statement, &ignored);
    if (found)
        snprintf(answer, DESK_ID_SIZE, "%s", statement_column(statement, 0));
    statement_done(statement);
    return found;
}
