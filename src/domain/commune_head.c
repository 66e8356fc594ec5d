/* Facts of the commune's head written into its file: a line a key, the list of what is unconfirmed. */
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/yaml.h"
#include "domain/commune_edit_parts.h"
#include "domain/date.h"

#define SETTINGS 3

/* A key of the head and what it shall say. */
struct setting {
    char key[48];
    struct buffer value;
    bool there; /* the file has a line of it */
};

struct line {
    const char *text;
    size_t length; /* without its end */
    int number;    /* from 1 */
};

/* ---- what shall be said ---------------------------------------------------------------------- */

static bool is_list(const struct commune_record *record)
{
    return strcmp(record->id, COMMUNE_HAMLETS) == 0;
}

static void say_source(const struct commune_record *record, struct setting *setting)
{
    snprintf(setting->key, sizeof setting->key, "%.12s_source", record->id);
    if (record->source[0] != '\0')
        commune_add_quoted(&setting->value, record->source);
    else
        buffer_addf(&setting->value, "null");
}

static void say_day(const struct commune_record *record, struct setting *setting)
{
    char day[DATE_SIZE];
    snprintf(setting->key, sizeof setting->key, "%.12s_on", record->id);
    if (record->people_on != YAML_NO_DATE)
        date_iso(record->people_on, day);
    buffer_addf(&setting->value, "%s", record->people_on != YAML_NO_DATE ? day : "null");
}

/* The list of hamlets has a day and a source, the number of people itself besides. */
static int say(const struct commune_record *record, struct setting settings[SETTINGS])
{
    int count = 0;
    if (!is_list(record)) {
        struct setting *setting = &settings[count++];
        snprintf(setting->key, sizeof setting->key, "%s", record->id);
        if (record->people != COMMUNE_NOT_KNOWN)
            buffer_addf(&setting->value, "%ld", record->people);
        else
            buffer_addf(&setting->value, "null");
    }
    say_day(record, &settings[count++]);
    say_source(record, &settings[count++]);
    return count;
}

/* ---- lines ----------------------------------------------------------------------------------- */

/* The line at `*at`, which moves behind its end; false at the end of the file. */
static bool next_line(const struct buffer *text, size_t *at, struct line *line)
{
    if (*at >= text->length)
        return false;
    const char *start = text->data + *at, *end = memchr(start, '\n', text->length - *at);
    size_t length = end != NULL ? (size_t)(end - start) : text->length - *at;
    *at += length + (end != NULL);
    if (length > 0 && start[length - 1] == '\r')
        length--;
    *line = (struct line){.text = start, .length = length, .number = line->number + 1};
    return true;
}

static bool has_key(const struct line *line, const char *key)
{
    size_t length = strlen(key);
    return line->length > length && memcmp(line->text, key, length) == 0 &&
           line->text[length] == ':';
}

/* Where the value ends and a comment, with the blanks before it, begins. */
static size_t value_end(const struct line *line)
{
    char quote = '\0';
    size_t end = line->length;
    for (size_t at = 0; at < line->length; at++) {
        char c = line->text[at];
        if (quote != '\0') {
            if (c == '\\' && quote == '"')
                at++;
            else if (c == quote)
                quote = '\0';
        } else if ((c == '"' || c == '\'') && at > 0 && line->text[at - 1] == ' ') {
            quote = c;
        } else if (c == '#' && at > 0 && line->text[at - 1] == ' ') {
            end = at;
            break;
        }
    }
    while (end > 0 && line->text[end - 1] == ' ')
        end--;
    return end;
}

static void write_setting(const struct setting *setting, struct buffer *into)
{
    buffer_addf(into, "%s: ", setting->key);
    buffer_add(into, setting->value.data, setting->value.length);
}

/* ---- the list of what is unconfirmed --------------------------------------------------------- */

/* "[hotline, adults]" without `id`, or with it at the end. False: it is not written so. */
static bool write_unconfirmed(const struct line *line, const struct commune_record *record,
                              struct buffer *into)
{
    size_t end = value_end(line);
    const char *open = memchr(line->text, '[', end);
    if (open == NULL || line->text[end - 1] != ']')
        return false;
    buffer_add(into, line->text, (size_t)(open + 1 - line->text));
    const char *at = open + 1, *close = line->text + end - 1;
    bool first = true;
    while (at < close) {
        at += strspn(at, " ");
        const char *comma = memchr(at, ',', (size_t)(close - at));
        const char *stop = comma != NULL ? comma : close;
        size_t length = (size_t)(stop - at);
        while (length > 0 && at[length - 1] == ' ')
            length--;
        bool own = length == strlen(record->id) && memcmp(at, record->id, length) == 0;
        if (!own && length > 0)
            buffer_addf(into, "%s%.*s", first ? "" : ", ", (int)length, at);
        first = first && (own || length == 0);
        at = stop + (comma != NULL);
    }
    if (!record->confirmed)
        buffer_addf(into, "%s%s", first ? "" : ", ", record->id);
    buffer_add(into, close, line->length - (size_t)(close - line->text));
    return true;
}

/* ---- the file -------------------------------------------------------------------------------- */

static void look_for(const struct buffer *old, struct setting *settings, int count)
{
    struct line line = {0};
    for (size_t at = 0; next_line(old, &at, &line);) {
        for (int i = 0; i < count; i++)
            settings[i].there = settings[i].there || has_key(&line, settings[i].key);
    }
}

static void write_missing(const struct setting *settings, int count, const char *end,
                          struct buffer *into)
{
    for (int i = 0; i < count; i++) {
        if (settings[i].there)
            continue;
        write_setting(&settings[i], into);
        buffer_addf(into, "%s", end);
    }
}

static bool write_line(const struct line *line, const struct commune_record *record,
                       const struct setting *settings, int count, struct buffer *into)
{
    if (has_key(line, "unconfirmed"))
        return write_unconfirmed(line, record, into);
    for (int i = 0; i < count; i++) {
        if (!has_key(line, settings[i].key))
            continue;
        size_t end = value_end(line);
        write_setting(&settings[i], into);
        buffer_add(into, line->text + end, line->length - end);
        return true;
    }
    buffer_add(into, line->text, line->length);
    return true;
}

bool commune_head_rewrite(const struct buffer *old, const struct commune_record *record,
                          struct buffer *into, struct error *error)
{
    struct setting settings[SETTINGS] = {0};
    struct line line = {0};
    int count = say(record, settings);
    bool good = true;
    look_for(old, settings, count);
    for (size_t at = 0; good && next_line(old, &at, &line);) {
        size_t behind = (size_t)(line.text - old->data) + line.length;
        bool windows = behind < old->length && old->data[behind] == '\r';
        /* New keys stand above that list: the head is over when the lists begin. */
        if (has_key(&line, "unconfirmed"))
            write_missing(settings, count, windows ? "\r\n" : "\n", into);
        good = write_line(&line, record, settings, count, into);
        buffer_add(into, old->data + behind, at - behind);
    }
    for (int i = 0; i < SETTINGS; i++)
        buffer_release(&settings[i].value);
    return good || error_set(error, ERROR_REFUSED, "line %d", line.number);
}
