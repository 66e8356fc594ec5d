/* The month: which day counts, what is counted since the first day, whose names are asked for. */
#include "report/period.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/yaml.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "report/counter.h"

static const struct hamlet hamlets[] = {
    {.id = "cu",
     .name = "Cũ",
     .adults = COMMUNE_NOT_KNOWN,
     .adults_on = YAML_NO_DATE,
     .valid_from = YAML_NO_DATE,
     .valid_to = COUNTER_TODAY,
     .successor = "moi"},
    {.id = "moi",
     .name = "Mới",
     .adults = COMMUNE_NOT_KNOWN,
     .adults_on = YAML_NO_DATE,
     .valid_from = YAML_NO_DATE,
     .valid_to = YAML_NO_DATE},
};
static const struct group groups[] = {{.id = PERIOD_OFFICIALS,
                                       .name = "cán bộ",
                                       .people = COMMUNE_NOT_KNOWN,
                                       .people_on = YAML_NO_DATE}};
static const struct commune commune = {.hamlets = hamlets,
                                       .hamlet_count = 2,
                                       .groups = groups,
                                       .group_count = 1,
                                       .adults = COMMUNE_NOT_KNOWN};

static int32_t day_of(const char *iso)
{
    long day = 0;
    assert_true(date_read_iso(iso, &day));
    return (int32_t)day;
}

/* The caller frees. */
static struct period_figures *month(struct scratch_book *book, const char *from, const char *to)
{
    struct period_figures *figures = calloc(1, sizeof *figures);
    assert_non_null(figures);
    if (!report_period(book->ledger, &commune, day_of(from), day_of(to), figures, &book->error) ||
        !report_period_more(book->ledger, figures, &book->error))
        fail_msg("report_period: %s", book->error.cause);
    return figures;
}

static void at(struct scratch_book *book, const char *time)
{
    assert_true(clock_set(&book->clock, time));
}

static void a_month_without_a_visit_is_all_zero(void **state)
{
    struct scratch_book *book = *state;
    counter_open(book, 1);
    counter_end(book, 1, "portal", NULL, "done");

    struct period_figures *read = month(book, "2026-12-15", "2027-01-14");

    assert_int_equal(read->visits.in, 0);
    assert_int_equal(read->visits.all, 1);
    assert_int_equal(read->lists.line_count, 4);
    assert_int_equal(read->lists.line[3].done, 0);
    assert_int_equal(read->all_lists.line[3].done, 1);
    assert_int_equal(read->lists.hamlet_count, 0);
    free(read);
}

static void a_visit_across_midnight_counts_when_it_came_and_its_service_when_it_ended(void **state)
{
    struct scratch_book *book = *state;
    at(book, "=2026-11-14 23:58");
    counter_open(book, 1);
    at(book, "=2026-11-15 00:03");
    counter_end(book, 1, "vneid-level2", NULL, "done");
    counter_close(book, 1, "done", 300);

    struct period_figures *first = month(book, "2026-10-15", "2026-11-14");
    struct period_figures *second = month(book, "2026-11-15", "2026-12-14");

    assert_int_equal(first->visits.in, 1);
    assert_int_equal(first->done.in, 1);
    assert_int_equal(first->lists.line[1].done, 0);
    assert_int_equal(second->visits.in, 0);
    assert_int_equal(second->lists.line[1].done, 1);
    free(first);
    free(second);
}

static void the_leap_day_is_in_its_month(void **state)
{
    struct scratch_book *book = *state;
    at(book, "=2028-02-29 09:00");
    counter_open(book, 1);

    struct period_figures *leap = month(book, "2028-02-15", "2028-03-14");
    struct period_figures *alone = month(book, "2028-02-29", "2028-02-29");
    struct period_figures *after = month(book, "2028-03-01", "2028-03-31");

    assert_int_equal(leap->visits.in, 1);
    assert_int_equal(alone->visits.in, 1);
    assert_int_equal(after->visits.in, 0);
    free(leap);
    free(alone);
    free(after);
}

