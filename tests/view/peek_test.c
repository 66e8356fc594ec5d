/* Nobody who looks over a shoulder reads a whole number or telephone: on no page, in no field that was
 * left, and with F8 for three seconds only, each time noted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "domain/outcome.h"
#include "domain/service.h"
#include "ledger/ledger.h"
#include "ledger/store.h"
#include "support/counter.h"
#include "view/reveal.h"
#include "view/views.h"

#define THUK  "099090123456"
#define BLUI  "099185004321"
#define PHONE "0912345678"
#define LENT  "0987654321"
#define NOTED "0977112233" /* in a note that was written freely */

static const char *const secrets[] = {THUK, BLUI, PHONE, LENT, NOTED};

/* Digits side by side, as an eye reads them: gaps of a written number do not hide it. */
static void squeeze(const char *text, struct buffer *into)
{
    buffer_clear(into);
    for (; *text != '\0'; text++) {
        bool between = (*text == ' ' || *text == '.' || *text == '-') && into->length > 0 &&
                       text[1] >= '0' && text[1] <= '9';
        if (!between)
            buffer_add_byte(into, *text);
    }
}

static bool is_seen(struct counter *counter, const char *secret)
{
    struct buffer page = {0};
    squeeze(counter_page(counter), &page);
    bool seen = strstr(buffer_text(&page), secret) != NULL;
    buffer_release(&page);
    return seen;
}

static void assert_nothing_seen(struct counter *counter, const char *where)
{
    for (size_t i = 0; i < sizeof secrets / sizeof secrets[0]; i++) {
        if (is_seen(counter, secrets[i]))
            fail_msg("%s shows %s:\n%s", where, secrets[i], counter_page(counter));
    }
}

static long revealed(struct counter *counter)
{
    static const char sql[] = "SELECT count(*) FROM entry WHERE kind = 'secret.revealed'";
    struct error error = {0};
    struct statement *statement =
        store_statement(ledger_store(desk_ledger(counter_desk(counter))), sql, &error);
    assert_non_null(statement);
    assert_true(statement_row(statement, &error));
    long count = (long)statement_number(statement, 0);
    statement_done(statement);
    return count;
}

static void go_home(struct counter *counter)
{
    kiosk_react(counter->kiosk, &(struct reaction){.kind = REACT_HOME});
    turn_describe(&counter->turn);
    counter_wait(counter, 0);
}

static void receive(struct counter *counter, const char *name, const char *number,
                    const char *phone)
{
    struct error error = {0};
    struct desk_match match;
    struct reaction visit = {.kind = REACT_VISIT};
    assert_true(desk_find(counter_desk(counter), number, &match, &error));
    snprintf(match.citizen.name, sizeof match.citizen.name, "%s", name);
    snprintf(match.citizen.phone, sizeof match.citizen.phone, "%s", phone);
    match.citizen.resident = true;
    assert_true(desk_receive(counter_desk(counter), &match.citizen, "counter", &error));
    assert_true(desk_state_phone(counter_desk(counter), "android", &error));
    kiosk_react(counter->kiosk, &visit);
    turn_describe(&counter->turn);
    counter_wait(counter, 0);
}

/* One closed visit with a come-back today, one still open. */
static void fill_book(struct counter *counter)
{
    struct error error = {0};
    struct desk_ended ended = {.outcome = OUTCOME_WAITING, .until = "2026-11-25"};
    snprintf(ended.service, sizeof ended.service, "%s", SERVICE_VNEID_INSTALL);
    receive(counter, "A Thuk", THUK, PHONE);
    assert_true(desk_end_service(counter_desk(counter), &ended, &error));
    assert_true(desk_close(counter_desk(counter), true, "none", "gọi con " NOTED, &error));
    receive(counter, "Y Blưi", BLUI, LENT);
    go_home(counter);
}

/* The visit that is open, from the home page. */
static void take_up(struct counter *counter)
{
    counter_press(counter, UI_KEY_TAB);
    counter_type(counter, "a");
    assert_string_equal(counter_view(counter), "visit");
}

/* Every item of the page has the focus once. */
static void look_with_each_focus(struct counter *counter, const char *where)
{
    for (int i = 0; i < 12; i++) {
        assert_nothing_seen(counter, where);
        counter_press(counter, UI_KEY_TAB);
    }
}

