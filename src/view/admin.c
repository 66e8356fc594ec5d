/* What the head of the centre looks after: a menu, each line with what stands there now, and the facts
 * that nobody confirmed. */
#include <string.h>

#include "base/arena.h"
#include "base/yaml.h"
#include "desk/health.h"
#include "desk/print.h"
#include "desk/staff.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "domain/number.h"
#include "guide/guide.h"
#include "guide/library.h"
#include "view/view.h"
#include "view/views.h"

#ifndef CAMTAY_VERSION
#define CAMTAY_VERSION "0.1.0"
#endif

#define NOT_CONFIRMED "chưa xác nhận"

/* A row; yellow and with the words when nobody confirmed it. */
static void fact(struct page *page, const char *label, const char *text, bool confirmed)
{
    page_text(page, label,
              confirmed ? text : arena_textf(page->arena, "%s (%s)", text, NOT_CONFIRMED),
              confirmed ? STYLE_PLAIN : STYLE_WAIT);
}

static const char *people_text(struct page *page, long people)
{
    char text[NUMBER_SIZE];
    if (people == COMMUNE_NOT_KNOWN)
        return "chưa có số";
    number_text(people, text);
    return arena_text(page->arena, text);
}

static void describe_targets(const struct commune *commune, long today, struct page *page)
{
    for (size_t i = 0; i < commune->target_count; i++) {
        const struct target *target = &commune->targets[i];
        if (target->valid_from > today ||
            (target->valid_to != YAML_NO_DATE && target->valid_to < today))
            continue;
        fact(page, "Chỉ tiêu",
             arena_textf(page->arena, "%s: %ld%%", target->title, target->percent),
             target->confirmed);
    }
}

static void describe_commune(struct kiosk *kiosk, struct page *page)
{
    const struct desk *desk = kiosk_desk(kiosk);
    const struct commune *commune = desk_commune(desk);
    long today = desk_today(desk);
    fact(page, "Nơi này", arena_textf(page->arena, "%s · mã %s", commune->centre, commune->code),
         true);
    fact(page, "Điện thoại", commune->hotline != NULL ? commune->hotline : "chưa có số điện thoại",
         commune_is_confirmed(commune, "hotline"));
    fact(page, "Từ 18 tuổi", people_text(page, commune->adults),
         commune_is_confirmed(commune, "adults"));
    describe_targets(commune, today, page);
    fact(page, "Báo cáo",
         arena_textf(page->arena, "ngày %ld hằng tháng, tính đến ngày %ld", commune->report_day,
                     commune->cut_off_day),
         commune_is_confirmed(commune, "report_day") &&
             commune_is_confirmed(commune, "cut_off_day"));
}

/* ---- the menu: a line a page behind ---------------------------------------------------------- */

struct line {
    const char *title;
    const struct view *view;
    const char *argument;
    /* What stands there now; `*style` is STYLE_WAIT or STYLE_FAIL where something is to be done. */
    const char *(*note)(struct kiosk *kiosk, struct page *page, enum page_style *style);
};

static const char *staff_note(struct kiosk *kiosk, struct page *page, enum page_style *style)
{
    (void)style;
    return arena_textf(page->arena, "%zu người có mã PIN trên máy này",
                       desk_staff_count(kiosk_counter(kiosk)));
}

static const char *sheet_note(struct kiosk *kiosk, struct page *page, enum page_style *style)
{
    (void)page;
    if (!desk_sheet_missing(kiosk_counter(kiosk)))
        return "đã có, cất ở ngoài máy";
    *style = STYLE_FAIL;
    return "CHƯA CÓ: hỏng máy là mất hết tên trong sổ";
}

static const char *health_note(struct kiosk *kiosk, struct page *page, enum page_style *style)
{
    struct health_line lines[HEALTH_LINES];
    size_t count = desk_health(kiosk_counter(kiosk), page->arena, lines), wrong = 0;
    for (size_t i = 0; i < count; i++)
        wrong += lines[i].state == HEALTH_WRONG;
    if (wrong == 0)
        return "không có gì phải lo";
    *style = STYLE_WAIT;
    return arena_textf(page->arena, "%zu điều cần xem", wrong);
}

static const char *hamlets_note(struct kiosk *kiosk, struct page *page, enum page_style *style)
{
    const struct commune *commune = desk_commune(kiosk_counter(kiosk));
    size_t count = 0, confirmed = 0;
    for (size_t i = 0; i < commune->hamlet_count; i++) {
        if (!hamlet_is_valid(&commune->hamlets[i], desk_today(kiosk_counter(kiosk))))
            continue;
        count++;
        confirmed += commune->hamlets[i].confirmed;
    }
    if (confirmed == count)
        return arena_textf(page->arena, "%zu thôn", count);
    *style = STYLE_WAIT;
    return arena_textf(page->arena, "%zu thôn, %zu %s", count, count - confirmed, NOT_CONFIRMED);
}

