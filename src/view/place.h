/* Hamlets, groups and units as arguments of pages: "hamlet:mang-la", "unit:" for a new one. */
#ifndef CAMTAY_VIEW_PLACE_H
#define CAMTAY_VIEW_PLACE_H

#include <stddef.h>

#include "domain/commune_edit.h"

/* The kind that an argument begins with; hamlets for anything else. */
enum record_kind place_kind(const char *argument);

/* The argument of a new record; static. */
const char *place_new(enum record_kind kind);

/* "hamlet:mang-la" into `text`. */
void place_argument(enum record_kind kind, const char *id, char text[64]);

#endif
