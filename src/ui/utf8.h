/* One character between bytes and its number: what base/text has no need to show. */
#ifndef CAMTAY_UI_UTF8_H
#define CAMTAY_UI_UTF8_H

#include <stddef.h>

/* Writes `character` (1 to 0x10FFFF) as UTF-8 into `into`, 4 bytes at most; returns how many. */
size_t utf8_write(int character, char *into);

/* Reads the character at the start of `bytes`: its length in bytes, or 0 if there is none or the
 * bytes are not UTF-8. */
size_t utf8_read(const char *bytes, size_t length, int *character);

/* How many bytes a character starting with `first` has (1 to 4), or 0 if none can start so. */
size_t utf8_length(unsigned char first);

#endif
