/* The visits in hand, read from the book: after the PIN and after an undo. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/memory.h"
#include "desk/desk_private.h"
#include "ledger/read.h"
#include "ledger/store.h"

/* A visit's whole story: what is about it, and who was identified in it. What was undone is not
 * part of it. The + keeps SQLite from reading every identification there ever was. */
static const char story_sql[] =
    "SELECT kind, subject, body, at, device, number, sealed IS NOT NULL FROM entry"
    " WHERE (subject = ?1 OR (+kind = 'citizen.identified' AND body ->> 'visit' = ?1"
    "        AND subject = (SELECT citizen FROM identified WHERE visit = ?1 AND NOT reversed"
    "                        ORDER BY at DESC, device DESC, number DESC LIMIT 1)))"
    " AND NOT EXISTS (SELECT 1 FROM reversed r WHERE r.device = entry.device"
    "                 AND r.number = entry.number)"
    " ORDER BY at, device, number";

static const char open_sql[] =
    "SELECT id FROM visit WHERE closed IS NULL AND NOT reversed AND device = ?1"
    " ORDER BY opened LIMIT 9";

struct desk_visit *desk_visit_find(struct desk *desk, const char *id)
{
    for (int i = 0; i < desk->visit_count; i++) {
        if (strcmp(desk->visit[i].id, id) == 0)
            return &desk->visit[i];
    }
    return NULL;
}

void desk_drop(struct desk *desk, struct desk_visit *visit)
{
    int index = (int)(visit - desk->visit);
    int behind = desk->visit_count - index - 1;
    memmove(visit, visit + 1, sizeof *visit * (size_t)behind);
    desk->visit_count--;
    memset(&desk->visit[desk->visit_count], 0, sizeof *visit);
    if (desk->now == index)
        desk->now = -1;
    else if (desk->now > index)
        desk->now--;
}

/* One entry of a story, kept until the statement is done: absorbing may need the store itself. */
struct told {
    char *kind, *subject, *body, *device;
    int64_t at, number;
    bool sealed;
};

static size_t read_story(struct desk *desk, const char *visit, struct told **story,
                         struct error *error)
{
    struct statement *statement = store_statement(ledger_store(desk->ledger), story_sql, error);
    size_t count = 0, room = 0;
    *story = NULL;
    if (statement == NULL)
        return 0;
    statement_text(statement, 1, visit);
    while (statement_row(statement, error)) {
        if (count == room) {
            room = room == 0 ? 64 : room * 2;
            *story = memory_resize(*story, room, sizeof **story);
        }
        (*story)[count++] =
            (struct told){.kind = memory_copy_text(statement_column(statement, 0)),
                          .subject = memory_copy_text(statement_column(statement, 1)),
                          .body = memory_copy_text(statement_column(statement, 2)),
                          .at = statement_number(statement, 3),
                          .device = memory_copy_text(statement_column(statement, 4)),
                          .number = statement_number(statement, 5),
                          .sealed = statement_number(statement, 6) != 0};
    }
    return count;
}

static bool absorb_story(struct desk *desk, const char *visit, struct error *error)
{
    struct error failure = {0};
    struct told *story;
    size_t count = read_story(desk, visit, &story, &failure);
    for (size_t i = 0; i < count; i++) {
        struct buffer secret = {0};
        struct error sealed = {0}; /* erased or damaged: the visit goes on without it */
        bool opened = story[i].sealed && ledger_secret(desk->ledger, story[i].device,
                                                       story[i].number, &secret, &sealed);
        desk_absorb(desk, story[i].kind, story[i].subject, story[i].body,
                    opened ? buffer_text(&secret) : NULL, story[i].at);
        buffer_release(&secret);
        free(story[i].kind);
        free(story[i].subject);
        free(story[i].body);
        free(story[i].device);
    }
    free(story);
    return error_none(&failure, error);
}

/* What only the draft knows of a road, kept over a reading. */
static void keep_ticks(const struct desk_visit *old, struct desk_visit *visit)
{
    for (int i = 0; i < visit->road_count; i++) {
        struct desk_road *road = &visit->road[i];
        for (int j = 0; j < old->road_count; j++) {
            const struct desk_road *was = &old->road[j];
            if (strcmp(road->service, was->service) != 0 ||
                strcmp(road->provider, was->provider) != 0)
                continue;
            for (int k = 0; k < road->depth && k < was->depth; k++) {
                if (road->place[k].guide == was->place[k].guide)
                    memcpy(road->place[k].ticks, was->place[k].ticks, sizeof road->place[k].ticks);
            }
        }
    }
}

