/* Through a guide: steps, ticks, troubles, branches, and where each leads. */
#include "bench.h"

#include <stdlib.h>

#include "base/text.h"
#include "guide/guide.h"

static void step_done(struct bench *bench)
{
    assert_did(desk_step_done(bench->desk, &bench->error), bench);
}

static const char *step_now(struct bench *bench)
{
    const struct guide_step *step = visit_step(desk_now(bench->desk));
    return step != NULL ? step->id : "";
}

static void begin(struct bench *bench, const char *guide)
{
    bench_receive(bench, "A Thuk", THUK);
    bench_begin(bench, guide);
}

static void what_was_not_ticked_is_kept_with_the_step(void **state)
{
    struct bench *bench = *state;
    begin(bench, "cai");

    desk_tick(bench->desk, 0);
    clock_advance(&bench->clock, 12000);
    step_done(bench);

    assert_string_equal(step_now(bench), "hai");
    assert_string_equal(bench_text(bench,
                                   "SELECT format('%s %d %s %d', body ->> 'step', body ->> 'acts',"
                                   " body ->> 'unticked', body ->> 'seconds')"
                                   " FROM entry WHERE kind = 'step.done'"),
                        "mot 2 [1] 12");
    desk_tick(bench->desk, 0);
    desk_tick(bench->desk, 1);
    step_done(bench);
    assert_int_equal(bench_number(bench, "SELECT count(*) FROM entry WHERE kind = 'step.done'"
                                         " AND body ->> 'unticked' IS NULL"),
                     1);
}

static void a_tick_beyond_the_acts_does_nothing_bad(void **state)
{
    struct bench *bench = *state;
    desk_tick(bench->desk, 0);
    begin(bench, "cai");
    desk_tick(bench->desk, -1);
    desk_tick(bench->desk, 32);
    desk_tick(bench->desk, 1000000);
    assert_int_equal(visit_place(desk_now(bench->desk))->ticks[0], 0);
}

static void a_guide_is_started_once_and_gone_on_with(void **state)
{
    struct bench *bench = *state;
    begin(bench, "cai");
    step_done(bench);
    bench_begin(bench, "muc-2");
    assert_string_equal(step_now(bench), "muc-mot");

    bench_begin(bench, "cai");

    assert_string_equal(step_now(bench), "hai");
    assert_int_equal(bench_entries(bench, "service.started"), 2);
}

static void the_end_of_a_guide_is_walked_and_back_again(void **state)
{
    struct bench *bench = *state;
    begin(bench, "cai");
    assert_false(desk_step_before(bench->desk));
    for (int i = 0; i < 3; i++)
        step_done(bench);
    assert_true(visit_road(desk_now(bench->desk))->walked);

    assert_true(desk_step_before(bench->desk));
    assert_false(visit_road(desk_now(bench->desk))->walked);
    assert_string_equal(step_now(bench), "ba");
    assert_true(desk_step_before(bench->desk));
    assert_string_equal(step_now(bench), "hai");
    assert_int_equal(bench_entries(bench, "step.done"), 3);
    step_done(bench);

    assert_string_equal(step_now(bench), "ba");
    bench_cut_power(bench); /* the book says the same */
    assert_did(desk_take_up(bench->desk, desk_visit_at(bench->desk, 0), &bench->error), bench);
    assert_string_equal(step_now(bench), "ba");
    assert_false(visit_road(desk_now(bench->desk))->walked);
}

static void the_end_of_a_branch_leads_back(void **state)
{
    struct bench *bench = *state;
    begin(bench, "cai");
    step_done(bench);

    assert_did(desk_branch(bench->desk, "phu", 0, &bench->error), bench);
    assert_string_equal(step_now(bench), "phu-mot");
    assert_false(desk_step_before(bench->desk)); /* where the branch came in */
    step_done(bench);
    assert_true(desk_step_before(bench->desk));
    step_done(bench);
    step_done(bench);

    assert_string_equal(step_now(bench), "hai");
    assert_int_equal(visit_road(desk_now(bench->desk))->depth, 1);
}

