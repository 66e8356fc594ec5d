/* Practice: invented citizens with typical troubles, and nothing of it in the book. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "desk/desk.h"
#include "domain/scenario.h"
#include "domain/service.h"
#include "guide/guide.h"
#include "guide/library.h"
#include "support/counter.h"

#define THUK   "001090123456"
#define SMOOTH '1'
#define OTP    '2'
#define ISSUED '6'

static void open_case(struct counter *counter, int key)
{
    counter_press(counter, '3');
    counter_press(counter, '0');
    assert_string_equal(counter_view(counter), "practice");
    counter_press(counter, key);
}

/* The citizen of the situation is received on the real pages. */
static void receive(struct counter *counter)
{
    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(counter_view(counter), "receive");
    counter_type(counter, "A Tập");
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, '1');
    assert_string_equal(counter_view(counter), "visit");
}

/* Ends the service by the verb, then closes on the real page. */
static void end_with(struct counter *counter, const struct desk_ended *ended, bool notice)
{
    struct error error = {0};
    assert_true(desk_end_service(counter_desk(counter), ended, &error));
    counter_press(counter, UI_KEY_F5);
    assert_string_equal(counter_view(counter), "review");
    if (notice)
        counter_press(counter, UI_KEY_SPACE);
    else
        counter_press(counter, UI_KEY_ENTER); /* the first one says that it is not ticked */
    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(counter_view(counter), "practice");
}

static bool guide_has(const struct guide *guide, const char *trouble)
{
    for (size_t i = 0; i < guide->step_count; i++) {
        for (size_t k = 0; k < guide->steps[i].trouble_count; k++) {
            if (strcmp(guide->steps[i].troubles[k].id, trouble) == 0)
                return true;
        }
    }
    return false;
}

static void every_situation_names_a_guide_a_trouble_and_an_end_that_there_are(void **state)
{
    struct counter *counter = *state;
    const struct guide_library *library = desk_guides(counter_desk(counter));

    assert_true(scenario_count() >= 8 && scenario_count() <= 9);
    for (size_t i = 0; i < scenario_count(); i++) {
        const struct scenario *scenario = scenario_at(i);
        const struct guide *guide = guide_library_find(library, scenario->guide);
        if (guide == NULL)
            fail_msg("no guide %s", scenario->guide);
        if (scenario->trouble != NULL && !guide_has(guide, scenario->trouble))
            fail_msg("no trouble %s", scenario->trouble);
        assert_non_null(service_find(scenario->service));
        assert_true(scenario->provider == NULL || provider_find(scenario->provider) != NULL);
        assert_int_equal(scenario->outcome == OUTCOME_NOT_DONE, scenario->reason != NULL);
        assert_true(scenario->reason == NULL || reason_find(scenario->reason) != NULL);
    }
}

static void a_situation_says_who_comes_and_that_nothing_is_written(void **state)
{
    struct counter *counter = *state;
    open_case(counter, SMOOTH);

    assert_true(counter_shows(counter, "TẬP · không ghi vào sổ"));
    assert_true(counter_shows(counter, "nhờ cài giúp VNeID"));
    assert_true(counter_shows(counter, "số 099"));
}

static void what_was_right_is_said_and_the_book_is_as_it_was(void **state)
{
    struct counter *counter = *state;
    struct desk_ended done = {.service = SERVICE_VNEID_INSTALL, .outcome = OUTCOME_DONE};
    open_case(counter, SMOOTH);
    receive(counter);

    end_with(counter, &done, true);

    assert_true(counter_shows(counter, "Nhìn lại: Mọi việc suôn sẻ"));
    assert_true(counter_shows(counter, "Cài VNeID: xong"));
    assert_true(counter_shows(counter, "đã nói sổ này ghi gì"));
    assert_null(strstr(counter_page(counter), "đúng ra"));
    counter_press(counter, UI_KEY_ESCAPE);
    counter_press(counter, UI_KEY_ESCAPE);
    counter_press(counter, UI_KEY_ESCAPE);
    assert_string_equal(counter_view(counter), "home");
    assert_true(counter_shows(counter, "0 lượt"));
}

