/* `camtay parse number|phone|date`: what people type into fields. */
#include "command/command.h"
#include "command/commands.h"
#include "command/parse.h"
#include "domain/birth.h"
#include "domain/id_number.h"
#include "domain/phone.h"

#define MOST_TYPED 200 /* bytes; nobody types more into a field */

static json_t *text_or_null(const char *text)
{
    return text != NULL ? json_string(text) : json_null();
}

static void parse_number(struct parse_item *item)
{
    char typed[MOST_TYPED], message[ID_NUMBER_MESSAGE_SIZE] = "";
    struct id_number number;
    const char *code = "";
    enum id_number_fault fault = ID_NUMBER_LONG;
    if (!parse_typed(item, typed, sizeof typed)) {
        parse_tell(item->errors, "id", "too_long", "Dài quá. Chỉ gõ 12 số trên thẻ căn cước.");
        return;
    }
    fault = id_number_examine(typed, &number);
    if (!id_number_message(typed, message)) {
        parse_tell(item->errors, "id", id_number_fault_code(fault), message);
        return;
    }
    json_object_set_new(item->answer, "id", json_string(number.digits));
    json_object_set_new(item->answer, "province", text_or_null(number.province));
    json_object_set_new(item->answer, "sex", json_string(sex_code(number.sex)));
    json_object_set_new(item->answer, "birth_year", json_integer(number.birth_year));
    const char *doubt = id_number_doubt(&number, item->today, &code);
    if (doubt != NULL)
        parse_tell(item->doubt, "id", code, doubt);
    struct birth birth = {.year = number.birth_year};
    const char *possible = birth_possible(&birth, item->today);
    if (possible != NULL)
        parse_tell(item->doubt, "id", "under_18", possible);
}

static void parse_phone(struct parse_item *item)
{
    char typed[MOST_TYPED];
    struct phone phone;
    enum phone_fault fault =
        parse_typed(item, typed, sizeof typed) ? phone_examine(typed, &phone) : PHONE_LONG;
    if (fault != PHONE_FINE) {
        parse_tell(item->errors, "phone", phone_fault_code(fault), phone_fault_text(fault));
        return;
    }
    json_object_set_new(item->answer, "phone", json_string(phone.digits));
    json_object_set_new(item->answer, "carrier", text_or_null(phone.carrier));
    if (phone.doubt != PHONE_SURE)
        parse_tell(item->doubt, "phone", phone_doubt_code(phone.doubt),
                   phone_doubt_text(phone.doubt));
    if (phone.of != PHONE_OF_UNSAID)
        parse_tell(item->doubt, "phone", phone_of_code(phone.of),
                   "Điện thoại của người khác. Mã OTP về máy của người ấy.");
}

static void parse_date(struct parse_item *item)
{
    char typed[MOST_TYPED], text[BIRTH_MESSAGE_SIZE];
    struct birth birth = {0};
    enum birth_fault fault = parse_typed(item, typed, sizeof typed)
                                 ? birth_examine(typed, item->today, &birth)
                                 : BIRTH_UNREADABLE;
    birth_fault_text(fault, &birth, text);
    if (fault != BIRTH_FINE) {
        parse_tell(item->errors, "date", birth_fault_code(fault), text);
        return;
    }
    birth_iso(&birth, text);
    json_object_set_new(item->answer, "date", json_string(text));
    const char *possible = birth_possible(&birth, item->today);
    if (possible != NULL)
        parse_tell(item->doubt, "date", "under_18", possible);
}

static int run_number(struct call *call)
{
    return parse_lines(call, parse_number);
}

static int run_phone(struct call *call)
{
    return parse_lines(call, parse_phone);
}

static int run_date(struct call *call)
{
    return parse_lines(call, parse_date);
}

static const struct command_option options[] = {
    {"doubts", NULL, "thêm những điều nên xem lại, dù không bị từ chối"},
    {NULL, NULL, NULL},
};

const struct command command_parse_number = {
    .name = "parse number",
    .usage = "[TÙY CHỌN] < TỆP",
    .summary = "Đọc số căn cước 12 số, mỗi dòng một số: nơi khai sinh, giới tính, năm sinh.",
    .options = options,
    .run = run_number,
};

const struct command command_parse_phone = {
    .name = "parse phone",
    .usage = "[TÙY CHỌN] < TỆP",
    .summary = "Đọc số điện thoại theo mọi cách gõ, mỗi dòng một số.",
    .options = options,
    .run = run_phone,
};

const struct command command_parse_date = {
    .name = "parse date",
    .usage = "[TÙY CHỌN] < TỆP",
    .summary = "Đọc ngày sinh theo mọi cách gõ, mỗi dòng một ngày; chỉ có năm cũng được.",
    .options = options,
    .run = run_date,
};
