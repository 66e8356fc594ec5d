/* One test a promise of support/escpos.h: a printer that takes everything would prove nothing. */
#include "support/escpos.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define RESET   "\x1b@"
#define PICTURE "\x1dv0\0\x01\0\x02\0\x81\xff" /* 8 by 2 */
#define CUT     "\x1dV\x42\0"

static bool prints(const char *bytes, size_t size)
{
    struct escpos_paper paper;
    const char *why = NULL;
    bool fine = escpos_read(&paper, bytes, size, &why);
    assert_int_equal(fine, why == NULL);
    escpos_release(&paper);
    return fine;
}
#define PRINTS(bytes) prints(bytes, sizeof(bytes) - 1)

static void pictures_follow_each_other_up_to_a_cut(void **state)
{
    (void)state;
    static const char bytes[] = RESET PICTURE PICTURE "\x1b"
                                                      "d\x03" CUT PICTURE CUT;
    struct escpos_paper paper;
    const char *why = NULL;

    assert_true(escpos_read(&paper, bytes, sizeof bytes - 1, &why));

    assert_int_equal(paper.count, 2);
    assert_int_equal(paper.highest, 2);
    assert_int_equal(paper.pictures, 3);
    assert_int_equal(paper.piece[0].width, 8);
    assert_int_equal(paper.piece[0].height, 4);
    assert_int_equal(paper.piece[1].height, 2);
    static const unsigned char row[] = {0, 255, 255, 255, 255, 255, 255, 0};
    assert_memory_equal(paper.piece[0].grey, row, sizeof row);
    assert_memory_equal(paper.piece[0].grey + 16, row, sizeof row);
    escpos_release(&paper);
}

static void what_is_unknown_or_cut_short_is_refused(void **state)
{
    (void)state;
    assert_true(PRINTS(RESET PICTURE CUT));
    assert_false(PRINTS(PICTURE CUT));                                      /* not reset */
    assert_false(PRINTS(RESET PICTURE));                                    /* not cut */
    assert_false(PRINTS(RESET CUT));                                        /* nothing to cut */
    assert_false(PRINTS(RESET PICTURE "Xin chào" CUT));                     /* letters */
    assert_false(PRINTS(RESET PICTURE CUT "\x1bp\0\x19\xfa"));              /* the drawer */
    assert_false(PRINTS(RESET "\x1dv0\0\x01\0\x02\0\x81"));                 /* a byte is missing */
    assert_false(PRINTS(RESET "\x1dv0\x03\x01\0\x01\0\x81" CUT));           /* twice as large */
    assert_false(PRINTS(RESET PICTURE "\x1dv0\0\x02\0\x01\0\x81\x81" CUT)); /* another width */
    assert_false(PRINTS(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pictures_follow_each_other_up_to_a_cut),
        cmocka_unit_test(what_is_unknown_or_cut_short_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
