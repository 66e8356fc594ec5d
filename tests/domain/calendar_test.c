/* Promises of domain/calendar.h, on the shipped years and on broken ones. */
#include "domain/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/yaml.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "support/scratch.h"

struct loading {
    struct scratch scratch;
    struct arena *arena;
    struct buffer said; /* "LINE message\n", warnings with a leading ~ */
    struct findings findings;
    struct error error;
    const struct calendar *calendar;
};

static void hear(void *self, const char *file, int line, bool warning, const char *message)
{
    (void)file;
    buffer_addf(self, "%s%d %s\n", warning ? "~" : "", line, message);
}

static int setup(void **state)
{
    struct loading *loading = calloc(1, sizeof *loading);
    scratch_make(&loading->scratch);
    loading->arena = arena_new();
    loading->findings = (struct findings){.add = hear, .self = &loading->said};
    *state = loading;
    return 0;
}

static int teardown(void **state)
{
    struct loading *loading = *state;
    bool empty = scratch_end(&loading->scratch);
    arena_free(loading->arena);
    buffer_release(&loading->said);
    free(loading);
    return empty ? 0 : -1;
}

static const struct calendar *load_shipped(struct loading *loading)
{
    const struct calendar *calendar =
        calendar_load(CAMTAY_DATA "/calendar", loading->arena, &loading->findings, &loading->error);
    assert_non_null(calendar);
    assert_int_equal(loading->findings.errors, 0);
    return calendar;
}

static long day_of(int year, int month, int day)
{
    return date_to_day((struct date){year, month, day});
}

/* Working days from Monday to Friday that the year loses, and Saturdays it gains. */
static void count_special(const struct calendar *calendar, int year, int *off, int *worked)
{
    *off = *worked = 0;
    for (long day = day_of(year, 1, 1); day <= day_of(year, 12, 31); day++) {
        bool weekend = date_weekday(day) >= SATURDAY;
        bool working = calendar_is_working_day(calendar, day);
        *off += !weekend && !working;
        *worked += weekend && working;
    }
}

static void the_shipped_years_have_the_days_of_the_notices(void **state)
{
    const struct calendar *calendar = load_shipped(*state);
    static const struct {
        int year, off, worked;
    } years[] = {{2025, 12, 1}, {2026, 14, 2}, {2027, 12, 0}};
    for (size_t i = 0; i < sizeof years / sizeof years[0]; i++) {
        int off = 0, worked = 0;
        assert_true(calendar_knows_year(calendar, years[i].year));
        count_special(calendar, years[i].year, &off, &worked);
        assert_int_equal(off, years[i].off);
        assert_int_equal(worked, years[i].worked);
    }
    assert_false(calendar_knows_year(calendar, 2024));
    assert_false(calendar_knows_year(calendar, 2028));
}

static void days_off_and_worked_saturdays_say_why(void **state)
{
    const struct calendar *calendar = load_shipped(*state);
    assert_false(calendar_is_working_day(calendar, day_of(2026, 11, 24)));
    assert_string_equal(calendar_why(calendar, day_of(2026, 11, 24)), "Ngày Văn hóa Việt Nam");
    assert_true(calendar_is_working_day(calendar, day_of(2026, 11, 23)));
    assert_true(calendar_is_working_day(calendar, day_of(2026, 11, 25)));
    assert_null(calendar_why(calendar, day_of(2026, 11, 25)));
    assert_true(calendar_is_working_day(calendar, day_of(2026, 8, 22))); /* a Saturday */
    assert_false(calendar_is_working_day(calendar, day_of(2026, 8, 29)));
    assert_false(calendar_is_working_day(calendar, day_of(2026, 2, 18)));
    assert_true(calendar_is_working_day(calendar, day_of(2027, 2, 11)));
    /* A year without a file: weekends only. */
    assert_true(calendar_is_working_day(calendar, day_of(2030, 1, 1)));
    assert_false(calendar_is_working_day(calendar, day_of(2030, 1, 5)));
    assert_null(calendar_why(calendar, day_of(2030, 1, 1)));
}

