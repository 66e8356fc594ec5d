/* Printers: where one is, sending to it, asking it. What is said afterwards is the heart of it
 * (base/printing.h): nothing may be printed twice unasked, and nothing may be forgotten.
 *
 * Nothing here waits without end: every wait has a limit, and a signal ends it too. */
#ifndef CAMTAY_PAPER_PRINTER_H
#define CAMTAY_PAPER_PRINTER_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/printing.h"

struct error;

#define PRINTER_PLACE 512  /* bytes of a queue, a host, a path, with the NUL */
#define PRINTER_PORT  9100 /* of "tcp:HOST" */
#define PRINTER_BAUD  9600 /* of a serial line */

enum printer_kind {
    PRINTER_CUPS,   /* cups:QUEUE */
    PRINTER_TCP,    /* tcp:HOST[:PORT], tcp:[V6][:PORT] */
    PRINTER_DEVICE, /* /dev/…[@BAUD]; a serial line is set to 8N1, raw */
    PRINTER_FILE    /* file:PATH, a new name */
};

struct printer {
    enum printer_kind kind;
    char place[PRINTER_PLACE]; /* queue, host or path */
    int port;                  /* PRINTER_TCP */
    int baud;                  /* PRINTER_DEVICE */
};

/* All in milliseconds. */
struct printer_limits {
    int connect; /* to find and reach a host, in all */
    int stall;   /* a printer that takes nothing for so long is given up */
    int status; /* for all its answers before the job: one that is silent so long is a silent one */
    int answer; /* for all its answers after the job, of one that had answered before: it may have
                  * to print what it holds first */
    int hang_up; /* TCP, a silent one: for it to hang up too, once it has all */
    int service; /* one answer of the CUPS service */
    int job;     /* CUPS: until the job is done, after it was handed over */
};

struct printer_job {
    const char *title; /* the slip's number, never a name */
    const void *data;
    size_t size; /* > 0 */
    bool pdf;    /* else bytes that the printer understands as they are (ESC/POS) */
};

/* What the caller lends. All may be NULL. */
struct printer_watch {
    const struct printer_limits *limits; /* NULL: printer_limits_usual */
    /* Called with 0 just before the first byte of the job goes out, then whenever the number is
     * another, up to 100: all was handed over. */
    void (*progress)(void *self, int percent);
    void *self;
    const volatile sig_atomic_t *stop; /* set by a handler of SIGTERM or SIGINT */
};

extern const struct printer_limits printer_limits_usual;

/* Reads what a printer is called. False (ERROR_INPUT): the cause says what is wrong with it. Nothing is
 * opened. */
bool printer_read(const char *text, struct printer *printer, struct error *error);

/* Sends the job. `error` has the cause when it was not printed. SIGTERM and SIGINT may be blocked but
 * while it waits, and are as they were when it returns. SIGPIPE must be ignored by the caller. */
struct printer_outcome printer_send(const struct printer *printer, const struct printer_job *job,
                                    const struct printer_watch *watch, struct error *error);

/* Asks how it is, sending nothing: PRINTER_FINE, or what would keep a job from being sent. `*answers`
 * tells whether it said so itself. */
enum printer_reason printer_ask(const struct printer *printer, const struct printer_watch *watch,
                                bool *answers, struct error *error);

#endif
