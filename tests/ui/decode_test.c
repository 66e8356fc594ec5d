/* One test a promise of ui/decode.h: bytes and times in, keys and bursts out. */
#include "ui/decode.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "ui/key.h"

struct line {
    struct decoder decoder;
    struct buffer events; /* "F1 a [burst]e bEnter <3,4> cut": e, t what ended it; b: behind */
    bool pasted;          /* the last burst was */
    int64_t now;
};

static void note(void *self, const struct decoded *event)
{
    struct line *line = self;
    char name[8];
    if (line->events.length > 0)
        buffer_add_byte(&line->events, ' ');
    switch (event->kind) {
    case DECODED_KEY:
        buffer_addf(&line->events, "%s%s", event->behind ? "b" : "", ui_key_name(event->key, name));
        break;
    case DECODED_BURST:
        buffer_addf(&line->events, "%s[%s]%s", event->behind ? "b" : "", event->text,
                    event->end == UI_KEY_ENTER ? "e"
                    : event->end == UI_KEY_TAB ? "t"
                                               : "");
        line->pasted = event->pasted;
        break;
    case DECODED_WHEEL: buffer_addf(&line->events, "w%+d", event->y); break;
    case DECODED_CLICK: buffer_addf(&line->events, "<%d,%d>", event->x, event->y); break;
    case DECODED_CUT: buffer_add_text(&line->events, "cut"); break;
    }
}

static int open_line(void **state)
{
    struct line *line = calloc(1, sizeof *line);
    decoder_init(&line->decoder, note, line);
    line->now = 100000;
    *state = line;
    return 0;
}

static int close_line(void **state)
{
    struct line *line = *state;
    buffer_release(&line->events);
    free(line);
    return 0;
}

static void send_bytes(struct line *line, const char *bytes, size_t length)
{
    decoder_feed(&line->decoder, bytes, length, line->now, 0);
}

static void after(struct line *line, int64_t ms)
{
    line->now += ms;
    decoder_settle(&line->decoder, line->now);
}

static void assert_events(struct line *line, const char *wanted)
{
    assert_string_equal(buffer_text(&line->events), wanted);
    buffer_clear(&line->events);
}

/* Sends, waits long enough for everything, compares. */
static void expect(struct line *line, const char *bytes, const char *wanted)
{
    send_bytes(line, bytes, strlen(bytes));
    after(line, 1100);
    assert_events(line, wanted);
    assert_int_equal(decoder_wait(&line->decoder, line->now), -1);
}

static void xterm_is_understood(void **state)
{
    struct line *line = *state;
    expect(line, "\x1bOP\x1bOQ\x1bOR\x1bOS\x1b[15~\x1b[17~\x1b[18~\x1b[19~\x1b[20~\x1b[21~",
           "F1 F2 F3 F4 F5 F6 F7 F8 F9 F10");
    expect(line, "\x1b[A\x1b[B\x1b[C\x1b[D\x1bOA\x1bOB\x1b[H\x1b[F\x1bOH\x1bOF",
           "↑ ↓ → ← ↑ ↓ Home End Home End");
    expect(line, "\x1b[3~\x1b[5~\x1b[6~\x1b[Z\x1b[1~\x1b[4~",
           "Delete PgUp PgDn Shift-Tab Home End");
    expect(line, "\x1b[1;5A\x1b[1;2P\x1b[15;2~\x1b[3;5~", "↑ F1 F5 Delete");
}

static void putty_is_understood(void **state)
{
    struct line *line = *state;
    expect(line, "\x1b[11~\x1b[12~\x1b[13~\x1b[14~\x1b[15~", "F1 F2 F3 F4 F5");
    expect(line, "\x1bOp\x1bOq\x1bOy\x1bOn\x1bOM", "0 1 9 . Enter");
    expect(line, "\x1bOk\x1bOm\x1bOj\x1bOo", "+ - * /");
}

static void the_console_is_understood(void **state)
{
    struct line *line = *state;
    expect(line, "\x1b[[A\x1b[[B\x1b[[C\x1b[[D\x1b[[E", "F1 F2 F3 F4 F5");
    expect(line, "\x1b[[Zx", "x");
}

static void alt_and_a_digit_is_an_f_key(void **state)
{
    struct line *line = *state;
    expect(line,
           "\x1b"
           "1\x1b"
           "9\x1b"
           "0",
           "F1 F9 F10");
}

static void control_keys_have_their_names(void **state)
{
    struct line *line = *state;
    expect(line, "\r\t\x7f\b\x1a\x0c\x15\x03\n",
           "Enter Tab Backspace Backspace Ctrl-Z Ctrl-L Ctrl-U "
           "Ctrl-C Enter");
    expect(line, "\r\n\r\n", "Enter Enter");
}

