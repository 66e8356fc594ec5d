/* One test a promise of support/emulator.h, with the puppet of this folder as the program. */
#include "support/emulator.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* The puppet stands beside this test. */
static struct emulator *start_as(const char *term, const char *act, const char *argument)
{
    char path[4096], variable[64], *slash = NULL;
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 16);
    assert_true(length > 0);
    path[length] = '\0';
    slash = strrchr(path, '/');
    assert_non_null(slash);
    snprintf(slash, (size_t)(path + sizeof path - slash), "/puppet");
    snprintf(variable, sizeof variable, "TERM=%s", term);
    const char *const argv[] = {path, act, argument, NULL};
    const char *const environment[] = {variable, NULL};
    struct emulator *emulator = emulator_start(&(struct emulator_options){
        .rows = 24, .columns = 80, .argv = argv, .environment = environment});
    assert_non_null(emulator);
    return emulator;
}

static bool blank(const struct emulator *emulator)
{
    for (int row = 0; row < emulator_rows(emulator); row++) {
        char *text = emulator_row(emulator, row);
        bool empty = text[0] == '\0';
        free(text);
        if (!empty)
            return false;
    }
    return true;
}

/* A program sleeps now and then while it starts: it is ready when it has drawn something. */
static void wait_for_first_frame(struct emulator *emulator)
{
    int status = 0;
    while (blank(emulator) && !emulator_ended(emulator, 0, &status))
        emulator_read(emulator, 10);
    assert_true(emulator_settle(emulator, 5000));
}

static struct emulator *start(const char *act)
{
    struct emulator *emulator = start_as("xterm-256color", act, NULL);
    wait_for_first_frame(emulator);
    return emulator;
}

static void assert_row(const struct emulator *emulator, int row, const char *expected)
{
    char *text = emulator_row(emulator, row);
    assert_string_equal(text, expected);
    free(text);
}

static void assert_styles(const struct emulator *emulator, int row, const char *expected)
{
    char *text = emulator_styles(emulator, row);
    assert_string_equal(text, expected);
    free(text);
}

static void both_normal_forms_and_wide_letters_are_read_as_they_were_drawn(void **state)
{
    (void)state;
    struct emulator *emulator = start("page");
    assert_row(emulator, 0, " Cầm Tay · xã Ngọk Bay");
    assert_row(emulator, 1,
               "NFC Nguyễn Thị Lan NFD Nguye\u0302\u0303n Thi\u0323 Lan wide 漢字 end");
    emulator_free(emulator);
}

static void styles_and_cursor_are_read_as_they_were_drawn(void **state)
{
    (void)state;
    int row = 0, column = 0;
    struct emulator *emulator = start("page");
    assert_styles(emulator, 0, "1-23 bold white on blue");
    assert_styles(emulator, 1, "");
    assert_styles(emulator, 2, "1-3 dim; 11-12 bold cyan; 21-27 reverse; 31-35 underline");
    assert_true(emulator_cursor(emulator, &row, &column));
    assert_int_equal(row, 3);
    assert_int_equal(column, 7);
    emulator_free(emulator);
}

/* 200 keys, each seen on the screen by the time the program counts as settled. */
static void settled_is_never_too_early(void **state)
{
    (void)state;
    static const char *const names[] = {"F1", "Up", "x", "F5"};
    static const char *const seen[] = {"KEY_F(1)", "KEY_UP", "x", "KEY_F(5)"};
    struct emulator *emulator = start("page");
    for (int count = 1; count <= 200; count++) {
        char expected[40];
        snprintf(expected, sizeof expected, "key %d: %s ", count, seen[count % 4]);
        assert_true(emulator_key(emulator, names[count % 4]));
        assert_true(emulator_settle(emulator, 5000));
        char *text = emulator_row(emulator, 4);
        assert_memory_equal(text, expected, strlen(expected));
        free(text);
    }
    emulator_free(emulator);
}

static void a_working_child_is_waited_for(void **state)
{
    (void)state;
    struct emulator *emulator = start("child");
    for (int count = 1; count <= 100; count++) {
        char expected[40];
        snprintf(expected, sizeof expected, "worked %d", count);
        assert_true(emulator_key(emulator, "Enter"));
        assert_true(emulator_settle(emulator, 5000));
        assert_row(emulator, 1, expected);
    }
    emulator_free(emulator);
}

static void a_lone_escape_is_settled_when_the_program_has_given_up_waiting(void **state)
{
    (void)state;
    struct emulator *emulator = start("page");
    assert_true(emulator_key(emulator, "Esc"));
    assert_true(emulator_settle(emulator, 5000));
    assert_row(emulator, 4, "key 1: ^[ (27)");
    emulator_free(emulator);
}

