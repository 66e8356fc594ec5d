/* The table of sentences: every mistake at every place has words. */
#include "bench.h"

#include "base/text.h"

static void every_mistake_at_every_place_has_a_clean_sentence(void **state)
{
    (void)state;
    static const char *const causes[] = {"",       "5",     "locked",   "name",     "check",
                                         "reason", "until", "practice", "too many", "group 3"};
    for (int act = ACT_ANY; act <= ACT_PAPER; act++) {
        for (int code = ERROR_IO; code <= ERROR_CANCELLED; code++) {
            for (size_t i = 0; i < sizeof causes / sizeof causes[0]; i++) {
                struct error error = {0};
                char text[400];
                error_set(&error, (enum error_code)code, "%s", causes[i]);
                const char *sentence =
                    desk_sentence((enum desk_act)act, &error, text, (int)sizeof text);
                assert_non_null(sentence);
                if (sentence[0] == '\0' || !text_is_clean(sentence))
                    fail_msg("act %d, %s: '%s'", act, error_code_name(error.code), sentence);
                char last = sentence[strlen(sentence) - 1];
                assert_true(last == '.' || last == '?');
            }
        }
    }
}

static void a_wait_names_its_seconds(void **state)
{
    (void)state;
    struct error error = {0};
    char text[400];
    error_set(&error, ERROR_WAIT, "%d", 37);
    assert_non_null(strstr(desk_sentence(ACT_UNLOCK, &error, text, sizeof text), "37 giây"));
}

static void the_same_mistake_reads_otherwise_at_another_place(void **state)
{
    (void)state;
    struct error error = {0};
    char text[400], other[400];
    error_set(&error, ERROR_LIMIT, "tray full");
    assert_non_null(strstr(desk_sentence(ACT_WRITE, &error, text, sizeof text), "9 người"));
    assert_string_not_equal(desk_sentence(ACT_GUIDE, &error, other, sizeof other),
                            desk_sentence(ACT_WRITE, &error, text, sizeof text));
}

static void a_short_room_cuts_and_does_not_overrun(void **state)
{
    (void)state;
    struct error error = {0};
    char text[8] = "0123456";
    error_set(&error, ERROR_WAIT, "999999999");
    desk_sentence(ACT_UNLOCK, &error, text, 4);
    assert_string_equal(text + 4, "456");
}

static void after_an_upgrade_a_reader_says_to_open_the_counter_once(void **state)
{
    (void)state;
    struct error error = {0};
    char text[400];
    error_set(&error, ERROR_REFUSED, "the tables are another program version's");
    assert_non_null(strstr(desk_sentence(ACT_OPEN, &error, text, sizeof text), "Mở quầy một lần"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mistake_at_every_place_has_a_clean_sentence),
        cmocka_unit_test(a_wait_names_its_seconds),
        cmocka_unit_test(the_same_mistake_reads_otherwise_at_another_place),
        cmocka_unit_test(after_an_upgrade_a_reader_says_to_open_the_counter_once),
        cmocka_unit_test(a_short_room_cuts_and_does_not_overrun),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
