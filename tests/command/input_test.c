/* What was typed and cannot be meant: a sentence that says what, the right status, nothing half done. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "command/program.h"

#define NOT_THERE "/khong/co/tep"

/* Status 2: the words make no sense; the reason, and where the help is. */
static void misused(const struct program *program, const char *reason)
{
    if (program->status != 2 || strstr(program->err, reason) == NULL)
        fail_msg("wanted 2 and \"%s\", got %d and \"%s\"", reason, program->status, program->err);
    assert_non_null(strstr(program->err, "--help"));
    assert_string_equal(program->out, "");
}

/* Status 1: the words are fine, what they name is not. */
static void refused(const struct program *program, const char *reason)
{
    if (program->status != 1 || strstr(program->err, reason) == NULL)
        fail_msg("wanted 1 and \"%s\", got %d and \"%s\"", reason, program->status, program->err);
    assert_string_equal(program->out, "");
}

static void a_day_or_a_form_that_there_is_not_is_named(void **state)
{
    static const char *const days[] = {"31/2", "29/2/2027", "0/0/0", "", "1/1/1700", "25/11/26x"};
    struct program *program = *state;
    program_found(program);
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        RUN(program, NULL, "report", "day", "--data", program->data, "--date", days[i]);
        misused(program, "không đọc được ngày");
        RUN(program, NULL, "report", "month", "--data", program->data, "--date", days[i]);
        misused(program, days[i]);
    }

    RUN(program, NULL, "report", "month", "--data", program->data, "--format", "x");
    misused(program, "text, csv hoặc json");
    RUN(program, NULL, "report", "day", "--data", program->data, "--format", "csv");
    misused(program, "không có tùy chọn «--format»");
    RUN(program, NULL, "verify", "--data", program->data, "--clock", "2027-02-29");
    misused(program, "không đọc được ngày giờ");
    program_clear(program);
}

static void a_leap_day_is_a_day(void **state)
{
    struct program *program = *state;
    program_found(program);

    RUN(program, NULL, "report", "day", "--data", program->data, "--date", "29/2/2028");
    assert_int_equal(program->status, 0);
    assert_non_null(strstr(program->out, "29/02/2028"));
    RUN(program, NULL, "report", "month", "--data", program->data, "--date", "29/2/2028");
    assert_int_equal(program->status, 0);

    program_clear(program);
}

static void words_that_no_command_has_are_named(void **state)
{
    struct program *program = *state;
    RUN(program, NULL, "keys", "all");
    misused(program, "thừa «all»");
    RUN(program, NULL, "keys", "--json=1");
    misused(program, "--json không nhận giá trị");
    RUN(program, NULL, "report", "week");
    misused(program, "không có lệnh «report week»");
    RUN(program, NULL, "report", "--data", program->data);
    misused(program, "«report» cần thêm một từ");
    RUN(program, NULL, "staff");
    misused(program, "«staff» cần thêm một từ");
    RUN(program, NULL, "staff", "left", "--name", STAFF);
    misused(program, "thiếu --by");
}

static void a_file_that_is_not_there_is_named(void **state)
{
    struct program *program = *state;
    RUN(program, NULL, "setup", "--data", program->data, "--staff", STAFF, "--pin-file", NOT_THERE);
    refused(program, "Không thấy tệp " NOT_THERE);
    RUN(program, PIN "\n", "setup", "--data", program->data, "--staff", STAFF, "--pin-file", "-",
        "--commune", NOT_THERE);
    refused(program, "Không thấy tệp " NOT_THERE);
    RUN(program, PIN "\n", "setup", "--data", program->data, "--staff", STAFF, "--pin-file", "-",
        "--join", NOT_THERE);
    refused(program, "Không thấy tệp " NOT_THERE);
    RUN(program, PIN "\n", "setup", "--data", program->data, "--staff", STAFF, "--pin-file", "-",
        "--recovery-file", NOT_THERE);
    refused(program, "Không tạo được tệp " NOT_THERE);
    RUN(program, NULL, "demo", "--data", program->data, "--pin-file", NOT_THERE);
    refused(program, "Không thấy tệp " NOT_THERE);
    assert_int_equal(scratch_count(&program->scratch, "data", false), 0);

    program_found(program);
    RUN(program, NULL, "staff", "left", "--data", program->data, "--name", STAFF, "--by", STAFF,
        "--by-pin-file", NOT_THERE);
    refused(program, "Không thấy tệp " NOT_THERE);
    RUN(program, NULL, "staff", "pin", "--data", program->data, "--name", STAFF, "--pin-file",
        NOT_THERE, "--by", STAFF, "--by-pin-file", "-");
    refused(program, "Không thấy tệp " NOT_THERE);
    RUN(program, NULL, "report", "month", "--data", program->data, "--staff", STAFF, "--pin-file",
        NOT_THERE);
    refused(program, "Không thấy tệp " NOT_THERE);
    RUN(program, PIN "\n", "staff", "pin", "--data", program->data, "--name", STAFF, "--pin-file",
        "-", "--recovery", NOT_THERE);
    refused(program, "Không thấy tệp " NOT_THERE);
    program_clear(program);
}

