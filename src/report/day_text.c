#include "report/day.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "domain/number.h"
#include "report/block.h"

#define PAGE_CELLS  80
#define LEFT_CELLS  44
#define RIGHT_CELLS 30

/* A number as text, in memory of the caller's expression. */
#define NUMBER(number) number_in((char[NUMBER_SIZE]){0}, (number))

static const char *number_in(char text[NUMBER_SIZE], long number)
{
    number_text(number, text);
    return text;
}

static void write_rule(struct buffer *into)
{
    for (int i = 0; i < PAGE_CELLS; i++)
        buffer_add_text(into, "─");
    buffer_add_byte(into, '\n');
}

static void write_title(const struct day_figures *figures, const struct commune *commune,
                        struct buffer *into)
{
    char title[300], day[DATE_SIZE];
    date_text(figures->day, day);
    if (commune != NULL)
        snprintf(title, sizeof title, "Tổng kết ngày %s · %s %s", day, commune->kind,
                 commune->name);
    else
        snprintf(title, sizeof title, "Tổng kết ngày %s", day);
    static const char state[] = "X · chưa khóa";
    block_left(into, title, PAGE_CELLS - 14);
    block_right(into, state, 14);
    buffer_add_byte(into, '\n');
    write_rule(into);
}

/* Numbers before words. "Chỉ hỏi" and "đang tiếp" are said only when there are such. */
static void write_visits(const struct day_figures *figures, struct buffer *into)
{
    struct block_items items = {
        .into = into, .indent = "  ", .separator = "     ", .cells = PAGE_CELLS};
    block_item(&items, "%s lượt", NUMBER(figures->visits));
    block_item(&items, "%s người", NUMBER(figures->people));
    block_item(&items, "%s xong", NUMBER(figures->done));
    block_item(&items, "%s hẹn lại", NUMBER(figures->waiting));
    block_item(&items, "%s không thành", NUMBER(figures->not_done));
    if (figures->asked > 0)
        block_item(&items, "%s chỉ hỏi", NUMBER(figures->asked));
    if (figures->open > 0)
        block_item(&items, "%s đang tiếp", NUMBER(figures->open));
    block_items_end(&items);
    buffer_add_byte(into, '\n');
}

static void write_providers(const struct day_figures *figures, int at, struct buffer *into)
{
    struct block_items items = {
        .into = into, .indent = "  ", .separator = " · ", .cells = LEFT_CELLS};
    const char *service = figures->line[at].service;
    for (int i = at + 1; i < figures->line_count; i++) {
        const struct day_line *line = &figures->line[i];
        if (strcmp(line->service, service) == 0 && line->done > 0)
            block_item(&items, "%s %s", report_line_title(line), NUMBER(line->done));
    }
    block_items_end(&items);
}

static void write_service(const struct day_figures *figures, int at, struct buffer *into)
{
    const struct day_line *line = &figures->line[at];
    block_left(into, report_line_title(line), LEFT_CELLS - 17);
    block_right(into, NUMBER(line->done), 5);
    block_right(into, NUMBER(line->later), 5);
    block_right(into, NUMBER(line->not_done), 7);
    buffer_add_byte(into, '\n');
    write_providers(figures, at, into);
    if (line->had_already > 0)
        buffer_addf(into, "  trong đó đã có từ trước %s\n", NUMBER(line->had_already));
    if (line->issued > 0)
        buffer_addf(into, "  đã cấp, CHƯA KÍCH HOẠT %s\n", NUMBER(line->issued));
}

static void write_troubles(const struct day_figures *figures, const struct guide_library *guides,
                           struct buffer *into)
{
    if (figures->trouble_count == 0)
        return;
    buffer_add_text(into, "\nTrở ngại\n");
    struct block_items items = {
        .into = into, .indent = "  ", .separator = " · ", .cells = LEFT_CELLS};
    for (int i = 0; i < figures->trouble_count; i++) {
        const struct day_count *trouble = &figures->trouble[i];
        block_item(&items, "%s %s", report_trouble_title(trouble, guides), NUMBER(trouble->count));
    }
    block_items_end(&items);
}

static void write_services(const struct day_figures *figures, const struct guide_library *guides,
                           struct buffer *into)
{
    block_left(into, "Việc", LEFT_CELLS - 17);
    buffer_add_text(into, " xong  hẹn  không\n");
    for (int i = 0; i < figures->line_count; i++) {
        if (figures->line[i].provider[0] == '\0')
            write_service(figures, i, into);
    }
    write_troubles(figures, guides, into);
}

static void write_hours(const struct day_figures *figures, struct buffer *into)
{
    static const char *const bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    long most = 0;
    for (int hour = 0; hour < 24; hour++)
        most = figures->hour[hour] > most ? figures->hour[hour] : most;
    if (most == 0)
        return;
    buffer_addf(into, "Theo giờ (█ %s lượt)\n", NUMBER(most));
    struct block_items items = {
        .into = into, .indent = "", .separator = "  ", .cells = RIGHT_CELLS};
    for (int hour = 0; hour < 24; hour++) {
        long count = figures->hour[hour];
        if (count > 0)
            block_item(&items, "%02d %s", hour, bars[(count * 8 + most - 1) / most - 1]);
    }
    block_items_end(&items);
    buffer_add_byte(into, '\n');
}

static void write_hamlets(const struct day_figures *figures, const struct commune *commune,
                          struct buffer *into)
{
    if (figures->hamlet_count == 0)
        return;
    buffer_add_text(into, "Theo thôn\n");
    struct block_items items = {
        .into = into, .indent = "", .separator = " · ", .cells = RIGHT_CELLS};
    for (int i = 0; i < figures->hamlet_count; i++) {
        const struct day_count *hamlet = &figures->hamlet[i];
        block_item(&items, "%s %s", report_hamlet_name(hamlet, commune), NUMBER(hamlet->count));
    }
    block_items_end(&items);
    buffer_add_byte(into, '\n');
}

static void write_times(const struct day_figures *figures, struct buffer *into)
{
    if (figures->longest_seconds == 0)
        return;
    char usual[NUMBER_SIZE], longest[NUMBER_SIZE];
    duration_text(figures->median_seconds, usual);
    duration_text(figures->longest_seconds, longest);
    buffer_addf(into, "Thường %s một lượt\nLâu nhất %s\n", usual, longest);
}

static void write_foot(const struct day_figures *figures, struct buffer *into)
{
    write_rule(into);
    if (figures->dossiers_filed + figures->dossiers_signed + figures->dossiers_paid > 0)
        buffer_addf(into, "Hồ sơ trực tuyến: %s đã nộp · %s đã ký số · %s đã trả phí\n",
                    NUMBER(figures->dossiers_filed), NUMBER(figures->dossiers_signed),
                    NUMBER(figures->dossiers_paid));
    buffer_addf(into, "Sổ đến số %s\nMã cuối sổ %s\n", NUMBER((long)figures->head_number),
                figures->head);
}

void report_day_text(const struct day_figures *figures, const struct commune *commune,
                     const struct guide_library *guides, struct buffer *into)
{
    write_title(figures, commune, into);
    write_visits(figures, into);
    struct buffer left = {0}, right = {0};
    write_services(figures, guides, &left);
    write_hours(figures, &right);
    write_hamlets(figures, commune, &right);
    write_times(figures, &right);
    block_beside(into, buffer_text(&left), LEFT_CELLS, buffer_text(&right));
    buffer_release(&left);
    buffer_release(&right);
    write_foot(figures, into);
}
