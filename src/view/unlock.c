/* Name and PIN. The key is derived in a child: the page goes on, keys typed meanwhile wait. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "domain/commune.h"
#include "view/kiosk.h"
#include "view/view.h"
#include "view/views.h"

#define POLL_MS   20 /* a child that has closed its pipe and not ended cannot be watched */
#define SECOND_MS 1000
#define PIN_LIMIT 12

enum item { ITEM_PIN = 1, ITEM_STAFF };

struct unlock {
    struct field pin;
    int chosen; /* of the staff; -1: nobody yet */
    bool working;
    bool leaving;       /* F10 was pressed once */
    int64_t wait_until; /* steady time before which no PIN is tried */
    char wrong[400];
};

static void enter(struct kiosk *kiosk, void *state, const char *argument)
{
    (void)argument;
    struct unlock *unlock = state;
    const struct desk *desk = kiosk_counter(kiosk);
    const char *given = kiosk_options(kiosk)->staff;
    unlock->chosen = desk_staff_count(desk) == 1 ? 0 : -1;
    for (size_t i = 0; given != NULL && i < desk_staff_count(desk); i++)
        if (strcmp(desk_staff_name(desk, i), given) == 0)
            unlock->chosen = (int)i;
}

static void leave(void *state)
{
    struct unlock *unlock = state;
    field_clear(&unlock->pin);
}

static void describe_staff(struct kiosk *kiosk, struct page *page)
{
    const struct desk *desk = kiosk_counter(kiosk);
    page_heading(page, "Ai ngồi quầy?");
    page_gap(page);
    for (size_t i = 0; i < desk_staff_count(desk); i++)
        page_choice(page, ITEM_STAFF + (int)i, i < 9 ? '1' + (int)i : 0, desk_staff_name(desk, i),
                    NULL);
    kiosk_key_as(page, ACTION_GO, "Chọn", NULL);
}

/* What stands beside the PIN: why it was refused, and how long to wait. */
static const char *wrong_text(struct kiosk *kiosk, const struct unlock *unlock, struct page *page)
{
    int64_t left = unlock->wait_until - kiosk_steady(kiosk);
    if (left > 0)
        return arena_textf(page->arena, "Gõ sai nhiều lần. Chờ %lld giây nữa rồi gõ lại.",
                           (long long)((left + SECOND_MS - 1) / SECOND_MS));
    return unlock->wrong[0] != '\0' ? arena_text(page->arena, unlock->wrong) : NULL;
}

static void describe_pin(struct kiosk *kiosk, struct unlock *unlock, struct page *page)
{
    const struct desk *desk = kiosk_counter(kiosk);
    page_heading(page, desk_staff_name(desk, (size_t)unlock->chosen));
    page_gap(page);
    if (unlock->working) {
        page_text(page, NULL, "Đang mở sổ…", STYLE_WAIT);
        return;
    }
    struct page_block *field =
        page_field(page, ITEM_PIN, "Mã PIN", &unlock->pin, NULL, wrong_text(kiosk, unlock, page));
    field->secret = true;
    field->digits = true;
    field->limit = PIN_LIMIT;
    kiosk_key_as(page, ACTION_GO, "Mở sổ", NULL)->commits = true;
    if (desk_staff_count(desk) > 1)
        kiosk_key_as(page, ACTION_BACK, "Người khác", NULL);
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    struct unlock *unlock = state;
    kiosk_title(kiosk, page, NULL);
    if (unlock->chosen < 0) {
        page->name = "unlock staff";
        describe_staff(kiosk, page);
    } else {
        describe_pin(kiosk, unlock, page);
    }
    if (kiosk_options(kiosk)->hint != NULL) {
        page_gap(page);
        page_text(page, NULL, kiosk_options(kiosk)->hint, STYLE_DIM);
    }
    kiosk_key_as(page, ACTION_LEAVE, "Thoát", NULL);
}

static struct reaction failed(struct kiosk *kiosk, struct unlock *unlock, const struct error *error)
{
    field_clear(&unlock->pin);
    snprintf(unlock->wrong, sizeof unlock->wrong, "%s", kiosk_refuse(ACT_UNLOCK, error).why);
    if (error->code == ERROR_WAIT)
        unlock->wait_until = kiosk_steady(kiosk) + strtoll(error->cause, NULL, 10) * SECOND_MS;
    return react(REACT_STAY);
}

static struct reaction try_pin(struct kiosk *kiosk, struct unlock *unlock)
{
    struct error error = {0};
    if (kiosk_steady(kiosk) < unlock->wait_until || unlock->pin.text[0] == '\0')
        return react(REACT_STAY);
    unlock->wrong[0] = '\0';
    struct desk *desk = kiosk_counter(kiosk);
    if (!desk_unlock_start(desk, desk_staff_name(desk, (size_t)unlock->chosen), unlock->pin.text,
                           &error))
        return failed(kiosk, unlock, &error);
    field_clear(&unlock->pin);
    unlock->working = true;
    return react(REACT_STAY);
}

static struct reaction choose(struct unlock *unlock, int item)
{
    if (item >= ITEM_STAFF)
        unlock->chosen = item - ITEM_STAFF;
    return react(REACT_STAY);
}

/* F10 is another key once the book is open: it ends the program only when pressed again. */
static struct reaction leave_program(struct unlock *unlock)
{
    if (unlock->leaving)
        return react(REACT_END);
    unlock->leaving = true;
    return react_refuse("Bấm F10 lần nữa thì thoát chương trình. Vào Quản trị thì mở sổ trước.");
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    struct unlock *unlock = state;
    if (act->action == ACTION_LEAVE)
        return leave_program(unlock);
    unlock->leaving = false;
    if (act->action == ACTION_BACK && !unlock->working) {
        field_clear(&unlock->pin);
        unlock->chosen = -1;
        unlock->wrong[0] = '\0';
        unlock->wait_until = 0;
        return react(REACT_STAY);
    }
    if (act->action != ACTION_GO && act->action != UI_ACTION_CHOOSE)
        return react(REACT_STAY);
    if (unlock->chosen < 0)
        return choose(unlock, act->item);
    return unlock->working ? react(REACT_STAY) : try_pin(kiosk, unlock);
}

static int64_t wake(struct kiosk *kiosk, void *state)
{
    const struct unlock *unlock = state;
    if (unlock->working)
        return desk_unlock_watch(kiosk_counter(kiosk)) < 0 ? kiosk_steady(kiosk) + POLL_MS : -1;
    return kiosk_steady(kiosk) < unlock->wait_until ? kiosk_steady(kiosk) + SECOND_MS : -1;
}

static int watch(struct kiosk *kiosk, void *state)
{
    const struct unlock *unlock = state;
    return unlock->working ? desk_unlock_watch(kiosk_counter(kiosk)) : -1;
}

static struct reaction ready(struct kiosk *kiosk, void *state)
{
    struct unlock *unlock = state;
    struct error error = {0};
    if (!unlock->working)
        return react(REACT_STAY);
    switch (desk_unlock_poll(kiosk_counter(kiosk), &error)) {
    case UNLOCK_WORKING: return react(REACT_STAY);
    case UNLOCK_DONE: return react(REACT_RESUME);
    case UNLOCK_FAILED: break;
    }
    unlock->working = false;
    return failed(kiosk, unlock, &error);
}

const struct view view_unlock = {.name = "unlock",
                                 .state_size = sizeof(struct unlock),
                                 .enter = enter,
                                 .describe = describe,
                                 .act = act,
                                 .wake = wake,
                                 .watch = watch,
                                 .ready = ready,
                                 .leave = leave,
                                 .transient = true};
