/* One guide's text into steps. Branches stay open (draft->branches) until check.h has all guides. */
#ifndef CAMTAY_GUIDE_PARSE_H
#define CAMTAY_GUIDE_PARSE_H

#include <stddef.h>

struct draft;
struct links;

/* Reads the whole file's text into the draft (whose id, file, arena and notices are set already).
 * Everything that is wrong becomes a notice; draft->parsed tells if there are steps to look at. */
void parse_guide(struct draft *draft, const char *text, size_t length, const struct links *links,
                 long today);

#endif
