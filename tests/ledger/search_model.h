/* The rules of ledger/search.h once more, as plainly as they can be written: nothing indexed, nothing
 * folded by a library, everybody looked at. */
#ifndef CAMTAY_TESTS_LEDGER_SEARCH_MODEL_H
#define CAMTAY_TESTS_LEDGER_SEARCH_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MODEL_WORDS   12
#define MODEL_LETTERS 24

struct model_letter {
    char base;      /* the plain letter or digit */
    int row;        /* which letter of the alphabet it is, tones apart */
    unsigned marks; /* put on behind it, as in ô̆ */
};

struct model_word {
    struct model_letter letter[MODEL_LETTERS];
    int length;
    int tone;
};

struct model_words {
    struct model_word word[MODEL_WORDS];
    int count;
};

struct model_person {
    char id[33], name[96], number[16], phone[16], hamlet[48];
    int birth_year;
    int32_t last_day;
    bool gone;
    struct model_words words, hamlet_words; /* model_read makes them */
};

/* Any text into words; what the tests do not type is left out. */
void model_words_of(const char *text, struct model_words *words);
/* After the texts of a person were changed. */
void model_read(struct model_person *person);

/* The word's first `length` letters without tones, or without any accents. */
void model_write(const struct model_word *word, int length, bool marks, char *text, size_t size);

/* How exactly somebody fits; 0: not at all, or gone. */
int model_exactness(const struct model_person *person, const char *typed);

#endif
