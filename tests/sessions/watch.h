/* Watching a play, and taking the keyboard after its set-up. */
#ifndef CAMTAY_SESSIONS_WATCH_H
#define CAMTAY_SESSIONS_WATCH_H

#include <stdbool.h>

struct act;
struct stage;

/* Shows an act that was just done, in the way that stage->watch says. */
void watch_act(const struct stage *stage, const struct act *act);

/* Connects our own terminal with the program until the program ends. Its window gets our size.
 * False, with a complaint, if ours is no terminal. */
bool watch_hand_over(struct stage *stage);

#endif
