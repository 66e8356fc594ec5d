/* Quick log: many people, one page, the same acts as the guides. */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "domain/outcome.h"
#include "domain/service.h"
#include "view/home_search.h"
#include "view/quick_state.h"
#include "view/saved.h"
#include "view/views.h"

bool quick_read_day(struct kiosk *kiosk, const struct quick *quick, int32_t *day)
{
    long today = desk_today(kiosk_desk(kiosk)), read = 0;
    const char *typed = quick->day.text + strspn(quick->day.text, " ");
    *day = (int32_t)today;
    if (*typed == '\0')
        return true;
    if (!date_read_past(typed, today, &read))
        return false;
    *day = (int32_t)read;
    return true;
}

void quick_read_who(struct kiosk *kiosk, const struct quick *quick, struct quick_who *who)
{
    struct desk_match match;
    struct error ignored = {0};
    memset(who, 0, sizeof *who);
    if (!desk_find(kiosk_desk(kiosk), quick->who.text, &match, &ignored))
        match.found = FOUND_BAD;
    who->found = match.found;
    who->citizen = match.citizen;
    who->asks_name = match.found == FOUND_NEW;
    who->asks_year = match.found == FOUND_NAME;
    explicit_bzero(&match, sizeof match);
}

/* ---- writing --------------------------------------------------------------------------------- */

static struct reaction mistake(struct kiosk *kiosk, struct quick *quick, int item,
                               const char *words)
{
    snprintf(quick->error, sizeof quick->error, "%s", words);
    quick->error_item = item;
    kiosk_focus(kiosk, item);
    return react(REACT_STAY);
}

/* Where a new person lives: the hamlet that stays on the page. */
static void give_place(struct kiosk *kiosk, const struct quick *quick, struct citizen *citizen)
{
    const struct commune *commune = desk_commune(kiosk_desk(kiosk));
    size_t chosen = (size_t)quick->hamlet;
    citizen->resident = chosen <= commune->hamlet_count;
    citizen->hamlet[0] = '\0';
    if (chosen > 0 && chosen <= commune->hamlet_count)
        snprintf(citizen->hamlet, sizeof citizen->hamlet, "%s", commune->hamlets[chosen - 1].id);
}

/* What was answered for each service; false if a date cannot be read. */
static bool answers(struct kiosk *kiosk, const struct quick *quick, struct desk_ended *ended,
                    int *count)
{
    long until = 0;
    struct error ignored = {0};
    bool dated = date_read_due(quick->until.text, desk_today(kiosk_desk(kiosk)), &until, &ignored);
    *count = 0;
    for (int i = 0; i < QUICK_SERVICES; i++) {
        enum outcome outcome;
        const struct service *service = service_at((size_t)i);
        if (service == NULL || !quick_outcome(i, quick->outcome[i], &outcome))
            continue;
        struct desk_ended *answer = &ended[(*count)++];
        *answer = (struct desk_ended){.outcome = outcome};
        snprintf(answer->service, sizeof answer->service, "%s", service->id);
        if (service->has_provider)
            snprintf(answer->provider, sizeof answer->provider, "%s",
                     provider_at((size_t)quick->provider)->id);
        if (outcome == OUTCOME_NOT_DONE)
            snprintf(answer->reason, sizeof answer->reason, "%s",
                     reason_at((size_t)quick->reason)->id);
        if (outcome == OUTCOME_WAITING && !dated)
            return false;
        if (outcome == OUTCOME_WAITING)
            date_iso(until, answer->until);
        answer->filed = strcmp(service->id, SERVICE_PORTAL) == 0 && outcome == OUTCOME_DONE;
    }
    return true;
}

/* Empties what belongs to one person; the rest stays for the next. */
static void begin_next(struct kiosk *kiosk, struct quick *quick)
{
    field_clear(&quick->who);
    field_clear(&quick->name);
    field_clear(&quick->year);
    kiosk_focus(kiosk, ITEM_WHO);
}

static struct reaction write(struct kiosk *kiosk, struct quick *quick, struct quick_who *who)
{
    struct desk_ended ended[QUICK_SERVICES];
    struct error error = {0};
    struct desk_quick act = {.mode = quick_modes[quick->mode],
                             .ended = ended,
                             .notice = true,
                             .helper = quick_helper_ids[quick->helper]};
    if (!quick_read_day(kiosk, quick, &act.day))
        return mistake(kiosk, quick, ITEM_DAY, "Chưa đọc được ngày. Gõ như 24/11, hoặc để trống.");
    if (!answers(kiosk, quick, ended, &act.ended_count))
        return mistake(kiosk, quick, ITEM_UNTIL, "Hẹn ngày nào? Gõ như 27/11, hoặc +3.");
    if (who->found != FOUND_NOTHING)
        act.citizen = &who->citizen;
    else if (act.ended_count > 0)
        return mistake(kiosk, quick, ITEM_WHO,
                       "Đã làm việc thì phải ghi là ai: 12 số hoặc họ tên.");
    if (desk_quick(kiosk_desk(kiosk), &act, &error)) {
        begin_next(kiosk, quick);
        return react(REACT_STAY);
    }
    if (error.code == ERROR_INPUT && strcmp(error.cause, "day") == 0)
        return mistake(kiosk, quick, ITEM_DAY, "Chỉ ghi được từ hôm nay trở về 60 ngày trước.");
    return kiosk_refuse(ACT_WRITE, &error);
}

