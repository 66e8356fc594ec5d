/* End of day: figures, who stands behind them, and open visits turned into come-backs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "guide/guide.h"
#include "guide/library.h"
#include "support/counter.h"
#include "view/figure.h"

#define THUK "001090123456"
#define BLUI "062185004321"

static void end(struct counter *counter, const char *service, const char *provider,
                enum outcome outcome)
{
    struct error error = {0};
    struct desk_ended ended = {.outcome = outcome};
    snprintf(ended.service, sizeof ended.service, "%s", service);
    snprintf(ended.provider, sizeof ended.provider, "%s", provider);
    if (outcome == OUTCOME_NOT_DONE)
        snprintf(ended.reason, sizeof ended.reason, "no_phone");
    assert_true(desk_end_service(counter_desk(counter), &ended, &error));
}

/* A Thuk went home with VNeID and a certificate not yet activated; Y Blưi is still here. */
static void work(struct counter *counter)
{
    struct error error = {0};
    counter_receive(counter, "A Thuk", THUK);
    end(counter, "vneid-install", "", OUTCOME_DONE);
    end(counter, "signature", "vnpt", OUTCOME_ISSUED);
    assert_true(desk_close(counter_desk(counter), true, "none", "", &error));
    counter_receive(counter, "Y Blưi", BLUI);
}

static void open_day(struct counter *counter)
{
    kiosk_react(counter->kiosk, &(struct reaction){.kind = REACT_HOME});
    turn_describe(&counter->turn);
    counter_type(counter, "7");
    assert_string_equal(counter_view(counter), "day");
}

static void a_certificate_not_activated_is_said_in_capitals(void **state)
{
    struct counter *counter = *state;
    work(counter);

    open_day(counter);

    assert_true(counter_shows(counter, "Tổng kết T4 25/11/2026"));
    assert_true(counter_shows(counter, "2 lượt"));
    assert_true(counter_shows(counter, "CHƯA KÍCH HOẠT"));
    assert_true(counter_shows(counter, "VNPT SmartCA"));
}

static void a_day_without_anybody_says_so(void **state)
{
    struct counter *counter = *state;
    open_day(counter);

    counter_press(counter, UI_KEY_PAGE_UP);

    assert_true(counter_shows(counter, "24/11/2026"));
    assert_true(counter_shows(counter, "Ngày này chưa tiếp ai."));
    counter_press(counter, UI_KEY_PAGE_DOWN);
    counter_press(counter, UI_KEY_PAGE_DOWN);
    assert_true(counter_shows(counter, "25/11/2026"));
    assert_true(counter_shows(counter, "Hôm nay là ngày cuối"));
}

static void enter_on_a_figure_lists_the_visits_behind_it(void **state)
{
    struct counter *counter = *state;
    work(counter);
    open_day(counter);

    counter_press(counter, UI_KEY_ENTER);

    assert_string_equal(counter_view(counter), "behind");
    assert_true(counter_shows(counter, "A Thuk · 001•••••3456"));
    assert_true(counter_shows(counter, "Y Blưi · 062•••••4321"));
    assert_true(counter_shows(counter, "08:15"));
    assert_null(strstr(counter_page(counter), BLUI));
    counter_press(counter, UI_KEY_ESCAPE);
    assert_string_equal(counter_view(counter), "day");
}

/* Who came from a hamlet, had two troubles, and got one thing done and another not. */
static void had_a_hard_visit(struct counter *counter, const char *name, const char *number)
{
    struct error error = {0};
    struct desk *desk = counter_desk(counter);
    counter_receive(counter, name, number);
    struct citizen citizen = desk_now(desk)->citizen;
    snprintf(citizen.hamlet, sizeof citizen.hamlet, "mang-la");
    assert_true(desk_identify(desk, &citizen, &error));
    const struct guide *guide = guide_library_of_service(desk_guides(desk), "vneid-install", 0);
    assert_true(desk_begin(desk, guide, &error));
    assert_true(desk_trouble(desk, guide->steps[0].troubles[0].id, true, &error));
    assert_true(desk_trouble(desk, guide->steps[0].troubles[1].id, false, &error));
    end(counter, "vneid-install", "", OUTCOME_DONE);
    end(counter, "signature", "viettel", OUTCOME_NOT_DONE);
    assert_true(desk_close(desk, true, "none", "", &error));
}

struct shown {
    int item;
    long figure;
};

/* The figures of the page that the focus can go to. */
static int figures_shown(struct counter *counter, struct shown *shown, int most)
{
    int count = 0;
    for (const struct page_block *block = counter->turn.page.first; block; block = block->next) {
        const struct page_table *table = block->table;
        for (int i = 0; table != NULL && i < table->rows * table->columns; i++) {
            if (table->cells[i].item <= 0)
                continue;
            assert_true(count < most);
            shown[count++] =
                (struct shown){table->cells[i].item, strtol(table->cells[i].text, NULL, 10)};
        }
    }
    return count;
}

