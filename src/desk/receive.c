/* Receiving a citizen, putting aside, taking up again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "desk/desk_private.h"
#include "desk/join_private.h"
#include "domain/birth.h"
#include "domain/date.h"
#include "domain/id_number.h"
#include "domain/name.h"
#include "domain/phone.h"
#include "domain/waiting.h"
#include "ledger/vault.h"

/* Puts what was typed into the form the book has: number, phone and birth read, sex and birth year
 * taken from the number where nobody said otherwise. */
static bool settle(struct desk *desk, struct citizen *citizen, int32_t day, struct error *error)
{
    if (citizen->name[0] != '\0' && !name_valid(citizen->name, error))
        return false;
    if (!text_is_clean(citizen->address) || !text_is_clean(citizen->note))
        return error_set(error, ERROR_INPUT, "address or note");
    if (citizen->id_number[0] != '\0') {
        struct id_number number;
        if (!id_number_read(citizen->id_number, &number, error))
            return false;
        if (desk->practice && !number.practice)
            return error_set(error, ERROR_REFUSED, "practice: a real number");
        memcpy(citizen->id_number, number.digits, sizeof number.digits);
        if (citizen->sex == SEX_UNKNOWN)
            citizen->sex = number.sex;
        if (citizen->birth_year == 0)
            citizen->birth_year = number.birth_year;
    }
    if (citizen->phone[0] != '\0') {
        struct phone phone;
        if (!phone_read(citizen->phone, &phone, error))
            return false;
        snprintf(citizen->phone, sizeof citizen->phone, "%s", phone.digits);
    }
    struct birth birth = {.year = citizen->birth_year};
    if (citizen->birth[0] != '\0') {
        if (!birth_read(citizen->birth, desk_today(desk), &birth, error))
            return false;
        birth_iso(&birth, citizen->birth);
        citizen->birth_year = birth.year;
    }
    citizen->adult = birth_is_adult(&birth, day);
    return true;
}

/* One citizen, one id: by the number; without one, what the citizen had, else a new id. */
static void give_id(struct desk *desk, struct citizen *citizen)
{
    char key[48];
    if (citizen->id_number[0] != '\0') {
        vault_citizen_id(desk->vault, citizen->id_number, citizen->id);
    } else if (citizen->id[0] == '\0') {
        char random[LEDGER_ID_SIZE];
        ledger_new_id(desk->ledger, random);
        snprintf(key, sizeof key, "new:%s", random);
        vault_citizen_id(desk->vault, key, citizen->id);
    }
}

bool citizen_settle(struct desk *desk, struct citizen *citizen, int32_t day, struct error *error)
{
    if (!settle(desk, citizen, day, error))
        return false;
    give_id(desk, citizen);
    return true;
}

json_t *citizen_body(const struct citizen *citizen, const char *visit)
{
    json_t *body = json_object();
    body_set(body, "visit", visit);
    body_set(body, "sex", sex_code(citizen->sex));
    if (citizen->birth_year > 0)
        json_object_set_new(body, "birth_year", json_integer(citizen->birth_year));
    json_object_set_new(body, "adult", json_boolean(citizen->adult));
    json_object_set_new(body, "resident", json_boolean(citizen->resident));
    body_set(body, "hamlet", citizen->hamlet);
    body_set(body, "group", citizen->group);
    body_set(body, "unit", citizen->unit);
    body_set(body, "phone_of", citizen->phone_of);
    return body;
}

json_t *citizen_secret(const struct citizen *citizen)
{
    json_t *secret = json_object();
    body_set(secret, "name", citizen->name);
    body_set(secret, "id_number", citizen->id_number);
    body_set(secret, "phone", citizen->phone);
    body_set(secret, "birth", citizen->birth);
    body_set(secret, "address", citizen->address);
    body_set(secret, "note", citizen->note);
    return secret;
}

json_t *opened_body(const struct desk *desk, const char *mode)
{
    json_t *body = json_pack("{s:s}", "mode", mode);
    body_set(body, "counter", desk->counter);
    return body;
}

bool desk_receive(struct desk *desk, const struct citizen *given, const char *mode,
                  struct error *error)
{
    if (desk->vault == NULL)
        return error_set(error, ERROR_KEY, "locked");
    struct citizen citizen = *given;
    if (!citizen_settle(desk, &citizen, desk_today(desk), error))
        return false;
    for (int i = 0; i < desk->visit_count; i++) {
        if (strcmp(desk->visit[i].citizen.id, citizen.id) == 0)
            return desk_take_up(desk, &desk->visit[i], error);
    }
    if (desk->visit_count == DESK_TRAY)
        return error_set(error, ERROR_LIMIT, "tray full");

