/* Paper: what is printed is an entry in the book before the printer hears of it, and what became of it
 * one more. So nothing prints twice unasked, and what the power took is there to be decided on. The
 * sending itself is a child's work (view/kiosk_print.c); here is what the book knows. */
#ifndef CAMTAY_DESK_PRINT_H
#define CAMTAY_DESK_PRINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "desk/visit.h"

struct buffer;
struct desk;
struct document;
struct error;

#define DESK_PRINTER_SIZE 200
#define DESK_JOBS         60 /* listed at most */
#define DESK_ABOUT_SIZE   128

/* What can be printed; the book's words are "slip", "keys", "test", "day", "sheet". The recovery
 * sheet goes to a printer that is plugged in, never through a spool, and is not printed from the list. */
enum desk_paper {
    DESK_PAPER_SLIP,
    DESK_PAPER_KEYS,
    DESK_PAPER_TEST,
    DESK_PAPER_DAY,
    DESK_PAPER_SHEET,
    DESK_PAPER_CODE /* "poster": one code of links.md */
};

enum desk_job_state { JOB_QUEUED, JOB_PRINTING, JOB_PRINTED, JOB_FAILED, JOB_DROPPED };

struct desk_job {
    char id[DESK_ID_SIZE];
    enum desk_paper paper;
    char visit[DESK_ID_SIZE]; /* whose slip; "" of nobody */
    char about
        [DESK_ABOUT_SIZE]; /* DESK_PAPER_DAY: YYYY-MM-DD; DESK_PAPER_CODE: the link's name; "" */
    char printer[DESK_PRINTER_SIZE];
    bool copy; /* of something that was printed before: marked as a copy */
    enum desk_job_state state;
    char why[DESK_WORD_SIZE]; /* JOB_FAILED: the reason's id */
    bool unsure;              /* JOB_FAILED: something may be on the paper */
    int64_t number;           /* of the entry that queued it */
    int64_t visit_number; /* of the entry that closed the visit, as it stands on the slip; 0 none */
    int64_t at;           /* wall ms: queued */
    /* Of that entry too: */
    char device[DESK_ID_SIZE];
    char staff[DESK_ID_SIZE];
    char day[16]; /* YYYY-MM-DD */
};

/* Puts a job into the book: a slip `of` a visit, a day of that date (YYYY-MM-DD), a code of that name,
 * else NULL. A slip of a visit that has a job which was begun before is a copy. On true `job` is filled. ERROR_REFUSED on a practice desk; ERROR_KEY: locked; ERROR_MISSING: a slip of a visit
 * that is not in the book, or not closed. */
bool desk_print(struct desk *desk, enum desk_paper paper, const char *of, const char *printer,
                struct desk_job *job, struct error *error);

/* The printer is asked now: from here on something may be on the paper. */
bool desk_print_begun(struct desk *desk, const char *job, struct error *error);
/* What became of it: `why` NULL, printed; else the reason's id, and whether something may be on the
 * paper. */
bool desk_print_ended(struct desk *desk, const char *job, const char *why, bool unsure,
                      struct error *error);
/* A person decided that it is not printed any more. */
bool desk_print_dropped(struct desk *desk, const char *job, struct error *error);

/* One job. ERROR_MISSING. */
bool desk_job(struct desk *desk, const char *id, struct desk_job *job, struct error *error);
/* Jobs of this machine that nobody can call done: queued, begun without an end, failed; the latest
 * first, at most DESK_JOBS. A failed one whose slip was printed since is done with. */
bool desk_jobs_open(struct desk *desk, struct desk_job *jobs, size_t *count, struct error *error);
/* How many those are; 0 too if the book cannot be read. */
long desk_jobs_open_count(struct desk *desk);
/* Every slip of the visit that was ever queued, whatever became of it and on whichever machine, in that
 * order. `told` may not ask the book. */
bool desk_jobs_of_visit(struct desk *desk, const char *visit,
                        void (*told)(void *self, const struct desk_job *job), void *self,
                        struct error *error);

/* ---- in words --------------------------------------------------------------------------------- */

/* What it is: "Phiếu số 214 (bản sao)", "Trang in thử". */
void desk_job_name(const struct desk_job *job, struct buffer *into);
/* What the book knows of it, as part of a sentence: "đã in", "không in được: máy in hết giấy", "chưa chắc
 * đã in: mất liên lạc với máy in". Of one that is under way now the book cannot tell: it says of it what is
 * true if the power goes. */
void desk_job_became(const struct desk_job *job, struct buffer *into);

/* Fills an empty document with the slip of a closed visit, as the book has it now. ERROR_KEY,
 * ERROR_MISSING, ERROR_REFUSED (open, or taken out). */
bool desk_slip(struct desk *desk, const char *visit, struct document *document,
               struct error *error);

/* ---- which printer ---------------------------------------------------------------------------- */

#define PRINTER_FILE "may-in.json" /* beside the book: it belongs to this machine */

/* What the set-up page remembers. */
struct desk_printer {
    char where[DESK_PRINTER_SIZE]; /* "cups:QUEUE", "tcp:HOST", "/dev/usb/lp0", "file:…"; "" none */
    char paper[8];                 /* base/document.h: roll58, roll80, a5, a4 */
    bool large;                    /* slips in large type */
};

/* True if what goes there passes no spool: a device, or a printer's own address. */
bool desk_printer_is_raw(const struct desk_printer *printer);

/* The printer of this machine; all empty but `paper` ("roll80") if there is none or the file cannot be
 * read. */
void desk_printer(const struct desk *desk, struct desk_printer *printer);
/* Remembers it. ERROR_FULL, ERROR_IO, ERROR_READ_ONLY. */
bool desk_keep_printer(struct desk *desk, const struct desk_printer *printer, struct error *error);

#endif
