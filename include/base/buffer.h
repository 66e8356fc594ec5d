/* A growing piece of text or bytes. Always ends in a NUL that is not counted. */
#ifndef CAMTAY_BASE_BUFFER_H
#define CAMTAY_BASE_BUFFER_H

#include <stddef.h>

struct buffer {
    char *data; /* NULL until something was added; else NUL-terminated */
    size_t length;
    size_t capacity;
};

/* An empty buffer owns nothing; `struct buffer b = {0};` is the same. */
void buffer_init(struct buffer *buffer);

/* Frees what it holds; usable again as empty. */
void buffer_release(struct buffer *buffer);

/* Empties it and keeps the memory. */
void buffer_clear(struct buffer *buffer);

/* Adds `size` bytes (which may hold NULs). */
void buffer_add(struct buffer *buffer, const void *data, size_t size);

/* Adds a text up to its NUL. */
void buffer_add_text(struct buffer *buffer, const char *text);

/* Adds one byte. */
void buffer_add_byte(struct buffer *buffer, char byte);

/* Adds as printf would. */
void buffer_addf(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The text, "" when nothing was added; owned by the buffer, valid until the next change. */
const char *buffer_text(const struct buffer *buffer);

/* Hands the text (never NULL) to the caller, who frees it; the buffer is empty afterwards. */
char *buffer_take(struct buffer *buffer);

#endif
