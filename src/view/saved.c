#include "view/saved.h"

#include <string.h>

#include "base/text.h"
#include "ui/field.h"

void save_field(json_t *json, const char *key, const struct field *field)
{
    if (field->text[0] != '\0')
        json_object_set_new(json, key, json_pack("[sI]", field->text, (json_int_t)field->cursor));
}

/* The edge of a grapheme at or before `wanted`. */
static size_t cursor_in(const char *text, json_int_t wanted)
{
    size_t at = 0;
    while (text[at] != '\0' && (json_int_t)text_next(text, at) <= wanted)
        at = text_next(text, at);
    return at;
}

void restore_field(const json_t *json, const char *key, struct field *field)
{
    const json_t *pair = json_object_get(json, key);
    const char *text = json_string_value(json_array_get(pair, 0));
    if (text == NULL)
        return;
    field_set(field, text);
    field->cursor = cursor_in(field->text, json_integer_value(json_array_get(pair, 1)));
}

void save_text(json_t *json, const char *key, const char *text)
{
    if (text != NULL && text[0] != '\0')
        json_object_set_new(json, key, json_string(text));
}

void restore_text(const json_t *json, const char *key, char *text, size_t size)
{
    const char *saved = json_string_value(json_object_get(json, key));
    text[0] = '\0';
    if (saved != NULL && strlen(saved) < size && text_is_clean(saved))
        memcpy(text, saved, strlen(saved) + 1);
}

void save_number(json_t *json, const char *key, long number)
{
    json_object_set_new(json, key, json_integer(number));
}

long restore_number(const json_t *json, const char *key, long least, long most, long otherwise)
{
    const json_t *saved = json_object_get(json, key);
    if (!json_is_integer(saved))
        return otherwise;
    json_int_t number = json_integer_value(saved);
    return number < least || number > most ? otherwise : (long)number;
}
