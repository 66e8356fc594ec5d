/* The practice desk: the same verbs, and nothing of it in the real book. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

#define INVENTED "099190000001"

static struct desk *practice(struct bench *bench)
{
    struct desk *desk = desk_practice(bench->desk, &bench->error);
    assert_non_null(desk);
    assert_true(desk_is_practice(desk));
    assert_true(desk_is_unlocked(desk));
    return desk;
}

static void a_real_number_is_refused_where_one_practises(void **state)
{
    struct bench *bench = *state;
    struct desk *desk = practice(bench);
    struct citizen real = bench_citizen("A Thuk", THUK);
    char text[400];

    assert_refused(desk_receive(desk, &real, "counter", &bench->error), bench, ERROR_REFUSED);
    assert_non_null(
        strstr(desk_sentence(ACT_WRITE, &bench->error, text, sizeof text), "Người thật?"));

    assert_int_equal(desk_visit_count(desk), 0);
    desk_free(desk);
}

static void a_whole_visit_leaves_the_real_book_as_it_was(void **state)
{
    struct bench *bench = *state;
    struct scratch_kept book = scratch_keep(&bench->scratch, "data/so.db");
    int files = scratch_count(&bench->scratch, "data", false);
    struct desk *desk = practice(bench);
    struct citizen invented = bench_citizen("A Tập", INVENTED);
    struct desk_ended ended = {.service = SERVICE_VNEID_INSTALL, .outcome = OUTCOME_DONE};
    struct buffer screen = {0};
    bool moved_on;

    assert_did(desk_receive(desk, &invented, "counter", &bench->error), bench);
    assert_did(desk_begin(desk, bench_guide(bench, "cai"), &bench->error), bench);
    assert_did(desk_step_done(desk, &bench->error), bench);
    assert_did(desk_undo(desk, &bench->error), bench);
    assert_did(desk_end_service(desk, &ended, &bench->error), bench);
    assert_did(desk_close(desk, true, "none", NULL, &bench->error), bench);
    assert_null(strstr(desk_said(desk), "Đã ghi"));
    assert_did(desk_save_draft(desk, "{}", &bench->error), bench);
    assert_did(desk_resume(desk, &screen, &moved_on, &bench->error), bench);
    buffer_release(&screen);
    desk_free(desk);

    assert_true(scratch_is_as_kept(&bench->scratch, &book));
    assert_int_equal(scratch_count(&bench->scratch, "data", false), files);
}

static void both_desks_stand_on_the_same_guides(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    struct desk *desk = practice(bench);

    assert_ptr_equal(desk_guides(desk), desk_guides(bench->desk));
    assert_ptr_equal(desk_commune(desk), desk_commune(bench->desk));
    assert_string_equal(desk_staff(desk), desk_staff(bench->desk));
    assert_int_equal(desk_visit_count(desk), 0);
    assert_false(desk_sheet_missing(desk));
    assert_false(desk_clock_doubtful(desk));

    desk_free(desk);
    assert_int_equal(desk_visit_count(bench->desk), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_A_DESK(a_real_number_is_refused_where_one_practises),
        AT_A_DESK(a_whole_visit_leaves_the_real_book_as_it_was),
        AT_A_DESK(both_desks_stand_on_the_same_guides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
