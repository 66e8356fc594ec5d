/* A visit from its first question to its last page, by keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "domain/service.h"
#include "guide/guide.h"
#include "support/counter.h"
#include "view/views.h"

#define THUK "001090123456"

static struct desk_visit *now(struct counter *counter)
{
    return desk_now(counter_desk(counter));
}

/* On the first step of the first guide. */
static void begin(struct counter *counter)
{
    counter_receive(counter, "A Thuk", THUK);
    counter_type(counter, "1"); /* an Android phone */
    counter_type(counter, "1"); /* the first guide */
    assert_string_equal(counter_view(counter), "step");
}

static void a_new_citizen_is_a_number_a_name_and_a_hamlet(void **state)
{
    struct counter *counter = *state;
    counter_type(counter, THUK);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, "A Thuk");
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Ở thôn nào?"));
    counter_wait(counter, 1000);

    counter_type(counter, "1");

    assert_string_equal(counter_view(counter), "visit");
    assert_string_equal(now(counter)->citizen.name, "A Thuk");
    assert_string_not_equal(now(counter)->citizen.hamlet, "");
    assert_true(now(counter)->citizen.resident);
}

static void a_citizen_without_a_name_is_not_written(void **state)
{
    struct counter *counter = *state;
    counter_type(counter, THUK);
    counter_press(counter, UI_KEY_ENTER);

    counter_press(counter, UI_KEY_ENTER);

    assert_true(counter_shows(counter, "Chưa có tên"));
    assert_string_equal(counter_view(counter), "receive");
    assert_int_equal(desk_visit_count(counter_desk(counter)), 0);
}

static void digits_are_no_name(void **state)
{
    struct counter *counter = *state;
    counter_type(counter, THUK);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, THUK);

    counter_press(counter, UI_KEY_ENTER);

    assert_true(counter_shows(counter, "Gõ họ và tên bằng chữ"));
    assert_false(counter_shows(counter, "Ở thôn nào?"));
}

static void the_phone_is_asked_about_first(void **state)
{
    struct counter *counter = *state;
    counter_receive(counter, "A Thuk", THUK);
    assert_true(counter_shows(counter, "điện thoại thông minh"));

    counter_type(counter, "3");

    assert_string_equal(now(counter)->phone, "none");
    assert_true(counter_shows(counter, "Không có điện thoại cũng không sao"));
}

/* A visit of A Thuk's on an iPhone that is over; the service ended so. */
static void visit_before(struct counter *counter, const char *service, enum outcome outcome)
{
    struct error error = {0};
    struct desk *desk = counter_desk(counter);
    struct desk_ended ended = {.outcome = outcome, .until = "2026-11-26"};
    snprintf(ended.service, sizeof ended.service, "%s", service);
    if (outcome_is_working(outcome))
        ended.until[0] = '\0';
    counter_receive(counter, "A Thuk", THUK);
    assert_true(desk_state_phone(desk, "iphone", &error));
    assert_true(desk_end_service(desk, &ended, &error));
    assert_true(desk_close(desk, true, "none", "", &error));
}

static void who_comes_back_is_not_asked_again_and_the_page_says_for_what(void **state)
{
    struct counter *counter = *state;
    visit_before(counter, SERVICE_VNEID_LEVEL2, OUTCOME_WAITING);

    counter_receive(counter, "A Thuk", THUK);

    assert_false(counter_shows(counter, "điện thoại thông minh"));
    assert_true(counter_shows(counter, "máy iPhone như lần trước"));
    assert_true(counter_shows(counter, "Đang chờ: Định danh mức 2 · hẹn T5 26/11"));
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Định danh mức 2"));
    assert_string_equal(visit_road(now(counter))->service, SERVICE_VNEID_LEVEL2);
}

static void a_new_come_back_does_not_hide_what_is_done(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    visit_before(counter, SERVICE_VNEID_INSTALL, OUTCOME_DONE);
    counter_receive(counter, "A Thuk", THUK);
    assert_true(counter_shows(counter, "✓ xong, 25/11/2026"));
    struct desk_ended later = {
        .service = SERVICE_VNEID_INSTALL, .outcome = OUTCOME_WAITING, .until = "2026-11-27"};

    assert_true(desk_end_service(counter_desk(counter), &later, &error));
    turn_describe(&counter->turn);

    assert_true(counter_shows(counter, "… hẹn lại: T6 27/11 · trước đã xong, 25/11/2026"));
}

static void one_dossier_is_not_shown_on_two_services(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    counter_receive(counter, "A Thuk", THUK);
    counter_type(counter, "1");
    struct desk_ended later = {
        .service = SERVICE_PORTAL, .outcome = OUTCOME_WAITING, .until = "2026-11-27"};

    assert_true(desk_end_service(counter_desk(counter), &later, &error));
    turn_describe(&counter->turn);

    const char *page = counter_page(counter), *first = strstr(page, "… hẹn lại: T6 27/11");
    assert_non_null(first);
    assert_null(strstr(first + 1, "… hẹn lại: T6 27/11"));
}

