/* Sealing the personal part of an entry; only the ledger does that. */
#ifndef CAMTAY_LEDGER_VAULT_PRIVATE_H
#define CAMTAY_LEDGER_VAULT_PRIVATE_H

#include <stdint.h>

#include "ledger/vault.h"

/* The place of an entry is part of the seal: a sealed part moved to another entry does not open. */
void vault_seal_entry(const struct vault *vault, struct random *random, const char *device,
                      int64_t number, const char *secret, struct buffer *into);

/* ERROR_CORRUPT if it was not sealed by this key at this place; `into` owns nothing then. */
bool vault_open_entry(const struct vault *vault, const char *device, int64_t number,
                      const void *sealed, size_t size, struct buffer *into, struct error *error);

/* sodium_init, once a process; aborts if the system has no randomness to give. */
void vault_prepare(void);

#endif
