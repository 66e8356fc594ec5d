/* New colleagues, PINs, those who left: each saved in khoa.json and written as an entry. */
#include "desk/staff.h"

#include <assert.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"
#include "desk/staff_private.h"
#include "domain/name.h"
#include "ledger/vault.h"

#define PIN_ROOM 64

/* One change under way: first the proof, if it needs one, then the new key. */
struct staff_work {
    enum staff_what what;
    bool proving;
    char pin[PIN_ROOM], own_pin[PIN_ROOM];
    struct keys_slot slot; /* the new one */
};

void staff_forget(struct desk *desk)
{
    if (desk->staff_work == NULL)
        return;
    child_stop(&desk->child);
    sodium_memzero(desk->staff_work, sizeof *desk->staff_work);
    free(desk->staff_work);
    desk->staff_work = NULL;
}

bool desk_staff_is_head(const struct desk *desk)
{
    for (size_t i = 0; i < desk->keys.count; i++)
        if (desk->vault != NULL && strcmp(desk->keys.slot[i].staff, desk->staff) == 0)
            return desk->keys.slot[i].head;
    return false;
}

const char *desk_staff_id(const struct desk *desk)
{
    return desk->staff;
}

/* ---- what is refused ------------------------------------------------------------------------- */

/* Who may change anything here: unlocked, on a real book, with the slots as they are on the disk. */
static bool may_change(struct desk *desk, struct error *error)
{
    if (desk->practice)
        return error_set(error, ERROR_REFUSED, "practice");
    return desk->vault == NULL ? error_set(error, ERROR_KEY, "locked")
                               : keys_load(desk->folder, &desk->keys, error);
}

static bool is_head(const struct desk *desk, struct error *error)
{
    return desk_staff_is_head(desk) || error_set(error, ERROR_REFUSED, "not head");
}

static bool has_left(struct desk *desk, const char *staff)
{
    struct staff_row *rows = memory_new(STAFF_ROWS, sizeof *rows);
    struct error ignored = {0};
    size_t count = 0;
    bool left = false;
    if (desk_staff_list(desk, rows, &count, &ignored)) {
        for (size_t i = 0; i < count; i++)
            left = left || (rows[i].state == STAFF_GONE && (strcmp(rows[i].name, staff) == 0 ||
                                                            strcmp(rows[i].staff, staff) == 0));
    }
    free(rows);
    return left;
}

static struct keys_slot *slot_named(struct desk *desk, const char *staff, struct error *error)
{
    struct keys_slot *slot = keys_find(&desk->keys, staff);
    if (slot == NULL)
        error_set(error, ERROR_MISSING,
                  has_left(desk, staff) ? "member of staff has left" : "no such member of staff");
    return slot;
}

/* The unlock page must tell everybody apart. */
bool staff_name_free(const struct keys *keys, const char *name, struct error *error)
{
    if (!text_is_clean(name) || !name_valid(name, error))
        return error_set(error, ERROR_INPUT, "name of staff");
    for (size_t i = 0; i < keys->count; i++)
        if (name_compare(keys->slot[i].name, name) == 0)
            return error_set(error, ERROR_EXISTS, "a member of staff has this name");
    return true;
}

static bool pin_is_new(const struct staff_change *change, struct error *error)
{
    if (!keys_pin_good(change->pin, error))
        return false;
    return change->what != STAFF_OWN_PIN || strcmp(change->pin, change->own_pin) != 0 ||
           error_set(error, ERROR_REFUSED, "same PIN");
}

/* The slot that this change makes; `own` is of who is unlocked. */
static bool prepare_slot(struct desk *desk, const struct staff_change *change,
                         const struct keys_slot *own, struct keys_slot *slot, struct error *error)
{
    char id[LEDGER_ID_SIZE];
    if (change->what == STAFF_ADD) {
        ledger_new_id(desk->ledger, id);
        return staff_name_free(&desk->keys, change->staff, error) &&
               (desk->keys.count < KEYS_STAFF_LIMIT || error_set(error, ERROR_LIMIT, "staff")) &&
               keys_prepare(slot, id, change->staff, change->head, &own->cost, desk->options.random,
                            error);
    }
    const struct keys_slot *old =
        change->what == STAFF_OWN_PIN ? own : slot_named(desk, change->staff, error);
    return old != NULL && keys_prepare(slot, old->staff, old->name, old->head, &own->cost,
                                       desk->options.random, error);
}

