/* Promises of domain/date.h. Day numbers were counted with `date -ud DAY +%s` / 86400. */
#include "domain/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/error.h"

#define NOV_24 20781L /* Tuesday, 2026-11-24 */

static void a_day_has_one_number_and_a_number_one_day(void **state)
{
    (void)state;
    static const struct {
        struct date date;
        long day;
    } cases[] = {
        {{1970, 1, 1}, 0},       {{1969, 12, 31}, -1},  {{2026, 11, 24}, NOV_24},
        {{2000, 2, 29}, 11016},  {{2000, 3, 1}, 11017}, {{1900, 3, 1}, -25508},
        {{1900, 2, 28}, -25509},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(date_to_day(cases[i].date), cases[i].day);
        struct date back = date_of_day(cases[i].day);
        assert_memory_equal(&back, &cases[i].date, sizeof back);
    }
}

static void every_day_of_six_centuries_agrees_with_the_c_library(void **state)
{
    (void)state;
    long first = date_to_day((struct date){DATE_FIRST_YEAR, 1, 1});
    long last = date_to_day((struct date){DATE_LAST_YEAR, 12, 31});
    assert_int_equal(last - first + 1,
                     600 * 365 + 145); /* leap years but 1800 1900 2100 2200 2300 */
    for (long day = first; day <= last; day += 3) {
        time_t seconds = (time_t)day * 86400;
        struct tm theirs;
        gmtime_r(&seconds, &theirs);
        struct date ours = date_of_day(day);
        assert_int_equal(ours.year, theirs.tm_year + 1900);
        assert_int_equal(ours.month, theirs.tm_mon + 1);
        assert_int_equal(ours.day, theirs.tm_mday);
        assert_int_equal(((int)date_weekday(day) + 1) % 7, theirs.tm_wday);
        assert_int_equal(date_to_day(ours), day);
    }
}

static void only_real_days_are_real(void **state)
{
    (void)state;
    assert_true(date_is_real(2028, 2, 29));
    assert_true(date_is_real(2000, 2, 29));
    assert_false(date_is_real(1900, 2, 29));
    assert_false(date_is_real(2026, 2, 29));
    assert_false(date_is_real(2026, 4, 31));
    assert_false(date_is_real(2026, 0, 1));
    assert_false(date_is_real(2026, 13, 1));
    assert_false(date_is_real(2026, 1, 0));
    assert_false(date_is_real(1799, 12, 31));
    assert_false(date_is_real(2400, 1, 1));
    assert_int_equal(date_days_in_month(2026, 0), 0);
}

static void days_are_written_as_files_screens_and_papers_have_them(void **state)
{
    (void)state;
    char text[DATE_SIZE];
    char document[DATE_LONG_SIZE];
    date_iso(NOV_24, text);
    assert_string_equal(text, "2026-11-24");
    date_text(NOV_24 + 1, text);
    assert_string_equal(text, "25/11/2026");
    date_text_short(NOV_24 + 1, text);
    assert_string_equal(text, "25/11");
    date_text(date_to_day((struct date){2027, 1, 5}), text);
    assert_string_equal(text, "05/01/2027");
    date_text_document(NOV_24, document);
    assert_string_equal(document, "ngày 24 tháng 11 năm 2026");
    date_text_document(date_to_day((struct date){2027, 1, 5}), document);
    assert_string_equal(document, "ngày 05 tháng 01 năm 2027");
    date_text_document(date_to_day((struct date){2027, 3, 15}), document);
    assert_string_equal(document, "ngày 15 tháng 3 năm 2027");
    assert_string_equal(date_weekday_short(NOV_24 + 1), "T4");
    assert_string_equal(date_weekday_text(NOV_24 + 1), "thứ Tư");
    assert_string_equal(date_weekday_short(NOV_24 + 5), "CN");
    assert_string_equal(date_weekday_text(NOV_24 + 5), "Chủ nhật");
    assert_string_equal(date_weekday_text(-1), "thứ Tư"); /* 31/12/1969 */
}

