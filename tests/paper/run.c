#include "paper/run.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_WORDS 16

/* A file in memory: unlike a pipe it holds all that is written before anybody reads. */
static int memory_file(const void *bytes, size_t size)
{
    int descriptor = memfd_create("camtay-test", MFD_CLOEXEC);
    if (descriptor < 0 || (size > 0 && write(descriptor, bytes, size) != (ssize_t)size) ||
        lseek(descriptor, 0, SEEK_SET) != 0)
        abort();
    return descriptor;
}

static char *take(int descriptor, size_t *length)
{
    off_t size = lseek(descriptor, 0, SEEK_END);
    if (size < 0)
        size = 0; /* a device */
    char *text = calloc(1, (size_t)size + 1);
    if (text == NULL || (size > 0 && pread(descriptor, text, (size_t)size, 0) != size))
        abort();
    close(descriptor);
    *length = (size_t)size;
    return text;
}

static void run_between(struct run *run, int in, int out, const char *const words[])
{
    const char *path = getenv("CAMTAY_PAPER");
    if (path == NULL)
        abort();
    char *argv[MOST_WORDS + 2] = {(char *)(uintptr_t)path};
    for (int i = 0; words[i] != NULL && i < MOST_WORDS; i++)
        argv[i + 1] = (char *)(uintptr_t)words[i]; /* execv writes to none of them */
    int err = memory_file(NULL, 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(in, STDIN_FILENO);
        dup2(out, STDOUT_FILENO);
        dup2(err, STDERR_FILENO);
        execv(path, argv);
        _exit(127);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child)
        abort();
    run_release(run);
    run->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    close(in);
    size_t length = 0;
    run->out = take(out, &run->size);
    run->err = take(err, &length);
}

void run_bytes(struct run *run, const void *input, size_t size, const char *const words[])
{
    run_between(run, memory_file(input, size), memory_file(NULL, 0), words);
}

void run_into(struct run *run, const char *path, const char *input, const char *const words[])
{
    int out = open(path, O_RDWR | O_CLOEXEC);
    if (out < 0)
        abort();
    run_between(run, memory_file(input, strlen(input)), out, words);
}

void run_release(struct run *run)
{
    free(run->out);
    free(run->err);
    *run = (struct run){0};
}
