#include "domain/birth.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "domain/date.h"
#include "domain/typed_date.h"

#define OLDEST 130

/* "1945", and the card's "00001945" and "01021990". */
static bool read_one_group(int value, size_t digits, struct birth *birth)
{
    if (digits == 4)
        *birth = (struct birth){.year = value};
    else if (digits == 8)
        *birth = (struct birth){
            .year = value % 10000, .month = value / 10000 % 100, .day = value / 1000000};
    else
        return false;
    return true;
}

static bool read_parts(const char *typed, struct birth *birth)
{
    struct typed_date date;
    long iso;
    if (date_read_iso(typed, &iso)) {
        struct date day = date_of_day(iso);
        *birth = (struct birth){.year = day.year, .month = day.month, .day = day.day};
        return true;
    }
    if (!typed_date_split(typed, &date))
        return false;
    if (date.count == 1)
        return read_one_group(date.part[0], date.digits[0], birth);
    if (date.count != 3 || date.digits[0] > 2 || date.digits[1] > 2 || date.digits[2] != 4)
        return false;
    *birth = (struct birth){.year = date.part[2], .month = date.part[1], .day = date.part[0]};
    return true;
}

bool birth_read(const char *typed, long today, struct birth *birth, struct error *error)
{
    struct birth read;
    if (!read_parts(typed, &read))
        return error_set(error, ERROR_INPUT, "not a birth date such as 1/2/1990 or 1945");

    int this_year = date_of_day(today).year;
    if (read.year > this_year)
        return error_set(error, ERROR_INPUT, "the birth is in the future");
    if (read.year < this_year - OLDEST)
        return error_set(error, ERROR_INPUT, "nobody is that old");
    bool year_only = read.month == 0 && read.day == 0;
    if (!year_only && !date_is_real(read.year, read.month, read.day))
        return error_set(error, ERROR_INPUT, "there is no such day");
    if (!year_only && date_to_day((struct date){read.year, read.month, read.day}) > today)
        return error_set(error, ERROR_INPUT, "the birth is in the future");
    *birth = read;
    return true;
}

void birth_text(const struct birth *birth, char text[BIRTH_SIZE])
{
    if (birth->year == 0)
        text[0] = '\0';
    else if (birth->month == 0)
        snprintf(text, BIRTH_SIZE, "%d", birth->year);
    else
        snprintf(text, BIRTH_SIZE, "%02d/%02d/%d", birth->day, birth->month, birth->year);
}

void birth_iso(const struct birth *birth, char text[BIRTH_SIZE])
{
    if (birth->year == 0)
        text[0] = '\0';
    else if (birth->month == 0)
        snprintf(text, BIRTH_SIZE, "%04d", birth->year);
    else
        snprintf(text, BIRTH_SIZE, "%04d-%02d-%02d", birth->year, birth->month, birth->day);
}

int birth_age(const struct birth *birth, long day)
{
    if (birth->year == 0)
        return -1;
    struct date on = date_of_day(day);
    int birth_month = birth->month != 0 ? birth->month : 12;
    int birth_day = birth->month != 0 ? birth->day : 31;
    int age = on.year - birth->year;
    /* 29/2 needs no rule of its own: 28/2 is before it, 1/3 after it. */
    bool before_birthday =
        on.month < birth_month || (on.month == birth_month && on.day < birth_day);
    if (before_birthday)
        age--;
    return age < 0 ? -1 : age;
}

bool birth_is_adult(const struct birth *birth, long day)
{
    return birth_age(birth, day) >= BIRTH_ADULT_AGE;
}