static void no_page_shows_a_whole_number(void **state)
{
    struct counter *counter = *state;
    static const struct {
        const struct view *view;
        const char *argument;
    } pages[] = {{&view_quick, NULL},   {&view_lesson, NULL},  {&view_codes, NULL},
                 {&view_log, NULL},     {&view_due, NULL},     {&view_day, NULL},
                 {&view_month, NULL},   {&view_targets, NULL}, {&view_admin, NULL},
                 {&view_health, NULL},  {&view_staff, NULL},   {&view_visit, NULL},
                 {&view_review, NULL},  {&view_hold, NULL},    {&view_receive, "correct"},
                 {&view_receive, THUK}, {&view_help, NULL},    {&view_other, NULL}};
    fill_book(counter);
    look_with_each_focus(counter, "home");
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        struct reaction open = react_open(pages[i].view, pages[i].argument);
        kiosk_react(counter->kiosk, &open);
        turn_describe(&counter->turn);
        counter_wait(counter, 0);
        look_with_each_focus(counter, pages[i].view->name);
        go_home(counter);
    }
}

/* The first column of the first row. */
static void ask_book(struct counter *counter, const char *sql, char answer[DESK_ID_SIZE])
{
    struct error error = {0};
    struct statement *statement =
        store_statement(ledger_store(desk_ledger(counter_desk(counter))), sql, &error);
    assert_non_null(statement);
    assert_true(statement_row(statement, &error));
    snprintf(answer, DESK_ID_SIZE, "%s", statement_column(statement, 0));
    statement_done(statement);
}

static void no_page_about_a_visit_or_a_citizen_shows_a_whole_number(void **state)
{
    struct counter *counter = *state;
    char visit[DESK_ID_SIZE], citizen[DESK_ID_SIZE];
    fill_book(counter);
    ask_book(counter, "SELECT id FROM visit WHERE closed IS NOT NULL", visit);
    ask_book(counter, "SELECT citizen FROM visit WHERE closed IS NOT NULL", citizen);
    const struct {
        const struct view *view;
        const char *argument, *shows;
    } pages[] = {{&view_story, visit, "gọi con 097•••2233"},
                 {&view_correct, visit, "A Thuk"},
                 {&view_join, citizen, "A Thuk"},
                 {&view_outcome, SERVICE_VNEID_INSTALL, "Cài VNeID"},
                 {&view_log, NULL, "A Thuk"}};
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        struct reaction open = react_open(pages[i].view, pages[i].argument);
        kiosk_react(counter->kiosk, &open);
        turn_describe(&counter->turn);
        counter_wait(counter, 0);
        assert_string_equal(counter_view(counter), pages[i].view->name);
        assert_true(counter_shows(counter, pages[i].shows));
        look_with_each_focus(counter, pages[i].view->name);
        go_home(counter);
    }
}

static void f8_shows_what_was_noted_freely_too(void **state)
{
    struct counter *counter = *state;
    char visit[DESK_ID_SIZE];
    fill_book(counter);
    ask_book(counter, "SELECT id FROM visit WHERE closed IS NOT NULL", visit);
    struct reaction open = react_open(&view_story, visit);
    kiosk_react(counter->kiosk, &open);
    turn_describe(&counter->turn);
    counter_wait(counter, 0);

    counter_press(counter, UI_KEY_F8);

    assert_true(is_seen(counter, NOTED));
    counter_wait(counter, REVEAL_MS + 10);
    assert_nothing_seen(counter, "story, 3 s later");
}

static void no_page_behind_a_list_shows_a_whole_number(void **state)
{
    struct counter *counter = *state;
    fill_book(counter);

    static const char *const ways[] = {"5", "6", "7"}; /* the log, the come-backs, the day */
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        counter_type(counter, ways[i]);
        counter_press(counter, ways[i][0] == '6' ? UI_KEY_F5 : UI_KEY_ENTER);
        look_with_each_focus(counter, counter_view(counter));
        counter_press(counter, UI_KEY_F7);
        look_with_each_focus(counter, counter_view(counter));
        go_home(counter);
    }
}