/* Goes through the guide's steps by the verb, but for the last `left`. */
static void walk(struct counter *counter, const char *id, size_t left)
{
    struct error error = {0};
    struct desk *desk = counter_desk(counter);
    const struct guide *guide = guide_library_find(desk_guides(desk), id);
    assert_true(desk_state_phone(desk, "android", &error));
    assert_true(desk_begin(desk, guide, &error));
    for (size_t step = left; step < guide->step_count; step++)
        assert_true(desk_step_done(desk, &error));
    turn_describe(&counter->turn);
}

static void steps_that_were_skipped_are_counted_and_named(void **state)
{
    struct counter *counter = *state;
    struct desk_ended done = {.service = SERVICE_VNEID_INSTALL, .outcome = OUTCOME_DONE};
    open_case(counter, SMOOTH);
    receive(counter);
    walk(counter, "vneid-cai", 2);
    const struct guide *guide = guide_library_find(desk_guides(counter_desk(counter)), "vneid-cai");

    end_with(counter, &done, true);

    assert_true(counter_shows(counter, "còn 2 bước chưa đi qua"));
    assert_true(counter_shows(counter, guide->steps[guide->step_count - 1].title));
}

static void a_guide_gone_through_to_its_end_is_said(void **state)
{
    struct counter *counter = *state;
    struct desk_ended done = {.service = SERVICE_VNEID_INSTALL, .outcome = OUTCOME_DONE};
    open_case(counter, SMOOTH);
    receive(counter);
    walk(counter, "vneid-cai", 0);

    end_with(counter, &done, true);

    assert_true(counter_shows(counter, "đã đi đủ"));
    assert_null(strstr(counter_page(counter), "chưa đi qua"));
}

static void a_visit_under_way_is_not_thrown_away_by_one_escape(void **state)
{
    struct counter *counter = *state;
    open_case(counter, SMOOTH);
    receive(counter);
    counter_press(counter, UI_KEY_ESCAPE);

    counter_press(counter, UI_KEY_ESCAPE);
    assert_true(counter_shows(counter, "Bấm Esc lần nữa thì bỏ lượt tập"));
    assert_int_equal(desk_visit_count(counter_desk(counter)), 1);
    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(counter_view(counter), "visit");
    counter_press(counter, UI_KEY_ESCAPE);
    counter_press(counter, UI_KEY_ESCAPE);
    assert_true(desk_is_practice(counter_desk(counter)));
    counter_press(counter, UI_KEY_ESCAPE);

    assert_true(counter_shows(counter, "Tập với ai?"));
    assert_false(desk_is_practice(counter_desk(counter)));
}

static void issued_taken_for_done_and_what_was_not_noted_are_told(void **state)
{
    struct counter *counter = *state;
    struct desk_ended done = {
        .service = SERVICE_SIGNATURE, .provider = "vneid", .outcome = OUTCOME_DONE};
    open_case(counter, ISSUED);
    receive(counter);

    end_with(counter, &done, false);

    assert_true(counter_shows(counter, "Đã ghi “xong”, mà chữ ký số CHƯA KÍCH HOẠT"));
    assert_true(counter_shows(counter, "Chưa ghi chỗ khó “Cấp rồi mà vẫn chưa kích hoạt”"));
    assert_true(counter_shows(counter, "Chưa nói với bác sổ này ghi gì"));
}

static void a_trouble_that_was_noted_is_seen(void **state)
{
    struct counter *counter = *state;
    struct desk_ended done = {.service = SERVICE_VNEID_INSTALL, .outcome = OUTCOME_DONE};
    struct error error = {0};
    open_case(counter, OTP);
    receive(counter);
    struct desk *desk = counter_desk(counter);
    const struct guide *guide = guide_library_find(desk_guides(desk), "vneid-cai");
    assert_true(desk_begin(desk, guide, &error));
    for (int step = guide_step_index(guide, "go-ma-otp"); step > 0; step--)
        assert_true(desk_step_done(desk, &error));
    assert_true(desk_trouble(desk, "khong-nhan-duoc-ma-otp", true, &error));

    end_with(counter, &done, true);

    assert_true(counter_shows(counter, "đã ghi chỗ khó"));
    assert_null(strstr(counter_page(counter), "Chưa ghi chỗ khó"));
}

