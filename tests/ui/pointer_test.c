/* What a click and the wheel do, by the cells of a page: no terminal. */
#include "ui/pointer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ui/fake.h"
#include "ui/key.h"
#include "ui/layout.h"
#include "ui/turn.h"

struct table {
    struct fake fake;
    struct turn turn;
    struct cells cells;
};

static int set_up(void **state)
{
    struct table *table = calloc(1, sizeof *table);
    fake_init(&table->fake);
    turn_init(&table->turn, &table->fake.client);
    cells_resize(&table->cells, 80, 24);
    *state = table;
    return 0;
}

static int tear_down(void **state)
{
    struct table *table = *state;
    cells_release(&table->cells);
    turn_release(&table->turn);
    fake_release(&table->fake);
    free(table);
    return 0;
}

static void click(struct table *table, int x, int y)
{
    layout_page(&table->turn.page, turn_place(&table->turn), NULL, &table->cells);
    assert_true(pointer_click(&table->turn, &table->cells, x, y));
    turn_describe(&table->turn);
}

/* The first cell that means this item, or this key when `item` is 0; an option counts from 0. */
static void click_on(struct table *table, int item, int key, int option)
{
    layout_page(&table->turn.page, turn_place(&table->turn), NULL, &table->cells);
    for (int y = 0; y < table->cells.rows; y++) {
        for (int x = 0; x < table->cells.columns; x++) {
            if (layout_item_at(&table->cells, x, y) == item &&
                layout_key_at(&table->cells, x, y) == key &&
                (option < 0 || layout_option_at(&table->cells, x, y) == option)) {
                click(table, x, y);
                return;
            }
        }
    }
    fail_msg("no cell of item %d, key %d, option %d", item, key, option);
}

static void assert_log(struct table *table, const char *wanted)
{
    assert_string_equal(buffer_text(&table->fake.log), wanted);
    buffer_clear(&table->fake.log);
}

static void a_click_on_the_row_of_keys_is_that_key(void **state)
{
    struct table *table = *state;
    click_on(table, 0, 'K', -1);
    assert_log(table, "lock@1");

    click_on(table, 0, UI_KEY_F2, -1); /* it is off */
    assert_string_equal(table->turn.said, "Chưa có máy in");
    assert_log(table, "");
}

static void a_click_on_a_choice_or_a_tick_chooses_it(void **state)
{
    struct table *table = *state;
    click_on(table, 12, 0, -1);
    click_on(table, 13, 0, -1); /* also one without a key */
    click_on(table, 21, 0, -1);

    assert_log(table, "choose@12 choose@13 choose@21");
    assert_true(table->fake.ticked);
}

static void a_click_on_an_option_chooses_it(void **state)
{
    struct table *table = *state;
    click_on(table, 31, 0, 1);
    assert_int_equal(table->fake.chosen, 1);
    assert_int_equal(turn_place(&table->turn)->focus, 31);

    click_on(table, 31, 0, 1); /* it is chosen already */
    assert_log(table, "changed@31");
}

static void a_click_on_a_field_gives_it_the_focus(void **state)
{
    struct table *table = *state;
    turn_place(&table->turn)->focus = 21;
    click_on(table, 1, 0, -1);

    assert_int_equal(turn_place(&table->turn)->focus, 1);
    assert_log(table, "");
}

static void a_click_beside_everything_does_nothing(void **state)
{
    struct table *table = *state;
    static const int places[][2] = {{79, 20}, {-1, 0}, {0, -1}, {80, 24}, {500, 3}, {3, 9999}};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        click(table, places[i][0], places[i][1]);

    assert_log(table, "");
    assert_int_equal(turn_place(&table->turn)->focus, 1);
}

static void the_wheel_stops_at_both_ends(void **state)
{
    struct table *table = *state;
    cells_resize(&table->cells, 80, 10); /* the body needs more */
    pointer_wheel(&table->turn, -1);
    assert_int_equal(turn_place(&table->turn)->scroll, 0);

    for (int i = 0; i < 50; i++) {
        pointer_wheel(&table->turn, 1);
        layout_page(&table->turn.page, turn_place(&table->turn), NULL, &table->cells);
    }

    assert_int_equal(table->cells.more_below, 0);
    assert_true(turn_place(&table->turn)->scroll < 10);
    assert_log(table, "");
}

#define AT_A_TABLE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_A_TABLE(a_click_on_the_row_of_keys_is_that_key),
        AT_A_TABLE(a_click_on_a_choice_or_a_tick_chooses_it),
        AT_A_TABLE(a_click_on_an_option_chooses_it),
        AT_A_TABLE(a_click_on_a_field_gives_it_the_focus),
        AT_A_TABLE(a_click_beside_everything_does_nothing),
        AT_A_TABLE(the_wheel_stops_at_both_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
