/* What all pages have: first row, what was said, the keys that work everywhere. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "view/kiosk_print.h"
#include "view/kiosk_private.h"
#include "view/views.h"

const struct action_row kiosk_actions[] = {
#define ACTION(id, key, label, group) {key, label, group},
    VIEW_ACTIONS(ACTION)
#undef ACTION
        {0, NULL, NULL}};

struct page_key *kiosk_key_as(struct page *page, int action, const char *label, const char *why_not)
{
    return page_key(page, kiosk_actions[action - UI_ACTION_FIRST].key, action, label, why_not);
}

struct page_key *kiosk_key(struct page *page, int action, const char *why_not)
{
    return kiosk_key_as(page, action, kiosk_actions[action - UI_ACTION_FIRST].label, why_not);
}

static const char *where(struct kiosk *kiosk, struct page *page)
{
    struct desk *desk = kiosk_desk(kiosk);
    if (desk == NULL)
        return "Cầm Tay";
    const struct commune *commune = desk_commune(desk);
    return arena_textf(page->arena, "Cầm Tay · %s %s · %s", commune->kind, commune->name,
                       desk_counter(desk));
}

static const char *who_and_when(struct kiosk *kiosk, struct page *page)
{
    struct desk *desk = kiosk->counter;
    int64_t wall = kiosk_wall(kiosk);
    long day = desk != NULL ? desk_today(desk) : clock_day(wall);
    int minutes = clock_second_of_day(wall) / 60;
    char date[DATE_SIZE];
    date_text_short(day, date);
    const char *staff = desk != NULL ? desk_staff(desk) : "";
    return arena_textf(page->arena, "%s%s%s %s %02d:%02d", staff, staff[0] != '\0' ? " · " : "",
                       date_weekday_short(day), date, minutes / 60, minutes % 60);
}

static void say(struct kiosk *kiosk, struct page *page)
{
    struct desk *desk = kiosk_desk(kiosk);
    if (kiosk->said[0] != '\0') {
        page_said(page, STYLE_FAIL, arena_text(page->arena, kiosk->said));
        return;
    }
    if (kiosk->draft_trouble.code != ERROR_NONE) {
        page_said(page, STYLE_FAIL,
                  arena_text(page->arena, kiosk_refuse(ACT_DRAFT, &kiosk->draft_trouble).why));
        return;
    }
    if (kiosk->noted[0] != '\0') {
        page_said(page, STYLE_WAIT, arena_text(page->arena, kiosk->noted));
        return;
    }
    const char *said = desk != NULL ? desk_said(desk) : "";
    if (said[0] == '\0') {
        bool done;
        const char *paper = kiosk_print_said(kiosk, page->arena, &done);
        if (paper[0] != '\0')
            page_said(page, done ? STYLE_DONE : STYLE_WAIT, paper);
        return;
    }
    bool can_undo = desk_said_can_be_undone(desk);
    page_said(page, STYLE_DONE,
              arena_textf(page->arena, "%s%s", said, can_undo ? " · Ctrl-Z hoàn tác" : ""));
}

void kiosk_title(struct kiosk *kiosk, struct page *page, const char *left)
{
    page_title(page, left != NULL ? left : where(kiosk, page), who_and_when(kiosk, page));
    struct desk *desk = kiosk_desk(kiosk);
    if (desk != NULL && desk_is_practice(desk))
        page->banner = "TẬP · không ghi vào sổ";
    say(kiosk, page);
}

static void add_hidden(struct page *page, int action, const char *why_not)
{
    if (page_find_key(page, kiosk_actions[action - UI_ACTION_FIRST].key) == NULL)
        kiosk_key(page, action, why_not)->hidden = true;
}

static void describe_frame(struct kiosk *kiosk, struct frame *frame, struct page *page)
{
    const char *argument = frame->argument;
    page_init(page, page->arena,
              arena_textf(page->arena, "%s%s%s", frame->view->name, argument != NULL ? " " : "",
                          argument != NULL ? argument : ""));
    frame->view->describe(kiosk, frame->state, page);
    if (page_find_key(page, UI_KEY_F1) == NULL)
        kiosk_key(page, ACTION_HELP, NULL);
    kiosk_typing_describe(kiosk, page);
    page->qr_full = kiosk->options.full_blocks;
    struct desk *desk = kiosk_desk(kiosk);
    if (desk == NULL || !kiosk->resumed)
        return;
    add_hidden(page, ACTION_LOCK, NULL);
    add_hidden(page, ACTION_UNDO, desk_undo_refusal(desk));
}

void kiosk_describe_under(struct kiosk *kiosk, struct page *page)
{
    if (kiosk->depth > 1)
        describe_frame(kiosk, &kiosk->frame[kiosk->depth - 2], page);
}

/* Another page, or a focus or scroll that moved: a person is there, and the draft is to know. */
static void notice(struct kiosk *kiosk, const struct page *page)
{
    const struct ui_place *place = &stack_top(kiosk)->place;
    char name[sizeof kiosk->page];
    snprintf(name, sizeof name, "%s", page->name != NULL ? page->name : "");
    if (strcmp(name, kiosk->page) != 0) {
        memcpy(kiosk->page, name, sizeof name);
        kiosk_changed(kiosk, 0);
    }
    if (place->focus == kiosk->focus && place->scroll == kiosk->scroll)
        return;
    kiosk->focus = place->focus;
    kiosk->scroll = place->scroll;
    kiosk->active = kiosk_steady(kiosk);
    kiosk_changed(kiosk, KIOSK_MOVED_MS);
}

void kiosk_describe(struct kiosk *kiosk, struct page *page)
{
    struct frame *top = stack_top(kiosk);
    describe_frame(kiosk, top, page);
    /* A page out of a draft: its focus came before its name. */
    if (top->place.name[0] == '\0' && top->place.focus > 0)
        snprintf(top->place.name, sizeof top->place.name, "%s",
                 page->name != NULL ? page->name : "");
    notice(kiosk, page);
}

void kiosk_focus(struct kiosk *kiosk, int item)
{
    stack_top(kiosk)->place.focus = item;
    stack_top(kiosk)->place.seen = 0;
}

int kiosk_focused(const struct kiosk *kiosk)
{
    return kiosk->frame[kiosk->depth - 1].place.focus;
}
