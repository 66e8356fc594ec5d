/* What only all guides together can tell: where branches lead, and which guide nothing reaches. */
#ifndef CAMTAY_GUIDE_CROSS_H
#define CAMTAY_GUIDE_CROSS_H

#include <stddef.h>

struct draft;

/* Finds the step of every branch and the guides that are reached; notices for the rest. `drafts`
 * are sorted by id. */
void cross_check(struct draft *drafts, size_t count);

/* Gives the good guides their branches. One that leads into a refused guide is left out: its
 * words stay readable in the note, and the guide it stands in goes on working. */
void cross_connect(struct draft *drafts, size_t count);

#endif
