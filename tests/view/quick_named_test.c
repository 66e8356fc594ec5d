/* A name in the quick log that the book has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/error.h"
#include "desk/names.h"
#include "support/counter.h"

#define THUK "001090123456"

/* A Thuk is in the book, with his number and a visit of today; the page is open. */
static void thuk_was_here(struct counter *counter)
{
    counter_press(counter, '2');
    counter_type(counter, THUK);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, "A Thuk");
    counter_press(counter, UI_KEY_TAB); /* the first service as done, and back */
    counter_press(counter, UI_KEY_RIGHT);
    counter_press(counter, UI_KEY_BACK_TAB);
    counter_press(counter, UI_KEY_ENTER);
}

/* How many of the book are called so. */
static size_t called(struct counter *counter, const char *name)
{
    struct desk_named found[4];
    struct error error = {0};
    return desk_find_names(counter_desk(counter), name, found, 4, NULL, &error);
}

static void a_name_that_the_book_has_asks_who_is_meant(void **state)
{
    struct counter *counter = *state;
    thuk_was_here(counter);
    int64_t before = desk_last_number(counter_desk(counter));

    counter_type(counter, "a thuk");
    assert_true(counter_shows(counter, "trong sổ có người tên này"));
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Bấm → chọn đúng người"));
    assert_true(counter_shows(counter, "> Là"));
    counter_press(counter, UI_KEY_ENTER);
    assert_int_equal(desk_last_number(counter_desk(counter)), before);

    counter_press(counter, UI_KEY_RIGHT); /* the one whom the book has */
    assert_true(counter_shows(counter, "A Thuk · 001•••••3456 · NGÀY NÀY ĐÃ GHI MỘT LẦN"));
    assert_false(counter_shows(counter, "năm sinh"));
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_DOWN);
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Ghi nhanh · 2 người"));
    assert_int_equal(called(counter, "A Thuk"), 1);
}

static void somebody_new_of_a_known_name_is_one_step_further(void **state)
{
    struct counter *counter = *state;
    thuk_was_here(counter);

    counter_type(counter, "A Thuk");
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_RIGHT);
    counter_press(counter, UI_KEY_RIGHT);
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "> Sinh"));
    counter_type(counter, "1971");
    counter_press(counter, UI_KEY_ENTER);

    assert_true(counter_shows(counter, "Ghi nhanh · 2 người"));
    assert_int_equal(called(counter, "A Thuk"), 2);
    counter_type(counter, "A Thuk"); /* what was picked was of the person before */
    assert_true(counter_shows(counter, "trong sổ có người tên này"));
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(a_name_that_the_book_has_asks_who_is_meant),
        AT_A_COUNTER(somebody_new_of_a_known_name_is_one_step_further),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
