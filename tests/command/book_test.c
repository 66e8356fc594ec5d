/* Commands on a book: founded, looked at beside an open kiosk, damaged. */
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "command/program.h"
#include "ledger/ledger.h"

static void a_new_book_is_whole_and_its_day_is_empty(void **state)
{
    struct program *program = *state;
    RUN(program, PIN "\n", "setup", "--data", program->data, "--staff", STAFF, "--pin-file", "-");
    assert_int_equal(program->status, 0);
    assert_null(strstr(program->out, "Lan")); /* nobody's name, nobody's PIN */
    assert_null(strstr(program->out, PIN));

    RUN(program, NULL, "verify", "--rebuild", "--data", program->data);
    assert_int_equal(program->status, 0);
    assert_non_null(strstr(program->out, "3 mục của 1 máy"));

    RUN(program, NULL, "report", "day", "--data", program->data, "--date", "25/11/2026");
    assert_int_equal(program->status, 0);
    assert_non_null(strstr(program->out, "Tổng kết ngày 25/11/2026 · xã Ngọk Bay"));
    assert_non_null(strstr(program->out, "0 lượt"));
    assert_null(strstr(program->out, "Lan"));

    RUN(program, NULL, "report", "day", "--data", program->data, "--json");
    json_t *day = json_loads(program->out, 0, NULL);
    assert_non_null(day);
    assert_string_equal(json_string_value(json_object_get(day, "document")), "day");
    json_decref(day);
    program_clear(program);
}

static void a_second_setup_is_refused_and_the_book_untouched(void **state)
{
    struct program *program = *state;
    program_found(program);
    struct scratch_kept book = scratch_keep(&program->scratch, "data/so.db");

    RUN(program, "593847\n", "setup", "--data", program->data, "--staff", "A Thuk", "--pin-file",
        "-");

    assert_int_equal(program->status, 1);
    assert_non_null(strstr(program->err, "đã có sổ"));
    assert_true(scratch_is_as_kept(&program->scratch, &book));
    program_clear(program);
}

static void a_weak_pin_is_refused_with_the_reason_and_nothing_is_made(void **state)
{
    struct program *program = *state;
    static const char *const pins[][2] = {{"123456", "dãy số liền nhau"},
                                          {"000000", "lặp một chữ số"},
                                          {"010190", "giống ngày sinh"},
                                          {"12345", "ít nhất 6"},
                                          {"1234567890123", "nhiều nhất 12"},
                                          {"48a915", "chỉ gồm chữ số"},
                                          {"", "ít nhất 6"}};
    for (size_t i = 0; i < sizeof pins / sizeof pins[0]; i++) {
        char *sheet = scratch_path(&program->scratch, "sheet");
        RUN(program, pins[i][0], "setup", "--data", program->data, "--staff", STAFF, "--pin-file",
            "-", "--recovery-file", sheet);
        free(sheet);

        assert_int_equal(program->status, 1);
        if (strstr(program->err, pins[i][1]) == NULL)
            fail_msg("\"%s\": %s", pins[i][0], program->err);
        assert_int_equal(scratch_count(&program->scratch, "", true), 0);
    }
}

