/* A line that is being typed. The view owns it (it is part of the draft); ui edits it. */
#ifndef CAMTAY_UI_FIELD_H
#define CAMTAY_UI_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/typing.h"

#define FIELD_SIZE 512

struct field {
    char text[FIELD_SIZE]; /* clean UTF-8 (text_is_clean), NUL-terminated */
    size_t cursor;         /* byte offset, always at the edge of a grapheme */
    struct typing typing;  /* the word that is being composed */
};

/* Empties it (and wipes the bytes: a PIN may have stood there). */
void field_clear(struct field *field);

/* Sets the text (cleaned, cut to the size at a grapheme), cursor at the end. */
void field_set(struct field *field, const char *text);

/* Types clean text at the cursor; what does not fit `limit` graphemes (0: the size decides) is
 * left out whole. True if anything was added. */
bool field_type(struct field *field, const char *text, size_t limit);

/* Types one printable key as `rules` compose it (ui/typing.h); where they do not, as field_type does.
 * A word that would not fit is left as it was. True if anything changed. */
bool field_compose(struct field *field, int key, const struct typing_rules *rules, size_t limit);

/* Editing keys: Backspace, Delete, Left, Right, Home, End, Ctrl-U. True if it was one of them. */
bool field_key(struct field *field, int key);

#endif
