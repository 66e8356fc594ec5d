/* The parts of changing the commune's file: what may be written, one record's line, the head's keys. */
#ifndef CAMTAY_DOMAIN_COMMUNE_EDIT_PARTS_H
#define CAMTAY_DOMAIN_COMMUNE_EDIT_PARTS_H

#include <stdbool.h>

#include "domain/commune_edit.h"

struct buffer;
struct error;

/* The rules of commune_record_write, before anything is touched: ERROR_INPUT. */
bool commune_record_fits(const struct commune *commune, long today,
                         const struct commune_record *record, struct error *error);

/* The file `old` with this record of its head in it (RECORD_HEAD), all other lines as they are.
 * ERROR_REFUSED "line N": that line is written in a way that a person must change. */
bool commune_head_rewrite(const struct buffer *old, const struct commune_record *record,
                          struct buffer *into, struct error *error);

/* A text in double quotes: whatever stands in it, YAML reads the same again. */
void commune_add_quoted(struct buffer *line, const char *text);

#endif
