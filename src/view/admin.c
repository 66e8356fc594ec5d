/* What the head of the centre should know: which facts nobody confirmed, which guides nobody
 * walked on a phone, whether the recovery sheet is in the safe. */
#include <string.h>

#include "base/arena.h"
#include "base/yaml.h"
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

static void describe_hamlets(const struct commune *commune, long today, struct page *page)
{
    size_t count = 0, confirmed = 0;
    for (size_t i = 0; i < commune->hamlet_count; i++) {
        if (!hamlet_is_valid(&commune->hamlets[i], today))
            continue;
        count++;
        confirmed += commune->hamlets[i].confirmed;
    }
    page_text(page, "Thôn",
              confirmed == count ? arena_textf(page->arena, "%zu thôn", count)
                                 : arena_textf(page->arena, "%zu thôn, %zu %s", count,
                                               count - confirmed, NOT_CONFIRMED),
              confirmed == count ? STYLE_PLAIN : STYLE_WAIT);
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
    fact(page, "Số máy", commune->hotline != NULL ? commune->hotline : "chưa có số điện thoại",
         commune_is_confirmed(commune, "hotline"));
    fact(page, "Từ 18 tuổi", people_text(page, commune->adults),
         commune_is_confirmed(commune, "adults"));
    describe_hamlets(commune, today, page);
    describe_targets(commune, today, page);
    fact(page, "Báo cáo",
         arena_textf(page->arena, "ngày %ld hằng tháng, tính đến ngày %ld", commune->report_day,
                     commune->cut_off_day),
         commune_is_confirmed(commune, "report_day") &&
             commune_is_confirmed(commune, "cut_off_day"));
}

static void describe_guides(struct kiosk *kiosk, struct page *page)
{
    const struct guide_library *guides = desk_guides(kiosk_desk(kiosk));
    size_t count = guide_library_count(guides), walked = 0;
    for (size_t i = 0; i < count; i++)
        walked += guide_library_at(guides, i)->reviewed;
    page_text(page, "Hướng dẫn",
              walked == count
                  ? arena_textf(page->arena, "%zu bài, đều đã đi thử trên máy thật", count)
                  : arena_textf(page->arena, "%zu bài, %zu bài chưa đi thử trên máy thật", count,
                                count - walked),
              walked == count ? STYLE_PLAIN : STYLE_WAIT);
    for (size_t i = 0; i < guide_library_refused(guides); i++)
        page_text(page, NULL, guide_library_refusal(guides, i), STYLE_FAIL);
}

static void describe_machine(struct kiosk *kiosk, struct page *page)
{
    const struct desk *desk = kiosk_desk(kiosk);
    const struct desk *counter = kiosk_counter(kiosk);
    if (desk_sheet_missing(counter))
        page_text(
            page, "Phiếu",
            "CHƯA CÓ PHIẾU KHÔI PHỤC. Hỏng máy hay quên hết PIN là không mở được tên trong sổ.",
            STYLE_FAIL);
    else
        page_text(page, "Phiếu", "đã có phiếu khôi phục, cất ở ngoài máy", STYLE_DONE);
    page_text(
        page, "Cán bộ",
        arena_textf(page->arena, "%zu người có mã PIN trên máy này", desk_staff_count(counter)),
        STYLE_PLAIN);
    page_text(page, "Cầm Tay", "bản " CAMTAY_VERSION, STYLE_PLAIN);
    page_text(page, "Sổ ở", desk_folder(desk) != NULL ? desk_folder(desk) : "trong bộ nhớ (tập)",
              STYLE_PLAIN);
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    (void)state;
    kiosk_title(kiosk, page, "Quản trị");
    describe_commune(kiosk, page);
    page_gap(page);
    describe_guides(kiosk, page);
    page_gap(page);
    describe_machine(kiosk, page);
    page_gap(page);
    page_text(page, NULL,
              "Sửa điều chưa xác nhận trong commune.yaml ở thư mục sổ, rồi mở lại chương trình.",
              STYLE_DIM);
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    (void)kiosk;
    (void)state;
    return react(act->action == ACTION_BACK ? REACT_BACK : REACT_STAY);
}

const struct view view_admin = {.name = "admin", .describe = describe, .act = act};