static void working_days_are_found_across_holidays(void **state)
{
    const struct calendar *calendar = load_shipped(*state);
    assert_int_equal(calendar_previous_working_day(calendar, day_of(2026, 2, 23)),
                     day_of(2026, 2, 13));
    assert_int_equal(calendar_next_working_day(calendar, day_of(2026, 2, 13)), day_of(2026, 2, 23));
    assert_int_equal(calendar_next_working_day(calendar, day_of(2026, 11, 23)),
                     day_of(2026, 11, 25));
    assert_int_equal(calendar_previous_working_day(calendar, day_of(2026, 11, 26)),
                     day_of(2026, 11, 25));
    assert_int_equal(calendar_working_day_by(calendar, day_of(2026, 11, 24)), day_of(2026, 11, 23));
    assert_int_equal(calendar_working_day_by(calendar, day_of(2026, 11, 25)), day_of(2026, 11, 25));
    assert_int_equal(calendar_previous_working_day(calendar, day_of(2027, 1, 2)),
                     day_of(2026, 12, 31));
}

static void the_report_is_due_on_the_20th_or_the_working_day_before(void **state)
{
    const struct calendar *calendar = load_shipped(*state);
    const struct commune commune = {.report_day = 20, .cut_off_day = 14};
    static const struct {
        struct date today, due;
    } cases[] = {
        {{2026, 11, 1}, {2026, 11, 20}},  {{2026, 11, 20}, {2026, 11, 20}},
        {{2026, 11, 21}, {2026, 12, 18}}, /* 20/12/2026 is a Sunday */
        {{2026, 12, 18}, {2026, 12, 18}}, {{2026, 12, 19}, {2027, 1, 20}},
        {{2027, 2, 15}, {2027, 2, 19}},                                  /* a Saturday */
        {{2027, 6, 20}, {2027, 7, 20}},   {{2026, 2, 1}, {2026, 2, 13}}, /* Tết */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(calendar_report_due(calendar, &commune, date_to_day(cases[i].today)),
                         date_to_day(cases[i].due));
}

static void a_report_covers_the_15th_to_the_14th(void **state)
{
    (void)state;
    struct commune commune = {.report_day = 20, .cut_off_day = 14};
    long from = 0, to = 0;
    calendar_report_period(&commune, day_of(2027, 1, 20), &from, &to);
    assert_int_equal(from, day_of(2026, 12, 15));
    assert_int_equal(to, day_of(2027, 1, 14));
    long next_from = 0;
    calendar_report_period(&commune, day_of(2027, 2, 19), &next_from, &to);
    assert_int_equal(next_from, day_of(2027, 1, 15)); /* no day between, none twice */
    commune.cut_off_day = 28;
    calendar_report_period(&commune, day_of(2027, 3, 19), &from, &to);
    assert_int_equal(from, day_of(2027, 3, 1));
    assert_int_equal(to, day_of(2027, 3, 28));
}

#define ROW(day) "  - {day: " day ", why: x, source: x, confirmed: true}\n"

static void mistakes_have_their_lines_and_cost_only_their_year(void **state)
{
    struct loading *loading = *state;
    static const struct {
        const char *text, *said;
    } cases[] = {
        {"year: 2026\noff:\n" ROW("2027-01-01") "worked: []\n", "3 ngày không thuộc năm 2026\n"},
        {"year: 2027\noff: []\nworked: []\n", "0 mục year không phải là năm trong tên tệp\n"},
        {"year: 2026\noff:\n" ROW("2026-01-01") ROW("2026-01-01") "worked: []\n",
         "4 trùng ngày với dòng 3\n"},
        {"year: 2026\noff:\n  - {day: 2026-01-02, to: 2026-01-01, why: x, source: x, confirmed: "
         "true}\nworked: []\n",
         "3 mục to trước mục day\n"},
        {"year: 2026\noff:\n" ROW("2026-01-03") "worked:\n" ROW("2026-01-03"),
         "5 vừa nghỉ vừa làm: xem dòng 3\n"},
        {"year: 2026\noff:\n  - {day: 2026-01-01, why: x}\nworked: []\n",
         "3 thiếu mục: source\n3 thiếu mục: confirmed\n"},
        {"year: 2026\n", "1 thiếu mục: off\n1 thiếu mục: worked\n"},
        {"", "1 không có mục nào\n"},
    };
    scratch_write(&loading->scratch, "2025.yaml", "year: 2025\noff: []\nworked: []\n");
    scratch_write(&loading->scratch, "note.txt", "not a year");
    scratch_write(&loading->scratch, "26.yaml", "nor this");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        scratch_write(&loading->scratch, "2026.yaml", cases[i].text);
        buffer_clear(&loading->said);
        const struct calendar *calendar = calendar_load(loading->scratch.path, loading->arena,
                                                        &loading->findings, &loading->error);
        assert_non_null(calendar);
        assert_string_equal(buffer_text(&loading->said), cases[i].said);
        assert_true(calendar_knows_year(calendar, 2025));
        assert_false(calendar_knows_year(calendar, 2026));
    }
    scratch_remove(&loading->scratch, "2025.yaml");
    scratch_remove(&loading->scratch, "2026.yaml");
    scratch_remove(&loading->scratch, "26.yaml");
    scratch_remove(&loading->scratch, "note.txt");
}

