/* Proving the book: chain, sealed parts, triggers, and that every table follows from the entries. */
#ifndef CAMTAY_LEDGER_VERIFY_H
#define CAMTAY_LEDGER_VERIFY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct error;

/* What was found; `what` is a word for --json ("hash", "gap", "sealed", "trigger", "schema",
 * "table", "integrity"), `message` one Vietnamese sentence that names the entry or table. */
typedef void verify_finding(void *self, const char *what, const char *device, int64_t number,
                            const char *message);

struct verify_result {
    int64_t entries;
    int64_t devices;
    int64_t sealed;
    int64_t erased;
    int64_t rows; /* of projections compared (with rebuild) */
    int64_t findings;
    char head[65]; /* this machine's last hash, hex */
};

/* Reads `folder`'s book on a connection of its own, read only, beside an open kiosk. Needs no key:
 * sealed parts are checked by their hash. False only if the book cannot be read at all; look at
 * result->findings. `progress` (may be NULL) is told 0..1000. */
bool ledger_verify(const char *folder, bool rebuild, verify_finding *finding, void *self,
                   void (*progress)(void *self, int thousandths), struct verify_result *result,
                   struct error *error);

#endif
