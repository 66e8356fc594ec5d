/* When the client wants to be woken. */
#ifndef CAMTAY_UI_TIMER_H
#define CAMTAY_UI_TIMER_H

#include <stdbool.h>

struct clock;
struct ui_client;

/* Milliseconds until the client's next tick, 0 and up; -1: it wants none. */
int timer_wait(const struct ui_client *client, const struct clock *clock);

/* True if that tick has come. */
bool timer_due(const struct ui_client *client, const struct clock *clock);

#endif
