#include "domain/id_number.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"

#define PRACTICE_PREFIX "099"

/* Where a birth was registered: the provinces of before the mergers of 2025, whose numbers people
 * keep for life. @source rules.md §1 (annex of Thông tư 07/2016/TT-BCA; nine code bases agree) */
static const struct {
    char prefix[4];
    const char *name;
} provinces[] = {
    {"001", "Hà Nội"},
    {"002", "Hà Giang"},
    {"004", "Cao Bằng"},
    {"006", "Bắc Kạn"},
    {"008", "Tuyên Quang"},
    {"010", "Lào Cai"},
    {"011", "Điện Biên"},
    {"012", "Lai Châu"},
    {"014", "Sơn La"},
    {"015", "Yên Bái"},
    {"017", "Hòa Bình"},
    {"019", "Thái Nguyên"},
    {"020", "Lạng Sơn"},
    {"022", "Quảng Ninh"},
    {"024", "Bắc Giang"},
    {"025", "Phú Thọ"},
    {"026", "Vĩnh Phúc"},
    {"027", "Bắc Ninh"},
    {"030", "Hải Dương"},
    {"031", "Hải Phòng"},
    {"033", "Hưng Yên"},
    {"034", "Thái Bình"},
    {"035", "Hà Nam"},
    {"036", "Nam Định"},
    {"037", "Ninh Bình"},
    {"038", "Thanh Hóa"},
    {"040", "Nghệ An"},
    {"042", "Hà Tĩnh"},
    {"044", "Quảng Bình"},
    {"045", "Quảng Trị"},
    {"046", "Thừa Thiên Huế"},
    {"048", "Đà Nẵng"},
    {"049", "Quảng Nam"},
    {"051", "Quảng Ngãi"},
    {"052", "Bình Định"},
    {"054", "Phú Yên"},
    {"056", "Khánh Hòa"},
    {"058", "Ninh Thuận"},
    {"060", "Bình Thuận"},
    {"062", "Kon Tum"},
    {"064", "Gia Lai"},
    {"066", "Đắk Lắk"},
    {"067", "Đắk Nông"},
    {"068", "Lâm Đồng"},
    {"070", "Bình Phước"},
    {"072", "Tây Ninh"},
    {"074", "Bình Dương"},
    {"075", "Đồng Nai"},
    {"077", "Bà Rịa - Vũng Tàu"},
    {"079", "TP. Hồ Chí Minh"},
    {"080", "Long An"},
    {"082", "Tiền Giang"},
    {"083", "Bến Tre"},
    {"084", "Trà Vinh"},
    {"086", "Vĩnh Long"},
    {"087", "Đồng Tháp"},
    {"089", "An Giang"},
    {"091", "Kiên Giang"},
    {"092", "Cần Thơ"},
    {"093", "Hậu Giang"},
    {"094", "Sóc Trăng"},
    {"095", "Bạc Liêu"},
    {"096", "Cà Mau"},
};

static const char *province_of(const char *digits)
{
    for (size_t i = 0; i < sizeof provinces / sizeof provinces[0]; i++) {
        if (strncmp(digits, provinces[i].prefix, 3) == 0)
            return provinces[i].name;
    }
    return NULL;
}

const char *id_number_province(size_t index)
{
    return index < sizeof provinces / sizeof provinces[0] ? provinces[index].name : NULL;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_between_digits(char c)
{
    return c == ' ' || c == '.' || c == '-';
}

/* The digits of what was typed, at most 12 of them kept; false if other signs are in it. */
static bool take_digits(const char *typed, char digits[ID_NUMBER_DIGITS + 1], size_t *count)
{
    *count = 0;
    for (; *typed != '\0'; typed++) {
        if (is_between_digits(*typed))
            continue;
        if (!is_digit(*typed))
            return false;
        if (*count < ID_NUMBER_DIGITS)
            digits[*count] = *typed;
        (*count)++;
    }
    digits[*count < ID_NUMBER_DIGITS ? *count : ID_NUMBER_DIGITS] = '\0';
    return true;
}

enum id_number_fault id_number_examine(const char *typed, struct id_number *number)
{
    struct id_number read = {0};
    size_t count = 0;
    if (!take_digits(typed, read.digits, &count))
        return ID_NUMBER_SIGNS;
    if (count == 0)
        return ID_NUMBER_EMPTY;
    if (count == OLD_NUMBER_DIGITS)
        return ID_NUMBER_OLD;
    if (count != ID_NUMBER_DIGITS)
        return count < ID_NUMBER_DIGITS ? ID_NUMBER_SHORT : ID_NUMBER_LONG;

    /* The fourth digit: 0 and 1 are men and women of the 1900s, 2 and 3 of the 2000s … */
    int century_and_sex = read.digits[3] - '0';
    read.sex = century_and_sex % 2 == 0 ? SEX_MALE : SEX_FEMALE;
    read.birth_year =
        1900 + century_and_sex / 2 * 100 + (read.digits[4] - '0') * 10 + (read.digits[5] - '0');
    read.province = province_of(read.digits);
    read.practice = strncmp(read.digits, PRACTICE_PREFIX, 3) == 0;
    read.abroad = read.digits[0] != '0';
    *number = read;
    return ID_NUMBER_FINE;
}

bool id_number_read(const char *typed, struct id_number *number, struct error *error)
{
    enum id_number_fault fault = id_number_examine(typed, number);
    if (fault == ID_NUMBER_FINE)
        return true;
    return error_set(error, ERROR_INPUT, "an ID number has 12 digits: %s",
                     id_number_fault_code(fault));
}

bool id_number_read_old(const char *typed, char digits[OLD_NUMBER_DIGITS + 1])
{
    char read[ID_NUMBER_DIGITS + 1];
    size_t count = 0;
    if (!take_digits(typed, read, &count) || count != OLD_NUMBER_DIGITS)
        return false;
    memcpy(digits, read, OLD_NUMBER_DIGITS + 1);
    return true;
}

int id_number_missing(const char *typed)
{
    int missing = ID_NUMBER_DIGITS;
    for (; *typed != '\0' && missing > -1000; typed++)
        missing -= is_digit(*typed);
    return missing;
}

void id_number_mask(const char *digits, char mask[ID_NUMBER_MASK_SIZE])
{
    if (strlen(digits) == ID_NUMBER_DIGITS)
        snprintf(mask, ID_NUMBER_MASK_SIZE, "%.3s•••••%.4s", digits, digits + 8);
    else
        snprintf(mask, ID_NUMBER_MASK_SIZE, "•••••");
}
