/* How a service ended: the outcome, then what belongs to it (a reason, a day, what was filed).
 * argument: "service/provider" or "service/provider/outcome". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "domain/calendar.h"
#include "domain/date.h"
#include "domain/service.h"
#include "guide/guide.h"
#include "view/road.h"
#include "view/saved.h"
#include "view/views.h"

enum {
    ITEM_OUTCOME = 1, /* + enum outcome */
    ITEM_DAY = 20,
    ITEM_REASON = 30, /* + index */
    ITEM_FILED = 60,
    ITEM_SIGNED,
    ITEM_PAID,
    ITEM_DOSSIER
};

enum stage { STAGE_OUTCOME, STAGE_REASON, STAGE_DAY, STAGE_PORTAL };

struct outcome_state {
    char service[DESK_WORD_SIZE], provider[DESK_WORD_SIZE];
    int stage;
    int outcome;
    struct field day, dossier;
    int filed, signed_by_citizen, paid;
    char error[200];
};

static void enter(struct kiosk *kiosk, void *memory, const char *argument)
{
    struct outcome_state *state = memory;
    (void)kiosk;
    char outcome[DESK_WORD_SIZE] = "";
    if (argument == NULL)
        return;
    const char *slash = strchr(argument, '/');
    size_t length = slash != NULL ? (size_t)(slash - argument) : strlen(argument);
    snprintf(state->service, sizeof state->service, "%.*s", (int)length, argument);
    if (slash == NULL)
        return;
    const char *last = strchr(slash + 1, '/');
    length = last != NULL ? (size_t)(last - slash - 1) : strlen(slash + 1);
    snprintf(state->provider, sizeof state->provider, "%.*s", (int)length, slash + 1);
    if (last != NULL)
        snprintf(outcome, sizeof outcome, "%.39s", last + 1);
    enum outcome found;
    if (outcome_find(outcome, &found) && found == OUTCOME_NOT_DONE) {
        state->outcome = OUTCOME_NOT_DONE;
        state->stage = STAGE_REASON;
    }
}

static const char *outcome_words(enum outcome outcome, const char *service)
{
    if (outcome == OUTCOME_ISSUED)
        return "Đã cấp chứng thư, CHƯA KÍCH HOẠT";
    if (outcome == OUTCOME_DONE)
        return strcmp(service, SERVICE_SIGNATURE) == 0 ? "Xong, đã kích hoạt, ký được" : "Xong";
    if (outcome == OUTCOME_WAITING)
        return "Hẹn lại";
    return outcome == OUTCOME_NOT_DONE ? "Không thành" : "Đã có từ trước";
}

/* A guide that was left early: an experienced clerk may, and sees how far it was shown. */
static void describe_early(struct page *page, const struct outcome_state *state,
                           const struct desk_visit *visit)
{
    for (int i = 0; visit != NULL && i < visit->road_count; i++) {
        const struct desk_road *road = &visit->road[i];
        if (road->over || road->walked || strcmp(road->service, state->service) != 0 ||
            strcmp(road->provider, state->provider) != 0)
            continue;
        page_text(page, NULL,
                  arena_textf(page->arena,
                              "Bài mới tới bước %d/%zu. Việc đã có kết quả thì cứ ghi.",
                              road->place[0].step + 1, road->place[0].guide->step_count),
                  STYLE_DIM);
    }
}

static void describe_outcomes(struct page *page, const struct outcome_state *state,
                              const struct desk_visit *visit)
{
    page_heading(page, "Kết quả thế nào?");
    describe_early(page, state, visit);
    page_gap(page);
    int key = '1';
    for (int i = 0; i < OUTCOME_COUNT; i++) {
        /* Only a certificate can be issued and not yet activated. */
        if (i == OUTCOME_ISSUED && strcmp(state->service, SERVICE_SIGNATURE) != 0)
            continue;
        page_choice(page, ITEM_OUTCOME + i, key++, outcome_words((enum outcome)i, state->service),
                    i == OUTCOME_ISSUED ? "chưa dùng được, nhớ hẹn" : NULL);
    }
}

static void describe_reasons(struct page *page)
{
    page_heading(page, "Vì sao không thành?");
    page_gap(page);
    for (size_t i = 0; i < reason_count(); i++)
        page_choice(page, ITEM_REASON + (int)i, i < 9 ? '1' + (int)i : 'a' + (int)i - 9,
                    reason_at(i)->text, NULL);
}

