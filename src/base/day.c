#include "base/day.h"

#include <time.h>

bool day_of_date(int year, int month, int day, long *number)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    struct tm date = {.tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day};
    time_t seconds = timegm(&date);
    /* timegm turns 31 February into 3 March; a real day comes back as it went in. */
    if (date.tm_mon != month - 1 || date.tm_mday != day)
        return false;
    *number = (long)(seconds / (24 * 60 * 60));
    return true;
}
