/* Promises of base/text.h: search form, cleaning, normal form. Measuring is text_width_test.c. */
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define O_CIRCUMFLEX_BREVE "ô\u0306"

static const struct {
    const char *text;
    const char *folded;
} folds[] = {
    {"Đăk Rơ-Wa", "dak rowa"},
    {"đĐ", "dd"},
    {"ƀô̆", "bo"},
    {"ƀ Ƀ", "b b"},
    {"ô̆", "o"},
    {"ĭ ĕ ŏ ŭ č ñ", "i e o u c n"},
    {"Ngoḳ Bay", "ngok bay"},
    {"Ngọk Bay", "ngok bay"},
    {"NGUYỄN THỊ HOÀ", "nguyen thi hoa"},
    {"Nguyễn", "nguyen"}, /* decomposed */
    {"Thuý Thúy", "thuy thuy"},
    {"H'Lang", "hlang"},
    {"H’Lang", "hlang"},
    {"Hʼ ‘Lang`", "h lang"},
    {"K´Brôi", "kbroi"},
    {"Kon—Tum", "kontum"},
    {"  Y \t  Blưi\n", "y blui"},
    {" - ", ""},
    {"a - b", "a b"},
    {"a \u0301 b", "a b"}, /* a mark on a space */
    {"", ""},
    {"İ", "i"},
    {"001090-1234 56", "0010901234 56"},
    {"A\u00a0Thuk", "a thuk"},
    {"A\u3000Thuk", "a thuk"},
    {"\xff"
     "A",
     "\uFFFD"
     "a"},
    {"\xc0\x80", "\uFFFD\uFFFD"},
};

static void names_are_found_without_their_marks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof folds / sizeof folds[0]; i++) {
        char *folded = text_fold(folds[i].text);
        assert_string_equal(folded, folds[i].folded);
        free(folded);
    }
}

static void folding_twice_changes_nothing(void **state)
{
    (void)state;
    static const char *const texts[] = {"Đăk Rơ-Wa", "ƀô̆ ", "\xff\xfe", "ẞ ŉ ǰ ΐ ﬁ Å", "H’L"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char *once = text_fold(texts[i]);
        char *twice = text_fold(once);
        assert_string_equal(twice, once);
        free(once);
        free(twice);
    }
}

static void assert_cleaned_n(const char *text, size_t length, const char *expected)
{
    char *clean = text_clean(text, length, 1000);
    assert_string_equal(clean, expected);
    assert_true(text_is_clean(clean));
    free(clean);
}

/* For literals, which may hold NULs. */
#define ASSERT_CLEANED(text, expected) assert_cleaned_n((text), sizeof(text) - 1, (expected))

static void nothing_that_comes_out_can_steer_a_terminal(void **state)
{
    (void)state;
    ASSERT_CLEANED("\x1b[2J\x1b]0;x\x07", "[2J]0;x");
    ASSERT_CLEANED("a\x7f"
                   "b\bc",
                   "abc");
    ASSERT_CLEANED("a\0b", "ab");
    ASSERT_CLEANED("a\xc2\x9b"
                   "31m",
                   "a31m"); /* C1: one-byte CSI */
    ASSERT_CLEANED("a\xc2\x85"
                   "b",
                   "ab");                                 /* C1: next line */
    ASSERT_CLEANED("a\u2028b\u2029c", "abc");             /* line separators */
    ASSERT_CLEANED("a\u202eb\u2066c\u2069\u200f", "abc"); /* bidi */
    ASSERT_CLEANED("a\u200bb\u200dc\ufeff\u2060", "abc"); /* zero width */
    ASSERT_CLEANED("a\U000e0041b", "ab");                 /* tags */
    ASSERT_CLEANED("a\ufe0f\u034f\u3164\u00adb", "ab");   /* selectors, fillers */
    ASSERT_CLEANED("\xff\xfe", "\uFFFD\uFFFD");
    ASSERT_CLEANED("\xe1\xba", "\uFFFD\uFFFD");           /* half a letter */
    ASSERT_CLEANED("\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD"); /* a surrogate */
    ASSERT_CLEANED("\xc0\xaf", "\uFFFD\uFFFD");           /* too long a form */
    ASSERT_CLEANED("\xf4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD");
    ASSERT_CLEANED("\U000e0080", "\uFFFD"); /* given to no letter */
}

