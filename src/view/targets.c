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

static void describe_target(struct kiosk *kiosk, const struct target_progress *progress, long day,
                            struct page *page)
{
    const struct commune *commune = desk_commune(kiosk_desk(kiosk));
    const struct target *target = commune_target(commune, progress->id, day);
    if (target == NULL)
        return;
    page_text(page, NULL, arena_textf(page->arena, "%ld%% %s", target->percent, target->title),
              STYLE_STRONG);
    long tenths = report_tenths(progress->count, progress->people);
    if (tenths < 0) {
        page_text(page, NULL,
                  arena_textf(page->arena,
                              "%s người đã có · chưa có số người được xác nhận nên chưa tính %%",
                              figure(page, progress->count)),
                  STYLE_WAIT);
        return;
    }
    page_text(
        page, NULL,
        arena_textf(page->arena, "%s  %s · %s / %s người · %s", bar(page, tenths, target->percent),
                    percent(page, progress->count, progress->people), figure(page, progress->count),
                    figure(page, progress->people),
                    progress->missing > 0
                        ? arena_textf(page->arena, "còn thiếu %s", figure(page, progress->missing))
                        : "đã đạt"),
        progress->missing > 0 ? STYLE_PLAIN : STYLE_DONE);
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

/* "412 (20/11/2026)": a head count with its day, or a dash. */
static const char *people_text(struct kiosk *kiosk, const struct targets *targets,
                               const struct target_place *place, struct page *page)
{
    if (place->people == COMMUNE_NOT_KNOWN)
        return "–";
    const struct commune *commune = desk_commune(kiosk_desk(kiosk));
    const struct hamlet *hamlet = commune_hamlet(commune, place->id);
    const struct unit *unit = commune_unit(commune, place->id);
    const struct group *group = commune_group(commune, place->id);
    long on = YAML_NO_DATE;
    if (targets->by == BY_HAMLET && hamlet != NULL)
        on = hamlet->adults_on;
    if (targets->by == BY_UNIT && unit != NULL)
        on = unit->people_on;
    if (targets->by == BY_GROUP && group != NULL)
        on = group->people_on;
    char day[DATE_SIZE];
    if (on == YAML_NO_DATE)
        return figure(page, place->people);
    date_text_short(on, day);
    return arena_textf(page->arena, "%s (%s)", figure(page, place->people), day);
}

static void describe_places(struct kiosk *kiosk, const struct targets *targets, struct page *page)
{
    static const int widths[6] = {30, -8, -7, -7, -7, -13};
    struct places places = places_of(targets);
    const char **head = arena_new_array(page->arena, const char *, 6);
    const char *const words[6] = {places.title, "mức 2", "ký số", "mới", "%", "số người"};
    memcpy(head, words, sizeof words);
    struct page_cell *cells =
        arena_new_array(page->arena, struct page_cell, 6 * (places.count + 1));
    for (int i = 0; i < places.count; i++) {
        const struct target_place *place = &places.place[i];
        struct page_cell *row = &cells[6 * i];
        row[0].text = place_name(kiosk, targets, place);
        row[1].text = figure(page, place->level2);
        row[2] = (struct page_cell){.text = figure(page, place->signature), .style = STYLE_STRONG};
        row[3] =
            (struct page_cell){.text = place->signature_new > 0
                                           ? arena_textf(page->arena, "+%ld", place->signature_new)
                                           : "·",
                               .style = STYLE_DIM};
        row[4].text = percent(page, place->signature, place->people);
        row[5] = (struct page_cell){.text = people_text(kiosk, targets, place, page),
                                    .style = STYLE_DIM};
    }
    struct page_table *table = arena_new_array(page->arena, struct page_table, 1);
    *table = (struct page_table){
        .columns = 6, .widths = widths, .head = head, .rows = places.count, .cells = cells};
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
                          "Cả xã: mức 2 %s · chữ ký số %s người (thường trú, từ 18 tuổi)",
                          figure(page, read->all.level2), figure(page, read->all.signature)),
              STYLE_PLAIN);
    page_gap(page);
    describe_places(kiosk, targets, page);
    page_gap(page);
    page_text(page, NULL,
              "Cột mới: từ đầu kỳ báo cáo này. Số người lấy của xã: F10 Quản trị, ghi kèm ngày và "
              "nguồn.",
              STYLE_DIM);
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
