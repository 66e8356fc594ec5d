#include "base/random.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

static void fill_from_system(unsigned char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t got = getrandom(bytes, size, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            fputs("camtay: the system gives no random bytes\n", stderr);
            abort();
        }
        bytes += got;
        size -= (size_t)got;
    }
}

/* splitmix64: any seed gives a good sequence, and it is ten lines. */
static uint64_t next_of_sequence(uint64_t *state)
{
    *state += 0x9E3779B97F4A7C15U;
    if (*state == 0) /* would mean "ask the system" from here on */
        *state = 1;
    uint64_t mixed = *state;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31);
}

void random_fill(struct random *random, void *bytes, size_t size)
{
    unsigned char *next = bytes;
    if (random->seed == 0) {
        fill_from_system(next, size);
        return;
    }
    while (size > 0) {
        uint64_t value = next_of_sequence(&random->seed);
        size_t part = size < sizeof value ? size : sizeof value;
        memcpy(next, &value, part);
        next += part;
        size -= part;
    }
}

void random_hex(struct random *random, char *text, size_t bytes)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < bytes; i++) {
        unsigned char byte;
        random_fill(random, &byte, 1);
        *text++ = digits[byte >> 4];
        *text++ = digits[byte & 15];
    }
    *text = '\0';
}
