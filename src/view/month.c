/* The month's report: the period, when it is due, its figures beside those of all time. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"
#include "domain/calendar.h"
#include "domain/date.h"
#include "domain/number.h"
#include "report/period.h"
#include "view/views.h"

#define ROWS_LIMIT 600 /* of the whole report */

struct month {
    long due;                    /* the day on which the report that is shown is due */
    struct period_figures *read; /* owned; NULL: could not be read */
    bool names;                  /* the officials are listed by name */
    char **official;             /* their names, each owned; opened while they are listed */
    int official_count;
    char trouble[400];
};

/* Names do not stay in memory longer than they are on the page. */
static void forget_officials(struct month *month)
{
    for (int i = 0; i < month->official_count; i++) {
        explicit_bzero(month->official[i], strlen(month->official[i]));
        free(month->official[i]);
    }
    free(month->official);
    month->official = NULL;
    month->official_count = 0;
    month->names = false;
}

static void load(struct kiosk *kiosk, struct month *month)
{
    struct desk *desk = kiosk_desk(kiosk);
    struct error error = {0};
    long from, to;
    calendar_report_period(desk_commune(desk), month->due, &from, &to);
    if (month->read == NULL)
        month->read = memory_new(1, sizeof *month->read);
    month->trouble[0] = '\0';
    if (!report_period(desk_ledger(desk), desk_commune(desk), (int32_t)from, (int32_t)to,
                       month->read, &error))
        snprintf(month->trouble, sizeof month->trouble, "%s", kiosk_refuse(ACT_ANY, &error).why);
}

static void enter(struct kiosk *kiosk, void *state, const char *argument)
{
    (void)argument;
    struct month *month = state;
    struct desk *desk = kiosk_desk(kiosk);
    month->due = calendar_report_due(desk_calendar(desk), desk_commune(desk), desk_today(desk));
    load(kiosk, month);
}

static void leave(void *state)
{
    struct month *month = state;
    forget_officials(month);
    free(month->read);
}

struct opening {
    struct desk *desk;
    struct month *month;
};

static bool open_official(void *self, const char *id)
{
    struct opening *opening = self;
    struct month *month = opening->month;
    struct citizen citizen;
    struct error ignored = {0};
    const char *name = "không mở được tên";
    if (desk_citizen(opening->desk, id, &citizen, &ignored))
        name = citizen.name[0] != '\0' ? citizen.name : "chưa ghi tên";
    month->official =
        memory_resize(month->official, (size_t)month->official_count + 1, sizeof *month->official);
    month->official[month->official_count++] = memory_copy_text(name);
    explicit_bzero(&citizen, sizeof citizen);
    return true;
}

/* Once, when they are asked for: each name is unsealed. */
static void list_officials(struct kiosk *kiosk, struct month *month)
{
    struct opening opening = {kiosk_desk(kiosk), month};
    struct error error = {0};
    month->names = true;
    if (!report_officials_without(desk_ledger(opening.desk), month->read->to, open_official,
                                  &opening, &error))
        snprintf(month->trouble, sizeof month->trouble, "%s", kiosk_refuse(ACT_ANY, &error).why);
}

/* ---- the page -------------------------------------------------------------------------------- */

#define NAME_CELLS 31 /* what is left at 80 */

/* Rows of one section become one table, between its lines of words. */
struct section {
    struct page *page;
    const char *title;
    bool headed;             /* the section's head was drawn */
    struct page_cell *cells; /* 4 a row, of the table begun */
    int rows, left;          /* in the table; that there is still room for */
    const char *name;        /* said last */
};

static const char *number(struct page *page, long value)
{
    char text[NUMBER_SIZE];
    if (value == PERIOD_UNCOUNTED)
        return "";
    number_text(value, text);
    return arena_text(page->arena, text);
}

/* Ends the table begun; the first of a section has its head, also without a row. */
static void end_table(struct section *section)
{
    static const int widths[4] = {NAME_CELLS, 23, -9, -9};
    static const char *const head[4] = {"", "", "trong kỳ", "lũy kế"};
    if (section->rows == 0 && section->headed)
        return;
    struct page_table *table = arena_new_array(section->page->arena, struct page_table, 1);
    *table = (struct page_table){.columns = 4,
                                 .widths = widths,
                                 .head = section->headed ? NULL : head,
                                 .rows = section->rows,
                                 .cells = section->cells};
    if (!section->headed) {
        page_gap(section->page);
        page_heading(section->page, section->title);
    }
    page_table(section->page, table);
    section->headed = true;
    section->cells += 4 * section->rows;
    section->rows = 0;
}

static void begin_section(struct section *section, const char *title)
{
    if (section->title != NULL)
        end_table(section);
    section->title = arena_text(section->page->arena, title);
    section->headed = false;
    section->name = "";
}

static void say_line(struct section *section, const char *text, enum page_style style)
{
    end_table(section);
    page_text(section->page, NULL, text, style);
}

/* The name stands at each of its figures, paler from the second on: the page scrolls, and the first
 * row may be out of sight. One that is too long for that has a line of its own. */
