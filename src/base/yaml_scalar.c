/* Single values of a YAML file: texts, numbers, yes and no, dates, choices. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/day.h"
#include "base/text.h"
#include "base/yaml_reader.h"

#define MOST_BYTES_DEFAULT 400

static const char *value_of(const yaml_node_t *node)
{
    return (const char *)node->data.scalar.value;
}

static bool is_plain(const yaml_node_t *node)
{
    return node->type == YAML_SCALAR_NODE && node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
}

/* A NUL inside (written \0) would hide the rest of the value. */
static bool is_whole(const yaml_node_t *node)
{
    return strlen(value_of(node)) == node->data.scalar.length;
}

bool yaml_is_null(const yaml_node_t *node)
{
    if (!is_plain(node))
        return false;
    const char *value = value_of(node);
    return value[0] == '\0' || strcmp(value, "~") == 0 || strcmp(value, "null") == 0 ||
           strcmp(value, "Null") == 0 || strcmp(value, "NULL") == 0;
}

const char *yaml_text_read(struct yaml_reader *reader, const yaml_node_t *node, const char *key,
                           long max)
{
    if (node->type != YAML_SCALAR_NODE) {
        yaml_error(reader, node, "mục %s phải là một dòng chữ", key);
        return NULL;
    }
    if (yaml_is_null(node) || node->data.scalar.length == 0) {
        yaml_error(reader, node, "mục %s không được để trống", key);
        return NULL;
    }
    char *text = text_nfc(value_of(node));
    size_t length = strlen(text);
    if (length > 0 && text[length - 1] == '\n') /* blocks written with > or | end in one */
        text[--length] = '\0';

    long most = max > 0 ? max : MOST_BYTES_DEFAULT;
    const char *kept = NULL;
    if (!is_whole(node) || !text_is_clean(text))
        yaml_error(reader, node, "mục %s có ký tự ẩn hoặc xuống dòng", key);
    else if (length == 0)
        yaml_error(reader, node, "mục %s không được để trống", key);
    else if ((long)length > most)
        yaml_error(reader, node, "mục %s dài quá %ld byte", key, most);
    else
        kept = arena_text(reader->arena, text);
    free(text);
    return kept;
}

static void read_int(struct yaml_reader *reader, const yaml_node_t *node,
                     const struct yaml_field *field, long *place)
{
    char *end = NULL;
    const char *value = value_of(node);
    errno = 0;
    long number = strtol(value, &end, 10);
    bool is_number = is_plain(node) && is_whole(node) && end != value && *end == '\0' &&
                     (value[0] == '-' || (value[0] >= '0' && value[0] <= '9'));
    if (!is_number) {
        yaml_error(reader, node, "mục %s phải là một số", field->key);
        return;
    }
    bool bounded = field->min != 0 || field->max != 0;
    if (errno == ERANGE || (bounded && (number < field->min || number > field->max))) {
        yaml_error(reader, node, "mục %s phải từ %ld đến %ld", field->key, field->min, field->max);
        return;
    }
    *place = number;
}

static void read_bool(struct yaml_reader *reader, const yaml_node_t *node,
                      const struct yaml_field *field, bool *place)
{
    static const char *const yes[] = {"true", "yes", "có"};
    static const char *const no[] = {"false", "no", "không"};
    char *value = text_nfc(value_of(node));
    bool known = false;
    for (size_t i = 0; is_plain(node) && i < sizeof yes / sizeof yes[0]; i++) {
        bool is_yes = strcmp(value, yes[i]) == 0;
        if (is_yes || strcmp(value, no[i]) == 0) {
            *place = is_yes;
            known = true;
        }
    }
    free(value);
    if (!known)
        yaml_error(reader, node, "mục %s phải là true hoặc false", field->key);
}

static bool has_date_shape(const char *value)
{
    static const char shape[] = "dddd-dd-dd";
    size_t length = sizeof shape - 1;
    if (strlen(value) != length)
        return false;
    for (size_t i = 0; i < length; i++) {
        bool digit = value[i] >= '0' && value[i] <= '9';
        if (shape[i] == 'd' ? !digit : value[i] != shape[i])
            return false;
    }
    return true;
}

static void read_date(struct yaml_reader *reader, const yaml_node_t *node,
                      const struct yaml_field *field, long *place)
{
    int year = 0, month = 0, day = 0;
    const char *value = value_of(node);
    if (!is_whole(node) || !has_date_shape(value) ||
        sscanf(value, "%4d-%2d-%2d", &year, &month, &day) != 3 ||
        !day_of_date(year, month, day, place))
        yaml_error(reader, node, "mục %s phải là một ngày có thật, viết năm-tháng-ngày: 2026-11-20",
                   field->key);
}

static void read_choice(struct yaml_reader *reader, const yaml_node_t *node,
                        const struct yaml_field *field, int *place)
{
    struct buffer known = {0};
    char *value = text_nfc(value_of(node));
    bool found = false;
    for (int i = 0; field->choices[i] != NULL && !found; i++) {
        found = is_whole(node) && strcmp(field->choices[i], value) == 0;
        if (found)
            *place = i;
        buffer_addf(&known, "%s%s", i > 0 ? ", " : "", field->choices[i]);
    }
    if (!found)
        yaml_error(reader, node, "mục %s phải là một trong: %s", field->key, buffer_text(&known));
    free(value);
    buffer_release(&known);
}

void yaml_scalar_read(struct yaml_reader *reader, const yaml_node_t *node,
                      const struct yaml_field *field, void *place)
{
    if (field->type == YAML_TEXT) {
        const char *text = yaml_text_read(reader, node, field->key, field->max);
        if (text != NULL)
            *(const char **)place = text;
        return;
    }
    if (node->type != YAML_SCALAR_NODE) {
        yaml_error(reader, node, "mục %s phải là một giá trị, không phải danh sách", field->key);
        return;
    }
    switch (field->type) {
    case YAML_INT: read_int(reader, node, field, place); return;
    case YAML_BOOL: read_bool(reader, node, field, place); return;
    case YAML_DATE: read_date(reader, node, field, place); return;
    case YAML_CHOICE: read_choice(reader, node, field, place); return;
    default: return;
    }
}
