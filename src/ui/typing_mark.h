/* What a key does to the letters of a word: marks, tones, and taking them off. For src/ui only.
 * Each key changes the letters; whether that is a word is asked afterwards, so a mark that comes late
 * still finds its letter. */
#ifndef CAMTAY_UI_TYPING_MARK_H
#define CAMTAY_UI_TYPING_MARK_H

#include "ui/typing_word.h"

enum outcome {
    OUT_COMPOSED,
    OUT_DIGIT, /* a digit that took its own mark off: it stands behind the word and ends it */
    OUT_LEFT   /* no letter and nothing here, or the word is too long */
};

/* One key where the cursor is. `*undone` becomes true when a mark was taken off by its own key: from
 * then on letters are only letters. */
enum outcome word_key(struct word *word, const struct typing_rules *rules, int key, bool *undone);

/* True if the word may stand as composed: it can be a syllable, or has no vowel (HĐND, NĐ-CP), or
 * is a name or place. */
bool word_stands(const struct word *word, const struct typing_rules *rules);

/* True for a to z in both cases. */
bool typing_is_letter(int key);

#endif
