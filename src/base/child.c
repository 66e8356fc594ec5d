#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/error.h"

extern char **environ;

#define MOST_SENT    (64 * 1024)
#define SEND_WAIT_MS 1000
#define END_TRIES    20
#define END_TRY_US   1000

static void close_end(int *descriptor)
{
    if (*descriptor > 2) /* a zeroed struct holds 0, which is not ours to close */
        close(*descriptor);
    *descriptor = -1;
}

/* A pipe whose ends are above 2, so that putting one in place of 0, 1 or 2 never hits another. */
static bool make_pipe(int ends[2])
{
    int made[2];
    if (pipe2(made, O_CLOEXEC) != 0)
        return false;
    for (int i = 0; i < 2; i++)
        ends[i] = fcntl(made[i], F_DUPFD_CLOEXEC, 3);
    close(made[0]);
    close(made[1]);
    if (ends[0] >= 0 && ends[1] >= 0)
        return true;
    close_end(&ends[0]);
    close_end(&ends[1]);
    return false;
}

/* The kiosk blocks signals for its loop and ignores some; a child must start like any program. */
static void use_default_signals(posix_spawnattr_t *attributes)
{
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(attributes, &none);
    posix_spawnattr_setsigdefault(attributes, &all);
    posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
}

/* Returns 0 or the errno of the first thing that failed. */
static int spawn(pid_t *pid, const char *const argv[], bool quiet, int input, int output)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    if (quiet)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    use_default_signals(&attributes);
    /* The prototype lacks a const: posix_spawn does not write to argv. */
    int failure = posix_spawn(pid, argv[0], &actions, &attributes, (char *const *)argv, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failure;
}

bool child_start(struct child *child, const char *const argv[], bool quiet, struct error *error)
{
    *child = (struct child){.input = -1, .output = -1};
    int to_child[2] = {-1, -1}, from_child[2] = {-1, -1};
    if (!make_pipe(to_child) || !make_pipe(from_child)) {
        error_set_errno(error, "make a pipe for %s", argv[0]);
        close_end(&to_child[0]);
        close_end(&to_child[1]);
        return false;
    }
    int failure = spawn(&child->pid, argv, quiet, to_child[0], from_child[1]);
    close_end(&to_child[0]);
    close_end(&from_child[1]);
    if (failure != 0) {
        child->pid = 0;
        close_end(&to_child[1]);
        close_end(&from_child[0]);
        errno = failure;
        return error_set_errno(error, "start %s", argv[0]);
    }
    child->input = to_child[1];
    child->output = from_child[0];
    fcntl(child->input, F_SETFL, O_NONBLOCK);
    fcntl(child->output, F_SETFL, O_NONBLOCK);
    return true;
}

const char *child_self(void)
{
    static char path[4096];
    if (path[0] == '\0') {
        ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
        path[length > 0 ? length : 0] = '\0';
    }
    return path;
}

/* write() to a child that has gone raises SIGPIPE, which would end the kiosk. */
static ssize_t write_without_signal(int descriptor, const void *data, size_t size)
{
    sigset_t broken_pipe, before;
    sigemptyset(&broken_pipe);
    sigaddset(&broken_pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken_pipe, &before);
    ssize_t written = write(descriptor, data, size);
    int reason = errno;
    if (written < 0 && reason == EPIPE && !sigismember(&before, SIGPIPE)) {
        const struct timespec at_once = {0};
        sigtimedwait(&broken_pipe, NULL, &at_once);
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = reason;
    return written;
}

static bool wait_for(int descriptor, short event, int ms)
{
    struct pollfd end = {.fd = descriptor, .events = event};
    int ready;
    do {
        ready = poll(&end, 1, ms);
    } while (ready < 0 && errno == EINTR);
    return ready > 0;
}

bool child_send(struct child *child, const void *data, size_t size, struct error *error)
{
    if (size > MOST_SENT)
        return error_set(error, ERROR_LIMIT, "%zu bytes are too many to send at once", size);
    const char *next = data;
    while (size > 0) {
        ssize_t written = write_without_signal(child->input, next, size);
        if (written >= 0) {
            next += written;
            size -= (size_t)written;
            continue;
        }
        if (errno == EINTR)
            continue;
        if (errno != EAGAIN || !wait_for(child->input, POLLOUT, SEND_WAIT_MS))
            return error_set_errno(error, "send to a child");
    }
    close_end(&child->input);
    return true;
}

bool child_receive(struct child *child, struct buffer *into)
{
    if (child->output <= 2)
        return false;
    char part[16 * 1024];
    ssize_t got = read(child->output, part, sizeof part);
    if (got > 0)
        buffer_add(into, part, (size_t)got);
    if (got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR)))
        return true;
    close_end(&child->output);
    return false;
}

static void keep_status(struct child *child, int status)
{
    child->pid = 0;
    child->status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static void wait_for_end(struct child *child)
{
    int status = 0;
    pid_t ended;
    do {
        ended = waitpid(child->pid, &status, 0);
    } while (ended < 0 && errno == EINTR);
    keep_status(child, status);
}

bool child_reap(struct child *child)
{
    if (child->pid == 0)
        return true;
    int status = 0;
    pid_t ended = waitpid(child->pid, &status, WNOHANG);
    if (ended == 0 || (ended < 0 && errno == EINTR))
        return false;
    keep_status(child, status);
    return true;
}

bool child_ended(struct child *child, bool open)
{
    if (open)
        return false;
    for (int i = 0; !child_reap(child) && i < END_TRIES; i++)
        usleep(END_TRY_US);
    return child_reap(child);
}

void child_stop(struct child *child)
{
    if (child->pid > 0) {
        kill(child->pid, SIGKILL);
        wait_for_end(child);
    }
    close_end(&child->input);
    close_end(&child->output);
}

/* What child_run still has to hand over. */
struct sending {
    const char *next;
    size_t left;
};

static void send_some(struct child *child, struct sending *sending)
{
    ssize_t written = 0;
    if (sending->left > 0)
        written = write_without_signal(child->input, sending->next, sending->left);
    if (written > 0) {
        sending->next += written;
        sending->left -= (size_t)written;
    }
    /* A child that stops reading early is its own affair: its status tells. */
    bool gone = written < 0 && errno != EAGAIN && errno != EINTR;
    if (sending->left == 0 || gone)
        close_end(&child->input);
}

static bool talk(struct child *child, struct sending *sending, struct buffer *output, size_t limit,
                 struct error *error)
{
    while (child->output >= 0) {
        struct pollfd ends[2] = {{.fd = child->output, .events = POLLIN},
                                 {.fd = child->input, .events = POLLOUT}};
        if (poll(ends, 2, -1) < 0 && errno != EINTR)
            return error_set_errno(error, "wait for a child");
        if (ends[1].revents != 0)
            send_some(child, sending);
        if (ends[0].revents != 0)
            child_receive(child, output);
        if (output->length > limit)
            return error_set(error, ERROR_LIMIT, "a child wrote more than %zu bytes", limit);
    }
    return true;
}

bool child_run(const char *const argv[], const void *data, size_t size, struct buffer *output,
               size_t limit, struct error *error)
{
    struct child child;
    if (!child_start(&child, argv, false, error))
        return false;
    struct sending sending = {.next = data, .left = size};
    if (!talk(&child, &sending, output, limit, error)) {
        child_stop(&child);
        return false;
    }
    close_end(&child.input);
    wait_for_end(&child);
    if (child.status != 0)
        return error_set(error, ERROR_IO, "%s ended with status %d", argv[0], child.status);
    return true;
}
