/* What the guides and links are worth: which were walked and opened on a phone, which were refused. */
#include <string.h>

#include "base/arena.h"
#include "domain/date.h"
#include "guide/guide.h"
#include "guide/library.h"
#include "view/views.h"

enum { ITEM_GUIDE = 1, ITEM_LINK = 200 };

#define FRESH_DAYS 180

/* "25/11/2026", "25/11/2026, đã quá 180 ngày", "chưa đi thử trên máy thật" */
static struct page_cell walked_cell(const struct guide *guide, long today, struct page *page)
{
    char day[DATE_SIZE];
    if (!guide->reviewed)
        return (struct page_cell){.text = "chưa đi thử trên máy thật", .style = STYLE_WAIT};
    date_text(guide->reviewed_day, day);
    if (today - guide->reviewed_day > FRESH_DAYS)
        return (struct page_cell){
            .text = arena_textf(page->arena, "%s, đã quá %d ngày", day, FRESH_DAYS),
            .style = STYLE_WAIT};
    return (struct page_cell){.text = arena_text(page->arena, day), .style = STYLE_DONE};
}

/* What was tried; the source behind the semicolon is for who edits the file. */
static struct page_cell opened_cell(const struct guide_link *link, struct page *page)
{
    const char *state = arena_text_n(page->arena, link->state, strcspn(link->state, ";"));
    return (struct page_cell){.text = state[0] != '\0' ? state : "chưa ghi",
                              .style = link->opened ? STYLE_DONE : STYLE_WAIT};
}

static void add_table(struct page *page, const char *const *head, int rows,
                      const struct page_cell *cells)
{
    static const int widths[2] = {40, 38};
    struct page_table *table = arena_new_array(page->arena, struct page_table, 1);
    *table = (struct page_table){
        .columns = 2, .widths = widths, .head = head, .rows = rows, .cells = cells};
    page_table(page, table);
}

static void describe_guides(struct kiosk *kiosk, struct page *page)
{
    static const char *const head[2] = {"Bài hướng dẫn", "Đi thử"};
    const struct guide_library *library = desk_guides(kiosk_desk(kiosk));
    size_t count = guide_library_count(library);
    struct page_cell *cells = arena_new_array(page->arena, struct page_cell, 2 * (count + 1));
    for (size_t i = 0; i < count; i++) {
        const struct guide *guide = guide_library_at(library, i);
        cells[2 * i] = (struct page_cell){.text = guide->title, .item = ITEM_GUIDE + (int)i};
        cells[2 * i + 1] = walked_cell(guide, desk_today(kiosk_desk(kiosk)), page);
    }
    add_table(page, head, (int)count, cells);
    for (size_t i = 0; i < guide_library_refused(library); i++)
        page_text(page, NULL, guide_library_refusal(library, i), STYLE_FAIL);
}

static void describe_links(struct kiosk *kiosk, struct page *page)
{
    static const char *const head[2] = {"Liên kết", "Mở thử trên điện thoại"};
    const struct guide_library *library = desk_guides(kiosk_desk(kiosk));
    size_t count = guide_library_link_count(library);
    struct page_cell *cells = arena_new_array(page->arena, struct page_cell, 2 * (count + 1));
    for (size_t i = 0; i < count; i++) {
        const struct guide_link *link = guide_library_link(library, i);
        cells[2 * i] =
            (struct page_cell){.text = arena_textf(page->arena, "%s · %s", link->group, link->name),
                               .item = ITEM_LINK + (int)i};
        cells[2 * i + 1] = opened_cell(link, page);
    }
    add_table(page, head, (int)count, cells);
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    (void)state;
    kiosk_title(kiosk, page, "Bài hướng dẫn, liên kết");
    describe_guides(kiosk, page);
    page_gap(page);
    describe_links(kiosk, page);
    page_gap(page);
    page_text(page, NULL,
              "Đi thử xong một bài trên máy thật thì ghi ngày vào dòng reviewed: của tệp ấy trong "
              "thư mục screens/vi; mở thử một liên kết thì ghi ngày vào links.md.",
              STYLE_DIM);
    kiosk_key_as(page, ACTION_GO, "Xem", NULL);
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

static struct reaction open_item(struct kiosk *kiosk, int item)
{
    const struct guide_library *library = desk_guides(kiosk_desk(kiosk));
    if (item >= ITEM_LINK && (size_t)(item - ITEM_LINK) < guide_library_link_count(library))
        return react_open(&view_code,
                          guide_library_link(library, (size_t)(item - ITEM_LINK))->name);
    if (item >= ITEM_GUIDE && (size_t)(item - ITEM_GUIDE) < guide_library_count(library))
        return react_open(&view_read, guide_library_at(library, (size_t)(item - ITEM_GUIDE))->id);
    return react(REACT_STAY);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    (void)state;
    switch (act->action) {
    case ACTION_BACK: return react(REACT_BACK);
    case ACTION_GO:
    case UI_ACTION_CHOOSE: return open_item(kiosk, act->item);
    default: return react(REACT_STAY);
    }
}

const struct view view_content = {.name = "content", .describe = describe, .act = act};
