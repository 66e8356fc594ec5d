/* A guide while it is being read: what it holds so far, what was found wrong with it, and the
 * branches that wait until the other guides are there. */
#ifndef CAMTAY_GUIDE_DRAFT_H
#define CAMTAY_GUIDE_DRAFT_H

#include <stdbool.h>
#include <stddef.h>

#include "guide/guide.h"
#include "guide/notices.h"

struct arena;

/* A branch as it was written. */
struct draft_branch {
    const char *label;
    const char *guide;  /* id of the guide it goes to */
    const char *anchor; /* id of the step there, or NULL: its first step */
    int from_step;
    int from_trouble; /* of that step, or -1: the step's own */
    int to_step;      /* -1 until check.h found it */
    int line;
};

struct draft {
    struct guide guide;
    struct arena *arena;
    struct notices notices;
    struct guide_step *steps; /* guide.steps, as they may still be written */
    struct draft_branch *branches;
    size_t branch_count;
    bool keyed;   /* its front matter is known */
    bool parsed;  /* its steps are known, right or wrong */
    bool reached; /* from a guide that has a service */
};

/* True if nothing was found wrong with it. */
static inline bool draft_is_good(const struct draft *draft)
{
    return draft->notices.errors == 0;
}

#endif
