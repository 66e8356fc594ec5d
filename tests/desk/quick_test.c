/* A whole visit as one act, and finding people by name. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

#include "desk/names.h"
#include "desk/quick.h"
#include "report/day.h"

#define TODAY 20782 /* 2026-11-25 */

static struct desk_ended installed(void)
{
    struct desk_ended ended = {.outcome = OUTCOME_DONE};
    snprintf(ended.service, sizeof ended.service, "%s", SERVICE_VNEID_INSTALL);
    return ended;
}

static bool log_quickly(struct bench *bench, const struct citizen *citizen, int32_t day)
{
    struct desk_ended ended = installed();
    struct desk_quick quick = {.citizen = citizen,
                               .mode = "meeting",
                               .phone = "android",
                               .ended = &ended,
                               .ended_count = citizen != NULL ? 1 : 0,
                               .notice = true,
                               .helper = "volunteer",
                               .day = day};
    error_clear(&bench->error);
    return desk_quick(bench->desk, &quick, &bench->error);
}

static struct day_figures figures_of(struct bench *bench, int32_t day)
{
    struct day_figures figures;
    assert_true(report_day(desk_ledger(bench->desk), day, &figures, &bench->error));
    return figures;
}

static void a_whole_visit_is_written_and_closed(void **state)
{
    struct bench *bench = *state;
    struct citizen thuk = bench_citizen("A Thuk", THUK);

    assert_did(log_quickly(bench, &thuk, TODAY), bench);

    struct day_figures day = figures_of(bench, TODAY);
    assert_int_equal(day.visits, 1);
    assert_int_equal(day.done, 1);
    assert_int_equal(day.line[0].done, 1);
    assert_int_equal(desk_visit_count(bench->desk), 0);
    assert_string_equal(bench_text(bench, "SELECT mode FROM visit"), "meeting");
    assert_string_equal(bench_text(bench, "SELECT helper FROM visit"), "volunteer");
}

static void one_ctrl_z_takes_all_of_it_back(void **state)
{
    struct bench *bench = *state;
    struct citizen thuk = bench_citizen("A Thuk", THUK);
    assert_did(log_quickly(bench, &thuk, TODAY), bench);

    assert_did(desk_undo(bench->desk, &bench->error), bench);

    assert_int_equal(figures_of(bench, TODAY).visits, 0);
    assert_int_equal(bench_number(bench, "SELECT count(*) FROM ended WHERE stands"), 0);
    assert_null(desk_undo_name(bench->desk));
}

static void yesterdays_paper_counts_for_yesterday(void **state)
{
    struct bench *bench = *state;
    struct citizen thuk = bench_citizen("A Thuk", THUK);

    assert_did(log_quickly(bench, &thuk, TODAY - 1), bench);

    assert_int_equal(figures_of(bench, TODAY).visits, 0);
    assert_int_equal(figures_of(bench, TODAY - 1).visits, 1);
    assert_int_equal(bench_number(bench, "SELECT body ->> 'late' FROM entry"
                                         " WHERE kind = 'visit.opened'"),
                     1);
}

static void a_day_ahead_or_too_far_back_is_refused_and_nothing_is_written(void **state)
{
    struct bench *bench = *state;
    struct citizen thuk = bench_citizen("A Thuk", THUK);
    const int32_t days[] = {TODAY + 1, TODAY - QUICK_DAYS_BACK - 1};

    for (size_t i = 0; i < 2; i++) {
        assert_false(log_quickly(bench, &thuk, days[i]));
        assert_int_equal(bench->error.code, ERROR_INPUT);
        assert_string_equal(bench->error.cause, "day");
    }
    assert_int_equal(bench_entries(bench, "visit.opened"), 0);
}

static void who_is_being_served_is_not_logged_beside(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    struct citizen thuk = bench_citizen("A Thuk", THUK), blui = bench_citizen("Y Blưi", BLUI);

    assert_false(log_quickly(bench, &thuk, TODAY));
    assert_int_equal(bench->error.code, ERROR_EXISTS);
    assert_did(log_quickly(bench, &blui, TODAY), bench);

    assert_string_equal(desk_now(bench->desk)->citizen.name, "A Thuk");
}

static void a_full_tray_is_no_hindrance_and_ctrl_z_neither(void **state)
{
    struct bench *bench = *state;
    for (int i = 0; i < DESK_TRAY; i++)
        assert_did(desk_receive_unnamed(bench->desk, "counter", &bench->error), bench);
    struct citizen thuk = bench_citizen("A Thuk", THUK);

    assert_did(log_quickly(bench, &thuk, TODAY), bench);
    assert_int_equal(figures_of(bench, TODAY).visits, DESK_TRAY + 1);
    assert_did(desk_undo(bench->desk, &bench->error), bench);

    assert_int_equal(figures_of(bench, TODAY).visits, DESK_TRAY);
    assert_int_equal(desk_visit_count(bench->desk), DESK_TRAY);
}

