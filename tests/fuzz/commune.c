/* The commune's file: read, and if it is right each of its records written back. An input that begins
 * with 01 is no file but edits of one that is right: a byte that chooses a line, then what stands after
 * its colon instead, up to a line's end. Values at their limits are met that way. */
#include "fuzz/target.h"

#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/text.h"
#include "base/yaml.h"
#include "domain/address.h"
#include "domain/commune.h"
#include "domain/commune_edit.h"
#include "fuzz/file.h"

#define TODAY 20782 /* 25/11/2026 */

#define EDITS 0x01

static const char right[] =
    "code: \"23317\"\n"
    "name: Ngọk Bay\n"
    "kind: xã\n"
    "province: Quảng Ngãi\n"
    "centre: Trung tâm\n"
    "hotline: null\n"
    "also: [Ngọc Bay]\n"
    "counters: [Quầy 1]\n"
    "adults: 900\n"
    "adults_on: 2026-01-01\n"
    "report_day: 20\n"
    "cut_off_day: 14\n"
    "hours:\n"
    "  - {from: \"07:30\", to: \"11:30\"}\n"
    "unconfirmed: [hotline]\n"
    "sources:\n"
    "  - kế hoạch\n"
    "hamlets:\n"
    "  - {id: a, name: A, adults: null, source: s, confirmed: false}\n"
    "groups:\n"
    "  - {id: official, name: cán bộ, people: null, source: s, confirmed: false}\n"
    "units:\n"
    "  - {id: u, name: U, duty: d, people: null, source: s, confirmed: false}\n"
    "targets:\n"
    "  - id: t\n"
    "    title: t\n"
    "    of: official\n"
    "    with_level2: true\n"
    "    percent: 100\n"
    "    valid_from: 2025-12-30\n"
    "    valid_to: null\n"
    "    source: s\n"
    "    confirmed: true\n";

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
    static const char address[] = "thôn Măng La, xã Ngọk Bay, tỉnh Quảng Ngãi";
    int hamlet = address_hamlet(commune, address, TODAY);
    SOUND(hamlet >= -1 && hamlet < (int)commune->hamlet_count);
    SOUND(address_is_here(commune, address) <= ADDRESS_ELSEWHERE);
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

/* The value of one line, `index` of them all (modulo their number), becomes `text`. */
static void edit(struct buffer *file, size_t index, const char *text, size_t length)
{
    struct buffer edited = {0};
    size_t lines = 0, at = 0;
    for (const char *end = buffer_text(file); (end = strchr(end, '\n')) != NULL; end++)
        lines++;
    for (const char *line = buffer_text(file); *line != '\0'; at++) {
        size_t whole = strcspn(line, "\n") + 1;
        const char *colon = at == index % lines ? memchr(line, ':', whole) : NULL;
        if (colon == NULL) {
            buffer_add(&edited, line, whole);
        } else {
            buffer_add(&edited, line, (size_t)(colon - line) + 1);
            buffer_addf(&edited, " %.*s\n", (int)length, text);
        }
        line += whole;
    }
    buffer_release(file);
    *file = edited;
}

static void edit_all(struct buffer *file, const char *edits, size_t size)
{
    buffer_add_text(file, right);
    for (size_t at = 0; at < size;) {
        const char *end = memchr(edits + at, '\n', size - at);
        size_t length = end != NULL ? (size_t)(end - edits) - at : size - at;
        if (length > 0 && memchr(edits + at, '\0', length) == NULL)
            edit(file, (unsigned char)edits[at], edits + at + 1, length - 1);
        at += length + 1;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buffer edited = {0};
    if (size > 0 && data[0] == EDITS) {
        edit_all(&edited, (const char *)data + 1, size - 1);
        data = (const uint8_t *)buffer_text(&edited);
        size = edited.length;
    }
    const char *path = fuzz_file("commune.yaml", data, size);
    buffer_release(&edited);
    struct arena *arena = arena_new();
    const struct commune *commune = load(path, arena);
    if (commune != NULL) {
        look_at(commune);
        write_back(commune, path);
    }
    arena_free(arena);
    return 0;
}
