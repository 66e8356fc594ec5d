/* What went otherwise than it should in practice, in kind words. */
#ifndef CAMTAY_VIEW_PRACTISED_H
#define CAMTAY_VIEW_PRACTISED_H

struct desk_practised;
struct guide_library;
struct page;
struct scenario;

/* Adds the looking back: what was right, what was not and why, which steps of the guide nobody looked
 * at, how long it took.
 * Returns how many things went otherwise: 0 to 6. */
int practised_describe(struct page *page, const struct guide_library *library,
                       const struct scenario *scenario, const struct desk_practised *practised);

#endif
