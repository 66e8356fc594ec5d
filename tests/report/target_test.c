/* How far the commune is: who counts, under which hamlet, over which head count. */
#include "report/target.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/yaml.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "report/counter.h"

#define TODAY COUNTER_TODAY
#define NOV_1 (COUNTER_TODAY - 23)
#define NEVER YAML_NO_DATE

static const struct hamlet hamlets[] = {
    {.id = "an",
     .name = "An",
     .adults = 2,
     .adults_on = NOV_1,
     .source = "Công an xã",
     .confirmed = true,
     .valid_from = NEVER,
     .valid_to = NEVER},
    {.id = "cu",
     .name = "Cũ",
     .adults = 4,
     .adults_on = NEVER,
     .confirmed = true,
     .valid_from = NEVER,
     .valid_to = TODAY - 1,
     .successor = "moi"},
    {.id = "moi",
     .name = "Mới",
     .adults = 4,
     .adults_on = NEVER,
     .confirmed = true,
     .valid_from = NEVER,
     .valid_to = NEVER},
    {.id = "chua",
     .name = "Chưa",
     .adults = 9,
     .adults_on = NEVER,
     .confirmed = false,
     .valid_from = NEVER,
     .valid_to = NEVER},
    {.id = "vong",
     .name = "Vòng",
     .adults = COMMUNE_NOT_KNOWN,
     .adults_on = NEVER,
     .valid_from = NEVER,
     .valid_to = TODAY - 9,
     .successor = "tron"},
    {.id = "tron",
     .name = "Tròn",
     .adults = COMMUNE_NOT_KNOWN,
     .adults_on = NEVER,
     .valid_from = NEVER,
     .valid_to = TODAY - 9,
     .successor = "vong"},
};
static const struct group groups[] = {{.id = "official",
                                       .name = "cán bộ",
                                       .people = 2,
                                       .people_on = NOV_1,
                                       .source = "Ủy ban",
                                       .confirmed = true}};
static const struct target targets[] = {
    {.id = "a",
     .of = "official",
     .title = "a",
     .with_level2 = true,
     .percent = 100,
     .valid_from = 0,
     .valid_to = NEVER},
    {.id = "b", .of = "adults", .title = "b", .percent = 50, .valid_from = 0, .valid_to = NEVER},
    {.id = "old",
     .of = "adults",
     .title = "c",
     .percent = 30,
     .valid_from = 0,
     .valid_to = TODAY - 1},
};
static const struct commune commune = {.hamlets = hamlets,
                                       .hamlet_count = sizeof hamlets / sizeof hamlets[0],
                                       .groups = groups,
                                       .group_count = 1,
                                       .targets = targets,
                                       .target_count = 3,
                                       .adults = COMMUNE_NOT_KNOWN,
                                       .adults_on = NEVER,
                                       .hamlets_on = NEVER};

static struct target_figures read_on(struct scratch_book *book, const struct commune *of,
                                     int32_t from, int32_t day)
{
    struct target_figures figures;
    if (!report_targets(book->ledger, of, from, day, &figures, &book->error))
        fail_msg("report_targets: %s", book->error.cause);
    return figures;
}

static struct target_figures read_today(struct scratch_book *book)
{
    return read_on(book, &commune, NOV_1, TODAY);
}

static void next_day(struct scratch_book *book)
{
    clock_advance(&book->clock, (int64_t)24 * 3600 * 1000);
}

/* A visit of its own: citizen `n`, who lives there; `more` are fields of the body. */
static void come(struct scratch_book *book, int n, const char *hamlet, const char *more)
{
    char body[300];
    counter_open(book, n);
    snprintf(body, sizeof body,
             "{\"visit\":\"%s\",\"sex\":\"F\",\"resident\":true,\"hamlet\":\"%s\"%s}",
             counter_visit(n), hamlet, more);
    scratch_book_say(book, "citizen.identified", counter_citizen(n), body, NULL);
}
#define ADULT    ",\"adult\":true"
#define OFFICIAL ADULT ",\"group\":\"official\""

static void get_level2(struct scratch_book *book, int n)
{
    counter_end(book, n, "vneid-level2", NULL, "done");
}

static void get_signature(struct scratch_book *book, int n)
{
    counter_end(book, n, "signature", "vnpt", "done");
}

static const struct target_place *hamlet_of(const struct target_figures *figures, const char *id)
{
    for (int i = 0; i < figures->hamlet_count; i++) {
        if (strcmp(figures->hamlet[i].id, id) == 0)
            return &figures->hamlet[i];
    }
    return NULL;
}

static void the_officials_target_counts_who_has_both(void **state)
{
    struct scratch_book *book = *state;
    come(book, 1, "an", OFFICIAL);
    get_level2(book, 1);
    come(book, 2, "an", OFFICIAL);
    get_signature(book, 2);
    come(book, 3, "an", OFFICIAL);
    get_level2(book, 3);
    get_signature(book, 3);

    struct target_figures figures = read_today(book);

    assert_int_equal(figures.target_count, 2);
    assert_int_equal(figures.target[0].count, 1);
    assert_int_equal(figures.target[0].people, 2);
    assert_int_equal(figures.target[0].missing, 1);
    assert_int_equal(figures.group[0].level2, 2);
    assert_int_equal(figures.group[0].signature, 2);
    assert_int_equal(figures.group[0].both, 1);
    assert_int_equal(figures.group[0].counted, 1);
    assert_int_equal(figures.target[1].count, 2); /* all adults: the signature alone */
    assert_int_equal(figures.all.counted, 2);
}

