#include "command/typed_day.h"

#include <stdio.h>

#include "domain/date.h"

bool typed_day(const char *text, long *day)
{
    if (date_read_iso(text, day))
        return true;
    struct date date = {0};
    int end = 0;
    if (sscanf(text, "%2d/%2d/%4d%n", &date.day, &date.month, &date.year, &end) != 3 ||
        text[end] != '\0' || !date_is_real(date.year, date.month, date.day))
        return false;
    *day = date_to_day(date);
    return true;
}
