/* Home: the search field first, the choices, who is being served, who comes back today. */
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "domain/commune.h"
#include "domain/number.h"
#include "domain/waiting.h"
#include "guide/guide.h"
#include "guide/library.h"
#include "report/target.h"
#include "view/home_facts.h"
#include "view/home_search.h"
#include "view/kiosk.h"
#include "view/road.h"
#include "view/saved.h"
#include "view/view.h"
#include "view/views.h"

enum item {
    ITEM_SEARCH = 1,
    ITEM_RECEIVE,
    ITEM_QUICK,
    ITEM_LESSON,
    ITEM_CODES,
    ITEM_LOG,
    ITEM_DUE,
    ITEM_DAY,
    ITEM_MONTH,
    ITEM_TARGETS,
    ITEM_FRESH,    /* somebody new of the name that was typed */
    ITEM_HIT = 20, /* and one a person found */
    ITEM_TRAY = 40 /* and one a place in the tray */
};

#define RETRY_MS 1000

struct home {
    struct field search;
    int64_t names_at; /* names are opened from then on: not at once again after a failure */
    struct home_facts facts;
};

/* ---- tray ------------------------------------------------------------------------------------ */

static const char *progress_text(struct desk_visit *visit, struct page *page)
{
    const struct desk_place *place = visit_place(visit);
    const struct desk_road *road = visit_road(visit);
    if (road != NULL && road->walked && !road->over)
        return "chờ ghi kết quả";
    if (place == NULL || road == NULL || road->over)
        return "";
    return arena_textf(page->arena, "bước %d/%zu", place->step + 1, place->guide->step_count);
}

static const char *wait_text(const struct desk_visit *visit, int64_t now, struct page *page)
{
    char time[NUMBER_SIZE];
    const struct waiting *waiting = waiting_find(visit->waits_for);
    if (waiting != NULL && visit_overdue(visit, now))
        return waiting->late;
    duration_clock_text((long)((now - visit->held_at) / 1000), time);
    return arena_textf(page->arena, "%s %s", waiting != NULL ? waiting->text : "chờ", time);
}

static void describe_tray(struct kiosk *kiosk, struct page *page)
{
    struct desk *desk = kiosk_desk(kiosk);
    int64_t now = kiosk_wall(kiosk);
    if (desk_visit_count(desk) == 0)
        return;
    page_side(page, SIDE_SECOND);
    page_heading(page, "Đang tiếp");
    for (int i = 0; i < desk_visit_count(desk); i++) {
        struct desk_visit *visit = desk_visit_at(desk, i);
        const char *name = visit->citizen.name[0] != '\0' ? visit->citizen.name : "chưa ghi tên";
        const char *note = visit->held ? wait_text(visit, now, page) : progress_text(visit, page);
        struct page_block *choice = page_choice(page, ITEM_TRAY + i, visit->letter, name, note);
        if (visit->held)
            choice->second_style = visit_overdue(visit, now) ? STYLE_FAIL : STYLE_WAIT;
    }
    page_side(page, SIDE_MAIN);
}

/* ---- the page -------------------------------------------------------------------------------- */

static const char *figure(long number, struct page *page)
{
    char text[NUMBER_SIZE];
    number_text(number, text);
    return arena_text(page->arena, text);
}

static const char *day_note(const struct home_facts *facts, struct page *page)
{
    if (facts->bad)
        return "chưa đọc được sổ";
    return arena_textf(page->arena, "%s lượt · %s xong", figure(facts->visits, page),
                       figure(facts->done, page));
}

static const char *due_note(const struct home_facts *facts, struct page *page)
{
    if (facts->overdue > 0)
        return arena_textf(page->arena, "%s hôm nay · %s quá hạn", figure(facts->due_today, page),
                           figure(facts->overdue, page));
    return arena_textf(page->arena, "%s hôm nay", figure(facts->due_today, page));
}

static const char *month_note(const struct home_facts *facts, struct page *page)
{
    long days = facts->report_day - facts->day;
    return days == 0 ? "HÔM NAY PHẢI NỘP" : arena_textf(page->arena, "còn %ld ngày", days);
}

/* A percentage only over a head count that somebody confirmed. */
static const char *targets_note(const struct home_facts *facts, struct page *page)
{
    char percent[DAY_WORD];
    report_percent_text(facts->tenths, percent);
    if (facts->tenths >= 0 && facts->percent > 0)
        return arena_textf(page->arena, "%s / %ld%%", percent, facts->percent);
    return arena_textf(page->arena, "chữ ký số %s người", figure(facts->signatures, page));
}

