#include "domain/name.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/text.h"

/* --- what a name may hold --- */

static bool is_letter(int32_t point)
{
    utf8proc_category_t category = utf8proc_category(point);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LL ||
           category == UTF8PROC_CATEGORY_LT || category == UTF8PROC_CATEGORY_LO;
}

static bool is_mark(int32_t point)
{
    return utf8proc_category(point) == UTF8PROC_CATEGORY_MN;
}

static bool is_joiner(int32_t point)
{
    return point == ' ' || point == '\'' || point == 0x2019 || point == 0x02BC || point == '-' ||
           point == '.';
}

bool name_valid(const char *name, struct error *error)
{
    size_t length = strlen(name);
    if (length > NAME_MOST_BYTES)
        return error_set(error, ERROR_INPUT, "a name of more than %d bytes", NAME_MOST_BYTES);
    if (!text_is_clean(name))
        return error_set(error, ERROR_INPUT, "hidden characters in a name");

    size_t letters = 0;
    for (size_t at = 0; at < length;) {
        utf8proc_int32_t point;
        utf8proc_ssize_t bytes = utf8proc_iterate((const utf8proc_uint8_t *)name + at,
                                                  (utf8proc_ssize_t)(length - at), &point);
        if (bytes <= 0)
            return error_set(error, ERROR_INPUT, "not UTF-8 in a name");
        if (is_letter(point))
            letters++;
        else if (!is_joiner(point) && !(is_mark(point) && letters > 0))
            return error_set(error, ERROR_INPUT, "no name has the character U+%04X",
                             (unsigned)point);
        at += (size_t)bytes;
    }
    if (letters == 0)
        return error_set(error, ERROR_INPUT, "no letter in the name");
    return true;
}

/* How many bytes of digits a word of a place begins with, "12" of "12A"; 0: it is no number. */
static size_t number_of_place(const char *word, size_t length)
{
    size_t digits = strspn(word, "0123456789");
    bool letter = length == digits + 1 && ((word[digits] >= 'a' && word[digits] <= 'z') ||
                                           (word[digits] >= 'A' && word[digits] <= 'Z'));
    return digits <= 3 && (length == digits || letter) ? digits : 0;
}

bool name_is_place(const char *name)
{
    struct buffer words = {0};
    struct error ignored = {0};
    for (const char *at = name; *at != '\0';) {
        size_t length = strcspn(at, " ");
        size_t digits = at > name ? number_of_place(at, length) : 0;
        buffer_add(&words, at + digits, length - digits);
        buffer_add_byte(&words, ' ');
        at += length + (at[length] == ' ');
    }
    bool fits = strlen(name) > 0 && name_valid(buffer_text(&words), &ignored);
    buffer_release(&words);
    return fits;
}

/* --- syllables --- */

#define MOST_SYLLABLES 32

struct syllable {
    const char *start;
    size_t length;
};

static size_t split(const char *name, struct syllable syllables[MOST_SYLLABLES])
{
    size_t count = 0;
    while (*name != '\0' && count < MOST_SYLLABLES) {
        name += strspn(name, " ");
        size_t length = strcspn(name, " ");
        if (count == MOST_SYLLABLES - 1)
            length = strlen(name); /* the rest of a name that is none */
        if (length > 0)
            syllables[count++] = (struct syllable){name, length};
        name += length;
    }
    return count;
}

const char *name_given(const char *name)
{
    struct syllable syllables[MOST_SYLLABLES];
    size_t count = split(name, syllables);
    return count <= 2 ? name : syllables[count - 1].start;
}

/* --- order ---
 *
 * The key is bytes: END_OF_SYLLABLE < END_OF_LETTERS < tones and marks < letters, so that a shorter
 * syllable comes before a longer one and letters decide before tones. */
#define END_OF_SYLLABLE 0x01
#define END_OF_LETTERS  0x02
#define FIRST_WEIGHT    0x03

enum mark_weight {
    MARK_NONE,
    MARK_BREVE,
    MARK_CIRCUMFLEX,
    MARK_BOTH,
    MARK_HORN,
    MARK_STROKE,
    MARK_OTHER
};
enum tone { TONE_LEVEL, TONE_GRAVE, TONE_HOOK, TONE_TILDE, TONE_ACUTE, TONE_DOT };

static bool is_vowel(int32_t letter)
{
    return letter != 0 && letter < 0x80 && strchr("aeiouy", (int)letter) != NULL;
}

