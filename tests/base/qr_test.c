/* Promises of base/qr.h. That cameras read it is proved where it is drawn. */
#include "base/qr.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"

#define STORE_LINK "https://play.google.com/store/apps/details?id=com.vnid"

/* A finder: dark ring of 7, light ring of 5, dark block of 3. */
static void assert_finder(const struct qr *qr, int left, int top)
{
    for (int y = 0; y < 7; y++) {
        for (int x = 0; x < 7; x++) {
            bool ring = x == 0 || x == 6 || y == 0 || y == 6;
            bool block = x >= 2 && x <= 4 && y >= 2 && y <= 4;
            assert_int_equal(qr_dark(qr, left + x, top + y), ring || block);
        }
    }
}

static void the_three_finders_stand_in_their_corners(void **state)
{
    (void)state;
    struct qr qr;
    struct error error = {0};
    assert_true(qr_make(&qr, STORE_LINK, &error));
    assert_finder(&qr, 0, 0);
    assert_finder(&qr, qr.size - 7, 0);
    assert_finder(&qr, 0, qr.size - 7);
    for (int i = 8; i < qr.size - 8; i++) /* the timing row alternates */
        assert_int_equal(qr_dark(&qr, i, 6), i % 2 == 0);
    qr_release(&qr);
    assert_null(qr.at);
}

static void the_quiet_zone_and_all_around_is_light(void **state)
{
    (void)state;
    struct qr qr;
    struct error error = {0};
    assert_true(qr_make(&qr, "a", &error));
    assert_int_equal(qr.size, 21);
    for (int i = -QR_QUIET; i < qr.size + QR_QUIET; i++) {
        assert_false(qr_dark(&qr, i, -1));
        assert_false(qr_dark(&qr, i, qr.size));
        assert_false(qr_dark(&qr, -1, i));
        assert_false(qr_dark(&qr, qr.size, i));
    }
    assert_false(qr_dark(&qr, 1000, -1000));
    qr_release(&qr);
}

static void a_store_link_fits_the_right_side_of_80_by_24(void **state)
{
    (void)state;
    struct qr qr;
    struct error error = {0};
    assert_true(qr_make(&qr, STORE_LINK, &error));
    assert_int_equal(qr.size, 33);
    assert_int_equal(qr_columns(&qr), 41);
    assert_int_equal(qr_rows(&qr), 21); /* 41 modules in half blocks, rounded up */
    qr_release(&qr);
}

static void vietnamese_is_encoded_and_too_much_refused(void **state)
{
    (void)state;
    struct qr qr;
    struct error error = {0};
    assert_true(qr_make(&qr, "xã Ngọk Bay", &error));
    qr_release(&qr);
    assert_false(qr_make(&qr, "", &error));
    assert_int_equal(error.code, ERROR_INPUT);
    char *long_text = malloc(4001);
    memset(long_text, 'x', 4000);
    long_text[4000] = '\0';
    assert_false(qr_make(&qr, long_text, &error));
    assert_int_equal(error.code, ERROR_LIMIT);
    free(long_text);
    qr_release(&qr);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_three_finders_stand_in_their_corners),
        cmocka_unit_test(the_quiet_zone_and_all_around_is_light),
        cmocka_unit_test(a_store_link_fits_the_right_side_of_80_by_24),
        cmocka_unit_test(vietnamese_is_encoded_and_too_much_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
