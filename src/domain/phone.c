#include "domain/phone.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
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
    size_t skip = 0, code;
    do { /* the country may have been typed twice */
        const char *rest = digits + skip;
        code = strncmp(rest, "0084", 4) == 0 && length - skip > 4                       ? 4
               : strncmp(rest, "84", 2) == 0 && (plus || length - skip > MOBILE_DIGITS) ? 2
                                                                                        : 0;
        skip += code;
        plus = false;
    } while (code > 0);
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

/* --- whose it is --- */

#define MOST_OF_WORD 40

/* Folded words, with their spaces around, that may stand beside a number. */
static const struct {
    const char *words;
    enum phone_of of;
} owners[] = {
    {" dt sdt tel so dien thoai di dong zalo la cua nha rieng ", PHONE_OF_UNSAID},
    {" con chau trai gai dau re vo chong bo ba me ma cha anh chi em ong co di chu bac cau mo thim "
     "duong nguoi "
     "than ",
     PHONE_OF_RELATIVE},
    {" hang xom lang gieng ", PHONE_OF_NEIGHBOUR},
};

static bool take_word(const char *word, size_t length, enum phone_of *of)
{
    char copy[MOST_OF_WORD + 1], spaced[2 * MOST_OF_WORD];
    if (length > MOST_OF_WORD)
        return false;
    snprintf(copy, sizeof copy, "%.*s", (int)length, word);
    char *folded = text_fold(copy);
    snprintf(spaced, sizeof spaced, " %s ", folded);
    free(folded);
    for (size_t i = 0; i < sizeof owners / sizeof owners[0]; i++) {
        if (strlen(spaced) > 2 && strstr(owners[i].words, spaced) != NULL) {
            *of = owners[i].of > *of ? owners[i].of : *of;
            return true;
        }
    }
    return false;
}

/* Bytes of the word that begins here, and whether it stands apart from any digit. */
static size_t word_at(const char *typed, size_t end, size_t at, bool *apart)
{
    size_t length = 0;
    while (at + length < end && !is_digit(typed[at + length]) && !is_filler(typed[at + length]) &&
           typed[at + length] != ':')
        length++;
    bool before = at > 0 && is_digit(typed[at - 1]);
    bool behind = at + length < end && is_digit(typed[at + length]);
    *apart = !before && !behind;
    return length;
}

enum phone_fault phone_examine(const char *typed, struct phone *phone)
{
    struct phone read = {0};
    bool two = false, plus = false, ended = false;
    size_t end = first_number(typed, &two), count = 0;
    for (size_t at = 0, length; at < end; at += length) {
        bool apart = true;
        length = 1;
        plus = plus || typed[at] == '+';
        if (is_digit(typed[at]) && ended)
            return PHONE_SIGNS; /* words in the middle */
        if (is_digit(typed[at]) && count < MOST_DIGITS)
            read.digits[count] = typed[at];
        if (is_digit(typed[at]))
            count++;
        else if (!is_filler(typed[at]) && (typed[at] != ':' || count > 0)) {
            length = word_at(typed, end, at, &apart);
            if (length == 0 || !apart || !take_word(typed + at, length, &read.of))
                return count == 0 ? PHONE_EMPTY : PHONE_SIGNS;
            ended = count > 0;
        }
    }
    if (count == 0)
        return PHONE_EMPTY;
    if (count > MOST_DIGITS)
        return PHONE_LONG;
    make_national(read.digits, plus);
    if (strlen(read.digits) == MOBILE_DIGITS)
        read.carrier = carrier_of(read.digits);
    read.doubt = doubt_of(&read, two);
    *phone = read;
    return PHONE_FINE;
}

bool phone_read(const char *typed, struct phone *phone, struct error *error)
{
    enum phone_fault fault = phone_examine(typed, phone);
    if (fault == PHONE_FINE)
        return true;
    return error_set(error, ERROR_INPUT, "no phone number: %s", phone_fault_code(fault));
}

/* --- what to say --- */

const char *phone_fault_code(enum phone_fault fault)
{
    static const char *const codes[] = {"", "empty", "not_digits", "too_long"};
    return codes[fault];
}

const char *phone_fault_text(enum phone_fault fault)
{
    static const char *const texts[] = {
        "", "Chưa thấy số điện thoại. Gõ 10 số; không có điện thoại thì để trống.",
        "Trong số điện thoại có chữ hoặc dấu lạ. Chỉ gõ số; điện thoại của ai thì ghi phía sau, "
        "như "
        "0912345678 (con).",
        "Số điện thoại dài quá 15 số. Gõ một số 10 chữ số."};
    return texts[fault];
}

const char *phone_doubt_code(enum phone_doubt doubt)
{
    static const char *const codes[] = {"", "unknown_prefix", "wrong_length", "two_numbers",
                                        "landline"};
    return codes[doubt];
}

const char *phone_doubt_text(enum phone_doubt doubt)
{
    static const char *const texts[] = {
        "", "Đầu số này chưa rõ của mạng nào. Đọc lại số cho bà con nghe; đúng thì cứ ghi.",
        "Số di động có 10 số, số bàn có 11 số. Đếm lại; đúng thì cứ ghi.",
        "Có hai số, đã lấy số đầu. Số kia thì ghi vào ghi chú.",
        "Đây là số máy bàn, không nhận được tin nhắn OTP. Có số di động thì ghi số di động."};
    return texts[doubt];
}

const char *phone_of_code(enum phone_of of)
{
    static const char *const codes[] = {"", "relative", "neighbour"};
    return codes[of];
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
