#include "domain/address.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/commune.h"
#include "domain/id_number.h"

#define MOST_PARTS 12  /* commas beyond that part nothing that anybody looks at */
#define MOST_BYTES 800 /* of an address; the rest is not looked at */
#define MOST_STEPS 8   /* from a hamlet to its successor's successor */

/* --- names as they are compared --- */

/* Folded, with spaces for dots and semicolons, oo as o, and k for c at the end of a word. Caller frees. */
static char *key_of(const char *text, size_t length)
{
    char *copy = memory_new(length + 1, 1);
    memcpy(copy, text, length);
    for (size_t i = 0; i < length; i++) {
        if (strchr(".;:()", copy[i]) != NULL)
            copy[i] = ' ';
    }
    char *key = text_fold(copy);
    char *to = key;
    for (char *from = key; *from != '\0'; from++) {
        bool ends = from[1] == ' ' || from[1] == '\0';
        if (*from == 'o' && to > key && to[-1] == 'o')
            continue;
        *to++ = *from == 'c' && ends ? 'k' : *from;
    }
    *to = '\0';
    explicit_bzero(copy, length);
    free(copy);
    return key;
}

/* Behind the first of these words and the spaces after it; NULL if it begins with none of them. */
static const char *after_word(const char *key, const char *const *words)
{
    for (; *words != NULL; words++) {
        size_t length = strlen(*words);
        if (strncmp(key, *words, length) == 0 && key[length] == ' ')
            return key + length + 1;
    }
    return NULL;
}

static const char *const village[] = {"thon", "lang", "buon", "bon", "to dan pho", "khu", NULL};
static const char *const local_village[] = {"plei", "play", "ploi", "kon", NULL};
static const char *const above_village[] = {"xa",        "phuong", "thi tran", "huyen", "thi xa",
                                            "thanh pho", "tp",     "quan",     "tinh",  NULL};

static bool has_letter(const char *key)
{
    return strpbrk(key, "abcdefghijklmnopqrstuvwxyz") != NULL;
}

