/* The QR codes one after another, for a screen that is turned to the waiting room. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/qr.h"
#include "guide/library.h"
#include "view/saved.h"
#include "view/views.h"

#define SHOWN_MS 20000 /* long enough to take out a phone and scan */

struct board {
    int link;
    int64_t next_at; /* steady ms of the next code; -1: stopped */
    struct qr qr;    /* of `link` */
};

static const struct guide_link *link_of(struct kiosk *kiosk, const struct board *board)
{
    return guide_library_link(desk_guides(kiosk_desk(kiosk)), (size_t)board->link);
}

static void show(struct kiosk *kiosk, struct board *board, int link)
{
    int count = (int)guide_library_link_count(desk_guides(kiosk_desk(kiosk)));
    struct error ignored = {0};
    qr_release(&board->qr);
    memset(&board->qr, 0, sizeof board->qr);
    if (count == 0)
        return;
    board->link = (link % count + count) % count;
    qr_make(&board->qr, link_of(kiosk, board)->url, &ignored);
    if (board->next_at >= 0)
        board->next_at = kiosk_steady(kiosk) + SHOWN_MS;
}

static void enter(struct kiosk *kiosk, void *state, const char *argument)
{
    (void)argument;
    show(kiosk, state, 0);
}

static void leave(void *state)
{
    struct board *board = state;
    qr_release(&board->qr);
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    struct board *board = state;
    const struct guide_library *guides = desk_guides(kiosk_desk(kiosk));
    const struct guide_link *link = link_of(kiosk, board);
    page->name = arena_textf(page->arena, "board %d", board->link);
    kiosk_title(
        kiosk, page,
        arena_textf(page->arena, "%d/%zu", board->link + 1, guide_library_link_count(guides)));
    if (link == NULL || board->qr.at == NULL) {
        page_text(page, NULL, "Không vẽ được mã này.", STYLE_FAIL);
    } else {
        page_heading(page, link->group);
        page_gap(page);
        page_text(page, NULL, guide_library_link_label(guides, link), STYLE_ALARM);
        page_gap(page);
        page_text(page, NULL, "1. Mở máy ảnh trên điện thoại", STYLE_PLAIN);
        page_text(page, NULL, "2. Đưa vào ô vuông này", STYLE_PLAIN);
        page_text(page, NULL, "3. Bấm dòng chữ hiện lên", STYLE_PLAIN);
        page_gap(page);
        page_text(page, NULL, link->url, STYLE_SEE);
        page_qr(page, &board->qr, link->url, guide_library_link_label(guides, link));
    }
    kiosk_key_as(page, ACTION_PAUSE, board->next_at < 0 ? "Chạy tiếp" : "Dừng", NULL);
    kiosk_key(page, ACTION_CODE_BEFORE, NULL);
    kiosk_key(page, ACTION_CODE_AFTER, NULL);
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    struct board *board = state;
    switch (act->action) {
    case ACTION_BACK: return react(REACT_BACK);
    case ACTION_CODE_BEFORE: show(kiosk, board, board->link - 1); break;
    case ACTION_CODE_AFTER: show(kiosk, board, board->link + 1); break;
    case ACTION_PAUSE:
        board->next_at = board->next_at < 0 ? kiosk_steady(kiosk) + SHOWN_MS : -1;
        break;
    default: break;
    }
    return react(REACT_STAY);
}

static int64_t wake(struct kiosk *kiosk, void *state)
{
    (void)kiosk;
    const struct board *board = state;
    return board->next_at;
}

static struct reaction turn(struct kiosk *kiosk, void *state)
{
    struct board *board = state;
    if (board->next_at >= 0 && kiosk_steady(kiosk) >= board->next_at)
        show(kiosk, board, board->link + 1);
    return react(REACT_STAY);
}

static json_t *save(const void *state)
{
    const struct board *board = state;
    json_t *json = json_object();
    save_number(json, "link", board->link);
    return json;
}

static bool restore(struct kiosk *kiosk, void *state, const json_t *saved)
{
    show(kiosk, state, (int)restore_number(saved, "link", 0, 1000, 0));
    return true;
}

const struct view view_board = {.name = "board",
                                .state_size = sizeof(struct board),
                                .enter = enter,
                                .describe = describe,
                                .act = act,
                                .wake = wake,
                                .ready = turn,
                                .save = save,
                                .restore = restore,
                                .leave = leave};
