#include "days.h"

#include <stdio.h>
#include <stdlib.h>

#include "desk/correct.h"
#include "desk/quick.h"
#include "domain/correction.h"
#include "domain/date.h"
#include "domain/outcome.h"
#include "guide/guide.h"

#define MINUTE       INT64_C(60000)
#define HOUR         (60 * MINUTE)
#define CLOSING_MS   500 /* beside the whole second: what undone acts add changes no duration */
#define FEW_SERVICES 8

static unsigned below(struct days *days, unsigned limit)
{
    days->chance = days->chance * 1103515245u + 12345u;
    return (days->chance >> 16) % limit;
}

static bool happens(struct days *days, unsigned of_hundred)
{
    return below(days, 100) < of_hundred;
}

/* ---- drawing --------------------------------------------------------------------------------- */

static const struct {
    const char *name, *number, *hamlet;
} persons[DAYS_PERSONS] = {
    {"A Thuk", THUK, "mang-la"},           {"Y Blưi", BLUI, "plei-trum"},
    {"Nguyễn Văn Ba", "062075000003", ""}, {"Y Hlơ", "062190000004", "kroong-ktu"},
    {"A Đam", "062208000005", "mang-la"}, /* comes of age while the days go by */
    {"Trần Thị Sáu", "051160000006", ""},  {"A Lơng", "062088000007", "ko-nang"},
    {"Y Mẫu", "062301000008", "ko-nang"},
};

/* A service with its provider: every one once a visit. */
static const struct {
    const char *service, *provider, *guide;
} offers[FEW_SERVICES] = {
    {SERVICE_VNEID_INSTALL, "", "cai"},
    {SERVICE_VNEID_LEVEL2, "", "muc-2"},
    {SERVICE_PORTAL, "", "cong"},
    {SERVICE_SIGNATURE, "vneid", "ky-vneid"},
    {SERVICE_SIGNATURE, "vnpt", "ky-vnpt"},
    {SERVICE_SIGNATURE, "viettel", "ky-viettel"},
    {SERVICE_SIGNATURE, "mobifone", "ky-mobifone"},
    {SERVICE_SIGNATURE, "other", NULL},
};

static void draw_persons(struct days *days, int32_t today)
{
    for (int i = 0; i < DAYS_PERSONS; i++) {
        days->person[i] = bench_citizen(persons[i].name, persons[i].number);
        days->person[i].resident = i != 5;
        snprintf(days->person[i].hamlet, sizeof days->person[i].hamlet, "%s", persons[i].hamlet);
    }
    struct date born = date_of_day(today + 2);
    born.year -= 18;
    date_iso(date_to_day(born), days->person[4].birth);
    snprintf(days->person[6].group, sizeof days->person[6].group, "official");
}

static struct desk_ended draw_answer(struct days *days, int offer, int64_t at)
{
    struct desk_ended ended = {.outcome = (enum outcome)below(days, OUTCOME_COUNT)};
    snprintf(ended.service, sizeof ended.service, "%s", offers[offer].service);
    snprintf(ended.provider, sizeof ended.provider, "%s", offers[offer].provider);
    if (ended.outcome == OUTCOME_NOT_DONE)
        snprintf(ended.reason, sizeof ended.reason, "%s", reason_at(below(days, 9))->id);
    if (ended.outcome == OUTCOME_WAITING || (ended.outcome == OUTCOME_ISSUED && happens(days, 50)))
        date_iso(clock_day(days->midnight + at) + 1 + (long)below(days, 9), ended.until);
    if (offer == 2 && ended.outcome == OUTCOME_DONE) {
        ended.filed = happens(days, 70);
        ended.signed_by_citizen = happens(days, 50);
        ended.paid = happens(days, 50);
        snprintf(ended.dossier, sizeof ended.dossier, "H23.%u", below(days, 1000));
    }
    return ended;
}

