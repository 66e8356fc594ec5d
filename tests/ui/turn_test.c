/* What a key does to a page: focus, typing, choosing. One test a promise of ui/loop.h. */
#include "ui/turn.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ui/fake.h"
#include "ui/key.h"

struct desk {
    struct fake fake;
    struct turn turn;
};

static int set_up(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    fake_init(&desk->fake);
    turn_init(&desk->turn, &desk->fake.client);
    *state = desk;
    return 0;
}

static int tear_down(void **state)
{
    struct desk *desk = *state;
    turn_release(&desk->turn);
    fake_release(&desk->fake);
    free(desk);
    return 0;
}

static bool press(struct desk *desk, int key)
{
    bool go = turn_key(&desk->turn, key);
    turn_describe(&desk->turn);
    return go;
}

static void type(struct desk *desk, const char *text)
{
    for (; *text != '\0'; text++)
        press(desk, *text);
}

static int focus(struct desk *desk)
{
    return turn_place(&desk->turn)->focus;
}

static void assert_log(struct desk *desk, const char *wanted)
{
    assert_string_equal(buffer_text(&desk->fake.log), wanted);
    buffer_clear(&desk->fake.log);
}

static void open_page(struct desk *desk, int number)
{
    desk->fake.number = number;
    turn_describe(&desk->turn);
}

static void an_empty_search_field_leaves_digits_to_the_choices(void **state)
{
    struct desk *desk = *state;
    press(desk, '1');
    assert_log(desk, "choose@11");
    assert_int_equal(focus(desk), 1);
    type(desk, "01");
    assert_log(desk, "changed@1 changed@1");
    assert_string_equal(desk->fake.search.text, "01");
}

static void letters_that_choose_nothing_go_to_the_search_field(void **state)
{
    struct desk *desk = *state;
    type(desk, "A a");
    assert_string_equal(desk->fake.search.text, "A a");
    field_clear(&desk->fake.search);
    press(desk, UI_KEY_TAB);
    type(desk, "0");
    assert_string_equal(desk->fake.search.text, "0");
    assert_int_equal(focus(desk), 1);
}

static void tab_and_arrows_walk_in_the_pages_order(void **state)
{
    struct desk *desk = *state;
    static const int order[] = {11, 12, 13, 21, 31, 1};
    for (size_t i = 0; i < 6; i++) {
        press(desk, UI_KEY_TAB);
        assert_int_equal(focus(desk), order[i]);
    }
    press(desk, UI_KEY_BACK_TAB);
    assert_int_equal(focus(desk), 31);
    press(desk, UI_KEY_DOWN);
    assert_int_equal(focus(desk), 31);
    press(desk, UI_KEY_UP);
    assert_int_equal(focus(desk), 21);
    assert_log(desk, "");
}

static void enter_chooses_what_has_the_focus(void **state)
{
    struct desk *desk = *state;
    turn_place(&desk->turn)->focus = 13;
    press(desk, UI_KEY_ENTER);
    assert_log(desk, "choose@13");
    assert_int_equal(focus(desk), 13);
}

static void a_tick_is_ticked_by_space_and_by_enter(void **state)
{
    struct desk *desk = *state;
    turn_place(&desk->turn)->focus = 21;
    press(desk, UI_KEY_SPACE);
    press(desk, UI_KEY_ENTER);
    assert_log(desk, "choose@21 choose@21");
}

static void the_pages_own_key_wins_over_choosing(void **state)
{
    struct desk *desk = *state;
    open_page(desk, 1);
    press(desk, UI_KEY_ENTER);
    assert_log(desk, "enter@2");
}

static void options_change_by_left_and_right_and_stop_at_the_ends(void **state)
{
    struct desk *desk = *state;
    turn_place(&desk->turn)->focus = 31;
    press(desk, UI_KEY_RIGHT);
    press(desk, UI_KEY_RIGHT);
    assert_int_equal(desk->fake.chosen, 1);
    press(desk, UI_KEY_SPACE);
    assert_int_equal(desk->fake.chosen, 0);
    assert_log(desk, "changed@31 changed@31");
}

static void a_key_that_is_off_says_why(void **state)
{
    struct desk *desk = *state;
    press(desk, UI_KEY_F2);
    assert_string_equal(desk->turn.said, "Chưa có máy in");
    press(desk, UI_KEY_F1);
    assert_string_equal(desk->turn.said, "");
    assert_log(desk, "");
}

static void a_function_key_that_does_nothing_here_says_so(void **state)
{
    struct desk *desk = *state;
    press(desk, UI_KEY_F7);
    assert_log(desk, "");
    assert_string_equal(desk->turn.said, "Phím F7 không dùng ở trang này. F1 xem các phím.");
    press(desk, 'x');
    assert_string_equal(desk->turn.said, "");
}

static void a_letter_key_works_in_either_case(void **state)
{
    struct desk *desk = *state;
    open_page(desk, 2);
    press(desk, 'k');
    press(desk, 'K');
    assert_log(desk, "lock@0 lock@0");
}

static void a_field_of_digits_leaves_other_keys_to_the_page(void **state)
{
    struct desk *desk = *state;
    open_page(desk, 1);
    press(desk, '?');
    assert_string_equal(desk->turn.said, "Hỏi trưởng trung tâm");
    type(desk, "48z2");
    assert_string_equal(desk->fake.pin.text, "482");
    press(desk, UI_KEY_BACKSPACE);
    assert_log(desk, "changed@2 changed@2 changed@2 changed@2");
    press(desk, UI_KEY_LEFT);
    assert_log(desk, "");
    press(desk, 'z');
    assert_string_equal(desk->turn.said, "Ô này chỉ nhận chữ số.");
}

