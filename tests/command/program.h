/* The program run as somebody at a shell would, in a world of its own: a scratch folder is its home,
 * no locale is set, the machine's secret lies beside. */
#ifndef CAMTAY_TESTS_COMMAND_PROGRAM_H
#define CAMTAY_TESTS_COMMAND_PROGRAM_H

#include <cmocka.h>

#include "support/scratch.h"

#define PIN   "482915"
#define STAFF "Nguyễn Thị Lan"

struct program {
    struct scratch scratch;
    int status;       /* of the last run: exit status, 128 + signal */
    char *out, *err;  /* what it wrote, ended by NUL; owned */
    size_t size;      /* of out, which may hold NULs */
    char *data, *key; /* paths of the data folder and the secret; owned */
};

/* cmocka fixtures: *state is a struct program. What the test made (data, key, files) it removes by
 * program_clear; anything else that is left fails it. */
int program_setup(void **state);
int program_teardown(void **state);

#define WITH_PROGRAM(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

/* Runs camtay with these words and `input` (may be NULL) on standard input, and waits. */
void program_run(struct program *program, const char *input, const char *const words[]);
#define RUN(program, input, ...)                                                                   \
    program_run((program), (input), (const char *const[]){__VA_ARGS__, NULL})

/* The same with input that may hold NULs. */
void program_run_bytes(struct program *program, const void *input, size_t size,
                       const char *const words[]);

/* A book in the data folder as `camtay setup` makes it, but with a key slot that costs nothing: the
 * program itself has no option for one. The test fails if it cannot be made. */
void program_found(struct program *program);

/* Removes the data folder and the secret. */
void program_clear(struct program *program);

#endif
