/* The log: visits of any day. A name, a number or "số 214" finds them; options narrow the list. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"
#include "desk/names.h"
#include "domain/date.h"
#include "domain/outcome.h"
#include "domain/service.h"
#include "report/log.h"
#include "view/home_search.h"
#include "view/listed.h"
#include "view/saved.h"
#include "view/views.h"

#define VISITS_LIMIT 200
#define NAMES_LIMIT  12 /* people of one name whose visits are listed */

enum { ITEM_SEARCH = 1, ITEM_DAYS, ITEM_SERVICE, ITEM_RESULT, ITEM_VISIT = 10 };

static const char *const day_names[] = {"hôm nay", "7 ngày", "30 ngày", "tất cả"};
static const int day_counts[] = {1, 7, 30, 0}; /* 0: all */
#define DAY_OPTIONS (int)(sizeof day_names / sizeof day_names[0])

static const char *const result_names[] = {"mọi kết quả", "xong",    "hẹn lại",
                                           "không thành", "chỉ hỏi", "đang tiếp"};
static const char *const result_ids[] = {NULL, "done", "waiting", "not_done", "asked", "open"};
#define RESULT_OPTIONS (int)(sizeof result_names / sizeof result_names[0])

struct log {
    struct field search;
    int days, service, result; /* options chosen */
    bool searching;            /* something stands in the field: days are all unless chosen since */
    int days_before;
    struct log_row *row; /* owned */
    int count;
    int64_t head; /* of the book when it was read */
    bool names_read;
    char trouble[400];
};

/* ---- reading --------------------------------------------------------------------------------- */

static bool take(void *self, const struct log_row *row)
{
    struct log *log = self;
    if (log->count == VISITS_LIMIT)
        return false;
    log->row[log->count++] = *row;
    return true;
}

static struct log_filter filter_of(struct kiosk *kiosk, const struct log *log)
{
    int32_t today = desk_today(kiosk_desk(kiosk));
    int days = day_counts[log->days];
    const struct service *service = log->service > 0 ? service_at((size_t)log->service - 1) : NULL;
    return (struct log_filter){.from = days == 0 ? 0 : today - days + 1,
                               .to = today + 1,
                               .service = service != NULL ? service->id : NULL,
                               .result = result_ids[log->result]};
}

static bool list(struct kiosk *kiosk, struct log *log, const char *citizen, struct error *error)
{
    struct log_filter filter = filter_of(kiosk, log);
    filter.citizen = citizen;
    return report_log(desk_ledger(kiosk_desk(kiosk)), &filter, VISITS_LIMIT, take, log, error);
}

static bool list_names(struct kiosk *kiosk, struct log *log, struct error *error)
{
    struct desk_named *named = memory_new(NAMES_LIMIT, sizeof *named);
    size_t count = desk_find_names(kiosk_desk(kiosk), log->search.text, named, NAMES_LIMIT, error);
    bool good = true;
    for (size_t i = 0; good && i < count; i++)
        good = list(kiosk, log, named[i].id, error);
    explicit_bzero(named, NAMES_LIMIT * sizeof *named);
    free(named);
    return good;
}

/* "214" or "số 214": what was said when it was written. */
static bool read_entry_number(const char *typed, long long *number)
{
    const char *digits = typed + strcspn(typed, "0123456789");
    char *end;
    if (*digits == '\0')
        return false;
    *number = strtoll(digits, &end, 10);
    return *number > 0 && end[strspn(end, " ")] == '\0';
}

static bool is_number_word(const char *typed)
{
    return strncmp(typed, "số ", strlen("số ")) == 0 || strncmp(typed, "so ", 3) == 0 ||
           strncmp(typed, "Số ", strlen("Số ")) == 0;
}

static bool list_entry(struct kiosk *kiosk, struct log *log, long long number, struct error *error)
{
    char visit[33];
    struct ledger *ledger = desk_ledger(kiosk_desk(kiosk));
    if (!report_log_number(ledger, number, visit, error))
        return error->code == ERROR_MISSING;
    return report_log_visit(ledger, visit, &log->row[0], error) && (log->count = 1) == 1;
}

/* Twelve digits are a person, fewer an entry's number, letters a name. */
static bool search(struct kiosk *kiosk, struct log *log, struct error *error)
{
    const char *typed = log->search.text + strspn(log->search.text, " ");
    long long number = 0;
    if (*typed == '\0')
        return list(kiosk, log, NULL, error);
    if (is_number_word(typed))
        return !read_entry_number(typed, &number) || list_entry(kiosk, log, number, error);
    if (search_is_name(typed))
        return list_names(kiosk, log, error);
    struct desk_match match;
    struct error ignored = {0};
    bool found = desk_find(kiosk_desk(kiosk), typed, &match, &ignored) &&
                 (match.found == FOUND_KNOWN || match.found == FOUND_OPEN);
    bool good = !found || list(kiosk, log, match.citizen.id, error);
    if (match.found == FOUND_SHORT && read_entry_number(typed, &number))
        good = list_entry(kiosk, log, number, error);
    explicit_bzero(&match, sizeof match);
    return good;
}

