#include "ledger/fields.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/error.h"
#include "base/text.h"
#include "ledger/append.h"
#include "ledger/kinds.h"

#define TEXT_LIMIT   200         /* bytes of a text in a body */
#define SECRET_LIMIT 4096        /* bytes of a text in a sealed part */
#define INT_LIMIT    (1LL << 53) /* what every JSON reader holds exactly */
#define INTS_LIMIT   256

/* One NAME:TYPE? of a kind's row. */
struct field {
    char name[32];
    const char *type; /* not ended: `type_length` */
    size_t type_length;
    bool optional;
};

/* Reads the next field of a row and moves on; false at the end or at the '/' before the secrets. */
static bool next_field(const char **row, struct field *field)
{
    const char *at = *row + strspn(*row, " ");
    size_t length = strcspn(at, " ");
    *row = at + length;
    if (length == 0 || *at == '/')
        return false;

    size_t name = strcspn(at, ": ");
    field->type = at + name + (at[name] == ':');
    field->type_length = length - (size_t)(field->type - at);
    field->optional = at[length - 1] == '?';
    if (field->optional)
        field->type_length--;
    snprintf(field->name, sizeof field->name, "%.*s", (int)name, at);
    return true;
}

bool fields_is_id(const char *text)
{
    size_t length = strlen(text);
    return (length == 16 || length == 32) && strspn(text, "0123456789abcdef") == length;
}

bool fields_is_day(const char *text)
{
    struct tm day = {0};
    int end = 0;
    if (strlen(text) != 10 || strspn(text, "0123456789-") != 10 ||
        sscanf(text, "%4d-%2d-%2d%n", &day.tm_year, &day.tm_mon, &day.tm_mday, &end) != 3 ||
        end != 10)
        return false;
    day.tm_year -= 1900;
    day.tm_mon -= 1;
    struct tm normal = day;
    return timegm(&normal) != (time_t)-1 && normal.tm_year == day.tm_year &&
           normal.tm_mon == day.tm_mon && normal.tm_mday == day.tm_mday;
}

static bool is_one_of(const char *words, size_t length, const char *text)
{
    size_t wanted = strlen(text);
    for (const char *end = words + length; words < end;) {
        const char *bar = memchr(words, '|', (size_t)(end - words));
        size_t word = (size_t)((bar != NULL ? bar : end) - words);
        if (word == wanted && memcmp(words, text, word) == 0)
            return true;
        words += word + 1;
    }
    return false;
}

static bool is_int(const json_t *value)
{
    return json_is_integer(value) && json_integer_value(value) >= 0 &&
           json_integer_value(value) <= INT_LIMIT;
}

static bool is_ints(const json_t *value)
{
    if (!json_is_array(value) || json_array_size(value) > INTS_LIMIT)
        return false;
    for (size_t i = 0; i < json_array_size(value); i++)
        if (!is_int(json_array_get(value, i)))
            return false;
    return true;
}

static bool is_text(const char *text, size_t limit)
{
    return text[0] != '\0' && strlen(text) <= limit && text_is_clean(text);
}

static bool type_is(const struct field *field, const char *type)
{
    return strlen(type) == field->type_length && memcmp(field->type, type, field->type_length) == 0;
}

static bool value_fits(const struct field *field, const json_t *value)
{
    if (type_is(field, "int"))
        return is_int(value);
    if (type_is(field, "bool"))
        return json_is_boolean(value);
    if (type_is(field, "ints"))
        return is_ints(value);
    const char *text = json_string_value(value);
    if (text == NULL)
        return false;
    if (type_is(field, "text"))
        return is_text(text, TEXT_LIMIT);
    if (type_is(field, "day"))
        return fields_is_day(text);
    if (type_is(field, "id"))
        return fields_is_id(text);
    return is_one_of(field->type, field->type_length, text);
}

/* Every field of the row is there and fits; nothing else is there. */
static bool check_body(const struct kind *kind, json_t *body, struct error *error)
{
    size_t known = 0;
    const char *row = kind->fields;
    struct field field;
    while (next_field(&row, &field)) {
        const json_t *value = json_object_get(body, field.name);
        if (value == NULL && field.optional)
            continue;
        if (value == NULL)
            return error_set(error, ERROR_KIND, "%s: '%s' is missing", kind->name, field.name);
        if (!value_fits(&field, value))
            return error_set(error, ERROR_KIND, "%s: '%s' is not %.*s", kind->name, field.name,
                             (int)field.type_length, field.type);
        known++;
    }
    if (json_object_size(body) != known)
        return error_set(error, ERROR_KIND, "%s: a field that its row does not have", kind->name);
    return true;
}

/* The secret fields stand after the '/', without types: clean texts all of them. */
static bool is_secret_of(const struct kind *kind, const char *name)
{
    const char *row = strstr(kind->fields, "/ ");
    struct field field;
    if (row == NULL)
        return false;
    row += 2;
    while (next_field(&row, &field))
        if (strcmp(field.name, name) == 0)
            return true;
    return false;
}

static bool check_secret(const struct kind *kind, json_t *secret, struct error *error)
{
    const char *name;
    json_t *value;
    json_object_foreach(secret, name, value)
    {
        if (!is_secret_of(kind, name))
            return error_set(error, ERROR_KIND, "%s: nothing sealed is called '%.40s'", kind->name,
                             name);
        const char *text = json_string_value(value);
        if (text == NULL || !is_text(text, SECRET_LIMIT))
            return error_set(error, ERROR_KIND, "%s: sealed '%s' is not a clean text", kind->name,
                             name);
    }
    return true;
}

static bool check_object(const struct kind *kind, const char *text,
                         bool (*check)(const struct kind *, json_t *, struct error *),
                         struct error *error)
{
    size_t length = strlen(text);
    if (length > FIELDS_BODY_LIMIT)
        return error_set(error, ERROR_KIND, "%s: %zu bytes", kind->name, length);
    json_t *object = json_loadb(text, length, JSON_REJECT_DUPLICATES, NULL);
    bool fits = json_is_object(object)
                    ? check(kind, object, error)
                    : error_set(error, ERROR_KIND, "%s: not a JSON object", kind->name);
    json_decref(object);
    return fits;
}

/* What the subject of a kind looks like: a unit or an undone entry is named by a text, all else by
 * an id. */
static bool subject_fits(const struct kind *kind, const char *subject)
{
    if (strcmp(kind->subject, "unit") == 0 || strcmp(kind->subject, "entry") == 0)
        return is_text(subject, TEXT_LIMIT);
    return fields_is_id(subject);
}

bool fields_check(const struct kind *kind, const struct event *event, struct error *error)
{
    if (!subject_fits(kind, event->subject))
        return error_set(error, ERROR_KIND, "%s: the subject is not a %s's", kind->name,
                         kind->subject);
    return check_object(kind, event->body, check_body, error) &&
           (event->secret == NULL || check_object(kind, event->secret, check_secret, error));
}
