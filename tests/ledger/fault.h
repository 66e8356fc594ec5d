/* A disk that fails on purpose, or remembers all that was written to it: a layer below SQLite. */
#ifndef CAMTAY_TESTS_LEDGER_FAULT_H
#define CAMTAY_TESTS_LEDGER_FAULT_H

#include <stdbool.h>
#include <stddef.h>

struct fault;

enum fault_act { FAULT_WRITE, FAULT_TRUNCATE, FAULT_SYNC, FAULT_NOTE };

/* One thing done to the book (file 0) or its journal (file 1), or a note of the test's own. */
struct fault_op {
    enum fault_act act;
    int file;
    long at; /* WRITE: where; TRUNCATE: new size; NOTE: the number given */
    size_t size;
    char *bytes;
};

enum fault_kind { FAULT_DISK_FULL, FAULT_IO_ERROR };

/* From now on every book opens through it; fault_free ends that (no book may be open). */
struct fault *fault_new(void);
void fault_free(struct fault *fault);

/* The `nth` act (1 = the next) fails, and all after it when `lasting`. 0: none. */
void fault_fail(struct fault *fault, int nth, enum fault_kind kind, bool lasting);

/* How many acts (writes, truncations, syncs) there were since fault_fail. */
int fault_acts(const struct fault *fault);

/* Remembers acts from now on. */
void fault_remember(struct fault *fault);

/* Puts a number into the log: what was acknowledged by then. */
void fault_note(struct fault *fault, long number);
/* Ends remembering; the log lives as long as `fault`. */
const struct fault_op *fault_log(struct fault *fault, size_t *count);

#endif
