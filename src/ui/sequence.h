/* One key at the start of some bytes. */
#ifndef CAMTAY_UI_SEQUENCE_H
#define CAMTAY_UI_SEQUENCE_H

#include <stddef.h>

/* What a sequence can be beside a key of ui/key.h. */
enum {
    SEQUENCE_PASTE_START = -1,
    SEQUENCE_PASTE_END = -2,
    SEQUENCE_CLICK = -3,
    SEQUENCE_WHEEL_UP = -4,
    SEQUENCE_WHEEL_DOWN = -5,
};

struct sequence {
    int key; /* enum ui_key, a character, one of the above, or UI_KEY_NONE: it means nothing */
    int x, y;
};

/* Reads the first key: how many bytes it took, or 0 if it is not whole yet. A NUL stands after the
 * bytes. */
size_t sequence_read(const char *bytes, size_t length, struct sequence *sequence);

#endif
