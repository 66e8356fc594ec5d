/* Home: the search field first, the choices, who is being served. */
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/error.h"
#include "domain/date.h"
#include "domain/id_number.h"
#include "domain/number.h"
#include "domain/waiting.h"
#include "guide/guide.h"
#include "guide/library.h"
#include "report/day.h"
#include "view/kiosk.h"
#include "view/saved.h"
#include "view/view.h"
#include "view/views.h"

enum item {
    ITEM_SEARCH = 1,
    ITEM_RECEIVE,
    ITEM_LESSON,
    ITEM_CODES,
    ITEM_DAY,
    ITEM_TRAY /* and one a place in the tray */
};

struct home {
    struct field search;
};

/* ---- search ---------------------------------------------------------------------------------- */

static const char *known_text(const struct desk_match *match, struct page *page)
{
    char mask[ID_NUMBER_MASK_SIZE], last[DATE_SIZE] = "";
    long day = 0;
    id_number_mask(match->citizen.id_number, mask);
    if (date_read_iso(match->last_day, &day))
        date_text(day, last);
    return arena_textf(page->arena, "%s · %s%s%s · Enter tiếp", match->citizen.name, mask,
                       last[0] != '\0' ? " · đã đến " : "", last);
}

static const char *new_text(const struct desk_match *match, struct page *page)
{
    static const char *const sexes[] = {
        [SEX_UNKNOWN] = "", [SEX_MALE] = "nam, ", [SEX_FEMALE] = "nữ, "};
    const struct citizen *citizen = &match->citizen;
    return arena_textf(page->arena, "Số mới · %ssinh %d%s%s · Enter đăng ký", sexes[citizen->sex],
                       citizen->birth_year,
                       match->province != NULL ? " · " : ", mã tỉnh lạ, xem lại thẻ",
                       match->province != NULL ? match->province : "");
}

static const char *bad_text(const struct error *error, struct page *page)
{
    char text[400];
    return arena_text(page->arena, desk_sentence(ACT_FIND, error, text, (int)sizeof text));
}

/* What stands under the field: always one row, so that nothing jumps while one types. */
static const char *search_text(struct kiosk *kiosk, const struct home *home, struct page *page,
                               enum page_style *style)
{
    struct desk_match match;
    struct error error = {0};
    const char *text = " ";
    *style = STYLE_PLAIN;
    if (!desk_find(kiosk_desk(kiosk), home->search.text, &match, &error)) {
        *style = STYLE_FAIL;
        return bad_text(&error, page);
    }
    switch (match.found) {
    case FOUND_NOTHING: break;
    case FOUND_BAD:
        *style = STYLE_FAIL;
        text = bad_text(&error, page);
        break;
    case FOUND_SHORT:
        *style = STYLE_DIM;
        text = arena_textf(page->arena, "còn thiếu %d số", match.missing);
        break;
    case FOUND_OPEN:
        *style = STYLE_DONE;
        text = arena_textf(page->arena, "%s đang tiếp · Enter mở", match.citizen.name);
        break;
    case FOUND_KNOWN:
        *style = STYLE_DONE;
        text = known_text(&match, page);
        break;
    case FOUND_NEW: text = new_text(&match, page); break;
    case FOUND_NAME: text = arena_textf(page->arena, "Enter đăng ký %s", match.citizen.name); break;
    }
    explicit_bzero(&match, sizeof match);
    return text;
}

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

