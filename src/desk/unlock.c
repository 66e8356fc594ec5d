/* Who is at the counter: the PIN, tried in a child so that keys and clock go on. */
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "desk/staff_private.h"
#include "domain/date.h"
#include "ledger/vault.h"

const char *desk_staff(const struct desk *desk)
{
    return desk->vault != NULL ? desk->staff_name : "";
}

bool desk_is_unlocked(const struct desk *desk)
{
    return desk->vault != NULL;
}

static bool must_wait(const struct keys_slot *slot, int64_t now, struct error *error)
{
    int64_t wait = keys_wait(slot, now);
    if (wait > 0)
        error_set(error, ERROR_WAIT, "%lld", (long long)((wait + 999) / 1000));
    return wait > 0;
}

struct keys_slot *staff_slot_to_try(struct desk *desk, const char *staff, struct error *error)
{
    /* A command may have added somebody, or changed a PIN, beside the open kiosk. */
    struct keys fresh;
    struct error unread = {0};
    if (keys_load(desk->folder, &fresh, &unread))
        desk->keys = fresh;
    struct keys_slot *slot = keys_find(&desk->keys, staff);
    if (slot == NULL) {
        error_set(error, ERROR_MISSING, "no such member of staff");
        return NULL;
    }
    return must_wait(slot, clock_wall(desk->options.clock), error) ? NULL : slot;
}

bool desk_derive_start(struct desk *desk, const struct keys_slot *slot, const char *pin,
                       struct error *error)
{
    unsigned char secret[KEYS_BYTES];
    if (!keys_machine_secret(&desk->keys, false, desk->options.random, secret, error))
        return false;
    struct buffer request = {0};
    keys_request(pin, slot, secret, &request);
    sodium_memzero(secret, sizeof secret);
    const char *const argv[] = {child_self(), "derive", NULL};
    buffer_clear(desk->answer);
    bool good = child_start(&desk->child, argv, true, error) &&
                child_send(&desk->child, request.data, request.length, error);
    sodium_memzero(request.data, request.length);
    buffer_release(&request);
    if (!good)
        child_stop(&desk->child);
    return good;
}

bool desk_unlock_start(struct desk *desk, const char *staff, const char *pin, struct error *error)
{
    struct keys_slot *slot = staff_slot_to_try(desk, staff, error);
    if (slot == NULL)
        return false;
    snprintf(desk->trying, sizeof desk->trying, "%s", slot->staff);
    if (!desk_derive_start(desk, slot, pin, error))
        return false;
    /* While the child is at work: nobody waits for them. */
    (void)desk_calendar(desk);
    (void)desk_guides(desk);
    return true;
}

int desk_unlock_watch(const struct desk *desk)
{
    return desk->child.pid != 0 ? desk->child.output : -1;
}

bool staff_log(struct ledger *ledger, const char *kind, const char *subject, json_t *body,
               struct error *error)
{
    char *text = desk_dump(body);
    struct event event = {.kind = kind, .subject = subject, .body = text};
    bool good = ledger_append(ledger, &event, 1, NULL, error);
    free(text);
    return good;
}

static bool log_about_staff(struct desk *desk, const char *kind, const char *staff, json_t *body,
                            struct error *error)
{
    return staff_log(desk->ledger, kind, staff, body, error);
}

bool desk_enter(struct desk *desk, const struct keys_slot *slot, struct vault *vault,
                struct error *error)
{
    desk->vault = vault;
    memcpy(desk->staff, slot->staff, sizeof desk->staff);
    snprintf(desk->staff_name, sizeof desk->staff_name, "%.*s", (int)sizeof desk->staff_name - 1,
             slot->name);
    ledger_set_vault(desk->ledger, vault);
    ledger_set_staff(desk->ledger, slot->staff);
    desk->undo_count = 0;
    desk_hush(desk);
    /* The same machine, the folder copied elsewhere: it must not write under the old device. */
    bool good = !ledger_is_copy(desk->ledger) || ledger_renew_device(desk->ledger, "copied", error);
    good = good && desk_read_tray(desk, error);
    if (!good) {
        desk_lock(desk);
        return false;
    }
    /* A clock in doubt is asked about before anything is written under it. */
    if (desk_clock_doubtful(desk) ||
        log_about_staff(desk, "staff.unlocked", desk->staff, json_object(), error))
        return true;
    desk_lock(desk); /* nobody works here without the book saying who */
    return false;
}