static enum tone tone_of(int32_t mark)
{
    switch (mark) {
    case 0x0300: return TONE_GRAVE;
    case 0x0309: return TONE_HOOK;
    case 0x0303: return TONE_TILDE;
    case 0x0301: return TONE_ACUTE;
    case 0x0323: return TONE_DOT;
    default: return TONE_LEVEL;
    }
}

static enum mark_weight mark_with(enum mark_weight before, int32_t mark)
{
    enum mark_weight weight = MARK_OTHER;
    if (mark == 0x0306)
        weight = MARK_BREVE;
    else if (mark == 0x0302)
        weight = MARK_CIRCUMFLEX;
    else if (mark == 0x031B)
        weight = MARK_HORN;
    if (before == MARK_NONE)
        return weight;
    bool both = before != weight && before <= MARK_CIRCUMFLEX && weight <= MARK_CIRCUMFLEX;
    return both ? MARK_BOTH : MARK_OTHER;
}

/* A syllable on its way into the key. */
struct weighing {
    struct buffer *key;
    int32_t letter; /* the last one, still collecting its marks; 0: none */
    enum mark_weight mark;
    enum tone tone;
};

static void add_weight(struct weighing *weighing, int weight)
{
    buffer_add_byte(weighing->key, (char)(FIRST_WEIGHT + weight));
}

static void end_letter(struct weighing *weighing)
{
    if (weighing->letter == 0)
        return;
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t size = utf8proc_encode_char(weighing->letter, bytes);
    buffer_add(weighing->key, bytes, (size_t)size);
    add_weight(weighing, (int)weighing->mark);
    weighing->letter = 0;
}

static void weigh(struct weighing *weighing, int32_t point)
{
    if (is_mark(point)) {
        if (is_vowel(weighing->letter) && tone_of(point) != TONE_LEVEL)
            weighing->tone = tone_of(point);
        else if (weighing->letter != 0)
            weighing->mark = mark_with(weighing->mark, point);
        return;
    }
    if (!is_letter(point) && !(point >= '0' && point <= '9'))
        return; /* quotes and hyphens do not count */
    end_letter(weighing);
    weighing->mark = MARK_NONE;
    weighing->letter = utf8proc_tolower(point);
    if (weighing->letter == 0x0111 || weighing->letter == 0x0180) { /* đ ƀ */
        weighing->letter = weighing->letter == 0x0111 ? 'd' : 'b';
        weighing->mark = MARK_STROKE;
    }
}

static void add_syllable(struct buffer *key, const struct syllable *syllable)
{
    utf8proc_uint8_t *decomposed = NULL;
    utf8proc_map((const utf8proc_uint8_t *)syllable->start, (utf8proc_ssize_t)syllable->length,
                 &decomposed, UTF8PROC_DECOMPOSE | UTF8PROC_STABLE);
    struct weighing weighing = {.key = key};
    const utf8proc_uint8_t *next = decomposed;
    while (next != NULL && *next != '\0') {
        utf8proc_int32_t point;
        utf8proc_ssize_t bytes = utf8proc_iterate(next, -1, &point);
        if (bytes <= 0)
            break;
        weigh(&weighing, point);
        next += bytes;
    }
    end_letter(&weighing);
    free(decomposed);
    buffer_add_byte(key, END_OF_LETTERS);
    add_weight(&weighing, (int)weighing.tone);
    buffer_add_byte(key, END_OF_SYLLABLE);
}

/* `given_first`: as persons are listed; else as it is read, as places are. */
static char *sort_key(const char *name, bool given_first)
{
    char *clean = text_clean(name, strlen(name), SIZE_MAX);
    struct syllable syllables[MOST_SYLLABLES];
    size_t count = split(clean, syllables);
    struct buffer key = {0};
    if (count > 0 && given_first)
        add_syllable(&key, &syllables[count - 1]);
    for (size_t i = 0; i + (given_first ? 1 : 0) < count; i++)
        add_syllable(&key, &syllables[i]);
    free(clean);
    return buffer_take(&key);
}

char *name_sort_key(const char *name)
{
    return sort_key(name, true);
}

static int compare(const char *left, const char *right, bool given_first)
{
    char *left_key = sort_key(left, given_first);
    char *right_key = sort_key(right, given_first);
    int order = strcmp(left_key, right_key);
    free(left_key);
    free(right_key);
    return order;
}

int name_compare(const char *left, const char *right)
{
    return compare(left, right, true);
}

int name_compare_places(const char *left, const char *right)
{
    return compare(left, right, false);
}
