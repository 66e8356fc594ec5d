/* The tables follow from the set of entries, whatever order it came in; checked against an oracle
 * and against an order that was shuffled. And case by case, what reads badly in a property. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "check.h"
#include "history.h"
#include "ledger/ledger_private.h"
#include "ledger/schema.h"
#include "ledger/store_private.h"
#include "oracle.h"
#include "support/book.h"

#define A "1111111111111111"
#define B "3333333333333333"
#define X "22222222222222222222222222222222"
#define Y "44444444444444444444444444444444"
#define Z "66666666666666666666666666666666"

static const char *const tables[] = {"visit",    "ended",  "step",       "citizen", "service_state",
                                     "reversed", "opened", "identified", "stated",  "held",
                                     "closed",   "again",  "joined"};

/* All rows of all tables as one text, in an order of their own. */
static void dump(struct store *store, struct buffer *into)
{
    struct error error = {0};
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        char sql[200];
        int64_t columns = 0;
        snprintf(sql, sizeof sql, "SELECT count(*) FROM pragma_table_info('%s')", tables[i]);
        assert_true(store_number(store, sql, NULL, &columns, &error));
        snprintf(sql, sizeof sql, "SELECT * FROM %s ORDER BY 1, 2, 3, 4", tables[i]);
        struct statement *each = statement_new(store, sql, &error);
        assert_non_null(each);
        buffer_addf(into, "%s\n", tables[i]);
        while (statement_row(each, &error)) {
            for (int c = 0; c < columns; c++)
                buffer_addf(into, "%s|",
                            statement_is_null(each, c) ? "-" : statement_column(each, c));
            buffer_add_text(into, "\n");
        }
        statement_free(each);
    }
}

static struct store *store_of(const struct history *history)
{
    struct error error = {0};
    struct store *store = store_open(NULL, STORE_CREATE, &error);
    assert_non_null(store);
    assert_ok(schema_make(store, &error), &error);
    history_insert(history, store);
    return store;
}

static void check_against_oracle(struct store *store)
{
    struct error error = {0};
    assert_ok(store_script(store, oracle_views, &error), &error);
    for (size_t i = 0; i < sizeof oracle / sizeof oracle[0]; i++) {
        struct buffer sql = {0};
        int64_t differ = -1;
        buffer_addf(&sql,
                    "SELECT (SELECT count(*) FROM (SELECT * FROM %s EXCEPT %s)) +"
                    " (SELECT count(*) FROM (SELECT * FROM (%s) EXCEPT SELECT * FROM %s))",
                    oracle[i].table, oracle[i].query, oracle[i].query, oracle[i].table);
        assert_ok(store_number(store, buffer_text(&sql), NULL, &differ, &error), &error);
        if (differ != 0)
            fail_msg("%s: %d rows differ from the oracle", oracle[i].table, (int)differ);
        buffer_release(&sql);
    }
}

static void shuffled_entries_of_three_machines_give_the_same_tables(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 3; seed++) {
        struct history history;
        struct buffer first = {0};
        history_make(&history, seed, 60);
        struct store *store = store_of(&history);
        dump(store, &first);
        store_close(store);
        for (uint64_t order = 1; order <= 4; order++) {
            struct buffer again = {0};
            history_shuffle(&history, order);
            store = store_of(&history);
            dump(store, &again);
            store_close(store);
            if (strcmp(buffer_text(&first), buffer_text(&again)) != 0)
                fail_msg("seed %d, order %d: the tables differ", (int)seed, (int)order);
            buffer_release(&again);
        }
        buffer_release(&first);
        history_release(&history);
    }
}

static void the_tables_are_what_an_independent_query_says(void **state)
{
    (void)state;
    for (uint64_t seed = 11; seed <= 14; seed++) {
        struct history history;
        history_make(&history, seed, 60);
        history_shuffle(&history, seed);
        struct store *store = store_of(&history);
        check_against_oracle(store);
        store_close(store);
        history_release(&history);
    }
}

/* The words about who is whom come last: nothing that is said afterwards may hide a row left as it was. */
static void who_is_one_with_whom_follows_from_all_words_about_it(void **state)
{
    (void)state;
    for (uint64_t seed = 31; seed <= 50; seed++) {
        struct history history;
        history_make_joined(&history, seed, 10);
        history_shuffle(&history, seed);
        history_joins_last(&history);
        struct store *store = store_of(&history);
        check_against_oracle(store);
        store_close(store);
        history_release(&history);
    }
}

