/* Day, month and targets against an independent count: plain SQL over `entry` alone, on 200 random ledgers,
 * with undone acts, corrections, visits of another person after all, merged hamlets, a leap day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ledger/ledger.h"
#include "report/period.h"
#include "report/world.h"

#define IN_PERIOD "day BETWEEN $FROM AND $TO"
#define COUNTS    " first <= $TO AND resident = 1 AND (adult = 1 OR born <= substr($TO, 1, 4) - 19)"

/* From 2 March 2024 on the old hamlet is the new one. */
#define HAMLET                                                                                     \
    "CASE WHEN hamlet = 'cu' AND $TO > '2024-03-01' THEN 'moi' ELSE coalesce(hamlet, '') END"

static void check_pair(struct world *world, const char *name, const char *select, const char *where,
                       struct period_pair figure, int32_t from, int32_t to)
{
    world_checkf(world, name, figure.in, from, to, "%s WHERE %s AND " IN_PERIOD, select, where);
    world_checkf(world, name, figure.all, from, to, "%s WHERE %s AND day <= $TO", select, where);
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
    world_check(world, "people", "SELECT count(DISTINCT citizen) FROM r_visit WHERE " IN_PERIOD,
                read->people.in, from, to);
    world_check(world, "people, all", "SELECT count(*) FROM r_person WHERE first <= $TO",
                read->people.all, from, to);
}

/* The lists of the period, or of all time (`from` is then the first of days). */
static void check_lines(struct world *world, const struct period_lists *lists, int32_t from,
                        int32_t to)
{
    for (int i = 0; i < lists->line_count; i++) {
        const struct day_line *line = &lists->line[i];
        const struct {
            const char *among;
            long figure;
        } rows[] = {{"'done', 'had_already'", line->done},
                    {"'waiting', 'issued'", line->later},
                    {"'not_done'", line->not_done},
                    {"'had_already'", line->had_already},
                    {"'issued'", line->issued}};
        for (size_t j = 0; j < sizeof rows / sizeof rows[0]; j++)
            world_checkf(world, line->service, rows[j].figure, from, to,
                         "SELECT count(DISTINCT subject) FROM r_said WHERE " IN_PERIOD
                         " AND service = '%s' AND ('%s' = '' OR provider = '%s')"
                         " AND outcome IN (%s)",
                         line->service, line->provider, line->provider, rows[j].among);
    }
    /* The counter's four services are always there. */
    world_check(world, "lines", "SELECT 4 + count(DISTINCT provider) FROM r_said WHERE " IN_PERIOD,
                lists->line_count, from, to);
}

static void check_lists(struct world *world, const struct period_lists *lists, int32_t from,
                        int32_t to)
{
    check_lines(world, lists, from, to);
    for (int i = 0; i < lists->hamlet_count; i++)
        world_checkf(
            world, "visits of hamlet", lists->hamlet[i].count, from, to,
            "SELECT count(*) FROM r_visit WHERE " IN_PERIOD
            " AND CASE WHEN resident = 0 THEN 'other' ELSE coalesce(hamlet, '') END = '%s'",
            lists->hamlet[i].id);
    long visits = 0;
    for (int i = 0; i < lists->hamlet_count; i++)
        visits += lists->hamlet[i].count;
    world_check(world, "all hamlets", "SELECT count(*) FROM r_visit WHERE " IN_PERIOD, visits, from,
                to);
    world_check(world, "visits of unit",
                "SELECT count(*) FROM r_visit WHERE " IN_PERIOD " AND unit = 'school'",
                lists->unit_count > 0 ? lists->unit[0].count : 0, from, to);
#define TROUBLED                                                                                   \
    "FROM r_told AS e JOIN r_opened AS o ON o.subject = e.subject"                                 \
    " WHERE e.kind = 'step.troubled' AND NOT e.gone AND NOT o.gone AND e." IN_PERIOD
    for (int i = 0; i < lists->trouble_count; i++)
        world_checkf(world, "trouble", lists->trouble[i].count, from, to,
                     "SELECT count(DISTINCT e.subject) " TROUBLED
                     " AND e.body ->> 'guide' = '%s' AND e.body ->> 'trouble' = '%s'",
                     lists->trouble[i].id, lists->trouble[i].id2);
    world_check(
        world, "troubles",
        "SELECT count(*) FROM (SELECT DISTINCT e.body ->> 'guide', e.body ->> 'trouble' " TROUBLED
        ")",
        lists->trouble_count, from, to);
}

