/* Reading a visit in hand. */
#include "desk/visit.h"

#include <string.h>

#include "guide/guide.h"

struct desk_road *visit_road(struct desk_visit *visit)
{
    if (visit == NULL || visit->road_now < 0 || visit->road_now >= visit->road_count)
        return NULL;
    return &visit->road[visit->road_now];
}

struct desk_place *visit_place(struct desk_visit *visit)
{
    struct desk_road *road = visit_road(visit);
    if (road == NULL || road->depth == 0)
        return NULL;
    return &road->place[road->depth - 1];
}

const struct guide_step *visit_step(struct desk_visit *visit)
{
    const struct desk_place *place = visit_place(visit);
    if (place == NULL || (size_t)place->step >= place->guide->step_count)
        return NULL;
    return &place->guide->steps[place->step];
}

const struct desk_ended *visit_ended(const struct desk_visit *visit, const char *service,
                                     const char *provider)
{
    for (int i = visit->ended_count - 1; i >= 0; i--) {
        const struct desk_ended *ended = &visit->ended[i];
        if (strcmp(ended->service, service) == 0 &&
            (provider == NULL || strcmp(ended->provider, provider) == 0))
            return ended;
    }
    return NULL;
}

bool visit_overdue(const struct desk_visit *visit, int64_t now)
{
    return visit->held && visit->wait_minutes > 0 &&
           now - visit->held_at > (int64_t)visit->wait_minutes * 60 * 1000;
}

enum visit_result visit_result(const struct desk_visit *visit)
{
    enum outcome outcomes[DESK_ENDED];
    for (int i = 0; i < visit->ended_count; i++)
        outcomes[i] = visit->ended[i].outcome;
    return visit_result_of(outcomes, (size_t)visit->ended_count);
}
