/* One test a promise of ui/linear.h: lines in, lines out. */
#include "ui/linear.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/error.h"
#include "ui/fake.h"
#include "ui/golden.h"
#include "ui/loop.h"
#include "ui/sample.h"

struct talk {
    struct fake fake;
    struct buffer heard;
};

static int set_up(void **state)
{
    struct talk *talk = calloc(1, sizeof *talk);
    fake_init(&talk->fake);
    *state = talk;
    return 0;
}

static int tear_down(void **state)
{
    struct talk *talk = *state;
    fake_release(&talk->fake);
    buffer_release(&talk->heard);
    free(talk);
    return 0;
}

/* Says the lines, up to the end of input; returns all that was written. */
static const char *say(struct talk *talk, const char *lines, size_t length)
{
    FILE *input = tmpfile(), *output = tmpfile();
    struct clock clock;
    struct error error = {0};
    clock_init(&clock);
    const struct ui_options options = {.clock = &clock};
    assert_int_equal(fwrite(lines, 1, length, input), length);
    rewind(input);
    assert_true(ui_run_linear(&talk->fake.client, &options, fileno(input), fileno(output), &error));
    buffer_clear(&talk->heard);
    rewind(output);
    char piece[4096];
    for (size_t got; (got = fread(piece, 1, sizeof piece, output)) > 0;)
        buffer_add(&talk->heard, piece, got);
    fclose(input);
    fclose(output);
    return buffer_text(&talk->heard);
}

static const char *say_text(struct talk *talk, const char *lines)
{
    return say(talk, lines, strlen(lines));
}

static int count(const char *text, const char *part)
{
    int found = 0;
    for (; (text = strstr(text, part)) != NULL; text += strlen(part))
        found++;
    return found;
}

static void pages_read_as_they_were_accepted(void **state)
{
    (void)state;
    struct sample sample;
    struct buffer text = {0};
    sample_init(&sample);
    static void (*const pages[])(struct sample *) = {sample_home, sample_day, sample_review,
                                                     sample_form};
    static const char *const names[] = {"home", "day", "review", "form"};
    for (size_t i = 0; i < 4; i++) {
        char name[64];
        struct ui_place place = {.focus = sample.page.focus};
        pages[i](&sample);
        linear_write(&sample.page, &place, &text);
        snprintf(name, sizeof name, "linear-%s", names[i]);
        assert_golden(name, buffer_text(&text));
        buffer_clear(&text);
    }
    sample_step(&sample, true);
    linear_write(&sample.page, &(struct ui_place){.focus = FIRST_TICK}, &text);
    assert_golden("linear-step", buffer_text(&text));
    buffer_release(&text);
    sample_release(&sample);
}

static void the_end_of_input_is_a_hangup(void **state)
{
    struct talk *talk = *state;
    assert_int_equal(count(say_text(talk, ""), "== Trang một"), 1);
    assert_string_equal(buffer_text(&talk->fake.log), "hangup");
}

static void a_digit_chooses_and_a_key_is_a_key(void **state)
{
    struct talk *talk = *state;
    const char *text = say_text(talk, "1\n:F6\n");
    assert_string_equal(buffer_text(&talk->fake.log), "choose@11 next@1 hangup");
    assert_int_equal(count(text, "== "), 3);
    assert_int_equal(count(text, "== Mở khoá"), 1);
}

static void the_text_of_the_last_field_is_followed_by_enter(void **state)
{
    struct talk *talk = *state;
    talk->fake.number = 1;
    const char *text = say_text(talk, "482915\n");
    assert_string_equal(buffer_text(&talk->fake.log), "changed@2 enter@2 hangup");
    assert_string_equal(talk->fake.pin.text, "482915");
    assert_null(strstr(text, "482915"));
    assert_null(strstr(text, "•"));
}

static void a_secret_is_never_written_or_offered_as_a_scan(void **state)
{
    struct talk *talk = *state;
    talk->fake.number = 1;
    const char *text = say_text(talk, "1234567890123\n:?\n");
    assert_string_equal(buffer_text(&talk->fake.log), "changed@2 hangup");
    assert_null(strstr(text, "123456"));
    assert_non_null(strstr(text, "(đã gõ)"));
}

