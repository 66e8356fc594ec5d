/* What Esc leaves comes back on every page with a form; what was written, a PIN, and a lesson do not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "domain/service.h"
#include "support/counter.h"
#include "view/views.h"

#define THUK "001090123456"
#define BLUI "062185004321"

static void home(struct counter *counter)
{
    kiosk_react(counter->kiosk, &(struct reaction){.kind = REACT_HOME});
    turn_describe(&counter->turn);
}

static void new_unit(struct counter *counter)
{
    home(counter);
    counter_press(counter, UI_KEY_F10);
    counter_type(counter, "5");
    counter_type(counter, "1");
    assert_string_equal(counter_view(counter), "place");
}

static void a_closed_visit(struct counter *counter, const char *name, const char *number)
{
    struct error error = {0};
    counter_receive(counter, name, number);
    assert_true(desk_close(counter_desk(counter), true, "none", NULL, &error));
    home(counter);
}

/* The page that corrects the youngest visit of the log, at the question why. */
static void correct(struct counter *counter)
{
    home(counter);
    counter_type(counter, "5");
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_F7);
    assert_string_equal(counter_view(counter), "correct");
    counter_type(counter, "c");
}

static void add_colleague(struct counter *counter)
{
    home(counter);
    counter_press(counter, UI_KEY_F10);
    counter_type(counter, "1");
    counter_type(counter, "t");
    assert_string_equal(counter_view(counter), "pin");
}

static bool secrets_are_empty(struct counter *counter)
{
    for (const struct page_block *block = counter->turn.page.first; block != NULL;
         block = block->next) {
        if (block->kind == PAGE_FIELD && block->secret && block->field->text[0] != '\0')
            return false;
    }
    return true;
}

static void a_place_is_there_as_it_was_typed(void **state)
{
    struct counter *counter = *state;
    new_unit(counter);
    counter_type(counter, "Xưởng mộc");

    counter_press(counter, UI_KEY_ESCAPE);
    assert_string_equal(counter_view(counter), "places");
    new_unit(counter);

    assert_true(counter_shows(counter, "Xưởng mộc"));
}

static void a_colleagues_name_is_there_and_the_pin_is_not(void **state)
{
    struct counter *counter = *state;
    add_colleague(counter);
    counter_type(counter, "Y Mẫu");
    counter_press(counter, UI_KEY_TAB);
    counter_type(counter, "604938");
    assert_false(secrets_are_empty(counter));

    counter_press(counter, UI_KEY_ESCAPE);
    add_colleague(counter);

    assert_true(counter_shows(counter, "Y Mẫu"));
    assert_true(secrets_are_empty(counter));
}

static void a_note_on_a_correction_is_there_for_its_own_visit(void **state)
{
    struct counter *counter = *state;
    a_closed_visit(counter, "A Thuk", THUK);
    correct(counter);
    counter_press(counter, UI_KEY_UP);
    while (kiosk_focused(counter->kiosk) < 60 || kiosk_focused(counter->kiosk) >= 70)
        counter_press(counter, UI_KEY_TAB); /* to the note, the only field */
    counter_type(counter, "máy giật");

    counter_press(counter, UI_KEY_ESCAPE);
    counter_press(counter, UI_KEY_ESCAPE);
    assert_string_equal(counter_view(counter), "story");
    correct(counter);
    assert_true(counter_shows(counter, "máy giật"));

    a_closed_visit(counter, "Y Blưi", BLUI);
    correct(counter);
    assert_false(counter_shows(counter, "máy giật"));
}

static void open_review(struct counter *counter)
{
    counter_press(counter, UI_KEY_F5);
    assert_string_equal(counter_view(counter), "review");
}

/* To the field of this label, however many rows stand before it. */
static void to_field(struct counter *counter, const char *label)
{
    char mark[64];
    snprintf(mark, sizeof mark, "> %s", label);
    for (int i = 0; i < 30 && strstr(counter_page(counter), mark) == NULL; i++)
        counter_press(counter, UI_KEY_TAB);
    assert_true(counter_shows(counter, mark));
}

