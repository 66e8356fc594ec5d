/* A step: what to say, do and see, and the code to scan. Enter ends it. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "domain/number.h"
#include "guide/guide.h"
#include "guide/library.h"
#include "view/road.h"
#include "view/views.h"

enum {
    ITEM_ACT = 1,      /* + index */
    ITEM_CODE = 40,    /* the choice of Android or iPhone */
    ITEM_BRANCH = 50,  /* + index */
    ITEM_OUTCOME = 70, /* the guide is at its end */
    ITEM_AGAIN
};

struct step_state {
    int code;                         /* which QR is shown; -1 not chosen */
    bool large;                       /* F2 */
    char at[96];                      /* the step that `code` belongs to */
    char outcome[2 * DESK_WORD_SIZE]; /* argument of the page that is opened */
};

/* The code that fits the citizen's phone: "iPhone" to an iPhone, else the first. */
static int code_for_phone(const struct guide_step *step, const char *phone)
{
    const char *wanted = strcmp(phone, "iphone") == 0 ? "iPhone" : "Android";
    for (size_t i = 0; i < step->code_count; i++) {
        if (strstr(step->codes[i].label, wanted) != NULL)
            return (int)i;
    }
    return 0;
}

/* Another step begins with its own code. */
static void settle(struct step_state *state, const struct desk_visit *visit,
                   const struct desk_place *place, const struct guide_step *step)
{
    char at[sizeof state->at];
    snprintf(at, sizeof at, "%s %s/%s", visit->id, place->guide->id, step->id);
    if (strcmp(at, state->at) != 0) {
        memcpy(state->at, at, sizeof at);
        state->code = code_for_phone(step, visit->phone);
        state->large = false;
    }
    if (state->code < 0 || (size_t)state->code >= step->code_count)
        state->code = 0;
}

static void describe_code(struct page *page, struct step_state *state,
                          const struct guide_step *step)
{
    if (step->code_count == 0)
        return;
    const struct guide_code *code = &step->codes[state->code];
    struct qr *qr = arena_new_array(page->arena, struct qr, 1);
    struct qr made;
    struct error error = {0};
    if (!qr_make(&made, code->url, &error)) {
        page_text(page, "MÃ", code->url, STYLE_PLAIN);
        return;
    }
    /* The modules go into the page's arena: a page is thrown away whole. */
    size_t modules = (size_t)made.size * (size_t)made.size;
    *qr = made;
    qr->at = arena_new_bytes(page->arena, modules);
    memcpy(qr->at, made.at, modules);
    qr_release(&made);
    page_qr(page, qr, code->url, code->label);
    page->qr_large = state->large;
    if (step->code_count > 1) {
        const char **labels = arena_new_array(page->arena, const char *, step->code_count);
        for (size_t i = 0; i < step->code_count; i++)
            labels[i] = step->codes[i].label;
        page_gap(page);
        page_options(page, ITEM_CODE, "MÃ", labels, (int)step->code_count, &state->code);
    } else {
        page_gap(page);
        page_text(page, "MÃ", code->label, STYLE_PLAIN);
    }
}

/* Where a branch leads back to; within one guide that is a step of it. */
static void describe_way_back(struct page *page, const struct desk_road *road)
{
    if (road->depth < 2)
        return;
    const struct desk_place *place = &road->place[road->depth - 1];
    const struct desk_place *from = &road->place[road->depth - 2];
    page_text(page, NULL,
              from->guide == place->guide
                  ? arena_textf(page->arena, "xong thì về bước %d của bài này", from->step + 1)
                  : arena_textf(page->arena, "xong thì về bài %s", from->guide->title),
              STYLE_DIM);
}

static void describe_words(struct page *page, const struct desk_road *road,
                           const struct guide_step *step)
{
    const struct desk_place *place = &road->place[road->depth - 1];
    page_heading(page, step->title);
    describe_way_back(page, road);
    page_gap(page);
    page_text(page, "NÓI", arena_textf(page->arena, "“%s”", step->say), STYLE_SAY);
    page_gap(page);
    for (size_t i = 0; i < step->act_count; i++) {
        bool on = (place->ticks[place->step] & (1U << i)) != 0;
        struct page_block *tick = page_tick(page, ITEM_ACT + (int)i, step->acts[i], on);
        tick->label = i == 0 ? "LÀM" : "";
    }
    if (step->see != NULL) {
        page_gap(page);
        page_text(page, "THẤY", step->see, STYLE_SEE);
    }
}

