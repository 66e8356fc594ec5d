#include "view/known.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "domain/date.h"
#include "guide/guide.h"
#include "guide/library.h"
#include "report/due.h"
#include "view/road.h"
#include "view/view.h"

#define DUE_LINES 3 /* more than that and the choices leave the page */

bool known_read(struct kiosk *kiosk, const struct desk_visit *visit, const char *service,
                const char *provider, struct known *known)
{
    return desk_state(kiosk_desk(kiosk), visit->citizen.id, service, provider, &known->outcome,
                      known->day, known->until);
}

const char *known_text(struct arena *arena, const struct known *known)
{
    char text[DATE_SIZE] = "";
    long day = 0;
    const char *outcome = outcome_text(known->outcome);
    if (known->until[0] != '\0' && date_read_iso(known->until, &day) &&
        !outcome_is_working(known->outcome)) {
        date_text_short(day, text);
        return arena_textf(arena, "%s, %s %s", outcome, date_weekday_short(day), text);
    }
    if (date_read_iso(known->day, &day))
        date_text(day, text);
    return arena_textf(arena, "%s, %s", outcome, text);
}

enum page_style known_style(enum outcome outcome)
{
    switch (outcome) {
    case OUTCOME_ISSUED: return STYLE_ALARM;
    case OUTCOME_WAITING: return STYLE_WAIT;
    case OUTCOME_NOT_DONE: return STYLE_FAIL;
    default: return STYLE_DONE;
    }
}

/* ---- beside a guide -------------------------------------------------------------------------- */

static const char *provider_of(const struct guide *guide)
{
    return guide->provider != NULL ? guide->provider : "";
}

static bool is_of(const struct guide *guide, const struct desk_road *road)
{
    return strcmp(road->service, guide->service) == 0 &&
           strcmp(road->provider, provider_of(guide)) == 0;
}

/* The first guide in the list with the service and provider of this one. */
static const struct guide *first_like(struct kiosk *kiosk, const struct guide *guide)
{
    const struct guide_library *library = desk_guides(kiosk_desk(kiosk));
    for (size_t i = 0; i < guide_library_count(library); i++) {
        const struct guide *other = guide_library_at(library, i);
        if (other->service != NULL && strcmp(other->service, guide->service) == 0 &&
            strcmp(provider_of(other), provider_of(guide)) == 0)
            return other;
    }
    return guide;
}

static bool speaks_for(struct kiosk *kiosk, const struct desk_visit *visit,
                       const struct guide *guide)
{
    for (int i = 0; i < visit->road_count; i++) {
        if (is_of(guide, &visit->road[i]))
            return visit->road[i].place[0].guide == guide;
    }
    return first_like(kiosk, guide) == guide;
}

static bool is_had(struct kiosk *kiosk, const struct desk_visit *visit, const char *service,
                   const char *provider, struct known *known)
{
    return known_read(kiosk, visit, service, provider, known) && outcome_is_working(known->outcome);
}

const char *known_before_text(struct kiosk *kiosk, struct arena *arena,
                              const struct desk_visit *visit, const struct desk_ended *ended)
{
    struct known before;
    char text[DATE_SIZE] = "";
    long day = 0;
    if (outcome_is_working(ended->outcome))
        return NULL;
    bool own = is_had(kiosk, visit, ended->service, ended->provider, &before);
    if (!own && !is_had(kiosk, visit, ended->service, NULL, &before))
        return NULL;
    if (date_read_iso(before.day, &day))
        date_text(day, text);
    const char *words = before.outcome == OUTCOME_HAD_ALREADY ? "đã có từ trước" : "trước đã xong";
    return arena_textf(arena, "%s%s, %s", words, own ? "" : " ở nơi cấp khác", text);
}

