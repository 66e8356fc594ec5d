/* A PIN is made, changed or asked again (argument: "add", "own", "reset ID", "sheet"). Keys are made
 * in a child: the page goes on. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "desk/staff.h"
#include "view/view.h"
#include "view/views.h"

#define POLL_MS     20 /* a child that has closed its pipe and not ended cannot be watched */
#define PIN_LONGEST 12

enum item { ITEM_NAME = 1, ITEM_OLD, ITEM_PIN, ITEM_AGAIN, ITEM_ROLE };

struct pin {
    enum staff_what what;
    char staff[DESK_ID_SIZE]; /* whose PIN is reset */
    struct field name, old, pin, again;
    int role;       /* 0 staff, 1 head */
    int wrong_item; /* the field with the mistake; 0: none */
    char wrong[400];
    bool working;
};

static void enter(struct kiosk *kiosk, void *state, const char *argument)
{
    (void)kiosk;
    struct pin *pin = state;
    const char *words = argument != NULL ? argument : "own";
    pin->what = STAFF_OWN_PIN;
    if (strcmp(words, "add") == 0)
        pin->what = STAFF_ADD;
    else if (strcmp(words, "sheet") == 0)
        pin->what = STAFF_PROVE;
    else if (strncmp(words, "reset ", 6) == 0) {
        pin->what = STAFF_RESET_PIN;
        snprintf(pin->staff, sizeof pin->staff, "%s", words + 6);
    }
}

/* A name that was typed is there again; a PIN never. */
static bool again(struct kiosk *kiosk, void *state, const char *argument, bool same_visit)
{
    struct pin *pin = state;
    (void)kiosk;
    (void)same_visit;
    pin->wrong_item = 0;
    return pin->what == STAFF_ADD && pin->name.text[0] != '\0' && argument != NULL &&
           strcmp(argument, "add") == 0;
}

static void leave(void *state)
{
    struct pin *pin = state;
    field_clear(&pin->old);
    field_clear(&pin->pin);
    field_clear(&pin->again);
}

/* ---- what is shown --------------------------------------------------------------------------- */

static const char *whose(struct kiosk *kiosk, const struct pin *pin)
{
    static const char nobody[] = "";
    struct desk *desk = kiosk_counter(kiosk);
    struct staff_row rows[STAFF_ROWS];
    struct error error = {0};
    size_t count = 0;
    if (!desk_staff_list(desk, rows, &count, &error))
        return nobody;
    for (size_t i = 0; i < count && i < desk_staff_count(desk); i++)
        if (strcmp(rows[i].staff, pin->staff) == 0)
            return desk_staff_name(desk, i);
    return nobody;
}

static const char *heading(struct kiosk *kiosk, const struct pin *pin, struct page *page)
{
    switch (pin->what) {
    case STAFF_ADD: return "Thêm cán bộ";
    case STAFF_OWN_PIN:
        return arena_textf(page->arena, "Đổi mã PIN của %s", desk_staff(kiosk_counter(kiosk)));
    case STAFF_RESET_PIN: return arena_textf(page->arena, "Mã PIN mới cho %s", whose(kiosk, pin));
    case STAFF_PROVE: break;
    }
    return "Xem phiếu khôi phục";
}

static void add_pin(struct pin *pin, int item, const char *label, struct field *field,
                    const char *hint, struct page *page)
{
    struct page_block *block =
        page_field(page, item, label, field, hint,
                   pin->wrong_item == item ? arena_text(page->arena, pin->wrong) : NULL);
    block->secret = true;
    block->digits = true;
    block->limit = PIN_LONGEST;
}

