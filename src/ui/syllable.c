#include "ui/syllable.h"

#include <string.h>

/* Rimes are written in ASCII: a letter, then its mark as VNI has it: 6 ^, 7 horn, 8 breve. */
static const char *const rimes[] = {
    "a",     "ac",     "ach",   "ai",    "am",    "an",    "ang",   "anh",   "ao",    "ap",
    "at",    "au",     "ay",    "a8c",   "a8m",   "a8n",   "a8ng",  "a8p",   "a8t",   "a6c",
    "a6m",   "a6n",    "a6ng",  "a6p",   "a6t",   "a6u",   "a6y",   "e",     "ec",    "em",
    "en",    "eng",    "eo",    "ep",    "et",    "e6",    "e6ch",  "e6m",   "e6n",   "e6nh",
    "e6p",   "e6t",    "e6u",   "i",     "ia",    "ich",   "im",    "in",    "inh",   "ip",
    "it",    "iu",     "ie6c",  "ie6m",  "ie6n",  "ie6ng", "ie6p",  "ie6t",  "ie6u",  "o",
    "oa",    "oac",    "oach",  "oai",   "oam",   "oan",   "oang",  "oanh",  "oao",   "oap",
    "oat",   "oay",    "oa8c",  "oa8m",  "oa8n",  "oa8ng", "oa8t",  "oc",    "oe",    "oen",
    "oeo",   "oet",    "oi",    "om",    "on",    "ong",   "ooc",   "oong",  "op",    "ot",
    "o6",    "o6c",    "o6i",   "o6m",   "o6n",   "o6ng",  "o6p",   "o6t",   "o7",    "o7i",
    "o7m",   "o7n",    "o7p",   "o7t",   "u",     "ua",    "ua6n",  "ua6ng", "ua6t",  "ua6y",
    "uc",    "ue6",    "ue6ch", "ue6n",  "ue6nh", "ue6u",  "ui",    "um",    "un",    "ung",
    "up",    "ut",     "uo6c",  "uo6i",  "uo6m",  "uo6n",  "uo6ng", "uo6t",  "uo7",   "uy",
    "uya",   "uych",   "uye6n", "uye6t", "uynh",  "uyt",   "uyu",   "uyn",   "u7",    "u7a",
    "u7c",   "u7i",    "u7m",   "u7n",   "u7ng",  "u7t",   "u7u",   "u7o7c", "u7o7i", "u7o7m",
    "u7o7n", "u7o7ng", "u7o7p", "u7o7t", "u7o7u", "y",     "ye6m",  "ye6n",  "ye6ng", "ye6t",
    "ye6u",  "yt",     "ynh",   "ych"};

static const char *const onsets[] = {"",   "b",  "c", "ch", "d",  "d9", "g",   "gh", "gi", "h",
                                     "k",  "kh", "l", "m",  "n",  "ng", "ngh", "nh", "p",  "ph",
                                     "qu", "r",  "s", "t",  "th", "tr", "v",   "x"};

static enum letter_mark mark_of(char digit)
{
    switch (digit) {
    case '6': return MARK_CIRCUMFLEX;
    case '7': return MARK_HORN;
    case '8': return MARK_BREVE;
    case '9': return MARK_STROKE;
    default: return MARK_NONE;
    }
}

/* The next letter of a rime or onset; false at its end. */
static bool next_letter(const char **at, struct letter *letter)
{
    if (**at == '\0')
        return false;
    *letter = (struct letter){.base = *(*at)++};
    letter->mark = mark_of(**at);
    if (letter->mark != MARK_NONE)
        (*at)++;
    return true;
}

bool letter_is_vowel(const struct letter *letter)
{
    return letter->base > 0 && letter->base < 0x80 && strchr("aeiouy", (int)letter->base) != NULL;
}

static bool is(const struct letter *letter, char base)
{
    return letter->base == base && letter->mark == MARK_NONE;
}

static size_t first_vowel(const struct letter *letters, size_t count)
{
    size_t at = 0;
    while (at < count && !letter_is_vowel(&letters[at]))
        at++;
    return at;
}

/* How many letters the consonant takes: the u of qu, the i of gi before another vowel too. */
static size_t onset_length(const struct letter *letters, size_t count)
{
    size_t vowel = first_vowel(letters, count);
    bool another = vowel + 1 < count && letter_is_vowel(&letters[vowel + 1]);
    if (another && vowel == 1 &&
        ((is(&letters[0], 'q') && is(&letters[1], 'u')) ||
         (is(&letters[0], 'g') && is(&letters[1], 'i'))))
        return vowel + 1;
    return vowel;
}

