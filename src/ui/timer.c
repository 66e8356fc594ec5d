#include "ui/timer.h"

#include "base/clock.h"
#include "ui/loop.h"

#define LONGEST   (60 * 1000) /* one wake-up a minute does no harm */
#define FROZEN_MS 1000        /* a clock that stands still is looked at now and then */

int timer_wait(const struct ui_client *client, const struct clock *clock)
{
    int64_t wake = client->wake(client->self);
    if (wake < 0)
        return -1;
    int64_t left = wake - clock_steady(clock);
    if (left <= 0)
        return 0;
    if (clock->frozen != 0 && left < FROZEN_MS)
        left = FROZEN_MS;
    return left < LONGEST ? (int)left : LONGEST;
}

bool timer_due(const struct ui_client *client, const struct clock *clock)
{
    int64_t wake = client->wake(client->self);
    return wake >= 0 && wake <= clock_steady(clock);
}
