/* Whether a record of the commune's file may be written: the rules of commune_edit.h. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "base/yaml.h"
#include "domain/commune_edit_parts.h"
#include "domain/name.h"

#define MOST_PEOPLE 10000000L
#define NAME        80 /* bytes, as the file is read */
#define UNIT_NAME   120

static bool name_is_taken(const struct commune *commune, const struct commune_record *record)
{
    struct commune_record other;
    char *wanted = text_fold(record->name);
    bool taken = false;
    for (size_t n = 0; !taken && commune_record_at(commune, record->kind, n, &other); n++) {
        char *folded = text_fold(other.name);
        taken = strcmp(folded, wanted) == 0 && strcmp(other.id, record->id) != 0;
        free(folded);
    }
    free(wanted);
    return taken;
}

/* Follows who was merged into whom; true if the way never comes back to `record`. */
static bool successor_is_good(const struct commune *commune, const struct commune_record *record)
{
    if (record->successor[0] == '\0')
        return true;
    const char *id = record->successor;
    for (size_t i = 0; i <= commune->hamlet_count; i++) {
        const struct hamlet *hamlet = commune_hamlet(commune, id);
        if (hamlet == NULL || strcmp(id, record->id) == 0)
            return false;
        if (hamlet->successor == NULL)
            return record->valid_to != YAML_NO_DATE;
        id = hamlet->successor;
    }
    return false;
}

static bool name_fits(const struct commune *commune, const struct commune_record *record)
{
    size_t most = record->kind == RECORD_UNIT ? UNIT_NAME : NAME, letters = strlen(record->name);
    return letters > 0 && letters <= most && text_is_clean(record->name) &&
           !name_is_taken(commune, record);
}

/* A new name only: the old one may be from a file that somebody wrote by hand. */
static bool is_place_name(const struct commune *commune, const struct commune_record *record)
{
    struct commune_record before;
    bool kept = commune_record_find(commune, record->kind, record->id, &before) &&
                strcmp(before.name, record->name) == 0;
    return record->kind != RECORD_HAMLET || kept || name_is_place(record->name);
}

/* True if a percentage may be made of it: a confirmed head count, or the confirmed list of hamlets. */
static bool is_counted_on(const struct commune_record *record)
{
    bool list = record->kind == RECORD_HEAD && strcmp(record->id, COMMUNE_HAMLETS) == 0;
    return record->confirmed && (list || record->people != COMMUNE_NOT_KNOWN);
}

/* The source that stood there before anybody confirmed says nothing about this number. */
static bool has_own_source(const struct commune *commune, const struct commune_record *record)
{
    struct commune_record before;
    return !commune_record_find(commune, record->kind, record->id, &before) ||
           is_counted_on(&before) || strcmp(before.source, record->source) != 0;
}

static bool source_fits(const struct commune_record *record)
{
    bool nothing =
        record->kind == RECORD_HEAD && record->people == COMMUNE_NOT_KNOWN && !record->confirmed;
    return (nothing || record->source[0] != '\0') && text_is_clean(record->source) &&
           text_is_clean(record->duty);
}

bool commune_record_fits(const struct commune *commune, long today,
                         const struct commune_record *record, struct error *error)
{
    if (!name_fits(commune, record))
        return error_set(error, ERROR_INPUT, "name");
    if (!is_place_name(commune, record))
        return error_set(error, ERROR_INPUT, "place name");
    if (record->people != COMMUNE_NOT_KNOWN && (record->people < 1 || record->people > MOST_PEOPLE))
        return error_set(error, ERROR_INPUT, "people");
    if (record->people_on != YAML_NO_DATE && record->people_on > today)
        return error_set(error, ERROR_INPUT, "people_on");
    if (record->confirmed && record->kind == RECORD_HEAD && !is_counted_on(record))
        return error_set(error, ERROR_INPUT, "no people");
    if (is_counted_on(record) && record->people_on == YAML_NO_DATE)
        return error_set(error, ERROR_INPUT, "undated");
    if (!source_fits(record))
        return error_set(error, ERROR_INPUT, "source");
    if (is_counted_on(record) && !has_own_source(commune, record))
        return error_set(error, ERROR_INPUT, "same source");
    if (!successor_is_good(commune, record))
        return error_set(error, ERROR_INPUT, "successor");
    if (record->valid_to != YAML_NO_DATE && record->valid_to < record->valid_from)
        return error_set(error, ERROR_INPUT, "valid_to");
    return true;
}