static void a_folder_is_no_file_of_a_pin(void **state)
{
    struct program *program = *state;

    RUN(program, NULL, "setup", "--data", program->data, "--staff", STAFF, "--pin-file", "/");

    refused(program, "Không đọc được tệp /");
    assert_int_equal(scratch_count(&program->scratch, "data", false), 0);
}

static void a_commune_file_with_mistakes_founds_no_book(void **state)
{
    struct program *program = *state;
    char *commune = scratch_path(&program->scratch, "xa.yaml");
    scratch_write(&program->scratch, "xa.yaml", "name: [\n");

    RUN(program, PIN "\n", "setup", "--data", program->data, "--staff", STAFF, "--pin-file", "-",
        "--commune", commune);
    refused(program, "camtay check --commune");
    RUN(program, NULL, "demo", "--data", program->data, "--visits", "3", "--commune", commune);
    refused(program, "camtay check --commune");

    assert_int_equal(scratch_count(&program->scratch, "data", false), 0);
    free(commune);
    scratch_remove(&program->scratch, "xa.yaml");
    program_clear(program);
}

static void a_demo_is_never_told_where_the_centres_book_will_be(void **state)
{
    struct program *program = *state;

    RUN(program, NULL, "demo", "--visits", "3");

    misused(program, "thiếu --data");
    assert_int_equal(scratch_count(&program->scratch, "", true), 0);
}

static void a_demo_without_guides_leaves_no_half_book(void **state)
{
    struct program *program = *state;

    RUN(program, NULL, "demo", "--data", program->data, "--screens", NOT_THERE, "--visits", "3");

    refused(program, "Không đọc được thư mục hướng dẫn " NOT_THERE);
    assert_int_equal(scratch_count(&program->scratch, "data", false), 0);
}

static void who_has_left_is_said_to_have_left(void **state)
{
    struct program *program = *state;
    program_found(program);
    RUN(program, "593847\n" PIN "\n", "staff", "add", "--data", program->data, "--name", "A Thuk",
        "--pin-file", "-", "--by", STAFF, "--by-pin-file", "-");
    assert_int_equal(program->status, 0);
    for (int i = 0; i < 2; i++)
        RUN(program, PIN "\n", "staff", "left", "--data", program->data, "--name", "A Thuk", "--by",
            STAFF, "--by-pin-file", "-");

    refused(program, "đã thôi từ trước");

    RUN(program, PIN "\n", "staff", "left", "--data", program->data, "--name", "Không Ai", "--by",
        STAFF, "--by-pin-file", "-");
    refused(program, "Không có cán bộ tên này");
    program_clear(program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROGRAM(a_day_or_a_form_that_there_is_not_is_named),
        WITH_PROGRAM(a_leap_day_is_a_day),
        WITH_PROGRAM(words_that_no_command_has_are_named),
        WITH_PROGRAM(a_file_that_is_not_there_is_named),
        WITH_PROGRAM(a_folder_is_no_file_of_a_pin),
        WITH_PROGRAM(a_commune_file_with_mistakes_founds_no_book),
        WITH_PROGRAM(a_demo_is_never_told_where_the_centres_book_will_be),
        WITH_PROGRAM(a_demo_without_guides_leaves_no_half_book),
        WITH_PROGRAM(who_has_left_is_said_to_have_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
