/* Writing at the end of the book. Reading is ledger/store.h and ledger/read.h. */
#ifndef CAMTAY_LEDGER_APPEND_H
#define CAMTAY_LEDGER_APPEND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct error;
struct ledger;

/* What happened, as the caller knows it. The ledger adds device, number, time, staff and chain.
 * All texts are borrowed for the call. */
struct event {
    const char *kind;    /* from ledger/kinds.h: "visit.opened" */
    const char *subject; /* id of what the kind's row names */
    const char *body;    /* one JSON object, nothing personal in it; hashed as these very bytes */
    const char *secret;  /* JSON object to be sealed, or NULL; needs a vault (else ERROR_KEY) */
    const char *once;    /* names the act, "DEVICE:DRAFT:7.1", or NULL */
    int32_t day;         /* working day; 0 = today (late paper and imports give theirs) */
};

/* Appends `count` events to this machine's chain in one transaction, with every table that follows.
 *
 * True:  they are on the disk and numbers[i] (may be NULL) is the place of each. An event whose
 *        `once` is in the book with the same kind, subject and body is not written again; its
 *        number is that of the first. The entries were read back and re-hashed before COMMIT.
 * False: nothing is half written, and the same call may be tried again. (A disk that fails at the very
 *        last sync leaves the entries in the book all the same: an event with `once` is then not
 *        written a second time.)
 *        ERROR_FULL, ERROR_IO, ERROR_BUSY, ERROR_READ_ONLY: the disk.
 *        ERROR_TWICE: the same `once` with another kind, subject or body.
 *        ERROR_KIND: unknown kind, or a body that its row does not allow: our own mistake.
 *        ERROR_REFUSED: the book is a copy that has no device id of its own yet.
 *        ERROR_KEY: a secret and no vault.
 */
bool ledger_append(struct ledger *ledger, const struct event *events, size_t count,
                   int64_t *numbers, struct error *error);

#endif
