/* Who can be found: rows in blocks, names in chunks, so that nothing moves when somebody is added. */
#include "ledger/search.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "ledger/search_private.h"

#define SLOTS_AT_FIRST 1024u /* a power of two */
#define NEWER          1u    /* lowest bit of a reference */
#define HAMLETS_MOST   60000

/* ---- memory ---------------------------------------------------------------------------------- */

static void *locked_new(struct search *search, size_t size)
{
    void *memory = memory_new(1, size);
    if (sodium_mlock(memory, size) != 0)
        search->locked = false;
    return memory;
}

static void locked_free(void *memory, size_t size)
{
    sodium_munlock(memory, size); /* wipes too */
    free(memory);
}

struct search *search_new(void)
{
    if (sodium_init() < 0)
        abort();
    struct search *search = memory_new(1, sizeof *search);
    search->table = fold_table_new();
    search->hamlet = memory_new(1, sizeof *search->hamlet);
    search->need = memory_new(1, sizeof *search->need);
    search->hamlet_count = 1;
    search->slot = memory_new(SLOTS_AT_FIRST, sizeof *search->slot);
    search->slot_count = SLOTS_AT_FIRST;
    search->locked = true;
    return search;
}

static uint32_t block_count(const struct rows *rows)
{
    return (rows->count + BLOCK_ROWS - 1) / BLOCK_ROWS;
}

static void free_rows(struct rows *rows)
{
    for (uint32_t i = 0; i < block_count(rows); i++)
        locked_free(rows->block[i], sizeof *rows->block[i]);
    free(rows->block);
}

void search_free(struct search *search)
{
    if (search == NULL)
        return;
    free_rows(&search->older);
    free_rows(&search->newer);
    for (uint32_t i = 0; i < search->chunk_count; i++)
        locked_free(search->chunk[i], sizeof *search->chunk[i]);
    free(search->chunk);
    free(search->hamlet);
    free(search->need);
    free(search->slot);
    free(search->table);
    free(search);
}

/* ---- ids ------------------------------------------------------------------------------------- */

static bool read_id(const char *text, unsigned char id[ID_BYTES])
{
    size_t size = 0;
    return strlen(text) == (size_t)2 * ID_BYTES &&
           sodium_hex2bin(id, ID_BYTES, text, (size_t)2 * ID_BYTES, NULL, &size, NULL) == 0 &&
           size == ID_BYTES;
}

static struct block *block_at(const struct search *search, uint32_t reference, uint32_t *at)
{
    const struct rows *rows = reference & NEWER ? &search->newer : &search->older;
    uint32_t row = reference >> 1;
    *at = row % BLOCK_ROWS;
    return rows->block[row / BLOCK_ROWS];
}

/* Where this id stands or would stand. Ids are keyed hashes: their own bytes are as good as any. */
static uint32_t *slot_of(const struct search *search, const unsigned char id[ID_BYTES])
{
    uint32_t mixed, at;
    memcpy(&mixed, id, sizeof mixed);
    for (;; mixed++) {
        uint32_t *slot = &search->slot[mixed & (search->slot_count - 1)];
        if (*slot == 0)
            return slot;
        const struct block *block = block_at(search, *slot - 1, &at);
        if (memcmp(block->row[at].id, id, ID_BYTES) == 0)
            return slot;
    }
}

static void make_slots(struct search *search, uint32_t count)
{
    uint32_t *before = search->slot, before_count = search->slot_count, at;
    search->slot = memory_new(count, sizeof *search->slot);
    search->slot_count = count;
    for (uint32_t i = 0; i < before_count; i++) {
        if (before[i] == 0)
            continue;
        const struct block *block = block_at(search, before[i] - 1, &at);
        *slot_of(search, block->row[at].id) = before[i];
    }
    free(before);
}

/* Three quarters full at most. */
static void slots_for(struct search *search, size_t ids)
{
    uint32_t count = search->slot_count;
    while (ids * 4 > (size_t)count * 3)
        count *= 2;
    if (count != search->slot_count)
        make_slots(search, count);
}

void search_expect(struct search *search, size_t people)
{
    if (people < NO_TEXT / 4)
        slots_for(search, people);
}

/* ---- hamlets --------------------------------------------------------------------------------- */

static uint16_t hamlet_index(struct search *search, const char *id)
{
    if (id[0] == '\0')
        return 0;
    for (uint16_t i = 1; i < search->hamlet_count; i++) {
        if (strcmp(search->hamlet[i].id, id) == 0)
            return i;
    }
    if (search->hamlet_count == HAMLETS_MOST || strlen(id) >= sizeof search->hamlet->id)
        return 0;
    search->hamlet =
        memory_resize(search->hamlet, (size_t)search->hamlet_count + 1, sizeof *search->hamlet);
    search->need =
        memory_resize(search->need, (size_t)search->hamlet_count + 1, sizeof *search->need);
    struct hamlet_words *hamlet = &search->hamlet[search->hamlet_count];
    *hamlet = (struct hamlet_words){0};
    snprintf(hamlet->id, sizeof hamlet->id, "%s", id);
    return search->hamlet_count++;
}

void search_hamlet(struct search *search, const char *id, const char *names)
{
    uint16_t index = hamlet_index(search, id);
    if (index > 0)
        fold_text(search->table, names, &search->hamlet[index].names);
}

/* ---- people ---------------------------------------------------------------------------------- */

