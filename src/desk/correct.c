#include "desk/correct.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "desk/desk_private.h"
#include "desk/join_private.h"
#include "desk/standing.h"
#include "domain/correction.h"
#include "domain/date.h"
#include "domain/outcome.h"
#include "domain/service.h"

/* One correction being put together: taken back, said anew. Texts are owned. */
struct mending {
    struct desk *desk;
    const struct desk_correction *why;
    struct standing standing;
    struct desk_act_events act;
    char *text[2 * ACT_ENTRIES];
    int text_count;
};

static bool begin(struct mending *mending, struct desk *desk, const struct desk_correction *why,
                  struct error *error)
{
    memset(mending, 0, sizeof *mending);
    mending->desk = desk;
    mending->why = why;
    mending->act.visit = why->visit;
    mending->act.final = true;
    if (correction_find(why->reason) == NULL)
        return error_set(error, ERROR_INPUT, "reason");
    if (why->note != NULL && !text_is_clean(why->note))
        return error_set(error, ERROR_INPUT, "note");
    return standing_read(desk, why->visit, &mending->standing, error);
}

static void end(struct mending *mending)
{
    for (int i = 0; i < mending->text_count; i++) {
        explicit_bzero(mending->text[i], strlen(mending->text[i]));
        free(mending->text[i]);
    }
    standing_release(&mending->standing);
}

static char *keep(struct mending *mending, char *text)
{
    mending->text[mending->text_count++] = text;
    return text;
}

/* Where a correction of an entry of `day` lands; 0 is today. */
static int32_t day_of(const struct mending *mending, int32_t day)
{
    return mending->standing.day_is_done ? 0 : day;
}

static void take_back(struct mending *mending, const struct standing_entry *entry, const char *kind)
{
    const char *note = mending->why->note;
    struct event *event = &mending->act.event[mending->act.count++];
    *event = (struct event){.kind = "entry.reversed",
                            .subject = mending->why->visit,
                            .day = day_of(mending, entry->day)};
    event->body = keep(mending, desk_dump(json_pack("{s:s,s:I,s:s,s:s}", "device", entry->device,
                                                    "number", (json_int_t)entry->number, "kind",
                                                    kind, "reason", mending->why->reason)));
    if (note != NULL && note[0] != '\0')
        event->secret = keep(mending, desk_dump(json_pack("{s:s}", "note", note)));
}

/* `body` and `secret` (may be NULL) are taken over. */
static void say(struct mending *mending, const char *kind, const char *subject, json_t *body,
                json_t *secret, int32_t day)
{
    struct event *event = &mending->act.event[mending->act.count++];
    *event = (struct event){.kind = kind, .subject = subject, .day = day_of(mending, day)};
    event->body = keep(mending, desk_dump(body));
    if (secret != NULL)
        event->secret = keep(mending, desk_dump(secret));
}

/* The same about the visit, at the place in time of the entry that it stands for: what came after it
 * still comes after it. */
static void say_in_place(struct mending *mending, const char *kind, json_t *body, json_t *secret,
                         const struct standing_entry *place)
{
    json_object_set_new(body, "at", json_integer(place->at));
    say(mending, kind, mending->why->visit, body, secret, place->day);
}

/* Takes an answer back, and those that it had outdone: they are not to stand now. */
static bool take_answer_back(struct mending *mending, const struct standing_entry *entry,
                             struct error *error)
{
    struct standing_entry earlier[STANDING_EARLIER];
    int count;
    if (!standing_earlier(mending->desk, mending->why->visit, body_word(entry->body, "service"),
                          body_word(entry->body, "provider"), earlier, &count, error))
        return false;
    for (int i = 0; i < count; i++) {
        earlier[i].day = entry->day;
        take_back(mending, &earlier[i], "service.ended");
    }
    take_back(mending, entry, "service.ended");
    return true;
}

/* ---- what the visit comes to ----------------------------------------------------------------- */

/* The answers as they stand after the correction. */
struct answers {
    enum outcome given[DESK_ENDED + 1];
    size_t count;
    char until[DATE_SIZE]; /* the earliest come-back day, or "" */
};

static void answer(struct answers *answers, const json_t *body)
{
    enum outcome outcome;
    const char *until = body_word(body, "until");
    if (answers->count > DESK_ENDED || !outcome_find(body_word(body, "outcome"), &outcome))
        return;
    answers->given[answers->count++] = outcome;
    if (until[0] != '\0' && (answers->until[0] == '\0' || strcmp(until, answers->until) < 0))
        snprintf(answers->until, sizeof answers->until, "%s", until);
}

