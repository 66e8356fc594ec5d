/* The counter itself, in this process: the real kiosk and desk, without a terminal between. */
#include <poll.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench/bench.h"
#include "bench/measure.h"
#include "desk/desk.h"
#include "domain/invented.h"
#include "guide/library.h"
#include "support/counter.h"
#include "ui/layout.h"

#define UNLOCKS       9
#define ACTS          300
#define CHILD_ENDS_US 30000

static void turn_on(struct counter *counter, const struct bench_book *book)
{
    *counter = (struct counter){0};
    setenv("CAMTAY_KEY", book->key, 1);
    clock_init(&counter->clock);
    clock_set(&counter->clock, BENCH_CLOCK);
    counter->options = (struct kiosk_options){.folder = book->folder,
                                              .screens = SOURCE_ROOT "/screens",
                                              .calendar = SOURCE_ROOT "/data/calendar",
                                              .staff = BENCH_STAFF,
                                              .clock = &counter->clock,
                                              .random = &counter->random};
    counter_on(counter);
}

void bench_prepare(const struct bench_book *book)
{
    struct counter counter;
    turn_on(&counter, book);
    if (counter.kiosk->counter == NULL) {
        fprintf(stderr, "bench: the book in %s does not open\n", book->folder);
        abort();
    }
    counter_off(&counter);
    buffer_release(&counter.text);
}

/* Waits until the child has derived the key; what comes after is the kiosk's own work. */
static void let_derive(struct counter *counter)
{
    struct pollfd end = {.fd = counter->client.watch(counter->client.self), .events = POLLIN};
    poll(&end, 1, -1);
    usleep(CHILD_ENDS_US);
}

static double open_home(struct counter *counter, struct cells *cells)
{
    for (const char *digit = BENCH_PIN; *digit != '\0'; digit++)
        turn_key(&counter->turn, *digit);
    turn_key(&counter->turn, UI_KEY_ENTER);
    let_derive(counter);
    double start = measure_now();
    while (counter->client.watch(counter->client.self) >= 0)
        counter->client.ready(counter->client.self);
    turn_describe(&counter->turn);
    layout_page(&counter->turn.page, turn_place(&counter->turn), NULL, cells);
    double end = measure_now();
    if (strcmp(counter_view(counter), "home") != 0) {
        fprintf(stderr, "bench: not the home page after the PIN but %s\n", counter_view(counter));
        abort();
    }
    return end - start;
}

static void time_unlocks(struct bench *bench, const struct bench_book *book)
{
    struct samples home = {0};
    struct cells cells = {0};
    char what[96];
    cells_resize(&cells, 80, 24);
    for (int i = 0; i < UNLOCKS; i++) {
        struct counter counter;
        turn_on(&counter, book);
        samples_add(&home, open_home(&counter, &cells));
        counter_off(&counter);
        buffer_release(&counter.text);
    }
    snprintf(what, sizeof what, "PIN accepted to home, %s", book->what);
    table_row(&bench->missed,
              &(struct row){what, samples_median(&home), "ms", NULL, 0, BAR_MOST, 30});
    samples_release(&home);
    cells_release(&cells);
}

/* ---- until it is on the disk ----------------------------------------------------------------- */

/* A table of one column with the pragmas of the book, on the same disk. */
static sqlite3 *open_bare(const char *path)
{
    sqlite3 *bare = NULL;
    unlink(path);
    if (sqlite3_open(path, &bare) != SQLITE_OK ||
        sqlite3_exec(bare,
                     "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL;"
                     "PRAGMA secure_delete = ON; CREATE TABLE row (text TEXT)",
                     NULL, NULL, NULL) != SQLITE_OK)
        abort();
    return bare;
}

static double commit_bare(sqlite3 *bare)
{
    double start = measure_now();
    sqlite3_exec(bare, "INSERT INTO row VALUES (hex(randomblob(200)))", NULL, NULL, NULL);
    return measure_now() - start;
}

static void must(bool done, const struct error *error)
{
    if (done)
        return;
    fprintf(stderr, "bench: %s %s\n", error_code_name(error->code), error->cause);
    abort();
}

