/* A process that breaks leaves nothing of its memory behind. */
#include "base/privacy.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* In a child: the test program itself stays as it was. Exit status: which promise is broken. */
static int look_after_beginning(void)
{
    struct rlimit core = {1, 1};
    privacy_begin();
    if (getrlimit(RLIMIT_CORE, &core) != 0 || core.rlim_cur != 0 || core.rlim_max != 0)
        return 1;
#ifndef __SANITIZE_ADDRESS__
    if (prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) != 0)
        return 2;
#endif
    return 0;
}

static void no_core_is_left_and_nobody_looks_in(void **state)
{
    (void)state;
    int status = 0;

    pid_t child = fork();
    if (child == 0)
        _exit(look_after_beginning());

    assert_true(child > 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_core_is_left_and_nobody_looks_in)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
