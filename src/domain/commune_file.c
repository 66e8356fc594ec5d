/* Reading data/commune/NAME.yaml. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "domain/commune_file.h"
#include "domain/name.h"

#define LARGEST_FILE (256 * 1024)
#define MOST_PEOPLE  10000000L

#define HAMLET(member) offsetof(struct hamlet, member)
#define GROUP(member)  offsetof(struct group, member)
#define UNIT(member)   offsetof(struct unit, member)
#define TARGET(member) offsetof(struct target, member)
#define HOURS(member)  offsetof(struct commune_hours, member)
#define FILE_(member)  offsetof(struct commune_file, member)

/* clang-format off */
static const struct yaml_field hamlet_fields[] = {
    {.key = "id",         .type = YAML_TEXT, .offset = HAMLET(id), .required = true, .max = 40},
    {.key = "name",       .type = YAML_TEXT, .offset = HAMLET(name), .required = true, .max = 80},
    {.key = "adults",     .type = YAML_INT,  .offset = HAMLET(adults), .required = true,
     .nullable = true, .min = 1, .max = MOST_PEOPLE},
    {.key = "adults_on",  .type = YAML_DATE, .offset = HAMLET(adults_on), .nullable = true},
    {.key = "valid_from", .type = YAML_DATE, .offset = HAMLET(valid_from), .nullable = true},
    {.key = "valid_to",   .type = YAML_DATE, .offset = HAMLET(valid_to), .nullable = true},
    {.key = "successor",  .type = YAML_TEXT, .offset = HAMLET(successor), .nullable = true,
     .max = 40},
    {.key = "source",     .type = YAML_TEXT, .offset = HAMLET(source), .required = true},
    {.key = "confirmed",  .type = YAML_BOOL, .offset = HAMLET(confirmed), .required = true},
    {.key = NULL},
};

static const struct yaml_field group_fields[] = {
    {.key = "id",        .type = YAML_TEXT, .offset = GROUP(id), .required = true, .max = 40},
    {.key = "name",      .type = YAML_TEXT, .offset = GROUP(name), .required = true, .max = 80},
    {.key = "people",    .type = YAML_INT,  .offset = GROUP(people), .required = true,
     .nullable = true, .min = 1, .max = MOST_PEOPLE},
    {.key = "people_on", .type = YAML_DATE, .offset = GROUP(people_on), .nullable = true},
    {.key = "source",    .type = YAML_TEXT, .offset = GROUP(source), .required = true},
    {.key = "confirmed", .type = YAML_BOOL, .offset = GROUP(confirmed), .required = true},
    {.key = NULL},
};

static const struct yaml_field unit_fields[] = {
    {.key = "id",        .type = YAML_TEXT, .offset = UNIT(id), .required = true, .max = 40},
    {.key = "name",      .type = YAML_TEXT, .offset = UNIT(name), .required = true, .max = 120},
    {.key = "duty",      .type = YAML_TEXT, .offset = UNIT(duty), .required = true},
    {.key = "people",    .type = YAML_INT,  .offset = UNIT(people), .required = true,
     .nullable = true, .min = 1, .max = MOST_PEOPLE},
    {.key = "people_on", .type = YAML_DATE, .offset = UNIT(people_on), .nullable = true},
    {.key = "source",    .type = YAML_TEXT, .offset = UNIT(source), .required = true},
    {.key = "confirmed", .type = YAML_BOOL, .offset = UNIT(confirmed), .required = true},
    {.key = NULL},
};

static const struct yaml_field target_fields[] = {
    {.key = "id",         .type = YAML_TEXT, .offset = TARGET(id), .required = true, .max = 40},
    {.key = "title",      .type = YAML_TEXT, .offset = TARGET(title), .required = true, .max = 160},
    {.key = "of",         .type = YAML_TEXT, .offset = TARGET(of), .required = true, .max = 40},
    {.key = "with_level2", .type = YAML_BOOL, .offset = TARGET(with_level2)},
    {.key = "percent",    .type = YAML_INT,  .offset = TARGET(percent), .required = true,
     .min = 1, .max = 100},
    {.key = "valid_from", .type = YAML_DATE, .offset = TARGET(valid_from), .required = true},
    {.key = "valid_to",   .type = YAML_DATE, .offset = TARGET(valid_to), .required = true,
     .nullable = true},
    {.key = "source",     .type = YAML_TEXT, .offset = TARGET(source), .required = true},
    {.key = "confirmed",  .type = YAML_BOOL, .offset = TARGET(confirmed), .required = true},
    {.key = NULL},
};

