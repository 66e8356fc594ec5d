/* Promises of base/text.h: graphemes, cells, lines, the cursor. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

static void a_letter_with_its_marks_is_one_cell(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int cells;
    } cases[] = {
        {"", 0},
        {"Ngọk Bay", 8},
        {"Nguye\u0302\u0303n", 6},
        {"ƀô\u0306", 2},
        {"x\u0300\u0300\u0300", 1},
        {"✓!…×–", 5},
        {"•••", 3},
        {"▏█▀▄", 4},
        {"👍", 2},
        {"👨\u200d👩\u200d👧", 2},
        {"🇻🇳", 2},
        {"漢字", 4},
        {"a\tb\x1b", 2},
        {"\xff", 1},
        {"☎\ufe0f", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(text_width(cases[i].text), cases[i].cells);
    assert_int_equal(text_width_n("Ngọk", 2), 2);
}

static void a_grapheme_is_what_a_person_calls_a_letter(void **state)
{
    (void)state;
    assert_int_equal(text_grapheme("ô\u0306a"), 4);
    assert_int_equal(text_grapheme("ệ"), 3);
    assert_int_equal(text_grapheme("e\u0323\u0302x"), 5);
    assert_int_equal(text_grapheme("\r\nx"), 2);
    assert_int_equal(text_grapheme("\xffx"), 1);
    assert_int_equal(text_grapheme(""), 0);
}

static void only_whole_letters_fit(void **state)
{
    (void)state;
    assert_int_equal(text_fit("Ngọk", 3), strlen("Ngọ"));
    assert_int_equal(text_fit("ƀô\u0306b", 2), strlen("ƀô\u0306"));
    assert_int_equal(text_fit("👍a", 1), 0);
    assert_int_equal(text_fit("👍a", 2), 4);
    assert_int_equal(text_fit("abc", 100), 3);
    assert_int_equal(text_fit("abc", 0), 0);
    assert_int_equal(text_fit("abc", -5), 0);
}

static void assert_lines(const char *text, int cells, const char *const *lines)
{
    while (*text != '\0') {
        assert_non_null(*lines);
        size_t next = 0;
        size_t length = text_break(text, cells, &next);
        assert_int_equal(length, strlen(*lines));
        assert_memory_equal(text, *lines, length);
        assert_true(next > 0);
        text += next;
        lines++;
    }
    assert_null(*lines);
}

static void lines_break_at_spaces(void **state)
{
    (void)state;
    assert_lines("Bà con mở máy ảnh", 7, (const char *const[]){"Bà con", "mở máy", "ảnh", NULL});
    assert_lines("Bà con", 6, (const char *const[]){"Bà con", NULL});
    assert_lines("Bà con ", 6, (const char *const[]){"Bà con", NULL});
    assert_lines("Bà con   mở", 6, (const char *const[]){"Bà con", "mở", NULL});
    assert_lines("một hai", 4, (const char *const[]){"một", "hai", NULL});
    assert_lines("một hai", 3, (const char *const[]){"một", "hai", NULL});
    assert_lines("a b c", 1, (const char *const[]){"a", "b", "c", NULL});
}

static void a_word_longer_than_the_line_is_cut_between_letters(void **state)
{
    (void)state;
    assert_lines("nghiêng", 4, (const char *const[]){"nghi", "êng", NULL});
    assert_lines("ô\u0306ô\u0306ô\u0306", 2,
                 (const char *const[]){"ô\u0306ô\u0306", "ô\u0306", NULL});
    assert_lines("a nghiêng", 4, (const char *const[]){"a", "nghi", "êng", NULL});
    assert_lines("👍👍", 1, (const char *const[]){"👍", "👍", NULL}); /* wider than the line */
    assert_lines("ab", 0, (const char *const[]){"a", "b", NULL});
    size_t next = 7;
    assert_int_equal(text_break("", 10, &next), 0);
    assert_int_equal(next, 0);
}

static void the_cursor_moves_by_letters_and_stays_inside(void **state)
{
    (void)state;
    const char *text = "aô\u0306ệ"; /* at 0, 1, 5, end 8 */
    assert_int_equal(text_next(text, 0), 1);
    assert_int_equal(text_next(text, 1), 5);
    assert_int_equal(text_next(text, 5), 8);
    assert_int_equal(text_next(text, 8), 8);
    assert_int_equal(text_next(text, 99), 8);
    assert_int_equal(text_previous(text, 8), 5);
    assert_int_equal(text_previous(text, 5), 1);
    assert_int_equal(text_previous(text, 1), 0);
    assert_int_equal(text_previous(text, 0), 0);
    assert_int_equal(text_previous(text, 99), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_letter_with_its_marks_is_one_cell),
        cmocka_unit_test(a_grapheme_is_what_a_person_calls_a_letter),
        cmocka_unit_test(only_whole_letters_fit),
        cmocka_unit_test(lines_break_at_spaces),
        cmocka_unit_test(a_word_longer_than_the_line_is_cut_between_letters),
        cmocka_unit_test(the_cursor_moves_by_letters_and_stays_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
