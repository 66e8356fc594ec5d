/* What was typed, read into words. */
#include <string.h>

#include "domain/phone.h"
#include "ledger/search_private.h"

#define PACKED_MOST   15
#define PACKED_LENGTH 60 /* bits below the number of digits */
#define TAIL          4u /* digits */
#define HEAD          8u
#define LEAST         3u /* that a number or phone is found by */
#define TAIL_BITS     0xffffu
#define NEVER         UINT32_MAX /* no four digits of four bits are that */

packed_digits pack_digits(const char *digits, size_t count)
{
    if (count > PACKED_MOST)
        return 0;
    packed_digits packed = (packed_digits)count << PACKED_LENGTH;
    packed_digits value = 0;
    for (size_t i = 0; i < count; i++) {
        if (digits[i] < '0' || digits[i] > '9')
            return 0;
        value = value << 4 | (packed_digits)(digits[i] - '0');
    }
    return packed | value;
}

unsigned packed_length(packed_digits digits)
{
    return (unsigned)(digits >> PACKED_LENGTH);
}

packed_digits packed_value(packed_digits digits)
{
    return digits & (((packed_digits)1 << PACKED_LENGTH) - 1);
}

uint32_t packed_tail(packed_digits digits)
{
    return (uint32_t)digits & TAIL_BITS;
}

uint32_t packed_head(packed_digits digits)
{
    unsigned length = packed_length(digits);
    packed_digits value = packed_value(digits);
    return (uint32_t)(length > HEAD ? value >> 4 * (length - HEAD) : value << 4 * (HEAD - length));
}

/* ---- signs ----
 *
 * Bits 0 to 25 are the first letters of words, 26 any other first letter. The 37 above are shared by the
 * beginnings of two, three and four letters: with three words in a name a quarter of them is set. */

#define OTHER_LETTER   26
#define SHARED_FIRST   27
#define SHARED         37
#define SIGNED_LETTERS 4

uint64_t sign_of_beginning(const char *letters, size_t length)
{
    if (length == 0)
        return 0;
    bool plain = letters[0] >= 'a' && letters[0] <= 'z';
    uint64_t sign = (uint64_t)1 << (plain ? letters[0] - 'a' : OTHER_LETTER);
    uint32_t mixed = (unsigned char)letters[0];
    for (size_t i = 1; i < length && i < SIGNED_LETTERS; i++) {
        mixed = mixed * 31 + (unsigned char)letters[i];
        sign |= (uint64_t)1 << (SHARED_FIRST + mixed % SHARED);
    }
    return sign;
}

uint64_t sign_of_name(const struct folded *name)
{
    uint64_t sign = 0;
    for (size_t at = 0; at < name->length;) {
        size_t length = strcspn(name->letters + at, " ");
        sign |= sign_of_beginning(name->letters + at, length);
        at += length + 1;
    }
    return sign;
}

/* ---- words ----------------------------------------------------------------------------------- */

/* @source rules.md §4: as names are shortened in lists. */
static const struct short_form {
    const char *typed;
    const char *full[4];
} short_forms[] = {
    {"ng", {"nguyen"}},       {"t", {"thi"}},   {"v", {"van"}},
    {"ph", {"pham", "phan"}}, {"tr", {"tran"}}, {"hg", {"hoang", "hong", "huong"}},
};

static const char *const *full_of(const char *letters, size_t length)
{
    for (size_t i = 0; i < sizeof short_forms / sizeof short_forms[0]; i++) {
        if (strlen(short_forms[i].typed) == length &&
            memcmp(short_forms[i].typed, letters, length) == 0)
            return short_forms[i].full;
    }
    return NULL;
}