static const struct yaml_field hour_fields[] = {
    {.key = "from", .type = YAML_TEXT, .offset = HOURS(from), .required = true, .max = 5},
    {.key = "to",   .type = YAML_TEXT, .offset = HOURS(to), .required = true, .max = 5},
    {.key = NULL},
};

const struct yaml_field commune_fields[] = {
    {.key = "code",        .type = YAML_TEXT,  .offset = FILE_(code), .required = true, .max = 10},
    {.key = "name",        .type = YAML_TEXT,  .offset = FILE_(name), .required = true, .max = 80},
    {.key = "kind",        .type = YAML_TEXT,  .offset = FILE_(kind), .required = true, .max = 20},
    {.key = "province",    .type = YAML_TEXT,  .offset = FILE_(province), .required = true,
     .max = 80},
    {.key = "centre",      .type = YAML_TEXT,  .offset = FILE_(centre), .required = true,
     .max = 160},
    {.key = "hotline",     .type = YAML_TEXT,  .offset = FILE_(hotline), .required = true,
     .nullable = true, .max = 40},
    {.key = "counters",    .type = YAML_TEXTS, .offset = FILE_(counters), .required = true,
     .max = 40},
    {.key = "also",        .type = YAML_TEXTS, .offset = FILE_(also), .required = true, .max = 80},
    {.key = "formerly_in", .type = YAML_TEXTS, .offset = FILE_(formerly_in), .max = 80},
    {.key = "adults",      .type = YAML_INT,   .offset = FILE_(adults), .required = true,
     .nullable = true, .min = 1, .max = MOST_PEOPLE},
    {.key = "adults_on",   .type = YAML_DATE,  .offset = FILE_(adults_on), .nullable = true},
    {.key = "adults_source", .type = YAML_TEXT, .offset = FILE_(adults_source), .nullable = true},
    {.key = "hamlets_on",  .type = YAML_DATE,  .offset = FILE_(hamlets_on), .nullable = true},
    {.key = "hamlets_source", .type = YAML_TEXT, .offset = FILE_(hamlets_source),
     .nullable = true},
    {.key = "report_day",  .type = YAML_INT,   .offset = FILE_(report_day), .required = true,
     .min = 1, .max = 28},
    {.key = "cut_off_day", .type = YAML_INT,   .offset = FILE_(cut_off_day), .required = true,
     .min = 1, .max = 28},
    {.key = "hours",       .type = YAML_LIST,  .offset = FILE_(hours), .required = true, .min = 1,
     .max = 6, .fields = hour_fields, .size = sizeof(struct commune_hours)},
    {.key = "unconfirmed", .type = YAML_TEXTS, .offset = FILE_(unconfirmed), .required = true,
     .max = 40},
    {.key = "sources",     .type = YAML_TEXTS, .offset = FILE_(sources), .required = true},
    {.key = "hamlets",     .type = YAML_LIST,  .offset = FILE_(hamlets), .required = true, .max = 200,
     .fields = hamlet_fields, .size = sizeof(struct hamlet)},
    {.key = "groups",      .type = YAML_LIST,  .offset = FILE_(groups), .required = true, .max = 40,
     .fields = group_fields, .size = sizeof(struct group)},
    {.key = "units",       .type = YAML_LIST,  .offset = FILE_(units), .required = true, .max = 200,
     .fields = unit_fields, .size = sizeof(struct unit)},
    {.key = "targets",     .type = YAML_LIST,  .offset = FILE_(targets), .required = true, .max = 40,
     .fields = target_fields, .size = sizeof(struct target)},
    {.key = NULL},
};
/* clang-format on */

