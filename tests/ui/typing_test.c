/* Promises of ui/typing.h: every syllable in every order of keys that people use, by tables of this test's
 * own; and what happens to a word while it is changed. Running text stands in typing/, see
 * tests/command/type_test.c. */
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
#include "ui/key.h"

/* ---- the language, as this test knows it ----------------------------------------------------- */

/* '*' behind the letter that bears the tone in official texts; '+' where the modern way puts it, if elsewhere. */
static const char *const rimes[] = {
    "a*",    "a*c",   "a*ch", "a*i",  "a*m",   "a*n",   "a*ng",  "a*nh",  "a*o",   "a*p",  "a*t",
    "a*u",   "a*y",   "ă*c",  "ă*m",  "ă*n",   "ă*ng",  "ă*p",   "ă*t",   "â*c",   "â*m",  "â*n",
    "â*ng",  "â*p",   "â*t",  "â*u",  "â*y",   "e*",    "e*c",   "e*m",   "e*n",   "e*ng", "e*o",
    "e*p",   "e*t",   "ê*",   "ê*ch", "ê*m",   "ê*n",   "ê*nh",  "ê*p",   "ê*t",   "ê*u",  "i*",
    "i*a",   "i*ch",  "i*m",  "i*n",  "i*nh",  "i*p",   "i*t",   "i*u",   "iê*c",  "iê*m", "iê*n",
    "iê*ng", "iê*p",  "iê*t", "iê*u", "o*",    "o*a+",  "oa*c",  "oa*ch", "oa*i",  "oa*m", "oa*n",
    "oa*ng", "oa*nh", "oa*o", "oa*t", "oa*y",  "oă*c",  "oă*m",  "oă*n",  "oă*ng", "oă*t", "o*c",
    "o*e+",  "oe*n",  "oe*o", "oe*t", "o*i",   "o*m",   "o*n",   "o*ng",  "o*p",   "o*t",  "ô*",
    "ô*c",   "ô*i",   "ô*m",  "ô*n",  "ô*ng",  "ô*p",   "ô*t",   "ơ*",    "ơ*i",   "ơ*m",  "ơ*n",
    "ơ*p",   "ơ*t",   "u*",   "u*a",  "uâ*n",  "uâ*ng", "uâ*t",  "uâ*y",  "u*c",   "uê*",  "uê*ch",
    "uê*nh", "u*i",   "u*m",  "u*n",  "u*ng",  "u*p",   "u*t",   "uô*c",  "uô*i",  "uô*m", "uô*n",
    "uô*ng", "uô*t",  "u*y+", "uy*a", "uy*ch", "uyê*n", "uyê*t", "uy*nh", "uy*t",  "uy*u", "ư*",
    "ư*a",   "ư*c",   "ư*i",  "ư*ng", "ư*t",   "ư*u",   "ươ*c",  "ươ*i",  "ươ*m",  "ươ*n", "ươ*ng",
    "ươ*p",  "ươ*t",  "ươ*u",
};
#define RIMES (sizeof rimes / sizeof rimes[0])

static const char *const onsets[] = {"",  "b",  "c", "ch", "d",  "đ",  "g",   "gh", "h",
                                     "k", "kh", "l", "m",  "n",  "ng", "ngh", "nh", "ph",
                                     "r", "s",  "t", "th", "tr", "v",  "x",   "gi", "qu"};
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

/* c, ch, p and t bear only sắc and nặng. k, gh, ngh stand before i, e, ê, and c, g, ng before all else. */
static bool is_spelled(const char *onset, const char *rime, size_t tone)
{
    static const char *const front[] = {"k", "gh", "ngh"}, *const back[] = {"c", "g", "ng"};
    bool before_front = rime[0] == 'i' || rime[0] == 'e' || strncmp(rime, "ê", 2) == 0;
    for (int i = 0; i < 3; i++) {
        if (strcmp(onset, front[i]) == 0 && !before_front)
            return false;
        if (strcmp(onset, back[i]) == 0 && before_front)
            return false;
    }
    if (!joins(onset, rime))
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
    if (order == MARKS_LATE || order == TONE_FIRST)
        keys->late[keys->late_length++] = key;
    else
        keys->pressed[keys->length++] = key;
}