static void the_sheet_is_for_its_owner_only_and_joins_another_machine(void **state)
{
    struct program *program = *state;
    char *sheet = scratch_path(&program->scratch, "sheet");
    char *second = scratch_path(&program->scratch, "second");
    scratch_write(&program->scratch, "pin", PIN "\r\n");
    char *pin = scratch_path(&program->scratch, "pin");
    RUN(program, NULL, "setup", "--data", program->data, "--staff", STAFF, "--pin-file", pin,
        "--recovery-file", sheet);
    assert_int_equal(program->status, 0);
    struct stat status;
    assert_int_equal(stat(sheet, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);

    RUN(program, NULL, "setup", "--data", second, "--staff", "A Thuk", "--pin-file", pin, "--join",
        sheet);
    assert_int_equal(program->status, 0);

    RUN(program, NULL, "verify", "--data", second);
    assert_int_equal(program->status, 0);
    RUN(program, NULL, "setup", "--data", program->data, "--staff", STAFF, "--pin-file", pin,
        "--recovery-file", sheet);
    assert_int_equal(program->status, 1); /* a sheet is never overwritten */
    free(sheet);
    free(second);
    free(pin);
    scratch_remove(&program->scratch, "sheet");
    scratch_remove(&program->scratch, "second");
    scratch_remove(&program->scratch, "pin");
    program_clear(program);
}

static void with_the_sheet_on_standard_output_nothing_else_is_there(void **state)
{
    struct program *program = *state;

    RUN(program, "123456\n", "setup", "--data", program->data, "--staff", STAFF, "--pin-file", "-",
        "--recovery-file", "-");
    assert_int_equal(program->status, 1);
    assert_non_null(strstr(program->out, "dãy số liền nhau")); /* what the kiosk's page shows */

    RUN(program, PIN "\n", "setup", "--data", program->data, "--staff", STAFF, "--pin-file", "-",
        "--recovery-file", "-");
    assert_int_equal(program->status, 0);
    assert_non_null(strstr(program->out, "Ngọk Bay"));
    assert_null(strstr(program->out, "camtay run"));
    program_clear(program);
}

static void staff_is_added_by_somebody_who_can_open_the_book(void **state)
{
    struct program *program = *state;
    program_found(program);

    RUN(program, "593847\n" PIN "\n", "staff", "add", "--data", program->data, "--name", "A Thuk",
        "--pin-file", "-", "--by", STAFF, "--by-pin-file", "-");
    assert_int_equal(program->status, 0);
    assert_null(strstr(program->out, "Thuk"));

    RUN(program, "593847\n999999\n", "staff", "add", "--data", program->data, "--name", "Y Blưi",
        "--pin-file", "-", "--by", STAFF, "--by-pin-file", "-");
    assert_int_equal(program->status, 1);
    assert_non_null(strstr(program->err, "Mã PIN đang dùng chưa đúng"));

    RUN(program, NULL, "verify", "--json", "--data", program->data);
    json_t *result = json_loads(program->out, 0, NULL);
    assert_true(json_is_true(json_object_get(result, "whole")));
    assert_int_equal(json_integer_value(json_object_get(result, "entries")),
                     5); /* the wrong PIN too */
    json_decref(result);
    program_clear(program);
}

static void verify_and_report_run_beside_an_open_kiosk(void **state)
{
    struct program *program = *state;
    program_found(program);
    struct error error = {0};
    int lock = ledger_lock(program->data, &error);
    assert_true(lock >= 0);

    RUN(program, NULL, "verify", "--data", program->data);
    assert_int_equal(program->status, 0);
    RUN(program, NULL, "report", "day", "--data", program->data);
    assert_int_equal(program->status, 0);
    RUN(program, "", "run", "--linear", "--data", program->data);
    assert_int_equal(program->status, 1); /* a second kiosk does not */

    close(lock);
    program_clear(program);
}

static void a_changed_byte_is_found_and_named(void **state)
{
    struct program *program = *state;
    program_found(program);
    size_t size = 0;
    char *book = scratch_read(&program->scratch, "data/so.db", &size);
    char *name = memmem(book, size, "{\"name\":\"Nguy", 13);
    assert_non_null(name);
    FILE *file = fopen((snprintf(book, size, "%s/so.db", program->data), book), "r+b");
    assert_non_null(file);
    fseek(file, (long)(name - book) + 9, SEEK_SET);
    fputc('M', file); /* Nguyễn → Mguyễn */
    fclose(file);

    RUN(program, NULL, "verify", "--data", program->data);
    assert_int_equal(program->status, 1);
    assert_non_null(strstr(program->out, "/3 "));
    assert_non_null(strstr(program->out, "chỗ sai"));

    RUN(program, NULL, "verify", "--json", "--data", program->data);
    assert_int_equal(program->status, 1);
    json_t *result = json_loads(program->out, 0, NULL);
    json_t *first = json_array_get(json_object_get(result, "findings"), 0);
    assert_int_equal(json_integer_value(json_object_get(first, "number")), 3);
    json_decref(result);
    free(book);
    program_clear(program);
}

static void a_folder_without_a_book_says_so_and_stays_empty(void **state)
{
    struct program *program = *state;

    RUN(program, NULL, "report", "day", "--data", program->data);
    assert_int_equal(program->status, 1);
    assert_non_null(strstr(program->err, "Chưa thấy sổ"));
    RUN(program, NULL, "verify", "--data", program->data);
    assert_int_equal(program->status, 1);

    assert_int_equal(scratch_count(&program->scratch, "", true), 0);
}

static void derive_says_nothing_to_garbage(void **state)
{
    struct program *program = *state;

    RUN(program, "no request", "derive");

    assert_int_equal(program->status, 1);
    assert_string_equal(program->out, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROGRAM(a_new_book_is_whole_and_its_day_is_empty),
        WITH_PROGRAM(a_second_setup_is_refused_and_the_book_untouched),
        WITH_PROGRAM(a_weak_pin_is_refused_with_the_reason_and_nothing_is_made),
        WITH_PROGRAM(the_sheet_is_for_its_owner_only_and_joins_another_machine),
        WITH_PROGRAM(with_the_sheet_on_standard_output_nothing_else_is_there),
        WITH_PROGRAM(staff_is_added_by_somebody_who_can_open_the_book),
        WITH_PROGRAM(verify_and_report_run_beside_an_open_kiosk),
        WITH_PROGRAM(a_changed_byte_is_found_and_named),
        WITH_PROGRAM(a_folder_without_a_book_says_so_and_stays_empty),
        WITH_PROGRAM(derive_says_nothing_to_garbage),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
