/* Correcting what a closed visit says, with a reason. Nothing is changed in the book: the old entry is
 * taken back by an entry.reversed that has the reason, and the right one is written beside it, in one
 * act, on the working day of the old one, so that that day's and month's figures become right. (Once
 * a day is closed by day.closed, it lands on today.) What the visit came to is said anew if it follows.
 *
 * The book then says what it would have said had the right thing been written from the start
 * (tests/desk/corrected_test.c): a corrected answer has its old place in time, so a later visit's answer
 * is still the later one. Who a citizen is (name, birth, hamlet) is a fact of today, and counts as said
 * today. The steps that were walked and the troubles that came up stay: they were seen.
 *
 * A correction is not undone by Ctrl-Z (a reversal cannot be reversed): one corrects again. Entries
 * of another machine or member of staff may be corrected too. */
#ifndef CAMTAY_DESK_CORRECT_H
#define CAMTAY_DESK_CORRECT_H

#include <stdbool.h>
#include <stdint.h>

#include "desk/visit.h"

struct desk;
struct error;

struct desk_correction {
    const char *visit;  /* id of a closed visit */
    const char *reason; /* id of domain/correction.h */
    const char *note;   /* in the clerk's words, sealed; NULL or "" none */
};

/* What a closed visit says now. Names stand in it: wipe it. */
struct desk_closed {
    struct citizen citizen;
    struct desk_ended ended[DESK_ENDED]; /* the answers that stand */
    int ended_count;
    int32_t day;      /* on which it was closed */
    bool day_is_done; /* that day was closed by day.closed: corrections land on today */
};

/* ERROR_MISSING: no such visit. ERROR_REFUSED: "open" (still open), "reversed" (taken out). */
bool desk_closed_read(struct desk *desk, const char *visit, struct desk_closed *closed,
                      struct error *error);

/* Another answer for a service and provider that the visit has, or one that was forgotten: as
 * desk_end_service wants it. With `instead` (may be NULL) the answer of that service and provider
 * goes: another provider was meant. */
bool desk_correct_service(struct desk *desk, const struct desk_correction *correction,
                          const struct desk_ended *ended, const struct desk_ended *instead,
                          struct error *error);

/* The service was not done in this visit at all: its answer goes, and those that it had outdone. */
bool desk_correct_away(struct desk *desk, const struct desk_correction *correction,
                       const char *service, const char *provider, struct error *error);

/* It was somebody else (or the number, name, hamlet were wrong): what was done becomes theirs. */
bool desk_correct_person(struct desk *desk, const struct desk_correction *correction,
                         const struct citizen *citizen, struct error *error);

/* The whole visit goes out of the figures; its entries stay in the book. */
bool desk_correct_visit_away(struct desk *desk, const struct desk_correction *correction,
                             struct error *error);

#endif
