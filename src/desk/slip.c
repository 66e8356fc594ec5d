/* A visit's slip out of the book: what was answered, and how far its citizen is with the rest. */
#include "report/slip.h"

#include <stdio.h>
#include <string.h>

#include "base/document.h"
#include "desk/desk_private.h"
#include "desk/print.h"
#include "desk/standing.h"
#include "domain/date.h"
#include "domain/service.h"

/* What everybody is to have: said to be left even if nobody has begun it. @source rules.md §6, targets a, b */
static const char *const wanted[] = {SERVICE_VNEID_INSTALL, SERVICE_VNEID_LEVEL2,
                                     SERVICE_SIGNATURE};

static int32_t day_of(const char *iso)
{
    long day = 0;
    return date_read_iso(iso, &day) ? (int32_t)day : 0;
}

static void take_answer(const json_t *body, struct slip *slip)
{
    struct slip_row *row = &slip->row[slip->count];
    if (slip->count == SLIP_ROWS || !outcome_find(body_word(body, "outcome"), &row->outcome))
        return;
    row->service = body_word(body, "service");
    row->provider = body_word(body, "provider");
    row->until = day_of(body_word(body, "until"));
    slip->count++;
}

static bool has_answer(const struct slip *slip, const char *service)
{
    for (int i = 0; i < slip->count; i++) {
        if (strcmp(slip->row[i].service, service) == 0)
            return true;
    }
    return false;
}

/* A service that was not touched: what is known of it, or that it is still to be done. Who has it already
 * knows that. */
static void take_rest(struct desk *desk, const char *citizen, const char *service,
                      struct slip *slip)
{
    char day[16], until[16];
    enum outcome outcome;
    struct slip_row *row = &slip->row[slip->count];
    if (slip->count == SLIP_ROWS || has_answer(slip, service))
        return;
    bool known = desk_state(desk, citizen, service, NULL, &outcome, day, until);
    if (known && outcome_is_working(outcome))
        return;
    *row = (struct slip_row){.service = service,
                             .provider = "",
                             .untouched = !known,
                             .outcome = known ? outcome : OUTCOME_NOT_DONE,
                             .until = known ? day_of(until) : 0};
    slip->count++;
}

/* The phone that was named last, at this visit or before. */
static const char phone_sql[] =
    "SELECT phone FROM visit WHERE citizen = (SELECT citizen FROM visit WHERE id = ?1)"
    " AND phone IS NOT NULL AND NOT reversed ORDER BY opened DESC LIMIT 1";

static void put_together(struct desk *desk, const char *visit, const struct standing *standing,
                         struct document *document)
{
    struct citizen citizen = {0};
    struct error ignored = {0};
    char phone[DESK_ID_SIZE] = "";
    if (standing->citizen[0] != '\0')
        desk_citizen(desk, standing->citizen, &citizen, &ignored);
    desk_ask(desk, phone_sql, visit, phone);
    struct slip slip = {.commune = desk_commune(desk),
                        .counter = body_word(standing->opened.body, "counter"),
                        .name = citizen.name,
                        .phone = phone,
                        .number = standing->closed.number,
                        .day = standing->closed.day};
    for (int i = 0; i < standing->ended_count; i++)
        take_answer(standing->ended[i].body, &slip);
    if (citizen.id[0] != '\0') {
        for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
            take_rest(desk, citizen.id, wanted[i], &slip);
    }
    report_slip(&slip, desk_guides(desk), document);
    explicit_bzero(&citizen, sizeof citizen);
}

bool desk_slip(struct desk *desk, const char *visit, struct document *document, struct error *error)
{
    struct standing standing;
    bool good = standing_read(desk, visit, &standing, error);
    if (good)
        put_together(desk, visit, &standing, document);
    standing_release(&standing);
    return good;
}