static const char *units_note(struct kiosk *kiosk, struct page *page, enum page_style *style)
{
    const struct commune *commune = desk_commune(kiosk_counter(kiosk));
    size_t unknown = 0;
    for (size_t i = 0; i < commune->unit_count; i++)
        unknown += commune->units[i].people == COMMUNE_NOT_KNOWN;
    if (unknown == 0)
        return arena_textf(page->arena, "%zu đơn vị", commune->unit_count);
    *style = STYLE_WAIT;
    return arena_textf(page->arena, "%zu đơn vị, %zu chưa có số người", commune->unit_count,
                       unknown);
}

static const char *groups_note(struct kiosk *kiosk, struct page *page, enum page_style *style)
{
    const struct commune *commune = desk_commune(kiosk_counter(kiosk));
    size_t unknown = 0;
    for (size_t i = 0; i < commune->group_count; i++)
        unknown += commune->groups[i].people == COMMUNE_NOT_KNOWN;
    if (unknown > 0)
        *style = STYLE_WAIT;
    return arena_textf(page->arena, "%zu nhóm, %zu chưa có số người", commune->group_count,
                       unknown);
}

static const char *content_note(struct kiosk *kiosk, struct page *page, enum page_style *style)
{
    const struct guide_library *guides = desk_guides(kiosk_desk(kiosk));
    size_t count = guide_library_count(guides), walked = 0;
    size_t refused = guide_library_refused(guides);
    for (size_t i = 0; i < count; i++)
        walked += guide_library_at(guides, i)->reviewed;
    *style = refused > 0 ? STYLE_FAIL : walked < count ? STYLE_WAIT : STYLE_PLAIN;
    if (refused > 0)
        return arena_textf(page->arena, "%zu bài viết sai, chưa dùng được", refused);
    return arena_textf(page->arena, "%zu bài, %zu chưa đi thử trên máy thật", count,
                       count - walked);
}

static const char *scan_note(struct kiosk *kiosk, struct page *page, enum page_style *style)
{
    (void)page;
    if (kiosk_port(kiosk) != UI_PORT_DENIED)
        return "quét một mã, xem máy quét làm gì với chữ";
    *style = STYLE_WAIT;
    return "có máy ở cổng nối tiếp mà không được đọc";
}

static const char *printer_note(struct kiosk *kiosk, struct page *page, enum page_style *style)
{
    struct desk_printer printer;
    (void)style;
    desk_printer(kiosk_counter(kiosk), &printer);
    return printer.where[0] != '\0' ? arena_text(page->arena, printer.where)
                                    : "chưa chọn: phiếu cho bà con chưa in được";
}

static const struct line menu[] = {
    {"Cán bộ, mã PIN", &view_staff, NULL, staff_note},
    {"Phiếu khôi phục", &view_pin, "sheet", sheet_note},
    {"Máy này", &view_health, NULL, health_note},
    {"Thôn", &view_places, "hamlet", hamlets_note},
    {"Đơn vị", &view_places, "unit", units_note},
    {"Nhóm", &view_places, "group", groups_note},
    {"Bài, liên kết", &view_content, NULL, content_note},
    {"Thử máy quét", &view_scan, NULL, scan_note},
    {"Máy in", &view_printer, NULL, printer_note},
};

#define MENU_COUNT (sizeof menu / sizeof menu[0])

static void describe_menu(struct kiosk *kiosk, struct page *page)
{
    for (size_t i = 0; i < MENU_COUNT; i++) {
        enum page_style style = STYLE_PLAIN;
        const char *note = menu[i].note(kiosk, page, &style);
        struct page_block *choice =
            page_choice(page, 1 + (int)i, '1' + (int)i, menu[i].title, note);
        choice->second_style = style;
    }
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    (void)state;
    kiosk_title(kiosk, page, "Quản trị");
    describe_menu(kiosk, page);
    page_gap(page);
    describe_commune(kiosk, page);
    page_gap(page);
    page_text(page, NULL,
              "Điều khác về xã thì sửa trong commune.yaml ở thư mục sổ, rồi mở lại chương trình.",
              STYLE_DIM);
    page_text(page, NULL, "Cầm Tay bản " CAMTAY_VERSION, STYLE_DIM);
    kiosk_key_as(page, ACTION_GO, "Chọn", NULL);
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

static struct reaction open_line(struct kiosk *kiosk, int item)
{
    if (item < 1 || (size_t)item > MENU_COUNT)
        return react(REACT_STAY);
    const struct line *line = &menu[item - 1];
    if (line->view == &view_pin && !desk_staff_is_head(kiosk_counter(kiosk)))
        return react_refuse("Phiếu khôi phục chỉ người phụ trách xem được.");
    return react_open(line->view, line->argument);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    (void)state;
    switch (act->action) {
    case ACTION_BACK: return react(REACT_BACK);
    case ACTION_GO:
    case UI_ACTION_CHOOSE: return open_line(kiosk, act->item);
    default: return react(REACT_STAY);
    }
}

const struct view view_admin = {.name = "admin", .describe = describe, .act = act};
