/* How services and visits end. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "desk/desk_private.h"
#include "domain/date.h"
#include "domain/fraud.h"
#include "domain/service.h"

static const struct desk_road *road_of(const struct desk_visit *visit,
                                       const struct desk_ended *ended)
{
    for (int i = 0; i < visit->road_count; i++) {
        if (strcmp(visit->road[i].service, ended->service) == 0 &&
            strcmp(visit->road[i].provider, ended->provider) == 0)
            return &visit->road[i];
    }
    return NULL;
}

bool ended_whole(const struct desk_ended *ended, struct error *error)
{
    long day;
    if (service_find(ended->service) == NULL)
        return error_set(error, ERROR_INPUT, "service");
    if (!text_is_clean(ended->dossier))
        return error_set(error, ERROR_INPUT, "dossier");
    if (ended->outcome == OUTCOME_NOT_DONE && ended->reason[0] == '\0')
        return error_set(error, ERROR_INPUT, "reason");
    if (ended->outcome == OUTCOME_WAITING && ended->until[0] == '\0')
        return error_set(error, ERROR_INPUT, "until");
    if (ended->until[0] != '\0' && !date_read_iso(ended->until, &day))
        return error_set(error, ERROR_INPUT, "until");
    return true;
}

json_t *ended_body(const struct desk_visit *visit, const struct desk_ended *ended)
{
    const struct desk_road *road = road_of(visit, ended);
    json_t *body =
        json_pack("{s:s,s:s,s:i}", "service", ended->service, "outcome", outcome_id(ended->outcome),
                  "seconds", road != NULL ? road->seconds : 0);
    const struct {
        const char *key, *text;
    } words[] = {{"citizen", visit->citizen.id}, {"provider", ended->provider},
                 {"issuer", ended->issuer},      {"reason", ended->reason},
                 {"until", ended->until},        {"trouble", road != NULL ? road->trouble : ""}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        body_set(body, words[i].key, words[i].text);
    if (strcmp(ended->service, SERVICE_PORTAL) == 0) {
        bool done = ended->outcome == OUTCOME_DONE; /* ticks of an answer that was changed since */
        json_object_set_new(body, "filed", json_boolean(done && ended->filed));
        json_object_set_new(body, "signed", json_boolean(done && ended->signed_by_citizen));
        json_object_set_new(body, "paid", json_boolean(done && ended->paid));
    }
    return body;
}

/* "Chữ ký số VNPT SmartCA: đã cấp, CHƯA KÍCH HOẠT" */
void ended_name(const struct desk_ended *ended, char *name, size_t size)
{
    const struct service *service = service_find(ended->service);
    const struct provider *provider = provider_find(ended->provider);
    snprintf(name, size, "%s%s%s: %s", service->title, provider != NULL ? " · " : "",
             provider != NULL ? provider->title : "", outcome_text(ended->outcome));
}

bool desk_end_service(struct desk *desk, const struct desk_ended *ended, struct error *error)
{
    const struct desk_visit *visit = desk_now(desk);
    if (visit == NULL)
        return error_set(error, ERROR_REFUSED, "no visit");
    if (!ended_whole(ended, error))
        return false;
    if (visit->ended_count == DESK_ENDED &&
        visit_ended(visit, ended->service, ended->provider) == NULL)
        return error_set(error, ERROR_LIMIT, "too many services in one visit");
    json_t *secret =
        ended->dossier[0] != '\0' ? json_pack("{s:s}", "dossier", ended->dossier) : NULL;
    char name[200];
    ended_name(ended, name, sizeof name);
    return desk_perform_one(desk, "service.ended", ended_body(visit, ended), secret, name, error);
}

/* The earliest come-back day among what waits, "" if none. */
static const char *first_until(const struct desk_visit *visit)
{
    const char *first = "";
    for (int i = 0; i < visit->ended_count; i++) {
        const char *until = visit->ended[i].until;
        if (until[0] != '\0' && (first[0] == '\0' || strcmp(until, first) < 0))
            first = until;
    }
    return first;
}

static size_t fraud_number(const struct desk_visit *visit)
{
    return visit != NULL ? (size_t)(visit->opened / 1000) % fraud_count() : 0;
}

json_t *closed_body(struct desk *desk, const struct desk_visit *visit, bool notice,
                    const char *helper)
{
    int64_t seconds = (clock_wall(desk->options.clock) - visit->opened) / 1000;
    json_t *body =
        json_pack("{s:s,s:b,s:s,s:i,s:I}", "result", visit_result_id(visit_result(visit)), "notice",
                  notice, "helper", helper, "fraud", (int)fraud_number(visit), "seconds",
                  (json_int_t)(seconds > 0 ? seconds : 0));
    body_set(body, "until", first_until(visit));
    return body;
}

bool desk_close(struct desk *desk, bool notice, const char *helper, const char *note,
                struct error *error)
{
    const struct desk_visit *visit = desk_now(desk);
    if (visit == NULL)
        return error_set(error, ERROR_REFUSED, "no visit");
    if (note != NULL && !text_is_clean(note))
        return error_set(error, ERROR_INPUT, "note");
    for (int i = 0; i < visit->road_count; i++) {
        if (!visit->road[i].over)
            return error_set(error, ERROR_REFUSED, "%s", visit->road[i].service);
    }
    json_t *secret = note != NULL && note[0] != '\0' ? json_pack("{s:s}", "note", note) : NULL;
    char name[120];
    snprintf(name, sizeof name, "kết thúc: %s", visit_result_text(visit_result(visit)));
    return desk_perform_one(desk, "visit.closed", closed_body(desk, visit, notice, helper), secret,
                            name, error);
}

/* Ends what the present visit began and did not finish as a come-back, then closes it. */
static bool come_back(struct desk *desk, const char *until, struct error *error)
{
    struct desk_visit *visit = desk_now(desk);
    for (int i = 0; i < visit->road_count; i++) {
        if (visit->road[i].over)
            continue;
        struct desk_ended ended = {.outcome = OUTCOME_WAITING};
        snprintf(ended.service, sizeof ended.service, "%s", visit->road[i].service);
        snprintf(ended.provider, sizeof ended.provider, "%s", visit->road[i].provider);
        snprintf(ended.until, sizeof ended.until, "%s", until);
        if (!desk_end_service(desk, &ended, error))
            return false;
    }
    return desk_close(desk, false, "none", NULL, error);
}

static bool waits_unbegun(const struct desk_visit *visit)
{
    return visit->road_count == 0 && visit->ended_count == 0 && visit->citizen.id[0] != '\0';
}

bool desk_all_come_back(struct desk *desk, int32_t until, int *count, struct error *error)
{
    char day[DATE_SIZE];
    date_iso(until, day);
    *count = 0;
    for (int i = 0; i < desk->visit_count;) {
        struct desk_visit *visit = &desk->visit[i];
        if (waits_unbegun(visit)) {
            i++;
            continue;
        }
        if (!desk_take_up(desk, visit, error) || !come_back(desk, day, error))
            return false;
        ++*count; /* the tray has one less: the next is at the same place */
    }
    return true;
}

/* Another sentence each visit, the same one as long as the visit is open: by the second it began. */
const char *desk_fraud_sentence(struct desk *desk)
{
    return fraud_sentence(fraud_number(desk_now(desk)));
}
