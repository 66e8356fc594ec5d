/* Birth dates, of which old people's cards sometimes have only the year, ages, and what is possible at
 * an age. A date that is refused has a sentence that teaches: birth_message. */
#ifndef CAMTAY_DOMAIN_BIRTH_H
#define CAMTAY_DOMAIN_BIRTH_H

#include <stdbool.h>

struct error;

#define BIRTH_SIZE      16
#define BIRTH_OLDEST    130 /* nobody is older */
#define BIRTH_ADULT_AGE 18  /* @source rules.md §6 (the plan: everyone of 18 or over) */

struct birth {
    int year;  /* 0: nothing is known */
    int month; /* 0: only the year is known */
    int day;   /* 0: only the year is known */
};

/* Why a typed date is no birth. */
enum birth_fault {
    BIRTH_FINE = 0,
    BIRTH_EMPTY,      /* nothing typed */
    BIRTH_UNREADABLE, /* no date at all */
    BIRTH_SHORT_YEAR, /* "90": the year alone is typed with four digits */
    BIRTH_NO_YEAR,    /* "1/2" */
    BIRTH_NO_DAY,     /* "2/1990": the day is missing */
    BIRTH_BAD_MONTH,  /* a month 0 or 13 */
    BIRTH_BAD_DAY,    /* "29/2/2023": no such day in that month */
    BIRTH_FUTURE,     /* after `today` */
    BIRTH_TOO_OLD     /* over 130 years */
};

#define BIRTH_MESSAGE_SIZE 200

/* Reads "1/2/1990", "01-02-1990", "1.2.1990", "1 2 1990", "01021990", "ngày 1 tháng 2 năm 1990", the file's
 * "1990-02-01"; the year alone as "1945", "sinh năm 1945", "0/0/1945" and the card's "00001945". The day
 * stands before the month. A year of two digits ("1/2/90", "010290") is the latest one that is not in the
 * future: on 24/11/2026 "1/2/26" is 2026 and "1/12/26" is 1926.
 * BIRTH_FINE: `birth` is filled. Else `birth` holds the day, month and year as far as they were read,
 * for birth_fault_text, and is no birth. Any bytes are borne. */
enum birth_fault birth_examine(const char *typed, long today, struct birth *birth);

/* The same, for who has no use for the fault. ERROR_INPUT: `birth` is untouched. */
bool birth_read(const char *typed, long today, struct birth *birth, struct error *error);

/* A code for programs, "bad_day"; "" for BIRTH_FINE. */
const char *birth_fault_code(enum birth_fault fault);

/* What is wrong and what to do, by what birth_examine left in `read`: "Tháng 2/2023 chỉ có 28 ngày. Xem lại
 * ngày trên thẻ."; "" for BIRTH_FINE. */
void birth_fault_text(enum birth_fault fault, const struct birth *read,
                      char text[BIRTH_MESSAGE_SIZE]);

/* Both at once, for a page: the sentence for what was typed; "" and true if it is a birth. */
bool birth_message(const char *typed, long today, char text[BIRTH_MESSAGE_SIZE]);

/* "01/02/1990" or "1945"; "" when nothing is known. */
void birth_text(const struct birth *birth, char text[BIRTH_SIZE]);

/* "1990-02-01" or "1945"; "" when nothing is known. */
void birth_iso(const struct birth *birth, char text[BIRTH_SIZE]);

/* Age in whole years on `day`, -1 if nothing is known or the birth is later.
 * Who was born on 29/2 is a year older on 1/3 in common years; who has only a year of birth is
 * counted as born on 31/12. Both err towards younger: nobody is an adult before it is sure. */
int birth_age(const struct birth *birth, long day);

/* True if 18 or over on `day`, by birth_age. */
bool birth_is_adult(const struct birth *birth, long day);

/* Under 18: what can be done at that age and what cannot, one Vietnamese sentence or two; NULL for adults
 * and when nothing is known.
 * @source rules.md §8 (NĐ 69/2024: under 6 level 1 only, 6 to 13 level 1 or 2 on wish and with the
 * guardian), apps.md §1 (under 14 on the guardian's number), rules.md §6 (the plan counts from 18). From
 * which age a provider gives a signature was not found, and so is not said. */
const char *birth_possible(const struct birth *birth, long day);

#endif
