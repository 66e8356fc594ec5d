/* Who may open the book: new colleagues, PINs, those who left. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

#include "desk/staff.h"
#include "desk/story.h"
#include "ledger/keys.h"

#define OTHER     "Y Blưi"
#define OTHER_PIN "739154"
#define NEW_PIN   "604938"

static bool change(struct bench *bench, enum staff_what what, const char *staff, const char *pin,
                   const char *own_pin)
{
    const struct staff_change wanted = {
        .what = what, .staff = staff, .pin = pin, .own_pin = own_pin};
    bench->error = (struct error){0};
    return desk_staff_now(bench->desk, &wanted, &bench->error);
}

static void add_other(struct bench *bench)
{
    assert_did(change(bench, STAFF_ADD, OTHER, OTHER_PIN, NULL), bench);
}

static bool opens(struct bench *bench, const char *staff, const char *pin)
{
    desk_lock(bench->desk);
    return desk_unlock_now(bench->desk, staff, pin, &bench->error);
}

static void a_new_colleague_opens_the_same_book(void **state)
{
    struct bench *bench = *state;

    add_other(bench);

    assert_string_equal(desk_said(bench->desk), "Đã thêm cán bộ " OTHER);
    assert_true(opens(bench, OTHER, OTHER_PIN));
    assert_false(desk_staff_is_head(bench->desk));
    assert_int_equal(bench_entries(bench, "staff.added"), 2);
}

static void the_same_works_in_a_child_while_the_desk_goes_on(void **state)
{
    struct bench *bench = *state;
    const struct staff_change wanted = {
        .what = STAFF_OWN_PIN, .own_pin = BENCH_PIN, .pin = NEW_PIN};

    assert_did(desk_staff_start(bench->desk, &wanted, &bench->error), bench);
    bench_receive(bench, "A Thuk", THUK);
    enum desk_unlock done = UNLOCK_WORKING;
    while (done == UNLOCK_WORKING)
        done = desk_staff_poll(bench->desk, &bench->error);

    assert_int_equal(done, UNLOCK_DONE);
    assert_int_equal(desk_staff_watch(bench->desk), -1);
    assert_true(opens(bench, BENCH_STAFF, NEW_PIN));
    assert_int_equal(desk_visit_count(bench->desk), 1);
}

static void two_of_one_name_are_refused(void **state)
{
    struct bench *bench = *state;
    char text[400];
    add_other(bench);

    assert_refused(change(bench, STAFF_ADD, "y blưi", NEW_PIN, NULL), bench, ERROR_EXISTS);

    assert_non_null(strstr(desk_sentence(ACT_STAFF, &bench->error, text, sizeof text), "tên thôn"));
    assert_did(change(bench, STAFF_ADD, "Y Blưi Măng La", NEW_PIN, NULL), bench);
    assert_int_equal(desk_staff_count(bench->desk), 3);
}

static void weak_pins_and_names_that_are_none_are_refused(void **state)
{
    struct bench *bench = *state;

    assert_refused(change(bench, STAFF_ADD, OTHER, "123456", NULL), bench, ERROR_WEAK);
    assert_refused(change(bench, STAFF_ADD, OTHER, "111111", NULL), bench, ERROR_WEAK);
    assert_refused(change(bench, STAFF_ADD, "12", OTHER_PIN, NULL), bench, ERROR_INPUT);
    assert_refused(change(bench, STAFF_ADD, "", OTHER_PIN, NULL), bench, ERROR_INPUT);

    assert_int_equal(desk_staff_count(bench->desk), 1);
    assert_int_equal(bench_entries(bench, "staff.added"), 1);
}

static void ones_own_pin_changes_only_by_the_old_one(void **state)
{
    struct bench *bench = *state;

    assert_refused(change(bench, STAFF_OWN_PIN, NULL, NEW_PIN, "999999"), bench, ERROR_PIN);
    assert_int_equal(bench_entries(bench, "pin.refused"), 1);
    assert_refused(change(bench, STAFF_OWN_PIN, NULL, BENCH_PIN, BENCH_PIN), bench, ERROR_REFUSED);
    assert_did(change(bench, STAFF_OWN_PIN, NULL, NEW_PIN, BENCH_PIN), bench);

    assert_false(opens(bench, BENCH_STAFF, BENCH_PIN));
    assert_true(opens(bench, BENCH_STAFF, NEW_PIN));
    assert_string_equal(
        bench_text(bench, "SELECT body ->> 'how' FROM entry WHERE kind = 'pin.changed'"), "own");
}

static void wrong_old_pins_wait_like_at_the_door(void **state)
{
    struct bench *bench = *state;

    for (int i = 0; i < 2; i++)
        assert_refused(change(bench, STAFF_OWN_PIN, NULL, NEW_PIN, "999999"), bench, ERROR_PIN);

    assert_refused(change(bench, STAFF_OWN_PIN, NULL, NEW_PIN, "999999"), bench, ERROR_WAIT);
    assert_refused(change(bench, STAFF_OWN_PIN, NULL, NEW_PIN, BENCH_PIN), bench, ERROR_WAIT);
    clock_advance(&bench->clock, 1000);
    assert_did(change(bench, STAFF_OWN_PIN, NULL, NEW_PIN, BENCH_PIN), bench);
}

static void only_the_head_gives_others_a_new_pin(void **state)
{
    struct bench *bench = *state;
    add_other(bench);
    assert_did(change(bench, STAFF_RESET_PIN, OTHER, NEW_PIN, NULL), bench);

    assert_false(opens(bench, OTHER, OTHER_PIN));
    assert_true(opens(bench, OTHER, NEW_PIN));

    assert_refused(change(bench, STAFF_RESET_PIN, BENCH_STAFF, OTHER_PIN, NULL), bench,
                   ERROR_REFUSED);
    assert_refused(desk_staff_leave(bench->desk, BENCH_STAFF, &bench->error), bench, ERROR_REFUSED);
    assert_refused(desk_staff_role(bench->desk, OTHER, true, &bench->error), bench, ERROR_REFUSED);
}

static void who_left_opens_nothing_and_keeps_his_name_in_the_book(void **state)
{
    struct bench *bench = *state;
    struct staff_row rows[STAFF_ROWS];
    size_t count = 0;
    add_other(bench);
    assert_true(opens(bench, OTHER, OTHER_PIN));
    bench_receive(bench, "A Thuk", THUK);
    assert_true(opens(bench, BENCH_STAFF, BENCH_PIN));

    assert_did(desk_staff_leave(bench->desk, OTHER, &bench->error), bench);

    assert_did(desk_staff_list(bench->desk, rows, &count, &bench->error), bench);
    assert_int_equal(count, 2);
    assert_string_equal(rows[1].name, OTHER);
    assert_int_equal(rows[1].state, STAFF_GONE);
    assert_int_equal(rows[1].visits, 1);
    assert_string_equal(rows[1].last_day, "2026-11-25");
    assert_refused(opens(bench, OTHER, OTHER_PIN), bench, ERROR_MISSING);
}

static void who_left_stands_in_the_story_and_comes_back_as_somebody_new(void **state)
{
    struct bench *bench = *state;
    struct staff_row rows[STAFF_ROWS];
    struct story_line *lines = NULL;
    char visit[DESK_ID_SIZE];
    size_t count = 0, here = 0;
    add_other(bench);
    assert_true(opens(bench, OTHER, OTHER_PIN));
    bench_receive(bench, "A Thuk", THUK);
    snprintf(visit, sizeof visit, "%s", desk_now(bench->desk)->id);
    assert_true(opens(bench, BENCH_STAFF, BENCH_PIN));
    assert_did(desk_staff_leave(bench->desk, OTHER, &bench->error), bench);

    assert_did(desk_story(bench->desk, visit, &lines, &count, &bench->error), bench);
    assert_string_equal(lines[0].staff, OTHER);
    desk_story_free(lines, count);

    assert_did(change(bench, STAFF_ADD, OTHER, NEW_PIN, NULL), bench);
    assert_did(desk_staff_list(bench->desk, rows, &count, &bench->error), bench);
    for (size_t i = 0; i < count; i++)
        here += rows[i].state == STAFF_HERE && strcmp(rows[i].name, OTHER) == 0;
    assert_int_equal(count, 3);
    assert_int_equal(here, 1);
    assert_true(opens(bench, OTHER, NEW_PIN));
}

static void the_last_head_stays_and_nobody_sends_himself_away(void **state)
{
    struct bench *bench = *state;
    add_other(bench);

    assert_refused(desk_staff_leave(bench->desk, BENCH_STAFF, &bench->error), bench, ERROR_REFUSED);
    assert_string_equal(bench->error.cause, "last head");
    assert_refused(desk_staff_role(bench->desk, BENCH_STAFF, false, &bench->error), bench,
                   ERROR_REFUSED);
    assert_did(desk_staff_role(bench->desk, OTHER, true, &bench->error), bench);
    assert_refused(desk_staff_leave(bench->desk, BENCH_STAFF, &bench->error), bench, ERROR_REFUSED);
    assert_string_equal(bench->error.cause, "yourself");
    assert_int_equal(bench_entries(bench, "staff.left"), 0);
    assert_int_equal(bench_entries(bench, "staff.role"), 1);
}

static void the_sheet_is_shown_only_after_the_pin(void **state)
{
    struct bench *bench = *state;
    struct buffer sheet = {0};

    assert_refused(desk_staff_sheet(bench->desk, &sheet, &bench->error), bench, ERROR_REFUSED);
    assert_refused(change(bench, STAFF_PROVE, NULL, NULL, "999999"), bench, ERROR_PIN);
    assert_refused(desk_staff_sheet(bench->desk, &sheet, &bench->error), bench, ERROR_REFUSED);
    assert_did(change(bench, STAFF_PROVE, NULL, NULL, BENCH_PIN), bench);

    assert_did(desk_staff_sheet(bench->desk, &sheet, &bench->error), bench);
    assert_string_equal(buffer_text(&sheet), buffer_text(&bench->sheet));
    assert_refused(desk_staff_sheet(bench->desk, &sheet, &bench->error), bench, ERROR_REFUSED);
    buffer_release(&sheet);
}

static void forgotten_pins_come_back_by_the_sheet_and_the_others_stay(void **state)
{
    struct bench *bench = *state;
    const struct staff_place place = {bench->folder, &bench->clock, &bench->random};
    add_other(bench);
    assert_refused(desk_staff_recover_at(&place, buffer_text(&bench->sheet), BENCH_STAFF, NEW_PIN,
                                         &bench->error),
                   bench, ERROR_REFUSED);
    bench_receive(bench, "A Thuk", THUK);
    bench_off(bench);

    assert_did(desk_staff_recover_at(&place, buffer_text(&bench->sheet), BENCH_STAFF, NEW_PIN,
                                     &bench->error),
               bench);

    bench_on(bench);
    assert_true(opens(bench, OTHER, OTHER_PIN));
    assert_false(opens(bench, BENCH_STAFF, BENCH_PIN));
    assert_true(opens(bench, BENCH_STAFF, NEW_PIN));
    assert_int_equal(desk_visit_count(bench->desk), 1);
}

static void what_a_command_changed_the_open_kiosk_knows(void **state)
{
    struct bench *bench = *state;
    const struct staff_place place = {bench->folder, &bench->clock, &bench->random};
    const struct staff_change add = {.what = STAFF_ADD, .staff = OTHER, .pin = OTHER_PIN};

    assert_did(desk_staff_change_at(&place, BENCH_STAFF, BENCH_PIN, &add, NULL, &bench->error),
               bench);
    assert_false(opens(bench, BENCH_STAFF, "999999")); /* writes khoa.json */

    assert_true(opens(bench, OTHER, OTHER_PIN));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        AT_A_DESK(a_new_colleague_opens_the_same_book),
        AT_A_DESK(the_same_works_in_a_child_while_the_desk_goes_on),
        AT_A_DESK(two_of_one_name_are_refused),
        AT_A_DESK(weak_pins_and_names_that_are_none_are_refused),
        AT_A_DESK(ones_own_pin_changes_only_by_the_old_one),
        AT_A_DESK(wrong_old_pins_wait_like_at_the_door),
        AT_A_DESK(only_the_head_gives_others_a_new_pin),
        AT_A_DESK(who_left_opens_nothing_and_keeps_his_name_in_the_book),
        AT_A_DESK(who_left_stands_in_the_story_and_comes_back_as_somebody_new),
        AT_A_DESK(the_last_head_stays_and_nobody_sends_himself_away),
        AT_A_DESK(the_sheet_is_shown_only_after_the_pin),
        AT_A_DESK(forgotten_pins_come_back_by_the_sheet_and_the_others_stay),
        AT_A_DESK(what_a_command_changed_the_open_kiosk_knows),
    };
    if (bench_was_child(argc, argv))
        return 0;
    return cmocka_run_group_tests_name("staff", tests, NULL, NULL);
}
