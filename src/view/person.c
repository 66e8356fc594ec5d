/* One member of staff: a new PIN, head of the centre or not, gone. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "desk/staff.h"
#include "view/view.h"
#include "view/views.h"

enum item { ITEM_PIN = 1, ITEM_ROLE, ITEM_LEAVE, ITEM_SURE, ITEM_NOT };

/* What is asked once more. "Yes" is a letter: figures are what a clerk types of a PIN, and there may be
 * one still to come when this page is back. */
enum asked { ASKED_NOTHING, ASKED_LEAVE, ASKED_ROLE };

struct person {
    char staff[DESK_ID_SIZE];
    char argument[DESK_ID_SIZE + 8]; /* of the page that is opened: outlives the act */
    int asked;                       /* enum asked */
};

static void enter(struct kiosk *kiosk, void *state, const char *argument)
{
    (void)kiosk;
    struct person *person = state;
    snprintf(person->staff, sizeof person->staff, "%s", argument != NULL ? argument : "");
}

/* False: he is not here any more. */
static bool find(struct kiosk *kiosk, const struct person *person, struct staff_row *found)
{
    struct staff_row rows[STAFF_ROWS];
    struct error error = {0};
    size_t count = 0;
    if (!desk_staff_list(kiosk_counter(kiosk), rows, &count, &error))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (rows[i].state == STAFF_HERE && strcmp(rows[i].staff, person->staff) == 0) {
            *found = rows[i];
            return true;
        }
    }
    return false;
}

static bool is_own(struct kiosk *kiosk, const struct person *person)
{
    return strcmp(desk_staff_id(kiosk_counter(kiosk)), person->staff) == 0;
}

static void describe_leaving(const struct staff_row *row, struct page *page)
{
    page->name = arena_textf(page->arena, "person %s leaves", row->staff);
    page_heading(page, arena_textf(page->arena, "%s thôi làm ở quầy?", row->name));
    page_gap(page);
    page_text(page, NULL,
              "Mã PIN của người đó không mở được sổ nữa. Việc đã ghi vẫn mang tên cũ. Quay lại làm "
              "thì thêm như người mới.",
              STYLE_PLAIN);
    page_gap(page);
    page_choice(page, ITEM_NOT, '1', "Không, giữ lại", NULL);
    page_choice(page, ITEM_SURE, 'd', "Đúng, người đó thôi mở sổ", NULL);
}

static void describe_role(const struct staff_row *row, struct page *page)
{
    page->name = arena_textf(page->arena, "person %s role", row->staff);
    page_heading(page, row->head
                           ? arena_textf(page->arena, "%s không còn là người phụ trách?", row->name)
                           : arena_textf(page->arena, "Cho %s làm người phụ trách?", row->name));
    page_gap(page);
    page_text(page, NULL,
              row->head ? "Người đó không thêm, bớt cán bộ, không sửa được thôn, đơn vị nữa."
                        : "Người đó sẽ thêm, bớt được cán bộ, đặt lại mã PIN của người khác, sửa "
                          "thôn, đơn vị.",
              STYLE_PLAIN);
    page_gap(page);
    page_choice(page, ITEM_NOT, '1', "Không, để như cũ", NULL);
    page_choice(page, ITEM_SURE, 'd',
                row->head ? "Đúng, người đó thôi phụ trách" : "Đúng, người đó cùng phụ trách",
                NULL);
}