    char visit[LEDGER_ID_SIZE];
    ledger_new_id(desk->ledger, visit);
    char *opened = desk_dump(opened_body(desk, mode));
    char *body = desk_dump(citizen_body(&citizen, visit));
    char *secret = desk_dump(citizen_secret(&citizen));
    struct desk_act_events act = {
        .event =
            {{.kind = "visit.opened", .subject = visit, .body = opened},
             {.kind = "citizen.identified", .subject = citizen.id, .body = body, .secret = secret}},
        .count = 2,
        .visit = visit,
        .name = "tiếp"};
    bool good = desk_perform(desk, &act, error);
    free(opened);
    free(body);
    memset(secret, 0, strlen(secret));
    free(secret);
    memset(&citizen, 0, sizeof citizen);
    return good;
}

bool desk_receive_unnamed(struct desk *desk, const char *mode, struct error *error)
{
    if (desk->vault == NULL)
        return error_set(error, ERROR_KEY, "locked");
    if (desk->visit_count == DESK_TRAY)
        return error_set(error, ERROR_LIMIT, "tray full");
    char visit[LEDGER_ID_SIZE];
    ledger_new_id(desk->ledger, visit);
    char *opened = desk_dump(opened_body(desk, mode));
    struct desk_act_events act = {
        .event = {{.kind = "visit.opened", .subject = visit, .body = opened}},
        .count = 1,
        .visit = visit,
        .name = "tiếp"};
    bool good = desk_perform(desk, &act, error);
    free(opened);
    return good;
}

bool desk_identify(struct desk *desk, const struct citizen *given, struct error *error)
{
    struct desk_visit *visit = desk_now(desk);
    if (visit == NULL || desk->vault == NULL)
        return error_set(error, ERROR_REFUSED, "no visit");
    struct citizen citizen = *given;
    if (!citizen_settle(desk, &citizen, desk_today(desk), error))
        return false;
    for (int i = 0; i < desk->visit_count; i++) {
        if (&desk->visit[i] != visit && strcmp(desk->visit[i].citizen.id, citizen.id) == 0)
            return error_set(error, ERROR_EXISTS, "this citizen is in the tray already");
    }
    char *body = desk_dump(citizen_body(&citizen, visit->id));
    char *secret = desk_dump(citizen_secret(&citizen));
    char *joined = NULL;
    struct desk_act_events act = {.event = {{.kind = "citizen.identified",
                                             .subject = citizen.id,
                                             .body = body,
                                             .secret = secret}},
                                  .count = 1,
                                  .visit = visit->id,
                                  .name = "ghi thông tin"};
    char id[DESK_ID_SIZE];
    memcpy(id, visit->id, sizeof id);
    act.visit = id;
    if (join_follows(desk, visit->citizen.id, &citizen, id)) {
        joined = desk_dump(json_pack("{s:s,s:s}", "other", visit->citizen.id, "how", "numbered"));
        act.event[act.count++] =
            (struct event){.kind = "citizen.joined", .subject = citizen.id, .body = joined};
    }
    bool good = desk_perform(desk, &act, error);
    free(joined);
    free(body);
    memset(secret, 0, strlen(secret));
    free(secret);
    memset(&citizen, 0, sizeof citizen);
    return good;
}

bool desk_state_phone(struct desk *desk, const char *phone, struct error *error)
{
    const char *name = strcmp(phone, "android") == 0  ? "điện thoại Android"
                       : strcmp(phone, "iphone") == 0 ? "điện thoại iPhone"
                                                      : "không có điện thoại thông minh";
    return desk_perform_one(desk, "phone.stated", json_pack("{s:s}", "phone", phone), NULL, name,
                            error);
}

bool desk_hold(struct desk *desk, const char *waits_for, struct error *error)
{
    const struct waiting *waiting = waiting_find(waits_for);
    if (waiting == NULL)
        return error_set(error, ERROR_INPUT, "unknown reason to wait");
    return desk_perform_one(
        desk, "visit.held",
        json_pack("{s:s,s:i}", "waits_for", waits_for, "minutes", waiting->minutes), NULL,
        waiting->text, error);
}

bool desk_take_up(struct desk *desk, struct desk_visit *visit, struct error *error)
{
    int before = desk->now;
    desk->now = (int)(visit - desk->visit);
    if (visit->held &&
        !desk_perform_one(desk, "visit.resumed", json_object(), NULL, "tiếp tục", error)) {
        desk->now = before;
        return false;
    }
    visit->step_since = clock_steady(desk->options.clock);
    return true;
}

bool desk_reveal_of(struct desk *desk, const char *citizen, const char *what, struct error *error)
{
    if (desk->vault == NULL || citizen[0] == '\0')
        return error_set(error, ERROR_REFUSED, "nobody is identified");
    char *body = desk_dump(json_pack("{s:s}", "what", what));
    struct desk_act_events act = {
        .event = {{.kind = "secret.revealed", .subject = citizen, .body = body}},
        .count = 1,
        .visit = ""};
    bool good = desk_perform(desk, &act, error);
    free(body);
    return good;
}

bool desk_reveal(struct desk *desk, const char *what, struct error *error)
{
    const struct desk_visit *visit = desk_now(desk);
    return desk_reveal_of(desk, visit != NULL ? visit->citizen.id : "", what, error);
}