static void a_rebuild_gives_the_same_tables(void **state)
{
    (void)state;
    struct history history;
    struct buffer first = {0}, again = {0};
    struct error error = {0};
    history_make(&history, 21, 60);
    history_shuffle(&history, 1);
    struct store *store = store_of(&history);
    dump(store, &first);
    assert_ok(schema_rebuild(store, NULL, NULL, &error), &error);
    dump(store, &again);
    assert_string_equal(buffer_text(&first), buffer_text(&again));
    bool stale = true;
    assert_ok(schema_check(store, &stale, &error), &error);
    assert_false(stale);
    store_close(store);
    buffer_release(&first);
    buffer_release(&again);
    history_release(&history);
}

/* --- case by case --- */

static void undo(struct scratch_book *book, int64_t number, const char *kind)
{
    char body[160];
    snprintf(body, sizeof body, "{\"device\":\"%s\",\"number\":%d,\"kind\":\"%s\"}",
             ledger_device(book->ledger), (int)number, kind);
    scratch_book_say(book, "entry.reversed", A, body, NULL);
}

static int64_t identify(struct scratch_book *book, const char *visit, const char *citizen)
{
    char body[160];
    snprintf(body, sizeof body,
             "{\"visit\":\"%s\",\"sex\":\"F\",\"birth_year\":1961,\"resident\":true}", visit);
    return scratch_book_say(book, "citizen.identified", citizen, body, "{\"name\":\"Y Hlơ\"}");
}

static int64_t end(struct scratch_book *book, const char *visit, const char *outcome)
{
    char body[160];
    snprintf(body, sizeof body, "{\"service\":\"vneid-install\",\"outcome\":\"%s\",\"seconds\":9}",
             outcome);
    return scratch_book_say(book, "service.ended", visit, body, NULL);
}

static int64_t open_visit(struct scratch_book *book, const char *visit)
{
    return scratch_book_say(book, "visit.opened", visit, "{\"mode\":\"counter\"}", NULL);
}

static void a_service_belongs_to_whom_the_visit_turns_out_to_be(void **state)
{
    struct scratch_book *book = *state;
    open_visit(book, A);
    end(book, A, "done");
    assert_int_equal(scratch_book_count(book, "service_state"), 0);
    int64_t wrong = identify(book, A, X);
    assert_string_equal(scratch_book_text(book, "SELECT citizen FROM service_state"), X);
    identify(book, A, Y);
    assert_string_equal(scratch_book_text(book, "SELECT citizen FROM service_state"), Y);
    assert_int_equal(scratch_book_count(book, "service_state"), 1);
    assert_string_equal(scratch_book_text(book, "SELECT citizen FROM ended"), Y);
    undo(book, wrong, "citizen.identified");
    assert_string_equal(scratch_book_text(book, "SELECT citizen FROM visit"), Y);
    assert_int_equal(scratch_book_number(book, "SELECT count(*) FROM citizen WHERE device IS NULL"),
                     1);
}

static void the_best_outcome_stands_and_an_undone_one_does_not(void **state)
{
    struct scratch_book *book = *state;
    open_visit(book, A);
    identify(book, A, X);
    end(book, A, "issued");
    open_visit(book, B);
    identify(book, B, X);
    int64_t best = end(book, B, "done");
    assert_string_equal(scratch_book_text(book, "SELECT outcome FROM service_state"), "done");
    undo(book, best, "service.ended");
    assert_string_equal(scratch_book_text(book, "SELECT outcome FROM service_state"), "issued");
    assert_int_equal(scratch_book_number(book, "SELECT count(*) FROM ended WHERE NOT reversed"), 1);
}

static void what_was_had_and_is_waited_for_once_more_is_kept_beside_it(void **state)
{
    struct scratch_book *book = *state;
    open_visit(book, A);
    identify(book, A, X);
    end(book, A, "done");
    open_visit(book, B);
    identify(book, B, X);

    int64_t later = end(book, B, "waiting");

    assert_string_equal(scratch_book_text(book, "SELECT outcome FROM service_state"), "done");
    assert_string_equal(scratch_book_text(book, "SELECT outcome FROM again"), "waiting");
    undo(book, later, "service.ended");
    assert_int_equal(scratch_book_count(book, "again"), 0);
    end(book, B, "waiting");
    end(book, B, "done");
    assert_int_equal(scratch_book_count(book, "again"), 0);
}

