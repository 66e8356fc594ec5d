/* One test a promise of report/day.h's figures and of the lists behind them. */
#include "report/day.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "report/counter.h"

#define TODAY COUNTER_TODAY

static void a_day_counts_visits_people_and_how_they_ended(void **state)
{
    struct scratch_book *book = *state;
    counter_open(book, 1);
    counter_identify(book, 1, 1, "mang-la");
    counter_close(book, 1, "done", 600);
    counter_open(book, 2); /* the same citizen comes back */
    counter_identify(book, 2, 1, "mang-la");
    counter_close(book, 2, "waiting", 60);
    counter_open(book, 3);
    counter_close(book, 3, "asked", 20);
    counter_open(book, 4);
    counter_identify(book, 4, 2, "other");
    counter_close(book, 4, "not_done", 90);
    counter_open(book, 5);

    struct day_figures day = counter_figures(book, TODAY);

    assert_int_equal(day.visits, 5);
    assert_int_equal(day.people, 2);
    assert_int_equal(day.done, 1);
    assert_int_equal(day.waiting, 1);
    assert_int_equal(day.asked, 1);
    assert_int_equal(day.not_done, 1);
    assert_int_equal(day.open, 1);
    assert_int_equal(day.longest_seconds, 600);
    assert_int_equal(day.median_seconds, 75); /* of 20 60 90 600 */
    assert_int_equal(day.hour[8], 5);
}

static void a_day_without_visits_is_all_zero_and_names_the_services(void **state)
{
    struct day_figures day = counter_figures(*state, TODAY);

    assert_int_equal(day.visits, 0);
    assert_int_equal(day.line_count, 4);
    assert_string_equal(day.line[0].service, "vneid-install");
    assert_int_equal(day.median_seconds, 0);
    assert_int_equal(day.head_number, 0);
}

static void a_service_answered_otherwise_counts_by_its_latest_answer(void **state)
{
    struct scratch_book *book = *state;
    counter_open(book, 1);
    counter_end(book, 1, "signature", "vnpt", "not_done");
    counter_end(book, 1, "signature", "vnpt", "issued");
    int64_t last = counter_end(book, 1, "signature", "vnpt", "done");

    struct day_figures day = counter_figures(book, TODAY);
    const struct day_line *line = counter_line(&day, "signature", "");
    assert_int_equal(line->done, 1);
    assert_int_equal(line->later + line->not_done, 0);

    counter_undo(book, last, "service.ended"); /* the answer before stands again */
    day = counter_figures(book, TODAY);
    line = counter_line(&day, "signature", "");
    assert_int_equal(line->done, 0);
    assert_int_equal(line->later, 1);
    assert_int_equal(line->issued, 1);
    assert_int_equal(day.issued_not_active, 1);
}

static void two_signatures_of_one_visit_are_one_on_the_services_line(void **state)
{
    struct scratch_book *book = *state;
    counter_open(book, 1);
    counter_end(book, 1, "signature", "viettel", "done");
    counter_end(book, 1, "signature", "vnpt", "had_already");

    struct day_figures day = counter_figures(book, TODAY);

    assert_int_equal(counter_line(&day, "signature", "")->done, 1);
    assert_int_equal(counter_line(&day, "signature", "")->had_already, 1);
    assert_int_equal(counter_line(&day, "signature", "vnpt")->done, 1);
    assert_int_equal(counter_line(&day, "signature", "viettel")->had_already, 0);
    /* Providers follow their service in the order of the counter. */
    assert_string_equal(day.line[3].provider, "vnpt");
    assert_string_equal(day.line[4].provider, "viettel");
}

static void an_undone_visit_leaves_no_figure_behind(void **state)
{
    struct scratch_book *book = *state;
    int64_t opened = counter_open(book, 1);
    counter_identify(book, 1, 1, "mang-la");
    counter_trouble(book, 1, "vneid-cai", "khong-co-mang");
    counter_file(book, 1, "done", true, true, true);
    counter_close(book, 1, "done", 60);

    counter_undo(book, opened, "visit.opened");

    struct day_figures day = counter_figures(book, TODAY);
    assert_int_equal(day.visits + day.people + day.done, 0);
    assert_int_equal(counter_line(&day, "portal", "")->done, 0);
    assert_int_equal(day.dossiers_filed, 0);
    assert_int_equal(day.trouble_count + day.hamlet_count, 0);
    assert_int_equal(day.longest_seconds, 0);
}

