/* The log, a visit's story and its correction. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "domain/service.h"
#include "support/counter.h"

#define THUK "001090123456"
#define BLUI "062185004321"

static void home(struct counter *counter)
{
    kiosk_react(counter->kiosk, &(struct reaction){.kind = REACT_HOME});
    turn_describe(&counter->turn);
}

/* A closed visit in which a service ended so. */
static void had_a_visit(struct counter *counter, const char *name, const char *number,
                        const char *service, enum outcome outcome, const char *until)
{
    struct error error = {0};
    struct desk *desk = counter_desk(counter);
    struct desk_ended ended = {.outcome = outcome};
    counter_receive(counter, name, number);
    snprintf(ended.service, sizeof ended.service, "%s", service);
    snprintf(ended.until, sizeof ended.until, "%s", until);
    assert_true(desk_end_service(desk, &ended, &error));
    assert_true(desk_close(desk, true, "none", NULL, &error));
    home(counter);
}

static void open_page(struct counter *counter, char choice, const char *view)
{
    counter_press(counter, choice);
    assert_string_equal(counter_view(counter), view);
}

static void the_log_finds_by_name_by_number_and_by_what_was_said(void **state)
{
    struct counter *counter = *state;
    had_a_visit(counter, "A Thuk", THUK, SERVICE_VNEID_INSTALL, OUTCOME_DONE, "");
    had_a_visit(counter, "Y Blưi", BLUI, SERVICE_VNEID_LEVEL2, OUTCOME_DONE, "");
    open_page(counter, '5', "log");
    assert_true(counter_shows(counter, "A Thuk"));
    assert_true(counter_shows(counter, "Y Blưi"));

    counter_type(counter, "blui");
    counter_wait(counter, 0);
    assert_true(counter_shows(counter, "Y Blưi"));
    assert_false(counter_shows(counter, "A Thuk"));

    for (int i = 0; i < 4; i++)
        counter_press(counter, UI_KEY_BACKSPACE);
    counter_type(counter, THUK);
    assert_true(counter_shows(counter, "A Thuk"));
    assert_false(counter_shows(counter, "Y Blưi"));
}

static void a_name_nobody_has_says_what_to_try(void **state)
{
    struct counter *counter = *state;
    open_page(counter, '5', "log");

    counter_type(counter, "xyz");

    assert_true(counter_shows(counter, "Không thấy ai"));
}

static void whoever_is_looked_for_is_looked_for_on_every_day_and_the_page_says_so(void **state)
{
    struct counter *counter = *state;
    had_a_visit(counter, "A Thuk", THUK, SERVICE_VNEID_INSTALL, OUTCOME_DONE, "");
    open_page(counter, '5', "log");
    assert_true(counter_shows(counter, "hôm nay (đã chọn)"));

    counter_type(counter, "thuk");
    counter_wait(counter, 0);
    assert_true(counter_shows(counter, "tất cả (đã chọn)"));
    counter_press(counter, UI_KEY_DOWN);
    counter_press(counter, UI_KEY_DOWN);
    counter_press(counter, UI_KEY_RIGHT); /* Cài VNeID */
    assert_true(counter_shows(counter, "A Thuk"));
    counter_press(counter, UI_KEY_RIGHT); /* Định danh mức 2 */
    assert_true(counter_shows(counter, "Có người ấy, nhưng không có lượt nào như vậy"));
    assert_true(counter_shows(counter, "Nới dòng Việc."));

    counter_press(counter, UI_KEY_UP);
    counter_press(counter, UI_KEY_UP);
    counter_press(counter, UI_KEY_CTRL_U);
    assert_true(counter_shows(counter, "hôm nay (đã chọn)"));
}

