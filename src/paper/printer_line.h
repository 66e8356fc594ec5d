/* An open way to a printer that takes bytes as they are: a device or a TCP connection. Private to the
 * printer files. */
#ifndef CAMTAY_PAPER_PRINTER_LINE_H
#define CAMTAY_PAPER_PRINTER_LINE_H

#include <signal.h>
#include <stdint.h>
#include <sys/types.h>

#include "paper/printer.h"

enum printer_line_kind { PRINTER_LINE_USB, PRINTER_LINE_SERIAL, PRINTER_LINE_SOCKET };

struct printer_line {
    int file; /* -1: not open; does not block */
    enum printer_line_kind kind;
    bool deaf;    /* it cannot be read from */
    bool speaks;  /* it has answered a question, at any time */
    bool ended;   /* the other end said its last: nothing more to read */
    bool stopped; /* watch->stop was seen */
    int broken;   /* errno of what broke it; 0: whole */
    const struct printer_watch *watch;
    const struct printer_limits *limits;
    sigset_t waiting; /* the signals blocked while it waits */
};

/* Opens it, within its limits. PRINTER_FINE, or why not: then nothing is open. */
enum printer_reason printer_line_open(struct printer_line *line, const struct printer *printer,
                                      const struct printer_watch *watch, struct error *error);
enum printer_reason printer_line_connect(struct printer_line *line, const struct printer *printer,
                                         struct error *error); /* the TCP part of it */

/* Closes it. `abandon`: what has not left this machine is thrown away, not sent after all. */
void printer_line_close(struct printer_line *line, bool abandon);

/* Steady ms. */
int64_t printer_now(void);

/* Waits for `events` (POLLIN, POLLOUT; POLLIN is left out of a line with nothing to read) until the
 * steady time `until`; returns what happened, 0: nothing, or stopped. */
short printer_line_wait(struct printer_line *line, short events, int64_t until);

/* Takes some of `size` bytes without waiting: how many, 0: none now; -1: broken. */
ssize_t printer_line_write(struct printer_line *line, const void *data, size_t size);

/* Reads what is there without waiting, up to `size`: how many, 0: nothing; sees an end and a break. */
size_t printer_line_read(struct printer_line *line, unsigned char *into, size_t size);

/* Notices a break that neither reading nor writing would tell. False: broken. */
bool printer_line_whole(struct printer_line *line);

/* Bytes taken that have not left this machine (TCP: not acknowledged). */
int printer_line_queued(struct printer_line *line);

/* Why the line is of no more use: stopped, or broken. Fills the error. */
enum printer_reason printer_line_reason(const struct printer_line *line, struct error *error);

#endif
