#include "desk/quick.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "desk/desk_private.h"
#include "desk/quick_private.h"
#include "domain/date.h"
#include "ledger/store.h"

void quick_add(struct quick_act *quick, const char *kind, const char *subject, json_t *body,
               json_t *secret)
{
    struct event *event = &quick->act.event[quick->act.count++];
    *event = (struct event){.kind = kind, .subject = subject, .day = quick->day};
    event->body = quick->text[quick->text_count++] = desk_dump(body);
    if (secret != NULL)
        event->secret = quick->text[quick->text_count++] = desk_dump(secret);
}

void quick_release(struct quick_act *quick)
{
    for (int i = 0; i < quick->text_count; i++) {
        explicit_bzero(quick->text[i], strlen(quick->text[i]));
        free(quick->text[i]);
    }
    explicit_bzero(quick, sizeof *quick);
}

static bool day_is_good(struct desk *desk, int32_t day, struct error *error)
{
    int32_t today = desk_today(desk);
    return (day <= today && day >= today - QUICK_DAYS_BACK) || error_set(error, ERROR_INPUT, "day");
}

/* "A Thuk · Cài VNeID: xong; Chữ ký số: xong" */
static void name_act(struct quick_act *quick, const struct desk_visit *visit)
{
    size_t used =
        (size_t)snprintf(quick->name, sizeof quick->name, "%s", citizen_called(&visit->citizen));
    if (visit->ended_count == 0)
        snprintf(quick->name + used, sizeof quick->name - used, " · chỉ hỏi");
    for (int i = 0; i < visit->ended_count && used + 200 < sizeof quick->name; i++) {
        char name[160];
        ended_name(&visit->ended[i], name, sizeof name);
        used += (size_t)snprintf(quick->name + used, sizeof quick->name - used, "%s%s",
                                 i == 0 ? " · " : "; ", name);
    }
    quick->act.name = quick->name;
}

void quick_put_together(struct desk *desk, const struct desk_quick *want,
                        const struct desk_visit *visit, struct quick_act *quick)
{
    json_t *opened = opened_body(desk, want->mode);
    if (quick->day != 0)
        json_object_set_new(opened, "late", json_true());
    quick_add(quick, "visit.opened", quick->visit, opened, NULL);
    if (want->citizen != NULL)
        quick_add(quick, "citizen.identified", visit->citizen.id,
                  citizen_body(&visit->citizen, quick->visit), citizen_secret(&visit->citizen));
    if (want->phone != NULL)
        quick_add(quick, "phone.stated", quick->visit, json_pack("{s:s}", "phone", want->phone),
                  NULL);
    for (int i = 0; i < visit->ended_count; i++) {
        const char *dossier = visit->ended[i].dossier;
        quick_add(quick, "service.ended", quick->visit, ended_body(visit, &visit->ended[i]),
                  dossier[0] != '\0' ? json_pack("{s:s}", "dossier", dossier) : NULL);
    }
    quick_add(quick, "visit.closed", quick->visit,
              closed_body(desk, visit, want->notice, want->helper),
              want->note != NULL && want->note[0] != '\0' ? json_pack("{s:s}", "note", want->note)
                                                          : NULL);
}

/* The visit as it will have been; false if something does not fit. */
static bool settle(struct desk *desk, const struct desk_quick *want, struct desk_visit *visit,
                   struct error *error)
{
    visit->opened = clock_wall(desk->options.clock);
    if (want->ended_count > DESK_ENDED)
        return error_set(error, ERROR_LIMIT, "too many services in one visit");
    for (int i = 0; i < want->ended_count; i++) {
        if (!ended_whole(&want->ended[i], error))
            return false;
        visit->ended[visit->ended_count++] = want->ended[i];
    }
    if (want->citizen == NULL)
        return true;
    visit->citizen = *want->citizen;
    if (!citizen_settle(desk, &visit->citizen, want->day, error))
        return false;
    for (int i = 0; i < desk->visit_count; i++) {
        if (strcmp(desk->visit[i].citizen.id, visit->citizen.id) == 0)
            return error_set(error, ERROR_EXISTS, "this citizen is in the tray already");
    }
    return true;
}

bool desk_quick(struct desk *desk, const struct desk_quick *want, struct error *error)
{
    if (desk->vault == NULL)
        return error_set(error, ERROR_KEY, "locked");
    struct desk_visit visit = {0};
    struct quick_act quick = {0};
    bool good = day_is_good(desk, want->day, error) && settle(desk, want, &visit, error);
    if (good) {
        int now = desk->now;
        quick.day = want->day == desk_today(desk) ? 0 : want->day;
        quick.act.visit = quick.visit;
        ledger_new_id(desk->ledger, quick.visit);
        name_act(&quick, &visit);
        quick_put_together(desk, want, &visit, &quick);
        good = desk_perform(desk, &quick.act, error);
        desk->now = now; /* who was being served still is */
    }
    quick_release(&quick);
    explicit_bzero(&visit, sizeof visit);
    return good;
}

static const char visits_sql[] =
    "SELECT count(*) FROM visit WHERE citizen = coalesce((SELECT kept FROM citizen WHERE id = ?1),"
    " ?1) AND day = ?2 AND reversed = 0";

long desk_visits_on(struct desk *desk, const char *citizen, int32_t day)
{
    struct error ignored = {0};
    char iso[DATE_SIZE];
    long count = 0;
    struct statement *statement = store_statement(ledger_store(desk->ledger), visits_sql, &ignored);
    if (statement == NULL || citizen[0] == '\0')
        return 0;
    date_iso(day, iso);
    statement_text(statement, 1, citizen);
    statement_text(statement, 2, iso);
    if (statement_row(statement, &ignored))
        count = (long)statement_number(statement, 0);
    statement_done(statement);
    return count;
}