static void the_number_is_shown_for_three_seconds_and_that_is_noted(void **state)
{
    struct counter *counter = *state;
    counter_receive(counter, "A Thuk", THUK);
    counter_type(counter, "1");
    assert_null(strstr(counter_page(counter), THUK));

    counter_press(counter, UI_KEY_F8);
    assert_true(counter_shows(counter, THUK));
    counter_wait(counter, 3100);

    assert_null(strstr(counter_page(counter), THUK));
}

static void a_guide_not_walked_yet_says_so_on_its_first_step_alone(void **state)
{
    struct counter *counter = *state;
    begin(counter);
    assert_true(counter_shows(counter, "chưa đi thử trên máy thật"));
    counter_wait(counter, 1000);

    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "step");
    assert_null(strstr(counter_page(counter), "chưa đi thử trên máy thật"));
}

static void after_the_last_step_enter_chooses_and_its_key_is_named(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    begin(counter);
    while (!visit_road(now(counter))->walked)
        assert_true(desk_step_done(counter_desk(counter), &error));
    turn_describe(&counter->turn);
    assert_true(counter_shows(counter, "Enter Chọn"));

    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "outcome");
}

static void a_qr_on_the_whole_screen_says_which_key_makes_it_small(void **state)
{
    struct counter *counter = *state;
    begin(counter);
    const struct guide *guide = visit_place(now(counter))->guide;
    while (guide->steps[visit_place(now(counter))->step].code_count == 0) {
        counter_wait(counter, 1000);
        counter_press(counter, UI_KEY_ENTER);
    }

    counter_press(counter, UI_KEY_F2);
    assert_true(counter->turn.page.qr_large);
    assert_string_equal(page_find_key(&counter->turn.page, UI_KEY_F2)->label, "QR nhỏ lại");
    assert_string_equal(page_find_key(&counter->turn.page, UI_KEY_ESCAPE)->label, "QR nhỏ lại");
    counter_press(counter, UI_KEY_ESCAPE);

    assert_false(counter->turn.page.qr_large);
    assert_string_equal(page_find_key(&counter->turn.page, UI_KEY_F2)->label, "QR to");
}

static void a_step_is_ticked_and_done(void **state)
{
    struct counter *counter = *state;
    begin(counter);
    assert_true(counter_shows(counter, "NÓI"));

    counter_press(counter, UI_KEY_SPACE);
    assert_int_equal(visit_place(now(counter))->ticks[0], 1);
    counter_wait(counter, 1000);
    counter_press(counter, UI_KEY_ENTER);

    assert_int_equal(visit_place(now(counter))->step, 1);
    counter_press(counter, UI_KEY_ESCAPE);
    assert_int_equal(visit_place(now(counter))->step, 0);
    assert_int_equal(visit_place(now(counter))->ticks[0], 1);
}

static void a_trouble_that_stays_leads_to_the_reasons_of_its_service(void **state)
{
    struct counter *counter = *state;
    begin(counter);

    counter_type(counter, "?");
    assert_true(counter_shows(counter, "Gặp khó gì?"));
    counter_type(counter, "1");
    assert_true(counter_shows(counter, "CÁCH"));
    counter_type(counter, "3");

    assert_string_equal(counter_view(counter), "outcome");
    assert_true(counter_shows(counter, "Vì sao không thành?"));
    assert_true(counter_shows(counter, "Cài VNeID"));
    counter_wait(counter, 1000);
    counter_type(counter, "1");
    assert_int_equal(now(counter)->ended_count, 1);
    assert_string_equal(now(counter)->ended[0].service, "vneid-install");
    assert_int_equal(now(counter)->ended[0].outcome, OUTCOME_NOT_DONE);
}

static void a_trouble_that_is_solved_leads_back_to_its_step(void **state)
{
    struct counter *counter = *state;
    begin(counter);
    counter_type(counter, "?1");

    counter_type(counter, "1");

    assert_string_equal(counter_view(counter), "step");
    assert_string_not_equal(visit_road(now(counter))->trouble, "");
}

static void an_outcome_is_written_by_two_keys(void **state)
{
    struct counter *counter = *state;
    begin(counter);

    counter_press(counter, UI_KEY_F5);
    assert_true(counter_shows(counter, "Cài VNeID"));
    assert_true(counter_shows(counter, "Kết quả thế nào?"));
    counter_type(counter, "1");

    assert_string_equal(counter_view(counter), "visit");
    assert_true(counter_shows(counter, "xong"));
    assert_int_equal(visit_ended(now(counter), "vneid-install", NULL)->outcome, OUTCOME_DONE);
}

static void a_come_back_wants_a_day_that_is_one(void **state)
{
    struct counter *counter = *state;
    begin(counter);
    counter_press(counter, UI_KEY_F5);
    counter_type(counter, "2");
    assert_true(counter_shows(counter, "Hẹn lại ngày nào?"));

    counter_type(counter, "31/2");
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Không có ngày này"));
    assert_int_equal(now(counter)->ended_count, 0);
    for (int i = 0; i < 4; i++)
        counter_press(counter, UI_KEY_BACKSPACE);
    counter_type(counter, "+3");
    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(now(counter)->ended[0].until, "2026-11-28");
}

