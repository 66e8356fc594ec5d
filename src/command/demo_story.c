#include "command/demo_story.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "command/demo_person.h"
#include "desk/desk.h"
#include "domain/calendar.h"
#include "domain/date.h"
#include "domain/outcome.h"
#include "domain/service.h"
#include "guide/library.h"

#define SERVED_MS     130000 /* between those who are left open */
#define STEPS_AT_MOST 80     /* of one walk, branches and all */

unsigned demo_chance(struct demo *demo, unsigned limit)
{
    uint64_t value;
    random_fill(&demo->chance, &value, sizeof value);
    return (unsigned)(value % limit);
}

static bool happens(struct demo *demo, unsigned of_hundred)
{
    return demo_chance(demo, 100) < of_hundred;
}

/* Time goes by: about that share of a visit's pace, a third more or less; never beyond the story's
 * last moment. */
static void pass(struct demo *demo, int hundredths)
{
    int64_t middle = demo->pace * hundredths / 100;
    int64_t wanted = middle * 2 / 3 + (int64_t)demo_chance(demo, 1000) * middle / 1500;
    int64_t left = demo->latest - clock_wall(demo->clock);
    if (left > 0)
        clock_advance(demo->clock, wanted < left ? wanted : left);
}

/* ---- one service ----------------------------------------------------------------------------- */

/* Chances of each outcome of a hundred, in the order of enum outcome. */
struct odds {
    const char *service;
    unsigned of[OUTCOME_COUNT];
};

static const struct odds table[] = {
    {SERVICE_VNEID_INSTALL, {84, 0, 2, 6, 8}},
    {SERVICE_VNEID_LEVEL2, {52, 0, 32, 8, 8}},
    {SERVICE_SIGNATURE, {62, 16, 8, 9, 5}},
    {SERVICE_PORTAL, {86, 0, 6, 8, 0}},
};

static enum outcome draw_outcome(struct demo *demo, const char *service)
{
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        if (strcmp(table[i].service, service) != 0)
            continue;
        unsigned lot = demo_chance(demo, 100), sum = 0;
        for (int outcome = 0; outcome < OUTCOME_COUNT; outcome++) {
            sum += table[i].of[outcome];
            if (lot < sum)
                return (enum outcome)outcome;
        }
    }
    return OUTCOME_DONE;
}

/* Some reasons are heard every day, others once a month. */
static void give_reason(struct demo *demo, struct desk_ended *ended)
{
    unsigned one = demo_chance(demo, (unsigned)reason_count());
    unsigned other = demo_chance(demo, (unsigned)reason_count());
    snprintf(ended->reason, sizeof ended->reason, "%s", reason_at(one < other ? one : other)->id);
}

static void give_day(struct demo *demo, struct desk_ended *ended)
{
    long day = desk_today(demo->desk);
    for (unsigned left = 1 + demo_chance(demo, 5); left > 0; left--)
        day = calendar_next_working_day(desk_calendar(demo->desk), day);
    date_iso(day, ended->until);
}

static void give_dossier(struct demo *demo, struct desk_ended *ended)
{
    ended->filed = true;
    ended->signed_by_citizen = happens(demo, 70);
    ended->paid = happens(demo, 55);
    snprintf(ended->dossier, sizeof ended->dossier, "MAU-%06u", demo_chance(demo, 1000000));
}

static void settle(struct demo *demo, const char *service, const char *provider,
                   struct desk_ended *ended)
{
    memset(ended, 0, sizeof *ended);
    snprintf(ended->service, sizeof ended->service, "%s", service);
    snprintf(ended->provider, sizeof ended->provider, "%s", provider);
    ended->outcome = draw_outcome(demo, service);
    if (ended->outcome == OUTCOME_NOT_DONE)
        give_reason(demo, ended);
    if (ended->outcome == OUTCOME_WAITING ||
        (ended->outcome == OUTCOME_ISSUED && happens(demo, 60)))
        give_day(demo, ended);
    if (strcmp(service, SERVICE_PORTAL) == 0 && ended->outcome == OUTCOME_DONE)
        give_dossier(demo, ended);
}