static bool prepare(struct desk *desk, const struct staff_change *change, struct error *error)
{
    bool heads = change->what == STAFF_RESET_PIN || (change->what == STAFF_ADD && change->head);
    staff_forget(desk);
    if (!may_change(desk, error) || (heads && !is_head(desk, error)))
        return false;
    const struct keys_slot *own = slot_named(desk, desk->staff, error);
    if (own == NULL)
        return false;
    bool proves = change->what == STAFF_OWN_PIN || change->what == STAFF_PROVE;
    int64_t wait = proves ? keys_wait(own, clock_wall(desk->options.clock)) : 0;
    if (wait > 0)
        return error_set(error, ERROR_WAIT, "%lld", (long long)((wait + 999) / 1000));
    struct keys_slot slot = {.staff = ""};
    if (change->what != STAFF_PROVE &&
        (!pin_is_new(change, error) || !prepare_slot(desk, change, own, &slot, error)))
        return false;
    desk->staff_proved = false;
    desk->staff_work = memory_new(1, sizeof *desk->staff_work);
    *desk->staff_work = (struct staff_work){.what = change->what, .proving = proves, .slot = slot};
    snprintf(desk->staff_work->own_pin, PIN_ROOM, "%s", proves ? change->own_pin : "");
    snprintf(desk->staff_work->pin, PIN_ROOM, "%s", change->pin != NULL ? change->pin : "");
    return true;
}

/* ---- what is written ------------------------------------------------------------------------- */

/* Slots and entry, or neither: the old slots come back if the entry cannot be written. */
static bool keep(struct desk *desk, const struct keys *old, const char *kind, const char *staff,
                 json_t *body, struct error *error)
{
    bool saved = keys_save(desk->folder, &desk->keys, error);
    bool good = saved && staff_log(desk->ledger, kind, staff, body, error);
    if (!saved)
        json_decref(body);
    if (good)
        return true;
    struct error ignored = {0};
    desk->keys = *old;
    if (saved)
        (void)keys_save(desk->folder, &desk->keys, &ignored);
    return false;
}

static void say(struct desk *desk, const char *format, const char *name)
{
    desk_undo_ends(desk);
    snprintf(desk->said, sizeof desk->said, format, name);
}

static bool put_slot(struct desk *desk, const struct staff_work *work,
                     const unsigned char derived[KEYS_BYTES], struct error *error)
{
    unsigned char secret[KEYS_BYTES];
    struct keys old = desk->keys;
    if (!keys_machine_secret(&desk->keys, false, desk->options.random, secret, error))
        return false;
    bool good = keys_put(&desk->keys, &work->slot, derived, desk->vault, secret,
                         desk->options.random, error);
    sodium_memzero(secret, sizeof secret);
    const struct keys_slot *slot = &work->slot;
    if (good && work->what == STAFF_ADD)
        good =
            keep(desk, &old, "staff.added", slot->staff,
                 json_pack("{s:s,s:s}", "name", slot->name, "role", slot->head ? "head" : "staff"),
                 error);
    else if (good)
        good =
            keep(desk, &old, "pin.changed", slot->staff,
                 json_pack("{s:s}", "how", work->what == STAFF_OWN_PIN ? "own" : "reset"), error);
    if (good)
        say(desk, work->what == STAFF_ADD ? "Đã thêm cán bộ %s" : "Đã đổi mã PIN của %s",
            slot->name);
    return good;
}

/* ---- step by step ---------------------------------------------------------------------------- */

/* The PIN and slot whose key is wanted next. */
static const struct keys_slot *wanted(struct desk *desk, const char **pin)
{
    struct staff_work *work = desk->staff_work;
    assert(work != NULL);
    *pin = work->proving ? work->own_pin : work->pin;
    return work->proving ? keys_find(&desk->keys, desk->staff) : &work->slot;
}

/* Takes one derived key (and wipes it). */
static enum desk_unlock take_key(struct desk *desk, unsigned char derived[KEYS_BYTES],
                                 struct error *error)
{
    struct staff_work *work = desk->staff_work;
    bool good = true;
    if (work->proving) {
        struct vault *vault =
            staff_open_slot(desk, keys_find(&desk->keys, desk->staff), derived, error);
        good = vault != NULL;
        vault_free(vault);
        work->proving = false;
        if (good && work->what != STAFF_PROVE)
            return UNLOCK_WORKING;
        desk->staff_proved = good;
    } else {
        good = put_slot(desk, work, derived, error);
        sodium_memzero(derived, KEYS_BYTES);
    }
    staff_forget(desk);
    return good ? UNLOCK_DONE : UNLOCK_FAILED;
}

