#include "view/home_facts.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/memory.h"
#include "desk/desk.h"
#include "desk/print.h"
#include "domain/calendar.h"
#include "domain/commune.h"
#include "report/target.h"

#define FACTS_STAND_MS 60000 /* what another program wrote is seen after that */

static bool read_day(struct home_facts *facts, struct desk *desk, struct error *error)
{
    struct day_figures *day = memory_new(1, sizeof *day);
    bool good = report_day(desk_ledger(desk), facts->day, day, error);
    facts->visits = day->visits;
    facts->done = day->done;
    free(day);
    return good;
}

struct reading {
    struct home_facts *facts;
    struct desk *desk;
};

static bool take_due(void *self, const struct due_row *row)
{
    struct reading *reading = self;
    struct home_facts *facts = reading->facts;
    if (facts->due_count == FACTS_DUE)
        return false;
    facts->due[facts->due_count++].row = *row;
    return true;
}

/* Names after the reading: opening one asks the book again. */
static void name_due(struct home_facts *facts, struct desk *desk)
{
    for (int i = 0; i < facts->due_count; i++) {
        struct citizen citizen;
        struct error ignored = {0};
        struct due_fact *due = &facts->due[i];
        if (due->row.citizen[0] != '\0' && desk_citizen(desk, due->row.citizen, &citizen, &ignored))
            memcpy(due->name, citizen.name, sizeof due->name);
        explicit_bzero(&citizen, sizeof citizen);
    }
}

static bool read_due(struct home_facts *facts, struct desk *desk, struct error *error)
{
    struct reading reading = {facts, desk};
    facts->due_count = 0;
    explicit_bzero(facts->due, sizeof facts->due);
    if (!report_due_count(desk_ledger(desk), facts->day, &facts->due_today, &facts->overdue, error))
        return false;
    if (facts->due_today > 0 &&
        !report_due_on(desk_ledger(desk), facts->day, take_due, &reading, error))
        return false;
    name_due(facts, desk);
    return true;
}

static bool read_targets(struct home_facts *facts, struct desk *desk, struct error *error)
{
    const struct commune *commune = desk_commune(desk);
    const struct target *target = commune_target(commune, "adults-signature", facts->day);
    long people = 0;
    facts->percent = target != NULL ? target->percent : 0;
    facts->tenths = -1;
    if (!report_signatures(desk_ledger(desk), facts->day, &facts->signatures, error))
        return false;
    if (target != NULL && commune_people_of(commune, target->of, facts->day, &people))
        facts->tenths = report_tenths(facts->signatures, people);
    return true;
}

void home_facts_read(struct home_facts *facts, struct desk *desk)
{
    struct error error = {0};
    int32_t today = desk_today(desk);
    int64_t changes = desk_changes(desk), now = clock_steady(desk_clock(desk));
    if (facts->read_at != 0 && now < facts->read_at + FACTS_STAND_MS && facts->changes == changes &&
        facts->day == today && !facts->bad)
        return;
    facts->changes = changes;
    facts->read_at = now;
    facts->day = today;
    facts->report_day =
        (int32_t)calendar_report_due(desk_calendar(desk), desk_commune(desk), today);
    facts->bad = !read_day(facts, desk, &error) || !read_due(facts, desk, &error) ||
                 !read_targets(facts, desk, &error);
    facts->jobs = desk_jobs_open_count(desk);
}
