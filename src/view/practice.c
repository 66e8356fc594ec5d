/* Invented citizens with typical troubles: one works with the real pages on a desk in memory, and
 * then sees what went otherwise than it should. Nothing is written. While somebody is practised on,
 * this page is the first of the lesson: the real pages come back to it. */
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "desk/practised.h"
#include "domain/invented.h"
#include "domain/scenario.h"
#include "guide/guide.h"
#include "guide/library.h"
#include "view/practised.h"
#include "view/views.h"

#define SEED 8 /* of the invented citizens: the same situation has the same citizen */

enum { ITEM_AGAIN = 1, ITEM_OTHER, ITEM_READ, ITEM_CASE = 10 /* + index */ };

struct practice_state {
    int chosen;    /* index of the situation + 1; 0: the list */
    bool stopping; /* it was said what stopping would throw away */
    char number[ID_NUMBER_DIGITS + 1];
};

static void invent(struct kiosk *kiosk, const struct practice_state *state,
                   struct invented *invented)
{
    invented_citizen(SEED, (uint32_t)state->chosen, desk_today(kiosk_desk(kiosk)), invented);
}

static void describe_list(struct kiosk *kiosk, struct page *page)
{
    kiosk_title(kiosk, page, "Tập tình huống");
    page->name = "practice list";
    page_heading(page, "Tập với ai?");
    page_text(page, NULL, "Người không có thật, không ghi vào sổ. Làm như với người thật.",
              STYLE_DIM);
    page_gap(page);
    for (size_t i = 0; i < scenario_count(); i++)
        page_choice(page, ITEM_CASE + (int)i, i < 9 ? '1' + (int)i : 0, scenario_at(i)->title,
                    NULL);
    kiosk_key_as(page, ACTION_GO, "Tập", NULL)->commits = true;
    kiosk_key(page, ACTION_BACK, NULL);
}

static void describe_case(struct kiosk *kiosk, struct page *page,
                          const struct practice_state *state, bool under_way)
{
    const struct scenario *scenario = scenario_at((size_t)state->chosen - 1);
    struct invented invented;
    invent(kiosk, state, &invented);
    page->name = arena_textf(page->arena, "practice %d %d", state->chosen, under_way);
    page_heading(page, scenario->title);
    page_gap(page);
    page_text(page, NULL, "Bác đến quầy và nói:", STYLE_DIM);
    page_text(page, NULL, arena_textf(page->arena, "“%s”", scenario->says), STYLE_STRONG);
    page_gap(page);
    page_text(page, NULL, "Trên thẻ của bác:", STYLE_DIM);
    page_text(page, NULL,
              arena_textf(page->arena, "%s · %s · số %s", invented.name, sex_text(invented.sex),
                          invented.id_number),
              STYLE_PLAIN);
    page_gap(page);
    page_text(page, NULL, "Rồi chuyện thế này:", STYLE_DIM);
    page_text(page, NULL, scenario->happens, STYLE_PLAIN);
    page_gap(page);
    page_text(page, NULL,
              "Tiếp bác, giúp từng bước, ghi kết quả rồi kết thúc lượt. Muốn xem lại trang này "
              "thì bấm Esc.",
              STYLE_DIM);
    kiosk_key_as(page, ACTION_GO, under_way ? "Làm tiếp" : "Tiếp bác", NULL)->commits = true;
    kiosk_key_as(page, ACTION_BACK, "Thôi tập", NULL);
}

