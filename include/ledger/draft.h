/* What is half done, sealed in a file of its own: temp, fsync, rename, fsync of the folder. */
#ifndef CAMTAY_LEDGER_DRAFT_H
#define CAMTAY_LEDGER_DRAFT_H

#include <stdbool.h>

struct buffer;
struct error;
struct random;
struct vault;

/* Writes `text` as the draft of `name` ("quay" for the counter). The old one stays on failure. */
bool draft_write(const char *folder, const char *name, const struct vault *vault,
                 struct random *random, const char *text, struct error *error);

/* Reads it. ERROR_MISSING: none. ERROR_CORRUPT: it cannot be read; it was set aside (not deleted)
 * and the next draft_write starts afresh. */
bool draft_read(const char *folder, const char *name, const struct vault *vault,
                struct buffer *into, struct error *error);

/* Removes it: nothing is half done. */
bool draft_remove(const char *folder, const char *name, struct error *error);

#endif