bool syllable_vowels(const struct letter *letters, size_t count, size_t *start, size_t *end)
{
    *start = onset_length(letters, count);
    *end = *start;
    while (*end < count && letter_is_vowel(&letters[*end]))
        (*end)++;
    return *end > *start;
}

static bool goes_second(const struct letter *first, const struct letter *second)
{
    return (is(first, 'o') && (is(second, 'a') || is(second, 'e'))) ||
           (is(first, 'u') && is(second, 'y'));
}

size_t syllable_tone_place(const struct letter *letters, size_t count, bool modern)
{
    size_t start = 0, end = 0;
    if (!syllable_vowels(letters, count, &start, &end))
        return 0;
    for (size_t i = end; i > start; i--) {
        if (letters[i - 1].mark != MARK_NONE)
            return i - 1;
    }
    size_t vowels = end - start;
    if (vowels == 1)
        return start;
    if (vowels > 2 || end < count)
        return start + 1;
    return modern && goes_second(&letters[start], &letters[start + 1]) ? start + 1 : start;
}

/* ---- possible -------------------------------------------------------------------------------- */

/* A letter that has no mark yet may still get the one that is wanted. */
static bool fits(const struct letter *letter, const struct letter *wanted)
{
    return letter->base == wanted->base &&
           (letter->mark == MARK_NONE || letter->mark == wanted->mark);
}

static bool matches(const char *pattern, const struct letter *letters, size_t count, bool whole)
{
    struct letter wanted;
    size_t at = 0;
    for (; at < count; at++) {
        if (!next_letter(&pattern, &wanted) || !fits(&letters[at], &wanted))
            return false;
    }
    return !whole || *pattern == '\0';
}

/* c, g and ng stand before a, o, u; k, gh and ngh before e, i, y; g before i is gi. */
static bool spelt(const char *onset, int32_t vowel)
{
    bool front = vowel == 'e' || vowel == 'i' || vowel == 'y';
    if (strcmp(onset, "k") == 0 || strcmp(onset, "gh") == 0 || strcmp(onset, "ngh") == 0)
        return front;
    if (strcmp(onset, "c") == 0 || strcmp(onset, "ng") == 0)
        return !front;
    return strcmp(onset, "g") != 0 || (vowel != 'e' && vowel != 'y');
}

static bool is_stopped(const char *rime)
{
    char last = rime[strlen(rime) - 1];
    return last == 'c' || last == 'p' || last == 't' || strstr(rime, "ch") != NULL;
}

static bool rime_possible(const struct letter *letters, size_t count, enum tone tone)
{
    bool open_tone = tone == TONE_GRAVE || tone == TONE_HOOK || tone == TONE_TILDE;
    for (size_t i = 0; i < sizeof rimes / sizeof rimes[0]; i++) {
        if (open_tone && is_stopped(rimes[i]))
            continue;
        if (matches(rimes[i], letters, count, false))
            return true;
    }
    return false;
}

bool syllable_possible(const struct letter *letters, size_t count, enum tone tone)
{
    size_t vowel = first_vowel(letters, count);
    for (size_t i = 0; i < sizeof onsets / sizeof onsets[0]; i++) {
        const char *onset = onsets[i];
        size_t length = strlen(onset);
        if (length > 0 && onset[length - 1] == '9')
            length--;
        if (vowel == count) { /* consonants so far: any that an onset begins with */
            if (matches(onset, letters, count, false))
                return true;
            continue;
        }
        if (length > count || !matches(onset, letters, length, true))
            continue;
        if (length == count || !letter_is_vowel(&letters[length])) {
            if (length == count && tone == TONE_LEVEL)
                return true;
            continue;
        }
        if (spelt(onset, letters[length].base) &&
            rime_possible(letters + length, count - length, tone))
            return true;
    }
    return false;
}

bool syllable_onset_known(const struct letter *letters, size_t count)
{
    size_t length = onset_length(letters, count);
    for (size_t i = 0; i < sizeof onsets / sizeof onsets[0]; i++) {
        if (matches(onsets[i], letters, length, true))
            return true;
    }
    return false;
}

bool syllable_ends_in_uo(const struct letter *letters, size_t count)
{
    if (count < 3 || letters[count - 1].base != 'o' || letters[count - 1].mark != MARK_HORN ||
        letters[count - 2].base != 'u')
        return false;
    return matches("h", letters, count - 2, true) || matches("th", letters, count - 2, true) ||
           matches("kh", letters, count - 2, true);
}
