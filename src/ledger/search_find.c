/* Finding: everybody's sign is looked at, newest first; only those whom it does not rule out are
 * compared, and of these no more than a key has time for. */
#include <sodium.h>
#include <string.h>

#include "ledger/search_private.h"

/* How many people may be compared for one key, of so many. */
#define COMPARED_AT_LEAST 2000
#define COMPARED_SHARE    400

#define DIGITS_LEAST 3 /* that a number or phone is found by */

struct walk {
    struct search *search;
    struct query query;
    bool has_digits;
    struct sieve sieve;
    struct search_hit *hits;
    size_t count, most;
    int best;     /* worth nobody can exceed */
    long allowed; /* people that may still be compared */
    bool over;    /* that many were compared, and there are more */
};

/* ---- words of digits ------------------------------------------------------------------------- */

static int larger(int one, int other)
{
    return one > other ? one : other;
}

static int digits_worth(packed_digits typed, packed_digits stands)
{
    unsigned length = packed_length(typed), whole = packed_length(stands);
    if (length > whole)
        return 0;
    if (typed == stands)
        return WORTH_WHOLE;
    packed_digits ending = ((packed_digits)1 << 4 * length) - 1;
    bool ends = (stands & ending) == packed_value(typed);
    bool begins = packed_value(stands) >> 4 * (whole - length) == packed_value(typed);
    return ends || begins ? WORTH_DIGITS : 0;
}

/* 198 of 1985, 8 of 85. */
static int year_worth(const struct query_word *word, unsigned year)
{
    unsigned typed = (unsigned)packed_value(word->digits), last = year & 0xff;
    if (year == 0 || word->length > 4)
        return 0;
    if ((word->length == 4 && typed == year) || (word->length == 2 && typed == last))
        return WORTH_YEAR;
    bool begins = typed == year >> 4 * (4 - (unsigned)word->length) ||
                  (word->length == 1 && typed == last >> 4);
    return begins ? WORTH_YEAR_BEGUN : 0;
}

static int word_of_digits(const struct query_word *word, const struct block *block, uint32_t at)
{
    int worth = year_worth(word, block->birth_year[at]);
    if (word->length < DIGITS_LEAST || word->digits == 0)
        return worth;
    worth = larger(worth, digits_worth(word->digits, block->row[at].number));
    return larger(worth, digits_worth(word->phone, block->row[at].phone));
}

/* ---- words of letters ------------------------------------------------------------------------ */

/* The accents typed are those that stand there; a tone not typed yet is no fault while the word goes
 * on. */
static bool same_accents(const struct query *query, const struct query_word *word,
                         const unsigned char *marks, size_t length)
{
    const unsigned char *typed = query->folded.marks + word->start;
    unsigned char tone = typed[word->length];
    bool same_tone = tone == marks[length] || (tone == 0 && word->length < length);
    return same_tone && memcmp(typed, marks, word->length) == 0;
}

static bool begins_with(const char *letters, const char *typed, size_t length)
{
    size_t at = 0;
    while (at < length && letters[at] == typed[at])
        at++;
    return at == length;
}

static bool is_short_for(const struct query_word *word, const char *letters, size_t length)
{
    for (const char *const *full = word->full; full != NULL && *full != NULL; full++) {
        if (strlen(*full) == length && memcmp(*full, letters, length) == 0)
            return true;
    }
    return false;
}

/* One word of a name against one that was typed. */
static int name_worth(const struct query *query, const struct query_word *word, const char *letters,
                      const unsigned char *marks, size_t length)
{
    const char *typed = query->folded.letters + word->start;
    int worth = 0;
    if (letters[0] != typed[0])
        return 0;
    if (word->length <= length && begins_with(letters, typed, word->length)) {
        worth = word->length == length ? WORTH_WHOLE : WORTH_BEGUN;
        if (word->has_accents && same_accents(query, word, marks, length))
            worth += WORTH_ACCENTS;
    }
    return worth < WORTH_WHOLE && is_short_for(word, letters, length) ? WORTH_WHOLE : worth;
}

/* Raises each word's worth to what the name gives it; more if the last word of the name was typed whole, and
 * if none was left out. */
