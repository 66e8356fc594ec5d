/* Citizens found as one types: by name, number, phone, hamlet and year of birth together. It lives in
 * memory alone, locked against swapping where the system allows it, and is wiped when it goes.
 *
 * What is typed is words, in any order. A citizen is found whom every word fits (those after the
 * eighth are not looked at). A word of letters fits a name or a hamlet that has a word beginning so,
 * accents, capitals, quotes and hyphens apart (đ is d), or is a short form of a word of the name: Ng
 * Nguyễn, T Thị, V Văn, Ph Phạm and Phan, Tr Trần, Hg Hoàng, Hồng and Hương, with a dot or without. A
 * word of digits fits the year of birth that begins so, in four digits or in the last two; from three
 * digits on also the number or phone that begins or ends so. Digits alone are one word, whatever
 * spaces, dots and hyphens are between them. Digits beside letters may be a hamlet's, too (Thôn 3).
 *
 * The most exact come first, then who came last. A word is worth, at its best place: of a name 4, if it
 * is all of that word or its short form, and 2, if the word goes on; 5 more for a word typed with its
 * accents that stand so in the name (a tone not typed yet is no fault); of a number or phone 4 if whole
 * and 2 else; of a year 3 if whole (85, 1985) and 1 else; of a hamlet 2 if whole and 1 else. One more if
 * a word is all of the last word of the name, by which people are called; and one more if the name has no
 * word that fits none of those typed: ng thi lan is Nguyễn Thị Lan before Nguyễn Thị Mỹ Lan.
 * @source rules.md §4 (spelling and short forms) */
#ifndef CAMTAY_LEDGER_SEARCH_H
#define CAMTAY_LEDGER_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct search;

/* Who is to be found. Texts are borrowed for the call. */
struct search_person {
    const char *id;     /* 32 hex digits, as vault_citizen_id makes them; others are not taken */
    const char *name;   /* or "": found by the rest */
    const char *number; /* 12 digits, or "" */
    const char *phone;  /* 5 to 15 digits in national form, or "" */
    const char *hamlet; /* id; "" none, or one that search_hamlet was not told of */
    int birth_year;     /* 0: not known */
    int32_t last_day;   /* of the last visit, days since 1970-01-01 */
};

struct search_hit {
    char id[33];
    int32_t last_day;
    int exactness; /* the sum told above */
};

/* An empty one; makes its table of letters from utf8proc, under a millisecond. */
struct search *search_new(void);
/* Wipes and frees. NULL is fine. */
void search_free(struct search *search);

/* How many are to come: what refers to them is made large enough once. */
void search_expect(struct search *search, size_t people);

/* The words that a hamlet is found by: its name, and its successor's. Told again it is changed for all
 * who live there. */
void search_hamlet(struct search *search, const char *id, const char *names);

/* Adds somebody whose last visit is no later than that of all added before: the first filling, from the
 * book. Who is in it already stays as he is. */
void search_add(struct search *search, const struct search_person *person);
/* Adds or replaces somebody who is new, came again or was corrected. */
void search_put(struct search *search, const struct search_person *person);
/* Takes somebody out and wipes him. */
void search_remove(struct search *search, const char *id);

/* Those found, the best first, at most `most` into `hits`; returns how many. A key's time is bounded:
 * where very many fit (one letter) only those who came last are compared. Then `*complete` (may be NULL) is
 * false: one should type more. */
size_t search_find(struct search *search, const char *typed, struct search_hit *hits, size_t most,
                   bool *complete);

/* How many are in it, and the bytes of memory it takes for them and for itself. */
size_t search_count(const struct search *search);
size_t search_bytes(const struct search *search);
/* Whether all of it is locked. Above the system's limit (often 8 MiB) it is not, and works on. */
bool search_locked(const struct search *search);

#endif
