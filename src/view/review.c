/* Before closing: what was done, the loose ends, who helped, what to tell about fraud. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "domain/service.h"
#include "guide/guide.h"
#include "view/kiosk_print.h"
#include "view/known.h"
#include "view/road.h"
#include "view/saved.h"
#include "view/views.h"

enum { ITEM_SERVICE = 1 /* + road */, ITEM_NOTICE = 30, ITEM_HELPER, ITEM_NOTE };

static const char *const helper_words[] = {"tự làm", "người nhà", "hàng xóm", "tình nguyện viên",
                                           "người khác"};
static const char *const helper_ids[] = {"none", "relative", "neighbour", "volunteer", "other"};

struct review_state {
    int notice; /* the data notice was read out */
    int asked;  /* it was said once that it was not */
    int helper;
    int proposed; /* the helper of the one before, who has the same address; 0 none */
    struct field note;
    char outcome[2 * DESK_WORD_SIZE]; /* argument of the page that is opened */
};

static void enter(struct kiosk *kiosk, void *memory, const char *argument)
{
    struct review_state *state = memory;
    const struct desk_visit *visit = desk_now(kiosk_desk(kiosk));
    (void)argument;
    /* A son brings both his parents: he is proposed for the second. */
    state->proposed = visit != NULL ? kiosk_helper_of(kiosk, visit->citizen.address) : 0;
    state->helper = state->proposed;
}

/* A service that this visit did not touch: what the book has of it already. */
static void describe_untouched(struct kiosk *kiosk, struct page *page,
                               const struct desk_visit *visit, const struct service *service)
{
    struct known before;
    if (!known_read(kiosk, visit, service->id, NULL, &before)) {
        page_row(page, "–", service->title, "chưa làm", STYLE_DIM);
        return;
    }
    page_row(page, outcome_sign(before.outcome), service->title,
             arena_textf(page->arena, "%s; lần này không làm", known_text(page->arena, &before)),
             outcome_is_working(before.outcome) || before.outcome == OUTCOME_NOT_DONE
                 ? STYLE_DIM
                 : known_style(before.outcome));
}

static void describe_ended(struct kiosk *kiosk, struct page *page, const struct desk_visit *visit,
                           const struct desk_ended *ended)
{
    const char *before = known_before_text(kiosk, page->arena, visit, ended);
    page_row(page, outcome_sign(ended->outcome),
             service_called(page->arena, ended->service, ended->provider),
             ended_text(page->arena, ended), known_style(ended->outcome));
    if (before != NULL)
        page_row(page, "", "", before, STYLE_DIM);
}

/* Every service of the counter, so that what was not touched is seen as well. */
static void describe_services(struct kiosk *kiosk, struct page *page,
                              const struct desk_visit *visit)
{
    for (size_t i = 0; i < service_count(); i++) {
        const struct service *service = service_at(i);
        bool any = false;
        for (int k = 0; k < visit->ended_count; k++) {
            if (strcmp(visit->ended[k].service, service->id) != 0)
                continue;
            any = true;
            describe_ended(kiosk, page, visit, &visit->ended[k]);
        }
        if (!any)
            describe_untouched(kiosk, page, visit, service);
    }
}

/* Guides begun without an outcome: each is a choice that leads to its answer. */
static bool describe_unanswered(struct page *page, const struct desk_visit *visit)
{
    bool any = false;
    for (int i = 0; i < visit->road_count; i++) {
        const struct desk_road *road = &visit->road[i];
        if (road->over)
            continue;
        if (!any) {
            page_gap(page);
            page_text(page, NULL, "CHƯA GHI KẾT QUẢ", STYLE_ALARM);
        }
        any = true;
        page_choice(page, ITEM_SERVICE + i, '1' + i, road->place[0].guide->title, "ghi kết quả");
        page_focus(page, ITEM_SERVICE + i);
    }
    return any;
}

static void describe_loose_ends(struct page *page, const struct desk_visit *visit)
{
    for (int i = 0; i < visit->ended_count; i++) {
        if (visit->ended[i].outcome == OUTCOME_ISSUED) {
            page_gap(page);
            page_text(page, NULL, "CÒN LẠI: KÍCH HOẠT CHỮ KÝ SỐ, chưa kích hoạt thì chưa ký được.",
                      STYLE_ALARM);
            return;
        }
    }
}

static void describe(struct kiosk *kiosk, void *memory, struct page *page)
{
    struct review_state *state = memory;
    struct desk *desk = kiosk_desk(kiosk);
    const struct desk_visit *visit = desk_now(desk);
    kiosk_title(kiosk, page, visit_title(page->arena, visit, "xem lại trước khi kết thúc"));
    if (visit == NULL) {
        page_text(page, NULL, "Lượt này đã kết thúc. Bấm Esc để về trang đầu.", STYLE_PLAIN);
        kiosk_key(page, ACTION_BACK, NULL);
        return;
    }
    page->name = arena_textf(page->arena, "review %s", visit->id);
    describe_services(kiosk, page, visit);
    describe_loose_ends(page, visit);
    bool unanswered = describe_unanswered(page, visit);
    page_gap(page);
    page_tick(page, ITEM_NOTICE, "Đã nói: sổ này ghi tên, số, việc đã giúp; chỉ để phục vụ bà con.",
              state->notice != 0);
    page_options(page, ITEM_HELPER, "Người giúp", helper_words,
                 (int)(sizeof helper_words / sizeof helper_words[0]), &state->helper);
    if (state->proposed > 0 && state->helper == state->proposed)
        page_text(page, NULL, "Như người cùng địa chỉ vừa rồi.", STYLE_DIM);
    struct page_block *note =
        page_field(page, ITEM_NOTE, "Ghi chú", &state->note, "không bắt buộc", NULL);
    note->keys_when_empty = true; /* letters typed anywhere on the page are a note */
    note->typing = TYPING_SYLLABLE;
    page_gap(page);
    page_text(page, "DẶN", arena_textf(page->arena, "“%s”", desk_fraud_sentence(desk)), STYLE_SAY);
    if (!unanswered)
        page_focus(page, ITEM_NOTICE);
    const char *why = unanswered ? "Còn việc chưa ghi kết quả. Bấm số của việc đó." : NULL;
    kiosk_key_as(page, ACTION_GO, "Ghi sổ", why)->commits = true;
    struct page_key *print = kiosk_print_key(kiosk, page, "Ghi và in phiếu", why);
    if (print != NULL)
        print->commits = true;
    kiosk_key(page, ACTION_TICK, NULL);
    kiosk_key(page, ACTION_HOLD, NULL);
    kiosk_key_as(page, ACTION_BACK, "Làm tiếp", NULL);
}

