/* How far the commune is: each target, then hamlet by hamlet, unit by unit, group by group. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/yaml.h"
#include "domain/calendar.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "domain/number.h"
#include "report/target.h"
#include "view/views.h"

#define BAR_CELLS 30
#define COLUMNS   8

enum by { BY_HAMLET, BY_UNIT, BY_GROUP, BY_COUNT };

struct targets {
    struct target_figures *read; /* owned */
    int by;
    char trouble[400];
};

static void enter(struct kiosk *kiosk, void *state, const char *argument)
{
    (void)argument;
    struct targets *targets = state;
    struct desk *desk = kiosk_desk(kiosk);
    struct error error = {0};
    long from, to, today = desk_today(desk);
    calendar_report_period(desk_commune(desk),
                           calendar_report_due(desk_calendar(desk), desk_commune(desk), today),
                           &from, &to);
    targets->read = memory_new(1, sizeof *targets->read);
    if (!report_targets(desk_ledger(desk), desk_commune(desk),
                        (int32_t)(from < today ? from : today), (int32_t)today, targets->read,
                        &error))
        snprintf(targets->trouble, sizeof targets->trouble, "%s",
                 kiosk_refuse(ACT_ANY, &error).why);
}

static void leave(void *state)
{
    struct targets *targets = state;
    free(targets->read);
}

static const char *figure(struct page *page, long value)
{
    char text[NUMBER_SIZE];
    number_text(value, text);
    return arena_text(page->arena, text);
}

static const char *percent(struct page *page, long count, long people)
{
    char text[DAY_WORD];
    report_percent_text(report_tenths(count, people), text);
    return arena_text(page->arena, text);
}

/* ---- the targets ----------------------------------------------------------------------------- */

/* "███████░░░": a bar of the way to the target, with the target's own place marked. */
static const char *bar(struct page *page, long tenths, long wanted)
{
    const char *text = "";
    for (int i = 0; i < BAR_CELLS; i++) {
        bool full = tenths > (long)i * 1000 / BAR_CELLS;
        bool mark = (int)(wanted * BAR_CELLS / 100) == i;
        text = arena_textf(page->arena, "%s%s", text, full ? "█" : mark ? "│" : "░");
    }
    return text;
}

/* "12 / 412 người · còn thiếu 194", or why no percentage is made of it. */
static void describe_progress(const struct target_progress *progress, struct page *page)
{
    const char *count = figure(page, progress->count);
    long tenths = report_tenths(progress->count, progress->people);
    if (tenths >= 0)
        page_text(page, NULL,
                  arena_textf(page->arena, "%s  %s · %s / %s người · %s",
                              bar(page, tenths, progress->percent),
                              percent(page, progress->count, progress->people), count,
                              figure(page, progress->people),
                              progress->missing > 0 ? arena_textf(page->arena, "còn thiếu %s",
                                                                  figure(page, progress->missing))
                                                    : "đã đạt"),
                  progress->missing > 0 ? STYLE_PLAIN : STYLE_DONE);
    else if (progress->count > progress->people && progress->people > 0)
        page_text(page, NULL,
                  arena_textf(page->arena,
                              "%s người đã có, mà số người đang ghi là %s: số ấy sai hoặc đã cũ, "
                              "nên chưa tính %%",
                              count, figure(page, progress->people)),
                  STYLE_WAIT);
    else
        page_text(page, NULL,
                  arena_textf(page->arena,
                              "%s người đã có · chưa có số người được xác nhận nên chưa tính %%",
                              count),
                  STYLE_WAIT);
}

/* "20/11/2026, Công an xã": whose head count it is and of which day. */
static const char *origin(long on, const char *source, struct page *page)
{
    char text[400];
    report_origin_text(on, source, text, sizeof text);
    return arena_text(page->arena, text);
}

static void describe_target(struct kiosk *kiosk, const struct target_progress *progress, long day,
                            struct page *page)
{
    const struct commune *commune = desk_commune(kiosk_desk(kiosk));
    const struct target *target = commune_target(commune, progress->id, day);
    if (target == NULL)
        return;
    page_text(page, NULL, arena_textf(page->arena, "%ld%% %s", target->percent, target->title),
              STYLE_STRONG);
    describe_progress(progress, page);
    if (progress->people != COMMUNE_NOT_KNOWN)
        page_text(page, NULL,
                  arena_textf(page->arena, "Số người: %s",
                              origin(progress->people_on, progress->people_source, page)),
                  STYLE_DIM);
}

