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

/* The first service as done: Tab from "who" or the name, one to the right, and back. */
static void installed(struct counter *counter)
{
    counter_press(counter, UI_KEY_TAB);
    counter_press(counter, UI_KEY_RIGHT);
    counter_press(counter, UI_KEY_BACK_TAB);
}

static long entries(struct counter *counter)
{
    return desk_last_number(counter_desk(counter));
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
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "bấm Enter lần nữa"));
    counter_scan(counter, BLUI); /* of another it was not said yet */
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Ghi nhanh · 2 người"));
    counter_scan(counter, THUK);
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Ghi nhanh · 2 người"));
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Ghi nhanh · 3 người"));
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
    counter_type(counter, "0");

    counter_press(counter, UI_KEY_ENTER);

    assert_true(counter_shows(counter, "phải ghi là ai"));
}

static void nobody_is_written_by_an_empty_field(void **state)
{
    struct counter *counter = *state;
    open_quick(counter);
    long before = entries(counter);

    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_ENTER);

    assert_true(counter_shows(counter, "Chưa gõ ai"));
    assert_int_equal(entries(counter), before);
}

static void who_only_asks_is_written_without_a_name_by_a_nought(void **state)
{
    struct counter *counter = *state;
    open_quick(counter);

    counter_type(counter, "0");
    assert_true(counter_shows(counter, "chỉ hỏi, không ghi tên"));
    counter_press(counter, UI_KEY_ENTER);

    assert_true(counter_shows(counter, "Ghi nhanh · 1 người"));
    assert_true(counter_shows(counter, "chưa ghi tên"));
    assert_true(counter_shows(counter, "chỉ hỏi"));
}

static void enter_on_a_row_that_stays_goes_on_and_writes_nothing(void **state)
{
    struct counter *counter = *state;
    open_quick(counter);
    counter_type(counter, THUK);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, "A Thuk");
    long before = entries(counter);
    for (int i = 0; i < 4; i++) /* name, who, day, helper, hamlet */
        counter_press(counter, UI_KEY_UP);
    assert_true(counter_shows(counter, "> Thôn"));
    assert_true(counter_shows(counter, "Enter Sang dòng sau"));

    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "> Giúp"));
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "> Ngày"));
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "> Ai"));

    assert_int_equal(entries(counter), before);
    assert_true(counter_shows(counter, "Enter Ghi người này"));
}

static void enter_walks_the_services_and_writes_on_the_last_row(void **state)
{
    struct counter *counter = *state;
    open_quick(counter);
    counter_type(counter, THUK);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, "A Thuk");
    counter_press(counter, UI_KEY_TAB);
    counter_press(counter, UI_KEY_RIGHT);
    for (int i = 0; i < 3; i++) {
        assert_true(counter_shows(counter, "Enter Sang dòng sau"));
        counter_press(counter, UI_KEY_ENTER);
    }
    assert_true(counter_shows(counter, "> Hồ sơ"));

    counter_press(counter, UI_KEY_ENTER);

    assert_true(counter_shows(counter, "A Thuk · Cài VNeID: xong"));
    assert_true(counter_shows(counter, "> Ai"));
}

static void a_name_without_a_year_is_written_by_a_second_enter(void **state)
{
    struct counter *counter = *state;
    open_quick(counter);
    long before = entries(counter);
    counter_type(counter, "A Thuk");

    counter_press(counter, UI_KEY_ENTER);
    assert_int_equal(entries(counter), before);
    assert_true(counter_shows(counter, "Enter lần nữa"));
    assert_true(counter_shows(counter, "> Sinh"));
    counter_press(counter, UI_KEY_ENTER);

    assert_true(counter_shows(counter, "Ghi nhanh · 1 người"));
}

static void a_year_that_is_none_stays_and_is_told(void **state)
{
    struct counter *counter = *state;
    open_quick(counter);
    counter_type(counter, "A Thuk");
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, "19a5");

    counter_press(counter, UI_KEY_ENTER);

    assert_true(counter_shows(counter, "Chỉ gõ số"));
    assert_true(counter_shows(counter, "19a5"));
    assert_true(counter_shows(counter, "> Sinh"));
}

static void a_bad_day_is_told_when_the_field_is_left(void **state)
{
    struct counter *counter = *state;
    open_quick(counter);
    counter_press(counter, UI_KEY_UP);
    counter_type(counter, "1/9");
    assert_false(counter_shows(counter, "60 ngày trước"));

    counter_press(counter, UI_KEY_DOWN);
    assert_true(counter_shows(counter, "60 ngày trước"));

    counter_press(counter, UI_KEY_UP);
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "> Ngày"));
    assert_true(counter_shows(counter, "60 ngày trước"));
}

