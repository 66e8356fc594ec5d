/* Promises of domain/name.h. */
#include "domain/name.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"

/* Each name of the list comes before all that follow it. */
static void assert_order(const char *const *names)
{
    for (size_t i = 0; names[i] != NULL; i++) {
        assert_int_equal(name_compare(names[i], names[i]), 0);
        for (size_t j = i + 1; names[j] != NULL; j++) {
            assert_true(name_compare(names[i], names[j]) < 0);
            assert_true(name_compare(names[j], names[i]) > 0);
        }
    }
}

static void letters_come_before_tones(void **state)
{
    (void)state;
    /* The list of rules.md §4, checked there against CLDR and glibc. */
    assert_order((const char *const[]){"An", "Anh", "Ánh", "Ăn", "Ân", "Dung", "Dùng", "Dũng",
                                       "Dụng", "Dừng", "Đan", "Đức", "Hoa", "Hoà", NULL});
    assert_order((const char *const[]){"ma", "mà", "mả", "mã", "má", "mạ", NULL});
    assert_order((const char *const[]){"a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "o", "ô", "ơ",
                                       "u", "ư", NULL});
    assert_order((const char *const[]){"bo", "bô", "ƀo", NULL});
    assert_order((const char *const[]){"na", "nu", "ña", "o", "ŏ", "ô", "ô\u0306", "ơ", NULL});
}

static void people_are_listed_by_their_last_syllable(void **state)
{
    (void)state;
    assert_order((const char *const[]){"Trần Văn An", "A Anh", "Nguyễn Thị Ánh", "Nguyễn Văn Bình",
                                       "Phạm An Bình", "Y Blưi", "Lê Thị Hoa", "Lê Văn Hoa",
                                       "A Lêr", "A Thuk", NULL});
}

static void spelling_does_not_change_the_order(void **state)
{
    (void)state;
    static const char *const same[][2] = {{"Nguyễn Thị Hoà", "Nguyễn Thị Hòa"},
                                          {"Lê Thuý", "Lê Thúy"},
                                          {"NGUYỄN AN", "Nguyễn An"},
                                          {"H'Lang", "H’Lang"},
                                          {"K'Brôi", "Kbrôi"},
                                          {"Nguyễn An", "Nguye\u0302\u0303n An"},
                                          {" A  Thuk ", "A Thuk"},
                                          {"", "  "}};
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++)
        assert_int_equal(name_compare(same[i][0], same[i][1]), 0);
}

static void a_key_orders_as_bytes(void **state)
{
    (void)state;
    char *left = name_sort_key("Trần Văn An");
    char *right = name_sort_key("Lê Văn Ân");
    assert_true(strcmp(left, right) < 0);
    free(left);
    free(right);
    char *none = name_sort_key("");
    assert_string_equal(none, "");
    free(none);
}

static void short_names_are_called_whole(void **state)
{
    (void)state;
    static const struct {
        const char *name, *given;
    } cases[] = {
        {"Nguyễn Thị Lan", "Lan"},
        {"A Thuk", "A Thuk"},
        {"Y Blưi", "Y Blưi"},
        {"Siu", "Siu"},
        {"Lê Lan", "Lê Lan"},
        {"Rơ Châm H'Lang", "H'Lang"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_string_equal(name_given(cases[i].name), cases[i].given);
}

static void names_of_the_highlands_are_names(void **state)
{
    (void)state;
    static const char *const good[] = {
        "A",       "Y",         "A Thuk",  "Y Blưi",      "H'Lang",       "H’Lang", "Hʼ Lang",
        "K'Brôi",  "Rơ Châm",   "Rơ-Châm", "Ksor H. Bum", "ƀô\u0306 kŭn", "Ngoḳ",   "NGUYỄN VĂN AN",
        "Č Ñ Ĭ Ĕ", "Ronaldinho"};
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        struct error error = {0};
        assert_true(name_valid(good[i], &error));
    }
}

static void what_is_no_name_is_refused(void **state)
{
    (void)state;
    char long_name[NAME_MOST_BYTES + 2];
    memset(long_name, 'a', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = '\0';
    const char *const wrong[] = {
        "",         " ",       "'",       "- .",  "001090123456",
        "A Thuk 2", "A|B",     "Nguy?n",  "A\nB", "A\x1b[2J",
        "\xff",     "A\u202e", "\u0301A", "A<b>", "Nguye\u0302\u0303n" /* not composed */,
        "Nguyá»…n", long_name};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct error error = {0};
        assert_false(name_valid(wrong[i], &error));
        assert_int_equal(error.code, ERROR_INPUT);
    }
}

static void any_bytes_are_survived(void **state)
{
    (void)state;
    uint32_t seed = 3;
    char before[40] = "";
    for (int round = 0; round < 2000; round++) {
        char bytes[40];
        for (size_t i = 0; i + 1 < sizeof bytes; i++) {
            seed = seed * 1664525U + 1013904223U;
            bytes[i] = (char)(seed >> 24);
            if (bytes[i] == '\0' || seed % 5 == 0)
                bytes[i] = ' ';
        }
        bytes[sizeof bytes - 1] = '\0';
        int order = name_compare(before, bytes);
        int back = name_compare(bytes, before);
        assert_true((order < 0) == (back > 0) && (order == 0) == (back == 0));
        assert_in_range(name_given(bytes) - bytes, 0, sizeof bytes - 1);
        memcpy(before, bytes, sizeof before);
    }
}

static void places_are_read_from_their_first_word(void **state)
{
    (void)state;
    static const char *const places[] = {"Đăk Lếch", "Kon Hngo Ktu", "Kon Rờ Bàng", "Kơ Năng",
                                         "Măng La",  "Phương Quý 1", "Phương Quý 2"};
    for (size_t i = 1; i < sizeof places / sizeof places[0]; i++)
        assert_true(name_compare_places(places[i - 1], places[i]) < 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_come_before_tones),
        cmocka_unit_test(places_are_read_from_their_first_word),
        cmocka_unit_test(people_are_listed_by_their_last_syllable),
        cmocka_unit_test(spelling_does_not_change_the_order),
        cmocka_unit_test(a_key_orders_as_bytes),
        cmocka_unit_test(short_names_are_called_whole),
        cmocka_unit_test(names_of_the_highlands_are_names),
        cmocka_unit_test(what_is_no_name_is_refused),
        cmocka_unit_test(any_bytes_are_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
