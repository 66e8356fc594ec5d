#include "base/clock.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/built.h"
#include "base/day.h"

static int64_t milliseconds_of(clockid_t which)
{
    struct timespec now;
    if (clock_gettime(which, &now) != 0)
        return 0;
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void clock_init(struct clock *clock)
{
    *clock = (struct clock){0};
}

/* What a person typed after --clock. */
struct typed_time {
    int year, month, day, hour, minute, second;
};

static bool read_typed(const char *text, struct typed_time *typed)
{
    static const char *const shapes[] = {"dddd-dd-dd", "dddd-dd-dd dd:dd", "dddd-dd-dd dd:dd:dd"};
    bool fits = false;
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0] && !fits; i++) {
        const char *shape = shapes[i];
        size_t length = strlen(shape);
        fits = strlen(text) == length;
        for (size_t at = 0; fits && at < length; at++)
            fits = shape[at] == 'd' ? text[at] >= '0' && text[at] <= '9' : text[at] == shape[at];
    }
    if (!fits)
        return false;
    *typed = (struct typed_time){.hour = 8};
    int read = sscanf(text, "%4d-%2d-%2d %2d:%2d:%2d", &typed->year, &typed->month, &typed->day,
                      &typed->hour, &typed->minute, &typed->second);
    return read >= 3;
}

/* UTC ms of a Vietnamese time; false if there is no such day or hour. */
static bool wall_of(const struct typed_time *typed, int64_t *wall)
{
    long day;
    if (!day_of_date(typed->year, typed->month, typed->day, &day) || typed->hour > 23 ||
        typed->minute > 59 || typed->second > 59)
        return false;
    int64_t second = (typed->hour * 60 + typed->minute) * 60 + typed->second;
    *wall = clock_day_start((int32_t)day) + second * 1000;
    return true;
}

bool clock_set(struct clock *clock, const char *text)
{
    bool stands_still = text[0] == '=';
    struct typed_time typed;
    int64_t wall;
    if (!read_typed(stands_still ? text + 1 : text, &typed) || typed.year < 1970 ||
        typed.year > 2199 || !wall_of(&typed, &wall))
        return false;

    clock_init(clock);
    clock->given = true;
    if (stands_still)
        clock->frozen = wall != 0 ? wall : 1; /* 0 means that it runs */
    else
        clock->offset = wall - milliseconds_of(CLOCK_REALTIME);
    return true;
}

int64_t clock_wall(const struct clock *clock)
{
    if (clock->frozen != 0)
        return clock->frozen;
    return milliseconds_of(CLOCK_REALTIME) + clock->offset;
}

int64_t clock_steady(const struct clock *clock)
{
    return clock->frozen != 0 ? clock->stepped : milliseconds_of(CLOCK_MONOTONIC);
}

void clock_advance(struct clock *clock, int64_t ms)
{
    assert(ms >= 0);
    if (clock->frozen == 0)
        return;
    clock->frozen += ms;
    clock->stepped += ms;
}

/* Rounds down, also before 1970, where C's division rounds up. */
static int64_t whole_days(int64_t ms)
{
    int64_t days = ms / CLOCK_DAY_MS;
    return ms % CLOCK_DAY_MS < 0 ? days - 1 : days;
}

int32_t clock_day(int64_t wall)
{
    return (int32_t)whole_days(wall + CLOCK_VIETNAM_MS);
}

int32_t clock_second_of_day(int64_t wall)
{
    int64_t local = wall + CLOCK_VIETNAM_MS;
    return (int32_t)((local - whole_days(local) * CLOCK_DAY_MS) / 1000);
}

int64_t clock_day_start(int32_t day)
{
    return (int64_t)day * CLOCK_DAY_MS - CLOCK_VIETNAM_MS;
}

int64_t clock_built(void)
{
    return CAMTAY_BUILT * INT64_C(1000);
}

int64_t clock_earliest(const struct clock *clock)
{
    return clock->given || clock->frozen != 0 ? 0 : clock_built();
}
