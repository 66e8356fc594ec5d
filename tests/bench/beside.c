/* The kiosk beside an older commit of itself, each on a book that its own demo made: what the work since then
 * has cost those who only open it. */
#include <stdio.h>
#include <stdlib.h>

#include "bench/bench.h"
#include "bench/kiosk_line.h"
#include "bench/line.h"
#include "bench/measure.h"

#define STARTS  61 /* the bar is near, and the machine may have other work */
#define UNLOCKS 5

enum what { START, PEAK_LOCKED, PEAK, OBJECTS, TEXT, WHAT_COUNT };

static const struct {
    const char *what, *unit;
    enum bar bar;
    double limit;
} rows[WHAT_COUNT] = {
    [START] = {"start to full frame, each its own 10 visits", "ms", BAR_RATIO, 1.1},
    [PEAK_LOCKED] = {"peak memory, before the PIN", "MiB", BAR_RATIO, 1.05},
    [PEAK] = {"peak memory, 10 visits, after the PIN", "MiB", BAR_RATIO, 1.05},
    [OBJECTS] = {"shared objects loaded", "files", BAR_EQUAL, 1},
    [TEXT] = {"text of the program", "KiB", BAR_NONE, 0},
};

enum who { NOW, THEN, WHO_COUNT };

struct run {
    const char *program;
    const struct bench_book *book;
    struct samples samples[WHAT_COUNT];
};

static void start_once(struct run *run)
{
    struct line line;
    kiosk_line_start(&line, run->program, run->book);
    samples_add(&run->samples[START], line.last - line.sent);
    samples_add(&run->samples[PEAK_LOCKED], line_peak(&line));
    samples_add(&run->samples[OBJECTS], line_objects(&line));
    samples_add(&run->samples[TEXT], line_text(&line));
    line_end(&line);
}

static void unlock_once(struct run *run)
{
    struct line line;
    kiosk_line_start(&line, run->program, run->book);
    kiosk_line_unlock(&line);
    double peak = line_peak(&line);
    line_end(&line);
    if (peak == 0) { /* it has ended: that nothing was measured is not little */
        fprintf(stderr, "bench: %s does not stay open on %s\n", run->program, run->book->folder);
        abort();
    }
    samples_add(&run->samples[PEAK], peak);
}

/* By turns, and each the first every other time: what else the machine does falls on both. */
static void take_turns(struct run run[WHO_COUNT], int rounds, void (*once)(struct run *run))
{
    for (int i = 0; i < rounds; i++) {
        once(&run[i % 2 == 0 ? NOW : THEN]);
        once(&run[i % 2 == 0 ? THEN : NOW]);
    }
}

static void put(struct bench *bench, struct run run[WHO_COUNT])
{
    char peer[64];
    snprintf(peer, sizeof peer, "at %s", bench->older);
    for (enum what what = START; what < WHAT_COUNT; what++) {
        double now = samples_median(&run[NOW].samples[what]);
        double then = samples_median(&run[THEN].samples[what]);
        table_row(&bench->missed, &(struct row){rows[what].what, now, rows[what].unit, peer, then,
                                                rows[what].bar, rows[what].limit});
    }
}

void bench_beside(struct bench *bench)
{
    struct run run[WHO_COUNT] = {{.program = bench->program, .book = &bench->small},
                                 {.program = bench->older_program, .book = &bench->older_book}};
    if (bench->older == NULL)
        return;
    take_turns(run, UNLOCKS, unlock_once);
    take_turns(run, STARTS, start_once);
    put(bench, run);
    for (enum what what = START; what < WHAT_COUNT; what++) {
        samples_release(&run[NOW].samples[what]);
        samples_release(&run[THEN].samples[what]);
    }
}