/* The time spent on what was undone was spent on the step that one is on again. */
static void keep_time(const struct desk_visit *old, struct desk_visit *visit)
{
    const struct desk_road *road = visit_road(visit);
    const struct desk_road *was =
        old->road_now >= 0 && old->road_now < old->road_count ? &old->road[old->road_now] : NULL;
    if (road == NULL || was == NULL || strcmp(road->service, was->service) != 0 ||
        strcmp(road->provider, was->provider) != 0)
        return;
    visit->step_since = old->step_since - (int64_t)(was->seconds - road->seconds) * 1000;
}

/* A visit that was read last goes to its place: the tray is in the order of opening, as after an
 * unlocking. Returns where it is now. */
static struct desk_visit *put_in_order(struct desk *desk, struct desk_visit *visit)
{
    struct desk_visit *moved = memory_new(1, sizeof *moved);
    *moved = *visit;
    for (; visit > desk->visit && visit[-1].opened > moved->opened; visit--)
        *visit = visit[-1];
    *visit = *moved;
    explicit_bzero(moved, sizeof *moved);
    free(moved);
    return visit;
}

bool desk_reread(struct desk *desk, const char *id, struct error *error)
{
    struct desk_visit *old = memory_new(1, sizeof *old);
    char visit[DESK_ID_SIZE];
    memcpy(visit, id, sizeof visit);
    struct desk_visit *found = desk_visit_find(desk, visit);
    bool at_it = found != NULL && found == desk_now(desk);
    if (found != NULL) {
        *old = *found;
        desk_drop(desk, found);
    }
    desk->now = -1;
    bool good = absorb_story(desk, visit, error);
    struct desk_visit *now = desk_visit_find(desk, visit);
    if (now != NULL) {
        now = put_in_order(desk, now);
        keep_ticks(old, now);
        if (at_it)
            keep_time(old, now);
        if (old->letter != '\0')
            now->letter = old->letter;
        if (!now->held)
            desk->now = (int)(now - desk->visit);
    }
    memset(old, 0, sizeof *old);
    free(old);
    return good;
}

bool desk_read_tray(struct desk *desk, struct error *error)
{
    struct statement *statement = store_statement(ledger_store(desk->ledger), open_sql, error);
    if (statement == NULL)
        return false;
    char ids[DESK_TRAY][DESK_ID_SIZE] = {{0}};
    int count = 0;
    struct error failure = {0};
    statement_text(statement, 1, ledger_device(desk->ledger));
    while (count < DESK_TRAY && statement_row(statement, &failure)) {
        strncpy(ids[count], statement_column(statement, 0), DESK_ID_SIZE - 1);
        count++;
    }
    statement_done(statement);
    if (!error_none(&failure, error))
        return false;
    memset(desk->visit, 0, sizeof *desk->visit * DESK_TRAY);
    desk->visit_count = 0;
    for (int i = 0; i < count; i++) {
        if (!absorb_story(desk, ids[i], error))
            return false;
    }
    desk->now = -1;
    return true;
}

int desk_visit_count(const struct desk *desk)
{
    return desk->visit_count;
}

struct desk_visit *desk_visit_at(struct desk *desk, int index)
{
    return index >= 0 && index < desk->visit_count ? &desk->visit[index] : NULL;
}

struct desk_visit *desk_now(struct desk *desk)
{
    return desk_visit_at(desk, desk->now);
}

struct desk_visit *desk_visit_by_letter(struct desk *desk, char letter)
{
    for (int i = 0; i < desk->visit_count; i++) {
        if (desk->visit[i].letter == letter)
            return &desk->visit[i];
    }
    return NULL;
}

struct desk_visit *desk_longest_waiting(struct desk *desk)
{
    struct desk_visit *longest = NULL;
    int64_t now = clock_wall(desk->options.clock);
    for (int i = 0; i < desk->visit_count; i++) {
        struct desk_visit *visit = &desk->visit[i];
        if (!visit->held)
            continue;
        if (longest == NULL) {
            longest = visit;
            continue;
        }
        bool late = visit_overdue(visit, now), longest_late = visit_overdue(longest, now);
        if (late != longest_late ? late : visit->held_at < longest->held_at)
            longest = visit;
    }
    return longest;
}

void desk_step_back(struct desk *desk)
{
    desk->now = -1;
}