static void esc_is_a_key_after_50_ms_and_not_before(void **state)
{
    struct line *line = *state;
    send_bytes(line, "\x1b", 1);
    assert_int_equal(decoder_wait(&line->decoder, line->now), 50);
    after(line, 49);
    assert_events(line, "");
    after(line, 1);
    assert_events(line, "Esc");
    send_bytes(line, "\x1b", 1);
    after(line, 20);
    send_bytes(line, "[A", 2);
    assert_events(line, "↑");
    expect(line, "\x1b\x1b", "Esc Esc");
    expect(line, "\x1bk", "Esc k");
}

static void a_sequence_that_does_not_end_is_dropped(void **state)
{
    struct line *line = *state;
    expect(line, "\x1b[12", "");
    expect(line, "\x1bO", "");
    expect(line, "\x1b[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17\x1b[B", "↓");
    expect(line, "\x1b[1\rx", "Enter x");
    expect(line, "\x1b[99~\x1b[?1;2c\x1b[I", "");
}

static void letters_of_more_bytes_come_whole_even_in_pieces(void **state)
{
    struct line *line = *state;
    const char *text = "ếđ😀";
    for (size_t i = 0; i < strlen(text); i++)
        send_bytes(line, text + i, 1);
    after(line, 21);
    assert_events(line, "ế đ 😀");
}

static void bytes_that_are_no_text_mean_nothing(void **state)
{
    struct line *line = *state;
    expect(line, "\xff\xfe\xc3(\xe2\x82z\xc0\x80\xed\xa0\x80\xf5", "( z");
    expect(line, "\x01\x02\x1d\xc2\x9b", "");
}

static void eight_keys_at_once_are_one_burst(void **state)
{
    struct line *line = *state;
    expect(line, "0010901", "0 0 1 0 9 0 1");
    expect(line, "00109012", "[00109012]");
    expect(line, "001090123456|A Thuk|01011990\r", "[001090123456|A Thuk|01011990]e bEnter");
    expect(line, "12345678\x1b[17~9", "[12345678] F6 9");
}

static void keys_more_than_20_ms_apart_are_keys(void **state)
{
    struct line *line = *state;
    for (int i = 0; i < 9; i++) {
        send_bytes(line, "7", 1);
        after(line, 21);
    }
    assert_events(line, "7 7 7 7 7 7 7 7 7");
    for (int i = 0; i < 9; i++) {
        send_bytes(line, "7", 1);
        after(line, 20);
    }
    assert_events(line, "");
    after(line, 1);
    assert_events(line, "[777777777]");
}

static void a_named_key_ends_the_wait_of_those_before_it(void **state)
{
    struct line *line = *state;
    send_bytes(line, "1\r", 2);
    assert_events(line, "1 Enter");
}

static void a_card_may_pause_for_80_ms(void **state)
{
    struct line *line = *state;
    send_bytes(line, "001090123456|A Th", 17);
    after(line, 80);
    send_bytes(line, "uk|01011990", 11);
    after(line, 80);
    assert_events(line, "");
    after(line, 1);
    assert_events(line, "[001090123456|A Thuk|01011990]");
    expect(line, "a|b", "a | b");
}

static void what_ends_a_burst_is_behind_it_for_80_ms(void **state)
{
    struct line *line = *state;
    expect(line, "00109012\t\r\n", "[00109012]t bTab bEnter");
    send_bytes(line, "00109012", 8);
    after(line, 80);
    send_bytes(line, "\r", 1);
    assert_events(line, "[00109012] bEnter");
    after(line, 81);
    send_bytes(line, "\r", 1);
    assert_events(line, "Enter");
    send_bytes(line, "00109012", 8);
    after(line, 81);
    send_bytes(line, "\r", 1);
    assert_events(line, "[00109012] Enter");
    /* Any other key is a hand's, and so is the Enter after it. */
    expect(line, "00109012\x1b[17~\r", "[00109012] F6 Enter");
    expect(line, "00109012\rab\r", "[00109012]e bEnter a b Enter");
}

static void a_burst_right_behind_another_says_so(void **state)
{
    struct line *line = *state;
    expect(line, "00109012\r00109012\r", "[00109012]e bEnter b[00109012]e bEnter");
    expect(line, "00109012", "[00109012]");
}

static void a_backspace_in_a_burst_takes_its_last_letter(void **state)
{
    struct line *line = *state;
    expect(line, "001090123456|Nguye\x7f\xc3\xaa\x7f\xe1\xbb\x85n\r",
           "[001090123456|Nguy\xe1\xbb\x85n]e bEnter");
    expect(line, "abc\x7f", "a b c Backspace");
}

