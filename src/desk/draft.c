/* What only the draft knows: ticks, steps gone back to, who is being served, and the screen. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "desk/desk_private.h"
#include "guide/library.h"
#include "ledger/draft.h"
#include "ledger/read.h"

#define DRAFT_NAME "quay"

static json_t *place_saved(const struct desk_place *place)
{
    json_t *ticks = json_array();
    for (size_t i = 0; i < place->guide->step_count && i < DESK_STEPS; i++)
        json_array_append_new(ticks, json_integer(place->ticks[i]));
    return json_pack("{s:s,s:i,s:o}", "guide", place->guide->id, "step", place->step, "ticks",
                     ticks);
}

static json_t *visit_saved(const struct desk_visit *visit)
{
    json_t *roads = json_array();
    for (int i = 0; i < visit->road_count; i++) {
        const struct desk_road *road = &visit->road[i];
        json_t *places = json_array();
        for (int k = 0; k < road->depth; k++)
            json_array_append_new(places, place_saved(&road->place[k]));
        json_array_append_new(roads,
                              json_pack("{s:s,s:s,s:b,s:o}", "service", road->service, "provider",
                                        road->provider, "walked", road->walked, "places", places));
    }
    return json_pack("{s:s,s:i,s:i,s:o}", "id", visit->id, "letter", visit->letter, "road",
                     visit->road_now, "roads", roads);
}

bool desk_save_draft(struct desk *desk, const char *screen, struct error *error)
{
    if (desk->vault == NULL || desk->practice)
        return true;
    json_t *visits = json_array();
    for (int i = 0; i < desk->visit_count; i++)
        json_array_append_new(visits, visit_saved(&desk->visit[i]));
    const struct desk_visit *now = desk_now(desk);
    char *text = desk_dump(json_pack("{s:s,s:I,s:s,s:o,s:s}", "draft", desk->draft, "act",
                                     (json_int_t)desk->act, "now", now != NULL ? now->id : "",
                                     "visits", visits, "screen", screen != NULL ? screen : ""));
    struct error failure = {0};
    bool good =
        draft_write(desk->folder, DRAFT_NAME, desk->vault, desk->options.random, text, &failure);
    desk->draft_error = failure; /* for the health page, until a draft is written again */
    if (!good && error != NULL)
        *error = failure;
    memset(text, 0, strlen(text));
    free(text);
    return good;
}

static void restore_place(struct desk_place *place, const json_t *saved, bool steps)
{
    const char *guide = json_string_value(json_object_get(saved, "guide"));
    if (guide == NULL || strcmp(guide, place->guide->id) != 0)
        return;
    const json_t *ticks = json_object_get(saved, "ticks");
    for (size_t i = 0; i < json_array_size(ticks) && i < DESK_STEPS; i++)
        place->ticks[i] = (uint32_t)json_integer_value(json_array_get(ticks, i));
    json_int_t step = json_integer_value(json_object_get(saved, "step"));
    if (steps && step >= 0 && (size_t)step < place->guide->step_count)
        place->step = (int)step;
}

static void restore_road(struct desk_road *road, const json_t *saved, bool steps)
{
    const json_t *places = json_object_get(saved, "places");
    bool same_depth = json_array_size(places) == (size_t)road->depth;
    for (int k = 0; k < road->depth && (size_t)k < json_array_size(places); k++)
        restore_place(&road->place[k], json_array_get(places, (size_t)k), steps && same_depth);
    if (steps && same_depth)
        road->walked = json_is_true(json_object_get(saved, "walked"));
}

/* `steps`: the draft is as new as what the book says of this visit, so the steps gone back to hold as well. */
static void restore_visit(struct desk_visit *visit, const json_t *saved, bool steps)
{
    const json_t *roads = json_object_get(saved, "roads");
    for (size_t i = 0; i < json_array_size(roads); i++) {
        const json_t *road = json_array_get(roads, i);
        const char *service = json_string_value(json_object_get(road, "service"));
        const char *provider = json_string_value(json_object_get(road, "provider"));
        for (int k = 0; service != NULL && provider != NULL && k < visit->road_count; k++) {
            if (strcmp(visit->road[k].service, service) == 0 &&
                strcmp(visit->road[k].provider, provider) == 0)
                restore_road(&visit->road[k], road, steps);
        }
    }
    json_int_t now = json_integer_value(json_object_get(saved, "road"));
    if (steps && now >= -1 && now < visit->road_count)
        visit->road_now = (int)now;
}

