/* The 12-digit personal number on identity cards (số định danh cá nhân).
 * It is text, never a number: leading zeros count. There is no public check digit.
 * @source rules.md §1 (NĐ 137/2015 Điều 13, Luật Căn cước 26/2023 Điều 12) */
#ifndef CAMTAY_DOMAIN_ID_NUMBER_H
#define CAMTAY_DOMAIN_ID_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/birth.h"
#include "domain/sex.h"

struct error;

#define ID_NUMBER_DIGITS    12
#define OLD_NUMBER_DIGITS   9  /* of a CMND */
#define ID_NUMBER_MASK_SIZE 32 /* bytes that id_number_mask writes at most */

struct id_number {
    char digits[ID_NUMBER_DIGITS + 1];
    const char *province; /* where the birth was registered, static; NULL if the prefix is not in
                           * the list: worth a warning (a birth abroad, a slip), never a refusal */
    enum sex sex;         /* by the fourth digit, which also holds the century */
    int birth_year;       /* 1900 to 2399 */
    bool practice;        /* prefix 099, which is not in use: an invented citizen */
    bool
        abroad; /* the birth was registered in another country: a first digit above 0. Their list was
                  * not found, so no country is named */
};

/* Why a typed number is none. */
enum id_number_fault {
    ID_NUMBER_FINE = 0,
    ID_NUMBER_EMPTY,
    ID_NUMBER_SIGNS, /* something else than digits is in it */
    ID_NUMBER_OLD,   /* 9 digits: a CMND */
    ID_NUMBER_SHORT,
    ID_NUMBER_LONG
};

/* What the number says of its owner against what the card or the clerk says. A warning, never a refusal:
 * sexes are corrected, births were registered wrongly. */
enum id_number_conflict {
    ID_NUMBER_AGREES = 0,
    ID_NUMBER_OTHER_SEX,
    ID_NUMBER_OTHER_YEAR,
    ID_NUMBER_OTHER_BOTH
};

#define ID_NUMBER_MESSAGE_SIZE 240

/* Reads what was typed or scanned: spaces, dots and dashes are skipped; exactly 12 ASCII digits
 * must be left. Sex and year are what the number says; they may differ from the card (corrected
 * sex, wrong registration), which the caller may warn of and must not refuse.
 * ERROR_INPUT: another character, or not 12 digits. */
bool id_number_read(const char *typed, struct id_number *number, struct error *error);

/* The same, and why not; `number` is filled only for ID_NUMBER_FINE. */
enum id_number_fault id_number_examine(const char *typed, struct id_number *number);

/* A code for programs, "short"; "" for ID_NUMBER_FINE. */
const char *id_number_fault_code(enum id_number_fault fault);

/* What is wrong with what was typed and what to do, in Vietnamese; "" and true if it is a number. */
bool id_number_message(const char *typed, char text[ID_NUMBER_MESSAGE_SIZE]);

/* What a good number makes one look at again: registered abroad, a prefix that is in no list, a year of
 * birth that has not come yet on `today`. Static, Vietnamese; NULL when there is nothing. The code for
 * programs goes to `*code` (may be NULL). */
const char *id_number_doubt(const struct id_number *number, long today, const char **code);

/* Compares the number's sex and year (the fourth digit decides the century) with what is said elsewhere. SEX_UNKNOWN
 * and year 0 say nothing. */
enum id_number_conflict id_number_conflict(const struct id_number *number,
                                           const struct birth *birth, enum sex sex);
const char *id_number_conflict_code(enum id_number_conflict conflict);

/* The conflict explained: "Số này là của nữ sinh năm 1990; thẻ ghi nam …"; "" when they agree. */
void id_number_conflict_text(const struct id_number *number, const struct birth *birth,
                             enum sex sex, char text[ID_NUMBER_MESSAGE_SIZE]);

/* Reads the 9 digits of a CMND, typed as above. It proves nothing since 1/1/2025, but finds old papers.
 * @source rules.md §1 (Luật Căn cước Điều 46: valid at most to 31/12/2024) */
bool id_number_read_old(const char *typed, char digits[OLD_NUMBER_DIGITS + 1]);

/* What to say of such a number; static, Vietnamese. */
const char *id_number_old_text(void);

/* Digits that are still missing in what was typed so far: 12 to 0; below 0 when there are too many.
 * Characters other than digits are not counted. */
int id_number_missing(const char *typed);

/* The provinces of before the mergers of 2025, one after the other from 0; NULL behind the last. */
const char *id_number_province(size_t index);

/* "001•••••3456": the first three and the last four. Digits that are not 12 are all hidden. */
void id_number_mask(const char *digits, char mask[ID_NUMBER_MASK_SIZE]);

#endif
