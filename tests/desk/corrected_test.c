/* A corrected book equals the book in which the right thing was recorded from the start: the same random
 * days are told twice, once rightly, once with mistakes that are undone or corrected, and every table,
 * report, list and story of the two is compared. */
#include "days.h"

#include <stdio.h>
#include <stdlib.h>

#define SEEDS 30

/* One book's text after the days of `seed`, told rightly or with mistakes; the caller frees. */
static char *told(unsigned seed, bool mistaken, const char *clock)
{
    struct bench bench;
    struct days days;
    bench_make(&bench);
    clock_set(&bench.clock, clock);
    bench.clock.given = false;
    bench_found(&bench);
    bench_on(&bench);
    bench_unlock(&bench);
    days_draw(&days, &bench, seed);
    days_tell(&days, &bench, mistaken);
    char *text = days_look(&days, &bench);
    days_prove(&bench);
    bench_end(&bench);
    return text;
}

static void say_where(const char *right, const char *wrong)
{
    size_t at = 0, line = 0;
    while (right[at] != '\0' && right[at] == wrong[at]) {
        if (right[at++] == '\n')
            line = at;
    }
    fprintf(stderr, "right: %.*s\nnot:   %.*s\n", (int)strcspn(right + line, "\n"), right + line,
            (int)strcspn(wrong + line, "\n"), wrong + line);
}

static void compare(unsigned first, const char *clock)
{
    for (unsigned seed = first; seed < first + SEEDS; seed++) {
        char *right = told(seed, false, clock);
        char *wrong = told(seed, true, clock);

        if (strcmp(right, wrong) != 0) {
            say_where(right, wrong);
            fail_msg("seed %u from %s: corrected is not as if it had been right", seed, clock);
        }
        free(right);
        free(wrong);
    }
}

static void a_corrected_book_is_as_if_it_had_been_right_from_the_start(void **state)
{
    (void)state;
    compare(1, BENCH_CLOCK);
}

static void it_is_so_over_the_leap_day(void **state)
{
    (void)state;
    compare(1001, "=2028-02-28 08:15");
}

static void it_is_so_over_the_turn_of_the_year(void **state)
{
    (void)state;
    compare(2001, "=2026-12-30 08:15");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_corrected_book_is_as_if_it_had_been_right_from_the_start),
        cmocka_unit_test(it_is_so_over_the_leap_day),
        cmocka_unit_test(it_is_so_over_the_turn_of_the_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
