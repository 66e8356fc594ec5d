/* Finding a citizen by name. Names are sealed in the book; after the PIN they are opened, a part at a
 * time so that no key waits, into locked memory that is wiped when the counter locks. */
#ifndef CAMTAY_DESK_NAMES_H
#define CAMTAY_DESK_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "desk/visit.h"

struct desk;
struct error;

struct desk_named {
    char id[DESK_ID_SIZE];
    char name[DESK_NAME_SIZE];
    char last_day[16]; /* YYYY-MM-DD of the last visit */
};

/* Citizens of whose name every word typed is the beginning of a word, in any order, accents and
 * capitals apart (đ is d); the latest visit first. At most `most` into `found`; returns how many.
 * Looks through what has been opened so far: see desk_names_more. */
size_t desk_find_names(struct desk *desk, const char *typed, struct desk_named *found, size_t most,
                       struct error *error);

/* Opens some more names (a few milliseconds' worth). True while there are names left to open. */
bool desk_names_more(struct desk *desk, struct error *error);

#endif