static int compare_name(const struct walk *walk, uint32_t text, int worth[QUERY_WORDS])
{
    const struct query *query = &walk->query;
    const char *letters = search_text_at(walk->search, text);
    const unsigned char *marks = (const unsigned char *)letters + strlen(letters) + 1;
    int called = 0, all = *letters != '\0' ? WORTH_ALL : 0;
    while (*letters != '\0') {
        size_t length = 0;
        bool fits = false;
        while (letters[length] != ' ' && letters[length] != '\0')
            length++;
        bool last = letters[length] == '\0';
        for (int i = 0; i < query->count; i++) {
            const struct query_word *word = &query->word[i];
            if (word->is_digits)
                continue;
            int here = name_worth(query, word, letters, marks, length);
            worth[i] = larger(worth[i], here);
            fits = fits || here > 0;
            if (last && here > 0 && word->length == length)
                called = WORTH_CALLED;
        }
        all = fits ? all : 0;
        letters += length + (last ? 0 : 1);
        marks += length + 1;
    }
    return called + all;
}

/* ---- the hits -------------------------------------------------------------------------------- */

static bool is_before(int exactness, int32_t day, const struct search_hit *hit)
{
    return exactness > hit->exactness || (exactness == hit->exactness && day > hit->last_day);
}

static void offer(struct walk *walk, const struct block *block, uint32_t at, int exactness)
{
    struct search_hit *hits = walk->hits;
    size_t place = walk->count;
    while (place > 0 && is_before(exactness, block->row[at].last_day, &hits[place - 1]))
        place--;
    if (place == walk->most)
        return;
    if (walk->count < walk->most)
        walk->count++;
    memmove(&hits[place + 1], &hits[place], (walk->count - 1 - place) * sizeof *hits);
    hits[place] = (struct search_hit){.last_day = block->row[at].last_day, .exactness = exactness};
    sodium_bin2hex(hits[place].id, sizeof hits[place].id, block->row[at].id, ID_BYTES);
}

/* ---- walking --------------------------------------------------------------------------------- */

/* Digits first: they rule out most, and need no look at the name. */
static bool compare_digits(const struct walk *walk, const struct block *block, uint32_t at,
                           int worth[QUERY_WORDS])
{
    for (int i = 0; i < walk->query.count; i++) {
        const struct query_word *word = &walk->query.word[i];
        if (word->is_digits)
            worth[i] = word_of_digits(word, block, at);
        if (word->is_digits && worth[i] == 0 &&
            walk->search->hamlet[block->hamlet[at]].worth[i] == 0)
            return false;
    }
    return true;
}

static void compare(struct walk *walk, const struct block *block, uint32_t at)
{
    const struct hamlet_words *hamlet = &walk->search->hamlet[block->hamlet[at]];
    int worth[QUERY_WORDS] = {0}, sum = 0;
    if (block->row[at].text == NO_TEXT ||
        (walk->has_digits && !compare_digits(walk, block, at, worth)))
        return;
    if (walk->allowed-- <= 0) {
        walk->over = true;
        return;
    }
    sum = compare_name(walk, block->row[at].text, worth);
    for (int i = 0; i < walk->query.count; i++) {
        worth[i] = larger(worth[i], hamlet->worth[i]);
        if (worth[i] == 0)
            return;
        sum += worth[i];
    }
    offer(walk, block, at, sum);
}

/* True if the hits are as good as can be, and nobody from this day on back can come before them. */
static bool is_full(const struct walk *walk, int32_t day)
{
    const struct search_hit *worst = &walk->hits[walk->most - 1];
    return walk->count == walk->most && worst->exactness >= walk->best && worst->last_day >= day;
}

/* The latest stand last, and are not sorted: all are looked at. */
static void walk_newer(struct walk *walk)
{
    const struct rows *rows = &walk->search->newer;
    uint16_t gathered[BLOCK_ROWS];
    for (uint32_t i = (rows->count + BLOCK_ROWS - 1) / BLOCK_ROWS; i-- > 0;) {
        const struct block *block = rows->block[i];
        uint32_t count = rows->count - i * BLOCK_ROWS;
        uint32_t found = sieve_block(&walk->sieve, walk->search, block,
                                     count < BLOCK_ROWS ? count : BLOCK_ROWS, gathered);
        while (found-- > 0 && !walk->over)
            compare(walk, block, gathered[found]);
    }
}

