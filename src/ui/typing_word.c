#include "ui/typing_word.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/text.h"

/* ---- where a word begins and ends ------------------------------------------------------------- */

static bool is_letter(const char *grapheme)
{
    utf8proc_int32_t point = 0;
    if (utf8proc_iterate((const utf8proc_uint8_t *)grapheme, -1, &point) <= 0)
        return false;
    utf8proc_category_t category = utf8proc_category(point);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

void word_around(const char *line, size_t cursor, size_t *from, size_t *to)
{
    *from = *to = cursor;
    while (*from > 0 && is_letter(line + text_previous(line, *from)))
        *from = text_previous(line, *from);
    while (line[*to] != '\0' && is_letter(line + *to))
        *to = text_next(line, *to);
}

/* ---- letters ----------------------------------------------------------------------------------- */

static const struct {
    int32_t point;
    enum letter_mark mark;
} marks[] = {
    {0x0302, MARK_CIRCUMFLEX}, {0x0306, MARK_BREVE}, {0x031B, MARK_HORN}, {0x0303, MARK_TILDE}};

static const struct {
    int32_t point;
    enum tone tone;
} tones[] = {{0x0301, TONE_ACUTE},
             {0x0300, TONE_GRAVE},
             {0x0309, TONE_HOOK},
             {0x0303, TONE_TILDE},
             {0x0323, TONE_DOT}};

static bool take_tone(struct word *word, const struct letter *letter, int32_t point)
{
    for (size_t i = 0; letter_is_vowel(letter) && i < sizeof tones / sizeof tones[0]; i++) {
        if (tones[i].point == point && word->tone == TONE_LEVEL) {
            word->tone = tones[i].tone;
            return true;
        }
    }
    return false;
}

static bool take_mark(struct letter *letter, int32_t point)
{
    if (point == 0x030C) /* č has a caron; it is typed as the breve is */
        point = letter->base == 'c' ? 0x0306 : 0;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (marks[i].point != point)
            continue;
        if (letter->mark == MARK_CIRCUMFLEX && marks[i].mark == MARK_BREVE) {
            letter->mark = MARK_CIRCUMFLEX_BREVE;
            return true;
        }
        bool first = letter->mark == MARK_NONE;
        letter->mark = marks[i].mark;
        return first;
    }
    return false;
}

static void take_base(struct letter *letter, int32_t point)
{
    int32_t lower = utf8proc_tolower(point);
    *letter = (struct letter){.base = lower, .upper = lower != point};
    if (lower == 0x0111 || lower == 0x0180) { /* đ ƀ */
        letter->base = lower == 0x0111 ? 'd' : 'b';
        letter->mark = MARK_STROKE;
    }
}

/* One grapheme becomes one letter; false if it has something that we could not write again. */
static bool read_letter(const char *text, size_t size, struct word *word)
{
    utf8proc_int32_t points[8];
    utf8proc_ssize_t count =
        utf8proc_decompose((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)size, points, 8,
                           UTF8PROC_DECOMPOSE | UTF8PROC_STABLE);
    if (count <= 0 || count > 8 || word->count == TYPING_LETTERS)
        return false;
    struct letter *letter = &word->letter[word->count++];
    take_base(letter, points[0]);
    for (utf8proc_ssize_t i = 1; i < count; i++) {
        if (!take_tone(word, letter, points[i]) && !take_mark(letter, points[i]))
            return false;
    }
    return true;
}

/* "thuơ" is written so only at the end of a word: inside it is ươ. */
static void join_uo(struct word *word)
{
    for (size_t i = 0; i + 1 < word->count; i++) {
        struct letter *u = &word->letter[i], *o = u + 1;
        bool glide = i == 1 && word->letter[0].base == 'q';
        if (!glide && u->base == 'u' && u->mark == MARK_NONE && o->base == 'o' &&
            o->mark == MARK_HORN)
            u->mark = MARK_HORN;
    }
}

bool word_read(const char *text, size_t length, size_t cursor, struct word *word)
{
    *word = (struct word){0};
    for (size_t at = 0; at < length;) {
        size_t size = text_grapheme(text + at);
        if (size == 0 || !read_letter(text + at, size, word))
            return false;
        at += size;
        if (at <= cursor)
            word->at = word->count;
    }
    join_uo(word);
    return true;
}

bool word_insert(struct word *word, struct letter letter)
{
    if (word->count == TYPING_LETTERS)
        return false;
    memmove(word->letter + word->at + 1, word->letter + word->at,
            (word->count - word->at) * sizeof word->letter[0]);
    word->letter[word->at++] = letter;
    word->count++;
    return true;
}

/* ---- back to text ------------------------------------------------------------------------------ */

static size_t add_point(char *into, int32_t point)
{
    return (size_t)utf8proc_encode_char(point, (utf8proc_uint8_t *)into);
}

static int32_t base_point(const struct letter *letter)
{
    int32_t point = letter->base;
    if (letter->mark == MARK_STROKE)
        point = point == 'd' ? 0x0111 : 0x0180;
    return letter->upper ? utf8proc_toupper(point) : point;
}

static size_t add_mark(char *into, const struct letter *letter)
{
    switch (letter->mark) {
    case MARK_CIRCUMFLEX: return add_point(into, 0x0302);
    case MARK_BREVE: return add_point(into, letter->base == 'c' ? 0x030C : 0x0306);
    case MARK_HORN: return add_point(into, 0x031B);
    case MARK_TILDE: return add_point(into, 0x0303);
    case MARK_CIRCUMFLEX_BREVE: {
        size_t size = add_point(into, 0x0302);
        return size + add_point(into + size, 0x0306);
    }
    case MARK_NONE:
    case MARK_STROKE: break;
    }
    return 0;
}

static size_t add_tone(char *into, enum tone tone)
{
    for (size_t i = 0; i < sizeof tones / sizeof tones[0]; i++) {
        if (tones[i].tone == tone)
            return add_point(into, tones[i].point);
    }
    return 0;
}

/* The letters up to `count`, in NFC, into `text`; its length, or TYPING_SIZE if it does not fit. */
static size_t write_letters(const struct word *word, size_t count, size_t tone_at, bool plain_u,
                            char text[TYPING_SIZE])
{
    char long_form[TYPING_LETTERS * 16] = "";
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        struct letter letter = word->letter[i];
        if (plain_u && i + 2 == word->count)
            letter.mark = MARK_NONE;
        used += add_point(long_form + used, base_point(&letter));
        used += add_mark(long_form + used, &letter);
        if (i == tone_at && word->tone != TONE_LEVEL)
            used += add_tone(long_form + used, word->tone);
    }
    long_form[used] = '\0';
    char *nfc = text_nfc(long_form);
    size_t length = strlen(nfc);
    if (length < TYPING_SIZE)
        memcpy(text, nfc, length + 1);
    explicit_bzero(nfc, length);
    explicit_bzero(long_form, sizeof long_form);
    free(nfc);
    return length < TYPING_SIZE ? length : TYPING_SIZE;
}

bool word_write(const struct word *word, const struct typing_rules *rules, char text[TYPING_SIZE],
                size_t *cursor)
{
    size_t tone_at = syllable_tone_place(word->letter, word->count, rules->modern);
    bool plain_u = syllable_ends_in_uo(word->letter, word->count);
    *cursor = write_letters(word, word->at, tone_at, plain_u, text);
    return write_letters(word, word->count, tone_at, plain_u, text) < TYPING_SIZE &&
           *cursor < TYPING_SIZE;
}