static void describe_form(struct kiosk *kiosk, struct pin *pin, struct page *page)
{
    static const char *const roles[] = {"cán bộ", "phụ trách"};
    if (pin->what == STAFF_ADD)
        page_field(page, ITEM_NAME, "Họ tên", &pin->name, "như Nguyễn Thị Lan",
                   pin->wrong_item == ITEM_NAME ? arena_text(page->arena, pin->wrong) : NULL)
            ->typing = TYPING_PLACE;
    if (pin->what == STAFF_OWN_PIN || pin->what == STAFF_PROVE)
        add_pin(pin, ITEM_OLD, "PIN đang dùng", &pin->old, NULL, page);
    if (pin->what != STAFF_PROVE) {
        add_pin(pin, ITEM_PIN, "PIN mới", &pin->pin, "6 đến 12 chữ số", page);
        add_pin(pin, ITEM_AGAIN, "Gõ lại PIN mới", &pin->again, NULL, page);
    }
    if (pin->what == STAFF_ADD && desk_staff_is_head(kiosk_counter(kiosk)))
        page_options(page, ITEM_ROLE, "Vai trò", roles, 2, &pin->role);
    page_gap(page);
    if (pin->what == STAFF_PROVE)
        page_text(page, NULL,
                  "Ai có phiếu này mở được sổ của cả xã. Chỉ mở khi không ai khác nhìn thấy màn "
                  "hình, và có giấy bút để chép.",
                  STYLE_PLAIN);
    else
        page_text(page, NULL,
                  pin->what == STAFF_OWN_PIN
                      ? "Đừng lấy ngày sinh, 123456 hay số dễ đoán."
                      : "Người đó tự gõ mã của mình. Đừng lấy ngày sinh, 123456 hay số dễ đoán.",
                  STYLE_DIM);
    page_focus(page, pin->wrong_item);
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    struct pin *pin = state;
    kiosk_title(kiosk, page, "Quản trị · mã PIN");
    page_heading(page, heading(kiosk, pin, page));
    page_gap(page);
    if (pin->working) {
        page_text(page, NULL, "Máy đang tính khóa…", STYLE_WAIT);
        return;
    }
    describe_form(kiosk, pin, page);
    kiosk_key_as(page, ACTION_GO, pin->what == STAFF_PROVE ? "Xem phiếu" : "Ghi", NULL)->commits =
        true;
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

/* ---- the form -------------------------------------------------------------------------------- */

static struct reaction wrong(struct kiosk *kiosk, struct pin *pin, int item, const char *why)
{
    pin->wrong_item = item;
    snprintf(pin->wrong, sizeof pin->wrong, "%s", why);
    kiosk_focus(kiosk, item);
    return react(REACT_STAY);
}

/* The sentence stands beside the field that it is about; what was typed right stays. */
static struct reaction failed(struct kiosk *kiosk, struct pin *pin, const struct error *error)
{
    struct reaction refused = kiosk_refuse(ACT_STAFF, error);
    switch (error->code) {
    case ERROR_PIN:
    case ERROR_WAIT: field_clear(&pin->old); return wrong(kiosk, pin, ITEM_OLD, refused.why);
    case ERROR_WEAK: field_clear(&pin->again); return wrong(kiosk, pin, ITEM_PIN, refused.why);
    case ERROR_EXISTS:
    case ERROR_INPUT: return wrong(kiosk, pin, ITEM_NAME, refused.why);
    case ERROR_REFUSED:
        if (strcmp(error->cause, "same PIN") == 0)
            return wrong(kiosk, pin, ITEM_PIN, refused.why);
        return refused;
    default: return refused;
    }
}

static struct reaction start(struct kiosk *kiosk, struct pin *pin)
{
    struct error error = {0};
    if (pin->what != STAFF_PROVE && strcmp(pin->pin.text, pin->again.text) != 0) {
        field_clear(&pin->again); /* dots cannot be mended */
        return wrong(kiosk, pin, ITEM_AGAIN, "Hai lần gõ chưa giống nhau. Gõ lại dòng này.");
    }
    char *name = text_clean(pin->name.text, strlen(pin->name.text), FIELD_SIZE - 1);
    struct staff_change change = {.what = pin->what,
                                  .staff = pin->what == STAFF_ADD ? name : pin->staff,
                                  .head = pin->role == 1,
                                  .pin = pin->pin.text,
                                  .own_pin = pin->old.text};
    bool started = desk_staff_start(kiosk_counter(kiosk), &change, &error);
    free(name);
    if (!started)
        return failed(kiosk, pin, &error);
    pin->wrong_item = 0;
    pin->working = true;
    return react(REACT_STAY);
}

/* Enter goes to the next field, and on the last one it does it. */
static struct reaction go_on(struct kiosk *kiosk, struct pin *pin, int item)
{
    int next = item == ITEM_NAME ? ITEM_PIN : item + 1;
    bool last = item == ITEM_AGAIN || item == ITEM_ROLE || pin->what == STAFF_PROVE;
    pin->wrong_item = 0;
    if (last)
        return start(kiosk, pin);
    kiosk_focus(kiosk, next);
    return react(REACT_STAY);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    struct pin *pin = state;
    if (pin->working)
        return react(REACT_STAY);
    switch (act->action) {
    case ACTION_BACK: return react(REACT_BACK);
    case UI_ACTION_CHANGED:
        if (act->item == pin->wrong_item)
            pin->wrong_item = 0;
        return react(REACT_STAY);
    case ACTION_GO: return go_on(kiosk, pin, act->item);
    default: return react(REACT_STAY);
    }
}

/* ---- the child ------------------------------------------------------------------------------- */

static int watch(struct kiosk *kiosk, void *state)
{
    const struct pin *pin = state;
    return pin->working ? desk_staff_watch(kiosk_counter(kiosk)) : -1;
}

static int64_t wake(struct kiosk *kiosk, void *state)
{
    const struct pin *pin = state;
    return pin->working && desk_staff_watch(kiosk_counter(kiosk)) < 0
               ? kiosk_steady(kiosk) + POLL_MS
               : -1;
}

static struct reaction ready(struct kiosk *kiosk, void *state)
{
    struct pin *pin = state;
    struct error error = {0};
    if (!pin->working)
        return react(REACT_STAY);
    enum desk_unlock done = desk_staff_poll(kiosk_counter(kiosk), &error);
    if (done == UNLOCK_WORKING)
        return react(REACT_STAY);
    pin->working = false;
    if (done == UNLOCK_FAILED)
        return failed(kiosk, pin, &error);
    field_clear(&pin->name);
    return pin->what == STAFF_PROVE ? react_replace(&view_sheet, NULL) : react(REACT_BACK);
}

const struct view view_pin = {.name = "pin",
                              .state_size = sizeof(struct pin),
                              .enter = enter,
                              .again = again,
                              .describe = describe,
                              .act = act,
                              .wake = wake,
                              .watch = watch,
                              .ready = ready,
                              .leave = leave,
                              .transient = true};
