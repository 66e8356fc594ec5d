#include "bench/measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

double measure_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

void samples_add(struct samples *samples, double value)
{
    if (samples->count == samples->room) {
        samples->room = samples->room == 0 ? 64 : samples->room * 2;
        samples->at = realloc(samples->at, samples->room * sizeof *samples->at);
        if (samples->at == NULL)
            abort();
    }
    samples->at[samples->count++] = value;
}

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

double samples_share(struct samples *samples, double share)
{
    if (samples->count == 0)
        return 0;
    qsort(samples->at, samples->count, sizeof *samples->at, compare);
    size_t place = (size_t)(share * (double)samples->count);
    return samples->at[place < samples->count ? place : samples->count - 1];
}

double samples_median(struct samples *samples)
{
    return samples_share(samples, 0.5);
}

void samples_release(struct samples *samples)
{
    free(samples->at);
    *samples = (struct samples){0};
}

void table_head(void)
{
    printf("%-46s %14s  %-26s %7s  %s\n", "what", "ours", "beside", "ratio", "bar");
}

static void write_value(double value, const char *unit, char text[32])
{
    bool whole = value == (double)(long)value; /* as bytes and files are */
    int digits = whole ? 0 : value < 10 ? 3 : value < 100 ? 1 : 0;
    snprintf(text, 32, "%.*f %s", digits, value, unit);
}

static bool is_met(const struct row *row)
{
    switch (row->bar) {
    case BAR_RATIO: return row->ours <= row->limit * row->beside;
    case BAR_EQUAL: return row->ours == row->limit * row->beside;
    case BAR_MOST: return row->ours <= row->limit;
    case BAR_LEAST: return row->ours >= row->limit;
    case BAR_NONE: break;
    }
    return true;
}

void table_row(int *missed, const struct row *row)
{
    static const char *const signs[] = {"", "ratio <=", "ratio =", "<=", ">="};
    char ours[32], value[32], beside[48] = "", ratio[32] = "", bar[48] = "";
    write_value(row->ours, row->unit, ours);
    if (row->peer != NULL) {
        write_value(row->beside, row->unit, value);
        snprintf(beside, sizeof beside, "%s %s", row->peer, value);
        snprintf(ratio, sizeof ratio, "%.2f", row->ours / row->beside);
    }
    if (row->bar != BAR_NONE)
        snprintf(bar, sizeof bar, "%s %g: %s", signs[row->bar], row->limit,
                 is_met(row) ? "met" : "MISSED");
    printf("%-46s %14s  %-26s %7s  %s\n", row->what, ours, beside, ratio, bar);
    fflush(stdout);
    *missed += is_met(row) ? 0 : 1;
}
