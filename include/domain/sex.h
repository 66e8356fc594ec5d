/* Sex as the identity card has it. */
#ifndef CAMTAY_DOMAIN_SEX_H
#define CAMTAY_DOMAIN_SEX_H

enum sex { SEX_UNKNOWN = 0, SEX_MALE, SEX_FEMALE };

/* The ledger's word: "M", "F", or "U" when it is not known. */
const char *sex_code(enum sex sex);

/* As a person reads it: "Nam", "Nữ", or "" when it is not known. */
const char *sex_text(enum sex sex);

/* Understands "Nam", "Nữ", the ledger's words, capitals, and "nu" from scanners that lose accents;
 * anything else is SEX_UNKNOWN.
 * @source rules.md §2 (recognise sex without accents) */
enum sex sex_read(const char *text);

#endif