static struct reaction go(struct kiosk *kiosk, struct quick *quick)
{
    struct quick_who who;
    quick_read_who(kiosk, quick, &who);
    quick->error[0] = '\0';
    struct reaction reaction;
    if (who.found == FOUND_SHORT || who.found == FOUND_BAD) {
        reaction = mistake(kiosk, quick, ITEM_WHO, "Số chưa đúng. Xem lại 12 số trên thẻ.");
    } else if (who.found == FOUND_OPEN) {
        reaction = mistake(kiosk, quick, ITEM_WHO, "Người này đang tiếp: kết thúc ở trang đầu.");
    } else if (who.asks_name && quick->name.text[0] == '\0') {
        quick->error[0] = '\0';
        kiosk_focus(kiosk, ITEM_NAME);
        reaction = react(REACT_STAY);
    } else {
        if (who.asks_name)
            snprintf(who.citizen.name, sizeof who.citizen.name, "%.190s", quick->name.text);
        if (who.asks_year)
            snprintf(who.citizen.birth, sizeof who.citizen.birth, "%.15s", quick->year.text);
        if (who.found != FOUND_KNOWN)
            give_place(kiosk, quick, &who.citizen);
        reaction = write(kiosk, quick, &who);
    }
    explicit_bzero(&who, sizeof who);
    return reaction;
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    struct quick *quick = state;
    switch (act->action) {
    case ACTION_BACK: return react(REACT_BACK);
    case ACTION_GO: return go(kiosk, quick);
    case UI_ACTION_CHANGED:
        quick->error[0] = '\0';
        quick->head = 0; /* another day or place: another list */
        return react(REACT_STAY);
    default: return react(REACT_STAY);
    }
}

/* A scan fills the field, whatever has the focus; the hands write it with Enter. */
static bool burst(struct kiosk *kiosk, void *state, const char *text, struct reaction *reaction)
{
    struct quick *quick = state;
    if (search_is_name(text))
        return false;
    field_clear(&quick->who);
    field_type(&quick->who, text, 0);
    kiosk_focus(kiosk, ITEM_WHO);
    *reaction = react(REACT_STAY);
    return true;
}

/* ---- draft ----------------------------------------------------------------------------------- */

static json_t *save(const void *state)
{
    const struct quick *quick = state;
    json_t *json = json_object();
    const struct {
        const char *key;
        const struct field *field;
    } fields[] = {{"day", &quick->day},
                  {"until", &quick->until},
                  {"who", &quick->who},
                  {"name", &quick->name},
                  {"year", &quick->year}};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        save_field(json, fields[i].key, fields[i].field);
    const long numbers[] = {quick->mode,       quick->hamlet,     quick->helper,
                            quick->provider,   quick->reason,     quick->outcome[0],
                            quick->outcome[1], quick->outcome[2], quick->outcome[3]};
    static const char *const keys[] = {"mode",  "hamlet", "helper", "provider", "reason",
                                       "first", "second", "third",  "fourth"};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        save_number(json, keys[i], numbers[i]);
    save_number(json, "since", quick->since);
    return json;
}

static bool restore(struct kiosk *kiosk, void *state, const json_t *saved)
{
    struct quick *quick = state;
    long hamlets = (long)desk_commune(kiosk_desk(kiosk))->hamlet_count + 1;
    restore_field(saved, "day", &quick->day);
    restore_field(saved, "until", &quick->until);
    restore_field(saved, "who", &quick->who);
    restore_field(saved, "name", &quick->name);
    restore_field(saved, "year", &quick->year);
    quick->mode = (int)restore_number(saved, "mode", 0, 2, 0);
    quick->hamlet = (int)restore_number(saved, "hamlet", 0, hamlets, 0);
    quick->helper = (int)restore_number(saved, "helper", 0, 4, 0);
    quick->provider = (int)restore_number(saved, "provider", 0, (long)provider_count() - 1, 0);
    quick->reason = (int)restore_number(saved, "reason", 0, (long)reason_count() - 1, 0);
    static const char *const keys[] = {"first", "second", "third", "fourth"};
    for (int i = 0; i < QUICK_SERVICES; i++)
        quick->outcome[i] = (int)restore_number(saved, keys[i], 0, 5, 0);
    quick->since = restore_number(saved, "since", 0, INT64_MAX, 0);
    return true;
}

const struct view view_quick = {.name = "quick",
                                .state_size = sizeof(struct quick),
                                .describe = quick_describe,
                                .act = act,
                                .burst = burst,
                                .save = save,
                                .restore = restore};