static void what_is_not_confirmed_is_a_warning(void **state)
{
    struct loading *loading = *state;
    scratch_write(&loading->scratch, "2026.yaml",
                  "year: 2026\noff:\n  - {day: 2026-11-23, why: nghỉ liền, source: báo, confirmed: "
                  "false}\nworked: []\n");
    const struct calendar *calendar =
        calendar_load(loading->scratch.path, loading->arena, &loading->findings, &loading->error);
    assert_string_equal(buffer_text(&loading->said), "~3 nghỉ liền chưa xác nhận\n");
    assert_true(calendar_knows_year(calendar, 2026));
    assert_false(calendar_is_working_day(calendar, day_of(2026, 11, 23)));
    scratch_remove(&loading->scratch, "2026.yaml");
}

static void a_folder_that_is_not_there_is_an_error(void **state)
{
    struct loading *loading = *state;
    assert_null(calendar_load("/nowhere", loading->arena, NULL, &loading->error));
    assert_int_equal(loading->error.code, ERROR_MISSING);
    /* An empty one is a calendar that knows no year. */
    assert_non_null(calendar_load(loading->scratch.path, loading->arena, NULL, &loading->error));
}

static void a_calendar_of_holidays_only_does_not_hang(void **state)
{
    struct loading *loading = *state;
    scratch_write(&loading->scratch, "2026.yaml",
                  "year: 2026\noff:\n  - {day: 2026-01-01, to: 2026-12-31, why: x, source: x, "
                  "confirmed: true}\nworked: []\n");
    const struct calendar *calendar =
        calendar_load(loading->scratch.path, loading->arena, &loading->findings, &loading->error);
    const struct commune commune = {.report_day = 20, .cut_off_day = 14};
    assert_true(calendar_report_due(calendar, &commune, day_of(2026, 6, 1)) >= day_of(2026, 6, 1));
    scratch_remove(&loading->scratch, "2026.yaml");
}

static void without_any_year_the_weekends_are_off(void **state)
{
    (void)state;
    long friday = day_of(2026, 11, 27);
    assert_false(calendar_knows_year(calendar_weekends(), 2026));
    assert_int_equal(calendar_next_working_day(calendar_weekends(), friday), friday + 3);
}

#define WITH_A_LOADING(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_A_LOADING(the_shipped_years_have_the_days_of_the_notices),
        WITH_A_LOADING(days_off_and_worked_saturdays_say_why),
        WITH_A_LOADING(working_days_are_found_across_holidays),
        WITH_A_LOADING(the_report_is_due_on_the_20th_or_the_working_day_before),
        cmocka_unit_test(a_report_covers_the_15th_to_the_14th),
        cmocka_unit_test(without_any_year_the_weekends_are_off),
        WITH_A_LOADING(mistakes_have_their_lines_and_cost_only_their_year),
        WITH_A_LOADING(what_is_not_confirmed_is_a_warning),
        WITH_A_LOADING(a_folder_that_is_not_there_is_an_error),
        WITH_A_LOADING(a_calendar_of_holidays_only_does_not_hang),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