/* The next step of a guide to be done: of the visit in hand, or of a new one. */
static void have_step(struct desk *desk, uint32_t *who)
{
    struct error error = {0};
    const struct desk_road *road = desk_now(desk) != NULL ? visit_road(desk_now(desk)) : NULL;
    if (road != NULL && !road->walked)
        return;
    if (desk_now(desk) != NULL) {
        struct desk_ended ended = {.outcome = OUTCOME_DONE};
        snprintf(ended.service, sizeof ended.service, "%s", road->service);
        must(desk_end_service(desk, &ended, &error) && desk_close(desk, true, "none", NULL, &error),
             &error);
    }
    struct invented invented;
    struct citizen citizen = {.resident = true};
    invented_citizen((uint64_t)measure_now(), (*who)++, desk_today(desk), &invented);
    snprintf(citizen.name, sizeof citizen.name, "%s", invented.name);
    memcpy(citizen.id_number, invented.id_number, sizeof invented.id_number);
    memcpy(citizen.birth, invented.birth, sizeof invented.birth);
    citizen.sex = invented.sex;
    must(desk_receive(desk, &citizen, "counter", &error) &&
             desk_begin(desk, guide_library_at(desk_guides(desk), 0), &error),
         &error);
}

/* Leaves the book as a counter at rest: nobody in hand of ours, the home page in the draft. */
static void tidy(struct desk *desk)
{
    struct error error = {0};
    struct desk_visit *visit;
    while ((visit = desk_visit_at(desk, 3)) != NULL || (visit = desk_now(desk)) != NULL) {
        int closed = 0;
        must(desk_take_up(desk, visit, &error), &error);
        must(desk_all_come_back(desk, desk_today(desk) + 1, &closed, &error), &error);
    }
    must(desk_save_draft(desk, "{}", &error), &error);
}

static double do_step(struct desk *desk, uint32_t *who, bool with_draft)
{
    struct error error = {0};
    have_step(desk, who);
    double start = measure_now();
    must(desk_step_done(desk, &error), &error);
    if (with_draft)
        must(
            desk_save_draft(desk, "{\"stack\":[{\"view\":\"visit\"},{\"view\":\"step\"}]}", &error),
            &error);
    return measure_now() - start;
}

static void time_acts(struct bench *bench, const struct bench_book *book)
{
    struct samples plain = {0}, drafted = {0}, bare_samples = {0};
    struct error error = {0};
    struct counter counter;
    char path[4096], what[96];
    uint32_t who = 0;
    turn_on(&counter, book);
    struct desk *desk = counter.kiosk->counter;
    must(desk_unlock_now(desk, BENCH_STAFF, BENCH_PIN, &error), &error);
    snprintf(path, sizeof path, "%s/bare.db", book->folder);
    sqlite3 *bare = open_bare(path);
    tidy(desk);
    for (int i = 0; i < ACTS; i++) {
        samples_add(&bare_samples, commit_bare(bare));
        samples_add(&plain, do_step(desk, &who, false));
        samples_add(&drafted, do_step(desk, &who, true));
    }
    tidy(desk);
    sqlite3_close(bare);
    unlink(path);
    snprintf(path, sizeof path, "%s/bare.db-journal", book->folder);
    unlink(path);
    counter_off(&counter);
    buffer_release(&counter.text);
    double beside = samples_median(&bare_samples);
    snprintf(what, sizeof what, "Enter to durable, %s", book->what);
    table_row(&bench->missed, &(struct row){what, samples_median(&plain), "ms", "bare commit",
                                            beside, BAR_RATIO, 1.3});
    snprintf(what, sizeof what, "Enter to durable with the draft, %s", book->what);
    table_row(&bench->missed, &(struct row){what, samples_median(&drafted), "ms", "bare commit",
                                            beside, BAR_RATIO, 1.6});
    samples_release(&plain);
    samples_release(&drafted);
    samples_release(&bare_samples);
}

void bench_counter(struct bench *bench, const struct bench_book *book)
{
    time_acts(bench, book);
    time_unlocks(bench, book);
}