static const char *day_note(struct kiosk *kiosk, struct page *page)
{
    struct desk *desk = kiosk_desk(kiosk);
    struct day_figures *day = arena_new_array(page->arena, struct day_figures, 1);
    struct error error = {0};
    if (!report_day(desk_ledger(desk), desk_today(desk), day, &error))
        return "chưa đọc được sổ";
    return arena_textf(page->arena, "%ld lượt · %ld xong", day->visits, day->done);
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
    enum page_style style;
    const char *found = search_text(kiosk, home, page, &style);
    kiosk_title(kiosk, page, NULL);
    page_field(page, ITEM_SEARCH, "Tìm", &home->search, "quét thẻ, gõ số hoặc tên", NULL)
        ->keys_when_empty = true;
    page_gap(page);
    page_text(page, NULL, found, style);
    page_choice(page, ITEM_RECEIVE, '1', "Tiếp công dân mới", NULL)->style = STYLE_STRONG;
    page_choice(page, ITEM_LESSON, '3', "Hướng dẫn, tập", "không ghi sổ");
    page_choice(page, ITEM_CODES, '4', "Mã QR", "đưa bà con quét");
    page_choice(page, ITEM_DAY, '7', "Tổng kết cuối ngày", day_note(kiosk, page));
    describe_tray(kiosk, page);
    describe_alarms(kiosk, page);
    page_focus(page, ITEM_SEARCH);
    kiosk_key_as(page, ACTION_GO, "Mở", NULL)->commits = true;
    kiosk_key(page, ACTION_LONGEST,
              desk_longest_waiting(desk) != NULL ? NULL : "Chưa có ai đang chờ.");
    kiosk_key(page, ACTION_LOCK, NULL);
    kiosk_key(page, ACTION_ADMIN, NULL);
}

/* ---- acts ------------------------------------------------------------------------------------ */

static struct reaction take_up(struct kiosk *kiosk, struct desk_visit *visit)
{
    struct error error = {0};
    if (visit == NULL)
        return react(REACT_STAY);
    if (!desk_take_up(kiosk_desk(kiosk), visit, &error))
        return kiosk_refuse(ACT_WRITE, &error);
    return react(REACT_VISIT);
}

static struct reaction open_found(struct kiosk *kiosk, struct home *home)
{
    struct desk_match match;
    struct error error = {0};
    struct reaction reaction;
    if (!desk_find(kiosk_desk(kiosk), home->search.text, &match, &error))
        return kiosk_refuse(ACT_FIND, &error);
    switch (match.found) {
    case FOUND_NOTHING:
        return react_refuse("Gõ 12 số ở mặt trước thẻ hoặc gõ tên; hay bấm số của một dòng.");
    case FOUND_SHORT: return react_refuse("Còn thiếu %d số.", match.missing);
    case FOUND_BAD: return kiosk_refuse(ACT_FIND, &error);
    case FOUND_OPEN: reaction = take_up(kiosk, match.visit); break;
    case FOUND_KNOWN: /* nothing is asked twice: the visit is open at once */
        reaction = desk_receive(kiosk_desk(kiosk), &match.citizen, "counter", &error)
                       ? react(REACT_VISIT)
                       : kiosk_refuse(ACT_WRITE, &error);
        break;
    case FOUND_NEW:
    case FOUND_NAME: {
        const char *typed = home->search.text;
        reaction = react_open(&view_receive, typed + strspn(typed, " "));
        break;
    }
    }
    explicit_bzero(&match, sizeof match);
    return reaction;
}

static struct reaction choose(struct kiosk *kiosk, struct home *home, int item)
{
    switch (item) {
    case ITEM_SEARCH: return open_found(kiosk, home);
    case ITEM_RECEIVE: return react_open(&view_receive, NULL);
    case ITEM_LESSON: return react_open(&view_lesson, NULL);
    case ITEM_CODES: return react_open(&view_codes, NULL);
    case ITEM_DAY: return react_open(&view_day, NULL);
    default: return take_up(kiosk, desk_visit_at(kiosk_desk(kiosk), item - ITEM_TRAY));
    }
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
    case ACTION_LONGEST: return take_up(kiosk, desk_longest_waiting(kiosk_desk(kiosk)));
    case ACTION_ADMIN: return react_open(&view_admin, NULL);
    default: return react(REACT_STAY);
    }
}

/* A running wait is on the screen: once a second. */
static int64_t wake(struct kiosk *kiosk, void *state)
{
    (void)state;
    struct desk *desk = kiosk_desk(kiosk);
    for (int i = 0; i < desk_visit_count(desk); i++)
        if (desk_visit_at(desk, i)->held)
            return kiosk_steady(kiosk) + 1000 - kiosk_wall(kiosk) % 1000;
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
                               .save = save,
                               .restore = restore};
