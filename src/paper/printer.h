/* Printers: where one is, sending to it, asking it. The heart is what is said afterwards: nothing may
 * be printed twice unasked, and nothing may be forgotten.
 *
 *   - PRINTED: all bytes were taken, and a printer that answers questions says that it is on line and
 *     has paper. Most cheap ones answer nothing: of those no more can be known.
 *   - NOT_SENT: not one byte of the job went out; the same call is safe.
 *   - UNSURE: some or all went out, then it broke. A person has to look at the paper.
 *
 * Nothing here waits without end: every wait is a ppoll with a limit, which a signal ends too. */
#ifndef CAMTAY_PAPER_PRINTER_H
#define CAMTAY_PAPER_PRINTER_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

struct buffer;
struct error;

#define PRINTER_PLACE 512  /* bytes of a host, a path, with the NUL */
#define PRINTER_PORT  9100 /* of "tcp:HOST" */
#define PRINTER_BAUD  9600 /* of a serial line */

enum printer_kind {
    PRINTER_TCP,    /* tcp:HOST[:PORT], tcp:[V6][:PORT] */
    PRINTER_DEVICE, /* /dev/…[@BAUD]; a serial line is set to 8N1, raw */
    PRINTER_FILE    /* file:PATH, a new name */
};

struct printer {
    enum printer_kind kind;
    char place[PRINTER_PLACE]; /* host or path */
    int port;                  /* PRINTER_TCP */
    int baud;                  /* PRINTER_DEVICE */
};

enum printer_result { PRINTER_PRINTED, PRINTER_NOT_SENT, PRINTER_UNSURE };

/* Why not; a row of the table in printer_reason.c each. */
enum printer_reason {
    PRINTER_FINE,
    PRINTER_BAD_NAME, /* the text names no printer */
    PRINTER_NO_DEVICE,
    PRINTER_NO_RIGHT,
    PRINTER_BUSY, /* another program has it */
    PRINTER_NO_PAPER,
    PRINTER_COVER_OPEN,
    PRINTER_OFFLINE,
    PRINTER_STALLED,     /* takes nothing more */
    PRINTER_UNREACHABLE, /* nobody answers at that address */
    PRINTER_GONE,        /* hung up, pulled out */
    PRINTER_STOPPED,     /* the person or the kiosk stopped it: watch->stop */
    PRINTER_EXISTS,      /* a file of that name is there */
    PRINTER_DISK_FULL,
    PRINTER_READ_ONLY,
    PRINTER_NO_FOLDER,
    PRINTER_FAILED, /* all else; the error's cause says what */
    PRINTER_REASONS
};

/* All in milliseconds. */
struct printer_limits {
    int connect; /* to find and reach a host, in all */
    int stall;   /* a printer that takes nothing for so long is given up */
    int status; /* for all its answers before the job: one that is silent so long is a silent one */
    int answer; /* for all its answers after the job, of one that had answered before: it may have
                  * to print what it holds first */
    int hang_up; /* TCP, a silent one: for it to hang up too, once it has all */
};

/* Bytes that the printer understands as they are (ESC/POS). */
struct printer_job {
    const void *data;
    size_t size; /* > 0 */
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

struct printer_outcome {
    enum printer_result result;
    enum printer_reason reason; /* PRINTER_FINE exactly if printed */
};

extern const struct printer_limits printer_limits_usual;

/* Reads what a printer is called. False (ERROR_INPUT): the cause says what is wrong with it. Nothing is
 * opened. */
bool printer_read(const char *text, struct printer *printer, struct error *error);

/* Sends the job. `error` has the cause when it was not printed. SIGTERM and SIGINT are blocked but
 * while it waits, and as they were when it returns. SIGPIPE must be ignored by the caller. */
struct printer_outcome printer_send(const struct printer *printer, const struct printer_job *job,
                                    const struct printer_watch *watch, struct error *error);

/* Asks how it is, sending nothing: PRINTER_FINE, or what would keep a job from being sent. `*answers`
 * tells whether it said so itself. */
enum printer_reason printer_ask(const struct printer *printer, const struct printer_watch *watch,
                                bool *answers, struct error *error);

/* "no-paper": a word for programs, static. */
const char *printer_reason_word(enum printer_reason reason);

/* "printed", "not-sent", "unsure": static. */
const char *printer_result_word(enum printer_result result);

/* What to tell the person: what happened and what to do, in Vietnamese, one or two sentences. */
void printer_say(const struct printer_outcome *outcome, struct buffer *into);

#endif
