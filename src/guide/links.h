/* screens/links.md: every address once, as `[name]: https://… "note"`; headings are groups, all
 * other lines are prose for whoever edits the file. */
#ifndef CAMTAY_GUIDE_LINKS_H
#define CAMTAY_GUIDE_LINKS_H

#include <stdbool.h>
#include <stddef.h>

#include "guide/library.h"
#include "guide/notices.h"

struct arena;
struct buffer;

struct links {
    struct notices notices;
    struct guide_link *good;
    size_t good_count;
    struct guide_link *broken; /* defined, but nobody may be sent there; name and line are set */
    size_t broken_count;
};

/* Reads the file's text; mistakes become notices, and the link they are in becomes a broken one. */
void links_read(struct links *links, struct arena *arena, const char *file, const char *text,
                size_t length, long today);

/* The good link with this name, or NULL. */
const struct guide_link *links_find(const struct links *links, const char *name);

/* The broken link with this name, or NULL. */
const struct guide_link *links_find_broken(const struct links *links, const char *name);

/* A `[label][name]` becomes a link to "qr:NAME": this prefix. */
#define LINKS_SCHEME "qr:"

/* Adds a line "[name]: qr:name" for each link, good or broken: libcmark resolves `[label][name]`
 * by them, and what it hands back is the name and not an address. Returns the number of lines. */
int links_define(const struct links *links, struct buffer *buffer);

#endif
