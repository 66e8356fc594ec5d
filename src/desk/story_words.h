/* What happened, as a sentence. */
#ifndef CAMTAY_DESK_STORY_WORDS_H
#define CAMTAY_DESK_STORY_WORDS_H

#include <stddef.h>

struct desk;
struct entry;

/* "Cài VNeID: xong", "gặp khó: Không nhận được mã OTP · đã gỡ" for an entry about a visit, into `text`.
 * An entry of a newer program is called by its kind. */
void story_words(struct desk *desk, const struct entry *entry, char *text, size_t size);

#endif
