/* Promises of domain/invented.h. */
#include "domain/invented.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/text.h"
#include "domain/birth.h"
#include "domain/name.h"
#include "domain/phone.h"

#define TODAY 20782 /* 2026-11-25 */
#define SOME  5000

static void the_counter_takes_each_of_them(void **state)
{
    (void)state;
    struct error error = {0};

    for (uint32_t n = 0; n < SOME; n++) {
        struct invented one;
        invented_citizen(7, n, TODAY, &one);
        struct id_number number;
        struct birth birth;
        struct phone phone;
        assert_true(name_valid(one.name, &error));
        assert_true(text_is_clean(one.name));
        assert_true(id_number_read(one.id_number, &number, &error));
        assert_true(birth_read(one.birth, TODAY, &birth, &error));
        assert_true(phone_read(one.phone, &phone, &error));
    }
}

static void nobody_real_can_be_meant(void **state)
{
    (void)state;
    struct error error = {0};

    for (uint32_t n = 0; n < SOME; n++) {
        struct invented one;
        struct id_number number;
        invented_citizen(7, n, TODAY, &one);
        assert_true(id_number_read(one.id_number, &number, &error));
        assert_true(number.practice);
        assert_int_equal(strncmp(one.phone, "0500", 4), 0);
    }
}

static void the_number_says_what_the_card_says(void **state)
{
    (void)state;
    struct error error = {0};

    for (uint32_t n = 0; n < SOME; n++) {
        struct invented one;
        struct id_number number;
        struct birth birth;
        invented_citizen(7, n, TODAY, &one);
        assert_true(id_number_read(one.id_number, &number, &error));
        assert_true(birth_read(one.birth, TODAY, &birth, &error));
        assert_int_equal(number.sex, one.sex);
        assert_int_equal(number.birth_year, birth.year);
    }
}

static int compare_numbers(const void *one, const void *other)
{
    return strcmp(one, other);
}

static void everyone_has_a_number_of_their_own(void **state)
{
    (void)state;
    static char numbers[SOME][ID_NUMBER_DIGITS + 1];

    for (uint32_t n = 0; n < SOME; n++) {
        struct invented one;
        invented_citizen(7, n, TODAY, &one);
        memcpy(numbers[n], one.id_number, sizeof numbers[n]);
    }

    qsort(numbers, SOME, sizeof numbers[0], compare_numbers);
    for (size_t i = 1; i < SOME; i++)
        assert_true(strcmp(numbers[i - 1], numbers[i]) < 0);
}

static void the_same_two_numbers_give_the_same_person(void **state)
{
    (void)state;
    struct invented one, again, other;

    invented_citizen(7, 12, TODAY, &one);
    invented_citizen(7, 12, TODAY, &again);
    invented_citizen(8, 12, TODAY, &other);

    assert_memory_equal(&one, &again, sizeof one);
    assert_memory_not_equal(&one, &other, sizeof one);
}

static void about_one_in_twenty_is_under_18(void **state)
{
    (void)state;
    struct error error = {0};
    int minors = 0;

    for (uint32_t n = 0; n < SOME; n++) {
        struct invented one;
        struct birth birth;
        invented_citizen(7, n, TODAY, &one);
        assert_true(birth_read(one.birth, TODAY, &birth, &error));
        minors += !birth_is_adult(&birth, TODAY);
    }

    assert_in_range(minors, SOME / 30, SOME / 14);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_counter_takes_each_of_them),
        cmocka_unit_test(nobody_real_can_be_meant),
        cmocka_unit_test(the_number_says_what_the_card_says),
        cmocka_unit_test(everyone_has_a_number_of_their_own),
        cmocka_unit_test(the_same_two_numbers_give_the_same_person),
        cmocka_unit_test(about_one_in_twenty_is_under_18),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
