/* Promises of base/child.h, tried with the small programs that every Debian has. */
#include "base/child.h"

#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/error.h"

static const char *const cat[] = {"/bin/cat", NULL};

static void wait_until_readable(int descriptor)
{
    struct pollfd end = {.fd = descriptor, .events = POLLIN};
    poll(&end, 1, 10000);
}

static void collect(struct child *child, struct buffer *output)
{
    while (child->output >= 0) {
        wait_until_readable(child->output);
        child_receive(child, output);
    }
}

/* The end of a child can be waited for: its output closes just before. */
static void await_end(struct child *child)
{
    for (int tries = 0; tries < 1000 && !child_reap(child); tries++)
        poll(NULL, 0, 5);
    assert_int_equal(child->pid, 0);
}

static void a_child_echoes_what_it_is_sent(void **state)
{
    (void)state;
    struct child child;
    struct error error = {0};
    struct buffer output = {0};
    assert_true(child_start(&child, cat, false, &error));
    assert_true(child.pid > 0);
    assert_true(fcntl(child.output, F_GETFL) & O_NONBLOCK);
    assert_true(fcntl(child.output, F_GETFD) & FD_CLOEXEC);
    assert_true(child_receive(&child, &output)); /* nothing there yet: does not wait */
    assert_int_equal(output.length, 0);
    assert_false(child_reap(&child));
    assert_true(child_send(&child, "xin chào", strlen("xin chào"), &error));
    assert_int_equal(child.input, -1);
    collect(&child, &output);
    assert_string_equal(buffer_text(&output), "xin chào");
    await_end(&child);
    assert_int_equal(child.status, 0);
    child_stop(&child);
    child_stop(&child);
    buffer_release(&output);
}

static void a_program_that_is_not_there_is_an_error(void **state)
{
    (void)state;
    struct child child;
    struct error error = {0};
    static const char *const none[] = {"/nowhere/at/all", NULL};
    assert_false(child_start(&child, none, true, &error));
    assert_int_equal(error.code, ERROR_MISSING);
    assert_int_equal(child.pid, 0);
    child_stop(&child);
}

static int open_descriptors(void)
{
    int count = 0;
    for (int i = 0; i < 64; i++)
        count += fcntl(i, F_GETFD) >= 0;
    return count;
}

static void with_no_descriptor_left_it_fails_and_leaves_none_open(void **state)
{
    (void)state;
    struct rlimit whole;
    int before = open_descriptors(), failed = 0;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &whole), 0);

    for (rlim_t most = 3; most < 24; most++) {
        struct child child;
        struct error error = {0};
        struct rlimit few = {.rlim_cur = most, .rlim_max = whole.rlim_max};
        assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
        bool started = child_start(&child, cat, false, &error);
        setrlimit(RLIMIT_NOFILE, &whole);
        if (started)
            child_stop(&child);
        else
            failed++;
        assert_true(started || error.code != ERROR_NONE);
        assert_int_equal(open_descriptors(), before);
    }

    assert_true(failed > 3);
    assert_true(failed < 21);
}

static void a_stopped_child_is_gone_with_its_status(void **state)
{
    (void)state;
    struct child child;
    struct error error = {0};
    static const char *const sleeper[] = {"/bin/sleep", "1000", NULL};
    assert_true(child_start(&child, sleeper, true, &error));
    pid_t pid = child.pid;
    child_stop(&child);
    assert_int_equal(child.status, 128 + SIGKILL);
    assert_int_equal(child.output, -1);
    assert_int_equal(kill(pid, 0), -1);
}

static void stopping_nothing_is_harmless(void **state)
{
    (void)state;
    struct child zeroed = {0};
    child_stop(&zeroed);
    assert_int_not_equal(fcntl(STDIN_FILENO, F_GETFD), -1);
}

static void a_child_that_is_gone_does_not_end_us(void **state)
{
    (void)state;
    struct child child;
    struct error error = {0};
    static const char *const quick[] = {"/bin/true", NULL};
    assert_true(child_start(&child, quick, true, &error));
    await_end(&child);
    assert_false(child_send(&child, "muộn", 4, &error));
    assert_int_equal(error.code, ERROR_IO);
    child_stop(&child);
}