static void a_number_in_brackets_a_word_or_an_option_answers(void **state)
{
    struct talk *talk = *state;
    say_text(talk, ":tab\n2\n3\ntiếp công dân mới\niphone\n");
    assert_string_equal(buffer_text(&talk->fake.log),
                        "choose@13 choose@21 choose@11 changed@31 hangup");
    assert_int_equal(talk->fake.chosen, 1);
}

static void an_option_with_the_focus_is_answered_by_its_number(void **state)
{
    struct talk *talk = *state;
    talk->fake.places[0] = (struct ui_place){.name = "first", .focus = 31};
    say_text(talk, "2\n");
    assert_string_equal(buffer_text(&talk->fake.log), "changed@31 hangup");
    assert_int_equal(talk->fake.chosen, 1);
}

static void what_answers_nothing_is_said(void **state)
{
    struct talk *talk = *state;
    talk->fake.number = 2;
    const char *text = say_text(talk, "xin chào\n:F99\n?\n");
    assert_non_null(strstr(text, "Dòng này không trả lời gì ở đây."));
    assert_non_null(strstr(text, "Không có phím này."));
    assert_non_null(strstr(text, "Hỏi trưởng trung tâm"));
    assert_string_equal(buffer_text(&talk->fake.log), "burst[xin chào] hangup");
}

static void a_scan_goes_to_the_client_first(void **state)
{
    struct talk *talk = *state;
    talk->fake.takes_bursts = true;
    say_text(talk, "001090123456|A Thuk\n");
    assert_string_equal(buffer_text(&talk->fake.log), "burst[001090123456|A Thuk] hangup");
    assert_string_equal(talk->fake.search.text, "");
}

static void no_line_is_read_while_a_child_works(void **state)
{
    struct talk *talk = *state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    talk->fake.watched = ends[0];
    close(ends[1]); /* the child ends at once, and with it the page becomes the empty one */
    say_text(talk, "x\n");
    assert_string_equal(buffer_text(&talk->fake.log), "ready next@0 hangup");
    close(ends[0]);
}

static void any_bytes_are_harmless_and_none_comes_back_raw(void **state)
{
    struct talk *talk = *state;
    size_t length = 1 << 18;
    char *bytes = malloc(length);
    uint32_t seed = 3;
    for (size_t i = 0; i < length; i++) {
        seed = seed * 1664525 + 1013904223;
        bytes[i] = (char)(seed >> 24);
        if (bytes[i] == '\n' && i % 16 != 0)
            bytes[i] = '\x1b';
    }
    const char *text = say(talk, bytes, length);
    for (; *text != '\0'; text++)
        assert_true(*text == '\n' || (unsigned char)*text >= 0x20);
    free(bytes);
}

static void a_line_too_long_is_cut_and_that_is_said(void **state)
{
    struct talk *talk = *state;
    char *line = malloc(10002);
    memset(line, 'b', 10000);
    line[10000] = '\n';
    line[10001] = '\0';
    assert_non_null(strstr(say_text(talk, line), "Dòng quá dài"));
    free(line);
}

#define TALKING(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_read_as_they_were_accepted),
        TALKING(the_end_of_input_is_a_hangup),
        TALKING(a_digit_chooses_and_a_key_is_a_key),
        TALKING(the_text_of_the_last_field_is_followed_by_enter),
        TALKING(a_secret_is_never_written_or_offered_as_a_scan),
        TALKING(a_number_in_brackets_a_word_or_an_option_answers),
        TALKING(an_option_with_the_focus_is_answered_by_its_number),
        TALKING(what_answers_nothing_is_said),
        TALKING(a_scan_goes_to_the_client_first),
        TALKING(no_line_is_read_while_a_child_works),
        TALKING(any_bytes_are_harmless_and_none_comes_back_raw),
        TALKING(a_line_too_long_is_cut_and_that_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
