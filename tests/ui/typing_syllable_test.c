/* A promise of ui/typing.h: every syllable comes of every order of keys that people use, by tables of this
 * test's own. What happens to a word while it is changed: typing_test.c. */
#include "ui/typing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "ui/field.h"

/* ---- the language, as this test knows it ----------------------------------------------------- */

/* '*' behind the letter that bears the tone in official texts; '+' where the modern way puts it, if elsewhere. */
static const char *const rimes[] = {
    "a*",    "a*c",   "a*ch", "a*i",  "a*m",   "a*n",   "a*ng",  "a*nh",  "a*o",   "a*p",   "a*t",
    "a*u",   "a*y",   "ă*c",  "ă*m",  "ă*n",   "ă*ng",  "ă*p",   "ă*t",   "â*c",   "â*m",   "â*n",
    "â*ng",  "â*p",   "â*t",  "â*u",  "â*y",   "e*",    "e*c",   "e*m",   "e*n",   "e*ng",  "e*o",
    "e*p",   "e*t",   "ê*",   "ê*ch", "ê*m",   "ê*n",   "ê*nh",  "ê*p",   "ê*t",   "ê*u",   "i*",
    "i*a",   "i*ch",  "i*m",  "i*n",  "i*nh",  "i*p",   "i*t",   "i*u",   "iê*c",  "iê*m",  "iê*n",
    "iê*ng", "iê*p",  "iê*t", "iê*u", "o*",    "o*a+",  "oa*c",  "oa*ch", "oa*i",  "oa*m",  "oa*n",
    "oa*ng", "oa*nh", "oa*o", "oa*t", "oa*y",  "oă*c",  "oă*m",  "oă*n",  "oă*ng", "oă*t",  "o*c",
    "o*e+",  "oe*n",  "oe*o", "oe*t", "o*i",   "o*m",   "o*n",   "o*ng",  "o*p",   "o*t",   "ô*",
    "ô*c",   "ô*i",   "ô*m",  "ô*n",  "ô*ng",  "ô*p",   "ô*t",   "ơ*",    "ơ*i",   "ơ*m",   "ơ*n",
    "ơ*p",   "ơ*t",   "u*",   "u*a",  "uâ*n",  "uâ*ng", "uâ*t",  "uâ*y",  "u*c",   "uê*",   "uê*ch",
    "uê*nh", "u*i",   "u*m",  "u*n",  "u*ng",  "u*p",   "u*t",   "uô*c",  "uô*i",  "uô*m",  "uô*n",
    "uô*ng", "uô*t",  "u*y+", "uy*a", "uy*ch", "uyê*n", "uyê*t", "uy*nh", "uy*t",  "uy*u",  "ư*",
    "ư*a",   "ư*c",   "ư*i",  "ư*ng", "ư*t",   "ư*u",   "ươ*c",  "ươ*i",  "ươ*m",  "ươ*n",  "ươ*ng",
    "ươ*p",  "ươ*t",  "ươ*u", "y*",   "y*nh",  "y*t",   "y*ch",  "yê*m",  "yê*n",  "yê*ng", "yê*t",
    "yê*u",  "uơ*",   "uê*u", "uê*n", "uy*n",  "oa*p",
};
#define RIMES (sizeof rimes / sizeof rimes[0])

static const char *const onsets[] = {"",   "b", "c",  "ch", "d",  "đ",   "g",  "gh", "h",  "k",
                                     "kh", "l", "m",  "n",  "ng", "ngh", "nh", "p",  "ph", "r",
                                     "s",  "t", "th", "tr", "v",  "x",   "gi", "qu"};
#define ONSETS (sizeof onsets / sizeof onsets[0])

/* Letters that a keyboard has not: the plain one, and the key behind it in Telex and in VNI. */
static const struct marked {
    const char *letter;
    char base, telex, vni;
} marked[] = {{"ă", 'a', 'w', '8'}, {"â", 'a', 'a', '6'}, {"ê", 'e', 'e', '6'},
              {"ô", 'o', 'o', '6'}, {"ơ", 'o', 'w', '7'}, {"ư", 'u', 'w', '7'},
              {"đ", 'd', 'd', '9'}};