static void describe_choices(struct kiosk *kiosk, const struct home_facts *facts, struct page *page)
{
    const struct commune *commune = desk_commune(kiosk_desk(kiosk));
    page_choice(page, ITEM_RECEIVE, '1', "Tiếp công dân mới", NULL)->style = STYLE_STRONG;
    page_choice(page, ITEM_QUICK, '2', "Ghi nhanh", "nhiều người một lúc");
    page_choice(page, ITEM_LESSON, '3', "Hướng dẫn, tập", "không ghi sổ");
    page_choice(page, ITEM_CODES, '4', "Mã QR", "đưa bà con quét");
    page_choice(page, ITEM_LOG, '5', "Sổ tiếp dân", "tìm, xem, sửa");
    page_choice(page, ITEM_DUE, '6', "Hẹn lại", due_note(facts, page))->second_style =
        facts->overdue > 0 ? STYLE_WAIT : STYLE_DIM;
    page_choice(page, ITEM_DAY, '7', "Tổng kết cuối ngày", day_note(facts, page));
    struct page_block *month = page_choice(
        page, ITEM_MONTH, '8', arena_textf(page->arena, "Báo cáo ngày %ld", commune->report_day),
        month_note(facts, page));
    month->second_style = facts->report_day - facts->day <= 3 ? STYLE_ALARM : STYLE_DIM;
    page_choice(page, ITEM_TARGETS, '9', "Chỉ tiêu", targets_note(facts, page));
}

/* "kích hoạt chữ ký số · VNPT SmartCA", "định danh mức 2" */
static void describe_due(const struct home_facts *facts, struct page *page)
{
    if (facts->due_count == 0)
        return;
    page_gap(page);
    page_text(page, NULL, "Hẹn lại hôm nay", STYLE_DIM);
    for (int i = 0; i < facts->due_count; i++) {
        const struct due_fact *due = &facts->due[i];
        page_text(page, NULL,
                  arena_textf(page->arena, "• %s · %s",
                              due->name[0] != '\0' ? due->name : "chưa ghi tên",
                              due_called(page->arena, due->row.service, due->row.provider,
                                         due->row.outcome)),
                  STYLE_PLAIN);
    }
}

static void describe_alarms(struct kiosk *kiosk, struct page *page)
{
    struct desk *desk = kiosk_desk(kiosk);
    size_t refused = guide_library_refused(desk_guides(desk));
    if (!desk_sheet_missing(desk) && refused == 0)
        return;
    page_gap(page);
    if (desk_sheet_missing(desk))
        page_text(page, NULL,
                  "Chưa có phiếu khôi phục: hỏng máy hay quên hết PIN là mất tên trong sổ.",
                  STYLE_FAIL);
    if (refused > 0)
        page_text(page, NULL,
                  arena_textf(page->arena,
                              "%zu bài hướng dẫn viết sai, chưa dùng được. F10 để xem.", refused),
                  STYLE_FAIL);
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    struct home *home = state;
    struct desk *desk = kiosk_desk(kiosk);
    struct search_hits hits;
    enum page_style style;
    const char *typed = home->search.text;
    home_facts_read(&home->facts, desk);
    search_people(desk, typed, &hits);
    const char *found = search_text(kiosk, typed, &hits, page, &style);
    kiosk_title(kiosk, page, NULL);
    struct page_block *search =
        page_field(page, ITEM_SEARCH, "Tìm", &home->search, "quét thẻ, gõ số hoặc tên", NULL);
    search->keys_when_empty = search->masked = true;
    search->typing = TYPING_PLACE;
    page_gap(page);
    page_text(page, NULL, found, style);
    if (hits.count > 0)
        search_describe(kiosk, typed, &hits, ITEM_HIT, ITEM_FRESH, page);
    else
        describe_choices(kiosk, &home->facts, page);
    explicit_bzero(&hits, sizeof hits);
    describe_tray(kiosk, page);
    describe_due(&home->facts, page);
    describe_alarms(kiosk, page);
    page_focus(page, ITEM_SEARCH);
    kiosk_key_as(page, ACTION_GO, "Mở", NULL)->commits = true;
    if (typed[0] != '\0')
        kiosk_key_as(page, ACTION_BACK, "Xóa ô", NULL);
    kiosk_key(page, ACTION_LONGEST,
              desk_longest_waiting(desk) != NULL ? NULL : "Chưa có ai đang chờ.")
        ->hidden = typed[0] != '\0'; /* works, and leaves the row to what typing needs */
    if (home->facts.jobs > 0)
        kiosk_key_as(page, ACTION_JOBS,
                     arena_textf(page->arena, "Phiếu chưa in (%ld)", home->facts.jobs), NULL);
    kiosk_key(page, ACTION_LOCK, NULL);
    kiosk_key(page, ACTION_ADMIN, NULL);
}

/* ---- acts ------------------------------------------------------------------------------------ */

