/* Maps and lists of a YAML file, by the table of fields. */
#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/yaml_reader.h"

#define MOST_FIELDS        64
#define MOST_ITEMS_DEFAULT 1000

static const yaml_node_t *node_at(const struct yaml_reader *reader, int index)
{
    return yaml_document_get_node(reader->document, index);
}

static const struct yaml_field *find_field(const struct yaml_field *fields, const char *key)
{
    for (; fields->key != NULL; fields++) {
        if (strcmp(fields->key, key) == 0)
            return fields;
    }
    return NULL;
}

static void *place_of(const struct yaml_field *field, void *record)
{
    return (unsigned char *)record + field->offset;
}

/* --- lists --- */

static size_t item_count(const yaml_node_t *list)
{
    return (size_t)(list->data.sequence.items.top - list->data.sequence.items.start);
}

static bool is_list(struct yaml_reader *reader, const yaml_node_t *node,
                    const struct yaml_field *field)
{
    if (node->type == YAML_SEQUENCE_NODE)
        return true;
    yaml_error(reader, node, "mục %s phải là một danh sách", field->key);
    return false;
}

static void read_texts(struct yaml_reader *reader, const yaml_node_t *node,
                       const struct yaml_field *field, struct yaml_texts *texts)
{
    if (!is_list(reader, node, field))
        return;
    size_t count = item_count(node);
    texts->item = arena_new_array(reader->arena, const char *, count);
    texts->line = arena_new_array(reader->arena, int, count);
    texts->count = 0;
    for (size_t i = 0; i < count; i++) {
        const yaml_node_t *item = node_at(reader, node->data.sequence.items.start[i]);
        const char *text = yaml_text_read(reader, item, field->key, field->max);
        if (text == NULL)
            continue;
        texts->item[texts->count] = text;
        texts->line[texts->count] = yaml_line(reader, item);
        texts->count++;
    }
}

/* A caller cannot set defaults in records that do not exist yet: no date is YAML_NO_DATE. */
static void set_no_dates(const struct yaml_field *fields, void *record)
{
    for (; fields->key != NULL; fields++) {
        if (fields->type == YAML_DATE)
            *(long *)place_of(fields, record) = YAML_NO_DATE;
    }
}

static void read_records(struct yaml_reader *reader, const yaml_node_t *node,
                         const struct yaml_field *field, struct yaml_list *list)
{
    if (!is_list(reader, node, field))
        return;
    size_t count = item_count(node);
    long most = field->max > 0 ? field->max : MOST_ITEMS_DEFAULT;
    if ((long)count < field->min || (long)count > most) {
        yaml_error(reader, node, "mục %s phải có từ %ld đến %ld dòng", field->key, field->min,
                   most);
        return;
    }
    unsigned char *records = arena_new_bytes(reader->arena, field->size * count);
    for (size_t i = 0; i < count; i++) {
        const yaml_node_t *item = node_at(reader, node->data.sequence.items.start[i]);
        void *record = records + i * field->size;
        *(int *)record = yaml_line(reader, item);
        set_no_dates(field->fields, record);
        if (item->type == YAML_MAPPING_NODE)
            yaml_map_read(reader, item, field->fields, record);
        else
            yaml_error(reader, item, "mỗi dòng của %s phải là các mục “tên: giá trị”", field->key);
    }
    list->item = records;
    list->count = count;
}

/* --- maps --- */

static void read_value(struct yaml_reader *reader, const yaml_node_t *node,
                       const struct yaml_field *field, void *record)
{
    void *place = place_of(field, record);
    if (yaml_is_null(node)) {
        if (!field->nullable)
            yaml_error(reader, node, "mục %s không được để trống", field->key);
        else if (field->type == YAML_DATE)
            *(long *)place = YAML_NO_DATE;
        return;
    }
    switch (field->type) {
    case YAML_TEXTS: read_texts(reader, node, field, place); return;
    case YAML_LIST: read_records(reader, node, field, place); return;
    default: yaml_scalar_read(reader, node, field, place);
    }
}

static void read_pair(struct yaml_reader *reader, const yaml_node_pair_t *pair,
                      const struct yaml_field *fields, void *record, bool seen[MOST_FIELDS])
{
    const yaml_node_t *key = node_at(reader, pair->key);
    if (key->type != YAML_SCALAR_NODE) {
        yaml_error(reader, key, "tên mục phải là một chữ");
        return;
    }
    const char *name = (const char *)key->data.scalar.value;
    const struct yaml_field *field = find_field(fields, name);
    if (field == NULL) {
        yaml_error(reader, key, "không biết mục này: %.60s", name);
        return;
    }
    assert(field - fields < MOST_FIELDS);
    if (seen[field - fields]) {
        yaml_error(reader, key, "mục %s ghi hai lần", name);
        return;
    }
    seen[field - fields] = true;
    read_value(reader, node_at(reader, pair->value), field, record);
}

void yaml_map_read(struct yaml_reader *reader, const yaml_node_t *map,
                   const struct yaml_field *fields, void *record)
{
    bool seen[MOST_FIELDS] = {false};
    for (const yaml_node_pair_t *pair = map->data.mapping.pairs.start;
         pair < map->data.mapping.pairs.top; pair++)
        read_pair(reader, pair, fields, record, seen);

    for (const struct yaml_field *field = fields; field->key != NULL; field++) {
        if (field->required && !seen[field - fields])
            yaml_error(reader, map, "thiếu mục: %s", field->key);
    }
}
