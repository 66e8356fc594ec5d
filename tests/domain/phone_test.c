/* Promises of domain/phone.h. */
#include "domain/phone.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"

static const struct {
    const char *typed, *digits, *carrier;
    enum phone_doubt doubt;
} typed_numbers[] = {
    {"0912345678", "0912345678", "VinaPhone", PHONE_SURE},
    {"0912 345 678", "0912345678", "VinaPhone", PHONE_SURE},
    {"0912.345.678", "0912345678", "VinaPhone", PHONE_SURE},
    {"0912-345-678", "0912345678", "VinaPhone", PHONE_SURE},
    {"+84 912 345 678", "0912345678", "VinaPhone", PHONE_SURE},
    {"+84 (0) 912345678", "0912345678", "VinaPhone", PHONE_SURE},
    {"84912345678", "0912345678", "VinaPhone", PHONE_SURE},
    {"+84 84 912 345 678", "0912345678", "VinaPhone", PHONE_SURE}, /* typed twice */
    {"+84 845 123 456", "0845123456", "VinaPhone", PHONE_SURE},
    {"0084912345678", "0912345678", "VinaPhone", PHONE_SURE},
    {"912345678", "0912345678", "VinaPhone", PHONE_SURE},
    {"845123456", "0845123456", "VinaPhone", PHONE_SURE}, /* 84 is no country here */
    {"0845123456", "0845123456", "VinaPhone", PHONE_SURE},
    {"0321234567", "0321234567", "Viettel", PHONE_SURE},
    {"0981234567", "0981234567", "Viettel", PHONE_SURE},
    {"0701234567", "0701234567", "MobiFone", PHONE_SURE},
    {"0891234567", "0891234567", "MobiFone", PHONE_SURE},
    {"0899123456", "0899123456", "Local (MobiFone)", PHONE_SURE},
    {"0561234567", "0561234567", "Vietnamobile", PHONE_SURE},
    {"0591234567", "0591234567", "Gmobile", PHONE_SURE},
    {"0551234567", "0551234567", "Wintel", PHONE_SURE},
    {"0871234567", "0871234567", "iTel", PHONE_SURE},
    {"0951234567", "0951234567", NULL, PHONE_UNKNOWN_PREFIX},
    {"0712345678", "0712345678", NULL, PHONE_UNKNOWN_PREFIX},
    {"02603862123", "02603862123", NULL, PHONE_LANDLINE},
    {"091234567", "091234567", NULL, PHONE_WRONG_LENGTH},
    {"09123456789", "09123456789", NULL, PHONE_WRONG_LENGTH},
    {"113", "113", NULL, PHONE_WRONG_LENGTH},
    {"0912345678 / 0987654321", "0912345678", "VinaPhone", PHONE_TWO_NUMBERS},
    {"0912345678 - 0987654321", "0912345678", "VinaPhone", PHONE_TWO_NUMBERS},
    {"0912345678, 0987654321", "0912345678", "VinaPhone", PHONE_TWO_NUMBERS},
};

static void numbers_are_typed_in_many_ways(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof typed_numbers / sizeof typed_numbers[0]; i++) {
        struct phone phone;
        struct error error = {0};
        assert_true(phone_read(typed_numbers[i].typed, &phone, &error));
        assert_string_equal(phone.digits, typed_numbers[i].digits);
        if (typed_numbers[i].carrier == NULL)
            assert_null(phone.carrier);
        else
            assert_string_equal(phone.carrier, typed_numbers[i].carrier);
        assert_int_equal(phone.doubt, typed_numbers[i].doubt);
    }
}

static void what_is_no_number_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "", " ", "không có", "09123x5678", "/0912345678", "+", "1234567890123456", "\xff\xff"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct phone phone;
        struct error error = {0};
        assert_false(phone_read(wrong[i], &phone, &error));
        assert_int_equal(error.code, ERROR_INPUT);
    }
}

static void a_masked_number_shows_three_and_four(void **state)
{
    (void)state;
    static const struct {
        const char *digits, *mask;
    } cases[] = {
        {"0912345678", "091•••5678"},
        {"02603862123", "026••••2123"},
        {"12345678", "123•5678"},
        {"1234567", "•••••••"},
        {"", ""},
    };
    char mask[PHONE_MASK_SIZE];
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        phone_mask(cases[i].digits, mask);
        assert_string_equal(mask, cases[i].mask);
    }
    phone_mask("1234567890123456789012345678901234567890", mask);
    assert_true(strlen(mask) < sizeof mask);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_typed_in_many_ways),
        cmocka_unit_test(what_is_no_number_is_refused),
        cmocka_unit_test(a_masked_number_shows_three_and_four),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