/* A trouble now and then; most are solved here. */
static bool stumble(struct demo *demo, const struct guide_step *step, struct error *error)
{
    if (step->trouble_count == 0 || !happens(demo, 12))
        return true;
    unsigned which = demo_chance(demo, (unsigned)step->trouble_count);
    pass(demo, 10);
    return desk_trouble(demo->desk, step->troubles[which].id, happens(demo, 80), error);
}

static bool walk(struct demo *demo, const struct guide *guide, int steps, struct error *error)
{
    if (!desk_begin(demo->desk, guide, error))
        return false;
    for (int i = 0; i < steps; i++) {
        struct desk_visit *visit = desk_now(demo->desk);
        const struct guide_step *step = visit_step(visit);
        const struct desk_road *road = visit_road(visit);
        if (step == NULL || road == NULL || road->walked)
            return true;
        for (size_t act = 0; act < step->act_count; act++)
            if (happens(demo, 90))
                desk_tick(demo->desk, (int)act);
        pass(demo, 8);
        if (!stumble(demo, step, error) || !desk_step_done(demo->desk, error))
            return false;
    }
    return true;
}

static const struct guide *guide_of(struct demo *demo, const char *service, const char *provider)
{
    const struct guide_library *library = desk_guides(demo->desk);
    const struct guide *guide;
    for (size_t n = 0; (guide = guide_library_of_service(library, service, n)) != NULL; n++) {
        if (strcmp(guide->provider != NULL ? guide->provider : "", provider) == 0)
            return guide;
    }
    return NULL;
}

/* Slips of the hand are taken back and said again. */
static bool end(struct demo *demo, const struct desk_ended *ended, struct error *error)
{
    if (!desk_end_service(demo->desk, ended, error))
        return false;
    if (!happens(demo, 2))
        return true;
    pass(demo, 2);
    return desk_undo(demo->desk, error) && desk_end_service(demo->desk, ended, error);
}

static bool wait_for_code(struct demo *demo, struct error *error)
{
    struct desk_visit *visit = desk_now(demo->desk);
    if (!desk_hold(demo->desk, "otp", error))
        return false;
    pass(demo, 20);
    return desk_take_up(demo->desk, visit, error);
}

static bool serve(struct demo *demo, const char *service, const char *provider, struct error *error)
{
    const struct guide *guide = guide_of(demo, service, provider);
    struct desk_ended ended;
    settle(demo, service, provider, &ended);
    bool walks = guide != NULL && ended.outcome != OUTCOME_HAD_ALREADY &&
                 happens(demo, (unsigned)demo->walked);
    int steps = ended.outcome == OUTCOME_NOT_DONE ? 2 : STEPS_AT_MOST;
    if (walks && !walk(demo, guide, steps, error))
        return false;
    if (!walks)
        pass(demo, 40);
    if (happens(demo, 5) && !wait_for_code(demo, error))
        return false;
    return end(demo, &ended, error);
}

/* ---- one visit ------------------------------------------------------------------------------- */

static const char *draw_provider(struct demo *demo)
{
    static const char *const providers[] = {"vneid",   "vneid",   "vnpt",    "vnpt",
                                            "viettel", "viettel", "mobifone"};
    return providers[demo_chance(demo, sizeof providers / sizeof providers[0])];
}

static bool lacks(struct demo *demo, const char *service)
{
    enum outcome outcome;
    char day[16], until[16];
    return !desk_state(demo->desk, desk_now(demo->desk)->citizen.id, service, NULL, &outcome, day,
                       until) ||
           !outcome_is_working(outcome);
}

/* The next thing on the road of this citizen; those who have everything file a dossier. */
static const char *next_service(struct demo *demo)
{
    static const char *const ladder[] = {SERVICE_VNEID_INSTALL, SERVICE_VNEID_LEVEL2,
                                         SERVICE_SIGNATURE};
    for (size_t i = 0; i < sizeof ladder / sizeof ladder[0]; i++) {
        if (visit_ended(desk_now(demo->desk), ladder[i], NULL) == NULL && lacks(demo, ladder[i]) &&
            !happens(demo, 15))
            return ladder[i];
    }
    return SERVICE_PORTAL;
}

