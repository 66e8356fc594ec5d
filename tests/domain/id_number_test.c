/* Promises of domain/id_number.h and domain/sex.h. */
#include "domain/id_number.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"

static void a_number_says_province_sex_and_year(void **state)
{
    (void)state;
    static const struct {
        const char *digits, *province;
        enum sex sex;
        int year;
    } cases[] = {
        {"062088001234", "Kon Tum", SEX_MALE, 1988},
        {"062301004321", "Kon Tum", SEX_FEMALE, 2001},
        {"051100000001", "Quảng Ngãi", SEX_FEMALE, 1900},
        {"001299000001", "Hà Nội", SEX_MALE, 2099},
        {"096400000001", "Cà Mau", SEX_MALE, 2100},
        {"001999000001", "Hà Nội", SEX_FEMALE, 2399},
        {"077145000001", "Bà Rịa - Vũng Tàu", SEX_FEMALE, 1945},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct id_number number;
        struct error error = {0};
        assert_true(id_number_read(cases[i].digits, &number, &error));
        assert_string_equal(number.digits, cases[i].digits);
        assert_string_equal(number.province, cases[i].province);
        assert_int_equal(number.sex, cases[i].sex);
        assert_int_equal(number.birth_year, cases[i].year);
        assert_false(number.practice);
    }
}

static void an_unknown_prefix_is_taken_and_099_is_practice(void **state)
{
    (void)state;
    struct id_number number;
    struct error error = {0};
    static const char *const unknown[] = {"003088001234", "101088001234", "000088001234"};
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        assert_true(id_number_read(unknown[i], &number, &error));
        assert_null(number.province);
        assert_false(number.practice);
    }
    assert_true(id_number_read("099190123456", &number, &error));
    assert_null(number.province);
    assert_true(number.practice);
}

static void numbers_are_typed_in_many_ways(void **state)
{
    (void)state;
    static const char *const typed[] = {"001090123456", "001 090 123 456", "001.090.123.456",
                                        "001-090-123456", "  001090123456 "};
    for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
        struct id_number number;
        assert_true(id_number_read(typed[i], &number, NULL));
        assert_string_equal(number.digits, "001090123456");
    }
}

static void what_is_no_number_is_refused_and_nothing_touched(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",     "00109012345",    "0010901234567",  "00109012345O", "001090123456x",
        "ba",   "001090\t123456", "001/090/123456", "٠٠١٠٩٠١٢٣٤٥٦", "\xff\xfe",
        "- . ", "233012345"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct id_number number = {.birth_year = 7};
        struct error error = {0};
        assert_false(id_number_read(wrong[i], &number, &error));
        assert_int_equal(error.code, ERROR_INPUT);
        assert_int_equal(number.birth_year, 7);
    }
}

static void missing_digits_are_counted(void **state)
{
    (void)state;
    assert_int_equal(id_number_missing(""), 12);
    assert_int_equal(id_number_missing("001 09"), 7);
    assert_int_equal(id_number_missing("001090123456"), 0);
    assert_int_equal(id_number_missing("0010901234567"), -1);
}

static void a_masked_number_shows_three_and_four(void **state)
{
    (void)state;
    char mask[ID_NUMBER_MASK_SIZE];
    id_number_mask("001090123456", mask);
    assert_string_equal(mask, "001•••••3456");
    static const char *const others[] = {"", "1", "00109012345", "0010901234567890123456789"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        id_number_mask(others[i], mask);
        assert_int_equal(strcspn(mask, "0123456789"), strlen(mask)); /* no digit is shown */
        assert_true(strlen(mask) < sizeof mask);
    }
}

static void sex_is_read_as_cards_and_scanners_write_it(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum sex sex;
    } cases[] = {
        {"Nam", SEX_MALE},  {"NAM", SEX_MALE},    {"M", SEX_MALE},        {"Nữ", SEX_FEMALE},
        {"nu", SEX_FEMALE}, {" NỮ ", SEX_FEMALE}, {"F", SEX_FEMALE},      {"Nư\u0303", SEX_FEMALE},
        {"", SEX_UNKNOWN},  {"U", SEX_UNKNOWN},   {"namnu", SEX_UNKNOWN}, {"\xff", SEX_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(sex_read(cases[i].text), cases[i].sex);
    static const enum sex known[] = {SEX_MALE, SEX_FEMALE};
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(sex_read(sex_code(known[i])), known[i]);
        assert_int_equal(sex_read(sex_text(known[i])), known[i]);
    }
    assert_string_equal(sex_code(SEX_UNKNOWN), "U");
    assert_string_equal(sex_text(SEX_UNKNOWN), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_says_province_sex_and_year),
        cmocka_unit_test(an_unknown_prefix_is_taken_and_099_is_practice),
        cmocka_unit_test(numbers_are_typed_in_many_ways),
        cmocka_unit_test(what_is_no_number_is_refused_and_nothing_touched),
        cmocka_unit_test(missing_digits_are_counted),
        cmocka_unit_test(a_masked_number_shows_three_and_four),
        cmocka_unit_test(sex_is_read_as_cards_and_scanners_write_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
