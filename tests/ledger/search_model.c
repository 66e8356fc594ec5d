#include "search_model.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* Letters with their tones, as a dictionary lists them: ngang, huyền, hỏi, ngã, sắc, nặng. */
static const struct row {
    const char *letters;
    char base;
    bool marked;
} rows[] = {
    {"aàảãáạ", 'a', false}, {"ăằẳẵắặ", 'a', true},  {"âầẩẫấậ", 'a', true},  {"eèẻẽéẹ", 'e', false},
    {"êềểễếệ", 'e', true},  {"iìỉĩíị", 'i', false}, {"oòỏõóọ", 'o', false}, {"ôồổỗốộ", 'o', true},
    {"ơờởỡớợ", 'o', true},  {"uùủũúụ", 'u', false}, {"ưừửữứự", 'u', true},  {"yỳỷỹýỵ", 'y', false},
    {"đ", 'd', true},       {"ƀ", 'b', true},       {"ŭ", 'u', true},       {"ĕ", 'e', true},
};
#define ROWS  ((int)(sizeof rows / sizeof rows[0]))
#define PLAIN (-1) /* a letter of none of them */

static size_t letter_bytes(const char *text)
{
    size_t bytes = 1;
    while (((unsigned char)text[bytes] & 0xc0) == 0x80)
        bytes++;
    return bytes;
}

/* Đ and Ƀ begin names; other capitals have no marks here. */
static const char *lower(const char *text)
{
    if (strncmp(text, "Đ", 2) == 0)
        return "đ";
    return strncmp(text, "Ƀ", 2) == 0 ? "ƀ" : text;
}

static struct model_letter read_letter(const char *text, int *tone)
{
    size_t bytes = letter_bytes(text);
    for (int row = 0; row < ROWS; row++) {
        int place = 0;
        for (const char *at = rows[row].letters; *at != '\0'; at += letter_bytes(at), place++) {
            if (letter_bytes(at) != bytes || memcmp(at, text, bytes) != 0)
                continue;
            if (place > 0)
                *tone = place;
            return (struct model_letter){.base = rows[row].base, .row = row};
        }
    }
    return (struct model_letter){.base = text[0], .row = PLAIN};
}

void model_words_of(const char *text, struct model_words *words)
{
    struct model_word *word = NULL;
    *words = (struct model_words){0};
    for (; *text != '\0'; text += letter_bytes(text)) {
        char small[2] = {(char)tolower((unsigned char)*text), '\0'};
        if (*text == ' ' || *text == '.') {
            word = NULL;
        } else if (strncmp(text, "\xcc\x86", 2) == 0) { /* a breve upon the letter before */
            if (word != NULL)
                word->letter[word->length - 1].marks++;
        } else if (*text != '\'' && *text != '-') {
            if (word == NULL)
                word = &words->word[words->count++];
            word->letter[word->length++] =
                read_letter(*text & 0x80 ? lower(text) : small, &word->tone);
        }
    }
}

void model_read(struct model_person *person)
{
    model_words_of(person->name, &person->words);
    model_words_of(person->hamlet, &person->hamlet_words);
}

void model_write(const struct model_word *word, int length, bool marks, char *text, size_t size)
{
    text[0] = '\0';
    for (int i = 0; i < length && i < word->length; i++) {
        const struct model_letter *letter = &word->letter[i];
        char written[8] = {letter->base};
        if (marks && letter->row != PLAIN)
            snprintf(written, sizeof written, "%.*s", (int)letter_bytes(rows[letter->row].letters),
                     rows[letter->row].letters);
        snprintf(text + strlen(text), size - strlen(text), "%s%s", written,
                 marks && letter->marks > 0 ? "\xcc\x86" : "");
    }
}

/* ---- one word -------------------------------------------------------------------------------- */

static bool is_digits(const struct model_word *word)
{
    for (int i = 0; i < word->length; i++) {
        if (!isdigit((unsigned char)word->letter[i].base))
            return false;
    }
    return true;
}

static bool begins(const struct model_word *word, const struct model_word *typed)
{
    for (int i = 0; i < typed->length; i++) {
        if (i == word->length || word->letter[i].base != typed->letter[i].base)
            return false;
    }
    return true;
}

static bool is_accented(const struct model_letter *letter)
{
    return letter->marks > 0 || (letter->row != PLAIN && rows[letter->row].marked);
}

static bool has_accents(const struct model_word *typed)
{
    bool accents = typed->tone != 0;
    for (int i = 0; i < typed->length; i++)
        accents = accents || is_accented(&typed->letter[i]);
    return accents;
}

