/* Ruling people out, a block at a time. */
#include <string.h>

#include "ledger/search_private.h"

#define STRIP 64u /* rows of a block that are passed over together */

/* 0: this one cannot be ruled out by what he lacks; else he can. Without a branch and over a whole
 * block, so that the compiler takes several people at a time. */
static void mark_signs(uint64_t need, const struct block *block,
                       uint32_t lacks[restrict BLOCK_ROWS])
{
    uint32_t low = (uint32_t)need, high = (uint32_t)(need >> 32);
    if (need == 0) { /* digits alone: a third of a million's memory is not looked at */
        memset(lacks, 0, BLOCK_ROWS * sizeof *lacks);
        return;
    }
    for (uint32_t at = 0; at < BLOCK_ROWS; at++)
        lacks[at] = (~block->sign[0][at] & low) | (~block->sign[1][at] & high);
}

static uint32_t is_born_so(const struct quick *quick, uint32_t year)
{
    return (uint32_t)((year & quick->year_mask[0]) == quick->year[0]) |
           (uint32_t)((year & quick->year_mask[1]) == quick->year[1]);
}

static void mark_years(const struct quick *word, const struct block *block,
                       uint32_t lacks[restrict BLOCK_ROWS])
{
    const struct quick quick = *word;
    for (uint32_t at = 0; at < BLOCK_ROWS; at++)
        lacks[at] |= is_born_so(&quick, block->birth_year[at]) ^ 1;
}

static void mark_digits(const struct quick *word, const struct block *block,
                        uint32_t lacks[restrict BLOCK_ROWS])
{
    const struct quick quick = *word;
    for (uint32_t at = 0; at < BLOCK_ROWS; at++) {
        uint32_t tail = block->tail[at] ^ quick.tail;
        uint32_t number = block->number_head[at] ^ quick.number;
        uint32_t phone = block->phone_head[at] ^ quick.phone;
        uint32_t fits = (uint32_t)((tail & quick.tail_mask) == 0) |
                        (uint32_t)((tail & quick.tail_mask << 16) == 0) |
                        (uint32_t)((number & quick.head_mask) == 0) |
                        (uint32_t)((phone & quick.head_mask) == 0) |
                        is_born_so(&quick, block->birth_year[at]);
        lacks[at] |= fits ^ 1;
    }
}

/* The places of those who lack nothing. Most strips have none. */
static uint32_t places(const uint32_t lacks[BLOCK_ROWS], uint32_t count, uint16_t place[BLOCK_ROWS])
{
    uint32_t found = 0;
    for (uint32_t first = 0; first < count; first += STRIP) {
        uint32_t fits = 0;
        for (uint32_t i = 0; i < STRIP; i++)
            fits |= (uint32_t)(lacks[first + i] == 0);
        for (uint32_t at = first; fits != 0 && at < first + STRIP; at++) {
            place[found] = (uint16_t)at;
            found += lacks[at] == 0;
        }
    }
    while (found > 0 && place[found - 1] >= count) /* the block's unused end */
        found--;
    return found;
}

static bool has_sign(const struct search *search, const struct block *block, uint32_t at)
{
    uint64_t sign = block->sign[0][at] | (uint64_t)block->sign[1][at] << 32;
    uint64_t need = search->need[block->hamlet[at]];
    return (sign & need) == need;
}

/* Those who cannot be ruled out at once, their rows and names called into the cache together: of a
 * million they are far apart, and to wait for one after another took half of a key's time. */
uint32_t sieve_block(const struct sieve *sieve, const struct search *search,
                     const struct block *block, uint32_t count, uint16_t gathered[BLOCK_ROWS])
{
    uint32_t lacks[BLOCK_ROWS], kept = 0;
    mark_signs(sieve->common, block, lacks);
    if (sieve->quick != NULL && sieve->quick->is_year_alone)
        mark_years(sieve->quick, block, lacks);
    else if (sieve->quick != NULL)
        mark_digits(sieve->quick, block, lacks);
    uint32_t found = places(lacks, count, gathered);
    for (uint32_t i = 0; i < found; i++) {
        uint16_t at = gathered[i];
        if (sieve->by_hamlet && !has_sign(search, block, at))
            continue;
        __builtin_prefetch(&block->row[at]);
        gathered[kept++] = at;
    }
    for (uint32_t i = 0; i < kept; i++) {
        uint32_t text = block->row[gathered[i]].text;
        if (text != NO_TEXT)
            __builtin_prefetch(search_text_at(search, text));
    }
    return kept;
}
