/* What the guides and links are worth, and the way from there into each of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
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

/* A folder of guides of its own: one walked long ago, one with a mistake. */
static void with_own_guides(struct counter *counter)
{
    char *screens = scratch_path(&counter->scratch, "screens");
    scratch_write(&counter->scratch, "screens/links.md",
                  "# Liên kết\n\n## Cổng\n\n"
                  "[cong]: https://dichvucong.gov.vn \"mở thử 20/11/2026; S1\"\n");
    scratch_write(
        &counter->scratch, "screens/vi/cai.md",
        "---\ntitle: Bài cài\nservice: vneid-install\norder: 1\nreviewed: 2026-01-05\n---\n"
        "## Một\n\n> Bác xem nhé.\n\n- [ ] Mở máy\n");
    scratch_write(&counter->scratch, "screens/vi/hong.md",
                  "---\ntitle: Bài hỏng\n---\nkhông có bước\n");
    counter->options.screens = screens;
    counter_found(counter);
    counter_on(counter);
    counter_unlock(counter);
    open_content(counter);
}

static void a_walk_of_long_ago_and_a_refused_guide_are_told(void **state)
{
    struct counter *counter = *state;

    with_own_guides(counter);

    assert_true(counter_shows(counter, "05/01/2026, đã quá 180 ngày"));
    assert_true(counter_shows(counter, "hong.md"));
    free((char *)counter->options.screens);
    scratch_remove(&counter->scratch, "screens");
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(every_guide_and_link_says_whether_it_was_tried),
        AT_A_COUNTER(enter_on_a_guide_reads_it_and_logs_nothing),
        AT_A_COUNTER(enter_on_a_link_shows_its_code),
        AT_AN_EMPTY_COUNTER(a_walk_of_long_ago_and_a_refused_guide_are_told),
    };
    return cmocka_run_group_tests_name("content", tests, NULL, NULL);
}
