/* All screens looked through, for whoever edits them: `camtay check`. */
#ifndef CAMTAY_GUIDE_CHECK_H
#define CAMTAY_GUIDE_CHECK_H

#include <stdbool.h>
#include <stddef.h>

struct error;
struct findings;

/* Reads `folder` as guide_library_load does and keeps nothing. Every mistake and warning goes to
 * `findings`, file by file (links.md first, guides by name) and in the order of lines.
 *
 * True:  everything was looked at; `findings->errors` says if it is right. `*guides` is the number
 *        of guides and `*links` of links that are in order.
 * False: the folder or its links.md cannot be read, and `error` says why. */
bool guide_check(const char *folder, long today, struct findings *findings, size_t *guides,
                 size_t *links, struct error *error);

#endif
