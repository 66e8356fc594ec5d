/* Promises of domain/birth.h. */
#include "domain/birth.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/error.h"
#include "domain/date.h"

#define NOV_24 20781L /* 2026-11-24 */

static long day_of(int year, int month, int day)
{
    return date_to_day((struct date){year, month, day});
}

static void births_are_typed_in_many_ways(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        struct birth birth;
        const char *text, *iso;
    } cases[] = {
        {"1/2/1990", {1990, 2, 1}, "01/02/1990", "1990-02-01"},
        {"01/02/1990", {1990, 2, 1}, "01/02/1990", "1990-02-01"},
        {"1-2-1990", {1990, 2, 1}, "01/02/1990", "1990-02-01"},
        {"1.2.1990", {1990, 2, 1}, "01/02/1990", "1990-02-01"},
        {"1 2 1990", {1990, 2, 1}, "01/02/1990", "1990-02-01"},
        {"01021990", {1990, 2, 1}, "01/02/1990", "1990-02-01"},
        {"1990-02-01", {1990, 2, 1}, "01/02/1990", "1990-02-01"},
        {"29/2/2008", {2008, 2, 29}, "29/02/2008", "2008-02-29"},
        {"1945", {1945, 0, 0}, "1945", "1945"},
        {"00001945", {1945, 0, 0}, "1945", "1945"},
        {"24/11/2026", {2026, 11, 24}, "24/11/2026", "2026-11-24"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct birth birth;
        struct error error = {0};
        char text[BIRTH_SIZE];
        assert_true(birth_read(cases[i].typed, NOV_24, &birth, &error));
        assert_memory_equal(&birth, &cases[i].birth, sizeof birth);
        birth_text(&birth, text);
        assert_string_equal(text, cases[i].text);
        birth_iso(&birth, text);
        assert_string_equal(text, cases[i].iso);
        assert_true(birth_read(text, NOV_24, &birth, &error)); /* the file reads what it wrote */
        assert_memory_equal(&birth, &cases[i].birth, sizeof birth);
    }
}

static void what_is_no_birth_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",           "90",       "1/2/90",     "1/2",        "31/4/1990", "29/2/1990",
        "25/11/2026", "2027",     "1895",       "1/13/1990",  "0/1/1990",  "1/0/1990",
        "00021990",   "01001990", "1/2/1990/5", "1 tháng 2",  "0102199",   "010219901",
        "\xff",       "1/2-1990", "-1/2/1990",  "1990-02-30", "0000"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct birth birth = {.year = 7};
        struct error error = {0};
        assert_false(birth_read(wrong[i], NOV_24, &birth, &error));
        assert_int_equal(error.code, ERROR_INPUT);
        assert_int_equal(birth.year, 7);
    }
}

static void nobody_is_an_adult_before_it_is_sure(void **state)
{
    (void)state;
    const struct birth whole = {2008, 11, 24};
    assert_int_equal(birth_age(&whole, day_of(2026, 11, 23)), 17);
    assert_false(birth_is_adult(&whole, day_of(2026, 11, 23)));
    assert_int_equal(birth_age(&whole, day_of(2026, 11, 24)), 18);
    assert_true(birth_is_adult(&whole, day_of(2026, 11, 24)));

    const struct birth year_only = {2008, 0, 0};
    assert_false(birth_is_adult(&year_only, day_of(2026, 12, 30)));
    assert_true(birth_is_adult(&year_only, day_of(2026, 12, 31)));

    const struct birth leap = {2008, 2, 29};
    assert_false(birth_is_adult(&leap, day_of(2026, 2, 28)));
    assert_true(birth_is_adult(&leap, day_of(2026, 3, 1)));
    assert_int_equal(birth_age(&leap, day_of(2028, 2, 28)), 19);
    assert_int_equal(birth_age(&leap, day_of(2028, 2, 29)), 20);

    assert_int_equal(birth_age(&whole, day_of(2008, 11, 24)), 0);
    assert_int_equal(birth_age(&whole, day_of(2008, 11, 23)), -1);
    const struct birth unknown = {0};
    assert_int_equal(birth_age(&unknown, NOV_24), -1);
    assert_false(birth_is_adult(&unknown, NOV_24));
    char text[BIRTH_SIZE] = "x";
    birth_text(&unknown, text);
    assert_string_equal(text, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(births_are_typed_in_many_ways),
        cmocka_unit_test(what_is_no_birth_is_refused),
        cmocka_unit_test(nobody_is_an_adult_before_it_is_sure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
