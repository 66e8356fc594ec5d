/* Correcting a closed visit: what, to what, why. The old value stays in the book. (argument: visit) */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "desk/correct.h"
#include "domain/correction.h"
#include "domain/date.h"
#include "domain/outcome.h"
#include "domain/service.h"
#include "view/correct_page.h"
#include "view/road.h"
#include "view/saved.h"
#include "view/views.h"

static void load(struct kiosk *kiosk, struct correct *correct)
{
    struct error error = {0};
    correct->trouble[0] = '\0';
    if (!desk_closed_read(kiosk_desk(kiosk), correct->visit, &correct->closed, &error))
        snprintf(correct->trouble, sizeof correct->trouble, "%s",
                 kiosk_refuse(ACT_FIND, &error).why);
}

static void enter(struct kiosk *kiosk, void *state, const char *argument)
{
    struct correct *correct = state;
    snprintf(correct->visit, sizeof correct->visit, "%s", argument != NULL ? argument : "");
    load(kiosk, correct);
}

static void forget_typed(struct correct *correct)
{
    field_clear(&correct->day);
    field_clear(&correct->number);
    field_clear(&correct->name);
    field_clear(&correct->note);
}

/* What was typed is there again when its question is reached. */
static bool again(struct kiosk *kiosk, void *state, const char *argument, bool same_visit)
{
    struct correct *correct = state;
    (void)same_visit;
    if (argument == NULL || strcmp(correct->visit, argument) != 0)
        return false;
    correct->stage = STAGE_WHAT;
    load(kiosk, correct);
    return correct->trouble[0] == '\0';
}

/* ---- acts ------------------------------------------------------------------------------------ */

static struct reaction stage(struct correct *correct, enum correct_stage next)
{
    correct->error[0] = '\0';
    correct->stage = (int)next;
    return react(REACT_STAY);
}

static struct reaction choose_what(struct correct *correct, int item)
{
    memset(&correct->wanted, 0, sizeof correct->wanted);
    correct->old = -1;
    if (item >= ITEM_ENDED && item < ITEM_ENDED + correct->closed.ended_count) {
        correct->what = CORRECT_SERVICE;
        correct->old = item - ITEM_ENDED;
        correct->wanted = correct->closed.ended[correct->old];
        return stage(correct, STAGE_OUTCOME);
    }
    switch (item) {
    case ITEM_FORGOTTEN: correct->what = CORRECT_SERVICE; return stage(correct, STAGE_SERVICE);
    case ITEM_PERSON: correct->what = CORRECT_PERSON; return stage(correct, STAGE_PERSON);
    case ITEM_VISIT: correct->what = CORRECT_VISIT; return stage(correct, STAGE_WHY);
    default: return react(REACT_STAY);
    }
}

/* Services by the counter's order; a signature once for each who issues it. */
static struct reaction choose_service(struct correct *correct, int item)
{
    const char *service, *provider;
    if (!correct_offer(item - ITEM_OFFER, &service, &provider))
        return react(REACT_STAY);
    snprintf(correct->wanted.service, sizeof correct->wanted.service, "%s", service);
    snprintf(correct->wanted.provider, sizeof correct->wanted.provider, "%s", provider);
    return stage(correct, STAGE_OUTCOME);
}

static struct reaction choose_outcome(struct correct *correct, int item)
{
    int outcome = item - ITEM_OUTCOME;
    if (outcome == OUTCOME_COUNT) { /* it was not done in this visit at all */
        correct->what = CORRECT_AWAY;
        return stage(correct, STAGE_WHY);
    }
    if (outcome < 0 || outcome > OUTCOME_COUNT)
        return react(REACT_STAY);
    correct->what = CORRECT_SERVICE;
    bool was_done =
        correct->old >= 0 && correct->closed.ended[correct->old].outcome == OUTCOME_DONE;
    if (outcome == OUTCOME_DONE && !was_done) /* as the quick log has it: done is sent */
        correct->wanted.filed = strcmp(correct->wanted.service, SERVICE_PORTAL) == 0;
    correct->wanted.outcome = (enum outcome)outcome;
    correct->wanted.reason[0] = correct->wanted.until[0] = '\0';
    if (outcome == OUTCOME_NOT_DONE)
        return stage(correct, STAGE_REASON);
    return stage(correct, outcome == OUTCOME_WAITING ? STAGE_DAY : STAGE_WHY);
}

static struct reaction choose_reason(struct correct *correct, int item)
{
    const struct reason *reason = reason_at((size_t)(item - ITEM_REASON));
    if (item < ITEM_REASON || reason == NULL)
        return react(REACT_STAY);
    snprintf(correct->wanted.reason, sizeof correct->wanted.reason, "%s", reason->id);
    return stage(correct, STAGE_WHY);
}

static struct reaction give_day(struct kiosk *kiosk, struct correct *correct)
{
    long day;
    struct error error = {0};
    if (!date_read_due(correct->day.text, desk_today(kiosk_desk(kiosk)), &day, &error)) {
        snprintf(correct->error, sizeof correct->error,
                 "Chưa đọc được ngày. Gõ như 27/11, hoặc +3 là ba ngày nữa.");
        return react(REACT_STAY);
    }
    date_iso(day, correct->wanted.until);
    return stage(correct, STAGE_WHY);
}

