/* Somebody practises and a number comes that is in use: is this a real person? argument: what was
 * typed or scanned, as the page that receives takes it. */
#include <stdio.h>

#include "view/receive_card.h"
#include "view/views.h"

struct real_state {
    char typed[RECEIVE_CARD_SIZE];
};

static void enter(struct kiosk *kiosk, void *memory, const char *argument)
{
    struct real_state *state = memory;
    (void)kiosk;
    snprintf(state->typed, sizeof state->typed, "%s", argument != NULL ? argument : "");
}

static void describe(struct kiosk *kiosk, void *memory, struct page *page)
{
    (void)memory;
    struct desk *desk = kiosk_desk(kiosk);
    kiosk_title(kiosk, page, "Tập tình huống");
    page->name = "real";
    page_heading(page, "Người thật? Ghi vào sổ");
    page_gap(page);
    page_text(page, NULL, "Số vừa nhận không phải số để tập. Số để tập bắt đầu bằng 099.",
              STYLE_PLAIN);
    page_gap(page);
    page_text(page, NULL,
              "Có người thật ở quầy thì bấm Enter: thôi tập, sang ghi sổ, những gì vừa gõ đi theo.",
              STYLE_PLAIN);
    if (desk_is_practice(desk) && desk_visit_count(desk) > 0)
        page_text(page, NULL, "Lượt đang tập dở thì bỏ, không giữ lại.", STYLE_WAIT);
    page_text(page, NULL, "Gõ nhầm thì bấm Esc để tập tiếp.", STYLE_PLAIN);
    kiosk_key_as(page, ACTION_GO, "Ghi vào sổ", NULL)->commits = true;
    kiosk_key_as(page, ACTION_BACK, "Tập tiếp", NULL);
}

static struct reaction act(struct kiosk *kiosk, void *memory, const struct ui_act *act)
{
    const struct real_state *state = memory;
    switch (act->action) {
    case ACTION_BACK: return react(REACT_BACK);
    case ACTION_GO: kiosk_lesson_end(kiosk); return react_home(&view_receive, state->typed);
    default: return react(REACT_STAY);
    }
}

const struct view view_real = {.name = "real",
                               .state_size = sizeof(struct real_state),
                               .enter = enter,
                               .describe = describe,
                               .act = act,
                               .transient = true};