/* ---- the places ------------------------------------------------------------------------------ */

struct places {
    const struct target_place *place;
    int count;
    const char *title;
};

static struct places places_of(const struct targets *targets)
{
    const struct target_figures *read = targets->read;
    switch (targets->by) {
    case BY_UNIT: return (struct places){read->unit, read->unit_count, "Đơn vị"};
    case BY_GROUP: return (struct places){read->group, read->group_count, "Nhóm"};
    default: return (struct places){read->hamlet, read->hamlet_count, "Thôn"};
    }
}

static const char *place_name(struct kiosk *kiosk, const struct targets *targets,
                              const struct target_place *place)
{
    const struct commune *commune = desk_commune(kiosk_desk(kiosk));
    if (targets->by == BY_UNIT) {
        const struct unit *unit = commune_unit(commune, place->id);
        return unit != NULL ? unit->name : place->id;
    }
    if (targets->by == BY_GROUP) {
        const struct group *group = commune_group(commune, place->id);
        return group != NULL ? group->name : place->id;
    }
    struct day_count named = {0};
    memcpy(named.id, place->id, sizeof named.id);
    return report_hamlet_name(&named, commune);
}

static bool is_over(const struct target_place *place)
{
    return place->people > 0 && place->counted > place->people;
}

/* One row of the table; the next one may begin at its last cell, which is filled only if there is a
 * note in the list. */
static void fill_row(struct kiosk *kiosk, const struct targets *targets,
                     const struct target_place *place, struct page *page,
                     struct page_cell row[COLUMNS])
{
    bool both = place->with_level2;
    row[0].text = place_name(kiosk, targets, place);
    row[1].text = figure(page, place->level2);
    row[2] = (struct page_cell){.text = figure(page, place->signature),
                                .style = both ? STYLE_PLAIN : STYLE_STRONG};
    row[3] = (struct page_cell){.text = figure(page, place->both),
                                .style = both ? STYLE_STRONG : STYLE_PLAIN};
    row[4] = (struct page_cell){
        .text = place->signature_new > 0
                    ? arena_textf(page->arena, "+%s", figure(page, place->signature_new))
                    : "·",
        .style = STYLE_DIM};
    row[5].text = percent(page, place->counted, place->people);
    row[6] = (struct page_cell){
        .text = place->people == COMMUNE_NOT_KNOWN ? "–" : figure(page, place->people),
        .style = STYLE_DIM};
    if (is_over(place))
        row[7] = (struct page_cell){.text = "vượt số", .style = STYLE_FAIL};
    else if (place->lowest)
        row[7] = (struct page_cell){.text = "thấp nhất", .style = STYLE_WAIT};
}

static void describe_places(struct kiosk *kiosk, const struct targets *targets, struct page *page)
{
    static const int noted[COLUMNS] = {18, -6, -6, -6, -5, -6, -8, 9},
                     plain[COLUMNS - 1] = {29, -6, -6, -6, -5, -6, -8};
    struct places places = places_of(targets);
    bool has_notes = false;
    for (int i = 0; i < places.count; i++)
        has_notes = has_notes || places.place[i].lowest || is_over(&places.place[i]);
    int columns = has_notes ? COLUMNS : COLUMNS - 1;
    const char **head = arena_new_array(page->arena, const char *, COLUMNS);
    const char *const words[COLUMNS] = {places.title, "mức 2", "ký số",    "cả hai",
                                        "mới",        "%",     "số người", ""};
    memcpy(head, words, sizeof words);
    struct page_cell *cells =
        arena_new_array(page->arena, struct page_cell, COLUMNS * (places.count + 1));
    for (int i = 0; i < places.count; i++)
        fill_row(kiosk, targets, &places.place[i], page, &cells[columns * i]);
    struct page_table *table = arena_new_array(page->arena, struct page_table, 1);
    *table = (struct page_table){.columns = columns,
                                 .widths = has_notes ? noted : plain,
                                 .head = head,
                                 .rows = places.count,
                                 .cells = cells};
    page_table(page, table);
}

/* What the percentages of a list are of. */
static const char *counted_text(int with_level2, int count)
{
    if (with_level2 == 0)
        return "ký số trên số người";
    if (with_level2 == count)
        return "cả hai trên số người";
    return "ký số trên số người; nhóm có chỉ tiêu cả mức 2 thì cả hai trên số người";
}

