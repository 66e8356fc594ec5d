#include "desk/commune.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/file.h"
#include "base/yaml.h"
#include "desk/desk_private.h"
#include "desk/staff.h"
#include "domain/date.h"

#define FIELDS        8
#define COMMUNE_LIMIT ((size_t)256 * 1024)

/* One thing about a record, as it was and as it is. */
struct difference {
    const char *field;
    char before[200], after[200];
};

static void number_words(char text[200], long number)
{
    text[0] = '\0';
    if (number != COMMUNE_NOT_KNOWN)
        snprintf(text, 200, "%ld", number);
}

static void day_words(char text[200], long day)
{
    text[0] = '\0';
    if (day != YAML_NO_DATE)
        date_iso(day, text);
}

static void fill(struct difference field[FIELDS], const struct commune_record *record, bool after)
{
    bool list = strcmp(record->id, COMMUNE_HAMLETS) == 0 && record->kind == RECORD_HEAD;
    bool adults = record->kind == RECORD_HAMLET || record->kind == RECORD_HEAD;
    const char *const names[FIELDS] = {"name", /* fields are named as in the file */
                                       adults ? "adults" : "people",
                                       list     ? "hamlets_on"
                                       : adults ? "adults_on"
                                                : "people_on",
                                       "source",
                                       "confirmed",
                                       "valid_to",
                                       "successor",
                                       "duty"};
    char words[FIELDS][200];
    snprintf(words[0], sizeof words[0], "%s", record->name);
    number_words(words[1], record->people);
    day_words(words[2], record->people_on);
    snprintf(words[3], sizeof words[3], "%s", record->source);
    snprintf(words[4], sizeof words[4], "%s", record->confirmed ? "true" : "false");
    day_words(words[5], record->valid_to);
    snprintf(words[6], sizeof words[6], "%s", record->successor);
    snprintf(words[7], sizeof words[7], "%s", record->duty);
    for (int i = 0; i < FIELDS; i++) {
        field[i].field = names[i];
        memcpy(after ? field[i].after : field[i].before, words[i], sizeof words[i]);
    }
}

static json_t *body_of(const struct commune_record *record, const struct difference *field)
{
    static const char *const kinds[] = {"hamlet", "group", "unit", "head"};
    json_t *body = json_pack("{s:s,s:s,s:s}", "record", kinds[record->kind], "id", record->id,
                             "field", field->field);
    if (field->before[0] != '\0')
        json_object_set_new(body, "before", json_string(field->before));
    if (field->after[0] != '\0')
        json_object_set_new(body, "after", json_string(field->after));
    return body;
}

static bool log_differences(struct desk *desk, const struct commune_record *record,
                            const struct difference *field, struct error *error)
{
    struct event event[FIELDS] = {0};
    char *text[FIELDS];
    int64_t number[FIELDS];
    size_t count = 0;
    for (int i = 0; i < FIELDS; i++) {
        if (strcmp(field[i].before, field[i].after) == 0)
            continue;
        text[count] = desk_dump(body_of(record, &field[i]));
        event[count] = (struct event){
            .kind = "commune.changed", .subject = desk->commune->code, .body = text[count]};
        count++;
    }
    bool good = count == 0 || ledger_append(desk->ledger, event, count, number, error);
    for (size_t i = 0; i < count; i++)
        free(text[i]);
    if (good && count > 0) {
        desk_undo_ends(desk);
        snprintf(desk->said, sizeof desk->said, "Đã ghi số %lld · %s", (long long)number[count - 1],
                 record->name);
    }
    return good;
}

/* True if the file still says of the record what the desk has read: a hand may have edited it. */
static bool is_as_read(const struct commune_record *read, const char *path, struct error *error)
{
    struct difference field[FIELDS] = {0};
    struct commune_record now;
    struct arena *arena = arena_new();
    const struct commune *commune = commune_load(path, arena, NULL, error);
    bool good = commune != NULL;
    bool same = good && commune_record_find(commune, read->kind, read->id, &now);
    if (same) {
        fill(field, read, false);
        fill(field, &now, true);
    }
    for (int i = 0; i < FIELDS; i++)
        same = same && strcmp(field[i].before, field[i].after) == 0;
    arena_free(arena);
    return same || (good && error_set(error, ERROR_REFUSED, "changed beside"));
}

bool desk_change_commune(struct desk *desk, struct commune_record *record, struct error *error)
{
    struct difference field[FIELDS];
    struct commune_record before;
    if (desk->practice || desk->vault == NULL)
        return error_set(error, ERROR_REFUSED, "practice");
    if (!desk_staff_is_head(desk))
        return error_set(error, ERROR_REFUSED, "not head");
    memset(field, 0, sizeof field);
    struct buffer old = {0};
    char *path = file_join(desk->folder, "commune.yaml");
    bool known = commune_record_find(desk->commune, record->kind, record->id, &before);
    if (known)
        fill(field, &before, false);
    bool good = (!known || is_as_read(&before, path, error)) &&
                file_read(path, COMMUNE_LIMIT, &old, error) &&
                commune_record_write(path, desk->commune, desk_today(desk), record, error);
    const struct commune *fresh = good ? commune_load(path, desk->arena, NULL, error) : NULL;
    bool written = good;
    if (fresh != NULL)
        fill(field, record, true);
    good = fresh != NULL && log_differences(desk, record, field, error);
    struct error ignored = {0};
    if (good)
        desk->commune = fresh; /* the old one lives in the same arena: pages may still hold it */
    else if (written)          /* what the book does not know must not be so */
        (void)file_write(path, old.data, old.length, 0600, &ignored);
    free(path);
    buffer_release(&old);
    return good;
}
