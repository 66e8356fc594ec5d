/* Two records, one person? Who may be the same is proposed, shown side by side, and joined; what was
 * joined is shown, and parted. */
#include "desk/join.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "desk/names.h"
#include "domain/date.h"
#include "domain/id_number.h"
#include "domain/phone.h"
#include "view/listed.h"
#include "view/saved.h"
#include "view/views.h"

#define SHOWN        5  /* of each list: both fit on 24 rows */
#define OPEN_MS      40 /* between two parts of the names that are opened for searching */
#define JOINED_ITEMS 20 /* items of the joined ones begin behind it */
#define ITEM_SEARCH  40

struct join {
    char id[DESK_ID_SIZE];
    struct field search; /* another record, of who knows that there is one */
    struct desk_record own, may_be[SHOWN], joined[SHOWN];
    int may_be_count, joined_count;
    int chosen; /* item whose two records stand side by side, or 0: the lists */
    int64_t head;
    char trouble[400];
};

static void load(struct kiosk *kiosk, struct join *join)
{
    struct error error = {0};
    struct desk *desk = kiosk_desk(kiosk);
    struct citizen kept;
    join->may_be_count = join->joined_count = join->chosen = 0;
    join->trouble[0] = '\0';
    if (!desk_citizen(desk, join->id, &kept, &error) ||
        !desk_record_read(desk, kept.id, &join->own, &error)) {
        snprintf(join->trouble, sizeof join->trouble, "%s", kiosk_refuse(ACT_FIND, &error).why);
    } else {
        join->may_be_count =
            (int)(join->search.text[0] != '\0'
                      ? desk_join_typed(desk, kept.id, join->search.text, join->may_be, SHOWN,
                                        &error)
                      : desk_join_candidates(desk, kept.id, join->may_be, SHOWN, &error));
        join->joined_count = (int)desk_joined(desk, kept.id, join->joined, SHOWN, &error);
    }
    explicit_bzero(&kept, sizeof kept);
}

static void enter(struct kiosk *kiosk, void *state, const char *argument)
{
    struct join *join = state;
    snprintf(join->id, sizeof join->id, "%s", argument != NULL ? argument : "");
    listed_moved(kiosk, &join->head);
    load(kiosk, join);
}

/* The record behind an item, or NULL. */
static const struct desk_record *record_of(const struct join *join, int item)
{
    if (item > 0 && item <= join->may_be_count)
        return &join->may_be[item - 1];
    if (item > JOINED_ITEMS && item <= JOINED_ITEMS + join->joined_count)
        return &join->joined[item - JOINED_ITEMS - 1];
    return NULL;
}

static bool is_joined(int item)
{
    return item > JOINED_ITEMS;
}

/* ---- words ----------------------------------------------------------------------------------- */

static const char *name_of(const struct desk_record *record, struct page *page)
{
    const char *name = record->citizen.name;
    return name[0] != '\0' ? arena_text(page->arena, name) : "chưa ghi tên";
}

static const char *number_of(const struct desk_record *record, struct page *page)
{
    char mask[ID_NUMBER_MASK_SIZE];
    if (record->citizen.id_number[0] == '\0')
        return "chưa có số";
    id_number_mask(record->citizen.id_number, mask);
    return arena_text(page->arena, mask);
}

static const char *phone_of(const struct desk_record *record, struct page *page)
{
    char mask[PHONE_MASK_SIZE];
    if (record->citizen.phone[0] == '\0')
        return "chưa ghi";
    phone_mask(record->citizen.phone, mask);
    return arena_text(page->arena, mask);
}

static const char *place_of(struct kiosk *kiosk, const struct desk_record *record,
                            struct page *page)
{
    const char *text = listed_apart(kiosk, &record->citizen, page);
    return text[0] != '\0' ? text : "chưa ghi";
}

static const char *visits_of(const struct desk_record *record, struct page *page)
{
    char date[DATE_SIZE];
    long day;
    if (!date_read_iso(record->last_day, &day))
        return "chưa có lượt nào";
    date_text(day, date);
    return arena_textf(page->arena, "%ld lượt, %s", record->visits, date);
}