static void line_breaks_and_tabs_become_one_space(void **state)
{
    (void)state;
    ASSERT_CLEANED("một\r\nhai\tba\n\n\nbốn", "một hai ba bốn");
    ASSERT_CLEANED("a  b", "a  b"); /* spaces that were typed stay */
}

static void letters_of_the_highlands_survive(void **state)
{
    (void)state;
    static const char letters[] = "ƀ" O_CIRCUMFLEX_BREVE " ĕ ĭ ŏ ŭ č ñ Ngoḳ H’Lang – “Đ”";
    assert_true(text_is_clean(letters));
    ASSERT_CLEANED(letters, letters);
}

static void text_becomes_composed(void **state)
{
    (void)state;
    ASSERT_CLEANED("Nguye\u0302\u0303n", "Nguyễn");
    assert_false(text_is_clean("Nguye\u0302\u0303n"));
    char *nfc = text_nfc("Nguye\u0302\u0303n o\u0302\u0306");
    assert_string_equal(nfc, "Nguyễn ô\u0306");
    free(nfc);
    nfc = text_nfc("a\xff");
    assert_string_equal(nfc, "a\uFFFD");
    free(nfc);
    /* What stood between letter and mark goes before they are composed. */
    ASSERT_CLEANED("e\u200b\u0301", "é");
}

static void marks_do_not_pile_up(void **state)
{
    (void)state;
    char tower[1 + 100 * 2 + 1] = "x";
    for (int i = 0; i < 100; i++)
        memcpy(tower + 1 + i * 2, "\u0300", 3);
    ASSERT_CLEANED(tower, "x\u0300\u0300\u0300\u0300");
}

static void a_limit_never_cuts_a_letter(void **state)
{
    (void)state;
    static const struct {
        size_t limit;
        const char *left;
    } cases[] = {
        {0, ""},
        {1, "a"},
        {2, "a"},
        {3, "a"},
        {4, "a"},
        {5, "a" O_CIRCUMFLEX_BREVE},
        {7, "a" O_CIRCUMFLEX_BREVE},
        {8, "a" O_CIRCUMFLEX_BREVE "ệ"},
    };
    const char *text = "a" O_CIRCUMFLEX_BREVE "ệ";
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *clean = text_clean(text, strlen(text), cases[i].limit);
        assert_string_equal(clean, cases[i].left);
        free(clean);
    }
    char *plain = text_clean("abcdef", 6, 3);
    assert_string_equal(plain, "abc");
    free(plain);
}

/* A bell after the letter makes cleaning look closely; it must find what it finds at a glance. */
static void what_is_taken_as_it_stands_is_what_close_looking_leaves(void **state)
{
    (void)state;
    for (int point = ' '; point < 0x3000; point++) {
        char quick[8] = "a", close[8] = "a";
        size_t length = 1;
        if (point < 0x80) {
            quick[length++] = (char)point;
        } else if (point < 0x800) {
            quick[length++] = (char)(0xC0 | point >> 6);
            quick[length++] = (char)(0x80 | (point & 0x3F));
        } else {
            quick[length++] = (char)(0xE0 | point >> 12);
            quick[length++] = (char)(0x80 | (point >> 6 & 0x3F));
            quick[length++] = (char)(0x80 | (point & 0x3F));
        }
        memcpy(close, quick, length);
        close[length] = '\a';

        char *first = text_clean(quick, length, 20);
        char *second = text_clean(close, length + 1, 20);

        if (strcmp(first, second) != 0)
            fail_msg("U+%04X is not taken for what it is", (unsigned)point);
        free(first);
        free(second);
    }
}

static void clean_is_told_from_dirty(void **state)
{
    (void)state;
    assert_true(text_is_clean(""));
    assert_true(text_is_clean("Xã Ngọk Bay"));
    assert_false(text_is_clean("a\nb"));
    assert_false(text_is_clean("a\x1b"));
    assert_false(text_is_clean("a\u202e"));
    assert_false(text_is_clean("\xff"));
}

