/* The visits behind a figure of the day. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "domain/date.h"
#include "domain/id_number.h"
#include "domain/outcome.h"
#include "view/figure.h"
#include "view/view.h"
#include "view/views.h"

#define VISITS_LIMIT 500

struct behind {
    struct figure figure;
    struct day_visit *visit; /* owned */
    size_t count;
    bool more; /* than the limit */
    char trouble[400];
};

static bool add_visit(void *self, const struct day_visit *visit)
{
    struct behind *behind = self;
    behind->more = behind->count == VISITS_LIMIT;
    if (behind->more)
        return false;
    behind->visit = memory_resize(behind->visit, behind->count + 1, sizeof *behind->visit);
    behind->visit[behind->count++] = *visit;
    return true;
}

static void enter(struct kiosk *kiosk, void *state, const char *argument)
{
    struct behind *behind = state;
    struct error error = {0};
    if (!figure_read(argument, &behind->figure))
        return;
    if (!report_day_visits(desk_ledger(kiosk_desk(kiosk)), &behind->figure.filter, add_visit,
                           behind, &error))
        snprintf(behind->trouble, sizeof behind->trouble, "%s", kiosk_refuse(ACT_ANY, &error).why);
}

static void leave(void *state)
{
    struct behind *behind = state;
    free(behind->visit);
}

static const char *time_text(int64_t at, struct page *page)
{
    int minutes = clock_second_of_day(at) / 60;
    return arena_textf(page->arena, "%02d:%02d", minutes / 60, minutes % 60);
}

/* Name and masked number, opened for this page alone. */
static const char *called(struct kiosk *kiosk, const struct day_visit *visit, struct page *page)
{
    struct citizen citizen;
    struct error ignored = {0};
    char mask[ID_NUMBER_MASK_SIZE] = "";
    if (visit->citizen[0] == '\0' ||
        !desk_citizen(kiosk_desk(kiosk), visit->citizen, &citizen, &ignored))
        return "chưa ghi tên";
    if (citizen.id_number[0] != '\0')
        id_number_mask(citizen.id_number, mask);
    const char *text =
        arena_textf(page->arena, "%s%s%s", citizen.name, mask[0] != '\0' ? " · " : "", mask);
    explicit_bzero(&citizen, sizeof citizen);
    return text;
}

static const char *work_text(const struct day_visit *visit, struct page *page)
{
    bool any = visit->services[0] != '\0';
    if (visit->result[0] != '\0')
        return any ? visit->services : "chỉ hỏi";
    return any ? arena_textf(page->arena, "đang tiếp; %s", visit->services) : "đang tiếp";
}

static void describe_visits(struct kiosk *kiosk, struct behind *behind, struct page *page)
{
    static const int widths[3] = {5, 30, 39};
    static const char *const head[3] = {"Giờ", "Người", "Việc"};
    struct page_cell *cells =
        arena_new_array(page->arena, struct page_cell, 3 * (behind->count + 1));
    for (size_t i = 0; i < behind->count; i++) {
        const struct day_visit *visit = &behind->visit[i];
        cells[3 * i] = (struct page_cell){
            .text = time_text(visit->opened, page), .style = STYLE_DIM, .item = (int)i + 1};
        cells[3 * i + 1].text = called(kiosk, visit, page);
        cells[3 * i + 2].text = work_text(visit, page);
    }
    struct page_table *table = arena_new_array(page->arena, struct page_table, 1);
    *table = (struct page_table){
        .columns = 3, .widths = widths, .head = head, .rows = (int)behind->count, .cells = cells};
    page_table(page, table);
    if (behind->more)
        page_text(page, NULL, arena_textf(page->arena, "Chỉ hiện %d lượt đầu.", VISITS_LIMIT),
                  STYLE_DIM);
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    struct behind *behind = state;
    char date[DATE_SIZE];
    date_text(behind->figure.filter.day, date);
    kiosk_title(kiosk, page, arena_textf(page->arena, "%s · %s", date, behind->figure.title));
    if (behind->trouble[0] != '\0')
        page_text(page, NULL, behind->trouble, STYLE_FAIL);
    else if (behind->count == 0)
        page_text(page, NULL, "Không còn lượt nào sau con số này.", STYLE_PLAIN);
    else
        describe_visits(kiosk, behind, page);
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    (void)kiosk;
    (void)state;
    return react(act->action == ACTION_BACK ? REACT_BACK : REACT_STAY);
}

const struct view view_behind = {.name = "behind",
                                 .state_size = sizeof(struct behind),
                                 .enter = enter,
                                 .describe = describe,
                                 .act = act,
                                 .leave = leave};
