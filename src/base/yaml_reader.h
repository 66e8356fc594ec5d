/* What the files of base/yaml.h share while one text is read. */
#ifndef CAMTAY_BASE_YAML_READER_H
#define CAMTAY_BASE_YAML_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <yaml.h>

#include "base/yaml.h"

struct yaml_reader {
    const char *file;
    int first_line;
    yaml_document_t *document;
    struct arena *arena;
    struct findings *findings;
    bool bad; /* an error was found */
};

/* Words an error at a mark or node and remembers that there was one. */
void yaml_error_at(struct yaml_reader *reader, size_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
#define yaml_error(reader, node, ...) yaml_error_at((reader), (node)->start_mark.line, __VA_ARGS__)

/* The line in the file of a node. */
int yaml_line(const struct yaml_reader *reader, const yaml_node_t *node);

/* Reads a map into `record` (yaml_map.c). */
void yaml_map_read(struct yaml_reader *reader, const yaml_node_t *map,
                   const struct yaml_field *fields, void *record);

/* True for a plain `null`, `~` or nothing at all (yaml_scalar.c). */
bool yaml_is_null(const yaml_node_t *node);

/* Reads a text of at most `max` bytes (0: the default); NULL after an error (yaml_scalar.c). */
const char *yaml_text_read(struct yaml_reader *reader, const yaml_node_t *node, const char *key,
                           long max);

/* Reads a value of one of the scalar types into its place in the record (yaml_scalar.c). */
void yaml_scalar_read(struct yaml_reader *reader, const yaml_node_t *node,
                      const struct yaml_field *field, void *place);

#endif
