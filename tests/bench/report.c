/* Figures and proof of the large book, beside plain SQL on the same file. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/random.h"
#include "bench/bench.h"
#include "bench/measure.h"
#include "desk/desk.h"
#include "domain/date.h"
#include "ledger/verify.h"
#include "report/day.h"
#include "report/period.h"

#define READS  41
#define PROOFS 3
#define MONTH  30 /* days, to the last one */

/* The last working day before the one that the rows of acts fill. */
#define DAY       "2026-11-23"
#define MONTH_DAY "2026-10-24" /* MONTH days before */

struct figures {
    struct samples day, month, bare_day, bare_month;
};

static sqlite3 *open_bare(const struct bench *bench)
{
    sqlite3 *bare = NULL;
    char *path = file_join(bench->large.folder, "so.db");
    if (sqlite3_open_v2(path, &bare, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        abort();
    free(path);
    return bare;
}

/* Runs one statement to its end, every column of every row looked at; rows. */
static long read_all(sqlite3 *bare, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    long rows = 0;
    if (sqlite3_prepare_v2(bare, sql, -1, &statement, NULL) != SQLITE_OK) {
        fprintf(stderr, "bench: %s\n", sqlite3_errmsg(bare));
        abort();
    }
    while (sqlite3_step(statement) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); i++)
            sqlite3_column_bytes(statement, i);
        rows++;
    }
    sqlite3_finalize(statement);
    return rows;
}

static double time_bare(sqlite3 *bare, const char *sql)
{
    double start = measure_now();
    read_all(bare, sql);
    return measure_now() - start;
}

static int32_t day_measured(void)
{
    long day = 0;
    if (!date_read_iso(DAY, &day))
        abort();
    return (int32_t)day;
}

static double time_day(struct desk *desk)
{
    struct day_figures figures;
    struct error error = {0};
    double start = measure_now();
    if (!report_day(desk_ledger(desk), day_measured(), &figures, &error) || figures.visits == 0)
        abort();
    return measure_now() - start;
}

static double time_month(struct desk *desk)
{
    struct period_figures figures;
    struct error error = {0};
    int32_t to = day_measured();
    double start = measure_now();
    if (!report_period(desk_ledger(desk), desk_commune(desk), to - MONTH, to, &figures, &error))
        abort();
    return measure_now() - start;
}

static void read_figures(const struct bench *bench, struct desk *desk, struct figures *figures)
{
    sqlite3 *bare = open_bare(bench);
    for (int i = 0; i < READS; i++) {
        samples_add(&figures->day, time_day(desk));
        samples_add(&figures->bare_day,
                    time_bare(bare, "SELECT * FROM visit WHERE day = '" DAY "'"));
        samples_add(&figures->month, time_month(desk));
        samples_add(
            &figures->bare_month,
            time_bare(bare, "SELECT * FROM visit WHERE day BETWEEN '" MONTH_DAY "' AND '" DAY "'"));
    }
    sqlite3_close(bare);
}

static void time_figures(struct bench *bench)
{
    struct figures figures = {0};
    struct error error = {0};
    struct clock clock;
    struct random random = {0};
    clock_init(&clock);
    clock_set(&clock, BENCH_CLOCK);
    struct desk_options options = {.folder = bench->large.folder,
                                   .screens = SOURCE_ROOT "/screens",
                                   .calendar = SOURCE_ROOT "/data/calendar",
                                   .clock = &clock,
                                   .random = &random};
    struct desk *desk = desk_open(&options, &error);
    if (desk == NULL) {
        fprintf(stderr, "bench: %s %s\n", error_code_name(error.code), error.cause);
        abort();
    }
    read_figures(bench, desk, &figures);
    desk_free(desk);
    table_row(&bench->missed,
              &(struct row){"figures of a day, 100,000 visits", samples_median(&figures.day), "ms",
                            "its rows read", samples_median(&figures.bare_day), BAR_MOST, 2});
    table_row(&bench->missed, &(struct row){"figures of a month, 100,000 visits",
                                            samples_median(&figures.month), "ms", "its rows read",
                                            samples_median(&figures.bare_month), BAR_MOST, 20});
    samples_release(&figures.day);
    samples_release(&figures.month);
    samples_release(&figures.bare_day);
    samples_release(&figures.bare_month);
}

static void tell(void *self, const char *what, const char *device, int64_t number,
                 const char *message)
{
    (void)self;
    fprintf(stderr, "bench: the book is not whole: %s %s %lld: %s\n", what, device,
            (long long)number, message);
}

/* The proof tells how far it is: 200 before the chain is walked, 500 when it has been. */
struct stages {
    double chain_begins, chain_ends;
};

static void tell_stage(void *self, int thousandths)
{
    struct stages *stages = self;
    if (thousandths == 200)
        stages->chain_begins = measure_now();
    if (thousandths == 500)
        stages->chain_ends = measure_now();
}

static void time_proof(struct bench *bench)
{
    struct samples chain = {0}, whole = {0}, reading = {0};
    sqlite3 *bare = open_bare(bench);
    for (int i = 0; i < PROOFS; i++) {
        struct verify_result result;
        struct error error = {0};
        struct stages stages = {0};
        double start = measure_now();
        if (!ledger_verify(bench->large.folder, false, tell, &stages, tell_stage, &result, &error))
            abort();
        samples_add(&whole, (double)result.entries / (measure_now() - start) * 1000);
        samples_add(&chain,
                    (double)result.entries / (stages.chain_ends - stages.chain_begins) * 1000);
        start = measure_now();
        long rows = read_all(bare, "SELECT * FROM entry NOT INDEXED");
        samples_add(&reading, (double)rows / (measure_now() - start) * 1000);
    }
    sqlite3_close(bare);
    double beside = samples_median(&reading);
    table_row(&bench->missed,
              &(struct row){"verify, chain and seals: entries a second", samples_median(&chain),
                            "/s", "only read", beside, BAR_LEAST, 500000});
    table_row(&bench->missed,
              &(struct row){"verify, copy and all pages too", samples_median(&whole), "/s",
                            "only read", beside, BAR_NONE, 0});
    samples_release(&chain);
    samples_release(&whole);
    samples_release(&reading);
}

void bench_report(struct bench *bench)
{
    time_figures(bench);
    time_proof(bench);
}
