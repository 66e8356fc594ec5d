/* Vietnamese typing: Telex and VNI composed in our own fields, on any terminal, with no input method
 * installed. Pure: keys and the word at the cursor in, the word out.
 *
 *   Telex  s f r x j tones, z takes the tone off; aa ee oo, aw, ow uw w, uow (ươ), dd
 *   VNI    1 to 5 tones, 0 takes the tone off; 6 â ê ô, 7 ơ ư, 8 ă, 9 đ
 *
 * Marks and tones may come anywhere after their letter. The same key again takes its mark off and
 * stands as a letter, and the rest of the word is then left alone (`ass` → as, `ooo` → oo). Brackets
 * are brackets. The tone stands where official texts have it (hòa, thúy), or as `modern` has it.
 *
 * TYPING_SYLLABLE: a word that can be no Vietnamese syllable stands as its keys were pressed
 * (windows, text, smartca), and takes no mark off that is not shown (server, photocopy).
 * TYPING_PLACE, for names and places: what a Vietnamese syllable would be comes first; where none can be, it
 * composes all the same (Ngọk, Blưi, Đăk), and by three rules more. After a consonant that no Vietnamese syllable
 * begins with, r is a letter (Ksor; in Lêr it is typed twice). A w that begins a word is a letter (Wa; Ư
 * is typed uw). The letters of Ba Na, Gia Rai and Xơ Đăng have digits in both methods: e8 i8 o8 u8 c8 are
 * ĕ ĭ ŏ ŭ č, ô and 8 is ô̆, b9 is ƀ, n4 before any vowel is ñ.
 * @source rules.md §4 (names around Kon Tum) */
#ifndef CAMTAY_UI_TYPING_H
#define CAMTAY_UI_TYPING_H

#include <stdbool.h>
#include <stddef.h>

enum typing_method { TYPING_OFF, TYPING_TELEX, TYPING_VNI };

enum typing_scope {
    TYPING_PLAIN, /* a field that takes keys as they are: numbers, PINs, paths */
    TYPING_SYLLABLE,
    TYPING_PLACE
};

struct typing_rules {
    enum typing_method method;
    enum typing_scope scope;
    bool modern; /* hoà, thuý */
};

#define TYPING_LETTERS 24  /* a longer word is left alone */
#define TYPING_SIZE    160 /* bytes of a word and what was pressed for it */

/* What is remembered of the word that is being typed. All zero: nothing; owned by the field. */
struct typing {
    char begun[TYPING_SIZE]; /* the word as it stood before its first key here */
    size_t begun_at;         /* ... with the cursor at this byte */
    char keys[TYPING_SIZE];  /* pressed since */
    char shown[TYPING_SIZE]; /* the word as it stands now, or "" */
    size_t shown_at;
};

/* One key, typed into a line at `cursor` (bytes). */
struct typed {
    size_t from, to;        /* bytes of the line that go */
    char text[TYPING_SIZE]; /* what comes in their place, NFC */
    size_t cursor;          /* bytes of `text` before the cursor */
};

/* True: the key is typed by doing as `typed` says. False: it is no part of a word, or nothing
 * composes here: the caller types it as it is. `line` is clean text. */
bool typing_key(struct typing *typing, const struct typing_rules *rules, int key, const char *line,
                size_t cursor, struct typed *typed);

/* Forgets the word: the field was changed by other means. Wipes. */
void typing_forget(struct typing *typing);

#endif
