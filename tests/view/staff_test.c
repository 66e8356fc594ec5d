/* The list of staff, and what can be done about one of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "desk/staff.h"
#include "support/counter.h"

#define OTHER     "Y Mẫu"
#define OTHER_PIN "604938"

static void open_staff(struct counter *counter)
{
    counter_press(counter, UI_KEY_F10);
    counter_type(counter, "1");
    assert_string_equal(counter_view(counter), "staff");
}

static void add_other(struct counter *counter)
{
    const struct staff_change add = {.what = STAFF_ADD, .staff = OTHER, .pin = OTHER_PIN};
    struct error error = {0};
    assert_true(desk_staff_now(counter_desk(counter), &add, &error));
}

static void the_list_says_who_and_since_when(void **state)
{
    struct counter *counter = *state;
    add_other(counter);

    open_staff(counter);

    assert_true(counter_shows(counter, COUNTER_STAFF));
    assert_true(counter_shows(counter, "phụ trách · mở sổ 25/11/2026 · 0 lượt tháng này"));
    assert_true(counter_shows(counter, OTHER));
    assert_true(counter_shows(counter, "chưa mở sổ lần nào"));
}

static void a_colleague_is_added_and_opens_the_book(void **state)
{
    struct counter *counter = *state;
    open_staff(counter);
    counter_type(counter, "t");

    counter_type(counter, OTHER);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, OTHER_PIN);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, OTHER_PIN);
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Máy đang tính khóa"));
    counter_wait_for_child(counter);

    assert_string_equal(counter_view(counter), "staff");
    assert_true(counter_shows(counter, "Đã thêm cán bộ " OTHER));
    struct error error = {0};
    desk_lock(counter_desk(counter));
    assert_true(desk_unlock_now(counter_desk(counter), OTHER, OTHER_PIN, &error));
}

static void leaving_is_asked_once_more_and_then_done(void **state)
{
    struct counter *counter = *state;
    add_other(counter);
    open_staff(counter);
    counter_type(counter, "2");
    assert_string_equal(counter_view(counter), "person");
    assert_true(counter_shows(counter, OTHER));

    counter_type(counter, "3");
    assert_true(counter_shows(counter, OTHER " thôi làm ở quầy?"));
    counter_press(counter, UI_KEY_ESCAPE);
    assert_int_equal(desk_staff_count(counter_desk(counter)), 2);
    counter_type(counter, "3");
    counter_type(counter, "d");

    assert_string_equal(counter_view(counter), "staff");
    assert_true(counter_shows(counter, OTHER ": đã thôi"));
    assert_int_equal(desk_staff_count(counter_desk(counter)), 1);
}

/* Somebody takes this page for the one that wants a PIN. */
static void a_pin_typed_here_makes_nobody_head_and_sends_nobody_away(void **state)
{
    struct counter *counter = *state;
    add_other(counter);
    open_staff(counter);
    counter_type(counter, "2");
    for (char first = '0'; first <= '9'; first++) {
        for (char second = '0'; second <= '9'; second++) {
            const char digits[] = {'2', first, second, '3', first, second, '\0'};
            for (const char *digit = digits; *digit != '\0'; digit++)
                if (*digit != '1' && strcmp(counter_view(counter), "person") == 0)
                    counter_type(counter, (const char[]){*digit, '\0'});
        }
    }
    struct staff_row rows[STAFF_ROWS];
    struct error error = {0};
    size_t count = 0;
    assert_true(desk_staff_list(counter_desk(counter), rows, &count, &error));
    assert_int_equal(count, 2);
    assert_true(rows[0].head);
    assert_false(rows[1].head);
    assert_int_equal(rows[1].state, STAFF_HERE);
}

static void to_be_head_is_asked_once_more_and_then_done(void **state)
{
    struct counter *counter = *state;
    add_other(counter);
    open_staff(counter);
    counter_type(counter, "2");
    counter_type(counter, "2");
    assert_true(counter_shows(counter, "Cho " OTHER " làm người phụ trách?"));
    counter_type(counter, "1");
    assert_true(counter_shows(counter, "Cho làm người phụ trách"));
    counter_type(counter, "2");
    counter_type(counter, "d");

    assert_string_equal(counter_view(counter), "staff");
    struct staff_row rows[STAFF_ROWS];
    struct error error = {0};
    size_t count = 0;
    assert_true(desk_staff_list(counter_desk(counter), rows, &count, &error));
    assert_true(rows[0].head && rows[1].head);
}

static void the_only_head_cannot_step_down_or_leave(void **state)
{
    struct counter *counter = *state;
    add_other(counter);
    open_staff(counter);
    counter_type(counter, "1");

    counter_type(counter, "2");
    assert_true(counter_shows(counter, "người phụ trách duy nhất"));
    counter_type(counter, "3");
    assert_true(counter_shows(counter, "Không tự cho mình thôi mở sổ được"));

    assert_int_equal(desk_staff_count(counter_desk(counter)), 2);
}

static void who_is_no_head_changes_his_own_pin_only(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    add_other(counter);
    desk_lock(counter_desk(counter));
    assert_true(desk_unlock_now(counter_desk(counter), OTHER, OTHER_PIN, &error));
    open_staff(counter);

    counter_type(counter, "1");
    counter_type(counter, "1");
    assert_string_equal(counter_view(counter), "person");
    assert_true(counter_shows(counter, "Chỉ người phụ trách"));
    counter_press(counter, UI_KEY_ESCAPE);
    counter_type(counter, "2");
    counter_type(counter, "1");

    assert_string_equal(counter_view(counter), "pin");
    assert_true(counter_shows(counter, "Đổi mã PIN của " OTHER));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(the_list_says_who_and_since_when),
        AT_A_COUNTER(a_colleague_is_added_and_opens_the_book),
        AT_A_COUNTER(leaving_is_asked_once_more_and_then_done),
        AT_A_COUNTER(a_pin_typed_here_makes_nobody_head_and_sends_nobody_away),
        AT_A_COUNTER(to_be_head_is_asked_once_more_and_then_done),
        AT_A_COUNTER(the_only_head_cannot_step_down_or_leave),
        AT_A_COUNTER(who_is_no_head_changes_his_own_pin_only),
    };
    if (counter_was_child(argc, argv))
        return 0;
    return cmocka_run_group_tests_name("staff", tests, NULL, NULL);
}