static bool take_row(void *self, const struct period_row *row)
{
    struct section *section = self;
    struct arena *arena = section->page->arena;
    if (section->left == 0)
        return false;
    section->left--;
    if (section->title == NULL || strcmp(section->title, row->section) != 0)
        begin_section(section, row->section);
    bool same = strcmp(section->name, row->name) == 0;
    bool wide = text_width(row->name) > NAME_CELLS;
    section->name = arena_text(arena, row->name);
    if (wide && !same)
        say_line(section, section->name, STYLE_PLAIN);
    struct page_cell *cells = &section->cells[4 * section->rows++];
    cells[0] = (struct page_cell){.text = wide ? "" : section->name,
                                  .style = same ? STYLE_DIM : STYLE_PLAIN};
    cells[1].text = arena_text(arena, row->figure);
    cells[2].text = number(section->page, row->in);
    cells[3].text = number(section->page, row->all);
    if (row->note[0] != '\0')
        say_line(section, arena_textf(arena, "   %s", row->note), STYLE_DIM);
    return true;
}

static void describe_officials(const struct month *month, struct page *page)
{
    page_heading(page, arena_textf(page->arena, "Cán bộ, công chức chưa có chữ ký số: %d người",
                                   month->official_count));
    for (int i = 0; i < month->official_count; i++)
        page_text(page, NULL, arena_textf(page->arena, "%3d  %s", i + 1, month->official[i]),
                  STYLE_PLAIN);
    if (month->official_count == 0)
        page_text(page, NULL, "Không còn ai trong số những người đã đến quầy.", STYLE_DONE);
}

static const char *due_text(struct kiosk *kiosk, const struct month *month, struct page *page)
{
    char due[DATE_SIZE];
    long left = month->due - desk_today(kiosk_desk(kiosk));
    date_text(month->due, due);
    if (left == 0)
        return arena_textf(page->arena, "Nộp HÔM NAY, %s", due);
    return left > 0 ? arena_textf(page->arena, "Nộp %s %s, còn %ld ngày",
                                  date_weekday_short(month->due), due, left)
                    : arena_textf(page->arena, "Hạn nộp %s", due);
}

static void describe_figures(struct kiosk *kiosk, const struct month *month, struct page *page)
{
    struct desk *desk = kiosk_desk(kiosk);
    struct section section = {.page = page,
                              .left = ROWS_LIMIT,
                              .cells =
                                  arena_new_array(page->arena, struct page_cell, 4 * ROWS_LIMIT)};
    page_text(page, NULL, due_text(kiosk, month, page),
              month->due - desk_today(desk) <= 3 ? STYLE_ALARM : STYLE_PLAIN);
    if (month->read->visits.in == 0)
        page_text(page, NULL, "Trong kỳ này chưa tiếp ai.", STYLE_DIM);
    report_period_rows(month->read, desk_commune(desk), desk_guides(desk), take_row, &section);
    end_table(&section);
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    struct month *month = state;
    char from[DATE_SIZE], to[DATE_SIZE];
    date_text(month->read->from, from);
    date_text(month->read->to, to);
    page->name = arena_textf(page->arena, "month %ld %d", month->due, month->names);
    kiosk_title(kiosk, page, arena_textf(page->arena, "Báo cáo tháng · %s đến %s", from, to));
    if (month->trouble[0] != '\0')
        page_text(page, NULL, month->trouble, STYLE_FAIL);
    else if (month->names)
        describe_officials(month, page);
    else
        describe_figures(kiosk, month, page);
    kiosk_key_as(page, ACTION_NAMES, month->names ? "Con số" : "Cán bộ chưa có chữ ký", NULL);
    kiosk_key(page, ACTION_MONTH_BEFORE, NULL);
    kiosk_key(page, ACTION_MONTH_AFTER,
              month->due > desk_today(kiosk_desk(kiosk)) ? "Đây là kỳ đang tính." : NULL);
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

/* ---- acts ------------------------------------------------------------------------------------ */

/* The report before is the one due before the first day of this period's month; 40 days after a due
 * day there is always the next one. */
static void turn(struct kiosk *kiosk, struct month *month, long from_day)
{
    struct desk *desk = kiosk_desk(kiosk);
    bool listed = month->names;
    forget_officials(month);
    month->due = calendar_report_due(desk_calendar(desk), desk_commune(desk), from_day);
    load(kiosk, month);
    if (listed && month->trouble[0] == '\0')
        list_officials(kiosk, month);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    struct month *month = state;
    switch (act->action) {
    case ACTION_BACK:
        if (!month->names)
            return react(REACT_BACK);
        forget_officials(month);
        return react(REACT_STAY);
    case ACTION_NAMES:
        if (month->names)
            forget_officials(month);
        else
            list_officials(kiosk, month);
        return react(REACT_STAY);
    case ACTION_MONTH_BEFORE: turn(kiosk, month, month->due - 35); return react(REACT_STAY);
    case ACTION_MONTH_AFTER: turn(kiosk, month, month->due + 1); return react(REACT_STAY);
    default: return react(REACT_STAY);
    }
}

const struct view view_month = {.name = "month",
                                .state_size = sizeof(struct month),
                                .enter = enter,
                                .describe = describe,
                                .act = act,
                                .leave = leave};
