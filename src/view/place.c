/* One hamlet, group or unit: what it is called, how many people, who says so. (argument: place.h) */
#include "view/place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/yaml.h"
#include "desk/commune.h"
#include "desk/staff.h"
#include "domain/date.h"
#include "domain/number.h"
#include "view/saved.h"
#include "view/views.h"

enum {
    ITEM_NAME = 1,
    ITEM_DUTY,
    ITEM_PEOPLE,
    ITEM_PEOPLE_ON,
    ITEM_SOURCE,
    ITEM_CONFIRMED,
    ITEM_SUCCESSOR,
    ITEM_VALID_TO
};

static const char *const kinds[] = {"hamlet:", "group:", "unit:"};

struct place {
    struct commune_record record;
    struct field name, duty, people, people_on, source, valid_to;
    int confirmed, successor; /* options; successor 0: none, else hamlet - 1 */
    bool typed;               /* something was, and not written yet: it outlives Esc */
    char error[200];
    int error_item;
};

/* ---- arguments ------------------------------------------------------------------------------- */

enum record_kind place_kind(const char *argument)
{
    for (int i = 0; argument != NULL && i < 3; i++) {
        if (strncmp(argument, kinds[i], strlen(kinds[i]) - 1) == 0)
            return (enum record_kind)i;
    }
    return RECORD_HAMLET;
}

const char *place_new(enum record_kind kind)
{
    return kinds[kind];
}

void place_argument(enum record_kind kind, const char *id, char text[64])
{
    snprintf(text, 64, "%s%.40s", kinds[kind], id);
}

/* ---- what is typed --------------------------------------------------------------------------- */

static void type_day(struct field *field, long day)
{
    char text[DATE_SIZE];
    if (day == YAML_NO_DATE)
        return;
    date_text(day, text);
    field_type(field, text, 0);
}

static void fill(struct kiosk *kiosk, struct place *place)
{
    const struct commune *commune = desk_commune(kiosk_counter(kiosk));
    const struct commune_record *record = &place->record;
    char number[32];
    field_type(&place->name, record->name, 0);
    field_type(&place->duty, record->duty, 0);
    field_type(&place->source, record->source, 0);
    if (record->people != COMMUNE_NOT_KNOWN) {
        snprintf(number, sizeof number, "%ld", record->people);
        field_type(&place->people, number, 0);
    }
    type_day(&place->people_on, record->people_on);
    type_day(&place->valid_to, record->valid_to);
    place->confirmed = record->confirmed;
    for (size_t i = 0; i < commune->hamlet_count; i++) {
        if (strcmp(commune->hamlets[i].id, record->successor) == 0)
            place->successor = (int)i + 1;
    }
}

static void enter(struct kiosk *kiosk, void *state, const char *argument)
{
    struct place *place = state;
    enum record_kind kind = place_kind(argument);
    const struct commune *commune = desk_commune(kiosk_counter(kiosk));
    const char *id = argument != NULL ? strchr(argument, ':') : NULL;
    if (id == NULL || !commune_record_find(commune, kind, id + 1, &place->record))
        commune_record_at(commune, kind, (size_t)-1, &place->record); /* an empty one */
    fill(kiosk, place);
}

/* What Esc left is there again, over what the file has by now. */
static bool again(struct kiosk *kiosk, void *state, const char *argument, bool same_visit)
{
    struct place *place = state;
    struct commune_record now;
    char own[64];
    (void)same_visit;
    place_argument(place->record.kind, place->record.id, own);
    if (!place->typed || argument == NULL || strcmp(own, argument) != 0)
        return false;
    if (place->record.id[0] != '\0') {
        if (!commune_record_find(desk_commune(kiosk_counter(kiosk)), place->record.kind,
                                 place->record.id, &now))
            return false;
        place->record = now;
    }
    return true;
}

/* ---- the page -------------------------------------------------------------------------------- */

static const char *error_at(const struct place *place, int item)
{
    return place->error_item == item && place->error[0] != '\0' ? place->error : NULL;
}

