#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "check.h"
#include "history.h"
#include "ledger/chain.h"
#include "ledger/store_private.h"
#include "support/book.h"

#define MACHINES 3
#define CITIZENS 7

#define KIND_COLUMN 5 /* of a row: CHAIN_COLUMNS */

/* What happened so far, as far as later acts speak of it. */
struct world {
    struct scratch_book book[MACHINES];
    uint64_t random;
    char visit[400][17];
    size_t visits;
    struct {
        char device[17];
        int64_t number;
        char kind[24];
        char subject[33];
    } act[8000];
    size_t acts;
};

static unsigned roll(struct world *world, unsigned sides)
{
    world->random = world->random * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(world->random >> 33) % sides;
}

static void say(struct world *world, unsigned machine, const char *kind, const char *subject,
                const char *body, const char *secret)
{
    struct scratch_book *book = &world->book[machine];
    int64_t number = scratch_book_say(book, kind, subject, body, secret);
    /* Two machines' clocks often say the same: ties must be decided too. */
    if (roll(world, 3) == 0)
        clock_advance(&book->clock, 1000 * (int64_t)roll(world, 4000));
    snprintf(world->act[world->acts].device, 17, "%s", ledger_device(book->ledger));
    world->act[world->acts].number = number;
    snprintf(world->act[world->acts].kind, 24, "%s", kind);
    snprintf(world->act[world->acts++].subject, 33, "%s", subject);
}

static void identify(struct world *world, unsigned machine, const char *visit)
{
    char citizen[33], body[300], came[60] = ""; /* "": from a list, nobody came */
    if (roll(world, 8) != 0)
        snprintf(came, sizeof came, "\"visit\":\"%s\",", visit);
    vault_citizen_id(world->book[0].vault, (const char[]){(char)('a' + roll(world, CITIZENS)), 0},
                     citizen);
    snprintf(body, sizeof body,
             "{%s\"sex\":\"%s\",\"birth_year\":%u,\"adult\":%s,\"resident\":%s,"
             "\"hamlet\":\"thôn %u\"%s}",
             came, roll(world, 2) ? "M" : "F", 1940 + roll(world, 70),
             roll(world, 4) ? "true" : "false", roll(world, 5) ? "true" : "false", roll(world, 5),
             roll(world, 2) ? "" : ",\"group\":\"cán bộ\",\"unit\":\"UBND\"");
    say(world, machine, "citizen.identified", citizen, body, "{\"name\":\"A Thuk\"}");
}

/* Now and then at the time of something earlier, as a correction is. */
static const char *some_place(struct world *world, unsigned machine, char text[40])
{
    int64_t now = clock_wall(&world->book[machine].clock);
    text[0] = '\0';
    if (roll(world, 5) == 0)
        snprintf(text, 40, ",\"at\":%lld", (long long)(now - 1000 * (int64_t)roll(world, 90000)));
    return text;
}

static void end_service(struct world *world, unsigned machine, const char *visit)
{
    static const char *const outcomes[] = {"done", "issued", "waiting", "not_done", "had_already"};
    static const char *const services[] = {"vneid-install", "signature", "portal"};
    static const char *const rest[] = {"",
                                       ",\"provider\":\"vnpt\"",
                                       ",\"provider\":\"viettel\",\"issuer\":\"viettel\"",
                                       ",\"until\":\"2026-12-01\"",
                                       ",\"reason\":\"no_phone\",\"trouble\":\"máy cũ\"",
                                       ",\"filed\":true,\"signed\":true,\"paid\":false"};
    char body[300], citizen[33], place[40], named[60] = "";
    if (roll(world, 4) == 0) { /* for somebody else than who sits there */
        vault_citizen_id(world->book[0].vault,
                         (const char[]){(char)('a' + roll(world, CITIZENS)), 0}, citizen);
        snprintf(named, sizeof named, "\"citizen\":\"%s\",", citizen);
    }
    snprintf(body, sizeof body, "{%s\"service\":\"%s\",\"outcome\":\"%s\",\"seconds\":%u%s%s}",
             named, services[roll(world, 3)], outcomes[roll(world, 5)], roll(world, 900),
             rest[roll(world, 6)], some_place(world, machine, place));
    say(world, machine, "service.ended", visit, body, NULL);
}

static void step(struct world *world, unsigned machine, const char *visit)
{
    char body[200];
    if (roll(world, 3)) {
        snprintf(body, sizeof body,
                 "{\"guide\":\"vneid-cai\",\"step\":\"b%u\",\"acts\":2,\"seconds\":%u}",
                 roll(world, 6), roll(world, 90));
        say(world, machine, "step.done", visit, body, NULL);
    } else {
        snprintf(body, sizeof body,
                 "{\"service\":\"vneid-install\",\"guide\":\"vneid-cai\",\"step\":\"b1\","
                 "\"trouble\":\"không có mạng\",\"solved\":%s,\"seconds\":7}",
                 roll(world, 2) ? "true" : "false");
        say(world, machine, "step.troubled", visit, body, NULL);
    }
}