bool commune_minutes(const char *text, int *minutes)
{
    if (!text_has_shape(text, "dd:dd"))
        return false;
    int hour = (text[0] - '0') * 10 + text[1] - '0';
    int minute = (text[3] - '0') * 10 + text[4] - '0';
    *minutes = hour * 60 + minute;
    return hour < 24 && minute < 60;
}

static int hamlet_order(const void *left, const void *right)
{
    const struct hamlet *one = left, *other = right;
    return name_compare_places(one->name, other->name);
}

/* `null` leaves 0 in a count, which nobody may take for "no people". */
static void mark_unknown_counts(struct commune_file *file)
{
    struct hamlet *hamlets = file->hamlets.item;
    struct group *groups = file->groups.item;
    struct unit *units = file->units.item;
    for (size_t i = 0; i < file->hamlets.count; i++) {
        if (hamlets[i].adults == 0)
            hamlets[i].adults = COMMUNE_NOT_KNOWN;
    }
    for (size_t i = 0; i < file->groups.count; i++) {
        if (groups[i].people == 0)
            groups[i].people = COMMUNE_NOT_KNOWN;
    }
    for (size_t i = 0; i < file->units.count; i++) {
        if (units[i].people == 0)
            units[i].people = COMMUNE_NOT_KNOWN;
    }
    if (file->adults == 0)
        file->adults = COMMUNE_NOT_KNOWN;
}

static const struct working_span *hours_of(const struct commune_file *file, struct arena *arena)
{
    const struct commune_hours *given = file->hours.item;
    struct working_span *hours = arena_new_array(arena, struct working_span, file->hours.count);
    for (size_t i = 0; i < file->hours.count; i++) {
        commune_minutes(given[i].from, &hours[i].from);
        commune_minutes(given[i].to, &hours[i].to);
    }
    return hours;
}

static const struct commune *commune_of(struct commune_file *file, struct arena *arena)
{
    mark_unknown_counts(file);
    if (file->hamlets.count > 0)
        qsort(file->hamlets.item, file->hamlets.count, sizeof(struct hamlet), hamlet_order);
    struct commune *commune = arena_new_bytes(arena, sizeof *commune);
    *commune = (struct commune){
        .code = file->code,
        .name = file->name,
        .kind = file->kind,
        .province = file->province,
        .centre = file->centre,
        .hotline = file->hotline,
        .counters = file->counters.item,
        .counter_count = file->counters.count,
        .also = file->also.item,
        .also_count = file->also.count,
        .formerly_in = file->formerly_in.item,
        .formerly_in_count = file->formerly_in.count,
        .adults = file->adults,
        .adults_on = file->adults_on,
        .adults_source = file->adults_source,
        .hamlets_on = file->hamlets_on,
        .hamlets_source = file->hamlets_source,
        .report_day = file->report_day,
        .cut_off_day = file->cut_off_day,
        .hamlets = file->hamlets.item,
        .hamlet_count = file->hamlets.count,
        .groups = file->groups.item,
        .group_count = file->groups.count,
        .units = file->units.item,
        .unit_count = file->units.count,
        .targets = file->targets.item,
        .target_count = file->targets.count,
        .hours = hours_of(file, arena),
        .hour_count = file->hours.count,
        .unconfirmed = file->unconfirmed.item,
        .unconfirmed_count = file->unconfirmed.count,
    };
    return commune;
}

const struct commune *commune_load(const char *path, struct arena *arena, struct findings *findings,
                                   struct error *error)
{
    struct buffer text = {0};
    if (!file_read(path, LARGEST_FILE, &text, error)) {
        buffer_release(&text);
        return NULL;
    }
    /* A key that is not there leaves what stands here, and 0 is a day. */
    struct commune_file file = {
        .path = path, .adults_on = YAML_NO_DATE, .hamlets_on = YAML_NO_DATE};
    bool good = yaml_read(path, buffer_text(&text), text.length, 0, commune_fields, &file, arena,
                          findings) &&
                commune_check(&file, findings);
    buffer_release(&text);
    if (good)
        return commune_of(&file, arena);
    error_set(error, ERROR_INPUT, "mistakes in %s", path);
    return NULL;
}
