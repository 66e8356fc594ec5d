/* A closed visit is corrected with a reason; what was written stays in the book. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

#include "desk/correct.h"
#include "desk/story.h"
#include "ledger/append.h"
#include "ledger/ledger.h"
#include "report/day.h"

#define TODAY 20782 /* 2026-11-25 */

/* A visit of A Thuk with VNeID installed, closed; its id. */
static const char *closed_visit(struct bench *bench)
{
    static char id[DESK_ID_SIZE];
    bench_receive(bench, "A Thuk", THUK);
    snprintf(id, sizeof id, "%s", desk_now(bench->desk)->id);
    assert_did(bench_end_service(bench, SERVICE_VNEID_INSTALL, OUTCOME_DONE), bench);
    assert_did(desk_close(bench->desk, true, "none", NULL, &bench->error), bench);
    return id;
}

static struct day_figures figures_of(struct bench *bench, int32_t day)
{
    struct day_figures figures;
    assert_true(report_day(desk_ledger(bench->desk), day, &figures, &bench->error));
    return figures;
}

static long installed(struct bench *bench, int32_t day)
{
    struct day_figures figures = figures_of(bench, day);
    return figures.line[0].done;
}

static struct desk_correction why(const char *visit)
{
    return (struct desk_correction){.visit = visit, .reason = "mistyped", .note = "nhìn nhầm dòng"};
}

static struct desk_ended answer(const char *service, enum outcome outcome)
{
    struct desk_ended ended = {.outcome = outcome};
    snprintf(ended.service, sizeof ended.service, "%s", service);
    if (outcome == OUTCOME_NOT_DONE)
        snprintf(ended.reason, sizeof ended.reason, "otp_missing");
    if (outcome == OUTCOME_WAITING)
        snprintf(ended.until, sizeof ended.until, "2026-12-01");
    return ended;
}

static void another_outcome_counts_and_the_old_entry_stays(void **state)
{
    struct bench *bench = *state;
    const char *visit = closed_visit(bench);
    int64_t before = bench_entries(bench, "service.ended");
    struct desk_correction because = why(visit);
    struct desk_ended right = answer(SERVICE_VNEID_INSTALL, OUTCOME_NOT_DONE);

    assert_did(desk_correct_service(bench->desk, &because, &right, NULL, &bench->error), bench);

    assert_int_equal(installed(bench, TODAY), 0);
    assert_int_equal(figures_of(bench, TODAY).line[0].not_done, 1);
    assert_int_equal(bench_entries(bench, "service.ended"), before + 1);
    assert_string_equal(
        bench_text(bench, "SELECT body ->> 'reason' FROM entry WHERE kind = 'entry.reversed'"),
        "mistyped");
}

static void what_the_visit_comes_to_is_said_anew(void **state)
{
    struct bench *bench = *state;
    const char *visit = closed_visit(bench);
    struct desk_correction because = why(visit);
    struct desk_ended right = answer(SERVICE_VNEID_INSTALL, OUTCOME_WAITING);
    assert_string_equal(bench_text(bench, "SELECT result FROM visit"), "done");

    assert_did(desk_correct_service(bench->desk, &because, &right, NULL, &bench->error), bench);

    assert_string_equal(bench_text(bench, "SELECT result FROM visit"), "waiting");
    assert_string_equal(bench_text(bench, "SELECT until FROM visit"), "2026-12-01");
    assert_string_equal(bench_text(bench, "SELECT helper FROM visit"), "none");
}

static void a_day_long_past_gets_its_figures_right(void **state)
{
    struct bench *bench = *state;
    const char *visit = closed_visit(bench);
    clock_advance(&bench->clock, (int64_t)5 * CLOCK_DAY_MS);
    struct desk_correction because = why(visit);

    assert_did(desk_correct_away(bench->desk, &because, SERVICE_VNEID_INSTALL, "", &bench->error),
               bench);

    assert_int_equal(installed(bench, TODAY), 0);
    assert_int_equal(figures_of(bench, TODAY).visits, 1);
    assert_string_equal(bench_text(bench, "SELECT result FROM visit"), "asked");
    assert_int_equal(figures_of(bench, TODAY + 5).visits, 0);
}