static void of_one_visit_the_last_word_counts(void **state)
{
    struct scratch_book *book = *state;
    open_visit(book, A);
    identify(book, A, X);
    end(book, A, "done"); /* a slip of the hand */
    int64_t last = end(book, A, "not_done");

    assert_string_equal(scratch_book_text(book, "SELECT outcome FROM service_state"), "not_done");
    assert_int_equal(scratch_book_number(book, "SELECT count(*) FROM ended WHERE stands"), 1);

    undo(book, last, "service.ended");
    assert_string_equal(scratch_book_text(book, "SELECT outcome FROM service_state"), "done");
}

static void an_undone_visit_takes_all_of_it_out_of_the_counts(void **state)
{
    struct scratch_book *book = *state;
    int64_t opened = open_visit(book, A);
    identify(book, A, X);
    end(book, A, "done");
    scratch_book_say(book, "step.done", A,
                     "{\"guide\":\"g\",\"step\":\"s\",\"acts\":1,\"seconds\":3}", NULL);
    undo(book, opened, "visit.opened");
    end(book, A, "done"); /* and what still comes after it */
    assert_int_equal(scratch_book_number(book, "SELECT reversed FROM visit"), 1);
    assert_int_equal(scratch_book_number(book, "SELECT count(*) FROM ended WHERE NOT reversed"), 0);
    assert_int_equal(scratch_book_number(book, "SELECT count(*) FROM step WHERE NOT reversed"), 0);
    assert_int_equal(scratch_book_count(book, "service_state"), 0);
    assert_int_equal(
        scratch_book_number(book, "SELECT count(*) FROM citizen WHERE device IS NOT NULL"), 0);
}

static void an_undone_hold_or_close_brings_back_what_was_before(void **state)
{
    struct scratch_book *book = *state;
    open_visit(book, A);
    scratch_book_say(book, "visit.held", A, "{\"waits_for\":\"otp\"}", NULL);
    assert_string_equal(scratch_book_text(book, "SELECT held || waits_for FROM visit"), "1otp");
    int64_t resumed = scratch_book_say(book, "visit.resumed", A, "{}", NULL);
    assert_int_equal(scratch_book_number(book, "SELECT held FROM visit"), 0);
    undo(book, resumed, "visit.resumed");
    assert_string_equal(scratch_book_text(book, "SELECT held || waits_for FROM visit"), "1otp");
    int64_t closed = scratch_book_say(
        book, "visit.closed", A,
        "{\"result\":\"done\",\"notice\":true,\"helper\":\"none\",\"seconds\":60}", NULL);
    assert_int_equal(scratch_book_number(book, "SELECT closed IS NOT NULL FROM visit"), 1);
    undo(book, closed, "visit.closed");
    assert_int_equal(scratch_book_number(book, "SELECT closed IS NULL FROM visit"), 1);
}

static void who_stands_on_a_list_is_known_and_has_no_day(void **state)
{
    struct scratch_book *book = *state;
    int64_t listed =
        scratch_book_say(book, "citizen.identified", X,
                         "{\"sex\":\"F\",\"birth_year\":1961,\"resident\":true}", NULL);
    assert_int_equal(scratch_book_count(book, "visit"), 0);
    assert_string_equal(scratch_book_text(book, "SELECT sex || birth_year FROM citizen"), "F1961");
    assert_int_equal(scratch_book_number(book, "SELECT first_day IS NULL AND last_day IS NULL"
                                               " FROM citizen"),
                     1);
    open_visit(book, A);
    identify(book, A, X);
    assert_string_equal(scratch_book_text(book, "SELECT first_day FROM citizen"), "2026-11-24");
    undo(book, listed, "citizen.identified");
    assert_int_equal(scratch_book_number(book, "SELECT device IS NOT NULL FROM citizen"), 1);
    assert_int_equal(scratch_book_count(book, "visit"), 1);
}

static void an_undo_is_not_undone(void **state)
{
    struct scratch_book *book = *state;
    int64_t opened = open_visit(book, A);
    undo(book, opened, "visit.opened");
    undo(book, opened + 1, "entry.reversed");
    assert_int_equal(scratch_book_number(book, "SELECT reversed FROM visit"), 1);
}

static int64_t join(struct scratch_book *book, const char *kept, const char *other)
{
    char body[100];
    snprintf(body, sizeof body, "{\"other\":\"%s\",\"how\":\"said\"}", other);
    return scratch_book_say(book, "citizen.joined", kept, body, NULL);
}

static void part(struct scratch_book *book, const char *kept, const char *other)
{
    char body[100];
    snprintf(body, sizeof body, "{\"other\":\"%s\"}", other);
    scratch_book_say(book, "citizen.parted", kept, body, NULL);
}

