/* The key card, and the man page: neither may lag behind the tables of the program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "command/program.h"
#include "view/actions.h"

#define CARD_CELLS 80

static const struct {
    const char *label, *group;
} actions[] = {
#define ACTION(id, key, label, group) {label, group},
    VIEW_ACTIONS(ACTION)
#undef ACTION
};
#define ACTION_COUNT (sizeof actions / sizeof actions[0])

static void the_card_has_every_action_within_80_cells(void **state)
{
    struct program *program = *state;

    RUN(program, NULL, "keys");

    assert_int_equal(program->status, 0);
    assert_string_equal(program->err, "");
    for (size_t i = 0; i < ACTION_COUNT; i++) {
        assert_non_null(strstr(program->out, actions[i].label));
        assert_non_null(strstr(program->out, actions[i].group));
    }
    for (char *line = strtok(program->out, "\n"); line != NULL; line = strtok(NULL, "\n"))
        assert_in_range(text_width(line), 1, CARD_CELLS);
}

/* "Trang đầu" twice would be two groups of one name. */
static void a_group_is_written_once(void **state)
{
    struct program *program = *state;

    RUN(program, NULL, "keys");

    for (size_t i = 0; i < ACTION_COUNT; i++) {
        int count = 0;
        size_t length = strlen(actions[i].group);
        for (const char *at = program->out; at != NULL && *at != '\0';) {
            count += strncmp(at, actions[i].group, length) == 0 && at[length] == '\n';
            at = strchr(at, '\n');
            at = at != NULL ? at + 1 : NULL;
        }
        assert_int_equal(count, 1);
    }
}

static void json_has_one_row_an_action(void **state)
{
    struct program *program = *state;

    RUN(program, NULL, "keys", "--json");

    json_t *list = json_loads(program->out, 0, NULL);
    assert_int_equal(json_array_size(list), ACTION_COUNT);
    for (size_t i = 0; i < ACTION_COUNT; i++) {
        json_t *row = json_array_get(list, i);
        assert_string_equal(json_string_value(json_object_get(row, "label")), actions[i].label);
        assert_string_equal(json_string_value(json_object_get(row, "group")), actions[i].group);
        assert_true(json_string_length(json_object_get(row, "key")) > 0);
    }
    json_decref(list);
}

/* ---- the man page ---------------------------------------------------------------------------- */

/* doc/camtay.1 as it is read: "\-" is "-". Ended by NUL; the caller frees. */
static char *manual(void)
{
    struct buffer text = {0};
    struct error error = {0};
    assert_true(file_read(SOURCE_ROOT "/doc/camtay.1", 100000, &text, &error));
    char *plain = calloc(1, text.length + 1);
    size_t used = 0;
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] != '\\' || i + 1 == text.length || text.data[i + 1] != '-')
            plain[used++] = text.data[i];
    }
    buffer_release(&text);
    return plain;
}

/* The word that begins at `at` ("--by-pin-file", "by-pin-file"). */
static size_t word_length(const char *at)
{
    return strspn(at, "abcdefghijklmnopqrstuvwxyz-");
}

/* True if `text` has the word and not only a longer one that begins with it. */
static bool has_word(const char *text, const char *word, size_t length)
{
    for (const char *at = text; (at = strstr(at, "--")) != NULL; at += 2) {
        if (word_length(at) == length && strncmp(at, word, length) == 0)
            return true;
    }
    return false;
}

/* Each "--option" of `from` stands in `in`. */
static void options_stand_in(const char *from, const char *in, const char *whose)
{
    for (const char *at = from; (at = strstr(at, "--")) != NULL;) {
        size_t length = word_length(at);
        if (length > 2 && !has_word(in, at, length))
            fail_msg("%.*s %s", (int)length, at, whose);
        at += length;
    }
}

/* Name of the command in the row "  staff add    Thêm …" into `name`; false: no such row. */
static bool read_row(const char *line, char name[40])
{
    if (strncmp(line, "  ", 2) != 0 || line[2] < 'a' || line[2] > 'z')
        return false;
    const char *end = strstr(line + 2, "  ");
    if (end == NULL || end - line > 40)
        return false;
    snprintf(name, 40, "%.*s", (int)(end - line - 2), line + 2);
    return true;
}

/* Adds the help of "staff add" to `help`. */
static void ask_for_help(struct program *program, const char *name, struct buffer *help)
{
    char first[40];
    snprintf(first, sizeof first, "%s", name);
    char *second = strchr(first, ' ');
    if (second != NULL) {
        *second++ = '\0';
        RUN(program, NULL, first, second, "--help");
    } else {
        RUN(program, NULL, first, "--help");
    }
    assert_int_equal(program->status, 0);
    buffer_addf(help, "%s", program->out);
}

static void the_man_page_has_every_command_and_option_and_no_other(void **state)
{
    struct program *program = *state;
    struct buffer help = {0};
    char *page = manual(), name[40], heading[60];
    int commands = 0, headings = 0;
    RUN(program, NULL, "--help");
    char *list = strdup(program->out);
    for (char *line = strtok(list, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        if (!read_row(line, name))
            continue;
        snprintf(heading, sizeof heading, "\n.SS camtay %s\n", name);
        if (strstr(page, heading) == NULL)
            fail_msg("«%s» has no section in the man page", name);
        ask_for_help(program, name, &help);
        commands++;
    }
    for (const char *at = page; (at = strstr(at, "\n.SS camtay ")) != NULL; at++)
        headings++;
    assert_int_equal(headings, commands);
    assert_in_range(commands, 10, 100);

    buffer_add_byte(&help, '\0');
    options_stand_in(help.data, page, "is not in the man page");
    options_stand_in(page, help.data, "is not an option of the program");
    buffer_release(&help);
    free(list);
    free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROGRAM(the_card_has_every_action_within_80_cells),
        WITH_PROGRAM(a_group_is_written_once),
        WITH_PROGRAM(json_has_one_row_an_action),
        WITH_PROGRAM(the_man_page_has_every_command_and_option_and_no_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
