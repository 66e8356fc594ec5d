/* Time, as a seam. Three times are kept apart:
 *   - wall: UTC in milliseconds, only to order and to show;
 *   - day: the working day in Vietnam (UTC+7 fixed, TZ is never asked), a number of days since
 *     1970-01-01: what counts;
 *   - steady: milliseconds that never jump, for timers. */
#ifndef CAMTAY_BASE_CLOCK_H
#define CAMTAY_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

/* Milliseconds that Vietnam is ahead of UTC. */
#define CLOCK_VIETNAM_MS (7 * 60 * 60 * 1000)
#define CLOCK_DAY_MS     (24 * 60 * 60 * 1000)

struct clock {
    int64_t offset;  /* added to the system's wall time: a corrected or a set clock, ms */
    int64_t frozen;  /* 0, or the wall time that stands still until clock_advance */
    int64_t stepped; /* how far a frozen clock's steady time was advanced */
    bool given;      /* --clock: stamped into every entry made under it */
};

/* The system's clock. */
void clock_init(struct clock *clock);

/* `text` is "YYYY-MM-DD", "YYYY-MM-DD HH:MM" or "… HH:MM:SS", Vietnamese time (the hour is 08:00
 * when left out). The clock starts there and runs on; with a leading '=' it stands still there
 * (tests). Marks it as given. False if it is no real date between 1970 and 2199. */
bool clock_set(struct clock *clock, const char *text);

/* Now, UTC ms. */
int64_t clock_wall(const struct clock *clock);

/* Now, steady ms; a frozen clock moves only by clock_advance. */
int64_t clock_steady(const struct clock *clock);

/* Moves a frozen clock (wall and steady) by `ms` >= 0. */
void clock_advance(struct clock *clock, int64_t ms);

/* The Vietnamese day of a wall time. */
int32_t clock_day(int64_t wall);

/* Seconds since midnight in Vietnam of a wall time: 0 to 86399. */
int32_t clock_second_of_day(int64_t wall);

/* The wall time at which `day` starts in Vietnam. */
int64_t clock_day_start(int32_t day);

/* When the program was built (wall ms): no true clock stands before it. */
int64_t clock_built(void);

/* What this clock may not stand before: the build; one that was set by hand or stands still (tests), 0:
 * whatever the date on which they run, tests play in their own time. */
int64_t clock_earliest(const struct clock *clock);

#endif
