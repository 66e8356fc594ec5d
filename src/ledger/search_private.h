/* What the files of the search share. */
#ifndef CAMTAY_LEDGER_SEARCH_PRIVATE_H
#define CAMTAY_LEDGER_SEARCH_PRIVATE_H

#include "ledger/search.h"

/* ---- letters (search_fold.c) ---- */

#define FOLDED_SIZE 256

/* Words of plain letters, one space between them. Each byte has its marks beside it, and the space or
 * NUL after a word has the word's tone: so "hòa" and "hoà" are the same. */
struct folded {
    char letters[FOLDED_SIZE];
    unsigned char marks[FOLDED_SIZE];
    size_t length;
};

struct fold_table;
struct fold_table *fold_table_new(void);
size_t fold_table_bytes(void);
/* What does not fit is cut off. Any bytes. */
void fold_text(const struct fold_table *table, const char *text, struct folded *folded);

/* ---- what was typed (search_query.c) ---- */

#define QUERY_WORDS 8

/* Up to 15 digits: four bits each, the last digit in the lowest; their number in the highest four.
 * 0: none, or more than 15. */
typedef uint64_t packed_digits;
packed_digits pack_digits(const char *digits, size_t count);
unsigned packed_length(packed_digits digits);
packed_digits packed_value(packed_digits digits);

/* The last four digits and the first eight, four bits each. Zeros stand for what is missing. */
uint32_t packed_tail(packed_digits digits);
uint32_t packed_head(packed_digits digits);

struct query_word {
    size_t start, length; /* in query->folded.letters */
    bool is_digits;       /* else letters */
    bool has_accents;     /* a mark or a tone was typed */
    packed_digits digits; /* as a number */
    packed_digits phone;  /* as a phone in national form */
    struct quick {
        uint32_t tail, number, phone; /* as the columns of a block have them */
        uint32_t tail_mask, head_mask;
        uint32_t year[2], year_mask[2];
        bool is_year_alone;  /* too short for a number or phone */
    } quick;                 /* of digits: rules out most whom they do not fit */
    const char *const *full; /* what it is short for, ended by NULL; or NULL */
    uint64_t need;           /* bits that the sign of a fitting name must have */
    int most;                /* worth at most */
};

struct query {
    struct folded folded;
    struct query_word word[QUERY_WORDS];
    int count;
};

void query_read(struct query *query, const struct fold_table *table, const char *typed);

/* The sign of a name: bits for what its words begin with. A name that a word fits has all bits of
 * sign_of_beginning for it; one that has them need not fit. */
uint64_t sign_of_beginning(const char *letters, size_t length);
uint64_t sign_of_name(const struct folded *name);

/* Worth of a word at its best place. */
enum {
    WORTH_WHOLE = 4,
    WORTH_BEGUN = 2,
    WORTH_ACCENTS = 5,
    WORTH_DIGITS = 2,
    WORTH_YEAR = 3,
    WORTH_YEAR_BEGUN = 1,
    WORTH_HAMLET = 2,
    WORTH_HAMLET_BEGUN = 1,
    WORTH_CALLED = 1,
    WORTH_ALL = 1
};

/* ---- people (search.c) ---- */

#define BLOCK_ROWS ((uint32_t)1024)
#define ID_BYTES   16
#define NO_TEXT    UINT32_MAX

/* Columns of what a key looks at of everybody, and rows of what it looks at of few. */
struct block {
    uint32_t
        sign[2]
            [BLOCK_ROWS]; /* lower and upper half: the compiler compares four of 32 bits at once */
    uint32_t tail[BLOCK_ROWS]; /* of the number, and 16 bits above it of the phone */
    uint32_t number_head[BLOCK_ROWS];
    uint32_t phone_head[BLOCK_ROWS];
    uint32_t birth_year[BLOCK_ROWS]; /* four digits, four bits each; 0 not known */
    uint16_t hamlet[BLOCK_ROWS];     /* index, 0: none */
    struct row {
        packed_digits number, phone;
        unsigned char id[ID_BYTES];
        uint32_t text; /* place of the folded name; NO_TEXT: nobody is here any more */
        int32_t last_day;
    } row[BLOCK_ROWS];
};

struct rows {
    struct block **block;
    uint32_t count;
};

struct hamlet_words {
    char id[40];
    struct folded names;
    /* For the present query: what each word is worth by the hamlet alone (0: it does not fit). */
    unsigned char worth[QUERY_WORDS];
};

/* Folded names: letters, NUL, marks (one more than letters). */
#define CHUNK_SIZE ((uint32_t)65536)
struct chunk {
    uint32_t used;
    unsigned char text[CHUNK_SIZE];
};

struct search {
    struct fold_table *table;
    struct rows older; /* in the order of their last visit, the latest first */
    struct rows newer; /* put since, the latest at the end */
    struct chunk **chunk;
    uint32_t chunk_count;
    struct hamlet_words *hamlet; /* [0] is none */
    uint64_t *need; /* a hamlet: for the present query, what names there need in their sign */
    uint16_t hamlet_count;
    uint32_t *slot; /* by id: 0 empty, else a row's reference + 1 */
    uint32_t slot_count;
    uint32_t known; /* slots in use */
    size_t living;
    bool locked;
};

/* What rules most people out before they are compared. */
struct sieve {
    const struct quick *quick; /* of a word of digits that no hamlet answers for, or NULL */
    uint64_t common;           /* what names need wherever they live */
    bool by_hamlet;            /* some need less: their hamlet answers for a word (search->need) */
};

/* Those of the first `count` rows who cannot be ruled out, in their order; returns how many. */
uint32_t sieve_block(const struct sieve *sieve, const struct search *search,
                     const struct block *block, uint32_t count, uint16_t gathered[BLOCK_ROWS]);

/* Letters and, behind their NUL, marks of a name; `text` is not NO_TEXT. */
static inline const char *search_text_at(const struct search *search, uint32_t text)
{
    return (const char *)search->chunk[text / CHUNK_SIZE]->text + text % CHUNK_SIZE;
}

#endif