/* How this service is told, and how it should be; `offer` and the one after are this service's own. */
static void draw_service(struct days *days, struct told_visit *visit, int offer, int other)
{
    struct told_service *service = &visit->service[visit->service_count++];
    *service = (struct told_service){.right = draw_answer(days, offer, visit->start),
                                     .slip = happens(days, 15),
                                     .twice = happens(days, 25)};
    service->wrong = service->right;
    if (!visit->quick && happens(days, 30))
        service->guide = offers[offer].guide;
    if (visit->open || happens(days, 50))
        return;
    bool forgotten = false;
    for (int i = 0; i < visit->service_count; i++)
        forgotten = forgotten || visit->service[i].mistake == MISTAKE_FORGOTTEN;
    unsigned kind = service->guide != NULL ? 0 : below(days, 4);
    if (kind == 0) {
        service->mistake = MISTAKE_ANSWER;
        service->wrong = draw_answer(days, offer, visit->start);
    } else if (kind == 1) {
        service->mistake = MISTAKE_PLACE;
        service->wrong = draw_answer(days, other, visit->start);
    } else if (kind == 2 && !forgotten) {
        service->mistake = MISTAKE_FORGOTTEN;
    } else if (kind == 3) {
        service->mistake = MISTAKE_INVENTED;
    }
}

static void draw_visit(struct days *days, struct told_visit *visit)
{
    visit->open = happens(days, 10);
    visit->invented = !visit->open && happens(days, 10);
    visit->quick = !visit->open && happens(days, 20);
    visit->held = !visit->quick && happens(days, 20);
    visit->at_once = happens(days, 30);
    visit->slip = happens(days, 15);
    /* Who is still in the tray is not received again. */
    unsigned few = DAYS_PERSONS - 2;
    visit->person = visit->open ? -1 : happens(days, 85) ? (int)below(days, few) : -1;
    visit->taken_for = visit->person;
    if (visit->person >= 0 && happens(days, 20))
        visit->taken_for = (int)below(days, DAYS_PERSONS) - 1; /* or nobody */
    visit->misread = visit->person >= 0 && visit->taken_for == visit->person && happens(days, 20);
    int first = (int)below(days, FEW_SERVICES);
    for (int count = (int)below(days, 4), i = 0; i < count; i++)
        draw_service(days, visit, (first + 2 * i) % FEW_SERVICES,
                     (first + 2 * i + 1) % FEW_SERVICES);
}

void days_draw(struct days *days, struct bench *bench, unsigned seed)
{
    static const int after[] = {0, 1, 40, 500};
    int64_t wall = clock_wall(&bench->clock) + CLOCK_VIETNAM_MS;
    *days = (struct days){.chance = seed * 7919u + 1};
    days->midnight = wall / CLOCK_DAY_MS * CLOCK_DAY_MS - CLOCK_VIETNAM_MS;
    draw_persons(days, clock_day(days->midnight));
    days->visit_count = 3 + (int)below(days, DAYS_VISITS - 2);
    int64_t start = 9 * HOUR;
    for (int i = 0; i < days->visit_count; i++) {
        days->visit[i].start = start;
        draw_visit(days, &days->visit[i]);
        start += HOUR;
        if (happens(days, 25))
            start = (start / CLOCK_DAY_MS + 1) * CLOCK_DAY_MS - 3 * MINUTE; /* across midnight */
        else if (happens(days, 25))
            start = (start / CLOCK_DAY_MS + 1) * CLOCK_DAY_MS + 8 * HOUR;
    }
    days->later = after[below(days, 4)];
}

/* ---- telling --------------------------------------------------------------------------------- */

static void go_to(const struct days *days, struct bench *bench, int64_t at)
{
    int64_t left = days->midnight + at - clock_wall(&bench->clock);
    clock_advance(&bench->clock, left > 0 ? left : 0);
}

static void undo(struct bench *bench)
{
    assert_did(desk_undo(bench->desk, &bench->error), bench);
}

/* Who is written: rightly, or for whom they were taken. */
static struct citizen who(const struct days *days, const struct told_visit *visit, bool mistaken)
{
    struct citizen citizen = days->person[mistaken ? visit->taken_for : visit->person];
    if (mistaken && visit->misread) {
        snprintf(citizen.name, sizeof citizen.name, "Y Nhầm");
        snprintf(citizen.hamlet, sizeof citizen.hamlet, "dak-lech");
        snprintf(citizen.birth, sizeof citizen.birth, "1950");
        citizen.sex = SEX_FEMALE;
    }
    return citizen;
}

static void receive(const struct days *days, struct bench *bench, const struct told_visit *visit,
                    bool mistaken)
{
    if (mistaken && visit->slip) {
        struct citizen other = days->person[DAYS_PERSONS - 1];
        assert_did(desk_receive(bench->desk, &other, "field", &bench->error), bench);
        undo(bench);
    }
    if ((mistaken ? visit->taken_for : visit->person) < 0) {
        assert_did(desk_receive_unnamed(bench->desk, "counter", &bench->error), bench);
    } else {
        struct citizen citizen = who(days, visit, mistaken);
        assert_did(desk_receive(bench->desk, &citizen, "counter", &bench->error), bench);
    }
}