static void a_branch_is_left_before_its_end(void **state)
{
    struct bench *bench = *state;
    begin(bench, "cai");
    assert_refused(desk_return(bench->desk, &bench->error), bench, ERROR_REFUSED);
    assert_did(desk_branch(bench->desk, "phu", 1, &bench->error), bench);
    assert_string_equal(step_now(bench), "phu-hai");

    assert_did(desk_return(bench->desk, &bench->error), bench);

    assert_string_equal(step_now(bench), "mot");
    assert_int_equal(bench_entries(bench, "branch.returned"), 1);
}

static void branches_go_six_deep_and_no_deeper(void **state)
{
    struct bench *bench = *state;
    begin(bench, "cai");
    for (int i = 1; i < DESK_DEPTH; i++)
        assert_did(desk_branch(bench->desk, "phu", i % 2, &bench->error), bench);

    assert_refused(desk_branch(bench->desk, "phu", 0, &bench->error), bench, ERROR_LIMIT);

    char *before = bench_state(bench);
    bench_cut_power(bench);
    assert_did(desk_take_up(bench->desk, desk_visit_at(bench->desk, 0), &bench->error), bench);
    char *after = bench_state(bench);
    assert_string_equal(before, after);
    free(before);
    free(after);
    for (int i = 1; i < DESK_DEPTH; i++)
        assert_did(desk_return(bench->desk, &bench->error), bench);
    assert_string_equal(step_now(bench), "mot");
}

static void a_branch_to_nowhere_is_refused(void **state)
{
    struct bench *bench = *state;
    assert_refused(desk_branch(bench->desk, "phu", 0, &bench->error), bench, ERROR_MISSING);
    begin(bench, "cai");
    assert_refused(desk_branch(bench->desk, "khong-co", 0, &bench->error), bench, ERROR_MISSING);
    assert_refused(desk_branch(bench->desk, "phu", 2, &bench->error), bench, ERROR_MISSING);
    assert_refused(desk_branch(bench->desk, "phu", -1, &bench->error), bench, ERROR_MISSING);
    assert_int_equal(bench_entries(bench, "branch.taken"), 0);
}

static void a_trouble_is_kept_solved_or_not(void **state)
{
    struct bench *bench = *state;
    begin(bench, "cai");
    assert_refused(desk_trouble(bench->desk, "may-cu", true, &bench->error), bench, ERROR_INPUT);
    step_done(bench);

    assert_did(desk_trouble(bench->desk, "khong-nhan-duoc-ma", true, &bench->error), bench);
    assert_did(desk_trouble(bench->desk, "may-cu", false, &bench->error), bench);

    assert_string_equal(step_now(bench), "hai");
    assert_int_equal(bench_number(bench, "SELECT count(*) FROM step WHERE trouble IS NOT NULL"), 2);
    assert_string_equal(visit_road(desk_now(bench->desk))->trouble, "may-cu");
    assert_did(bench_end_service(bench, SERVICE_VNEID_INSTALL, OUTCOME_NOT_DONE), bench);
    assert_string_equal(
        bench_text(bench, "SELECT body ->> 'trouble' FROM entry WHERE kind = 'service.ended'"),
        "may-cu");
}

/* Both roads are of one service and stand in the same guide: the steps must not change places. */
static void two_signatures_in_one_branch_keep_their_own_steps(void **state)
{
    struct bench *bench = *state;
    begin(bench, "ky-vneid");
    assert_did(desk_branch(bench->desk, "phu", 0, &bench->error), bench);
    bench_begin(bench, "ky-vnpt");
    assert_did(desk_branch(bench->desk, "phu", 0, &bench->error), bench);

    step_done(bench);

    const struct desk_visit *visit = desk_now(bench->desk);
    assert_string_equal(visit->road[0].provider, "vneid");
    assert_int_equal(visit->road[0].place[1].step, 0);
    assert_int_equal(visit->road[1].place[1].step, 1);
    assert_int_equal(visit->road_now, 1);
}

