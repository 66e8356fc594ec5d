/* The bytes that a scanner sent, as far as they can be set right before anybody knows what they mean. */
#ifndef CAMTAY_DOMAIN_CARD_TEXT_H
#define CAMTAY_DOMAIN_CARD_TEXT_H

#include <stddef.h>

/* A copy of at most CARD_MOST_BYTES of the bytes: without NULs, byte order marks and control characters other
 * than TAB, CR and LF, without what stands before the text (white space, a scanner's own "]Q3"); UTF-8
 * that was taken for Windows-1252, Latin-1 or (its letters) Windows-1258 is taken back, if that can be
 * done with all of it. Ends in a NUL that `*length` does not count. Wipe it by card_text_free. */
char *card_text_prepare(const void *bytes, size_t size, size_t *length);

/* Overwrites and frees it. */
void card_text_free(char *text, size_t length);

#endif
