/* The 12-digit personal number on identity cards (số định danh cá nhân).
 * It is text, never a number: leading zeros count. There is no public check digit.
 * @source rules.md §1 (NĐ 137/2015 Điều 13, Luật Căn cước 26/2023 Điều 12) */
#ifndef CAMTAY_DOMAIN_ID_NUMBER_H
#define CAMTAY_DOMAIN_ID_NUMBER_H

#include <stdbool.h>

#include "domain/sex.h"

struct error;

#define ID_NUMBER_DIGITS    12
#define ID_NUMBER_MASK_SIZE 32 /* bytes that id_number_mask writes at most */

struct id_number {
    char digits[ID_NUMBER_DIGITS + 1];
    const char *province; /* where the birth was registered, static; NULL if the prefix is not in
                           * the list: worth a warning (a birth abroad, a slip), never a refusal */
    enum sex sex;         /* by the fourth digit, which also holds the century */
    int birth_year;       /* 1900 to 2399 */
    bool practice;        /* prefix 099, which is not in use: an invented citizen */
};

/* Reads what was typed or scanned: spaces, dots and dashes are skipped; exactly 12 ASCII digits
 * must be left. Sex and year are what the number says; they may differ from the card (corrected
 * sex, wrong registration), which the caller may warn of and must not refuse.
 * ERROR_INPUT: another character, or not 12 digits. */
bool id_number_read(const char *typed, struct id_number *number, struct error *error);

/* Digits that are still missing in what was typed so far: 12 to 0; below 0 when there are too many.
 * Characters other than digits are not counted. */
int id_number_missing(const char *typed);

/* "001•••••3456": the first three and the last four. Digits that are not 12 are all hidden. */
void id_number_mask(const char *digits, char mask[ID_NUMBER_MASK_SIZE]);

#endif