/* Says the closing anew if it does not follow from the answers any more. */
static void settle_result(struct mending *mending, const struct answers *answers)
{
    const struct standing_entry *closed = &mending->standing.closed;
    const char *result = visit_result_id(visit_result_of(answers->given, answers->count));
    if (closed->number == 0 || (strcmp(body_word(closed->body, "result"), result) == 0 &&
                                strcmp(body_word(closed->body, "until"), answers->until) == 0))
        return;
    json_t *body = json_deep_copy(closed->body);
    json_object_set_new(body, "result", json_string(result));
    json_object_del(body, "until");
    body_set(body, "until", answers->until);
    take_back(mending, closed, "visit.closed");
    say_in_place(mending, "visit.closed", body,
                 closed->secret != NULL ? json_deep_copy(closed->secret) : NULL, closed);
}

/* All answers but those that go, and the new one (may be NULL). */
static struct answers answers_without(const struct mending *mending,
                                      const struct standing_entry *gone,
                                      const struct standing_entry *other, const json_t *added)
{
    struct answers answers = {0};
    for (int i = 0; i < mending->standing.ended_count; i++) {
        const struct standing_entry *entry = &mending->standing.ended[i];
        if (entry != gone && entry != other)
            answer(&answers, entry->body);
    }
    if (added != NULL)
        answer(&answers, added);
    return answers;
}

/* ---- reading --------------------------------------------------------------------------------- */