static void once_a_day_is_closed_a_correction_lands_on_today(void **state)
{
    struct bench *bench = *state;
    const char *visit = closed_visit(bench);
    struct event closing = {.kind = "day.closed",
                            .subject = ledger_device(desk_ledger(bench->desk)),
                            .body = "{\"closed\":\"2026-11-25\",\"visits\":1,\"head\":\"x\"}"};
    assert_true(ledger_append(desk_ledger(bench->desk), &closing, 1, NULL, &bench->error));
    clock_advance(&bench->clock, (int64_t)2 * CLOCK_DAY_MS);
    struct desk_correction because = why(visit);
    struct desk_ended forgotten = answer(SERVICE_VNEID_LEVEL2, OUTCOME_DONE);

    struct desk_closed read;
    assert_did(desk_closed_read(bench->desk, visit, &read, &bench->error), bench);
    assert_true(read.day_is_done);
    assert_did(desk_correct_service(bench->desk, &because, &forgotten, NULL, &bench->error), bench);

    assert_int_equal(figures_of(bench, TODAY).line[1].done, 0);
    assert_int_equal(figures_of(bench, TODAY + 2).line[1].done, 1);
}

static void another_provider_takes_the_place_of_the_wrong_one(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    char visit[DESK_ID_SIZE];
    snprintf(visit, sizeof visit, "%s", desk_now(bench->desk)->id);
    struct desk_ended wrong = answer(SERVICE_SIGNATURE, OUTCOME_DONE);
    snprintf(wrong.provider, sizeof wrong.provider, "vnpt");
    assert_did(desk_end_service(bench->desk, &wrong, &bench->error), bench);
    assert_did(desk_close(bench->desk, true, "none", NULL, &bench->error), bench);
    struct desk_ended right = wrong;
    snprintf(right.provider, sizeof right.provider, "viettel");
    struct desk_correction because = why(visit);

    assert_did(desk_correct_service(bench->desk, &because, &right, &wrong, &bench->error), bench);

    assert_int_equal(bench_number(bench, "SELECT count(*) FROM service_state"), 1);
    assert_string_equal(bench_text(bench, "SELECT provider FROM service_state"), "viettel");
}

static void what_was_done_becomes_the_right_persons(void **state)
{
    struct bench *bench = *state;
    const char *visit = closed_visit(bench);
    struct citizen right = bench_citizen("Y Blưi", BLUI);
    struct desk_correction because = {.visit = visit, .reason = "wrong_person"};

    assert_did(desk_correct_person(bench->desk, &because, &right, &bench->error), bench);

    struct desk_match match;
    assert_did(desk_find(bench->desk, BLUI, &match, &bench->error), bench);
    assert_int_equal(match.found, FOUND_KNOWN);
    enum outcome outcome;
    char day[16], until[16];
    assert_true(desk_state(bench->desk, match.citizen.id, SERVICE_VNEID_INSTALL, NULL, &outcome,
                           day, until));
    assert_int_equal(outcome, OUTCOME_DONE);
    assert_int_equal(bench_number(bench, "SELECT count(*) FROM service_state"), 1);
    assert_int_equal(installed(bench, TODAY), 1);
}

static void a_visit_taken_out_is_not_counted_and_not_corrected_again(void **state)
{
    struct bench *bench = *state;
    const char *visit = closed_visit(bench);
    struct desk_correction because = {.visit = visit, .reason = "twice"};

    assert_did(desk_correct_visit_away(bench->desk, &because, &bench->error), bench);
    assert_int_equal(figures_of(bench, TODAY).visits, 0);

    assert_false(desk_correct_visit_away(bench->desk, &because, &bench->error));
    assert_int_equal(bench->error.code, ERROR_REFUSED);
}

static void an_open_visit_is_not_corrected(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    struct desk_correction because = {.visit = desk_now(bench->desk)->id, .reason = "twice"};

    assert_false(desk_correct_visit_away(bench->desk, &because, &bench->error));

    assert_int_equal(bench->error.code, ERROR_REFUSED);
}

