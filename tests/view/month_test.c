/* The month's page: figures beside those of all time, and who of the officials has no signature. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "desk/quick.h"
#include "domain/outcome.h"
#include "domain/service.h"
#include "support/counter.h"

static void serve(struct counter *counter, const char *name, const char *id_number,
                  enum outcome outcome)
{
    struct error error = {0};
    struct citizen citizen = {.resident = true, .adult = true};
    struct desk_ended ended = {.outcome = outcome};
    snprintf(citizen.name, sizeof citizen.name, "%s", name);
    snprintf(citizen.id_number, sizeof citizen.id_number, "%s", id_number);
    snprintf(citizen.group, sizeof citizen.group, "official");
    snprintf(citizen.hamlet, sizeof citizen.hamlet, "mang-la");
    snprintf(ended.service, sizeof ended.service, SERVICE_SIGNATURE);
    snprintf(ended.provider, sizeof ended.provider, "vnpt");
    struct desk *desk = counter_desk(counter);
    const struct desk_quick quick = {.citizen = &citizen,
                                     .mode = "counter",
                                     .ended = &ended,
                                     .ended_count = 1,
                                     .notice = true,
                                     .helper = "none",
                                     .day = (int32_t)desk_today(desk)};
    if (!desk_quick(desk, &quick, &error))
        fail_msg("desk_quick: %s", error.cause);
}

static void open_month(struct counter *counter)
{
    counter_type(counter, "8");
    assert_string_equal(counter_view(counter), "month");
}

static int lines_with(struct counter *counter, const char *words)
{
    int count = 0;
    for (const char *at = counter_page(counter); (at = strstr(at, words)) != NULL; at++)
        count++;
    return count;
}

static void a_month_without_a_visit_says_so_and_when_it_is_due(void **state)
{
    struct counter *counter = *state;

    open_month(counter);

    assert_true(counter_shows(counter, "Trong kỳ này chưa tiếp ai."));
    assert_true(counter_shows(counter, "Nộp T6 18/12/2026")); /* the 20th is a Sunday */
    assert_true(counter_shows(counter, "15/11/2026 đến 14/12/2026"));
    assert_true(counter_shows(counter, "chưa có số người được xác nhận"));
}

static void a_name_stands_at_each_of_its_figures(void **state)
{
    struct counter *counter = *state;
    serve(counter, "A Thuk", "062190001234", OUTCOME_DONE);

    open_month(counter);

    assert_true(lines_with(counter, "VNPT SmartCA") == 2);
    assert_true(lines_with(counter, "Măng La") == 4);
    assert_true(counter_shows(counter, "Chữ ký số theo nơi cấp")); /* read out too */
}

static void names_are_opened_when_asked_for_and_go_with_the_page(void **state)
{
    struct counter *counter = *state;
    serve(counter, "A Thuk", "062190001234", OUTCOME_DONE);
    serve(counter, "Y Mẫu", "062190001235", OUTCOME_ISSUED);

    open_month(counter);
    assert_true(counter_shows(counter, "Cán bộ chưa có chữ ký số"));
    assert_null(strstr(counter_page(counter), "Y Mẫu"));
    counter_type(counter, "t");

    assert_true(counter_shows(counter, "chưa có chữ ký số: 1 người"));
    assert_true(counter_shows(counter, "Y Mẫu"));
    assert_null(strstr(counter_page(counter), "A Thuk"));
    counter_type(counter, "[");
    assert_true(counter_shows(counter, "15/10/2026 đến 14/11/2026"));
    assert_true(counter_shows(counter, "chưa có chữ ký số: 0 người"));
    counter_type(counter, "]");
    assert_true(counter_shows(counter, "Y Mẫu"));
    counter_press(counter, UI_KEY_ESCAPE);
    assert_string_equal(counter_view(counter), "month");
    assert_null(strstr(counter_page(counter), "Y Mẫu"));
}

static void the_month_before_is_one_key_away_and_none_after_this_one(void **state)
{
    struct counter *counter = *state;
    open_month(counter);

    counter_type(counter, "]");
    assert_true(counter_shows(counter, "Đây là kỳ đang tính."));
    counter_type(counter, "[");
    assert_true(counter_shows(counter, "15/10/2026 đến 14/11/2026"));
    assert_true(counter_shows(counter, "Hạn nộp 20/11/2026"));
    counter_type(counter, "]");
    assert_true(counter_shows(counter, "15/11/2026 đến 14/12/2026"));
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(a_month_without_a_visit_says_so_and_when_it_is_due),
        AT_A_COUNTER(a_name_stands_at_each_of_its_figures),
        AT_A_COUNTER(names_are_opened_when_asked_for_and_go_with_the_page),
        AT_A_COUNTER(the_month_before_is_one_key_away_and_none_after_this_one),
    };
    return cmocka_run_group_tests_name("month", tests, NULL, NULL);
}
