/* End of day: what the book says now (an X reading), each figure with its visits behind it. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/error.h"
#include "domain/calendar.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "domain/number.h"
#include "view/day_acts.h"
#include "view/kiosk_print.h"
#include "view/view.h"
#include "view/views.h"

#define TROUBLES_SHOWN 4
#define HAMLETS_SHOWN  5

struct day_page {
    struct kiosk *kiosk;
    struct day *day;
    struct page *page;
};

/* ---- loading --------------------------------------------------------------------------------- */

void day_load(struct kiosk *kiosk, struct day *day)
{
    struct error error = {0};
    day->trouble[0] = '\0';
    day->read_at = kiosk_wall(kiosk);
    memset(&day->figures, 0, sizeof day->figures);
    if (!report_day(desk_ledger(kiosk_desk(kiosk)), day->day, &day->figures, &error))
        snprintf(day->trouble, sizeof day->trouble, "%s", kiosk_refuse(ACT_ANY, &error).why);
}

static void enter(struct kiosk *kiosk, void *state, const char *argument)
{
    struct day *day = state;
    long given = 0;
    day->day = desk_today(kiosk_desk(kiosk));
    if (argument != NULL && date_read_iso(argument, &given))
        day->day = (int32_t)given;
    day_load(kiosk, day);
}

/* ---- the page -------------------------------------------------------------------------------- */

static const char *figure(const struct day_page *at, long number)
{
    char text[NUMBER_SIZE];
    number_text(number, text);
    return arena_text(at->page->arena, text);
}

/* A figure that is 0 has nobody behind it: a dot that cannot have the focus. */
static struct page_cell cell(const struct day_page *at, long number, int item,
                             enum page_style style)
{
    if (number == 0)
        return (struct page_cell){.text = "·", .style = STYLE_DIM};
    return (struct page_cell){.text = figure(at, number), .style = style, .item = item};
}

static struct page_cell counted(const struct day_page *at, long number, const char *what, int item,
                                enum page_style style)
{
    return (struct page_cell){.text =
                                  arena_textf(at->page->arena, "%s %s", figure(at, number), what),
                              .style = style,
                              .item = number > 0 ? item : 0};
}

static void add_table(const struct day_page *at, int columns, const int *widths,
                      const char *const *head, int rows, const struct page_cell *cells)
{
    struct page_table *table = arena_new_array(at->page->arena, struct page_table, 1);
    *table = (struct page_table){
        .columns = columns, .widths = widths, .head = head, .rows = rows, .cells = cells};
    page_table(at->page, table);
}

static void describe_totals(const struct day_page *at)
{
    static const int widths[6] = {11, 11, 10, 12, 14, 10};
    const struct day_figures *day = &at->day->figures;
    struct page_cell *cells = arena_new_array(at->page->arena, struct page_cell, 6);
    cells[0] = counted(at, day->visits, "lượt", ITEM_VISITS, STYLE_STRONG);
    cells[1] = counted(at, day->people, "người", ITEM_PEOPLE, STYLE_STRONG);
    cells[2] = counted(at, day->done, "xong", ITEM_DONE, STYLE_DONE);
    cells[3] = counted(at, day->waiting, "hẹn lại", ITEM_WAITING, STYLE_WAIT);
    cells[4] = counted(at, day->not_done, "không thành", ITEM_NOT_DONE, STYLE_FAIL);
    cells[5] = counted(at, day->asked, "chỉ hỏi", ITEM_ASKED, STYLE_PLAIN);
    add_table(at, 6, widths, NULL, 1, cells);
}

static void describe_services(const struct day_page *at)
{
    static const int widths[4] = {24, -5, -5, -6};
    static const char *const head[4] = {"Việc", "xong", "hẹn", "không"};
    const struct day_figures *day = &at->day->figures;
    struct page_cell *cells =
        arena_new_array(at->page->arena, struct page_cell, 4 * (day->line_count + 1));
    for (int i = 0; i < day->line_count; i++) {
        const struct day_line *line = &day->line[i];
        bool own = line->provider[0] == '\0';
        const char *title = report_line_title(line);
        struct page_cell *row = &cells[4 * i];
        row[0] =
            (struct page_cell){.text = own ? title : arena_textf(at->page->arena, "  %s", title),
                               .style = own ? STYLE_STRONG : STYLE_PLAIN};
        int item = ITEM_LINES + i * LINE_FIGURES;
        row[1] = cell(at, line->done, item, STYLE_PLAIN);
        row[2] = cell(at, line->later, item + 1, STYLE_WAIT);
        row[3] = cell(at, line->not_done, item + 2, STYLE_FAIL);
    }
    add_table(at, 4, widths, head, day->line_count, cells);
}

