/* Promises of ui/typing.h: words as people expect them, and what happens to a word while it is changed. Every
 * syllable: typing_syllable_test.c. Running text stands in typing/, see tests/command/type_test.c. */
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

static const char *typed(struct field *field, const char *keys, const struct typing_rules *rules)
{
    *field = (struct field){0};
    for (; *keys != '\0'; keys++)
        field_compose(field, (unsigned char)*keys, rules, 0);
    return field->text;
}

/* ---- words ------------------------------------------------------------------------------------ */

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
    {&telex, "owww", "oww"},
    {&vni, "o77", "o7"},
    {&vni, "a88", "a8"},
    {&vni, "tie6ng12", "tiềng"},
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
    {&vni, "windows", "windows"},
    {&vni, "smartca", "smartca"},
    {&vni, "vneid", "vneid"},
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
    {&vni_place, "Kon Rba2ng", "Kon Rbàng"},
    {&telex_place, "Plei Klech", "Plei Klech"},
    {&vni_place, "Plei Klech", "Plei Klech"},
    {&vni_place, "Hngo Ktu", "Hngo Ktu"},
    {&vni_place, "Ksor", "Ksor"},
    {&vni_place, "H'Lang", "H'Lang"},
    {&telex_place, "K'Brooi", "K'Brôi"},
    {&vni_place, "K'Bro6i", "K'Brôi"},
    {&telex_place, "Row Chaam", "Rơ Châm"},
    {&vni_place, "Ro7 Cha6m", "Rơ Châm"},
    {&telex_place, "NGOJK, DDAWK", "NGỌK, ĐĂK"},
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

/* The word at the cursor; only digits stand between words here. Its beginning is where it is looked for. */
static const char *word_at(const struct field *field, size_t *length)
{
    static const char digits[] = "0123456789";
    size_t from = field->cursor;
    while (from > 0 && strchr(digits, field->text[from - 1]) == NULL)
        from--;
    *length = strcspn(field->text + from, digits);
    return field->text + from;
}

static bool is_same_word(const struct field *one, const struct field *other)
{
    size_t length = 0, other_length = 0;
    const char *word = word_at(one, &length), *other_word = word_at(other, &other_length);
    return length == other_length && memcmp(word, other_word, length) == 0 &&
           one->text + one->cursor - word == other->text + other->cursor - other_word;
}

/* Some backspaces and moves of the cursor. Where they changed the word or the place in it, the model forgets all
 * keys: it knows what stands there and where the cursor is, and nothing of how that came. */
static void edit(struct field *field, struct field *model, unsigned *seed)
{
    static const int keys[] = {UI_KEY_BACKSPACE, UI_KEY_BACKSPACE, UI_KEY_LEFT, UI_KEY_LEFT,
                               UI_KEY_RIGHT,     UI_KEY_HOME,      UI_KEY_END,  UI_KEY_DELETE};
    struct field before = *field;
    for (unsigned i = 1 + draw(seed, 3); i > 0; i--)
        field_key(field, keys[draw(seed, sizeof keys / sizeof keys[0])]);
    if (!is_same_word(&before, field))
        typing_forget(&model->typing);
    memcpy(model->text, field->text, sizeof model->text);
    model->cursor = field->cursor;
}

static void after_an_edit_only_what_stands_there_is_composed_on(void **state)
{
    (void)state;
    static const char *const letters[] = {"aeiouydghnmtcwsfrxjzlb", "aeiouydghnmtclb0123456789"};
    static const struct typing_rules *const rules[] = {&telex, &vni, &telex_place, &vni_place};
    unsigned seed = 20261126;
    for (int round = 0; round < 20000; round++) {
        const struct typing_rules *rule = rules[round % 4];
        const char *set = letters[round % 2];
        struct field field = {0}, model = {0};
        for (int step = 0; step < 16; step++) {
            if (draw(&seed, 4) == 0)
                edit(&field, &model, &seed);
            int key = (unsigned char)set[draw(&seed, (unsigned)strlen(set))];
            field_compose(&field, key, rule, 0);
            field_compose(&model, key, rule, 0);
            if (strcmp(field.text, model.text) != 0 || field.cursor != model.cursor)
                fail_msg("round %d, %c: %s and %s", round, key, field.text, model.text);
        }
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
        cmocka_unit_test(after_an_edit_only_what_stands_there_is_composed_on),
        cmocka_unit_test(whatever_was_pressed_backspaces_empty_the_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
