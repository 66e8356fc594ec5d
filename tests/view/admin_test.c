/* The head's menu: what stands there now, and what nobody confirmed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "desk/setup.h"
#include "support/counter.h"

static void put_the_sheet_off(struct counter *counter)
{
    struct error error = {0};
    assert_true(desk_setup_sheet_made(counter->folder, false, &error));
}

static void open_admin(struct counter *counter)
{
    counter_press(counter, UI_KEY_F10);
    assert_string_equal(counter_view(counter), "admin");
}

static void each_line_says_how_it_stands(void **state)
{
    struct counter *counter = *state;
    put_the_sheet_off(counter);

    open_admin(counter);

    assert_true(counter_shows(counter, "1 điều cần xem"));
    assert_true(counter_shows(counter, "1 người có mã PIN trên máy này"));
    assert_true(counter_shows(counter, "CHƯA CÓ"));
    assert_true(counter_shows(counter, "chưa xác nhận"));
    assert_true(counter_shows(counter, "chưa đi thử trên máy thật"));
}

static void each_line_opens_its_page_and_escape_comes_back(void **state)
{
    static const char *const views[] = {"staff", "pin", "health"};
    struct counter *counter = *state;
    open_admin(counter);

    for (size_t i = 0; i < sizeof views / sizeof views[0]; i++) {
        const char key[2] = {(char)('1' + i), '\0'};
        counter_type(counter, key);
        assert_string_equal(counter_view(counter), views[i]);
        counter_press(counter, UI_KEY_ESCAPE);
        assert_string_equal(counter_view(counter), "admin");
    }
}

static void a_sheet_put_off_is_made_here_after_the_pin(void **state)
{
    struct counter *counter = *state;
    put_the_sheet_off(counter);
    open_admin(counter);
    counter_type(counter, "2");

    counter_type(counter, "999999");
    counter_press(counter, UI_KEY_ENTER);
    counter_wait_for_child(counter);
    assert_true(counter_shows(counter, "chưa đúng"));
    counter_type(counter, COUNTER_PIN);
    counter_press(counter, UI_KEY_ENTER);
    counter_wait_for_child(counter);

    assert_string_equal(counter_view(counter), "sheet");
    assert_true(counter_shows(counter, "PHIẾU KHÔI PHỤC"));
    assert_true(counter_shows(counter, "Mã đối chiếu"));
    counter_type(counter, "1");
    assert_string_equal(counter_view(counter), "admin");
    assert_false(desk_sheet_missing(counter_desk(counter)));
    assert_true(counter_shows(counter, "đã có, cất ở ngoài máy"));
}

static void a_sheet_looked_at_and_put_off_again_stays_missing(void **state)
{
    struct counter *counter = *state;
    put_the_sheet_off(counter);
    open_admin(counter);
    counter_type(counter, "2");
    counter_type(counter, COUNTER_PIN);
    counter_press(counter, UI_KEY_ENTER);
    counter_wait_for_child(counter);

    counter_type(counter, "2");

    assert_string_equal(counter_view(counter), "admin");
    assert_true(desk_sheet_missing(counter_desk(counter)));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(each_line_says_how_it_stands),
        AT_A_COUNTER(each_line_opens_its_page_and_escape_comes_back),
        AT_A_COUNTER(a_sheet_put_off_is_made_here_after_the_pin),
        AT_A_COUNTER(a_sheet_looked_at_and_put_off_again_stays_missing),
    };
    if (counter_was_child(argc, argv))
        return 0;
    return cmocka_run_group_tests_name("admin", tests, NULL, NULL);
}