static void utf8_is_told_from_other_bytes(void **state)
{
    (void)state;
    assert_true(text_is_utf8("", 0));
    assert_true(text_is_utf8("Ngọk \U0001F600", strlen("Ngọk \U0001F600")));
    assert_false(text_is_utf8("a\0b", 3));
    assert_false(text_is_utf8("\xe1\xbb", 2));
    assert_false(text_is_utf8("\xed\xa0\x80", 3));
    assert_false(text_is_utf8("\x80", 1));
}

static void any_bytes_are_survived(void **state)
{
    (void)state;
    uint32_t seed = 1;
    for (int round = 0; round < 3000; round++) {
        char bytes[48];
        size_t length = (size_t)(round % 47);
        for (size_t i = 0; i < length; i++) {
            seed = seed * 1664525U + 1013904223U;
            bytes[i] = (char)(seed >> 24);
        }
        bytes[length] = '\0';
        char *clean = text_clean(bytes, length, 40);
        assert_true(strlen(clean) <= 40);
        assert_true(text_is_utf8(clean, strlen(clean)));
        assert_true(text_is_clean(clean));
        for (const char *at = clean; *at != '\0'; at++)
            assert_true((unsigned char)*at >= ' ' && *at != 0x7f);
        char *folded = text_fold(bytes);
        assert_true(text_is_utf8(folded, strlen(folded)));
        size_t next = 0;
        assert_true(text_fit(bytes, 10) <= strlen(bytes));
        text_break(bytes, 3, &next);
        assert_true(bytes[0] == '\0' || next > 0);
        assert_true(text_previous(bytes, strlen(bytes)) <= strlen(bytes));
        free(folded);
        free(clean);
    }
}

static void digits_are_picked_out(void **state)
{
    (void)state;
    char digits[13];
    assert_int_equal(text_digits("001 090.123-456", digits, sizeof digits), 12);
    assert_string_equal(digits, "001090123456");
    assert_int_equal(text_digits("001 090 123 456 789", digits, sizeof digits), 15);
    assert_string_equal(digits, "001090123456");
    assert_int_equal(text_digits("Nguyễn ٣", digits, sizeof digits), 0);
    assert_string_equal(digits, "");
}

static void assert_uncapital(const char *text, const char *wanted)
{
    char *small = text_uncapital(text);
    assert_string_equal(small, wanted);
    free(small);
}

static void only_the_first_letter_becomes_small(void **state)
{
    (void)state;
    assert_uncapital("Máy in Hết giấy", "máy in Hết giấy");
    assert_uncapital("Đã dừng in", "đã dừng in");
    assert_uncapital("Ổ đĩa đã đầy", "ổ đĩa đã đầy");
    assert_uncapital("12 tờ", "12 tờ");
    assert_uncapital("", "");
}

static void a_shape_is_met_to_the_last_byte(void **state)
{
    (void)state;
    assert_true(text_has_shape("2028-02-29", "dddd-dd-dd"));
    assert_true(text_has_shape("07:30", "dd:dd"));
    assert_true(text_has_shape("", ""));
    assert_false(text_has_shape("07:3", "dd:dd"));
    assert_false(text_has_shape("07:300", "dd:dd"));
    assert_false(text_has_shape("07-30", "dd:dd"));
    assert_false(text_has_shape("0a:30", "dd:dd"));
    assert_false(text_has_shape("", "d"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found_without_their_marks),
        cmocka_unit_test(folding_twice_changes_nothing),
        cmocka_unit_test(nothing_that_comes_out_can_steer_a_terminal),
        cmocka_unit_test(line_breaks_and_tabs_become_one_space),
        cmocka_unit_test(letters_of_the_highlands_survive),
        cmocka_unit_test(text_becomes_composed),
        cmocka_unit_test(marks_do_not_pile_up),
        cmocka_unit_test(a_limit_never_cuts_a_letter),
        cmocka_unit_test(what_is_taken_as_it_stands_is_what_close_looking_leaves),
        cmocka_unit_test(clean_is_told_from_dirty),
        cmocka_unit_test(utf8_is_told_from_other_bytes),
        cmocka_unit_test(any_bytes_are_survived),
        cmocka_unit_test(only_the_first_letter_becomes_small),
        cmocka_unit_test(digits_are_picked_out),
        cmocka_unit_test(a_shape_is_met_to_the_last_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