static bool stand_so(const struct model_word *word, const struct model_word *typed)
{
    for (int i = 0; i < typed->length; i++) {
        if (word->letter[i].row != typed->letter[i].row ||
            word->letter[i].marks != typed->letter[i].marks)
            return false;
    }
    return typed->tone == word->tone || (typed->tone == 0 && typed->length < word->length);
}

static bool is_short(const char *typed, const char *word)
{
    static const char *const forms[][2] = {{"ng", "nguyen"}, {"t", "thi"},   {"v", "van"},
                                           {"ph", "pham"},   {"ph", "phan"}, {"tr", "tran"},
                                           {"hg", "hoang"},  {"hg", "hong"}, {"hg", "huong"}};
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if (strcmp(typed, forms[i][0]) == 0 && strcmp(word, forms[i][1]) == 0)
            return true;
    }
    return false;
}

static int of_name(const struct model_word *word, const struct model_word *typed)
{
    char short_form[40], whole[40];
    int worth = 0;
    model_write(typed, typed->length, false, short_form, sizeof short_form);
    model_write(word, word->length, false, whole, sizeof whole);
    if (begins(word, typed)) {
        worth = word->length == typed->length ? 4 : 2;
        if (has_accents(typed) && stand_so(word, typed))
            worth += 5;
    }
    return worth < 4 && is_short(short_form, whole) ? 4 : worth;
}

static int best(int one, int other)
{
    return one > other ? one : other;
}

static int of_digits(const char *digits, const char *whole)
{
    size_t length = strlen(digits), all = strlen(whole);
    if (length < 3 || length > all)
        return 0;
    if (strcmp(digits, whole) == 0)
        return 4;
    return strncmp(digits, whole, length) == 0 || strcmp(digits, whole + all - length) == 0 ? 2 : 0;
}

static int of_year(const char *digits, int year)
{
    char four[8];
    size_t length = strlen(digits);
    if (year == 0)
        return 0;
    snprintf(four, sizeof four, "%04d", year);
    if (strcmp(digits, four) == 0 || strcmp(digits, four + 2) == 0)
        return 3;
    bool fits = strncmp(digits, four, length) == 0 || strncmp(digits, four + 2, length) == 0;
    return fits ? 1 : 0;
}

static int word_worth(const struct model_person *person, const struct model_word *typed)
{
    char digits[40];
    int worth = 0;
    for (int i = 0; i < person->hamlet_words.count; i++) {
        const struct model_word *word = &person->hamlet_words.word[i];
        if (begins(word, typed))
            worth = best(worth, word->length == typed->length ? 2 : 1);
    }
    if (is_digits(typed)) {
        model_write(typed, typed->length, false, digits, sizeof digits);
        worth = best(worth, of_year(digits, person->birth_year));
        worth = best(worth, of_digits(digits, person->number));
        return best(worth, of_digits(digits, person->phone));
    }
    for (int i = 0; i < person->words.count; i++)
        worth = best(worth, of_name(&person->words.word[i], typed));
    return worth;
}

/* ---- all that was typed ---------------------------------------------------------------------- */

static void read_typed(const char *typed, struct model_words *words)
{
    model_words_of(typed, words);
    bool all = true;
    for (int i = 0; i < words->count; i++)
        all = all && is_digits(&words->word[i]);
    for (int i = 1; all && i < words->count; i++) {
        struct model_word *first = &words->word[0];
        for (int j = 0; j < words->word[i].length; j++)
            first->letter[first->length++] = words->word[i].letter[j];
    }
    if (all && words->count > 1)
        words->count = 1;
}

/* True if every word of the name fits one that was typed. */
static bool is_all_of_it(const struct model_person *person, const struct model_words *typed)
{
    for (int i = 0; i < person->words.count; i++) {
        bool fits = false;
        for (int j = 0; j < typed->count && j < 8; j++)
            fits = fits || (!is_digits(&typed->word[j]) &&
                            of_name(&person->words.word[i], &typed->word[j]) > 0);
        if (!fits)
            return false;
    }
    return person->words.count > 0;
}

int model_exactness(const struct model_person *person, const char *typed)
{
    struct model_words words;
    int sum = 0;
    bool called = false;
    read_typed(typed, &words);
    if (person->gone || words.count == 0)
        return 0;
    for (int i = 0; i < words.count && i < 8; i++) {
        const struct model_word *word = &words.word[i];
        int worth = word_worth(person, word);
        if (worth == 0)
            return 0;
        sum += worth;
        if (person->words.count > 0 && !is_digits(word)) {
            const struct model_word *last = &person->words.word[person->words.count - 1];
            called = called || (last->length == word->length && begins(last, word));
        }
    }
    return sum + (called ? 1 : 0) + (is_all_of_it(person, &words) ? 1 : 0);
}
