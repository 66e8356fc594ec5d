/* What a person typed and chose, as it stands in the draft. A secret field is never saved. */
#ifndef CAMTAY_VIEW_SAVED_H
#define CAMTAY_VIEW_SAVED_H

#include <jansson.h>
#include <stddef.h>

struct field;

/* The text and the cursor of a field under `key`; nothing while it is empty. */
void save_field(json_t *json, const char *key, const struct field *field);
/* Back again, cleaned; what does not fit the field is cut. Untouched if there is none. */
void restore_field(const json_t *json, const char *key, struct field *field);

/* A text of the state. */
void save_text(json_t *json, const char *key, const char *text);
/* Into `text` of `size` bytes; "" if there is none or it does not fit whole. */
void restore_text(const json_t *json, const char *key, char *text, size_t size);

/* A number of the state: an option, an index. */
void save_number(json_t *json, const char *key, long number);
/* The number if it lies between `least` and `most`, else `otherwise`. */
long restore_number(const json_t *json, const char *key, long least, long most, long otherwise);

#endif
