/* Quick log, the month and the targets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/counter.h"

#define THUK "001090123456"
#define BLUI "062185004321"

static void open_quick(struct counter *counter)
{
    counter_press(counter, '2');
    assert_string_equal(counter_view(counter), "quick");
}

/* The first service as done: Tab from "who", then one to the right. */
static void installed(struct counter *counter)
{
    counter_press(counter, UI_KEY_TAB);
    counter_press(counter, UI_KEY_RIGHT);
}

static void a_new_number_asks_for_the_name_and_enter_writes(void **state)
{
    struct counter *counter = *state;
    open_quick(counter);

    counter_type(counter, THUK);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, "A Thuk");
    installed(counter);
    counter_press(counter, UI_KEY_ENTER);

    assert_true(counter_shows(counter, "Ghi nhanh · 1 người"));
    assert_true(counter_shows(counter, "A Thuk · Cài VNeID: xong"));
    assert_true(counter_shows(counter, "Ctrl-Z hoàn tác"));
}

static void a_known_number_needs_nothing_but_enter_and_what_was_done_stays(void **state)
{
    struct counter *counter = *state;
    open_quick(counter);
    counter_type(counter, THUK);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, "A Thuk");
    installed(counter);
    counter_press(counter, UI_KEY_ENTER);

    counter_scan(counter, BLUI);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, "Y Blưi");
    counter_press(counter, UI_KEY_ENTER);

    assert_true(counter_shows(counter, "Y Blưi · Cài VNeID: xong"));
    assert_true(counter_shows(counter, "Ghi nhanh · 2 người"));
    counter_scan(counter, THUK);
    assert_true(counter_shows(counter, "NGÀY NÀY ĐÃ GHI MỘT LẦN"));
}

/* The widest label makes the column of all: a longer one would move the whole form. */
static int widest_label(struct counter *counter)
{
    int most = 0;
    for (const struct page_block *block = counter->turn.page.first; block != NULL;
         block = block->next) {
        int wide = block->label != NULL ? text_width(block->label) : 0;
        most = wide > most ? wide : most;
    }
    return most;
}

static void nothing_moves_when_a_name_or_a_number_asks_for_more(void **state)
{
    struct counter *counter = *state;
    open_quick(counter);
    int before = widest_label(counter);

    counter_type(counter, "A Thuk");
    assert_true(counter_shows(counter, "năm sinh"));
    assert_int_equal(widest_label(counter), before);
    counter_press(counter, UI_KEY_CTRL_U);
    counter_type(counter, THUK);
    assert_true(counter_shows(counter, "họ và tên"));
    assert_int_equal(widest_label(counter), before);
}

static void ctrl_z_takes_the_last_person_back(void **state)
{
    struct counter *counter = *state;
    open_quick(counter);
    counter_type(counter, THUK);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, "A Thuk");
    installed(counter);
    counter_press(counter, UI_KEY_ENTER);

    counter_press(counter, UI_KEY_CTRL_Z);

    assert_string_equal(counter_view(counter), "quick");
    assert_true(counter_shows(counter, "Đã hoàn tác: A Thuk"));
    assert_null(strstr(counter_page(counter), "1 người"));
}

static void the_list_below_is_of_the_day_and_place_above(void **state)
{
    struct counter *counter = *state;
    open_quick(counter);
    counter_type(counter, THUK);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, "A Thuk");
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "•3456"));

    counter_press(counter, UI_KEY_BACK_TAB);
    counter_type(counter, "24/11");

    assert_null(strstr(counter_page(counter), "•3456"));
}

static void work_without_a_person_is_refused_beside_the_field(void **state)
{
    struct counter *counter = *state;
    open_quick(counter);
    installed(counter);

    counter_press(counter, UI_KEY_ENTER);

    assert_true(counter_shows(counter, "phải ghi là ai"));
}

static void a_day_ahead_is_refused_and_what_was_typed_stays(void **state)
{
    struct counter *counter = *state;
    open_quick(counter);
    counter_type(counter, THUK);
    counter_press(counter, UI_KEY_BACK_TAB);
    counter_type(counter, "26/11/2026");

    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, "A Thuk");
    counter_press(counter, UI_KEY_ENTER);

    assert_true(counter_shows(counter, "Chưa đọc được ngày"));
    assert_true(counter_shows(counter, THUK));
}

static void what_was_typed_survives_a_power_cut(void **state)
{
    struct counter *counter = *state;
    open_quick(counter);
    counter_type(counter, "A Byưn");
    counter_wait(counter, 300);

    counter_off(counter);
    counter_on(counter);
    counter_unlock(counter);

    assert_string_equal(counter_view(counter), "quick");
    assert_true(counter_shows(counter, "A Byưn"));
}

static void the_month_says_when_it_is_due_and_turns_back(void **state)
{
    struct counter *counter = *state;

    counter_press(counter, '8');
    assert_string_equal(counter_view(counter), "month");
    assert_true(counter_shows(counter, "15/11/2026 đến 14/12/2026"));
    assert_true(counter_shows(counter, "còn 23 ngày")); /* the 20th is a Sunday */
    assert_true(counter_shows(counter, "Trong kỳ này chưa tiếp ai"));
    counter_press(counter, '[');

    assert_true(counter_shows(counter, "15/10/2026 đến 14/11/2026"));
    counter_press(counter, ']');
    counter_press(counter, ']');
    assert_true(counter_shows(counter, "Đây là kỳ đang tính"));
}

static void targets_show_a_count_and_no_percentage_without_a_head_count(void **state)
{
    struct counter *counter = *state;

    counter_press(counter, '9');

    assert_string_equal(counter_view(counter), "targets");
    assert_true(counter_shows(counter, "chưa có số người được xác nhận"));
    counter_press(counter, 'x');
    assert_true(counter_shows(counter, "Công an xã"));
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(a_new_number_asks_for_the_name_and_enter_writes),
        AT_A_COUNTER(a_known_number_needs_nothing_but_enter_and_what_was_done_stays),
        AT_A_COUNTER(nothing_moves_when_a_name_or_a_number_asks_for_more),
        AT_A_COUNTER(ctrl_z_takes_the_last_person_back),
        AT_A_COUNTER(the_list_below_is_of_the_day_and_place_above),
        AT_A_COUNTER(work_without_a_person_is_refused_beside_the_field),
        AT_A_COUNTER(a_day_ahead_is_refused_and_what_was_typed_stays),
        AT_A_COUNTER(what_was_typed_survives_a_power_cut),
        AT_A_COUNTER(the_month_says_when_it_is_due_and_turns_back),
        AT_A_COUNTER(targets_show_a_count_and_no_percentage_without_a_head_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
