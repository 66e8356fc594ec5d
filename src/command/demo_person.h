/* Who comes to the invented counter. */
#ifndef CAMTAY_COMMAND_DEMO_PERSON_H
#define CAMTAY_COMMAND_DEMO_PERSON_H

#include <stdint.h>

#include "desk/visit.h"

struct commune;

/* The n-th citizen of `seed` as staff would register him: name, number, birth, phone, and where he
 * belongs by the commune's file. The same for the same numbers. */
void demo_person(uint64_t seed, uint32_t n, int32_t today, const struct commune *commune,
                 struct citizen *citizen);

/* True if the n-th citizen has no smartphone (about one in eight). */
bool demo_person_without_phone(uint64_t seed, uint32_t n);

#endif
