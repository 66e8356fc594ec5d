/* A visit's whole story: who did what when, what was taken back, what was corrected. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "desk/story.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "domain/hide.h"
#include "report/log.h"
#include "view/home_search.h"
#include "view/kiosk_print.h"
#include "view/listed.h"
#include "view/reveal.h"
#include "view/views.h"

struct story {
    char id[DESK_ID_SIZE];
    struct log_row row;
    struct story_line *line; /* owned */
    size_t count;
    int64_t head; /* of the book when it was read */
    bool asked;   /* it was said once that Enter opens a new visit */
    struct reveal reveal;
    char trouble[400];
};

static void load(struct kiosk *kiosk, struct story *story)
{
    struct error error = {0};
    struct desk *desk = kiosk_desk(kiosk);
    desk_story_free(story->line, story->count);
    story->line = NULL;
    story->count = 0;
    story->trouble[0] = '\0';
    if (!report_log_visit(desk_ledger(desk), story->id, &story->row, &error) ||
        !desk_story(desk, story->id, &story->line, &story->count, &error))
        snprintf(story->trouble, sizeof story->trouble, "%s", kiosk_refuse(ACT_FIND, &error).why);
}

static void enter(struct kiosk *kiosk, void *state, const char *argument)
{
    struct story *story = state;
    snprintf(story->id, sizeof story->id, "%s", argument != NULL ? argument : "");
    listed_moved(kiosk, &story->head);
    load(kiosk, story);
}

static void leave(void *state)
{
    struct story *story = state;
    desk_story_free(story->line, story->count);
}

/* ---- the page -------------------------------------------------------------------------------- */

static const char *person(struct kiosk *kiosk, const struct story *story, struct page *page)
{
    const char *id = story->row.visit.citizen;
    struct citizen citizen;
    struct error ignored = {0};
    char number[REVEAL_SIZE], phone[REVEAL_SIZE];
    if (!reveal_is_on(kiosk, &story->reveal, id, REVEAL_BOTH) ||
        !desk_citizen(kiosk_desk(kiosk), id, &citizen, &ignored))
        return listed_called(kiosk, id, page);
    reveal_number(kiosk, &story->reveal, &citizen, number);
    reveal_phone(kiosk, &story->reveal, &citizen, phone);
    const char *text = arena_textf(page->arena, "%s · %s · %s", citizen.name,
                                   number[0] != '\0' ? number : "không có số định danh",
                                   phone[0] != '\0' ? phone : "không có số máy");
    explicit_bzero(&citizen, sizeof citizen);
    explicit_bzero(number, sizeof number);
    explicit_bzero(phone, sizeof phone);
    return text;
}

static void describe_head(struct kiosk *kiosk, const struct story *story, struct page *page)
{
    struct day_count place = {0};
    snprintf(place.id, sizeof place.id, "%s", story->row.visit.hamlet);
    page_heading(page, arena_textf(page->arena, "%s · %s", person(kiosk, story, page),
                                   report_hamlet_name(&place, desk_commune(kiosk_desk(kiosk)))));
    if (story->row.reversed)
        page_text(page, NULL, "Lượt này đã bỏ khỏi số liệu; các mục vẫn còn trong sổ.", STYLE_WAIT);
    page_gap(page);
}

/* What a clerk wrote freely may have a number in it; a dossier's code is none. */
static const char *line_text(struct kiosk *kiosk, const struct story_line *line, bool whole,
                             struct page *page)
{
    const char *now = kiosk_print_under_way(kiosk, line->job);
    if (line->job[0] != '\0')
        return arena_textf(page->arena, "%s · %s", line->text, now != NULL ? now : line->became);
    bool free_text =
        strcmp(line->kind, "visit.closed") == 0 || strcmp(line->kind, "entry.reversed") == 0;
    if (whole || !free_text)
        return line->text;
    char *hidden = hide_numbers(line->text);
    const char *text = arena_text(page->arena, hidden);
    explicit_bzero(hidden, strlen(hidden));
    free(hidden);
    return text;
}

/* What was written for another day than the visit's, or than the line above: paper counts for none. */
static const char *other_day(const struct story *story, size_t i, struct page *page)
{
    const struct story_line *line = &story->line[i];
    char date[DATE_SIZE];
    if (line->day == story->row.day || (i > 0 && line->day == story->line[i - 1].day))
        return "";
    date_text(line->day, date);
    return arena_textf(page->arena, " · %s %s", line->job[0] != '\0' ? "ngày" : "tính cho", date);
}

