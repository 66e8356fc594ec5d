/* The page before closing: what was done, what the book has already, the note, the notice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "domain/service.h"
#include "support/counter.h"

#define THUK "001090123456"

static void end(struct counter *counter, const char *service, const char *provider,
                enum outcome outcome)
{
    struct error error = {0};
    struct desk_ended ended = {.outcome = outcome};
    snprintf(ended.service, sizeof ended.service, "%s", service);
    snprintf(ended.provider, sizeof ended.provider, "%s", provider);
    if (!outcome_is_working(outcome))
        snprintf(ended.until, sizeof ended.until, "2026-11-27");
    assert_true(desk_end_service(counter_desk(counter), &ended, &error));
}

/* A visit of A Thuk's that is over; the service ended so. */
static void visit_before(struct counter *counter, const char *service, const char *provider,
                         enum outcome outcome)
{
    struct error error = {0};
    counter_receive(counter, "A Thuk", THUK);
    assert_true(desk_state_phone(counter_desk(counter), "iphone", &error));
    end(counter, service, provider, outcome);
    assert_true(desk_close(counter_desk(counter), true, "none", "", &error));
}

static void open_review(struct counter *counter)
{
    turn_describe(&counter->turn);
    counter_press(counter, UI_KEY_F5);
    assert_string_equal(counter_view(counter), "review");
    counter_wait(counter, 1000);
}

static void what_an_earlier_visit_did_is_not_called_undone(void **state)
{
    struct counter *counter = *state;
    visit_before(counter, SERVICE_VNEID_INSTALL, "", OUTCOME_DONE);
    counter_receive(counter, "A Thuk", THUK);

    open_review(counter);

    assert_true(counter_shows(counter, "xong, 25/11/2026; lần này không làm"));
    assert_true(counter_shows(counter, "chưa làm"));
}

static void a_lesser_answer_stands_beside_what_was_had_before(void **state)
{
    struct counter *counter = *state;
    struct desk *desk = counter_desk(counter);
    enum outcome outcome;
    char day[16], until[16];
    visit_before(counter, SERVICE_VNEID_INSTALL, "", OUTCOME_DONE);
    counter_receive(counter, "A Thuk", THUK);
    end(counter, SERVICE_VNEID_INSTALL, "", OUTCOME_WAITING);

    open_review(counter);

    assert_true(counter_shows(counter, "hẹn lại: T6 27/11"));
    assert_true(counter_shows(counter, "trước đã xong, 25/11/2026"));
    assert_true(desk_state(desk, desk_now(desk)->citizen.id, SERVICE_VNEID_INSTALL, NULL, &outcome,
                           day, until));
    assert_int_equal(outcome, OUTCOME_DONE);
}

static void a_signature_from_another_issuer_still_counts_and_is_said(void **state)
{
    struct counter *counter = *state;
    struct desk *desk = counter_desk(counter);
    enum outcome outcome;
    char day[16], until[16];
    visit_before(counter, SERVICE_SIGNATURE, "viettel", OUTCOME_DONE);
    counter_receive(counter, "A Thuk", THUK);
    end(counter, SERVICE_SIGNATURE, "vnpt", OUTCOME_ISSUED);

    open_review(counter);

    assert_true(counter_shows(counter, "đã cấp, CHƯA KÍCH HOẠT"));
    assert_true(counter_shows(counter, "trước đã xong ở nơi cấp khác, 25/11/2026"));
    assert_true(desk_state(desk, desk_now(desk)->citizen.id, SERVICE_SIGNATURE, NULL, &outcome, day,
                           until));
    assert_int_equal(outcome, OUTCOME_DONE);
}

static void what_was_had_and_waits_once_more_is_on_the_list_of_come_backs(void **state)
{
    struct counter *counter = *state;
    visit_before(counter, SERVICE_PORTAL, "", OUTCOME_DONE);

    visit_before(counter, SERVICE_PORTAL, "", OUTCOME_WAITING); /* another dossier */

    counter_receive(counter, "A Thuk", THUK);
    assert_true(counter_shows(counter, "Đang chờ: Nộp hồ sơ trực tuyến · hẹn T6 27/11"));
    kiosk_react(counter->kiosk, &(struct reaction){.kind = REACT_HOME});
    turn_describe(&counter->turn);
    counter_press(counter, '6');
    assert_string_equal(counter_view(counter), "due");
    assert_true(counter_shows(counter, "A Thuk"));
}

static void a_come_back_with_an_issuer_after_another_gave_one_is_kept(void **state)
{
    struct counter *counter = *state;
    visit_before(counter, SERVICE_SIGNATURE, "viettel", OUTCOME_DONE);
    clock_advance(&counter->clock, 24 * 3600 * 1000);

    visit_before(counter, SERVICE_SIGNATURE, "vnpt", OUTCOME_WAITING);

    counter_receive(counter, "A Thuk", THUK);
    assert_true(counter_shows(counter, "Đang chờ: Chữ ký số · VNPT SmartCA"));
}

static void letters_typed_on_arrival_are_the_note(void **state)
{
    struct counter *counter = *state;
    counter_receive(counter, "A Thuk", THUK);
    counter_type(counter, "1");
    open_review(counter);

    counter_press(counter, UI_KEY_SPACE);
    counter_type(counter, "chở vợ theo");

    assert_true(counter_shows(counter, "[x] Đã nói"));
    assert_true(counter_shows(counter, "chở vợ theo"));
}

static void a_notice_that_was_not_ticked_is_said_once(void **state)
{
    struct counter *counter = *state;
    counter_receive(counter, "A Thuk", THUK);
    counter_type(counter, "1");
    open_review(counter);

    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Chưa tích «Đã nói»"));
    assert_int_equal(desk_visit_count(counter_desk(counter)), 1);
    counter_press(counter, UI_KEY_ENTER);

    assert_int_equal(desk_visit_count(counter_desk(counter)), 0);
}

static void nobody_named_means_no_notice_to_miss(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    assert_true(desk_receive_unnamed(counter_desk(counter), "counter", &error));
    kiosk_react(counter->kiosk, &(struct reaction){.kind = REACT_VISIT});
    turn_describe(&counter->turn);
    counter_type(counter, "1");
    open_review(counter);

    counter_press(counter, UI_KEY_ENTER);

    assert_int_equal(desk_visit_count(counter_desk(counter)), 0);
}

static void a_guide_left_early_says_how_far_it_was_shown(void **state)
{
    struct counter *counter = *state;
    counter_receive(counter, "A Thuk", THUK);
    counter_type(counter, "1");
    counter_type(counter, "1");
    counter_wait(counter, 1000);
    counter_press(counter, UI_KEY_ENTER);

    counter_press(counter, UI_KEY_F5);

    assert_string_equal(counter_view(counter), "outcome");
    assert_true(counter_shows(counter, "Bài mới tới bước 2/"));
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(what_an_earlier_visit_did_is_not_called_undone),
        AT_A_COUNTER(a_lesser_answer_stands_beside_what_was_had_before),
        AT_A_COUNTER(a_signature_from_another_issuer_still_counts_and_is_said),
        AT_A_COUNTER(what_was_had_and_waits_once_more_is_on_the_list_of_come_backs),
        AT_A_COUNTER(a_come_back_with_an_issuer_after_another_gave_one_is_kept),
        AT_A_COUNTER(letters_typed_on_arrival_are_the_note),
        AT_A_COUNTER(a_notice_that_was_not_ticked_is_said_once),
        AT_A_COUNTER(nobody_named_means_no_notice_to_miss),
        AT_A_COUNTER(a_guide_left_early_says_how_far_it_was_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