static void close_visit(struct world *world, unsigned machine, const char *visit)
{
    static const char *const results[] = {"done", "waiting", "not_done", "asked"};
    char body[200], place[40];
    snprintf(body, sizeof body,
             "{\"result\":\"%s\",\"notice\":%s,\"helper\":\"none\",\"seconds\":%u%s%s}",
             results[roll(world, 4)], roll(world, 2) ? "true" : "false", roll(world, 3000),
             roll(world, 2) ? "" : ",\"until\":\"2026-12-02\"", some_place(world, machine, place));
    say(world, machine, "visit.closed", visit, body, NULL);
}

/* Takes back any act of anybody, also an undo (which must do nothing) and what was undone before. */
static void take_back(struct world *world, unsigned machine)
{
    char body[200], device[17], subject[33];
    size_t which = world->acts - 1 - roll(world, world->acts < 40 ? (unsigned)world->acts : 40);
    snprintf(device, sizeof device, "%s", world->act[which].device);
    snprintf(subject, sizeof subject, "%s", world->act[which].subject);
    snprintf(body, sizeof body, "{\"device\":\"%s\",\"number\":%d,\"kind\":\"%s\"}", device,
             (int)world->act[which].number, world->act[which].kind);
    say(world, machine, "entry.reversed", subject, body, NULL);
}

static void erase(struct world *world, unsigned machine)
{
    char body[100];
    size_t which = roll(world, (unsigned)world->acts);
    snprintf(body, sizeof body, "{\"device\":\"%s\",\"number\":%d}", world->act[which].device,
             (int)world->act[which].number);
    if (strcmp(world->act[which].kind, "citizen.identified") == 0)
        say(world, machine, "citizen.erased", world->act[which].subject, body, NULL);
}

/* Two of the citizens are one, or are not: chains, circles and oneself come by themselves. */
static void join_or_part(struct world *world, unsigned machine)
{
    char kept[33], other[33], body[100];
    bool part = roll(world, 3) == 0;
    vault_citizen_id(world->book[0].vault, (const char[]){(char)('a' + roll(world, CITIZENS)), 0},
                     kept);
    vault_citizen_id(world->book[0].vault, (const char[]){(char)('a' + roll(world, CITIZENS)), 0},
                     other);
    snprintf(body, sizeof body, "{\"other\":\"%s\"%s}", other, part ? "" : ",\"how\":\"said\"");
    say(world, machine, part ? "citizen.parted" : "citizen.joined", kept, body, NULL);
}

/* What becomes of a piece of paper; the first word of a job may be on a machine that is not here. */
static void print(struct world *world, unsigned machine, const char *visit)
{
    static const char *const kinds[] = {"job.printing", "job.printed", "job.failed", "job.dropped"};
    char body[160];
    unsigned which = roll(world, 5);
    char job[20];
    snprintf(job, sizeof job, "%016x", roll(world, 5));
    snprintf(body, sizeof body,
             "{\"document\":\"slip\",\"visit\":\"%s\",\"printer\":\"tcp:x%u\"%s}", visit,
             roll(world, 3), roll(world, 2) ? ",\"copy\":true" : "");
    if (which == 4)
        say(world, machine, "job.queued", job, body, NULL);
    else
        say(world, machine, kinds[which], job,
            which != 2            ? "{}"
            : roll(world, 2) == 0 ? "{\"why\":\"paper\",\"unsure\":true}"
                                  : "{\"why\":\"gone\",\"unsure\":false}",
            NULL);
}

static void act(struct world *world)
{
    unsigned machine = roll(world, MACHINES);
    /* Mostly about one of the last visits, sometimes about one of another machine long ago. */
    size_t back = roll(world, 20) ? roll(world, 4) : roll(world, 60);
    size_t last = world->visits - 1;
    const char *visit = world->visit[last - (back > last ? last : back)];
    switch (roll(world, 14)) {
    case 0:
    case 1: identify(world, machine, visit); break;
    case 2:
    case 3:
    case 4: end_service(world, machine, visit); break;
    case 5: step(world, machine, visit); break;
    case 6: take_back(world, machine); break;
    case 7: close_visit(world, machine, visit); break;
    case 8:
        say(world, machine, "phone.stated", visit,
            roll(world, 2) ? "{\"phone\":\"android\"}" : "{\"phone\":\"none\"}", NULL);
        break;
    case 9: say(world, machine, "visit.held", visit, "{\"waits_for\":\"otp\"}", NULL); break;
    case 10: say(world, machine, "visit.resumed", visit, "{}", NULL); break;
    case 11: join_or_part(world, machine); break;
    case 12: print(world, machine, visit); break;
    default: erase(world, machine); break;
    }
}

