#include "report/target.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/yaml.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "domain/number.h"
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
    *place = (struct target_place){.people = COMMUNE_NOT_KNOWN, .people_on = YAML_NO_DATE};
    snprintf(place->id, sizeof place->id, "%s", id);
    return place;
}

static void give_people(struct target_place *place, bool confirmed, long people, long on,
                        const char *source)
{
    if (!confirmed || people == COMMUNE_NOT_KNOWN)
        return;
    place->people = people;
    place->people_on = on;
    place->people_source = source;
}

/* All adults: the commune's own number, else the sum of its hamlets. */
static void give_adults(const struct commune *commune, struct target_figures *figures)
{
    struct target_place *all = &figures->all;
    long people = COMMUNE_NOT_KNOWN;
    bool known = commune_people_of(commune, ADULTS, figures->day, &people);
    bool own = commune->adults != COMMUNE_NOT_KNOWN && commune_is_confirmed(commune, ADULTS);
    const char *list =
        commune->hamlets_source != NULL ? commune->hamlets_source : "cộng số của các thôn";
    *all = (struct target_place){.people = COMMUNE_NOT_KNOWN, .people_on = YAML_NO_DATE};
    give_people(all, known, people, own ? commune->adults_on : commune->hamlets_on,
                own ? commune->adults_source : list);
}

static void lay_out(const struct commune *commune, struct target_figures *figures)
{
    give_adults(commune, figures);
    for (size_t i = 0; i < commune->hamlet_count; i++) {
        const struct hamlet *hamlet = &commune->hamlets[i];
        if (hamlet_is_valid(hamlet, figures->day))
            give_people(place_of(figures->hamlet, &figures->hamlet_count, hamlet->id),
                        hamlet->confirmed, hamlet->adults, hamlet->adults_on, hamlet->source);
    }
    for (size_t i = 0; i < commune->unit_count; i++) {
        const struct unit *unit = &commune->units[i];
        give_people(place_of(figures->unit, &figures->unit_count, unit->id), unit->confirmed,
                    unit->people, unit->people_on, unit->source);
    }
    for (size_t i = 0; i < commune->group_count; i++) {
        const struct group *group = &commune->groups[i];
        give_people(place_of(figures->group, &figures->group_count, group->id), group->confirmed,
                    group->people, group->people_on, group->source);
    }
}

/* ---- counting -------------------------------------------------------------------------------- */

struct row {
    const char *hamlet, *unit, *group;
    long people, people_new; /* everybody */
    long known, level2, level2_new, signature, signature_new, both, both_new;
};

static void add(struct target_place *place, const struct row *row)
{
    place->known += row->known;
    place->level2 += row->level2;
    place->level2_new += row->level2_new;
    place->signature += row->signature;
    place->signature_new += row->signature_new;
    place->both += row->both;
    place->both_new += row->both_new;
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

/* The day on which the second of both came; NULL: one of them is not there. */
#define BOTH_SINCE "max(level2_since, signature_since)"

/* Rows come in the order of an index that holds all that is asked for: one walk, nothing sorted. */
static const char places_sql[] =
    "SELECT hamlet, unit, grp, count(*), count(*) FILTER (WHERE first_day >= ?2),"
    " count(*) FILTER (WHERE " CITIZEN_COUNTS "),"
    " count(*) FILTER (WHERE " CITIZEN_COUNTS " AND level2_since <= ?1),"
    " count(*) FILTER (WHERE " CITIZEN_COUNTS " AND level2_since BETWEEN ?2 AND ?1),"
    " count(*) FILTER (WHERE " CITIZEN_COUNTS " AND signature_since <= ?1),"
    " count(*) FILTER (WHERE " CITIZEN_COUNTS " AND signature_since BETWEEN ?2 AND ?1),"
    " count(*) FILTER (WHERE " CITIZEN_COUNTS " AND " BOTH_SINCE " <= ?1),"
    " count(*) FILTER (WHERE " CITIZEN_COUNTS " AND " BOTH_SINCE " BETWEEN ?2 AND ?1)"
    " FROM citizen INDEXED BY citizen_place WHERE first_day <= ?1 GROUP BY hamlet, unit, grp";

static void read_row(const struct statement *statement, struct row *row)
{
    long *const numbers[] = {&row->people,        &row->people_new, &row->known,
                             &row->level2,        &row->level2_new, &row->signature,
                             &row->signature_new, &row->both,       &row->both_new};
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

static void measure(const struct target *target, struct target_figures *figures)
{
    struct target_progress *progress = &figures->target[figures->target_count++];
    const struct target_place *of =
        strcmp(target->of, ADULTS) == 0
            ? &figures->all
            : place_of(figures->group, &figures->group_count, target->of);
    *progress = (struct target_progress){.percent = target->percent,
                                         .with_level2 = target->with_level2,
                                         .count = target->with_level2 ? of->both : of->signature,
                                         .people = of->people,
                                         .people_on = of->people_on,
                                         .people_source = of->people_source};
    snprintf(progress->id, sizeof progress->id, "%s", target->id);
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

/* What the target about `of` counts; where there is none, working signatures. */
static bool asks_for_level2(const struct commune *commune, const char *of, long day)
{
    for (size_t i = 0; i < commune->target_count; i++) {
        const struct target *target = &commune->targets[i];
        if (is_in_force(target, day) && strcmp(target->of, of) == 0)
            return target->with_level2;
    }
    return strcmp(of, ADULTS) != 0 && asks_for_level2(commune, ADULTS, day);
}

/* Marks who has the lowest percentage, unless all have the same. */
static void mark_lowest(struct target_place *places, int count)
{
    long lowest = -1, highest = -1;
    for (int i = 0; i < count; i++) {
        long tenths = report_tenths(places[i].counted, places[i].people);
        if (tenths < 0)
            continue;
        lowest = lowest < 0 || tenths < lowest ? tenths : lowest;
        highest = tenths > highest ? tenths : highest;
    }
    for (int i = 0; i < count && lowest < highest; i++)
        places[i].lowest = report_tenths(places[i].counted, places[i].people) == lowest;
}

static void count_by_target(const struct commune *commune, struct target_figures *figures)
{
    bool adults = asks_for_level2(commune, ADULTS, figures->day);
    const struct {
        struct target_place *place;
        int count;
        bool groups;
    } lists[] = {{&figures->all, 1, false},
                 {figures->hamlet, figures->hamlet_count, false},
                 {figures->unit, figures->unit_count, false},
                 {figures->group, figures->group_count, true}};
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        for (int j = 0; j < lists[i].count; j++) {
            struct target_place *place = &lists[i].place[j];
            place->with_level2 =
                lists[i].groups ? asks_for_level2(commune, place->id, figures->day) : adults;
            place->counted = place->with_level2 ? place->both : place->signature;
        }
        mark_lowest(lists[i].place, lists[i].count);
    }
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
            measure(&commune->targets[i], figures);
    }
    count_by_target(commune, figures);
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
    return count > people ? -1 : percent_tenths(count, people);
}

void report_percent_text(long tenths, char text[DAY_WORD])
{
    char number[NUMBER_SIZE];
    percent_tenths_text(tenths, number);
    snprintf(text, DAY_WORD, "%s", number);
}

void report_origin_text(long on, const char *source, char *text, size_t size)
{
    char day[DATE_SIZE] = "";
    if (on != YAML_NO_DATE)
        date_text(on, day);
    snprintf(text, size, "%s, %s", on != YAML_NO_DATE ? day : "không ghi ngày",
             source != NULL ? source : "không ghi nguồn");
}
