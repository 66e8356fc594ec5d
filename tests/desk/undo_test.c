/* Ctrl-Z: one's own acts since unlocking, named, the latest first. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

#include "guide/guide.h"

static void undo(struct bench *bench)
{
    assert_did(desk_undo(bench->desk, &bench->error), bench);
}

/* One verb after the other; each is done, undone, and must leave the tray as it was. */
static bool verb(struct bench *bench, int which)
{
    struct desk *desk = bench->desk;
    struct error *error = &bench->error;
    struct citizen citizen = bench_citizen("A Thuk Hai", THUK);
    switch (which) {
    case 0: return desk_receive_unnamed(desk, "field", error);
    case 1: return desk_identify(desk, &citizen, error);
    case 2: return desk_state_phone(desk, "iphone", error);
    case 3: return desk_begin(desk, bench_guide(bench, "cai"), error);
    case 4: return desk_step_done(desk, error);
    case 5: return desk_trouble(desk, "may-cu", true, error);
    case 6: return desk_branch(desk, "phu", 1, error);
    case 7: return desk_return(desk, error);
    case 8: return bench_end_service(bench, SERVICE_VNEID_INSTALL, OUTCOME_DONE);
    case 9: return bench_end_service(bench, SERVICE_VNEID_INSTALL, OUTCOME_NOT_DONE);
    case 10: return desk_begin(desk, bench_guide(bench, "cai"), error);
    case 11: return bench_end_service(bench, SERVICE_VNEID_INSTALL, OUTCOME_HAD_ALREADY);
    case 12: return desk_hold(desk, "otp", error);
    case 13: return desk_take_up(desk, desk_visit_at(desk, 0), error);
    case 14: return desk_close(desk, true, "relative", "ghi chú", error);
    default: return false;
    }
}

/* The tray only: what was done and undone stays in the book for ever. */
static char *tray(struct bench *bench)
{
    char *state = bench_state(bench);
    char *from = state;
    for (char *at = state; (at = strstr(at, "--\n")) != NULL; at += 3)
        from = at + 3;
    char *copy = strdup(from);
    free(state);
    assert_non_null(copy);
    return copy;
}

static void each_verb_undone_leaves_the_tray_as_it_was(void **state)
{
    struct bench *bench = *state;
    for (int which = 0; which < 15; which++) {
        char *before = tray(bench);
        int64_t reversed = bench_entries(bench, "entry.reversed");
        assert_did(verb(bench, which), bench);
        char *done = tray(bench);
        assert_string_not_equal(before, done);

        undo(bench);

        char *after = tray(bench);
        assert_string_equal(before, after);
        assert_true(bench_entries(bench, "entry.reversed") > reversed);
        assert_did(verb(bench, which), bench); /* and counts again */
        char *again = tray(bench);
        assert_string_equal(done, again);
        free(before);
        free(done);
        free(after);
        free(again);
    }
    assert_int_equal(bench_number(bench, "SELECT count(*) FROM visit WHERE closed IS NOT NULL"
                                         " AND NOT reversed"),
                     1);
}

static void everything_is_undone_one_after_the_other(void **state)
{
    struct bench *bench = *state;
    for (int which = 0; which < 15; which++)
        assert_did(verb(bench, which), bench);

    while (desk_undo_name(bench->desk) != NULL)
        undo(bench);

    assert_int_equal(desk_visit_count(bench->desk), 0);
    assert_int_equal(bench_number(bench, "SELECT count(*) FROM visit WHERE NOT reversed"), 0);
    assert_int_equal(bench_number(bench, "SELECT count(*) FROM ended WHERE NOT reversed"), 0);
    assert_int_equal(bench_number(bench, "SELECT count(*) FROM step WHERE NOT reversed"), 0);
    assert_refused(desk_undo(bench->desk, &bench->error), bench, ERROR_REFUSED);
}

static void an_opening_undone_takes_its_citizen_with_it(void **state)
{
    struct bench *bench = *state;
    struct desk_match match;
    bench_receive(bench, "A Thuk", THUK);
    assert_string_equal(desk_undo_name(bench->desk), "A Thuk · tiếp");

    undo(bench);

    assert_int_equal(desk_visit_count(bench->desk), 0);
    assert_int_equal(bench_entries(bench, "entry.reversed"), 2);
    assert_did(desk_find(bench->desk, THUK, &match, &bench->error), bench);
    assert_int_not_equal(match.found, FOUND_OPEN);
    assert_non_null(strstr(desk_said(bench->desk), "Đã hoàn tác: A Thuk · tiếp"));
}

