/* A fuzz target: one file, one part of the program that reads what others wrote. libFuzzer calls it
 * (./dev fuzz), and so does replay_test.c with each file of corpus/NAME/ in the ordinary suite. What
 * goes wrong aborts: SOUND says which promise was broken. */
#ifndef CAMTAY_FUZZ_TARGET_H
#define CAMTAY_FUZZ_TARGET_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Called once before the first input; a child of the kiosk ends in it. */
int LLVMFuzzerInitialize(int *argc, char ***argv);
/* One input. Always 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define SOUND(promise)                                                                             \
    do {                                                                                           \
        if (!(promise)) {                                                                          \
            fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #promise);                  \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* The input as a text with its end; the caller frees. */
static inline char *fuzz_text(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    if (size > 0)
        memcpy(text, data, size);
    text[size] = '\0';
    return text;
}

#endif