static void walk_older(struct walk *walk)
{
    const struct rows *rows = &walk->search->older;
    uint16_t gathered[BLOCK_ROWS];
    for (uint32_t first = 0; first < rows->count; first += BLOCK_ROWS) {
        const struct block *block = rows->block[first / BLOCK_ROWS];
        uint32_t count = rows->count - first < BLOCK_ROWS ? rows->count - first : BLOCK_ROWS;
        uint32_t found = sieve_block(&walk->sieve, walk->search, block, count, gathered);
        for (uint32_t i = 0; i < found; i++) {
            if (walk->over || is_full(walk, block->row[gathered[i]].last_day))
                return;
            compare(walk, block, gathered[i]);
        }
    }
}

/* ---- preparing ------------------------------------------------------------------------------- */

static int hamlet_worth(const struct query *query, const struct query_word *word,
                        const struct folded *names)
{
    const char *typed = query->folded.letters + word->start;
    int worth = 0;
    for (size_t at = 0; at < names->length;) {
        size_t length = strcspn(names->letters + at, " ");
        if (word->length <= length && memcmp(names->letters + at, typed, word->length) == 0)
            worth = larger(worth, word->length == length ? WORTH_HAMLET : WORTH_HAMLET_BEGUN);
        at += length + 1;
    }
    return worth;
}

/* What the people of a hamlet need in their names: the words that it does not answer for. */
static uint64_t prepare_hamlet(const struct query *query, struct hamlet_words *hamlet)
{
    uint64_t need = 0;
    for (int i = 0; i < query->count; i++) {
        const struct query_word *word = &query->word[i];
        hamlet->worth[i] = (unsigned char)hamlet_worth(query, word, &hamlet->names);
        if (hamlet->worth[i] == 0)
            need |= word->need;
    }
    return need;
}

/* A word of digits that rules people out by itself. */
static void prepare_digits(struct walk *walk)
{
    const struct query *query = &walk->query;
    for (int i = 0; i < query->count; i++) {
        bool by_hamlet = false;
        if (!query->word[i].is_digits)
            continue;
        walk->has_digits = true;
        for (uint16_t j = 0; j < walk->search->hamlet_count; j++)
            by_hamlet = by_hamlet || walk->search->hamlet[j].worth[i] > 0;
        if (!by_hamlet)
            walk->sieve.quick = &query->word[i].quick;
    }
}

static void prepare(struct walk *walk)
{
    const struct query *query = &walk->query;
    struct search *search = walk->search;
    bool letters = false;
    for (int i = 0; i < query->count; i++) {
        walk->best += query->word[i].most;
        letters = letters || !query->word[i].is_digits;
    }
    walk->best += letters ? WORTH_CALLED + WORTH_ALL : 0;
    walk->sieve.common = UINT64_MAX;
    for (uint16_t i = 0; i < search->hamlet_count; i++) {
        search->need[i] = prepare_hamlet(query, &search->hamlet[i]);
        walk->sieve.common &= search->need[i];
        walk->sieve.by_hamlet = walk->sieve.by_hamlet || search->need[i] != search->need[0];
    }
    prepare_digits(walk);
    walk->allowed = COMPARED_AT_LEAST + (long)(search->living / COMPARED_SHARE);
}

size_t search_find(struct search *search, const char *typed, struct search_hit *hits, size_t most,
                   bool *complete)
{
    struct walk walk = {.search = search, .hits = hits, .most = most};
    query_read(&walk.query, search->table, typed);
    if (walk.query.count > 0 && most > 0) {
        prepare(&walk);
        walk_newer(&walk);
        walk_older(&walk);
    }
    if (complete != NULL)
        *complete = !walk.over;
    explicit_bzero(&walk.query, sizeof walk.query);
    return walk.count;
}
