/* The recovery sheet again: after the PIN, once. */
#include "view/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/text.h"
#include "desk/setup.h"
#include "desk/staff.h"
#include "view/kiosk_print.h"
#include "view/view.h"
#include "view/views.h"

#define LINE_LIMIT 8192

struct sheet {
    struct buffer text;
    char trouble[400];
};

void sheet_describe(const struct buffer *sheet, const char *heading, const char *later,
                    struct page *page)
{
    page_heading(page, heading);
    page_gap(page);
    for (const char *line = buffer_text(sheet); *line != '\0';) {
        size_t length = strcspn(line, "\n");
        char *clean = text_clean(line, length, LINE_LIMIT);
        if (clean[0] != '\0')
            page_text(page, NULL, arena_text(page->arena, clean), STYLE_STRONG);
        else
            page_gap(page);
        explicit_bzero(clean, strlen(clean));
        free(clean);
        line += length + (line[length] == '\n');
    }
    page_gap(page);
    page_choice(page, SHEET_COPIED, '1', "Đã chép ra giấy", "cất trong tủ khóa, đừng chụp ảnh");
    page_choice(page, SHEET_LATER, '2', "Bỏ qua, làm sau", later);
    page_focus(page, SHEET_COPIED);
    kiosk_key_as(page, ACTION_GO, "Chọn", NULL)->commits = true;
}

void sheet_wipe(struct buffer *sheet)
{
    if (sheet->data != NULL)
        explicit_bzero(sheet->data, sheet->length);
    buffer_release(sheet);
}

static void enter(struct kiosk *kiosk, void *state, const char *argument)
{
    (void)argument;
    struct sheet *sheet = state;
    struct error error = {0};
    if (!desk_staff_sheet(kiosk_counter(kiosk), &sheet->text, &error))
        memcpy(sheet->trouble, kiosk_refuse(ACT_STAFF, &error).why, sizeof sheet->trouble);
}

static void leave(void *state)
{
    sheet_wipe(&((struct sheet *)state)->text);
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    const struct sheet *sheet = state;
    kiosk_title(kiosk, page, "Quản trị · phiếu khôi phục");
    if (sheet->trouble[0] != '\0')
        page_text(page, NULL, sheet->trouble, STYLE_FAIL);
    else
        sheet_describe(&sheet->text, "Phiếu khôi phục: chép ra giấy rồi đóng trang này",
                       desk_sheet_missing(kiosk_counter(kiosk)) ? "trang đầu sẽ nhắc mãi"
                                                                : "phiếu cũ vẫn dùng được",
                       page);
    if (sheet->trouble[0] == '\0')
        kiosk_print_key(kiosk, page, "In ra giấy", kiosk_print_sheet_refusal(kiosk));
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    const struct sheet *sheet = state;
    struct error error = {0};
    struct reaction refusal;
    if (act->action == ACTION_PRINT)
        return kiosk_print_sheet(kiosk, buffer_text(&sheet->text), &refusal) ? react(REACT_STAY)
                                                                             : refusal;
    bool chosen = act->action == ACTION_GO || act->action == UI_ACTION_CHOOSE;
    if (act->action == ACTION_BACK || (chosen && act->item == SHEET_LATER))
        return react(REACT_BACK);
    if (!chosen || act->item != SHEET_COPIED)
        return react(REACT_STAY);
    return desk_setup_sheet_made(desk_folder(kiosk_counter(kiosk)), true, &error)
               ? react(REACT_BACK)
               : kiosk_refuse(ACT_ANY, &error);
}

const struct view view_sheet = {.name = "sheet",
                                .state_size = sizeof(struct sheet),
                                .enter = enter,
                                .describe = describe,
                                .act = act,
                                .leave = leave,
                                .transient = true};
