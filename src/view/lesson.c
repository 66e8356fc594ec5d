/* The guides to learn from: the same pages on a book in memory, nothing written. Choosing a guide
 * receives an invented citizen (a number of 099, which is not in use) on the lesson's desk. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "guide/guide.h"
#include "guide/library.h"
#include "view/views.h"

enum { ITEM_PRACTICE = 1, ITEM_GUIDE };

static void describe(struct kiosk *kiosk, void *memory, struct page *page)
{
    (void)memory;
    const struct guide_library *library = desk_guides(kiosk_counter(kiosk));
    kiosk_title(kiosk, page, "Hướng dẫn, tập");
    page_heading(page, "Học bài nào?");
    page_text(page, NULL, "Tập với một người không có thật, không ghi vào sổ.", STYLE_DIM);
    page_gap(page);
    page_choice(page, ITEM_PRACTICE, '0', "Tập tình huống", "người đến quầy với chuyện hay gặp");
    page_gap(page);
    for (size_t i = 0, key = 0; i < guide_library_count(library); i++) {
        const struct guide *guide = guide_library_at(library, i);
        if (guide->service == NULL)
            continue;
        const char *note = guide->minutes > 0
                               ? arena_textf(page->arena, "%zu bước · khoảng %d phút",
                                             guide->step_count, guide->minutes)
                               : arena_textf(page->arena, "%zu bước", guide->step_count);
        page_choice(page, ITEM_GUIDE + (int)i, key < 9 ? '1' + (int)key : 0, guide->title, note);
        key++;
    }
    page_focus(page, ITEM_GUIDE);
    kiosk_key_as(page, ACTION_GO, "Học", NULL)->commits = true;
    kiosk_key(page, ACTION_BACK, NULL);
}

static struct reaction begin(struct kiosk *kiosk, size_t index)
{
    struct error error = {0};
    struct citizen invented = {
        .id_number = "099190000001", .name = "A Tập", .birth = "1990", .resident = true};
    if (!kiosk_lesson_begin(kiosk, &error))
        return kiosk_refuse(ACT_GUIDE, &error);
    struct desk *desk = kiosk_desk(kiosk);
    const struct guide *guide = guide_library_at(desk_guides(desk), index);
    if (!desk_receive(desk, &invented, "counter", &error) ||
        !desk_state_phone(desk, "android", &error) || !desk_begin(desk, guide, &error)) {
        kiosk_lesson_end(kiosk);
        return kiosk_refuse(ACT_GUIDE, &error);
    }
    desk_hush(desk);
    return react_open(&view_step, NULL);
}

static struct reaction act(struct kiosk *kiosk, void *memory, const struct ui_act *act)
{
    (void)memory;
    const struct guide_library *library = desk_guides(kiosk_counter(kiosk));
    size_t index = (size_t)(act->item - ITEM_GUIDE);
    switch (act->action) {
    case ACTION_BACK: return react(REACT_BACK);
    case ACTION_GO:
    case UI_ACTION_CHOOSE:
        if (act->item == ITEM_PRACTICE)
            return react_open(&view_practice, NULL);
        return act->item >= ITEM_GUIDE && index < guide_library_count(library) ? begin(kiosk, index)
                                                                               : react(REACT_STAY);
    default: return react(REACT_STAY);
    }
}

const struct view view_lesson = {.name = "lesson", .describe = describe, .act = act};
