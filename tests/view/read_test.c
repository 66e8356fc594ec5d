/* Guides beside the services: the list, and one of them read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "guide/guide.h"
#include "guide/library.h"
#include "support/counter.h"

#define THUK "001090123456"

static void open_others(struct counter *counter)
{
    counter_receive(counter, "A Thuk", THUK);
    counter_press(counter, '1'); /* an Android phone */
    counter_press(counter, '9');
    assert_string_equal(counter_view(counter), "other");
}

/* The guide with this title, by the key beside it: the list is in the order of titles. */
static void open_guide(struct counter *counter, const char *title)
{
    const char *page = counter_page(counter);
    const char *at = strstr(page, title);
    assert_non_null(at);
    while (at > page && at[-1] == ' ')
        at--;
    counter_press(counter, at[-1] == ')' || at[-1] == '.' ? at[-2] : at[-1]);
    assert_string_equal(counter_view(counter), "read");
}

static void every_guide_of_a_group_stands_in_the_list_and_no_service(void **state)
{
    struct counter *counter = *state;
    const struct guide_library *library = desk_guides(counter_desk(counter));

    open_others(counter);

    for (size_t i = 0; i < guide_library_count(library); i++) {
        const struct guide *guide = guide_library_at(library, i);
        assert_int_equal(strstr(counter_page(counter), guide->title) != NULL, guide->group != NULL);
    }
}

static void a_guide_is_read_to_its_end_and_nothing_is_written(void **state)
{
    struct counter *counter = *state;
    open_others(counter);
    const struct desk_visit *visit = desk_now(counter_desk(counter));
    const struct guide *guide = guide_library_find(desk_guides(counter_desk(counter)), "mat-may");
    open_guide(counter, guide->title);

    for (size_t i = 0; i < guide->step_count; i++) {
        assert_true(counter_shows(counter, guide->steps[i].title));
        counter_press(counter, UI_KEY_ENTER);
    }

    assert_string_equal(counter_view(counter), "other");
    assert_int_equal(visit->road_count, 0);
    assert_int_equal(visit->ended_count, 0);
}

static void a_road_leads_to_the_step_it_names_and_esc_leads_back(void **state)
{
    struct counter *counter = *state;
    open_others(counter);
    open_guide(counter, "Đổi máy mới");
    for (int i = 0; i < 3; i++)
        counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Áp thẻ vào lưng máy"));

    counter_press(counter, '1'); /* Làm lại trên máy mượn */
    assert_true(counter_shows(counter, "Quay mặt đi khi bác gõ mật khẩu"));
    counter_press(counter, UI_KEY_ESCAPE);

    assert_true(counter_shows(counter, "Áp thẻ vào lưng máy"));
}

static void a_road_out_of_a_trouble_can_be_taken(void **state)
{
    struct counter *counter = *state;
    open_others(counter);
    open_guide(counter, "Quên passcode");
    assert_true(counter_shows(counter, "Quên cả mật khẩu"));

    counter_press(counter, '1');

    assert_true(counter_shows(counter, "Quên mật khẩu VNeID"));
    assert_true(counter_shows(counter, "Sai mật khẩu 5 lần"));
}

static void after_a_power_cut_it_is_the_same_step(void **state)
{
    struct counter *counter = *state;
    open_others(counter);
    open_guide(counter, "Mất điện thoại");
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Khóa SIM và ngân hàng"));
    counter_wait(counter, 2000);

    counter_off(counter);
    counter_on(counter);
    counter_unlock(counter);

    assert_string_equal(counter_view(counter), "read");
    assert_true(counter_shows(counter, "Khóa SIM và ngân hàng"));
    counter_press(counter, UI_KEY_ESCAPE);
    assert_true(counter_shows(counter, "Khóa tài khoản"));
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(every_guide_of_a_group_stands_in_the_list_and_no_service),
        AT_A_COUNTER(a_guide_is_read_to_its_end_and_nothing_is_written),
        AT_A_COUNTER(a_road_leads_to_the_step_it_names_and_esc_leads_back),
        AT_A_COUNTER(a_road_out_of_a_trouble_can_be_taken),
        AT_A_COUNTER(after_a_power_cut_it_is_the_same_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