static const struct tone {
    const char *mark;
    char telex, vni;
} tones[] = {{"", 0, 0},
             {"\xCC\x81", 's', '1'},
             {"\xCC\x80", 'f', '2'},
             {"\xCC\x89", 'r', '3'},
             {"\xCC\x83", 'x', '4'},
             {"\xCC\xA3", 'j', '5'}};
#define TONES 6

/* The i of gi and the u of qu stand before another vowel, and not before their own kind. */
static bool joins(const char *onset, const char *rime)
{
    if (strcmp(onset, "gi") == 0)
        return rime[0] != 'i';
    if (strcmp(onset, "qu") == 0)
        return rime[0] != 'u' && rime[0] != 'o' && strncmp(rime, "ư", strlen("ư")) != 0 &&
               strncmp(rime, "i*a", 3) != 0;
    return true;
}

static bool is_one_of(const char *onset, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(onset, list[i]) == 0)
            return true;
    }
    return false;
}

/* yêm, yêng and yêu stand without a consonant only. */
static bool is_behind_qu(const char *rime)
{
    return rime[1] == '*' || strcmp(rime, "yê*n") == 0 || strcmp(rime, "yê*t") == 0;
}

/* y alone stands behind few consonants, the longer rimes of y behind qu alone
 * (quỳnh, quýt, quyền) but for yê, which begins a word too, and uơ behind three (thuở, huơ, khuơ). */
static bool is_usual(const char *onset, const char *rime)
{
    static const char *const before_y[] = {"", "h", "k", "l", "m", "s", "t", "qu"};
    static const char *const before_uo[] = {"h", "kh", "th"};
    if (strcmp(rime, "y*") == 0)
        return is_one_of(onset, before_y, sizeof before_y / sizeof before_y[0]);
    if (rime[0] == 'y')
        return strcmp(onset, "qu") == 0 ? is_behind_qu(rime) : onset[0] == '\0' && rime[1] != '*';
    return strcmp(rime, "uơ*") != 0 ||
           is_one_of(onset, before_uo, sizeof before_uo / sizeof before_uo[0]);
}

/* c, ch, p and t bear only sắc and nặng. k, gh, ngh stand before i, e, ê, and c, g, ng before all else. */
static bool is_spelled(const char *onset, const char *rime, size_t tone)
{
    static const char *const front[] = {"k", "gh", "ngh"}, *const back[] = {"c", "g", "ng"};
    bool before_front =
        rime[0] == 'y' || rime[0] == 'i' || rime[0] == 'e' || strncmp(rime, "ê", 2) == 0;
    for (int i = 0; i < 3; i++) {
        if (strcmp(onset, front[i]) == 0 && !before_front)
            return false;
        if (strcmp(onset, back[i]) == 0 && before_front)
            return false;
    }
    if (!joins(onset, rime) || !is_usual(onset, rime))
        return false;
    char last = rime[strlen(rime) - 1], before = rime[strlen(rime) - 2];
    bool stops = last == 'c' || last == 'p' || last == 't' || (before == 'c' && last == 'h');
    return !stops || tone == 1 || tone == 5;
}

/* The syllable as it is written. */
static void spell(const char *onset, const char *rime, const char *mark, bool modern, char text[64])
{
    char apart[64];
    size_t length = (size_t)snprintf(apart, sizeof apart, "%s", onset);
    bool elsewhere = modern && strchr(rime, '+') != NULL;
    for (; *rime != '\0'; rime++) {
        if (*rime != '*' && *rime != '+')
            apart[length++] = *rime;
        else if ((*rime == '+') == elsewhere)
            length += (size_t)snprintf(apart + length, 4, "%s", mark);
    }
    apart[length] = '\0';
    char *whole = text_nfc(apart);
    snprintf(text, 64, "%s", whole);
    free(whole);
}

/* ---- the keys that people press -------------------------------------------------------------- */

enum order {
    AS_ONE_SPEAKS, /* tieengs: a mark behind its letter, the tone at the end */
    MARKS_LATE,    /* tienges */
    TONE_FIRST,    /* tiengse */
    TONE_INSIDE,   /* tieesng: behind the last vowel */
    INSIDE_LATE,   /* tiesnge */
    EACH_W,        /* dduwowng */
    ORDERS
};

struct keys {
    char pressed[64], late[16];
    size_t length, late_length, last_vowel; /* how many keys there are behind it */
};

