/* Founding a commune's book here, or joining one. */
#include "desk/setup.h"

#include <dirent.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "desk/desk_private.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "domain/name.h"
#include "ledger/read.h"
#include "ledger/store.h"
#include "ledger/vault.h"

#ifndef CAMTAY_VERSION
#define CAMTAY_VERSION "0"
#endif

#define COMMUNE_LIMIT ((size_t)1024 * 1024)

/* What is being set up; every part is released by set_release. */
struct set {
    const struct desk_setup *want;
    struct buffer commune_text;
    struct arena *arena;
    const struct commune *commune;
    struct vault *vault;
    struct ledger *ledger;
    struct keys keys;
    char staff[LEDGER_ID_SIZE];
    bool made;    /* the folder was not there before */
    bool existed; /* a copied folder that gets a device id of its own */
};

static void set_release(struct set *set)
{
    ledger_close(set->ledger);
    vault_free(set->vault);
    buffer_release(&set->commune_text);
    if (set->arena != NULL)
        arena_free(set->arena);
}

static bool read_commune(struct set *set, struct error *error)
{
    if (!file_read(set->want->commune_file, COMMUNE_LIMIT, &set->commune_text, error))
        return false;
    set->arena = arena_new();
    set->commune = commune_load(set->want->commune_file, set->arena, NULL, error);
    return set->commune != NULL;
}

static bool append_one(struct ledger *ledger, const char *kind, const char *subject, json_t *body,
                       struct error *error)
{
    char *text = desk_dump(body);
    struct event event = {.kind = kind, .subject = subject, .body = text};
    bool good = ledger_append(ledger, &event, 1, NULL, error);
    free(text);
    return good;
}

static bool found_book(struct set *set, struct error *error)
{
    const char *device = ledger_device(set->ledger);
    ledger_set_staff(set->ledger, set->staff);
    bool joins = set->want->recovery != NULL;
    if (set->existed)
        return ledger_renew_device(set->ledger, "joined", error);
    return append_one(set->ledger, "book.founded", set->commune->code,
                      json_pack("{s:s,s:s}", "unit", set->commune->code, "program", CAMTAY_VERSION),
                      error) &&
           append_one(set->ledger, "device.joined", device,
                      json_pack("{s:s}", "how", joins ? "joined" : "founded"), error);
}

static bool open_vault(struct set *set, struct error *error)
{
    const struct desk_setup *want = set->want;
    set->vault = want->recovery != NULL ? keys_recover(want->recovery, error)
                                        : vault_new_random(want->random);
    return set->vault != NULL;
}

static const char sealed_sql[] =
    "SELECT device, number FROM entry WHERE sealed IS NOT NULL LIMIT 1";

/* A copied folder's sealed parts must open with the sheet's key, or two communes would mix. */
static bool key_fits(struct set *set, struct error *error)
{
    struct error failure = {0};
    struct statement *statement = store_statement(ledger_store(set->ledger), sealed_sql, error);
    if (statement == NULL)
        return false;
    if (!statement_row(statement, &failure))
        return failure.code == ERROR_NONE || error_set(error, failure.code, "%s", failure.cause);
    char device[LEDGER_ID_SIZE];
    snprintf(device, sizeof device, "%s", statement_column(statement, 0));
    int64_t number = statement_number(statement, 1);
    statement_done(statement);
    struct buffer secret = {0};
    bool good = ledger_secret(set->ledger, device, number, &secret, &failure);
    buffer_release(&secret);
    return good || error_set(error, ERROR_KEY, "the sheet's key does not open this book");
}

static bool add_first_staff(struct set *set, struct error *error)
{
    const struct desk_setup *want = set->want;
    unsigned char secret[KEYS_BYTES];
    if (!keys_machine_secret(NULL, true, want->random, secret, error))
        return false;
    struct keys_cost cost = want->cost != NULL ? *want->cost : keys_measure();
    bool good = keys_add(&set->keys, set->staff, want->staff, true, want->pin, &cost, set->vault,
                         secret, want->random, error);
    sodium_memzero(secret, sizeof secret);
    return good && append_one(set->ledger, "staff.added", set->staff,
                              json_pack("{s:s,s:s}", "name", want->staff, "role", "head"), error);
}

