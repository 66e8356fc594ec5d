/* The links as choices, by what they belong to. */
#include <string.h>

#include "base/arena.h"
#include "guide/library.h"
#include "view/view.h"
#include "view/views.h"

enum item { ITEM_LINK = 1 /* and one a link */ };

/* 1 to 9, then letters. */
static int key_of(size_t index)
{
    return index < 9 ? '1' + (int)index : index < 9 + 26 ? 'a' + (int)index - 9 : 0;
}

/* "play.google.com": the whole address stands beside its code. */
static const char *host_of(const struct guide_link *link, struct page *page)
{
    const char *start = strstr(link->url, "://");
    start = start != NULL ? start + 3 : link->url;
    return arena_text_n(page->arena, start, strcspn(start, "/"));
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    (void)state;
    const struct guide_library *guides = desk_guides(kiosk_desk(kiosk));
    size_t count = guide_library_link_count(guides);
    const char *group = "";
    kiosk_title(kiosk, page, "Mã QR");
    if (count == 0)
        page_text(page, NULL, "Chưa có liên kết nào trong links.md.", STYLE_PLAIN);
    for (size_t i = 0; i < count; i++) {
        const struct guide_link *link = guide_library_link(guides, i);
        if (strcmp(link->group, group) != 0)
            page_text(page, NULL, link->group, STYLE_DIM);
        group = link->group;
        const char *host = host_of(link, page);
        const char *label = guide_library_link_label(guides, link);
        page_choice(page, ITEM_LINK + (int)i, key_of(i), label != link->name ? label : host,
                    link->opened ? host : arena_textf(page->arena, "%s · chưa mở thử", host));
    }
    kiosk_key_as(page, ACTION_GO, "Mở mã", NULL);
    kiosk_key(page, ACTION_BOARD, count > 0 ? NULL : "Chưa có mã nào để chiếu.");
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    (void)state;
    const struct guide_library *guides = desk_guides(kiosk_desk(kiosk));
    switch (act->action) {
    case ACTION_GO:
    case UI_ACTION_CHOOSE:
        if (act->item >= ITEM_LINK &&
            (size_t)(act->item - ITEM_LINK) < guide_library_link_count(guides))
            return react_open(&view_code,
                              guide_library_link(guides, (size_t)(act->item - ITEM_LINK))->name);
        return react(REACT_STAY);
    case ACTION_BOARD: return react_open(&view_board, NULL);
    case ACTION_BACK: return react(REACT_BACK);
    default: return react(REACT_STAY);
    }
}

const struct view view_codes = {.name = "codes", .describe = describe, .act = act};
