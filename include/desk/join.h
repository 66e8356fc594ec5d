/* Two records, one person. The same number is the same record by itself; who came once without a number,
 * or was written down twice, has two. Joined they are one person in every figure, list and page
 * (doc/ledger-format.md, Joining); parted they are two again, with all that each had.
 *
 * Kept is the record with a number. Two records with different numbers are not joined: they are two
 * people, or one of the numbers is wrong and to be corrected first. */
#ifndef CAMTAY_DESK_JOIN_H
#define CAMTAY_DESK_JOIN_H

#include <stdbool.h>
#include <stddef.h>

#include "desk/visit.h"

struct desk;
struct error;

/* One record as it stands for itself, joined or not. Names and numbers stand in it: the caller wipes. */
struct desk_record {
    struct citizen citizen;  /* with the record's own id */
    char kept[DESK_ID_SIZE]; /* the record it is joined to, or "" */
    char last_day[16];       /* YYYY-MM-DD of its own last visit, or "" */
    long visits;             /* its own, undone ones left out */
};

/* False: nobody has this id (ERROR_MISSING), or locked (ERROR_KEY). */
bool desk_record_read(struct desk *desk, const char *id, struct desk_record *record,
                      struct error *error);

/* Records that may be the same person as `id`: of the same name (accents and capitals apart) and no
 * other year of birth, or with the same phone; never two with different numbers. Those of the same name
 * come first. At most `most` into `found`; returns how many. What was not opened yet for searching
 * (desk/names.h) is not found. */
size_t desk_join_candidates(struct desk *desk, const char *id, struct desk_record *found,
                            size_t most, struct error *error);

/* The same for who knows already that there are two: records of these words (desk/names.h), whatever stands in
 * them, but not the one that `id` belongs to. */
size_t desk_join_typed(struct desk *desk, const char *id, const char *typed,
                       struct desk_record *found, size_t most, struct error *error);

/* Records joined to the one that `id` belongs to, the latest joined first; returns how many. */
size_t desk_joined(struct desk *desk, const char *id, struct desk_record *found, size_t most,
                   struct error *error);

/* Says that both are one person. Kept is the one with a number, else `kept`. What they are joined to
 * already stands for them. Ctrl-Z takes it back. ERROR_REFUSED: the same record ("join: one"), two
 * numbers ("join: numbers"); ERROR_MISSING; ERROR_KEY. */
bool desk_join(struct desk *desk, const char *kept, const char *other, struct error *error);

/* Says that `other` is not whom it is joined to. Ctrl-Z takes it back. ERROR_REFUSED: it is joined to
 * nobody ("part: alone"); ERROR_MISSING; ERROR_KEY. */
bool desk_part(struct desk *desk, const char *other, struct error *error);

#endif