/* What is in the book and not in the draft. */
struct newer {
    struct desk *desk;
    int64_t last;             /* number of the last act in the book */
    char visit[DESK_ID_SIZE]; /* what it was about */
    bool touched[DESK_TRAY];  /* by place: the draft is older than this visit */
};

static void note_visit(struct newer *newer, const char *id)
{
    const struct desk_visit *visit = desk_visit_find(newer->desk, id);
    snprintf(newer->visit, sizeof newer->visit, "%s", id);
    if (visit != NULL)
        newer->touched[visit - newer->desk->visit] = true;
}

/* The act number stands behind the last colon: DEVICE:DRAFT:7.1 */
static bool note_newer(void *self, const struct entry *entry)
{
    struct newer *newer = self;
    const char *act = entry->once != NULL ? strrchr(entry->once, ':') : NULL;
    if (act != NULL)
        newer->last = strtoll(act + 1, NULL, 10);
    if (strcmp(entry->kind, "citizen.identified") == 0) {
        json_t *body = json_loads(entry->body, 0, NULL);
        const char *visit = json_string_value(json_object_get(body, "visit"));
        if (visit != NULL)
            note_visit(newer, visit);
        json_decref(body);
    } else if (strcmp(entry->kind, "secret.revealed") != 0 && /* about a citizen, no visit */
               strncmp(entry->kind, "job.", 4) != 0) {        /* about a piece of paper */
        note_visit(newer, entry->subject);
    }
    return true;
}

/* Who has this letter now (a visit that the draft did not know) takes the other's for it. */
static void restore_letter(struct desk *desk, struct desk_visit *visit, const json_t *saved)
{
    json_int_t letter = json_integer_value(json_object_get(saved, "letter"));
    if (letter < 'a' || letter >= 'a' + DESK_TRAY)
        return;
    struct desk_visit *other = desk_visit_by_letter(desk, (char)letter);
    if (other != NULL)
        other->letter = visit->letter;
    visit->letter = (char)letter;
}

static void restore_visits(struct desk *desk, const json_t *saved, const struct newer *newer)
{
    const json_t *visits = json_object_get(saved, "visits");
    for (size_t i = 0; i < json_array_size(visits); i++) {
        const json_t *visit = json_array_get(visits, i);
        const char *id = json_string_value(json_object_get(visit, "id"));
        struct desk_visit *open = id != NULL ? desk_visit_find(desk, id) : NULL;
        if (open == NULL)
            continue;
        restore_letter(desk, open, visit);
        restore_visit(open, visit, !newer->touched[open - desk->visit]);
    }
}

static bool take_draft(struct desk *desk, const json_t *saved, struct buffer *screen,
                       bool *moved_on, struct error *error)
{
    const char *draft = json_string_value(json_object_get(saved, "draft"));
    const char *now = json_string_value(json_object_get(saved, "now"));
    const char *text = json_string_value(json_object_get(saved, "screen"));
    json_int_t act = json_integer_value(json_object_get(saved, "act"));
    if (draft == NULL || now == NULL || text == NULL || act < 1)
        return error_set(error, ERROR_CORRUPT, "a draft without its parts");

    struct newer newer = {.desk = desk};
    snprintf(newer.visit, sizeof newer.visit, "%s", now);
    if (!ledger_acts_since(desk->ledger, draft, act, note_newer, &newer, error))
        return false;
    *moved_on = newer.last >= act;
    strncpy(desk->draft, draft, sizeof desk->draft - 1);
    desk->act = *moved_on ? newer.last + 1 : act;
    restore_visits(desk, saved, &newer);

    struct desk_visit *visit = desk_visit_find(desk, newer.visit);
    desk->now = visit != NULL && !visit->held ? (int)(visit - desk->visit) : -1;
    buffer_add_text(screen, text);
    return true;
}

bool desk_resume(struct desk *desk, struct buffer *screen, bool *moved_on, struct error *error)
{
    *moved_on = false;
    buffer_clear(screen);
    if (desk->practice)
        return true;
    struct buffer text = {0};
    struct error failure = {0};
    if (!draft_read(desk->folder, DRAFT_NAME, desk->vault, &text, &failure)) {
        buffer_release(&text);
        if (failure.code == ERROR_MISSING)
            return true;
        if (error != NULL)
            *error = failure;
        return false;
    }
    json_t *saved = json_loads(buffer_text(&text), 0, NULL);
    memset(text.data, 0, text.length);
    buffer_release(&text);
    bool good = take_draft(desk, saved, screen, moved_on, error);
    json_decref(saved);
    return good;
}
