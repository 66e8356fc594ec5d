/* Numbers that whoever passes by is not to read: how a field shows them. */
#ifndef CAMTAY_UI_MASK_H
#define CAMTAY_UI_MASK_H

#include <stdbool.h>
#include <stddef.h>

struct buffer;
struct page_block;

#define MASK_DIGITS 9 /* fewer are no whole number yet: they stand as they are, to be finished */

/* True if the block is drawn with dots: it holds a whole number, and is `masked` without the focus or
 * `masked_in_focus`. */
bool mask_covers(const struct page_block *block, bool focused);

/* Adds `text` with • for each digit but the first three and the last four, and what is between the
 * digits as it stands: "001 090 123 456" → "001 ••• ••3 456". `*cursor` (a byte of `text`, at most its
 * length) becomes the same place in what was added, counted from the buffer's beginning. */
void mask_add(const char *text, struct buffer *into, size_t *cursor);

#endif
