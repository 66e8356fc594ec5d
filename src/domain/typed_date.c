#include "domain/typed_date.h"

#include <string.h>

#define MOST_DIGITS 8

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_between(char c)
{
    return c == '/' || c == '-' || c == '.' || c == ' ';
}

/* Reads one group of digits; returns how many, 0 if there is none or it is too long. */
static size_t read_group(const char *text, int *value)
{
    size_t digits = 0;
    *value = 0;
    while (is_digit(text[digits])) {
        if (digits == MOST_DIGITS)
            return 0;
        *value = *value * 10 + (text[digits] - '0');
        digits++;
    }
    return digits;
}

bool typed_date_split(const char *typed, struct typed_date *date)
{
    *date = (struct typed_date){0};
    typed += strspn(typed, " ");
    char between = '\0';
    for (;;) {
        if (date->count == TYPED_MOST_PARTS)
            return false;
        size_t digits = read_group(typed, &date->part[date->count]);
        if (digits == 0)
            return false;
        date->digits[date->count++] = digits;
        typed += digits;
        if (typed[strspn(typed, " ")] == '\0')
            return true;
        if (!is_between(*typed) || (between != '\0' && *typed != between))
            return false;
        between = *typed++;
    }
}