static void what_was_undone_leaves_its_month(void **state)
{
    struct scratch_book *book = *state;
    int64_t opened = counter_open(book, 1);
    counter_trouble(book, 1, "g", "t");
    at(book, "=2026-12-20 09:00");
    counter_undo(book, opened, "visit.opened");

    struct period_figures *read = month(book, "2026-11-15", "2026-12-14");

    assert_int_equal(read->visits.in, 0);
    assert_int_equal(read->lists.trouble_count, 0);
    free(read);
}

static void who_came_from_two_hamlets_that_became_one_is_one_person(void **state)
{
    struct scratch_book *book = *state;
    counter_open(book, 1);
    counter_identify(book, 1, 1, "cu");
    counter_open(book, 2);
    counter_identify(book, 2, 1, "moi");

    struct period_figures *read = month(book, "2026-11-15", "2026-12-14");

    assert_int_equal(read->people.in, 1);
    assert_int_equal(read->lists.hamlet_count, 2); /* visits are where they were said to be */
    assert_int_equal(read->people_in.hamlet_count, 1);
    assert_int_equal(read->people_in.hamlet[0].count, 1);
    free(read);
}

static void who_helped_is_counted_with_closed_visits(void **state)
{
    struct scratch_book *book = *state;
    counter_open(book, 1);
    counter_close(book, 1, "done", 60);
    counter_open(book, 2);
    scratch_book_say(book, "visit.closed", counter_visit(2),
                     "{\"result\":\"done\",\"notice\":true,\"helper\":\"relative\",\"seconds\":5}",
                     NULL);
    counter_open(book, 3);

    struct period_figures *read = month(book, "2026-11-15", "2026-12-14");

    assert_int_equal(read->people_in.helper_count, 2);
    assert_int_equal(read->people_in.helper[0].count + read->people_in.helper[1].count, 2);
    free(read);
}

struct ids {
    char id[4][33];
    int count;
};

static bool take(void *self, const char *id)
{
    struct ids *ids = self;
    snprintf(ids->id[ids->count++], 33, "%s", id);
    return ids->count < 4;
}

static void official(struct scratch_book *book, int n)
{
    char body[200];
    counter_open(book, n);
    snprintf(body, sizeof body,
             "{\"visit\":\"%s\",\"sex\":\"M\",\"adult\":true,\"resident\":true,"
             "\"group\":\"" PERIOD_OFFICIALS "\"}",
             counter_visit(n));
    scratch_book_say(book, "citizen.identified", counter_citizen(n), body, NULL);
}

static void officials_without_a_working_signature_are_told_and_counted(void **state)
{
    struct scratch_book *book = *state;
    struct ids ids = {.count = 0};
    official(book, 2);
    counter_end(book, 2, "signature", "vnpt", "issued");
    official(book, 1);
    official(book, 3);
    counter_end(book, 3, "signature", "vnpt", "had_already");

    struct period_figures *read = month(book, "2026-11-15", "2026-12-14");

    assert_true(report_officials_without(book->ledger, COUNTER_TODAY, take, &ids, NULL));
    assert_int_equal(ids.count, 2);
    assert_string_equal(ids.id[0], counter_citizen(1));
    assert_string_equal(ids.id[1], counter_citizen(2));
    assert_int_equal(report_officials_count(read), 2);
    free(read);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_SCRATCH_BOOK(a_month_without_a_visit_is_all_zero),
        IN_A_SCRATCH_BOOK(
            a_visit_across_midnight_counts_when_it_came_and_its_service_when_it_ended),
        IN_A_SCRATCH_BOOK(the_leap_day_is_in_its_month),
        IN_A_SCRATCH_BOOK(what_was_undone_leaves_its_month),
        IN_A_SCRATCH_BOOK(who_came_from_two_hamlets_that_became_one_is_one_person),
        IN_A_SCRATCH_BOOK(who_helped_is_counted_with_closed_visits),
        IN_A_SCRATCH_BOOK(officials_without_a_working_signature_are_told_and_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
