#include "report/world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/yaml.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "ledger/append.h"
#include "ledger/ledger.h"
#include "ledger/oracle.h"
#include "ledger/store.h"
#include "ledger/store_private.h"

#define CITIZENS 14

static const struct hamlet hamlets[] = {
    {.id = "an",
     .name = "An",
     .adults = 100,
     .confirmed = true,
     .valid_from = YAML_NO_DATE,
     .valid_to = YAML_NO_DATE,
     .adults_on = YAML_NO_DATE},
    {.id = "cu",
     .name = "Cũ",
     .adults = 40,
     .confirmed = true,
     .valid_from = YAML_NO_DATE,
     .valid_to = 19783 /* 2024-03-01 */,
     .successor = "moi",
     .adults_on = YAML_NO_DATE},
    {.id = "moi",
     .name = "Mới",
     .adults = 60,
     .confirmed = false,
     .valid_from = YAML_NO_DATE,
     .valid_to = YAML_NO_DATE,
     .adults_on = YAML_NO_DATE},
};
static const struct group groups[] = {{.id = "official",
                                       .name = "cán bộ",
                                       .people = 10,
                                       .people_on = YAML_NO_DATE,
                                       .confirmed = true}};
static const struct unit units[] = {
    {.id = "school", .name = "Trường", .people = COMMUNE_NOT_KNOWN, .people_on = YAML_NO_DATE}};
static const struct target targets[] = {{.id = "officials",
                                         .of = "official",
                                         .title = "a",
                                         .with_level2 = true,
                                         .percent = 100,
                                         .valid_from = 0,
                                         .valid_to = YAML_NO_DATE}};
const struct commune world_commune = {.hamlets = hamlets,
                                      .hamlet_count = 3,
                                      .groups = groups,
                                      .group_count = 1,
                                      .units = units,
                                      .unit_count = 1,
                                      .targets = targets,
                                      .target_count = 1,
                                      .adults = COMMUNE_NOT_KNOWN};

/* ---- a random ledger ------------------------------------------------------------------------- */

static unsigned chance(struct world *world, unsigned below)
{
    world->seed = world->seed * 1103515245u + 12345u;
    return (world->seed >> 16) % below;
}

static const char *one_of(struct world *world, const char *const *words, unsigned count)
{
    return words[chance(world, count)];
}
#define ONE_OF(world, words) one_of((world), (words), sizeof(words) / sizeof(words)[0])

static int64_t say_on(struct world *world, int32_t day, const char *kind, const char *subject,
                      const char *body)
{
    int64_t number = 0;
    struct event event = {.kind = kind, .subject = subject, .body = body, .day = day};
    if (!ledger_append(world->ledger, &event, 1, &number, &world->error))
        fail_msg("%s: %s", kind, world->error.cause);
    clock_advance(&world->clock, 1000);
    return number;
}

static int64_t say(struct world *world, const char *kind, const char *subject, const char *body)
{
    return say_on(world, world->day, kind, subject, body);
}

static void take_back(struct world *world, int64_t number, const char *kind, const char *visit)
{
    char body[200];
    snprintf(body, sizeof body, "{\"device\":\"%s\",\"number\":%d,\"kind\":\"%s\"}",
             ledger_device(world->ledger), (int)number, kind);
    say(world, "entry.reversed", visit, body);
}

static const char *id(char text[33], int kind, int n)
{
    snprintf(text, 33, "%08x%024x", (unsigned)kind, (unsigned)n);
    return text;
}

static int64_t identify(struct world *world, const char *visit, int32_t day)
{
    static const char *const places[] = {"an", "cu", "moi"};
    char citizen[33], body[400], place[60] = "", more[120] = "";
    int n = (int)chance(world, CITIZENS);
    id(citizen, 0xc, n);
    bool resident = chance(world, 6) > 0;
    if (resident && chance(world, 5) > 0)
        snprintf(place, sizeof place, ",\"hamlet\":\"%s\"", ONE_OF(world, places));
    if (chance(world, 3) == 0)
        snprintf(more, sizeof more, ",\"group\":\"official\",\"unit\":\"school\"");
    /* Of age, or becoming it in this year (nobody but who sits there knows), or not. */
    int born = 2003 + (int)chance(world, 6);
    snprintf(body, sizeof body,
             "{\"visit\":\"%s\",\"sex\":\"F\",\"birth_year\":%d,\"adult\":%s,\"resident\":%s%s%s}",
             visit, born, born <= 2006 && chance(world, 4) > 0 ? "true" : "false",
             resident ? "true" : "false", place, more);
    int64_t number = say_on(world, day, "citizen.identified", citizen, body);
    if (chance(world, 12) == 0)
        take_back(world, number, "citizen.identified", visit);
    return number;
}

