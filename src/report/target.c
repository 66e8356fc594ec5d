#include "report/target.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/yaml.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "ledger/ledger.h"
#include "ledger/store.h"
#include "report/target_sql.h"

#define ADULTS "adults" /* a target's `of`: everybody of 18 and over */

/* ---- places ---------------------------------------------------------------------------------- */

const char *report_hamlet_on(const struct commune *commune, const char *id, long day)
{
    const struct hamlet *hamlet = commune_hamlet(commune, id);
    /* As many steps as there are hamlets: a file that leads in a circle must not hang. */
    for (size_t i = 0; hamlet != NULL && i < commune->hamlet_count; i++) {
        bool over = hamlet->valid_to != YAML_NO_DATE && hamlet->valid_to < day;
        if (!over || hamlet->successor == NULL)
            break;
        const struct hamlet *next = commune_hamlet(commune, hamlet->successor);
        if (next == NULL)
            break;
        hamlet = next;
    }
    return hamlet != NULL ? hamlet->id : id;
}

static struct target_place *place_of(struct target_place *places, int *count, const char *id)
{
    for (int i = 0; i < *count; i++) {
        if (strcmp(places[i].id, id) == 0)
            return &places[i];
    }
    if (*count == TARGET_PLACES)
        return &places[TARGET_PLACES - 1];
    struct target_place *place = &places[(*count)++];
    *place = (struct target_place){.people = COMMUNE_NOT_KNOWN};
    snprintf(place->id, sizeof place->id, "%s", id);
    return place;
}

static void lay_out(const struct commune *commune, struct target_figures *figures)
{
    figures->all.people = COMMUNE_NOT_KNOWN;
    (void)commune_people_of(commune, ADULTS, figures->day, &figures->all.people);
    for (size_t i = 0; i < commune->hamlet_count; i++) {
        const struct hamlet *hamlet = &commune->hamlets[i];
        if (hamlet_is_valid(hamlet, figures->day))
            place_of(figures->hamlet, &figures->hamlet_count, hamlet->id)->people =
                hamlet->confirmed ? hamlet->adults : COMMUNE_NOT_KNOWN;
    }
    for (size_t i = 0; i < commune->unit_count; i++)
        place_of(figures->unit, &figures->unit_count, commune->units[i].id)->people =
            commune->units[i].confirmed ? commune->units[i].people : COMMUNE_NOT_KNOWN;
    for (size_t i = 0; i < commune->group_count; i++)
        place_of(figures->group, &figures->group_count, commune->groups[i].id)->people =
            commune->groups[i].confirmed ? commune->groups[i].people : COMMUNE_NOT_KNOWN;
}

/* ---- counting -------------------------------------------------------------------------------- */

struct row {
    const char *hamlet, *unit, *group;
    long people, people_new; /* everybody */
    long known, level2, level2_new, signature, signature_new;
};

static void add(struct target_place *place, const struct row *row)
{
    place->known += row->known;
    place->level2 += row->level2;
    place->level2_new += row->level2_new;
    place->signature += row->signature;
    place->signature_new += row->signature_new;
}

static void count_row(struct target_figures *figures, const struct commune *commune,
                      const struct row *row)
{
    figures->people += row->people;
    figures->people_new += row->people_new;
    if (row->known == 0)
        return;
    add(&figures->all, row);
    add(place_of(figures->hamlet, &figures->hamlet_count,
                 report_hamlet_on(commune, row->hamlet, figures->day)),
        row);
    if (row->unit[0] != '\0')
        add(place_of(figures->unit, &figures->unit_count, row->unit), row);
    if (row->group[0] != '\0')
        add(place_of(figures->group, &figures->group_count, row->group), row);
}

/* Rows come in the order of an index that holds all that is asked for: one walk, nothing sorted. */
static const char places_sql[] =
    "SELECT hamlet, unit, grp, count(*), count(*) FILTER (WHERE first_day >= ?2),"
    " count(*) FILTER (WHERE " CITIZEN_COUNTS "),"
    " count(*) FILTER (WHERE " CITIZEN_COUNTS " AND level2_since <= ?1),"
    " count(*) FILTER (WHERE " CITIZEN_COUNTS " AND level2_since BETWEEN ?2 AND ?1),"
    " count(*) FILTER (WHERE " CITIZEN_COUNTS " AND signature_since <= ?1),"
    " count(*) FILTER (WHERE " CITIZEN_COUNTS " AND signature_since BETWEEN ?2 AND ?1)"
    " FROM citizen INDEXED BY citizen_place WHERE first_day <= ?1 GROUP BY hamlet, unit, grp";

