/* Words and sentences about what was printed, and where the program is that prints. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/child.h"
#include "base/printing.h"
#include "base/text.h"

static void every_reason_has_a_word_of_its_own_that_is_found_again(void **state)
{
    (void)state;
    for (int i = 0; i < PRINTER_REASONS; i++) {
        const char *word = printer_reason_word((enum printer_reason)i);
        assert_int_equal(printer_reason_find(word), i);
    }
    assert_int_equal(printer_reason_find("no-paper\n"), PRINTER_NO_PAPER);
    assert_int_equal(printer_reason_find("no-paperclip"), PRINTER_FAILED);
    assert_int_equal(printer_reason_find(""), PRINTER_FAILED);
}

static void every_outcome_says_what_to_do(void **state)
{
    (void)state;
    for (int reason = PRINTER_FINE + 1; reason < PRINTER_REASONS; reason++) {
        for (int result = PRINTER_NOT_SENT; result <= PRINTER_UNSURE; result++) {
            struct buffer text = {0};
            struct printer_outcome outcome = {(enum printer_result)result,
                                              (enum printer_reason)reason};
            printer_say(&outcome, &text);
            assert_true(text_is_clean(buffer_text(&text)));
            assert_int_equal(text.data[text.length - 1], '.');
            if (result == PRINTER_UNSURE)
                assert_non_null(strstr(buffer_text(&text), "Xem giấy"));
            buffer_release(&text);
        }
    }
}

static void a_program_of_ours_is_where_the_environment_says_or_nowhere(void **state)
{
    (void)state;
    setenv("CAMTAY_PAPER", "/bin/true", 1);
    char *path = child_sibling("camtay-paper");
    assert_string_equal(path, "/bin/true");
    free(path);
    setenv("CAMTAY_PAPER", "/nowhere/at/all", 1);
    assert_null(child_sibling("camtay-paper"));
    unsetenv("CAMTAY_PAPER");
    assert_null(child_sibling("camtay-no-such-program"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_reason_has_a_word_of_its_own_that_is_found_again),
        cmocka_unit_test(every_outcome_says_what_to_do),
        cmocka_unit_test(a_program_of_ours_is_where_the_environment_says_or_nowhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