static void a_full_field_says_so(void **state)
{
    struct desk *desk = *state;
    open_page(desk, 1);
    type(desk, "1234567890123");
    assert_string_equal(desk->fake.pin.text, "123456789012");
    assert_string_equal(desk->turn.said, "Ô này đã đầy.");
}

static void a_burst_is_the_clients_or_typed_and_presses_no_key(void **state)
{
    struct desk *desk = *state;
    desk->fake.takes_bursts = true;
    turn_burst(&desk->turn, "111111111");
    assert_log(desk, "burst[111111111]");
    assert_string_equal(desk->fake.search.text, "");
    desk->fake.takes_bursts = false;
    turn_burst(&desk->turn, "111111111");
    assert_log(desk, "burst[111111111] changed@1");
    assert_string_equal(desk->fake.search.text, "111111111");

    open_page(desk, 2);
    turn_burst(&desk->turn, "KKKKKKKKK");
    assert_log(desk, "burst[KKKKKKKKK]");
    assert_true(desk->turn.said[0] != '\0');
}

static void type_ahead_composes_a_paste_does_not(void **state)
{
    struct desk *desk = *state;
    const struct ui_scan paste = {
        .bytes = " Thij Lan", .length = strlen(" Thij Lan"), .source = UI_SOURCE_PASTE};
    desk->turn.page.typing = TYPING_TELEX;
    turn_burst(&desk->turn, "Nguyeenx Thij La");
    assert_string_equal(desk->fake.search.text, "Nguyễn Thị La");
    turn_key(&desk->turn, 's'); /* the word goes on */
    assert_string_equal(desk->fake.search.text, "Nguyễn Thị Lá");
    turn_scan(&desk->turn, &paste, NULL);
    assert_string_equal(desk->fake.search.text, "Nguyễn Thị Lá Thij Lan");
    turn_burst(&desk->turn, " Hồng ass"); /* composed already, and somewhere else */
    assert_string_equal(desk->fake.search.text, "Nguyễn Thị Lá Thij Lan Hồng ass");
}

static void a_scan_never_goes_into_a_pin(void **state)
{
    struct desk *desk = *state;
    open_page(desk, 1);
    turn_burst(&desk->turn, "001090123456|A Thuk");
    turn_burst(&desk->turn, "001090123456");
    assert_string_equal(desk->fake.pin.text, "");
    assert_true(strstr(desk->turn.said, "mã PIN") != NULL);
}

static void a_scan_of_a_port_is_never_typed(void **state)
{
    struct desk *desk = *state;
    const struct ui_scan scan = {
        .bytes = "001090123456|A Thuk", .length = 19, .source = UI_SOURCE_PORT};
    bool taken = true;
    open_page(desk, 0);
    assert_true(turn_scan(&desk->turn, &scan, &taken));
    assert_false(taken);
    assert_log(desk, "port[001090123456|A Thuk]");
    assert_string_equal(desk->fake.search.text, "");
    assert_true(desk->turn.said[0] != '\0');

    desk->fake.takes_bursts = true;
    assert_true(turn_scan(&desk->turn, &scan, &taken));
    assert_true(taken);
}

static void enter_and_named_keys_commit_others_do_not(void **state)
{
    struct desk *desk = *state;
    open_page(desk, 2);
    assert_true(turn_commits(&desk->turn, UI_KEY_ENTER));
    assert_true(turn_commits(&desk->turn, 'k'));
    assert_false(turn_commits(&desk->turn, 'x'));
    assert_false(turn_commits(&desk->turn, UI_KEY_ESCAPE));
}

static void the_act_that_ends_the_loop_ends_it(void **state)
{
    struct desk *desk = *state;
    assert_true(press(desk, UI_KEY_F6));
    assert_false(press(desk, UI_KEY_F10));
}

#define AT_A_DESK(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_A_DESK(an_empty_search_field_leaves_digits_to_the_choices),
        AT_A_DESK(letters_that_choose_nothing_go_to_the_search_field),
        AT_A_DESK(tab_and_arrows_walk_in_the_pages_order),
        AT_A_DESK(enter_chooses_what_has_the_focus),
        AT_A_DESK(a_tick_is_ticked_by_space_and_by_enter),
        AT_A_DESK(the_pages_own_key_wins_over_choosing),
        AT_A_DESK(options_change_by_left_and_right_and_stop_at_the_ends),
        AT_A_DESK(a_key_that_is_off_says_why),
        AT_A_DESK(a_function_key_that_does_nothing_here_says_so),
        AT_A_DESK(a_letter_key_works_in_either_case),
        AT_A_DESK(a_field_of_digits_leaves_other_keys_to_the_page),
        AT_A_DESK(a_full_field_says_so),
        AT_A_DESK(a_burst_is_the_clients_or_typed_and_presses_no_key),
        AT_A_DESK(type_ahead_composes_a_paste_does_not),
        AT_A_DESK(a_scan_never_goes_into_a_pin),
        AT_A_DESK(a_scan_of_a_port_is_never_typed),
        AT_A_DESK(enter_and_named_keys_commit_others_do_not),
        AT_A_DESK(the_act_that_ends_the_loop_ends_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
