/* A year's days off, as the file of 2026. */
#include "fuzz/target.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "base/yaml.h"
#include "domain/calendar.h"
#include "fuzz/file.h"

#define FIRST 20400
#define LAST  20900

static void look_at_finding(void *self, const char *file, int line, bool warning,
                            const char *message)
{
    (void)self;
    (void)file;
    (void)warning;
    SOUND(line >= 0 && text_is_clean(message));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct findings findings = {.add = look_at_finding};
    struct arena *arena = arena_new();
    struct error error = {0};
    fuzz_file("2026.yaml", data, size);
    const struct calendar *calendar =
        calendar_load(fuzz_file(NULL, NULL, 0), arena, &findings, &error);
    SOUND(calendar != NULL);
    SOUND(calendar_knows_year(calendar, 2026) == (findings.errors == 0));
    for (long day = FIRST; day < LAST; day += 13) {
        const char *why = calendar_why(calendar, day);
        SOUND(why == NULL || text_is_clean(why));
        long before = calendar_previous_working_day(calendar, day);
        long after = calendar_next_working_day(calendar, day);
        SOUND(before < day && calendar_is_working_day(calendar, before));
        SOUND(after > day && calendar_is_working_day(calendar, after));
        SOUND(calendar_working_day_by(calendar, day) <= day);
    }
    arena_free(arena);
    return 0;
}