static const struct marked *marked_at(const char *text)
{
    for (size_t i = 0; i < sizeof marked / sizeof marked[0]; i++) {
        if (strncmp(text, marked[i].letter, strlen(marked[i].letter)) == 0)
            return &marked[i];
    }
    return NULL;
}

static void press_mark(struct keys *keys, char key, enum order order)
{
    if (order == MARKS_LATE || order == TONE_FIRST || order == INSIDE_LATE)
        keys->late[keys->late_length++] = key;
    else
        keys->pressed[keys->length++] = key;
}

/* Of ươ one w behind the o is enough, but many people press two. */
static void press_letters(struct keys *keys, const char *text, enum order order, bool vni)
{
    while (*text != '\0') {
        const struct marked *letter = marked_at(text);
        const struct marked *next =
            letter != NULL ? marked_at(text + strlen(letter->letter)) : NULL;
        bool both = letter != NULL && next != NULL && letter->base == 'u' && next->base == 'o';
        keys->pressed[keys->length++] = letter != NULL ? letter->base : *text;
        if (letter != NULL && (!both || order == EACH_W))
            press_mark(keys, vni ? letter->vni : letter->telex, order);
        text += letter != NULL ? strlen(letter->letter) : 1;
        if (*text == '*' || *text == '+')
            text++;
        if (letter == NULL ? strchr("aeiouy", keys->pressed[keys->length - 1]) != NULL
                           : letter->base != 'd')
            keys->last_vowel = keys->length;
    }
}

/* Onset and rime as keys with the tone's key among them. */
static void press(const char *onset, const char *rime, char tone, enum order order, bool vni,
                  char into[96])
{
    struct keys keys = {.length = 0};
    char tone_text[2] = {tone};
    press_letters(&keys, onset, order, vni);
    press_letters(&keys, rime, order, vni);
    keys.pressed[keys.length] = keys.late[keys.late_length] = '\0';
    if (order == TONE_INSIDE || order == INSIDE_LATE)
        snprintf(into, 96, "%.*s%s%s%s", (int)keys.last_vowel, keys.pressed, tone_text,
                 keys.pressed + keys.last_vowel, keys.late);
    else
        snprintf(into, 96, "%s%s%s%s", keys.pressed, order == TONE_FIRST ? tone_text : "",
                 keys.late, order == TONE_FIRST ? "" : tone_text);
}

static const char *typed(struct field *field, const char *keys, const struct typing_rules *rules)
{
    *field = (struct field){0};
    for (; *keys != '\0'; keys++)
        field_compose(field, (unsigned char)*keys, rules, 0);
    return field->text;
}

/* ---- promises -------------------------------------------------------------------------------- */

static size_t type_every_syllable(const struct typing_rules *rules, enum order order)
{
    bool vni = rules->method == TYPING_VNI;
    struct field field;
    size_t count = 0;
    for (size_t i = 0; i < ONSETS * RIMES * TONES; i++) {
        const char *onset = onsets[i % ONSETS], *rime = rimes[i / ONSETS % RIMES];
        const struct tone *tone = &tones[i / ONSETS / RIMES];
        char wanted[64], keys[96];
        bool alike = rules->modern && strchr(rime, '+') == NULL; /* both ways write it so */
        if (alike || !is_spelled(onset, rime, i / ONSETS / RIMES))
            continue;
        spell(onset, rime, tone->mark, rules->modern, wanted);
        press(onset, rime, vni ? tone->vni : tone->telex, order, vni, keys);
        if (strcmp(typed(&field, keys, rules), wanted) != 0)
            fail_msg("%s gives %s, not %s", keys, field.text, wanted);
        count++;
    }
    return count;
}

static void every_syllable_comes_of_every_order_of_its_keys(void **state)
{
    (void)state;
    for (int i = 0; i < ORDERS * 2 * 2 * 2; i++) {
        struct typing_rules rules = {.method = (i & 1) != 0 ? TYPING_VNI : TYPING_TELEX,
                                     .scope = (i & 2) != 0 ? TYPING_PLACE : TYPING_SYLLABLE,
                                     .modern = (i & 4) != 0};
        size_t least = rules.modern ? 300 : 10000;
        assert_true(type_every_syllable(&rules, (enum order)(i / 8)) > least);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_syllable_comes_of_every_order_of_its_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