/* "thon mang la" is Măng La; "thon 3" is called so and nothing else. */
static const char *without_village(const char *key)
{
    const char *name = after_word(key, village);
    return name != NULL && has_letter(name) ? name : key;
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

/* True if the text has the name as whole words: "mang la" is not in "hoang la". */
static bool has_words(const char *text, const char *name)
{
    size_t length = strlen(name);
    if (length == 0)
        return false;
    for (const char *at = strstr(text, name); at != NULL; at = strstr(at + 1, name)) {
        bool starts = at == text || !is_word_byte(at[-1]);
        if (starts && !is_word_byte(at[length]))
            return true;
    }
    return false;
}

static bool same_without_spaces(const char *left, const char *right)
{
    for (;;) {
        left += strspn(left, " ");
        right += strspn(right, " ");
        if (*left != *right || *left == '\0')
            return *left == *right;
        left++;
        right++;
    }
}

/* --- an address in parts --- */

struct address {
    char *part[MOST_PARTS]; /* keys, owned */
    size_t count;
};

static void cut(const char *text, struct address *address)
{
    size_t left = strnlen(text, MOST_BYTES);
    address->count = 0;
    while (left > 0 && address->count < MOST_PARTS) {
        const char *comma = memchr(text, ',', left);
        size_t length = comma != NULL ? (size_t)(comma - text) : left;
        char *key = key_of(text, length);
        if (key[0] != '\0')
            address->part[address->count++] = key;
        else
            free(key);
        length += comma != NULL;
        text += length;
        left -= length;
    }
}

static void release(struct address *address)
{
    for (size_t i = 0; i < address->count; i++) {
        explicit_bzero(address->part[i], strlen(address->part[i]));
        free(address->part[i]);
    }
}

/* True if the part is the name, or has it in whole words where `within`. */
static bool part_is(const char *part, const char *name, bool within)
{
    char *key = key_of(name, strlen(name));
    const char *bare = after_word(part, above_village);
    bool is =
        same_without_spaces(bare != NULL ? bare : part, key) || (within && has_words(part, key));
    free(key);
    return is;
}

static bool part_is_commune(const struct commune *commune, const char *part, bool within)
{
    bool is = part_is(part, commune->name, within);
    for (size_t i = 0; i < commune->also_count && !is; i++)
        is = part_is(part, commune->also[i], within);
    return is;
}

/* --- hamlets --- */

/* How well a hamlet's name fits a part: the length of what was recognised, 0: not at all. */
static size_t fit(const char *name, const char *part)
{
    const char *bare = without_village(name);
    if (same_without_spaces(bare, without_village(part)) || has_words(part, bare))
        return strlen(bare);
    return 0;
}

/* "lang klech" for Plei Klech: another word for village in front of the same name. */
static bool fits_other_village(const char *name, const char *part)
{
    const char *called = after_word(without_village(name), local_village);
    const char *said = after_word(part, village);
    if (called == NULL || said == NULL || !has_letter(called))
        return false;
    const char *local = after_word(said, local_village);
    return same_without_spaces(called, local != NULL ? local : said);
}

struct best {
    int index;
    size_t length;
    bool twice; /* another fits as well */
};

static void consider(struct best *best, int index, size_t length)
{
    if (length == 0 || length < best->length)
        return;
    best->twice = length == best->length && best->index >= 0;
    best->index = index;
    best->length = length;
}

static void look_in_part(const struct commune *commune, const char *part, struct best *best,
                         struct best *other)
{
    for (size_t i = 0; i < commune->hamlet_count; i++) {
        char *name = key_of(commune->hamlets[i].name, strlen(commune->hamlets[i].name));
        size_t length = fit(name, part);
        consider(best, (int)i, length);
        if (length == 0 && fits_other_village(name, part))
            consider(other, (int)i, strlen(name));
        free(name);
    }
}

/* The hamlet itself on that day, or the one that it went into. */
static int living(const struct commune *commune, int index, long day)
{
    for (int step = 0; index >= 0 && step < MOST_STEPS; step++) {
        const struct hamlet *hamlet = &commune->hamlets[index];
        if (hamlet_is_valid(hamlet, day))
            return index;
        const struct hamlet *next =
            hamlet->successor != NULL ? commune_hamlet(commune, hamlet->successor) : NULL;
        index = next != NULL ? (int)(next - commune->hamlets) : -1;
    }
    return -1;
}

int address_hamlet(const struct commune *commune, const char *address, long day)
{
    struct address parts;
    struct best best = {.index = -1}, other = {.index = -1};
    cut(address, &parts);
    for (size_t i = 0; i < parts.count; i++) {
        bool above = i > 0 && after_word(parts.part[i], above_village) != NULL;
        if (!above && !part_is_commune(commune, parts.part[i], false))
            look_in_part(commune, parts.part[i], &best, &other);
    }
    release(&parts);
    const struct best *found = best.index >= 0 ? &best : &other;
    return found->twice ? -1 : living(commune, found->index, day);
}

/* --- here or elsewhere --- */

static bool part_is_own_province(const struct commune *commune, const char *part)
{
    bool own = part_is(part, commune->province, false);
    for (size_t i = 0; i < commune->formerly_in_count && !own; i++)
        own = part_is(part, commune->formerly_in[i], false);
    return own;
}

/* True if the last part is a province, and none that the commune lies or lay in. */
static bool in_another_province(const struct commune *commune, const struct address *parts)
{
    if (commune->formerly_in_count == 0 || parts->count < 2)
        return false;
    const char *last = parts->part[parts->count - 1];
    if (part_is_own_province(commune, last))
        return false;
    const char *province = NULL;
    for (size_t i = 0; (province = id_number_province(i)) != NULL; i++) {
        if (part_is(last, province, false))
            return true;
    }
    return false;
}

static bool is_spoilt(const char *address)
{
    return strchr(address, '?') != NULL || !text_is_utf8(address, strlen(address));
}

enum address_place address_is_here(const struct commune *commune, const char *address)
{
    struct address parts;
    bool named = false;
    cut(address, &parts);
    for (size_t i = 0; i < parts.count && !named; i++)
        named = part_is_commune(commune, parts.part[i], parts.count == 1);
    bool elsewhere = in_another_province(commune, &parts);
    bool says_commune = parts.count >= 2;
    release(&parts);
    if (elsewhere)
        return ADDRESS_ELSEWHERE;
    if (named)
        return ADDRESS_HERE;
    bool unsure = !says_commune || is_spoilt(address);
    return unsure ? ADDRESS_UNKNOWN : ADDRESS_ELSEWHERE;
}
