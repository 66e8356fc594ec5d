/* Hamlets, groups or units: the list. Enter on one: its page. (argument: "hamlet", "group", "unit") */
#include <string.h>

#include "base/arena.h"
#include "base/yaml.h"
#include "desk/commune.h"
#include "domain/date.h"
#include "domain/number.h"
#include "view/place.h"
#include "view/views.h"

enum { ITEM_NEW = 1, ITEM_ADULTS, ITEM_LIST, ITEM_RECORD };

struct places {
    int kind;
    char chosen[64]; /* the argument of the page that is opened */
};

static void enter(struct kiosk *kiosk, void *state, const char *argument)
{
    (void)kiosk;
    struct places *places = state;
    places->kind = (int)place_kind(argument);
}

static struct page_cell people_cell(const struct commune_record *record, struct page *page)
{
    char number[NUMBER_SIZE], day[DATE_SIZE];
    if (record->people == COMMUNE_NOT_KNOWN)
        return (struct page_cell){.text = "chưa có", .style = STYLE_WAIT};
    number_text(record->people, number);
    if (record->people_on == YAML_NO_DATE)
        return (struct page_cell){.text = arena_text(page->arena, number)};
    date_text_short(record->people_on, day);
    return (struct page_cell){.text = arena_textf(page->arena, "%s (%s)", number, day)};
}

static struct page_cell state_cell(const struct commune_record *record, struct kiosk *kiosk,
                                   struct page *page)
{
    char day[DATE_SIZE];
    if (record->valid_to != YAML_NO_DATE) {
        const struct hamlet *into =
            commune_hamlet(desk_commune(kiosk_desk(kiosk)), record->successor);
        date_text(record->valid_to, day);
        return (struct page_cell){
            .text = into != NULL ? arena_textf(page->arena, "đến %s, nhập vào %s", day, into->name)
                                 : arena_textf(page->arena, "đến %s", day),
            .style = STYLE_DIM};
    }
    if (record->confirmed && record->people == COMMUNE_NOT_KNOWN)
        return (struct page_cell){.text = ""}; /* nothing yet that could be confirmed */
    return record->confirmed ? (struct page_cell){.text = "xã đã xác nhận", .style = STYLE_DONE}
                             : (struct page_cell){.text = "chưa xác nhận", .style = STYLE_WAIT};
}

/* "16.204 · xã đã xác nhận": a fact of the head beside the hamlets. */
static void describe_head(const struct commune *commune, int item, const char *id,
                          const char *label, struct page *page)
{
    struct commune_record record;
    if (!commune_record_find(commune, RECORD_HEAD, id, &record))
        return;
    bool adults = item == ITEM_ADULTS, known = record.people != COMMUNE_NOT_KNOWN;
    const char *state = record.confirmed ? "xã đã xác nhận" : "chưa xác nhận";
    const char *note = adults && !known ? "chưa có số" : state;
    if (adults && known)
        note = arena_textf(page->arena, "%s · %s", people_cell(&record, page).text, state);
    page_choice(page, item, item == ITEM_ADULTS ? '2' : '3', label, note)->second_style =
        record.confirmed && (known || !adults) ? STYLE_DONE : STYLE_WAIT;
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    static const int widths[3] = {40, -14, 24};
    static const char *const titles[] = {"Thôn", "Nhóm", "Đơn vị"};
    static const char *const fresh[] = {"một thôn mới", "một nhóm mới", "một đơn vị mới"};
    const struct places *places = state;
    enum record_kind kind = (enum record_kind)places->kind;
    const struct commune *commune = desk_commune(kiosk_counter(kiosk));
    size_t count = commune_record_count(commune, kind);
    const char **head = arena_new_array(page->arena, const char *, 3);
    struct page_cell *cells = arena_new_array(page->arena, struct page_cell, 3 * (count + 1));
    struct commune_record record;
    head[0] = titles[kind];
    head[1] = kind == RECORD_HAMLET ? "từ 18 tuổi" : "số người";
    head[2] = "";
    kiosk_title(kiosk, page, arena_textf(page->arena, "%s · %zu", titles[kind], count));
    for (size_t i = 0; commune_record_at(commune, kind, i, &record); i++) {
        cells[3 * i] = (struct page_cell){.text = arena_text(page->arena, record.name),
                                          .item = ITEM_RECORD + (int)i};
        cells[3 * i + 1] = people_cell(&record, page);
        cells[3 * i + 2] = state_cell(&record, kiosk, page);
    }
    page_choice(page, ITEM_NEW, '1', "Thêm", fresh[kind]);
    if (kind == RECORD_HAMLET) {
        describe_head(commune, ITEM_ADULTS, COMMUNE_ADULTS, "Cả xã từ 18 tuổi", page);
        describe_head(commune, ITEM_LIST, COMMUNE_HAMLETS, "Danh sách thôn đã đủ", page);
    }
    page_gap(page);
    struct page_table *table = arena_new_array(page->arena, struct page_table, 1);
    *table = (struct page_table){
        .columns = 3, .widths = widths, .head = head, .rows = (int)count, .cells = cells};
    page_table(page, table);
    page_focus(page, ITEM_RECORD);
    kiosk_key_as(page, ACTION_GO, "Xem, sửa", NULL);
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    struct places *places = state;
    enum record_kind kind = (enum record_kind)places->kind;
    struct commune_record record;
    if (act->action == ACTION_BACK)
        return react(REACT_BACK);
    if (act->action != ACTION_GO && act->action != UI_ACTION_CHOOSE)
        return react(REACT_STAY);
    if (act->item == ITEM_NEW)
        return react_open(&view_place, place_new(kind));
    if (act->item == ITEM_ADULTS || act->item == ITEM_LIST) {
        place_argument(RECORD_HEAD, act->item == ITEM_ADULTS ? COMMUNE_ADULTS : COMMUNE_HAMLETS,
                       places->chosen);
        return react_open(&view_place, places->chosen);
    }
    if (act->item < ITEM_RECORD || !commune_record_at(desk_commune(kiosk_counter(kiosk)), kind,
                                                      (size_t)(act->item - ITEM_RECORD), &record))
        return react(REACT_STAY);
    place_argument(kind, record.id, places->chosen);
    return react_open(&view_place, places->chosen);
}

const struct view view_places = {.name = "places",
                                 .state_size = sizeof(struct places),
                                 .enter = enter,
                                 .describe = describe,
                                 .act = act};
