/* One line of a linear session against the page as it is; the rules are in ui/linear.h. */
#ifndef CAMTAY_UI_LINEAR_ANSWER_H
#define CAMTAY_UI_LINEAR_ANSWER_H

#include <stdbool.h>

struct turn;

/* Does what the clean line says. False ends the loop. */
bool linear_answer(struct turn *turn, const char *text);

#endif
