#include "guide/dates.h"

#include <stdio.h>

#include "domain/date.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool to_day(int year, int month, int day, long *days)
{
    if (!date_is_real(year, month, day))
        return false;
    *days = date_to_day((struct date){year, month, day});
    return true;
}

bool dates_find(const char *text, long *day)
{
    for (const char *at = text; *at != '\0'; at++) {
        if (!is_digit(*at) || (at > text && is_digit(at[-1])))
            continue;
        int year = 0, month = 0, number = 0, read = 0;
        if (sscanf(at, "%4d-%2d-%2d%n", &year, &month, &number, &read) == 3 &&
            !is_digit(at[read]) && to_day(year, month, number, day))
            return true;
        if (sscanf(at, "%2d/%2d/%4d%n", &number, &month, &year, &read) == 3 &&
            !is_digit(at[read]) && to_day(year, month, number, day))
            return true;
    }
    return false;
}