static void a_dossier_longer_than_its_room_is_cut_at_a_letter(void **state)
{
    struct counter *counter = *state;
    counter_receive(counter, "A Thuk", THUK);
    counter_type(counter, "1");
    kiosk_react(
        counter->kiosk,
        &(struct reaction){.kind = REACT_OPEN, .view = &view_outcome, .argument = "portal/"});
    turn_describe(&counter->turn);
    counter_type(counter, "1");
    for (int i = 0; i < 3; i++)
        counter_press(counter, UI_KEY_TAB);

    for (int i = 0; i < 40; i++)
        counter_type(counter, "ậ");
    counter_press(counter, UI_KEY_ENTER);

    assert_int_equal(now(counter)->ended_count, 1);
    assert_int_equal(strlen(now(counter)->ended[0].dossier) % 3, 0);
}

static void a_visit_with_a_loose_end_is_closed_once_it_is_answered(void **state)
{
    struct counter *counter = *state;
    begin(counter);
    counter_press(counter, UI_KEY_ESCAPE);
    counter_press(counter, UI_KEY_F5);
    assert_true(counter_shows(counter, "CHƯA GHI KẾT QUẢ"));
    counter_wait(counter, 1000);
    counter_press(counter, UI_KEY_ENTER);
    assert_int_equal(desk_visit_count(counter_desk(counter)), 1);

    counter_type(counter, "1");
    assert_true(counter_shows(counter, "Kết quả thế nào?"));
    counter_type(counter, "1");
    counter_press(counter, UI_KEY_F5);
    assert_true(counter_shows(counter, "DẶN"));
    counter_wait(counter, 1000);
    counter_press(counter, UI_KEY_SPACE);
    counter_press(counter, UI_KEY_ENTER);

    assert_int_equal(desk_visit_count(counter_desk(counter)), 0);
    assert_string_equal(counter_view(counter), "home");
}

static void a_power_cut_on_a_step_comes_back_to_it(void **state)
{
    struct counter *counter = *state;
    begin(counter);
    counter_press(counter, UI_KEY_SPACE);
    counter_wait(counter, 1000);

    counter_off(counter);
    counter_on(counter);
    counter_unlock(counter);

    assert_string_equal(counter_view(counter), "step");
    assert_int_equal(visit_place(now(counter))->ticks[0], 1);
}

static void a_lesson_writes_nothing_and_says_so(void **state)
{
    struct counter *counter = *state;
    kiosk_react(counter->kiosk, &(struct reaction){.kind = REACT_OPEN, .view = &view_lesson});
    turn_describe(&counter->turn);
    assert_true(counter_shows(counter, "không ghi vào sổ"));

    counter_type(counter, "1");
    assert_string_equal(counter_view(counter), "step");
    assert_true(desk_is_practice(counter_desk(counter)));
    counter_wait(counter, 1000);
    counter_press(counter, UI_KEY_ENTER);

    assert_int_equal(desk_visit_count(counter->kiosk->counter), 0);
    assert_null(strstr(counter_page(counter), "Đã ghi số"));
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(a_new_citizen_is_a_number_a_name_and_a_hamlet),
        AT_A_COUNTER(a_citizen_without_a_name_is_not_written),
        AT_A_COUNTER(digits_are_no_name),
        AT_A_COUNTER(the_phone_is_asked_about_first),
        AT_A_COUNTER(who_comes_back_is_not_asked_again_and_the_page_says_for_what),
        AT_A_COUNTER(a_new_come_back_does_not_hide_what_is_done),
        AT_A_COUNTER(one_dossier_is_not_shown_on_two_services),
        AT_A_COUNTER(the_number_is_shown_for_three_seconds_and_that_is_noted),
        AT_A_COUNTER(a_guide_not_walked_yet_says_so_on_its_first_step_alone),
        AT_A_COUNTER(after_the_last_step_enter_chooses_and_its_key_is_named),
        AT_A_COUNTER(a_qr_on_the_whole_screen_says_which_key_makes_it_small),
        AT_A_COUNTER(a_step_is_ticked_and_done),
        AT_A_COUNTER(a_trouble_that_stays_leads_to_the_reasons_of_its_service),
        AT_A_COUNTER(a_trouble_that_is_solved_leads_back_to_its_step),
        AT_A_COUNTER(an_outcome_is_written_by_two_keys),
        AT_A_COUNTER(a_come_back_wants_a_day_that_is_one),
        AT_A_COUNTER(a_dossier_longer_than_its_room_is_cut_at_a_letter),
        AT_A_COUNTER(a_visit_with_a_loose_end_is_closed_once_it_is_answered),
        AT_A_COUNTER(a_power_cut_on_a_step_comes_back_to_it),
        AT_A_COUNTER(a_lesson_writes_nothing_and_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
