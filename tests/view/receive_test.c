/* Registering: what is typed there, what Esc keeps, and that nothing is chosen unseen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "support/counter.h"
#include "view/views.h"

#define THUK   "001090123456"
#define MASKED "001•••••3456" /* THUK where another field has the focus */
#define BLUI   "062185004321"

static void go_home(struct counter *counter)
{
    kiosk_react(counter->kiosk, &(struct reaction){.kind = REACT_HOME});
    turn_describe(&counter->turn);
}

/* At the first field of the page that registers. */
static void open_receive(struct counter *counter)
{
    assert_string_equal(counter_view(counter), "home");
    counter_type(counter, "1");
    assert_string_equal(counter_view(counter), "receive");
}

static void type_thuk(struct counter *counter)
{
    open_receive(counter);
    counter_type(counter, THUK);
    counter_press(counter, UI_KEY_TAB);
    counter_type(counter, "A Thuk");
}

static void esc_keeps_what_was_typed(void **state)
{
    struct counter *counter = *state;
    type_thuk(counter);

    counter_press(counter, UI_KEY_ESCAPE);
    open_receive(counter);

    assert_true(counter_shows(counter, MASKED));
    assert_true(counter_shows(counter, "A Thuk"));
    assert_true(counter_shows(counter, "chưa ghi sổ"));
}

static void what_was_typed_at_home_is_emptied_there_and_kept_here(void **state)
{
    struct counter *counter = *state;
    counter_type(counter, THUK);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, "A Thuk");

    counter_press(counter, UI_KEY_ESCAPE);
    assert_string_equal(counter_view(counter), "home");
    assert_false(counter_shows(counter, THUK));
    open_receive(counter);

    assert_true(counter_shows(counter, MASKED));
    assert_true(counter_shows(counter, "A Thuk"));
}

static void another_number_begins_with_an_empty_page(void **state)
{
    struct counter *counter = *state;
    type_thuk(counter);
    counter_press(counter, UI_KEY_ESCAPE);

    counter_type(counter, BLUI);
    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "receive");
    assert_false(counter_shows(counter, "A Thuk"));
}

static void a_scan_leaves_a_page_as_esc_does(void **state)
{
    struct counter *counter = *state;
    type_thuk(counter);

    counter_scan(counter, BLUI);
    assert_false(counter_shows(counter, "A Thuk"));
    counter_scan(counter, THUK);

    assert_true(counter_shows(counter, "A Thuk"));
}

static void what_is_in_the_book_by_now_does_not_come_back(void **state)
{
    struct counter *counter = *state;
    type_thuk(counter);
    counter_press(counter, UI_KEY_ESCAPE);

    counter_receive(counter, "A Thuk", THUK);
    go_home(counter);
    open_receive(counter);

    assert_false(counter_shows(counter, THUK));
    assert_false(counter_shows(counter, "chưa ghi sổ"));
}

static void what_was_recorded_does_not_come_back(void **state)
{
    struct counter *counter = *state;
    type_thuk(counter);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, "1");
    assert_string_equal(counter_view(counter), "visit");

    go_home(counter);
    open_receive(counter);

    assert_false(counter_shows(counter, THUK));
}

static void the_lock_forgets_what_esc_left(void **state)
{
    struct counter *counter = *state;
    type_thuk(counter);
    counter_press(counter, UI_KEY_ESCAPE);

    counter_press(counter, UI_KEY_F9);
    counter_unlock(counter);
    open_receive(counter);

    assert_false(counter_shows(counter, THUK));
}

static void one_choice_clears_what_came_back(void **state)
{
    struct counter *counter = *state;
    type_thuk(counter);
    counter_press(counter, UI_KEY_ESCAPE);
    open_receive(counter);

    counter_press(counter, UI_KEY_BACK_TAB); /* from the birth to the name, the number, the last */
    counter_press(counter, UI_KEY_BACK_TAB);
    counter_press(counter, UI_KEY_BACK_TAB);
    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "receive");
    assert_false(counter_shows(counter, "A Thuk"));
    assert_int_equal(desk_visit_count(counter_desk(counter)), 0);
    counter_type(counter, BLUI);
    assert_true(counter_shows(counter, BLUI));
}

static void a_correction_that_esc_left_is_of_its_own_visit_alone(void **state)
{
    struct counter *counter = *state;
    counter_receive(counter, "A Thuk", THUK);
    counter_press(counter, UI_KEY_F7);
    counter_press(counter, UI_KEY_UP); /* from the birth to the name */
    counter_type(counter, " Ba");
    counter_press(counter, UI_KEY_ESCAPE);
    counter_press(counter, UI_KEY_F7);
    assert_true(counter_shows(counter, "A Thuk Ba"));
    counter_press(counter, UI_KEY_ESCAPE);

    counter_receive(counter, "Y Blưi", BLUI);
    counter_press(counter, UI_KEY_F7);

    assert_string_equal(counter_view(counter), "receive");
    assert_true(counter_shows(counter, "Y Blưi"));
    assert_false(counter_shows(counter, "A Thuk Ba"));
}

static void enter_chooses_no_hamlet_unseen(void **state)
{
    struct counter *counter = *state;
    type_thuk(counter);
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Ở thôn nào?"));

    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Chưa chọn thôn"));
    assert_int_equal(desk_visit_count(counter_desk(counter)), 0);
    counter_press(counter, UI_KEY_DOWN);
    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "visit");
    assert_string_not_equal(desk_now(counter_desk(counter))->citizen.hamlet, "");
}

