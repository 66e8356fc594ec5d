/* The clock cannot be believed: a dead battery must not misdate the day's work. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "domain/date.h"
#include "view/saved.h"
#include "view/view.h"
#include "view/views.h"

enum item { ITEM_DAY = 1 };

struct which_day {
    struct field typed;
    char wrong[400];
};

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    struct which_day *asked = state;
    int64_t wall = kiosk_wall(kiosk);
    char date[DATE_SIZE];
    date_text(clock_day(wall), date);
    kiosk_title(kiosk, page, NULL);
    page_heading(page, "Hôm nay là ngày mấy?");
    page_gap(page);
    page_text(page, NULL,
              arena_textf(page->arena,
                          "Đồng hồ máy chỉ ngày %s, không khớp với sổ. Xem lịch rồi gõ ngày "
                          "đúng, kẻo việc hôm nay ghi nhầm ngày.",
                          date),
              STYLE_PLAIN);
    page_gap(page);
    page_field(page, ITEM_DAY, "Hôm nay", &asked->typed, "ngày/tháng/năm, như 25/11/2026",
               asked->wrong[0] != '\0' ? arena_text(page->arena, asked->wrong) : NULL)
        ->limit = 10;
    kiosk_key_as(page, ACTION_GO, "Ghi ngày này", NULL)->commits = true;
    kiosk_key_as(page, ACTION_BACK, "Khóa lại", NULL);
}

/* "25/11/2026", "25.11.2026", "25 11 2026", "25112026", "2026-11-25". */
static bool read_day(const char *typed, long *day)
{
    if (date_read_iso(typed, day))
        return true;
    struct date date = {0};
    int end = 0;
    char digits[16];
    bool parted = sscanf(typed, "%2d%*1[/. -]%2d%*1[/. -]%4d%n", &date.day, &date.month, &date.year,
                         &end) == 3 &&
                  typed[end] == '\0';
    bool joined = !parted && strlen(typed) == 8 && text_digits(typed, digits, sizeof digits) == 8 &&
                  sscanf(digits, "%2d%2d%4d", &date.day, &date.month, &date.year) == 3;
    if ((!parted && !joined) || !date_is_real(date.year, date.month, date.day))
        return false;
    *day = date_to_day(date);
    return true;
}

static struct reaction refuse(struct which_day *asked, const char *why)
{
    snprintf(asked->wrong, sizeof asked->wrong, "%s", why);
    return react(REACT_STAY);
}

static struct reaction confirm(struct kiosk *kiosk, struct which_day *asked)
{
    long day = 0;
    if (!read_day(asked->typed.text, &day))
        return refuse(asked, "Chưa đọc được ngày. Gõ như 25/11/2026.");
    if (day < clock_day(kiosk_earliest(kiosk)))
        return refuse(asked, "Ngày này trước cả khi có chương trình. Xem lại lịch.");
    struct error error = {0};
    if (!desk_confirm_day(kiosk_counter(kiosk), (int32_t)day, &error))
        return refuse(asked, kiosk_refuse(ACT_WRITE, &error).why);
    return react(REACT_RESUME);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    struct which_day *asked = state;
    switch (act->action) {
    case UI_ACTION_CHANGED: asked->wrong[0] = '\0'; return react(REACT_STAY);
    case ACTION_GO: return confirm(kiosk, asked);
    case ACTION_BACK: return react(REACT_LOCK);
    default: return react(REACT_STAY);
    }
}

const struct view view_which_day = {.name = "which_day",
                                    .state_size = sizeof(struct which_day),
                                    .describe = describe,
                                    .act = act,
                                    .transient = true};
