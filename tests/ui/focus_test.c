/* One test a promise of ui/focus.h and ui/timer.h. */
#include "ui/focus.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "ui/key.h"
#include "ui/sample.h"
#include "ui/timer.h"

static int set_up(void **state)
{
    struct sample *sample = calloc(1, sizeof *sample);
    sample_init(sample);
    *state = sample;
    return 0;
}

static int tear_down(void **state)
{
    sample_release(*state);
    free(*state);
    return 0;
}

static void assert_moves(struct sample *sample, int from, int key, int to)
{
    struct ui_place place = {.focus = from};
    assert_true(focus_move(&sample->page, &place, key));
    assert_int_equal(place.focus, to);
}

static void arrows_walk_a_table_by_rows_and_columns(void **state)
{
    struct sample *sample = *state;
    sample_day(sample);
    assert_moves(sample, FIRST_CELL, UI_KEY_RIGHT, FIRST_CELL + 1);
    assert_moves(sample, FIRST_CELL, UI_KEY_DOWN, FIRST_CELL + 3);
    assert_moves(sample, FIRST_CELL + 3, UI_KEY_DOWN, FIRST_CELL + 5);
    assert_moves(sample, FIRST_CELL + 2, UI_KEY_DOWN,
                 FIRST_CELL + 7); /* over a cell without item */
    assert_moves(sample, FIRST_CELL + 7, UI_KEY_UP, FIRST_CELL + 2);
    assert_moves(sample, FIRST_CELL, UI_KEY_LEFT, FIRST_CELL);
    assert_moves(sample, FIRST_CELL, UI_KEY_UP, FIRST_CELL);
    assert_moves(sample, FIRST_CELL + 5, UI_KEY_DOWN, FIRST_CELL + 5);
}

/* Two tables and a field below them, as where guides and links stand one under the other. */
static void what_stands_below_a_table_is_not_taken_for_a_part_of_it(void **state)
{
    enum { UPPER = 300, LOWER = 310, FIELD = 320 };
    static const int widths[1] = {10};
    const struct page_cell upper[2] = {{.text = "a", .item = UPPER},
                                       {.text = "b", .item = UPPER + 1}};
    const struct page_cell lower[2] = {{.text = "c", .item = LOWER},
                                       {.text = "d", .item = LOWER + 1}};
    const struct page_table tables[2] = {
        {.columns = 1, .widths = widths, .rows = 2, .cells = upper},
        {.columns = 1, .widths = widths, .rows = 2, .cells = lower}};
    struct sample *sample = *state;
    struct field field = {0};
    page_table(&sample->page, &tables[0]);
    page_gap(&sample->page);
    const struct page_block *second = page_table(&sample->page, &tables[1]);
    page_field(&sample->page, FIELD, "Tên", &field, NULL, NULL);

    assert_ptr_equal(focus_block(&sample->page, LOWER), second);
    assert_int_equal(focus_block(&sample->page, FIELD)->kind, PAGE_FIELD);
    assert_moves(sample, UPPER + 1, UI_KEY_DOWN, LOWER);
    assert_moves(sample, LOWER, UI_KEY_UP, UPPER + 1);
    assert_moves(sample, LOWER + 1, UI_KEY_DOWN, FIELD);
}

static void a_cell_of_a_table_is_found_with_its_block(void **state)
{
    struct sample *sample = *state;
    sample_day(sample);
    assert_int_equal(focus_block(&sample->page, FIRST_CELL + 4)->kind, PAGE_TABLE);
    assert_null(focus_block(&sample->page, 999));
    assert_null(focus_block(&sample->page, 0));
    assert_int_equal(focus_end(&sample->page, true), FIRST_CELL + 7);
}

static void an_item_that_is_gone_gives_the_focus_back_to_the_first(void **state)
{
    struct sample *sample = *state;
    sample_home(sample);
    struct ui_place place = {0};
    focus_settle(&sample->page, &place);
    assert_int_equal(place.focus, SEARCH);
    place.focus = 999;
    focus_settle(&sample->page, &place);
    assert_int_equal(place.focus, SEARCH);
}

static void a_page_without_focus_gets_one_by_an_arrow(void **state)
{
    struct sample *sample = *state;
    sample_home(sample);
    page_focus(&sample->page, PAGE_NO_FOCUS);
    struct ui_place place = {0};
    focus_settle(&sample->page, &place);
    assert_int_equal(place.focus, 0);
    focus_settle(&sample->page, &place);
    assert_int_equal(place.focus, 0);

    assert_true(focus_move(&sample->page, &place, UI_KEY_DOWN));
    assert_int_equal(place.focus, SEARCH);
    place.focus = 0;
    assert_true(focus_move(&sample->page, &place, UI_KEY_UP));
    assert_int_equal(place.focus, focus_end(&sample->page, true));
}

static void a_long_name_is_the_same_page_again(void **state)
{
    struct sample *sample = *state;
    char name[300];
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    sample_home(sample);
    sample->page.name = name;
    struct ui_place place = {0};
    focus_settle(&sample->page, &place);
    place.focus = FIRST_CHOICE;
    focus_settle(&sample->page, &place);
    assert_int_equal(place.focus, FIRST_CHOICE);
}

static int64_t wake_of(void *self)
{
    return *(int64_t *)self;
}

static void a_timer_waits_as_long_as_its_client_wants(void **state)
{
    (void)state;
    int64_t wake = -1;
    struct clock clock;
    const struct ui_client client = {.self = &wake, .wake = wake_of};
    clock_init(&clock);
    assert_int_equal(timer_wait(&client, &clock), -1);
    assert_false(timer_due(&client, &clock));
    wake = clock_steady(&clock) + 500;
    assert_in_range(timer_wait(&client, &clock), 1, 500);
    wake = clock_steady(&clock);
    assert_int_equal(timer_wait(&client, &clock), 0);
    assert_true(timer_due(&client, &clock));
}

static void a_clock_that_stands_still_does_not_make_the_loop_spin(void **state)
{
    (void)state;
    struct clock clock;
    clock_init(&clock);
    assert_true(clock_set(&clock, "=2026-11-24 08:15"));
    int64_t wake = clock_steady(&clock) + 1;
    const struct ui_client client = {.self = &wake, .wake = wake_of};
    assert_in_range(timer_wait(&client, &clock), 500, 60000);
}

#define ON_A_PAGE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_A_PAGE(arrows_walk_a_table_by_rows_and_columns),
        ON_A_PAGE(what_stands_below_a_table_is_not_taken_for_a_part_of_it),
        ON_A_PAGE(a_cell_of_a_table_is_found_with_its_block),
        ON_A_PAGE(an_item_that_is_gone_gives_the_focus_back_to_the_first),
        ON_A_PAGE(a_page_without_focus_gets_one_by_an_arrow),
        ON_A_PAGE(a_long_name_is_the_same_page_again),
        cmocka_unit_test(a_timer_waits_as_long_as_its_client_wants),
        cmocka_unit_test(a_clock_that_stands_still_does_not_make_the_loop_spin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
