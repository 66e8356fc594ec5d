/* Who comes back, by day, and for what. A name, a number or "số 214" finds the case in the log. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "domain/outcome.h"
#include "domain/service.h"
#include "report/due.h"
#include "view/home_search.h"
#include "view/listed.h"
#include "view/reveal.h"
#include "view/road.h"
#include "view/views.h"

#define ROWS_LIMIT 300

enum span {
    SPAN_ISSUED,
    SPAN_OVERDUE,
    SPAN_TODAY,
    SPAN_TOMORROW,
    SPAN_WEEK,
    SPAN_LATER,
    SPAN_UNDATED,
    SPANS
};

static const char *const span_names[SPANS] = {"KÍCH HOẠT, gọi trước tiên",
                                              "Quá hạn",
                                              "Hôm nay",
                                              "Ngày mai",
                                              "7 ngày tới",
                                              "Sau nữa",
                                              "Chưa hẹn ngày"};

struct due {
    struct due_row *row; /* owned */
    int count;
    bool more;
    int64_t head; /* of the book when it was read */
    struct reveal reveal;
    char trouble[400];
};

static bool is_issued(const struct due_row *row)
{
    return strcmp(row->outcome, outcome_id(OUTCOME_ISSUED)) == 0;
}

static bool take(void *self, const struct due_row *row)
{
    struct due *due = self;
    due->more = due->count == ROWS_LIMIT;
    if (due->more)
        return false;
    due->row[due->count++] = *row;
    return true;
}

static void load(struct kiosk *kiosk, struct due *due)
{
    struct error error = {0};
    if (due->row == NULL)
        due->row = memory_new(ROWS_LIMIT, sizeof *due->row);
    due->count = 0;
    due->trouble[0] = '\0';
    if (!report_due(desk_ledger(kiosk_desk(kiosk)), NULL, take, due, &error))
        snprintf(due->trouble, sizeof due->trouble, "%s", kiosk_refuse(ACT_ANY, &error).why);
}

static void leave(void *state)
{
    struct due *due = state;
    free(due->row);
}

/* ---- the page -------------------------------------------------------------------------------- */

static enum span span_of(const struct due_row *row, int32_t today)
{
    if (is_issued(row))
        return SPAN_ISSUED;
    if (row->until == DUE_UNDATED)
        return SPAN_UNDATED;
    int32_t days = row->until - today;
    return days < 0    ? SPAN_OVERDUE
           : days == 0 ? SPAN_TODAY
           : days == 1 ? SPAN_TOMORROW
           : days <= 7 ? SPAN_WEEK
                       : SPAN_LATER;
}

static const char *day_text(const struct due_row *row, struct page *page)
{
    char day[DATE_SIZE];
    date_text_short(row->until != DUE_UNDATED ? row->until : row->said, day);
    return row->until != DUE_UNDATED
               ? arena_textf(page->arena, "%s %s", date_weekday_short(row->until), day)
               : arena_textf(page->arena, "từ %s", day);
}

static struct page_cell work_cell(const struct due_row *row, struct page *page)
{
    const struct provider *issuer = provider_find(row->provider);
    if (!is_issued(row))
        return (struct page_cell){
            .text = due_called(page->arena, row->service, row->provider, row->outcome)};
    return (struct page_cell){
        .text = issuer != NULL ? issuer->title
                               : service_called(page->arena, row->service, row->provider),
        .style = STYLE_ALARM};
}

static enum page_style day_style(const struct due_row *row, int32_t today)
{
    return row->until < today ? STYLE_FAIL : STYLE_DIM;
}

static enum page_style span_style(enum span span)
{
    return span == SPAN_ISSUED ? STYLE_ALARM : span == SPAN_TODAY ? STYLE_STRONG : STYLE_DIM;
}

/* Rows of one span, from `first` on; returns how many. */
static int describe_span(struct kiosk *kiosk, const struct due *due, const char *const *people,
                         int first, struct page *page)
{
    static const int widths[3] = {8, 31, 35};
    int32_t today = desk_today(kiosk_desk(kiosk));
    enum span span = span_of(&due->row[first], today);
    int count = 0;
    while (first + count < due->count && span_of(&due->row[first + count], today) == span)
        count++;
    struct page_cell *cells = arena_new_array(page->arena, struct page_cell, 3 * count);
    for (int i = 0; i < count; i++) {
        const struct due_row *row = &due->row[first + i];
        cells[3 * i] = (struct page_cell){
            .text = day_text(row, page), .style = day_style(row, today), .item = first + i + 1};
        cells[3 * i + 1].text = people[first + i];
        cells[3 * i + 2] = work_cell(row, page);
    }
    page_gap(page);
    page_text(page, NULL, arena_textf(page->arena, "%s: %d", span_names[span], count),
              span_style(span));
    listed_table(page, 3, widths, NULL, count, cells);
    return count;
}