static void walk(struct bench *bench, const char *guide, bool slip)
{
    bench_begin(bench, guide);
    while (!visit_road(desk_now(bench->desk))->walked) {
        const struct guide_step *step = visit_step(desk_now(bench->desk));
        clock_advance(&bench->clock, MINUTE / 2);
        if (slip && step->trouble_count > 0) {
            assert_did(desk_trouble(bench->desk, step->troubles[1].id, false, &bench->error),
                       bench);
            undo(bench);
        }
        if (step->trouble_count > 0)
            assert_did(desk_trouble(bench->desk, step->troubles[0].id, true, &bench->error), bench);
        assert_did(desk_step_done(bench->desk, &bench->error), bench);
    }
}

/* The answers as this telling has them; `forgotten` is what the other one has. */
static bool is_told(const struct told_service *service, bool mistaken)
{
    return service->mistake != (mistaken ? MISTAKE_FORGOTTEN : MISTAKE_INVENTED);
}

static void end(struct bench *bench, const struct told_service *service, bool mistaken)
{
    const struct desk_ended *answer = mistaken ? &service->wrong : &service->right;
    if (mistaken && service->slip) {
        struct desk_ended other = *answer;
        other.outcome = OUTCOME_HAD_ALREADY;
        assert_did(desk_end_service(bench->desk, &other, &bench->error), bench);
        undo(bench);
    }
    if (service->twice && (mistaken || service->mistake <= MISTAKE_ANSWER)) {
        struct desk_ended other = {.outcome = OUTCOME_HAD_ALREADY};
        memcpy(other.service, answer->service, sizeof other.service);
        memcpy(other.provider, answer->provider, sizeof other.provider);
        assert_did(desk_end_service(bench->desk, &other, &bench->error), bench);
    }
    assert_did(desk_end_service(bench->desk, answer, &bench->error), bench);
}

/* What the other telling forgets comes last: that is where a correction puts it. */
static void serve(struct bench *bench, const struct told_visit *visit, bool mistaken, bool last)
{
    for (int i = 0; i < visit->service_count; i++) {
        const struct told_service *service = &visit->service[i];
        if ((service->mistake == MISTAKE_FORGOTTEN) != last)
            continue;
        if (!last) /* it takes its time, written or not */
            clock_advance(&bench->clock, MINUTE);
        if (!is_told(service, mistaken))
            continue;
        if (service->guide != NULL)
            walk(bench, service->guide, mistaken && service->slip);
        end(bench, service, mistaken);
    }
}

static void hold(struct bench *bench)
{
    struct desk_visit *visit = desk_now(bench->desk);
    assert_did(desk_hold(bench->desk, "otp", &bench->error), bench);
    clock_advance(&bench->clock, 5 * MINUTE);
    assert_did(desk_take_up(bench->desk, visit, &bench->error), bench);
}

static void live(const struct days *days, struct bench *bench, struct told_visit *visit,
                 bool mistaken)
{
    receive(days, bench, visit, mistaken);
    snprintf(visit->id, sizeof visit->id, "%s", desk_now(bench->desk)->id);
    if (visit->held)
        hold(bench);
    serve(bench, visit, mistaken, false);
    if (visit->open) {
        serve(bench, visit, mistaken, true);
        desk_step_back(bench->desk);
        return;
    }
    clock_advance(&bench->clock, MINUTE + CLOSING_MS);
    serve(bench, visit, mistaken, true);
    if (mistaken && visit->slip) {
        assert_did(desk_close(bench->desk, false, "other", NULL, &bench->error), bench);
        undo(bench);
        struct desk_visit *again = desk_visit_at(bench->desk, 0);
        for (int i = 1; strcmp(again->id, visit->id) != 0; i++)
            again = desk_visit_at(bench->desk, i);
        assert_did(desk_take_up(bench->desk, again, &bench->error), bench);
    }
    assert_did(desk_close(bench->desk, true, "none", "ghi chú", &bench->error), bench);
}