/* Where a guide not walked on a phone yet is opened: said on every step it makes one distrust all. */
static bool says_unwalked(const struct desk_road *road)
{
    const struct desk_place *place = &road->place[road->depth - 1];
    bool opened = road->depth == 1 || road->place[road->depth - 2].guide != place->guide;
    return !place->guide->reviewed && opened && place->step == place->entry;
}

static void describe_rest(struct page *page, const struct desk_road *road,
                          const struct guide_step *step)
{
    bool first = true;
    for (size_t i = 0; i < step->note_count; i++, first = false) {
        if (first)
            page_gap(page);
        page_text(page, NULL,
                  step->notes[i].item ? arena_textf(page->arena, "- %s", step->notes[i].text)
                                      : step->notes[i].text,
                  STYLE_DIM);
    }
    if (step->branch_count > 0)
        page_gap(page);
    for (size_t i = 0; i < step->branch_count; i++)
        page_choice(page, ITEM_BRANCH + (int)i, '1' + (int)i, step->branches[i].label, NULL);
    if (says_unwalked(road)) {
        page_gap(page);
        page_text(page, NULL, "○ chưa đi thử trên máy thật", STYLE_DIM);
    }
}

/* After the last step: the outcome is asked, and one can still go back. */
static void describe_end(struct page *page, const struct desk_road *road)
{
    page_heading(page, "Đã đi hết bài hướng dẫn");
    page_gap(page);
    page_choice(page, ITEM_OUTCOME, '1', "Ghi kết quả", road->place[0].guide->title);
    page_choice(page, ITEM_AGAIN, '2', "Xem lại bước cuối", NULL);
    page_focus(page, ITEM_OUTCOME);
}

static void describe_keys(struct page *page, const struct step_state *state,
                          const struct desk_road *road, const struct guide_step *step)
{
    const struct desk_place *place = &road->place[road->depth - 1];
    const char *back = road->depth > 1 && place->step == place->entry ? "Về" : "Lùi";
    /* Where the QR has the whole screen, how to get back is what the row has to say. */
    bool large = state->large && step->code_count > 0;
    kiosk_key_as(page, ACTION_GO, "Xong", NULL)->commits = true;
    if (step->act_count > 0)
        kiosk_key(page, ACTION_TICK, NULL)->hidden = large;
    kiosk_key(page, ACTION_TROUBLE,
              step->trouble_count > 0 ? NULL : "Bước này chưa ghi trở ngại nào.")
        ->hidden = large;
    kiosk_key_as(page, ACTION_QR_LARGE, large ? "QR nhỏ lại" : "QR to",
                 step->code_count > 0 ? NULL : "Bước này không có mã QR.")
        ->hidden = step->code_count == 0;
    kiosk_key(page, ACTION_HOLD, NULL)->hidden = large;
    kiosk_key_as(page, ACTION_BACK, large ? "QR nhỏ lại" : back, NULL);
    kiosk_key_as(page, ACTION_OUTCOME, "Kết quả", NULL)->hidden = large;
}

static void describe(struct kiosk *kiosk, void *memory, struct page *page)
{
    struct step_state *state = memory;
    struct desk_visit *visit = desk_now(kiosk_desk(kiosk));
    struct desk_road *road = visit_road(visit);
    const struct desk_place *place = visit_place(visit);
    const struct guide_step *step = visit_step(visit);
    kiosk_title(kiosk, page, road_title(page->arena, visit, kiosk_wall(kiosk)));
    if (road == NULL || place == NULL || step == NULL) {
        page_text(page, NULL, "Bài hướng dẫn này không còn. Bấm Esc để về.", STYLE_PLAIN);
        kiosk_key(page, ACTION_BACK, NULL);
        return;
    }
    if (road->walked) {
        page->name = "step end";
        describe_end(page, road);
        kiosk_key_as(page, ACTION_GO, "Chọn", NULL);
        kiosk_key_as(page, ACTION_OUTCOME, "Ghi kết quả", NULL);
        kiosk_key(page, ACTION_BACK, NULL);
        return;
    }
    settle(state, visit, place, step);
    page->name = arena_textf(page->arena, "step %s", state->at);
    describe_words(page, road, step);
    describe_code(page, state, step);
    describe_rest(page, road, step);
    describe_keys(page, state, road, step);
}

