/* Promises of base/csv.h. */
#include "base/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"

static void assert_row(const char *text, const char *wanted)
{
    struct buffer buffer = {0};
    csv_row(&text, 1, &buffer);
    assert_string_equal(buffer_text(&buffer), wanted);
    buffer_release(&buffer);
}

static void plain_cells_stand_as_they_are(void **state)
{
    (void)state;
    const char *const cells[] = {"Măng La", "12", ""};
    struct buffer buffer = {0};

    csv_row(cells, 3, &buffer);

    assert_string_equal(buffer_text(&buffer), "Măng La,12,\r\n");
    buffer_release(&buffer);
}

static void commas_quotes_and_new_lines_are_quoted(void **state)
{
    (void)state;
    assert_row("Thôn 1, cũ", "\"Thôn 1, cũ\"\r\n");
    assert_row("A \"Thuk\"", "\"A \"\"Thuk\"\"\"\r\n");
    assert_row("hai\ndòng", "\"hai\ndòng\"\r\n");
}

static void no_name_is_ever_a_formula(void **state)
{
    (void)state;
    assert_row("=1+1", "\"'=1+1\"\r\n");
    assert_row("+84", "\"'+84\"\r\n");
    assert_row("-1", "\"'-1\"\r\n");
    assert_row("@SUM(A1)", "\"'@SUM(A1)\"\r\n");
    assert_row("\t=1", "\"'\t=1\"\r\n");
}

static void it_begins_with_the_mark_that_spreadsheets_look_for(void **state)
{
    (void)state;
    struct buffer buffer = {0};

    csv_begin(&buffer);

    assert_memory_equal(buffer.data, "\xEF\xBB\xBF", 3);
    buffer_release(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_cells_stand_as_they_are),
        cmocka_unit_test(commas_quotes_and_new_lines_are_quoted),
        cmocka_unit_test(no_name_is_ever_a_formula),
        cmocka_unit_test(it_begins_with_the_mark_that_spreadsheets_look_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