static bool start_child(struct desk *desk, struct error *error)
{
    const char *pin = NULL;
    const struct keys_slot *slot = wanted(desk, &pin);
    return desk_derive_start(desk, slot, pin, error);
}

bool desk_staff_start(struct desk *desk, const struct staff_change *change, struct error *error)
{
    if (!prepare(desk, change, error))
        return false;
    if (start_child(desk, error))
        return true;
    staff_forget(desk);
    return false;
}

int desk_staff_watch(const struct desk *desk)
{
    return desk->staff_work != NULL ? desk_unlock_watch(desk) : -1;
}

enum desk_unlock desk_staff_poll(struct desk *desk, struct error *error)
{
    if (desk->staff_work == NULL)
        return error_set(error, ERROR_CANCELLED, "no change under way"), UNLOCK_FAILED;
    unsigned char derived[KEYS_BYTES];
    enum desk_unlock state = desk_derive_poll(desk, derived, error);
    if (state == UNLOCK_DONE)
        state = take_key(desk, derived, error);
    else if (state == UNLOCK_WORKING)
        return state;
    if (state == UNLOCK_WORKING && !start_child(desk, error))
        state = UNLOCK_FAILED;
    if (state == UNLOCK_FAILED)
        staff_forget(desk);
    return state;
}

bool desk_staff_now(struct desk *desk, const struct staff_change *change, struct error *error)
{
    if (!prepare(desk, change, error))
        return false;
    enum desk_unlock state = UNLOCK_WORKING;
    while (state == UNLOCK_WORKING && desk->staff_work != NULL) {
        const char *pin = NULL;
        const struct keys_slot *slot = wanted(desk, &pin);
        unsigned char secret[KEYS_BYTES], derived[KEYS_BYTES];
        bool good = keys_machine_secret(&desk->keys, false, desk->options.random, secret, error) &&
                    keys_derive(pin, &slot->cost, slot->salt, secret, derived, error);
        sodium_memzero(secret, sizeof secret);
        state = good ? take_key(desk, derived, error) : UNLOCK_FAILED;
    }
    staff_forget(desk);
    return state == UNLOCK_DONE;
}

/* ---- without a key --------------------------------------------------------------------------- */

static bool other_head(const struct desk *desk, const struct keys_slot *but)
{
    for (size_t i = 0; i < desk->keys.count; i++)
        if (desk->keys.slot[i].head && &desk->keys.slot[i] != but)
            return true;
    return false;
}

/* The slot of somebody whom the head may send away or set back. */
static struct keys_slot *slot_to_change(struct desk *desk, const char *staff, bool keeps_head,
                                        struct error *error)
{
    if (!may_change(desk, error) || !is_head(desk, error))
        return NULL;
    struct keys_slot *slot = slot_named(desk, staff, error);
    if (slot != NULL && slot->head && !keeps_head && !other_head(desk, slot)) {
        error_set(error, ERROR_REFUSED, "last head");
        return NULL;
    }
    return slot;
}

bool desk_staff_leave(struct desk *desk, const char *staff, struct error *error)
{
    struct keys_slot *slot = slot_to_change(desk, staff, false, error);
    if (slot == NULL)
        return false;
    if (strcmp(slot->staff, desk->staff) == 0)
        return error_set(error, ERROR_REFUSED, "yourself");
    struct keys old = desk->keys;
    struct keys_slot gone = *slot;
    (void)keys_remove(&desk->keys, gone.staff);
    if (!keep(desk, &old, "staff.left", gone.staff, json_object(), error))
        return false;
    say(desk, "%s không còn mở được sổ; việc đã ghi vẫn mang tên người đó", gone.name);
    return true;
}

bool desk_staff_role(struct desk *desk, const char *staff, bool head, struct error *error)
{
    struct keys_slot *slot = slot_to_change(desk, staff, head, error);
    if (slot == NULL || slot->head == head)
        return slot != NULL;
    struct keys old = desk->keys;
    slot->head = head;
    if (!keep(desk, &old, "staff.role", slot->staff,
              json_pack("{s:s}", "role", head ? "head" : "staff"), error))
        return false;
    say(desk, head ? "%s nay là người phụ trách" : "%s không còn là người phụ trách", slot->name);
    return true;
}

bool desk_staff_sheet(struct desk *desk, struct buffer *sheet, struct error *error)
{
    bool proved = desk->staff_proved;
    desk->staff_proved = false;
    if (!proved || desk->vault == NULL)
        return error_set(error, ERROR_REFUSED, "not proved");
    if (!is_head(desk, error))
        return false;
    staff_sheet_text(desk->vault, desk->commune, desk_today(desk), sheet);
    return true;
}
