/* All guides of a folder: `links.md` beside the language folders, guides in `vi/`.
 * A guide with an error is refused with its message and the others go on working. */
#ifndef CAMTAY_GUIDE_LIBRARY_H
#define CAMTAY_GUIDE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "guide/guide.h"

struct error;
struct findings;
struct guide_library;

/* Loads screens/links.md and screens/vi/ (every .md). Findings (may be NULL) get
 * FILE:LINE messages in Vietnamese: errors, and as warnings a `reviewed` or link date that is
 * missing or older than 180 days before `today` (days since 1970-01-01). They come file by file,
 * links.md first and guides by name, in the order of lines; line 0 is the whole file.
 * NULL (with `error`) only if the folder or links.md cannot be read at all; guides with errors
 * are left out. Free with guide_library_free. */
struct guide_library *guide_library_load(const char *folder, long today, struct findings *findings,
                                         struct error *error);
/* A library without a guide: what a counter goes on with when its folder went away. */
struct guide_library *guide_library_new(void);
void guide_library_free(struct guide_library *library);

/* Guides in the order of the counter (those without a service last, by id). */
size_t guide_library_count(const struct guide_library *library);
const struct guide *guide_library_at(const struct guide_library *library, size_t index);

/* The guide with this id, or NULL. */
const struct guide *guide_library_find(const struct guide_library *library, const char *id);

/* The n-th guide (0, 1, …) of a service in order, or NULL. */
const struct guide *guide_library_of_service(const struct guide_library *library,
                                             const char *service, size_t n);

/* The step with this id, or -1. */
int guide_step_index(const struct guide *guide, const char *step_id);

/* How many guides were refused, and the n-th one's file and first error ("FILE:LINE: …"). */
size_t guide_library_refused(const struct guide_library *library);
const char *guide_library_refusal(const struct guide_library *library, size_t n);

/* Named links of links.md, in its order. */
struct guide_link {
    const char *name;
    const char *url;
    const char *state; /* the title in quotes, "STATE; SOURCE; LABEL" (parts may lack), or "" */
    const char *group; /* the heading it stands under, or "" */
    bool opened;       /* the state holds a date */
    int line;
};
size_t guide_library_link_count(const struct guide_library *library);
const struct guide_link *guide_library_link(const struct guide_library *library, size_t index);
const struct guide_link *guide_library_find_link(const struct guide_library *library,
                                                 const char *name);

/* What a link is called: the label of the first code that shows it ("Android"); if no guide does, the
 * one in its title, else its name. */
const char *guide_library_link_label(const struct guide_library *library,
                                     const struct guide_link *link);

#endif
