/* The power is cut at any moment: after the PIN the same visit, step and ticks are back, and no act
 * is logged twice. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

#include "guide/guide.h"
#include "ledger/append.h"
#include "ledger/verify.h"

static void save(struct bench *bench)
{
    assert_did(desk_save_draft(bench->desk, "{\"stack\":[]}", &bench->error), bench);
}

static void enter_power_cut_enter_is_logged_once(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    bench_begin(bench, "cai");
    save(bench);
    assert_did(desk_step_done(bench->desk, &bench->error), bench);

    assert_true(bench_cut_power(bench)); /* moved on */

    assert_int_equal(visit_place(desk_now(bench->desk))->step, 1);
    assert_int_equal(bench_entries(bench, "step.done"), 1);
    assert_did(desk_step_done(bench->desk, &bench->error), bench);
    assert_int_equal(bench_number(bench, "SELECT count(DISTINCT once) FROM entry"
                                         " WHERE kind = 'step.done'"),
                     2);
    assert_int_equal(visit_place(desk_now(bench->desk))->step, 2);
}

static void enter_undo_enter_counts_again(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    bench_begin(bench, "cai");
    assert_did(desk_step_done(bench->desk, &bench->error), bench);
    assert_did(desk_undo(bench->desk, &bench->error), bench);

    assert_did(desk_step_done(bench->desk, &bench->error), bench);

    assert_int_equal(bench_entries(bench, "step.done"), 2);
    assert_int_equal(bench_number(bench, "SELECT count(*) FROM step WHERE NOT reversed"), 1);
    /* The undone one, the undoing and the new one are three acts. */
    assert_int_equal(bench_number(bench, "SELECT count(DISTINCT substr(once, 1, instr(once, '.')))"
                                         " FROM entry WHERE kind IN ('step.done',"
                                         " 'entry.reversed')"),
                     3);
}

static void an_undo_that_the_draft_did_not_know_is_not_undone_again(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    bench_begin(bench, "cai");
    assert_did(desk_step_done(bench->desk, &bench->error), bench);
    save(bench);
    assert_did(desk_undo(bench->desk, &bench->error), bench);

    assert_true(bench_cut_power(bench));

    assert_int_equal(visit_place(desk_now(bench->desk))->step, 0);
    assert_did(desk_step_done(bench->desk, &bench->error), bench);
    assert_int_equal(bench_number(bench, "SELECT count(*) FROM step WHERE NOT reversed"), 1);
}

static void the_same_act_with_another_body_is_an_error_never_a_success(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    assert_did(desk_state_phone(bench->desk, "android", &bench->error), bench);
    char once[100];
    snprintf(once, sizeof once, "%s",
             bench_text(bench, "SELECT once FROM entry WHERE kind = 'phone.stated'"));
    struct event same = {.kind = "phone.stated",
                         .subject = desk_now(bench->desk)->id,
                         .body = "{\"phone\":\"android\"}",
                         .once = once};
    struct event other = same;
    other.body = "{\"phone\":\"iphone\"}";

    assert_did(ledger_append(desk_ledger(bench->desk), &same, 1, NULL, &bench->error), bench);
    assert_refused(ledger_append(desk_ledger(bench->desk), &other, 1, NULL, &bench->error), bench,
                   ERROR_TWICE);

    assert_int_equal(bench_entries(bench, "phone.stated"), 1);
}

/* ---- a whole visit, cut everywhere ----------------------------------------------------------- */

#define VERBS 24

