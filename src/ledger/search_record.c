#include "ledger/search_record.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static const struct field {
    const char *key;
    size_t place, size;
} fields[] = {
    {"name", offsetof(struct search_record, name), sizeof((struct search_record *)0)->name},
    {"id_number", offsetof(struct search_record, number),
     sizeof((struct search_record *)0)->number},
    {"phone", offsetof(struct search_record, phone), sizeof((struct search_record *)0)->phone},
};
#define FIELDS (sizeof fields / sizeof fields[0])

static void set(struct search_record *record, const char *key, size_t key_length, const char *text,
                size_t length)
{
    for (size_t i = 0; i < FIELDS; i++) {
        if (strlen(fields[i].key) != key_length || memcmp(fields[i].key, key, key_length) != 0)
            continue;
        char *into = (char *)record + fields[i].place;
        size_t most = fields[i].size - 1;
        memcpy(into, text, length < most ? length : most);
        into[length < most ? length : most] = '\0';
        return;
    }
}

/* A text between quotes with nothing escaped; NULL if it is not so. `*at` moves behind it. */
static const char *plain_text(const char **at, size_t *length)
{
    if (**at != '"')
        return NULL;
    const char *text = *at + 1;
    *length = strcspn(text, "\"\\");
    *at = text + *length + 1;
    return text[*length] == '"' ? text : NULL;
}

static void skip_blanks(const char **at)
{
    while (**at == ' ' || **at == '\t' || **at == '\r' || **at == '\n')
        ++*at;
}

/* {"name":"A Thuk","phone":"…"}: what this program writes. False: something else, and nothing is sure. */
static bool read_plain(const char *at, struct search_record *record)
{
    skip_blanks(&at);
    if (*at++ != '{')
        return false;
    do {
        size_t key_length, length;
        skip_blanks(&at);
        const char *key = plain_text(&at, &key_length);
        if (key == NULL)
            return false;
        skip_blanks(&at);
        if (*at++ != ':')
            return false;
        skip_blanks(&at);
        const char *text = plain_text(&at, &length);
        if (text == NULL)
            return false;
        set(record, key, key_length, text, length);
        skip_blanks(&at);
    } while (*at++ == ',');
    return at[-1] == '}';
}

static void read_any(const char *json, struct search_record *record)
{
    json_t *object = json_loads(json, 0, NULL);
    for (size_t i = 0; i < FIELDS; i++) {
        const char *text = json_string_value(json_object_get(object, fields[i].key));
        if (text != NULL)
            set(record, fields[i].key, strlen(fields[i].key), text, strlen(text));
    }
    json_decref(object);
}

static void empty(struct search_record *record)
{
    record->name[0] = record->number[0] = record->phone[0] = '\0';
}

void search_record_read(const char *json, struct search_record *record)
{
    empty(record);
    if (read_plain(json, record))
        return;
    empty(record);
    read_any(json, record);
}
