#include "ledger/vault.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/random.h"
#include "ledger/vault_private.h"

#define NONCE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG   crypto_aead_xchacha20poly1305_ietf_ABYTES

/* doc/ledger-format.md: sub-keys by crypto_kdf (BLAKE2b) under this context; numbers never change. */
static const char context[crypto_kdf_CONTEXTBYTES + 1] = "camtay-1";
enum { SUBKEY_ENTRY = 1, SUBKEY_CITIZEN = 2, SUBKEY_FILE = 3, SUBKEY_CHECK = 4 };

struct vault {
    unsigned char key[VAULT_KEY_SIZE];
    unsigned char entry[VAULT_KEY_SIZE];
    unsigned char citizen[VAULT_KEY_SIZE];
    unsigned char file[VAULT_KEY_SIZE];
    bool locked;
};

void vault_prepare(void)
{
    if (sodium_init() < 0)
        abort();
}

static void derive(const struct vault *vault, uint64_t number, unsigned char subkey[VAULT_KEY_SIZE])
{
    crypto_kdf_derive_from_key(subkey, VAULT_KEY_SIZE, number, context, vault->key);
}

struct vault *vault_new(const unsigned char key[VAULT_KEY_SIZE])
{
    vault_prepare();
    /* sodium_malloc puts guard pages around it and asks for locked memory, but does not say
     * whether it got it; asking again does. */
    struct vault *vault = sodium_malloc(sizeof *vault);
    if (vault == NULL)
        abort();
    memcpy(vault->key, key, VAULT_KEY_SIZE);
    derive(vault, SUBKEY_ENTRY, vault->entry);
    derive(vault, SUBKEY_CITIZEN, vault->citizen);
    derive(vault, SUBKEY_FILE, vault->file);
    vault->locked = sodium_mlock(vault, sizeof *vault) == 0;
    return vault;
}

struct vault *vault_new_random(struct random *random)
{
    unsigned char key[VAULT_KEY_SIZE];
    random_fill(random, key, sizeof key);
    struct vault *vault = vault_new(key);
    sodium_memzero(key, sizeof key);
    return vault;
}

void vault_free(struct vault *vault)
{
    sodium_free(vault); /* wipes */
}

bool vault_locked(const struct vault *vault)
{
    return vault->locked;
}

const unsigned char *vault_key(const struct vault *vault)
{
    return vault->key;
}

void vault_check(const struct vault *vault, char text[9])
{
    unsigned char subkey[VAULT_KEY_SIZE];
    derive(vault, SUBKEY_CHECK, subkey);
    sodium_bin2hex(text, 9, subkey, 4);
    sodium_memzero(subkey, sizeof subkey);
}

void vault_citizen_id(const struct vault *vault, const char *digits, char id[33])
{
    unsigned char hash[16];
    crypto_generichash(hash, sizeof hash, (const unsigned char *)digits, strlen(digits),
                       vault->citizen, sizeof vault->citizen);
    sodium_bin2hex(id, 33, hash, sizeof hash);
}

/* nonce · ciphertext · tag */
static void seal(const unsigned char key[VAULT_KEY_SIZE], struct random *random, const char *place,
                 const void *data, size_t size, struct buffer *into)
{
    size_t length = NONCE + size + TAG;
    unsigned char *out = memory_new(length, 1);
    random_fill(random, out, NONCE);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        out + NONCE, NULL, data, size, (const unsigned char *)place, strlen(place), NULL, out, key);
    buffer_add(into, out, length);
    free(out);
}

/* In place: thousands are opened one after the other into the same buffer. */
static bool open_sealed(const unsigned char key[VAULT_KEY_SIZE], const char *place,
                        const unsigned char *data, size_t size, struct buffer *into,
                        struct error *error)
{
    buffer_clear(into);
    if (size < NONCE + TAG)
        return error_set(error, ERROR_CORRUPT, "a sealed part of %zu bytes", size);
    buffer_add(into, data + NONCE, size - NONCE);
    unsigned char *text = (unsigned char *)into->data;
    bool good = crypto_aead_xchacha20poly1305_ietf_decrypt(text, NULL, NULL, text, size - NONCE,
                                                           (const unsigned char *)place,
                                                           strlen(place), data, key) == 0;
    into->length = good ? size - NONCE - TAG : 0;
    sodium_memzero(text + into->length, size - NONCE - into->length);
    if (!good) /* nothing was opened: nothing is to be released */
        buffer_release(into);
    return good || error_set(error, ERROR_CORRUPT, "the seal of %s does not open", place);
}

void vault_seal(const struct vault *vault, struct random *random, const char *name,
                const void *data, size_t size, struct buffer *into)
{
    buffer_clear(into);
    seal(vault->file, random, name, data, size, into);
}

bool vault_open(const struct vault *vault, const char *name, const void *data, size_t size,
                struct buffer *into, struct error *error)
{
    return open_sealed(vault->file, name, data, size, into, error);
}

#define PLACE_SIZE 64

/* "DEVICE|NUMBER", the associated data of an entry's seal. */
static void write_place(char place[PLACE_SIZE], const char *device, int64_t number)
{
    snprintf(place, PLACE_SIZE, "%.32s|%" PRId64, device, number);
}

void vault_seal_entry(const struct vault *vault, struct random *random, const char *device,
                      int64_t number, const char *secret, struct buffer *into)
{
    char place[PLACE_SIZE];
    write_place(place, device, number);
    buffer_clear(into);
    seal(vault->entry, random, place, secret, strlen(secret), into);
}

bool vault_open_entry(const struct vault *vault, const char *device, int64_t number,
                      const void *sealed, size_t size, struct buffer *into, struct error *error)
{
    char place[PLACE_SIZE];
    write_place(place, device, number);
    return open_sealed(vault->entry, place, sealed, size, into, error);
}