static struct reaction give_person(struct kiosk *kiosk, struct correct *correct)
{
    struct desk_match match;
    struct error error = {0};
    struct desk *desk = kiosk_desk(kiosk);
    struct citizen *citizen = &correct->citizen;
    *citizen = correct->closed.citizen;
    if (correct->number.text[0] != '\0') {
        if (!desk_find(desk, correct->number.text, &match, &error) ||
            (match.found != FOUND_KNOWN && match.found != FOUND_NEW && match.found != FOUND_OPEN)) {
            snprintf(correct->error, sizeof correct->error, "%s",
                     match.found == FOUND_SHORT ? "Chưa đủ 12 số. Xem lại thẻ."
                                                : kiosk_refuse(ACT_FIND, &error).why);
            kiosk_focus(kiosk, ITEM_NUMBER);
            return react(REACT_STAY);
        }
        /* Somebody else: only the number of the wrong one is left behind, the hamlet stays. */
        struct citizen was = *citizen;
        *citizen = match.citizen;
        if (match.found == FOUND_NEW) {
            citizen->resident = was.resident;
            memcpy(citizen->hamlet, was.hamlet, sizeof citizen->hamlet);
            memcpy(citizen->name, was.name, sizeof citizen->name);
        }
        explicit_bzero(&was, sizeof was);
        explicit_bzero(&match, sizeof match);
    }
    if (correct->name.text[0] != '\0')
        snprintf(citizen->name, sizeof citizen->name, "%.190s", correct->name.text);
    if (correct->number.text[0] == '\0' && correct->name.text[0] == '\0') {
        snprintf(correct->error, sizeof correct->error, "Gõ 12 số của đúng người, hoặc tên đúng.");
        return react(REACT_STAY);
    }
    return stage(correct, STAGE_WHY);
}

static bool write(struct kiosk *kiosk, struct correct *correct, const char *reason,
                  struct error *error)
{
    struct desk *desk = kiosk_desk(kiosk);
    struct desk_correction why = {correct->visit, reason, correct->note.text};
    const struct desk_ended *old = correct->old >= 0 ? &correct->closed.ended[correct->old] : NULL;
    switch ((enum correct_what)correct->what) {
    case CORRECT_SERVICE: return desk_correct_service(desk, &why, &correct->wanted, old, error);
    case CORRECT_AWAY:
        return desk_correct_away(desk, &why, correct->wanted.service, correct->wanted.provider,
                                 error);
    case CORRECT_PERSON: return desk_correct_person(desk, &why, &correct->citizen, error);
    case CORRECT_VISIT: return desk_correct_visit_away(desk, &why, error);
    }
    return false;
}

static struct reaction choose_why(struct kiosk *kiosk, struct correct *correct, int item)
{
    const struct correction *why = correction_at((size_t)(item - ITEM_WHY));
    struct error error = {0};
    if (item < ITEM_WHY || why == NULL)
        return react_refuse("Chưa chọn lý do. Bấm số trước lý do, hoặc ↓ rồi Enter.");
    if (!write(kiosk, correct, why->id, &error))
        return kiosk_refuse(ACT_WRITE, &error);
    forget_typed(correct);
    return react(REACT_BACK);
}

static struct reaction go(struct kiosk *kiosk, struct correct *correct, int item)
{
    switch ((enum correct_stage)correct->stage) {
    case STAGE_WHAT: return choose_what(correct, item);
    case STAGE_SERVICE: return choose_service(correct, item);
    case STAGE_OUTCOME: return choose_outcome(correct, item);
    case STAGE_REASON: return choose_reason(correct, item);
    case STAGE_DAY: return give_day(kiosk, correct);
    case STAGE_PERSON: return give_person(kiosk, correct);
    case STAGE_WHY: return choose_why(kiosk, correct, item);
    }
    return react(REACT_STAY);
}

/* Which question led to this one. */
static enum correct_stage stage_before(const struct correct *correct)
{
    bool ended = correct->what == CORRECT_SERVICE;
    switch ((enum correct_stage)correct->stage) {
    case STAGE_WHAT:
    case STAGE_SERVICE:
    case STAGE_PERSON: return STAGE_WHAT;
    case STAGE_OUTCOME: return correct->old >= 0 ? STAGE_WHAT : STAGE_SERVICE;
    case STAGE_REASON:
    case STAGE_DAY: return STAGE_OUTCOME;
    case STAGE_WHY: break;
    }
    if (ended && correct->wanted.outcome == OUTCOME_NOT_DONE)
        return STAGE_REASON;
    if (ended && correct->wanted.outcome == OUTCOME_WAITING)
        return STAGE_DAY;
    if (ended || correct->what == CORRECT_AWAY)
        return STAGE_OUTCOME;
    return correct->what == CORRECT_PERSON ? STAGE_PERSON : STAGE_WHAT;
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    struct correct *correct = state;
    switch (act->action) {
    case ACTION_BACK:
        return correct->stage == STAGE_WHAT ? react(REACT_BACK)
                                            : stage(correct, stage_before(correct));
    case ACTION_GO:
    case UI_ACTION_CHOOSE: return go(kiosk, correct, act->item);
    default: return react(REACT_STAY);
    }
}

static json_t *save(const void *state)
{
    const struct correct *correct = state;
    json_t *json = json_pack("{s:s}", "visit", correct->visit);
    save_field(json, "day", &correct->day);
    save_field(json, "number", &correct->number);
    save_field(json, "name", &correct->name);
    save_field(json, "note", &correct->note);
    return json;
}

static bool restore(struct kiosk *kiosk, void *state, const json_t *saved)
{
    struct correct *correct = state;
    enter(kiosk, correct, json_string_value(json_object_get(saved, "visit")));
    restore_field(saved, "day", &correct->day);
    restore_field(saved, "number", &correct->number);
    restore_field(saved, "name", &correct->name);
    restore_field(saved, "note", &correct->note);
    return correct->trouble[0] == '\0';
}

const struct view view_correct = {.name = "correct",
                                  .state_size = sizeof(struct correct),
                                  .enter = enter,
                                  .again = again,
                                  .describe = correct_describe,
                                  .act = act,
                                  .save = save,
                                  .restore = restore};