static void open_visit(struct world *world)
{
    unsigned machine = roll(world, MACHINES);
    char *visit = world->visit[world->visits++];
    ledger_new_id(world->book[machine].ledger, visit);
    if (roll(world, 10)) /* some are never opened: their opening is on a machine that is not here */
        say(world, machine, "visit.opened", visit,
            roll(world, 2) ? "{\"mode\":\"counter\",\"counter\":\"Quầy 2\"}"
                           : "{\"mode\":\"field\"}",
            NULL);
    if (roll(world, 12) == 0 && world->acts > 0) /* and some twice */
        say(world, (machine + 1) % MACHINES, "visit.opened", visit, "{\"mode\":\"meeting\"}", NULL);
}

/* --- rows out of a book --- */

static void keep_rows(struct history *history, struct scratch_book *book)
{
    static const char sql[] =
        "SELECT quote(device), quote(number), quote(at), quote(day), quote(staff), quote(kind),"
        " quote(version), quote(subject), quote(body), quote(once), quote(sealed),"
        " quote(sealed_hash), quote(prev), quote(hash) FROM entry ORDER BY number";
    struct statement *each = store_statement(ledger_store(book->ledger), sql, &book->error);
    assert_non_null(each);
    while (statement_row(each, &book->error)) {
        history->row = memory_resize(history->row, history->count + 1, sizeof *history->row);
        for (int i = 0; i < 14; i++)
            history->row[history->count].column[i] = memory_copy_text(statement_column(each, i));
        history->count++;
    }
}

static void make(struct history *history, uint64_t seed, int visits, int joins)
{
    struct world *world = memory_new(1, sizeof *world);
    world->random = seed * 7919 + 1;
    for (unsigned i = 0; i < MACHINES; i++) {
        scratch_book_make_in_memory(&world->book[i], seed * 10 + i + 1);
        if (i > 0) { /* one commune: one key */
            vault_free(world->book[i].vault);
            world->book[i].vault = vault_new(vault_key(world->book[0].vault));
            ledger_set_vault(world->book[i].ledger, world->book[i].vault);
        }
    }
    for (int i = 0; i < visits; i++) {
        open_visit(world);
        for (unsigned acts = 3 + roll(world, 10); acts > 0 && world->acts > 0; acts--)
            act(world);
    }
    for (int i = 0; i < joins; i++) {
        join_or_part(world, roll(world, MACHINES));
        if (roll(world, 4) == 0)
            take_back(world, roll(world, MACHINES));
    }
    *history = (struct history){0};
    for (unsigned i = 0; i < MACHINES; i++) {
        keep_rows(history, &world->book[i]);
        scratch_book_end(&world->book[i]);
    }
    free(world);
}

void history_make(struct history *history, uint64_t seed, int visits)
{
    make(history, seed, visits, 0);
}

void history_make_joined(struct history *history, uint64_t seed, int visits)
{
    make(history, seed, visits, 12);
}

void history_release(struct history *history)
{
    for (size_t i = 0; i < history->count; i++)
        for (int c = 0; c < 14; c++)
            free(history->row[i].column[c]);
    free(history->row);
    *history = (struct history){0};
}

void history_shuffle(struct history *history, uint64_t seed)
{
    uint64_t random = seed * 104729 + 7;
    for (size_t i = history->count; i > 1; i--) {
        random = random * 6364136223846793005u + 1442695040888963407u;
        size_t other = (size_t)(random >> 33) % i;
        struct row row = history->row[i - 1];
        history->row[i - 1] = history->row[other];
        history->row[other] = row;
    }
}

void history_joins_last(struct history *history)
{
    struct row *row = memory_new(history->count, sizeof *row);
    size_t count = 0;
    for (int last = 0; last < 2; last++) {
        for (size_t i = 0; i < history->count; i++) {
            const char *kind = history->row[i].column[KIND_COLUMN];
            bool about =
                strcmp(kind, "'citizen.joined'") == 0 || strcmp(kind, "'citizen.parted'") == 0;
            if (about == (last == 1))
                row[count++] = history->row[i];
        }
    }
    free(history->row);
    history->row = row;
}

void history_insert(const struct history *history, struct store *store)
{
    struct error error = {0};
    struct buffer sql = {0};
    /* One INSERT for all: compiling it with all its triggers takes some milliseconds. */
    assert_ok(store_script(store, "CREATE TEMP TABLE pile AS SELECT 0 AS place, * FROM main.entry",
                           &error),
              &error);
    for (size_t i = 0; i < history->count; i++) {
        buffer_clear(&sql);
        buffer_addf(&sql, "INSERT INTO pile VALUES(%zu", i);
        for (int c = 0; c < 14; c++)
            buffer_addf(&sql, ",%s", history->row[i].column[c]);
        buffer_add_text(&sql, ")");
        assert_ok(store_script(store, buffer_text(&sql), &error), &error);
    }
    assert_ok(store_script(store,
                           "INSERT INTO entry SELECT " CHAIN_COLUMNS
                           " FROM pile ORDER BY place; DROP TABLE pile",
                           &error),
              &error);
    buffer_release(&sql);
}