static long rows_listed(struct counter *counter)
{
    for (const struct page_block *block = counter->turn.page.first; block; block = block->next)
        if (block->table != NULL)
            return block->table->rows;
    return 0;
}

static void each_figure_leads_to_as_many_visits_as_it_says(void **state)
{
    struct counter *counter = *state;
    struct shown shown[64];
    work(counter);
    had_a_hard_visit(counter, "Y Hlim", "062185004322");
    had_a_hard_visit(counter, "A Bul", "062085004323");
    open_day(counter);
    int count = figures_shown(counter, shown, 64);
    assert_true(count > 12);

    for (int i = 0; i < count; i++) {
        turn_place(&counter->turn)->focus = shown[i].item;
        counter_press(counter, UI_KEY_ENTER);
        assert_string_equal(counter_view(counter), "behind");
        if (rows_listed(counter) != shown[i].figure)
            fail_msg("%ld are said, %ld are listed:\n%s", shown[i].figure, rows_listed(counter),
                     counter_page(counter));
        counter_press(counter, UI_KEY_ESCAPE);
    }
}

static void page_up_shows_the_day_before_and_page_down_comes_back(void **state)
{
    struct counter *counter = *state;
    work(counter);
    open_day(counter);

    counter_press(counter, UI_KEY_PAGE_UP);
    assert_true(counter_shows(counter, "Tổng kết T3 24/11/2026"));
    assert_null(strstr(counter_page(counter), "2 lượt"));
    counter_press(counter, UI_KEY_PAGE_DOWN);

    assert_true(counter_shows(counter, "Tổng kết T4 25/11/2026"));
    assert_true(counter_shows(counter, "2 lượt"));
}

static void h_makes_every_open_visit_a_come_back_on_the_next_working_day(void **state)
{
    struct counter *counter = *state;
    work(counter);
    open_day(counter);
    assert_true(counter_shows(counter, "Y Blưi"));
    counter_type(counter, "h");
    assert_true(counter_shows(counter, "Chưa hẹn lại ai: còn 1 người chưa làm việc nào"));
    end(counter, "vneid-install", "", OUTCOME_DONE);

    counter_type(counter, "h");

    assert_true(counter_shows(counter, "Đã hẹn lại 1 người, T5 26/11"));
    assert_int_equal(desk_visit_count(counter_desk(counter)), 0);
    counter_type(counter, "h");
    assert_true(counter_shows(counter, "Không còn ai đang tiếp"));
}

static void h_is_off_on_a_past_day_and_when_nobody_is_open(void **state)
{
    struct counter *counter = *state;
    open_day(counter);
    counter_type(counter, "h");
    assert_string_equal(counter->turn.said, "Không còn ai đang tiếp.");
    work(counter);
    open_day(counter);

    counter_press(counter, UI_KEY_PAGE_UP);
    counter_type(counter, "h");

    assert_non_null(strstr(counter->turn.said, "Chỉ hẹn lại được người của hôm nay"));
    assert_int_equal(desk_visit_count(counter_desk(counter)), 1);
}

static void a_figure_written_and_read_is_the_same(void **state)
{
    (void)state;
    char text[FIGURE_SIZE];
    struct figure figure;
    struct day_filter filter = {.day = 20782,
                                .service = "signature",
                                .provider = "vnpt",
                                .outcome = "later",
                                .hamlet = "",
                                .hour = 9};

    figure_write(&filter, "Chữ ký số · hẹn lại", text);

    assert_true(figure_read(text, &figure));
    assert_int_equal(figure.filter.day, 20782);
    assert_int_equal(figure.filter.hour, 9);
    assert_string_equal(figure.filter.provider, "vnpt");
    assert_string_equal(figure.filter.hamlet, "");
    assert_null(figure.filter.trouble);
    assert_string_equal(figure.title, "Chữ ký số · hẹn lại");
    assert_false(figure_read("{}", &figure));
    assert_false(figure_read("x", &figure));
    assert_false(figure_read(NULL, &figure));
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(a_certificate_not_activated_is_said_in_capitals),
        AT_A_COUNTER(a_day_without_anybody_says_so),
        AT_A_COUNTER(enter_on_a_figure_lists_the_visits_behind_it),
        AT_A_COUNTER(each_figure_leads_to_as_many_visits_as_it_says),
        AT_A_COUNTER(page_up_shows_the_day_before_and_page_down_comes_back),
        AT_A_COUNTER(h_is_off_on_a_past_day_and_when_nobody_is_open),
        AT_A_COUNTER(h_makes_every_open_visit_a_come_back_on_the_next_working_day),
        cmocka_unit_test(a_figure_written_and_read_is_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