/* ---- the lists ------------------------------------------------------------------------------- */

static void add_row(struct kiosk *kiosk, const struct desk_record *record, int item,
                    struct page_cell cell[4], struct page *page)
{
    cell[0] = (struct page_cell){.text = name_of(record, page), .item = item};
    cell[1] = (struct page_cell){.text = number_of(record, page)};
    cell[2] = (struct page_cell){.text = place_of(kiosk, record, page)};
    cell[3] = (struct page_cell){.text = visits_of(record, page), .style = STYLE_DIM};
}

static void add_list(struct kiosk *kiosk, const struct desk_record *records, int count, int first,
                     struct page *page)
{
    static const int widths[4] = {21, 14, 20, 20};
    static const char *const head[4] = {"Họ tên", "Số định danh", "Năm sinh, thôn",
                                        "Lượt, lần cuối"};
    struct page_cell *cells = arena_new_array(page->arena, struct page_cell, 4 * (count + 1));
    for (int i = 0; i < count; i++)
        add_row(kiosk, &records[i], first + i, &cells[4 * i], page);
    listed_table(page, 4, widths, head, count, cells);
}

static const char *why_none(struct kiosk *kiosk, const struct join *join)
{
    if (desk_names_percent(kiosk_desk(kiosk)) < 100)
        return "Đang tìm…";
    return join->search.text[0] != '\0'
               ? "Không thấy hồ sơ nào như vậy. Thử gõ ít chữ hơn."
               : "Không có hồ sơ nào cùng tên, cùng năm sinh hay cùng số điện thoại.";
}

static void describe_lists(struct kiosk *kiosk, struct join *join, struct page *page)
{
    page_heading(page, "Hồ sơ đang xem");
    add_list(kiosk, &join->own, 1, 0, page);
    page_gap(page);
    struct page_block *search = page_field(page, ITEM_SEARCH, "Tìm hồ sơ kia", &join->search,
                                           "tên, mấy số cuối, năm sinh", NULL);
    search->masked = true;
    search->typing = TYPING_PLACE;
    page_heading(page, join->search.text[0] != '\0' ? "Tìm thấy" : "Có thể là cùng một người");
    if (join->may_be_count > 0)
        add_list(kiosk, join->may_be, join->may_be_count, 1, page);
    else
        page_text(page, NULL, why_none(kiosk, join), STYLE_DIM);
    if (join->joined_count > 0) {
        page_gap(page);
        page_heading(page, "Đã gộp vào hồ sơ này");
        add_list(kiosk, join->joined, join->joined_count, JOINED_ITEMS + 1, page);
    }
    bool any = join->may_be_count + join->joined_count > 0;
    kiosk_key_as(page, ACTION_GO, "Xem hai hồ sơ", any ? NULL : "Không có hồ sơ nào để xem.");
}

/* ---- side by side ---------------------------------------------------------------------------- */

