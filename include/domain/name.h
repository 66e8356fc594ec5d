/* Names of people around Kon Tum: Kinh names of several syllables, and A Thuk, Y Blưi, K'Brôi. Sex
 * and family are never read out of a name.
 * @source rules.md §4 */
#ifndef CAMTAY_DOMAIN_NAME_H
#define CAMTAY_DOMAIN_NAME_H

#include <stdbool.h>

struct error;

#define NAME_MOST_BYTES 160

/* True if `name` can be a person's: clean text (base/text.h) of letters with their marks, spaces,
 * ' ’ ʼ - and dots; one letter is enough. ERROR_INPUT says which character does not fit. */
bool name_valid(const char *name, struct error *error);

/* True if a hamlet can be called so: as a person's name, and besides it words of one to three digits with at
 * most one letter behind them (Thôn 3, Tổ 12A). No slashes, no commas, no date that was typed into the
 * wrong row. */
bool name_is_place(const char *name);

/* A text whose strcmp order is the order of Vietnamese lists: the last syllable, then the first,
 * then the middle ones; syllable by syllable the letters (a ă â b c d đ …) before the tones
 * (ngang, huyền, hỏi, ngã, sắc, nặng). Capitals, quotes, hyphens and the place of the tone
 * (Hoà, Hòa) do not count. The caller frees. */
char *name_sort_key(const char *name);

/* Below, equal to or above 0 in that order. For long lists make the keys once instead. */
int name_compare(const char *left, const char *right);

/* The same letters and tones, but read from the first word on: Kon Hngo Ktu, Măng La, Phương Quý 1. */
int name_compare_places(const char *left, const char *right);

/* What the person is called: the last syllable of a name of three or more, else the whole name
 * (A Thuk, Y Blưi). Points into `name`. */
const char *name_given(const char *name);

#endif
