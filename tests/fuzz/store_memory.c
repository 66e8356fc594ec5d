#include "fuzz/store_memory.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "fuzz/target.h"

/* Asked for with every malloc of SQLite: nothing here is worth a count. */
#define PLAIN __attribute__((no_sanitize("address", "undefined", "coverage")))

#define LEAST  5 /* pieces of 2^5 bytes, their head included, up to 2^31 */
#define MOST   31
#define HEAD   16 /* as SQLite's pieces are aligned, and so that a free one can name the next */
#define REGION ((size_t)4 << 20)

/* Before what SQLite has: its size as a power of two; in a free piece the next one. */
struct piece {
    size_t power;
    struct piece *next;
};
_Static_assert(sizeof(struct piece) <= HEAD, "a head must fit before the bytes");

static struct piece *free_pieces[MOST + 1];
static unsigned char *region;
static size_t region_left;

PLAIN static struct piece *piece_of(void *bytes)
{
    return (struct piece *)(void *)((unsigned char *)bytes - HEAD);
}

PLAIN static void *take(int size)
{
    unsigned bits = (unsigned)size + HEAD - 1;
    size_t power = bits >> LEAST == 0 ? LEAST : (size_t)(32 - __builtin_clz(bits));
    struct piece *piece = free_pieces[power];
    SOUND(power <= MOST);
    if (piece != NULL) {
        free_pieces[power] = piece->next;
        return (unsigned char *)piece + HEAD;
    }
    size_t whole = (size_t)1 << power;
    if (region_left < whole) {
        region_left = whole > REGION ? whole : REGION;
        region =
            mmap(NULL, region_left, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        SOUND(region != MAP_FAILED);
    }
    piece = (struct piece *)(void *)region;
    piece->power = power;
    region += whole;
    region_left -= whole;
    return (unsigned char *)piece + HEAD;
}

PLAIN static void give_back(void *bytes)
{
    if (bytes == NULL)
        return;
    struct piece *piece = piece_of(bytes);
    piece->next = free_pieces[piece->power];
    free_pieces[piece->power] = piece;
}

PLAIN static int room(void *bytes)
{
    return bytes == NULL ? 0 : (int)(((size_t)1 << piece_of(bytes)->power) - HEAD);
}

PLAIN static void *resize(void *bytes, int size)
{
    int has = room(bytes);
    if (has >= size)
        return bytes;
    void *larger = take(size);
    if (has > 0)
        memcpy(larger, bytes, (size_t)has);
    give_back(bytes);
    return larger;
}

PLAIN static int round_up(int size)
{
    return (size + 7) & ~7;
}

static int begin(void *self)
{
    (void)self;
    return SQLITE_OK;
}

static void end(void *self)
{
    (void)self;
}

void store_memory_use(void)
{
    static const sqlite3_mem_methods methods = {take,     give_back, resize, room,
                                                round_up, begin,     end,    NULL};
    SOUND(sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) == SQLITE_OK);
}