static void describe_pair(struct kiosk *kiosk, const struct join *join, struct page *page)
{
    static const int widths[3] = {18, 29, 29};
    static const char *const head[3] = {"", "Hồ sơ đang xem", "Hồ sơ kia"};
    const struct desk_record *one = &join->own, *other = record_of(join, join->chosen);
    bool parting = is_joined(join->chosen);
    const char *const words[] = {"Họ tên",
                                 name_of(one, page),
                                 name_of(other, page),
                                 "Số định danh",
                                 number_of(one, page),
                                 number_of(other, page),
                                 "Năm sinh, thôn",
                                 place_of(kiosk, one, page),
                                 place_of(kiosk, other, page),
                                 "Điện thoại",
                                 phone_of(one, page),
                                 phone_of(other, page),
                                 "Số lượt, lần cuối",
                                 visits_of(one, page),
                                 visits_of(other, page)};
    size_t count = sizeof words / sizeof words[0];
    struct page_cell *cells = arena_new_array(page->arena, struct page_cell, count);
    for (size_t i = 0; i < count; i++)
        cells[i] =
            (struct page_cell){.text = words[i], .style = i % 3 == 0 ? STYLE_DIM : STYLE_PLAIN};
    page_heading(page, parting ? "Hai hồ sơ này đã gộp thành một. Tách ra?"
                               : "Hai hồ sơ này là của một người?");
    page_gap(page);
    listed_table(page, 3, widths, head, (int)count / 3, cells);
    page_gap(page);
    page_text(page, NULL,
              parting
                  ? "Tách rồi thì mỗi hồ sơ lại có lượt, kết quả và ngày hẹn của riêng nó."
                  : "Gộp rồi thì số liệu và ngày hẹn tính là một người; tên và số lấy của hồ sơ "
                    "có số định danh. Gộp nhầm thì Ctrl-Z, hoặc về trang này mà tách.",
              STYLE_DIM);
    kiosk_key_as(page, ACTION_GO, parting ? "Tách" : "Gộp", NULL)->commits = true;
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    struct join *join = state;
    if (listed_moved(kiosk, &join->head)) /* joined, parted or undone */
        load(kiosk, join);
    kiosk_title(kiosk, page, "Gộp hồ sơ");
    if (join->trouble[0] != '\0')
        page_text(page, NULL, join->trouble, STYLE_FAIL);
    else if (record_of(join, join->chosen) != NULL)
        describe_pair(kiosk, join, page);
    else
        describe_lists(kiosk, join, page);
    kiosk_key_as(page, ACTION_BACK, join->chosen != 0 ? "Chọn lại" : "Về", NULL);
}

/* ---- acts ------------------------------------------------------------------------------------ */

/* Enter in the field takes the first: it is what was looked for. */
static struct reaction choose(struct join *join, int item)
{
    if (item == ITEM_SEARCH)
        item = join->may_be_count > 0 ? 1 : JOINED_ITEMS + 1;
    if (record_of(join, item) != NULL)
        join->chosen = item;
    return react(REACT_STAY);
}

static struct reaction settle(struct kiosk *kiosk, struct join *join)
{
    struct error error = {0};
    const char *other = record_of(join, join->chosen)->citizen.id;
    bool good = is_joined(join->chosen)
                    ? desk_part(kiosk_desk(kiosk), other, &error)
                    : desk_join(kiosk_desk(kiosk), join->own.citizen.id, other, &error);
    if (!good)
        return kiosk_refuse(ACT_WRITE, &error);
    field_clear(&join->search); /* it was found */
    return react(REACT_STAY);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    struct join *join = state;
    bool pair = record_of(join, join->chosen) != NULL;
    switch (act->action) {
    case UI_ACTION_CHANGED: load(kiosk, join); return react(REACT_STAY);
    case ACTION_BACK:
        if (!pair)
            return react(REACT_BACK);
        join->chosen = 0;
        return react(REACT_STAY);
    case ACTION_GO:
    case UI_ACTION_CHOOSE: return pair ? settle(kiosk, join) : choose(join, act->item);
    default: return react(REACT_STAY);
    }
}

/* Names are still being opened: the lists are looked for again when all are. */
static int64_t wake(struct kiosk *kiosk, void *state)
{
    (void)state;
    return desk_names_percent(kiosk_desk(kiosk)) < 100 ? kiosk_steady(kiosk) + OPEN_MS : -1;
}

static struct reaction ready(struct kiosk *kiosk, void *state)
{
    struct join *join = state;
    struct error ignored = {0};
    if (!desk_names_more(kiosk_desk(kiosk), &ignored) && join->chosen == 0)
        load(kiosk, join);
    return react(REACT_STAY);
}

static json_t *save(const void *state)
{
    const struct join *join = state;
    json_t *json = json_pack("{s:s}", "citizen", join->id);
    save_field(json, "search", &join->search);
    return json;
}

static bool restore(struct kiosk *kiosk, void *state, const json_t *saved)
{
    const char *id = json_string_value(json_object_get(saved, "citizen"));
    restore_field(saved, "search", &((struct join *)state)->search);
    enter(kiosk, state, id);
    return id != NULL;
}

const struct view view_join = {.name = "join",
                               .state_size = sizeof(struct join),
                               .enter = enter,
                               .describe = describe,
                               .act = act,
                               .wake = wake,
                               .ready = ready,
                               .save = save,
                               .restore = restore};
