#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/random.h"
#include "command/program.h"
#include "desk/setup.h"
#include "support/founding.h"

int program_setup(void **state)
{
    struct program *program = calloc(1, sizeof *program);
    scratch_make(&program->scratch);
    program->data = scratch_path(&program->scratch, "data");
    program->key = scratch_path(&program->scratch, "key");
    *state = program;
    return 0;
}

int program_teardown(void **state)
{
    struct program *program = *state;
    int status = scratch_end(&program->scratch) ? 0 : -1;
    free(program->data);
    free(program->key);
    free(program->out);
    free(program->err);
    free(program);
    return status;
}

/* A file in memory: unlike a pipe it holds all that is written before anybody reads. */
static int memory_file(const void *bytes, size_t length)
{
    int descriptor = memfd_create("camtay-test", 0);
    if (descriptor < 0 || (length > 0 && write(descriptor, bytes, length) != (ssize_t)length) ||
        lseek(descriptor, 0, SEEK_SET) != 0)
        abort();
    return descriptor;
}

static char *take(int descriptor, size_t *length)
{
    off_t size = lseek(descriptor, 0, SEEK_END);
    char *text = calloc(1, (size_t)size + 1);
    if (text == NULL || pread(descriptor, text, (size_t)size, 0) != size)
        abort();
    close(descriptor);
    *length = (size_t)size;
    return text;
}

/* NAME=VALUE for execve; owned by the child, which is about to be another program. */
static char *variable(const char *name, const char *value)
{
    char *text = NULL;
    if (asprintf(&text, "%s=%s", name, value) < 0)
        abort();
    return text;
}

static _Noreturn void become(const struct program *program, const char *path, char *const argv[])
{
    char *environment[8] = {variable("PATH", "/usr/bin:/bin"),
                            variable("HOME", program->scratch.path),
                            variable("CAMTAY_KEY", program->key)};
    int count = 3;
    static const char *const passed_on[] = {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"};
    for (size_t i = 0; i < sizeof passed_on / sizeof passed_on[0]; i++) {
        if (getenv(passed_on[i]) != NULL)
            environment[count++] = variable(passed_on[i], getenv(passed_on[i]));
    }
    execve(path, argv, environment);
    _exit(127);
}

void program_run(struct program *program, const char *input, const char *const words[])
{
    program_run_bytes(program, input, input != NULL ? strlen(input) : 0, words);
}

void program_run_bytes(struct program *program, const void *input, size_t size,
                       const char *const words[])
{
    const char *path = getenv("CAMTAY_PROGRAM");
    assert_non_null(path);
    char *argv[32] = {(char *)(uintptr_t)path};
    for (int i = 0; words[i] != NULL && i < 30; i++)
        argv[i + 1] = (char *)(uintptr_t)words[i]; /* execve writes to none of them */
    int in = memory_file(input, size), out = memory_file(NULL, 0), err = memory_file(NULL, 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(in, STDIN_FILENO);
        dup2(out, STDOUT_FILENO);
        dup2(err, STDERR_FILENO);
        become(program, path, argv);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    program->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    close(in);
    free(program->out);
    free(program->err);
    size_t length = 0;
    program->out = take(out, &program->size);
    program->err = take(err, &length);
}

void program_found(struct program *program)
{
    struct clock clock;
    clock_init(&clock);
    struct random random = {0};
    struct desk_setup setup = {.folder = program->data,
                               .commune_file = SOURCE_ROOT "/data/commune/ngok-bay.yaml",
                               .staff = STAFF,
                               .pin = PIN,
                               .clock = &clock,
                               .random = &random};
    struct buffer sheet = {0};
    struct error error = {0};
    setenv("CAMTAY_KEY", program->key, 1);
    if (!founding_cheap(&setup, &sheet, &error))
        fail_msg("setup: %s", error.cause);
    buffer_release(&sheet);
}

void program_clear(struct program *program)
{
    scratch_remove(&program->scratch, "data");
    scratch_remove(&program->scratch, "key");
}
