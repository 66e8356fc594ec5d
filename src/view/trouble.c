/* What went wrong, its remedy, and whether it helped. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "guide/guide.h"
#include "view/road.h"
#include "view/views.h"

enum {
    ITEM_TROUBLE = 1, /* + index */
    ITEM_SOLVED = 40,
    ITEM_NOT,
    ITEM_LATER,
    ITEM_BRANCH = 50 /* + index */
};

struct trouble_state {
    char chosen[96];                       /* id, or "" while it is chosen */
    char outcome[2 * DESK_WORD_SIZE + 16]; /* argument of the page that comes instead */
};

static const struct guide_trouble *chosen(struct kiosk *kiosk, const struct trouble_state *state)
{
    const struct guide_step *step = visit_step(desk_now(kiosk_desk(kiosk)));
    for (size_t i = 0; step != NULL && i < step->trouble_count; i++) {
        if (strcmp(step->troubles[i].id, state->chosen) == 0)
            return &step->troubles[i];
    }
    return NULL;
}

static void describe_list(struct page *page, const struct guide_step *step)
{
    page_heading(page, "Gặp khó gì?");
    page_gap(page);
    for (size_t i = 0; step != NULL && i < step->trouble_count; i++)
        page_choice(page, ITEM_TROUBLE + (int)i, i < 9 ? '1' + (int)i : 0, step->troubles[i].title,
                    NULL);
}

static void describe_remedy(struct page *page, const struct guide_trouble *trouble)
{
    page_heading(page, trouble->title);
    page_gap(page);
    for (size_t i = 0; i < trouble->note_count; i++) {
        const char *text = trouble->notes[i].text;
        page_text(page, i == 0 ? "CÁCH" : "",
                  trouble->notes[i].item ? arena_textf(page->arena, "- %s", text) : text,
                  STYLE_PLAIN);
    }
    if (trouble->where != NULL)
        page_text(page, "Ở ĐÂU", trouble->where, STYLE_SEE);
    page_gap(page);
    page_choice(page, ITEM_SOLVED, '1', "Đã được, làm tiếp bước này", NULL);
    page_choice(page, ITEM_LATER, '2', "Chưa được, để chờ", NULL);
    page_choice(page, ITEM_NOT, '3', "Chưa được, ghi kết quả", NULL);
    for (size_t i = 0; i < trouble->branch_count; i++)
        page_choice(page, ITEM_BRANCH + (int)i, '4' + (int)i, trouble->branches[i].label, NULL);
}

static void describe(struct kiosk *kiosk, void *memory, struct page *page)
{
    const struct trouble_state *state = memory;
    struct desk_visit *visit = desk_now(kiosk_desk(kiosk));
    kiosk_title(kiosk, page, road_title(page->arena, visit, kiosk_wall(kiosk)));
    const struct guide_trouble *trouble = chosen(kiosk, state);
    page->name = arena_textf(page->arena, "trouble %s", state->chosen);
    if (trouble == NULL)
        describe_list(page, visit_step(visit));
    else
        describe_remedy(page, trouble);
    kiosk_key_as(page, ACTION_GO, "Chọn", NULL)->commits = true;
    kiosk_key(page, ACTION_BACK, NULL);
}

/* The trouble is kept first; where it leads comes after. */
static struct reaction end(struct kiosk *kiosk, struct trouble_state *state, bool solved,
                           const struct view *next)
{
    struct desk *desk = kiosk_desk(kiosk);
    struct error error = {0};
    if (!desk_trouble(desk, state->chosen, solved, &error))
        return kiosk_refuse(ACT_WRITE, &error);
    if (next == NULL)
        return react(REACT_BACK);
    const struct desk_road *road = visit_road(desk_now(desk));
    snprintf(state->outcome, sizeof state->outcome, "%s/%s/not_done", road->service,
             road->provider);
    return react_replace(next, next == &view_outcome ? state->outcome : NULL);
}

static struct reaction branch(struct kiosk *kiosk, struct trouble_state *state,
                              const struct guide_branch *to)
{
    struct desk *desk = kiosk_desk(kiosk);
    struct error error = {0};
    if (!desk_trouble(desk, state->chosen, false, &error) ||
        !desk_branch(desk, to->guide, to->step, &error))
        return kiosk_refuse(ACT_GUIDE, &error);
    return react(REACT_BACK);
}

static struct reaction choose(struct kiosk *kiosk, struct trouble_state *state, int item)
{
    const struct guide_step *step = visit_step(desk_now(kiosk_desk(kiosk)));
    const struct guide_trouble *trouble = chosen(kiosk, state);
    if (trouble == NULL) {
        int index = item - ITEM_TROUBLE;
        if (step != NULL && index >= 0 && (size_t)index < step->trouble_count)
            snprintf(state->chosen, sizeof state->chosen, "%s", step->troubles[index].id);
        return react(REACT_STAY);
    }
    if (item >= ITEM_BRANCH && (size_t)(item - ITEM_BRANCH) < trouble->branch_count)
        return branch(kiosk, state, &trouble->branches[item - ITEM_BRANCH]);
    switch (item) {
    case ITEM_SOLVED: return end(kiosk, state, true, NULL);
    case ITEM_LATER: return end(kiosk, state, false, &view_hold);
    case ITEM_NOT: return end(kiosk, state, false, &view_outcome);
    default: return react(REACT_STAY);
    }
}

static struct reaction act(struct kiosk *kiosk, void *memory, const struct ui_act *act)
{
    struct trouble_state *state = memory;
    switch (act->action) {
    case ACTION_BACK:
        if (state->chosen[0] == '\0')
            return react(REACT_BACK);
        state->chosen[0] = '\0';
        return react(REACT_STAY);
    case ACTION_GO:
    case UI_ACTION_CHOOSE: return choose(kiosk, state, act->item);
    default: return react(REACT_STAY);
    }
}

static json_t *save(const void *memory)
{
    const struct trouble_state *state = memory;
    return json_pack("{s:s}", "chosen", state->chosen);
}

static bool restore(struct kiosk *kiosk, void *memory, const json_t *saved)
{
    struct trouble_state *state = memory;
    const char *id = json_string_value(json_object_get(saved, "chosen"));
    snprintf(state->chosen, sizeof state->chosen, "%s", id != NULL ? id : "");
    return visit_step(desk_now(kiosk_desk(kiosk))) != NULL;
}

const struct view view_trouble = {.name = "trouble",
                                  .state_size = sizeof(struct trouble_state),
                                  .describe = describe,
                                  .act = act,
                                  .save = save,
                                  .restore = restore};
