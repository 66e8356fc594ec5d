/* The recovery sheet opens the whole commune's book: shown after the PIN, once, and gone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "desk/desk.h"
#include "support/counter.h"

#define ON_THE_SHEET "Mã đối chiếu"

static void ask_for_the_sheet(struct counter *counter)
{
    kiosk_react(counter->kiosk, &(struct reaction){.kind = REACT_HOME});
    turn_describe(&counter->turn);
    counter_press(counter, UI_KEY_F10);
    counter_type(counter, "2");
    assert_string_equal(counter_view(counter), "pin");
}

static void open_the_sheet(struct counter *counter)
{
    ask_for_the_sheet(counter);
    counter_type(counter, COUNTER_PIN);
    counter_press(counter, UI_KEY_ENTER);
    counter_wait_for_child(counter);
    assert_string_equal(counter_view(counter), "sheet");
    assert_true(counter_shows(counter, ON_THE_SHEET));
}

static void the_pin_is_asked_each_time(void **state)
{
    struct counter *counter = *state;
    open_the_sheet(counter);
    counter_press(counter, UI_KEY_ESCAPE);
    assert_null(strstr(counter_page(counter), ON_THE_SHEET));

    ask_for_the_sheet(counter);

    assert_null(strstr(counter_page(counter), ON_THE_SHEET));
}

static void a_locked_screen_comes_back_without_it(void **state)
{
    struct counter *counter = *state;
    open_the_sheet(counter);

    counter_press(counter, UI_KEY_F9);
    assert_string_equal(counter_view(counter), "unlock");
    assert_null(strstr(counter_page(counter), ON_THE_SHEET));
    counter_unlock(counter);

    assert_string_not_equal(counter_view(counter), "sheet");
    assert_null(strstr(counter_page(counter), ON_THE_SHEET));
}

static void a_power_cut_comes_back_without_it(void **state)
{
    struct counter *counter = *state;
    open_the_sheet(counter);

    counter_off(counter);
    counter_on(counter);
    counter_unlock(counter);

    assert_string_not_equal(counter_view(counter), "sheet");
    assert_null(strstr(counter_page(counter), ON_THE_SHEET));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(the_pin_is_asked_each_time),
        AT_A_COUNTER(a_locked_screen_comes_back_without_it),
        AT_A_COUNTER(a_power_cut_comes_back_without_it),
    };
    if (counter_was_child(argc, argv))
        return 0;
    return cmocka_run_group_tests_name("sheet", tests, NULL, NULL);
}
