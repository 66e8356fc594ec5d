/* A word as letters: out of the text of a field, and back. For src/ui only. */
#ifndef CAMTAY_UI_TYPING_WORD_H
#define CAMTAY_UI_TYPING_WORD_H

#include "ui/syllable.h"
#include "ui/typing.h"

struct word {
    struct letter letter[TYPING_LETTERS];
    size_t count;
    size_t at; /* the cursor stands before this letter */
    enum tone tone;
};

/* The word around `cursor`: the bytes of the line that it takes. */
void word_around(const char *line, size_t cursor, size_t *from, size_t *to);

/* Reads the letters of `text` (length bytes) with the cursor at `cursor`; false if there are too many
 * or one of them is none of ours: the word is then to be left alone. */
bool word_read(const char *text, size_t length, size_t cursor, struct word *word);

/* Writes it in NFC; `*cursor` is where the cursor then stands. False: it does not fit. */
bool word_write(const struct word *word, const struct typing_rules *rules, char text[TYPING_SIZE],
                size_t *cursor);

/* A letter more, where the cursor is. */
bool word_insert(struct word *word, struct letter letter);

#endif
