/* camtay-paper run as the kiosk runs it, or somebody at a shell. */
#ifndef CAMTAY_TESTS_PAPER_RUN_H
#define CAMTAY_TESTS_PAPER_RUN_H

#include <stddef.h>

struct run {
    int status;      /* exit status, 128 + signal */
    char *out, *err; /* ended by NUL; owned */
    size_t size;     /* of out */
};

/* Runs the program that CAMTAY_PAPER names with `size` bytes of input and these words, and waits. */
void run_bytes(struct run *run, const void *input, size_t size, const char *const words[]);
#define RUN(run, input, ...)                                                                       \
    run_bytes((run), (input), strlen(input), (const char *const[]){__VA_ARGS__, NULL})

/* The same with its output going to the file or device `path`; `out` is then "". */
void run_into(struct run *run, const char *path, const char *input, const char *const words[]);

void run_release(struct run *run);

#endif