static void what_cannot_be_a_person_is_said_once(void **state)
{
    struct counter *counter = *state;
    open_quick(counter);
    counter_type(counter, "26/11");

    counter_press(counter, UI_KEY_ENTER);

    const char *page = counter_page(counter);
    const char *first = strstr(page, "×");
    assert_non_null(first);
    assert_null(strstr(first + 1, "×"));
    assert_true(counter_shows(counter, "ô Ngày"));
}

static void a_signature_asks_for_its_provider(void **state)
{
    struct counter *counter = *state;
    open_quick(counter);
    counter_type(counter, THUK);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, "A Thuk");
    for (int i = 0; i < 3; i++)
        counter_press(counter, UI_KEY_TAB);
    counter_press(counter, UI_KEY_RIGHT); /* a signature, done */
    counter_press(counter, UI_KEY_UP);
    counter_press(counter, UI_KEY_UP);
    counter_press(counter, UI_KEY_UP);

    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "nhà cung cấp nào?"));
    counter_press(counter, UI_KEY_RIGHT);
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_ENTER);

    assert_true(counter_shows(counter, "Trong VNeID: xong"));
}

static void esc_keeps_place_day_and_who_was_typed(void **state)
{
    struct counter *counter = *state;
    open_quick(counter);
    counter_press(counter, UI_KEY_UP);
    counter_type(counter, "24/11");
    counter_press(counter, UI_KEY_DOWN);
    counter_type(counter, "A Byưn");

    counter_press(counter, UI_KEY_ESCAPE);
    assert_string_equal(counter_view(counter), "home");
    open_quick(counter);

    assert_true(counter_shows(counter, "24/11"));
    assert_true(counter_shows(counter, "A Byưn"));
}

static void ctrl_z_leaves_the_focus_where_it_is(void **state)
{
    struct counter *counter = *state;
    open_quick(counter);
    counter_type(counter, THUK);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, "A Thuk");
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_TAB);
    counter_press(counter, UI_KEY_TAB);
    assert_true(counter_shows(counter, "> Mức 2"));

    counter_press(counter, UI_KEY_CTRL_Z);

    assert_true(counter_shows(counter, "Đã hoàn tác: A Thuk"));
    assert_true(counter_shows(counter, "> Mức 2"));
}

static void a_visit_of_another_day_says_which(void **state)
{
    struct counter *counter = *state;
    open_quick(counter);
    counter_press(counter, UI_KEY_UP);
    counter_type(counter, "24/11");
    counter_press(counter, UI_KEY_DOWN);
    assert_true(counter_shows(counter, "T3 24/11/2026"));
    counter_type(counter, THUK);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, "A Thuk");

    counter_press(counter, UI_KEY_ENTER);

    assert_true(counter_shows(counter, "24/11, ghi lúc 08:15"));
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
    assert_true(counter_shows(counter, "001•••••3456"));
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
        AT_A_COUNTER(nobody_is_written_by_an_empty_field),
        AT_A_COUNTER(who_only_asks_is_written_without_a_name_by_a_nought),
        AT_A_COUNTER(enter_on_a_row_that_stays_goes_on_and_writes_nothing),
        AT_A_COUNTER(enter_walks_the_services_and_writes_on_the_last_row),
        AT_A_COUNTER(a_name_without_a_year_is_written_by_a_second_enter),
        AT_A_COUNTER(a_year_that_is_none_stays_and_is_told),
        AT_A_COUNTER(a_bad_day_is_told_when_the_field_is_left),
        AT_A_COUNTER(what_cannot_be_a_person_is_said_once),
        AT_A_COUNTER(a_signature_asks_for_its_provider),
        AT_A_COUNTER(esc_keeps_place_day_and_who_was_typed),
        AT_A_COUNTER(ctrl_z_leaves_the_focus_where_it_is),
        AT_A_COUNTER(a_visit_of_another_day_says_which),
        AT_A_COUNTER(a_day_ahead_is_refused_and_what_was_typed_stays),
        AT_A_COUNTER(what_was_typed_survives_a_power_cut),
        AT_A_COUNTER(the_month_says_when_it_is_due_and_turns_back),
        AT_A_COUNTER(targets_show_a_count_and_no_percentage_without_a_head_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
