#include "domain/birth.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "domain/date.h"
#include "domain/typed_date.h"

#define MOST_BYTES 80 /* of what is typed; longer is no date */

/* --- what was typed, as groups of digits --- */

static bool is_separator(char c)
{
    return c == ' ' || c == '/' || c == '-' || c == '.' || c == ',';
}

/* "ngày 1 tháng 2 năm 1990", "SN 1990": words that say what the digits beside them are. */
static bool is_date_word(const char *word, size_t length)
{
    static const char *const words[] = {"ngay", "thang", "nam", "sinh", "sn", "ns"};
    char copy[MOST_BYTES + 1];
    snprintf(copy, sizeof copy, "%.*s", (int)length, word);
    char *folded = text_fold(copy);
    bool known = false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        known = known || strcmp(folded, words[i]) == 0;
    free(folded);
    return known;
}

/* Between two groups: one sign however many spaces are around it, or one space. */
static void add_gap(char *plain, size_t *used, const char *gap, size_t length)
{
    size_t before = *used;
    for (size_t i = 0; i < length; i++) {
        if (gap[i] != ' ')
            plain[(*used)++] = gap[i] == ',' ? '/' : gap[i];
    }
    if (*used == before && before > 0 && plain[before - 1] != ' ')
        plain[(*used)++] = ' ';
}

/* Digits with one sign between them, as typed_date_split wants it; false: other words are in it. */
static bool make_plain(const char *typed, char plain[MOST_BYTES + 1])
{
    size_t used = 0;
    while (*typed != '\0') {
        size_t length = 0;
        if (*typed >= '0' && *typed <= '9') {
            plain[used++] = *typed++;
            continue;
        }
        bool gap = is_separator(*typed);
        while (typed[length] != '\0' && is_separator(typed[length]) == gap &&
               !(typed[length] >= '0' && typed[length] <= '9'))
            length++;
        if (!gap && !is_date_word(typed, length))
            return false;
        add_gap(plain, &used, gap ? typed : " ", gap ? length : 1);
        typed += length;
    }
    while (used > 0 && plain[used - 1] == ' ')
        used--;
    plain[used] = '\0';
    return true;
}

/* --- groups as day, month and year --- */

/* The latest year ending in these two digits of which the day is not in the future. */
static int whole_year(int short_year, int month, int day, long today)
{
    struct date now = date_of_day(today);
    int year = now.year / 100 * 100 + short_year;
    bool later = year > now.year ||
                 (year == now.year && (month > now.month || (month == now.month && day > now.day)));
    return later ? year - 100 : year;
}

static enum birth_fault read_one_group(int value, size_t digits, long today, struct birth *birth)
{
    if (digits == 4)
        *birth = (struct birth){.year = value};
    else if (digits == 8)
        *birth = (struct birth){value % 10000, value / 10000 % 100, value / 1000000};
    else if (digits == 6)
        *birth = (struct birth){whole_year(value % 100, value / 100 % 100, value / 10000, today),
                                value / 100 % 100, value / 10000};
    else
        return digits == 2 ? BIRTH_SHORT_YEAR : BIRTH_UNREADABLE;
    return BIRTH_FINE;
}

static enum birth_fault read_three_groups(const struct typed_date *date, long today,
                                          struct birth *birth)
{
    const int *part = date->part;
    const size_t *digits = date->digits;
    if (digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2) {
        *birth = (struct birth){part[0], part[1], part[2]};
        return BIRTH_FINE;
    }
    if (digits[0] > 2 || digits[1] > 2 || (digits[2] != 4 && digits[2] != 2))
        return BIRTH_UNREADABLE;
    int year = digits[2] == 4 ? part[2] : whole_year(part[2], part[1], part[0], today);
    *birth = (struct birth){year, part[1], part[0]};
    return BIRTH_FINE;
}

static enum birth_fault read_parts(const char *typed, long today, struct birth *birth)
{
    struct typed_date date;
    char plain[MOST_BYTES + 1];
    if (typed[strspn(typed, " ")] == '\0')
        return BIRTH_EMPTY;
    if (strlen(typed) > MOST_BYTES || !make_plain(typed, plain) || !typed_date_split(plain, &date))
        return BIRTH_UNREADABLE;
    if (date.count == 1)
        return read_one_group(date.part[0], date.digits[0], today, birth);
    if (date.count == 3)
        return read_three_groups(&date, today, birth);
    if (date.digits[0] > 2 || (date.digits[1] > 2 && date.digits[1] != 4))
        return BIRTH_UNREADABLE;
    if (date.digits[1] <= 2) {
        *birth = (struct birth){0, date.part[1], date.part[0]};
        return BIRTH_NO_YEAR;
    }
    *birth = (struct birth){date.part[1], date.part[0], 0};
    return BIRTH_NO_DAY;
}

enum birth_fault birth_examine(const char *typed, long today, struct birth *birth)
{
    *birth = (struct birth){0};
    enum birth_fault fault = read_parts(typed, today, birth);
    if (fault != BIRTH_FINE)
        return fault;
    int this_year = date_of_day(today).year;
    if (birth->year > this_year)
        return BIRTH_FUTURE;
    if (birth->year < this_year - BIRTH_OLDEST)
        return BIRTH_TOO_OLD;
    if (birth->month == 0 && birth->day == 0)
        return BIRTH_FINE;
    if (birth->month < 1 || birth->month > 12)
        return BIRTH_BAD_MONTH;
    if (!date_is_real(birth->year, birth->month, birth->day))
        return BIRTH_BAD_DAY;
    bool later = date_to_day((struct date){birth->year, birth->month, birth->day}) > today;
    return later ? BIRTH_FUTURE : BIRTH_FINE;
}

bool birth_read(const char *typed, long today, struct birth *birth, struct error *error)
{
    struct birth read;
    enum birth_fault fault = birth_examine(typed, today, &read);
    if (fault != BIRTH_FINE)
        return error_set(error, ERROR_INPUT, "no birth date: %s", birth_fault_code(fault));
    *birth = read;
    return true;
}

/* --- dates and ages --- */

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