/* Of ươ one w behind the o is enough. */
static void press_letters(struct keys *keys, const char *text, enum order order, bool vni)
{
    while (*text != '\0') {
        const struct marked *letter = marked_at(text);
        const struct marked *next =
            letter != NULL ? marked_at(text + strlen(letter->letter)) : NULL;
        bool both = letter != NULL && next != NULL && letter->base == 'u' && next->base == 'o';
        keys->pressed[keys->length++] = letter != NULL ? letter->base : *text;
        if (letter != NULL && !both)
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
    if (order == TONE_INSIDE)
        snprintf(into, 96, "%.*s%s%s", (int)keys.last_vowel, keys.pressed, tone_text,
                 keys.pressed + keys.last_vowel);
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

static const struct typing_rules telex = {.method = TYPING_TELEX, .scope = TYPING_SYLLABLE};
static const struct typing_rules vni = {.method = TYPING_VNI, .scope = TYPING_SYLLABLE};
static const struct typing_rules telex_place = {.method = TYPING_TELEX, .scope = TYPING_PLACE};
static const struct typing_rules vni_place = {.method = TYPING_VNI, .scope = TYPING_PLACE};

static const struct {
    const struct typing_rules *rules;
    const char *keys, *text;
} words[] = {
    /* The same key again takes its mark off and stands; the rest is left alone. */
    {&telex, "ass", "as"},
    {&telex, "aaa", "aa"},
    {&telex, "ddd", "dd"},
    {&telex, "uww", "uw"},
    {&telex, "ww", "w"},
    {&vni, "a66", "a6"},
    {&vni, "a11", "a1"},
    {&vni, "d99", "d9"},
    {&telex, "tieengsz", "tiêng"},
    {&vni, "tie6ng10", "tiêng"},
    {&telex, "tieengsf", "tiềng"}, /* another tone takes the place of the first */
    /* Capitals. */
    {&telex, "NGUYEENX", "NGUYỄN"},
    {&telex, "DD", "Đ"},
    {&telex, "Dduwowng", "Đương"},
    {&telex, "HDDND", "HĐND"},
    {&telex, "UYR BAN", "ỦY BAN"},
    {&telex, "DDawng kys", "Đăng ký"},
    /* What can be no Vietnamese stands as it was pressed. */
    {&telex, "windows", "windows"},
    {&telex, "text", "text"},
    {&telex, "smartca", "smartca"},
    {&telex, "facebook", "facebook"},
    {&telex, "vneid", "vneid"},
    {&telex, "https", "https"},
    {&telex, "cis", "cis"}, /* spelt with k before i */
    {&telex, "server", "server"},
    {&telex, "photocopy", "photocopy"},
    /* The names of this place. */
    {&telex_place, "Ngojk Bay", "Ngọk Bay"},
    {&vni_place, "Ngo5k Bay", "Ngọk Bay"},
    {&telex_place, "Blwi", "Blưi"},
    {&telex_place, "Bluwi", "Blưi"},
    {&vni_place, "Blu7i", "Blưi"},
    {&telex_place, "DDawk Row Wa", "Đăk Rơ Wa"},
    {&vni_place, "D9a8k Ro7 Wa", "Đăk Rơ Wa"},
    {&telex_place, "Krooong", "Kroong"},
    {&vni_place, "Kroong", "Kroong"},
    {&telex_place, "Kon Rbangf", "Kon Rbàng"},
    {&telex_place, "Hngo Ktu", "Hngo Ktu"},
    {&telex_place, "Ksor", "Ksor"},
    {&telex_place, "H'Lang", "H'Lang"},
    {&telex_place, "oo8 b9 e8 i8 o8 u8 c8 n4o", "ô̆ ƀ ĕ ĭ ŏ ŭ č ño"},
    {&vni_place, "o68 b9 e8 i8 o8 u8 c8 n4o", "ô̆ ƀ ĕ ĭ ŏ ŭ č ño"},
    {&telex_place, "Nguyeenx Thij Lan", "Nguyễn Thị Lan"},
};

static void words_are_as_people_expect(void **state)
{
    (void)state;
    struct field field;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(typed(&field, words[i].keys, words[i].rules), words[i].text) != 0)
            fail_msg("%s gives %s, not %s", words[i].keys, field.text, words[i].text);
    }
}

static void press_on(struct field *field, const char *keys, const struct typing_rules *rules)
{
    for (; *keys != '\0'; keys++)
        field_compose(field, (unsigned char)*keys, rules, 0);
}

static void backspace_takes_what_one_sees_and_typing_goes_on(void **state)
{
    (void)state;
    struct field field;
    typed(&field, "Nguyeenx", &telex);
    field_key(&field, UI_KEY_BACKSPACE);
    assert_string_equal(field.text, "Nguyễ");
    field_key(&field, UI_KEY_BACKSPACE);
    assert_string_equal(field.text, "Nguy");
    press_on(&field, "eenx", &telex);
    assert_string_equal(field.text, "Nguyễn");
}

