/* What to say about an ID number: why it is none, what to look at again. */
#include <stdio.h>

#include "domain/date.h"
#include "domain/id_number.h"

const char *id_number_fault_code(enum id_number_fault fault)
{
    switch (fault) {
    case ID_NUMBER_EMPTY: return "empty";
    case ID_NUMBER_SIGNS: return "not_digits";
    case ID_NUMBER_OLD: return "old_number";
    case ID_NUMBER_SHORT: return "too_short";
    case ID_NUMBER_LONG: return "too_long";
    default: return "";
    }
}

const char *id_number_old_text(void)
{
    return "Đây là số CMND 9 số, chỉ dùng được đến hết ngày 31/12/2024. Gõ 12 số trên thẻ căn "
           "cước; số "
           "cũ chỉ để tìm giấy tờ cũ.";
}

bool id_number_message(const char *typed, char text[ID_NUMBER_MESSAGE_SIZE])
{
    struct id_number number;
    enum id_number_fault fault = id_number_examine(typed, &number);
    int missing = id_number_missing(typed);
    text[0] = '\0';
    switch (fault) {
    case ID_NUMBER_EMPTY:
        snprintf(text, ID_NUMBER_MESSAGE_SIZE, "Chưa có số. Gõ 12 số trên thẻ căn cước.");
        break;
    case ID_NUMBER_SIGNS:
        snprintf(text, ID_NUMBER_MESSAGE_SIZE,
                 "Trong số có chữ hoặc dấu lạ. Chỉ gõ 12 số trên thẻ căn cước.");
        break;
    case ID_NUMBER_OLD: snprintf(text, ID_NUMBER_MESSAGE_SIZE, "%s", id_number_old_text()); break;
    case ID_NUMBER_SHORT:
        snprintf(text, ID_NUMBER_MESSAGE_SIZE,
                 "Mới có %d số, còn thiếu %d. Đếm lại 12 số trên thẻ căn cước.",
                 ID_NUMBER_DIGITS - missing, missing);
        break;
    case ID_NUMBER_LONG:
        snprintf(text, ID_NUMBER_MESSAGE_SIZE, "Thừa %d số. Đếm lại: số căn cước chỉ có 12 số.",
                 -missing);
        break;
    default: break;
    }
    return fault == ID_NUMBER_FINE;
}

const char *id_number_doubt(const struct id_number *number, long today, const char **code)
{
    const char *unused;
    code = code != NULL ? code : &unused;
    *code = "not_yet_born";
    if (number->birth_year > date_of_day(today).year)
        return "Theo số thứ tư đến thứ sáu thì năm sinh chưa đến. Đếm lại từng số trên thẻ.";
    *code = "abroad";
    if (number->abroad)
        return "Ba số đầu là mã nước ngoài: khai sinh ở nước ngoài. Xem lại trên thẻ, đúng thì "
               "cứ ghi.";
    *code = "unknown_prefix";
    if (number->province == NULL && !number->practice)
        return "Ba số đầu không có trong danh sách tỉnh. Xem lại trên thẻ, đúng thì cứ ghi.";
    *code = "";
    return NULL;
}

enum id_number_conflict id_number_conflict(const struct id_number *number,
                                           const struct birth *birth, enum sex sex)
{
    bool other_sex = sex != SEX_UNKNOWN && sex != number->sex;
    bool other_year = birth->year != 0 && birth->year != number->birth_year;
    if (other_sex && other_year)
        return ID_NUMBER_OTHER_BOTH;
    if (other_sex)
        return ID_NUMBER_OTHER_SEX;
    return other_year ? ID_NUMBER_OTHER_YEAR : ID_NUMBER_AGREES;
}

const char *id_number_conflict_code(enum id_number_conflict conflict)
{
    switch (conflict) {
    case ID_NUMBER_OTHER_SEX: return "other_sex";
    case ID_NUMBER_OTHER_YEAR: return "other_year";
    case ID_NUMBER_OTHER_BOTH: return "other_sex_and_year";
    default: return "";
    }
}

static const char *called(enum sex sex)
{
    return sex == SEX_MALE ? "nam" : "nữ";
}

void id_number_conflict_text(const struct id_number *number, const struct birth *birth,
                             enum sex sex, char text[ID_NUMBER_MESSAGE_SIZE])
{
    static const char *const advice = "Xem lại số và thẻ; thẻ đúng như vậy thì cứ ghi.";
    const char *owner = called(number->sex);
    text[0] = '\0';
    switch (id_number_conflict(number, birth, sex)) {
    case ID_NUMBER_OTHER_SEX:
        snprintf(text, ID_NUMBER_MESSAGE_SIZE, "Số này là của %s sinh năm %d; thẻ ghi %s. %s",
                 owner, number->birth_year, called(sex), advice);
        break;
    case ID_NUMBER_OTHER_YEAR:
        snprintf(text, ID_NUMBER_MESSAGE_SIZE,
                 "Số này là của %s sinh năm %d; ngày sinh ghi năm %d. %s", owner,
                 number->birth_year, birth->year, advice);
        break;
    case ID_NUMBER_OTHER_BOTH:
        snprintf(text, ID_NUMBER_MESSAGE_SIZE,
                 "Số này là của %s sinh năm %d; thẻ ghi %s sinh năm %d. %s", owner,
                 number->birth_year, called(sex), birth->year, advice);
        break;
    default: break;
    }
}
