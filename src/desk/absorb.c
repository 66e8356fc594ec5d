/* From entries to what the desk holds: the same way after a verb, after a power cut and after an
 * undo, so the three can never disagree. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "desk/desk_private.h"
#include "desk/join_private.h"
#include "domain/waiting.h"
#include "guide/library.h"
#include "ledger/store.h"

static void copy(char *to, size_t size, const json_t *object, const char *key)
{
    snprintf(to, size, "%s", body_word(object, key));
}

#define COPY(field, object, key) copy((field), sizeof(field), (object), (key))

void citizen_from_entry(struct citizen *citizen, const char *id, const char *body,
                        const char *secret)
{
    json_t *said = json_loads(body, 0, NULL);
    snprintf(citizen->id, sizeof citizen->id, "%s", id);
    citizen->sex = sex_read(json_string_value(json_object_get(said, "sex")));
    citizen->birth_year = (int)json_integer_value(json_object_get(said, "birth_year"));
    citizen->adult = json_is_true(json_object_get(said, "adult"));
    citizen->resident = json_is_true(json_object_get(said, "resident"));
    COPY(citizen->hamlet, said, "hamlet");
    COPY(citizen->group, said, "group");
    COPY(citizen->unit, said, "unit");
    COPY(citizen->phone_of, said, "phone_of");
    json_decref(said);

    json_t *sealed = secret != NULL ? json_loads(secret, 0, NULL) : NULL;
    COPY(citizen->name, sealed, "name");
    COPY(citizen->id_number, sealed, "id_number");
    COPY(citizen->phone, sealed, "phone");
    COPY(citizen->birth, sealed, "birth");
    COPY(citizen->address, sealed, "address");
    COPY(citizen->note, sealed, "note");
    json_decref(sealed);
}

static const char phone_sql[] = "SELECT phone FROM visit WHERE phone IS NOT NULL"
                                " AND citizen = coalesce((SELECT kept FROM citizen WHERE id = ?1),"
                                " ?1) AND NOT reversed ORDER BY opened DESC LIMIT 1";

/* The phone of the visit before is still theirs; who had none was told to bring a relative with one. */
static void take_known_phone(struct desk *desk, struct desk_visit *visit)
{
    struct error ignored = {0};
    struct statement *statement = store_statement(ledger_store(desk->ledger), phone_sql, &ignored);
    if (visit->phone_known)
        visit->phone[0] = '\0'; /* somebody else's: it is another person now */
    visit->phone_known = false;
    if (statement == NULL || visit->phone[0] != '\0')
        return;
    statement_text(statement, 1, visit->citizen.id);
    if (!statement_row(statement, &ignored))
        return;
    if (strcmp(statement_column(statement, 0), "none") != 0) {
        snprintf(visit->phone, sizeof visit->phone, "%s", statement_column(statement, 0));
        visit->phone_known = true;
    }
    statement_done(statement);
}

static char free_letter(const struct desk *desk)
{
    for (char letter = 'a';; letter++) {
        bool used = false;
        for (int i = 0; i < desk->visit_count; i++)
            used = used || desk->visit[i].letter == letter;
        if (!used)
            return letter;
    }
}

static void take_opened(struct desk *desk, const char *subject, const json_t *body, int64_t at)
{
    if (desk->visit_count == DESK_TRAY || desk_visit_find(desk, subject) != NULL)
        return;
    struct desk_visit *visit = &desk->visit[desk->visit_count];
    memset(visit, 0, sizeof *visit);
    visit->letter = free_letter(desk);
    visit->road_now = -1;
    visit->opened = at;
    visit->step_since = clock_steady(desk->options.clock);
    snprintf(visit->id, sizeof visit->id, "%s", subject);
    COPY(visit->mode, body, "mode");
    desk->now = desk->visit_count++;
}

static struct desk_road *road_of(struct desk_visit *visit, const char *service,
                                 const char *provider)
{
    for (int i = 0; i < visit->road_count; i++) {
        if (strcmp(visit->road[i].service, service) == 0 &&
            strcmp(visit->road[i].provider, provider) == 0)
            return &visit->road[i];
    }
    return NULL;
}

