/* Month, targets and day against an independent count: plain SQL over `entry` alone, on 200 random
 * ledgers, with undone acts, visits of another person after all, merged hamlets, a leap day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/random.h"
#include "base/yaml.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "ledger/append.h"
#include "ledger/ledger.h"
#include "ledger/oracle.h"
#include "ledger/store.h"
#include "ledger/store_private.h"
#include "report/period.h"

#define LEDGERS  200
#define VISITS   30
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
static const struct commune commune = {.hamlets = hamlets,
                                       .hamlet_count = 3,
                                       .groups = groups,
                                       .group_count = 1,
                                       .units = units,
                                       .unit_count = 1,
                                       .targets = targets,
                                       .target_count = 1,
                                       .adults = COMMUNE_NOT_KNOWN};

/* ---- a random ledger ------------------------------------------------------------------------- */

struct world {
    struct ledger *ledger;
    struct clock clock;
    struct random ids;
    unsigned seed;
    int32_t day;
    struct error error;
};

static unsigned chance(struct world *world, unsigned below)
{
    world->seed = world->seed * 1103515245u + 12345u;
    return (world->seed >> 16) % below;
}

static int64_t say(struct world *world, const char *kind, const char *subject, const char *body)
{
    int64_t number = 0;
    struct event event = {.kind = kind, .subject = subject, .body = body, .day = world->day};
    if (!ledger_append(world->ledger, &event, 1, &number, &world->error))
        fail_msg("%s: %s", kind, world->error.cause);
    clock_advance(&world->clock, 1000);
    return number;
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

static void identify(struct world *world, const char *visit)
{
    static const char *const places[] = {"an", "cu", "moi"};
    char citizen[33], body[400], place[60] = "", more[120] = "";
    int n = (int)chance(world, CITIZENS);
    id(citizen, 0xc, n);
    bool resident = chance(world, 6) > 0;
    if (resident && chance(world, 5) > 0)
        snprintf(place, sizeof place, ",\"hamlet\":\"%s\"", places[chance(world, 3)]);
    if (chance(world, 3) == 0)
        snprintf(more, sizeof more, ",\"group\":\"official\",\"unit\":\"school\"");
    int born = 1990 + (int)chance(world, 20); /* of age, or becoming it, or not */
    snprintf(body, sizeof body,
             "{\"visit\":\"%s\",\"sex\":\"F\",\"birth_year\":%d,\"adult\":%s,\"resident\":%s%s%s}",
             visit, born, born <= 2004 && chance(world, 4) > 0 ? "true" : "false",
             resident ? "true" : "false", place, more);
    int64_t number = say(world, "citizen.identified", citizen, body);
    if (chance(world, 12) == 0)
        take_back(world, number, "citizen.identified", visit);
}

static void serve(struct world *world, const char *visit)
{
    static const char *const services[] = {"vneid-install", "vneid-level2", "signature",
                                           "signature", "portal"};
    static const char *const providers[] = {"vnpt", "viettel"};
    static const char *const outcomes[] = {"done",    "done",     "issued",
                                           "waiting", "not_done", "had_already"};
    char body[400], provider[60] = "", filed[80] = "";
    const char *service = services[chance(world, 5)];
    if (strcmp(service, "signature") == 0)
        snprintf(provider, sizeof provider, ",\"provider\":\"%s\"", providers[chance(world, 2)]);
    if (strcmp(service, "portal") == 0)
        snprintf(filed, sizeof filed, ",\"filed\":true,\"signed\":%s,\"paid\":%s",
                 chance(world, 2) == 0 ? "true" : "false",
                 chance(world, 2) == 0 ? "true" : "false");
    snprintf(body, sizeof body, "{\"service\":\"%s\"%s,\"outcome\":\"%s\"%s,\"seconds\":60}",
             service, provider, outcomes[chance(world, 6)], filed);
    int64_t number = say(world, "service.ended", visit, body);
    if (chance(world, 8) == 0)
        take_back(world, number, "service.ended", visit);
}

static void live(struct world *world, int n)
{
    static const char *const modes[] = {"counter", "counter", "field", "meeting"};
    static const char *const results[] = {"done", "waiting", "not_done", "asked"};
    char visit[33], body[300];
    id(visit, 0xa, n);
    snprintf(body, sizeof body, "{\"mode\":\"%s\"}", modes[chance(world, 4)]);
    int64_t opened = say(world, "visit.opened", visit, body);
    for (unsigned i = chance(world, 3); i > 0; i--)
        identify(world, visit);
    if (chance(world, 5) == 0)
        say(world, "step.troubled", visit,
            "{\"guide\":\"g\",\"step\":\"s\",\"trouble\":\"t\",\"solved\":true,\"seconds\":5}");
    if (chance(world, 8) == 0) /* held over midnight */
        world->day++;
    for (unsigned i = chance(world, 4); i > 0; i--)
        serve(world, visit);
    if (chance(world, 9) > 0) {
        snprintf(body, sizeof body,
                 "{\"result\":\"%s\",\"notice\":true,\"helper\":\"none\",\"seconds\":60}",
                 results[chance(world, 4)]);
        say(world, "visit.closed", visit, body);
    }
    if (chance(world, 12) == 0)
        take_back(world, opened, "visit.opened", visit);
}

static void make_world(struct world *world, unsigned seed)
{
    *world = (struct world){.seed = seed * 2654435761u + 1, .ids = {.seed = seed + 1}};
    assert_true(clock_set(&world->clock, "=2024-02-20 08:00"));
    struct ledger_options options = {.clock = &world->clock, .random = &world->ids, .create = true};
    world->ledger = ledger_open(&options, &world->error);
    assert_non_null(world->ledger);
    world->day = 19774 + (int32_t)chance(world, 20); /* from 2024-02-21 on */
    for (int n = 0; n < VISITS; n++) {
        live(world, n);
        world->day += (int32_t)chance(world, 3);
    }
    struct error error = {0};
    assert_true(store_script(ledger_store(world->ledger), oracle_views, &error));
}

/* ---- the independent count ------------------------------------------------------------------- */

/* Visits and persons as `entry` tells them; FROM and TO are put in. */
static const char recount_tables[] =
    "CREATE TEMP TABLE r_said AS SELECT * FROM o_said WHERE stands;"
    "CREATE TEMP TABLE r_since AS SELECT * FROM o_since;"
    "CREATE TEMP TABLE r_standing AS SELECT * FROM o_standing;"
    "CREATE TEMP TABLE r_told AS SELECT * FROM told;"
    "CREATE TEMP TABLE r_opened AS SELECT * FROM o_opened;"
    "CREATE TEMP TABLE r_visit AS SELECT o.subject AS id, o.day, o.body ->> 'mode' AS mode,"
    " i.subject AS citizen, i.body ->> 'hamlet' AS hamlet, i.body ->> 'resident' AS resident,"
    " i.body ->> 'unit' AS unit, c.body ->> 'result' AS result FROM r_opened AS o"
    " LEFT JOIN o_identified AS i ON i.visit = o.subject"
    " LEFT JOIN o_last AS c ON c.subject = o.subject AND c.kind = 'visit.closed'"
    " WHERE NOT o.gone;"
    "CREATE TEMP TABLE r_person AS SELECT subject AS id, body ->> 'resident' AS resident,"
    " body ->> 'adult' AS adult, body ->> 'birth_year' AS born, body ->> 'hamlet' AS hamlet,"
    " body ->> 'unit' AS unit, body ->> 'group' AS grp,"
    " (SELECT min(day) FROM r_standing AS s WHERE s.subject = l.subject) AS first,"
    " (SELECT min(day) FROM r_since WHERE citizen = l.subject AND service = 'vneid-level2') AS two,"
    " (SELECT min(day) FROM r_since WHERE citizen = l.subject AND service = 'signature') AS sign"
    " FROM (SELECT *, row_number() OVER (PARTITION BY subject"
    "  ORDER BY at DESC, device DESC, number DESC) AS place FROM r_standing) AS l WHERE place = 1;";

static long count_sql(struct world *world, const char *text)
{
    int64_t number = -1;
    struct error error = {0};
    if (!store_number(ledger_store(world->ledger), text, NULL, &number, &error))
        fail_msg("%s: %s", text, error.cause);
    return (long)number;
}

/* Puts the days into `sql` for FROM and TO. */
static long recount(struct world *world, const char *sql, int32_t from, int32_t to)
{
    char text[2000] = "", day[2][DATE_SIZE];
    size_t used = 0;
    date_iso(from, day[0]);
    date_iso(to, day[1]);
    for (const char *at = sql; *at != '\0';) {
        bool first = strncmp(at, "$FROM", 5) == 0;
        if (first || strncmp(at, "$TO", 3) == 0) {
            used += (size_t)snprintf(text + used, sizeof text - used, "'%s'", day[first ? 0 : 1]);
            at += first ? 5 : 3;
        } else {
            text[used++] = *at++;
        }
    }
    text[used] = '\0';
    return count_sql(world, text);
}

#define IN_PERIOD "day BETWEEN $FROM AND $TO"
#define COUNTS    " first <= $TO AND resident = 1 AND (adult = 1 OR born <= substr($TO, 1, 4) - 19)"

static void check(struct world *world, const char *name, const char *sql, long figure, int32_t from,
                  int32_t to)
{
    long counted = recount(world, sql, from, to);
    if (counted != figure)
        fail_msg("%s: the report says %ld, the entries say %ld", name, figure, counted);
}

static void check_pair(struct world *world, const char *name, const char *select, const char *where,
                       struct period_pair figure, int32_t from, int32_t to)
{
    char sql[1000];
    snprintf(sql, sizeof sql, "%s WHERE %s AND " IN_PERIOD, select, where);
    check(world, name, sql, figure.in, from, to);
    snprintf(sql, sizeof sql, "%s WHERE %s AND day <= $TO", select, where);
    check(world, name, sql, figure.all, from, to);
}

static void check_visits(struct world *world, const struct period_figures *read)
{
    int32_t from = read->from, to = read->to;
    static const char select[] = "SELECT count(*) FROM r_visit";
    const struct {
        const char *name, *where;
        struct period_pair figure;
    } rows[] = {{"visits", "1", read->visits},
                {"done", "result = 'done'", read->done},
                {"waiting", "result = 'waiting'", read->waiting},
                {"not done", "result = 'not_done'", read->not_done},
                {"asked", "result = 'asked'", read->asked},
                {"open", "result IS NULL", read->open},
                {"counter", "mode = 'counter'", read->counter},
                {"field", "mode = 'field'", read->field},
                {"meeting", "mode = 'meeting'", read->meeting}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        check_pair(world, rows[i].name, select, rows[i].where, rows[i].figure, from, to);
    check(world, "people", "SELECT count(DISTINCT citizen) FROM r_visit WHERE " IN_PERIOD,
          read->people.in, from, to);
    check(world, "people, all", "SELECT count(*) FROM r_person WHERE first <= $TO",
          read->people.all, from, to);
}

static void check_services(struct world *world, const struct period_figures *read)
{
    int32_t from = read->from, to = read->to;
    for (int i = 0; i < read->line_count; i++) {
        const struct day_line *line = &read->line[i];
        const struct {
            const char *among;
            long figure;
        } rows[] = {{"'done', 'had_already'", line->done},
                    {"'waiting', 'issued'", line->later},
                    {"'not_done'", line->not_done},
                    {"'had_already'", line->had_already},
                    {"'issued'", line->issued}};
        for (size_t j = 0; j < sizeof rows / sizeof rows[0]; j++) {
            char sql[600];
            snprintf(sql, sizeof sql,
                     "SELECT count(DISTINCT subject) FROM r_said WHERE " IN_PERIOD
                     " AND service = '%s' AND ('%s' = '' OR provider = '%s') AND outcome IN (%s)",
                     line->service, line->provider, line->provider, rows[j].among);
            check(world, line->service, sql, rows[j].figure, from, to);
        }
    }
    const struct {
        const char *column;
        struct period_pair figure;
    } dossiers[] = {
        {"filed", read->filed}, {"signed", read->signed_by_citizen}, {"paid", read->paid}};
    for (size_t i = 0; i < 3; i++) {
        static const char select[] =
            "SELECT count(*) FROM r_said JOIN entry AS e USING (device, number)";
        char where[200];
        snprintf(where, sizeof where, "e.body ->> '%s' = 1 AND r_said.service = 'portal' AND e.%s",
                 dossiers[i].column, "kind = 'service.ended'");
        char sql[900];
        snprintf(sql, sizeof sql, "%s WHERE %s AND e." IN_PERIOD, select, where);
        check(world, dossiers[i].column, sql, dossiers[i].figure.in, from, to);
        snprintf(sql, sizeof sql, "%s WHERE %s AND e.day <= $TO", select, where);
        check(world, dossiers[i].column, sql, dossiers[i].figure.all, from, to);
    }
}

static void check_providers(struct world *world, const struct period_figures *read)
{
    int32_t from = read->from, to = read->to;
    for (int i = 0; i < read->provider_count; i++) {
        const struct period_provider *provider = &read->provider[i];
        char sql[800];
        static const char since[] =
            "SELECT count(*) FROM r_since WHERE service = 'signature' AND p = '%s'"
            " AND citizen IS NOT NULL AND day %s";
        snprintf(sql, sizeof sql, since, provider->id, "BETWEEN $FROM AND $TO");
        check(world, "active in period", sql, provider->active.in, from, to);
        snprintf(sql, sizeof sql, since, provider->id, "<= $TO");
        check(world, "active", sql, provider->active.all, from, to);
        /* Issued as it stands now: nothing better with that issuer, the latest such answer's day. */
        static const char issued[] =
            "SELECT count(*) FROM (SELECT citizen, max(day) AS day FROM r_said"
            " WHERE service = 'signature' AND provider = '%s' AND outcome = 'issued'"
            " AND citizen IS NOT NULL AND citizen NOT IN (SELECT citizen FROM r_since WHERE "
            "citizen IS NOT NULL AND"
            "  service = 'signature' AND p = '%s') GROUP BY citizen) WHERE day %s";
        snprintf(sql, sizeof sql, issued, provider->id, provider->id, "BETWEEN $FROM AND $TO");
        check(world, "issued in period", sql, provider->issued.in, from, to);
        snprintf(sql, sizeof sql, issued, provider->id, provider->id, "<= $TO");
        check(world, "issued", sql, provider->issued.all, from, to);
    }
}

static void check_place(struct world *world, const char *name, const char *where,
                        const struct target_place *place, int32_t from, int32_t to)
{
    const struct {
        const char *and;
        long figure;
    } rows[] = {
        {"1", place->known},
        {"two <= $TO", place->level2},
        {"two BETWEEN $FROM AND $TO", place->level2_new},
        {"sign <= $TO", place->signature},
        {"sign BETWEEN $FROM AND $TO", place->signature_new},
        {"two <= $TO AND sign <= $TO", place->both},
        {"two <= $TO AND sign <= $TO AND (two >= $FROM OR sign >= $FROM)", place->both_new}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char sql[900];
        snprintf(sql, sizeof sql, "SELECT count(*) FROM r_person WHERE" COUNTS " AND %s AND %s",
                 where, rows[i].and);
        check(world, name, sql, rows[i].figure, from, to);
    }
}

static void check_targets(struct world *world, const struct target_figures *read)
{
    int32_t from = read->from, to = read->day;
    check_place(world, "commune", "1", &read->all, from, to);
    for (int i = 0; i < read->hamlet_count; i++) {
        /* From 2 March 2024 on the old hamlet is the new one. */
        char where[300];
        snprintf(where, sizeof where,
                 "CASE WHEN hamlet = 'cu' AND $TO > '2024-03-01' THEN 'moi'"
                 " ELSE coalesce(hamlet, '') END = '%s'",
                 read->hamlet[i].id);
        check_place(world, read->hamlet[i].id, where, &read->hamlet[i], from, to);
    }
    check_place(world, "unit", "unit = 'school'", &read->unit[0], from, to);
    check_place(world, "group", "grp = 'official'", &read->group[0], from, to);
    assert_int_equal(read->target_count, 1);
    assert_int_equal(read->target[0].count, read->group[0].both);
    long missing = 10 - read->target[0].count;
    assert_int_equal(read->target[0].missing, missing > 0 ? missing : 0);
}

static bool count_official(void *self, const char *citizen)
{
    return citizen != NULL && ++*(long *)self > 0;
}

static void check_rest(struct world *world, const struct period_figures *read)
{
    int32_t from = read->from, to = read->to;
    for (int i = 0; i < read->hamlet_count; i++) {
        char sql[500];
        snprintf(sql, sizeof sql,
                 "SELECT count(*) FROM r_visit WHERE " IN_PERIOD
                 " AND CASE WHEN resident = 0 THEN 'other' ELSE coalesce(hamlet, '') END = '%s'",
                 read->hamlet[i].id);
        check(world, "visits of hamlet", sql, read->hamlet[i].count, from, to);
    }
    check(world, "visits of unit",
          "SELECT count(*) FROM r_visit WHERE " IN_PERIOD " AND unit = 'school'",
          read->unit_count > 0 ? read->unit[0].count : 0, from, to);
    check(world, "troubles",
          "SELECT count(DISTINCT e.subject) FROM r_told AS e JOIN r_opened AS o"
          " ON o.subject = e.subject WHERE e.kind = 'step.troubled' AND NOT e.gone AND NOT o.gone"
          " AND e." IN_PERIOD,
          read->trouble_count > 0 ? read->trouble[0].count : 0, from, to);
    long officials = 0;
    assert_true(report_officials_without(world->ledger, to, count_official, &officials, NULL));
    check(world, "officials without",
          "SELECT count(*) FROM r_person WHERE" COUNTS
          " AND grp = 'official' AND (sign IS NULL OR sign > $TO)",
          officials, from, to);
}

static void check_day(struct world *world, int32_t day)
{
    struct day_figures read;
    assert_true(report_day(world->ledger, day, &read, NULL));
    check(world, "day's visits", "SELECT count(*) FROM r_visit WHERE day = $TO", read.visits, day,
          day);
    check(world, "day's people", "SELECT count(DISTINCT citizen) FROM r_visit WHERE day = $TO",
          read.people, day, day);
    check(world, "day's done", "SELECT count(*) FROM r_visit WHERE day = $TO AND result = 'done'",
          read.done, day, day);
    check(world, "day's issued",
          "SELECT count(DISTINCT subject) FROM r_said WHERE day = $TO AND outcome = 'issued'"
          " AND service = 'signature'",
          read.line_count > 0
              ? read.issued_not_active -
                    recount(world,
                            "SELECT count(*) FROM (SELECT DISTINCT subject, service FROM r_said"
                            " WHERE day = $TO AND outcome = 'issued' AND service <> 'signature')",
                            day, day)
              : 0,
          day, day);
}

static void every_figure_is_what_the_entries_say(void **state)
{
    (void)state;
    for (unsigned seed = 0; seed < LEDGERS; seed++) {
        struct world world;
        make_world(&world, seed);
        struct error error = {0};
        assert_true(store_script(ledger_store(world.ledger), recount_tables, &error));
        /* A whole month with the leap day, one day, a time before anything happened, all of it. */
        const int32_t spans[][2] = {
            {19767, 19796}, {19782, 19782}, {19000, 19100}, {19700, 19900}, {19800, 19815}};
        struct period_figures *read = calloc(1, sizeof *read);
        assert_non_null(read);
        for (size_t i = 0; i < sizeof spans / sizeof spans[0]; i++) {
            assert_true(
                report_period(world.ledger, &commune, spans[i][0], spans[i][1], read, &error));
            check_visits(&world, read);
            check_services(&world, read);
            check_providers(&world, read);
            check_targets(&world, &read->targets);
            check_rest(&world, read);
            check_day(&world, spans[i][0]);
        }
        free(read);
        ledger_close(world.ledger);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_figure_is_what_the_entries_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