static bool build(struct set *set, struct buffer *sheet, struct error *error)
{
    const struct desk_setup *want = set->want;
    struct ledger_options options = {
        .folder = want->folder, .clock = want->clock, .random = want->random, .create = true};
    set->ledger = ledger_open(&options, error);
    if (set->ledger == NULL || !open_vault(set, error))
        return false;
    ledger_set_vault(set->ledger, set->vault);
    ledger_new_id(set->ledger, set->staff);
    char *commune = file_join(want->folder, "commune.yaml");
    bool good =
        key_fits(set, error) && found_book(set, error) && add_first_staff(set, error) &&
        file_write(commune, set->commune_text.data, set->commune_text.length, 0600, error) &&
        keys_save(want->folder, &set->keys, error) &&
        desk_setup_sheet_made(want->folder, want->recovery != NULL, error);
    free(commune);
    if (good && want->recovery == NULL) {
        char day[DATE_SIZE], title[160];
        date_text(ledger_today(set->ledger), day);
        snprintf(title, sizeof title, "%s %s, tỉnh %s", set->commune->kind, set->commune->name,
                 set->commune->province);
        keys_recovery_text(set->vault, title, day, sheet);
    }
    return good;
}

/* What a failed founding made is taken away again, so that the next try starts clean. */
static void remove_made(const char *folder, bool made)
{
    static const char *const names[] = {"so.db", "so.db-journal", "khoa.json", "commune.yaml",
                                        "chua-in-phieu-khoi-phuc"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char *path = file_join(folder, names[i]);
        (void)unlink(path);
        free(path);
    }
    if (made)
        (void)rmdir(folder);
}

static bool holds(const char *folder, const char *name)
{
    char *path = file_join(folder, name);
    bool there = file_exists(path);
    free(path);
    return there;
}

bool desk_setup(const struct desk_setup *want, struct buffer *sheet, struct error *error)
{
    struct set set = {.want = want};
    set.existed = holds(want->folder, "so.db");
    set.made = !file_exists(want->folder);
    /* Slots without a book are what still opens a copy of that book: nothing is founded over them. */
    if (want->recovery == NULL && (set.existed || holds(want->folder, "khoa.json")))
        return error_set(error, ERROR_EXISTS, "a book is here already");
    if (want->staff == NULL || want->staff[0] == '\0' || !text_is_clean(want->staff))
        return error_set(error, ERROR_INPUT, "name of staff");
    if (!name_valid(want->staff, error))
        return error_set(error, ERROR_INPUT, "name of staff");
    bool good = keys_pin_good(want->pin, error) && read_commune(&set, error) &&
                file_make_folder(want->folder, error);
    bool begun = good;
    good = good && build(&set, sheet, error);
    set_release(&set);
    if (begun && !good && !set.existed)
        remove_made(want->folder, set.made);
    return good;
}

bool desk_add_staff(const char *folder, const char *by, const char *by_pin, const char *name,
                    const char *pin, bool head, const struct keys_cost *cost,
                    const struct clock *clock, struct random *random, struct error *error)
{
    if (!name_valid(name, error))
        return error_set(error, ERROR_INPUT, "name of staff");
    if (!keys_pin_good(pin, error))
        return false;
    struct keys keys;
    if (!keys_load(folder, &keys, error))
        return false;
    struct keys_slot *opener = keys_find(&keys, by);
    if (opener == NULL)
        return error_set(error, ERROR_MISSING, "no such member of staff");
    if (keys_find(&keys, name) != NULL)
        return error_set(error, ERROR_EXISTS, "a member of staff has this name");
    unsigned char secret[KEYS_BYTES], derived[KEYS_BYTES];
    if (!keys_machine_secret(&keys, false, random, secret, error) ||
        !keys_derive(by_pin, &opener->cost, opener->salt, secret, derived, error))
        return false;
    struct vault *vault = keys_open(opener, derived, error);
    sodium_memzero(derived, sizeof derived);
    if (vault == NULL)
        return false;
    struct ledger_options book = {.folder = folder, .clock = clock, .random = random};
    struct ledger *ledger = ledger_open(&book, error);
    char staff[LEDGER_ID_SIZE];
    bool good = ledger != NULL;
    if (good) {
        ledger_new_id(ledger, staff);
        ledger_set_staff(ledger, opener->staff);
        struct keys_cost measured = cost != NULL ? *cost : opener->cost;
        good = keys_add(&keys, staff, name, head, pin, &measured, vault, secret, random, error) &&
               append_one(ledger, "staff.added", staff,
                          json_pack("{s:s,s:s}", "name", name, "role", head ? "head" : "staff"),
                          error) &&
               keys_save(folder, &keys, error);
    }
    sodium_memzero(secret, sizeof secret);
    ledger_close(ledger);
    vault_free(vault);
    return good;
}
