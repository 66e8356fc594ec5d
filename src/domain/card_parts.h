/* A card's text cut into its fields: which sign parts them, where one copy of the text ends and the next
 * begins, and which field is which. Nothing is copied: all slices lie in the text. */
#ifndef CAMTAY_DOMAIN_CARD_PARTS_H
#define CAMTAY_DOMAIN_CARD_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/sex.h"

struct card_slice {
    const char *at;
    size_t length; /* 0: empty, or not there */
};

/* The fields of one copy, each without the white space around it. */
struct card_parts {
    struct card_slice id, old_id, name, birth, sex, address, issued;
    bool slid;   /* found by what they look like, not by where they stood */
    bool torn;   /* not exactly one field that could be the name: it may be parts of one */
    bool short_; /* fewer than seven fields: something was lost */
};

/* The sign between the fields, as bytes of the text; length 0: there is none, so it is no card. */
struct card_slice card_separator(const char *text, size_t length);

/* Cuts a text into copies of a card, `*count` of them, for the caller to free. In linear time. */
struct card_parts *card_cut(const char *text, size_t length, struct card_slice separator,
                            size_t *count);

/* True if the field is written as dates on cards are: 8 digits, 4, or three groups and a full year. */
bool card_is_date(struct card_slice field);

/* The sex that a field says, its accent lost or spoilt included ("N?", "Nwx"); SEX_UNKNOWN: none. */
enum sex card_sex(struct card_slice field);

/* True if the field has digits only, and at least one; true if it has exactly so many. */
bool card_is_digits(struct card_slice field);
bool card_has_digits(struct card_slice field, size_t count);

#endif
