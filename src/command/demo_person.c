#include "command/demo_person.h"

#include <stdio.h>
#include <string.h>

#include "base/random.h"
#include "domain/commune.h"
#include "domain/invented.h"

/* A sequence of their own for each citizen. */
static struct random traits_of(uint64_t seed, uint32_t n)
{
    struct random traits = {.seed = seed * 0x9E3779B97F4A7C15U + n + 1};
    if (traits.seed == 0)
        traits.seed = 1;
    return traits;
}

static unsigned draw(struct random *traits, unsigned limit)
{
    uint64_t value;
    random_fill(traits, &value, sizeof value);
    return (unsigned)(value % limit);
}

/* Near hamlets send more people than far ones: the first of the list most. */
static const struct hamlet *draw_hamlet(struct random *traits, const struct commune *commune,
                                        int32_t today)
{
    unsigned count = (unsigned)commune->hamlet_count;
    if (count == 0)
        return NULL;
    unsigned one = draw(traits, count), other = draw(traits, count);
    const struct hamlet *hamlet = &commune->hamlets[one < other ? one : other];
    return hamlet_is_valid(hamlet, today) ? hamlet : NULL;
}

static void join_group(struct random *traits, const struct commune *commune,
                       struct citizen *citizen)
{
    unsigned lot = draw(traits, 100);
    if (lot < 4 && commune_group(commune, "official") != NULL)
        snprintf(citizen->group, sizeof citizen->group, "official");
    else if (lot < 18 && commune->group_count > 0)
        snprintf(citizen->group, sizeof citizen->group, "%s",
                 commune->groups[draw(traits, (unsigned)commune->group_count)].id);
    if (lot < 12 && commune->unit_count > 0)
        snprintf(citizen->unit, sizeof citizen->unit, "%s",
                 commune->units[draw(traits, (unsigned)commune->unit_count)].id);
}

bool demo_person_without_phone(uint64_t seed, uint32_t n)
{
    struct random traits = traits_of(seed ^ 0xF0, n);
    return draw(&traits, 8) == 0;
}

void demo_person(uint64_t seed, uint32_t n, int32_t today, const struct commune *commune,
                 struct citizen *citizen)
{
    struct invented invented;
    invented_citizen(seed, n, today, &invented);
    struct random traits = traits_of(seed, n);

    memset(citizen, 0, sizeof *citizen);
    snprintf(citizen->name, sizeof citizen->name, "%s", invented.name);
    memcpy(citizen->id_number, invented.id_number, sizeof invented.id_number);
    memcpy(citizen->birth, invented.birth, sizeof invented.birth);
    citizen->sex = invented.sex;
    citizen->resident = draw(&traits, 12) != 0;
    if (draw(&traits, 10) < 7) {
        memcpy(citizen->phone, invented.phone, sizeof invented.phone);
        snprintf(citizen->phone_of, sizeof citizen->phone_of, "%s",
                 draw(&traits, 9) == 0 ? "relative" : "own");
    }
    if (!citizen->resident)
        return;
    const struct hamlet *hamlet = draw_hamlet(&traits, commune, today);
    if (hamlet != NULL)
        snprintf(citizen->hamlet, sizeof citizen->hamlet, "%s", hamlet->id);
    join_group(&traits, commune, citizen);
}
