#include "paper/printer_line.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/error.h"

int64_t printer_now(void)
{
    struct clock clock;
    clock_init(&clock);
    return clock_steady(&clock);
}

static bool is_stopped(struct printer_line *line)
{
    line->stopped = line->stopped || (line->watch->stop != NULL && *line->watch->stop != 0);
    return line->stopped;
}

short printer_line_wait(struct printer_line *line, short events, int64_t until)
{
    if (line->deaf || line->ended)
        events = (short)(events & ~POLLIN);
    while (!is_stopped(line)) {
        int64_t left = until - printer_now();
        left = left > 0 ? left : 0;
        struct timespec most = {.tv_sec = left / 1000, .tv_nsec = left % 1000 * 1000000};
        struct pollfd file = {.fd = line->file, .events = events};
        int ready = ppoll(&file, 1, &most, &line->waiting);
        if (ready > 0)
            return file.revents;
        if (ready == 0)
            return 0;
        if (errno != EINTR) {
            line->broken = errno;
            return 0;
        }
    }
    return 0;
}

static bool is_passing(int number)
{
    return number == EAGAIN || number == EWOULDBLOCK || number == EINTR;
}

ssize_t printer_line_write(struct printer_line *line, const void *data, size_t size)
{
    ssize_t taken = line->kind == PRINTER_LINE_SOCKET ? send(line->file, data, size, MSG_NOSIGNAL)
                                                      : write(line->file, data, size);
    if (taken >= 0 || is_passing(errno))
        return taken > 0 ? taken : 0;
    line->broken = errno;
    return -1;
}

size_t printer_line_read(struct printer_line *line, unsigned char *into, size_t size)
{
    if (line->deaf || line->ended || line->broken != 0)
        return 0;
    ssize_t got = read(line->file, into, size);
    if (got > 0)
        return (size_t)got;
    if (got == 0) /* usblp hands on a printer's empty packets: they end nothing */
        line->ended = line->kind != PRINTER_LINE_USB;
    else if (line->kind == PRINTER_LINE_USB && errno == EINVAL)
        line->deaf = true; /* one way only */
    else if (!is_passing(errno))
        line->broken = errno;
    return 0;
}

bool printer_line_whole(struct printer_line *line)
{
    int number = 0;
    socklen_t size = sizeof number;
    /* After the other end's last word, reading tells of no reset; this does. It does so once. */
    if (line->broken == 0 && line->kind == PRINTER_LINE_SOCKET &&
        getsockopt(line->file, SOL_SOCKET, SO_ERROR, &number, &size) == 0)
        line->broken = number;
    return line->broken == 0;
}

int printer_line_queued(struct printer_line *line)
{
    int left = 0;
    if (line->kind == PRINTER_LINE_USB) { /* writable again: the last piece is with the printer */
        struct pollfd file = {.fd = line->file, .events = POLLOUT};
        return poll(&file, 1, 0) > 0 && (file.revents & POLLOUT) != 0 ? 0 : 1;
    }
    if (ioctl(line->file, TIOCOUTQ, &left) != 0)
        line->broken = errno;
    return left;
}

enum printer_reason printer_line_reason(const struct printer_line *line, struct error *error)
{
    if (line->broken == 0 && line->stopped) {
        error_set(error, ERROR_CANCELLED, "stopped by a signal");
        return PRINTER_STOPPED;
    }
    if (line->broken == ENOSPC && line->kind == PRINTER_LINE_USB) { /* usblp says so of paper */
        error_set(error, ERROR_IO, "the printer's port reports no paper");
        return PRINTER_NO_PAPER;
    }
    error_set(error, ERROR_IO, "the printer hung up: %s",
              line->broken != 0 ? strerror(line->broken) : "end of its answers");
    return PRINTER_GONE;
}

void printer_line_close(struct printer_line *line, bool abandon)
{
    if (line->file < 0)
        return;
    if (abandon && line->kind == PRINTER_LINE_SOCKET)
        setsockopt(line->file, SOL_SOCKET, SO_LINGER, &(struct linger){.l_onoff = 1},
                   sizeof(struct linger));
    if (abandon && line->kind == PRINTER_LINE_SERIAL) /* else close waits for it, half a minute */
        tcflush(line->file, TCOFLUSH);
    close(line->file);
    line->file = -1;
}