static void every_option_narrows_a_name_a_number_and_an_entry_alike(void **state)
{
    struct counter *counter = *state;
    had_a_visit(counter, "A Thuk", THUK, SERVICE_VNEID_INSTALL, OUTCOME_DONE, "");
    clock_advance(&counter->clock, INT64_C(10) * 24 * 60 * 60 * 1000);
    static const char *const typed[] = {"thuk", THUK, "số 5"};

    for (int i = 0; i < 3; i++) {
        home(counter);
        open_page(counter, '5', "log");
        counter_type(counter, typed[i]);
        counter_wait(counter, 0);
        assert_true(counter_shows(counter, "Sổ tiếp dân · 1 lượt"));
        counter_press(counter, UI_KEY_DOWN);
        counter_press(counter, UI_KEY_LEFT); /* 30 days */
        assert_true(counter_shows(counter, "Sổ tiếp dân · 1 lượt"));
        counter_press(counter, UI_KEY_LEFT); /* 7 days: ten ago is out */
        assert_true(counter_shows(counter, "Sổ tiếp dân · 0 lượt"));
        assert_true(counter_shows(counter, "Nới dòng Ngày."));
    }
}

static void the_advice_names_no_option_that_keeps_nothing_out(void **state)
{
    struct counter *counter = *state;
    had_a_visit(counter, "A Thuk", THUK, SERVICE_VNEID_INSTALL, OUTCOME_DONE, "");
    static const struct {
        const char *typed, *told;
    } cases[] = {{"zzz", "Không thấy ai tên như vậy. Thử gõ ít chữ hơn."},
                 {BLUI, "Không thấy ai có số này trong sổ. Xem lại số trên thẻ."},
                 {"số 9999", "Không có lượt nào mang số này. Thử tìm bằng tên."}};

    for (int i = 0; i < 3; i++) {
        home(counter);
        open_page(counter, '5', "log");
        counter_type(counter, cases[i].typed);
        counter_wait(counter, 0);
        assert_true(counter_shows(counter, cases[i].told));
        assert_false(counter_shows(counter, "Nới"));
    }
}

static void more_visits_than_are_listed_are_counted_truly(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    for (int i = 0; i < 203; i++) {
        assert_true(desk_receive_unnamed(counter_desk(counter), "counter", &error));
        assert_true(desk_close(counter_desk(counter), true, "none", NULL, &error));
    }
    home(counter);

    open_page(counter, '5', "log");

    assert_true(counter_shows(counter, "Sổ tiếp dân · 200 lượt mới nhất trong 203"));
}

static void several_services_on_one_line_are_named_shortly(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    struct desk_ended level2 = {
        .service = SERVICE_VNEID_LEVEL2, .outcome = OUTCOME_WAITING, .until = "2026-11-27"};
    struct desk_ended install = {.service = SERVICE_VNEID_INSTALL, .outcome = OUTCOME_DONE};
    counter_receive(counter, "A Thuk", THUK);
    assert_true(desk_end_service(counter_desk(counter), &install, &error));
    assert_true(desk_end_service(counter_desk(counter), &level2, &error));
    assert_true(desk_close(counter_desk(counter), true, "none", NULL, &error));
    home(counter);

    open_page(counter, '5', "log");

    assert_true(counter_shows(counter, "Cài: xong; Mức 2: hẹn lại"));
}

static void enter_opens_the_story_and_f7_corrects(void **state)
{
    struct counter *counter = *state;
    had_a_visit(counter, "A Thuk", THUK, SERVICE_VNEID_INSTALL, OUTCOME_DONE, "");
    open_page(counter, '5', "log");

    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(counter_view(counter), "story");
    assert_true(counter_shows(counter, "Cài VNeID: xong"));
    assert_false(counter_shows(counter, THUK)); /* masked */
    counter_press(counter, UI_KEY_F7);
    assert_string_equal(counter_view(counter), "correct");

    counter_press(counter, '1'); /* the service */
    counter_press(counter, '3'); /* not done */
    counter_press(counter, '2'); /* no OTP */
    counter_press(counter, '1'); /* mistyped */
    assert_string_equal(counter_view(counter), "story");
    assert_true(counter_shows(counter, "Cài VNeID: không thành"));
    assert_true(counter_shows(counter, "(đã bỏ)"));
    assert_false(counter_shows(counter, "Ctrl-Z hoàn tác"));
}