static void somebody_who_only_asks_needs_no_name(void **state)
{
    struct bench *bench = *state;

    assert_did(log_quickly(bench, NULL, TODAY), bench);

    assert_int_equal(figures_of(bench, TODAY).asked, 1);
}

static void the_same_person_twice_a_day_can_be_told(void **state)
{
    struct bench *bench = *state;
    struct citizen thuk = bench_citizen("A Thuk", THUK);
    assert_did(log_quickly(bench, &thuk, TODAY), bench);
    struct desk_match match;
    assert_did(desk_find(bench->desk, THUK, &match, &bench->error), bench);

    assert_int_equal(desk_visits_on(bench->desk, match.citizen.id, TODAY), 1);
    assert_int_equal(desk_visits_on(bench->desk, match.citizen.id, TODAY - 1), 0);
}

/* ---- names ----------------------------------------------------------------------------------- */

static size_t find(struct bench *bench, const char *typed, struct desk_named *found)
{
    while (desk_names_more(bench->desk, &bench->error))
        continue;
    return desk_find_names(bench->desk, typed, found, 5, NULL, &bench->error);
}

static void a_name_is_found_by_the_beginnings_of_its_words(void **state)
{
    struct bench *bench = *state;
    struct desk_named found[5];
    struct citizen hoa = bench_citizen("Nguyễn Thị Hòa", BLUI),
                   thuk = bench_citizen("A Thuk", THUK);
    assert_did(log_quickly(bench, &hoa, TODAY), bench);
    assert_did(log_quickly(bench, &thuk, TODAY), bench);

    assert_int_equal(find(bench, "hoa", found), 1);
    assert_string_equal(found[0].name, "Nguyễn Thị Hòa");
    assert_int_equal(find(bench, "HOÀ ng", found), 1);
    assert_int_equal(find(bench, "guyen", found), 0); /* not the beginning of a word */
    assert_int_equal(find(bench, "thuk", found), 1);
    assert_string_equal(found[0].last_day, "2026-11-25");
}

static void who_was_registered_just_now_is_found(void **state)
{
    struct bench *bench = *state;
    struct desk_named found[5];
    assert_int_equal(find(bench, "thuk", found), 0);
    struct citizen thuk = bench_citizen("A Thuk", THUK);
    assert_did(log_quickly(bench, &thuk, TODAY), bench);

    assert_int_equal(find(bench, "thuk", found), 1);
}

static void a_corrected_name_is_found_by_the_new_one_alone(void **state)
{
    struct bench *bench = *state;
    struct desk_named found[5];
    bench_receive(bench, "A Thuc", THUK);
    assert_int_equal(find(bench, "thuc", found), 1);
    struct citizen right = desk_now(bench->desk)->citizen;
    snprintf(right.name, sizeof right.name, "A Byưn");

    assert_did(desk_identify(bench->desk, &right, &bench->error), bench);

    assert_int_equal(find(bench, "byun", found), 1);
    assert_int_equal(find(bench, "thuc", found), 0);
}

static void a_locked_counter_finds_nobody(void **state)
{
    struct bench *bench = *state;
    struct desk_named found[5];
    struct citizen thuk = bench_citizen("A Thuk", THUK);
    assert_did(log_quickly(bench, &thuk, TODAY), bench);
    assert_int_equal(find(bench, "thuk", found), 1);

    desk_lock(bench->desk);

    assert_int_equal(find(bench, "thuk", found), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_A_DESK(a_whole_visit_is_written_and_closed),
        AT_A_DESK(one_ctrl_z_takes_all_of_it_back),
        AT_A_DESK(yesterdays_paper_counts_for_yesterday),
        AT_A_DESK(a_day_ahead_or_too_far_back_is_refused_and_nothing_is_written),
        AT_A_DESK(who_is_being_served_is_not_logged_beside),
        AT_A_DESK(a_full_tray_is_no_hindrance_and_ctrl_z_neither),
        AT_A_DESK(somebody_who_only_asks_needs_no_name),
        AT_A_DESK(the_same_person_twice_a_day_can_be_told),
        AT_A_DESK(a_name_is_found_by_the_beginnings_of_its_words),
        AT_A_DESK(who_was_registered_just_now_is_found),
        AT_A_DESK(a_corrected_name_is_found_by_the_new_one_alone),
        AT_A_DESK(a_locked_counter_finds_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
