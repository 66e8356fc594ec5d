/* One test a promise of ui/key.h. */
#include "ui/key.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void every_named_key_is_read_back_from_its_name(void **state)
{
    (void)state;
    char buffer[8];
    for (int key = UI_KEY_ENTER; key <= UI_KEY_CTRL_C; key++)
        assert_int_equal(ui_key_read(ui_key_name(key, buffer)), key);
    for (int key = UI_KEY_F1; key <= UI_KEY_F10; key++)
        assert_int_equal(ui_key_read(ui_key_name(key, buffer)), key);
}

static void the_bar_says_keys_as_the_keyboard_does(void **state)
{
    (void)state;
    char buffer[8];
    assert_string_equal(ui_key_name(UI_KEY_SPACE, buffer), "Cách");
    assert_string_equal(ui_key_name(UI_KEY_ESCAPE, buffer), "Esc");
    assert_string_equal(ui_key_name(UI_KEY_F10, buffer), "F10");
    assert_string_equal(ui_key_name('?', buffer), "?");
    assert_string_equal(ui_key_name(0x110, buffer), "Đ");
    assert_string_equal(ui_key_name(UI_KEY_NONE, buffer), "");
}

static void a_session_writes_keys_in_any_case(void **state)
{
    (void)state;
    assert_int_equal(ui_key_read(":F6"), UI_KEY_F6);
    assert_int_equal(ui_key_read(":f10"), UI_KEY_F10);
    assert_int_equal(ui_key_read(":Ctrl-Z"), UI_KEY_CTRL_Z);
    assert_int_equal(ui_key_read(":space"), UI_KEY_SPACE);
    assert_int_equal(ui_key_read(":k"), 'k');
    assert_int_equal(ui_key_read(":đ"), 0x111);
}

static void what_is_no_key_is_none(void **state)
{
    (void)state;
    assert_int_equal(ui_key_read(""), UI_KEY_NONE);
    assert_int_equal(ui_key_read(":"), UI_KEY_NONE);
    assert_int_equal(ui_key_read(":F11"), UI_KEY_NONE);
    assert_int_equal(ui_key_read(":kk"), UI_KEY_NONE);
    assert_int_equal(ui_key_read("\xff"), UI_KEY_NONE);
    assert_int_equal(ui_key_read("\x1b"), UI_KEY_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_named_key_is_read_back_from_its_name),
        cmocka_unit_test(the_bar_says_keys_as_the_keyboard_does),
        cmocka_unit_test(a_session_writes_keys_in_any_case),
        cmocka_unit_test(what_is_no_key_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