static void eight_guides_are_walked_in_one_visit(void **state)
{
    static const char *const guides[] = {"cai",     "muc-2",      "cong",        "ky-vneid",
                                         "ky-vnpt", "ky-viettel", "ky-mobifone", "ky-other"};
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    for (int i = 0; i < DESK_ROADS; i++) {
        bench_begin(bench, guides[i]);
        step_done(bench);
    }

    char *before = bench_state(bench);
    bench_cut_power(bench);
    assert_did(desk_take_up(bench->desk, desk_visit_at(bench->desk, 0), &bench->error), bench);
    char *after = bench_state(bench);
    assert_string_equal(before, after);
    free(before);
    free(after);
    assert_int_equal(desk_now(bench->desk)->road_count, DESK_ROADS);
}

static void nothing_is_walked_without_a_visit_or_by_a_guide_without_service(void **state)
{
    struct bench *bench = *state;
    const struct guide *guide = bench_guide(bench, "cai");
    assert_refused(desk_begin(bench->desk, guide, &bench->error), bench, ERROR_REFUSED);
    assert_refused(desk_step_done(bench->desk, &bench->error), bench, ERROR_REFUSED);
    assert_refused(desk_trouble(bench->desk, "may-cu", true, &bench->error), bench, ERROR_REFUSED);
    assert_false(desk_step_before(bench->desk));
    bench_receive(bench, "A Thuk", THUK);
    assert_refused(desk_begin(bench->desk, bench_guide(bench, "phu"), &bench->error), bench,
                   ERROR_REFUSED);
}

static void what_is_said_of_a_long_title_is_whole_letters(void **state)
{
    struct bench *bench = *state;
    char name[157] = "";
    for (int i = 0; i < 26; i++)
        strcat(name, "Thuậ");
    bench_off(bench);
    struct buffer guide = {0};
    buffer_add_text(&guide, "---\ntitle: Dài\nservice: vneid-install\norder: 1\n---\n## x");
    for (int i = 0; i < 40; i++)
        buffer_add_text(&guide, "ậ ể ");
    buffer_add_text(&guide, "\n\n> Bác xem nhé.\n\n- [ ] Mở\n");
    scratch_write(&bench->scratch, "screens/vi/cai.md", buffer_text(&guide));
    buffer_release(&guide);
    bench_on(bench);
    bench_unlock(bench);
    bench_receive(bench, name, THUK);
    bench_begin(bench, "cai");

    step_done(bench);

    assert_true(text_is_clean(desk_said(bench->desk)));
    assert_true(text_is_clean(desk_undo_name(bench->desk)));
    assert_did(desk_undo(bench->desk, &bench->error), bench);
    assert_true(text_is_clean(desk_said(bench->desk)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_A_DESK(what_was_not_ticked_is_kept_with_the_step),
        AT_A_DESK(a_tick_beyond_the_acts_does_nothing_bad),
        AT_A_DESK(a_guide_is_started_once_and_gone_on_with),
        AT_A_DESK(the_end_of_a_guide_is_walked_and_back_again),
        AT_A_DESK(the_end_of_a_branch_leads_back),
        AT_A_DESK(a_branch_is_left_before_its_end),
        AT_A_DESK(branches_go_six_deep_and_no_deeper),
        AT_A_DESK(a_branch_to_nowhere_is_refused),
        AT_A_DESK(a_trouble_is_kept_solved_or_not),
        AT_A_DESK(two_signatures_in_one_branch_keep_their_own_steps),
        AT_A_DESK(eight_guides_are_walked_in_one_visit),
        AT_A_DESK(nothing_is_walked_without_a_visit_or_by_a_guide_without_service),
        AT_A_DESK(what_is_said_of_a_long_title_is_whole_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
