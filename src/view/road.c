#include "view/road.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "domain/date.h"
#include "domain/number.h"
#include "domain/outcome.h"
#include "domain/service.h"
#include "guide/guide.h"

const char *visit_called(const struct desk_visit *visit)
{
    return visit->citizen.name[0] != '\0' ? visit->citizen.name : "Người chưa ghi tên";
}

const char *visit_title(struct arena *arena, const struct desk_visit *visit, const char *words)
{
    if (visit == NULL)
        return words;
    return arena_textf(arena, "%s · %s", visit_called(visit), words);
}

const char *road_title(struct arena *arena, struct desk_visit *visit, int64_t now)
{
    const struct desk_place *place = visit_place(visit);
    if (place == NULL)
        return "Hướng dẫn";
    char running[NUMBER_SIZE];
    duration_clock_text((now - visit->opened) / 1000, running);
    /* Beside a wide QR the row is cut: the step's number must stay. */
    return arena_textf(arena, "%s · %d/%zu · %s · %s", visit_called(visit), place->step + 1,
                       place->guide->step_count, place->guide->title, running);
}

const char *service_called(struct arena *arena, const char *service, const char *provider)
{
    const struct service *row = service_find(service);
    const struct provider *issuer = provider_find(provider);
    const char *title = row != NULL ? row->title : service;
    return issuer != NULL ? arena_textf(arena, "%s · %s", title, issuer->title) : title;
}

const char *due_called(struct arena *arena, const char *service, const char *provider,
                       const char *outcome)
{
    const char *called = service_called(arena, service, provider);
    if (strcmp(outcome, outcome_id(OUTCOME_ISSUED)) == 0)
        return arena_textf(arena, "%s: KÍCH HOẠT", called);
    const struct provider *issuer = provider_find(provider);
    if (issuer != NULL) /* as a list of people has room for it */
        return arena_textf(arena, "%s: chữ ký xong chưa?", issuer->title);
    /* Only here it is somebody else who has to do something meanwhile. */
    return arena_textf(arena, "%s: %s", called,
                       strcmp(service, SERVICE_VNEID_LEVEL2) == 0 ? "Công an đã duyệt?"
                                                                  : "đã xong chưa?");
}

const char *ended_text(struct arena *arena, const struct desk_ended *ended)
{
    const struct reason *reason = reason_find(ended->reason);
    long day;
    const char *when = "";
    if (ended->until[0] != '\0' && date_read_iso(ended->until, &day)) {
        char text[DATE_SIZE];
        date_text_short(day, text);
        when = arena_textf(arena, ": %s %s", date_weekday_short(day), text);
    }
    return arena_textf(arena, "%s%s%s%s", outcome_text(ended->outcome), when,
                       reason != NULL ? ": " : "", reason != NULL ? reason->text : "");
}
