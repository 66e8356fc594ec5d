/* The stack of pages: drafts, power cuts, undo, what comes back and what does not. */
#include "view/kiosk_private.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "guide/library.h"
#include "support/counter.h"

#define THUK "001090123456"
#define BLUI "062185004321"

static void restart(struct counter *counter)
{
    counter_off(counter);
    counter_on(counter);
    counter_unlock(counter);
}

static void begin_guide(struct counter *counter)
{
    struct error error = {0};
    struct desk *desk = counter_desk(counter);
    const struct guide *guide = guide_library_of_service(desk_guides(desk), "vneid-install", 0);
    assert_non_null(guide);
    assert_true(desk_begin(desk, guide, &error));
}

static void what_was_typed_is_on_the_disk_after_a_quarter_second(void **state)
{
    struct counter *counter = *state;
    counter_type(counter, "A Th");
    counter_wait(counter, 250);

    restart(counter);

    assert_string_equal(counter_view(counter), "home");
    assert_true(counter_shows(counter, "A Th"));
}

static void another_page_is_on_the_disk_at_once(void **state)
{
    struct counter *counter = *state;
    counter_type(counter, "4");

    restart(counter);

    assert_string_equal(counter_view(counter), "codes");
    counter_press(counter, UI_KEY_ESCAPE);
    assert_string_equal(counter_view(counter), "home");
}

static void another_day_on_the_same_page_is_on_the_disk_at_once(void **state)
{
    struct counter *counter = *state;
    counter_type(counter, "7");
    counter_press(counter, UI_KEY_PAGE_UP);

    restart(counter);

    assert_string_equal(counter_view(counter), "day");
    assert_true(counter_shows(counter, "24/11/2026"));
}

static void the_focus_comes_back_too(void **state)
{
    struct counter *counter = *state;
    counter_type(counter, "4");
    counter_press(counter, UI_KEY_DOWN);
    counter_press(counter, UI_KEY_DOWN);
    int focus = kiosk_focused(counter->kiosk);
    counter_wait(counter, 2000);

    restart(counter);

    assert_int_equal(kiosk_focused(counter->kiosk), focus);
}

static void an_act_that_the_draft_did_not_know_comes_back_with_its_visit(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    struct desk_match match;
    struct desk *desk = counter_desk(counter);
    assert_true(desk_find(desk, THUK, &match, &error));
    strcpy(match.citizen.name, "A Thuk");
    assert_true(desk_receive(desk, &match.citizen, "counter", &error));

    restart(counter); /* the power went between the book and the draft */

    assert_string_equal(counter_view(counter), "visit");
    assert_true(counter_shows(counter, "A Thuk"));
    counter_press(counter, UI_KEY_ESCAPE);
    assert_string_equal(counter_view(counter), "home");
}

static void a_guide_under_way_comes_back_at_its_step(void **state)
{
    struct counter *counter = *state;
    counter_receive(counter, "A Thuk", THUK);
    begin_guide(counter);

    restart(counter);

    assert_string_equal(counter_view(counter), "step");
}

static void a_page_whose_visit_is_closed_does_not_come_back(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    counter_receive(counter, "A Thuk", THUK);
    counter_wait(counter, 250);
    assert_true(desk_close(counter_desk(counter), true, "none", "", &error));

    restart(counter);

    assert_string_equal(counter_view(counter), "home");
}

static void help_and_pins_are_not_in_the_draft(void **state)
{
    struct counter *counter = *state;
    counter_press(counter, UI_KEY_F1);
    assert_string_equal(counter_view(counter), "help");

    char *screen = kiosk_screen(counter->kiosk);

    assert_null(strstr(screen, "help"));
    assert_non_null(strstr(screen, "\"home\""));
    free(screen);
}

static void a_broken_draft_is_set_aside_and_the_visit_is_back(void **state)
{
    struct counter *counter = *state;
    counter_receive(counter, "A Thuk", THUK);
    counter_wait(counter, 250);
    counter_off(counter);
    scratch_write(&counter->scratch, "data/nhap-quay", "torn");

    counter_on(counter);
    counter_unlock(counter);

    assert_int_equal(desk_visit_count(counter_desk(counter)), 1);
}

static void a_draft_full_of_nonsense_ends_at_home(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    static const char *const screens[] = {
        "",
        "7",
        "{\"stack\":7}",
        "{\"stack\":[7,{}]}",
        "{\"stack\":[{\"view\":\"help\"}]}",
        "{\"stack\":[{\"view\":\"step\"},{\"view\":\"home\"}]}",
        "{\"stack\":[{\"view\":\"home\",\"focus\":99999,\"state\":[]},{\"view\":\"visit\"}]}",
        "{\"stack\":[{\"view\":\"home\"},{\"view\":\"home\"},{\"view\":\"day\"}]}"};

    for (size_t i = 0; i < sizeof screens / sizeof screens[0]; i++) {
        assert_true(desk_save_draft(counter_desk(counter), screens[i], &error));
        restart(counter);
        assert_string_equal(counter_view(counter), "home");
    }
}

