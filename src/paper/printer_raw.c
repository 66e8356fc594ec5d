#include "paper/printer_raw.h"

#include <poll.h>
#include <sys/socket.h>

#include "base/error.h"
#include "paper/printer_line.h"
#include "paper/printer_status.h"

#define PIECE   4096 /* bytes handed over at once */
#define LOOK_MS 10   /* how often what is queued is looked at: nothing tells when it is gone */

static enum printer_reason stalled(const struct printer_line *line, struct error *error)
{
    if (line->stopped)
        return printer_line_reason(line, error);
    error_set(error, ERROR_IO, "the printer took nothing for %d ms", line->limits->stall);
    return PRINTER_STALLED;
}

/* A printer that is looked after while it is fed: what it says meanwhile is read, or it would wait
 * in the way of its answers afterwards. usblp's is not: it may be ready to be read for ever. */
static short feed_wait(struct printer_line *line, int64_t until)
{
    short listen = line->kind == PRINTER_LINE_USB ? 0 : POLLIN;
    short events = printer_line_wait(line, (short)(POLLOUT | listen), until);
    if ((events & POLLIN) != 0)
        printer_status_listen(line);
    return events;
}

static void show(const struct printer_watch *watch, const struct printer_job *job, size_t sent,
                 int *shown)
{
    int percent = (int)((double)sent * 100 / (double)job->size);
    if (watch->progress != NULL && percent != *shown)
        watch->progress(watch->self, percent);
    *shown = percent;
}

static enum printer_reason feed(struct printer_line *line, const struct printer_job *job,
                                size_t *sent, struct error *error)
{
    int64_t until = printer_now() + line->limits->stall;
    int shown = -1;
    show(line->watch, job, 0, &shown);
    while (*sent < job->size) {
        short events = feed_wait(line, until);
        if (line->broken != 0 || line->ended)
            return printer_line_reason(line, error);
        if ((events & POLLOUT) != 0) {
            size_t left = job->size - *sent;
            ssize_t taken = printer_line_write(line, (const char *)job->data + *sent,
                                               left < PIECE ? left : PIECE);
            if (taken < 0)
                return printer_line_reason(line, error);
            if (taken > 0)
                until = printer_now() + line->limits->stall;
            *sent += (size_t)taken;
            show(line->watch, job, *sent, &shown);
        } else if ((events & (POLLERR | POLLHUP | POLLNVAL)) != 0) {
            printer_line_whole(line);
            return printer_line_reason(line, error);
        }
        if (events == 0 || (*sent < job->size && printer_now() >= until))
            return stalled(line, error);
    }
    return PRINTER_FINE;
}

/* Waits until all has left this machine; for as long as it goes on leaving. */
static enum printer_reason drain(struct printer_line *line, struct error *error)
{
    int64_t until = printer_now() + line->limits->stall;
    int before = printer_line_queued(line);
    for (int left = before; left > 0 && line->broken == 0; left = printer_line_queued(line)) {
        if (left < before)
            until = printer_now() + line->limits->stall;
        before = left;
        int64_t soon = printer_now() + LOOK_MS;
        short events = printer_line_wait(line, POLLIN, soon < until ? soon : until);
        if ((events & POLLIN) != 0)
            printer_status_listen(line);
        if (line->stopped || line->ended || !printer_line_whole(line) ||
            (events & (POLLERR | POLLHUP)) != 0)
            return printer_line_reason(line, error);
        if (printer_now() >= until)
            return stalled(line, error);
    }
    return printer_line_whole(line) ? PRINTER_FINE : printer_line_reason(line, error);
}

/* All is out: a printer that has spoken must say that it is well. */
static enum printer_reason confirm(struct printer_line *line, struct error *error)
{
    bool whole = false;
    if (!line->speaks)
        return PRINTER_FINE;
    enum printer_reason reason =
        printer_status(line, printer_now() + line->limits->answer, &whole, error);
    if (reason != PRINTER_FINE || whole)
        return reason;
    error_set(error, ERROR_IO, "the printer answered before the job and does not after it");
    return PRINTER_STALLED;
}

/* Over TCP a silent printer can still tell whether it has read all: it hangs up too, or it resets
 * the connection. */
static enum printer_reason part(struct printer_line *line, struct error *error)
{
    if (line->kind != PRINTER_LINE_SOCKET)
        return PRINTER_FINE;
    int64_t until = printer_now() + (line->speaks ? 0 : line->limits->hang_up);
    shutdown(line->file, SHUT_WR);
    while (!line->ended && line->broken == 0 && printer_line_wait(line, POLLIN, until) != 0)
        printer_status_listen(line);
    return line->speaks || printer_line_whole(line) ? PRINTER_FINE
                                                    : printer_line_reason(line, error);
}

static enum printer_reason begin(struct printer_line *line, const struct printer *printer,
                                 const struct printer_watch *watch, bool *answers,
                                 struct error *error)
{
    enum printer_reason reason = printer_line_open(line, printer, watch, error);
    if (reason != PRINTER_FINE)
        return reason;
    return printer_status(line, printer_now() + line->limits->status, answers, error);
}

struct printer_outcome printer_raw_send(const struct printer *printer,
                                        const struct printer_job *job,
                                        const struct printer_watch *watch, struct error *error)
{
    struct printer_line line;
    bool answers = false;
    size_t sent = 0;
    enum printer_reason reason = begin(&line, printer, watch, &answers, error);
    if (reason == PRINTER_FINE)
        reason = feed(&line, job, &sent, error);
    if (reason == PRINTER_FINE)
        reason = drain(&line, error);
    if (reason == PRINTER_FINE)
        reason = confirm(&line, error);
    if (reason == PRINTER_FINE)
        reason = part(&line, error);
    printer_line_close(&line, reason != PRINTER_FINE);
    return (struct printer_outcome){.result = reason == PRINTER_FINE ? PRINTER_PRINTED
                                              : sent == 0            ? PRINTER_NOT_SENT
                                                                     : PRINTER_UNSURE,
                                    .reason = reason};
}

enum printer_reason printer_raw_ask(const struct printer *printer,
                                    const struct printer_watch *watch, bool *answers,
                                    struct error *error)
{
    struct printer_line line;
    enum printer_reason reason = begin(&line, printer, watch, answers, error);
    printer_line_close(&line, reason != PRINTER_FINE);
    return reason;
}