static void again_begins_with_the_same_person_and_other_shows_the_list(void **state)
{
    struct counter *counter = *state;
    struct desk_ended done = {.service = SERVICE_VNEID_INSTALL, .outcome = OUTCOME_DONE};
    open_case(counter, SMOOTH);
    receive(counter);
    end_with(counter, &done, true);

    counter_press(counter, '1');
    assert_true(counter_shows(counter, "Bác đến quầy và nói:"));
    receive(counter);
    end_with(counter, &done, true);
    counter_press(counter, '2');

    assert_true(counter_shows(counter, "Tập với ai?"));
}

static void escape_from_a_visit_shows_the_situation_and_enter_goes_on(void **state)
{
    struct counter *counter = *state;
    open_case(counter, SMOOTH);
    receive(counter);

    counter_press(counter, UI_KEY_ESCAPE);
    assert_true(counter_shows(counter, "Rồi chuyện thế này:"));
    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "visit");
}

static void a_real_number_typed_asks_and_goes_into_the_book_with_all_that_was_typed(void **state)
{
    struct counter *counter = *state;
    open_case(counter, SMOOTH);
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_BACK_TAB);
    for (int i = 0; i < 12; i++)
        counter_press(counter, UI_KEY_BACKSPACE);
    counter_type(counter, THUK);
    counter_press(counter, UI_KEY_TAB);
    counter_type(counter, "A Thuk");
    counter_press(counter, UI_KEY_TAB);
    counter_type(counter, "1/2/1990");

    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(counter_view(counter), "real");
    assert_true(counter_shows(counter, "Người thật? Ghi vào sổ"));
    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "receive");
    assert_false(desk_is_practice(counter_desk(counter)));
    assert_true(counter_shows(counter, "001•••••3456"));
    assert_true(counter_shows(counter, "A Thuk"));
    assert_true(counter_shows(counter, "1/2/1990"));
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, '1');
    assert_true(counter_shows(counter, "Đã ghi số"));
}

static void a_real_card_scanned_asks_and_escape_goes_on_practising(void **state)
{
    struct counter *counter = *state;
    open_case(counter, SMOOTH);
    receive(counter);

    counter_scan(counter, THUK);
    assert_string_equal(counter_view(counter), "real");
    assert_true(counter_shows(counter, "Lượt đang tập dở thì bỏ"));
    counter_scan(counter, THUK);
    counter_press(counter, UI_KEY_ESCAPE);

    assert_string_equal(counter_view(counter), "visit");
    assert_true(desk_is_practice(counter_desk(counter)));
    counter_scan(counter, THUK);
    counter_press(counter, UI_KEY_ENTER);
    assert_false(desk_is_practice(counter_desk(counter)));
    assert_true(counter_shows(counter, "001•••••3456"));
}

static void ten_minutes_without_a_key_end_the_practice(void **state)
{
    struct counter *counter = *state;
    open_case(counter, SMOOTH);
    receive(counter);

    counter_wait(counter, 10 * 60 * 1000 + 1000);

    assert_string_equal(counter_view(counter), "unlock");
    assert_false(desk_is_practice(counter_desk(counter)));
    counter_unlock(counter);
    assert_false(desk_is_practice(counter_desk(counter)));
    assert_int_equal(desk_visit_count(counter_desk(counter)), 0);
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(every_situation_names_a_guide_a_trouble_and_an_end_that_there_are),
        AT_A_COUNTER(a_situation_says_who_comes_and_that_nothing_is_written),
        AT_A_COUNTER(what_was_right_is_said_and_the_book_is_as_it_was),
        AT_A_COUNTER(steps_that_were_skipped_are_counted_and_named),
        AT_A_COUNTER(a_guide_gone_through_to_its_end_is_said),
        AT_A_COUNTER(a_visit_under_way_is_not_thrown_away_by_one_escape),
        AT_A_COUNTER(issued_taken_for_done_and_what_was_not_noted_are_told),
        AT_A_COUNTER(a_trouble_that_was_noted_is_seen),
        AT_A_COUNTER(again_begins_with_the_same_person_and_other_shows_the_list),
        AT_A_COUNTER(escape_from_a_visit_shows_the_situation_and_enter_goes_on),
        AT_A_COUNTER(a_real_number_typed_asks_and_goes_into_the_book_with_all_that_was_typed),
        AT_A_COUNTER(a_real_card_scanned_asks_and_escape_goes_on_practising),
        AT_A_COUNTER(ten_minutes_without_a_key_end_the_practice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