static struct reaction choose(struct kiosk *kiosk, struct review_state *state, int item)
{
    const struct desk_visit *visit = desk_now(kiosk_desk(kiosk));
    if (item == ITEM_NOTICE) {
        state->notice = state->notice == 0;
        return react(REACT_STAY);
    }
    int road = item - ITEM_SERVICE;
    if (visit == NULL || road < 0 || road >= visit->road_count)
        return react(REACT_STAY);
    snprintf(state->outcome, sizeof state->outcome, "%s/%s", visit->road[road].service,
             visit->road[road].provider);
    return react_open(&view_outcome, state->outcome);
}

/* An unticked notice is said once: whoever was in a hurry may have read it out, or not. Of a visit
 * without a name nothing is kept that has to be told. */
static struct reaction close_visit(struct kiosk *kiosk, struct review_state *state)
{
    struct error error = {0};
    const struct desk_visit *visit = desk_now(kiosk_desk(kiosk));
    bool named = visit != NULL && visit->citizen.id[0] != '\0';
    if (named && state->notice == 0 && state->asked == 0) {
        state->asked = 1;
        kiosk_focus(kiosk, ITEM_NOTICE);
        return react_refuse("Chưa tích «Đã nói»: bấm Cách để tích, hoặc Enter lần nữa để ghi sổ.");
    }
    struct citizen citizen = visit != NULL ? visit->citizen : (struct citizen){0};
    bool closed = desk_close(kiosk_desk(kiosk), state->notice != 0, helper_ids[state->helper],
                             state->note.text, &error);
    if (closed && !desk_is_practice(kiosk_desk(kiosk)))
        kiosk_remember_helper(kiosk, &citizen, state->helper);
    explicit_bzero(&citizen, sizeof citizen);
    return closed ? react(REACT_HOME) : kiosk_refuse(ACT_WRITE, &error);
}

/* The visit is in the book whatever becomes of the paper. */
static struct reaction close_and_print(struct kiosk *kiosk, struct review_state *state)
{
    const struct desk_visit *visit = desk_now(kiosk_desk(kiosk));
    char id[DESK_ID_SIZE] = "";
    if (visit != NULL)
        memcpy(id, visit->id, sizeof id);
    struct reaction reaction = close_visit(kiosk, state), refusal;
    if (reaction.kind != REACT_HOME || kiosk_print(kiosk, DESK_PAPER_SLIP, id, &refusal))
        return reaction;
    kiosk_note(kiosk, refusal.why);
    return reaction;
}

static struct reaction act(struct kiosk *kiosk, void *memory, const struct ui_act *act)
{
    struct review_state *state = memory;
    switch (act->action) {
    case ACTION_BACK: return react(REACT_BACK);
    case ACTION_HOLD: return react_open(&view_hold, NULL);
    case ACTION_TICK: return choose(kiosk, state, ITEM_NOTICE);
    case UI_ACTION_CHOOSE: return choose(kiosk, state, act->item);
    case ACTION_GO: return close_visit(kiosk, state);
    case ACTION_PRINT: return close_and_print(kiosk, state);
    default: return react(REACT_STAY);
    }
}

/* The note and who helped belong to the visit: also after "Làm tiếp" or a wait. */
static bool again(struct kiosk *kiosk, void *memory, const char *argument, bool same_visit)
{
    (void)kiosk;
    (void)memory;
    (void)argument;
    return same_visit;
}

static json_t *save(const void *memory)
{
    const struct review_state *state = memory;
    json_t *json = json_object();
    save_number(json, "notice", state->notice);
    save_number(json, "asked", state->asked);
    save_number(json, "helper", state->helper);
    save_number(json, "proposed", state->proposed);
    save_field(json, "note", &state->note);
    return json;
}

static bool restore(struct kiosk *kiosk, void *memory, const json_t *saved)
{
    struct review_state *state = memory;
    state->notice = (int)restore_number(saved, "notice", 0, 1, 0);
    state->asked = (int)restore_number(saved, "asked", 0, 1, 0);
    state->helper = (int)restore_number(saved, "helper", 0, 4, 0);
    state->proposed = (int)restore_number(saved, "proposed", 0, 4, 0);
    restore_field(saved, "note", &state->note);
    return desk_now(kiosk_desk(kiosk)) != NULL;
}

const struct view view_review = {.name = "review",
                                 .state_size = sizeof(struct review_state),
                                 .enter = enter,
                                 .again = again,
                                 .describe = describe,
                                 .act = act,
                                 .save = save,
                                 .restore = restore};
