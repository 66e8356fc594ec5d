/* Memory given back all at once: one arena a frame for the page, one a guide. */
#ifndef CAMTAY_BASE_ARENA_H
#define CAMTAY_BASE_ARENA_H

#include <stddef.h>

struct arena;

/* A new, empty arena; arena_free gives back everything at once. */
struct arena *arena_new(void);
void arena_free(struct arena *arena);

/* Makes it empty again and keeps its largest block: no allocation in the steady state. */
void arena_clear(struct arena *arena);

/* `size` zeroed bytes, aligned for any type; valid until arena_clear or arena_free. */
void *arena_new_bytes(struct arena *arena, size_t size);

/* `count` zeroed things of `type`. */
#define arena_new_array(arena, type, count)                                                        \
    ((type *)arena_new_bytes((arena), sizeof(type) * (size_t)(count)))

/* A copy of a text, or of its first `length` bytes; NULL gives NULL. */
const char *arena_text(struct arena *arena, const char *text);
const char *arena_text_n(struct arena *arena, const char *text, size_t length);

/* A text made as printf would. */
const char *arena_textf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
