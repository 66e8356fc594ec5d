/* What a scanner did to a text, letter by letter. */
#ifndef CAMTAY_VIEW_SCAN_DIFFER_H
#define CAMTAY_VIEW_SCAN_DIFFER_H

#include <stdbool.h>
#include <stddef.h>

struct buffer;

#define DIFFER_MOST 200 /* letters of either text that are looked at */

struct differ {
    int lost, added, changed; /* letters */
    bool marks_only; /* only letters with marks were touched, and none became another letter: other
                      * marks, none, a ? in their place, or gone */
};

/* Compares `came` with `sent` (clean texts), with as few differences as can be, and adds them to `words`:
 * "ặ thành a · ễ mất · thừa w", at most `most` of them. */
struct differ differ_compare(const char *sent, const char *came, int most, struct buffer *words);

/* A text that nobody else may read, by its shape: "12 số | trống | 17 chữ | 8 số". Nothing of it is in
 * the answer. */
void differ_shape(const char *text, struct buffer *shape);

#endif
