/* Random bytes, as a seam: tests give a seed and get the same ids again. */
#ifndef CAMTAY_BASE_RANDOM_H
#define CAMTAY_BASE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

struct random {
    uint64_t seed; /* 0: the system's getrandom(); else a fixed sequence, for tests only */
};

/* Fills `size` bytes; aborts if the system has none to give. */
void random_fill(struct random *random, void *bytes, size_t size);

/* `bytes` random bytes as lower-case hex into `text` (2 * bytes + 1 characters). */
void random_hex(struct random *random, char *text, size_t bytes);

#endif