static void read_answer(const struct standing_entry *entry, struct desk_ended *ended)
{
    memset(ended, 0, sizeof *ended);
    const struct {
        char *to;
        size_t size;
        const char *key;
    } words[] = {{ended->service, sizeof ended->service, "service"},
                 {ended->provider, sizeof ended->provider, "provider"},
                 {ended->issuer, sizeof ended->issuer, "issuer"},
                 {ended->reason, sizeof ended->reason, "reason"},
                 {ended->until, sizeof ended->until, "until"}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        snprintf(words[i].to, words[i].size, "%s", body_word(entry->body, words[i].key));
    snprintf(ended->dossier, sizeof ended->dossier, "%s", body_word(entry->secret, "dossier"));
    if (!outcome_find(body_word(entry->body, "outcome"), &ended->outcome))
        ended->outcome = OUTCOME_NOT_DONE;
    ended->filed = json_is_true(json_object_get(entry->body, "filed"));
    ended->signed_by_citizen = json_is_true(json_object_get(entry->body, "signed"));
    ended->paid = json_is_true(json_object_get(entry->body, "paid"));
}

bool desk_closed_read(struct desk *desk, const char *visit, struct desk_closed *closed,
                      struct error *error)
{
    struct standing standing;
    memset(closed, 0, sizeof *closed);
    bool good = standing_read(desk, visit, &standing, error);
    if (good) {
        closed->day = standing.closed.day;
        closed->day_is_done = standing.day_is_done;
        closed->ended_count = standing.ended_count;
        for (int i = 0; i < standing.ended_count; i++)
            read_answer(&standing.ended[i], &closed->ended[i]);
        char last_day[16];
        if (standing.citizen[0] != '\0')
            good = desk_read_citizen(desk, standing.citizen, &closed->citizen, last_day, error);
    }
    standing_release(&standing);
    return good;
}

/* ---- the corrections ------------------------------------------------------------------------- */

/* The right answer, beside what was not mistaken in the one whose place it takes. */
static json_t *right_answer(const struct mending *mending, const struct desk_ended *ended,
                            const struct standing_entry *old, const struct standing_entry *place)
{
    struct desk_visit visit = {0};
    snprintf(visit.citizen.id, sizeof visit.citizen.id, "%s", mending->standing.citizen);
    json_t *body = ended_body(&visit, ended);
    if (place != NULL)
        json_object_set(body, "seconds", json_object_get(place->body, "seconds"));
    json_t *trouble = old != NULL ? json_object_get(old->body, "trouble") : NULL;
    if (trouble != NULL)
        json_object_set(body, "trouble", trouble);
    return body;
}

static bool correct_answer(struct mending *mending, const struct desk_ended *ended,
                           const struct desk_ended *instead, struct error *error)
{
    struct standing *standing = &mending->standing;
    struct standing_entry *old = standing_find(standing, ended->service, ended->provider);
    struct standing_entry *other =
        instead != NULL ? standing_find(standing, instead->service, instead->provider) : NULL;
    const struct standing_entry *place = old != NULL ? old : other;
    json_t *body = right_answer(mending, ended, old, place);
    struct answers answers = answers_without(mending, old, other, body);
    if (old != NULL)
        take_back(mending, old, "service.ended");
    say_in_place(mending, "service.ended", body,
                 ended->dossier[0] != '\0' ? json_pack("{s:s}", "dossier", ended->dossier) : NULL,
                 place != NULL ? place : &standing->closed);
    settle_result(mending, &answers);
    return other == NULL || other == old || take_answer_back(mending, other, error);
}

bool desk_correct_service(struct desk *desk, const struct desk_correction *why,
                          const struct desk_ended *ended, const struct desk_ended *instead,
                          struct error *error)
{
    struct mending mending;
    char name[240] = "sửa: ";
    if (!ended_whole(ended, error))
        return false;
    bool good = begin(&mending, desk, why, error);
    if (good) {
        ended_name(ended, name + strlen(name), sizeof name - strlen(name));
        mending.act.name = name;
        good = correct_answer(&mending, ended, instead, error) &&
               desk_perform(desk, &mending.act, error);
    }
    end(&mending);
    return good;
}

bool desk_correct_away(struct desk *desk, const struct desk_correction *why, const char *service,
                       const char *provider, struct error *error)
{
    struct mending mending;
    bool good = begin(&mending, desk, why, error);
    struct standing_entry *old = good ? standing_find(&mending.standing, service, provider) : NULL;
    if (good && old == NULL)
        good = error_set(error, ERROR_MISSING, "no such service in this visit");
    if (good && old != NULL) {
        const struct service *known = service_find(service);
        char name[160];
        snprintf(name, sizeof name, "sửa: bỏ %s", known != NULL ? known->title : service);
        struct answers answers = answers_without(&mending, old, NULL, NULL);
        mending.act.name = name;
        good = take_answer_back(&mending, old, error);
        settle_result(&mending, &answers);
        good = good && desk_perform(desk, &mending.act, error);
    }
    end(&mending);
    return good;
}

/* What named the one is said again and names the other. */
static void hand_over(struct mending *mending, const char *citizen)
{
    for (int i = 0; i < mending->standing.ended_count; i++) {
        const struct standing_entry *entry = &mending->standing.ended[i];
        if (strcmp(body_word(entry->body, "citizen"), citizen) == 0)
            continue;
        json_t *body = json_deep_copy(entry->body);
        json_object_set_new(body, "citizen", json_string(citizen));
        take_back(mending, entry, "service.ended");
        say_in_place(mending, "service.ended", body,
                     entry->secret != NULL ? json_deep_copy(entry->secret) : NULL, entry);
    }
}

bool desk_correct_person(struct desk *desk, const struct desk_correction *why,
                         const struct citizen *given, struct error *error)
{
    struct mending mending;
    struct citizen citizen = *given;
    struct standing *standing = &mending.standing;
    const struct standing_entry *place = &standing->identified;
    bool good = begin(&mending, desk, why, error);
    if (standing->identified.number == 0)
        place = &standing->opened;
    good = good && citizen_settle(desk, &citizen, place->day, error);
    if (good) {
        char name[DESK_NAME_SIZE + 32];
        snprintf(name, sizeof name, "sửa: là %s", citizen_called(&citizen));
        mending.act.name = name;
        if (standing->identified.number != 0)
            take_back(&mending, &standing->identified, "citizen.identified");
        say(&mending, "citizen.identified", citizen.id, citizen_body(&citizen, why->visit),
            citizen_secret(&citizen), place->day);
        if (join_follows(desk, standing->citizen, &citizen, NULL))
            say(&mending, "citizen.joined", citizen.id,
                json_pack("{s:s,s:s}", "other", standing->citizen, "how", "numbered"), NULL,
                place->day);
        hand_over(&mending, citizen.id);
        good = desk_perform(desk, &mending.act, error);
        explicit_bzero(name, sizeof name);
    }
    end(&mending);
    explicit_bzero(&citizen, sizeof citizen);
    return good;
}

bool desk_correct_visit_away(struct desk *desk, const struct desk_correction *why,
                             struct error *error)
{
    struct mending mending;
    bool good = begin(&mending, desk, why, error);
    if (good) {
        mending.act.name = "sửa: bỏ cả lượt";
        take_back(&mending, &mending.standing.opened, "visit.opened");
        good = desk_perform(desk, &mending.act, error);
    }
    end(&mending);
    return good;
}
