#include "report/period.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "report/day_sql.h"
#include "report/range.h"
#include "report/target_sql.h"

/* What the queries of one reading share. */
struct reading {
    struct range range;
    struct period_figures *figures;
};

static long number_of(const struct statement *statement, int column)
{
    return (long)statement_number(statement, column);
}

static void read_pairs(const struct statement *statement, struct period_pair *const *pairs,
                       int count)
{
    for (int i = 0; i < count; i++)
        *pairs[i] = (struct period_pair){.in = number_of(statement, 2 * i),
                                         .all = number_of(statement, 2 * i + 1)};
}

/* Some fifteen rows, in the order of an index that holds all that is asked for. */
static const char visits_sql[] =
    "SELECT coalesce(result, 'open'), mode, count(*) FILTER (WHERE day >= ?1), count(*)"
    " FROM visit INDEXED BY visit_sums WHERE reversed = 0 AND day <= ?2 GROUP BY result, mode";

static void add_pair(struct period_pair *sum, const struct period_pair *pair)
{
    sum->in += pair->in;
    sum->all += pair->all;
}

static void count_visits(struct period_figures *figures, const char *result, const char *mode,
                         const struct period_pair *pair)
{
    const struct {
        const char *word;
        struct period_pair *sum;
    } results[] = {{"done", &figures->done},
                   {"waiting", &figures->waiting},
                   {"not_done", &figures->not_done},
                   {"asked", &figures->asked},
                   {"open", &figures->open}},
      modes[] = {{"counter", &figures->counter},
                 {"field", &figures->field},
                 {"meeting", &figures->meeting}};
    add_pair(&figures->visits, pair);
    for (size_t i = 0; i < sizeof results / sizeof results[0]; i++)
        if (strcmp(results[i].word, result) == 0)
            add_pair(results[i].sum, pair);
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++)
        if (strcmp(modes[i].word, mode) == 0)
            add_pair(modes[i].sum, pair);
}

static bool read_visits(struct reading *reading)
{
    struct statement *statement = range_ask(&reading->range, visits_sql);
    if (statement == NULL)
        return false;
    while (range_next(&reading->range, statement)) {
        struct period_pair pair = {number_of(statement, 2), number_of(statement, 3)};
        count_visits(reading->figures, statement_column(statement, 0),
                     statement_column(statement, 1), &pair);
    }
    return range_read(&reading->range);
}

#define SUM_PAIR(what) " total(" what ") FILTER (WHERE day >= ?1), total(" what "),"

static const char dossiers_sql[] = "SELECT" SUM_PAIR("filed") SUM_PAIR("signed")
    SUM_PAIR("paid") " 0 FROM ended INDEXED BY ended_dossier WHERE service = 'portal' AND stands "
                     "AND day <= ?2";

static bool read_dossiers(struct reading *reading)
{
    struct period_figures *figures = reading->figures;
    struct period_pair *const pairs[] = {&figures->filed, &figures->signed_by_citizen,
                                         &figures->paid};
    struct statement *statement = range_ask(&reading->range, dossiers_sql);
    if (statement == NULL)
        return false;
    if (range_next(&reading->range, statement)) {
        read_pairs(statement, pairs, sizeof pairs / sizeof pairs[0]);
        statement_done(statement);
    }
    return range_read(&reading->range);
}

static const char people_sql[] =
    "SELECT count(DISTINCT citizen) FROM visit WHERE day BETWEEN ?1 AND ?2 AND reversed = 0";

static bool read_people(struct reading *reading)
{
    struct period_figures *figures = reading->figures;
    struct statement *statement = range_ask(&reading->range, people_sql);
    if (statement == NULL)
        return false;
    if (range_next(&reading->range, statement)) {
        figures->people.in = number_of(statement, 0);
        statement_done(statement);
    }
    figures->people.all = figures->targets.people;
    return range_read(&reading->range);
}

static const char providers_sql[] =
    "SELECT provider, count(*) FILTER (WHERE since BETWEEN ?1 AND ?2),"
    " count(*) FILTER (WHERE since <= ?2),"
    " count(*) FILTER (WHERE outcome = 'issued' AND day BETWEEN ?1 AND ?2),"
    " count(*) FILTER (WHERE outcome = 'issued' AND day <= ?2)"
    " FROM service_state INDEXED BY service_state_outcome"
    " WHERE service = 'signature' AND outcome IN ('done', 'had_already', 'issued')"
    " GROUP BY provider ORDER BY 3 DESC, provider";

static bool read_providers(struct reading *reading)
{
    struct period_figures *figures = reading->figures;
    struct statement *statement = range_ask(&reading->range, providers_sql);
    if (statement == NULL)
        return false;
    while (range_next(&reading->range, statement)) {
        if (figures->provider_count == PERIOD_PROVIDERS) {
            statement_done(statement);
            break;
        }
        struct period_provider *provider = &figures->provider[figures->provider_count++];
        snprintf(provider->id, sizeof provider->id, "%s", statement_column(statement, 0));
        provider->active = (struct period_pair){number_of(statement, 1), number_of(statement, 2)};
        provider->issued = (struct period_pair){number_of(statement, 3), number_of(statement, 4)};
    }
    return range_read(&reading->range);
}

