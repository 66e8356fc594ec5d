/* Promises of domain/number.h. */
#include "domain/number.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void numbers_have_a_dot_every_three_digits(void **state)
{
    (void)state;
    static const struct {
        long number;
        const char *text;
    } cases[] = {
        {0, "0"},        {7, "7"},          {999, "999"},        {1000, "1.000"},
        {1234, "1.234"}, {12345, "12.345"}, {123456, "123.456"}, {1234567, "1.234.567"},
        {-1, "-1"},      {-123, "-123"},    {-1234, "-1.234"},   {-123456, "-123.456"},
    };
    char text[NUMBER_SIZE];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        number_text(cases[i].number, text);
        assert_string_equal(text, cases[i].text);
    }
    number_text(LONG_MIN, text);
    assert_string_equal(text, "-9.223.372.036.854.775.808");
}

static void percents_close_up_and_never_round_up_to_a_whole(void **state)
{
    (void)state;
    static const struct {
        long part, whole;
        const char *text;
    } cases[] = {
        {314, 1000, "31,4%"},
        {1, 2, "50%"},
        {0, 5, "0%"},
        {5, 5, "100%"},
        {1, 3, "33,3%"},
        {2, 3, "66,7%"},
        {1, 8, "12,5%"},
        {1, 16, "6,3%"},
        {7, 412, "1,7%"},
        {4996, 10000, "49,9%"}, /* a target of 50% is not reached */
        {4994, 10000, "49,9%"},
        {5004, 10000, "50%"},
        {9999, 10000, "99,9%"},
        {1, 100000, "0,1%"},
        {3, 2, "150%"},
        {10001, 10000, "100,1%"},
        {1, 0, ""},
        {0, 0, ""},
        {1, -5, ""},
        {-1, 2, "-50%"},
        {4812, 15325, "31,4%"},
    };
    char text[NUMBER_SIZE];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        percent_text(cases[i].part, cases[i].whole, text);
        assert_string_equal(text, cases[i].text);
    }
}

static void durations_run_and_are_said(void **state)
{
    (void)state;
    static const struct {
        long seconds;
        const char *clock, *said;
    } cases[] = {
        {-5, "00:00", "0 giây"},           {0, "00:00", "0 giây"},        {59, "00:59", "59 giây"},
        {60, "01:00", "1 phút"},           {250, "04:10", "4 phút"},      {89, "01:29", "1 phút"},
        {90, "01:30", "2 phút"},           {660, "11:00", "11 phút"},     {3599, "59:59", "1 giờ"},
        {3900, "1:05:00", "1 giờ 5 phút"}, {36000, "10:00:00", "10 giờ"},
    };
    char text[NUMBER_SIZE];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        duration_clock_text(cases[i].seconds, text);
        assert_string_equal(text, cases[i].clock);
        duration_text(cases[i].seconds, text);
        assert_string_equal(text, cases[i].said);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_have_a_dot_every_three_digits),
        cmocka_unit_test(percents_close_up_and_never_round_up_to_a_whole),
        cmocka_unit_test(durations_run_and_are_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