static void describe_troubles(const struct day_page *at)
{
    static const int widths[2] = {36, -5};
    static const char *const head[2] = {"Trở ngại", ""};
    const struct day_figures *day = &at->day->figures;
    int count = day->trouble_count < TROUBLES_SHOWN ? day->trouble_count : TROUBLES_SHOWN;
    if (count == 0)
        return;
    struct page_cell *cells = arena_new_array(at->page->arena, struct page_cell, 2 * count);
    for (int i = 0; i < count; i++) {
        cells[2 * i].text =
            report_trouble_title(&day->trouble[i], desk_guides(kiosk_desk(at->kiosk)));
        cells[2 * i + 1] = cell(at, day->trouble[i].count, ITEM_TROUBLES + i, STYLE_PLAIN);
    }
    page_gap(at->page);
    add_table(at, 2, widths, head, count, cells);
}

/* What costs most if it is overlooked: no signature yet. */
static void describe_issued(const struct day_page *at)
{
    static const int widths[2] = {36, -5};
    long count = at->day->figures.issued_not_active;
    if (count == 0)
        return;
    struct page_cell *cells = arena_new_array(at->page->arena, struct page_cell, 2);
    cells[0] = (struct page_cell){.text = "Đã cấp, CHƯA KÍCH HOẠT", .style = STYLE_ALARM};
    cells[1] = cell(at, count, ITEM_ISSUED, STYLE_ALARM);
    page_gap(at->page);
    add_table(at, 2, widths, NULL, 1, cells);
}

static void describe_times(const struct day_page *at)
{
    const struct day_figures *day = &at->day->figures;
    char middle[NUMBER_SIZE], longest[NUMBER_SIZE];
    if (day->median_seconds == 0 && day->longest_seconds == 0)
        return;
    duration_text(day->median_seconds, middle);
    duration_text(day->longest_seconds, longest);
    page_gap(at->page);
    page_text(at->page, NULL,
              arena_textf(at->page->arena, "Một lượt thường %s, dài nhất %s", middle, longest),
              STYLE_DIM);
}

static void describe_hours(const struct day_page *at)
{
    struct page_bar *bars = arena_new_array(at->page->arena, struct page_bar, 24);
    int count = 0;
    for (int hour = 0; hour < 24; hour++)
        if (at->day->figures.hour[hour] > 0)
            bars[count++] = (struct page_bar){.label = arena_textf(at->page->arena, "%02d", hour),
                                              .value = at->day->figures.hour[hour]};
    if (count == 0)
        return;
    page_text(at->page, NULL, "Theo giờ", STYLE_DIM);
    page_bars(at->page, bars, count);
    page_gap(at->page);
}

static void describe_hamlets(const struct day_page *at)
{
    static const int widths[2] = {20, -5};
    static const char *const head[2] = {"Theo thôn", ""};
    const struct day_figures *day = &at->day->figures;
    int count = day->hamlet_count < HAMLETS_SHOWN ? day->hamlet_count : HAMLETS_SHOWN;
    if (count == 0)
        return;
    struct page_cell *cells = arena_new_array(at->page->arena, struct page_cell, 2 * count);
    long others = 0;
    for (int i = 0; i < day->hamlet_count; i++) {
        if (i >= count) {
            others += day->hamlet[i].count;
            continue;
        }
        cells[2 * i].text =
            report_hamlet_name(&day->hamlet[i], desk_commune(kiosk_desk(at->kiosk)));
        cells[2 * i + 1] = cell(at, day->hamlet[i].count, ITEM_HAMLETS + i, STYLE_PLAIN);
    }
    add_table(at, 2, widths, head, count, cells);
    if (others > 0)
        page_text(
            at->page, NULL,
            arena_textf(at->page->arena, "và %d nơi nữa: %ld", day->hamlet_count - count, others),
            STYLE_DIM);
}

static bool is_today(const struct day_page *at)
{
    return at->day->day == desk_today(kiosk_desk(at->kiosk));
}