static void what_was_looked_for_is_dots_among_those_found(void **state)
{
    struct counter *counter = *state;
    fill_book(counter);

    counter_type(counter, THUK);
    counter_press(counter, UI_KEY_DOWN);

    assert_nothing_seen(counter, "home, below the search field");
}

static void a_screen_out_of_the_draft_is_masked(void **state)
{
    struct counter *counter = *state;
    fill_book(counter);
    take_up(counter);
    counter_press(counter, UI_KEY_F8);
    assert_true(is_seen(counter, BLUI));

    counter_press(counter, UI_KEY_F9);
    assert_nothing_seen(counter, "unlock");
    counter_unlock(counter);

    assert_string_equal(counter_view(counter), "visit");
    assert_nothing_seen(counter, "visit, resumed");
}

static void f8_shows_both_for_three_seconds_and_notes_each(void **state)
{
    struct counter *counter = *state;
    fill_book(counter);
    take_up(counter);
    long before = revealed(counter);

    counter_press(counter, UI_KEY_F8);

    assert_true(is_seen(counter, BLUI));
    assert_true(is_seen(counter, LENT));
    assert_int_equal(revealed(counter), before + 2);
    counter_wait(counter, REVEAL_MS - 100);
    assert_true(is_seen(counter, BLUI));
    counter_wait(counter, 200);
    assert_nothing_seen(counter, "visit, 3 s later");
}

static void f8_while_it_is_shown_notes_nothing_and_shows_no_longer(void **state)
{
    struct counter *counter = *state;
    fill_book(counter);
    take_up(counter);
    counter_press(counter, UI_KEY_F8);
    long before = revealed(counter);
    counter_wait(counter, REVEAL_MS - 500);

    counter_press(counter, UI_KEY_F8);

    assert_int_equal(revealed(counter), before);
    counter_wait(counter, 600);
    assert_nothing_seen(counter, "visit, 3 s after the first F8");
}

static void a_come_backs_telephone_goes_after_three_seconds_too(void **state)
{
    struct counter *counter = *state;
    fill_book(counter);
    counter_type(counter, "6");
    long before = revealed(counter);

    counter_press(counter, UI_KEY_F8);

    assert_true(is_seen(counter, PHONE));
    assert_false(is_seen(counter, THUK));
    assert_int_equal(revealed(counter), before + 1);
    counter_wait(counter, REVEAL_MS + 10);
    assert_nothing_seen(counter, "due, 3 s later");
}

static void the_books_number_needs_f8_in_its_own_field_too(void **state)
{
    struct counter *counter = *state;
    fill_book(counter);
    take_up(counter);
    counter_press(counter, UI_KEY_F7);
    look_with_each_focus(counter, "receive correct");
    long before = revealed(counter);

    counter_press(counter, UI_KEY_F8);

    assert_true(is_seen(counter, BLUI));
    assert_int_equal(revealed(counter), before + 2);
    counter_wait(counter, REVEAL_MS + 10);
    assert_nothing_seen(counter, "receive correct, 3 s later");
}

static void what_somebody_types_stands_there_until_the_focus_leaves(void **state)
{
    struct counter *counter = *state;
    counter_type(counter, "1");
    counter_type(counter, THUK);
    assert_true(is_seen(counter, THUK));

    counter_press(counter, UI_KEY_TAB);

    assert_nothing_seen(counter, "receive, the number left");
    assert_true(counter_shows(counter, "099•••••3456"));
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(no_page_shows_a_whole_number),
        AT_A_COUNTER(no_page_about_a_visit_or_a_citizen_shows_a_whole_number),
        AT_A_COUNTER(f8_shows_what_was_noted_freely_too),
        AT_A_COUNTER(no_page_behind_a_list_shows_a_whole_number),
        AT_A_COUNTER(what_was_looked_for_is_dots_among_those_found),
        AT_A_COUNTER(a_screen_out_of_the_draft_is_masked),
        AT_A_COUNTER(f8_shows_both_for_three_seconds_and_notes_each),
        AT_A_COUNTER(f8_while_it_is_shown_notes_nothing_and_shows_no_longer),
        AT_A_COUNTER(a_come_backs_telephone_goes_after_three_seconds_too),
        AT_A_COUNTER(the_books_number_needs_f8_in_its_own_field_too),
        AT_A_COUNTER(what_somebody_types_stands_there_until_the_focus_leaves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
