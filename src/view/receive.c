/* Registering: who is it, then which hamlet. Two pages of one view, so that the road of a new
 * citizen is number, name, Enter, a digit. argument: what was typed at home, or "correct"; or what was
 * typed here in practice for a real person: number, name, birth, phone, a line each. */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "domain/birth.h"
#include "domain/commune.h"
#include "domain/id_number.h"
#include "domain/name.h"
#include "domain/phone.h"
#include "view/receive_state.h"
#include "view/saved.h"
#include "view/views.h"

/* What is wrong with number, birth and telephone, in domain's words. Each may be left out. */
static void check_numbers(struct receive_state *state, long today)
{
    struct phone phone;
    char birth[BIRTH_MESSAGE_SIZE] = "";
    const char *seen = receive_error(state, ITEM_NUMBER);
    if (seen != NULL)
        snprintf(state->error[ITEM_NUMBER], sizeof state->error[0], "%s", seen);
    else if (state->number.text[0] != '\0')
        id_number_message(state->number.text, state->error[ITEM_NUMBER]);
    if (state->birth.text[0] != '\0')
        birth_message(state->birth.text, today, birth);
    snprintf(state->error[ITEM_BIRTH], sizeof state->error[0], "%s", birth);
    if (state->phone.text[0] != '\0')
        snprintf(state->error[ITEM_PHONE], sizeof state->error[0], "%s",
                 phone_fault_text(phone_examine(state->phone.text, &phone)));
}

static bool check(struct kiosk *kiosk, struct receive_state *state)
{
    struct error error = {0};
    memset(state->error, 0, sizeof state->error);
    check_numbers(state, desk_today(kiosk_desk(kiosk)));
    if (state->name.text[0] == '\0')
        snprintf(state->error[ITEM_NAME], sizeof state->error[0], "Chưa có tên. Gõ họ và tên.");
    else if (!name_valid(state->name.text, &error))
        snprintf(state->error[ITEM_NAME], sizeof state->error[0],
                 "Gõ họ và tên bằng chữ, như trên thẻ; 12 số thì gõ ở dòng trên.");
    for (int item = ITEM_NUMBER; item <= ITEM_PHONE; item++) {
        if (state->error[item][0] == '\0')
            continue;
        kiosk_focus(kiosk, item);
        return false;
    }
    return true;
}

static void take_fields(const struct receive_state *state, const struct commune *commune,
                        struct citizen *citizen)
{
    text_digits(state->number.text, citizen->id_number, sizeof citizen->id_number);
    if (state->card) {
        citizen->sex = state->sex;
        snprintf(citizen->address, sizeof citizen->address, "%s", state->address);
    }
    snprintf(citizen->name, sizeof citizen->name, "%.*s", DESK_NAME_SIZE - 1, state->name.text);
    snprintf(citizen->birth, sizeof citizen->birth, "%.15s", state->birth.text);
    struct phone phone;
    struct error ignored = {0};
    citizen->phone[0] = '\0';
    if (phone_read(state->phone.text, &phone, &ignored))
        snprintf(citizen->phone, sizeof citizen->phone, "%.15s", phone.digits);
    if (citizen->phone[0] != '\0' && phone.of != PHONE_OF_UNSAID)
        snprintf(citizen->phone_of, sizeof citizen->phone_of, "%s", phone_of_code(phone.of));
    if (state->group >= 0 && (size_t)state->group < commune->group_count)
        snprintf(citizen->group, sizeof citizen->group, "%s", commune->groups[state->group].id);
}

/* What the page does not ask (unit, address, note) stays as the book has it. */
static void begin_with(struct desk *desk, const struct receive_state *state,
                       struct citizen *citizen)
{
    struct desk_match match;
    struct error ignored = {0};
    memset(citizen, 0, sizeof *citizen);
    if (state->correcting && desk_now(desk) != NULL) {
        *citizen = desk_now(desk)->citizen;
    } else if (state->number.text[0] != '\0' &&
               desk_find(desk, state->number.text, &match, &ignored)) {
        if (match.found == FOUND_KNOWN)
            *citizen = match.citizen;
        explicit_bzero(&match, sizeof match);
    }
}

