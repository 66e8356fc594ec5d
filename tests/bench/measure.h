/* Numbers of a run, and the one table they go to. Nothing here decides whether a test passes. */
#ifndef CAMTAY_BENCH_MEASURE_H
#define CAMTAY_BENCH_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

/* Milliseconds of the steady clock. */
double measure_now(void);

struct samples {
    double *at;
    size_t count, room;
};

void samples_add(struct samples *samples, double value);
/* The value below which that share (0 to 1) of them lies; 0 if there are none. Sorts them. */
double samples_share(struct samples *samples, double share);
double samples_median(struct samples *samples);
void samples_release(struct samples *samples);

/* What the issue asks of a row. */
enum bar { BAR_NONE, BAR_RATIO, BAR_EQUAL, BAR_MOST, BAR_LEAST };

/* One row: ours beside a peer, or a bare measure, of the same run. */
struct row {
    const char *what;
    double ours;
    const char *unit; /* "ms", "B", "MiB", "/s" */
    const char *peer; /* its name; NULL: there is none */
    double beside;    /* its value */
    enum bar bar;
    double limit; /* of the ratio ours / beside, or of ours */
};

/* Prints the head of the table, and rows as they come; `*missed` counts bars that were not met. */
void table_head(void);
void table_row(int *missed, const struct row *row);

#endif
