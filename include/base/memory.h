/* Memory that never fails softly: running out of it aborts, the draft being on disk already. */
#ifndef CAMTAY_BASE_MEMORY_H
#define CAMTAY_BASE_MEMORY_H

#include <stddef.h>

/* malloc that aborts when there is none; zeroed. `count * size` is checked. Free with free(). */
void *memory_new(size_t count, size_t size);

/* realloc that aborts; the new part is NOT zeroed. `count * size` is checked. */
void *memory_resize(void *memory, size_t count, size_t size);

/* A copy of `text` (NULL gives NULL). Free with free(). */
char *memory_copy_text(const char *text);

#endif
