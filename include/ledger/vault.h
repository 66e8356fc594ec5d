/* The commune's key while it is open, and what is done with it. It lies in locked memory that is
 * wiped on close. Sub-keys (sealing, citizens' ids, drafts) are derived from it. */
#ifndef CAMTAY_LEDGER_VAULT_H
#define CAMTAY_LEDGER_VAULT_H

#include <stdbool.h>
#include <stddef.h>

struct buffer;
struct error;
struct random;
struct vault;

#define VAULT_KEY_SIZE 32

/* A vault around this commune key (copied, the caller wipes its own). */
struct vault *vault_new(const unsigned char key[VAULT_KEY_SIZE]);
/* A new random key: the founding of a commune, practice, tests. */
struct vault *vault_new_random(struct random *random);
/* Wipes and frees. NULL is fine. */
void vault_free(struct vault *vault);

/* Whether its memory is locked against swapping. Where the system's limit is too small it is not;
 * the health page says so and the work goes on. */
bool vault_locked(const struct vault *vault);

/* The key itself, for wrapping in a slot or on the recovery sheet. */
const unsigned char *vault_key(const struct vault *vault);

/* A short check value (8 hex) that tells two communes' keys apart; not secret. */
void vault_check(const struct vault *vault, char text[9]);

/* A citizen's id (32 hex): keyed BLAKE2b of the 12 digits; the same on every machine of the
 * commune. Without a number, `digits` may be "new:" + a random id. */
void vault_citizen_id(const struct vault *vault, const char *digits, char id[33]);

/* Seals or opens a small file (drafts): random nonce, `name` as associated data. */
void vault_seal(const struct vault *vault, struct random *random, const char *name,
                const void *data, size_t size, struct buffer *into);
/* ERROR_CORRUPT if it was not sealed by this key under this name; `into` owns nothing then. */
bool vault_open(const struct vault *vault, const char *name, const void *data, size_t size,
                struct buffer *into, struct error *error);

#endif
