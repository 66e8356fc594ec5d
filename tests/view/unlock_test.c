/* Name and PIN, the lock, and the day that is asked when the clock is in doubt. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "desk/setup.h"
#include "desk/staff.h"
#include "ledger/keys.h"
#include "support/counter.h"

#define MINUTE_MS (60 * 1000)

static void try_pin(struct counter *counter, const char *pin)
{
    counter_type(counter, pin);
    counter_press(counter, UI_KEY_ENTER);
    counter_wait_for_child(counter);
}

static void the_pin_opens_the_home_page(void **state)
{
    struct counter *counter = *state;
    counter_found(counter);
    counter_on(counter);

    try_pin(counter, COUNTER_PIN);

    assert_string_equal(counter_view(counter), "home");
    assert_true(counter_shows(counter, COUNTER_STAFF));
}

static void a_wrong_pin_is_told_and_may_be_typed_again(void **state)
{
    struct counter *counter = *state;
    counter_found(counter);
    counter_on(counter);

    try_pin(counter, "739164");
    assert_true(counter_shows(counter, "chưa đúng"));
    try_pin(counter, COUNTER_PIN);

    assert_string_equal(counter_view(counter), "home");
}

static void many_wrong_pins_make_one_wait_and_say_how_long(void **state)
{
    struct counter *counter = *state;
    counter_found(counter);
    counter_on(counter);

    for (int i = 0; i < 5; i++) {
        try_pin(counter, "739164");
        counter_wait(counter, 100);
    }
    assert_true(counter_shows(counter, "giây nữa"));
    counter_wait(counter, 15 * MINUTE_MS);
    counter_press(counter, UI_KEY_CTRL_U);
    try_pin(counter, COUNTER_PIN);

    assert_string_equal(counter_view(counter), "home");
}

static void with_several_staff_the_first_question_is_who(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    counter_found(counter);
    const struct staff_place place = {counter->folder, &counter->clock, &counter->random};
    const struct staff_change add = {.what = STAFF_ADD, .staff = "Y Mẫu", .pin = "604938"};
    assert_true(desk_staff_change_at(&place, COUNTER_STAFF, COUNTER_PIN, &add, NULL, &error));
    clock_advance(&counter->clock, 1000);
    counter_on(counter);
    assert_true(counter_shows(counter, "Ai ngồi quầy?"));

    counter_type(counter, "1");
    assert_true(counter_shows(counter, COUNTER_STAFF));
    counter_press(counter, UI_KEY_ESCAPE);
    counter_type(counter, "2");
    try_pin(counter, "604938");

    assert_string_equal(counter_view(counter), "home");
    assert_true(counter_shows(counter, "Y Mẫu · T4 25/11"));
}

static void the_member_of_staff_named_on_the_command_line_is_asked_at_once(void **state)
{
    struct counter *counter = *state;
    counter_found(counter);
    counter->options.staff = COUNTER_STAFF;

    counter_on(counter);
    try_pin(counter, COUNTER_PIN);

    assert_string_equal(counter_view(counter), "home");
}

static void f9_wipes_the_names_and_the_pin_brings_the_same_page_back(void **state)
{
    struct counter *counter = *state;
    counter_type(counter, "001090");

    counter_press(counter, UI_KEY_F9);
    assert_string_equal(counter_view(counter), "unlock");
    assert_null(strstr(counter_page(counter), "001090"));
    assert_false(desk_is_unlocked(counter_desk(counter)));
    try_pin(counter, COUNTER_PIN);

    assert_string_equal(counter_view(counter), "home");
    assert_true(counter_shows(counter, "001090"));
}

static void ten_idle_minutes_lock_and_nine_do_not(void **state)
{
    struct counter *counter = *state;

    counter_wait(counter, 9 * MINUTE_MS);
    assert_string_equal(counter_view(counter), "home");
    counter_press(counter, UI_KEY_DOWN);
    counter_wait(counter, 9 * MINUTE_MS);
    assert_string_equal(counter_view(counter), "home");
    counter_wait(counter, 2 * MINUTE_MS);

    assert_string_equal(counter_view(counter), "unlock");
}

static void a_clock_that_went_back_asks_for_the_day(void **state)
{
    struct counter *counter = *state;
    counter_off(counter);
    clock_set(&counter->clock, "=2019-01-01 08:00");
    counter->clock.given = false;
    counter_on(counter);
    counter_unlock(counter);

    assert_string_equal(counter_view(counter), "which_day");
    counter_type(counter, "31/02/2026");
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Chưa đọc được ngày"));
    counter->clock = (struct clock){.offset = counter->clock.frozen - clock_built()}; /* it runs */
    counter_press(counter, UI_KEY_CTRL_U);
    counter_type(counter, "01/01/2019");
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "trước cả khi có chương trình"));
    clock_set(&counter->clock, "=2019-01-01 08:00");
    counter_press(counter, UI_KEY_CTRL_U);
    counter_type(counter, "26/11/2026");
    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "home");
    assert_true(counter_shows(counter, "T5 26/11"));
}

static void f10_on_the_lock_page_asks_before_it_ends_the_program(void **state)
{
    struct counter *counter = *state;
    counter_press(counter, UI_KEY_F9);

    counter_press(counter, UI_KEY_F10);
    assert_false(counter->ended);
    assert_true(counter_shows(counter, "Bấm F10 lần nữa thì thoát chương trình"));
    counter_type(counter, "4");
    counter_press(counter, UI_KEY_ENTER);
    counter_wait_for_child(counter);
    counter_press(counter, UI_KEY_F10);
    assert_false(counter->ended);
    counter_press(counter, UI_KEY_F10);

    assert_true(counter->ended);
}

static void a_book_that_cannot_be_read_is_a_calm_page(void **state)
{
    struct counter *counter = *state;
    counter_off(counter);
    scratch_write(&counter->scratch, "data/so.db",
                  "no book at all, but long enough to be looked at");

    counter_on(counter);

    assert_true(counter_shows(counter, "Chưa mở được sổ"));
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Chưa mở được sổ"));
    counter_press(counter, UI_KEY_F10);
    assert_true(counter->ended);
}

static void a_second_kiosk_on_the_same_book_is_told_to_go_back(void **state)
{
    struct counter *counter = *state;
    struct kiosk *second = kiosk_new(&counter->options);

    assert_int_equal(second->trouble.code, ERROR_BUSY);
    assert_string_equal(stack_top(second)->view->name, "failed");
    kiosk_free(second);
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_AN_EMPTY_COUNTER(the_pin_opens_the_home_page),
        AT_AN_EMPTY_COUNTER(a_wrong_pin_is_told_and_may_be_typed_again),
        AT_AN_EMPTY_COUNTER(many_wrong_pins_make_one_wait_and_say_how_long),
        AT_AN_EMPTY_COUNTER(with_several_staff_the_first_question_is_who),
        AT_AN_EMPTY_COUNTER(the_member_of_staff_named_on_the_command_line_is_asked_at_once),
        AT_A_COUNTER(f9_wipes_the_names_and_the_pin_brings_the_same_page_back),
        AT_A_COUNTER(ten_idle_minutes_lock_and_nine_do_not),
        AT_A_COUNTER(a_clock_that_went_back_asks_for_the_day),
        AT_A_COUNTER(f10_on_the_lock_page_asks_before_it_ends_the_program),
        AT_A_COUNTER(a_book_that_cannot_be_read_is_a_calm_page),
        AT_A_COUNTER(a_second_kiosk_on_the_same_book_is_told_to_go_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