static void write_quickly(const struct days *days, struct bench *bench, struct told_visit *visit,
                          bool mistaken)
{
    struct desk_ended ended[DAYS_SERVICES];
    struct citizen citizen = {0};
    struct desk_quick quick = {.mode = "meeting",
                               .ended = ended,
                               .notice = true,
                               .helper = "volunteer",
                               .phone = "android",
                               .day = desk_today(bench->desk) - 1};
    for (int last = 0; last < 2; last++) {
        for (int i = 0; i < visit->service_count; i++) {
            const struct told_service *service = &visit->service[i];
            if (is_told(service, mistaken) && (service->mistake == MISTAKE_FORGOTTEN) == last)
                ended[quick.ended_count++] = mistaken ? service->wrong : service->right;
        }
    }
    if ((mistaken ? visit->taken_for : visit->person) >= 0) {
        citizen = who(days, visit, mistaken);
        quick.citizen = &citizen;
    }
    if (mistaken && visit->slip) {
        assert_did(desk_quick(bench->desk, &quick, &bench->error), bench);
        undo(bench);
    }
    assert_did(desk_quick(bench->desk, &quick, &bench->error), bench);
    snprintf(visit->id, sizeof visit->id, "%s",
             bench_text(bench, "SELECT visit FROM opened ORDER BY number DESC LIMIT 1"));
}

/* ---- correcting ------------------------------------------------------------------------------ */

static struct desk_correction because(struct days *days, const struct told_visit *visit)
{
    return (struct desk_correction){
        .visit = visit->id,
        .reason = correction_at(below(days, (unsigned)correction_count()))->id,
        .note = happens(days, 50) ? "xem lại giấy" : NULL};
}

/* Once wrongly again now and then, then rightly. */
static void correct_service(struct days *days, struct bench *bench, const struct told_visit *visit,
                            const struct told_service *service)
{
    struct desk *desk = bench->desk;
    struct desk_correction why = because(days, visit);
    struct desk_ended again = service->wrong;
    const struct desk_ended *instead =
        service->mistake == MISTAKE_PLACE ? &service->wrong : &service->right;
    if (service->mistake == MISTAKE_NONE)
        return;
    again.outcome = OUTCOME_HAD_ALREADY;
    if (service->mistake != MISTAKE_INVENTED && happens(days, 30)) {
        assert_did(desk_correct_service(desk, &why, &again, NULL, &bench->error), bench);
        if (service->mistake == MISTAKE_FORGOTTEN && happens(days, 50))
            assert_did(desk_correct_away(desk, &why, again.service, again.provider, &bench->error),
                       bench);
    }
    if (service->mistake == MISTAKE_INVENTED)
        assert_did(desk_correct_away(desk, &why, service->wrong.service, service->wrong.provider,
                                     &bench->error),
                   bench);
    else
        assert_did(desk_correct_service(desk, &why, &service->right, instead, &bench->error),
                   bench);
}

static void correct_person(struct days *days, struct bench *bench, const struct told_visit *visit)
{
    struct desk_correction why = because(days, visit);
    if (visit->taken_for == visit->person && !visit->misread)
        return;
    if (happens(days, 30)) {
        struct citizen third = days->person[below(days, DAYS_PERSONS)];
        assert_did(desk_correct_person(bench->desk, &why, &third, &bench->error), bench);
    }
    assert_did(desk_correct_person(bench->desk, &why, &days->person[visit->person], &bench->error),
               bench);
}

static void correct(struct days *days, struct bench *bench, const struct told_visit *visit)
{
    if (visit->invented) {
        struct desk_correction why = because(days, visit);
        assert_did(desk_correct_visit_away(bench->desk, &why, &bench->error), bench);
        return;
    }
    int person_after = (int)below(days, (unsigned)visit->service_count + 1);
    for (int i = 0; i <= visit->service_count; i++) {
        if (i == person_after)
            correct_person(days, bench, visit);
        if (i < visit->service_count)
            correct_service(days, bench, visit, &visit->service[i]);
    }
}

void days_tell(struct days *days, struct bench *bench, bool mistaken)
{
    for (int i = 0; i < days->visit_count; i++) {
        struct told_visit *visit = &days->visit[i];
        if (!mistaken && visit->invented)
            continue;
        go_to(days, bench, visit->start);
        if (visit->quick)
            write_quickly(days, bench, visit, mistaken);
        else
            live(days, bench, visit, mistaken);
        if (mistaken && visit->at_once)
            correct(days, bench, visit);
    }
    go_to(days, bench,
          days->visit[days->visit_count - 1].start + HOUR + (int64_t)days->later * CLOCK_DAY_MS);
    for (int i = days->visit_count - 1; mistaken && i >= 0; i--) {
        if (!days->visit[i].at_once)
            correct(days, bench, &days->visit[i]);
    }
}