static struct reaction write(struct kiosk *kiosk, struct receive_state *state, int item)
{
    struct desk *desk = kiosk_desk(kiosk);
    const struct commune *commune = desk_commune(desk);
    struct error error = {0};
    struct citizen citizen;
    if (item == 0)
        return react_refuse("Chưa chọn thôn. Bấm số trước tên thôn; chưa rõ thì bấm 0.");
    begin_with(desk, state, &citizen);
    take_fields(state, commune, &citizen);
    citizen.resident = item != ITEM_ELSEWHERE;
    citizen.hamlet[0] = '\0';
    size_t index = (size_t)(item - ITEM_HAMLET);
    if (item >= ITEM_HAMLET && item < ITEM_ELSEWHERE && index < commune->hamlet_count)
        snprintf(citizen.hamlet, sizeof citizen.hamlet, "%s", commune->hamlets[index].id);
    bool good = state->correcting ? desk_identify(desk, &citizen, &error)
                                  : desk_receive(desk, &citizen, "counter", &error);
    if (good && state->card)
        kiosk_remember_home(kiosk, citizen.address, citizen.hamlet, citizen.resident);
    explicit_bzero(&citizen, sizeof citizen);
    if (!good)
        return kiosk_refuse(ACT_WRITE, &error);
    return react_home(&view_visit, NULL);
}

static bool is_real(struct kiosk *kiosk, const struct receive_state *state)
{
    struct id_number number;
    struct error ignored = {0};
    return desk_is_practice(kiosk_desk(kiosk)) &&
           id_number_read(state->number.text, &number, &ignored) && !number.practice;
}

/* The name of a card that the scanner may have spoilt is looked at before it is kept. */
static bool is_name_confirmed(struct kiosk *kiosk, struct receive_state *state, int item)
{
    if (!state->check_name || state->name.text[0] == '\0')
        return true;
    state->check_name = item != ITEM_NAME;
    if (state->check_name)
        kiosk_focus(kiosk, ITEM_NAME);
    return !state->check_name;
}

static struct reaction next(struct kiosk *kiosk, struct receive_state *state, int item)
{
    if (!is_name_confirmed(kiosk, state, item))
        return react(REACT_STAY);
    if (is_real(kiosk, state)) {
        snprintf(state->real, sizeof state->real, "%.30s\n%.300s\n%.40s\n%.40s", state->number.text,
                 state->name.text, state->birth.text, state->phone.text);
        return react_open(&view_real, state->real);
    }
    if (check(kiosk, state))
        state->where = true;
    return react(REACT_STAY);
}

/* Somebody else is to be typed, or the citizen as the book has him. */
static struct reaction clear(struct kiosk *kiosk, struct receive_state *state)
{
    bool correcting = state->correcting;
    explicit_bzero(state, sizeof *state);
    receive_enter(kiosk, state, correcting ? "correct" : NULL);
    kiosk_focus(kiosk, ITEM_NUMBER);
    return react(REACT_STAY);
}

static struct reaction go(struct kiosk *kiosk, struct receive_state *state, int item)
{
    struct error error = {0};
    if (state->where)
        return write(kiosk, state, item);
    if (item == ITEM_CLEAR)
        return clear(kiosk, state);
    if (item != ITEM_UNNAMED)
        return next(kiosk, state, item);
    return desk_receive_unnamed(kiosk_desk(kiosk), "counter", &error)
               ? react_home(&view_visit, NULL)
               : kiosk_refuse(ACT_WRITE, &error);
}

/* Another number is another person's: what the card said of this one goes. */
static void forget_card(struct receive_state *state)
{
    state->card = state->family = false;
    state->sex = SEX_UNKNOWN;
    state->lives = 0;
    explicit_bzero(state->address, sizeof state->address);
}

static struct reaction show(struct kiosk *kiosk, struct receive_state *state)
{
    struct citizen citizen;
    receive_from_book(kiosk, state, &citizen);
    struct reaction reaction = reveal_show(kiosk, &state->reveal, citizen.id, REVEAL_BOTH);
    explicit_bzero(&citizen, sizeof citizen);
    return reaction;
}

static int64_t wake(struct kiosk *kiosk, void *memory)
{
    const struct receive_state *state = memory;
    return reveal_wake(kiosk, &state->reveal);
}

