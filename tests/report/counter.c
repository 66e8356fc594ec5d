#include "report/counter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "ledger/ledger.h"

static const char *id_of(int kind, int n)
{
    static char ids[8][LEDGER_ID_SIZE];
    static int next;
    char *id = ids[next++ % 8];
    snprintf(id, LEDGER_ID_SIZE, "%08x%024x", kind, n);
    return id;
}

const char *counter_visit(int n)
{
    return id_of(0xa, n);
}

const char *counter_citizen(int n)
{
    return id_of(0xc, n);
}

int64_t counter_open(struct scratch_book *book, int visit)
{
    return scratch_book_say(book, "visit.opened", counter_visit(visit), "{\"mode\":\"counter\"}",
                            NULL);
}

int64_t counter_identify(struct scratch_book *book, int visit, int citizen, const char *hamlet)
{
    bool other = hamlet != NULL && strcmp(hamlet, "other") == 0;
    char place[80] = "", body[300];
    if (hamlet != NULL && !other)
        snprintf(place, sizeof place, ",\"hamlet\":\"%s\"", hamlet);
    snprintf(body, sizeof body, "{\"visit\":\"%s\",\"sex\":\"F\",\"resident\":%s%s}",
             counter_visit(visit), other ? "false" : "true", place);
    return scratch_book_say(book, "citizen.identified", counter_citizen(citizen), body,
                            "{\"name\":\"Nguyễn Thị Bí Mật\"}");
}

static int64_t end(struct scratch_book *book, int visit, const char *service, const char *provider,
                   const char *outcome, const char *more)
{
    char issued_by[80] = "", body[400];
    if (provider != NULL)
        snprintf(issued_by, sizeof issued_by, ",\"provider\":\"%s\"", provider);
    snprintf(body, sizeof body, "{\"service\":\"%s\"%s,\"outcome\":\"%s\"%s,\"seconds\":60}",
             service, issued_by, outcome, more);
    return scratch_book_say(book, "service.ended", counter_visit(visit), body, NULL);
}

int64_t counter_end(struct scratch_book *book, int visit, const char *service, const char *provider,
                    const char *outcome)
{
    return end(book, visit, service, provider, outcome, "");
}

int64_t counter_file(struct scratch_book *book, int visit, const char *outcome, bool filed,
                     bool signed_by_citizen, bool paid)
{
    char more[100];
    snprintf(more, sizeof more, ",\"filed\":%s,\"signed\":%s,\"paid\":%s", filed ? "true" : "false",
             signed_by_citizen ? "true" : "false", paid ? "true" : "false");
    return end(book, visit, "portal", NULL, outcome, more);
}

int64_t counter_trouble(struct scratch_book *book, int visit, const char *guide,
                        const char *trouble)
{
    char body[300];
    snprintf(body, sizeof body,
             "{\"guide\":\"%s\",\"step\":\"a\",\"trouble\":\"%s\",\"solved\":true,\"seconds\":5}",
             guide, trouble);
    return scratch_book_say(book, "step.troubled", counter_visit(visit), body, NULL);
}

int64_t counter_close(struct scratch_book *book, int visit, const char *result, int seconds)
{
    char body[200];
    snprintf(body, sizeof body,
             "{\"result\":\"%s\",\"notice\":true,\"helper\":\"none\",\"seconds\":%d}", result,
             seconds);
    return scratch_book_say(book, "visit.closed", counter_visit(visit), body, NULL);
}

int64_t counter_undo(struct scratch_book *book, int64_t number, const char *kind)
{
    char body[200];
    snprintf(body, sizeof body, "{\"device\":\"%s\",\"number\":%d,\"kind\":\"%s\"}",
             ledger_device(book->ledger), (int)number, kind);
    char subject[LEDGER_ID_SIZE];
    snprintf(subject, sizeof subject, "%s", ledger_device(book->ledger));
    return scratch_book_say(book, "entry.reversed", subject, body, NULL);
}

struct day_figures counter_figures(struct scratch_book *book, int32_t day)
{
    struct day_figures figures;
    if (!report_day(book->ledger, day, &figures, &book->error))
        fail_msg("report_day: %s", book->error.cause);
    return figures;
}

struct list {
    int count;
    struct day_visit *row;
};

static bool count_row(void *self, const struct day_visit *row)
{
    struct list *list = self;
    list->count++;
    if (list->row != NULL)
        *list->row = *row;
    return true;
}

int counter_list(struct scratch_book *book, const struct day_filter *filter, struct day_visit *row)
{
    struct list list = {.row = row};
    if (!report_day_visits(book->ledger, filter, count_row, &list, &book->error))
        fail_msg("report_day_visits: %s", book->error.cause);
    return list.count;
}

const struct day_line *counter_line(const struct day_figures *figures, const char *service,
                                    const char *provider)
{
    for (int i = 0; i < figures->line_count; i++) {
        if (strcmp(figures->line[i].service, service) == 0 &&
            strcmp(figures->line[i].provider, provider) == 0)
            return &figures->line[i];
    }
    fail_msg("no line for %s %s", service, provider);
    return NULL;
}
