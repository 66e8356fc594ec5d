/* The text in the QR of a citizen's card: chip CCCD (from 2021, seven fields) and căn cước (from
 * 1/7/2024, eleven), read from whatever a scanner made of it. The code is a print, unsigned: good for
 * filling in, no proof of who somebody is.
 *
 * What is borne, by rule:
 *   - NUL, a byte order mark, a scanner's own prefix ("]Q3"), CR, LF and TAB around the text; NFD, capitals;
 *   - another sign in place of `|`: whichever sign stands behind the 12 digits and again often enough (`\`,
 *     `¦`, `~`, `;`, TAB …), as another layout of the keyboard makes of it;
 *   - UTF-8 that was taken for Windows-1252 or Latin-1, once or twice (`Nguyá»…n`), when all of it can be taken back;
 *     what cannot be, lost letters (`Nguy?n`), lost accents and raw Telex or VNI keys leave the
 *     number, the date and the sex good, and the name to be looked at (`name_check`);
 *   - the text twice or more, with a line end between or none, one of them cut;
 *   - empty fields that somebody dropped: then number, date and sex are found by what they look like.
 * What is not: digits that were changed. Nothing about a number can be proved, so one that does not fit
 * is refused.
 * @source rules.md §2 (Thông tư 06/2021/TT-BCA, 16/2024/TT-BCA; the table of observed strings; keyboard
 * wedges) */
#ifndef CAMTAY_DOMAIN_CARD_H
#define CAMTAY_DOMAIN_CARD_H

#include <stdbool.h>
#include <stddef.h>

#include "domain/birth.h"
#include "domain/id_number.h"
#include "domain/name.h"
#include "domain/sex.h"

#define CARD_ADDRESS_SIZE 400
#define CARD_MESSAGE_SIZE 240
#define CARD_MOST_BYTES   65536 /* longer texts are no cards */

/* Fields 7 to 10 (other people's data) are never taken out of the text, and every copy of the text that
 * was made on the way is wiped. */
struct card {
    char id[ID_NUMBER_DIGITS + 1];
    char old_id[ID_NUMBER_DIGITS + 1]; /* 9 or 12 digits, or "" */
    char name[NAME_MOST_BYTES +
              1];       /* NFC, as the card has it, capitals too; "" when there was no letter
                                        * in it. With name_check it may hold signs that no name has */
    struct birth birth; /* never after `today`; a real day, or a year alone */
    enum sex sex;       /* never SEX_UNKNOWN */
    char address[CARD_ADDRESS_SIZE]; /* "" when not said */
    struct birth issued;             /* year 0: not said, no real day, or after `today` */
    bool name_check; /* the scanner may have spoilt the name: the clerk compares it with the card
                      * and confirms; never stored without that */
};

/* What a scanned text is. Everything but CARD_CITIZEN is refused by what it is called. */
enum card_kind {
    CARD_CITIZEN, /* looks like a citizen's card, whole or not */
    CARD_NUMBER,  /* 12 digits and nothing else */
    CARD_HEALTH,  /* health-insurance card */
    CARD_VNEID,   /* the app's own code: only the police can read it */
    CARD_BANK,    /* VietQR, EMV */
    CARD_WEB,     /* a link */
    CARD_PRODUCT, /* a bar code's digits */
    CARD_MRZ,     /* the lines on the back of the card */
    CARD_COVID,   /* a code of the time of the epidemic */
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
    const char *code;                /* static, for programs: "not_12_digits" */
    char message[CARD_MESSAGE_SIZE]; /* Vietnamese: what is wrong and what to do; nothing of the
                                      * text but figures of a date */
};
struct card_faults {
    struct card_fault at[CARD_FIELDS]; /* in the order of the fields */
    size_t count;
};

/* What the text is, by its looks alone; never looks further than CARD_MOST_BYTES. */
enum card_kind card_kind_of(const void *bytes, size_t length);

/* A code for programs ("bank"), and what it is and what to do, Vietnamese; "" for CARD_CITIZEN. */
const char *card_kind_code(enum card_kind kind);
const char *card_kind_message(enum card_kind kind);

/* Reads a card. Any bytes are borne, in linear time. True: `card` is filled, all its texts are clean
 * (base/text.h). False: `faults` says why, at least one, and `card` is empty: CARD_WHOLE when the text is
 * no card, cut or of two people; else every field that does not fit. `today` is a day of domain/date.h:
 * a birth after it is refused. Address and issue date never refuse a card. */
bool card_read(const void *bytes, size_t length, long today, struct card *card,
               struct card_faults *faults);

/* True if what a scanner does to Vietnamese may have happened to this name: no letter, signs that no
 * name has, a Vietnamese surname without any accent, raw Telex or VNI keys, letters from elsewhere.
 * Names of two letters and names of the Ba Na or Gia Rai pass as they are. */
bool card_name_is_doubtful(const char *name);

/* "id", "old_id", "name", "birth", "sex", "address", "issued", "card". */
const char *card_field_name(enum card_field field);

#endif
