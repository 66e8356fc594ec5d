/* A book of people who do not exist. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/random.h"
#include "command/program.h"
#include "ledger/ledger.h"
#include "ledger/store.h"

#define NOW "2026-11-25 10:15"

static void tell(struct program *program, const char *visits, const char *seed)
{
    RUN(program, NULL, "demo", "--data", program->data, "--clock", NOW, "--visits", visits,
        "--days", "12", "--seed", seed);
    if (program->status != 0)
        fail_msg("demo: %d %s", program->status, program->err);
}

/* The month's figures of a new book of that seed; the caller frees. */
static char *month_of(struct program *program, const char *seed)
{
    tell(program, "60", seed);
    RUN(program, NULL, "report", "month", "--data", program->data, "--clock", NOW, "--format",
        "csv");
    assert_int_equal(program->status, 0);
    char *figures = strdup(program->out);
    program_clear(program);
    return figures;
}

static void the_same_seed_tells_the_same_story(void **state)
{
    struct program *program = *state;

    char *first = month_of(program, "7");
    char *again = month_of(program, "7");
    char *other = month_of(program, "8");

    assert_string_equal(first, again);
    assert_string_not_equal(first, other);
    free(first);
    free(again);
    free(other);
}

/* Each finds at least one row in a book that has something for every page. */
static const char *const wanted[] = {
    "SELECT 1 FROM visit WHERE mode = 'counter'",
    "SELECT 1 FROM visit WHERE mode = 'field'",
    "SELECT 1 FROM visit WHERE mode = 'meeting'",
    "SELECT 1 FROM visit WHERE citizen IS NULL",
    "SELECT 1 FROM visit WHERE resident = 0",
    "SELECT 1 FROM visit WHERE adult = 0",
    "SELECT 1 FROM visit WHERE grp = 'official'",
    "SELECT 1 FROM visit WHERE hamlet <> ''",
    "SELECT 1 FROM visit WHERE day = '2026-11-25' AND result IS NULL",
    "SELECT 1 FROM citizen WHERE first_day < last_day",
    "SELECT 1 FROM citizen WHERE unit <> ''",
    "SELECT 1 FROM ended WHERE outcome = 'issued'",
    "SELECT 1 FROM ended WHERE outcome = 'had_already'",
    "SELECT 1 FROM ended WHERE outcome = 'not_done' AND reason = 'no_phone'",
    "SELECT 1 FROM ended WHERE provider = 'vneid'",
    "SELECT 1 FROM ended WHERE provider = 'vnpt'",
    "SELECT 1 FROM ended WHERE provider = 'viettel'",
    "SELECT 1 FROM ended WHERE provider = 'mobifone'",
    "SELECT 1 FROM service_state WHERE until < '2026-11-25'",
    "SELECT 1 FROM service_state WHERE until = '2026-11-25'",
    "SELECT 1 FROM service_state WHERE until > '2026-11-25'",
    "SELECT 1 FROM step WHERE trouble IS NOT NULL AND solved = 1",
    "SELECT 1 FROM step WHERE trouble IS NOT NULL AND solved = 0",
    "SELECT 1 FROM entry WHERE kind = 'entry.reversed'",
    "SELECT 1 FROM entry WHERE kind = 'visit.held' AND day = '2026-11-25'",
};

static void there_is_something_for_every_page(void **state)
{
    struct program *program = *state;
    struct clock clock;
    struct random random = {0};
    struct error error = {0};
    tell(program, "400", "1");

    clock_init(&clock);
    struct ledger_options options = {.folder = program->data, .clock = &clock, .random = &random};
    struct ledger *ledger = ledger_open(&options, &error);
    assert_non_null(ledger);

    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        struct statement *statement = store_statement(ledger_store(ledger), wanted[i], &error);
        if (statement == NULL || !statement_row(statement, &error))
            fail_msg("none of: %s %s", wanted[i], error.cause);
        statement_done(statement);
    }
    ledger_close(ledger);
    program_clear(program);
}

static void the_book_is_whole_and_nobody_in_it_is_real(void **state)
{
    struct program *program = *state;
    tell(program, "60", "1");
    assert_non_null(strstr(program->out, PIN));

    RUN(program, NULL, "verify", "--rebuild", "--data", program->data);

    assert_int_equal(program->status, 0);
    program_clear(program);
}

static void a_folder_with_a_book_is_left_alone(void **state)
{
    struct program *program = *state;
    program_found(program);
    struct scratch_kept book = scratch_keep(&program->scratch, "data/so.db");

    RUN(program, NULL, "demo", "--data", program->data);

    assert_int_equal(program->status, 1);
    assert_non_null(strstr(program->err, "đã có sổ"));
    assert_true(scratch_is_as_kept(&program->scratch, &book));
    program_clear(program);
}

static void figures_that_make_no_sense_are_refused(void **state)
{
    struct program *program = *state;

    RUN(program, NULL, "demo", "--data", program->data, "--visits", "0");
    assert_int_equal(program->status, 2);
    RUN(program, NULL, "demo", "--data", program->data, "--days", "ba");
    assert_int_equal(program->status, 2);

    assert_int_equal(scratch_count(&program->scratch, "data", false), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROGRAM(the_same_seed_tells_the_same_story),
        WITH_PROGRAM(there_is_something_for_every_page),
        WITH_PROGRAM(the_book_is_whole_and_nobody_in_it_is_real),
        WITH_PROGRAM(a_folder_with_a_book_is_left_alone),
        WITH_PROGRAM(figures_that_make_no_sense_are_refused),
    };
    return cmocka_run_group_tests_name("command/demo", tests, NULL, NULL);
}
