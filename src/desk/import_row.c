/* One row of a list as a visit, or why it is none. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "desk/import_private.h"
#include "domain/address.h"
#include "domain/birth.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "domain/id_number.h"
#include "domain/name.h"
#include "domain/phone.h"
#include "domain/service.h"

/* Excel's day 25569 is 1970-01-01; below 2000 and above 2099 a number is no day of a log. */
#define EXCEL_EPOCH 25569L
#define EXCEL_FIRST 36526L
#define EXCEL_LAST  73050L

#define SHOWN_CELLS 30 /* of a cell that is repeated in a reason */

/* The row that is being read. */
struct reader {
    const struct import_reading *reading;
    size_t index;
    struct import_row *row;
    char *reason;
};

static const char *cell(const struct reader *reader, enum import_column column)
{
    int at = reader->reading->column[column];
    return at >= 0 ? csv_cell(reader->reading->table, reader->index, (size_t)at) : "";
}

static bool has_column(const struct reader *reader, enum import_column column)
{
    return reader->reading->column[column] >= 0;
}

static int shown(const char *text)
{
    return (int)text_fit(text, SHOWN_CELLS);
}

static bool refuse(const struct reader *reader, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static bool refuse(const struct reader *reader, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    vsnprintf(reader->reason, IMPORT_REASON_SIZE, format, values);
    va_end(values);
    return false;
}

/* ---- days ------------------------------------------------------------------------------------ */

/* "46351": Excel's own day, where the cells were never shown as dates. */
static bool read_serial(const char *text, long *day)
{
    if (strlen(text) != 5 || strspn(text, "0123456789") != 5)
        return false;
    long serial = strtol(text, NULL, 10);
    *day = serial - EXCEL_EPOCH;
    return serial >= EXCEL_FIRST && serial <= EXCEL_LAST;
}

/* A day in any of the ways that people and Excel write it; what stands behind it (an hour) does not count. */
static bool read_day(const char *text, long today, long *day)
{
    char date[DESK_NAME_SIZE];
    struct birth read;
    snprintf(date, sizeof date, "%.*s", (int)strcspn(text, " T"), text);
    if (strchr(date, '/') == NULL && strchr(date, '-') == NULL && strchr(date, '.') == NULL)
        snprintf(date, sizeof date, "%s", text);
    if (read_serial(date, day))
        return true;
    enum birth_fault fault = birth_examine(date, today, &read);
    if ((fault == BIRTH_FINE || fault == BIRTH_FUTURE) && read.day > 0) {
        *day = date_to_day((struct date){read.year, read.month, read.day});
        return true;
    }
    return fault == BIRTH_NO_YEAR && date_read_past(date, today, day);
}

static bool take_day(const struct reader *reader)
{
    const char *text = cell(reader, IMPORT_DAY);
    long day = 0;
    if (text[0] == '\0')
        return refuse(reader, "chưa có ngày. Ghi ngày tiếp công dân.");
    if (!read_day(text, reader->reading->today, &day))
        return refuse(reader, "không đọc được ngày «%.*s». Ghi như 25/11/2026.", shown(text), text);
    if (day > reader->reading->today)
        return refuse(reader, "ngày «%.*s» chưa tới. Xem lại năm.", shown(text), text);
    if (day < IMPORT_FIRST_DAY)
        return refuse(reader, "ngày «%.*s» trước 30/12/2025, khi kế hoạch chưa có. Không nhập.",
                      shown(text), text);
    reader->row->day = (int32_t)day;
    return true;
}

/* ---- the citizen ----------------------------------------------------------------------------- */

static bool take_name(const struct reader *reader)
{
    const char *text = cell(reader, IMPORT_NAME);
    struct error ignored;
    if (text[0] == '\0')
        return cell(reader, IMPORT_NUMBER)[0] != '\0' ||
               refuse(reader, "không có tên, không có số định danh. Ghi một trong hai.");
    if (strstr(text, "\xef\xbf\xbd") != NULL || strchr(text, '?') != NULL)
        return refuse(reader, "tên «%.*s» mất chữ khi lưu tệp. Lưu lại từ Excel: CSV UTF-8.",
                      shown(text), text);
    if (strlen(text) > NAME_MOST_BYTES || !name_valid(text, &ignored))
        return refuse(reader, "«%.*s» không phải tên người. Xem lại cột Họ và tên.", shown(text),
                      text);
    snprintf(reader->row->citizen.name, sizeof reader->row->citizen.name, "%s", text);
    return true;
}

/* "6,219E+10": the last digits are lost for ever. */
static bool is_rounded(const char *text)
{
    return text[strspn(text, "0123456789.,")] == 'E' && strchr(text, '+') != NULL;
}

static bool take_number(const struct reader *reader)
{
    const char *text = cell(reader, IMPORT_NUMBER);
    char old[OLD_NUMBER_DIGITS + 1], message[ID_NUMBER_MESSAGE_SIZE];
    struct citizen *citizen = &reader->row->citizen;
    struct id_number number;
    if (text[0] == '\0')
        return true;
    if (is_rounded(text))
        return refuse(reader,
                      "Excel đã làm tròn số định danh thành «%.*s». Gõ lại đủ 12 số từ thẻ.",
                      shown(text), text);
    switch (id_number_examine(text, &number)) {
    case ID_NUMBER_FINE:
        memcpy(citizen->id_number, number.digits, sizeof number.digits);
        return true;
    case ID_NUMBER_OLD: /* kept for who looks for it: it names nobody any more */
        if (id_number_read_old(text, old))
            snprintf(citizen->note, sizeof citizen->note, "CMND cũ %s", old);
        return citizen->name[0] != '\0' ||
               refuse(reader, "chỉ có CMND 9 số, không có tên. Ghi tên.");
    case ID_NUMBER_SHORT:
        if (id_number_missing(text) == 1)
            return refuse(reader, "số định danh chỉ có 11 số: Excel hay bỏ số 0 ở đầu. Xem thẻ.");
        break;
    default: break;
    }
    id_number_message(text, message);
    return refuse(reader, "số định danh «%.*s»: %s", shown(text), text, message);
}

static bool take_birth(const struct reader *reader)
{
    const char *text = cell(reader, IMPORT_BIRTH);
    struct citizen *citizen = &reader->row->citizen;
    char message[BIRTH_MESSAGE_SIZE];
    struct birth birth = {0};
    long day = 0;
    if (text[0] == '\0')
        return true;
    if (read_serial(text, &day) && day <= reader->reading->today) {
        struct date date = date_of_day(day);
        birth = (struct birth){date.year, date.month, date.day};
    } else if (!birth_message(text, reader->reading->today, message)) {
        return refuse(reader, "ngày sinh «%.*s»: %s", shown(text), text, message);
    } else {
        birth_examine(text, reader->reading->today, &birth);
    }
    birth_iso(&birth, citizen->birth);
    citizen->birth_year = birth.year;
    return true;
}

static bool take_phone(const struct reader *reader)
{
    const char *text = cell(reader, IMPORT_PHONE);
    struct citizen *citizen = &reader->row->citizen;
    struct phone phone;
    if (text[0] == '\0' || strcmp(text, "-") == 0)
        return true;
    enum phone_fault fault = is_rounded(text) ? PHONE_SIGNS : phone_examine(text, &phone);
    if (fault != PHONE_FINE)
        return refuse(reader, "điện thoại «%.*s»: %s", shown(text), text, phone_fault_text(fault));
    snprintf(citizen->phone, sizeof citizen->phone, "%s", phone.digits);
    snprintf(citizen->phone_of, sizeof citizen->phone_of, "%s", phone_of_code(phone.of));
    return true;
}

/* Where they live: the hamlet's own cell counts before the address. */
static bool take_home(const struct reader *reader)
{
    const struct import_reading *reading = reader->reading;
    const char *hamlet = cell(reader, IMPORT_HAMLET), *address = cell(reader, IMPORT_ADDRESS);
    struct citizen *citizen = &reader->row->citizen;
    if (strlen(address) >= sizeof citizen->address)
        return refuse(reader, "địa chỉ dài quá. Viết gọn lại.");
    snprintf(citizen->address, sizeof citizen->address, "%s", address);
    int index = address_hamlet(reading->commune, hamlet, reader->row->day);
    if (index < 0)
        index = address_hamlet(reading->commune, address, reader->row->day);
    citizen->resident =
        index >= 0 || (address_is_here(reading->commune, hamlet) != ADDRESS_ELSEWHERE &&
                       address_is_here(reading->commune, address) != ADDRESS_ELSEWHERE);
    if (index >= 0)
        snprintf(citizen->hamlet, sizeof citizen->hamlet, "%s",
                 reading->commune->hamlets[index].id);
    return true;
}

/* ---- the work -------------------------------------------------------------------------------- */

/* "hẹn 30/12/2026": the words before the first digit do not count. */
static bool take_until(const struct reader *reader, struct desk_ended *ended)
{
    const char *text = cell(reader, IMPORT_UNTIL);
    if (text[0] == '\0')
        text = cell(reader, IMPORT_RESULT);
    long day = 0;
    const char *date = text + strcspn(text, "0123456789");
    bool read = date[0] != '\0' &&
                (read_serial(date, &day) || date_read_due(date, reader->row->day, &day, NULL));
    if (!read)
        return refuse(reader, "hẹn lại mà không đọc được ngày hẹn «%.*s». Ghi như 30/12/2026.",
                      shown(text), text);
    date_iso(day, ended->until);
    return true;
}

static bool take_result(const struct reader *reader, struct desk_ended *ended)
{
    const char *text = cell(reader, IMPORT_RESULT);
    if (!has_column(reader, IMPORT_RESULT))
        return true;
    if (text[0] == '\0')
        return refuse(reader, "chưa ghi kết quả. Ghi xong, hẹn ngày nào, hay không thành.");
    if (!import_outcome(text, &ended->outcome))
        return refuse(reader, "không hiểu kết quả «%.*s». Ghi xong, hẹn ngày nào, hay không thành.",
                      shown(text), text);
    if (ended->outcome == OUTCOME_ISSUED && strcmp(ended->service, SERVICE_SIGNATURE) != 0)
        ended->outcome = OUTCOME_DONE;
    if (ended->outcome == OUTCOME_NOT_DONE)
        snprintf(ended->reason, sizeof ended->reason, "other");
    return ended->outcome != OUTCOME_WAITING || take_until(reader, ended);
}

static bool take_services(const struct reader *reader)
{
    const char *text = cell(reader, IMPORT_SERVICE);
    const char *provider = import_provider(cell(reader, IMPORT_PROVIDER));
    struct import_row *row = reader->row;
    char unknown[DESK_NAME_SIZE];
    if (text[0] == '\0')
        return refuse(reader, "chưa ghi nội dung. Ghi việc đã làm, hoặc «hỏi».");
    if (!import_services(text, row, unknown))
        return refuse(reader,
                      "không hiểu việc «%.*s». Ghi VNeID, mức 2, chữ ký số, nộp hồ sơ hay hỏi.",
                      shown(unknown), unknown);
    for (int i = 0; i < row->ended_count; i++) {
        struct desk_ended *ended = &row->ended[i];
        if (provider[0] != '\0' && strcmp(ended->service, SERVICE_SIGNATURE) == 0)
            snprintf(ended->provider, sizeof ended->provider, "%s", provider);
        if (!take_result(reader, ended))
            return false;
    }
    return true;
}

bool import_read_row(const struct import_reading *reading, size_t index, struct import_row *row,
                     char reason[IMPORT_REASON_SIZE])
{
    const struct reader reader = {reading, index, row, reason};
    *row = (struct import_row){.number = index + 1};
    reason[0] = '\0';
    row->citizen.sex = sex_read(cell(&reader, IMPORT_SEX));
    row->mode = import_mode(cell(&reader, IMPORT_PLACE));
    const char *remark = cell(&reader, IMPORT_REMARK);
    char *note = text_clean(remark, strlen(remark), sizeof row->note - 1);
    memcpy(row->note, note, strlen(note) + 1);
    free(note);
    bool log = reading->what == IMPORT_VISITS;
    row->day = reading->today; /* of a list: as hamlets are today */
    return take_name(&reader) && take_number(&reader) && (!log || take_day(&reader)) &&
           take_birth(&reader) && take_phone(&reader) && take_home(&reader) &&
           (!log || take_services(&reader));
}