static void check_seen(struct world *world, const struct period_people *people, int32_t from,
                       int32_t to)
{
#define SEEN                                                                                       \
    "SELECT count(*) FROM r_person WHERE id IN (SELECT citizen FROM r_visit WHERE " IN_PERIOD ")"
    long seen = 0, helped = 0;
    for (int i = 0; i < people->hamlet_count; i++) {
        world_checkf(world, "people of hamlet", people->hamlet[i].count, from, to,
                     SEEN " AND CASE WHEN resident = 0 THEN 'other' ELSE coalesce(hamlet, '') END"
                          " = '%s'",
                     people->hamlet[i].id);
        seen += people->hamlet[i].count;
    }
    world_check(world, "people of hamlets", SEEN, seen, from, to);
    world_check(world, "people of unit", SEEN " AND unit = 'school'",
                people->unit_count > 0 ? people->unit[0].count : 0, from, to);
    for (int i = 0; i < people->helper_count; i++) {
        world_checkf(world, "helper", people->helper[i].count, from, to,
                     "SELECT count(*) FROM r_visit WHERE " IN_PERIOD " AND helper = '%s'",
                     people->helper[i].id);
        helped += people->helper[i].count;
    }
    world_check(world, "helpers",
                "SELECT count(*) FROM r_visit WHERE " IN_PERIOD " AND result IS NOT NULL", helped,
                from, to);
}

static void check_dossiers(struct world *world, const struct period_figures *read)
{
    const struct {
        const char *column;
        struct period_pair figure;
    } dossiers[] = {
        {"filed", read->filed}, {"signed", read->signed_by_citizen}, {"paid", read->paid}};
    for (size_t i = 0; i < 3; i++) {
        char where[200];
        snprintf(where, sizeof where, "e.body ->> '%s' = 1 AND r_said.service = 'portal' AND 1",
                 dossiers[i].column);
        check_pair(world, dossiers[i].column,
                   "SELECT count(*) FROM (SELECT device, number, service FROM r_said) AS r_said"
                   " JOIN entry AS e USING (device, number)",
                   where, dossiers[i].figure, read->from, read->to);
    }
}

