/* Vietnamese in the fields: which compose, F4, and that each member of staff has it as he left it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "desk/habit.h"
#include "support/counter.h"
#include "view/views.h"

static void a_name_typed_at_home_is_composed(void **state)
{
    struct counter *counter = *state;

    counter_type(counter, "Nguyeenx Thij Lan");

    assert_true(counter_shows(counter, "Tìm: Nguyễn Thị Lan"));
}

static void names_of_this_place_are_composed(void **state)
{
    struct counter *counter = *state;

    counter_type(counter, "Y Bluwi Ksor");

    assert_true(counter_shows(counter, "Tìm: Y Blưi Ksor"));
}

static void f4_goes_from_telex_to_vni_to_none(void **state)
{
    struct counter *counter = *state;
    assert_true(counter_shows(counter, "F4 Telex"));

    counter_press(counter, UI_KEY_F4);
    assert_true(counter_shows(counter, "F4 VNI"));
    counter_type(counter, "Le6 Thi5 Ha2");
    assert_true(counter_shows(counter, "Tìm: Lê Thị Hà"));

    counter_press(counter, UI_KEY_ESCAPE);
    counter_press(counter, UI_KEY_F4);
    assert_true(counter_shows(counter, "F4 Gõ thẳng"));
    counter_type(counter, "Nguyeenx");
    assert_true(counter_shows(counter, "Tìm: Nguyeenx"));
}

static void the_method_is_there_again_after_the_lock_and_after_a_power_cut(void **state)
{
    struct counter *counter = *state;
    counter_press(counter, UI_KEY_F4);

    counter_press(counter, UI_KEY_F9);
    assert_false(counter_shows(counter, "F4"));
    counter_unlock(counter);
    assert_true(counter_shows(counter, "F4 VNI"));

    counter_off(counter);
    counter_on(counter);
    counter_unlock(counter);
    assert_true(counter_shows(counter, "F4 VNI"));
}

static void a_habit_is_of_its_own_member_of_staff(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    char word[16] = "";
    struct desk *desk = counter_desk(counter);
    assert_true(desk_keep_habit(desk, "typing", "vni", &error));
    assert_true(desk_habit(desk, "typing", word, sizeof word));
    assert_string_equal(word, "vni");

    assert_false(desk_habit(desk, "other", word, sizeof word));
    desk_lock(desk);
    assert_false(desk_habit(desk, "typing", word, sizeof word));
    assert_false(desk_keep_habit(desk, "typing", "off", &error));
}

static void an_input_method_of_the_terminal_makes_ours_stand_back_once(void **state)
{
    struct counter *counter = *state;

    counter_type(counter, "Nguyễ");

    assert_true(counter_shows(counter, "F4 Gõ thẳng"));
    assert_true(counter_shows(counter, "bộ gõ của Cầm Tay tự tắt"));
    assert_true(counter_shows(counter, "Tìm: Nguyễ"));
    counter_type(counter, "n Ass");
    assert_true(counter_shows(counter, "Tìm: Nguyễn Ass"));
    counter_press(counter, UI_KEY_ESCAPE);
    assert_false(counter_shows(counter, "tự tắt"));
    counter_type(counter, "ễ");
    assert_false(counter_shows(counter, "tự tắt"));

    counter_press(counter, UI_KEY_F9); /* it was not a choice of hers */
    counter_unlock(counter);
    assert_true(counter_shows(counter, "F4 Telex"));
}

static void numbers_and_dates_are_not_composed(void **state)
{
    struct counter *counter = *state;
    counter_press(counter, '1');
    assert_string_equal(counter_view(counter), "receive");
    counter_press(counter, UI_KEY_TAB);
    counter_press(counter, UI_KEY_TAB);

    counter_type(counter, "aass");
    assert_true(counter_shows(counter, "Ngày sinh: aass"));
}

static void keys_that_a_slow_line_sent_at_once_compose_too(void **state)
{
    struct counter *counter = *state;

    counter_scan(counter, "Nguyeenx Thij Lan");

    assert_true(counter_shows(counter, "Tìm: Nguyễn Thị Lan"));
}

static void backspace_takes_what_one_sees_and_the_word_goes_on(void **state)
{
    struct counter *counter = *state;

    counter_type(counter, "Nguyeenx");
    counter_press(counter, UI_KEY_BACKSPACE);
    assert_true(counter_shows(counter, "Tìm: Nguyễ"));
    counter_press(counter, 'n');
    assert_true(counter_shows(counter, "Tìm: Nguyễn"));
    counter_press(counter, UI_KEY_LEFT);
    counter_press(counter, 'z');

    assert_true(counter_shows(counter, "Tìm: Nguyên"));
}

static void plain_lines_have_no_f4(void **state)
{
    struct counter *counter = *state;
    counter->kiosk->options.linear = true;
    counter_press(counter, UI_KEY_ESCAPE);

    assert_false(counter_shows(counter, "F4"));
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(a_name_typed_at_home_is_composed),
        AT_A_COUNTER(names_of_this_place_are_composed),
        AT_A_COUNTER(f4_goes_from_telex_to_vni_to_none),
        AT_A_COUNTER(the_method_is_there_again_after_the_lock_and_after_a_power_cut),
        AT_A_COUNTER(a_habit_is_of_its_own_member_of_staff),
        AT_A_COUNTER(an_input_method_of_the_terminal_makes_ours_stand_back_once),
        AT_A_COUNTER(numbers_and_dates_are_not_composed),
        AT_A_COUNTER(keys_that_a_slow_line_sent_at_once_compose_too),
        AT_A_COUNTER(backspace_takes_what_one_sees_and_the_word_goes_on),
        AT_A_COUNTER(plain_lines_have_no_f4),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