static void a_new_visit_is_opened_from_an_old_one_by_a_second_enter(void **state)
{
    struct counter *counter = *state;
    had_a_visit(counter, "A Thuk", THUK, SERVICE_VNEID_INSTALL, OUTCOME_DONE, "");
    open_page(counter, '5', "log");
    counter_press(counter, UI_KEY_ENTER);
    int64_t before = desk_last_number(counter_desk(counter));

    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(counter_view(counter), "story");
    assert_true(counter_shows(counter, "Enter lần nữa: mở lượt mới hôm nay"));
    counter_press(counter, UI_KEY_F8); /* anything else between starts anew */
    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(counter_view(counter), "story");
    assert_int_equal(desk_last_number(counter_desk(counter)), before + 1); /* F8, noted */
    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "visit");
    assert_true(desk_last_number(counter_desk(counter)) > before + 1);
}

static void a_correction_is_not_written_by_enter_alone(void **state)
{
    struct counter *counter = *state;
    had_a_visit(counter, "A Thuk", THUK, SERVICE_VNEID_INSTALL, OUTCOME_DONE, "");
    open_page(counter, '5', "log");
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_F7);
    counter_press(counter, 'c'); /* the whole visit */
    int64_t before = desk_last_number(counter_desk(counter));

    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Chưa chọn lý do"));
    assert_int_equal(desk_last_number(counter_desk(counter)), before);
    counter_press(counter, '1');

    assert_string_equal(counter_view(counter), "story");
    assert_true(desk_last_number(counter_desk(counter)) > before);
}

static void the_number_shows_for_three_seconds_and_the_book_notes_it(void **state)
{
    struct counter *counter = *state;
    had_a_visit(counter, "A Thuk", THUK, SERVICE_VNEID_INSTALL, OUTCOME_DONE, "");
    open_page(counter, '5', "log");
    counter_press(counter, UI_KEY_ENTER);

    int64_t before = desk_last_number(counter_desk(counter));

    counter_press(counter, UI_KEY_F8);

    assert_true(counter_shows(counter, THUK));
    assert_int_equal(desk_last_number(counter_desk(counter)), before + 1);
    counter_wait(counter, 3100);
    assert_false(counter_shows(counter, THUK));
}

static void correcting_goes_back_a_step_with_esc_and_writes_nothing(void **state)
{
    struct counter *counter = *state;
    had_a_visit(counter, "A Thuk", THUK, SERVICE_VNEID_INSTALL, OUTCOME_DONE, "");
    open_page(counter, '5', "log");
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_F7);

    counter_press(counter, 'c');
    assert_true(counter_shows(counter, "Vì sao sửa?"));
    counter_press(counter, UI_KEY_ESCAPE);
    assert_true(counter_shows(counter, "Chỗ nào chưa đúng?"));
    counter_press(counter, UI_KEY_ESCAPE);

    assert_string_equal(counter_view(counter), "story");
    assert_true(counter_shows(counter, "Cài VNeID: xong"));
}

static void esc_in_a_correction_goes_back_one_question_whichever_way_it_came(void **state)
{
    struct counter *counter = *state;
    static const struct {
        const char *keys;
        const char *questions[4]; /* the last one first */
    } cases[] = {
        {"132", {"Vì sao sửa?", "Vì sao không thành?", "Kết quả đúng là gì?"}},
        {"11", {"Vì sao sửa?", "Kết quả đúng là gì?"}},
        {"10", {"Vì sao sửa?", "Kết quả đúng là gì?"}},
        {"12", {"Hẹn lại ngày nào?", "Kết quả đúng là gì?"}},
        {"a24", {"Vì sao sửa?", "Kết quả đúng là gì?", "Việc nào?"}},
        {"b", {"Đúng ra là ai?"}},
        {"c", {"Vì sao sửa?"}},
    };
    had_a_visit(counter, "A Thuk", THUK, SERVICE_VNEID_INSTALL, OUTCOME_DONE, "");
    open_page(counter, '5', "log");
    counter_press(counter, UI_KEY_ENTER);

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        counter_press(counter, UI_KEY_F7);
        for (const char *key = cases[i].keys; *key != '\0'; key++)
            counter_press(counter, *key);
        for (int j = 0; cases[i].questions[j] != NULL; j++) {
            assert_true(counter_shows(counter, cases[i].questions[j]));
            counter_press(counter, UI_KEY_ESCAPE);
        }
        assert_true(counter_shows(counter, "Chỗ nào chưa đúng?"));
        counter_press(counter, UI_KEY_ESCAPE);
        assert_string_equal(counter_view(counter), "story");
    }
}