static void ctrl_z_offers_nothing_after_a_correction_and_correcting_again_is_the_way_back(
    void **state)
{
    struct bench *bench = *state;
    const char *visit = closed_visit(bench);
    struct desk_correction because = why(visit);
    struct desk_ended wrong = answer(SERVICE_VNEID_INSTALL, OUTCOME_NOT_DONE);
    struct desk_ended right = answer(SERVICE_VNEID_INSTALL, OUTCOME_DONE);

    assert_did(desk_correct_service(bench->desk, &because, &wrong, NULL, &bench->error), bench);
    assert_false(desk_said_can_be_undone(bench->desk));
    assert_did(desk_correct_service(bench->desk, &because, &right, NULL, &bench->error), bench);

    assert_int_equal(installed(bench, TODAY), 1);
    assert_string_equal(bench_text(bench, "SELECT result FROM visit"), "done");
}

static void ctrl_z_after_a_correction_takes_nobody_elses_act_away(void **state)
{
    struct bench *bench = *state;
    const char *visit = closed_visit(bench);
    struct desk_correction because = why(visit);
    bench_receive(bench, "Y Blưi", BLUI);
    assert_non_null(desk_undo_name(bench->desk));

    assert_did(desk_correct_visit_away(bench->desk, &because, &bench->error), bench);

    assert_null(desk_undo_name(bench->desk));
    assert_non_null(strstr(desk_undo_refusal(bench->desk), "không hoàn tác được"));
    assert_refused(desk_undo(bench->desk, &bench->error), bench, ERROR_REFUSED);
    assert_int_equal(desk_visit_count(bench->desk), 1);
    bench_begin(bench, "cai");
    assert_null(desk_undo_refusal(bench->desk));
}

static void what_was_answered_twice_goes_with_both_answers(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    char visit[DESK_ID_SIZE];
    snprintf(visit, sizeof visit, "%s", desk_now(bench->desk)->id);
    assert_did(bench_end_service(bench, SERVICE_VNEID_INSTALL, OUTCOME_DONE), bench);
    assert_did(bench_end_service(bench, SERVICE_VNEID_INSTALL, OUTCOME_NOT_DONE), bench);
    assert_did(desk_close(bench->desk, true, "none", NULL, &bench->error), bench);
    struct desk_correction because = why(visit);

    assert_did(desk_correct_away(bench->desk, &because, SERVICE_VNEID_INSTALL, "", &bench->error),
               bench);

    assert_int_equal(installed(bench, TODAY), 0);
    assert_int_equal(bench_number(bench, "SELECT count(*) FROM ended WHERE stands"), 0);
    assert_string_equal(bench_text(bench, "SELECT result FROM visit"), "asked");
}

static void a_later_visits_day_to_come_back_outlives_an_earlier_one_corrected_since(void **state)
{
    struct bench *bench = *state;
    const char *visit = closed_visit(bench);
    struct desk_correction because = why(visit);
    struct desk_ended early = answer(SERVICE_VNEID_LEVEL2, OUTCOME_WAITING);
    struct desk_ended late = early;
    snprintf(late.until, sizeof late.until, "2026-12-09");
    clock_advance(&bench->clock, (int64_t)2 * CLOCK_DAY_MS);
    bench_receive(bench, "A Thuk", THUK);
    assert_did(desk_end_service(bench->desk, &late, &bench->error), bench);
    assert_did(desk_close(bench->desk, true, "none", NULL, &bench->error), bench);

    assert_did(desk_correct_service(bench->desk, &because, &early, NULL, &bench->error), bench);

    assert_string_equal(bench_text(bench, "SELECT until FROM service_state"
                                          " WHERE service = 'vneid-level2'"),
                        "2026-12-09");
}

static void of_age_is_who_was_so_on_the_day_of_the_visit(void **state)
{
    struct bench *bench = *state;
    const char *visit = closed_visit(bench);
    struct citizen right = bench_citizen("Y Blưi", BLUI);
    struct desk_correction because = {.visit = visit, .reason = "wrong_person"};
    snprintf(right.birth, sizeof right.birth, "2008-11-30"); /* 17 on that day */
    clock_advance(&bench->clock, (int64_t)90 * CLOCK_DAY_MS);

    assert_did(desk_correct_person(bench->desk, &because, &right, &bench->error), bench);

    assert_int_equal(bench_number(bench, "SELECT adult FROM visit"), 0);
}