static void a_hamlet_that_nobody_knows_is_one_key(void **state)
{
    struct counter *counter = *state;
    type_thuk(counter);
    counter_press(counter, UI_KEY_ENTER);

    counter_type(counter, "0");

    assert_string_equal(counter_view(counter), "visit");
    assert_string_equal(desk_now(counter_desk(counter))->citizen.hamlet, "");
    assert_true(desk_now(counter_desk(counter))->citizen.resident);
}

static void a_correction_has_the_hamlet_of_the_book_chosen(void **state)
{
    struct counter *counter = *state;
    char hamlet[sizeof desk_now(counter_desk(counter))->citizen.hamlet];
    type_thuk(counter);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, "3");
    snprintf(hamlet, sizeof hamlet, "%s", desk_now(counter_desk(counter))->citizen.hamlet);
    assert_string_not_equal(hamlet, "");

    counter_press(counter, UI_KEY_F7);
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "visit");
    assert_string_equal(desk_now(counter_desk(counter))->citizen.hamlet, hamlet);
}

static void the_next_citizen_has_not_the_hamlet_of_the_last(void **state)
{
    struct counter *counter = *state;
    type_thuk(counter);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, "3");

    counter_scan(counter, BLUI);
    counter_type(counter, "Y Blưi");
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_ENTER);

    assert_true(counter_shows(counter, "Chưa chọn thôn"));
}

static void letters_in_the_number_stay_and_are_told_beside_it(void **state)
{
    struct counter *counter = *state;
    open_receive(counter);

    counter_type(counter, "12ab34");
    assert_true(counter_shows(counter, "12ab34"));
    assert_true(counter_shows(counter, "chỉ gõ số"));
    counter_press(counter, UI_KEY_TAB);
    counter_type(counter, "A Thuk");
    counter_press(counter, UI_KEY_ENTER);

    assert_false(counter_shows(counter, "Ở thôn nào?"));
    assert_true(counter_shows(counter, "12ab34"));
    assert_true(counter_shows(counter, "> Số định danh"));
}

static void a_number_may_be_written_with_spaces(void **state)
{
    struct counter *counter = *state;
    open_receive(counter);
    counter_type(counter, "001 090 123 456");
    counter_press(counter, UI_KEY_TAB);
    counter_type(counter, "A Thuk");
    counter_press(counter, UI_KEY_ENTER);

    counter_type(counter, "1");

    assert_string_equal(desk_now(counter_desk(counter))->citizen.id_number, THUK);
}

static void a_number_of_the_book_says_whose_it_is(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    counter_receive(counter, "A Thuk", THUK);
    assert_true(desk_close(counter_desk(counter), true, "none", NULL, &error));
    go_home(counter);
    open_receive(counter);

    counter_type(counter, THUK);

    assert_true(counter_shows(counter, "trong sổ là A Thuk"));
}

static void a_card_scanned_after_the_name_belongs_to_that_name(void **state)
{
    struct counter *counter = *state;
    open_receive(counter);
    counter_press(counter, UI_KEY_TAB);
    counter_type(counter, "A Thuk");

    counter_scan(counter, THUK);

    assert_true(counter_shows(counter, MASKED));
    assert_true(counter_shows(counter, "A Thuk"));
}

static void what_the_page_does_not_ask_stays_as_the_book_has_it(void **state)
{
    struct counter *counter = *state;
    struct error error = {0};
    struct citizen citizen = {.resident = true};
    struct desk *desk = counter_desk(counter);
    snprintf(citizen.name, sizeof citizen.name, "A Thuk");
    snprintf(citizen.id_number, sizeof citizen.id_number, THUK);
    snprintf(citizen.address, sizeof citizen.address, "cuối làng");
    assert_true(desk_receive(desk, &citizen, "counter", &error));
    assert_true(desk_close(desk, true, "none", "", &error));
    go_home(counter);

    counter_scan(counter, THUK); /* known: nothing is asked */
    assert_string_equal(counter_view(counter), "visit");
    counter_press(counter, UI_KEY_F7);
    counter_press(counter, UI_KEY_ENTER);
    counter_type(counter, "1");

    assert_string_equal(counter_view(counter), "visit");
    assert_string_equal(desk_now(desk)->citizen.address, "cuối làng");
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(esc_keeps_what_was_typed),
        AT_A_COUNTER(what_was_typed_at_home_is_emptied_there_and_kept_here),
        AT_A_COUNTER(another_number_begins_with_an_empty_page),
        AT_A_COUNTER(a_scan_leaves_a_page_as_esc_does),
        AT_A_COUNTER(what_is_in_the_book_by_now_does_not_come_back),
        AT_A_COUNTER(what_was_recorded_does_not_come_back),
        AT_A_COUNTER(the_lock_forgets_what_esc_left),
        AT_A_COUNTER(one_choice_clears_what_came_back),
        AT_A_COUNTER(a_correction_that_esc_left_is_of_its_own_visit_alone),
        AT_A_COUNTER(enter_chooses_no_hamlet_unseen),
        AT_A_COUNTER(a_hamlet_that_nobody_knows_is_one_key),
        AT_A_COUNTER(a_correction_has_the_hamlet_of_the_book_chosen),
        AT_A_COUNTER(the_next_citizen_has_not_the_hamlet_of_the_last),
        AT_A_COUNTER(letters_in_the_number_stay_and_are_told_beside_it),
        AT_A_COUNTER(a_number_may_be_written_with_spaces),
        AT_A_COUNTER(a_number_of_the_book_says_whose_it_is),
        AT_A_COUNTER(a_card_scanned_after_the_name_belongs_to_that_name),
        AT_A_COUNTER(what_the_page_does_not_ask_stays_as_the_book_has_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
