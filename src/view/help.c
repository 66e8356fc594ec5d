/* F1: every key of the page beneath, then all actions by the pages that have them. */
#include <string.h>

#include "base/arena.h"
#include "ui/key.h"
#include "view/kiosk_private.h"
#include "view/views.h"

static const char *named(struct page *page, int key)
{
    char buffer[8];
    return arena_text(page->arena, ui_key_name(key, buffer));
}

static bool has_choices(const struct page *under)
{
    for (const struct page_block *block = under->first; block != NULL; block = block->next)
        if (block->key > 0)
            return true;
    return false;
}

static bool has_options(const struct page *under)
{
    for (const struct page_block *block = under->first; block != NULL; block = block->next)
        if (block->kind == PAGE_OPTIONS)
            return true;
    return false;
}

static void describe_under(struct kiosk *kiosk, struct page *page)
{
    struct page under = {.arena = page->arena};
    kiosk_describe_under(kiosk, &under);
    page_heading(page, "Phím của trang này");
    if (has_choices(&under))
        page_text(page, "Số, chữ", "chọn dòng có số, chữ đó", STYLE_PLAIN);
    for (const struct page_key *key = under.first_key; key != NULL; key = key->next)
        if (key->key != UI_KEY_F1)
            page_text(page, named(page, key->key), key->label,
                      key->why_not != NULL ? STYLE_DIM : STYLE_PLAIN);
    if (has_options(&under))
        page_text(page, "← →", "đổi lựa chọn trong ‹ ›", STYLE_PLAIN);
    page_text(page, "Tab ↑ ↓", "đi tới ô hay dòng khác", STYLE_PLAIN);
}

/* "F2 QR to · Cách Tích · ? Gặp khó" */
static const char *group_text(struct page *page, const char *group)
{
    const char *text = "";
    for (size_t i = 0; kiosk_actions[i].label != NULL; i++)
        if (strcmp(kiosk_actions[i].group, group) == 0)
            text = arena_textf(page->arena, "%s%s%s %s", text, text[0] != '\0' ? " · " : "",
                               named(page, kiosk_actions[i].key), kiosk_actions[i].label);
    return text;
}

static bool seen_before(size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (strcmp(kiosk_actions[i].group, kiosk_actions[index].group) == 0)
            return true;
    return false;
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    (void)state;
    kiosk_title(kiosk, page, "Trợ giúp");
    describe_under(kiosk, page);
    page_gap(page);
    for (size_t i = 0; kiosk_actions[i].label != NULL; i++)
        if (!seen_before(i))
            page_text(page, kiosk_actions[i].group, group_text(page, kiosk_actions[i].group),
                      STYLE_DIM);
    kiosk_key_as(page, ACTION_BACK, "Đóng", NULL);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    (void)kiosk;
    (void)state;
    return react(act->action == ACTION_BACK ? REACT_BACK : REACT_STAY);
}

const struct view view_help = {.name = "help", .describe = describe, .act = act, .transient = true};