/* Above the rule, where a long list does not push it off; long enough to be dialled: "Gọi A Thuk: 0912 345 678". */
static void describe_phone(struct kiosk *kiosk, const struct due *due, struct page *page)
{
    struct citizen citizen;
    struct error ignored = {0};
    const char *id = due->reveal.citizen;
    if (!reveal_is_on(kiosk, &due->reveal, id, REVEAL_PHONE) ||
        !desk_citizen(kiosk_desk(kiosk), id, &citizen, &ignored) || strlen(citizen.phone) < 8)
        return;
    bool lent = citizen.phone_of[0] != '\0' && strcmp(citizen.phone_of, "own") != 0;
    page_said(page, STYLE_STRONG,
              arena_textf(page->arena, "Gọi %s: %.4s %.3s %s%s", citizen.name, citizen.phone,
                          citizen.phone + 4, citizen.phone + 7,
                          lent ? " (không phải máy của người ấy)" : ""));
    explicit_bzero(&citizen, sizeof citizen);
}

static void describe_spans(struct kiosk *kiosk, const struct due *due, struct page *page)
{
    const char **ids = arena_new_array(page->arena, const char *, (size_t)due->count + 1);
    for (int i = 0; i < due->count; i++)
        ids[i] = due->row[i].citizen;
    const char **people = listed_people(kiosk, ids, due->count, page);
    for (int i = 0; i < due->count;)
        i += describe_span(kiosk, due, people, i, page);
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    struct due *due = state;
    if (listed_moved(kiosk, &due->head))
        load(kiosk, due);
    kiosk_title(kiosk, page, "Hẹn lại");
    if (due->trouble[0] != '\0')
        page_text(page, NULL, due->trouble, STYLE_FAIL);
    else if (due->count == 0)
        page_text(page, NULL, "Không ai phải quay lại.", STYLE_DONE);
    describe_phone(kiosk, due, page);
    describe_spans(kiosk, due, page);
    if (due->more)
        page_text(page, NULL,
                  arena_textf(page->arena, "Chỉ hiện %d việc đầu. Tìm người: về trang đầu, gõ tên.",
                              ROWS_LIMIT),
                  STYLE_DIM);
    const char *none = due->count > 0 ? NULL : "Không có ai trong danh sách.";
    kiosk_key_as(page, ACTION_GO, "Tiếp người này", none)->commits = true;
    kiosk_key_as(page, ACTION_SHOW, "Hiện số máy", none);
    kiosk_key(page, ACTION_STORY, none);
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

/* ---- acts ------------------------------------------------------------------------------------ */

static struct reaction receive(struct kiosk *kiosk, const struct due_row *row)
{
    return row->citizen[0] != '\0' ? search_receive(kiosk, row->citizen)
                                   : react_open(&view_story, row->visit);
}

/* The telephone is sealed; who opens it is noted in the book. */
static struct reaction show(struct kiosk *kiosk, struct due *due, const struct due_row *row)
{
    struct citizen citizen;
    struct error error = {0};
    if (row->citizen[0] == '\0')
        return react_refuse("Lượt này chưa ghi là của ai.");
    if (!desk_citizen(kiosk_desk(kiosk), row->citizen, &citizen, &error))
        return kiosk_refuse(ACT_FIND, &error);
    const struct hamlet *hamlet = commune_hamlet(desk_commune(kiosk_desk(kiosk)), citizen.hamlet);
    bool known = citizen.phone[0] != '\0';
    explicit_bzero(&citizen, sizeof citizen);
    if (!known)
        return react_refuse("Sổ không có số máy của người này. Nhắn qua thôn%s%s.",
                            hamlet != NULL ? " " : "", hamlet != NULL ? hamlet->name : "");
    return reveal_show(kiosk, &due->reveal, row->citizen, REVEAL_PHONE);
}

static int64_t wake(struct kiosk *kiosk, void *state)
{
    const struct due *due = state;
    return reveal_wake(kiosk, &due->reveal);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    struct due *due = state;
    if (act->action == ACTION_BACK)
        return react(REACT_BACK);
    if (act->item < 1 || act->item > due->count)
        return react(REACT_STAY);
    const struct due_row *row = &due->row[act->item - 1];
    switch (act->action) {
    case ACTION_GO:
    case UI_ACTION_CHOOSE: return receive(kiosk, row);
    case ACTION_SHOW: return show(kiosk, due, row);
    case ACTION_STORY: return react_open(&view_story, row->visit);
    default: return react(REACT_STAY);
    }
}

const struct view view_due = {.name = "due",
                              .state_size = sizeof(struct due),
                              .describe = describe,
                              .act = act,
                              .wake = wake,
                              .leave = leave};
