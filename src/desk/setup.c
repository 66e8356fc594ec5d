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
#include "desk/staff_private.h"
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
    bool known;   /* its khoa.json names this member of staff */
    bool sealed;  /* something in the book is */
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

static bool found_book(struct set *set, struct error *error)
{
    const char *device = ledger_device(set->ledger);
    ledger_set_staff(set->ledger, set->staff);
    bool joins = set->want->recovery != NULL;
    if (set->existed)
        return ledger_renew_device(set->ledger, "joined", error);
    return staff_log(set->ledger, "book.founded", set->commune->code,
                     json_pack("{s:s,s:s}", "unit", set->commune->code, "program", CAMTAY_VERSION),
                     error) &&
           staff_log(set->ledger, "device.joined", device,
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
bool staff_key_fits(struct ledger *ledger, bool *sealed, struct error *error)
{
    struct error failure = {0};
    struct statement *statement = store_statement(ledger_store(ledger), sealed_sql, error);
    if (statement == NULL)
        return false;
    bool found = statement_row(statement, &failure);
    if (sealed != NULL)
        *sealed = found;
    if (!found)
        return error_none(&failure, error);
    char device[LEDGER_ID_SIZE];
    snprintf(device, sizeof device, "%s", statement_column(statement, 0));
    int64_t number = statement_number(statement, 1);
    statement_done(statement);
    struct buffer secret = {0};
    bool good = ledger_secret(ledger, device, number, &secret, &failure);
    buffer_release(&secret);
    return good || error_set(error, ERROR_KEY, "the sheet's key does not open this book");
}

/* The slots that this machine's secret opens stay; others were made elsewhere and open nothing here.
 * Who has the name that was typed is the same person. */
static void keep_slots(struct set *set)
{
    struct error none = {0};
    unsigned char same[KEYS_BYTES];
    struct keys old;
    if (!set->existed || !keys_load(set->want->folder, &old, &none))
        return;
    const struct keys_slot *slot = keys_find(&old, set->want->staff);
    set->known = slot != NULL;
    if (slot != NULL)
        snprintf(set->staff, sizeof set->staff, "%s", slot->staff);
    /* With nothing sealed nobody can tell whether they hold the same key as the sheet. */
    if (set->sealed && keys_machine_secret(&old, false, set->want->random, same, &none))
        set->keys = old;
    sodium_memzero(same, sizeof same);
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
    if (good && set->known)
        return staff_log(set->ledger, "pin.changed", set->staff, json_pack("{s:s}", "how", "reset"),
                         error);
    return good && staff_log(set->ledger, "staff.added", set->staff,
                             json_pack("{s:s,s:s}", "name", want->staff, "role", "head"), error);
}

void staff_sheet_text(const struct vault *vault, const struct commune *commune, int32_t today,
                      struct buffer *sheet)
{
    char day[DATE_SIZE], title[160];
    date_text(today, day);
    snprintf(title, sizeof title, "%s %s, tỉnh %s", commune->kind, commune->name,
             commune->province);
    keys_recovery_text(vault, title, day, sheet);
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
    bool fits = staff_key_fits(set->ledger, &set->sealed, error);
    if (fits)
        keep_slots(set);
    char *commune = file_join(want->folder, "commune.yaml");
    bool good =
        fits && found_book(set, error) && add_first_staff(set, error) &&
        file_write(commune, set->commune_text.data, set->commune_text.length, 0600, error) &&
        keys_save(want->folder, &set->keys, error) &&
        desk_setup_sheet_made(want->folder, want->recovery != NULL, error);
    free(commune);
    if (good && want->recovery == NULL) {
        staff_sheet_text(set->vault, set->commune, ledger_today(set->ledger), sheet);
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
