/* Promises of base/error.h. */
#include "base/error.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

static void an_error_says_what_and_where(void **state)
{
    (void)state;
    struct error error = {0};
    assert_false(error_set(&error, ERROR_KIND, "unknown kind '%s'", "visit.flown"));
    assert_int_equal(error.code, ERROR_KIND);
    assert_string_equal(error.cause, "unknown kind 'visit.flown'");
    assert_non_null(strstr(error.file, "error_test.c"));
    assert_true(error.line > 0);
    error_clear(&error);
    assert_int_equal(error.code, ERROR_NONE);
    assert_string_equal(error.cause, "");
}

static void nobody_has_to_listen(void **state)
{
    (void)state;
    assert_false(error_set(NULL, ERROR_IO, "unheard"));
    errno = ENOSPC;
    assert_false(error_set_errno(NULL, "unheard"));
    error_clear(NULL);
}

static void a_long_cause_is_never_cut_inside_a_letter(void **state)
{
    (void)state;
    char long_text[600];
    for (size_t shift = 0; shift < 4; shift++) {
        memset(long_text, 'a', shift);
        for (size_t at = shift; at + 3 < sizeof long_text; at += 3)
            memcpy(long_text + at, "ệ", 4);
        struct error error = {0};
        error_set(&error, ERROR_IO, "%s", long_text);
        size_t length = strlen(error.cause);
        assert_true(length > sizeof error.cause - 5);
        assert_true(text_is_utf8(error.cause, length));
    }
}

static void a_cause_that_fits_keeps_its_last_letter(void **state)
{
    (void)state;
    struct error error = {0};
    char text[sizeof error.cause];
    memset(text, 'a', sizeof text);
    memcpy(text + sizeof text - 4, "ệ", 4);
    error_set(&error, ERROR_IO, "%s", text);
    assert_string_equal(error.cause, text);
}

static void errno_becomes_the_code_that_callers_act_on(void **state)
{
    (void)state;
    static const struct {
        int number;
        enum error_code code;
    } cases[] = {
        {ENOSPC, ERROR_FULL},      {EDQUOT, ERROR_FULL},     {EROFS, ERROR_READ_ONLY},
        {EACCES, ERROR_READ_ONLY}, {EPERM, ERROR_READ_ONLY}, {ENOENT, ERROR_MISSING},
        {EEXIST, ERROR_EXISTS},    {EIO, ERROR_IO},          {EINVAL, ERROR_IO},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct error error = {0};
        errno = cases[i].number;
        assert_false(error_set_errno(&error, "open %s", "/x/book.db"));
        assert_int_equal(error.code, cases[i].code);
        assert_memory_equal(error.cause, "open /x/book.db: ", 17);
        assert_true(strlen(error.cause) > 17);
    }
}

static void a_failure_is_handed_on_and_none_is_none(void **state)
{
    (void)state;
    struct error none = {0}, full = {0}, heard = {0};
    error_set(&full, ERROR_FULL, "write so.db");

    assert_true(error_none(&none, &heard));
    assert_int_equal(heard.code, ERROR_NONE);
    assert_false(error_none(&full, NULL));
    assert_false(error_none(&full, &heard));
    assert_int_equal(heard.code, ERROR_FULL);
    assert_string_equal(heard.cause, "write so.db");
}

static void every_code_has_a_name_of_its_own(void **state)
{
    (void)state;
    for (int one = ERROR_NONE; one <= ERROR_CANCELLED; one++) {
        assert_string_not_equal(error_code_name((enum error_code)one), "unknown");
        for (int other = ERROR_NONE; other < one; other++)
            assert_string_not_equal(error_code_name((enum error_code)one),
                                    error_code_name((enum error_code)other));
    }
    assert_string_equal(error_code_name(ERROR_FULL), "full");
    assert_string_equal(error_code_name((enum error_code)999), "unknown");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_error_says_what_and_where),
        cmocka_unit_test(nobody_has_to_listen),
        cmocka_unit_test(a_long_cause_is_never_cut_inside_a_letter),
        cmocka_unit_test(a_cause_that_fits_keeps_its_last_letter),
        cmocka_unit_test(errno_becomes_the_code_that_callers_act_on),
        cmocka_unit_test(a_failure_is_handed_on_and_none_is_none),
        cmocka_unit_test(every_code_has_a_name_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
