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

/* What was answered for each service. */
static void answers(struct kiosk *kiosk, const struct quick *quick, struct desk_ended *ended,
                    int *count)
{
    long until = 0;
    struct error ignored = {0};
    date_read_due(quick->until.text, desk_today(kiosk_desk(kiosk)), &until, &ignored);
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
        if (outcome == OUTCOME_WAITING)
            date_iso(until, answer->until);
        answer->filed = strcmp(service->id, SERVICE_PORTAL) == 0 && outcome == OUTCOME_DONE;
    }
}

/* Empties what belongs to one person; the rest stays for the next. */
static void begin_next(struct kiosk *kiosk, struct quick *quick)
{
    field_clear(&quick->who);
    field_clear(&quick->name);
    field_clear(&quick->year);
    quick->warned = quick->twice = false;
    quick->picked[0] = '\0';
    quick_find_named(kiosk, quick);
    kiosk_focus(kiosk, ITEM_WHO);
}

static struct reaction ask(struct kiosk *kiosk, int item, const char *words)
{
    kiosk_focus(kiosk, item);
    return words != NULL ? react_refuse("%s", words) : react(REACT_STAY);
}

static struct reaction write(struct kiosk *kiosk, struct quick *quick, struct quick_who *who)
{
    struct desk_ended ended[QUICK_SERVICES];
    struct error error = {0};
    struct desk_quick act = {.mode = quick_modes[quick->mode],
                             .ended = ended,
                             .notice = true,
                             .helper = quick_helper_ids[quick->helper]};
    quick_read_day(kiosk, quick, &act.day);
    answers(kiosk, quick, ended, &act.ended_count);
    if (!who->unnamed)
        act.citizen = &who->citizen;
    else if (act.ended_count > 0)
        return mistake(kiosk, quick, ITEM_WHO,
                       "Đã làm việc thì phải ghi là ai: 12 số hoặc họ tên.");
    if (desk_quick(kiosk_desk(kiosk), &act, &error)) {
        begin_next(kiosk, quick);
        return react(REACT_STAY);
    }
    return kiosk_refuse(ACT_WRITE, &error);
}

/* What is still to be said before this person can be written: true, and where and what (NULL: the
 * page says it). */
static bool lacks(const struct quick *quick, const struct quick_who *who, int *item,
                  const char **words)
{
    *words = NULL;
    if (who->found == FOUND_NOTHING && !who->unnamed) {
        *item = ITEM_WHO;
        *words = "Chưa gõ ai. Gõ 12 số hoặc họ tên; người chỉ hỏi, không ghi tên thì gõ 0.";
        return true;
    }
    *item = ITEM_NAME;
    if (who->asks_name && quick_empty(&quick->name))
        return true;
    *item = ITEM_SAME;
    *words = "Trong sổ có người tên này. Bấm → chọn đúng người, hay người mới.";
    if (who->asks_which)
        return true;
    *words = NULL;
    *item = ITEM_YEAR;
    if (who->asks_year && quick_empty(&quick->year) && !quick->warned)
        return true;
    *item = ITEM_PROVIDER;
    *words = "Chữ ký của nhà cung cấp nào? Bấm → chọn.";
    if (quick->provider < 0 && quick_signs(quick))
        return true;
    *item = ITEM_REASON;
    *words = "Vì sao không thành? Bấm → chọn.";
    if (quick->reason < 0 && quick_any(quick, OUTCOME_NOT_DONE))
        return true;
    *item = ITEM_UNTIL;
    *words = "Hẹn ngày nào? Gõ như 27/11, hoặc +3.";
    return quick_empty(&quick->until) && quick_any(quick, OUTCOME_WAITING);
}

/* The first field with something wrong in it, or 0. */
static int wrong_field(struct kiosk *kiosk, const struct quick *quick, const struct quick_who *who)
{
    const int items[] = {ITEM_DAY, ITEM_WHO, who->asks_year ? ITEM_YEAR : 0,
                         quick_any(quick, OUTCOME_WAITING) ? ITEM_UNTIL : 0};
    for (size_t i = 0; i < sizeof items / sizeof items[0]; i++) {
        if (quick_wrong(kiosk, quick, items[i]) != NULL)
            return items[i];
    }
    return 0;
}