static void ctrl_z_takes_the_last_act_back_and_its_page_with_it(void **state)
{
    struct counter *counter = *state;
    counter_receive(counter, "A Thuk", THUK);

    counter_press(counter, UI_KEY_CTRL_Z);

    assert_string_equal(counter_view(counter), "home");
    assert_int_equal(desk_visit_count(counter_desk(counter)), 0);
}

static void ctrl_z_after_closing_opens_the_visit_again(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    counter_receive(counter, "A Thuk", THUK);
    assert_true(desk_close(counter_desk(counter), true, "none", "", &error));
    kiosk_react(counter->kiosk, &(struct reaction){.kind = REACT_HOME});
    turn_describe(&counter->turn);
    assert_string_equal(counter_view(counter), "home");

    counter_press(counter, UI_KEY_CTRL_Z);

    assert_int_equal(desk_visit_count(counter_desk(counter)), 1);
}

static void ctrl_z_with_nothing_to_undo_says_so(void **state)
{
    struct counter *counter = *state;

    counter_press(counter, UI_KEY_CTRL_Z);

    assert_true(counter_shows(counter, "không có gì để hoàn tác"));
}

static void a_lesson_is_not_in_the_draft_and_ends_at_the_lock(void **state)
{
    struct counter *counter = *state;
    counter_type(counter, "3");
    struct error error = {0};
    assert_true(kiosk_lesson_begin(counter->kiosk, &error));
    counter_receive(counter, "Nguyễn Văn Tập", "099090000001");
    assert_true(desk_is_practice(counter_desk(counter)));

    char *screen = kiosk_screen(counter->kiosk);
    assert_null(strstr(screen, "visit"));
    free(screen);
    counter_press(counter, UI_KEY_F9);

    assert_string_equal(counter_view(counter), "unlock");
    assert_false(desk_is_practice(counter_desk(counter)));
    counter_unlock(counter);
    assert_string_equal(counter_view(counter), "home");
    assert_int_equal(desk_visit_count(counter_desk(counter)), 0);
}

static void a_full_disk_at_the_lock_keeps_the_page_in_memory(void **state)
{
    struct counter *counter = *state;
    counter_type(counter, "A Thuk");
    counter_wait(counter, 250);
    /* A folder stands where the draft is written: the rename fails as on a broken disk. */
    scratch_remove(&counter->scratch, "data/nhap-quay");
    scratch_folder(&counter->scratch, "data/nhap-quay/full");
    counter_type(counter, " hai");

    counter_press(counter, UI_KEY_F9);
    assert_string_equal(counter_view(counter), "unlock");
    scratch_remove(&counter->scratch, "data/nhap-quay");
    counter_unlock(counter);

    assert_true(counter_shows(counter, "A Thuk hai"));
}

static void a_vanished_line_saves_and_ends(void **state)
{
    struct counter *counter = *state;
    counter_type(counter, "A Th");

    struct ui_act hangup = {.action = UI_ACTION_HANGUP};
    assert_false(kiosk_act(counter->kiosk, &hangup));
    restart(counter);

    assert_true(counter_shows(counter, "A Th"));
}

static void the_present_visit_waits_in_the_tray_while_another_is_scanned(void **state)
{
    struct counter *counter = *state;
    counter_receive(counter, "A Thuk", THUK);

    counter_scan(counter, BLUI);
    counter_press(counter, UI_KEY_ESCAPE);

    assert_string_equal(counter_view(counter), "home");
    assert_true(counter_shows(counter, "A Thuk"));
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(what_was_typed_is_on_the_disk_after_a_quarter_second),
        AT_A_COUNTER(another_page_is_on_the_disk_at_once),
        AT_A_COUNTER(another_day_on_the_same_page_is_on_the_disk_at_once),
        AT_A_COUNTER(the_focus_comes_back_too),
        AT_A_COUNTER(an_act_that_the_draft_did_not_know_comes_back_with_its_visit),
        AT_A_COUNTER(a_guide_under_way_comes_back_at_its_step),
        AT_A_COUNTER(a_page_whose_visit_is_closed_does_not_come_back),
        AT_A_COUNTER(help_and_pins_are_not_in_the_draft),
        AT_A_COUNTER(a_broken_draft_is_set_aside_and_the_visit_is_back),
        AT_A_COUNTER(a_draft_full_of_nonsense_ends_at_home),
        AT_A_COUNTER(ctrl_z_takes_the_last_act_back_and_its_page_with_it),
        AT_A_COUNTER(ctrl_z_after_closing_opens_the_visit_again),
        AT_A_COUNTER(ctrl_z_with_nothing_to_undo_says_so),
        AT_A_COUNTER(a_lesson_is_not_in_the_draft_and_ends_at_the_lock),
        AT_A_COUNTER(a_full_disk_at_the_lock_keeps_the_page_in_memory),
        AT_A_COUNTER(a_vanished_line_saves_and_ends),
        AT_A_COUNTER(the_present_visit_waits_in_the_tray_while_another_is_scanned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