static void both_are_there_from_the_day_of_the_second(void **state)
{
    struct scratch_book *book = *state;
    come(book, 1, "an", ADULT);
    get_level2(book, 1);
    next_day(book);
    come(book, 2, "an", ADULT);
    get_signature(book, 1);

    assert_int_equal(read_on(book, &commune, TODAY, TODAY).all.both, 0);
    struct target_figures later = read_on(book, &commune, TODAY + 1, TODAY + 1);
    assert_int_equal(later.all.both, 1);
    assert_int_equal(later.all.both_new, 1);
    assert_int_equal(later.all.level2_new, 0);
    assert_int_equal(read_on(book, &commune, TODAY + 2, TODAY + 2).all.both_new, 0);
}

static void an_issued_signature_and_a_guest_and_a_child_do_not_count(void **state)
{
    struct scratch_book *book = *state;
    come(book, 1, "an", ADULT);
    counter_end(book, 1, "signature", "vnpt", "issued");
    counter_open(book, 2);
    counter_identify(book, 2, 2, "other");
    get_signature(book, 2);
    come(book, 3, "an", ",\"adult\":false,\"birth_year\":2010");
    get_signature(book, 3);

    struct target_figures figures = read_today(book);

    assert_int_equal(figures.people, 3);
    assert_int_equal(figures.all.known, 1);
    assert_int_equal(figures.all.signature, 0);
}

static void who_was_born_19_years_before_is_of_age_without_being_asked(void **state)
{
    struct scratch_book *book = *state;
    come(book, 1, "an", ",\"birth_year\":2007");
    come(book, 2, "an", ",\"birth_year\":2008");

    assert_int_equal(read_today(book).all.known, 1);
    long new_year;
    assert_true(date_read_iso("2027-01-01", &new_year));
    assert_int_equal(read_on(book, &commune, TODAY, (int32_t)new_year).all.known, 2);
}

static void a_merged_hamlet_counts_under_its_successor_after_its_last_day(void **state)
{
    struct scratch_book *book = *state;
    assert_true(clock_set(&book->clock, "=2026-11-23 08:00"));
    come(book, 1, "cu", ADULT);
    get_signature(book, 1);

    struct target_figures before = read_on(book, &commune, NOV_1, TODAY - 1);
    struct target_figures after = read_today(book);

    assert_int_equal(hamlet_of(&before, "cu")->signature, 1);
    assert_int_equal(hamlet_of(&before, "moi")->signature, 0);
    assert_null(hamlet_of(&after, "cu"));
    assert_int_equal(hamlet_of(&after, "moi")->signature, 1);
}

static void successors_in_a_circle_end_somewhere(void **state)
{
    struct scratch_book *book = *state;
    come(book, 1, "vong", ADULT);

    struct target_figures figures = read_today(book);

    assert_int_equal(figures.all.known, 1);
    assert_non_null(report_hamlet_on(&commune, "vong", TODAY));
}

static void a_hamlet_that_the_file_does_not_know_is_not_lost(void **state)
{
    struct scratch_book *book = *state;
    come(book, 1, "la", ADULT);
    counter_open(book, 2);
    scratch_book_say(book, "citizen.identified", counter_citizen(2),
                     "{\"visit\":\"0000000a000000000000000000000002\",\"sex\":\"M\","
                     "\"resident\":true,\"adult\":true}",
                     NULL);

    struct target_figures figures = read_today(book);

    assert_int_equal(hamlet_of(&figures, "la")->known, 1);
    assert_string_equal(figures.hamlet[figures.hamlet_count - 1].id, ""); /* not said: last */
    assert_int_equal(figures.hamlet[figures.hamlet_count - 1].known, 1);
}

static void without_a_confirmed_head_count_there_is_a_count_and_no_percentage(void **state)
{
    struct scratch_book *book = *state;
    come(book, 1, "chua", ADULT);
    get_signature(book, 1);

    struct target_figures figures = read_today(book);
    const struct target_place *place = hamlet_of(&figures, "chua");

    assert_int_equal(place->signature, 1);
    assert_int_equal(place->people, COMMUNE_NOT_KNOWN);
    assert_false(place->lowest);
    assert_int_equal(figures.target[1].count, 1);
    assert_int_equal(figures.target[1].people, COMMUNE_NOT_KNOWN); /* one hamlet is missing */
    assert_int_equal(figures.target[1].missing, 0);
}

