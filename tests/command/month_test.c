/* camtay report month: what it says without a PIN and with one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "command/program.h"
#include "domain/name.h"

#define NOW       "2026-11-25 10:15"
#define OFFICIALS "chưa có chữ ký số: "

/* A small town whose staff open with PIN; its head is STAFF. */
static void people_come(struct program *program)
{
    scratch_write(&program->scratch, "pin", PIN "\n");
    char *pin = scratch_path(&program->scratch, "pin");
    RUN(program, NULL, "demo", "--data", program->data, "--clock", NOW, "--visits", "60", "--days",
        "12", "--seed", "7", "--pin-file", pin);
    if (program->status != 0)
        fail_msg("demo: %d %s", program->status, program->err);
    free(pin);
    scratch_remove(&program->scratch, "pin");
}

static void run_month(struct program *program, const char *input, const char *one, const char *two,
                      const char *three, const char *four)
{
    RUN(program, input, "report", "month", "--data", program->data, "--clock", NOW, one, two, three,
        four);
}

static long officials_said(const struct program *program)
{
    const char *said = strstr(program->out, OFFICIALS);
    assert_non_null(said);
    return strtol(said + strlen(OFFICIALS), NULL, 10);
}

static void without_a_pin_officials_are_a_number_and_the_way_to_their_names(void **state)
{
    struct program *program = *state;
    people_come(program);

    run_month(program, NULL, NULL, NULL, NULL, NULL);

    assert_int_equal(program->status, 0);
    assert_true(officials_said(program) > 0);
    assert_non_null(strstr(program->out, "--staff TÊN --pin-file TỆP"));
    assert_null(strstr(program->out, "  1. "));
    program_clear(program);
}

/* "  1. Name" and so on: as lists of people are ordered. */
static void check_order(const char *text, long count)
{
    char before[200] = "", name[200];
    for (long i = 1; i <= count; i++) {
        char number[32];
        snprintf(number, sizeof number, "\n %2ld. ", i);
        const char *line = strstr(text, number);
        assert_non_null(line);
        line += strlen(number);
        snprintf(name, sizeof name, "%.*s", (int)strcspn(line, "\n"), line);
        assert_true(name_compare(before, name) <= 0);
        memcpy(before, name, sizeof before);
    }
}

static void with_a_pin_they_are_named(void **state)
{
    struct program *program = *state;
    char last[16];
    people_come(program);

    run_month(program, PIN "\n", "--staff", STAFF, "--pin-file", "-");

    assert_int_equal(program->status, 0);
    long count = officials_said(program);
    snprintf(last, sizeof last, "\n %2ld. ", count);
    assert_true(count > 2);
    check_order(program->out, count);
    assert_non_null(strstr(program->out, last));
    assert_null(strstr(program->out, "không mở được"));
    assert_null(strstr(program->out, "--pin-file"));
    program_clear(program);
}

static void a_pin_needs_its_owner_and_an_owner_a_pin(void **state)
{
    struct program *program = *state;
    program_found(program);

    run_month(program, PIN "\n", "--pin-file", "-", NULL, NULL);
    assert_int_equal(program->status, 2);
    assert_non_null(strstr(program->err, "cả --staff TÊN và --pin-file TỆP"));
    run_month(program, NULL, "--staff", STAFF, NULL, NULL);
    assert_int_equal(program->status, 2);
    assert_string_equal(program->out, "");

    run_month(program, "593847\n", "--staff", STAFF, "--pin-file", "-");
    assert_int_equal(program->status, 1);
    assert_non_null(strstr(program->err, "Mã PIN chưa đúng"));
    run_month(program, PIN "\n", "--staff", "Không Ai", "--pin-file", "-");
    assert_int_equal(program->status, 1);
    assert_non_null(strstr(program->err, "Không có cán bộ tên này"));
    run_month(program, NULL, "--staff", STAFF, "--pin-file", "/khong/co/tep");
    assert_int_equal(program->status, 1);
    assert_non_null(strstr(program->err, "Không thấy tệp /khong/co/tep"));
    assert_string_equal(program->out, "");
    program_clear(program);
}

static void the_three_forms_tell_the_same_figure(void **state)
{
    struct program *program = *state;
    people_come(program);

    run_month(program, NULL, "--format", "csv", NULL, NULL);
    assert_non_null(strstr(program->out, "\r\nHình thức,Tại quầy,lượt,"));
    long counter =
        strtol(strstr(program->out, "Tại quầy,lượt,") + strlen("Tại quầy,lượt,"), NULL, 10);
    assert_true(counter > 0);
    char wanted[100];
    run_month(program, NULL, "--format", "json", NULL, NULL);
    snprintf(wanted, sizeof wanted,
             "\"name\": \"Tại quầy\",\n   \"figure\": \"lượt\",\n   \"in\": %ld", counter);
    assert_non_null(strstr(program->out, wanted));
    run_month(program, NULL, "--format", "text", NULL, NULL);
    snprintf(wanted, sizeof wanted, "lượt %27ld", counter);
    assert_non_null(strstr(program->out, wanted));
    program_clear(program);
}

static void a_month_before_the_first_visit_is_a_report_too(void **state)
{
    struct program *program = *state;
    program_found(program);

    run_month(program, NULL, "--date", "1/3/2024", NULL, NULL);

    assert_int_equal(program->status, 0);
    assert_non_null(strstr(program->out, "từ 15/02/2024 đến 14/03/2024")); /* over the leap day */
    program_clear(program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROGRAM(without_a_pin_officials_are_a_number_and_the_way_to_their_names),
        WITH_PROGRAM(with_a_pin_they_are_named),
        WITH_PROGRAM(a_pin_needs_its_owner_and_an_owner_a_pin),
        WITH_PROGRAM(the_three_forms_tell_the_same_figure),
        WITH_PROGRAM(a_month_before_the_first_visit_is_a_report_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
