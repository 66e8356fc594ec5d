/* A program at the far end of a terminal line, timed: when its last byte came, and how many. */
#ifndef CAMTAY_BENCH_LINE_H
#define CAMTAY_BENCH_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* How many ms without a byte mean that the first frame, or the answer to a key, is whole. */
#define LINE_QUIET_START 80
#define LINE_QUIET_KEY   12

struct line {
    pid_t pid;
    int master;
    double sent;  /* when the last key was sent, or the program started (measure_now) */
    double last;  /* when its last byte came; `sent` if none has come since */
    size_t bytes; /* since then */
};

/* Starts argv in a terminal of 80x24; aborts if there is none. */
void line_start(struct line *line, const char *const *argv);
/* Sends the bytes of a key. */
void line_send(struct line *line, const char *key);
/* Reads until nothing has come for `quiet` ms, at least one byte first (5 s at most). */
void line_settle(struct line *line, int quiet);
/* Its largest resident size so far, in MiB; 0 once it has ended, as all that follows. */
double line_peak(const struct line *line);
/* The code of the program itself, in KiB, by whole pages of memory. */
double line_text(const struct line *line);
/* How many shared objects it has loaded. */
double line_objects(const struct line *line);
/* Kills and reaps it. */
void line_end(struct line *line);

#endif
