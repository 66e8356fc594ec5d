/* What the guides and links are worth, and the way from there into each of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "guide/guide.h"
#include "guide/library.h"
#include "support/counter.h"

static const struct guide_library *library(struct counter *counter)
{
    return desk_guides(counter_desk(counter));
}

static void open_content(struct counter *counter)
{
    counter_press(counter, UI_KEY_F10);
    counter_type(counter, "7");
    assert_string_equal(counter_view(counter), "content");
}

static void every_guide_and_link_says_whether_it_was_tried(void **state)
{
    struct counter *counter = *state;
    open_content(counter);

    for (size_t i = 0; i < guide_library_count(library(counter)); i++)
        assert_true(counter_shows(counter, guide_library_at(library(counter), i)->title));
    for (size_t i = 0; i < guide_library_link_count(library(counter)); i++)
        assert_true(counter_shows(counter, guide_library_link(library(counter), i)->name));
    assert_true(counter_shows(counter, "chưa đi thử trên máy thật"));
    assert_true(counter_shows(counter, "links.md"));
}

static void enter_on_a_guide_reads_it_and_logs_nothing(void **state)
{
    struct counter *counter = *state;
    open_content(counter);

    counter_press(counter, UI_KEY_DOWN);
    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "read");
    assert_true(counter_shows(counter, guide_library_at(library(counter), 1)->title));
    counter_press(counter, UI_KEY_ESCAPE);
    assert_string_equal(counter_view(counter), "content");
    assert_int_equal(desk_visit_count(counter_desk(counter)), 0);
}

static void enter_on_a_link_shows_its_code(void **state)
{
    struct counter *counter = *state;
    open_content(counter);

    for (size_t i = 0; i < guide_library_count(library(counter)); i++)
        counter_press(counter, UI_KEY_DOWN);
    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "code");
    assert_true(counter_shows(counter, guide_library_link(library(counter), 0)->url));
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(every_guide_and_link_says_whether_it_was_tried),
        AT_A_COUNTER(enter_on_a_guide_reads_it_and_logs_nothing),
        AT_A_COUNTER(enter_on_a_link_shows_its_code),
    };
    return cmocka_run_group_tests_name("content", tests, NULL, NULL);
}
