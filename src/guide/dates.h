/* Dates inside an author's words. */
#ifndef CAMTAY_GUIDE_DATES_H
#define CAMTAY_GUIDE_DATES_H

#include <stdbool.h>

/* Finds the first real date in `text`, 2026-11-24 or 24/11/2026, as days since 1970-01-01. */
bool dates_find(const char *text, long *day);

#endif