static void only_the_iso_form_is_read_as_iso(void **state)
{
    (void)state;
    long day = 7;
    assert_true(date_read_iso("2026-11-24", &day));
    assert_int_equal(day, NOV_24);
    static const char *const wrong[] = {"",           "2026-11-2",   "2026-11-240", "2026/11/24",
                                        "24-11-2026", "2026-02-29",  " 2026-11-24", "2026-11-2x",
                                        "0001-01-01", "2026-11-24 ", "+026-11-24"};
    day = 7;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_false(date_read_iso(wrong[i], &day));
    assert_int_equal(day, 7);
}

static void assert_months_later(const char *from, int months, const char *to)
{
    long day = 0;
    char text[DATE_SIZE];
    assert_true(date_read_iso(from, &day));
    date_iso(date_add_months(day, months), text);
    assert_string_equal(text, to);
}

static void months_end_where_they_end(void **state)
{
    (void)state;
    assert_months_later("2026-01-31", 1, "2026-02-28");
    assert_months_later("2028-01-31", 1, "2028-02-29");
    assert_months_later("2026-12-15", 1, "2027-01-15");
    assert_months_later("2026-01-15", -1, "2025-12-15");
    assert_months_later("2026-03-31", -1, "2026-02-28");
    assert_months_later("2026-11-24", 25, "2028-12-24");
    assert_int_equal(date_month_start(NOV_24), NOV_24 - 23);
    assert_int_equal(date_month_end(NOV_24), NOV_24 + 6);
    assert_int_equal(date_month_end(date_to_day((struct date){2028, 2, 1})),
                     date_to_day((struct date){2028, 2, 29}));
}

static void a_day_to_come_back_is_typed_short(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        struct date due;
    } cases[] = {
        {"27/11", {2026, 11, 27}},    {"27-11", {2026, 11, 27}},      {"27.11", {2026, 11, 27}},
        {"27 11", {2026, 11, 27}},    {"27/11/2026", {2026, 11, 27}}, {"27/11/26", {2026, 11, 27}},
        {"27112026", {2026, 11, 27}}, {" 27/11 ", {2026, 11, 27}},    {"24/11", {2026, 11, 24}},
        {"23/5", {2027, 5, 23}},      {"23/11/2027", {2027, 11, 23}}, {"5/1", {2027, 1, 5}},
        {"+3", {2026, 11, 27}},       {"+0", {2026, 11, 24}},         {"+366", {2027, 11, 25}},
        {"27", {2026, 11, 27}},       {"24", {2026, 11, 24}},         {"3", {2026, 12, 3}},
        {"31", {2026, 12, 31}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        long due = 0;
        struct error error = {0};
        assert_true(date_read_due(cases[i].typed, NOV_24, &due, &error));
        assert_int_equal(due, date_to_day(cases[i].due));
    }
}

static void a_day_that_cannot_be_meant_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",
                                        "mai",
                                        "+",
                                        "+x",
                                        "-3",
                                        "32",
                                        "0",
                                        "31/11",
                                        "29/2",
                                        "23/11",
                                        "1/6",
                                        "23/11/2026",
                                        "1/1/2030",
                                        "+367",
                                        "27/11/",
                                        "27//11",
                                        "27/11-26",
                                        "1/2/3/4",
                                        "270112026",
                                        "999",
                                        "27/13",
                                        "27/11/2o26",
                                        "\xff",
                                        "+99999999",
                                        "+1/2",
                                        "27/11/2026 8 giờ",
                                        "99999999999999999999"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        long due = 7;
        struct error error = {0};
        assert_false(date_read_due(wrong[i], NOV_24, &due, &error));
        assert_int_equal(error.code, ERROR_INPUT);
        assert_int_equal(due, 7);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_has_one_number_and_a_number_one_day),
        cmocka_unit_test(every_day_of_six_centuries_agrees_with_the_c_library),
        cmocka_unit_test(only_real_days_are_real),
        cmocka_unit_test(days_are_written_as_files_screens_and_papers_have_them),
        cmocka_unit_test(only_the_iso_form_is_read_as_iso),
        cmocka_unit_test(months_end_where_they_end),
        cmocka_unit_test(a_day_to_come_back_is_typed_short),
        cmocka_unit_test(a_day_that_cannot_be_meant_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
