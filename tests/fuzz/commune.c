/* The commune's file: read, and if it is right each of its records written back. */
#include "fuzz/target.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "base/yaml.h"
#include "domain/commune.h"
#include "domain/commune_edit.h"
#include "fuzz/file.h"

#define TODAY 20782 /* 25/11/2026 */

static void look_at_finding(void *self, const char *file, int line, bool warning,
                            const char *message)
{
    (void)self;
    (void)file;
    (void)warning;
    SOUND(line >= 0 && text_is_clean(message));
}

static const struct commune *load(const char *path, struct arena *arena)
{
    struct findings findings = {.add = look_at_finding};
    struct error error = {0};
    const struct commune *commune = commune_load(path, arena, &findings, &error);
    SOUND((commune != NULL) == (error.code == ERROR_NONE));
    SOUND(commune == NULL || findings.errors == 0);
    return commune;
}

static void look_at(const struct commune *commune)
{
    SOUND(text_is_clean(commune->name) && text_is_clean(commune->centre));
    SOUND(commune->report_day >= 1 && commune->report_day <= 28);
    SOUND(commune->cut_off_day >= 1 && commune->cut_off_day <= 28);
    commune_in_address(commune, "thôn Măng La, xã Ngọk Bay, tỉnh Quảng Ngãi");
    commune_hamlet_in_address(commune, "thôn Măng La, xã Ngọk Bay, tỉnh Quảng Ngãi", TODAY);
    for (size_t i = 0; i < commune->hamlet_count; i++)
        SOUND(commune_hamlet(commune, commune->hamlets[i].id) == &commune->hamlets[i]);
}

/* Each record once as it is, into the file that the one before has left. */
static void write_back(const struct commune *commune, const char *path)
{
    for (enum record_kind kind = RECORD_HAMLET; kind <= RECORD_HEAD; kind++) {
        struct commune_record record;
        struct error error = {0};
        if (!commune_record_at(commune, kind, 0, &record))
            continue;
        bool written = commune_record_write(path, commune, TODAY, &record, &error);
        SOUND(written || error.code != ERROR_NONE);
        struct arena *arena = arena_new();
        SOUND(load(path, arena) != NULL);
        arena_free(arena);
        if (written)
            return; /* the lines of the others may have moved */
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *path = fuzz_file("commune.yaml", data, size);
    struct arena *arena = arena_new();
    const struct commune *commune = load(path, arena);
    if (commune != NULL) {
        look_at(commune);
        write_back(commune, path);
    }
    arena_free(arena);
    return 0;
}