static struct reaction open_hit(struct kiosk *kiosk, struct home *home, int which)
{
    struct search_hits hits;
    search_people(kiosk_desk(kiosk), home->search.text, &hits);
    struct reaction reaction = which >= 0 && (size_t)which < hits.count
                                   ? search_receive(kiosk, hits.named[which].id)
                                   : react(REACT_STAY);
    explicit_bzero(&hits, sizeof hits);
    return reaction;
}

static struct reaction choose(struct kiosk *kiosk, struct home *home, int item)
{
    switch (item) {
    case ITEM_SEARCH: return search_open(kiosk, home->search.text);
    case ITEM_RECEIVE: return react_open(&view_receive, NULL);
    case ITEM_QUICK: return react_open(&view_quick, NULL);
    case ITEM_LESSON: return react_open(&view_lesson, NULL);
    case ITEM_CODES: return react_open(&view_codes, NULL);
    case ITEM_LOG: return react_open(&view_log, NULL);
    case ITEM_DUE: return react_open(&view_due, NULL);
    case ITEM_DAY: return react_open(&view_day, NULL);
    case ITEM_MONTH: return react_open(&view_month, NULL);
    case ITEM_TARGETS: return react_open(&view_targets, NULL);
    case ITEM_FRESH: return react_open(&view_receive, home->search.text);
    default: break;
    }
    if (item >= ITEM_TRAY)
        return search_take_up(kiosk, desk_visit_at(kiosk_desk(kiosk), item - ITEM_TRAY));
    return open_hit(kiosk, home, item - ITEM_HIT);
}

/* A name may begin with the letter of a visit: in the search field it is typed. As plain lines a name
 * is more than one letter. */
static bool is_typed(struct kiosk *kiosk, struct home *home, const struct ui_act *act)
{
    if (kiosk_options(kiosk)->linear)
        return false;
    bool letter = (act->key >= 'a' && act->key <= 'z') || (act->key >= 'A' && act->key <= 'Z');
    if (act->action != UI_ACTION_CHOOSE || !letter || kiosk_focused(kiosk) != ITEM_SEARCH)
        return false;
    char text[2] = {(char)act->key, '\0'};
    return field_type(&home->search, text, 0);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    struct home *home = state;
    switch (act->action) {
    case ACTION_GO:
    case UI_ACTION_CHOOSE:
        if (is_typed(kiosk, home, act))
            return react(REACT_STAY);
        return choose(kiosk, home, act->item);
    case ACTION_LONGEST: return search_take_up(kiosk, desk_longest_waiting(kiosk_desk(kiosk)));
    case ACTION_ADMIN: return react_open(&view_admin, NULL);
    case ACTION_JOBS: return react_open(&view_jobs, NULL);
    case ACTION_BACK: /* whoever types a digit for a choice after letters wants this */
        field_clear(&home->search);
        kiosk_focus(kiosk, ITEM_SEARCH);
        return react(REACT_STAY);
    default: return react(REACT_STAY);
    }
}

static bool names_wait(struct kiosk *kiosk)
{
    struct desk *desk = kiosk_desk(kiosk);
    return desk_is_unlocked(desk) && desk_names_percent(desk) < 100;
}

/* Names are opened a few at a time while nobody types: no key waits for them. */
static struct reaction open_names(struct kiosk *kiosk, void *state)
{
    struct home *home = state;
    struct error error = {0};
    if (!names_wait(kiosk) || kiosk_steady(kiosk) < home->names_at)
        return react(REACT_STAY);
    desk_names_more(kiosk_desk(kiosk), &error);
    if (error.code != ERROR_NONE)
        home->names_at = kiosk_steady(kiosk) + RETRY_MS;
    return react(REACT_STAY);
}

/* A running wait is on the screen: once a second. */
static int64_t wake(struct kiosk *kiosk, void *state)
{
    const struct home *home = state;
    struct desk *desk = kiosk_desk(kiosk);
    int64_t now = kiosk_steady(kiosk);
    if (names_wait(kiosk))
        return home->names_at > now ? home->names_at : now;
    for (int i = 0; i < desk_visit_count(desk); i++)
        if (desk_visit_at(desk, i)->held)
            return now + 1000 - kiosk_wall(kiosk) % 1000;
    return -1;
}

static json_t *save(const void *state)
{
    const struct home *home = state;
    json_t *json = json_object();
    save_field(json, "search", &home->search);
    return json;
}

static bool restore(struct kiosk *kiosk, void *state, const json_t *saved)
{
    (void)kiosk;
    struct home *home = state;
    restore_field(saved, "search", &home->search);
    return true;
}

const struct view view_home = {.name = "home",
                               .state_size = sizeof(struct home),
                               .describe = describe,
                               .act = act,
                               .wake = wake,
                               .ready = open_names,
                               .save = save,
                               .restore = restore};