static void no_descriptor_but_the_first_three_goes_across(void **state)
{
    (void)state;
    struct error error = {0};
    struct buffer output = {0};
    int leaky = open("/dev/null", O_RDONLY); /* without close-on-exec, as a library might */
    assert_true(leaky > 2);
    static const char *const list[] = {"/bin/ls", "/proc/self/fd", NULL};
    assert_true(child_run(list, NULL, 0, &output, 1000, &error));
    close(leaky);
    assert_string_equal(buffer_text(&output), "0\n1\n2\n3\n"); /* 3 is ls's own */
    buffer_release(&output);
}

static unsigned long hex_after(const char *text, const char *label)
{
    const char *at = strstr(text, label);
    assert_non_null(at);
    return strtoul(at + strlen(label), NULL, 16);
}

static void a_child_starts_with_signals_as_any_program(void **state)
{
    (void)state;
    struct error error = {0};
    struct buffer output = {0};
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    signal(SIGPIPE, SIG_IGN);
    static const char *const status[] = {"/bin/cat", "/proc/self/status", NULL};
    bool ran = child_run(status, NULL, 0, &output, 10000, &error);
    signal(SIGPIPE, SIG_DFL);
    sigprocmask(SIG_SETMASK, &before, NULL);
    assert_true(ran);
    assert_int_equal(hex_after(buffer_text(&output), "SigBlk:"), 0);
    assert_false(hex_after(buffer_text(&output), "SigIgn:") & (1U << (SIGPIPE - 1)));
    buffer_release(&output);
}

static void much_goes_through_a_run_without_a_deadlock(void **state)
{
    (void)state;
    struct error error = {0};
    struct buffer input = {0}, output = {0};
    for (int i = 0; i < 100000; i++)
        buffer_add_text(&input, "0123456789");
    assert_true(child_run(cat, input.data, input.length, &output, input.length, &error));
    assert_int_equal(output.length, input.length);
    assert_memory_equal(output.data, input.data, input.length);
    buffer_clear(&output);
    assert_false(child_run(cat, input.data, input.length, &output, 1000, &error));
    assert_int_equal(error.code, ERROR_LIMIT);
    buffer_release(&input);
    buffer_release(&output);
}

static void too_much_is_not_sent_at_once(void **state)
{
    (void)state;
    struct child child;
    struct error error = {0};
    char *large = calloc(1, 70000);
    assert_true(child_start(&child, cat, true, &error));
    assert_false(child_send(&child, large, 70000, &error));
    assert_int_equal(error.code, ERROR_LIMIT);
    child_stop(&child);
    free(large);
}

static void a_status_other_than_0_is_an_error_of_a_run(void **state)
{
    (void)state;
    struct error error = {0};
    struct buffer output = {0};
    static const char *const failing[] = {"/bin/sh", "-c", "echo partly; exit 3", NULL};
    assert_false(child_run(failing, NULL, 0, &output, 100, &error));
    assert_int_equal(error.code, ERROR_IO);
    assert_non_null(strstr(error.cause, "status 3"));
    assert_string_equal(buffer_text(&output), "partly\n");
    buffer_release(&output);
}

static void this_program_knows_its_own_path(void **state)
{
    (void)state;
    assert_int_equal(child_self()[0], '/');
    assert_int_equal(access(child_self(), X_OK), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_child_echoes_what_it_is_sent),
        cmocka_unit_test(a_program_that_is_not_there_is_an_error),
        cmocka_unit_test(with_no_descriptor_left_it_fails_and_leaves_none_open),
        cmocka_unit_test(a_stopped_child_is_gone_with_its_status),
        cmocka_unit_test(stopping_nothing_is_harmless),
        cmocka_unit_test(a_child_that_is_gone_does_not_end_us),
        cmocka_unit_test(no_descriptor_but_the_first_three_goes_across),
        cmocka_unit_test(a_child_starts_with_signals_as_any_program),
        cmocka_unit_test(much_goes_through_a_run_without_a_deadlock),
        cmocka_unit_test(too_much_is_not_sent_at_once),
        cmocka_unit_test(a_status_other_than_0_is_an_error_of_a_run),
        cmocka_unit_test(this_program_knows_its_own_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