static void keys_are_sent_as_the_terminal_would(void **state)
{
    (void)state;
    static const struct {
        const char *term, *key, *seen;
    } cases[] = {
        {"xterm-256color", "F12", "key 1: KEY_F(12) (276)"},
        {"xterm-256color", "Shift-Tab", "key 1: KEY_BTAB (353)"},
        {"xterm-256color", "Ctrl-Z", "key 1: ^Z (26)"},
        {"xterm-256color", "Backspace", "key 1: KEY_BACKSPACE (263)"},
        {"xterm-256color", "PageDown", "key 1: KEY_NPAGE (338)"},
        {"linux", "F1", "key 1: KEY_F(1) (265)"},
        {"linux", "F5", "key 1: KEY_F(5) (269)"},
        {"linux", "Left", "key 1: KEY_LEFT (260)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct emulator *emulator = start_as(cases[i].term, "page", NULL);
        wait_for_first_frame(emulator);
        assert_true(emulator_key(emulator, cases[i].key));
        assert_true(emulator_settle(emulator, 5000));
        assert_row(emulator, 4, cases[i].seen);
        assert_false(emulator_key(emulator, "F13"));
        assert_false(emulator_key(emulator, "Nonsense"));
        emulator_free(emulator);
    }
}

static void a_megabyte_in_one_burst_blocks_nobody(void **state)
{
    (void)state;
    enum { size = 1000000 };
    char *burst = malloc(size);
    assert_non_null(burst);
    memset(burst, 'x', size);
    struct emulator *emulator = start("count");
    assert_true(emulator_send(emulator, burst, size));
    assert_true(emulator_settle(emulator, 20000));
    assert_row(emulator, 0, "bytes 1000000");
    emulator_free(emulator);
    free(burst);
}

static void a_program_in_line_mode_settles_before_and_after_the_line(void **state)
{
    (void)state;
    struct emulator *emulator = start("lines");
    assert_true(emulator_send(emulator, "Xin ch\xc3\xa0o", 9));
    assert_true(emulator_settle(emulator, 1000));
    assert_true(emulator_key(emulator, "Enter"));
    assert_true(emulator_settle(emulator, 1000));
    assert_row(emulator, 2, "heard Xin chào");
    emulator_free(emulator);
}

static void the_program_is_told_of_a_new_size(void **state)
{
    (void)state;
    struct emulator *emulator = start("page");
    emulator_resize(emulator, 10, 40);
    assert_true(emulator_settle(emulator, 5000));
    assert_row(emulator, 9, "size 40x10");
    emulator_resize(emulator, 36, 120);
    assert_true(emulator_settle(emulator, 5000));
    assert_row(emulator, 35, "size 120x36");
    emulator_free(emulator);
}

static void the_end_is_seen_with_its_status_and_a_clean_terminal(void **state)
{
    (void)state;
    int status = -1;
    struct emulator *emulator = start("page");
    assert_non_null(emulator_unclean(emulator));
    assert_false(emulator_ended(emulator, 10, &status));
    assert_true(emulator_key(emulator, "q"));
    assert_true(emulator_ended(emulator, 5000, &status));
    assert_int_equal(status, 4);
    assert_null(emulator_unclean(emulator));
    assert_null(emulator_strange(emulator));
    assert_row(emulator, 0, "");
    emulator_free(emulator);
}

static void a_terminal_left_in_disorder_is_named(void **state)
{
    (void)state;
    int status = -1;
    struct emulator *emulator = start("rude");
    assert_true(emulator_ended(emulator, 5000, &status));
    assert_non_null(emulator_unclean(emulator));
    emulator_free(emulator);
}

static void a_string_command_to_the_terminal_is_named(void **state)
{
    (void)state;
    int status = -1;
    struct emulator *emulator = start("title");
    assert_true(emulator_ended(emulator, 5000, &status));
    assert_non_null(emulator_strange(emulator));
    emulator_free(emulator);
}

static void a_window_that_vanishes_ends_the_program_by_its_signal(void **state)
{
    (void)state;
    int status = -1;
    struct emulator *emulator = start("page");
    emulator_hangup(emulator);
    assert_true(emulator_ended(emulator, 5000, &status));
    assert_int_equal(status, 128 + 1);
    assert_row(emulator, 0, " Cầm Tay · xã Ngọk Bay");
    emulator_free(emulator);
}

static void a_qr_code_is_read_from_the_cells_of_every_terminal_with_colours(void **state)
{
    (void)state;
    static const char *const terms[] = {"xterm-256color", "screen-256color", "tmux-256color"};
    static const char url[] = "https://play.google.com/store/apps/details?id=com.vnid";
    for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++) {
        char *text = NULL;
        struct emulator *emulator = start_as(terms[i], "qr", url);
        wait_for_first_frame(emulator);
        assert_int_equal(emulator_qr(emulator, &text), 1);
        assert_string_equal(text, url);
        free(text);
        emulator_free(emulator);
    }
}

static void qr_cells_are_written_dark_on_light_in_rows(void **state)
{
    (void)state;
    struct emulator *emulator = start_as("xterm-256color", "qr", "VNeID");
    wait_for_first_frame(emulator);
    char *row = emulator_row(emulator, 2);
    assert_memory_equal(row, "    █▀▀▀▀▀█", strlen("    █▀▀▀▀▀█"));
    free(row);
    assert_styles(emulator, 2, "1-29 qr");
    emulator_free(emulator);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_normal_forms_and_wide_letters_are_read_as_they_were_drawn),
        cmocka_unit_test(styles_and_cursor_are_read_as_they_were_drawn),
        cmocka_unit_test(settled_is_never_too_early),
        cmocka_unit_test(a_working_child_is_waited_for),
        cmocka_unit_test(a_lone_escape_is_settled_when_the_program_has_given_up_waiting),
        cmocka_unit_test(keys_are_sent_as_the_terminal_would),
        cmocka_unit_test(a_megabyte_in_one_burst_blocks_nobody),
        cmocka_unit_test(a_program_in_line_mode_settles_before_and_after_the_line),
        cmocka_unit_test(the_program_is_told_of_a_new_size),
        cmocka_unit_test(the_end_is_seen_with_its_status_and_a_clean_terminal),
        cmocka_unit_test(a_terminal_left_in_disorder_is_named),
        cmocka_unit_test(a_string_command_to_the_terminal_is_named),
        cmocka_unit_test(a_window_that_vanishes_ends_the_program_by_its_signal),
        cmocka_unit_test(a_qr_code_is_read_from_the_cells_of_every_terminal_with_colours),
        cmocka_unit_test(qr_cells_are_written_dark_on_light_in_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
