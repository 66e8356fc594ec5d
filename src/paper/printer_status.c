#include "paper/printer_status.h"

#include <poll.h>

#include "base/error.h"

#define DLE         0x10
#define EOT         0x04
#define FIXED       0x93 /* bits that every answer has alike */
#define FIXED_VALUE 0x12

/* DLE EOT 1 */
#define OFF_LINE 0x08
/* DLE EOT 2 */
#define COVER_IS_OPEN           0x04
#define STOPPED_BY_END_OF_PAPER 0x20
#define IN_ERROR                0x40
/* DLE EOT 4; 0x0c is the end that is near */
#define PAPER_IS_OUT 0x60

static bool is_answer(unsigned char byte)
{
    return (byte & FIXED) == FIXED_VALUE;
}

void printer_status_listen(struct printer_line *line)
{
    unsigned char bytes[64];
    /* What floods us is not heard to its end. */
    for (int turn = 0; turn < 16; turn++) {
        size_t got = printer_line_read(line, bytes, sizeof bytes);
        for (size_t i = 0; i < got; i++)
            line->speaks = line->speaks || is_answer(bytes[i]);
        if (got == 0)
            return;
    }
}

/* False: not all of it was taken. Half a question would swallow the first bytes of the job. */
static bool put_question(struct printer_line *line, unsigned char number, int64_t until)
{
    const unsigned char question[] = {DLE, EOT, number};
    size_t sent = 0;
    while (sent < sizeof question) {
        if ((printer_line_wait(line, POLLOUT, until) & POLLOUT) == 0)
            return false;
        ssize_t taken = printer_line_write(line, question + sent, sizeof question - sent);
        if (taken < 0)
            return false;
        sent += (size_t)taken;
    }
    return true;
}

/* The first answer that comes; -1: none in time, or none can come any more. */
static int hear(struct printer_line *line, int64_t until)
{
    while (!line->deaf && !line->ended && line->broken == 0) {
        unsigned char byte = 0;
        short events = printer_line_wait(line, POLLIN, until);
        if (events == 0)
            return -1;
        if (printer_line_read(line, &byte, 1) == 1) {
            if (is_answer(byte))
                return byte;
        } else if ((events & POLLIN) == 0 && (events & (POLLERR | POLLHUP)) != 0) {
            line->ended = true;
        } else if (line->kind == PRINTER_LINE_USB) { /* an empty packet; not at full speed */
            int64_t soon = printer_now() + 10;
            if (soon > until)
                return -1;
            printer_line_wait(line, 0, soon);
        }
    }
    return -1;
}

static enum printer_reason judge(const int answers[3], struct error *error)
{
    enum printer_reason reason = PRINTER_FINE;
    if (answers[0] >= 0 && (answers[0] & OFF_LINE) != 0)
        reason = PRINTER_OFFLINE;
    if (answers[1] >= 0 && (answers[1] & IN_ERROR) != 0)
        reason = PRINTER_OFFLINE;
    if (answers[1] >= 0 && (answers[1] & STOPPED_BY_END_OF_PAPER) != 0)
        reason = PRINTER_NO_PAPER;
    if (answers[2] >= 0 && (answers[2] & PAPER_IS_OUT) != 0)
        reason = PRINTER_NO_PAPER;
    if (answers[1] >= 0 && (answers[1] & COVER_IS_OPEN) != 0) /* then no paper is seen either */
        reason = PRINTER_COVER_OPEN;
    if (reason != PRINTER_FINE)
        error_set(error, ERROR_REFUSED, "the printer answers %x %x %x to DLE EOT 1, 2, 4",
                  (unsigned)answers[0], (unsigned)answers[1], (unsigned)answers[2]);
    return reason;
}

enum printer_reason printer_status(struct printer_line *line, int64_t until, bool *whole,
                                   struct error *error)
{
    static const unsigned char questions[] = {1, 2, 4};
    int answers[] = {-1, -1, -1};
    *whole = !line->deaf;
    printer_status_listen(line);
    for (int i = 0; i < 3 && *whole; i++) {
        if (!put_question(line, questions[i], until)) {
            *whole = false;
            if (!line->stopped && line->broken == 0) {
                error_set(error, ERROR_IO, "the printer does not even take a question");
                return PRINTER_STALLED;
            }
            break;
        }
        answers[i] = hear(line, until);
        *whole = answers[i] >= 0;
        line->speaks = line->speaks || answers[i] >= 0;
    }
    if (line->stopped || line->ended || !printer_line_whole(line))
        return printer_line_reason(line, error);
    return judge(answers, error);
}
