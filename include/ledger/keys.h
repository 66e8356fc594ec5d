/* Who may open the vault: `folder`/khoa.json holds one slot a member of staff, the commune's key
 * wrapped under Argon2id(PIN, salt) mixed with this machine's secret. The secret is a 0600 file
 * ($CAMTAY_KEY, else $XDG_CONFIG_HOME/camtay/may.khoa, else ~/.config/…), never under the data
 * folder, in no backup. Names of staff are in the clear: the unlock page lists them. */
#ifndef CAMTAY_LEDGER_KEYS_H
#define CAMTAY_LEDGER_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ledger/ledger.h"

struct buffer;
struct error;
struct random;
struct vault;

#define KEYS_STAFF_LIMIT 64
#define KEYS_NAME_SIZE   256
#define KEYS_SALT_SIZE   16
#define KEYS_BYTES       32

/* Cost of one derivation. The floor is 64 MiB × 4 passes; tests seed cheaper ones. */
struct keys_cost {
    uint32_t passes;
    uint32_t mebibytes;
};

struct keys_slot {
    char staff[LEDGER_ID_SIZE];
    char name[KEYS_NAME_SIZE];
    bool head; /* head of the centre */
    struct keys_cost cost;
    unsigned char salt[KEYS_SALT_SIZE];
    unsigned char nonce[24];
    unsigned char wrapped[KEYS_BYTES + 16];
    int wrong;          /* wrong PINs in a row */
    int64_t not_before; /* wall ms before which no PIN is tried; 0 none */
};

struct keys {
    struct keys_slot slot[KEYS_STAFF_LIMIT];
    size_t count;
    char machine[17]; /* hex: which machine's secret the slots were made with */
};

/* Reads khoa.json. ERROR_MISSING, ERROR_CORRUPT, ERROR_NEWER, ERROR_IO. */
bool keys_load(const char *folder, struct keys *keys, struct error *error);
bool keys_save(const char *folder, const struct keys *keys, struct error *error);

/* The slot of a member of staff by id or exact name; NULL if there is none. */
struct keys_slot *keys_find(struct keys *keys, const char *staff);

/* This machine's secret; made (0600) when `create`. ERROR_KEY if it is not there, or is not the
 * one that `keys` (may be NULL) was made with. */
bool keys_machine_secret(const struct keys *keys, bool create, struct random *random,
                         unsigned char secret[KEYS_BYTES], struct error *error);

/* Where it is, whether it is there or not; the caller frees. NULL: neither CAMTAY_KEY nor HOME is set. */
char *keys_machine_secret_path(void);

/* 6 to 12 digits, not a run, not one digit, not a date, not a repeated pair/triple: ERROR_WEAK with
 * one of the causes "short", "long", "digits", "run", "same", "date", "repeat". */
bool keys_pin_good(const char *pin, struct error *error);

/* Cost measured on this machine: about 0.4 s; memory = min(256 MiB, RAM / 16). */
struct keys_cost keys_measure(void);

/* Argon2id and the mix with the secret; slow (this is what the child does). */
bool keys_derive(const char *pin, const struct keys_cost *cost,
                 const unsigned char salt[KEYS_SALT_SIZE], const unsigned char secret[KEYS_BYTES],
                 unsigned char derived[KEYS_BYTES], struct error *error);

/* Adds (or replaces) a slot that wraps the vault's key. Slow: derives. ERROR_LIMIT. */
bool keys_add(struct keys *keys, const char *staff, const char *name, bool head, const char *pin,
              const struct keys_cost *cost, const struct vault *vault,
              const unsigned char secret[KEYS_BYTES], struct random *random, struct error *error);

/* The two halves of keys_add, for the kiosk, whose child derives between them. A new slot with its
 * salt, wrapping nothing yet: ERROR_INPUT (the id), ERROR_LIMIT (the name). */
bool keys_prepare(struct keys_slot *slot, const char *staff, const char *name, bool head,
                  const struct keys_cost *cost, struct random *random, struct error *error);
/* Wraps the vault's key with `derived` and adds the slot (or replaces the one of the same id).
 * ERROR_LIMIT, ERROR_KEY (the others were made with another machine's secret). */
bool keys_put(struct keys *keys, const struct keys_slot *slot,
              const unsigned char derived[KEYS_BYTES], const struct vault *vault,
              const unsigned char secret[KEYS_BYTES], struct random *random, struct error *error);

/* Takes the slot of this id away; false if there is none. */
bool keys_remove(struct keys *keys, const char *staff);

/* Opens the slot with a derived key. NULL: ERROR_PIN. */
struct vault *keys_open(const struct keys_slot *slot, const unsigned char derived[KEYS_BYTES],
                        struct error *error);

/* The request that `camtay derive` (a hidden command, run as a child) reads on standard input, and
 * its work: reads a request, writes KEYS_BYTES bytes. Fixed size, wiped after use. */
void keys_request(const char *pin, const struct keys_slot *slot,
                  const unsigned char secret[KEYS_BYTES], struct buffer *request);
bool keys_answer(const void *request, size_t size, unsigned char derived[KEYS_BYTES],
                 struct error *error);

/* A wrong PIN was typed: counts it and sets not_before (1, 2, 4 … s, at most 15 min, from the third
 * on; saved to disk so that a restart does not help). A right one clears it. */
bool keys_note_wrong(const char *folder, struct keys *keys, struct keys_slot *slot, int64_t now,
                     struct error *error);
bool keys_note_right(const char *folder, struct keys *keys, struct keys_slot *slot,
                     struct error *error);

/* How long to wait before the next PIN is tried: ms, 0 to 15 minutes. A clock that was set back does
 * not lock anybody out for longer. */
int64_t keys_wait(const struct keys_slot *slot, int64_t now);

/* The recovery sheet: the commune's key as 14 groups of 4 letters and digits a person can type
 * (base32 without 0 O 1 I, the last group checks), in a text of a few Vietnamese lines, added to
 * `into`. keys_recover finds it in any text (spaces, hyphens, small letters allowed). ERROR_INPUT;
 * its cause is "group N" (a sign that is none; the groups are counted where they stand, in a whole
 * sheet too), "length N of 56" or "check". */
void keys_recovery_text(const struct vault *vault, const char *commune, const char *day,
                        struct buffer *into);
struct vault *keys_recover(const char *text, struct error *error);

#endif