static struct reaction finish(struct kiosk *kiosk, struct quick *quick, struct quick_who *who)
{
    const char *words;
    int item = wrong_field(kiosk, quick, who);
    if (item != 0)
        return mistake(kiosk, quick, item, quick_wrong(kiosk, quick, item));
    if (lacks(quick, who, &item, &words)) {
        quick->warned = quick->warned || item == ITEM_YEAR;
        if (item == ITEM_WHO || item == ITEM_UNTIL)
            return mistake(kiosk, quick, item, words);
        return ask(kiosk, item, words);
    }
    /* The same paper twice is the slip that nobody sees later. */
    if (!quick->twice && quick_is_twice(kiosk, quick, who)) {
        quick->twice = true;
        return ask(kiosk, ITEM_WHO,
                   "Ngày này đã ghi người ấy rồi. Đúng là lượt khác thì bấm Enter lần nữa.");
    }
    if (who->asks_name)
        snprintf(who->citizen.name, sizeof who->citizen.name, "%.190s", quick->name.text);
    if (who->asks_year)
        snprintf(who->citizen.birth, sizeof who->citizen.birth, "%.15s", quick->year.text);
    if (who->found != FOUND_KNOWN)
        give_place(kiosk, quick, &who->citizen);
    return write(kiosk, quick, who);
}

/* Enter writes where a person is typed, and on the last row; elsewhere it goes on. */
static struct reaction go(struct kiosk *kiosk, struct quick *quick, int item)
{
    struct quick_who who;
    int next = quick_next(quick, item);
    quick->error[0] = '\0';
    if (next != 0 && quick_wrong(kiosk, quick, item) != NULL)
        return mistake(kiosk, quick, item, quick_wrong(kiosk, quick, item));
    if (next != 0)
        return ask(kiosk, next, NULL);
    quick_read_who(kiosk, quick, &who);
    struct reaction reaction = finish(kiosk, quick, &who);
    explicit_bzero(&who, sizeof who);
    return reaction;
}

static void enter(struct kiosk *kiosk, void *state, const char *argument)
{
    struct quick *quick = state;
    (void)kiosk;
    (void)argument;
    quick->provider = quick->reason = -1;
}

/* Place, day and what was done stay for the next people, also after a look at another page. */
static bool again(struct kiosk *kiosk, void *state, const char *argument, bool same_visit)
{
    struct quick *quick = state;
    (void)kiosk;
    (void)argument;
    (void)same_visit;
    quick->error[0] = '\0';
    quick->head = 0;
    return true;
}

static void changed(struct kiosk *kiosk, struct quick *quick, int item)
{
    quick->error[0] = '\0';
    if (item == ITEM_SAME)
        quick_pick_named(quick);
    if (item == ITEM_WHO) {
        quick->warned = false;
        quick->picked[0] = '\0';
        quick_find_named(kiosk, quick);
    }
    if (item == ITEM_WHO || item == ITEM_DAY || item == ITEM_SAME)
        quick->twice = false;
    quick->head = 0; /* another day or place: another list */
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    struct quick *quick = state;
    switch (act->action) {
    case ACTION_BACK: return react(REACT_BACK);
    case ACTION_GO: return go(kiosk, quick, act->item);
    case UI_ACTION_CHANGED: changed(kiosk, quick, act->item); return react(REACT_STAY);
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
    changed(kiosk, quick, ITEM_WHO); /* what was said was said of somebody else */
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
    save_number(json, "warned", quick->warned);
    save_text(json, "picked", quick->picked);
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
    quick->provider = (int)restore_number(saved, "provider", -1, (long)provider_count() - 1, -1);
    quick->reason = (int)restore_number(saved, "reason", -1, (long)reason_count() - 1, -1);
    static const char *const keys[] = {"first", "second", "third", "fourth"};
    for (int i = 0; i < QUICK_SERVICES; i++)
        quick->outcome[i] = (int)restore_number(saved, keys[i], 0, 5, 0);
    restore_text(saved, "picked", quick->picked, sizeof quick->picked);
    quick->warned = restore_number(saved, "warned", 0, 1, 0) != 0;
    quick->since = restore_number(saved, "since", 0, INT64_MAX, 0);
    return true;
}

const struct view view_quick = {.name = "quick",
                                .state_size = sizeof(struct quick),
                                .enter = enter,
                                .again = again,
                                .describe = quick_describe,
                                .act = act,
                                .burst = burst,
                                .save = save,
                                .restore = restore};
