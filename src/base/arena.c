#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define FIRST_BLOCK 4096
#define ALIGNMENT   _Alignof(max_align_t)

/* One piece of memory that texts and records are cut from. */
struct block {
    struct block *older;
    size_t size; /* of `bytes` */
    size_t used;
    max_align_t bytes[];
};

struct arena {
    struct block *newest; /* the one that is being filled; NULL when nothing was asked for */
};

struct arena *arena_new(void)
{
    return memory_new(1, sizeof(struct arena));
}

static void free_blocks(struct block *block)
{
    while (block != NULL) {
        struct block *older = block->older;
        free(block);
        block = older;
    }
}

void arena_free(struct arena *arena)
{
    if (arena == NULL)
        return;
    free_blocks(arena->newest);
    free(arena);
}

void arena_clear(struct arena *arena)
{
    /* Each block is at least as large as the one before it: the newest is the largest. */
    struct block *largest = arena->newest;
    if (largest == NULL)
        return;
    free_blocks(largest->older);
    largest->older = NULL;
    largest->used = 0;
}

static void add_block(struct arena *arena, size_t needed)
{
    size_t size = arena->newest == NULL ? FIRST_BLOCK : arena->newest->size * 2;
    if (size < needed)
        size = needed;
    struct block *block = memory_new(1, sizeof *block + size);
    block->size = size;
    block->older = arena->newest;
    arena->newest = block;
}

void *arena_new_bytes(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 4)
        abort();
    size_t rounded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (rounded == 0)
        rounded = ALIGNMENT;
    if (arena->newest == NULL || arena->newest->size - arena->newest->used < rounded)
        add_block(arena, rounded);

    struct block *block = arena->newest;
    void *bytes = (unsigned char *)block->bytes + block->used;
    block->used += rounded;
    return memset(bytes, 0, size);
}

const char *arena_text_n(struct arena *arena, const char *text, size_t length)
{
    if (text == NULL)
        return NULL;
    char *copy = arena_new_bytes(arena, length + 1);
    if (length > 0)
        memcpy(copy, text, length);
    return copy;
}

const char *arena_text(struct arena *arena, const char *text)
{
    return text == NULL ? NULL : arena_text_n(arena, text, strlen(text));
}

const char *arena_textf(struct arena *arena, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    char none[1]; /* not NULL: gcc takes that for a mistake where it inlines this */
    int size = vsnprintf(none, sizeof none, format, arguments);
    va_end(arguments);
    assert(size >= 0);
    char *text = arena_new_bytes(arena, (size_t)size + 1);
    vsnprintf(text, (size_t)size + 1, format, again);
    va_end(again);
    return text;
}
