/* The text in the QR of a citizen's card: chip CCCD (from 2021, seven fields) and căn cước (from
 * 1/7/2024, eleven), read from whatever a scanner made of it. The code is a print, unsigned: good for
 * filling in, no proof of who somebody is.
 * @source rules.md §2 (Thông tư 06/2021/TT-BCA, 16/2024/TT-BCA; the table of observed strings) */
#ifndef CAMTAY_DOMAIN_CARD_H
#define CAMTAY_DOMAIN_CARD_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/birth.h"
#include "domain/id_number.h"
#include "domain/name.h"
#include "domain/sex.h"

#define CARD_ADDRESS_SIZE 400
#define CARD_MOST_BYTES   65536 /* longer texts are no cards */

/* Fields 7 to 10 (other people's data) are never taken out of the text. */
struct card {
    char id[ID_NUMBER_DIGITS + 1];
    char old_id[ID_NUMBER_DIGITS + 1]; /* 9 or 12 digits, or "" */
    char name[NAME_MOST_BYTES + 1];    /* NFC; "" when nothing of it could be used */
    struct birth birth;
    enum sex sex; /* SEX_UNKNOWN if the card's text does not say */
    char address[CARD_ADDRESS_SIZE];
    struct birth issued; /* year 0: not said or no real day */
    bool name_check; /* the scanner may have spoilt the name: the clerk compares it with the card
                          * and confirms; never stored without that */
};

/* What a scanned text is. Everything but CARD_CITIZEN is refused by what it is called. */
enum card_kind {
    CARD_CITIZEN,
    CARD_HEALTH,  /* health-insurance card */
    CARD_VNEID,   /* the app's own code: only the police can read it */
    CARD_BANK,    /* VietQR, EMV */
    CARD_WEB,     /* a link */
    CARD_PRODUCT, /* a bar code's digits */
    CARD_MRZ,     /* the lines on the back of the card */
    CARD_OTHER    /* none of these */
};

enum card_field {
    CARD_WHOLE,
    CARD_ID,
    CARD_OLD_ID,
    CARD_NAME,
    CARD_BIRTH,
    CARD_SEX,
    CARD_ADDRESS,
    CARD_ISSUED,
    CARD_FIELDS
};

/* Why a text was refused, field by field. */
struct card_fault {
    enum card_field field;
    const char *code;    /* static, for programs: "not_12_digits" */
    const char *message; /* static, Vietnamese: what is wrong and what to do */
};
struct card_faults {
    struct card_fault at[CARD_FIELDS];
    size_t count;
};

/* What the text is, by its looks alone; never looks further than CARD_MOST_BYTES. */
enum card_kind card_kind_of(const void *bytes, size_t length);

/* Reads a card. Any bytes are borne, in linear time. True: `card` is filled, all its texts are clean
 * (base/text.h). False: `faults` says why, at least one, and `card` is empty. `today` is a day of
 * domain/date.h: births and issues after it are refused. */
bool card_read(const void *bytes, size_t length, long today, struct card *card,
               struct card_faults *faults);

/* "id", "old_id", "name", "birth", "sex", "address", "issued", "card". */
const char *card_field_name(enum card_field field);

#endif
