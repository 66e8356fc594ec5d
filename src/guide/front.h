/* The front matter of a guide: between two lines `---` at the very start. */
#ifndef CAMTAY_GUIDE_FRONT_H
#define CAMTAY_GUIDE_FRONT_H

#include <stddef.h>

struct draft;

/* Reads the front matter into draft->guide. Returns where the body starts in `text` and, in
 * `*lines`, how many lines stand before it; NULL (after a notice) if the front matter has no end,
 * so that nobody can say what is body. */
const char *front_read(struct draft *draft, const char *text, size_t length, long today,
                       int *lines);

#endif
