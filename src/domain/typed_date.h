/* The parts of a date that somebody typed; what date_read_due and birth_read share. */
#ifndef CAMTAY_DOMAIN_TYPED_DATE_H
#define CAMTAY_DOMAIN_TYPED_DATE_H

#include <stdbool.h>
#include <stddef.h>

#define TYPED_MOST_PARTS 3

struct typed_date {
    int part[TYPED_MOST_PARTS]; /* as they stood, left to right */
    size_t digits[TYPED_MOST_PARTS];
    size_t count;
};

/* Splits "1/2/1990", "27-11", "1.2.1990", "25 11 2026" or "27": 1 to 3 groups of 1 to 8 digits with one kind of
 * thing between them. False for anything else. */
bool typed_date_split(const char *typed, struct typed_date *date);

#endif