static const char units_sql[] =
    "SELECT unit, '', count(*) AS visits FROM visit WHERE day BETWEEN ?1 AND ?2 AND reversed = 0"
    " AND unit IS NOT NULL GROUP BY unit ORDER BY visits DESC, unit";

static bool read_lists(struct range *range, struct period_lists *lists)
{
    return range_lines(range, lists->line, &lists->line_count) &&
           range_counts(range, range_troubles_sql, lists->trouble, PERIOD_TROUBLES,
                        &lists->trouble_count) &&
           range_counts(range, range_hamlets_sql, lists->hamlet, DAY_HAMLETS,
                        &lists->hamlet_count) &&
           range_counts(range, units_sql, lists->unit, DAY_HAMLETS, &lists->unit_count);
}

bool report_period(struct ledger *ledger, const struct commune *commune, int32_t from, int32_t to,
                   struct period_figures *figures, struct error *error)
{
    struct error unheard = {0};
    struct reading reading = {.figures = figures};
    struct range *range = &reading.range;
    memset(figures, 0, sizeof *figures);
    figures->from = from;
    figures->to = to;
    range_init(range, ledger, from, to, error != NULL ? error : &unheard);
    if (!range_begin(range))
        return false;
    bool done = report_targets(ledger, commune, from, to, &figures->targets, range->error) &&
                read_visits(&reading) && read_people(&reading) && read_dossiers(&reading) &&
                read_providers(&reading) && read_lists(range, &figures->lists);
    range_end(range);
    return done;
}

/* Where somebody counts is what was said last: who came from two hamlets that became one is not two. */
#define SEEN                                                                                       \
    " FROM (SELECT DISTINCT citizen FROM visit WHERE day BETWEEN ?1 AND ?2 AND reversed = 0)"      \
    " AS seen JOIN citizen AS v ON v.id = seen.citizen "

static const char hamlet_people_sql[] =
    "SELECT " VISIT_HAMLET " AS place, '', count(*)" SEEN "GROUP BY place ORDER BY 3 DESC, place";
static const char unit_people_sql[] =
    "SELECT unit, '', count(*)" SEEN "WHERE unit IS NOT NULL GROUP BY unit ORDER BY 3 DESC, unit";
static const char helpers_sql[] =
    "SELECT helper, '', count(*) FROM visit WHERE day BETWEEN ?1 AND ?2 AND reversed = 0"
    " AND closed IS NOT NULL GROUP BY helper ORDER BY 3 DESC, helper";

static bool read_seen(struct range *range, struct period_people *people)
{
    return range_counts(range, hamlet_people_sql, people->hamlet, DAY_HAMLETS,
                        &people->hamlet_count) &&
           range_counts(range, unit_people_sql, people->unit, DAY_HAMLETS, &people->unit_count) &&
           range_counts(range, helpers_sql, people->helper, PERIOD_HELPERS, &people->helper_count);
}

bool report_period_more(struct ledger *ledger, struct period_figures *figures, struct error *error)
{
    struct error unheard = {0};
    struct range period, ever;
    range_init(&period, ledger, figures->from, figures->to, error != NULL ? error : &unheard);
    range_init(&ever, ledger, 0, figures->to, period.error);
    if (!range_begin(&period))
        return false;
    figures->whole = read_seen(&period, &figures->people_in) &&
                     read_seen(&ever, &figures->people_all) &&
                     read_lists(&ever, &figures->all_lists);
    range_end(&period);
    return figures->whole;
}

static const char officials_sql[] =
    "SELECT id FROM citizen WHERE grp = '" PERIOD_OFFICIALS
    "' AND first_day <= ?1 AND " CITIZEN_COUNTS
    " AND (signature_since IS NULL OR signature_since > ?1) ORDER BY id";

bool report_officials_without(struct ledger *ledger, int32_t day,
                              bool (*citizen)(void *self, const char *id), void *self,
                              struct error *error)
{
    struct error unheard = {0};
    struct range range;
    range_init(&range, ledger, day, day, error != NULL ? error : &unheard);
    struct statement *statement = range_ask(&range, officials_sql);
    if (statement == NULL)
        return false;
    while (range_next(&range, statement)) {
        if (!citizen(self, statement_column(statement, 0))) {
            statement_done(statement);
            return true;
        }
    }
    return range_read(&range);
}

long report_officials_count(const struct period_figures *figures)
{
    for (int i = 0; i < figures->targets.group_count; i++) {
        const struct target_place *group = &figures->targets.group[i];
        if (strcmp(group->id, PERIOD_OFFICIALS) == 0)
            return group->known - group->signature;
    }
    return 0;
}
