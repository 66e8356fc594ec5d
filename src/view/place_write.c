/* One hamlet, group, unit or fact of the head is written: what was typed, read and refused row by row. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/yaml.h"
#include "desk/commune.h"
#include "domain/date.h"
#include "view/place_state.h"

#define DIGITS 12 /* more are no number of people: it is refused as too many, not cut */

bool place_people(const struct field *field, long *people)
{
    char digits[DIGITS + 1];
    size_t used = 0;
    const char *at = field->text;
    *people = COMMUNE_NOT_KNOWN;
    for (; *at != '\0' && strchr("0123456789. ", *at) != NULL; at++) {
        if (*at != '.' && *at != ' ' && used < DIGITS)
            digits[used++] = *at;
    }
    digits[used] = '\0';
    if (used > 0)
        *people = strtol(digits, NULL, 10);
    return *at == '\0' && (used > 0 || field->text[strspn(field->text, " ")] == '\0');
}

static bool take_day(const struct field *field, long today, long *day)
{
    *day = YAML_NO_DATE;
    return field->text[strspn(field->text, " ")] == '\0' || date_read_past(field->text, today, day);
}

static struct reaction mistake(struct kiosk *kiosk, struct place *place, int item,
                               const char *words)
{
    snprintf(place->error, sizeof place->error, "%s", words);
    place->error_item = item;
    kiosk_focus(kiosk, item);
    return react(REACT_STAY);
}

static struct reaction refuse(struct kiosk *kiosk, struct place *place, const struct error *error)
{
    static const struct {
        const char *cause;
        int item;
        const char *words;
    } rows[] = {
        {"place name", ITEM_NAME, "Tên thôn không có dấu / hay ngày. Số viết rời, như Thôn 3."},
        {"undated", ITEM_PEOPLE_ON, "Xác nhận thì phải ghi ngày, như 01/11/2026."},
        {"same source", ITEM_SOURCE, "Nguồn này có trước số này. Ghi ai cho số, công văn nào."},
        {"no people", ITEM_PEOPLE, "Chưa có số thì chưa xác nhận được. Gõ số người."},
        {"name", ITEM_NAME, "Tên còn trống, dài quá, hoặc nơi khác đã có tên này. Gõ tên khác."},
        {"people_on", ITEM_PEOPLE_ON, "Ngày này chưa tới. Xem lại ngày."},
        {"people", ITEM_PEOPLE, "Số người từ 1 đến 10.000.000. Chưa biết thì để trống."},
        {"source", ITEM_SOURCE, "Chưa ghi nguồn. Ghi ai cho số này, công văn nào."},
        {"successor", ITEM_VALID_TO,
         "Nhập vào thôn khác thì ghi ngày cuối, và không nhập vòng về chính nó."},
        {"valid_to", ITEM_VALID_TO, "Ngày cuối không thể trước ngày đầu của thôn. Xem lại ngày."},
    };
    for (size_t i = 0; error->code == ERROR_INPUT && i < sizeof rows / sizeof rows[0]; i++) {
        if (strcmp(error->cause, rows[i].cause) != 0)
            continue;
        if (strcmp(error->cause, "same source") == 0) /* the words of before: typed over, not on */
            field_clear(&place->source);
        return mistake(kiosk, place, rows[i].item, rows[i].words);
    }
    if (error->code == ERROR_REFUSED && strcmp(error->cause, "first") == 0)
        return react_refuse("commune.yaml chưa có dòng nào ở mục này. Viết dòng đầu trong tệp.");
    int line = 0;
    if (error->code == ERROR_REFUSED && sscanf(error->cause, "line %d", &line) == 1)
        return react_refuse(
            "Dòng %d trong commune.yaml viết kiểu khác, hoặc vừa đổi. Sửa trong tệp.", line);
    return kiosk_refuse(ACT_COMMUNE, error);
}

/* What is typed, taken into `record`; false: something cannot be read, and is told (`*told`). */
static bool take(struct kiosk *kiosk, struct place *place, struct commune_record *record,
                 struct reaction *told)
{
    const struct commune *commune = desk_commune(kiosk_counter(kiosk));
    long today = desk_today(kiosk_counter(kiosk));
    if (strlen(place->name.text) >= sizeof record->name)
        *told = mistake(kiosk, place, ITEM_NAME, "Tên dài quá. Viết gọn lại.");
    else if (!place_people(&place->people, &record->people))
        *told = mistake(kiosk, place, ITEM_PEOPLE, "Chỉ gõ chữ số, như 412.");
    else if (!take_day(&place->people_on, today, &record->people_on))
        *told = mistake(kiosk, place, ITEM_PEOPLE_ON, "Chưa đọc được ngày. Gõ như 01/11/2026.");
    else if (!take_day(&place->valid_to, today, &record->valid_to))
        *told = mistake(kiosk, place, ITEM_VALID_TO, "Chưa đọc được ngày. Gõ như 31/10/2026.");
    else {
        snprintf(record->name, sizeof record->name, "%.120s", place->name.text);
        snprintf(record->duty, sizeof record->duty, "%.199s", place->duty.text);
        snprintf(record->source, sizeof record->source, "%.199s", place->source.text);
        record->confirmed = place->confirmed == 1;
        record->successor[0] = '\0';
        if (place->successor > 0 && (size_t)place->successor <= commune->hamlet_count)
            snprintf(record->successor, sizeof record->successor, "%s",
                     commune->hamlets[place->successor - 1].id);
        return true;
    }
    return false;
}

struct reaction place_write(struct kiosk *kiosk, struct place *place)
{
    struct commune_record record = place->record;
    struct reaction told;
    struct error error = {0};
    place->error[0] = '\0';
    if (!take(kiosk, place, &record, &told))
        return told;
    if (!desk_change_commune(kiosk_counter(kiosk), &record, &error))
        return refuse(kiosk, place, &error);
    place->typed = false;
    return react(REACT_BACK);
}