static void describe_choices(struct kiosk *kiosk, const struct person *person,
                             const struct staff_row *row, struct page *page)
{
    bool own = is_own(kiosk, person), head = desk_staff_is_head(kiosk_counter(kiosk));
    page_heading(page, arena_text(page->arena, row->name));
    page_text(page, NULL, row->head ? "người phụ trách" : "cán bộ", STYLE_DIM);
    page_gap(page);
    if (own)
        page_choice(page, ITEM_PIN, '1', "Đổi mã PIN", "cần mã đang dùng");
    else
        page_choice(page, ITEM_PIN, '1', "Đặt lại mã PIN", "khi người đó quên mã");
    page_choice(page, ITEM_ROLE, '2',
                row->head ? "Không còn là người phụ trách" : "Cho làm người phụ trách",
                row->head ? "thôi quản lý cán bộ, thôi giữ phiếu khôi phục"
                          : "quản lý cán bộ, giữ phiếu khôi phục");
    page_choice(page, ITEM_LEAVE, '3', "Thôi làm ở quầy", "không mở được sổ nữa");
    if (!head) {
        page_gap(page);
        page_text(page, NULL,
                  own ? "Các việc khác thì người phụ trách làm."
                      : "Chỉ người phụ trách làm được các việc này.",
                  STYLE_DIM);
    }
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    const struct person *person = state;
    struct staff_row row;
    kiosk_title(kiosk, page, "Quản trị · cán bộ");
    if (!find(kiosk, person, &row))
        page_text(page, NULL, "Người này không còn mã PIN trên máy này. Bấm Esc để về danh sách.",
                  STYLE_PLAIN);
    else if (person->asked == ASKED_LEAVE)
        describe_leaving(&row, page);
    else if (person->asked == ASKED_ROLE)
        describe_role(&row, page);
    else
        describe_choices(kiosk, person, &row, page);
    kiosk_key_as(page, ACTION_GO, "Chọn", NULL)->commits = true;
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

static struct reaction open_pin(struct kiosk *kiosk, struct person *person)
{
    if (is_own(kiosk, person))
        return react_open(&view_pin, "own");
    if (!desk_staff_is_head(kiosk_counter(kiosk)))
        return react_refuse("Chỉ người phụ trách đặt lại được mã PIN của người khác.");
    snprintf(person->argument, sizeof person->argument, "reset %s", person->staff);
    return react_open(&view_pin, person->argument);
}

static int head_count(struct kiosk *kiosk)
{
    struct staff_row rows[STAFF_ROWS];
    struct error error = {0};
    size_t count = 0;
    int heads = 0;
    if (!desk_staff_list(kiosk_counter(kiosk), rows, &count, &error))
        return 0;
    for (size_t i = 0; i < count; i++)
        heads += rows[i].state == STAFF_HERE && rows[i].head;
    return heads;
}

/* What would be refused is refused before it is asked. */
static struct reaction ask_role(struct kiosk *kiosk, struct person *person)
{
    struct staff_row row;
    struct error error = {0};
    if (!desk_staff_is_head(kiosk_counter(kiosk)))
        return react_refuse("Chỉ người phụ trách làm được việc này.");
    if (!find(kiosk, person, &row))
        return react(REACT_BACK);
    if (row.head && head_count(kiosk) == 1) {
        error_set(&error, ERROR_REFUSED, "last head");
        return kiosk_refuse(ACT_STAFF, &error);
    }
    person->asked = ASKED_ROLE;
    return react(REACT_STAY);
}

static struct reaction ask_leave(struct kiosk *kiosk, struct person *person)
{
    if (!desk_staff_is_head(kiosk_counter(kiosk)))
        return react_refuse("Chỉ người phụ trách làm được việc này.");
    if (is_own(kiosk, person))
        return react_refuse("Không tự cho mình thôi mở sổ được. Nhờ người phụ trách khác làm.");
    person->asked = ASKED_LEAVE;
    return react(REACT_STAY);
}

/* What was asked is wanted. */
static struct reaction do_it(struct kiosk *kiosk, const struct person *person)
{
    struct desk *desk = kiosk_counter(kiosk);
    struct error error = {0};
    struct staff_row row;
    if (!find(kiosk, person, &row))
        return react(REACT_BACK);
    bool done = person->asked == ASKED_LEAVE
                    ? desk_staff_leave(desk, person->staff, &error)
                    : desk_staff_role(desk, person->staff, !row.head, &error);
    return done ? react(REACT_BACK) : kiosk_refuse(ACT_STAFF, &error);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    struct person *person = state;
    if (act->action == ACTION_BACK) {
        bool asked = person->asked != ASKED_NOTHING;
        person->asked = ASKED_NOTHING;
        return react(asked ? REACT_STAY : REACT_BACK);
    }
    if (act->action != ACTION_GO && act->action != UI_ACTION_CHOOSE)
        return react(REACT_STAY);
    switch (act->item) {
    case ITEM_PIN: return open_pin(kiosk, person);
    case ITEM_ROLE: return ask_role(kiosk, person);
    case ITEM_LEAVE: return ask_leave(kiosk, person);
    case ITEM_NOT: person->asked = ASKED_NOTHING; return react(REACT_STAY);
    case ITEM_SURE: return do_it(kiosk, person);
    default: return react(REACT_STAY);
    }
}

const struct view view_person = {.name = "person",
                                 .state_size = sizeof(struct person),
                                 .enter = enter,
                                 .describe = describe,
                                 .act = act};