struct vault *staff_open_slot(struct desk *desk, struct keys_slot *slot,
                              unsigned char derived[KEYS_BYTES], struct error *error)
{
    int64_t now = clock_wall(desk->options.clock);
    struct error wrong = {0}, note = {0};
    struct vault *vault = keys_open(slot, derived, &wrong);
    sodium_memzero(derived, KEYS_BYTES);
    if (vault != NULL) {
        keys_note_right(desk->folder, &desk->keys, slot, &note);
        return vault;
    }
    if (wrong.code == ERROR_PIN) {
        keys_note_wrong(desk->folder, &desk->keys, slot, now, &note);
        log_about_staff(desk, "pin.refused", slot->staff, json_pack("{s:i}", "tries", slot->wrong),
                        &note);
    }
    /* Who must wait is told at once, not when he types again. */
    if (error != NULL && !must_wait(slot, now, error))
        *error = wrong;
    return NULL;
}

static bool try_key(struct desk *desk, struct keys_slot *slot, unsigned char *derived,
                    struct error *error)
{
    struct vault *vault = staff_open_slot(desk, slot, derived, error);
    return vault != NULL && desk_enter(desk, slot, vault, error);
}

enum desk_unlock desk_derive_poll(struct desk *desk, unsigned char derived[KEYS_BYTES],
                                  struct error *error)
{
    bool open = child_receive(&desk->child, desk->answer);
    if (!child_ended(&desk->child, open))
        return UNLOCK_WORKING;
    bool whole = desk->child.status == 0 && desk->answer->length == KEYS_BYTES;
    if (whole) {
        memcpy(derived, desk->answer->data, KEYS_BYTES);
        sodium_memzero(desk->answer->data, KEYS_BYTES);
    }
    child_stop(&desk->child);
    if (whole)
        return UNLOCK_DONE;
    error_set(error, ERROR_IO, "the child that derives ended with %d", desk->child.status);
    return UNLOCK_FAILED;
}

enum desk_unlock desk_unlock_poll(struct desk *desk, struct error *error)
{
    unsigned char derived[KEYS_BYTES];
    enum desk_unlock state = desk_derive_poll(desk, derived, error);
    if (state != UNLOCK_DONE)
        return state;
    struct keys_slot *slot = keys_find(&desk->keys, desk->trying);
    if (slot == NULL) {
        sodium_memzero(derived, sizeof derived);
        error_set(error, ERROR_MISSING, "no such member of staff");
        return UNLOCK_FAILED;
    }
    return try_key(desk, slot, derived, error) ? UNLOCK_DONE : UNLOCK_FAILED;
}

bool desk_unlock_now(struct desk *desk, const char *staff, const char *pin, struct error *error)
{
    struct keys_slot *slot = staff_slot_to_try(desk, staff, error);
    unsigned char secret[KEYS_BYTES], derived[KEYS_BYTES];
    if (slot == NULL ||
        !keys_machine_secret(&desk->keys, false, desk->options.random, secret, error))
        return false;
    bool good = keys_derive(pin, &slot->cost, slot->salt, secret, derived, error);
    sodium_memzero(secret, sizeof secret);
    return good && try_key(desk, slot, derived, error);
}

void desk_lock(struct desk *desk)
{
    staff_forget(desk);
    desk->staff_proved = false;
    child_stop(&desk->child);
    names_forget(desk);
    ledger_set_vault(desk->ledger, NULL);
    ledger_set_staff(desk->ledger, "");
    vault_free(desk->vault);
    desk->vault = NULL;
    sodium_memzero(desk->visit, DESK_TRAY * sizeof *desk->visit);
    sodium_memzero(desk->undo, sizeof desk->undo);
    sodium_memzero(desk->said, sizeof desk->said);
    desk->visit_count = 0;
    desk->undo_count = 0;
    desk->stays = false;
    desk->now = -1;
    desk->staff_name[0] = '\0';
    desk->staff[0] = '\0';
}

bool desk_clock_doubtful(struct desk *desk)
{
    struct error error = {0};
    return !desk->practice && !ledger_clock_plausible(desk->ledger, &error);
}

bool desk_confirm_day(struct desk *desk, int32_t day, struct error *error)
{
    char iso[DATE_SIZE], offset[32];
    date_iso(day, iso);
    int64_t wall = clock_wall(desk->options.clock);
    int64_t difference = (int64_t)(day - clock_day(wall)) * CLOCK_DAY_MS;
    snprintf(offset, sizeof offset, "%lld", (long long)difference);
    /* Who unlocked is written now, under a day that somebody vouched for. */
    return log_about_staff(desk, "clock.confirmed", ledger_device(desk->ledger),
                           json_pack("{s:s,s:s}", "said", iso, "offset", offset), error) &&
           log_about_staff(desk, "staff.unlocked", desk->staff, json_object(), error);
}
