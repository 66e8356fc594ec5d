/* Which letters can be a Vietnamese syllable, or grow into one. For src/ui only.
 * A letter is what a reader calls one: its base, and the mark that makes another letter of it (ê, ư,
 * đ). The tone belongs to the whole syllable and stands apart. */
#ifndef CAMTAY_UI_SYLLABLE_H
#define CAMTAY_UI_SYLLABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum letter_mark {
    MARK_NONE,
    MARK_CIRCUMFLEX,
    MARK_BREVE,
    MARK_HORN,
    MARK_STROKE,
    MARK_TILDE,           /* ñ */
    MARK_CIRCUMFLEX_BREVE /* ô̆ */
};

enum tone { TONE_LEVEL, TONE_ACUTE, TONE_GRAVE, TONE_HOOK, TONE_TILDE, TONE_DOT };

struct letter {
    int32_t base; /* lower case, without marks: 'a', 'd' */
    bool upper;
    enum letter_mark mark;
    bool from_w; /* an ư that came of the key w alone */
};

bool letter_is_vowel(const struct letter *letter);

/* The vowels that carry the tone: from the first to before `*end`. The u of qu and the i of gi before
 * another vowel belong to the consonant. False: there are none. */
bool syllable_vowels(const struct letter *letters, size_t count, size_t *start, size_t *end);

/* The letter on which the tone stands: the marked one; else the second of two before a consonant, the
 * middle one of three, the first of two at the end (hòa, thúy), `modern` the second of oa, oe, uy. */
size_t syllable_tone_place(const struct letter *letters, size_t count, bool modern);

/* True if these letters with this tone are a syllable, or the beginning of one whose marks may still
 * be missing: "tieng" may become "tiếng". Stops (c, ch, p, t) bear only sắc and nặng. */
bool syllable_possible(const struct letter *letters, size_t count, enum tone tone);

/* True if the consonants before the first vowel begin Vietnamese syllables. */
bool syllable_onset_known(const struct letter *letters, size_t count);

/* True for the few onsets after which a bare "uơ" is meant, not a beginning of "ươ…": huơ, thuở. */
bool syllable_ends_in_uo(const struct letter *letters, size_t count);

#endif
