/* The log: visits of any day. A name, a number or "số 214" finds them; options narrow the list. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "desk/names.h"
#include "domain/date.h"
#include "domain/number.h"
#include "domain/outcome.h"
#include "domain/service.h"
#include "view/home_search.h"
#include "view/listed.h"
#include "view/log_list.h"
#include "view/saved.h"
#include "view/views.h"

enum { ITEM_SEARCH = 1, ITEM_DAYS, ITEM_SERVICE, ITEM_RESULT, ITEM_VISIT = 10 };

static const char *const day_names[] = {"hôm nay", "7 ngày", "30 ngày", "tất cả"};
static const int day_counts[] = {1, 7, 30, 0}; /* 0: all */
#define DAY_OPTIONS (int)(sizeof day_names / sizeof day_names[0])
#define DAYS_ALL    (DAY_OPTIONS - 1)

static const char *const result_names[] = {"mọi kết quả", "xong",    "hẹn lại",
                                           "không thành", "chỉ hỏi", "đang tiếp"};
static const char *const result_ids[] = {NULL, "done", "waiting", "not_done", "asked", "open"};
#define RESULT_OPTIONS (int)(sizeof result_names / sizeof result_names[0])

struct log {
    struct field search;
    int days, service, result; /* options chosen */
    bool searching;            /* something stands in the field: days are all unless chosen since */
    int days_before;
    struct log_list list;
    int64_t head; /* of the book when it was read */
    bool names_read;
    char trouble[400];
};

/* ---- reading --------------------------------------------------------------------------------- */

static void load(struct kiosk *kiosk, struct log *log)
{
    struct error error = {0};
    int32_t today = desk_today(kiosk_desk(kiosk));
    int days = day_counts[log->days];
    const struct service *service = log->service > 0 ? service_at((size_t)log->service - 1) : NULL;
    struct log_filter filter = {.from = days == 0 ? 0 : today - days + 1,
                                .to = today + 1,
                                .service = service != NULL ? service->id : NULL,
                                .result = result_ids[log->result]};
    log->trouble[0] = '\0';
    if (!log_list_read(&log->list, kiosk_desk(kiosk), log->search.text, &filter, &error))
        snprintf(log->trouble, sizeof log->trouble, "%s", kiosk_refuse(ACT_ANY, &error).why);
}

static void leave(void *state)
{
    struct log *log = state;
    log_list_release(&log->list);
}

/* ---- the page -------------------------------------------------------------------------------- */

static void describe_filters(struct log *log, struct page *page)
{
    const char **services = arena_new_array(page->arena, const char *, (int)service_count() + 1);
    services[0] = "mọi việc";
    for (size_t i = 0; i < service_count(); i++)
        services[i + 1] = service_at(i)->title;
    struct page_block *search = page_field(page, ITEM_SEARCH, "Tìm", &log->search,
                                           "tên, 12 số trên thẻ, hoặc số 214", NULL);
    search->masked = true;
    search->typing = TYPING_PLACE;
    page_options(page, ITEM_DAYS, "Ngày", day_names, DAY_OPTIONS, &log->days);
    page_options(page, ITEM_SERVICE, "Việc", services, (int)service_count() + 1, &log->service);
    page_options(page, ITEM_RESULT, "Kết quả", result_names, RESULT_OPTIONS, &log->result);
    page_gap(page);
}

static void describe_rows(struct kiosk *kiosk, const struct log *log, struct page *page)
{
    static const int widths[4] = {5, 5, 31, 36};
    static const char *const head[4] = {"Ngày", "Giờ", "Người", "Việc"};
    const struct log_list *list = &log->list;
    struct page_cell *cells = arena_new_array(page->arena, struct page_cell, 4 * (list->count + 1));
    const char **ids = arena_new_array(page->arena, const char *, (size_t)list->count + 1);
    for (int i = 0; i < list->count; i++)
        ids[i] = list->row[i].visit.citizen;
    const char **people = listed_people(kiosk, ids, list->count, page);
    for (int i = 0; i < list->count; i++) {
        const struct log_row *row = &list->row[i];
        char day[DATE_SIZE];
        date_text_short(row->day, day);
        struct page_cell *cell = &cells[4 * i];
        cell[0] = (struct page_cell){
            .text = arena_text(page->arena, day), .style = STYLE_DIM, .item = ITEM_VISIT + i};
        cell[1] =
            (struct page_cell){.text = listed_time(row->visit.opened, page), .style = STYLE_DIM};
        cell[2].text = people[i];
        cell[3] = row->reversed
                      ? (struct page_cell){.text = "đã bỏ khỏi số liệu", .style = STYLE_DIM}
                      : (struct page_cell){.text = listed_work(&row->visit, page)};
    }
    listed_table(page, 4, widths, head, list->count, cells);
    if (list->more_people)
        page_text(page, NULL,
                  arena_textf(page->arena,
                              "Nhiều người cùng tên: chỉ hiện lượt của %d người đến gần đây nhất. "
                              "Gõ thêm chữ của tên, hoặc 12 số.",
                              LOG_PEOPLE),
                  STYLE_DIM);
}

/* "Ngày, Việc": the options that keep something out. */
static const char *narrowing(const struct log *log, struct page *page)
{
    bool days = log->days != DAYS_ALL, service = log->service > 0, result = log->result > 0;
    return arena_textf(page->arena, "%s%s%s%s%s", days ? "Ngày" : "",
                       days && (service || result) ? ", " : "", service ? "Việc" : "",
                       service && result ? ", " : "", result ? "Kết quả" : "");
}