static uint32_t keep_text(struct search *search, const struct folded *folded)
{
    uint32_t size = 2 * ((uint32_t)folded->length + 1);
    struct chunk *chunk = search->chunk_count > 0 ? search->chunk[search->chunk_count - 1] : NULL;
    if (chunk == NULL || chunk->used + size > CHUNK_SIZE) {
        search->chunk =
            memory_resize(search->chunk, (size_t)search->chunk_count + 1, sizeof(struct chunk *));
        chunk = locked_new(search, sizeof *chunk);
        search->chunk[search->chunk_count++] = chunk;
    }
    uint32_t place = (search->chunk_count - 1) * CHUNK_SIZE + chunk->used;
    memcpy(chunk->text + chunk->used, folded->letters, folded->length + 1);
    memcpy(chunk->text + chunk->used + folded->length + 1, folded->marks, folded->length + 1);
    chunk->used += size;
    return place;
}

/* His row stays, with nothing in it that could be found. */
static void empty_row(struct search *search, uint32_t reference)
{
    uint32_t at;
    struct block *block = block_at(search, reference, &at);
    if (block->row[at].text == NO_TEXT)
        return;
    uint32_t text = block->row[at].text;
    unsigned char *letters = search->chunk[text / CHUNK_SIZE]->text + text % CHUNK_SIZE;
    explicit_bzero(letters, 2 * (strlen((char *)letters) + 1));
    block->row[at].text = NO_TEXT;
    block->sign[0][at] = block->sign[1][at] = 0;
    block->row[at].number = block->row[at].phone = 0;
    block->tail[at] = block->number_head[at] = block->phone_head[at] = 0;
    block->birth_year[at] = 0;
    block->hamlet[at] = 0;
    search->living--;
}

/* 1985 as 0x1985. */
static uint32_t year_digits(int year)
{
    unsigned digits = 0;
    if (year < 1000 || year > 9999)
        return 0;
    for (unsigned shift = 0; year > 0; shift += 4, year /= 10)
        digits |= (unsigned)(year % 10) << shift;
    return digits;
}

static void write_row(struct search *search, struct block *block, uint32_t at,
                      const struct search_person *person)
{
    struct folded folded;
    fold_text(search->table, person->name, &folded);
    uint64_t sign = sign_of_name(&folded);
    block->sign[0][at] = (uint32_t)sign;
    block->sign[1][at] = (uint32_t)(sign >> 32);
    block->row[at].number = pack_digits(person->number, strlen(person->number));
    block->row[at].phone = pack_digits(person->phone, strlen(person->phone));
    block->tail[at] = packed_tail(block->row[at].number) | packed_tail(block->row[at].phone) << 16;
    block->number_head[at] = packed_head(block->row[at].number);
    block->phone_head[at] = packed_head(block->row[at].phone);
    block->row[at].text = keep_text(search, &folded);
    block->row[at].last_day = person->last_day;
    block->birth_year[at] = year_digits(person->birth_year);
    block->hamlet[at] = hamlet_index(search, person->hamlet);
    explicit_bzero(&folded, sizeof folded);
    search->living++;
}

static void append(struct search *search, uint32_t list, const unsigned char id[ID_BYTES],
                   uint32_t *slot, const struct search_person *person)
{
    struct rows *rows = list == NEWER ? &search->newer : &search->older;
    uint32_t at = rows->count % BLOCK_ROWS, blocks = block_count(rows);
    if (at == 0) {
        rows->block = memory_resize(rows->block, (size_t)blocks + 1, sizeof(struct block *));
        rows->block[blocks] = locked_new(search, sizeof(struct block));
    }
    struct block *block = rows->block[rows->count / BLOCK_ROWS];
    memcpy(block->row[at].id, id, ID_BYTES);
    write_row(search, block, at, person);
    *slot = (rows->count << 1 | list) + 1;
    rows->count++;
}

static void take(struct search *search, uint32_t list, bool replace,
                 const struct search_person *person)
{
    unsigned char id[ID_BYTES];
    uint32_t at;
    if (!read_id(person->id, id))
        return;
    slots_for(search, (size_t)search->known + 1);
    uint32_t *slot = slot_of(search, id);
    if (*slot == 0) {
        search->known++;
    } else {
        if (!replace && block_at(search, *slot - 1, &at)->row[at].text != NO_TEXT)
            return;
        empty_row(search, *slot - 1);
    }
    append(search, list, id, slot, person);
}

/* The order of `older` is what a search stops by: who does not fit into it goes to the others. */
void search_add(struct search *search, const struct search_person *person)
{
    const struct rows *older = &search->older;
    uint32_t last = older->count - 1;
    bool fits =
        older->count == 0 ||
        older->block[last / BLOCK_ROWS]->row[last % BLOCK_ROWS].last_day >= person->last_day;
    take(search, fits ? 0 : NEWER, false, person);
}

void search_put(struct search *search, const struct search_person *person)
{
    take(search, NEWER, true, person);
}

void search_remove(struct search *search, const char *id)
{
    unsigned char bytes[ID_BYTES];
    if (!read_id(id, bytes))
        return;
    const uint32_t *slot = slot_of(search, bytes);
    if (*slot != 0)
        empty_row(search, *slot - 1);
}

/* ---- sizes ----------------------------------------------------------------------------------- */

size_t search_count(const struct search *search)
{
    return search->living;
}

size_t search_bytes(const struct search *search)
{
    size_t blocks = (size_t)block_count(&search->older) + block_count(&search->newer);
    return sizeof *search + fold_table_bytes() +
           blocks * (sizeof(struct block) + sizeof(struct block *)) +
           search->chunk_count * (sizeof(struct chunk) + sizeof(struct chunk *)) +
           search->hamlet_count * (sizeof *search->hamlet + sizeof *search->need) +
           search->slot_count * sizeof *search->slot;
}

bool search_locked(const struct search *search)
{
    return search->locked;
}
