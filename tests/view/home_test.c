/* Home: what is typed, what it finds, who is being served. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "support/counter.h"

#define THUK "001090123456"
#define BLUI "062185004321"

static void digits_are_counted_while_they_are_typed(void **state)
{
    struct counter *counter = *state;

    counter_type(counter, "00109");

    assert_true(counter_shows(counter, "còn thiếu 7 số"));
}

static void a_new_number_says_what_it_says_and_enter_registers(void **state)
{
    struct counter *counter = *state;

    counter_type(counter, THUK);
    assert_true(counter_shows(counter, "sinh 1990"));
    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "receive");
}

static void a_name_that_begins_with_the_letter_of_a_visit_is_typed(void **state)
{
    struct counter *counter = *state;
    counter_receive(counter, "A Thuk", THUK);
    counter_press(counter, UI_KEY_ESCAPE);
    assert_string_equal(counter_view(counter), "home");

    counter_type(counter, "an");
    assert_true(counter_shows(counter, "đăng ký an"));
    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "receive");
}

static void esc_empties_the_field_and_the_choices_are_back(void **state)
{
    struct counter *counter = *state;
    counter_type(counter, "lan7");
    assert_true(counter_shows(counter, "Chưa hiểu"));

    counter_press(counter, UI_KEY_ESCAPE);
    counter_type(counter, "7");

    assert_string_equal(counter_view(counter), "day");
}

static void tab_and_a_letter_open_a_visit_of_the_tray(void **state)
{
    struct counter *counter = *state;
    counter_receive(counter, "A Thuk", THUK);
    counter_press(counter, UI_KEY_ESCAPE);
    assert_true(counter_shows(counter, "A Thuk"));

    counter_press(counter, UI_KEY_TAB);
    counter_type(counter, "a");

    assert_string_equal(counter_view(counter), "visit");
}

static void a_scanned_number_opens_its_citizen_from_any_page(void **state)
{
    struct counter *counter = *state;
    counter_receive(counter, "A Thuk", THUK);

    counter_scan(counter, BLUI);
    assert_string_equal(counter_view(counter), "receive");
    counter_scan(counter, THUK);

    assert_string_equal(counter_view(counter), "visit");
    assert_string_equal(desk_now(counter_desk(counter))->citizen.name, "A Thuk");
}

static void a_known_number_is_shown_with_its_name_and_masked(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    counter_receive(counter, "A Thuk", THUK);
    assert_true(desk_close(counter_desk(counter), true, "none", "", &error));
    counter_press(counter, UI_KEY_ESCAPE);
    kiosk_react(counter->kiosk, &(struct reaction){.kind = REACT_HOME});
    turn_describe(&counter->turn);

    counter_type(counter, THUK);

    assert_true(counter_shows(counter, "A Thuk · 001•••••3456"));
}

static void who_waits_too_long_is_said_in_words(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    counter_receive(counter, "A Thuk", THUK);
    assert_true(desk_hold(counter_desk(counter), "otp", &error));
    kiosk_react(counter->kiosk, &(struct reaction){.kind = REACT_HOME});
    counter_wait(counter, 66 * 1000);
    assert_true(counter_shows(counter, "chờ OTP 01:05"));

    counter_wait(counter, 120 * 1000);

    assert_true(counter_shows(counter, "OTP đã quá hạn"));
    counter_press(counter, UI_KEY_F6);
    assert_string_equal(counter_view(counter), "visit");
}

static void an_error_under_the_field_is_not_said_once_more(void **state)
{
    struct counter *counter = *state;
    counter_type(counter, "lan7");

    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_ENTER);

    const char *page = counter_page(counter);
    const char *first = strstr(page, "Chưa hiểu");
    assert_non_null(first);
    assert_null(strstr(first + 1, "Chưa hiểu"));
    assert_true(counter_shows(counter, "Esc xóa ô tìm"));
}

static void enter_on_an_empty_field_says_what_to_do(void **state)
{
    struct counter *counter = *state;

    counter_press(counter, UI_KEY_ENTER);

    assert_true(counter_shows(counter, "Gõ 12 số"));
    assert_string_equal(counter_view(counter), "home");
}

static void digits_choose_while_the_field_is_empty(void **state)
{
    struct counter *counter = *state;

    counter_type(counter, "7");

    assert_string_equal(counter_view(counter), "day");
}

static void garbage_is_refused_in_words(void **state)
{
    struct counter *counter = *state;

    counter_type(counter, "<>%$");

    assert_true(counter_shows(counter, "Chưa hiểu"));
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(digits_are_counted_while_they_are_typed),
        AT_A_COUNTER(a_new_number_says_what_it_says_and_enter_registers),
        AT_A_COUNTER(a_name_that_begins_with_the_letter_of_a_visit_is_typed),
        AT_A_COUNTER(esc_empties_the_field_and_the_choices_are_back),
        AT_A_COUNTER(tab_and_a_letter_open_a_visit_of_the_tray),
        AT_A_COUNTER(a_scanned_number_opens_its_citizen_from_any_page),
        AT_A_COUNTER(a_known_number_is_shown_with_its_name_and_masked),
        AT_A_COUNTER(who_waits_too_long_is_said_in_words),
        AT_A_COUNTER(an_error_under_the_field_is_not_said_once_more),
        AT_A_COUNTER(enter_on_an_empty_field_says_what_to_do),
        AT_A_COUNTER(digits_choose_while_the_field_is_empty),
        AT_A_COUNTER(garbage_is_refused_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
