/* Who may open the book: the list. Enter on a name: what can be done about it. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "desk/staff.h"
#include "domain/date.h"
#include "domain/number.h"
#include "view/view.h"
#include "view/views.h"

enum item { ITEM_ADD = 1, ITEM_STAFF };

struct staff {
    size_t count;
    struct staff_row row[STAFF_ROWS];
    char trouble[400];
};

/* Read anew each time: it changes on the pages behind. */
static void load(struct kiosk *kiosk, struct staff *staff)
{
    struct error error = {0};
    staff->trouble[0] = '\0';
    if (!desk_staff_list(kiosk_counter(kiosk), staff->row, &staff->count, &error))
        memcpy(staff->trouble, kiosk_refuse(ACT_STAFF, &error).why, sizeof staff->trouble);
}

static const char *last_text(const struct staff_row *row, struct page *page)
{
    char date[DATE_SIZE];
    long day = 0;
    if (row->last_day[0] == '\0' || !date_read_iso(row->last_day, &day))
        return "chưa mở sổ lần nào";
    date_text(day, date);
    return arena_textf(page->arena, "mở sổ %s", date);
}

static const char *note(const struct staff_row *row, struct page *page)
{
    char visits[NUMBER_SIZE];
    number_text(row->visits, visits);
    return arena_textf(page->arena, "%s · %s · %s lượt tháng này",
                       row->head ? "phụ trách" : "cán bộ", last_text(row, page), visits);
}

static void describe_others(const struct staff *staff, struct page *page)
{
    bool first = true;
    for (size_t i = 0; i < staff->count; i++) {
        const struct staff_row *row = &staff->row[i];
        if (row->state == STAFF_HERE)
            continue;
        if (first)
            page_gap(page);
        first = false;
        page_text(page, NULL,
                  arena_textf(page->arena, "%s: %s, %s", row->name,
                              row->state == STAFF_GONE ? "đã thôi" : "chưa có mã PIN trên máy này",
                              last_text(row, page)),
                  STYLE_DIM);
    }
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    struct staff *staff = state;
    load(kiosk, staff);
    kiosk_title(kiosk, page, "Quản trị · cán bộ, mã PIN");
    if (staff->trouble[0] != '\0')
        page_text(page, NULL, staff->trouble, STYLE_FAIL);
    for (size_t i = 0; i < staff->count; i++)
        if (staff->row[i].state == STAFF_HERE)
            page_choice(page, ITEM_STAFF + (int)i, i < 9 ? '1' + (int)i : 0, staff->row[i].name,
                        note(&staff->row[i], page));
    page_gap(page);
    page_choice(page, ITEM_ADD, 't', "Thêm cán bộ", "tên và mã PIN riêng");
    describe_others(staff, page);
    page_gap(page);
    page_text(page, NULL,
              "Mỗi người một mã PIN, đừng dùng chung: sổ ghi ai làm việc gì. Hai người trùng tên "
              "thì ghi thêm tên đệm hay tên thôn.",
              STYLE_DIM);
    page_focus(page, ITEM_STAFF);
    kiosk_key_as(page, ACTION_GO, "Chọn", NULL);
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    (void)kiosk;
    const struct staff *staff = state;
    size_t which = (size_t)(act->item - ITEM_STAFF);
    if (act->action == ACTION_BACK)
        return react(REACT_BACK);
    if (act->action != ACTION_GO && act->action != UI_ACTION_CHOOSE)
        return react(REACT_STAY);
    if (act->item == ITEM_ADD)
        return react_open(&view_pin, "add");
    return act->item >= ITEM_STAFF && which < staff->count
               ? react_open(&view_person, staff->row[which].staff)
               : react(REACT_STAY);
}

const struct view view_staff = {
    .name = "staff", .state_size = sizeof(struct staff), .describe = describe, .act = act};
