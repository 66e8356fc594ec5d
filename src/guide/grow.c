#include "guide/grow.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"

void *grow(struct arena *arena, const void *items, size_t count, size_t size)
{
    /* Full exactly at 0, 4, 8, 16 … items: no capacity has to be kept. */
    bool full = count == 0 || (count >= 4 && (count & (count - 1)) == 0);
    if (!full)
        return (void *)items;
    size_t room = count == 0 ? 4 : count * 2;
    void *larger = arena_new_bytes(arena, room * size);
    if (count > 0)
        memcpy(larger, items, count * size);
    return larger;
}
