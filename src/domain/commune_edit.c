#include "domain/commune_edit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "base/yaml.h"
#include "domain/commune_edit_parts.h"
#include "domain/date.h"

#define LARGEST_FILE ((size_t)256 * 1024)

/* ---- reading --------------------------------------------------------------------------------- */

size_t commune_record_count(const struct commune *commune, enum record_kind kind)
{
    switch (kind) {
    case RECORD_HAMLET: return commune->hamlet_count;
    case RECORD_GROUP: return commune->group_count;
    case RECORD_UNIT: return commune->unit_count;
    case RECORD_HEAD: return 2;
    }
    return 0;
}

static void read_text(char *to, size_t size, const char *text)
{
    snprintf(to, size, "%s", text != NULL ? text : "");
}

static void read_hamlet(const struct hamlet *hamlet, struct commune_record *record)
{
    record->line = hamlet->line;
    read_text(record->id, sizeof record->id, hamlet->id);
    read_text(record->name, sizeof record->name, hamlet->name);
    read_text(record->source, sizeof record->source, hamlet->source);
    read_text(record->successor, sizeof record->successor, hamlet->successor);
    record->people = hamlet->adults;
    record->people_on = hamlet->adults_on;
    record->confirmed = hamlet->confirmed;
    record->valid_from = hamlet->valid_from;
    record->valid_to = hamlet->valid_to;
}

static void read_group(const struct group *group, struct commune_record *record)
{
    record->line = group->line;
    read_text(record->id, sizeof record->id, group->id);
    read_text(record->name, sizeof record->name, group->name);
    read_text(record->source, sizeof record->source, group->source);
    record->people = group->people;
    record->people_on = group->people_on;
    record->confirmed = group->confirmed;
}

static void read_unit(const struct unit *unit, struct commune_record *record)
{
    record->line = unit->line;
    read_text(record->id, sizeof record->id, unit->id);
    read_text(record->name, sizeof record->name, unit->name);
    read_text(record->duty, sizeof record->duty, unit->duty);
    read_text(record->source, sizeof record->source, unit->source);
    record->people = unit->people;
    record->people_on = unit->people_on;
    record->confirmed = unit->confirmed;
}

static void read_head(const struct commune *commune, bool hamlets, struct commune_record *record)
{
    const char *id = hamlets ? COMMUNE_HAMLETS : COMMUNE_ADULTS;
    record->line = 1; /* somewhere: it is found by its key */
    read_text(record->id, sizeof record->id, id);
    read_text(record->name, sizeof record->name, hamlets ? "Danh sách thôn" : "Cả xã");
    read_text(record->source, sizeof record->source,
              hamlets ? commune->hamlets_source : commune->adults_source);
    record->people = hamlets ? COMMUNE_NOT_KNOWN : commune->adults;
    record->people_on = hamlets ? commune->hamlets_on : commune->adults_on;
    record->confirmed = commune_is_confirmed(commune, id);
}

bool commune_record_at(const struct commune *commune, enum record_kind kind, size_t n,
                       struct commune_record *record)
{
    *record = (struct commune_record){.kind = kind,
                                      .people = COMMUNE_NOT_KNOWN,
                                      .people_on = YAML_NO_DATE,
                                      .valid_from = YAML_NO_DATE,
                                      .valid_to = YAML_NO_DATE};
    if (n >= commune_record_count(commune, kind))
        return false;
    switch (kind) {
    case RECORD_HAMLET: read_hamlet(&commune->hamlets[n], record); break;
    case RECORD_GROUP: read_group(&commune->groups[n], record); break;
    case RECORD_UNIT: read_unit(&commune->units[n], record); break;
    case RECORD_HEAD: read_head(commune, n == 1, record); break;
    }
    return true;
}

bool commune_record_find(const struct commune *commune, enum record_kind kind, const char *id,
                         struct commune_record *record)
{
    for (size_t n = 0; commune_record_at(commune, kind, n, record); n++) {
        if (strcmp(record->id, id) == 0)
            return true;
    }
    return false;
}

/* ---- writing --------------------------------------------------------------------------------- */

/* "mang-la" of "Măng La": letters and digits of the folded name, "-2" and so on if it is taken. */
static void make_id(const struct commune *commune, struct commune_record *record)
{
    char *folded = text_fold(record->name), base[36] = "";
    size_t used = 0;
    for (const char *at = folded; *at != '\0' && used + 1 < sizeof base - 4; at++) {
        bool plain = (*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9');
        if (plain)
            base[used++] = *at;
        else if (used > 0 && base[used - 1] != '-')
            base[used++] = '-';
    }
    while (used > 0 && base[used - 1] == '-')
        used--;
    base[used] = '\0';
    free(folded);
    struct commune_record other;
    snprintf(record->id, sizeof record->id, "%s", used > 0 ? base : "noi");
    for (int n = 2; commune_record_find(commune, record->kind, record->id, &other) && n < 1000; n++)
        snprintf(record->id, sizeof record->id, "%s-%d", used > 0 ? base : "noi", n);
}

void commune_add_quoted(struct buffer *line, const char *text)
{
    buffer_add_byte(line, '"');
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '"' || *at == '\\')
            buffer_add_byte(line, '\\');
        buffer_add_byte(line, *at);
    }
    buffer_add_byte(line, '"');
}

static void add_quoted(struct buffer *line, const char *key, const char *text)
{
    buffer_addf(line, ", %s: ", key);
    commune_add_quoted(line, text);
}

static void add_number(struct buffer *line, const char *key, long number)
{
    if (number == COMMUNE_NOT_KNOWN)
        buffer_addf(line, ", %s: null", key);
    else
        buffer_addf(line, ", %s: %ld", key, number);
}

