/* A visit without a terminal: a file of lines piped into the program, and what is then on the disk. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "command/program.h"

/* What linear.lines types of the citizen: none of it may be read without the PIN. */
static const char *const secrets[] = {
    "Nguyễn Văn Thử", "Văn Thử",   "nguyen van thu",      "van thu",  "099090123456", "090123456",
    "0912345678",     "912345678", "dặn con trai đưa đi", "1/2/1990", "1990-02-01"};

/* linear.lines from line `from` up to the line `to`, without it (NULL: to the end); to be freed. */
static char *lines_between(const char *from, const char *to)
{
    char *text = NULL, line[256];
    size_t size = 0;
    bool on = from == NULL;
    FILE *file = fopen(SOURCE_ROOT "/tests/sessions/linear.lines", "re");
    FILE *into = open_memstream(&text, &size);
    assert_non_null(file);
    assert_non_null(into);
    while (fgets(line, sizeof line, file) != NULL) {
        size_t length = strcspn(line, "\n");
        if (to != NULL && strlen(to) == length && strncmp(line, to, length) == 0)
            break;
        on = on || (strlen(from) == length && strncmp(line, from, length) == 0);
        if (on)
            fputs(line, into);
    }
    fclose(into);
    fclose(file);
    return text;
}

static void give_lines(struct program *program, char *lines)
{
    RUN(program, lines, "run", "--linear", "--data", program->data);
    free(lines);
    assert_int_equal(program->status, 0);
}

/* Every file of the data folder, byte by byte. Returns how many there are. */
static int assert_nobody_can_be_read(const struct program *program)
{
    int files = 0;
    DIR *folder = opendir(program->data);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        char name[300];
        size_t size = 0;
        snprintf(name, sizeof name, "data/%s", entry->d_name);
        char *bytes = entry->d_name[0] == '.' ? NULL : scratch_read(&program->scratch, name, &size);
        if (bytes == NULL)
            continue;
        files++;
        for (size_t i = 0; i < sizeof secrets / sizeof secrets[0]; i++) {
            if (memmem(bytes, size, secrets[i], strlen(secrets[i])) != NULL)
                fail_msg("%s holds «%s»", name, secrets[i]);
        }
        free(bytes);
    }
    closedir(folder);
    return files;
}

static void assert_said(const struct program *program, const char *text)
{
    if (strstr(program->out, text) == NULL)
        fail_msg("not said: «%s»; the last page:\n%s", text,
                 strlen(program->out) > 2000 ? program->out + strlen(program->out) - 2000
                                             : program->out);
}

static void a_file_of_lines_does_a_whole_visit_without_a_terminal(void **state)
{
    struct program *program = *state;
    program_found(program);
    give_lines(program, lines_between(NULL, NULL));
    assert_said(program, "kết thúc: hẹn lại");
    assert_said(program, "Đã cấp, CHƯA KÍCH HOẠT · (8) 1");
    assert_null(strchr(program->out, '\033'));

    RUN(program, NULL, "report", "day", "--json", "--data", program->data);
    assert_int_equal(program->status, 0);
    assert_said(program, "\"visits\": 1");
    RUN(program, NULL, "verify", "--rebuild", "--data", program->data);
    assert_int_equal(program->status, 0);
    program_clear(program);
}

/* Broken off in the middle, so that a draft is there as well; then brought to its end. */
static void nobody_who_was_logged_can_be_read_from_the_data_folder(void **state)
{
    struct program *program = *state;
    program_found(program);
    give_lines(program, lines_between(NULL, "+3"));
    assert_said(program, "Hẹn ngày nào để kích hoạt?");
    assert_true(assert_nobody_can_be_read(program) >= 4);

    char *rest = NULL, *lines = lines_between("+3", NULL);
    assert_true(asprintf(&rest, PIN "\n%s", lines) > 0);
    free(lines);
    give_lines(program, rest);
    assert_said(program, "kết thúc: hẹn lại");
    assert_true(assert_nobody_can_be_read(program) >= 4);
    program_clear(program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROGRAM(a_file_of_lines_does_a_whole_visit_without_a_terminal),
        WITH_PROGRAM(nobody_who_was_logged_can_be_read_from_the_data_folder),
    };
    return cmocka_run_group_tests_name("linear", tests, NULL, NULL);
}
