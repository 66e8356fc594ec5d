/* The guides of a folder, as names. */
#ifndef CAMTAY_GUIDE_FOLDER_H
#define CAMTAY_GUIDE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct error;

/* Names of all files *.md of `folder` but hidden ones, sorted by bytes; in the arena.
 * ERROR_MISSING, ERROR_READ_ONLY, ERROR_IO; ERROR_LIMIT if there are more than GUIDE_MOST_FILES. */
bool folder_guides(const char *folder, struct arena *arena, const char ***names, size_t *count,
                   struct error *error);

#endif
