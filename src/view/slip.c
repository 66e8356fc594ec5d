/* A slip before it is printed: what will stand on the paper, as text (argument: the visit's id). */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/document.h"
#include "base/error.h"
#include "view/kiosk_print.h"
#include "view/paper.h"
#include "view/view.h"
#include "view/views.h"

#define PAPER_CELLS 48 /* about what a roll of 80 mm holds at the body's size */

struct slip_page {
    char visit[DESK_ID_SIZE];
};

static void enter(struct kiosk *kiosk, void *state, const char *argument)
{
    struct slip_page *at = state;
    (void)kiosk;
    snprintf(at->visit, sizeof at->visit, "%s", argument != NULL ? argument : "");
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    const struct slip_page *at = state;
    struct desk_printer printer;
    struct desk_job job = {.paper = DESK_PAPER_SLIP};
    struct document document;
    struct error error = {0};
    memcpy(job.visit, at->visit, sizeof job.visit);
    desk_printer(kiosk_counter(kiosk), &printer);
    kiosk_title(kiosk, page, "Phiếu sẽ in");
    bool good =
        paper_document(kiosk_counter(kiosk), &job, &printer, page->arena, &document, &error);
    if (good)
        paper_describe(&document, PAPER_CELLS, page);
    else
        page_text(page, NULL, kiosk_refuse(ACT_PRINT, &error).why, STYLE_FAIL);
    const char *why = kiosk_print_refusal(kiosk);
    kiosk_key_as(page, ACTION_GO, "In",
                 !good            ? "Phiếu này chưa làm được."
                 : why[0] != '\0' ? why
                                  : NULL)
        ->commits = true;
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    const struct slip_page *at = state;
    struct reaction refusal;
    switch (act->action) {
    case ACTION_BACK: return react(REACT_BACK);
    case ACTION_GO:
        return kiosk_print(kiosk, DESK_PAPER_SLIP, at->visit, &refusal) ? react(REACT_BACK)
                                                                        : refusal;
    default: return react(REACT_STAY);
    }
}

const struct view view_slip = {.name = "slip",
                               .state_size = sizeof(struct slip_page),
                               .enter = enter,
                               .describe = describe,
                               .act = act};