static bool help(struct demo *demo, struct error *error)
{
    unsigned services = 1 + (happens(demo, 35) ? 1U : 0U) + (happens(demo, 10) ? 1U : 0U);
    for (unsigned i = 0; i < services; i++) {
        const char *service = next_service(demo);
        if (visit_ended(desk_now(demo->desk), service, NULL) != NULL)
            break;
        bool signs = strcmp(service, SERVICE_SIGNATURE) == 0;
        if (!serve(demo, service, signs ? draw_provider(demo) : "", error))
            return false;
    }
    return true;
}

static bool say_no_phone(struct demo *demo, struct error *error)
{
    struct desk_ended ended = {.outcome = OUTCOME_NOT_DONE};
    snprintf(ended.service, sizeof ended.service, "%s", SERVICE_VNEID_INSTALL);
    snprintf(ended.reason, sizeof ended.reason, "%s", REASON_NO_PHONE);
    pass(demo, 15);
    return desk_end_service(demo->desk, &ended, error);
}

static bool close_visit(struct demo *demo, struct error *error)
{
    static const char *const helpers[] = {"none", "none",     "none",      "none",
                                          "none", "relative", "volunteer", "neighbour"};
    pass(demo, 8);
    return desk_close(demo->desk, happens(demo, 92),
                      helpers[demo_chance(demo, sizeof helpers / sizeof helpers[0])], NULL, error);
}

/* New people come all the time; of five visits three are of people who were here before. */
static uint32_t draw_person(struct demo *demo)
{
    if (demo->people < 5 || happens(demo, 40))
        return demo->people++;
    return demo_chance(demo, demo->people);
}

static const char *draw_mode(struct demo *demo)
{
    unsigned lot = demo_chance(demo, 100);
    return lot < 82 ? "counter" : lot < 95 ? "field" : "meeting";
}

static bool receive(struct demo *demo, uint32_t who, const char *mode, struct error *error)
{
    struct citizen citizen;
    demo_person(demo->seed, who, demo->today, desk_commune(demo->desk), &citizen);
    bool good = desk_receive(demo->desk, &citizen, mode, error);
    explicit_bzero(&citizen, sizeof citizen);
    return good;
}

bool demo_visit(struct demo *demo, struct error *error)
{
    pass(demo, 10);
    if (happens(demo, 6))
        return desk_receive_unnamed(demo->desk, "counter", error) && close_visit(demo, error);
    uint32_t who = draw_person(demo);
    bool none = demo_person_without_phone(demo->seed, who);
    if (!receive(demo, who, draw_mode(demo), error))
        return false;
    pass(demo, 10);
    const char *phone = none ? "none" : happens(demo, 80) ? "android" : "iphone";
    return desk_state_phone(demo->desk, phone, error) &&
           (none ? say_no_phone(demo, error) : help(demo, error)) && close_visit(demo, error);
}

static bool leave_one(struct demo *demo, int steps, const char *waits_for, struct error *error)
{
    uint32_t who = demo->people++;
    while (demo_person_without_phone(demo->seed, who))
        who = demo->people++;
    if (!receive(demo, who, "counter", error) || !desk_state_phone(demo->desk, "android", error))
        return false;
    const struct guide *guide = guide_of(demo, SERVICE_VNEID_INSTALL, "");
    if (steps > 0 && guide != NULL && !walk(demo, guide, steps, error))
        return false;
    bool good = waits_for == NULL || desk_hold(demo->desk, waits_for, error);
    desk_step_back(demo->desk);
    clock_advance(demo->clock, SERVED_MS);
    return good;
}

bool demo_leave_open(struct demo *demo, struct error *error)
{
    return leave_one(demo, 3, "otp", error) && leave_one(demo, 2, NULL, error) &&
           leave_one(demo, 0, NULL, error);
}
