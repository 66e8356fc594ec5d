/* Ids made of headings: "Tải ứng dụng" → "tai-ung-dung". */
#ifndef CAMTAY_GUIDE_SLUG_H
#define CAMTAY_GUIDE_SLUG_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* The folded heading, whatever is no letter or digit turned into single '-'; "" if nothing is
 * left. Lives in the arena. */
const char *slug_of_title(struct arena *arena, const char *title);

/* An anchor as an author wrote it ("tai-ung-dung", or with its marks as other viewers want it),
 * as an id. */
const char *slug_of_anchor(struct arena *arena, const char *anchor);

/* True if `text` (length bytes) is made of a-z, 0-9 and '-' only, and is not empty. */
bool slug_is_plain(const char *text, size_t length);

#endif