static void describe_lines(struct kiosk *kiosk, const struct story *story, struct page *page)
{
    static const int widths[3] = {6, 7, 64};
    bool whole = reveal_is_on(kiosk, &story->reveal, story->row.visit.citizen, REVEAL_BOTH);
    struct page_cell *cells =
        arena_new_array(page->arena, struct page_cell, 3 * (int)(story->count + 1));
    for (size_t i = 0; i < story->count; i++) {
        const struct story_line *line = &story->line[i];
        enum page_style style = line->reversed ? STYLE_DIM : STYLE_PLAIN;
        struct page_cell *cell = &cells[3 * i];
        cell[0] = (struct page_cell){.text = listed_time(line->at, page), .style = STYLE_DIM};
        cell[1] = (struct page_cell){
            .text = arena_textf(page->arena, "%lld", (long long)line->number), .style = STYLE_DIM};
        const char *told = line->reversed ? " (đã bỏ)" : "";
        bool same = i > 0 && strcmp(line->staff, story->line[i - 1].staff) == 0;
        const char *staff = same ? "" : line->staff; /* who wrote is said where it changes */
        cell[2] = (struct page_cell){.text = arena_textf(page->arena, "%s%s%s%s%s",
                                                         line_text(kiosk, line, whole, page), told,
                                                         other_day(story, i, page),
                                                         staff[0] != '\0' ? " · " : "", staff),
                                     .style = style};
        cell[0].item = (int)i + 1;
    }
    static const char *const head[3] = {"Giờ", "Số", "Việc đã ghi"};
    listed_table(page, 3, widths, head, (int)story->count, cells);
}

/* Why a visit cannot be corrected from here, or NULL. */
static const char *no_correction(const struct story *story)
{
    if (story->trouble[0] != '\0')
        return "Chưa đọc được lượt này.";
    if (story->row.reversed)
        return "Lượt này đã bỏ rồi. Ghi lượt mới cho người này thì hơn.";
    return NULL;
}

/* Why a visit has no slip, or NULL. */
static const char *no_slip(const struct story *story)
{
    if (story->trouble[0] == '\0' && !story->row.reversed && story->row.visit.result[0] != '\0')
        return NULL;
    return "Lượt đã kết thúc mới có phiếu.";
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    struct story *story = state;
    char day[DATE_SIZE];
    if (listed_moved(kiosk, &story->head)) /* it was corrected on the page above */
        load(kiosk, story);
    date_text(story->row.day, day);
    kiosk_title(kiosk, page, arena_textf(page->arena, "Lượt tiếp %s", day));
    if (story->trouble[0] != '\0') {
        page_text(page, NULL, story->trouble, STYLE_FAIL);
    } else {
        describe_head(kiosk, story, page);
        describe_lines(kiosk, story, page);
    }
    bool named = story->row.visit.citizen[0] != '\0';
    kiosk_key_as(page, ACTION_GO, "Tiếp người này", named ? NULL : "Lượt này chưa ghi là của ai.")
        ->commits = true;
    kiosk_key_as(page, ACTION_CORRECT, "Sửa", no_correction(story));
    kiosk_key(page, ACTION_PRINT, no_slip(story));
    kiosk_key(page, ACTION_JOIN, named ? NULL : "Lượt này chưa ghi là của ai.");
    kiosk_key(page, ACTION_SHOW, named ? NULL : "Không có số nào để hiện.");
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

/* ---- acts ------------------------------------------------------------------------------------ */

/* A visit that is still in hand here is not corrected: it is gone on with. */
static struct reaction correct(struct kiosk *kiosk, const struct story *story)
{
    struct desk *desk = kiosk_desk(kiosk);
    for (int i = 0; i < desk_visit_count(desk); i++) {
        if (strcmp(desk_visit_at(desk, i)->id, story->id) == 0)
            return search_take_up(kiosk, desk_visit_at(desk, i));
    }
    if (story->row.visit.result[0] == '\0')
        return react_refuse("Lượt này đang mở ở máy khác. Kết thúc ở máy ấy rồi sửa.");
    return react_open(&view_correct, story->id);
}

/* Who reads an old visit presses Enter without thinking, and a visit of today would be in the book. */
static struct reaction receive(struct kiosk *kiosk, struct story *story)
{
    if (!story->asked && story->row.visit.result[0] != '\0') {
        story->asked = true;
        return react_refuse(
            "Enter lần nữa: mở lượt mới hôm nay cho người này. Sửa lượt cũ thì F7.");
    }
    return search_receive(kiosk, story->row.visit.citizen);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    struct story *story = state;
    if (act->action != ACTION_GO)
        story->asked = false;
    switch (act->action) {
    case ACTION_BACK: return react(REACT_BACK);
    case ACTION_GO: return receive(kiosk, story);
    case ACTION_CORRECT: return correct(kiosk, story);
    case ACTION_PRINT: return react_open(&view_slip, story->id);
    case ACTION_JOIN: return react_open(&view_join, story->row.visit.citizen);
    case ACTION_SHOW:
        return reveal_show(kiosk, &story->reveal, story->row.visit.citizen, REVEAL_BOTH);
    default: return react(REACT_STAY);
    }
}

static int64_t wake(struct kiosk *kiosk, void *state)
{
    const struct story *story = state;
    return reveal_wake(kiosk, &story->reveal);
}

static json_t *save(const void *state)
{
    const struct story *story = state;
    return json_pack("{s:s}", "visit", story->id);
}

/* Also after an undo beneath it: the story is told anew. */
static bool restore(struct kiosk *kiosk, void *state, const json_t *saved)
{
    const char *id = json_string_value(json_object_get(saved, "visit"));
    enter(kiosk, state, id);
    return id != NULL;
}

const struct view view_story = {.name = "story",
                                .state_size = sizeof(struct story),
                                .enter = enter,
                                .describe = describe,
                                .act = act,
                                .wake = wake,
                                .save = save,
                                .restore = restore,
                                .leave = leave};
