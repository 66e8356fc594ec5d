#include "view/day_acts.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "domain/calendar.h"
#include "domain/date.h"
#include "view/kiosk_print.h"
#include "view/views.h"

static const struct {
    const char *result, *title;
} totals[] = {
    [ITEM_VISITS] = {NULL, "mọi lượt"},
    [ITEM_PEOPLE] = {NULL, "mọi người đã đến"},
    [ITEM_DONE] = {"done", "xong"},
    [ITEM_WAITING] = {"waiting", "hẹn lại"},
    [ITEM_NOT_DONE] = {"not_done", "không thành"},
    [ITEM_ASKED] = {"asked", "chỉ hỏi"},
    [ITEM_ISSUED] = {NULL, "đã cấp, CHƯA KÍCH HOẠT"},
};

static const struct {
    const char *outcome, *title;
} outcomes[LINE_FIGURES] = {
    {"positive", "xong"}, {"later", "hẹn lại"}, {"not_done", "không thành"}};

static void of_line(const struct day *day, int index, struct figure *figure)
{
    const struct day_line *line = &day->figures.line[index / LINE_FIGURES];
    int outcome = index % LINE_FIGURES;
    figure->filter.service = line->service;
    figure->filter.provider = line->provider[0] != '\0' ? line->provider : NULL;
    figure->filter.outcome = outcomes[outcome].outcome;
    snprintf(figure->title, sizeof figure->title, "%s · %s", report_line_title(line),
             outcomes[outcome].title);
}

static void of_trouble(struct kiosk *kiosk, const struct day *day, int index, struct figure *figure)
{
    const struct day_count *trouble = &day->figures.trouble[index];
    snprintf(figure->word[0], sizeof figure->word[0], "%s/%s", trouble->id, trouble->id2);
    figure->filter.trouble = figure->word[0];
    snprintf(figure->title, sizeof figure->title, "%s",
             report_trouble_title(trouble, desk_guides(kiosk_desk(kiosk))));
}

static void of_hamlet(struct kiosk *kiosk, const struct day *day, int index, struct figure *figure)
{
    const struct day_count *hamlet = &day->figures.hamlet[index];
    figure->filter.hamlet = hamlet->id;
    snprintf(figure->title, sizeof figure->title, "%s",
             report_hamlet_name(hamlet, desk_commune(kiosk_desk(kiosk))));
}

static struct reaction look_behind(struct kiosk *kiosk, struct day *day, int item)
{
    struct figure figure = {.filter = {.day = day->day, .hour = -1}};
    if (item <= 0 || item >= ITEM_AFTER)
        return react_refuse("Đưa con trỏ tới một con số rồi bấm Enter.");
    if (item >= ITEM_HAMLETS)
        of_hamlet(kiosk, day, item - ITEM_HAMLETS, &figure);
    else if (item >= ITEM_TROUBLES)
        of_trouble(kiosk, day, item - ITEM_TROUBLES, &figure);
    else if (item >= ITEM_LINES)
        of_line(day, item - ITEM_LINES, &figure);
    else {
        figure.filter.result = totals[item].result;
        figure.filter.outcome = item == ITEM_ISSUED ? "issued" : NULL;
        snprintf(figure.title, sizeof figure.title, "%s", totals[item].title);
    }
    figure_write(&figure.filter, figure.title, day->argument);
    return react_open(&view_behind, day->argument);
}

static struct reaction other_day(struct kiosk *kiosk, struct day *day, int days)
{
    day->day += days;
    day_load(kiosk, day);
    return react(REACT_STAY);
}

/* Who has begun nothing is on no list of come-backs, so stays in hand. */
static void tell_come_backs(struct desk *desk, struct day *day, int count, long until)
{
    char date[DATE_SIZE], left[120] = "";
    date_text_short(until, date);
    if (desk_visit_count(desk) > 0)
        snprintf(left, sizeof left, "còn %d người chưa làm việc nào: Tab mở từng người",
                 desk_visit_count(desk));
    if (count == 0)
        snprintf(day->told, sizeof day->told, "Chưa hẹn lại ai: %s", left);
    else
        snprintf(day->told, sizeof day->told, "Đã hẹn lại %d người, %s %s%s%s", count,
                 date_weekday_short(until), date, left[0] != '\0' ? "; " : "", left);
}

static struct reaction all_come_back(struct kiosk *kiosk, struct day *day)
{
    struct desk *desk = kiosk_desk(kiosk);
    struct error error = {0};
    int count = 0;
    long until = calendar_next_working_day(desk_calendar(desk), desk_today(desk));
    bool good = desk_all_come_back(desk, (int32_t)until, &count, &error);
    day_load(kiosk, day);
    if (!good)
        return kiosk_refuse(ACT_WRITE, &error);
    desk_hush(desk);
    tell_come_backs(desk, day, count, until);
    return react(REACT_STAY);
}

static struct reaction print(struct kiosk *kiosk, const struct day *day)
{
    struct reaction refusal;
    char iso[DATE_SIZE];
    date_iso(day->day, iso);
    return kiosk_print(kiosk, DESK_PAPER_DAY, iso, &refusal) ? react(REACT_STAY) : refusal;
}

struct reaction day_act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    struct day *day = state;
    day->told[0] = '\0';
    switch (act->action) {
    case ACTION_GO:
    case UI_ACTION_CHOOSE: return look_behind(kiosk, day, act->item);
    case ACTION_COME_BACK: return all_come_back(kiosk, day);
    case ACTION_PRINT: return print(kiosk, day);
    case ACTION_DAY_BEFORE: return other_day(kiosk, day, -1);
    case ACTION_DAY_AFTER: return other_day(kiosk, day, 1);
    case ACTION_BACK: return react(REACT_BACK);
    default: return react(REACT_STAY);
    }
}
