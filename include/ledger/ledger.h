/* The book: one SQLite file of append-only entries and the tables that follow from them.
 * See doc/ledger-format.md. Appending: ledger/append.h. Keys and sealing: ledger/vault.h.
 * Proving: ledger/verify.h. */
#ifndef CAMTAY_LEDGER_LEDGER_H
#define CAMTAY_LEDGER_LEDGER_H

#include <stdbool.h>
#include <stdint.h>

struct clock;
struct error;
struct random;
struct store;
struct vault;

#define LEDGER_ID_SIZE 33 /* ids of devices, visits, staff, citizens: 16 or 32 hex digits + NUL */

struct ledger;

struct ledger_options {
    const char *folder;        /* data folder; NULL: a book in memory (practice, tests) */
    const struct clock *clock; /* borrowed for the ledger's life */
    struct random *random;     /* borrowed */
    bool create;               /* make the book if it is not there */
    bool read_only;            /* for commands beside an open kiosk */
    bool disposable; /* a book that can be made again (demo, benchmarks): nothing is synced until
                      * ledger_settle, and a power cut before that may leave rubbish */
    /* Called while projections are rebuilt (0..1000); may be NULL. */
    void (*progress)(void *self, int thousandths);
    void *progress_self;
};

/* Opens `folder`/so.db (or memory), sets the pragmas of DESIGN.md, checks application id, format
 * and triggers, rebuilds changed projections. A new book has a device id and no entry.
 * ERROR_MISSING (no book), ERROR_NEWER (untouched), ERROR_CORRUPT, ERROR_BUSY, ERROR_FULL,
 * ERROR_READ_ONLY, ERROR_IO. */
struct ledger *ledger_open(const struct ledger_options *options, struct error *error);
void ledger_close(struct ledger *ledger);

/* A disposable book is finished: all of it goes to the disk, and from here on it is as durable as
 * any other. ERROR_FULL, ERROR_IO. */
bool ledger_settle(struct ledger *ledger, struct error *error);

/* The door for reading. */
struct store *ledger_store(struct ledger *ledger);

/* This machine's id in the book (16 hex). */
const char *ledger_device(const struct ledger *ledger);

/* The file was copied or restored from elsewhere (its place on the disk is not the one noted when
 * the device id was given): two machines would write as one. ledger_renew_device gives it a new id
 * and appends device.joined (how: copied or joined, previous). Nothing else may be appended
 * before. */
bool ledger_is_copy(const struct ledger *ledger);
bool ledger_renew_device(struct ledger *ledger, const char *how, struct error *error);

/* Who acts from now on (16 hex, copied); "" nobody. */
void ledger_set_staff(struct ledger *ledger, const char *staff);
const char *ledger_staff(const struct ledger *ledger);

/* With a vault, sealed parts can be written and read. Borrowed; NULL: locked. */
void ledger_set_vault(struct ledger *ledger, struct vault *vault);
struct vault *ledger_vault(struct ledger *ledger);

/* The last entry of this machine's chain: number 0 and at 0 in an empty book; `hash` hex. */
struct ledger_head {
    int64_t number;
    int64_t at;
    int32_t day;
    char hash[65];
};
bool ledger_head(struct ledger *ledger, struct ledger_head *head, struct error *error);

/* Rises with every row that this handle writes, whether it stays or not; the file is not looked at. */
int64_t ledger_changes(const struct ledger *ledger);

/* Whether the clock (with the offset) can be believed: false if it stands on a day before the last
 * entry's or before the program's build (unless it was set by --clock), or more than 7 days after the last entry.
 * With an offset in force also false once a day when the bare clock fits as well: somebody may have
 * set it right. */
bool ledger_clock_plausible(struct ledger *ledger, struct error *error);

/* The difference kept by clock.confirmed (ms, added to this machine's time), 0 if none. */
int64_t ledger_clock_offset(struct ledger *ledger);

/* Today's Vietnamese day by the clock and the offset. */
int32_t ledger_today(const struct ledger *ledger);

/* A new random id, 16 hex digits, into `id`. */
void ledger_new_id(struct ledger *ledger, char id[LEDGER_ID_SIZE]);

/* One kiosk a data folder: takes the lock file (flock; it goes when the process ends).
 * ERROR_BUSY if another kiosk holds it. Returns a descriptor to close, or -1. */
int ledger_lock(const char *folder, struct error *error);

#endif
