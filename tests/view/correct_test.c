/* Correcting a closed visit on its pages: what is left out is asked again, what was meant is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "domain/service.h"
#include "ledger/ledger.h"
#include "report/day.h"
#include "support/counter.h"

#define THUK "001090123456"
#define BLUI "062185004321"

/* A closed visit of A Thuk in which this ended, and the page that corrects it. */
static void correct_a_visit(struct counter *counter, const struct desk_ended *ended)
{
    struct error error = {0};
    counter_receive(counter, "A Thuk", THUK);
    if (ended != NULL)
        assert_true(desk_end_service(counter_desk(counter), ended, &error));
    assert_true(desk_close(counter_desk(counter), true, "none", NULL, &error));
    kiosk_react(counter->kiosk, &(struct reaction){.kind = REACT_HOME});
    turn_describe(&counter->turn);
    counter_press(counter, '5');
    counter_press(counter, UI_KEY_ENTER);
    counter_press(counter, UI_KEY_F7);
    assert_string_equal(counter_view(counter), "correct");
}

static struct day_figures figures(struct counter *counter)
{
    struct day_figures figures;
    struct desk *desk = counter_desk(counter);
    struct error error = {0};
    assert_true(report_day(desk_ledger(desk), desk_today(desk), &figures, &error));
    return figures;
}

static void a_dossier_that_was_not_done_was_not_sent_either(void **state)
{
    struct counter *counter = *state;
    struct desk_ended sent = {
        .service = SERVICE_PORTAL, .outcome = OUTCOME_DONE, .filed = true, .paid = true};
    correct_a_visit(counter, &sent);
    assert_int_equal(figures(counter).dossiers_filed, 1);

    counter_type(counter, "1"); /* the dossier */
    counter_type(counter, "3"); /* not done */
    counter_type(counter, "1"); /* no phone */
    counter_type(counter, "1"); /* mistyped */

    assert_string_equal(counter_view(counter), "story");
    assert_int_equal(figures(counter).dossiers_filed, 0);
    assert_int_equal(figures(counter).dossiers_paid, 0);
}

static void a_dossier_that_was_done_after_all_was_sent(void **state)
{
    struct counter *counter = *state;
    struct desk_ended not_done = {
        .service = SERVICE_PORTAL, .outcome = OUTCOME_NOT_DONE, .reason = "no_network"};
    correct_a_visit(counter, &not_done);

    counter_type(counter, "111");

    assert_string_equal(counter_view(counter), "story");
    assert_int_equal(figures(counter).dossiers_filed, 1);
}

static void what_was_forgotten_is_added(void **state)
{
    struct counter *counter = *state;
    correct_a_visit(counter, NULL);

    counter_type(counter, "a11"); /* forgotten: VNeID installed, done */
    assert_true(counter_shows(counter, "Vì sao sửa?"));
    counter_type(counter, "1");

    assert_string_equal(counter_view(counter), "story");
    assert_true(counter_shows(counter, "Cài VNeID: xong"));
    assert_int_equal(figures(counter).line[0].done, 1);
}

/* A correction cannot be undone: a figure in a sentence is not the reason that has its number. */
static void what_is_typed_on_arrival_is_a_note_and_no_reason(void **state)
{
    struct counter *counter = *state;
    correct_a_visit(counter, NULL);
    counter_type(counter, "a11");

    counter_type(counter, "bà báo lại 2 lần");

    assert_string_equal(counter_view(counter), "correct");
    assert_true(counter_shows(counter, "bà báo lại 2 lần"));
    assert_int_equal(figures(counter).line[0].done, 0);
}

static void a_number_too_short_is_said_and_stays(void **state)
{
    struct counter *counter = *state;
    correct_a_visit(counter, NULL);

    counter_type(counter, "b06218500");
    counter_press(counter, UI_KEY_ENTER);

    assert_true(counter_shows(counter, "Chưa đủ 12 số"));
    assert_true(counter_shows(counter, "06218500"));
    assert_true(counter_shows(counter, "Enter Tiếp"));
}

static void somebody_else_is_named_by_number(void **state)
{
    struct counter *counter = *state;
    correct_a_visit(counter, NULL);

    counter_type(counter, "b" BLUI);
    counter_press(counter, UI_KEY_TAB);
    counter_type(counter, "Y Blưi");
    counter_press(counter, UI_KEY_ENTER);
    assert_true(counter_shows(counter, "Vì sao sửa?"));
    counter_type(counter, "1");

    struct desk_match match;
    struct error error = {0};
    assert_true(desk_find(counter_desk(counter), BLUI, &match, &error));
    assert_int_equal(match.found, FOUND_KNOWN);
    assert_string_equal(match.citizen.name, "Y Blưi");
    assert_true(desk_find(counter_desk(counter), THUK, &match, &error));
    assert_int_equal(match.found, FOUND_NEW);
}

static void a_day_that_does_not_exist_is_said_and_stays(void **state)
{
    struct counter *counter = *state;
    struct desk_ended done = {.service = SERVICE_VNEID_INSTALL, .outcome = OUTCOME_DONE};
    correct_a_visit(counter, &done);

    counter_type(counter, "12");
    counter_type(counter, "29/2/2027");
    counter_press(counter, UI_KEY_ENTER);

    assert_true(counter_shows(counter, "Chưa đọc được ngày"));
    assert_true(counter_shows(counter, "29/2/2027"));
    assert_true(counter_shows(counter, "Enter Tiếp"));
    assert_int_equal(figures(counter).line[0].done, 1);
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(a_dossier_that_was_not_done_was_not_sent_either),
        AT_A_COUNTER(a_dossier_that_was_done_after_all_was_sent),
        AT_A_COUNTER(what_was_forgotten_is_added),
        AT_A_COUNTER(what_is_typed_on_arrival_is_a_note_and_no_reason),
        AT_A_COUNTER(a_number_too_short_is_said_and_stays),
        AT_A_COUNTER(somebody_else_is_named_by_number),
        AT_A_COUNTER(a_day_that_does_not_exist_is_said_and_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
