/* Finding a citizen by name, number, phone, hamlet and year of birth together, as one types (how exactly:
 * ledger/search.h). All that is sealed in the book; after the PIN it is opened, a part at a time so that
 * no key waits, into locked memory that is wiped when the counter locks. */
#ifndef CAMTAY_DESK_NAMES_H
#define CAMTAY_DESK_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "desk/visit.h"
#include "domain/id_number.h"

struct desk;
struct error;

/* What tells people of one name apart. */
struct desk_named {
    char id[DESK_ID_SIZE];
    char name[DESK_NAME_SIZE];        /* "" not known */
    char masked[ID_NUMBER_MASK_SIZE]; /* of the number: "099•••••1234", or "" */
    int birth_year;                   /* 0 not known */
    char hamlet[DESK_WORD_SIZE];      /* id, or "" */
    bool resident;
    char last_day[16]; /* YYYY-MM-DD of the last visit */
};

/* Citizens whom every word typed fits, the most exact first, then the latest visit. At most `most` into
 * `found`, as the book has them now; returns how many. Looks through what has been opened so far: see
 * desk_names_more. `*complete` (may be NULL) is false if not all who fit were compared: one should type
 * more, or wait until all is opened. */
size_t desk_find_names(struct desk *desk, const char *typed, struct desk_named *found, size_t most,
                       bool *complete, struct error *error);

/* Opens some more names (a few milliseconds' worth). True while there are names left to open. */
bool desk_names_more(struct desk *desk, struct error *error);

/* How much of the names is opened, 0 to 100, and how many citizens that are in all (0 while they are
 * being counted). 0 while the counter is locked. */
int desk_names_percent(const struct desk *desk);
long desk_names_people(const struct desk *desk);

#endif