/* What the columns mean, and only what is to be seen above. */
static void describe_columns(const struct targets *targets, struct page *page)
{
    struct places places = places_of(targets);
    bool over = false, known = false;
    int with_level2 = 0;
    for (int i = 0; i < places.count; i++) {
        over = over || is_over(&places.place[i]);
        known = known || places.place[i].people != COMMUNE_NOT_KNOWN;
        with_level2 += places.place[i].with_level2;
    }
    page_text(
        page, NULL,
        arena_textf(page->arena,
                    "Cả hai: mức 2 và chữ ký số. Mới: chữ ký số từ đầu kỳ báo cáo này. %%: %s.",
                    counted_text(with_level2, places.count)),
        STYLE_DIM);
    if (over)
        page_text(page, NULL,
                  "Vượt số: đếm được nhiều hơn số người đang ghi, nên không tính %. Xem lại số "
                  "người ở F10 Quản trị.",
                  STYLE_WAIT);
    if (!known)
        page_text(page, NULL,
                  "Chưa có số người nào được xác nhận, nên chưa so được nơi nào chậm. Ghi ở F10 "
                  "Quản trị, kèm ngày và nguồn.",
                  STYLE_DIM);
}

/* Every head count of the list with its day and source. */
static void describe_origins(struct kiosk *kiosk, const struct targets *targets, struct page *page)
{
    static const int widths[3] = {28, -7, 39};
    static const char *const head[3] = {"Số người lấy từ đâu", "", ""};
    struct places places = places_of(targets);
    struct page_cell *cells =
        arena_new_array(page->arena, struct page_cell, 3 * (places.count + 1));
    int rows = 0;
    for (int i = 0; i < places.count; i++) {
        const struct target_place *place = &places.place[i];
        if (place->people == COMMUNE_NOT_KNOWN)
            continue;
        struct page_cell *row = &cells[3 * rows++];
        row[0].text = place_name(kiosk, targets, place);
        row[1].text = figure(page, place->people);
        row[2].text = origin(place->people_on, place->people_source, page);
    }
    if (rows == 0)
        return;
    struct page_table *table = arena_new_array(page->arena, struct page_table, 1);
    *table = (struct page_table){
        .columns = 3, .widths = widths, .head = head, .rows = rows, .cells = cells};
    page_gap(page);
    page_table(page, table);
}

static void describe_all(struct kiosk *kiosk, const struct targets *targets, struct page *page)
{
    const struct target_figures *read = targets->read;
    for (int i = 0; i < read->target_count; i++)
        describe_target(kiosk, &read->target[i], read->day, page);
    page_gap(page);
    page_text(page, NULL,
              arena_textf(page->arena,
                          "Cả xã, thường trú từ 18 tuổi: %s mức 2 · %s chữ ký số · %s cả hai",
                          figure(page, read->all.level2), figure(page, read->all.signature),
                          figure(page, read->all.both)),
              STYLE_PLAIN);
    page_gap(page);
    describe_places(kiosk, targets, page);
    page_gap(page);
    describe_columns(targets, page);
    describe_origins(kiosk, targets, page);
}

static void describe(struct kiosk *kiosk, void *state, struct page *page)
{
    static const char *const next[BY_COUNT] = {"Theo đơn vị", "Theo nhóm", "Theo thôn"};
    struct targets *targets = state;
    page->name = arena_textf(page->arena, "targets %d", targets->by);
    kiosk_title(kiosk, page, "Chỉ tiêu");
    if (targets->trouble[0] != '\0')
        page_text(page, NULL, targets->trouble, STYLE_FAIL);
    else
        describe_all(kiosk, targets, page);
    kiosk_key_as(page, ACTION_NEXT_LIST, next[targets->by], NULL);
    kiosk_key_as(page, ACTION_BACK, "Về", NULL);
}

static struct reaction act(struct kiosk *kiosk, void *state, const struct ui_act *act)
{
    (void)kiosk;
    struct targets *targets = state;
    if (act->action == ACTION_NEXT_LIST)
        targets->by = (targets->by + 1) % BY_COUNT;
    return react(act->action == ACTION_BACK ? REACT_BACK : REACT_STAY);
}

const struct view view_targets = {.name = "targets",
                                  .state_size = sizeof(struct targets),
                                  .enter = enter,
                                  .describe = describe,
                                  .act = act,
                                  .leave = leave};
