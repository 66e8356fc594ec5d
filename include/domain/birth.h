/* Birth dates, of which old people's cards sometimes have only the year, and ages. */
#ifndef CAMTAY_DOMAIN_BIRTH_H
#define CAMTAY_DOMAIN_BIRTH_H

#include <stdbool.h>

struct error;

#define BIRTH_SIZE      16
#define BIRTH_ADULT_AGE 18 /* @source rules.md §6 (the plan: everyone of 18 or over) */

struct birth {
    int year;  /* 0: nothing is known */
    int month; /* 0: only the year is known */
    int day;   /* 0: only the year is known */
};

/* Reads "1/2/1990", "01-02-1990", "1.2.1990", "01021990", the card's "00001945", "1945", and the
 * file's "1990-02-01". ERROR_INPUT: another form, no real day, after `today`, or over 130 years. */
bool birth_read(const char *typed, long today, struct birth *birth, struct error *error);

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

#endif
