/* What a scanned text is, when it is no card: by its looks, so that the sentence can name it. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "domain/card.h"
#include "domain/card_parts.h"
#include "domain/card_text.h"

#define TOKEN_LETTERS                                                                              \
    60                  /* from here on, letters and digits without a space are an app's own code */
#define MOST_LOOKED 400 /* what a text is stands at its beginning */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_alphanumeric(char c)
{
    return is_digit(c) || is_capital(c) || (c >= 'a' && c <= 'z');
}

static bool is_hex(char c)
{
    return is_digit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

static bool begins(const char *text, const char *word)
{
    return strncasecmp(text, word, strlen(word)) == 0;
}

static bool has_any(const char *text, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (strcasestr(text, *words) != NULL)
            return true;
    }
    return false;
}

/* "GD4…|4e6775…|…" and since 2021 the ten digits alone before the bar: the name is written in hex.
 * @source rules.md §2 (look-alikes) */
static bool is_health(const char *text)
{
    size_t first = strcspn(text, "|");
    if ((first != 10 && first != 15) || text[first] != '|')
        return false;
    for (size_t i = 0; i < first; i++) {
        if (!is_digit(text[i]) && !(first == 15 && i < 2 && is_capital(text[i])))
            return false;
    }
    const char *name = text + first + 1;
    size_t hex = 0;
    while (is_hex(name[hex]))
        hex++;
    return hex >= 4 && hex % 2 == 0 && (name[hex] == '|' || name[hex] == '\0');
}

/* Lines of capitals, digits and <, as on the back of cards and in passports: TD1 of a Vietnamese card begins
 * with IDVNM. @source rules.md §2 (MRZ) */
static bool is_mrz(const char *text)
{
    size_t length = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<\r\n \t");
    bool head = begins(text, "IDVNM") || begins(text, "I<VNM") || begins(text, "P<");
    return length >= 15 && text[length] == '\0' && (head || strstr(text, "<<") != NULL);
}

static bool is_link(const char *text)
{
    static const char *const marks[] = {"://", NULL};
    return begins(text, "www.") || (has_any(text, marks) && is_alphanumeric(text[0]));
}

/* A link or mark of the reporting apps of 2020 to 2022, or the vaccination pass (HC1 is the standard's own
 * beginning). */
static bool is_covid(const char *text)
{
    static const char *const marks[] = {"tokhaiyte", "pccovid", "pc-covid", "bluezone", NULL};
    return begins(text, "HC1:") || has_any(text, marks);
}

/* What only digits are. */
static enum card_kind kind_of_digits(size_t count)
{
    if (count == ID_NUMBER_DIGITS)
        return CARD_NUMBER;
    return count == 8 || count == 13 || count == 14 ? CARD_PRODUCT : CARD_OTHER;
}

/* The app's codes are not published; what is seen is a long run of letters and digits that says nothing.
 * @source rules.md §2 (VNeID's own QR: only C06 can verify it) */
static bool is_token(const char *text, size_t length)
{
    size_t run =
        strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_.");
    return run >= TOKEN_LETTERS && run == length;
}

static enum card_kind kind_of_text(const char *text, size_t length)
{
    static const char *const app[] = {"vneid", NULL};
    size_t digits = strspn(text, "0123456789");
    if (is_covid(text))
        return CARD_COVID;
    if (is_link(text) && !begins(text, app[0]))
        return CARD_WEB;
    if (has_any(text, app))
        return CARD_VNEID;
    if (begins(text, "000201")) /* EMV: payload format 01 */
        return CARD_BANK;
    if (is_mrz(text))
        return CARD_MRZ;
    if (begins(text, "(01)"))
        return CARD_PRODUCT;
    if (digits == length)
        return kind_of_digits(digits);
    return is_token(text, length) ? CARD_VNEID : CARD_OTHER;
}

/* Parted into fields, with digits in front or a date and a sex in it: a card, if a spoilt one. */
static bool is_citizen(const char *text, size_t length)
{
    struct card_slice separator = card_separator(text, length);
    if (separator.length == 0)
        return false;
    if (strspn(text, "0123456789") >= 9)
        return true;
    size_t count = 0;
    struct card_parts *copies = card_cut(text, length, separator, &count);
    bool looks = false;
    for (size_t i = 0; i < count && !looks; i++)
        looks = card_is_date(copies[i].birth) && card_sex(copies[i].sex) != SEX_UNKNOWN;
    free(copies);
    return looks;
}

enum card_kind card_kind_of(const void *bytes, size_t length)
{
    size_t size = 0;
    char *text = card_text_prepare(bytes, length, &size);
    bool health = is_health(text);
    enum card_kind kind = CARD_CITIZEN;
    if (health || !is_citizen(text, size)) {
        size_t end = size;
        while (end > 0 && strchr(" \t\r\n", text[end - 1]) != NULL)
            text[--end] = '\0';
        if (end > MOST_LOOKED)
            text[end = MOST_LOOKED] = '\0';
        kind = health ? CARD_HEALTH : kind_of_text(text, end);
    }
    card_text_free(text, size);
    return kind;
}

static const struct {
    const char *code;
    const char *message;
} kinds[] = {
    [CARD_CITIZEN] = {"", ""},
    [CARD_NUMBER] = {"number",
                     "Chỉ đọc được 12 số, không có tên và ngày sinh. Quét mã QR trên thẻ căn "
                     "cước, hoặc gõ tiếp họ tên."},
    [CARD_HEALTH] = {"health",
                     "Đây là mã của thẻ bảo hiểm y tế. Quét mã QR trên thẻ căn cước, hoặc "
                     "gõ 12 số."},
    [CARD_VNEID] = {"vneid",
                    "Đây là mã của ứng dụng VNeID, máy ở quầy không đọc được. Quét mã QR trên "
                    "thẻ căn cước, hoặc gõ 12 số."},
    [CARD_BANK] = {"bank",
                   "Đây là mã chuyển tiền ngân hàng. Quét mã QR trên thẻ căn cước, hoặc gõ 12 "
                   "số."},
    [CARD_WEB] = {"web",
                  "Đây là mã mở một trang web. Quét mã QR trên thẻ căn cước, hoặc gõ 12 số."},
    [CARD_PRODUCT] = {"product",
                      "Đây là mã vạch hàng hóa. Quét mã QR trên thẻ căn cước, hoặc gõ 12 "
                      "số."},
    [CARD_MRZ] = {"mrz",
                  "Đây là các dòng chữ có dấu < ở mặt sau thẻ, không có dấu tiếng Việt. Quét ô "
                  "vuông mã QR trên thẻ, hoặc gõ 12 số."},
    [CARD_COVID] = {"covid",
                    "Đây là mã khai báo hoặc tiêm chủng thời dịch. Quét mã QR trên thẻ căn "
                    "cước, hoặc gõ 12 số."},
    [CARD_OTHER] = {"other",
                    "Đây không phải mã trên thẻ căn cước. Quét ô vuông mã QR trên thẻ (thẻ "
                    "2021: mặt trước; thẻ từ 7/2024: mặt sau), hoặc gõ 12 số."},
};

const char *card_kind_code(enum card_kind kind)
{
    return kinds[kind].code;
}

const char *card_kind_message(enum card_kind kind)
{
    return kinds[kind].message;
}
