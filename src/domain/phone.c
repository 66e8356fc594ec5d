#include "domain/phone.h"

#include <stddef.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"

#define MOBILE_DIGITS   10
#define LANDLINE_DIGITS 11
#define MOST_DIGITS     15 /* the longest number of any country (E.164) */

/* The first row that fits wins, so longer prefixes stand before shorter ones. */
static const struct {
    const char *prefix;
    const char *carrier;
} carriers[] = {
    {"0899", "Local (MobiFone)"},
    {"032", "Viettel"},
    {"033", "Viettel"},
    {"034", "Viettel"},
    {"035", "Viettel"},
    {"036", "Viettel"},
    {"037", "Viettel"},
    {"038", "Viettel"},
    {"039", "Viettel"},
    {"086", "Viettel"},
    {"096", "Viettel"},
    {"097", "Viettel"},
    {"098", "Viettel"},
    {"081", "VinaPhone"},
    {"082", "VinaPhone"},
    {"083", "VinaPhone"},
    {"084", "VinaPhone"},
    {"085", "VinaPhone"},
    {"088", "VinaPhone"},
    {"091", "VinaPhone"},
    {"094", "VinaPhone"},
    {"070", "MobiFone"},
    {"076", "MobiFone"},
    {"077", "MobiFone"},
    {"078", "MobiFone"},
    {"079", "MobiFone"},
    {"089", "MobiFone"},
    {"090", "MobiFone"},
    {"093", "MobiFone"},
    {"052", "Vietnamobile"},
    {"056", "Vietnamobile"},
    {"058", "Vietnamobile"},
    {"092", "Vietnamobile"},
    {"059", "Gmobile"},
    {"099", "Gmobile"},
    {"055", "Wintel"},
    {"087", "iTel"},
};

static const char *carrier_of(const char *digits)
{
    for (size_t i = 0; i < sizeof carriers / sizeof carriers[0]; i++) {
        if (strncmp(digits, carriers[i].prefix, strlen(carriers[i].prefix)) == 0)
            return carriers[i].carrier;
    }
    return NULL;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_filler(char c)
{
    return c == ' ' || c == '.' || c == '-' || c == '(' || c == ')' || c == '+';
}

/* Ends what was typed where a second number begins: at '/', ',' or ';', or at a dash after a
 * whole number ("0912345678 - 0987654321"). */
static size_t first_number(const char *typed, bool *two)
{
    size_t digits = 0;
    for (size_t at = 0; typed[at] != '\0'; at++) {
        digits += is_digit(typed[at]);
        bool parts = typed[at] == '/' || typed[at] == ',' || typed[at] == ';' ||
                     (typed[at] == '-' && digits >= MOBILE_DIGITS);
        if (!parts)
            continue;
        *two = true;
        return at;
    }
    return strlen(typed);
}

/* Takes off the country's code, puts on the 0 that was left out. */
static void make_national(char digits[MOST_DIGITS + 1], bool plus)
{
    size_t length = strlen(digits);
    size_t skip = 0;
    if (strncmp(digits, "0084", 4) == 0 && length > 4)
        skip = 4;
    else if (strncmp(digits, "84", 2) == 0 && (plus || length > MOBILE_DIGITS))
        skip = 2;
    memmove(digits, digits + skip, length - skip + 1);
    length -= skip;

    bool zero_left_out = digits[0] != '0' && (skip > 0 || length == MOBILE_DIGITS - 1);
    if (zero_left_out && length < MOST_DIGITS) {
        memmove(digits + 1, digits, length + 1);
        digits[0] = '0';
    }
}

static enum phone_doubt doubt_of(const struct phone *phone, bool two)
{
    size_t length = strlen(phone->digits);
    if (two)
        return PHONE_TWO_NUMBERS;
    if (length == LANDLINE_DIGITS && strncmp(phone->digits, "02", 2) == 0)
        return PHONE_LANDLINE;
    if (length != MOBILE_DIGITS || phone->digits[0] != '0')
        return PHONE_WRONG_LENGTH;
    return phone->carrier == NULL ? PHONE_UNKNOWN_PREFIX : PHONE_SURE;
}

bool phone_read(const char *typed, struct phone *phone, struct error *error)
{
    struct phone read = {0};
    bool two = false, plus = false;
    size_t end = first_number(typed, &two);
    size_t count = 0;
    for (size_t at = 0; at < end; at++) {
        plus = plus || typed[at] == '+';
        if (is_digit(typed[at]) && count < MOST_DIGITS)
            read.digits[count] = typed[at];
        if (is_digit(typed[at]))
            count++;
        else if (!is_filler(typed[at]))
            return error_set(error, ERROR_INPUT, "a phone number has digits only");
    }
    if (count == 0)
        return error_set(error, ERROR_INPUT, "no digits in the phone number");
    if (count > MOST_DIGITS)
        return error_set(error, ERROR_INPUT, "no phone number has %zu digits", count);

    make_national(read.digits, plus);
    if (strlen(read.digits) == MOBILE_DIGITS)
        read.carrier = carrier_of(read.digits);
    read.doubt = doubt_of(&read, two);
    *phone = read;
    return true;
}

void phone_mask(const char *digits, char mask[PHONE_MASK_SIZE])
{
    size_t length = strlen(digits);
    if (length > MOST_DIGITS)
        length = MOST_DIGITS;
    size_t used = 0;
    for (size_t i = 0; i < length; i++) {
        bool shown = length >= 8 && (i < 3 || i + 4 >= length);
        if (shown) {
            mask[used++] = digits[i];
        } else if (used + 4 + 3 < PHONE_MASK_SIZE) {
            memcpy(mask + used, "•", 3);
            used += 3;
        }
    }
    mask[used] = '\0';
}