static void a_paste_is_one_burst_and_presses_nothing(void **state)
{
    struct line *line = *state;
    expect(line, "\x1b[200~1\x1b[201~", "[1]");
    assert_true(line->pasted);
    expect(line, "00109012", "[00109012]");
    assert_false(line->pasted);
    expect(line, "\x1b[200~a\rb\x1b[21~\tc\x03\x1b[201~\r", "[a b c] bEnter");
    expect(line, "\x1b[200~lost end", "[lost end]");
    expect(line, "x", "x");
}

static void a_burst_is_cut_at_4096_bytes_and_that_is_said(void **state)
{
    struct line *line = *state;
    char *text = malloc(1 << 20);
    memset(text, 'a', 1 << 20);
    for (int piece = 0; piece < 256; piece++)
        send_bytes(line, text, 4096);
    after(line, 60);
    assert_int_equal(line->events.length, 4096 + strlen("[] cut"));
    buffer_clear(&line->events);
    expect(line, "x\r", "x Enter");

    send_bytes(line, "\x1b[200~", 6);
    for (int piece = 0; piece < 256; piece++)
        send_bytes(line, text, 4096);
    send_bytes(line, "\x1b[201~", 6);
    assert_int_equal(line->events.length, 4096 + strlen("[] cut"));
    free(text);
}

static void a_megabyte_of_anything_presses_little_and_breaks_nothing(void **state)
{
    struct line *line = *state;
    uint32_t seed = 7;
    for (int piece = 0; piece < 1024; piece++) {
        char bytes[1024];
        for (size_t i = 0; i < sizeof bytes; i++) {
            seed = seed * 1664525 + 1013904223;
            bytes[i] = (char)(seed >> 24);
        }
        send_bytes(line, bytes, sizeof bytes);
    }
    after(line, 1100);
    assert_in_range(line->events.length, 0, 16 * 4096);
    buffer_clear(&line->events);
    expect(line, "\x1b[A", "↑");
}

static void clicks_are_cells(void **state)
{
    struct line *line = *state;
    expect(line, "\x1b[<0;4;24M\x1b[<0;4;24m\x1b[<66;1;1M\x1b[<2;1;1M", "<3,23>");
    expect(line, "\x1b[M $8\x1b[M#$8", "<3,23>");
    expect(line, "\x1b[<0;0;0M\x1b[<0;99999999999;1M\x1b[<M", "");
}

static void the_wheel_goes_up_and_down(void **state)
{
    struct line *line = *state;
    expect(line, "\x1b[<64;1;1M\x1b[<65;1;1M", "w-1 w+1");
    expect(line, "\x1b[M`$8\x1b[Ma$8", "w-1 w+1");
    expect(line, "\x1b[<64;1;1m", ""); /* let go: nothing more */
}

static void events_carry_the_stamp_of_their_first_byte(void **state)
{
    struct line *line = *state;
    decoder_feed(&line->decoder, "K", 1, line->now, 4);
    decoder_feed(&line->decoder, "k", 1, line->now + 5, 5);
    assert_int_equal(line->decoder.run_stamp, 4);
    after(line, 30);
    decoder_feed(&line->decoder, "k", 1, line->now, 6);
    assert_int_equal(line->decoder.run_stamp, 6);
}

#define ON_A_LINE(name) cmocka_unit_test_setup_teardown(name, open_line, close_line)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_A_LINE(xterm_is_understood),
        ON_A_LINE(putty_is_understood),
        ON_A_LINE(the_console_is_understood),
        ON_A_LINE(alt_and_a_digit_is_an_f_key),
        ON_A_LINE(control_keys_have_their_names),
        ON_A_LINE(esc_is_a_key_after_50_ms_and_not_before),
        ON_A_LINE(a_sequence_that_does_not_end_is_dropped),
        ON_A_LINE(letters_of_more_bytes_come_whole_even_in_pieces),
        ON_A_LINE(bytes_that_are_no_text_mean_nothing),
        ON_A_LINE(eight_keys_at_once_are_one_burst),
        ON_A_LINE(keys_more_than_20_ms_apart_are_keys),
        ON_A_LINE(a_named_key_ends_the_wait_of_those_before_it),
        ON_A_LINE(a_card_may_pause_for_80_ms),
        ON_A_LINE(what_ends_a_burst_is_behind_it_for_80_ms),
        ON_A_LINE(a_burst_right_behind_another_says_so),
        ON_A_LINE(a_backspace_in_a_burst_takes_its_last_letter),
        ON_A_LINE(a_paste_is_one_burst_and_presses_nothing),
        ON_A_LINE(a_burst_is_cut_at_4096_bytes_and_that_is_said),
        ON_A_LINE(a_megabyte_of_anything_presses_little_and_breaks_nothing),
        ON_A_LINE(clicks_are_cells),
        ON_A_LINE(the_wheel_goes_up_and_down),
        ON_A_LINE(events_carry_the_stamp_of_their_first_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