static void a_visit_that_is_taken_out_says_so(void **state)
{
    struct counter *counter = *state;
    had_a_visit(counter, "A Thuk", THUK, SERVICE_VNEID_INSTALL, OUTCOME_DONE, "");
    open_page(counter, '5', "log");
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_F7);
    counter_press(counter, 'c');
    counter_press(counter, '5'); /* twice */

    assert_true(counter_shows(counter, "đã bỏ khỏi số liệu"));
    counter_press(counter, UI_KEY_F7);
    assert_true(counter_shows(counter, "Lượt này đã bỏ rồi"));
}

static void the_visits_behind_a_figure_open_too(void **state)
{
    struct counter *counter = *state;
    had_a_visit(counter, "A Thuk", THUK, SERVICE_VNEID_INSTALL, OUTCOME_DONE, "");
    open_page(counter, '7', "day");
    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(counter_view(counter), "behind");

    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "story");
}

static void letters_on_the_home_page_show_who_is_known(void **state)
{
    struct counter *counter = *state;
    had_a_visit(counter, "A Thuk", THUK, SERVICE_VNEID_INSTALL, OUTCOME_DONE, "");

    counter_type(counter, "thuk");
    counter_wait(counter, 0);
    assert_true(counter_shows(counter, "Enter mở A Thuk"));
    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "visit");
}

static void somebody_new_of_a_known_name_can_still_be_registered(void **state)
{
    struct counter *counter = *state;
    had_a_visit(counter, "A Thuk", THUK, SERVICE_VNEID_INSTALL, OUTCOME_DONE, "");
    counter_type(counter, "thuk");
    counter_wait(counter, 0);

    counter_press(counter, UI_KEY_DOWN);
    counter_press(counter, UI_KEY_DOWN);
    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "receive");
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(the_log_finds_by_name_by_number_and_by_what_was_said),
        AT_A_COUNTER(a_name_nobody_has_says_what_to_try),
        AT_A_COUNTER(whoever_is_looked_for_is_looked_for_on_every_day_and_the_page_says_so),
        AT_A_COUNTER(every_option_narrows_a_name_a_number_and_an_entry_alike),
        AT_A_COUNTER(the_advice_names_no_option_that_keeps_nothing_out),
        AT_A_COUNTER(more_visits_than_are_listed_are_counted_truly),
        AT_A_COUNTER(several_services_on_one_line_are_named_shortly),
        AT_A_COUNTER(enter_opens_the_story_and_f7_corrects),
        AT_A_COUNTER(a_new_visit_is_opened_from_an_old_one_by_a_second_enter),
        AT_A_COUNTER(a_correction_is_not_written_by_enter_alone),
        AT_A_COUNTER(the_number_shows_for_three_seconds_and_the_book_notes_it),
        AT_A_COUNTER(correcting_goes_back_a_step_with_esc_and_writes_nothing),
        AT_A_COUNTER(esc_in_a_correction_goes_back_one_question_whichever_way_it_came),
        AT_A_COUNTER(a_visit_that_is_taken_out_says_so),
        AT_A_COUNTER(the_visits_behind_a_figure_open_too),
        AT_A_COUNTER(letters_on_the_home_page_show_who_is_known),
        AT_A_COUNTER(somebody_new_of_a_known_name_can_still_be_registered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
