/* Vietnamese phone numbers. A number is never refused for its prefix: new ones appear, and
 * numbers move between carriers.
 * @source rules.md §3 (libphonenumber 8.12.57; ten stored projects) */
#ifndef CAMTAY_DOMAIN_PHONE_H
#define CAMTAY_DOMAIN_PHONE_H

#include <stdbool.h>

struct error;

#define PHONE_SIZE      16
#define PHONE_MASK_SIZE 32

/* What the clerk should look at again; words for it are the caller's. */
enum phone_doubt {
    PHONE_SURE = 0,
    PHONE_UNKNOWN_PREFIX, /* the right length, a prefix that no carrier is known for */
    PHONE_WRONG_LENGTH,   /* neither 10 digits nor a landline's 11 */
    PHONE_TWO_NUMBERS,    /* "0912… / 0987…": the first was taken */
    PHONE_LANDLINE        /* no SMS will come to it */
};

struct phone {
    char digits[PHONE_SIZE]; /* national form, "0912345678" */
    const char *carrier; /* by its prefix, which does not prove today's carrier; NULL: unknown */
    enum phone_doubt doubt;
};

/* Reads what was typed: "0912 345 678", "0912.345.678", "+84 912…", "84912…", "0084…", and nine
 * digits whose 0 was left out. ERROR_INPUT: no digits at all, letters, or more than 15 digits. */
bool phone_read(const char *typed, struct phone *phone, struct error *error);

/* "091•••5678": the first three and the last four; a number under 8 digits is all hidden. */
void phone_mask(const char *digits, char mask[PHONE_MASK_SIZE]);

#endif
