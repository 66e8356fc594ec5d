/* A day's figures against an independent count: plain SQL over `entry` alone. */
#include "report/world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ledger/ledger.h"
#include "report/day.h"

#define ON_DAY " FROM r_visit WHERE day = $TO"
#define SAID   "SELECT count(DISTINCT subject) FROM r_said WHERE day = $TO"

static void check_visits(struct world *world, const struct day_figures *read)
{
    const struct {
        const char *name, *sql;
        long figure;
    } rows[] = {{"visits", "SELECT count(*)" ON_DAY, read->visits},
                {"people", "SELECT count(DISTINCT citizen)" ON_DAY, read->people},
                {"done", "SELECT count(*)" ON_DAY " AND result = 'done'", read->done},
                {"waiting", "SELECT count(*)" ON_DAY " AND result = 'waiting'", read->waiting},
                {"not done", "SELECT count(*)" ON_DAY " AND result = 'not_done'", read->not_done},
                {"asked", "SELECT count(*)" ON_DAY " AND result = 'asked'", read->asked},
                {"open", "SELECT count(*)" ON_DAY " AND result IS NULL", read->open},
                {"longest", "SELECT coalesce(max(seconds), 0)" ON_DAY, read->longest_seconds}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        world_check(world, rows[i].name, rows[i].sql, rows[i].figure, read->day, read->day);
    long closed = world_count(world, "SELECT count(seconds)" ON_DAY, read->day, read->day);
    world_checkf(world, "median", read->median_seconds, read->day, read->day,
                 "SELECT coalesce((SELECT seconds" ON_DAY
                 " AND seconds IS NOT NULL ORDER BY seconds"
                 " LIMIT 1 OFFSET %ld) + (SELECT seconds" ON_DAY " AND seconds IS NOT NULL"
                 " ORDER BY seconds LIMIT 1 OFFSET %ld), 0) / 2",
                 closed > 0 ? (closed - 1) / 2 : 0, closed / 2);
}

static void check_lines(struct world *world, const struct day_figures *read)
{
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
        for (size_t j = 0; j < sizeof rows / sizeof rows[0]; j++)
            world_checkf(world, line->service, rows[j].figure, read->day, read->day,
                         SAID " AND service = '%s' AND ('%s' = '' OR provider = '%s')"
                              " AND outcome IN (%s)",
                         line->service, line->provider, line->provider, rows[j].among);
    }
    world_check(world, "lines", "SELECT 4 + count(DISTINCT provider) FROM r_said WHERE day = $TO",
                read->line_count, read->day, read->day);
    world_check(world, "issued, not active",
                "SELECT count(*) FROM (SELECT DISTINCT subject, service FROM r_said"
                " WHERE day = $TO AND outcome = 'issued')",
                read->issued_not_active, read->day, read->day);
}

#define TROUBLED                                                                                   \
    "FROM r_told AS e JOIN r_opened AS o ON o.subject = e.subject"                                 \
    " WHERE e.kind = 'step.troubled' AND NOT e.gone AND NOT o.gone AND e.day = $TO"

static void check_counts(struct world *world, const struct day_figures *read)
{
    long visits = 0;
    for (int i = 0; i < read->trouble_count; i++)
        world_checkf(world, "trouble", read->trouble[i].count, read->day, read->day,
                     "SELECT count(DISTINCT e.subject) " TROUBLED
                     " AND e.body ->> 'guide' = '%s' AND e.body ->> 'trouble' = '%s'",
                     read->trouble[i].id, read->trouble[i].id2);
    world_check(
        world, "troubles",
        "SELECT count(*) FROM (SELECT DISTINCT e.body ->> 'guide', e.body ->> 'trouble' " TROUBLED
        ")",
        read->trouble_count, read->day, read->day);
    for (int i = 0; i < read->hamlet_count; i++) {
        world_checkf(
            world, "hamlet", read->hamlet[i].count, read->day, read->day,
            "SELECT count(*)" ON_DAY
            " AND CASE WHEN resident = 0 THEN 'other' ELSE coalesce(hamlet, '') END = '%s'",
            read->hamlet[i].id);
        visits += read->hamlet[i].count;
    }
    assert_int_equal(visits, read->visits);
    /* The hour in Vietnam, by SQLite's own calendar. */
    for (int hour = 0; hour < 24; hour++)
        world_checkf(world, "hour", read->hour[hour], read->day, read->day,
                     "SELECT count(*)" ON_DAY " AND strftime('%%H', at / 1000, 'unixepoch',"
                     " '+7 hours') + 0 = %d",
                     hour);
}

static void check_dossiers(struct world *world, const struct day_figures *read)
{
    const struct {
        const char *column;
        long figure;
    } rows[] = {{"filed", read->dossiers_filed},
                {"signed", read->dossiers_signed},
                {"paid", read->dossiers_paid}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        world_checkf(world, rows[i].column, rows[i].figure, read->day, read->day,
                     "SELECT count(*) FROM (SELECT device, number FROM r_said WHERE day = $TO)"
                     " JOIN entry AS e USING (device, number) WHERE e.body ->> '%s' = 1",
                     rows[i].column);
}

static void check_head(struct world *world, const struct day_figures *read)
{
    world_check(world, "head", "SELECT max(number) FROM entry", (long)read->head_number, read->day,
                read->day);
    world_checkf(world, "head's hash", 1, read->day, read->day,
                 "SELECT lower(hex(hash)) = '%s' OR hash = '%s' FROM entry ORDER BY number DESC"
                 " LIMIT 1",
                 read->head, read->head);
}

void world_check_day(struct world *world, int32_t day)
{
    struct day_figures read;
    assert_true(report_day(world->ledger, day, &read, NULL));
    check_visits(world, &read);
    check_lines(world, &read);
    check_counts(world, &read);
    check_dossiers(world, &read);
    check_head(world, &read);
}