static void read_letters(const struct query *query, struct query_word *word)
{
    const char *letters = query->folded.letters + word->start;
    const unsigned char *marks = query->folded.marks + word->start;
    word->full = full_of(letters, word->length);
    word->need = sign_of_beginning(letters, word->length);
    for (size_t i = 0; word->full != NULL && i < 4 && word->full[i] != NULL; i++)
        word->need &= sign_of_beginning(word->full[i], strlen(word->full[i]));
    for (size_t i = 0; i <= word->length; i++)
        word->has_accents = word->has_accents || marks[i] != 0;
    word->most = WORTH_WHOLE + (word->has_accents ? WORTH_ACCENTS : 0);
}

static void read_digits(const struct query *query, struct query_word *word)
{
    word->digits = pack_digits(query->folded.letters + word->start, word->length);
    word->phone = word->digits;
    word->most = word->length > 4 ? WORTH_WHOLE : WORTH_YEAR;
}

/* A year of birth that begins so, or its last two digits: one or two places where they can stand. */
static void prepare_years(struct query_word *word)
{
    static const struct {
        unsigned mask[2], shift[2];
    } places[] = {{{0, 0}, {0, 0}},
                  {{0xf000, 0x00f0}, {12, 4}},
                  {{0xff00, 0x00ff}, {8, 0}},
                  {{0xfff0, 0xfff0}, {4, 4}},
                  {{0xffff, 0xffff}, {0, 0}}};
    for (int i = 0; i < 2; i++) {
        bool can = word->length <= 4;
        word->quick.year_mask[i] = can ? places[word->length].mask[i] : NEVER;
        word->quick.year[i] =
            can ? (uint32_t)packed_value(word->digits) << places[word->length].shift[i] : NEVER;
    }
}

static void prepare_quick(struct query_word *word)
{
    struct quick *quick = &word->quick;
    unsigned length = (unsigned)word->length;
    *quick = (struct quick){.tail = NEVER,
                            .number = NEVER,
                            .phone = NEVER,
                            .tail_mask = TAIL_BITS,
                            .head_mask = UINT32_MAX};
    prepare_years(word);
    quick->is_year_alone = length < LEAST;
    if (length < LEAST || word->digits == 0)
        return;
    quick->tail = packed_tail(word->digits) | packed_tail(word->phone) << 16;
    quick->number = packed_head(word->digits);
    quick->phone = packed_head(word->phone);
    if (length < TAIL)
        quick->tail_mask = TAIL_BITS >> 4 * (TAIL - length);
    if (length < HEAD)
        quick->head_mask = UINT32_MAX << 4 * (HEAD - length);
}

/* Digits alone are one word. Nine and more may be a phone with its +84 or without its 0. */
static void join_digits(struct query *query, const char *typed)
{
    char *letters = query->folded.letters;
    size_t length = 0;
    struct phone phone;
    for (size_t i = 0; i < query->folded.length; i++) {
        if (letters[i] != ' ')
            letters[length++] = letters[i];
    }
    letters[length] = '\0';
    query->folded.length = length;
    query->count = length > 0 ? 1 : 0;
    query->word[0] = (struct query_word){.length = length, .is_digits = true};
    read_digits(query, &query->word[0]);
    if (length >= 9 && phone_read(typed, &phone, NULL))
        query->word[0].phone = pack_digits(phone.digits, strlen(phone.digits));
    prepare_quick(&query->word[0]);
}

void query_read(struct query *query, const struct fold_table *table, const char *typed)
{
    fold_text(table, typed, &query->folded);
    query->count = 0;
    const char *letters = query->folded.letters;
    if (strspn(letters, "0123456789 ") == query->folded.length) {
        join_digits(query, typed);
        return;
    }
    for (size_t at = 0; at < query->folded.length && query->count < QUERY_WORDS;) {
        size_t length = strcspn(letters + at, " ");
        struct query_word *word = &query->word[query->count++];
        *word = (struct query_word){.start = at, .length = length};
        word->is_digits = strspn(letters + at, "0123456789") >= length;
        if (word->is_digits) {
            read_digits(query, word);
            prepare_quick(word);
        } else {
            read_letters(query, word);
        }
        at += length + 1;
    }
}