static void add_day(struct buffer *line, const char *key, long day)
{
    char text[DATE_SIZE];
    if (day == YAML_NO_DATE)
        return;
    date_iso(day, text);
    buffer_addf(line, ", %s: %s", key, text);
}

/* "{id: mang-la, name: "Măng La", adults: 412, …}" */
static void write_record(const struct commune_record *record, struct buffer *line)
{
    bool hamlet = record->kind == RECORD_HAMLET;
    buffer_addf(line, "{id: %s", record->id);
    add_quoted(line, "name", record->name);
    if (record->kind == RECORD_UNIT)
        add_quoted(line, "duty", record->duty[0] != '\0' ? record->duty : "chưa ghi");
    add_number(line, hamlet ? "adults" : "people", record->people);
    add_day(line, hamlet ? "adults_on" : "people_on", record->people_on);
    if (hamlet) {
        add_day(line, "valid_from", record->valid_from);
        add_day(line, "valid_to", record->valid_to);
    }
    if (hamlet && record->successor[0] != '\0')
        buffer_addf(line, ", successor: %s", record->successor);
    add_quoted(line, "source", record->source);
    buffer_addf(line, ", confirmed: %s}", record->confirmed ? "true" : "false");
}

/* Where line `number` (from 1) begins and how long it is without its end; false beyond the end. */
static bool find_line(const struct buffer *text, int number, size_t *start, size_t *length)
{
    size_t at = 0;
    for (int line = 1; at < text->length; line++) {
        const char *end = memchr(text->data + at, '\n', text->length - at);
        size_t here = end != NULL ? (size_t)(end - text->data) - at : text->length - at;
        if (line == number) {
            *start = at;
            *length = here;
            return true;
        }
        at += here + 1;
    }
    return false;
}

/* The record's braces on that line: "  - {…} # …". False: it is not written so. */
static bool find_braces(const char *line, size_t length, size_t *open, size_t *close)
{
    size_t at = 0;
    while (at < length && line[at] == ' ')
        at++;
    if (at + 2 >= length || line[at] != '-' || line[at + 1] != ' ' || line[at + 2] != '{')
        return false;
    *open = at + 2;
    bool quoted = false;
    for (at = *open + 1; at < length; at++) {
        if (quoted && line[at] == '\\')
            at++;
        else if (line[at] == '"')
            quoted = !quoted;
        else if (!quoted && line[at] == '}') {
            *close = at + 1;
            return true;
        }
    }
    return false;
}

/* The last line of this kind of records: a new one goes below it. 0: there is none. */
static int last_line(const struct commune *commune, enum record_kind kind)
{
    struct commune_record record;
    int last = 0;
    for (size_t n = 0; commune_record_at(commune, kind, n, &record); n++)
        last = record.line > last ? record.line : last;
    return last;
}

/* True if the braces hold this very record: the file may have been edited by hand since it was read. */
static bool holds_id(const char *braces, size_t length, const char *id)
{
    char wanted[64];
    int size = snprintf(wanted, sizeof wanted, "{id: %s", id);
    return size > 0 && length > (size_t)size && memcmp(braces, wanted, (size_t)size) == 0 &&
           (braces[size] == ',' || braces[size] == '}' || braces[size] == ' ');
}

static bool rewrite(const struct buffer *old, const struct commune *commune,
                    const struct commune_record *record, struct buffer *into, struct error *error)
{
    size_t start = 0, length = 0, open = 0, close = 0;
    if (record->kind == RECORD_HEAD)
        return commune_head_rewrite(old, record, into, error);
    int line = record->line > 0 ? record->line : last_line(commune, record->kind);
    if (line == 0)
        return error_set(error, ERROR_REFUSED, "first");
    if (!find_line(old, line, &start, &length) ||
        !find_braces(old->data + start, length, &open, &close) ||
        (record->line > 0 && !holds_id(old->data + start + open, close - open, record->id)))
        return error_set(error, ERROR_REFUSED, "line %d", line);
    if (record->line > 0) {
        buffer_add(into, old->data, start + open);
        write_record(record, into);
        buffer_add(into, old->data + start + close, old->length - start - close);
        return true;
    }
    if (length > 0 && old->data[start + length - 1] == '\r')
        length--; /* the new line ends as its neighbour does */
    bool windows = start + length < old->length && old->data[start + length] == '\r';
    buffer_add(into, old->data, start + length);
    buffer_addf(into, "%s", windows ? "\r\n" : "\n");
    buffer_add(into, old->data + start, open);
    write_record(record, into);
    buffer_add(into, old->data + start + length, old->length - start - length);
    return true;
}

/* Reads what was written, beside the file, as the program will read it. */
static bool prove(const char *path, const struct buffer *text, struct error *error)
{
    char trial[4096];
    snprintf(trial, sizeof trial, "%s.thu", path);
    if (!file_write(trial, text->data, text->length, 0600, error))
        return false;
    struct arena *arena = arena_new();
    bool good = commune_load(trial, arena, NULL, error) != NULL;
    arena_free(arena);
    (void)unlink(trial);
    return good;
}

bool commune_record_write(const char *path, const struct commune *commune, long today,
                          struct commune_record *record, struct error *error)
{
    struct buffer old = {0}, fresh = {0};
    if (!commune_record_fits(commune, today, record, error))
        return false;
    bool unnamed = record->id[0] == '\0';
    if (unnamed)
        make_id(commune, record);
    bool good = file_read(path, LARGEST_FILE, &old, error) &&
                rewrite(&old, commune, record, &fresh, error) && prove(path, &fresh, error) &&
                file_write(path, fresh.data, fresh.length, 0600, error);
    if (!good && unnamed)
        record->id[0] = '\0';
    buffer_release(&old);
    buffer_release(&fresh);
    return good;
}
