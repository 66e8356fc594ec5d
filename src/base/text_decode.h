/* One code point at a time out of any bytes; what the files of base/text.h share. */
#ifndef CAMTAY_BASE_TEXT_DECODE_H
#define CAMTAY_BASE_TEXT_DECODE_H

#include <stddef.h>
#include <stdint.h>

#define TEXT_REPLACEMENT 0xFFFD

/* Reads the code point at `text` into `*point` and returns its bytes (0 if `length` is 0).
 * A byte that is no UTF-8 is one U+FFFD. */
size_t text_decode(const char *text, size_t length, int32_t *point);

/* Bytes of the first grapheme of `length` bytes; `*cells` (may be NULL) gets its width. */
size_t text_grapheme_n(const char *text, size_t length, int *cells);

#endif
