/* One link as a QR. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/qr.h"
#include "guide/library.h"
#include "view/kiosk_print.h"
#include "view/saved.h"
#include "view/view.h"
#include "view/views.h"

struct code {
    char name[128];
    bool large;
    struct qr qr;
};

static const struct guide_link *link_of(struct kiosk *kiosk, const struct code *code)
{
    return guide_library_find_link(desk_guides(kiosk_desk(kiosk)), code->name);
}

static void make(struct kiosk *kiosk, struct code *code)
{
    struct error error = {0};
    const struct guide_link *link = link_of(kiosk, code);
    if (link != NULL)
        qr_make(&code->qr, link->url, &error);
}

static void enter(struct kiosk *kiosk, void *state, const char *argument)
{
    struct code *code = state;
    if (argument != NULL && strlen(argument) < sizeof code->name)
        memcpy(code->name, argument, strlen(argument) + 1);
    make(kiosk, code);
}

static void leave(void *state)
{
    struct code *code = state;
    qr_release(&code->qr);
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    struct code *code = state;
    const struct guide_link *link = link_of(kiosk, code);
    kiosk_title(kiosk, page, link != NULL ? link->group : "Mã QR");
    if (link == NULL) {
        page_text(page, NULL, "Không còn liên kết này trong links.md.", STYLE_FAIL);
    } else {
        page_heading(page, guide_library_link_label(desk_guides(kiosk_desk(kiosk)), link));
        page_gap(page);
        page_text(page, NULL, "Bác mở máy ảnh, đưa vào ô vuông trên màn hình này nhé.", STYLE_SAY);
        page_gap(page);
        page_text(page, NULL, link->url, STYLE_SEE);
        page_gap(page);
        page_text(page, NULL,
                  link->opened ? arena_text_n(page->arena, link->state, strcspn(link->state, ";"))
                               : "chưa mở thử trên điện thoại",
                  STYLE_DIM);
    }
    if (code->qr.at != NULL)
        page_qr(page, &code->qr, link != NULL ? link->url : "",
                link != NULL ? guide_library_link_label(desk_guides(kiosk_desk(kiosk)), link) : "");
    else
        page_text(page, NULL, "Không vẽ được mã này.", STYLE_FAIL);
    page->qr_large = code->large && code->qr.at != NULL;
    kiosk_key_as(page, ACTION_QR_LARGE, code->large ? "QR nhỏ lại" : "QR to",
                 code->qr.at != NULL ? NULL : "Không vẽ được mã này.");
    kiosk_print_key(kiosk, page, "In", /* also a code that is too large for this screen */
                    link == NULL ? "Không còn liên kết này trong links.md." : NULL);
    kiosk_key_as(page, ACTION_BACK, page->qr_large ? "QR nhỏ lại" : "Về", NULL);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    struct code *code = state;
    struct reaction refusal;
    if (act->action == ACTION_PRINT)
        return kiosk_print(kiosk, DESK_PAPER_CODE, code->name, &refusal) ? react(REACT_STAY)
                                                                         : refusal;
    if (act->action == ACTION_QR_LARGE)
        code->large = !code->large;
    if (act->action != ACTION_BACK)
        return react(REACT_STAY);
    if (!code->large)
        return react(REACT_BACK);
    code->large = false;
    return react(REACT_STAY);
}

static json_t *save(const void *state)
{
    const struct code *code = state;
    json_t *json = json_object();
    save_text(json, "name", code->name);
    save_number(json, "large", code->large);
    return json;
}

static bool restore(struct kiosk *kiosk, void *state, const json_t *saved)
{
    struct code *code = state;
    restore_text(saved, "name", code->name, sizeof code->name);
    code->large = restore_number(saved, "large", 0, 1, 0) == 1;
    make(kiosk, code);
    return code->qr.at != NULL;
}

const struct view view_code = {.name = "code",
                               .state_size = sizeof(struct code),
                               .enter = enter,
                               .describe = describe,
                               .act = act,
                               .save = save,
                               .restore = restore,
                               .leave = leave};