/* Why the list is empty, and what would fill it. */
static const char *advice(const struct log *log, struct page *page)
{
    const char *options = narrowing(log, page);
    bool narrowed = options[0] != '\0';
    switch (log->list.hits > 0 ? LOG_TYPED_NOTHING : log->list.typed) {
    case LOG_TYPED_NAME: return "Không thấy ai tên như vậy. Thử gõ ít chữ hơn.";
    case LOG_TYPED_PERSON: return "Không thấy ai có số này trong sổ. Xem lại số trên thẻ.";
    case LOG_TYPED_ENTRY: return "Không có lượt nào mang số này. Thử tìm bằng tên.";
    case LOG_TYPED_NOTHING: break;
    }
    if (!narrowed)
        return log->list.hits > 0 ? "Người này chưa có lượt nào." : "Sổ chưa có lượt nào.";
    return arena_textf(page->arena, "%s. Nới dòng %s.",
                       log->list.typed == LOG_TYPED_NOTHING ? "Chưa có lượt nào như vậy"
                       : log->list.typed == LOG_TYPED_ENTRY
                           ? "Có số ấy, nhưng lượt khác dòng đã chọn"
                           : "Có người ấy, nhưng không có lượt nào như vậy",
                       options);
}

/* "200 lượt mới nhất trong 1.307": the title counts all of them. */
static const char *count_text(const struct log_list *list, struct page *page)
{
    char total[NUMBER_SIZE];
    number_text(list->total, total);
    return list->total > list->count
               ? arena_textf(page->arena, "%d lượt mới nhất trong %s", list->count, total)
               : arena_textf(page->arena, "%s lượt", total);
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    struct log *log = state;
    if (listed_moved(kiosk, &log->head))
        load(kiosk, log);
    kiosk_title(kiosk, page,
                arena_textf(page->arena, "Sổ tiếp dân · %s", count_text(&log->list, page)));
    describe_filters(log, page);
    if (log->trouble[0] != '\0')
        page_text(page, NULL, log->trouble, STYLE_FAIL);
    else if (log->list.count == 0)
        page_text(page, NULL, advice(log, page), STYLE_PLAIN);
    else
        describe_rows(kiosk, log, page);
    kiosk_key_as(page, ACTION_GO, "Xem lượt",
                 log->list.count > 0 ? NULL : "Không có lượt nào để xem.");
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

/* ---- acts ------------------------------------------------------------------------------------ */

/* Who looks for somebody wants every day, and sees so; without a name the day of before is back. */
static void widen(struct log *log)
{
    bool searching = log->search.text[0] != '\0';
    if (searching == log->searching)
        return;
    log->searching = searching;
    if (searching)
        log->days_before = log->days;
    log->days = searching ? DAYS_ALL : log->days_before;
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    struct log *log = state;
    switch (act->action) {
    case ACTION_BACK: return react(REACT_BACK);
    case UI_ACTION_CHANGED:
        if (act->item == ITEM_SEARCH)
            widen(log);
        load(kiosk, log);
        return react(REACT_STAY);
    case ACTION_GO:
    case UI_ACTION_CHOOSE: {
        /* Enter in the field opens the first: it is what was looked for. */
        int which = act->item >= ITEM_VISIT ? act->item - ITEM_VISIT : 0;
        return which < log->list.count ? react_open(&view_story, log->list.row[which].visit.visit)
                                       : react(REACT_STAY);
    }
    default: return react(REACT_STAY);
    }
}

/* Names are opened a few at a time; the list fills up meanwhile. */
static int64_t wake(struct kiosk *kiosk, void *state)
{
    const struct log *log = state;
    return search_is_name(log->search.text) && !log->names_read ? kiosk_steady(kiosk) : -1;
}

static struct reaction open_names(struct kiosk *kiosk, void *state)
{
    struct log *log = state;
    struct error ignored = {0};
    if (!search_is_name(log->search.text) || log->names_read)
        return react(REACT_STAY);
    log->names_read = !desk_names_more(kiosk_desk(kiosk), &ignored);
    load(kiosk, log);
    return react(REACT_STAY);
}

static json_t *save(const void *state)
{
    const struct log *log = state;
    json_t *json = json_object();
    save_field(json, "search", &log->search);
    save_number(json, "days", log->days);
    save_number(json, "service", log->service);
    save_number(json, "result", log->result);
    save_number(json, "before", log->days_before);
    return json;
}

static bool restore(struct kiosk *kiosk, void *state, const json_t *saved)
{
    struct log *log = state;
    restore_field(saved, "search", &log->search);
    log->days = (int)restore_number(saved, "days", 0, DAY_OPTIONS - 1, 0);
    log->service = (int)restore_number(saved, "service", 0, (long)service_count(), 0);
    log->result = (int)restore_number(saved, "result", 0, RESULT_OPTIONS - 1, 0);
    log->days_before = (int)restore_number(saved, "before", 0, DAY_OPTIONS - 1, 0);
    log->searching = log->search.text[0] != '\0';
    load(kiosk, log);
    return true;
}

const struct view view_log = {.name = "log",
                              .state_size = sizeof(struct log),
                              .describe = describe,
                              .act = act,
                              .wake = wake,
                              .ready = open_names,
                              .save = save,
                              .restore = restore,
                              .leave = leave};
