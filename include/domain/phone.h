/* Vietnamese phone numbers. A number is never refused for its prefix: new ones appear, and
 * numbers move between carriers.
 * @source rules.md §3 (libphonenumber 8.12.57; ten stored projects) */
#ifndef CAMTAY_DOMAIN_PHONE_H
#define CAMTAY_DOMAIN_PHONE_H

#include <stdbool.h>

struct error;

#define PHONE_SIZE      16
#define PHONE_MASK_SIZE 32

/* What the clerk should look at again; see phone_doubt_text. */
enum phone_doubt {
    PHONE_SURE = 0,
    PHONE_UNKNOWN_PREFIX, /* the right length, a prefix that no carrier is known for */
    PHONE_WRONG_LENGTH,   /* neither 10 digits nor a landline's 11 */
    PHONE_TWO_NUMBERS,    /* "0912… / 0987…": the first was taken */
    PHONE_LANDLINE        /* no SMS will come to it */
};

/* Whose phone it is, where the clerk typed it behind or before the number: "0912345678 (con)". */
enum phone_of { PHONE_OF_UNSAID = 0, PHONE_OF_RELATIVE, PHONE_OF_NEIGHBOUR };

struct phone {
    char digits[PHONE_SIZE]; /* national form, "0912345678" */
    const char *carrier; /* by its prefix, which does not prove today's carrier; NULL: unknown */
    enum phone_doubt doubt;
    enum phone_of of;
};

/* Why what was typed is no phone number. */
enum phone_fault {
    PHONE_FINE = 0,
    PHONE_EMPTY, /* no digit in it */
    PHONE_SIGNS, /* letters or signs between the digits, words that say nothing of whose it is */
    PHONE_LONG   /* over 15 digits: more than any number of the world */
};

/* Reads what was typed: "0912 345 678", "0912.345.678", "+84 912…", "84912…", "0084…", nine digits whose
 * 0 was left out, words before or behind ("ĐT 0912345678", "0912345678 con gái"). `phone` is filled only
 * for PHONE_FINE. Any bytes are borne. */
enum phone_fault phone_examine(const char *typed, struct phone *phone);

/* The same; ERROR_INPUT: `phone` is untouched. */
bool phone_read(const char *typed, struct phone *phone, struct error *error);

/* Codes for programs ("not_digits", "landline"; "" when there is nothing), and what is wrong and what to do,
 * or what to look at again; static, Vietnamese. A doubt never keeps a number from being written. */
const char *phone_fault_code(enum phone_fault fault);
const char *phone_fault_text(enum phone_fault fault);
const char *phone_doubt_code(enum phone_doubt doubt);
const char *phone_doubt_text(enum phone_doubt doubt);

/* "relative" or "neighbour", the ledger's words; "" when it was not said. */
const char *phone_of_code(enum phone_of of);

/* "091•••5678": the first three and the last four; a number under 8 digits is all hidden. */
void phone_mask(const char *digits, char mask[PHONE_MASK_SIZE]);

#endif
