/* Who may unlock: the names on the unlock and admin pages. */
#ifndef CAMTAY_VIEW_STAFF_H
#define CAMTAY_VIEW_STAFF_H

#include <stddef.h>

struct desk;

/* How many members of staff have a PIN on this machine, and the name of the n-th (0, 1, …). */
size_t staff_count(const struct desk *desk);
const char *staff_name(const struct desk *desk, size_t n);

#endif
