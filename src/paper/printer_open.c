/* Opening a device: usblp or a serial line. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/serial.h"
#include "paper/printer_baud.h"
#include "paper/printer_line.h"

static enum printer_reason reason_of(int number)
{
    switch (number) {
    case ENOENT:
    case ENODEV:
    case ENXIO:
    case ENOTDIR: return PRINTER_NO_DEVICE;
    case EACCES:
    case EPERM:
    case EROFS: return PRINTER_NO_RIGHT;
    case EBUSY:
    case EWOULDBLOCK: return PRINTER_BUSY;
    default: return PRINTER_FAILED;
    }
}

/* Some give the right to write only. */
static int open_path(const char *path, bool *deaf)
{
    const int how = O_NOCTTY | O_NONBLOCK | O_CLOEXEC;
    int file = open(path, O_RDWR | how);
    if (file < 0 && (errno == EACCES || errno == EINVAL)) {
        file = open(path, O_WRONLY | how);
        *deaf = file >= 0;
    }
    return file;
}

static enum printer_reason refuse(struct printer_line *line, const char *path, struct error *error)
{
    int number = errno;
    error_set_errno(error, "open %s", path);
    printer_line_close(line, true);
    return reason_of(number);
}

static enum printer_reason open_device(struct printer_line *line, const struct printer *printer,
                                       struct error *error)
{
    struct stat about;
    const char *path = printer->place;
    if (stat(path, &about) != 0)
        return refuse(line, path, error);
    if (!S_ISCHR(about.st_mode)) {
        error_set(error, ERROR_INPUT, "%s is no device", path);
        return PRINTER_NO_DEVICE;
    }
    line->file = open_path(path, &line->deaf);
    /* usblp lets in one alone; a serial line would mix two slips. */
    if (line->file < 0 || flock(line->file, LOCK_EX | LOCK_NB) != 0)
        return refuse(line, path, error);
    line->kind = isatty(line->file) ? PRINTER_LINE_SERIAL : PRINTER_LINE_USB;
    /* No answer of a printer looks like XON or XOFF, and many have no other way to say that they are full. */
    if (line->kind == PRINTER_LINE_SERIAL &&
        !serial_set(line->file, printer_baud_speed(printer->baud), true))
        return refuse(line, path, error);
    return PRINTER_FINE;
}

enum printer_reason printer_line_open(struct printer_line *line, const struct printer *printer,
                                      const struct printer_watch *watch, struct error *error)
{
    *line = (struct printer_line){.file = -1,
                                  .watch = watch,
                                  .limits = watch->limits != NULL ? watch->limits
                                                                  : &printer_limits_usual};
    pthread_sigmask(SIG_SETMASK, NULL, &line->waiting);
    sigdelset(&line->waiting, SIGTERM);
    sigdelset(&line->waiting, SIGINT);
    return printer->kind == PRINTER_TCP ? printer_line_connect(line, printer, error)
                                        : open_device(line, printer, error);
}
