#include "domain/date.h"

#include <stdio.h>

#include "base/text.h"

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int date_days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12)
        return 0;
    return days[month - 1] + (month == 2 && is_leap(year));
}

bool date_is_real(int year, int month, int day)
{
    return year >= DATE_FIRST_YEAR && year <= DATE_LAST_YEAR && day >= 1 &&
           day <= date_days_in_month(year, month);
}

/* Days from the first of January of year 1 to the first of January of `year`. */
static long days_before_year(int year)
{
    long years = year - 1;
    return years * 365 + years / 4 - years / 100 + years / 400;
}

long date_to_day(struct date date)
{
    long day = days_before_year(date.year) - days_before_year(1970) + date.day - 1;
    for (int month = 1; month < date.month; month++)
        day += date_days_in_month(date.year, month);
    return day;
}

struct date date_of_day(long day)
{
    struct date date = {.year = 1970 + (int)(day / 366), .month = 1, .day = 1};
    /* The guess is never too late after 1970; before it, one year back is enough to start from. */
    if (day < 0)
        date.year = 1970 + (int)(day / 365) - 1;
    while (date_to_day((struct date){date.year + 1, 1, 1}) <= day)
        date.year++;
    long left = day - date_to_day(date);
    while (left >= date_days_in_month(date.year, date.month)) {
        left -= date_days_in_month(date.year, date.month);
        date.month++;
    }
    date.day = (int)left + 1;
    return date;
}

void date_iso(long day, char text[DATE_SIZE])
{
    struct date date = date_of_day(day);
    snprintf(text, DATE_SIZE, "%04d-%02d-%02d", date.year, date.month, date.day);
}

bool date_read_iso(const char *text, long *day)
{
    if (!text_has_shape(text, "dddd-dd-dd"))
        return false;
    struct date date = {0};
    sscanf(text, "%4d-%2d-%2d", &date.year, &date.month, &date.day);
    if (!date_is_real(date.year, date.month, date.day))
        return false;
    *day = date_to_day(date);
    return true;
}

void date_text(long day, char text[DATE_SIZE])
{
    struct date date = date_of_day(day);
    snprintf(text, DATE_SIZE, "%02d/%02d/%04d", date.day, date.month, date.year);
}

void date_text_short(long day, char text[DATE_SIZE])
{
    struct date date = date_of_day(day);
    snprintf(text, DATE_SIZE, "%02d/%02d", date.day, date.month);
}

void date_text_document(long day, char text[DATE_LONG_SIZE])
{
    struct date date = date_of_day(day);
    const char *zero = date.month <= 2 ? "0" : "";
    snprintf(text, DATE_LONG_SIZE, "ngày %02d tháng %s%d năm %d", date.day, zero, date.month,
             date.year);
}

enum weekday date_weekday(long day)
{
    long since_monday = (day + 3) % 7; /* 1970-01-01 was a Thursday */
    return (enum weekday)(since_monday < 0 ? since_monday + 7 : since_monday);
}

const char *date_weekday_short(long day)
{
    static const char *const names[] = {"T2", "T3", "T4", "T5", "T6", "T7", "CN"};
    return names[date_weekday(day)];
}

const char *date_weekday_text(long day)
{
    static const char *const names[] = {"thứ Hai", "thứ Ba",  "thứ Tư",  "thứ Năm",
                                        "thứ Sáu", "thứ Bảy", "Chủ nhật"};
    return names[date_weekday(day)];
}

long date_add_months(long day, int months)
{
    struct date date = date_of_day(day);
    int month = date.year * 12 + date.month - 1 + months;
    date.year = month / 12;
    date.month = month % 12 + 1;
    int last = date_days_in_month(date.year, date.month);
    if (date.day > last)
        date.day = last;
    return date_to_day(date);
}

long date_month_start(long day)
{
    return day - date_of_day(day).day + 1;
}

long date_month_end(long day)
{
    struct date date = date_of_day(day);
    return day - date.day + date_days_in_month(date.year, date.month);
}
