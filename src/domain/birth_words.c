/* What to say about a birth: why a typed date is none, what is possible at an age. */
#include <stdio.h>

#include "domain/birth.h"
#include "domain/date.h"

#define LEVEL_2_AGE    6  /* @source rules.md §8 (NĐ 69/2024) */
#define ON_HIS_OWN_AGE 14 /* @source rules.md §8, apps.md §1 */

const char *birth_fault_code(enum birth_fault fault)
{
    switch (fault) {
    case BIRTH_EMPTY: return "empty";
    case BIRTH_UNREADABLE: return "unreadable";
    case BIRTH_SHORT_YEAR: return "short_year";
    case BIRTH_NO_YEAR: return "no_year";
    case BIRTH_NO_DAY: return "no_day";
    case BIRTH_BAD_MONTH: return "bad_month";
    case BIRTH_BAD_DAY: return "bad_day";
    case BIRTH_FUTURE: return "future";
    case BIRTH_TOO_OLD: return "too_old";
    default: return "";
    }
}

/* Day and month the wrong way round are the usual reason for a month over 12. */
static void bad_month_text(const struct birth *read, char text[BIRTH_MESSAGE_SIZE])
{
    if (date_is_real(read->year, read->day, read->month))
        snprintf(text, BIRTH_MESSAGE_SIZE,
                 "Không có tháng %d. Gõ ngày trước, tháng sau: %d/%d/%d, nếu trên thẻ là ngày ấy.",
                 read->month, read->month, read->day, read->year);
    else
        snprintf(text, BIRTH_MESSAGE_SIZE,
                 "Không có tháng %d. Xem lại trên thẻ, gõ ngày trước, tháng sau.", read->month);
}

static void bad_day_text(const struct birth *read, char text[BIRTH_MESSAGE_SIZE])
{
    if (read->day == 0)
        snprintf(text, BIRTH_MESSAGE_SIZE,
                 "Không có ngày 0. Thẻ chỉ ghi năm thì gõ mỗi năm sinh: %d.", read->year);
    else
        snprintf(text, BIRTH_MESSAGE_SIZE, "Tháng %d/%d chỉ có %d ngày. Xem lại ngày trên thẻ.",
                 read->month, read->year, date_days_in_month(read->year, read->month));
}

static void late_text(const struct birth *read, char text[BIRTH_MESSAGE_SIZE])
{
    if (read->month == 0)
        snprintf(text, BIRTH_MESSAGE_SIZE, "Chưa đến năm %d. Xem lại năm sinh trên thẻ.",
                 read->year);
    else
        snprintf(text, BIRTH_MESSAGE_SIZE, "Chưa đến ngày %d/%d/%d. Xem lại năm sinh trên thẻ.",
                 read->day, read->month, read->year);
}

void birth_fault_text(enum birth_fault fault, const struct birth *read,
                      char text[BIRTH_MESSAGE_SIZE])
{
    const char *said = "";
    switch (fault) {
    case BIRTH_EMPTY: said = "Chưa có ngày sinh. Gõ như 1/2/1990, hoặc chỉ năm sinh."; break;
    case BIRTH_UNREADABLE:
        said = "Chưa đọc được ngày sinh. Gõ ngày, tháng, năm như 1/2/1990, hoặc chỉ năm sinh.";
        break;
    case BIRTH_SHORT_YEAR: said = "Năm sinh gõ đủ 4 số, như 1990."; break;
    case BIRTH_NO_YEAR: said = "Thiếu năm sinh. Gõ thêm năm, như 1/2/1990."; break;
    case BIRTH_NO_DAY:
        said = "Thiếu ngày sinh. Gõ đủ ngày, tháng, năm; thẻ chỉ ghi năm thì gõ mỗi năm.";
        break;
    case BIRTH_BAD_MONTH: bad_month_text(read, text); return;
    case BIRTH_BAD_DAY: bad_day_text(read, text); return;
    case BIRTH_FUTURE: late_text(read, text); return;
    case BIRTH_TOO_OLD:
        snprintf(text, BIRTH_MESSAGE_SIZE,
                 "Sinh năm %d thì đã hơn %d tuổi. Xem lại năm sinh trên thẻ.", read->year,
                 BIRTH_OLDEST);
        return;
    default: break;
    }
    snprintf(text, BIRTH_MESSAGE_SIZE, "%s", said);
}

bool birth_message(const char *typed, long today, char text[BIRTH_MESSAGE_SIZE])
{
    struct birth read;
    enum birth_fault fault = birth_examine(typed, today, &read);
    birth_fault_text(fault, &read, text);
    return fault == BIRTH_FINE;
}

const char *birth_possible(const struct birth *birth, long day)
{
    int age = birth_age(birth, day);
    if (age < 0 || age >= BIRTH_ADULT_AGE)
        return NULL;
    if (age < LEVEL_2_AGE)
        return "Dưới 6 tuổi: chỉ có tài khoản định danh mức 1, cha mẹ hoặc người giám hộ làm cho. "
               "Chưa làm mức 2 được; chưa tính vào chỉ tiêu.";
    if (age < ON_HIS_OWN_AGE)
        return "Từ 6 đến 13 tuổi: mức 1, hoặc mức 2 nếu muốn, phải có cha mẹ hoặc người giám hộ "
               "đi cùng và dùng số điện thoại của người ấy. Chưa tính vào chỉ tiêu.";
    return "Từ 14 đến 17 tuổi: làm được định danh mức 2. Chữ ký số thì hỏi nhà cung cấp trước. "
           "Chưa "
           "đủ 18 tuổi nên chưa tính vào chỉ tiêu.";
}