/* Who is still in hand, by name as long as the row holds them. */
static void say_open(const struct day_page *at)
{
    struct desk *desk = kiosk_desk(at->kiosk);
    int count = desk_visit_count(desk);
    if (count == 0 || !is_today(at) || at->page->said != NULL)
        return;
    const struct citizen *first = &desk_visit_at(desk, 0)->citizen;
    const char *more = count > 1 ? arena_textf(at->page->arena, " và %d người nữa", count - 1) : "";
    page_said(
        at->page, STYLE_ALARM,
        first->name[0] != '\0'
            ? arena_textf(at->page->arena, "Còn %d người đang tiếp: %s%s · phím h: hẹn lại cả",
                          count, first->name, more)
            : arena_textf(at->page->arena, "Còn %d người đang tiếp · phím h: hẹn lại cả", count));
}

/* Nobody came; a service may have ended all the same in a visit of the day before. */
static bool is_empty(const struct day_figures *day)
{
    for (int i = 0; i < day->line_count; i++)
        if (day->line[i].done > 0 || day->line[i].later > 0 || day->line[i].not_done > 0)
            return false;
    return day->visits == 0 && day->trouble_count == 0;
}

static void describe_keys(const struct day_page *at)
{
    bool open = desk_visit_count(kiosk_desk(at->kiosk)) > 0;
    kiosk_key_as(at->page, ACTION_GO, "Xem người", NULL);
    kiosk_key_as(at->page, ACTION_COME_BACK, "Hẹn lại",
                 !is_today(at) ? "Chỉ hẹn lại được người của hôm nay. PgDn về hôm nay."
                               : (open ? NULL : "Không còn ai đang tiếp."))
        ->commits = true;
    kiosk_print_key(at->kiosk, at->page, "In",
                    is_empty(&at->day->figures) ? "Ngày này chưa tiếp ai, không có gì để in."
                                                : NULL);
    kiosk_key(at->page, ACTION_DAY_BEFORE, NULL);
    kiosk_key(at->page, ACTION_DAY_AFTER, is_today(at) ? "Hôm nay là ngày cuối." : NULL);
    kiosk_key_as(at->page, ACTION_BACK, "Về", NULL);
}

static void describe_body(const struct day_page *at)
{
    if (is_empty(&at->day->figures)) {
        page_text(at->page, NULL, "Ngày này chưa tiếp ai.", STYLE_PLAIN);
        return;
    }
    describe_totals(at);
    page_gap(at->page);
    describe_services(at);
    describe_troubles(at);
    describe_issued(at);
    describe_times(at);
    page_side(at->page, SIDE_SECOND);
    describe_hours(at);
    describe_hamlets(at);
    page_side(at->page, SIDE_MAIN);
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    struct day *day = state;
    struct day_page at = {kiosk, day, page};
    char date[DATE_SIZE];
    date_text(day->day, date);
    page->name = arena_textf(page->arena, "day %d", (int)day->day);
    kiosk_title(kiosk, page,
                arena_textf(page->arena, "Tổng kết %s %s · %s", date_weekday_short(day->day), date,
                            desk_counter(kiosk_desk(kiosk))));
    int minutes = clock_second_of_day(day->read_at) / 60;
    page->right = arena_textf(page->arena, "số liệu lúc %02d:%02d", minutes / 60, minutes % 60);
    if (day->told[0] != '\0')
        page_said(page, STYLE_DONE, arena_text(page->arena, day->told));
    if (day->trouble[0] != '\0')
        page_text(page, NULL, day->trouble, STYLE_FAIL);
    else
        describe_body(&at);
    say_open(&at);
    describe_keys(&at);
}

static json_t *save(const void *state)
{
    const struct day *day = state;
    return json_pack("{s:i}", "day", (int)day->day);
}

static bool restore(struct kiosk *kiosk, void *state, const json_t *saved)
{
    struct day *day = state;
    const json_t *number = json_object_get(saved, "day");
    if (!json_is_integer(number))
        return false;
    day->day = (int32_t)json_integer_value(number);
    day_load(kiosk, day);
    return true;
}

const struct view view_day = {.name = "day",
                              .state_size = sizeof(struct day),
                              .enter = enter,
                              .describe = describe,
                              .act = day_act,
                              .save = save,
                              .restore = restore};