static void a_reason_must_be_one_of_the_list(void **state)
{
    struct bench *bench = *state;
    const char *visit = closed_visit(bench);
    struct desk_correction because = {.visit = visit, .reason = "vui"};

    assert_false(desk_correct_visit_away(bench->desk, &because, &bench->error));

    assert_int_equal(bench->error.code, ERROR_INPUT);
    assert_int_equal(bench_entries(bench, "entry.reversed"), 0);
}

static void the_note_is_sealed(void **state)
{
    struct bench *bench = *state;
    const char *visit = closed_visit(bench);
    struct desk_correction because = why(visit);

    assert_did(desk_correct_visit_away(bench->desk, &because, &bench->error), bench);

    assert_int_equal(bench_number(bench, "SELECT count(*) FROM entry WHERE body LIKE '%nhầm%'"), 0);
    assert_int_equal(bench_number(bench, "SELECT count(*) FROM entry WHERE sealed IS NOT NULL"
                                         " AND kind = 'entry.reversed'"),
                     1);
}

/* True if a line of the story has these words and is taken back or not. */
static bool tells(const struct story_line *lines, size_t count, const char *words, bool reversed)
{
    for (size_t i = 0; i < count; i++) {
        if (strstr(lines[i].text, words) != NULL && lines[i].reversed == reversed)
            return true;
    }
    return false;
}

static void the_story_tells_the_old_the_reason_and_the_new(void **state)
{
    struct bench *bench = *state;
    const char *visit = closed_visit(bench);
    struct desk_correction because = why(visit);
    struct desk_ended right = answer(SERVICE_VNEID_INSTALL, OUTCOME_NOT_DONE);
    assert_did(desk_correct_service(bench->desk, &because, &right, NULL, &bench->error), bench);

    struct story_line *lines;
    size_t count;
    assert_did(desk_story(bench->desk, visit, &lines, &count, &bench->error), bench);

    assert_true(tells(lines, count, "là A Thuk", false));
    assert_true(tells(lines, count, "Cài VNeID: xong", true));
    assert_true(tells(lines, count, "gõ nhầm · nhìn nhầm dòng", false));
    assert_true(tells(lines, count, "Cài VNeID: không thành (không nhận được mã OTP)", false));
    for (size_t i = 1; i < count; i++) {
        assert_true(lines[i - 1].at <= lines[i].at);
        assert_false(lines[i - 1].number == lines[i].number);
    }
    desk_story_free(lines, count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_A_DESK(another_outcome_counts_and_the_old_entry_stays),
        AT_A_DESK(what_the_visit_comes_to_is_said_anew),
        AT_A_DESK(a_day_long_past_gets_its_figures_right),
        AT_A_DESK(once_a_day_is_closed_a_correction_lands_on_today),
        AT_A_DESK(another_provider_takes_the_place_of_the_wrong_one),
        AT_A_DESK(what_was_done_becomes_the_right_persons),
        AT_A_DESK(a_visit_taken_out_is_not_counted_and_not_corrected_again),
        AT_A_DESK(an_open_visit_is_not_corrected),
        AT_A_DESK(ctrl_z_offers_nothing_after_a_correction_and_correcting_again_is_the_way_back),
        AT_A_DESK(ctrl_z_after_a_correction_takes_nobody_elses_act_away),
        AT_A_DESK(what_was_answered_twice_goes_with_both_answers),
        AT_A_DESK(a_later_visits_day_to_come_back_outlives_an_earlier_one_corrected_since),
        AT_A_DESK(of_age_is_who_was_so_on_the_day_of_the_visit),
        AT_A_DESK(a_reason_must_be_one_of_the_list),
        AT_A_DESK(the_note_is_sealed),
        AT_A_DESK(the_story_tells_the_old_the_reason_and_the_new),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