static void a_note_on_a_visit_is_there_after_esc_and_after_a_wait(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    counter_receive(counter, "A Thuk", THUK);
    assert_true(desk_state_phone(counter_desk(counter), "none", &error));
    turn_describe(&counter->turn);
    open_review(counter);
    to_field(counter, "Ghi chú");
    counter_type(counter, "dặn con trai");

    counter_press(counter, UI_KEY_ESCAPE);
    assert_string_equal(counter_view(counter), "visit");
    open_review(counter);
    assert_true(counter_shows(counter, "dặn con trai"));
    counter_press(counter, UI_KEY_F6);
    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(counter_view(counter), "home");
    counter_press(counter, UI_KEY_F6);
    open_review(counter);

    assert_true(counter_shows(counter, "dặn con trai"));
}

static void a_note_is_not_carried_to_the_next_visit(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    counter_receive(counter, "A Thuk", THUK);
    assert_true(desk_state_phone(counter_desk(counter), "none", &error));
    turn_describe(&counter->turn);
    open_review(counter);
    to_field(counter, "Ghi chú");
    counter_type(counter, "dặn con trai");
    counter_press(counter, UI_KEY_ESCAPE);

    counter_receive(counter, "Y Blưi", BLUI);
    assert_true(desk_state_phone(counter_desk(counter), "none", &error));
    turn_describe(&counter->turn);
    open_review(counter);

    assert_true(counter_shows(counter, "Y Blưi"));
    assert_false(counter_shows(counter, "dặn con trai"));
}

static void a_day_to_come_back_is_there_as_it_was_typed(void **state)
{
    struct counter *counter = *state;
    counter_receive(counter, "A Thuk", THUK);
    const struct reaction open = react_open(&view_outcome, SERVICE_VNEID_INSTALL "/");
    kiosk_react(counter->kiosk, &open);
    turn_describe(&counter->turn);
    counter_type(counter, "2");
    to_field(counter, "Ngày hẹn");
    counter_type(counter, "1/12");

    counter_press(counter, UI_KEY_ESCAPE);
    counter_press(counter, UI_KEY_ESCAPE);
    assert_string_equal(counter_view(counter), "visit");
    kiosk_react(counter->kiosk, &open);
    turn_describe(&counter->turn);
    counter_type(counter, "2");

    assert_true(counter_shows(counter, "1/12"));
}

static void what_a_lesson_left_stays_in_the_lesson(void **state)
{
    struct counter *counter = *state;
    counter_type(counter, "3");
    counter_type(counter, "0");
    counter_type(counter, "1");
    counter_press(counter, UI_KEY_ENTER);
    assert_string_equal(counter_view(counter), "receive");
    counter_type(counter, "A Tập");
    counter_press(counter, UI_KEY_ESCAPE);
    while (strcmp(counter_view(counter), "home") != 0)
        counter_press(counter, UI_KEY_ESCAPE);

    assert_int_equal(counter->kiosk->aside_count, 0);
    counter_type(counter, "1");

    assert_string_equal(counter_view(counter), "receive");
    assert_false(counter_shows(counter, "A Tập"));
}

static void the_oldest_page_goes_when_too_many_were_left(void **state)
{
    struct counter *counter = *state;
    char number[16];
    for (int i = 0; i <= KIOSK_ASIDE; i++) {
        snprintf(number, sizeof number, "0010901234%02d", 10 + i);
        counter_scan(counter, number);
        assert_string_equal(counter_view(counter), "receive");
        counter_type(counter, "A Thuk");
        counter_press(counter, UI_KEY_ESCAPE);
    }

    counter_scan(counter, number);
    assert_true(counter_shows(counter, "A Thuk"));
    counter_press(counter, UI_KEY_ESCAPE);
    counter_scan(counter, "001090123410");
    assert_false(counter_shows(counter, "A Thuk"));
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(a_place_is_there_as_it_was_typed),
        AT_A_COUNTER(a_colleagues_name_is_there_and_the_pin_is_not),
        AT_A_COUNTER(a_note_on_a_correction_is_there_for_its_own_visit),
        AT_A_COUNTER(a_note_on_a_visit_is_there_after_esc_and_after_a_wait),
        AT_A_COUNTER(a_note_is_not_carried_to_the_next_visit),
        AT_A_COUNTER(a_day_to_come_back_is_there_as_it_was_typed),
        AT_A_COUNTER(what_a_lesson_left_stays_in_the_lesson),
        AT_A_COUNTER(the_oldest_page_goes_when_too_many_were_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
