/* Two records of one person are found, shown side by side, joined, and parted again on their page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "ledger/ledger.h"
#include "report/day.h"
#include "support/counter.h"

#define THUK "001090123456"

static void one_visit(struct counter *counter, const char *name, const char *number)
{
    struct error error = {0};
    counter_receive(counter, name, number);
    assert_true(desk_close(counter_desk(counter), true, "none", NULL, &error));
}

/* The page of the person of the latest visit. */
static void open_page(struct counter *counter)
{
    kiosk_react(counter->kiosk, &(struct reaction){.kind = REACT_HOME});
    turn_describe(&counter->turn);
    counter_press(counter, '5');
    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(counter_view(counter), "story");
    counter_press(counter, 'g');
    assert_string_equal(counter_view(counter), "join");
    counter_wait(counter, 2000); /* the names are opened meanwhile */
}

static long people(struct counter *counter)
{
    struct day_figures figures;
    struct desk *desk = counter_desk(counter);
    struct error error = {0};
    assert_true(report_day(desk_ledger(desk), desk_today(desk), &figures, &error));
    return figures.people;
}

static void one_enter_shows_both_and_one_more_joins_them(void **state)
{
    struct counter *counter = *state;
    one_visit(counter, "A Thuk", THUK);
    one_visit(counter, "A Thuk", "");
    open_page(counter);
    assert_true(counter_shows(counter, "Có thể là cùng một người"));

    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Hai hồ sơ này là của một người?"));
    assert_true(counter_shows(counter, "chưa có số"));
    assert_false(counter_shows(counter, THUK));
    assert_int_equal(people(counter), 2);

    counter_press(counter, UI_KEY_ENTER);
    assert_int_equal(people(counter), 1);
    assert_true(counter_shows(counter, "Đã gộp vào hồ sơ này"));
}

static void a_joined_record_is_parted_on_the_same_page(void **state)
{
    struct counter *counter = *state;
    one_visit(counter, "A Thuk", THUK);
    one_visit(counter, "A Thuk", "");
    open_page(counter);
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_ENTER);

    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Tách ra?"));
    counter_press(counter, UI_KEY_ENTER);

    assert_int_equal(people(counter), 2);
    assert_false(counter_shows(counter, "Đã gộp vào hồ sơ này"));
}

static void escape_joins_nothing(void **state)
{
    struct counter *counter = *state;
    one_visit(counter, "A Thuk", THUK);
    one_visit(counter, "A Thuk", "");
    open_page(counter);
    counter_press(counter, UI_KEY_ENTER);

    counter_press(counter, UI_KEY_ESCAPE);
    assert_string_equal(counter_view(counter), "join");
    counter_press(counter, UI_KEY_ESCAPE);
    assert_string_equal(counter_view(counter), "story");
    assert_int_equal(people(counter), 2);
}

static void who_is_like_nobody_has_nobody_to_be_joined_to(void **state)
{
    struct counter *counter = *state;
    one_visit(counter, "Y Blui", "");
    one_visit(counter, "A Thuk", THUK);
    open_page(counter);

    assert_true(counter_shows(counter, "Không có hồ sơ nào cùng tên"));
    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(counter_view(counter), "join");
}

static void who_is_known_to_be_the_same_is_found_by_other_words(void **state)
{
    struct counter *counter = *state;
    one_visit(counter, "Y Blui", "");
    one_visit(counter, "A Thuk", THUK);
    open_page(counter);

    counter_type(counter, "blui");
    assert_true(counter_shows(counter, "Y Blui"));
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Hai hồ sơ này là của một người?"));
    counter_press(counter, UI_KEY_ENTER);

    assert_int_equal(people(counter), 1);
    assert_true(counter_shows(counter, "Đã gộp vào hồ sơ này"));
    assert_true(
        counter_shows(counter, "Không có hồ sơ nào cùng tên")); /* the field is empty again */
}

static void two_numbers_are_two_people_however_they_were_found(void **state)
{
    struct counter *counter = *state;
    one_visit(counter, "Y Blui", "001185000029");
    one_visit(counter, "A Thuk", THUK);
    open_page(counter);

    counter_type(counter, "blui");
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_ENTER);

    assert_int_equal(people(counter), 2);
    assert_true(counter_shows(counter, "hai số định danh"));
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(one_enter_shows_both_and_one_more_joins_them),
        AT_A_COUNTER(a_joined_record_is_parted_on_the_same_page),
        AT_A_COUNTER(escape_joins_nothing),
        AT_A_COUNTER(who_is_known_to_be_the_same_is_found_by_other_words),
        AT_A_COUNTER(two_numbers_are_two_people_however_they_were_found),
        AT_A_COUNTER(who_is_like_nobody_has_nobody_to_be_joined_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