static void where_more_are_counted_than_there_are_no_percentage_is_made(void **state)
{
    struct scratch_book *book = *state;
    for (int n = 1; n <= 3; n++) {
        come(book, n, "an", ADULT);
        get_signature(book, n);
    }
    come(book, 4, "moi", ADULT);
    get_signature(book, 4);

    struct target_figures figures = read_today(book);
    const struct target_place *place = hamlet_of(&figures, "an");

    assert_int_equal(place->signature, 3);
    assert_int_equal(report_tenths(place->counted, place->people), -1);
    assert_false(place->lowest);
    assert_false(hamlet_of(&figures, "moi")->lowest); /* the only one: nobody to be behind of */
}

static void the_lowest_percentage_is_marked_unless_all_are_alike(void **state)
{
    struct scratch_book *book = *state;
    come(book, 1, "an", ADULT);
    come(book, 2, "moi", ADULT);

    struct target_figures alike = read_today(book);
    get_signature(book, 1);
    struct target_figures apart = read_today(book);

    assert_false(hamlet_of(&alike, "an")->lowest);
    assert_false(hamlet_of(&alike, "moi")->lowest);
    assert_false(hamlet_of(&apart, "an")->lowest);
    assert_true(hamlet_of(&apart, "moi")->lowest);
}

static void nobody_at_all_divides_by_nothing(void **state)
{
    struct commune empty = commune;
    empty.hamlet_count = 0;
    empty.adults = 0;
    empty.group_count = 0;

    struct target_figures figures = read_on(*state, &empty, NOV_1, TODAY);

    assert_int_equal(figures.target[1].count, 0);
    assert_int_equal(figures.target[1].missing, 0);
    assert_int_equal(report_tenths(figures.target[1].count, figures.target[1].people), -1);
}

static void a_head_count_says_whose_it_is_and_of_which_day(void **state)
{
    struct target_figures figures = read_today(*state);
    struct commune given = commune;
    char text[100];

    const struct target_place *place = hamlet_of(&figures, "an");
    report_origin_text(place->people_on, place->people_source, text, sizeof text);
    assert_string_equal(text, "01/11/2026, Công an xã");
    assert_string_equal(figures.target[0].people_source, "Ủy ban");
    given.adults = 40;
    given.adults_on = NOV_1;
    given.adults_source = "báo cáo";
    figures = read_on(*state, &given, NOV_1, TODAY);
    assert_int_equal(figures.target[1].people, 40);
    assert_string_equal(figures.target[1].people_source, "báo cáo");
    given = commune;
    given.hamlet_count = 3; /* all of them confirmed: their sum */
    figures = read_on(*state, &given, NOV_1, TODAY);
    assert_int_equal(figures.target[1].people, 6);
    assert_string_equal(figures.target[1].people_source, "cộng số của các thôn");
    report_origin_text(NEVER, NULL, text, sizeof text);
    assert_string_equal(text, "không ghi ngày, không ghi nguồn");
}

static void percentages_reach_no_target_too_early_and_close_up(void **state)
{
    (void)state;
    char text[DAY_WORD];
    report_percent_text(report_tenths(314, 1000), text);
    assert_string_equal(text, "31,4%");
    report_percent_text(report_tenths(4999, 10000), text);
    assert_string_equal(text, "49,9%");
    report_percent_text(report_tenths(4996, 10000), text);
    assert_string_equal(text, "49,9%");
    report_percent_text(report_tenths(7, 412), text);
    assert_string_equal(text, "1,7%");
    report_percent_text(report_tenths(5, 16204), text);
    assert_string_equal(text, "0,1%"); /* 0% is nobody */
    report_percent_text(report_tenths(1, 2), text);
    assert_string_equal(text, "50%");
    report_percent_text(report_tenths(0, 0), text);
    assert_string_equal(text, "–");
    report_percent_text(report_tenths(9, 5), text);
    assert_string_equal(text, "–");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_SCRATCH_BOOK(the_officials_target_counts_who_has_both),
        IN_A_SCRATCH_BOOK(both_are_there_from_the_day_of_the_second),
        IN_A_SCRATCH_BOOK(an_issued_signature_and_a_guest_and_a_child_do_not_count),
        IN_A_SCRATCH_BOOK(who_was_born_19_years_before_is_of_age_without_being_asked),
        IN_A_SCRATCH_BOOK(a_merged_hamlet_counts_under_its_successor_after_its_last_day),
        IN_A_SCRATCH_BOOK(successors_in_a_circle_end_somewhere),
        IN_A_SCRATCH_BOOK(a_hamlet_that_the_file_does_not_know_is_not_lost),
        IN_A_SCRATCH_BOOK(without_a_confirmed_head_count_there_is_a_count_and_no_percentage),
        IN_A_SCRATCH_BOOK(where_more_are_counted_than_there_are_no_percentage_is_made),
        IN_A_SCRATCH_BOOK(the_lowest_percentage_is_marked_unless_all_are_alike),
        IN_A_SCRATCH_BOOK(nobody_at_all_divides_by_nothing),
        IN_A_SCRATCH_BOOK(a_head_count_says_whose_it_is_and_of_which_day),
        cmocka_unit_test(percentages_reach_no_target_too_early_and_close_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