static void describe_merge(struct kiosk *kiosk, struct place *place, struct page *page)
{
    const struct commune *commune = desk_commune(kiosk_counter(kiosk));
    const char **names = arena_new_array(page->arena, const char *, (int)commune->hamlet_count + 1);
    names[0] = "không nhập";
    for (size_t i = 0; i < commune->hamlet_count; i++)
        names[i + 1] = commune->hamlets[i].name;
    page_gap(page);
    page_options(page, ITEM_SUCCESSOR, "Nhập vào", names, (int)commune->hamlet_count + 1,
                 &place->successor);
    page_field(page, ITEM_VALID_TO, "Đến hết", &place->valid_to,
               "ngày cuối còn thôn này; để trống nếu vẫn còn", error_at(place, ITEM_VALID_TO));
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    static const char *const titles[] = {"Thôn", "Nhóm", "Đơn vị"};
    static const char *const confirmed[] = {"chưa", "xã đã xác nhận"};
    struct place *place = state;
    enum record_kind kind = place->record.kind;
    bool head = desk_staff_is_head(kiosk_counter(kiosk));
    kiosk_title(kiosk, page,
                arena_textf(page->arena, "%s · %s", titles[kind],
                            place->record.id[0] != '\0' ? place->record.name : "mới"));
    page_field(page, ITEM_NAME, "Tên", &place->name, NULL, error_at(place, ITEM_NAME));
    if (kind == RECORD_UNIT)
        page_field(page, ITEM_DUTY, "Việc", &place->duty, "làm gì trong kế hoạch", NULL);
    page_field(page, ITEM_PEOPLE, "Số người", &place->people,
               kind == RECORD_HAMLET ? "từ 18 tuổi; để trống nếu chưa biết"
                                     : "để trống nếu chưa biết",
               error_at(place, ITEM_PEOPLE))
        ->digits = true;
    page_field(page, ITEM_PEOPLE_ON, "Của ngày", &place->people_on,
               "số ấy của ngày nào, như 01/11/2026", error_at(place, ITEM_PEOPLE_ON));
    page_field(page, ITEM_SOURCE, "Nguồn", &place->source, "ai cho số này, công văn nào",
               error_at(place, ITEM_SOURCE));
    page_options(page, ITEM_CONFIRMED, "Xác nhận", confirmed, 2, &place->confirmed);
    if (kind == RECORD_HAMLET && place->record.id[0] != '\0')
        describe_merge(kiosk, place, page);
    page_gap(page);
    page_text(page, NULL,
              "Đổi tên không mất gì: số liệu cũ vẫn tính cho tên mới. Chỉ số đã xác nhận mới được "
              "tính %. Mỗi lần sửa đều ghi sổ.",
              STYLE_DIM);
    kiosk_key_as(page, ACTION_GO, "Ghi", head ? NULL : "Chỉ người phụ trách sửa được.")->commits =
        true;
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

/* ---- writing --------------------------------------------------------------------------------- */

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
        {"name", ITEM_NAME, "Tên còn trống, dài quá, hoặc nơi khác đã có tên này. Gõ tên khác."},
        {"people_on", ITEM_PEOPLE_ON, "Ngày này chưa tới. Xem lại ngày."},
        {"people", ITEM_PEOPLE, "Số người từ 1 đến 10.000.000. Chưa biết thì để trống."},
        {"source", ITEM_SOURCE, "Chưa ghi nguồn. Ghi ai cho số này, công văn nào."},
        {"successor", ITEM_VALID_TO,
         "Nhập vào thôn khác thì ghi ngày cuối, và không nhập vòng về chính nó."},
        {"valid_to", ITEM_VALID_TO, "Ngày cuối không thể trước ngày đầu của thôn. Xem lại ngày."},
    };
    for (size_t i = 0; error->code == ERROR_INPUT && i < sizeof rows / sizeof rows[0]; i++) {
        if (strcmp(error->cause, rows[i].cause) == 0)
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

static struct reaction write(struct kiosk *kiosk, struct place *place)
{
    struct desk *desk = kiosk_counter(kiosk);
    const struct commune *commune = desk_commune(desk);
    struct commune_record record = place->record;
    struct error error = {0};
    long today = desk_today(desk);
    place->error[0] = '\0';
    if (strlen(place->name.text) >= sizeof record.name)
        return mistake(kiosk, place, ITEM_NAME, "Tên dài quá. Viết gọn lại.");
    snprintf(record.name, sizeof record.name, "%.120s", place->name.text);
    snprintf(record.duty, sizeof record.duty, "%.199s", place->duty.text);
    snprintf(record.source, sizeof record.source, "%.199s", place->source.text);
    record.people =
        place->people.text[0] != '\0' ? strtol(place->people.text, NULL, 10) : COMMUNE_NOT_KNOWN;
    record.confirmed = place->confirmed == 1;
    record.successor[0] = '\0';
    if (place->successor > 0 && (size_t)place->successor <= commune->hamlet_count)
        snprintf(record.successor, sizeof record.successor, "%s",
                 commune->hamlets[place->successor - 1].id);
    if (!take_day(&place->people_on, today, &record.people_on))
        return mistake(kiosk, place, ITEM_PEOPLE_ON, "Chưa đọc được ngày. Gõ như 01/11/2026.");
    if (!take_day(&place->valid_to, today, &record.valid_to))
        return mistake(kiosk, place, ITEM_VALID_TO, "Chưa đọc được ngày. Gõ như 31/10/2026.");
    if (!desk_change_commune(desk, &record, &error))
        return refuse(kiosk, place, &error);
    place->typed = false;
    return react(REACT_BACK);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    struct place *place = state;
    switch (act->action) {
    case UI_ACTION_CHANGED: place->typed = true; return react(REACT_STAY);
    case ACTION_BACK: return react(REACT_BACK);
    case ACTION_GO: return write(kiosk, place);
    default: return react(REACT_STAY);
    }
}

static json_t *save(const void *state)
{
    const struct place *place = state;
    json_t *json = json_object();
    save_number(json, "kind", (long)place->record.kind);
    save_text(json, "id", place->record.id);
    save_field(json, "name", &place->name);
    save_field(json, "duty", &place->duty);
    save_field(json, "people", &place->people);
    save_field(json, "people_on", &place->people_on);
    save_field(json, "source", &place->source);
    save_field(json, "valid_to", &place->valid_to);
    save_number(json, "confirmed", place->confirmed);
    save_number(json, "successor", place->successor);
    save_number(json, "typed", place->typed);
    return json;
}

static bool restore(struct kiosk *kiosk, void *state, const json_t *saved)
{
    struct place *place = state;
    char id[64], argument[64];
    enum record_kind kind = (enum record_kind)restore_number(saved, "kind", 0, 2, 0);
    restore_text(saved, "id", id, sizeof id);
    place_argument(kind, id, argument);
    enter(kiosk, place, argument);
    struct field *const fields[] = {&place->name,      &place->duty,   &place->people,
                                    &place->people_on, &place->source, &place->valid_to};
    static const char *const keys[] = {"name", "duty", "people", "people_on", "source", "valid_to"};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        field_clear(fields[i]);
        restore_field(saved, keys[i], fields[i]);
    }
    place->confirmed = (int)restore_number(saved, "confirmed", 0, 1, 0);
    place->successor = (int)restore_number(
        saved, "successor", 0, (long)desk_commune(kiosk_counter(kiosk))->hamlet_count, 0);
    place->typed = restore_number(saved, "typed", 0, 1, 1) != 0;
    return true;
}

const struct view view_place = {.name = "place",
                                .state_size = sizeof(struct place),
                                .enter = enter,
                                .again = again,
                                .describe = describe,
                                .act = act,
                                .save = save,
                                .restore = restore};
