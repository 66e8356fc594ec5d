/* A kiosk at the far end of a line, up to its home page. */
#ifndef CAMTAY_BENCH_KIOSK_LINE_H
#define CAMTAY_BENCH_KIOSK_LINE_H

#include "bench/bench.h"
#include "bench/line.h"

/* Starts that program on that book; returns when its first frame is whole. */
void kiosk_line_start(struct line *line, const char *program, const struct bench_book *book);
/* Types the PIN; returns when the home page is there. */
void kiosk_line_unlock(struct line *line);

#endif
