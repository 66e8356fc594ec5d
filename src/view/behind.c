/* The visits behind a figure of the day. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"
#include "domain/date.h"
#include "view/figure.h"
#include "view/listed.h"
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

static void describe_visits(struct kiosk *kiosk, struct behind *behind, struct page *page)
{
    static const int widths[3] = {5, 33, 36};
    static const char *const head[3] = {"Giờ", "Người", "Việc"};
    struct page_cell *cells =
        arena_new_array(page->arena, struct page_cell, 3 * (behind->count + 1));
    for (size_t i = 0; i < behind->count; i++) {
        const struct day_visit *visit = &behind->visit[i];
        cells[3 * i] = (struct page_cell){
            .text = listed_time(visit->opened, page), .style = STYLE_DIM, .item = (int)i + 1};
        cells[3 * i + 1].text = listed_called(kiosk, visit->citizen, page);
        cells[3 * i + 2].text = listed_work(visit, page);
    }
    listed_table(page, 3, widths, head, (int)behind->count, cells);
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
    kiosk_key_as(page, ACTION_GO, "Xem lượt", behind->count > 0 ? NULL : "Không có lượt nào.");
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    (void)kiosk;
    const struct behind *behind = state;
    size_t which = (size_t)(act->item - 1);
    switch (act->action) {
    case ACTION_BACK: return react(REACT_BACK);
    case ACTION_GO:
    case UI_ACTION_CHOOSE:
        return act->item > 0 && which < behind->count
                   ? react_open(&view_story, behind->visit[which].visit)
                   : react(REACT_STAY);
    default: return react(REACT_STAY);
    }
}

const struct view view_behind = {.name = "behind",
                                 .state_size = sizeof(struct behind),
                                 .enter = enter,
                                 .describe = describe,
                                 .act = act,
                                 .leave = leave};
