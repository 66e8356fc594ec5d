/* The same without a kiosk: for commands. */
#include <sodium.h>
#include <string.h>

#include "base/buffer.h"
#include "desk/staff.h"
#include "desk/staff_private.h"
#include "ledger/vault.h"

static struct desk *open_place(const struct staff_place *place, struct error *error)
{
    struct desk_options options = {
        .folder = place->folder, .clock = place->clock, .random = place->random};
    return desk_open_bare(&options, error);
}

/* The vault is the desk's from now on; the counter's visits are not read. */
static void act_as(struct desk *desk, const struct keys_slot *slot, struct vault *vault)
{
    desk->vault = vault;
    memcpy(desk->staff, slot->staff, sizeof desk->staff);
    ledger_set_vault(desk->ledger, vault);
    ledger_set_staff(desk->ledger, slot->staff);
}

static bool open_by(struct desk *desk, const char *by, const char *pin, struct error *error)
{
    struct keys_slot *slot = staff_slot_to_try(desk, by, error);
    unsigned char secret[KEYS_BYTES], derived[KEYS_BYTES];
    if (slot == NULL ||
        !keys_machine_secret(&desk->keys, false, desk->options.random, secret, error))
        return false;
    struct vault *vault = NULL;
    if (keys_derive(pin, &slot->cost, slot->salt, secret, derived, error))
        vault = staff_open_slot(desk, slot, derived, error);
    sodium_memzero(secret, sizeof secret);
    if (vault == NULL)
        return false;
    act_as(desk, slot, vault);
    return true;
}

bool desk_staff_change_at(const struct staff_place *place, const char *by, const char *by_pin,
                          const struct staff_change *change, const char *leaves,
                          struct error *error)
{
    struct desk *desk = open_place(place, error);
    bool good = desk != NULL && open_by(desk, by, by_pin, error) &&
                (leaves != NULL ? desk_staff_leave(desk, leaves, error)
                                : desk_staff_now(desk, change, error));
    desk_free(desk);
    return good;
}

bool desk_staff_list_at(const struct staff_place *place, struct staff_row rows[STAFF_ROWS],
                        size_t *count, struct error *error)
{
    struct desk *desk = open_place(place, error);
    bool good = desk != NULL && desk_staff_list(desk, rows, count, error);
    desk_free(desk);
    return good;
}

/* The sheet's key must be the one that the book and the other slots have. */
static bool open_by_sheet(struct desk *desk, const char *sheet, const struct keys_slot *slot,
                          struct error *error)
{
    bool sealed = false;
    struct vault *vault = keys_recover(sheet, error);
    if (vault == NULL)
        return false;
    act_as(desk, slot, vault);
    if (!staff_key_fits(desk->ledger, &sealed, error))
        return false;
    return sealed || error_set(error, ERROR_REFUSED, "nothing sealed");
}

static bool renew(struct desk *desk, struct keys_slot *slot, const char *pin, struct error *error)
{
    unsigned char secret[KEYS_BYTES];
    struct keys old = desk->keys;
    struct keys_slot was = *slot;
    if (!keys_machine_secret(&desk->keys, false, desk->options.random, secret, error))
        return false;
    bool good = keys_add(&desk->keys, was.staff, was.name, was.head, pin, &was.cost, desk->vault,
                         secret, desk->options.random, error) &&
                keys_save(desk->folder, &desk->keys, error);
    sodium_memzero(secret, sizeof secret);
    if (!good || staff_log(desk->ledger, "pin.changed", was.staff,
                           json_pack("{s:s}", "how", "reset"), error))
        return good;
    struct error ignored = {0};
    (void)keys_save(desk->folder, &old, &ignored);
    return false;
}

bool desk_staff_recover_at(const struct staff_place *place, const char *sheet, const char *staff,
                           const char *pin, struct error *error)
{
    if (!keys_pin_good(pin, error))
        return false;
    struct desk *desk = open_place(place, error);
    if (desk == NULL)
        return false;
    struct keys_slot *slot = keys_find(&desk->keys, staff);
    bool good = false;
    if (slot == NULL)
        error_set(error, ERROR_MISSING, "no such member of staff");
    else
        good = open_by_sheet(desk, sheet, slot, error) && renew(desk, slot, pin, error);
    desk_free(desk);
    return good;
}
