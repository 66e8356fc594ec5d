/* Whole files: read with a limit, written so that a power cut leaves the old or the new one. */
#ifndef CAMTAY_BASE_FILE_H
#define CAMTAY_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

struct buffer;
struct error;

/* Reads a regular file of at most `limit` bytes into `into` (emptied first).
 * ERROR_MISSING, ERROR_READ_ONLY (no permission), ERROR_LIMIT, ERROR_IO. */
bool file_read(const char *path, size_t limit, struct buffer *into, struct error *error);

/* Writes temp file beside it (mode, e.g. 0600), fsync, rename, fsync of the folder.
 * On failure the old file stands untouched and no temp file is left. */
bool file_write(const char *path, const void *data, size_t size, unsigned mode,
                struct error *error);

/* Makes the folder and its parents, 0700; true if it is there already. */
bool file_make_folder(const char *path, struct error *error);

/* Joins folder and name; the caller frees. */
char *file_join(const char *folder, const char *name);

/* True if something stands at `path`. */
bool file_exists(const char *path);

/* Moves `path` out of the way to "PATH.hong-N" (the first N that is free), so that nothing is
 * deleted; `*moved` (may be NULL) gets the new path, to be freed. */
bool file_set_aside(const char *path, char **moved, struct error *error);

#endif
