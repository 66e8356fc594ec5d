/* Days as they are typed at the counter: when somebody shall come back, and which day is written down
 * late. */
#include <string.h>

#include "base/error.h"
#include "domain/date.h"
#include "domain/typed_date.h"

#define MOST_DAYS_AHEAD  366
#define MOST_DAYS_UNSAID 183 /* without a year: half a year */

/* "+3": days from today. */
static bool read_days_ahead(const char *typed, long *days)
{
    struct typed_date date;
    if (typed[0] != '+' || !typed_date_split(typed + 1, &date) || date.count != 1)
        return false;
    *days = date.part[0];
    return true;
}

/* The next `day` of a month from today on: on the 25th "24" is next month's; "31" skips short
 * months. */
static bool next_day_of_month(int day, long today, long *due)
{
    struct date date = date_of_day(today);
    for (int tries = 0; tries < 3; tries++) {
        bool real = date_is_real(date.year, date.month, day);
        long candidate = real ? date_to_day((struct date){date.year, date.month, day}) : 0;
        if (real && candidate >= today) {
            *due = candidate;
            return true;
        }
        date.month++;
        if (date.month > 12) {
            date.month = 1;
            date.year++;
        }
    }
    return false;
}

/* The next day/month from today on, this year or the next. A day just gone by is a slip, not a wish for
 * next year: that is believed only with the year. */
static bool next_day_and_month(int day, int month, long today, long *due)
{
    int year = date_of_day(today).year;
    for (int later = 0; later < 2; later++) {
        if (!date_is_real(year + later, month, day))
            continue;
        *due = date_to_day((struct date){year + later, month, day});
        if (*due >= today)
            return *due <= today + MOST_DAYS_UNSAID;
    }
    return false;
}

static bool whole_date(int day, int month, int year, long *due)
{
    if (year < 100) /* "27/11/26" */
        year += 2000;
    if (!date_is_real(year, month, day))
        return false;
    *due = date_to_day((struct date){year, month, day});
    return true;
}

static bool read_date(const char *typed, long today, long *due)
{
    struct typed_date date;
    if (!typed_date_split(typed, &date))
        return false;
    const int *part = date.part;
    if (date.count == 3)
        return whole_date(part[0], part[1], part[2], due);
    if (date.count == 2)
        return next_day_and_month(part[0], part[1], today, due);
    if (date.digits[0] == 8)
        return whole_date(part[0] / 1000000, part[0] / 10000 % 100, part[0] % 10000, due);
    return date.digits[0] <= 2 && next_day_of_month(part[0], today, due);
}

bool date_read_due(const char *typed, long today, long *due, struct error *error)
{
    long days = 0, day = 0;
    typed += strspn(typed, " ");
    if (read_days_ahead(typed, &days))
        day = today + days;
    else if (!read_date(typed, today, &day))
        return error_set(error, ERROR_INPUT, "not a date such as 27/11 or +3");
    if (day < today)
        return error_set(error, ERROR_INPUT, "the date has passed");
    if (day > today + MOST_DAYS_AHEAD)
        return error_set(error, ERROR_INPUT, "the date is more than a year ahead");
    *due = day;
    return true;
}

/* The last `day` of a month up to today. */
static bool last_day_of_month(int day, long today, long *found)
{
    struct date date = date_of_day(today);
    for (int tries = 0; tries < 3; tries++) {
        bool real = date_is_real(date.year, date.month, day);
        long candidate = real ? date_to_day((struct date){date.year, date.month, day}) : 0;
        if (real && candidate <= today) {
            *found = candidate;
            return true;
        }
        date.month--;
        if (date.month < 1) {
            date.month = 12;
            date.year--;
        }
    }
    return false;
}

static bool last_day_and_month(int day, int month, long today, long *found)
{
    int year = date_of_day(today).year;
    for (int earlier = 0; earlier < 2; earlier++) {
        if (!date_is_real(year - earlier, month, day))
            continue;
        *found = date_to_day((struct date){year - earlier, month, day});
        if (*found <= today)
            return true;
    }
    return false;
}

static bool read_past(const char *typed, long today, long *day)
{
    struct typed_date date;
    if (typed[0] == '-' && typed_date_split(typed + 1, &date) && date.count == 1) {
        *day = today - date.part[0];
        return true;
    }
    if (!typed_date_split(typed, &date))
        return false;
    if (date.count == 2)
        return last_day_and_month(date.part[0], date.part[1], today, day);
    if (date.count == 3 || date.digits[0] == 8)
        return read_date(typed, today, day);
    return date.digits[0] <= 2 && last_day_of_month(date.part[0], today, day);
}

bool date_read_past(const char *typed, long today, long *day)
{
    long read = 0;
    typed += strspn(typed, " ");
    if (!read_past(typed, today, &read) || read > today)
        return false;
    *day = read;
    return true;
}
