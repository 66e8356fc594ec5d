/* The codes one after another, for the waiting room. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "guide/library.h"
#include "support/counter.h"
#include "view/views.h"

#define SHOWN_MS 20000

static size_t link_count(struct counter *counter)
{
    return guide_library_link_count(desk_guides(counter_desk(counter)));
}

static void open_board(struct counter *counter)
{
    kiosk_react(counter->kiosk, &(struct reaction){.kind = REACT_OPEN, .view = &view_codes});
    turn_describe(&counter->turn);
    counter_press(counter, UI_KEY_F5);
    assert_string_equal(counter_view(counter), "board");
}

/* "3/20" in the title, and the address of that link beside its code. */
static void assert_code(struct counter *counter, size_t number)
{
    char title[32];
    const struct guide_link *link =
        guide_library_link(desk_guides(counter_desk(counter)), number - 1);
    snprintf(title, sizeof title, "%zu/%zu", number, link_count(counter));
    assert_true(counter_shows(counter, title));
    assert_true(counter_shows(counter, link->url));
}

static void it_turns_by_itself_after_twenty_seconds(void **state)
{
    struct counter *counter = *state;
    open_board(counter);
    assert_code(counter, 1);

    counter_wait(counter, SHOWN_MS - 1000);
    assert_code(counter, 1);
    counter_wait(counter, 1000);
    assert_code(counter, 2);
    counter_wait(counter, SHOWN_MS);

    assert_code(counter, 3);
}

static void after_the_last_comes_the_first(void **state)
{
    struct counter *counter = *state;
    open_board(counter);

    for (size_t i = 0; i < link_count(counter); i++)
        counter_wait(counter, SHOWN_MS);

    assert_code(counter, 1);
}

static void space_stops_it_and_starts_it_again(void **state)
{
    struct counter *counter = *state;
    open_board(counter);
    assert_true(counter_shows(counter, "Dừng"));

    counter_press(counter, UI_KEY_SPACE);
    counter_wait(counter, 3 * SHOWN_MS);
    assert_code(counter, 1);
    assert_true(counter_shows(counter, "Chạy tiếp"));
    counter_press(counter, UI_KEY_SPACE);
    counter_wait(counter, SHOWN_MS);

    assert_code(counter, 2);
}

static void a_page_turned_by_hand_is_shown_as_long(void **state)
{
    struct counter *counter = *state;
    open_board(counter);

    counter_press(counter, UI_KEY_PAGE_UP);
    assert_code(counter, link_count(counter));
    counter_press(counter, UI_KEY_PAGE_DOWN);
    counter_wait(counter, SHOWN_MS - 1000);
    counter_press(counter, UI_KEY_PAGE_DOWN);
    counter_wait(counter, SHOWN_MS - 1000);

    assert_code(counter, 2);
}

static void one_that_was_stopped_turns_by_hand_and_stays_stopped(void **state)
{
    struct counter *counter = *state;
    open_board(counter);
    counter_press(counter, UI_KEY_SPACE);

    counter_press(counter, UI_KEY_PAGE_DOWN);
    counter_wait(counter, 2 * SHOWN_MS);

    assert_code(counter, 2);
}

static void escape_leads_back_to_the_list_of_codes(void **state)
{
    struct counter *counter = *state;
    open_board(counter);

    counter_press(counter, UI_KEY_ESCAPE);

    assert_string_equal(counter_view(counter), "codes");
}

static void a_link_of_the_list_opens_its_code(void **state)
{
    struct counter *counter = *state;
    kiosk_react(counter->kiosk, &(struct reaction){.kind = REACT_OPEN, .view = &view_codes});
    turn_describe(&counter->turn);

    counter_type(counter, "2");

    assert_string_equal(counter_view(counter), "code");
    assert_true(
        counter_shows(counter, guide_library_link(desk_guides(counter_desk(counter)), 1)->url));
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(it_turns_by_itself_after_twenty_seconds),
        AT_A_COUNTER(after_the_last_comes_the_first),
        AT_A_COUNTER(space_stops_it_and_starts_it_again),
        AT_A_COUNTER(a_page_turned_by_hand_is_shown_as_long),
        AT_A_COUNTER(one_that_was_stopped_turns_by_hand_and_stays_stopped),
        AT_A_COUNTER(escape_leads_back_to_the_list_of_codes),
        AT_A_COUNTER(a_link_of_the_list_opens_its_code),
    };
    return cmocka_run_group_tests_name("board", tests, NULL, NULL);
}
