/* PINs are typed: errors beside their field, what was right stays, dots instead of digits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "desk/staff.h"
#include "support/counter.h"

#define NEW_PIN "604938"

static void line(struct counter *counter, const char *text)
{
    counter_type(counter, text);
    counter_press(counter, UI_KEY_ENTER);
}

/* The form for one's own PIN, filled in and sent. */
static void change(struct counter *counter, const char *old, const char *pin, const char *again)
{
    counter_press(counter, UI_KEY_F10);
    counter_type(counter, "1");
    counter_type(counter, "1");
    counter_type(counter, "1");
    assert_string_equal(counter_view(counter), "pin");
    line(counter, old);
    line(counter, pin);
    line(counter, again);
    counter_wait_for_child(counter);
}

static void ones_own_pin_is_changed_and_the_old_one_is_nothing(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};

    change(counter, COUNTER_PIN, NEW_PIN, NEW_PIN);

    assert_string_equal(counter_view(counter), "person");
    assert_true(counter_shows(counter, "Đã đổi mã PIN của " COUNTER_STAFF));
    desk_lock(counter_desk(counter));
    assert_false(desk_unlock_now(counter_desk(counter), COUNTER_STAFF, COUNTER_PIN, &error));
    assert_true(desk_unlock_now(counter_desk(counter), COUNTER_STAFF, NEW_PIN, &error));
}

static void no_digit_is_ever_on_the_page(void **state)
{
    struct counter *counter = *state;

    change(counter, "111222", NEW_PIN, NEW_PIN);

    assert_string_equal(counter_view(counter), "pin");
    assert_null(strstr(counter_page(counter), "111222"));
    assert_null(strstr(counter_page(counter), NEW_PIN));
}

static void a_wrong_old_pin_is_told_and_the_new_one_need_not_be_typed_again(void **state)
{
    struct counter *counter = *state;

    change(counter, "111222", NEW_PIN, NEW_PIN);
    assert_true(counter_shows(counter, "Mã PIN đang dùng chưa đúng"));
    line(counter, COUNTER_PIN);
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_ENTER);
    counter_wait_for_child(counter);

    assert_true(counter_shows(counter, "Đã đổi mã PIN"));
}

static void easy_pins_and_typing_errors_are_told_beside_their_field(void **state)
{
    struct counter *counter = *state;

    change(counter, COUNTER_PIN, "123456", "123456");
    assert_true(counter_shows(counter, "dãy số liền nhau"));
    counter_press(counter, UI_KEY_CTRL_U);
    line(counter, NEW_PIN);
    line(counter, "604939");

    assert_true(counter_shows(counter, "Hai lần gõ chưa giống nhau"));
    assert_string_equal(counter_view(counter), "pin");
}

static void the_same_pin_again_is_no_change(void **state)
{
    struct counter *counter = *state;

    change(counter, COUNTER_PIN, COUNTER_PIN, COUNTER_PIN);

    assert_true(counter_shows(counter, "Mã PIN mới giống mã cũ"));
}

static void a_lock_gives_the_change_up(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    counter_press(counter, UI_KEY_F10);
    counter_type(counter, "111");
    line(counter, COUNTER_PIN);
    line(counter, NEW_PIN);
    line(counter, NEW_PIN);

    counter_press(counter, UI_KEY_F9);

    assert_string_equal(counter_view(counter), "unlock");
    assert_true(desk_unlock_now(counter_desk(counter), COUNTER_STAFF, COUNTER_PIN, &error));
}

static void two_of_one_name_are_told_what_to_do(void **state)
{
    struct counter *counter = *state;
    counter_press(counter, UI_KEY_F10);
    counter_type(counter, "1");
    counter_type(counter, "t");

    line(counter, COUNTER_STAFF);
    line(counter, NEW_PIN);
    line(counter, NEW_PIN);

    assert_true(counter_shows(counter, "Ghi thêm để phân biệt"));
    assert_int_equal(desk_staff_count(counter_desk(counter)), 1);
}

static void who_forgot_his_pin_gets_another_from_the_head(void **state)
{
    struct counter *counter = *state;
    const struct staff_change add = {.what = STAFF_ADD, .staff = "A Thuk", .pin = "593847"};
    struct error error = {0};
    assert_true(desk_staff_now(counter_desk(counter), &add, &error));
    counter_press(counter, UI_KEY_F10);
    counter_type(counter, "121");
    assert_true(counter_shows(counter, "Mã PIN mới cho A Thuk"));

    line(counter, NEW_PIN);
    line(counter, NEW_PIN);
    counter_wait_for_child(counter);

    desk_lock(counter_desk(counter));
    assert_false(desk_unlock_now(counter_desk(counter), "A Thuk", "593847", &error));
    assert_true(desk_unlock_now(counter_desk(counter), "A Thuk", NEW_PIN, &error));
}

static void keys_pressed_while_the_key_is_made_change_nothing(void **state)
{
    struct counter *counter = *state;
    counter_press(counter, UI_KEY_F10);
    counter_type(counter, "111");
    line(counter, COUNTER_PIN);
    line(counter, NEW_PIN);
    line(counter, NEW_PIN);

    counter_press(counter, UI_KEY_ESCAPE);
    counter_type(counter, "7");
    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(counter_view(counter), "pin");
    counter_wait_for_child(counter);

    assert_string_equal(counter_view(counter), "person");
    assert_true(counter_shows(counter, "Đã đổi mã PIN"));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(ones_own_pin_is_changed_and_the_old_one_is_nothing),
        AT_A_COUNTER(no_digit_is_ever_on_the_page),
        AT_A_COUNTER(a_wrong_old_pin_is_told_and_the_new_one_need_not_be_typed_again),
        AT_A_COUNTER(easy_pins_and_typing_errors_are_told_beside_their_field),
        AT_A_COUNTER(the_same_pin_again_is_no_change),
        AT_A_COUNTER(a_lock_gives_the_change_up),
        AT_A_COUNTER(who_forgot_his_pin_gets_another_from_the_head),
        AT_A_COUNTER(keys_pressed_while_the_key_is_made_change_nothing),
        AT_A_COUNTER(two_of_one_name_are_told_what_to_do),
    };
    if (counter_was_child(argc, argv))
        return 0;
    return cmocka_run_group_tests_name("pin", tests, NULL, NULL);
}