static bool verb(struct bench *bench, int which)
{
    struct desk *desk = bench->desk;
    struct error *error = &bench->error;
    struct citizen citizen = bench_citizen("A Thuk", THUK);
    struct citizen later = bench_citizen("Y Blưi", BLUI);
    switch (which) {
    case 0: return desk_receive(desk, &citizen, "counter", error);
    case 1: return desk_state_phone(desk, "android", error);
    case 2: return desk_begin(desk, bench_guide(bench, "cai"), error);
    case 3: desk_tick(desk, 1); return true;
    case 4: return desk_step_done(desk, error);
    case 5: return desk_trouble(desk, "may-cu", true, error);
    case 6: return desk_branch(desk, "phu", 0, error);
    case 7: desk_tick(desk, 0); return true;
    case 8: return desk_step_done(desk, error);
    case 9: return desk_step_before(desk);
    case 10: return desk_step_done(desk, error);
    case 11: return desk_return(desk, error);
    case 12: return desk_hold(desk, "otp", error);
    case 13: return desk_receive_unnamed(desk, "counter", error);
    case 14: return desk_identify(desk, &later, error);
    case 15: return desk_reveal(desk, "id_number", error);
    case 16: return bench_end_service(bench, SERVICE_PORTAL, OUTCOME_WAITING);
    case 17: return bench_end_service(bench, SERVICE_PORTAL, OUTCOME_DONE);
    case 18: return desk_close(desk, false, "none", NULL, error);
    case 19: return desk_take_up(desk, desk_visit_by_letter(desk, 'a'), error);
    case 20: return desk_step_done(desk, error);
    case 21: return desk_step_done(desk, error);
    case 22: return bench_end_service(bench, SERVICE_VNEID_INSTALL, OUTCOME_DONE);
    case 23: return desk_close(desk, true, "relative", "xong", error);
    default: return false;
    }
}

static void fresh(struct bench *bench)
{
    bench_off(bench);
    scratch_remove(&bench->scratch, "data");
    scratch_remove(&bench->scratch, "khoa/may.khoa");
    bench->random.seed = 1;
    clock_set(&bench->clock, BENCH_CLOCK);
    bench->clock.given = false;
    bench_found(bench);
    bench_on(bench);
    bench_unlock(bench);
    save(bench);
}

/* Citizens' ids follow from the commune's key, which each founding makes anew. */
static char *state_without_ids(struct bench *bench)
{
    char *state = bench_state(bench);
    for (char *at = state; *at != '\0';) {
        size_t run = strspn(at, "0123456789abcdef");
        if (run >= 16)
            memset(at, '#', run);
        at += run > 0 ? run : 1;
    }
    return state;
}

/* `cut`: the verb after which the power goes, -1 never; `saved`: its page was in the draft. */
static char *run(struct bench *bench, int cut, bool saved)
{
    fresh(bench);
    for (int which = 0; which < VERBS; which++) {
        int64_t before = bench_number(bench, "SELECT count(*) FROM entry");
        if (!verb(bench, which))
            fail_msg("verb %d, cut after %d: %s %s", which, cut, error_code_name(bench->error.code),
                     bench->error.cause);
        bool logged = bench_number(bench, "SELECT count(*) FROM entry") > before;
        if (which == cut && (saved || !logged))
            save(bench);
        if (which == cut) {
            char *was = state_without_ids(bench);
            assert_true(bench_cut_power(bench) == (!saved && logged));
            char *is = state_without_ids(bench);
            assert_string_equal(was, is);
            free(was);
            free(is);
        }
        save(bench);
    }
    return state_without_ids(bench);
}

static void a_visit_cut_after_any_verb_ends_as_the_uncut_one(void **state)
{
    struct bench *bench = *state;
    char *uncut = run(bench, -1, true);
    for (int cut = 0; cut < VERBS; cut++) {
        for (int saved = 0; saved < 2; saved++) {
            char *end = run(bench, cut, saved != 0);
            assert_string_equal(uncut, end);
            free(end);
        }
    }
    free(uncut);
    struct verify_result result;
    assert_did(ledger_verify(bench->folder, true, NULL, NULL, NULL, &result, &bench->error), bench);
    assert_int_equal(result.findings, 0);
}

static void ticks_and_steps_gone_back_to_are_there_again(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    bench_begin(bench, "cai");
    assert_did(desk_step_done(bench->desk, &bench->error), bench);
    assert_did(desk_step_done(bench->desk, &bench->error), bench);
    assert_true(desk_step_before(bench->desk));
    desk_tick(bench->desk, 0);
    save(bench);
    /* Another visit goes on: what the first one had must stay. */
    bench_receive(bench, "Y Blưi", BLUI);

    assert_true(bench_cut_power(bench));

    struct desk_visit *visit = desk_visit_by_letter(bench->desk, 'a');
    assert_int_equal(visit_place(visit)->step, 1);
    assert_int_equal(visit_place(visit)->ticks[1], 1);
    assert_string_equal(desk_now(bench->desk)->citizen.name, "Y Blưi");
}

