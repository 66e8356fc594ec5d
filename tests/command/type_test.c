/* `camtay type`: keys in, Vietnamese out. The tables of tests/ui/typing hold what was written by hand, and
 * keys as people press them: marks behind their letters or at the end of the word, tones early or late. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "command/program.h"

#define TABLES     SOURCE_ROOT "/tests/ui/typing/"
#define LARGEST    (1024 * 1024)
#define MOST_LINES 1000

/* KEYS<TAB>TEXT, one a line. */
struct table {
    struct buffer file, keys;
    char *pressed[MOST_LINES], *wanted[MOST_LINES];
    size_t count;
};

static struct table *read_table(const char *path)
{
    struct table *table = calloc(1, sizeof *table);
    char *save = NULL;
    assert_true(file_read(path, LARGEST, &table->file, NULL));
    for (char *line = strtok_r(table->file.data, "\n", &save); line != NULL;
         line = strtok_r(NULL, "\n", &save)) {
        char *tab = strchr(line, '\t');
        assert_non_null(tab);
        assert_true(table->count < MOST_LINES);
        *tab = '\0';
        buffer_addf(&table->keys, "%s\n", line);
        table->pressed[table->count] = line;
        table->wanted[table->count++] = tab + 1;
    }
    return table;
}

static void release_table(struct table *table)
{
    buffer_release(&table->file);
    buffer_release(&table->keys);
    free(table);
}

/* Each line of the program's answer is the text of the table. Returns how many there were. */
static size_t check_table(struct program *program, const char *path, const char *method,
                          const char *scope)
{
    struct table *table = read_table(path);
    RUN(program, buffer_text(&table->keys), "type", method, scope);
    assert_int_equal(program->status, 0);
    char *save = NULL, *line = strtok_r(program->out, "\n", &save);
    for (size_t i = 0; i < table->count; i++, line = strtok_r(NULL, "\n", &save)) {
        assert_non_null(line);
        if (strcmp(line, table->wanted[i]) != 0)
            fail_msg("%s\ngives    %s\nexpected %s", table->pressed[i], line, table->wanted[i]);
    }
    assert_null(line);
    size_t count = table->count;
    release_table(table);
    return count;
}

static void running_text_comes_out_as_it_was_meant(void **state)
{
    size_t telex = check_table(*state, TABLES "telex.tsv", "--telex", NULL);
    size_t vni = check_table(*state, TABLES "vni.tsv", "--vni", NULL);
    assert_true(telex + vni >= 300);
}

static void the_names_of_this_place_can_be_typed_in_both_methods(void **state)
{
    size_t telex = check_table(*state, TABLES "place-telex.tsv", "--telex", "--place");
    size_t vni = check_table(*state, TABLES "place-vni.tsv", "--vni", "--place");
    assert_int_equal(telex, vni);
}

static void modern_placement_is_an_option(void **state)
{
    struct program *program = *state;
    RUN(program, "hoaf thuyr uyr hoawcj quys giaf khoer\n", "type", "--telex");
    assert_string_equal(program->out, "hòa thủy ủy hoặc quý già khỏe\n");
    RUN(program, "hoaf thuyr uyr hoawcj quys giaf khoer\n", "type", "--telex", "--modern");
    assert_string_equal(program->out, "hoà thuỷ uỷ hoặc quý già khoẻ\n");
}

static void a_line_ends_where_it_did_and_the_last_needs_no_end(void **state)
{
    struct program *program = *state;
    RUN(program, "aa\r\n\now", "type", "--telex");
    assert_string_equal(program->out, "â\n\nơ\n");
}

static void nothing_that_steers_a_terminal_comes_out(void **state)
{
    static const char keys[] = "a\x1b[2Jb\0c\x07\xc2\x9b"
                               "31m\xff\xfe\n";
    struct program *program = *state;
    program_run_bytes(program, keys, sizeof keys - 1,
                      (const char *const[]){"type", "--telex", NULL});
    assert_int_equal(program->status, 0);
    for (const char *at = program->out; *at != '\0'; at++)
        assert_true((unsigned char)*at >= ' ' || *at == '\n');
    assert_null(strstr(program->out, "\xc2\x9b"));
    assert_null(strchr(program->out, '\xff'));
}

static void a_method_must_be_named_and_only_one(void **state)
{
    struct program *program = *state;
    RUN(program, "aa\n", "type");
    assert_int_equal(program->status, 2);
    assert_non_null(strstr(program->err, "--telex"));
    RUN(program, "aa\n", "type", "--telex", "--vni");
    assert_int_equal(program->status, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROGRAM(running_text_comes_out_as_it_was_meant),
        WITH_PROGRAM(the_names_of_this_place_can_be_typed_in_both_methods),
        WITH_PROGRAM(modern_placement_is_an_option),
        WITH_PROGRAM(a_line_ends_where_it_did_and_the_last_needs_no_end),
        WITH_PROGRAM(nothing_that_steers_a_terminal_comes_out),
        WITH_PROGRAM(a_method_must_be_named_and_only_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
