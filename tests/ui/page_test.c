/* One test a promise of ui/page.h. */
#include "ui/page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "ui/key.h"

static int new_page(void **state)
{
    *state = arena_new();
    return 0;
}

static int old_page(void **state)
{
    arena_free(*state);
    return 0;
}

static void blocks_stand_in_the_order_of_the_calls_each_on_its_side(void **state)
{
    struct page page;
    page_init(&page, *state, "home");
    page_heading(&page, "Đang tiếp");
    page_side(&page, SIDE_SECOND);
    page_choice(&page, 7, 'a', "A Thuk", "chờ OTP");

    assert_int_equal(page.block_count, 2);
    assert_int_equal(page.first->kind, PAGE_TEXT);
    assert_int_equal(page.first->side, SIDE_MAIN);
    assert_int_equal(page.first->next->side, SIDE_SECOND);
    assert_int_equal(page.first->next->item, 7);
    assert_int_equal(page.first->next->key, 'a');
    assert_null(page.first->next->next);
}

static void the_name_is_copied(void **state)
{
    struct page page;
    char name[] = "step 1";
    page_init(&page, *state, name);
    name[5] = '2';
    assert_string_equal(page.name, "step 1");
}

static void a_key_is_found_with_its_reason(void **state)
{
    struct page page;
    page_init(&page, *state, "home");
    page_key(&page, UI_KEY_F6, 20, "Người chờ lâu nhất", "Chưa có ai chờ");
    page_key(&page, UI_KEY_ESCAPE, 21, "Lùi", NULL)->hidden = true;

    assert_string_equal(page_find_key(&page, UI_KEY_F6)->why_not, "Chưa có ai chờ");
    assert_true(page_find_key(&page, UI_KEY_ESCAPE)->hidden);
    assert_null(page_find_key(&page, UI_KEY_F1));
}

static void the_last_word_said_wins(void **state)
{
    struct page page;
    page_init(&page, *state, "home");
    page_said(&page, STYLE_DONE, "Đã ghi số 214");
    page_said(&page, STYLE_FAIL, "Đĩa đầy");
    assert_string_equal(page.said, "Đĩa đầy");
    assert_int_equal(page.said_style, STYLE_FAIL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(blocks_stand_in_the_order_of_the_calls_each_on_its_side,
                                        new_page, old_page),
        cmocka_unit_test_setup_teardown(the_name_is_copied, new_page, old_page),
        cmocka_unit_test_setup_teardown(a_key_is_found_with_its_reason, new_page, old_page),
        cmocka_unit_test_setup_teardown(the_last_word_said_wins, new_page, old_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