static void take_started(struct desk *desk, struct desk_visit *visit, const json_t *body)
{
    const char *id = json_string_value(json_object_get(body, "guide"));
    const struct guide *guide = id != NULL ? guide_library_find(desk_guides(desk), id) : NULL;
    if (guide == NULL) /* the guide was taken away since: its outcome can still be given */
        return;
    char service[DESK_WORD_SIZE], provider[DESK_WORD_SIZE];
    COPY(service, body, "service");
    COPY(provider, body, "provider");
    struct desk_road *road = road_of(visit, service, provider);
    if (road == NULL) {
        if (visit->road_count == DESK_ROADS)
            return;
        road = &visit->road[visit->road_count++];
    }
    memset(road, 0, sizeof *road);
    snprintf(road->service, sizeof road->service, "%s", service);
    snprintf(road->provider, sizeof road->provider, "%s", provider);
    road->depth = 1;
    road->place[0].guide = guide;
    visit->road_now = (int)(road - visit->road);
}

static bool is_in(const struct desk_road *road, const char *service, const char *guide)
{
    return strcmp(road->service, service) == 0 &&
           strcmp(road->place[road->depth - 1].guide->id, guide) == 0;
}

/* The road of `body`'s guide: the one whose present place is in that guide. Two signatures may have
 * branched into the same guide: then it is the road that one is on. */
static struct desk_road *road_in(struct desk_visit *visit, const json_t *body)
{
    const char *id = json_string_value(json_object_get(body, "guide"));
    char service[DESK_WORD_SIZE];
    COPY(service, body, "service");
    struct desk_road *present = visit_road(visit);
    if (id == NULL || (present != NULL && is_in(present, service, id)))
        return id != NULL ? present : NULL;
    for (int i = 0; i < visit->road_count; i++) {
        if (is_in(&visit->road[i], service, id))
            return &visit->road[i];
    }
    return NULL;
}

/* The end of a branch leads back; the end of the guide leads to the outcome. */
static void walk_on(struct desk_road *road, int step)
{
    struct desk_place *place = &road->place[road->depth - 1];
    if ((size_t)step + 1 < place->guide->step_count)
        place->step = step + 1;
    else if (road->depth > 1)
        road->depth--;
    else
        road->walked = true;
}

/* One was at this step when it happened: going back is not logged, so the entry says it. */
static void stand_at(struct desk_road *road, const json_t *body)
{
    struct desk_place *place = &road->place[road->depth - 1];
    const char *id = json_string_value(json_object_get(body, "step"));
    int step = id != NULL ? guide_step_index(place->guide, id) : -1;
    if (step >= 0)
        place->step = step;
    road->walked = false;
}

static void take_step(struct desk_visit *visit, const char *kind, const json_t *body)
{
    struct desk_road *road = road_in(visit, body);
    if (road == NULL)
        return;
    visit->road_now = (int)(road - visit->road);
    road->seconds += (int)json_integer_value(json_object_get(body, "seconds"));
    stand_at(road, body);
    if (strcmp(kind, "step.troubled") == 0)
        COPY(road->trouble, body, "trouble");
    else
        walk_on(road, road->place[road->depth - 1].step);
}

static void take_branch(struct desk *desk, struct desk_visit *visit, const json_t *body)
{
    struct desk_road *road = road_in(visit, body);
    const char *to = json_string_value(json_object_get(body, "to_guide"));
    const char *step = json_string_value(json_object_get(body, "to_step"));
    const struct guide *guide = to != NULL ? guide_library_find(desk_guides(desk), to) : NULL;
    if (road == NULL || guide == NULL || road->depth == DESK_DEPTH)
        return;
    stand_at(road, body);
    struct desk_place *place = &road->place[road->depth++];
    memset(place, 0, sizeof *place);
    place->guide = guide;
    int there = step != NULL ? guide_step_index(guide, step) : 0;
    place->entry = place->step = there > 0 ? there : 0;
    visit->road_now = (int)(road - visit->road);
}

