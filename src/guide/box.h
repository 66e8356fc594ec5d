/* The task box: `[ ] ` at the start of an item. libcmark knows none, so that a box that is
 * written wrongly would silently become words. */
#ifndef CAMTAY_GUIDE_BOX_H
#define CAMTAY_GUIDE_BOX_H

#include <cmark.h>
#include <stdbool.h>

struct notices;

/* True if the item's `text` starts with a box, rightly or wrongly written. `*act` is then what
 * follows it, or NULL after a notice. */
bool box_read(const char *text, int line, struct notices *notices, const char **act);

/* Notices for each line of a paragraph that starts with a box: its `- ` is missing, or the space
 * after the `-`. */
void box_find_stray(cmark_node *paragraph, int shift, struct notices *notices);

#endif