static void marks_can_be_typed_into_the_middle_of_a_word(void **state)
{
    (void)state;
    struct field field;
    typed(&field, "Nguyen Thi", &telex);
    for (int i = 0; i < 5; i++)
        field_key(&field, UI_KEY_LEFT); /* behind Nguye|n */
    press_on(&field, "ex", &telex);
    assert_string_equal(field.text, "Nguyễn Thi");
    field_key(&field, UI_KEY_END);
    press_on(&field, "j Lan", &telex);
    assert_string_equal(field.text, "Nguyễn Thị Lan");
}

static void a_mark_is_meant_for_the_letter_before_the_cursor(void **state)
{
    (void)state;
    struct field field = {0};
    field_set(&field, "Kala");
    field_key(&field, UI_KEY_LEFT);
    field_key(&field, UI_KEY_LEFT); /* Ka|la */
    press_on(&field, "a", &telex_place);
    assert_string_equal(field.text, "Kâla");
}

static void a_word_goes_on_where_the_cursor_was_moved_to(void **state)
{
    (void)state;
    struct field field;
    typed(&field, "Lan", &telex);
    field_key(&field, UI_KEY_LEFT);
    press_on(&field, "o", &telex);
    assert_string_equal(field.text, "Laon");
    assert_int_equal(field.cursor, strlen("Lao"));
}

static void a_word_that_stood_there_grows_as_if_just_typed(void **state)
{
    (void)state;
    struct field field = {0};
    field_set(&field, "thuơ");
    press_on(&field, "ng", &telex);
    assert_string_equal(field.text, "thương");
}

/* ---- a word that is typed, taken back and moved about ------------------------------------------ */

static unsigned draw(unsigned *seed, unsigned below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

/* The model knows only what stands there, and nothing of the keys that made it. */
static void after_a_backspace_what_stands_is_composed_on_and_nothing_else_is_remembered(
    void **state)
{
    (void)state;
    static const char letters[] = "aeiouydghnmtcwsfrxjzlb";
    static const struct typing_rules *const rules[] = {&telex, &vni, &telex_place, &vni_place};
    unsigned seed = 20261126;
    for (int round = 0; round < 20000; round++) {
        const struct typing_rules *rule = rules[round % 4];
        struct field field = {0}, model;
        for (unsigned i = draw(&seed, 8); i > 0; i--)
            field_compose(&field, letters[draw(&seed, sizeof letters - 1)], rule, 0);
        for (unsigned i = 1 + draw(&seed, 3); i > 0; i--)
            field_key(&field, UI_KEY_BACKSPACE);
        model = (struct field){0};
        field_set(&model, field.text); /* what stands, and no memory of how it came */
        for (unsigned i = draw(&seed, 4); i > 0; i--) {
            int key = (unsigned char)letters[draw(&seed, sizeof letters - 1)];
            field_compose(&field, key, rule, 0);
            field_compose(&model, key, rule, 0);
        }
        if (strcmp(field.text, model.text) != 0)
            fail_msg("round %d: %s and %s", round, field.text, model.text);
    }
}

static void whatever_was_pressed_backspaces_empty_the_field(void **state)
{
    (void)state;
    unsigned seed = 7;
    for (int round = 0; round < 5000; round++) {
        struct field field = {0};
        for (unsigned i = draw(&seed, 30); i > 0; i--)
            field_compose(&field, ' ' + (int)draw(&seed, 95), round % 2 != 0 ? &telex_place : &vni,
                          0);
        for (size_t left = strlen(field.text); left > 0; left = strlen(field.text)) {
            size_t seen = text_previous(field.text, left);
            char kept[FIELD_SIZE];
            snprintf(kept, sizeof kept, "%.*s", (int)seen, field.text);
            assert_true(field_key(&field, UI_KEY_BACKSPACE));
            assert_string_equal(field.text, kept);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_as_people_expect),
        cmocka_unit_test(backspace_takes_what_one_sees_and_typing_goes_on),
        cmocka_unit_test(marks_can_be_typed_into_the_middle_of_a_word),
        cmocka_unit_test(a_mark_is_meant_for_the_letter_before_the_cursor),
        cmocka_unit_test(a_word_goes_on_where_the_cursor_was_moved_to),
        cmocka_unit_test(a_word_that_stood_there_grows_as_if_just_typed),
        cmocka_unit_test(
            after_a_backspace_what_stands_is_composed_on_and_nothing_else_is_remembered),
        cmocka_unit_test(whatever_was_pressed_backspaces_empty_the_field),
        cmocka_unit_test(every_syllable_comes_of_every_order_of_its_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