/* `at` 0: now. */
static void answer(struct world *world, struct world_ended *ended, int64_t at)
{
    static const char *const outcomes[] = {"done",    "done",     "issued",
                                           "waiting", "not_done", "had_already"};
    char body[400], provider[60] = "", filed[80] = "", place[40] = "";
    if (ended->provider[0] != '\0')
        snprintf(provider, sizeof provider, ",\"provider\":\"%s\"", ended->provider);
    if (strcmp(ended->service, "portal") == 0)
        snprintf(filed, sizeof filed, ",\"filed\":true,\"signed\":%s,\"paid\":%s",
                 chance(world, 2) == 0 ? "true" : "false",
                 chance(world, 2) == 0 ? "true" : "false");
    if (at != 0)
        snprintf(place, sizeof place, ",\"at\":%lld", (long long)at);
    snprintf(body, sizeof body, "{\"service\":\"%s\"%s,\"outcome\":\"%s\"%s,\"seconds\":60%s}",
             ended->service, provider, ONE_OF(world, outcomes), filed, place);
    ended->at = at != 0 ? at : clock_wall(&world->clock);
    ended->number = say_on(world, ended->day, "service.ended", ended->visit, body);
}

static void serve(struct world *world, const char *visit)
{
    static const char *const services[] = {"vneid-install", "vneid-level2", "signature",
                                           "signature", "portal"};
    static const char *const providers[] = {"vnpt", "viettel"};
    struct world_ended ended = {.day = world->day};
    snprintf(ended.visit, sizeof ended.visit, "%s", visit);
    snprintf(ended.service, sizeof ended.service, "%s", ONE_OF(world, services));
    if (strcmp(ended.service, "signature") == 0)
        snprintf(ended.provider, sizeof ended.provider, "%s", ONE_OF(world, providers));
    answer(world, &ended, 0);
    if (chance(world, 8) == 0)
        take_back(world, ended.number, "service.ended", visit);
    else if (world->ended_count < WORLD_ENDED)
        world->ended[world->ended_count++] = ended;
}

static int64_t close_visit(struct world *world, const char *visit, int32_t day)
{
    static const char *const results[] = {"done", "waiting", "not_done", "asked"};
    static const char *const helpers[] = {"none", "none", "relative", "volunteer"};
    char body[300];
    snprintf(body, sizeof body,
             "{\"result\":\"%s\",\"notice\":true,\"helper\":\"%s\",\"seconds\":%u}",
             ONE_OF(world, results), ONE_OF(world, helpers), chance(world, 1500));
    return say_on(world, day, "visit.closed", visit, body);
}

static void meet_trouble(struct world *world, const char *visit)
{
    static const char *const guides[] = {"g", "h"}, *const troubles[] = {"t", "u"};
    char body[200];
    snprintf(body, sizeof body,
             "{\"guide\":\"%s\",\"step\":\"s\",\"trouble\":\"%s\",\"solved\":true,\"seconds\":5}",
             ONE_OF(world, guides), ONE_OF(world, troubles));
    int64_t number = say(world, "step.troubled", visit, body);
    if (chance(world, 8) == 0)
        take_back(world, number, "step.troubled", visit);
}

/* Days later somebody sees what was wrong: taken back, and said anew on the day of the old. */
static void correct(struct world *world)
{
    if (world->ended_count == 0)
        return;
    struct world_ended *old = &world->ended[chance(world, (unsigned)world->ended_count)];
    struct world_ended fresh = *old;
    take_back(world, old->number, "service.ended", old->visit);
    if (chance(world, 4) == 0) { /* it was not done at all */
        *old = world->ended[--world->ended_count];
        return;
    }
    if (fresh.provider[0] != '\0' && chance(world, 2) == 0)
        snprintf(fresh.provider, sizeof fresh.provider, "mobifone");
    answer(world, &fresh, old->at);
    *old = fresh;
}

static void live(struct world *world, int n)
{
    static const char *const modes[] = {"counter", "counter", "field", "meeting"};
    char visit[33], body[300];
    int32_t day = world->day;
    int64_t identified = 0, closed = 0;
    id(visit, 0xa, n);
    snprintf(body, sizeof body, "{\"mode\":\"%s\"}", ONE_OF(world, modes));
    int64_t opened = say(world, "visit.opened", visit, body);
    for (unsigned i = chance(world, 3); i > 0; i--)
        identified = identify(world, visit, day);
    for (unsigned i = chance(world, 8); i > 5; i--)
        meet_trouble(world, visit);
    if (chance(world, 8) == 0) /* held over midnight */
        world->day++;
    for (unsigned i = chance(world, 4); i > 0; i--)
        serve(world, visit);
    if (chance(world, 9) > 0)
        closed = close_visit(world, visit, world->day);
    if (chance(world, 6) == 0)
        correct(world);
    if (identified != 0 && chance(world, 10) == 0) { /* it was somebody else */
        take_back(world, identified, "citizen.identified", visit);
        identify(world, visit, day);
    }
    if (closed != 0 && chance(world, 10) == 0) { /* it came to something else */
        take_back(world, closed, "visit.closed", visit);
        close_visit(world, visit, world->day);
    }
    if (chance(world, 12) == 0)
        take_back(world, opened, "visit.opened", visit);
    clock_advance(&world->clock, (int64_t)chance(world, 3 * 3600) * 1000);
}