static int newest_first(const void *one, const void *other)
{
    const struct log_row *left = one, *right = other;
    if (left->visit.opened != right->visit.opened)
        return left->visit.opened > right->visit.opened ? -1 : 1;
    return strcmp(left->visit.visit, right->visit.visit);
}

static void load(struct kiosk *kiosk, struct log *log)
{
    struct error error = {0};
    if (log->row == NULL)
        log->row = memory_new(VISITS_LIMIT, sizeof *log->row);
    log->count = 0;
    log->trouble[0] = '\0';
    if (!search(kiosk, log, &error) && error.code != ERROR_NONE)
        snprintf(log->trouble, sizeof log->trouble, "%s", kiosk_refuse(ACT_ANY, &error).why);
    qsort(log->row, (size_t)log->count, sizeof *log->row, newest_first);
}

static void leave(void *state)
{
    struct log *log = state;
    free(log->row);
}

/* ---- the page -------------------------------------------------------------------------------- */

static void describe_filters(struct log *log, struct page *page)
{
    const char **services = arena_new_array(page->arena, const char *, (int)service_count() + 1);
    services[0] = "mọi việc";
    for (size_t i = 0; i < service_count(); i++)
        services[i + 1] = service_at(i)->title;
    page_field(page, ITEM_SEARCH, "Tìm", &log->search, "tên, 12 số trên thẻ, hoặc số 214", NULL);
    page_options(page, ITEM_DAYS, "Ngày", day_names, DAY_OPTIONS, &log->days);
    page_options(page, ITEM_SERVICE, "Việc", services, (int)service_count() + 1, &log->service);
    page_options(page, ITEM_RESULT, "Kết quả", result_names, RESULT_OPTIONS, &log->result);
    page_gap(page);
}

static void describe_rows(struct kiosk *kiosk, const struct log *log, struct page *page)
{
    static const int widths[4] = {5, 5, 31, 36};
    static const char *const head[4] = {"Ngày", "Giờ", "Người", "Việc"};
    struct page_cell *cells = arena_new_array(page->arena, struct page_cell, 4 * (log->count + 1));
    for (int i = 0; i < log->count; i++) {
        const struct log_row *row = &log->row[i];
        char day[DATE_SIZE];
        date_text_short(row->day, day);
        struct page_cell *cell = &cells[4 * i];
        cell[0] = (struct page_cell){
            .text = arena_text(page->arena, day), .style = STYLE_DIM, .item = ITEM_VISIT + i};
        cell[1] =
            (struct page_cell){.text = listed_time(row->visit.opened, page), .style = STYLE_DIM};
        cell[2].text = listed_called(kiosk, row->visit.citizen, page);
        cell[3] = row->reversed
                      ? (struct page_cell){.text = "đã bỏ khỏi số liệu", .style = STYLE_DIM}
                      : (struct page_cell){.text = listed_work(&row->visit, page)};
    }
    listed_table(page, 4, widths, head, log->count, cells);
    if (log->count == VISITS_LIMIT)
        page_text(page, NULL,
                  arena_textf(page->arena,
                              "Chỉ hiện %d lượt mới nhất. Gõ tên hoặc chọn ít ngày hơn.",
                              VISITS_LIMIT),
                  STYLE_DIM);
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    struct log *log = state;
    if (listed_moved(kiosk, &log->head))
        load(kiosk, log);
    kiosk_title(kiosk, page,
                arena_textf(page->arena, "Sổ tiếp dân · %d lượt%s", log->count,
                            log->count == VISITS_LIMIT ? " mới nhất" : ""));
    describe_filters(log, page);
    if (log->trouble[0] != '\0')
        page_text(page, NULL, log->trouble, STYLE_FAIL);
    else if (log->count == 0)
        page_text(page, NULL,
                  log->search.text[0] != '\0'
                      ? "Không thấy ai. Thử gõ ít chữ hơn, hoặc chọn rộng hơn ở ba dòng trên."
                      : "Chưa có lượt nào như vậy. Chọn nhiều ngày hơn ở dòng Ngày.",
                  STYLE_PLAIN);
    else
        describe_rows(kiosk, log, page);
    kiosk_key_as(page, ACTION_GO, "Xem lượt", log->count > 0 ? NULL : "Không có lượt nào để xem.");
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
    log->days = searching ? DAY_OPTIONS - 1 : log->days_before;
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
        return which < log->count ? react_open(&view_story, log->row[which].visit.visit)
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
