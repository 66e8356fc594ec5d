/* The search field: what each thing typed into it finds. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"

static enum desk_found find(struct bench *bench, const char *typed, struct desk_match *match)
{
    error_clear(&bench->error);
    bool good = desk_find(bench->desk, typed, match, &bench->error);
    assert_true(good == (bench->error.code == ERROR_NONE));
    assert_true(good == (match->found != FOUND_BAD));
    return match->found;
}

static void nothing_typed_finds_nothing(void **state)
{
    struct desk_match match;
    assert_int_equal(find(*state, "", &match), FOUND_NOTHING);
    assert_int_equal(find(*state, "   ", &match), FOUND_NOTHING);
}

static void a_short_number_says_how_many_digits_are_missing(void **state)
{
    struct desk_match match;
    assert_int_equal(find(*state, "00109", &match), FOUND_SHORT);
    assert_int_equal(match.missing, 7);
    assert_int_equal(find(*state, "001 090-12.345", &match), FOUND_SHORT);
    assert_int_equal(match.missing, 1);
}

static void a_number_that_nobody_has_yet_is_new(void **state)
{
    struct desk_match match;
    assert_int_equal(find(*state, "001 090 123 456", &match), FOUND_NEW);
    assert_string_equal(match.citizen.id_number, THUK);
    assert_int_equal(match.citizen.birth_year, 1990);
    assert_int_equal(match.citizen.sex, SEX_MALE);
    assert_non_null(match.province);
    assert_int_equal(find(*state, "998090123456", &match), FOUND_NEW);
    assert_null(match.province);
}

static void a_number_in_the_tray_is_open_and_one_from_earlier_known(void **state)
{
    struct bench *bench = *state;
    struct desk_match match;
    bench_receive(bench, "A Thuk", THUK);

    assert_int_equal(find(bench, THUK, &match), FOUND_OPEN);
    assert_ptr_equal(match.visit, desk_now(bench->desk));

    assert_did(desk_close(bench->desk, true, "none", NULL, &bench->error), bench);
    assert_int_equal(find(bench, THUK, &match), FOUND_KNOWN);
    assert_string_equal(match.citizen.name, "A Thuk");
    assert_string_equal(match.last_day, "2026-11-25");
    assert_null(match.visit);
}

static void letters_are_a_name(void **state)
{
    struct desk_match match;
    assert_int_equal(find(*state, "Y Blưi", &match), FOUND_NAME);
    assert_string_equal(match.citizen.name, "Y Blưi");
    assert_int_equal(find(*state, "K'Brôi", &match), FOUND_NAME);
    assert_int_equal(find(*state, "  a", &match), FOUND_NAME);
    assert_string_equal(match.citizen.name, "a");
}

static void garbage_is_refused_and_says_why(void **state)
{
    static const char *const garbage[] = {"<>%$",
                                          "\033[2J",
                                          "A\x01"
                                          "B",
                                          "\xff\xfe",
                                          "12a34",
                                          "\xcc",
                                          "0010901234567",
                                          "A\xe2\x80\xae"
                                          "B"};
    struct desk_match match;
    char text[400];
    for (size_t i = 0; i < sizeof garbage / sizeof garbage[0]; i++) {
        struct bench *bench = *state;
        if (find(bench, garbage[i], &match) != FOUND_BAD)
            fail_msg("taken: %s", garbage[i]);
        assert_int_equal(bench->error.code, ERROR_INPUT);
        assert_true(text_is_clean(desk_sentence(ACT_FIND, &bench->error, text, (int)sizeof text)));
    }
}

static void a_megabyte_is_refused_without_a_crash(void **state)
{
    struct desk_match match;
    struct buffer long_text = {0};
    for (int i = 0; i < 1024; i++)
        buffer_addf(&long_text, "%01024d", 7);
    assert_int_equal(find(*state, buffer_text(&long_text), &match), FOUND_BAD);
    buffer_clear(&long_text);
    for (int i = 0; i < 1000; i++)
        buffer_add_text(&long_text, "Nguyễn ");
    assert_int_equal(find(*state, buffer_text(&long_text), &match), FOUND_BAD);
    buffer_release(&long_text);
}

static void the_longest_name_is_kept_whole(void **state)
{
    struct bench *bench = *state;
    struct desk_match match;
    char name[200] = "";
    for (int i = 0; i < 32; i++)
        strcat(name, "Thuậ"); /* 32 × 6 bytes: too long */
    name[191] = '\0';
    assert_int_equal(find(bench, name, &match), FOUND_BAD);
    name[156] = '\0'; /* 26 × 6 */
    assert_int_equal(find(bench, name, &match), FOUND_NAME);
    assert_string_equal(match.citizen.name, name);
    bench_receive(bench, name, THUK);
    assert_string_equal(desk_now(bench->desk)->citizen.name, name);
    assert_true(text_is_clean(desk_said(bench->desk)));
}

static void how_far_one_is_is_known_from_all_earlier_visits(void **state)
{
    struct bench *bench = *state;
    enum outcome outcome;
    char day[16], until[16];
    bench_receive(bench, "A Thuk", THUK);
    char id[DESK_ID_SIZE];
    memcpy(id, desk_now(bench->desk)->citizen.id, sizeof id);
    assert_false(desk_state(bench->desk, id, SERVICE_PORTAL, NULL, &outcome, day, until));

    assert_did(bench_end_service(bench, SERVICE_PORTAL, OUTCOME_WAITING), bench);
    assert_did(desk_close(bench->desk, true, "none", NULL, &bench->error), bench);

    assert_true(desk_state(bench->desk, id, SERVICE_PORTAL, NULL, &outcome, day, until));
    assert_int_equal(outcome, OUTCOME_WAITING);
    assert_string_equal(day, "2026-11-25");
    assert_string_equal(until, "2026-11-27");
    assert_false(desk_state(bench->desk, "", SERVICE_PORTAL, NULL, &outcome, day, until));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_A_DESK(nothing_typed_finds_nothing),
        AT_A_DESK(a_short_number_says_how_many_digits_are_missing),
        AT_A_DESK(a_number_that_nobody_has_yet_is_new),
        AT_A_DESK(a_number_in_the_tray_is_open_and_one_from_earlier_known),
        AT_A_DESK(letters_are_a_name),
        AT_A_DESK(garbage_is_refused_and_says_why),
        AT_A_DESK(a_megabyte_is_refused_without_a_crash),
        AT_A_DESK(the_longest_name_is_kept_whole),
        AT_A_DESK(how_far_one_is_is_known_from_all_earlier_visits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
