/* Looking at the screen as long as it takes: what must come is waited for, never slept for. */
#ifndef CAMTAY_SESSIONS_LOOK_H
#define CAMTAY_SESSIONS_LOOK_H

#include <stdbool.h>

struct emulator;
struct stage;

/* What stands on the unlock page and on no other, and there while the book is being opened. */
extern const char look_unlock[], look_opening[];

/* The first row (from 0) that holds `text`; -1 if none does. */
int look_find(const struct emulator *emulator, const char *text);

/* Reads until a row holds `text` (or none does any more, if not `there`), for stage_patience()
 * at most or until the program has ended. */
bool look_wait(struct stage *stage, const char *text, bool there);

/* The whole screen with row numbers, as it is printed when a play fails; the caller frees. */
char *look_screen(const struct emulator *emulator);

/* Where the screen is nearest to `text`, as a sentence: "row 3: «bước 2/6», not «bước 1/6»". To be
 * freed; never NULL. */
char *look_nearest(const struct emulator *emulator, const char *text);

#endif
