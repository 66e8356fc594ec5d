/* What the files about staff, unlocking and setting up share. */
#ifndef CAMTAY_DESK_STAFF_PRIVATE_H
#define CAMTAY_DESK_STAFF_PRIVATE_H

#include "desk/desk_private.h"

/* Gives a change of staff up (there may be none): its child is stopped, its PINs are wiped. */
void staff_forget(struct desk *desk);

/* True if `name` can be a person's and nobody in `keys` is called so. ERROR_INPUT, ERROR_EXISTS. */
bool staff_name_free(const struct keys *keys, const char *name, struct error *error);

/* One entry about a member of staff, outside any act of the counter; `body` is released. */
bool staff_log(struct ledger *ledger, const char *kind, const char *subject, json_t *body,
               struct error *error);

/* The slot of this member of staff; NULL: ERROR_MISSING, or ERROR_WAIT after many wrong PINs. */
struct keys_slot *staff_slot_to_try(struct desk *desk, const char *staff, struct error *error);
/* Opens the slot and wipes `derived`; a wrong PIN is counted and logged. When the next try must wait,
 * the error is ERROR_WAIT with the seconds. */
struct vault *staff_open_slot(struct desk *desk, struct keys_slot *slot,
                              unsigned char derived[KEYS_BYTES], struct error *error);

/* Derives in a child; poll gives UNLOCK_DONE with the key (the caller wipes it). */
bool desk_derive_start(struct desk *desk, const struct keys_slot *slot, const char *pin,
                       struct error *error);
enum desk_unlock desk_derive_poll(struct desk *desk, unsigned char derived[KEYS_BYTES],
                                  struct error *error);

/* True if the ledger's vault opens what is sealed in the book. `*sealed` (may be NULL): whether
 * anything is. ERROR_KEY if not. */
bool staff_key_fits(struct ledger *ledger, bool *sealed, struct error *error);

/* Adds the recovery sheet of this vault to `sheet`. */
void staff_sheet_text(const struct vault *vault, const struct commune *commune, int32_t today,
                      struct buffer *sheet);

/* Book and keys alone, nobody unlocked: for commands about staff. */
struct desk *desk_open_bare(const struct desk_options *options, struct error *error);

#endif
