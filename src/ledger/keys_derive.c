/* From a PIN to the key of a slot: slow on purpose, in a child of the kiosk. */
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/error.h"
#include "ledger/keys_private.h"
#include "ledger/vault_private.h"

#define MEBIBYTE     (1024LL * 1024)
#define TARGET_MS    400
#define MEMORY_MOST  256 /* MiB */
#define MEMORY_LEAST 64
#define PASSES_X_MIB 256 /* the floor: 64 MiB × 4 passes, 128 × 2 … */
#define PASSES_MOST  32

bool keys_derive(const char *pin, const struct keys_cost *cost,
                 const unsigned char salt[KEYS_SALT_SIZE], const unsigned char secret[KEYS_BYTES],
                 unsigned char derived[KEYS_BYTES], struct error *error)
{
    vault_prepare();
    if (cost->passes < 1 || cost->passes > KEYS_PASSES_LIMIT || cost->mebibytes < 1 ||
        cost->mebibytes > KEYS_MEBIBYTES_LIMIT)
        return error_set(error, ERROR_CORRUPT, "a cost of %u passes and %u MiB", cost->passes,
                         cost->mebibytes);
    unsigned char stretched[KEYS_BYTES];
    if (crypto_pwhash(stretched, sizeof stretched, pin, strlen(pin), salt, cost->passes,
                      (size_t)cost->mebibytes * (size_t)MEBIBYTE,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return error_set(error, ERROR_LIMIT, "no %u MiB of memory for the PIN", cost->mebibytes);
    /* The machine's secret as the key of the hash: a stolen disk without it is of no use. */
    crypto_generichash(derived, KEYS_BYTES, stretched, sizeof stretched, secret, KEYS_BYTES);
    sodium_memzero(stretched, sizeof stretched);
    return true;
}

/* --- how much --- */

static int64_t measure_ms(uint32_t passes, uint32_t mebibytes)
{
    static const unsigned char nothing[KEYS_BYTES];
    unsigned char derived[KEYS_BYTES];
    const struct keys_cost cost = {passes, mebibytes};
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    if (!keys_derive("000000", &cost, nothing, nothing, derived, NULL))
        return INT64_MAX;
    clock_gettime(CLOCK_MONOTONIC, &to);
    return (to.tv_sec - from.tv_sec) * 1000 + (to.tv_nsec - from.tv_nsec) / 1000000;
}

/* @source RFC 9106 §4: as much memory as can be had, then passes. */
struct keys_cost keys_measure(void)
{
    int64_t memory = (int64_t)sysconf(_SC_PHYS_PAGES) * sysconf(_SC_PAGESIZE) / MEBIBYTE;
    uint32_t mebibytes = MEMORY_MOST;
    while (mebibytes > MEMORY_LEAST && mebibytes > memory / 16)
        mebibytes /= 2;
    int64_t one = measure_ms(1, mebibytes);
    while (one > TARGET_MS && mebibytes > MEMORY_LEAST) {
        mebibytes /= 2;
        one = measure_ms(1, mebibytes);
    }
    /* The first pass also fetches the memory: the second one tells what the others cost. */
    int64_t more = one > TARGET_MS ? one : measure_ms(2, mebibytes) - one;
    uint32_t passes = PASSES_X_MIB / mebibytes;
    while (passes < PASSES_MOST && one + (int64_t)passes * (more < 1 ? 1 : more) <= TARGET_MS)
        passes++;
    return (struct keys_cost){.passes = passes, .mebibytes = mebibytes};
}

/* --- the child's request --- */

/* One layout in one program: both ends are the same binary. */
struct request {
    char magic[8];
    char pin[64]; /* longer ones are cut: no PIN of ours has more than 12 digits */
    struct keys_cost cost;
    unsigned char salt[KEYS_SALT_SIZE];
    unsigned char secret[KEYS_BYTES];
};

static const char magic[8] = "camtay1";

void keys_request(const char *pin, const struct keys_slot *slot,
                  const unsigned char secret[KEYS_BYTES], struct buffer *request)
{
    struct request made;
    memset(&made, 0, sizeof made);
    memcpy(made.magic, magic, sizeof magic);
    snprintf(made.pin, sizeof made.pin, "%s", pin);
    made.cost = slot->cost;
    memcpy(made.salt, slot->salt, sizeof made.salt);
    memcpy(made.secret, secret, sizeof made.secret);
    buffer_clear(request);
    buffer_add(request, &made, sizeof made);
    sodium_memzero(&made, sizeof made);
}

bool keys_answer(const void *request, size_t size, unsigned char derived[KEYS_BYTES],
                 struct error *error)
{
    struct request asked;
    if (size != sizeof asked)
        return error_set(error, ERROR_INPUT, "a request of %zu bytes", size);
    memcpy(&asked, request, sizeof asked);
    bool known = memcmp(asked.magic, magic, sizeof magic) == 0 &&
                 memchr(asked.pin, '\0', sizeof asked.pin) != NULL;
    bool answered =
        known ? keys_derive(asked.pin, &asked.cost, asked.salt, asked.secret, derived, error)
              : error_set(error, ERROR_INPUT, "not a request of this program");
    sodium_memzero(&asked, sizeof asked);
    return answered;
}