/* ---- the independent count ------------------------------------------------------------------- */

static const char recount_tables[] =
    "CREATE TEMP TABLE r_said AS SELECT * FROM o_said WHERE stands;"
    "CREATE TEMP TABLE r_since AS SELECT * FROM o_since;"
    "CREATE TEMP TABLE r_standing AS SELECT * FROM o_standing;"
    "CREATE TEMP TABLE r_told AS SELECT * FROM told;"
    "CREATE TEMP TABLE r_opened AS SELECT * FROM o_opened;"
    "CREATE TEMP TABLE r_visit AS SELECT o.subject AS id, o.day, o.at, o.body ->> 'mode' AS mode,"
    " i.subject AS citizen, i.body ->> 'hamlet' AS hamlet, i.body ->> 'resident' AS resident,"
    " i.body ->> 'unit' AS unit, c.body ->> 'result' AS result, c.body ->> 'helper' AS helper,"
    " c.body ->> 'seconds' AS seconds FROM r_opened AS o"
    " LEFT JOIN o_identified AS i ON i.visit = o.subject"
    " LEFT JOIN o_last AS c ON c.subject = o.subject AND c.kind = 'visit.closed'"
    " WHERE NOT o.gone;"
    "CREATE TEMP TABLE r_person AS SELECT subject AS id, body ->> 'resident' AS resident,"
    " (SELECT max(e.body ->> 'adult') FROM r_standing AS e WHERE e.subject = l.subject"
    "  AND e.body ->> 'birth_year' IS l.body ->> 'birth_year') AS adult, body ->> 'birth_year' AS "
    "born, body ->> 'hamlet' AS hamlet,"
    " body ->> 'unit' AS unit, body ->> 'group' AS grp,"
    " (SELECT min(day) FROM r_standing AS s WHERE s.subject = l.subject) AS first,"
    " (SELECT min(day) FROM r_since WHERE citizen = l.subject AND service = 'vneid-level2') AS two,"
    " (SELECT min(day) FROM r_since WHERE citizen = l.subject AND service = 'signature') AS sign"
    " FROM (SELECT *, row_number() OVER (PARTITION BY subject"
    "  ORDER BY at DESC, device DESC, number DESC) AS place FROM r_standing) AS l WHERE place = 1;";

void world_make(struct world *world, unsigned seed)
{
    *world = (struct world){.seed = seed * 2654435761u + 1, .ids = {.seed = seed + 1}};
    assert_true(clock_set(&world->clock, "=2024-02-20 08:00"));
    struct ledger_options options = {.clock = &world->clock, .random = &world->ids, .create = true};
    world->ledger = ledger_open(&options, &world->error);
    assert_non_null(world->ledger);
    world->day = 19774 + (int32_t)chance(world, 20); /* from 2024-02-21 on */
    for (int n = 0; n < WORLD_VISITS; n++) {
        live(world, n);
        world->day += (int32_t)chance(world, 3);
    }
    struct error error = {0};
    assert_true(store_script(ledger_store(world->ledger), oracle_views, &error));
    assert_true(store_script(ledger_store(world->ledger), recount_tables, &error));
}

void world_end(struct world *world)
{
    ledger_close(world->ledger);
}

long world_count(struct world *world, const char *sql, int32_t from, int32_t to)
{
    char text[2000] = "", day[2][DATE_SIZE];
    size_t used = 0;
    int64_t number = -1;
    struct error error = {0};
    date_iso(from, day[0]);
    date_iso(to, day[1]);
    for (const char *at = sql; *at != '\0';) {
        bool first = strncmp(at, "$FROM", 5) == 0;
        assert_true(used + DATE_SIZE + 3 < sizeof text);
        if (first || strncmp(at, "$TO", 3) == 0) {
            used += (size_t)snprintf(text + used, sizeof text - used, "'%s'", day[first ? 0 : 1]);
            at += first ? 5 : 3;
        } else {
            text[used++] = *at++;
        }
    }
    text[used] = '\0';
    if (!store_number(ledger_store(world->ledger), text, NULL, &number, &error))
        fail_msg("%s: %s", text, error.cause);
    return (long)number;
}

void world_check(struct world *world, const char *name, const char *sql, long figure, int32_t from,
                 int32_t to)
{
    long counted = world_count(world, sql, from, to);
    if (counted != figure)
        fail_msg("%s: the report says %ld, the entries say %ld (%s)", name, figure, counted, sql);
}

void world_checkf(struct world *world, const char *name, long figure, int32_t from, int32_t to,
                  const char *format, ...)
{
    char sql[1600];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(sql, sizeof sql, format, arguments);
    va_end(arguments);
    assert_true(length > 0 && (size_t)length < sizeof sql);
    world_check(world, name, sql, figure, from, to);
}