static void letters_stay_with_their_visits(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    bench_receive(bench, "Y Blưi", BLUI);
    assert_did(desk_take_up(bench->desk, desk_visit_by_letter(bench->desk, 'a'), &bench->error),
               bench);
    assert_did(desk_close(bench->desk, true, "none", NULL, &bench->error), bench);
    save(bench);

    assert_false(bench_cut_power(bench));

    assert_int_equal(desk_visit_count(bench->desk), 1);
    assert_string_equal(desk_visit_by_letter(bench->desk, 'b')->citizen.name, "Y Blưi");
}

static void two_visits_never_have_one_letter(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    bench_receive(bench, "Y Blưi", BLUI);
    assert_did(desk_take_up(bench->desk, desk_visit_by_letter(bench->desk, 'a'), &bench->error),
               bench);
    assert_did(desk_close(bench->desk, true, "none", NULL, &bench->error), bench);
    save(bench);                                                                    /* b alone */
    assert_did(desk_receive_unnamed(bench->desk, "counter", &bench->error), bench); /* a anew */

    assert_true(bench_cut_power(bench));

    assert_int_equal(desk_visit_count(bench->desk), 2);
    assert_int_not_equal(desk_visit_at(bench->desk, 0)->letter,
                         desk_visit_at(bench->desk, 1)->letter);
}

static void the_screen_comes_back_as_it_was_given(void **state)
{
    struct bench *bench = *state;
    struct buffer screen = {0};
    bool moved_on = true;
    assert_did(desk_save_draft(bench->desk, "{\"tên\":\"Y Blưi\"}", &bench->error), bench);

    assert_did(desk_resume(bench->desk, &screen, &moved_on, &bench->error), bench);

    assert_string_equal(buffer_text(&screen), "{\"tên\":\"Y Blưi\"}");
    assert_false(moved_on);
    buffer_release(&screen);
    size_t size;
    char *bytes = scratch_read(&bench->scratch, "data/nhap-quay", &size);
    assert_non_null(bytes);
    assert_null(memmem(bytes, size, "Blưi", strlen("Blưi"))); /* sealed */
    free(bytes);
}

static void an_unreadable_draft_is_set_aside_and_the_visits_are_back(void **state)
{
    struct bench *bench = *state;
    struct buffer screen = {0};
    bool moved_on;
    bench_receive(bench, "A Thuk", THUK);
    save(bench);
    int files = scratch_count(&bench->scratch, "data", false);
    bench_off(bench);
    scratch_write(&bench->scratch, "data/nhap-quay", "not a draft");
    bench_on(bench);
    clock_advance(&bench->clock, 1000);
    assert_did(desk_unlock_now(bench->desk, BENCH_STAFF, BENCH_PIN, &bench->error), bench);

    assert_refused(desk_resume(bench->desk, &screen, &moved_on, &bench->error), bench,
                   ERROR_CORRUPT);

    assert_false(moved_on);
    assert_string_equal(buffer_text(&screen), "");
    assert_int_equal(desk_visit_count(bench->desk), 1);
    assert_int_equal(scratch_count(&bench->scratch, "data", false), files);
    assert_did(desk_take_up(bench->desk, desk_visit_at(bench->desk, 0), &bench->error), bench);
    assert_did(desk_state_phone(bench->desk, "android", &bench->error), bench);
    save(bench);
    assert_false(bench_cut_power(bench));
    buffer_release(&screen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_A_DESK(enter_power_cut_enter_is_logged_once),
        AT_A_DESK(enter_undo_enter_counts_again),
        AT_A_DESK(an_undo_that_the_draft_did_not_know_is_not_undone_again),
        AT_A_DESK(the_same_act_with_another_body_is_an_error_never_a_success),
        AT_A_DESK(a_visit_cut_after_any_verb_ends_as_the_uncut_one),
        AT_A_DESK(ticks_and_steps_gone_back_to_are_there_again),
        AT_A_DESK(letters_stay_with_their_visits),
        AT_A_DESK(two_visits_never_have_one_letter),
        AT_A_DESK(the_screen_comes_back_as_it_was_given),
        AT_A_DESK(an_unreadable_draft_is_set_aside_and_the_visits_are_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
