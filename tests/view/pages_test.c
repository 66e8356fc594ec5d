/* QR codes, administration and help. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "support/counter.h"

static void a_link_that_nobody_opened_says_so_beside_it(void **state)
{
    struct counter *counter = *state;

    counter_type(counter, "4");

    assert_true(counter_shows(counter, "VNPT SmartCA"));
    assert_true(counter_shows(counter, "chưa mở thử"));
}

static void a_digit_shows_its_code_and_f2_makes_it_large(void **state)
{
    struct counter *counter = *state;
    counter_type(counter, "4");

    counter_type(counter, "1");

    assert_string_equal(counter_view(counter), "code");
    assert_true(counter_shows(counter, "https://"));
    assert_non_null(counter->turn.page.qr);
    counter_press(counter, UI_KEY_F2);
    assert_true(counter->turn.page.qr_large);
    counter_press(counter, UI_KEY_ESCAPE);
    assert_false(counter->turn.page.qr_large);
    counter_press(counter, UI_KEY_ESCAPE);
    assert_string_equal(counter_view(counter), "codes");
}

static void what_nobody_confirmed_is_marked_on_the_admin_page(void **state)
{
    struct counter *counter = *state;

    counter_press(counter, UI_KEY_F10);

    assert_string_equal(counter_view(counter), "admin");
    assert_true(counter_shows(counter, "chưa xác nhận"));
    assert_true(counter_shows(counter, "chưa đi thử trên máy thật"));
}

static void help_names_every_key_of_the_page_beneath(void **state)
{
    struct counter *counter = *state;

    counter_press(counter, UI_KEY_F1);

    assert_true(counter_shows(counter, "Người chờ lâu nhất"));
    assert_true(counter_shows(counter, "Khóa"));
    assert_true(counter_shows(counter, "Hoàn tác"));
    counter_press(counter, UI_KEY_F1);
    assert_string_equal(counter_view(counter), "home");
}

static void no_named_key_on_any_page_does_harm(void **state)
{
    struct counter *counter = *state;
    static const char *const ways[] = {"41", "7", "3"};
    static const int keys[] = {UI_KEY_ENTER,   UI_KEY_BACK_TAB, UI_KEY_DELETE, UI_KEY_RIGHT,
                               UI_KEY_PAGE_UP, UI_KEY_F2,       UI_KEY_F6,     UI_KEY_F10};
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++) {
            kiosk_react(counter->kiosk, &(struct reaction){.kind = REACT_HOME});
            turn_describe(&counter->turn);
            counter_type(counter, ways[i]);
            counter_press(counter, keys[k]);
            assert_false(counter->ended);
            assert_non_null(counter_page(counter));
        }
    }
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(a_link_that_nobody_opened_says_so_beside_it),
        AT_A_COUNTER(a_digit_shows_its_code_and_f2_makes_it_large),
        AT_A_COUNTER(what_nobody_confirmed_is_marked_on_the_admin_page),
        AT_A_COUNTER(help_names_every_key_of_the_page_beneath),
        AT_A_COUNTER(no_named_key_on_any_page_does_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