static struct reaction act(struct kiosk *kiosk, void *memory, const struct ui_act *act)
{
    struct receive_state *state = memory;
    switch (act->action) {
    case ACTION_BACK:
        if (!state->where)
            return react(REACT_BACK);
        state->where = false;
        return react(REACT_STAY);
    case UI_ACTION_CHANGED:
        state->typed = true;
        if (act->item <= ITEM_PHONE)
            state->error[act->item][0] = '\0';
        if (act->item == ITEM_NUMBER)
            forget_card(state);
        return react(REACT_STAY);
    case ACTION_GO:
    case UI_ACTION_CHOOSE: return go(kiosk, state, act->item);
    case ACTION_SHOW: return show(kiosk, state);
    default: return react(REACT_STAY);
    }
}

static bool card(struct kiosk *kiosk, void *memory, const struct card *read,
                 struct reaction *reaction)
{
    *reaction = react(REACT_STAY);
    return receive_card_comes(kiosk, memory, read);
}

/* The number of whoever's name was typed first; any other number is somebody else's. */
static bool burst(struct kiosk *kiosk, void *memory, const char *text, struct reaction *reaction)
{
    struct receive_state *state = memory;
    struct desk_match match;
    struct error ignored = {0};
    if (state->where || state->number.text[0] != '\0' || state->name.text[0] == '\0' ||
        !desk_find(kiosk_desk(kiosk), text, &match, &ignored))
        return false;
    bool fresh = match.found == FOUND_NEW;
    if (fresh) {
        field_set(&state->number, match.citizen.id_number);
        state->typed = true;
        *reaction = react(REACT_STAY);
    }
    explicit_bzero(&match, sizeof match);
    return fresh;
}

static json_t *save(const void *memory)
{
    const struct receive_state *state = memory;
    json_t *json = json_object();
    save_field(json, "number", &state->number);
    save_field(json, "name", &state->name);
    save_field(json, "birth", &state->birth);
    save_field(json, "phone", &state->phone);
    save_number(json, "group", state->group);
    save_number(json, "where", state->where);
    save_number(json, "correcting", state->correcting);
    save_number(json, "known", state->known);
    save_number(json, "typed", state->typed);
    save_number(json, "back", state->back);
    save_number(json, "lives", state->lives);
    save_number(json, "card", state->card);
    save_number(json, "check_name", state->check_name);
    save_number(json, "family", state->family);
    save_number(json, "sex", (long)state->sex);
    save_text(json, "address", state->address);
    return json;
}

static bool restore(struct kiosk *kiosk, void *memory, const json_t *saved)
{
    struct receive_state *state = memory;
    restore_field(saved, "number", &state->number);
    restore_field(saved, "name", &state->name);
    restore_field(saved, "birth", &state->birth);
    restore_field(saved, "phone", &state->phone);
    state->group = (int)restore_number(saved, "group", -1, 100, -1);
    state->where = restore_number(saved, "where", 0, 1, 0) != 0;
    state->correcting = restore_number(saved, "correcting", 0, 1, 0) != 0;
    state->known = restore_number(saved, "known", 0, 1, 0) != 0;
    state->typed = restore_number(saved, "typed", 0, 1, 1) != 0;
    state->back = restore_number(saved, "back", 0, 1, 0) != 0;
    state->lives = (int)restore_number(saved, "lives", 0, ITEM_UNKNOWN, 0);
    state->card = restore_number(saved, "card", 0, 1, 0) != 0;
    state->check_name = restore_number(saved, "check_name", 0, 1, 0) != 0;
    state->family = restore_number(saved, "family", 0, 1, 0) != 0;
    state->sex = (enum sex)restore_number(saved, "sex", SEX_UNKNOWN, SEX_FEMALE, SEX_UNKNOWN);
    restore_text(saved, "address", state->address, sizeof state->address);
    return !state->correcting || desk_now(kiosk_desk(kiosk)) != NULL;
}

const struct view view_receive = {.name = "receive",
                                  .state_size = sizeof(struct receive_state),
                                  .enter = receive_enter,
                                  .again = receive_again,
                                  .describe = receive_describe,
                                  .act = act,
                                  .wake = wake,
                                  .card = card,
                                  .burst = burst,
                                  .save = save,
                                  .restore = restore};
