/* Guides beside the services: what untangles, first procedures, what is good to know. */
#include <string.h>

#include "base/arena.h"
#include "guide/guide.h"
#include "guide/library.h"
#include "view/views.h"

enum { ITEM_GUIDE = 1 };

static const struct {
    const char *group;
    const char *title;
} groups[] = {{"trouble", "Gỡ rối"}, {"procedure", "Hồ sơ"}, {"know", "Nên biết"}};

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    (void)state;
    const struct guide_library *library = desk_guides(kiosk_desk(kiosk));
    const struct desk_visit *visit = desk_now(kiosk_desk(kiosk));
    int key = '1';
    kiosk_title(kiosk, page,
                visit != NULL && visit->citizen.name[0] != '\0'
                    ? arena_textf(page->arena, "%s · Việc khác", visit->citizen.name)
                    : "Việc khác");
    for (size_t g = 0; g < sizeof groups / sizeof groups[0]; g++) {
        page_heading(page, groups[g].title);
        for (size_t i = 0; i < guide_library_count(library); i++) {
            const struct guide *guide = guide_library_at(library, i);
            if (guide->group == NULL || strcmp(guide->group, groups[g].group) != 0)
                continue;
            page_choice(page, ITEM_GUIDE + (int)i, key, guide->title,
                        arena_textf(page->arena, "%d phút", guide->minutes));
            key = key == '9' ? 'a' : key == 0 || key == 'z' ? 0 : key + 1;
        }
        page_gap(page);
    }
    kiosk_key_as(page, ACTION_GO, "Mở", NULL)->commits = true;
    kiosk_key(page, ACTION_BACK, NULL);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    (void)state;
    const struct guide_library *library = desk_guides(kiosk_desk(kiosk));
    size_t index = (size_t)(act->item - ITEM_GUIDE);
    switch (act->action) {
    case ACTION_BACK: return react(REACT_BACK);
    case ACTION_GO:
    case UI_ACTION_CHOOSE:
        return act->item >= ITEM_GUIDE && index < guide_library_count(library)
                   ? react_open(&view_read, guide_library_at(library, index)->id)
                   : react(REACT_STAY);
    default: return react(REACT_STAY);
    }
}

const struct view view_other = {.name = "other", .describe = describe, .act = act};
