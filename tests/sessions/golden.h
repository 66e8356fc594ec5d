/* Screens kept in tests/sessions/golden/NAME.txt: size, rows, cursor and styles. */
#ifndef CAMTAY_SESSIONS_GOLDEN_H
#define CAMTAY_SESSIONS_GOLDEN_H

#include <stdbool.h>

struct stage;

/* Waits until the screen is the golden one. False: the complaint names the first line that differs.
 * When stage->accept, the settled screen becomes the golden one instead. */
bool golden_check(struct stage *stage, const char *name);

#endif
