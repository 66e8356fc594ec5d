/* What a draft keeps of a page, and what it makes of damage. */
#include "view/saved.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "ui/field.h"

static void a_field_comes_back_with_its_cursor(void **state)
{
    (void)state;
    struct field typed = {0}, back = {0};
    json_t *json = json_object();
    field_set(&typed, "Y Blưi");
    typed.cursor = 4;

    save_field(json, "name", &typed);
    restore_field(json, "name", &back);

    assert_string_equal(back.text, "Y Blưi");
    assert_int_equal(back.cursor, 4);
    json_decref(json);
}

static void a_cursor_inside_a_letter_moves_to_its_edge(void **state)
{
    (void)state;
    struct field back = {0};
    json_t *json = json_pack("{s:[s,i]}", "name", "ưi", 1);

    restore_field(json, "name", &back);

    assert_int_equal(back.cursor, 0);
    json_decref(json);
}

static void an_escape_in_a_draft_does_not_come_back(void **state)
{
    (void)state;
    struct field back = {0};
    char text[16];
    json_t *json = json_pack("{s:[s,i],s:s}", "name", "a\033[2Jb", 99, "word", "\033c");

    restore_field(json, "name", &back);
    restore_text(json, "word", text, sizeof text);

    assert_null(strchr(back.text, '\033'));
    assert_string_equal(text, "");
    json_decref(json);
}

static void a_draft_of_other_types_is_as_good_as_none(void **state)
{
    (void)state;
    struct field back = {0};
    char text[4] = "abc";
    json_t *json = json_pack("{s:i,s:s,s:s}", "name", 7, "number", "x", "word", "longer");

    restore_field(json, "name", &back);
    restore_text(json, "word", text, sizeof text);

    assert_string_equal(back.text, "");
    assert_string_equal(text, "");
    assert_int_equal(restore_number(json, "number", 0, 9, 5), 5);
    assert_int_equal(restore_number(NULL, "number", 0, 9, 5), 5);
    json_decref(json);
}

static void a_number_out_of_its_range_is_not_taken(void **state)
{
    (void)state;
    json_t *json = json_object();

    save_number(json, "option", 12);

    assert_int_equal(restore_number(json, "option", 0, 12, -1), 12);
    assert_int_equal(restore_number(json, "option", 0, 11, -1), -1);
    json_decref(json);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_field_comes_back_with_its_cursor),
        cmocka_unit_test(a_cursor_inside_a_letter_moves_to_its_edge),
        cmocka_unit_test(an_escape_in_a_draft_does_not_come_back),
        cmocka_unit_test(a_draft_of_other_types_is_as_good_as_none),
        cmocka_unit_test(a_number_out_of_its_range_is_not_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
