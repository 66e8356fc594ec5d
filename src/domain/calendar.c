#include "domain/calendar.h"

#include "domain/calendar_file.h"
#include "domain/commune.h"
#include "domain/date.h"

static const struct calendar_year *year_of(const struct calendar *calendar, long year)
{
    for (const struct calendar_year *one = calendar->years; one != NULL; one = one->next) {
        if (one->year == year)
            return one;
    }
    return NULL;
}

static const struct special_day *find_in(const struct special_day *days, size_t count, long day)
{
    for (size_t i = 0; i < count; i++) {
        if (day >= days[i].day && day <= days[i].to)
            return &days[i];
    }
    return NULL;
}

bool calendar_knows_year(const struct calendar *calendar, int year)
{
    return year_of(calendar, year) != NULL;
}

const struct calendar *calendar_weekends(void)
{
    static const struct calendar weekends = {0};
    return &weekends;
}

bool calendar_is_working_day(const struct calendar *calendar, long day)
{
    bool weekend = date_weekday(day) >= SATURDAY;
    const struct calendar_year *year = year_of(calendar, date_of_day(day).year);
    if (year == NULL)
        return !weekend;
    if (find_in(year->off, year->off_count, day) != NULL)
        return false;
    return !weekend || find_in(year->worked, year->worked_count, day) != NULL;
}

const char *calendar_why(const struct calendar *calendar, long day)
{
    const struct calendar_year *year = year_of(calendar, date_of_day(day).year);
    if (year == NULL)
        return NULL;
    const struct special_day *found = find_in(year->off, year->off_count, day);
    if (found == NULL)
        found = find_in(year->worked, year->worked_count, day);
    return found == NULL ? NULL : found->why;
}

/* Ends: in years without a file Monday to Friday are worked. */
static long walk(const struct calendar *calendar, long day, int step)
{
    while (!calendar_is_working_day(calendar, day))
        day += step;
    return day;
}

long calendar_previous_working_day(const struct calendar *calendar, long day)
{
    return walk(calendar, day - 1, -1);
}

long calendar_next_working_day(const struct calendar *calendar, long day)
{
    return walk(calendar, day + 1, 1);
}

long calendar_working_day_by(const struct calendar *calendar, long day)
{
    return walk(calendar, day, -1);
}

long calendar_report_due(const struct calendar *calendar, const struct commune *commune, long today)
{
    long month = date_month_start(today);
    for (;;) {
        long due = calendar_working_day_by(calendar, month + commune->report_day - 1);
        if (due >= today)
            return due;
        month = date_add_months(month, 1);
    }
}

void calendar_report_period(const struct commune *commune, long due, long *from, long *to)
{
    *to = date_month_start(due) + commune->cut_off_day - 1;
    *from = date_add_months(*to, -1) + 1;
}
