/* One hamlet, group or unit: what it is called, how many people, who says so. (argument: place.h) */
#include "view/place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/yaml.h"
#include "desk/commune.h"
#include "desk/staff.h"
#include "domain/date.h"
#include "report/target.h"
#include "view/place_state.h"
#include "view/saved.h"
#include "view/views.h"

static const char *const kinds[] = {"hamlet:", "group:", "unit:", "head:"};

/* ---- arguments ------------------------------------------------------------------------------- */

enum record_kind place_kind(const char *argument)
{
    for (int i = 0; argument != NULL && i < 4; i++) {
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

static long reached_of(const struct target_place *places, int count, const char *id)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(places[i].id, id) == 0)
            return places[i].level2 > places[i].signature ? places[i].level2 : places[i].signature;
    }
    return 0;
}

/* How many the book has there: a head count below that cannot be right. */
static void count_reached(struct kiosk *kiosk, struct place *place)
{
    struct desk *desk = kiosk_counter(kiosk);
    struct target_figures *figures = memory_new(1, sizeof *figures);
    struct error ignored = {0};
    const char *id = place->record.id;
    int32_t today = desk_today(desk);
    place->reached = 0;
    if (report_targets(desk_ledger(desk), desk_commune(desk), today, today, figures, &ignored)) {
        switch (place->record.kind) {
        case RECORD_HAMLET:
            place->reached = reached_of(figures->hamlet, figures->hamlet_count, id);
            break;
        case RECORD_GROUP:
            place->reached = reached_of(figures->group, figures->group_count, id);
            break;
        case RECORD_UNIT:
            place->reached = reached_of(figures->unit, figures->unit_count, id);
            break;
        case RECORD_HEAD: place->reached = reached_of(&figures->all, 1, ""); break;
        }
    }
    free(figures);
}