static struct reaction go_back(struct kiosk *kiosk, struct step_state *state)
{
    struct desk *desk = kiosk_desk(kiosk);
    if (state->large) {
        state->large = false;
        return react(REACT_STAY);
    }
    if (desk_step_before(desk))
        return react(REACT_STAY);
    struct desk_road *road = visit_road(desk_now(desk));
    if (road != NULL && road->depth > 1) {
        struct error error = {0};
        return desk_return(desk, &error) ? react(REACT_STAY) : kiosk_refuse(ACT_GUIDE, &error);
    }
    return react(REACT_BACK);
}

static struct reaction to_outcome(struct kiosk *kiosk, struct step_state *state)
{
    const struct desk_road *road = visit_road(desk_now(kiosk_desk(kiosk)));
    if (road == NULL)
        return react(REACT_BACK);
    snprintf(state->outcome, sizeof state->outcome, "%s/%s", road->service, road->provider);
    return react_open(&view_outcome, state->outcome);
}

static struct reaction choose(struct kiosk *kiosk, struct step_state *state, int item)
{
    struct desk *desk = kiosk_desk(kiosk);
    struct error error = {0};
    const struct guide_step *step = visit_step(desk_now(desk));
    if (item == ITEM_OUTCOME)
        return to_outcome(kiosk, state);
    if (item == ITEM_AGAIN) {
        desk_step_before(desk);
        return react(REACT_STAY);
    }
    if (item >= ITEM_BRANCH && step != NULL && (size_t)(item - ITEM_BRANCH) < step->branch_count) {
        const struct guide_branch *branch = &step->branches[item - ITEM_BRANCH];
        return desk_branch(desk, branch->guide, branch->step, &error)
                   ? react(REACT_STAY)
                   : kiosk_refuse(ACT_GUIDE, &error);
    }
    if (item >= ITEM_ACT && item < ITEM_CODE)
        desk_tick(desk, item - ITEM_ACT);
    return react(REACT_STAY);
}

static struct reaction act(struct kiosk *kiosk, void *memory, const struct ui_act *act)
{
    struct step_state *state = memory;
    struct desk *desk = kiosk_desk(kiosk);
    struct error error = {0};
    switch (act->action) {
    case ACTION_GO:
        if (act->item >= ITEM_BRANCH) /* or the end of the guide */
            return choose(kiosk, state, act->item);
        return desk_step_done(desk, &error) ? react(REACT_STAY) : kiosk_refuse(ACT_WRITE, &error);
    case ACTION_TICK:
    case UI_ACTION_CHOOSE: return choose(kiosk, state, act->item);
    case ACTION_TROUBLE: return react_open(&view_trouble, NULL);
    case ACTION_QR_LARGE: state->large = !state->large; return react(REACT_STAY);
    case ACTION_OUTCOME: return to_outcome(kiosk, state);
    case ACTION_HOLD: return react_open(&view_hold, NULL);
    case ACTION_BACK: return go_back(kiosk, state);
    default: return react(REACT_STAY);
    }
}

static bool restore(struct kiosk *kiosk, void *memory, const json_t *saved)
{
    (void)memory;
    (void)saved;
    return visit_step(desk_now(kiosk_desk(kiosk))) != NULL;
}

static json_t *save(const void *memory)
{
    (void)memory;
    return json_object();
}

static int64_t wake(struct kiosk *kiosk, void *memory)
{
    (void)memory;
    return kiosk_steady(kiosk) / 1000 * 1000 + 1000; /* the running time in the first row */
}

const struct view view_step = {.name = "step",
                               .state_size = sizeof(struct step_state),
                               .describe = describe,
                               .act = act,
                               .wake = wake,
                               .save = save,
                               .restore = restore};