static void read_row(const struct statement *statement, struct row *row)
{
    long *const numbers[] = {&row->people,     &row->people_new, &row->known,        &row->level2,
                             &row->level2_new, &row->signature,  &row->signature_new};
    row->hamlet = statement_column(statement, 0);
    row->unit = statement_column(statement, 1);
    row->group = statement_column(statement, 2);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        *numbers[i] = (long)statement_number(statement, 3 + (int)i);
}

static bool count_places(struct ledger *ledger, const struct commune *commune,
                         struct target_figures *figures, struct error *error)
{
    struct statement *statement = store_statement(ledger_store(ledger), places_sql, error);
    if (statement == NULL)
        return false;
    char from[DATE_SIZE], day[DATE_SIZE];
    date_iso(figures->from, from);
    date_iso(figures->day, day);
    statement_text(statement, 1, day);
    statement_text(statement, 2, from);
    while (statement_row(statement, error)) {
        struct row row;
        read_row(statement, &row);
        count_row(figures, commune, &row);
    }
    return error->code == ERROR_NONE;
}

/* ---- targets --------------------------------------------------------------------------------- */

static void measure(const struct commune *commune, const struct target *target,
                    struct target_figures *figures)
{
    struct target_progress *progress = &figures->target[figures->target_count++];
    *progress = (struct target_progress){.percent = target->percent, .people = COMMUNE_NOT_KNOWN};
    snprintf(progress->id, sizeof progress->id, "%s", target->id);
    progress->count = figures->all.signature;
    if (strcmp(target->of, ADULTS) != 0)
        progress->count = place_of(figures->group, &figures->group_count, target->of)->signature;
    if (!commune_people_of(commune, target->of, figures->day, &progress->people))
        progress->people = COMMUNE_NOT_KNOWN;
    if (progress->people <= 0)
        return;
    /* Rounded up: half a person is a person. */
    long wanted = (progress->people * target->percent + 99) / 100;
    progress->missing = wanted > progress->count ? wanted - progress->count : 0;
}

static bool is_in_force(const struct target *target, long day)
{
    return target->valid_from <= day &&
           (target->valid_to == YAML_NO_DATE || target->valid_to >= day);
}

/* What was not said, and ids that the file does not know, stand last. */
static void move_unsaid(struct target_place *places, int count)
{
    for (int i = 0; i + 1 < count; i++) {
        if (places[i].id[0] != '\0')
            continue;
        struct target_place unsaid = places[i];
        memmove(&places[i], &places[i + 1], sizeof *places * (size_t)(count - 1 - i));
        places[count - 1] = unsaid;
        return;
    }
}

bool report_targets(struct ledger *ledger, const struct commune *commune, int32_t from, int32_t day,
                    struct target_figures *figures, struct error *error)
{
    struct error unheard = {0};
    if (error == NULL)
        error = &unheard;
    error_clear(error);
    memset(figures, 0, sizeof *figures);
    figures->from = from;
    figures->day = day;
    lay_out(commune, figures);
    if (!count_places(ledger, commune, figures, error))
        return false;
    move_unsaid(figures->hamlet, figures->hamlet_count);
    for (size_t i = 0; i < commune->target_count && figures->target_count < TARGET_LIMIT; i++) {
        if (is_in_force(&commune->targets[i], day))
            measure(commune, &commune->targets[i], figures);
    }
    return true;
}

static const char signatures_sql[] =
    "SELECT count(*) FROM citizen INDEXED BY citizen_signature WHERE signature_since <= ?1"
    " AND first_day <= ?1 AND " CITIZEN_COUNTS;

bool report_signatures(struct ledger *ledger, int32_t day, long *count, struct error *error)
{
    struct error unheard = {0};
    if (error == NULL)
        error = &unheard;
    error_clear(error);
    *count = 0;
    struct statement *statement = store_statement(ledger_store(ledger), signatures_sql, error);
    if (statement == NULL)
        return false;
    char iso[DATE_SIZE];
    date_iso(day, iso);
    statement_text(statement, 1, iso);
    if (statement_row(statement, error)) {
        *count = (long)statement_number(statement, 0);
        statement_done(statement);
    }
    return error->code == ERROR_NONE;
}

long report_tenths(long count, long people)
{
    return people <= 0 || count > people ? -1 : (long)((int64_t)count * 1000 / people);
}

void report_percent_text(long tenths, char text[DAY_WORD])
{
    if (tenths < 0)
        snprintf(text, DAY_WORD, "–");
    else
        snprintf(text, DAY_WORD, "%ld,%ld%%", tenths / 10, tenths % 10);
}
