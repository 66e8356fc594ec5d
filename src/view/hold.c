/* Putting a visit aside: what does the citizen wait for? */
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "domain/waiting.h"
#include "view/road.h"
#include "view/views.h"

static void describe(struct kiosk *kiosk, void *memory, struct page *page)
{
    (void)memory;
    const struct desk_visit *visit = desk_now(kiosk_desk(kiosk));
    kiosk_title(kiosk, page, visit_title(page->arena, visit, "để chờ"));
    page_heading(page, "Chờ gì?");
    page_gap(page);
    for (size_t i = 0; i < waiting_count(); i++) {
        const struct waiting *waiting = waiting_at(i);
        page_choice(page, 1 + (int)i, '1' + (int)i, waiting->text,
                    waiting->minutes > 0
                        ? arena_textf(page->arena, "quá hạn sau %d phút", waiting->minutes)
                        : NULL);
    }
    page_gap(page);
    page_text(page, NULL, "Lượt này vẫn mở. Ở trang đầu, bấm F6 để gọi người chờ lâu nhất.",
              STYLE_DIM);
    kiosk_key_as(page, ACTION_GO, "Để chờ", NULL)->commits = true;
    kiosk_key(page, ACTION_BACK, NULL);
}

static struct reaction act(struct kiosk *kiosk, void *memory, const struct ui_act *act)
{
    (void)memory;
    struct error error = {0};
    switch (act->action) {
    case ACTION_BACK: return react(REACT_BACK);
    case ACTION_GO:
    case UI_ACTION_CHOOSE: {
        const struct waiting *waiting = act->item > 0 ? waiting_at((size_t)act->item - 1) : NULL;
        if (waiting == NULL)
            return react(REACT_STAY);
        return desk_hold(kiosk_desk(kiosk), waiting->id, &error) ? react(REACT_HOME)
                                                                 : kiosk_refuse(ACT_WRITE, &error);
    }
    default: return react(REACT_STAY);
    }
}

static bool restore(struct kiosk *kiosk, void *memory, const json_t *saved)
{
    (void)memory;
    (void)saved;
    return desk_now(kiosk_desk(kiosk)) != NULL;
}

const struct view view_hold = {
    .name = "hold", .describe = describe, .act = act, .restore = restore};
