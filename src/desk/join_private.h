/* What the desk itself needs to know of joined records. */
#ifndef CAMTAY_DESK_JOIN_PRIVATE_H
#define CAMTAY_DESK_JOIN_PRIVATE_H

#include <stdbool.h>

struct citizen;
struct desk;
struct desk_visit;

/* Puts the kept record's id in the place of `id` (DESK_ID_SIZE bytes) if it is joined to one. */
void join_kept(struct desk *desk, char *id);

/* After joining, parting and undoing: each visit in hand belongs to whom the book says. */
void join_look_at_tray(struct desk *desk);

/* Whether the record `old` is this same person, whose number has now been learnt: it never had a number,
 * and is known from this visit alone, or by the same name and no other year of birth. Somebody else's
 * record that was taken by mistake is not. `visit` NULL: only the name speaks for it. */
bool join_follows(struct desk *desk, const char *old, const struct citizen *citizen,
                  const char *visit);

#endif