static void take_ended(struct desk_visit *visit, const json_t *body, const char *secret)
{
    struct desk_ended ended = {0};
    COPY(ended.service, body, "service");
    COPY(ended.provider, body, "provider");
    COPY(ended.issuer, body, "issuer");
    COPY(ended.reason, body, "reason");
    COPY(ended.until, body, "until");
    char outcome[DESK_WORD_SIZE];
    COPY(outcome, body, "outcome");
    if (!outcome_find(outcome, &ended.outcome))
        return;
    ended.filed = json_is_true(json_object_get(body, "filed"));
    ended.signed_by_citizen = json_is_true(json_object_get(body, "signed"));
    ended.paid = json_is_true(json_object_get(body, "paid"));
    json_t *sealed = secret != NULL ? json_loads(secret, 0, NULL) : NULL;
    COPY(ended.dossier, sealed, "dossier");
    json_decref(sealed);

    struct desk_road *road = road_of(visit, ended.service, ended.provider);
    if (road != NULL)
        road->over = true;
    /* Answered otherwise: the latest answer takes the place of the earlier one. */
    for (int i = 0; i < visit->ended_count; i++) {
        if (strcmp(visit->ended[i].service, ended.service) == 0 &&
            strcmp(visit->ended[i].provider, ended.provider) == 0) {
            visit->ended[i] = ended;
            return;
        }
    }
    if (visit->ended_count < DESK_ENDED)
        visit->ended[visit->ended_count++] = ended;
}

static void take_held(struct desk *desk, struct desk_visit *visit, const json_t *body, int64_t at)
{
    COPY(visit->waits_for, body, "waits_for");
    const struct waiting *waiting = waiting_find(visit->waits_for);
    const json_t *minutes = json_object_get(body, "minutes");
    visit->wait_minutes = minutes != NULL   ? (int)json_integer_value(minutes)
                          : waiting != NULL ? waiting->minutes
                                            : 0;
    visit->held = true;
    visit->held_at = at;
    if (desk_now(desk) == visit)
        desk->now = -1;
}

static void take(struct desk *desk, struct desk_visit *visit, const char *kind, const json_t *body,
                 const char *secret, int64_t at)
{
    if (strcmp(kind, "phone.stated") == 0) {
        COPY(visit->phone, body, "phone");
        visit->phone_known = false;
    } else if (strcmp(kind, "service.started") == 0)
        take_started(desk, visit, body);
    else if (strcmp(kind, "step.done") == 0 || strcmp(kind, "step.troubled") == 0)
        take_step(visit, kind, body);
    else if (strcmp(kind, "branch.taken") == 0)
        take_branch(desk, visit, body);
    else if (strcmp(kind, "branch.returned") == 0) {
        struct desk_road *road = road_in(visit, body);
        if (road != NULL && road->depth > 1)
            road->depth--;
    } else if (strcmp(kind, "service.ended") == 0)
        take_ended(visit, body, secret);
    else if (strcmp(kind, "visit.held") == 0)
        take_held(desk, visit, body, at);
    else if (strcmp(kind, "visit.resumed") == 0)
        visit->held = false;
    else if (strcmp(kind, "visit.closed") == 0)
        desk_drop(desk, visit);
}

void desk_absorb(struct desk *desk, const char *kind, const char *subject, const char *body,
                 const char *secret, int64_t at)
{
    json_t *said = json_loads(body, 0, NULL);
    if (strcmp(kind, "visit.opened") == 0) {
        take_opened(desk, subject, said, at);
    } else if (strcmp(kind, "citizen.identified") == 0) {
        const char *id = json_string_value(json_object_get(said, "visit"));
        struct desk_visit *visit = id != NULL ? desk_visit_find(desk, id) : NULL;
        if (visit != NULL) {
            citizen_from_entry(&visit->citizen, subject, body, secret);
            join_kept(desk, visit->citizen.id);
            take_known_phone(desk, visit);
        }
    } else if (strcmp(kind, "citizen.joined") == 0 || strcmp(kind, "citizen.parted") == 0) {
        join_look_at_tray(desk);
    } else {
        struct desk_visit *visit = desk_visit_find(desk, subject);
        if (visit != NULL)
            take(desk, visit, kind, said, secret, at);
    }
    json_decref(said);
}
