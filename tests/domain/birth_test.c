/* Promises of domain/birth.h. */
#include "domain/birth.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

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
        {"1/2/90", {1990, 2, 1}, "01/02/1990", "1990-02-01"},
        {"010290", {1990, 2, 1}, "01/02/1990", "1990-02-01"},
        {" 1 / 2 / 1990 ", {1990, 2, 1}, "01/02/1990", "1990-02-01"},
        {"1, 2, 1990", {1990, 2, 1}, "01/02/1990", "1990-02-01"},
        {"1990/2/1", {1990, 2, 1}, "01/02/1990", "1990-02-01"},
        {"ngày 1 tháng 2 năm 1990", {1990, 2, 1}, "01/02/1990", "1990-02-01"},
        {"Ngay 01 thang 02 nam 90", {1990, 2, 1}, "01/02/1990", "1990-02-01"},
        {"sinh năm 1945", {1945, 0, 0}, "1945", "1945"},
        {"SN 1945", {1945, 0, 0}, "1945", "1945"},
        {"0/0/1945", {1945, 0, 0}, "1945", "1945"},
        {"00/00/1945", {1945, 0, 0}, "1945", "1945"},
        {"1/2/26", {2026, 2, 1}, "01/02/2026", "2026-02-01"},
        {"24/11/26", {2026, 11, 24}, "24/11/2026", "2026-11-24"},
        {"25/11/26", {1926, 11, 25}, "25/11/1926", "1926-11-25"}, /* not tomorrow's child */
        {"251127", {1927, 11, 25}, "25/11/1927", "1927-11-25"},
        {"29/2/00", {2000, 2, 29}, "29/02/2000", "2000-02-29"},
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
        "",           "90",       "1//2/1990",  "1/2",        "31/4/1990", "29/2/1990",
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

static void a_refused_date_is_taught(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        enum birth_fault fault;
        const char *message;
    } cases[] = {
        {"", BIRTH_EMPTY, "Chưa có ngày sinh. Gõ như 1/2/1990, hoặc chỉ năm sinh."},
        {"hôm qua", BIRTH_UNREADABLE,
         "Chưa đọc được ngày sinh. Gõ ngày, tháng, năm như 1/2/1990, hoặc chỉ năm sinh."},
        {"90", BIRTH_SHORT_YEAR, "Năm sinh gõ đủ 4 số, như 1990."},
        {"1/2", BIRTH_NO_YEAR, "Thiếu năm sinh. Gõ thêm năm, như 1/2/1990."},
        {"2/1990", BIRTH_NO_DAY,
         "Thiếu ngày sinh. Gõ đủ ngày, tháng, năm; thẻ chỉ ghi năm thì gõ mỗi năm."},
        {"29/2/2023", BIRTH_BAD_DAY, "Tháng 2/2023 chỉ có 28 ngày. Xem lại ngày trên thẻ."},
        {"31/4/90", BIRTH_BAD_DAY, "Tháng 4/1990 chỉ có 30 ngày. Xem lại ngày trên thẻ."},
        {"0/5/1990", BIRTH_BAD_DAY, "Không có ngày 0. Thẻ chỉ ghi năm thì gõ mỗi năm sinh: 1990."},
        {"2/13/1990", BIRTH_BAD_MONTH,
         "Không có tháng 13. Gõ ngày trước, tháng sau: 13/2/1990, nếu trên thẻ là ngày ấy."},
        {"13/13/1990", BIRTH_BAD_MONTH,
         "Không có tháng 13. Xem lại trên thẻ, gõ ngày trước, tháng sau."},
        {"25/11/2026", BIRTH_FUTURE, "Chưa đến ngày 25/11/2026. Xem lại năm sinh trên thẻ."},
        {"2027", BIRTH_FUTURE, "Chưa đến năm 2027. Xem lại năm sinh trên thẻ."},
        {"1895", BIRTH_TOO_OLD, "Sinh năm 1895 thì đã hơn 130 tuổi. Xem lại năm sinh trên thẻ."},
        {"1/2/1990", BIRTH_FINE, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct birth read;
        char text[BIRTH_MESSAGE_SIZE];
        assert_int_equal(birth_examine(cases[i].typed, NOV_24, &read), cases[i].fault);
        birth_message(cases[i].typed, NOV_24, text);
        assert_string_equal(text, cases[i].message);
        assert_true((birth_fault_code(cases[i].fault)[0] == '\0') ==
                    (cases[i].fault == BIRTH_FINE));
    }
}

static void under_18_what_is_possible_is_said(void **state)
{
    (void)state;
    const struct birth birth = {2008, 11, 25};
    static const struct {
        int year, month, day;
        const char *begins; /* NULL: nothing is said */
    } cases[] = {
        {2008, 11, 24, NULL}, /* not born yet */
        {2008, 11, 25, "Dưới 6 tuổi"},
        {2014, 11, 24, "Dưới 6 tuổi"},
        {2014, 11, 25, "Từ 6 đến 13 tuổi"},
        {2022, 11, 24, "Từ 6 đến 13 tuổi"},
        {2022, 11, 25, "Từ 14 đến 17 tuổi"},
        {2026, 11, 24, "Từ 14 đến 17 tuổi"},
        {2026, 11, 25, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *said =
            birth_possible(&birth, day_of(cases[i].year, cases[i].month, cases[i].day));
        if (cases[i].begins == NULL)
            assert_null(said);
        else
            assert_memory_equal(said, cases[i].begins, strlen(cases[i].begins));
    }
    const struct birth unknown = {0};
    assert_null(birth_possible(&unknown, NOV_24));
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
        cmocka_unit_test(a_refused_date_is_taught),
        cmocka_unit_test(under_18_what_is_possible_is_said),
        cmocka_unit_test(nobody_is_an_adult_before_it_is_sure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
