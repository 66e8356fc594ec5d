/* The book cannot be opened: why, what to do, and nothing else. */
#include "base/arena.h"
#include "view/kiosk_private.h"
#include "view/views.h"

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    (void)state;
    char text[400];
    const char *sentence = desk_sentence(ACT_OPEN, &kiosk->trouble, text, (int)sizeof text);
    kiosk_title(kiosk, page, NULL);
    page_heading(page, "Chưa mở được sổ");
    page_gap(page);
    page_text(page, NULL, arena_text(page->arena, sentence), STYLE_PLAIN);
    page_gap(page);
    page_text(page, NULL, "Chương trình chưa sửa hay xóa gì trong sổ.", STYLE_PLAIN);
    page_gap(page);
    page_text(page, NULL, arena_textf(page->arena, "Thư mục sổ: %s", kiosk->options.folder),
              STYLE_DIM);
    page_text(page, NULL,
              arena_textf(page->arena, "Để hỏi người giúp: %s, %s",
                          error_code_name(kiosk->trouble.code), kiosk->trouble.cause),
              STYLE_DIM);
    kiosk_key_as(page, ACTION_GO, "Thử lại", NULL);
    kiosk_key_as(page, ACTION_LEAVE, "Thoát", NULL);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    (void)state;
    switch (act->action) {
    case ACTION_GO:
        return kiosk_open_book(kiosk, NULL) ? react_replace(&view_unlock, NULL) : react(REACT_STAY);
    case ACTION_LEAVE: return react(REACT_END);
    default: return react(REACT_STAY);
    }
}

const struct view view_failed = {
    .name = "failed", .describe = describe, .act = act, .transient = true};
