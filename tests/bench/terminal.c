#include <stdio.h>

#include "bench/bench.h"
#include "bench/kiosk_line.h"
#include "bench/line.h"
#include "bench/measure.h"

#define STARTS 15
#define KEYS   210
#define DOWN   "\033OB"
#define UP     "\033OA"
#define ROUND  7 /* so many down, then so many up */

enum who { SMALL, LARGE, DIALOG, WHIPTAIL, WHO_COUNT };

#define MENU                                                                                       \
    "--menu", "Cầm Tay", "20", "60", "10", "1", "Tiếp công dân mới", "2", "Ghi nhanh", "3",        \
        "Hướng dẫn, tập", "4", "Mã QR", "5", "Sổ tiếp dân", "6", "Hẹn lại", "7",                   \
        "Tổng kết cuối ngày", "8", "Báo cáo ngày 20", "9", "Chỉ tiêu"

static const char *const dialog[] = {"dialog", MENU, NULL};
static const char *const whiptail[] = {"whiptail", MENU, NULL};

struct run {
    struct samples start, peak_locked, peak, key, bytes;
};

static void start(const struct bench *bench, enum who who, struct line *line)
{
    if (who <= LARGE) {
        kiosk_line_start(line, bench->program, who == SMALL ? &bench->small : &bench->large);
        return;
    }
    line_start(line, who == DIALOG ? dialog : whiptail);
    line_settle(line, LINE_QUIET_START);
}

static void time_starts(const struct bench *bench, struct run run[WHO_COUNT])
{
    for (int i = 0; i < STARTS; i++) {
        for (enum who who = SMALL; who < WHO_COUNT; who++) {
            struct line line;
            start(bench, who, &line);
            samples_add(&run[who].start, line.last - line.sent);
            samples_add(&run[who].peak_locked, line_peak(&line));
            line_end(&line);
        }
    }
}

static void time_keys(const struct bench *bench, struct run run[WHO_COUNT])
{
    struct line line[WHO_COUNT];
    for (enum who who = SMALL; who < WHO_COUNT; who++) {
        start(bench, who, &line[who]);
        if (who <= LARGE)
            kiosk_line_unlock(&line[who]);
    }
    for (int i = 0; i < KEYS; i++) {
        for (enum who who = SMALL; who < WHO_COUNT; who++) {
            line_send(&line[who], i / ROUND % 2 == 0 ? DOWN : UP);
            line_settle(&line[who], LINE_QUIET_KEY);
            samples_add(&run[who].key, line[who].last - line[who].sent);
            samples_add(&run[who].bytes, (double)line[who].bytes);
        }
    }
    for (enum who who = SMALL; who < WHO_COUNT; who++) {
        samples_add(&run[who].peak, line_peak(&line[who]));
        line_end(&line[who]);
    }
}

static void put(struct bench *bench, const char *what, const char *unit, double ours,
                const char *peer, double beside, enum bar bar, double limit)
{
    table_row(&bench->missed, &(struct row){what, ours, unit, peer, beside, bar, limit});
}

static void put_starts(struct bench *bench, struct run run[WHO_COUNT])
{
    double beside = samples_median(&run[DIALOG].start);
    put(bench, "start to full frame, 10 visits", "ms", samples_median(&run[SMALL].start), "dialog",
        beside, BAR_RATIO, 1.5);
    put(bench, "start to full frame, 100,000 visits", "ms", samples_median(&run[LARGE].start),
        "dialog", beside, BAR_RATIO, 1.5);
    put(bench, "start to full frame, 100,000 visits", "ms", samples_median(&run[LARGE].start),
        "whiptail", samples_median(&run[WHIPTAIL].start), BAR_NONE, 0);
}

static void put_keys(struct bench *bench, struct run run[WHO_COUNT])
{
    static const char *const visits[] = {"10", "100,000"};
    char what[96];
    for (enum who who = SMALL; who <= LARGE; who++) {
        snprintf(what, sizeof what, "key to repaint p50, home, %s visits", visits[who]);
        put(bench, what, "ms", samples_median(&run[who].key), "dialog",
            samples_median(&run[DIALOG].key), BAR_NONE, 0);
        put(bench, what, "ms", samples_median(&run[who].key), "whiptail",
            samples_median(&run[WHIPTAIL].key), BAR_NONE, 0);
        snprintf(what, sizeof what, "key to repaint p99, home, %s visits", visits[who]);
        put(bench, what, "ms", samples_share(&run[who].key, 0.99), "dialog",
            samples_share(&run[DIALOG].key, 0.99), BAR_MOST, 1);
    }
    put(bench, "bytes a key on a menu, median", "B", samples_median(&run[LARGE].bytes), "dialog",
        samples_median(&run[DIALOG].bytes), BAR_MOST, 300);
    put(bench, "bytes a key on a menu, most", "B", samples_share(&run[LARGE].bytes, 1), "whiptail",
        samples_share(&run[WHIPTAIL].bytes, 1), BAR_NONE, 0);
}

static void put_memory(struct bench *bench, struct run run[WHO_COUNT])
{
    put(bench, "peak memory, before the PIN", "MiB", samples_median(&run[SMALL].peak_locked),
        "dialog", samples_median(&run[DIALOG].peak), BAR_NONE, 0);
    put(bench, "peak memory, 10 visits, after the PIN", "MiB", samples_median(&run[SMALL].peak),
        "dialog", samples_median(&run[DIALOG].peak), BAR_MOST, 8);
    put(bench, "peak memory, 100,000 visits, after the PIN", "MiB",
        samples_median(&run[LARGE].peak), "whiptail", samples_median(&run[WHIPTAIL].peak), BAR_NONE,
        0);
}

void bench_terminal(struct bench *bench)
{
    struct run run[WHO_COUNT] = {0};
    time_starts(bench, run);
    put_starts(bench, run);
    time_keys(bench, run);
    put_keys(bench, run);
    put_memory(bench, run);
    for (enum who who = SMALL; who < WHO_COUNT; who++) {
        samples_release(&run[who].start);
        samples_release(&run[who].peak_locked);
        samples_release(&run[who].peak);
        samples_release(&run[who].key);
        samples_release(&run[who].bytes);
    }
}