static void a_closed_visit_comes_back_with_its_letter_taken_by_another(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    assert_did(desk_close(bench->desk, true, "none", NULL, &bench->error), bench);

    undo(bench);
    assert_string_equal(desk_now(bench->desk)->citizen.name, "A Thuk");
    assert_int_equal(desk_now(bench->desk)->letter, 'a');

    bench_receive(bench, "Y Blưi", BLUI);
    assert_int_equal(desk_now(bench->desk)->letter, 'b');
    assert_ptr_not_equal(desk_visit_by_letter(bench->desk, 'a'),
                         desk_visit_by_letter(bench->desk, 'b'));
}

static void nothing_is_undone_that_was_done_before_unlocking(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    desk_lock(bench->desk);
    bench_unlock(bench);

    assert_null(desk_undo_name(bench->desk));
    assert_refused(desk_undo(bench->desk, &bench->error), bench, ERROR_REFUSED);
    assert_int_equal(desk_visit_count(bench->desk), 1);
}

static void a_closed_visit_comes_back_as_the_ninth(void **state)
{
    struct bench *bench = *state;
    for (int i = 1; i < DESK_TRAY; i++)
        assert_did(desk_receive_unnamed(bench->desk, "counter", &bench->error), bench);
    bench_receive(bench, "A Thuk", THUK);
    assert_did(desk_close(bench->desk, true, "none", NULL, &bench->error), bench);
    assert_did(desk_receive_unnamed(bench->desk, "counter", &bench->error), bench);

    undo(bench); /* the opening that took its place */
    undo(bench); /* the closing */

    assert_int_equal(desk_visit_count(bench->desk), DESK_TRAY);
    assert_string_equal(desk_now(bench->desk)->citizen.name, "A Thuk");
}

static void an_undone_act_leaves_its_visit_in_its_place(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    bench_receive(bench, "Y Blưi", BLUI);
    assert_did(desk_take_up(bench->desk, desk_visit_by_letter(bench->desk, 'a'), &bench->error),
               bench);
    assert_did(desk_state_phone(bench->desk, "android", &bench->error), bench);

    undo(bench);

    assert_string_equal(desk_visit_at(bench->desk, 0)->citizen.name, "A Thuk");
    assert_string_equal(desk_visit_at(bench->desk, 1)->citizen.name, "Y Blưi");
    assert_string_equal(desk_now(bench->desk)->citizen.name, "A Thuk");
}

static void ticks_stay_over_an_undo(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    bench_begin(bench, "cai");
    desk_tick(bench->desk, 1);
    assert_did(desk_step_done(bench->desk, &bench->error), bench);

    undo(bench);

    assert_int_equal(visit_place(desk_now(bench->desk))->step, 0);
    assert_int_equal(visit_place(desk_now(bench->desk))->ticks[0], 2);
}

static void more_acts_than_are_kept_are_undone_as_far_as_they_go(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    for (int i = 0; i < 70; i++)
        assert_did(desk_state_phone(bench->desk, i % 2 == 0 ? "iphone" : "android", &bench->error),
                   bench);
    int undone = 0;
    while (desk_undo_name(bench->desk) != NULL) {
        undo(bench);
        undone++;
    }
    assert_int_equal(undone, 64);
    assert_string_equal(desk_now(bench->desk)->phone, "android");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_A_DESK(each_verb_undone_leaves_the_tray_as_it_was),
        AT_A_DESK(everything_is_undone_one_after_the_other),
        AT_A_DESK(an_opening_undone_takes_its_citizen_with_it),
        AT_A_DESK(a_closed_visit_comes_back_with_its_letter_taken_by_another),
        AT_A_DESK(nothing_is_undone_that_was_done_before_unlocking),
        AT_A_DESK(a_closed_visit_comes_back_as_the_ninth),
        AT_A_DESK(an_undone_act_leaves_its_visit_in_its_place),
        AT_A_DESK(ticks_stay_over_an_undo),
        AT_A_DESK(more_acts_than_are_kept_are_undone_as_far_as_they_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
