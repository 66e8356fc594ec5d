/* One test a promise of ui/field.h. */
#include "ui/field.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "ui/key.h"

static void typing_goes_in_at_the_cursor(void **state)
{
    (void)state;
    struct field field = {0};
    field_set(&field, "A Tuk");
    for (int i = 0; i < 2; i++)
        assert_true(field_key(&field, UI_KEY_LEFT));
    assert_true(field_type(&field, "h", 0));
    assert_string_equal(field.text, "A Thuk");
    assert_int_equal(field.cursor, 4);
    field_key(&field, UI_KEY_HOME);
    assert_int_equal(field.cursor, 0);
    field_key(&field, UI_KEY_END);
    assert_int_equal(field.cursor, 6);
}

static void a_mark_typed_after_its_letter_joins_it(void **state)
{
    (void)state;
    struct field field = {0};
    field_type(&field, "a", 0);
    assert_true(field_type(&field, "\xcc\x82", 0)); /* U+0302: â */
    assert_true(field_type(&field, "\xcc\x81", 0)); /* U+0301: ấ */
    assert_string_equal(field.text, "ấ");
    assert_int_equal(field.cursor, strlen("ấ"));
}

static void one_letter_goes_at_a_time_however_many_marks_it_has(void **state)
{
    (void)state;
    struct field field = {0};
    field_set(&field, "kô̆n"); /* Ba Na: ô with a breve has no character of its own */
    assert_true(field_key(&field, UI_KEY_LEFT));
    assert_int_equal(field.cursor, strlen("kô̆"));
    assert_true(field_key(&field, UI_KEY_BACKSPACE));
    assert_string_equal(field.text, "kn");
    assert_int_equal(field.cursor, 1);
    assert_true(field_key(&field, UI_KEY_DELETE));
    assert_string_equal(field.text, "k");
    assert_true(field_key(&field, UI_KEY_DELETE));
    assert_true(field_key(&field, UI_KEY_RIGHT));
    assert_int_equal(field.cursor, 1);
    field_key(&field, UI_KEY_HOME);
    assert_true(field_key(&field, UI_KEY_BACKSPACE));
    assert_string_equal(field.text, "k");
}

static void the_limit_counts_letters_and_cuts_none(void **state)
{
    (void)state;
    struct field field = {0};
    assert_true(field_type(&field, "Ngọk Bay", 4));
    assert_string_equal(field.text, "Ngọk");
    assert_false(field_type(&field, "x", 4));
    field_clear(&field);
    for (int i = 0; i < 300; i++)
        field_type(&field, "ấ", 0);
    assert_int_equal(strlen(field.text), FIELD_SIZE - 1 - (FIELD_SIZE - 1) % 3);
    assert_true(text_is_utf8(field.text, strlen(field.text)));
}

static void whatever_is_typed_the_text_stays_clean(void **state)
{
    (void)state;
    struct field field = {0};
    field_type(&field, "a\x1b[31mb\xff\xfe\tc\r\n\xe2\x80\xae", 0);
    assert_true(text_is_clean(field.text));
    assert_null(strchr(field.text, '\x1b'));
    field_set(&field, "\x01\x02\xc3");
    assert_true(text_is_clean(field.text));
}

static void a_cleared_field_keeps_no_byte_of_the_pin(void **state)
{
    (void)state;
    struct field field = {0}, empty = {0};
    field_set(&field, "482915");
    field_key(&field, UI_KEY_BACKSPACE);
    assert_int_equal(field.text[5], 0);
    field_key(&field, UI_KEY_CTRL_U);
    assert_memory_equal(&field, &empty, sizeof field);
    field_set(&field, "482915");
    field_set(&field, "1");
    assert_memory_equal(field.text + 1, empty.text, FIELD_SIZE - 1);
}

static void other_keys_are_not_the_fields(void **state)
{
    (void)state;
    struct field field = {0};
    assert_false(field_key(&field, UI_KEY_ENTER));
    assert_false(field_key(&field, UI_KEY_UP));
    assert_false(field_key(&field, UI_KEY_F4));
    assert_false(field_key(&field, 'a'));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typing_goes_in_at_the_cursor),
        cmocka_unit_test(a_mark_typed_after_its_letter_joins_it),
        cmocka_unit_test(one_letter_goes_at_a_time_however_many_marks_it_has),
        cmocka_unit_test(the_limit_counts_letters_and_cuts_none),
        cmocka_unit_test(whatever_is_typed_the_text_stays_clean),
        cmocka_unit_test(a_cleared_field_keeps_no_byte_of_the_pin),
        cmocka_unit_test(other_keys_are_not_the_fields),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