static void check_providers(struct world *world, const struct period_figures *read)
{
    int32_t from = read->from, to = read->to;
    for (int i = 0; i < read->provider_count; i++) {
        const struct period_provider *provider = &read->provider[i];
        static const char since[] =
            "SELECT count(*) FROM r_since WHERE service = 'signature' AND p = '%s'"
            " AND citizen IS NOT NULL AND day %s";
        world_checkf(world, "active in period", provider->active.in, from, to, since, provider->id,
                     "BETWEEN $FROM AND $TO");
        world_checkf(world, "active", provider->active.all, from, to, since, provider->id,
                     "<= $TO");
        /* Issued as it stands now: nothing better with that issuer, the latest such answer's day. */
        static const char issued[] =
            "SELECT count(*) FROM (SELECT citizen, day, row_number() OVER (PARTITION BY citizen"
            "  ORDER BY at DESC, device DESC, number DESC) AS place FROM r_said"
            " WHERE service = 'signature' AND provider = '%s' AND outcome = 'issued'"
            " AND citizen IS NOT NULL AND citizen NOT IN (SELECT citizen FROM r_since WHERE "
            "citizen IS NOT NULL AND"
            "  service = 'signature' AND p = '%s')) WHERE place = 1 AND day %s";
        world_checkf(world, "issued in period", provider->issued.in, from, to, issued, provider->id,
                     provider->id, "BETWEEN $FROM AND $TO");
        world_checkf(world, "issued", provider->issued.all, from, to, issued, provider->id,
                     provider->id, "<= $TO");
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
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        world_checkf(world, name, rows[i].figure, from, to,
                     "SELECT count(*) FROM r_person WHERE" COUNTS " AND %s AND %s", where,
                     rows[i].and);
}

static void check_targets(struct world *world, const struct target_figures *read)
{
    int32_t from = read->from, to = read->day;
    long hamlets = 0;
    check_place(world, "commune", "1", &read->all, from, to);
    for (int i = 0; i < read->hamlet_count; i++) {
        char where[300];
        snprintf(where, sizeof where, HAMLET " = '%s'", read->hamlet[i].id);
        check_place(world, read->hamlet[i].id, where, &read->hamlet[i], from, to);
        hamlets += read->hamlet[i].known;
    }
    assert_int_equal(hamlets, read->all.known);
    check_place(world, "unit", "unit = 'school'", &read->unit[0], from, to);
    check_place(world, "group", "grp = 'official'", &read->group[0], from, to);
    world_check(world, "people", "SELECT count(*) FROM r_person WHERE first <= $TO", read->people,
                from, to);
    world_check(world, "new people",
                "SELECT count(*) FROM r_person WHERE first BETWEEN $FROM AND $TO", read->people_new,
                from, to);
    assert_int_equal(read->target_count, 1);
    assert_int_equal(read->target[0].count, read->group[0].both);
    long missing = 10 - read->target[0].count;
    assert_int_equal(read->target[0].missing, missing > 0 ? missing : 0);
}

static bool count_official(void *self, const char *citizen)
{
    return citizen != NULL && ++*(long *)self > 0;
}

static void check_officials(struct world *world, const struct period_figures *read)
{
    long officials = 0;
    assert_true(
        report_officials_without(world->ledger, read->to, count_official, &officials, NULL));
    world_check(world, "officials without",
                "SELECT count(*) FROM r_person WHERE" COUNTS
                " AND grp = 'official' AND (sign IS NULL OR sign > $TO)",
                officials, read->from, read->to);
    assert_int_equal(report_officials_count(read), officials);
}

static void check_signatures(struct world *world, int32_t day)
{
    long signatures = -1;
    assert_true(report_signatures(world->ledger, day, &signatures, NULL));
    world_check(world, "signatures",
                "SELECT count(*) FROM r_person WHERE" COUNTS " AND sign <= $TO", signatures, day,
                day);
}

static void check_period(struct world *world, struct period_figures *read, int32_t from, int32_t to)
{
    assert_true(report_period(world->ledger, &world_commune, from, to, read, NULL));
    assert_true(report_period_more(world->ledger, read, NULL));
    check_visits(world, read);
    check_dossiers(world, read);
    check_providers(world, read);
    check_lists(world, &read->lists, from, to);
    check_lists(world, &read->all_lists, 0, to);
    check_seen(world, &read->people_in, from, to);
    check_seen(world, &read->people_all, 0, to);
    check_targets(world, &read->targets);
    check_officials(world, read);
    check_signatures(world, to);
}

static void every_figure_is_what_the_entries_say(void **state)
{
    (void)state;
    /* Each has its month with the leap day, and in turn one day, a time before anything happened,
     * all of it, a month after. */
    const int32_t spans[][2] = {
        {19767, 19796}, {19782, 19782}, {19000, 19100}, {19700, 19900}, {19800, 19815}};
    struct period_figures *read = calloc(1, sizeof *read);
    assert_non_null(read);
    for (unsigned seed = 0; seed < WORLDS; seed++) {
        struct world world;
        world_make(&world, seed);
        check_period(&world, read, spans[0][0], spans[0][1]);
        const int32_t *other = spans[1 + seed % (sizeof spans / sizeof spans[0] - 1)];
        check_period(&world, read, other[0], other[1]);
        world_check_day(&world, 19782); /* 29 February */
        world_check_day(&world, seed % 4 == 0 ? 19000 : world.day - (int32_t)(seed % 9));
        world_end(&world);
    }
    free(read);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_figure_is_what_the_entries_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
