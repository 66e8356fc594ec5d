#include "domain/commune.h"

#include <string.h>

#include "base/yaml.h"

const struct hamlet *commune_hamlet(const struct commune *commune, const char *id)
{
    for (size_t i = 0; i < commune->hamlet_count; i++) {
        if (strcmp(commune->hamlets[i].id, id) == 0)
            return &commune->hamlets[i];
    }
    return NULL;
}

const struct group *commune_group(const struct commune *commune, const char *id)
{
    for (size_t i = 0; i < commune->group_count; i++) {
        if (strcmp(commune->groups[i].id, id) == 0)
            return &commune->groups[i];
    }
    return NULL;
}

const struct unit *commune_unit(const struct commune *commune, const char *id)
{
    for (size_t i = 0; i < commune->unit_count; i++) {
        if (strcmp(commune->units[i].id, id) == 0)
            return &commune->units[i];
    }
    return NULL;
}

static bool is_within(long day, long from, long to)
{
    return (from == YAML_NO_DATE || day >= from) && (to == YAML_NO_DATE || day <= to);
}

bool hamlet_is_valid(const struct hamlet *hamlet, long day)
{
    return is_within(day, hamlet->valid_from, hamlet->valid_to);
}

const struct target *commune_target(const struct commune *commune, const char *id, long day)
{
    for (size_t i = 0; i < commune->target_count; i++) {
        const struct target *target = &commune->targets[i];
        if (strcmp(target->id, id) == 0 && is_within(day, target->valid_from, target->valid_to))
            return target;
    }
    return NULL;
}

/* --- denominators --- */

bool commune_is_confirmed(const struct commune *commune, const char *key)
{
    for (size_t i = 0; i < commune->unconfirmed_count; i++) {
        if (strcmp(commune->unconfirmed[i], key) == 0)
            return false;
    }
    return true;
}

static bool adults_by_hamlet(const struct commune *commune, long day, long *people)
{
    long sum = 0;
    for (size_t i = 0; i < commune->hamlet_count; i++) {
        const struct hamlet *hamlet = &commune->hamlets[i];
        if (!hamlet_is_valid(hamlet, day))
            continue;
        if (!hamlet->confirmed || hamlet->adults == COMMUNE_NOT_KNOWN)
            return false;
        sum += hamlet->adults;
    }
    if (sum == 0) /* no hamlet at all is no number of people */
        return false;
    *people = sum;
    return true;
}

bool commune_people_of(const struct commune *commune, const char *of, long day, long *people)
{
    if (strcmp(of, "adults") != 0) {
        const struct group *group = commune_group(commune, of);
        if (group == NULL || !group->confirmed || group->people == COMMUNE_NOT_KNOWN)
            return false;
        *people = group->people;
        return true;
    }
    if (commune->adults != COMMUNE_NOT_KNOWN && commune_is_confirmed(commune, "adults")) {
        *people = commune->adults;
        return true;
    }
    return commune_is_confirmed(commune, "hamlets") && adults_by_hamlet(commune, day, people);
}
