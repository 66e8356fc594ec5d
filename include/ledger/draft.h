/* What is half done, sealed in a file of its own with two places: the new draft goes over the older of
 * the two, so that the other one stands until the new one is on the disk. One sync a draft, and no
 * rename: it is written with every act of the counter (doc/ledger-format.md). */
#ifndef CAMTAY_LEDGER_DRAFT_H
#define CAMTAY_LEDGER_DRAFT_H

#include <stdbool.h>

struct buffer;
struct error;
struct random;
struct vault;

/* Writes `text` as the draft of `name` ("quay" for the counter). It is on the disk when this returns;
 * on failure the old one stays. ERROR_LIMIT: longer than 256 KiB. */
bool draft_write(const char *folder, const char *name, const struct vault *vault,
                 struct random *random, const char *text, struct error *error);

/* Reads it: the one before it, if the power went while it was written. ERROR_MISSING: none.
 * ERROR_CORRUPT: neither can be read; the file was set aside (not deleted) and the next draft_write
 * starts afresh. ERROR_IO: the file cannot be opened, or is none (a folder, a link); it stays. */
bool draft_read(const char *folder, const char *name, const struct vault *vault,
                struct buffer *into, struct error *error);

/* Removes it: nothing is half done. */
bool draft_remove(const char *folder, const char *name, struct error *error);

#endif
