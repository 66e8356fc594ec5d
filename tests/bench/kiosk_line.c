#include "bench/kiosk_line.h"

#include <stdlib.h>
#include <unistd.h>

#define QUIET_UNLOCK 400
#define TYPING_US    15000

void kiosk_line_start(struct line *line, const char *program, const struct bench_book *book)
{
    const char *const argv[] = {program,     "run",     "--data",    book->folder, "--clock",
                                BENCH_CLOCK, "--staff", BENCH_STAFF, NULL};
    setenv("CAMTAY_KEY", book->key, 1);
    line_start(line, argv);
    line_settle(line, LINE_QUIET_START);
}

/* Digit by digit: eight at once would be a scan. */
void kiosk_line_unlock(struct line *line)
{
    for (const char *digit = BENCH_PIN; *digit != '\0'; digit++) {
        line_send(line, (const char[]){*digit, '\0'});
        line_settle(line, LINE_QUIET_KEY);
        usleep(TYPING_US);
    }
    line_send(line, "\r");
    line_settle(line, QUIET_UNLOCK);
}
