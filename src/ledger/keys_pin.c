/* Which PINs are too easy: what is tried first. */
#include <string.h>

#include "base/error.h"
#include "ledger/fields.h"
#include "ledger/keys.h"

#define PIN_LEAST 6
#define PIN_MOST  12

/* 123456, 987654, 246802: each digit the same step from the one before, round the clock. */
static bool is_run(const char *pin)
{
    int step = (pin[1] - pin[0] + 10) % 10;
    for (size_t i = 1; pin[i] != '\0'; i++)
        if ((pin[i] - pin[i - 1] + 10) % 10 != step)
            return false;
    return true;
}

/* One piece of `size` digits over and over: 1, 12, 123 … */
static bool repeats(const char *pin, size_t size)
{
    size_t length = strlen(pin);
    if (length % size != 0 || length == size)
        return false;
    for (size_t i = size; i < length; i++)
        if (pin[i] != pin[i - size])
            return false;
    return true;
}

static bool is_date_of(const char *year, const char *month, const char *day)
{
    char text[11];
    memcpy(text, year, 4);
    memcpy(text + 4, "-", 1);
    memcpy(text + 5, month, 2);
    memcpy(text + 7, "-", 1);
    memcpy(text + 8, day, 2);
    text[10] = '\0';
    return fields_is_day(text);
}

/* DDMMYYYY, MMDDYYYY, YYYYMMDD of 1900 to 2099; DDMMYY, MMDDYY, YYMMDD of either century; MMYYYY and
 * YYYYMM. A birthday is the first thing that somebody who knows the person tries. */
static bool is_date(const char *pin)
{
    size_t length = strlen(pin);
    if (length == 8) {
        bool first = strncmp(pin, "19", 2) == 0 || strncmp(pin, "20", 2) == 0;
        bool last = strncmp(pin + 4, "19", 2) == 0 || strncmp(pin + 4, "20", 2) == 0;
        return (first && is_date_of(pin, pin + 4, pin + 6)) ||
               (last && (is_date_of(pin + 4, pin + 2, pin) || is_date_of(pin + 4, pin, pin + 2)));
    }
    if (length != 6)
        return false;
    static const char year[] = "2000"; /* a leap year: 29 February counts as a date */
    bool month_year = (strncmp(pin + 2, "19", 2) == 0 || strncmp(pin + 2, "20", 2) == 0) &&
                      is_date_of(year, pin, "01");
    bool year_month = (strncmp(pin, "19", 2) == 0 || strncmp(pin, "20", 2) == 0) &&
                      is_date_of(year, pin + 4, "01");
    return month_year || year_month || is_date_of(year, pin + 2, pin) ||
           is_date_of(year, pin, pin + 2) || is_date_of(year, pin + 2, pin + 4);
}

bool keys_pin_good(const char *pin, struct error *error)
{
    size_t length = strlen(pin);
    if (strspn(pin, "0123456789") != length)
        return error_set(error, ERROR_WEAK, "digits");
    if (length < PIN_LEAST)
        return error_set(error, ERROR_WEAK, "short");
    if (length > PIN_MOST)
        return error_set(error, ERROR_WEAK, "long");
    if (repeats(pin, 1))
        return error_set(error, ERROR_WEAK, "same");
    if (is_run(pin))
        return error_set(error, ERROR_WEAK, "run");
    if (repeats(pin, 2) || repeats(pin, 3))
        return error_set(error, ERROR_WEAK, "repeat");
    if (is_date(pin))
        return error_set(error, ERROR_WEAK, "date");
    return true;
}