static void a_trouble_counts_once_a_visit_and_most_come_first(void **state)
{
    struct scratch_book *book = *state;
    counter_open(book, 1);
    counter_trouble(book, 1, "vneid-cai", "a-mot");
    counter_trouble(book, 1, "vneid-cai", "a-mot");
    counter_trouble(book, 1, "vneid-cai", "b-hai");
    counter_open(book, 2);
    counter_trouble(book, 2, "vneid-cai", "b-hai");

    struct day_figures day = counter_figures(book, TODAY);

    assert_int_equal(day.trouble_count, 2);
    assert_string_equal(day.trouble[0].id2, "b-hai");
    assert_int_equal(day.trouble[0].count, 2);
    assert_int_equal(day.trouble[1].count, 1);
    struct day_filter filter = {.day = TODAY, .trouble = "vneid-cai/b-hai", .hour = -1};
    assert_int_equal(counter_list(book, &filter, NULL), 2);
}

static void dossiers_count_those_of_the_answers_that_stand(void **state)
{
    struct scratch_book *book = *state;
    counter_open(book, 1);
    counter_file(book, 1, "waiting", true, true, true);
    counter_file(book, 1, "done", true, true, false);
    counter_open(book, 2);
    counter_file(book, 2, "done", true, false, true);

    struct day_figures day = counter_figures(book, TODAY);

    assert_int_equal(day.dossiers_filed, 2);
    assert_int_equal(day.dossiers_signed, 1);
    assert_int_equal(day.dossiers_paid, 1);
}

static void what_is_held_over_night_counts_where_it_ended(void **state)
{
    struct scratch_book *book = *state;
    counter_open(book, 1);
    counter_end(book, 1, "signature", "vnpt", "waiting");
    clock_advance(&book->clock, CLOCK_DAY_MS);
    counter_end(book, 1, "signature", "vnpt", "done");
    counter_close(book, 1, "done", 60);

    struct day_figures today = counter_figures(book, TODAY);
    struct day_figures tomorrow = counter_figures(book, TODAY + 1);

    assert_int_equal(today.visits, 1);
    assert_int_equal(today.done, 1);
    assert_int_equal(counter_line(&today, "signature", "")->later, 0);
    assert_int_equal(tomorrow.visits, 0);
    assert_int_equal(counter_line(&tomorrow, "signature", "")->done, 1);
    struct day_filter filter = {.day = TODAY + 1, .service = "signature", .hour = -1};
    assert_int_equal(counter_list(book, &filter, NULL), 1);
}

static void the_list_names_what_was_done_in_the_visit(void **state)
{
    struct scratch_book *book = *state;
    counter_open(book, 7);
    counter_identify(book, 7, 3, "plei-trum");
    counter_end(book, 7, "vneid-install", NULL, "done");
    counter_end(book, 7, "signature", "vnpt", "issued");

    struct day_visit row;
    struct day_filter filter = {.day = TODAY, .result = "open", .hour = -1};
    assert_int_equal(counter_list(book, &filter, &row), 1);

    assert_string_equal(row.visit, counter_visit(7));
    assert_string_equal(row.citizen, counter_citizen(3));
    assert_string_equal(row.result, "");
    assert_string_equal(row.hamlet, "plei-trum");
    assert_string_equal(row.staff, BOOK_STAFF);
    assert_string_equal(row.services, "Cài: xong; Ký số: đã cấp, CHƯA KÍCH HOẠT");
}

static bool stop_at_first(void *self, const struct day_visit *row)
{
    (void)row;
    (*(int *)self)++;
    return false;
}

static void a_reader_of_the_list_may_stop(void **state)
{
    struct scratch_book *book = *state;
    counter_open(book, 1);
    counter_open(book, 2);
    int seen = 0;
    struct day_filter filter = {.day = TODAY, .hour = -1};

    assert_true(report_day_visits(book->ledger, &filter, stop_at_first, &seen, &book->error));

    assert_int_equal(seen, 1);
}

static void the_head_of_the_book_stands_with_the_figures(void **state)
{
    struct scratch_book *book = *state;
    int64_t number = counter_open(book, 1);

    struct day_figures day = counter_figures(book, TODAY);

    assert_int_equal(day.head_number, number);
    assert_int_equal(strlen(day.head), 64);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_SCRATCH_BOOK(a_day_counts_visits_people_and_how_they_ended),
        IN_A_SCRATCH_BOOK(a_day_without_visits_is_all_zero_and_names_the_services),
        IN_A_SCRATCH_BOOK(a_service_answered_otherwise_counts_by_its_latest_answer),
        IN_A_SCRATCH_BOOK(two_signatures_of_one_visit_are_one_on_the_services_line),
        IN_A_SCRATCH_BOOK(an_undone_visit_leaves_no_figure_behind),
        IN_A_SCRATCH_BOOK(a_trouble_counts_once_a_visit_and_most_come_first),
        IN_A_SCRATCH_BOOK(dossiers_count_those_of_the_answers_that_stand),
        IN_A_SCRATCH_BOOK(what_is_held_over_night_counts_where_it_ended),
        IN_A_SCRATCH_BOOK(the_list_names_what_was_done_in_the_visit),
        IN_A_SCRATCH_BOOK(a_reader_of_the_list_may_stop),
        IN_A_SCRATCH_BOOK(the_head_of_the_book_stands_with_the_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
