/* The number of a day of the calendar, for what base itself must read. Ages, weekdays and words of
 * dates are domain/date.h. */
#ifndef CAMTAY_BASE_DAY_H
#define CAMTAY_BASE_DAY_H

#include <stdbool.h>

/* Days since 1970-01-01 of a real day of the Gregorian calendar, years 1 to 9999; false if there
 * is none (31 February). */
bool day_of_date(int year, int month, int day, long *number);

#endif
