/* The groups of rows of ./dev bench. Each prints its own. */
#ifndef CAMTAY_BENCH_BENCH_H
#define CAMTAY_BENCH_BENCH_H

/* A book made by `camtay demo`. */
struct bench_book {
    const char *what; /* "10 visits" */
    char *folder;
    char *key; /* this machine's secret for it */
};

struct bench {
    char *program; /* camtay */
    struct bench_book small, large;
    const char *older; /* the short hash of the commit to stand beside, or NULL */
    char *older_program;
    struct bench_book older_book; /* made by it */
    int missed;                   /* bars */
};

/* The clock that the demo's books end at, and the PIN of everybody in them. */
#define BENCH_CLOCK "2026-11-25 10:15"
#define BENCH_STAFF "Nguyễn Thị Lan"
#define BENCH_PIN   "482915"

/* Opens the book once: one of an older program is brought up to date, which nobody wants to measure. */
void bench_prepare(const struct bench_book *book);
/* The whole program on a line beside dialog and whiptail: first frame, keys, bytes, memory. */
void bench_terminal(struct bench *bench);
/* Start, memory, shared objects and text beside `older`; nothing if there is none. */
void bench_beside(struct bench *bench);
/* From the accepted PIN to the home page; an act until it is on the disk. */
void bench_counter(struct bench *bench, const struct bench_book *book);
/* Day, month and proof of the large book, beside plain SQL. */
void bench_report(struct bench *bench);
/* The search as one types, beside FTS5 over the same people. */
void bench_search(struct bench *bench);
/* Guides and QR codes, beside the bare libraries. */
void bench_parts(struct bench *bench);

/* camtay-paper, from a document to bytes for a printer and to a PDF. */
void bench_paper(struct bench *bench);

#endif
