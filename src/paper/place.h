/* From a flow to pages: where each begins and ends. */
#ifndef CAMTAY_PAPER_PLACE_H
#define CAMTAY_PAPER_PLACE_H

#include <stdbool.h>

struct error;
struct flow;
struct layout;

/* Puts the bands of the flow on pages. A page ends where the next band, with those that stay with it, has
 * no room; or at a cut. Sheets get their number at the foot if there are several. */
bool place_bands(struct layout *layout, const struct flow *flow, struct error *error);

#endif