const char *known_guide_note(struct kiosk *kiosk, struct page *page, struct desk_visit *visit,
                             const struct guide *guide, enum page_style *style)
{
    if (!speaks_for(kiosk, visit, guide))
        return NULL;
    const struct desk_ended *ended = visit_ended(visit, guide->service, provider_of(guide));
    if (ended != NULL) {
        *style = known_style(ended->outcome);
        const char *had = known_before_text(kiosk, page->arena, visit, ended);
        return arena_textf(page->arena, "%s %s%s%s", outcome_sign(ended->outcome),
                           ended_text(page->arena, ended), had != NULL ? " · " : "",
                           had != NULL ? had : "");
    }
    for (int i = 0; i < visit->road_count; i++) {
        const struct desk_road *road = &visit->road[i];
        if (is_of(guide, road) && !road->over) {
            *style = STYLE_WAIT;
            return arena_textf(page->arena, "đang ở bước %d/%zu", road->place[0].step + 1,
                               guide->step_count);
        }
    }
    struct known before;
    if (!known_read(kiosk, visit, guide->service, guide->provider, &before))
        return NULL;
    *style = outcome_is_working(before.outcome) || before.outcome == OUTCOME_NOT_DONE
                 ? STYLE_DIM
                 : known_style(before.outcome);
    return arena_textf(page->arena, "%s %s", outcome_sign(before.outcome),
                       known_text(page->arena, &before));
}

/* ---- what one came back for ------------------------------------------------------------------ */

struct due_list {
    struct due_row row[DUE_LINES];
    int count;
};

static bool take_due(void *self, const struct due_row *row)
{
    struct due_list *list = self;
    list->row[list->count++] = *row;
    return list->count < DUE_LINES;
}

static void read_due(struct kiosk *kiosk, const struct desk_visit *visit, struct due_list *list)
{
    struct error ignored = {0};
    list->count = 0;
    if (visit->citizen.id[0] != '\0')
        report_due(desk_ledger(kiosk_desk(kiosk)), visit->citizen.id, take_due, list, &ignored);
}

void known_describe_due(struct kiosk *kiosk, struct page *page, const struct desk_visit *visit)
{
    struct due_list list;
    read_due(kiosk, visit, &list);
    for (int i = 0; i < list.count; i++) {
        const struct due_row *row = &list.row[i];
        if (visit_ended(visit, row->service, row->provider) != NULL)
            continue;
        bool issued = strcmp(row->outcome, outcome_id(OUTCOME_ISSUED)) == 0;
        char day[DATE_SIZE] = "";
        if (row->until != DUE_UNDATED)
            date_text_short(row->until, day);
        page_text(page, NULL,
                  arena_textf(page->arena, "%s %s%s%s %s",
                              issued ? "CÒN PHẢI KÍCH HOẠT:" : "Đang chờ:",
                              service_called(page->arena, row->service, row->provider),
                              day[0] != '\0' ? " · hẹn " : "",
                              day[0] != '\0' ? date_weekday_short(row->until) : "", day),
                  issued ? STYLE_ALARM : STYLE_WAIT);
    }
}

/* The guide that goes on with what one came back for, or -1. */
static int due_guide(struct kiosk *kiosk, const struct desk_visit *visit)
{
    const struct guide_library *library = desk_guides(kiosk_desk(kiosk));
    struct due_list list;
    read_due(kiosk, visit, &list);
    for (int k = 0; k < list.count; k++) {
        const struct due_row *row = &list.row[k];
        if (visit_ended(visit, row->service, row->provider) != NULL)
            continue;
        for (size_t i = 0; i < guide_library_count(library); i++) {
            const struct guide *guide = guide_library_at(library, i);
            if (guide->service != NULL && strcmp(guide->service, row->service) == 0 &&
                strcmp(provider_of(guide), row->provider) == 0)
                return (int)i;
        }
    }
    return -1;
}

static bool is_got(struct kiosk *kiosk, const struct desk_visit *visit, const char *service)
{
    struct known known;
    return known_read(kiosk, visit, service, NULL, &known) &&
           (outcome_is_working(known.outcome) || known.outcome == OUTCOME_ISSUED);
}

int known_next_guide(struct kiosk *kiosk, const struct desk_visit *visit)
{
    const struct guide_library *library = desk_guides(kiosk_desk(kiosk));
    int due = due_guide(kiosk, visit);
    for (size_t i = 0; due < 0 && i < guide_library_count(library); i++) {
        const struct guide *guide = guide_library_at(library, i);
        if (guide->service != NULL && visit_ended(visit, guide->service, NULL) == NULL &&
            !is_got(kiosk, visit, guide->service))
            return (int)i;
    }
    return due;
}