/* X came with A and has it, Y came with B and waits for it. */
static void tell_of_two(struct scratch_book *book)
{
    open_visit(book, A);
    identify(book, A, X);
    end(book, A, "done");
    open_visit(book, B);
    identify(book, B, Y);
    end(book, B, "waiting");
}

static void two_joined_records_are_one_person_until_they_are_parted(void **state)
{
    struct scratch_book *book = *state;
    static const char people[] = "SELECT count(*) FROM citizen WHERE first_day IS NOT NULL";
    tell_of_two(book);
    assert_int_equal(scratch_book_number(book, people), 2);

    join(book, X, Y);
    assert_int_equal(scratch_book_number(book, people), 1);
    assert_string_equal(scratch_book_text(book, "SELECT kept FROM citizen WHERE kept NOT NULL"), X);
    assert_int_equal(scratch_book_number(book, "SELECT count(DISTINCT citizen) FROM visit"), 1);
    assert_string_equal(scratch_book_text(book, "SELECT citizen || outcome FROM service_state"),
                        X "done");
    assert_int_equal(scratch_book_count(book, "service_state"), 1);

    part(book, X, Y);
    assert_int_equal(scratch_book_number(book, people), 2);
    assert_int_equal(scratch_book_number(book, "SELECT count(DISTINCT citizen) FROM visit"), 2);
    assert_int_equal(scratch_book_count(book, "service_state"), 2);
}

static void an_undone_join_leaves_no_trace_in_the_tables(void **state)
{
    struct scratch_book *book = *state;
    tell_of_two(book);

    undo(book, join(book, X, Y), "citizen.joined");

    assert_int_equal(scratch_book_number(book, "SELECT count(*) FROM citizen WHERE kept NOT NULL"),
                     0);
    assert_string_equal(scratch_book_text(book, "SELECT citizen FROM visit WHERE id = '" B "'"), Y);
}

static void records_joined_in_a_circle_are_one_person_and_the_last_word_says_who(void **state)
{
    struct scratch_book *book = *state;
    tell_of_two(book);

    join(book, X, Y);
    join(book, Y, X);

    assert_int_equal(scratch_book_number(book, "SELECT count(*) FROM citizen WHERE kept IS NULL"),
                     1);
    assert_string_equal(scratch_book_text(book, "SELECT kept FROM citizen WHERE kept NOT NULL"), Y);
    int64_t third = join(book, X, Z);
    assert_int_equal(scratch_book_number(book, "SELECT count(*) FROM citizen WHERE kept = '" X "'"),
                     2);
    undo(book, third, "citizen.joined");
    assert_string_equal(scratch_book_text(book, "SELECT kept FROM citizen WHERE kept NOT NULL"), Y);

    part(book, Y, X);
    assert_string_equal(scratch_book_text(book, "SELECT kept FROM citizen WHERE kept NOT NULL"), X);
    join(book, X, X);
    assert_string_equal(scratch_book_text(book, "SELECT kept FROM citizen WHERE kept NOT NULL"), X);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shuffled_entries_of_three_machines_give_the_same_tables),
        cmocka_unit_test(the_tables_are_what_an_independent_query_says),
        cmocka_unit_test(who_is_one_with_whom_follows_from_all_words_about_it),
        cmocka_unit_test(a_rebuild_gives_the_same_tables),
        IN_A_SCRATCH_BOOK(a_service_belongs_to_whom_the_visit_turns_out_to_be),
        IN_A_SCRATCH_BOOK(the_best_outcome_stands_and_an_undone_one_does_not),
        IN_A_SCRATCH_BOOK(what_was_had_and_is_waited_for_once_more_is_kept_beside_it),
        IN_A_SCRATCH_BOOK(of_one_visit_the_last_word_counts),
        IN_A_SCRATCH_BOOK(an_undone_visit_takes_all_of_it_out_of_the_counts),
        IN_A_SCRATCH_BOOK(an_undone_hold_or_close_brings_back_what_was_before),
        IN_A_SCRATCH_BOOK(who_stands_on_a_list_is_known_and_has_no_day),
        IN_A_SCRATCH_BOOK(an_undo_is_not_undone),
        IN_A_SCRATCH_BOOK(two_joined_records_are_one_person_until_they_are_parted),
        IN_A_SCRATCH_BOOK(an_undone_join_leaves_no_trace_in_the_tables),
        IN_A_SCRATCH_BOOK(records_joined_in_a_circle_are_one_person_and_the_last_word_says_who),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
