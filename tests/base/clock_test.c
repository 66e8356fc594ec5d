/* Promises of base/clock.h. */
#include "base/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

/* 2026-11-24 00:00 UTC, from `date -ud 2026-11-24 +%s`. */
#define NOV_24_UTC INT64_C(1795478400000)

static void the_day_changes_at_five_in_the_afternoon_utc(void **state)
{
    (void)state;
    int64_t five_pm = NOV_24_UTC + INT64_C(17) * 60 * 60 * 1000;
    assert_int_equal(clock_day(five_pm - 1), 20781); /* 24/11/2026 in Vietnam */
    assert_int_equal(clock_day(five_pm), 20782);
    assert_int_equal(clock_second_of_day(five_pm - 1), 86399);
    assert_int_equal(clock_second_of_day(five_pm), 0);
    assert_true(clock_day_start(20782) == five_pm);
}

static void days_before_1970_round_down_too(void **state)
{
    (void)state;
    assert_int_equal(clock_day(0), 0);
    assert_int_equal(clock_day(-CLOCK_VIETNAM_MS), 0);
    assert_int_equal(clock_day(-CLOCK_VIETNAM_MS - 1), -1);
    assert_int_equal(clock_second_of_day(-CLOCK_VIETNAM_MS - 1), 86399);
}

static void the_zone_of_the_machine_is_never_asked(void **state)
{
    (void)state;
    setenv("TZ", "America/New_York", 1);
    tzset();
    struct clock clock;
    assert_true(clock_set(&clock, "=2026-11-24 08:15"));
    assert_true(clock_wall(&clock) == NOV_24_UTC + (8 * 60 + 15 - 7 * 60) * 60000);
    unsetenv("TZ");
    tzset();
}

static void a_frozen_clock_moves_only_when_it_is_pushed(void **state)
{
    (void)state;
    struct clock clock;
    assert_true(clock_set(&clock, "=2026-11-24 23:59:58"));
    assert_true(clock.given);
    int64_t wall = clock_wall(&clock), steady = clock_steady(&clock);
    assert_true(clock_wall(&clock) == wall);
    clock_advance(&clock, 2000);
    assert_true(clock_wall(&clock) == wall + 2000);
    assert_true(clock_steady(&clock) == steady + 2000);
    assert_int_equal(clock_second_of_day(clock_wall(&clock)), 0);
}

static void a_set_clock_starts_there_and_runs(void **state)
{
    (void)state;
    struct clock clock;
    assert_true(clock_set(&clock, "2031-02-03"));
    int64_t eight = clock_day_start(clock_day(clock_wall(&clock))) + INT64_C(8) * 3600 * 1000;
    assert_in_range(clock_wall(&clock) - eight, 0, 60000);
    assert_int_equal(clock.frozen, 0);
    int64_t offset = clock.offset;
    clock_advance(&clock, 5000); /* only frozen clocks are pushed */
    assert_true(clock.offset == offset);
}

static void only_real_times_are_taken(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",           "=",          "2026-02-29",       "2026-13-01",          "1969-12-31",
        "2200-01-01", "2026-11-31", "2026-11-24 24:00", "2026-11-24 08:60",    "2026-11-24T08:15",
        "24/11/2026", "2026-1-1",   "2026-11-24 8:15",  "2026-11-24 08:15:60", "2026-11-24 08:15 ",
        "2026-00-10", "-026-11-24", "==2026-11-24",
    };
    struct clock clock;
    clock_init(&clock);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_false(clock_set(&clock, wrong[i]));
    assert_false(clock.given);
    assert_true(clock_set(&clock, "2028-02-29"));
    assert_true(clock_set(&clock, "=1970-01-01 07:00")); /* the wall time 0 must stand still too */
    assert_int_not_equal(clock.frozen, 0);
}

static void a_running_clock_follows_the_system(void **state)
{
    (void)state;
    struct clock clock;
    clock_init(&clock);
    int64_t now = (int64_t)time(NULL) * 1000;
    assert_in_range(clock_wall(&clock) - now + 2000, 0, 10000);
    assert_true(clock_steady(&clock) > 0);
    assert_false(clock.given);
}

static void the_time_of_the_build_is_known_to_the_second(void **state)
{
    (void)state;
    assert_true(clock_built() > INT64_C(1700000000000) || getenv("SOURCE_DATE_EPOCH") != NULL);
    assert_true(clock_built() % 1000 == 0);

    struct clock clock;
    clock_init(&clock);
    assert_true(clock_earliest(&clock) == clock_built());
    assert_true(clock_set(&clock, "=2019-01-01 08:00"));
    assert_true(clock_earliest(&clock) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_day_changes_at_five_in_the_afternoon_utc),
        cmocka_unit_test(days_before_1970_round_down_too),
        cmocka_unit_test(the_zone_of_the_machine_is_never_asked),
        cmocka_unit_test(a_frozen_clock_moves_only_when_it_is_pushed),
        cmocka_unit_test(a_set_clock_starts_there_and_runs),
        cmocka_unit_test(only_real_times_are_taken),
        cmocka_unit_test(a_running_clock_follows_the_system),
        cmocka_unit_test(the_time_of_the_build_is_known_to_the_second),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