static void describe_day(struct kiosk *kiosk, struct page *page, struct outcome_state *state)
{
    struct desk *desk = kiosk_desk(kiosk);
    page_heading(page, state->outcome == OUTCOME_ISSUED ? "Hẹn ngày nào để kích hoạt?"
                                                        : "Hẹn lại ngày nào?");
    page_gap(page);
    char day[DATE_SIZE];
    long next = calendar_next_working_day(desk_calendar(desk), desk_today(desk));
    date_text_short(next, day);
    page_field(page, ITEM_DAY, "Ngày hẹn", &state->day,
               arena_textf(page->arena, "để trống là %s %s; gõ 27/11, hoặc +3 là ba ngày nữa",
                           date_weekday_short(next), day),
               state->error[0] != '\0' ? state->error : NULL);
}

static void describe_portal(struct page *page, struct outcome_state *state)
{
    page_heading(page, "Hồ sơ đã làm đến đâu?");
    page_gap(page);
    page_tick(page, ITEM_FILED, "Đã gửi hồ sơ", state->filed != 0);
    page_tick(page, ITEM_SIGNED, "Bà con tự ký số", state->signed_by_citizen != 0);
    page_tick(page, ITEM_PAID, "Đã nộp phí trên mạng", state->paid != 0);
    page_gap(page);
    page_field(page, ITEM_DOSSIER, "Mã hồ sơ", &state->dossier, "ghi cả vào giấy cho bà con", NULL);
    page_focus(page, ITEM_FILED);
}

static void describe(struct kiosk *kiosk, void *memory, struct page *page)
{
    struct outcome_state *state = memory;
    const struct desk_visit *visit = desk_now(kiosk_desk(kiosk));
    const char *service = service_called(page->arena, state->service, state->provider);
    kiosk_title(kiosk, page, visit_title(page->arena, visit, service));
    page->name = arena_textf(page->arena, "outcome %s %d", state->service, state->stage);
    switch ((enum stage)state->stage) {
    case STAGE_OUTCOME: describe_outcomes(page, state, visit); break;
    case STAGE_REASON: describe_reasons(page); break;
    case STAGE_DAY: describe_day(kiosk, page, state); break;
    case STAGE_PORTAL: describe_portal(page, state); break;
    }
    if (state->stage == STAGE_PORTAL)
        kiosk_key(page, ACTION_TICK, NULL);
    kiosk_key_as(page, ACTION_GO, state->stage == STAGE_OUTCOME ? "Chọn" : "Ghi sổ", NULL)
        ->commits = true;
    kiosk_key(page, ACTION_BACK, NULL);
}

static bool read_day(struct kiosk *kiosk, struct outcome_state *state, struct desk_ended *ended)
{
    struct desk *desk = kiosk_desk(kiosk);
    long today = desk_today(desk), due;
    struct error error = {0};
    if (state->day.text[0] == '\0') {
        due = calendar_next_working_day(desk_calendar(desk), today);
    } else if (!date_read_due(state->day.text, today, &due, &error)) {
        snprintf(state->error, sizeof state->error,
                 "Không có ngày này, hoặc ngày đã qua. Gõ như 27/11.");
        return false;
    }
    date_iso(due, ended->until);
    return true;
}

static struct reaction finish(struct kiosk *kiosk, struct outcome_state *state, const char *reason)
{
    struct error error = {0};
    struct desk_ended ended = {.outcome = (enum outcome)state->outcome,
                               .filed = state->filed != 0,
                               .signed_by_citizen = state->signed_by_citizen != 0,
                               .paid = state->paid != 0};
    snprintf(ended.service, sizeof ended.service, "%s", state->service);
    snprintf(ended.provider, sizeof ended.provider, "%s", state->provider);
    snprintf(ended.reason, sizeof ended.reason, "%s", reason);
    char *dossier =
        text_clean(state->dossier.text, strlen(state->dossier.text), sizeof ended.dossier - 1);
    snprintf(ended.dossier, sizeof ended.dossier, "%s", dossier);
    free(dossier);
    if (state->stage == STAGE_DAY && !read_day(kiosk, state, &ended))
        return react_refuse("%s", state->error);
    if (!desk_end_service(kiosk_desk(kiosk), &ended, &error))
        return kiosk_refuse(ACT_WRITE, &error);
    return react_home(&view_visit, NULL);
}

