/* Arrays that grow inside an arena: a guide's lists are short, and all go together. */
#ifndef CAMTAY_GUIDE_GROW_H
#define CAMTAY_GUIDE_GROW_H

#include <stddef.h>

struct arena;

/* The array with room for one more item at `count`: the same one, or a copy of twice the size.
 * Give the array and its count as they stand; things that point into the old array go stale. */
void *grow(struct arena *arena, const void *items, size_t count, size_t size);

#endif
