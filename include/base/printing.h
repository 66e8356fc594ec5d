/* What became of something that was sent to a printer, as camtay-paper says it and the book keeps it. One
 * table for both programs: the one that prints and the one that tells the clerk.
 *
 *   - PRINTED: all bytes were taken, and a printer that answers questions says that it is on line and
 *     has paper. Most cheap ones answer nothing: of those no more can be known.
 *   - NOT_SENT: not one byte of the job went out; the same call is safe.
 *   - UNSURE: some or all went out, then it broke. A person has to look at the paper. */
#ifndef CAMTAY_BASE_PRINTING_H
#define CAMTAY_BASE_PRINTING_H

struct buffer;

enum printer_result { PRINTER_PRINTED, PRINTER_NOT_SENT, PRINTER_UNSURE };

/* Why not; a row of the table in printing.c each. Words are in the book: they never change. */
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
    PRINTER_NO_QUEUE,
    PRINTER_NO_CUPS,
    PRINTER_REFUSED,    /* the spool does not take the job */
    PRINTER_SPOOL_FULL, /* ... for want of room */
    PRINTER_REMOVED,    /* somebody removed the job from the queue */
    PRINTER_UNFINISHED, /* the queue still works on it: it may yet come out */
    PRINTER_EXISTS,     /* a file of that name is there */
    PRINTER_DISK_FULL,
    PRINTER_READ_ONLY,
    PRINTER_NO_FOLDER,
    PRINTER_FAILED, /* all else; the error's cause says what */
    PRINTER_REASONS
};

struct printer_outcome {
    enum printer_result result;
    enum printer_reason reason; /* PRINTER_FINE exactly if printed */
};

/* "no-paper": a word for programs, static. */
const char *printer_reason_word(enum printer_reason reason);
/* The reverse, up to the end of the word; PRINTER_FAILED for a word that is none. */
enum printer_reason printer_reason_find(const char *word);

/* What happened, without what to do about it: "Máy in hết giấy". Static. */
const char *printer_reason_text(enum printer_reason reason);

/* "printed", "not-sent", "unsure": static. */
const char *printer_result_word(enum printer_result result);

/* What to tell the person: what happened and what to do, in Vietnamese, one or two sentences. */
void printer_say(const struct printer_outcome *outcome, struct buffer *into);

#endif
