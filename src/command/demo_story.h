/* What happens at an invented counter, told through the desk's own verbs: nothing that a clerk could
 * not have done. Everything is drawn from one seed, so the same seed gives the same book. */
#ifndef CAMTAY_COMMAND_DEMO_STORY_H
#define CAMTAY_COMMAND_DEMO_STORY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/random.h"

struct desk;
struct error;

/* A counter whose time is ours: `clock` stands still until the story moves it. */
struct demo {
    struct desk *desk;
    struct clock *clock;
    struct random chance; /* decides what happens; seeded */
    uint64_t seed;        /* of the people */
    int32_t today;        /* the last day of the story */
    uint32_t people;      /* who have come so far: citizens 0 to people - 1 */
    int64_t pace;         /* ms that a visit takes in the middle */
    int64_t latest;       /* wall ms that the story does not pass */
    int walked;           /* of 100 services so many are walked step by step */
};

/* 0 to limit - 1. */
unsigned demo_chance(struct demo *demo, unsigned limit);

/* One visit from reception to its end. False if a verb failed. */
bool demo_visit(struct demo *demo, struct error *error);

/* Three people who are still being served: one waits for an OTP, one is in the middle of a guide, one
 * was just received. */
bool demo_leave_open(struct demo *demo, struct error *error);

#endif
