/* Paper for walls and for hands, as documents: the poster of codes for a hamlet's meeting house, and any
 * guide as a leaflet. Nothing of any person is in them. */
#ifndef CAMTAY_REPORT_POSTER_H
#define CAMTAY_REPORT_POSTER_H

#include <stdbool.h>
#include <stddef.h>

struct commune;
struct document;
struct error;
struct guide;
struct guide_library;

#define POSTER_CODES    6   /* more cannot be read from where people sit */
#define POSTER_DISTANCE 150 /* cm: from the bench to the wall */

/* A4, up to six codes by their names in links.md, in the order given; `count` 0: the usual ones that
 * there are (VNeID for both phones, the portal). All are read from POSTER_DISTANCE: five or six with a link
 * as long as those of app stores (over 42 letters) would be too small on one A4, and become two sheets,
 * each of which may hang alone. Fills an empty document.
 * ERROR_MISSING: no such link, its name is the cause; ERROR_LIMIT: more than POSTER_CODES. */
bool report_poster(const struct commune *commune, const struct guide_library *guides,
                   const char *const *names, size_t count, struct document *document,
                   struct error *error);

/* A guide as a leaflet on A4. If its author wrote what the citizen takes home (**Mang về:**, guide.h), that is
 * what stands on it: numbered boxes, codes, what may go wrong; in large letters if it takes at most
 * HANDOUT_LARGE lines so. Else: what is needed, each step with what to do, what the phone shows and its
 * codes, then what may go wrong, with every note on it; what the whole takes in lines of 100 cells decides
 * how it is set, a code counting as 6: over HANDOUT_LINES two steps stand beside each other, over
 * HANDOUT_LONG what stands below the headings is DOCUMENT_SMALL besides. Nothing is left out for want
 * of room: it goes on as many pages as it takes; each guide that goes out with the program takes two at
 * most. */
#define HANDOUT_LARGE 62
#define HANDOUT_LINES 70
#define HANDOUT_LONG  95
void report_handout(const struct commune *commune, const struct guide *guide,
                    struct document *document);

#endif
