/* Through a guide: begin, step, trouble, branch. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "desk/desk_private.h"
#include "guide/library.h"

/* Seconds since the present step was first shown; the next one starts now. */
static int seconds_on_step(const struct desk *desk, const struct desk_visit *visit)
{
    int64_t spent = (clock_steady(desk->options.clock) - visit->step_since) / 1000;
    return spent < 0 ? 0 : spent > 24 * 3600 ? 24 * 3600 : (int)spent;
}

static bool walk(struct desk *desk, const char *kind, json_t *body, const char *name,
                 struct error *error)
{
    bool good = desk_perform_one(desk, kind, body, NULL, name, error);
    struct desk_visit *visit = desk_now(desk);
    if (good && visit != NULL)
        visit->step_since = clock_steady(desk->options.clock);
    return good;
}

static struct desk_road *find_road(struct desk_visit *visit, const struct guide *guide)
{
    const char *provider = guide->provider != NULL ? guide->provider : "";
    for (int i = 0; i < visit->road_count; i++) {
        if (strcmp(visit->road[i].service, guide->service) == 0 &&
            strcmp(visit->road[i].provider, provider) == 0)
            return &visit->road[i];
    }
    return NULL;
}

bool desk_begin(struct desk *desk, const struct guide *guide, struct error *error)
{
    struct desk_visit *visit = desk_now(desk);
    if (visit == NULL || guide->service == NULL)
        return error_set(error, ERROR_REFUSED, "no visit, or a guide that only branches reach");
    struct desk_road *road = find_road(visit, guide);
    if (road != NULL && !road->over) {
        visit->road_now = (int)(road - visit->road);
        visit->step_since = clock_steady(desk->options.clock);
        return true;
    }
    if (road == NULL && visit->road_count == DESK_ROADS)
        return error_set(error, ERROR_LIMIT, "too many guides in one visit");
    json_t *body = json_pack("{s:s,s:s}", "service", guide->service, "guide", guide->id);
    body_set(body, "provider", guide->provider);
    return walk(desk, "service.started", body, guide->title, error);
}

void desk_tick(struct desk *desk, int act)
{
    struct desk_place *place = visit_place(desk_now(desk));
    if (place != NULL && act >= 0 && act < 32)
        place->ticks[place->step] ^= 1U << act;
}

/* What every entry about a step says. */
static json_t *step_body(struct desk *desk, const struct desk_visit *visit,
                         const struct desk_road *road)
{
    const struct desk_place *place = &road->place[road->depth - 1];
    const struct guide_step *step = &place->guide->steps[place->step];
    return json_pack("{s:s,s:s,s:s,s:i}", "service", road->service, "guide", place->guide->id,
                     "step", step->id, "seconds", seconds_on_step(desk, visit));
}

bool desk_step_done(struct desk *desk, struct error *error)
{
    struct desk_visit *visit = desk_now(desk);
    struct desk_road *road = visit_road(visit);
    const struct guide_step *step = visit_step(visit);
    if (road == NULL || step == NULL)
        return error_set(error, ERROR_REFUSED, "no guide is open");
    const struct desk_place *place = visit_place(visit);
    json_t *body = step_body(desk, visit, road);
    json_object_set_new(body, "acts", json_integer((json_int_t)step->act_count));
    json_t *unticked = json_array();
    for (size_t i = 0; i < step->act_count; i++) {
        if ((place->ticks[place->step] & (1U << i)) == 0)
            json_array_append_new(unticked, json_integer((json_int_t)i));
    }
    if (json_array_size(unticked) > 0)
        json_object_set(body, "unticked", unticked);
    json_decref(unticked);
    return walk(desk, "step.done", body, step->title, error);
}

bool desk_step_before(struct desk *desk)
{
    struct desk_visit *visit = desk_now(desk);
    struct desk_road *road = visit_road(visit);
    struct desk_place *place = visit_place(visit);
    if (road == NULL || place == NULL)
        return false;
    if (road->walked) {
        road->walked = false; /* back on the last step */
        return true;
    }
    if (place->step == 0 || (road->depth > 1 && place->step == place->entry))
        return false;
    place->step--;
    visit->step_since = clock_steady(desk->options.clock);
    return true;
}

bool desk_trouble(struct desk *desk, const char *trouble, bool solved, struct error *error)
{
    struct desk_visit *visit = desk_now(desk);
    const struct guide_step *step = visit_step(visit);
    if (step == NULL)
        return error_set(error, ERROR_REFUSED, "no guide is open");
    const char *title = NULL;
    for (size_t i = 0; i < step->trouble_count; i++) {
        if (strcmp(step->troubles[i].id, trouble) == 0)
            title = step->troubles[i].title;
    }
    if (title == NULL)
        return error_set(error, ERROR_INPUT, "no such trouble at this step");
    json_t *body = step_body(desk, visit, visit_road(visit));
    json_object_set_new(body, "trouble", json_string(trouble));
    json_object_set_new(body, "solved", json_boolean(solved));
    return walk(desk, "step.troubled", body, title, error);
}

bool desk_branch(struct desk *desk, const char *guide_id, int step, struct error *error)
{
    struct desk_visit *visit = desk_now(desk);
    struct desk_road *road = visit_road(visit);
    const struct guide *guide = guide_library_find(desk_guides(desk), guide_id);
    if (road == NULL || guide == NULL || step < 0 || (size_t)step >= guide->step_count)
        return error_set(error, ERROR_MISSING, "branch to nowhere");
    if (road->depth == DESK_DEPTH)
        return error_set(error, ERROR_LIMIT, "branches too deep");
    json_t *body = step_body(desk, visit, road);
    json_object_del(body, "seconds");
    json_object_set_new(body, "to_guide", json_string(guide_id));
    json_object_set_new(body, "to_step", json_string(guide->steps[step].id));
    return walk(desk, "branch.taken", body, guide->title, error);
}

bool desk_return(struct desk *desk, struct error *error)
{
    struct desk_visit *visit = desk_now(desk);
    struct desk_road *road = visit_road(visit);
    if (road == NULL || road->depth < 2)
        return error_set(error, ERROR_REFUSED, "not in a branch");
    json_t *body = step_body(desk, visit, road);
    json_object_del(body, "seconds");
    return walk(desk, "branch.returned", body, "quay lại", error);
}
