/* What went wrong on a road: its remedy, and the three ways on from there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "guide/guide.h"
#include "support/counter.h"

#define THUK "001090123456"

static struct desk_visit *now(struct counter *counter)
{
    return desk_now(counter_desk(counter));
}

/* On the first step of the first guide, with its list of troubles open. */
static void stuck(struct counter *counter)
{
    counter_receive(counter, "A Thuk", THUK);
    counter_type(counter, "1"); /* an Android phone */
    counter_type(counter, "1"); /* the first guide */
    assert_string_equal(counter_view(counter), "step");
    counter_type(counter, "?");
    assert_true(counter_shows(counter, "Gặp khó gì?"));
}

static const struct guide_trouble *first_trouble(struct counter *counter)
{
    return &visit_place(now(counter))->guide->steps[0].troubles[0];
}

static void who_waits_leaves_the_counter_free_and_is_on_the_home_page(void **state)
{
    struct counter *counter = *state;
    stuck(counter);
    counter_type(counter, "1");

    counter_type(counter, "2");
    assert_string_equal(counter_view(counter), "hold");
    assert_true(counter_shows(counter, "Chờ gì?"));
    assert_true(counter_shows(counter, "quá hạn sau 60 phút"));
    counter_wait(counter, 1000);
    counter_type(counter, "3");

    assert_string_equal(counter_view(counter), "home");
    assert_null(now(counter));
    assert_true(desk_visit_at(counter_desk(counter), 0)->held);
    assert_string_equal(desk_visit_at(counter_desk(counter), 0)->waits_for, "police");
    assert_true(counter_shows(counter, "chờ Công an duyệt"));
}

static void esc_where_one_is_asked_what_for_holds_nothing(void **state)
{
    struct counter *counter = *state;
    stuck(counter);
    counter_type(counter, "12");
    assert_string_equal(counter_view(counter), "hold");

    counter_press(counter, UI_KEY_ESCAPE);

    assert_string_equal(counter_view(counter), "step");
    assert_false(now(counter)->held);
}

static void esc_from_a_remedy_goes_to_the_list_and_then_to_the_step_with_nothing_noted(void **state)
{
    struct counter *counter = *state;
    stuck(counter);
    counter_type(counter, "1");
    assert_true(counter_shows(counter, "CÁCH"));

    counter_press(counter, UI_KEY_ESCAPE);
    assert_true(counter_shows(counter, "Gặp khó gì?"));
    counter_press(counter, UI_KEY_ESCAPE);

    assert_string_equal(counter_view(counter), "step");
    assert_string_equal(visit_road(now(counter))->trouble, "");
}

static void a_remedy_that_leads_elsewhere_comes_back_to_the_same_step(void **state)
{
    struct counter *counter = *state;
    stuck(counter);
    assert_true(first_trouble(counter)->branch_count > 0);
    const char *elsewhere = first_trouble(counter)->branches[0].guide;
    counter_type(counter, "1");

    counter_type(counter, "4");
    assert_string_equal(counter_view(counter), "step");
    assert_string_equal(visit_place(now(counter))->guide->id, elsewhere);
    counter_press(counter, UI_KEY_ESCAPE);

    assert_string_equal(visit_place(now(counter))->guide->id, "vneid-cai");
    assert_int_equal(visit_place(now(counter))->step, 0);
}

static void a_power_cut_comes_back_to_the_remedy_that_was_read(void **state)
{
    struct counter *counter = *state;
    stuck(counter);
    counter_type(counter, "1");
    counter_wait(counter, 3000);

    counter_off(counter);
    counter_on(counter);
    counter_unlock(counter);

    assert_string_equal(counter_view(counter), "trouble");
    assert_true(counter_shows(counter, first_trouble(counter)->title));
    assert_true(counter_shows(counter, "Đã được, làm tiếp bước này"));
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(who_waits_leaves_the_counter_free_and_is_on_the_home_page),
        AT_A_COUNTER(esc_where_one_is_asked_what_for_holds_nothing),
        AT_A_COUNTER(esc_from_a_remedy_goes_to_the_list_and_then_to_the_step_with_nothing_noted),
        AT_A_COUNTER(a_remedy_that_leads_elsewhere_comes_back_to_the_same_step),
        AT_A_COUNTER(a_power_cut_comes_back_to_the_remedy_that_was_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