static struct reaction choose_outcome(struct kiosk *kiosk, struct outcome_state *state, int item)
{
    int outcome = item - ITEM_OUTCOME;
    if (outcome < 0 || outcome >= OUTCOME_COUNT)
        return react(REACT_STAY);
    state->outcome = outcome;
    if (outcome == OUTCOME_NOT_DONE)
        state->stage = STAGE_REASON;
    else if (outcome == OUTCOME_WAITING || outcome == OUTCOME_ISSUED)
        state->stage = STAGE_DAY;
    else if (outcome == OUTCOME_DONE && strcmp(state->service, SERVICE_PORTAL) == 0) {
        state->stage = STAGE_PORTAL;
        state->filed = 1;
    } else
        return finish(kiosk, state, "");
    return react(REACT_STAY);
}

static void tick(struct outcome_state *state, int item)
{
    int *flag = item == ITEM_FILED    ? &state->filed
                : item == ITEM_SIGNED ? &state->signed_by_citizen
                : item == ITEM_PAID   ? &state->paid
                                      : NULL;
    if (flag != NULL)
        *flag = *flag == 0;
}

static struct reaction act(struct kiosk *kiosk, void *memory, const struct ui_act *act)
{
    struct outcome_state *state = memory;
    switch (act->action) {
    case ACTION_BACK:
        if (state->stage == STAGE_OUTCOME)
            return react(REACT_BACK);
        state->stage = STAGE_OUTCOME;
        state->error[0] = '\0';
        return react(REACT_STAY);
    case UI_ACTION_CHANGED: state->error[0] = '\0'; return react(REACT_STAY);
    case ACTION_TICK: tick(state, act->item); return react(REACT_STAY);
    case ACTION_GO:
    case UI_ACTION_CHOOSE:
        if (state->stage == STAGE_OUTCOME)
            return choose_outcome(kiosk, state, act->item);
        if (state->stage == STAGE_REASON) {
            const struct reason *reason =
                act->item >= ITEM_REASON ? reason_at((size_t)(act->item - ITEM_REASON)) : NULL;
            return reason != NULL ? finish(kiosk, state, reason->id) : react(REACT_STAY);
        }
        if (act->action == UI_ACTION_CHOOSE && state->stage == STAGE_PORTAL) {
            tick(state, act->item);
            return react(REACT_STAY);
        }
        return finish(kiosk, state, "");
    default: return react(REACT_STAY);
    }
}

/* A day or a dossier's number that was typed is there again for the same service of the visit. */
static bool again(struct kiosk *kiosk, void *memory, const char *argument, bool same_visit)
{
    const struct outcome_state *state = memory;
    char own[2 * DESK_WORD_SIZE];
    (void)kiosk;
    snprintf(own, sizeof own, "%s/%s", state->service, state->provider);
    return same_visit && argument != NULL && strcmp(argument, own) == 0;
}

static json_t *save(const void *memory)
{
    const struct outcome_state *state = memory;
    json_t *json = json_object();
    save_text(json, "service", state->service);
    save_text(json, "provider", state->provider);
    save_number(json, "stage", state->stage);
    save_number(json, "outcome", state->outcome);
    save_field(json, "day", &state->day);
    save_field(json, "dossier", &state->dossier);
    save_number(json, "filed", state->filed);
    save_number(json, "signed", state->signed_by_citizen);
    save_number(json, "paid", state->paid);
    return json;
}

static bool restore(struct kiosk *kiosk, void *memory, const json_t *saved)
{
    struct outcome_state *state = memory;
    restore_text(saved, "service", state->service, sizeof state->service);
    restore_text(saved, "provider", state->provider, sizeof state->provider);
    state->stage = (int)restore_number(saved, "stage", STAGE_OUTCOME, STAGE_PORTAL, STAGE_OUTCOME);
    state->outcome = (int)restore_number(saved, "outcome", 0, OUTCOME_COUNT - 1, 0);
    restore_field(saved, "day", &state->day);
    restore_field(saved, "dossier", &state->dossier);
    state->filed = (int)restore_number(saved, "filed", 0, 1, 0);
    state->signed_by_citizen = (int)restore_number(saved, "signed", 0, 1, 0);
    state->paid = (int)restore_number(saved, "paid", 0, 1, 0);
    return desk_now(kiosk_desk(kiosk)) != NULL && service_find(state->service) != NULL;
}

const struct view view_outcome = {.name = "outcome",
                                  .state_size = sizeof(struct outcome_state),
                                  .enter = enter,
                                  .again = again,
                                  .describe = describe,
                                  .act = act,
                                  .save = save,
                                  .restore = restore};
