/* Promises of domain/hide.h. */
#include "domain/hide.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *text, *hidden;
} cases[] = {
    {"gọi con trai 0912345678", "gọi con trai 091•••5678"},
    {"0912 345 678, 0987.654.321", "091• ••5 678, 098•.••4.321"},
    {"+84912345678 (con)", "+849••••5678 (con)"},
    {"số 099090123456 ghi nhầm", "số 099•••••3456 ghi nhầm"},
    {"CMND cũ 012345678", "CMND cũ 012••5678"},
    {"hẹn 25/11/2026, 25-11-2026, 25.11.2026", "hẹn 25/11/2026, 25-11-2026, 25.11.2026"},
    {"lệ phí 20.000 đồng", "lệ phí 20.000 đồng"},
    {"12345678", "12345678"},
    {"tổ 3 - 0912345678", "tổ 3 - 091•••5678"},
    {"1  2  3  4  5  6  7  8  9", "1  2  3  4  5  6  7  8  9"},
    {"", ""},
    {"\xff"
     "912345678\xc3",
     "\xff"
     "912••5678\xc3"},
};

static void numbers_in_a_note_are_masked_and_days_and_money_stay(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *hidden = hide_numbers(cases[i].text);
        assert_string_equal(hidden, cases[i].hidden);
        free(hidden);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_in_a_note_are_masked_and_days_and_money_stay)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