static void describe_practised(struct kiosk *kiosk, struct page *page,
                               const struct practice_state *state,
                               const struct desk_practised *practised)
{
    const struct scenario *scenario = scenario_at((size_t)state->chosen - 1);
    const struct guide_library *library = desk_guides(kiosk_desk(kiosk));
    const struct guide *guide = guide_library_find(library, scenario->guide);
    page->name = arena_textf(page->arena, "practised %d", state->chosen);
    page_heading(page, arena_textf(page->arena, "Nhìn lại: %s", scenario->title));
    page_gap(page);
    int count = practised_describe(page, library, scenario, practised);
    page_gap(page);
    page_choice(page, ITEM_AGAIN, '1', "Làm lại", NULL);
    page_choice(page, ITEM_OTHER, '2', "Tình huống khác", NULL);
    if (guide != NULL)
        page_choice(page, ITEM_READ, '3', arena_textf(page->arena, "Đọc lại: %s", guide->title),
                    NULL);
    page_focus(page, count > 0 ? ITEM_AGAIN : ITEM_OTHER);
    kiosk_key_as(page, ACTION_GO, "Chọn", NULL)->commits = true;
    kiosk_key_as(page, ACTION_BACK, "Thôi tập", NULL);
}

static void describe(struct kiosk *kiosk, void *memory, struct page *page)
{
    const struct practice_state *state = memory;
    struct desk *desk = kiosk_desk(kiosk);
    struct desk_practised practised = {0};
    struct error ignored = {0};
    if (state->chosen == 0 || !desk_is_practice(desk)) {
        describe_list(kiosk, page);
        return;
    }
    kiosk_title(kiosk, page, "Tập tình huống");
    bool under_way = desk_visit_count(desk) > 0;
    if (!under_way && desk_practised(desk, &practised, &ignored) && practised.closed)
        describe_practised(kiosk, page, state, &practised);
    else
        describe_case(kiosk, page, state, under_way);
}

static struct reaction begin(struct kiosk *kiosk, struct practice_state *state, int index)
{
    struct error error = {0};
    if (index < 0 || scenario_at((size_t)index) == NULL)
        return react(REACT_STAY);
    kiosk_lesson_end(kiosk);
    if (!kiosk_lesson_begin(kiosk, &error))
        return kiosk_refuse(ACT_GUIDE, &error);
    state->chosen = index + 1;
    return react(REACT_STAY);
}

/* A visit that somebody is in the middle of is not thrown away by one key. */
static struct reaction stop(struct kiosk *kiosk, struct practice_state *state)
{
    if (state->chosen == 0)
        return react(REACT_BACK);
    if (!state->stopping && desk_visit_count(kiosk_desk(kiosk)) > 0) {
        state->stopping = true;
        return react_refuse("Đang tập dở với bác này. Bấm Esc lần nữa thì bỏ lượt tập; Enter làm "
                            "tiếp.");
    }
    state->stopping = false;
    kiosk_lesson_end(kiosk);
    state->chosen = 0;
    return react(REACT_STAY);
}

/* Enter where somebody waits at the counter, or is being served. */
static struct reaction go_on(struct kiosk *kiosk, struct practice_state *state)
{
    struct desk *desk = kiosk_desk(kiosk);
    struct error error = {0};
    struct invented invented;
    if (desk_visit_count(desk) > 0)
        return desk_take_up(desk, desk_visit_at(desk, 0), &error) ? react(REACT_VISIT)
                                                                  : kiosk_refuse(ACT_WRITE, &error);
    invent(kiosk, state, &invented);
    snprintf(state->number, sizeof state->number, "%s", invented.id_number);
    return react_open(&view_receive, state->number);
}

static struct reaction act(struct kiosk *kiosk, void *memory, const struct ui_act *act)
{
    struct practice_state *state = memory;
    switch (act->action) {
    case ACTION_BACK: return stop(kiosk, state);
    case ACTION_GO:
    case UI_ACTION_CHOOSE: state->stopping = false; break;
    default: return react(REACT_STAY);
    }
    if (state->chosen == 0)
        return begin(kiosk, state, act->item - ITEM_CASE);
    switch (act->item) {
    case ITEM_AGAIN: return begin(kiosk, state, state->chosen - 1);
    case ITEM_OTHER: return stop(kiosk, state);
    case ITEM_READ: return react_open(&view_read, scenario_at((size_t)state->chosen - 1)->guide);
    default: return go_on(kiosk, state);
    }
}

const struct view view_practice = {.name = "practice",
                                   .state_size = sizeof(struct practice_state),
                                   .describe = describe,
                                   .act = act};