static void enter(struct kiosk *kiosk, void *state, const char *argument)
{
    struct place *place = state;
    enum record_kind kind = place_kind(argument);
    const struct commune *commune = desk_commune(kiosk_counter(kiosk));
    const char *id = argument != NULL ? strchr(argument, ':') : NULL;
    if (id == NULL || !commune_record_find(commune, kind, id + 1, &place->record))
        commune_record_at(commune, kind, (size_t)-1, &place->record); /* an empty one */
    else
        count_reached(kiosk, place);
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

/* The head's list of hamlets: it has a day and a source, and no number. */
static bool is_list(const struct place *place)
{
    return place->record.kind == RECORD_HEAD && strcmp(place->record.id, COMMUNE_HAMLETS) == 0;
}

static const char *error_at(const struct place *place, int item)
{
    return place->error_item == item && place->error[0] != '\0' ? place->error : NULL;
}

bool place_has(const struct place *place, int item)
{
    enum record_kind kind = place->record.kind;
    bool there = place->record.id[0] != '\0';
    switch (item) {
    case ITEM_NAME: return kind != RECORD_HEAD;
    case ITEM_DUTY: return kind == RECORD_UNIT;
    case ITEM_PEOPLE: return !is_list(place);
    case ITEM_SUCCESSOR:
    case ITEM_VALID_TO: return kind == RECORD_HAMLET && there;
    default: return item < ITEM_AFTER;
    }
}

/* The row below; ITEM_AFTER: it was the last. */
static int next_item(const struct place *place, int item)
{
    do
        item++;
    while (item < ITEM_AFTER && !place_has(place, item));
    return item;
}

static void describe_merge(struct kiosk *kiosk, struct place *place, struct page *page)
{
    const struct commune *commune = desk_commune(kiosk_counter(kiosk));
    const char **names = arena_new_array(page->arena, const char *, (int)commune->hamlet_count + 1);
    names[0] = "không, thôn này vẫn còn";
    for (size_t i = 0; i < commune->hamlet_count; i++)
        names[i + 1] = commune->hamlets[i].name;
    page_gap(page);
    page_options(page, ITEM_SUCCESSOR, "Sáp nhập vào", names, (int)commune->hamlet_count + 1,
                 &place->successor)
        ->narrow = true;
    page_field(page, ITEM_VALID_TO, "Đến hết", &place->valid_to,
               "ngày cuối còn thôn này; để trống nếu vẫn còn", error_at(place, ITEM_VALID_TO));
}

static void describe_people(struct place *place, struct page *page)
{
    long people = COMMUNE_NOT_KNOWN;
    bool read = place_people(&place->people, &people);
    const char *error = error_at(place, ITEM_PEOPLE);
    if (error == NULL && !read)
        error = "Chỉ gõ chữ số, như 412.";
    page_field(page, ITEM_PEOPLE, "Số người", &place->people,
               place->record.kind == RECORD_HAMLET || place->record.kind == RECORD_HEAD
                   ? "từ 18 tuổi; để trống nếu chưa biết"
                   : "để trống nếu chưa biết",
               error);
    if (error == NULL && people != COMMUNE_NOT_KNOWN && place->reached > people)
        page_text(page, "",
                  arena_textf(page->arena,
                              "Sổ đã có %ld người làm xong, nhiều hơn số này: chưa tính %% được.",
                              place->reached),
                  STYLE_WAIT);
}

static void describe_rows(struct kiosk *kiosk, struct place *place, struct page *page)
{
    static const char *const confirmed[] = {"chưa", "xã đã xác nhận"};
    bool list = is_list(place);
    if (place_has(place, ITEM_NAME))
        page_field(page, ITEM_NAME, "Tên", &place->name, NULL, error_at(place, ITEM_NAME))->typing =
            TYPING_PLACE;
    if (place_has(place, ITEM_DUTY))
        page_field(page, ITEM_DUTY, "Việc", &place->duty, "làm gì trong kế hoạch", NULL)->typing =
            TYPING_SYLLABLE;
    if (place_has(place, ITEM_PEOPLE))
        describe_people(place, page);
    page_field(page, ITEM_PEOPLE_ON, "Của ngày", &place->people_on,
               list ? "ngày xác nhận, như 01/11/2026" : "số ấy của ngày nào, như 01/11/2026",
               error_at(place, ITEM_PEOPLE_ON));
    page_field(page, ITEM_SOURCE, "Nguồn", &place->source,
               list ? "ai xác nhận, công văn nào" : "ai cho số này, công văn nào",
               error_at(place, ITEM_SOURCE))
        ->typing = TYPING_SYLLABLE;
    page_options(page, ITEM_CONFIRMED, "Xác nhận", confirmed, 2, &place->confirmed);
    if (place_has(place, ITEM_SUCCESSOR))
        describe_merge(kiosk, place, page);
}

static const char *explained(const struct place *place)
{
    if (is_list(place))
        return "Xác nhận khi danh sách đã đủ mọi thôn. Khi mọi thôn đều có số đã xác nhận thì tổng "
               "ấy là số của cả xã, nếu cả xã chưa có số riêng.";
    if (place->record.kind == RECORD_HEAD)
        return "Số của cả xã, do Công an xã cho. Số đã xác nhận mới được tính %. Mỗi lần sửa đều "
               "ghi "
               "sổ.";
    return "Đổi tên không mất gì: số liệu cũ vẫn tính cho tên mới. Chỉ số đã xác nhận, có ngày và "
           "nguồn, mới được tính %. Mỗi lần sửa đều ghi sổ.";
}

static void describe_keys(struct kiosk *kiosk, const struct place *place, const char *why_not,
                          struct page *page)
{
    bool last = next_item(place, kiosk_focused(kiosk)) == ITEM_AFTER;
    struct page_key *go =
        kiosk_key_as(page, ACTION_GO, last ? "Ghi" : "Dòng sau", last ? why_not : NULL);
    go->commits = last;
    kiosk_key(page, ACTION_SAVE, why_not)->commits = true;
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    static const char *const titles[] = {"Thôn", "Nhóm", "Đơn vị", "Quản trị"};
    struct place *place = state;
    const char *why_not = desk_staff_is_head(kiosk_counter(kiosk))
                              ? NULL
                              : "Chỉ người phụ trách sửa được, bạn chỉ xem.";
    kiosk_title(kiosk, page,
                arena_textf(page->arena, "%s · %s", titles[place->record.kind],
                            place->record.id[0] != '\0' ? place->record.name : "mới"));
    if (why_not != NULL) {
        page_text(page, NULL, why_not, STYLE_WAIT);
        page_gap(page);
    }
    describe_rows(kiosk, place, page);
    page_gap(page);
    page_text(page, NULL, explained(place), STYLE_DIM);
    describe_keys(kiosk, place, why_not, page);
}

/* ---- acts ------------------------------------------------------------------------------------ */

/* Enter goes down the rows, and writes on the last one. */
static struct reaction go(struct kiosk *kiosk, struct place *place, int item)
{
    int next = next_item(place, item);
    if (next == ITEM_AFTER)
        return place_write(kiosk, place);
    kiosk_focus(kiosk, next);
    return react(REACT_STAY);
}

static void changed(struct place *place, int item)
{
    place->typed = true;
    if (place->error_item == item)
        place->error[0] = '\0';
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    struct place *place = state;
    switch (act->action) {
    case UI_ACTION_CHANGED: changed(place, act->item); return react(REACT_STAY);
    case ACTION_BACK: return react(REACT_BACK);
    case ACTION_GO: return go(kiosk, place, act->item);
    case ACTION_SAVE: return place_write(kiosk, place);
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
    enum record_kind kind = (enum record_kind)restore_number(saved, "kind", 0, RECORD_HEAD, 0);
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
