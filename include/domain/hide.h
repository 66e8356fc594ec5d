/* Numbers of people that were written into free text, such as the note of a visit. */
#ifndef CAMTAY_DOMAIN_HIDE_H
#define CAMTAY_DOMAIN_HIDE_H

#define HIDE_DIGITS 9 /* the shortest number that is one: an old CMND, a phone without its 0 */

/* The text with each number of HIDE_DIGITS digits or more masked, as numbers are masked elsewhere: the first three
 * and the last four digits stand. Digits belong together over one space, dot or dash ("0912 345 678"); days
 * ("25-11-2026") and most amounts are shorter. Any text is borne; the caller wipes and frees. */
char *hide_numbers(const char *text);

#endif
