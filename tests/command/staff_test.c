/* Commands about staff, and the health of the machine. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "command/program.h"

#define OTHER     "A Thuk"
#define OTHER_PIN "593847"
#define NEW_PIN   "604938"

static void add_other(struct program *program)
{
    RUN(program, OTHER_PIN "\n" PIN "\n", "staff", "add", "--data", program->data, "--name", OTHER,
        "--pin-file", "-", "--by", STAFF, "--by-pin-file", "-");
    assert_int_equal(program->status, 0);
}

static void the_list_names_who_has_a_pin(void **state)
{
    struct program *program = *state;
    program_found(program);
    add_other(program);

    RUN(program, NULL, "staff", "list", "--data", program->data);

    assert_int_equal(program->status, 0);
    assert_non_null(strstr(program->out, STAFF " · phụ trách"));
    assert_non_null(strstr(program->out, OTHER " · cán bộ · mở sổ lần cuối: chưa lần nào"));
    program_clear(program);
}

static void a_pin_is_changed_and_reset(void **state)
{
    struct program *program = *state;
    program_found(program);
    add_other(program);

    RUN(program, NEW_PIN "\n" OTHER_PIN "\n", "staff", "pin", "--data", program->data, "--pin-file",
        "-", "--by", OTHER, "--by-pin-file", "-");
    assert_int_equal(program->status, 0);
    RUN(program, "739154\n" NEW_PIN "\n", "staff", "pin", "--data", program->data, "--name", STAFF,
        "--pin-file", "-", "--by", OTHER, "--by-pin-file", "-");
    assert_int_equal(program->status, 1);
    assert_non_null(strstr(program->err, "người phụ trách"));
    RUN(program, "739154\n" PIN "\n", "staff", "pin", "--data", program->data, "--name", OTHER,
        "--pin-file", "-", "--by", STAFF, "--by-pin-file", "-");
    assert_int_equal(program->status, 0);
    RUN(program, NULL, "verify", "--rebuild", "--data", program->data);
    assert_int_equal(program->status, 0);
    program_clear(program);
}

static void who_left_is_told_in_the_list(void **state)
{
    struct program *program = *state;
    program_found(program);
    add_other(program);

    RUN(program, PIN "\n", "staff", "left", "--data", program->data, "--name", OTHER, "--by", STAFF,
        "--by-pin-file", "-");
    assert_int_equal(program->status, 0);
    RUN(program, NULL, "staff", "list", "--data", program->data);
    assert_non_null(strstr(program->out, OTHER " · đã thôi"));
    RUN(program, PIN "\n", "staff", "left", "--data", program->data, "--name", STAFF, "--by", STAFF,
        "--by-pin-file", "-");
    assert_int_equal(program->status, 1);
    assert_non_null(strstr(program->err, "duy nhất"));
    program_clear(program);
}

static void what_is_refused_says_what_to_do(void **state)
{
    struct program *program = *state;
    program_found(program);

    RUN(program, OTHER_PIN "\n" PIN "\n", "staff", "add", "--data", program->data, "--name", STAFF,
        "--pin-file", "-", "--by", STAFF, "--by-pin-file", "-");
    assert_int_equal(program->status, 1);
    assert_non_null(strstr(program->err, "Ghi thêm để phân biệt"));
    RUN(program, NULL, "staff", "pin", "--data", program->data);
    assert_int_equal(program->status, 2);
    scratch_write(&program->scratch, "phieu", "abcd");
    char *sheet = scratch_path(&program->scratch, "phieu");
    RUN(program, NEW_PIN "\n", "staff", "pin", "--data", program->data, "--name", STAFF,
        "--pin-file", "-", "--recovery", sheet);
    assert_int_equal(program->status, 1);
    assert_non_null(strstr(program->err, "56"));
    free(sheet);
    scratch_remove(&program->scratch, "phieu");
    program_clear(program);
}

static void health_ends_with_1_when_something_is_wrong(void **state)
{
    struct program *program = *state;
    program_found(program);

    RUN(program, NULL, "health", "--data", program->data);

    assert_non_null(strstr(program->out, "✓ Khóa của máy"));
    assert_non_null(strstr(program->out, "! Phiếu khôi phục: CHƯA CÓ"));
    assert_int_equal(program->status, 1);
    program_clear(program);
}

static void health_names_the_printer_that_was_chosen(void **state)
{
    struct program *program = *state;
    program_found(program);
    RUN(program, NULL, "health", "--data", program->data);
    assert_non_null(strstr(program->out, "– Máy in: chưa chọn\n"));

    scratch_write(&program->scratch, "data/may-in.json",
                  "{\"where\":\"/dev/usb/lp0\",\"paper\":\"a5\"}");
    RUN(program, NULL, "health", "--data", program->data);

    assert_non_null(strstr(program->out, "✓ Máy in: /dev/usb/lp0, tờ A5\n"));
    program_clear(program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROGRAM(health_names_the_printer_that_was_chosen),
        WITH_PROGRAM(the_list_names_who_has_a_pin),
        WITH_PROGRAM(a_pin_is_changed_and_reset),
        WITH_PROGRAM(who_left_is_told_in_the_list),
        WITH_PROGRAM(what_is_refused_says_what_to_do),
        WITH_PROGRAM(health_ends_with_1_when_something_is_wrong),
    };
    return cmocka_run_group_tests_name("staff", tests, NULL, NULL);
}
