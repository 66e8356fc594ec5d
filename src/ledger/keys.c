#include "ledger/keys.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/random.h"
#include "ledger/fields.h"
#include "ledger/keys_private.h"
#include "ledger/vault.h"
#include "ledger/vault_private.h"

/* Wrong PINs that cost nothing; the third one waits a second, then twice as long each time. */
#define FREE_TRIES 2
#define WAIT_LIMIT (15 * 60 * 1000)

struct keys_slot *keys_find(struct keys *keys, const char *staff)
{
    for (size_t i = 0; i < keys->count; i++)
        if (strcmp(keys->slot[i].staff, staff) == 0)
            return &keys->slot[i];
    for (size_t i = 0; i < keys->count; i++)
        if (strcmp(keys->slot[i].name, staff) == 0)
            return &keys->slot[i];
    return NULL;
}

/* The slot by id; made at the end if there is none. NULL: no room. */
static struct keys_slot *slot_for(struct keys *keys, const char *staff)
{
    for (size_t i = 0; i < keys->count; i++)
        if (strcmp(keys->slot[i].staff, staff) == 0)
            return &keys->slot[i];
    return keys->count < KEYS_STAFF_LIMIT ? &keys->slot[keys->count++] : NULL;
}

/* The wrapped key belongs to this member of staff: a slot copied under another name stays shut. */
static size_t write_place(char place[64], const char *staff)
{
    return (size_t)snprintf(place, 64, "camtay-slot-1|%.32s", staff);
}

static void wrap(struct keys_slot *slot, const unsigned char derived[KEYS_BYTES],
                 const struct vault *vault, struct random *random)
{
    char place[64];
    size_t length = write_place(place, slot->staff);
    random_fill(random, slot->nonce, sizeof slot->nonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(slot->wrapped, NULL, vault_key(vault),
                                               VAULT_KEY_SIZE, (const unsigned char *)place, length,
                                               NULL, slot->nonce, derived);
}

bool keys_prepare(struct keys_slot *slot, const char *staff, const char *name, bool head,
                  const struct keys_cost *cost, struct random *random, struct error *error)
{
    if (!fields_is_id(staff))
        return error_set(error, ERROR_INPUT, "the id of staff is not 16 or 32 hex digits");
    if (strlen(name) >= KEYS_NAME_SIZE)
        return error_set(error, ERROR_LIMIT, "a name of %zu bytes", strlen(name));
    *slot = (struct keys_slot){.head = head, .cost = *cost};
    snprintf(slot->staff, sizeof slot->staff, "%s", staff);
    snprintf(slot->name, sizeof slot->name, "%s", name);
    random_fill(random, slot->salt, sizeof slot->salt);
    return true;
}

static bool same_machine(const struct keys *keys, const char *machine, struct error *error)
{
    return keys->count == 0 || strcmp(keys->machine, machine) == 0 ||
           error_set(error, ERROR_KEY, "the slots were made with another machine's secret");
}

bool keys_put(struct keys *keys, const struct keys_slot *slot,
              const unsigned char derived[KEYS_BYTES], const struct vault *vault,
              const unsigned char secret[KEYS_BYTES], struct random *random, struct error *error)
{
    char machine[sizeof keys->machine];
    keys_machine_tag(secret, machine);
    if (!same_machine(keys, machine, error))
        return false;
    struct keys_slot *place = slot_for(keys, slot->staff);
    if (place == NULL)
        return error_set(error, ERROR_LIMIT, "more than %d staff", KEYS_STAFF_LIMIT);
    *place = *slot;
    wrap(place, derived, vault, random);
    snprintf(keys->machine, sizeof keys->machine, "%s", machine);
    return true;
}

bool keys_add(struct keys *keys, const char *staff, const char *name, bool head, const char *pin,
              const struct keys_cost *cost, const struct vault *vault,
              const unsigned char secret[KEYS_BYTES], struct random *random, struct error *error)
{
    char machine[sizeof keys->machine];
    struct keys_slot made;
    unsigned char derived[KEYS_BYTES];
    keys_machine_tag(secret, machine);
    if (!same_machine(keys, machine, error) ||
        !keys_prepare(&made, staff, name, head, cost, random, error) ||
        !keys_derive(pin, cost, made.salt, secret, derived, error))
        return false;
    bool good = keys_put(keys, &made, derived, vault, secret, random, error);
    sodium_memzero(derived, sizeof derived);
    return good;
}

bool keys_remove(struct keys *keys, const char *staff)
{
    for (size_t i = 0; i < keys->count; i++) {
        if (strcmp(keys->slot[i].staff, staff) != 0)
            continue;
        memmove(&keys->slot[i], &keys->slot[i + 1], (keys->count - i - 1) * sizeof keys->slot[0]);
        keys->count--;
        sodium_memzero(&keys->slot[keys->count], sizeof keys->slot[0]);
        return true;
    }
    return false;
}

struct vault *keys_open(const struct keys_slot *slot, const unsigned char derived[KEYS_BYTES],
                        struct error *error)
{
    char place[64];
    unsigned char key[VAULT_KEY_SIZE];
    size_t length = write_place(place, slot->staff);
    vault_prepare();
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            key, NULL, NULL, slot->wrapped, sizeof slot->wrapped, (const unsigned char *)place,
            length, slot->nonce, derived) != 0) {
        error_set(error, ERROR_PIN, "the PIN does not open the slot");
        return NULL;
    }
    struct vault *vault = vault_new(key);
    sodium_memzero(key, sizeof key);
    return vault;
}

bool keys_note_wrong(const char *folder, struct keys *keys, struct keys_slot *slot, int64_t now,
                     struct error *error)
{
    if (slot->wrong < KEYS_WRONG_LIMIT)
        slot->wrong++;
    if (slot->wrong > FREE_TRIES) {
        int64_t wait = 1000;
        for (int i = FREE_TRIES + 1; i < slot->wrong && wait < WAIT_LIMIT; i++)
            wait *= 2;
        slot->not_before = now + (wait < WAIT_LIMIT ? wait : WAIT_LIMIT);
    }
    return keys_save(folder, keys, error);
}

bool keys_note_right(const char *folder, struct keys *keys, struct keys_slot *slot,
                     struct error *error)
{
    if (slot->wrong == 0 && slot->not_before == 0)
        return true;
    slot->wrong = 0;
    slot->not_before = 0;
    return keys_save(folder, keys, error);
}

int64_t keys_wait(const struct keys_slot *slot, int64_t now)
{
    int64_t wait = slot->not_before - now;
    if (wait <= 0)
        return 0;
    return wait < WAIT_LIMIT ? wait : WAIT_LIMIT;
}
