/* Plays of a toy kiosk: what goes as written passes, and every kind of fault is found and named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "support/scratch.h"

static const char begin[] = "clock =2026-11-25 08:15\n"
                            "setup \"Nguyễn Thị Lan\" 482915 real\n"
                            "pin 482915\n";

/* The path of a program beside this test. */
static void path_beside(const char *name, char *path, size_t size)
{
    ssize_t length = readlink("/proc/self/exe", path, size - 32);
    assert_true(length > 0);
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    assert_non_null(slash);
    snprintf(slash, size - (size_t)(slash - path), "/%s", name);
}

static void become_play(const char *file, const char *option, int output)
{
    char play[4096], toy[4096];
    path_beside("play", play, sizeof play);
    path_beside("toy", toy, sizeof toy);
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    unsetenv("CAMTAY_ACCEPT");
    execl(play, play, "--program", toy, option, file, (char *)NULL);
    _exit(127);
}

/* Performs `text` (after the usual beginning); what play said is to be freed. */
static int perform(const struct scratch *scratch, const char *text, const char *option, char **said)
{
    char *whole = NULL;
    int ends[2], status = 0;
    size_t size = 0;
    assert_true(asprintf(&whole, "%s%s", begin, text) > 0);
    scratch_write(scratch, "sessions/a.session", whole);
    char *file = scratch_path(scratch, "sessions/a.session");
    assert_int_equal(pipe(ends), 0);
    pid_t pid = fork();
    if (pid == 0)
        become_play(file, option, ends[1]);
    close(ends[1]);
    FILE *from = fdopen(ends[0], "r");
    *said = NULL;
    assert_non_null(from);
    if (getdelim(said, &size, '\0', from) < 0) {
        free(*said);
        *said = strdup("");
    }
    fclose(from);
    waitpid(pid, &status, 0);
    free(file);
    free(whole);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void assert_passes(const struct scratch *scratch, const char *text)
{
    char *said = NULL;
    int status = perform(scratch, text, "--root=.", &said);
    if (status != 0)
        print_error("%s\n", said);
    assert_int_equal(status, 0);
    assert_string_equal(said, "");
    free(said);
    scratch_remove(scratch, "sessions");
}

/* It fails, in that line of `text`, with these words. */
static void assert_fails(const struct scratch *scratch, const char *text, int line,
                         const char *words)
{
    char *said = NULL, place[32];
    assert_int_equal(perform(scratch, text, "--root=.", &said), 1);
    snprintf(place, sizeof place, "a.session:%d: ", line + 3);
    if (strstr(said, words) == NULL || (line > 0 && strstr(said, place) == NULL))
        print_error("expected %s%s in:\n%s\n", place, words, said);
    assert_non_null(strstr(said, words));
    assert_true(line == 0 || strstr(said, place) != NULL);
    free(said);
    scratch_remove(scratch, "sessions");
}

static void a_day_at_the_counter_goes_as_written(void **state)
{
    assert_passes(*state, "expect Đã ghi số 0     # a comment\n"
                          "expect Quầy 1 · =2026-11-25 08:15\n"
                          "type 12 \"34\" Enter  expect Tìm 1234\n"
                          "expect \"Đã ghi số 1\"\n"
                          "refuse Mã PIN\n"
                          "run report => 0\n"
                          "output số 1\n"
                          "resize 40x10 key F6 Up\n"
                          "key q  end\n");
}

static void a_killed_program_comes_back_with_its_data(void **state)
{
    assert_passes(*state, "key Enter Enter\n"
                          "kill -9  restart  pin 482915\n"
                          "expect Đã ghi số 2\n"
                          "hangup restart pin 482915 expect Đã ghi số 2\n"
                          "key q end 0\n");
}

static void commands_read_what_input_gives_them(void **state)
{
    assert_passes(*state, "input \"một hai\" run report \"a b\" => 1\n"
                          "output đọc một hai\n"
                          "remove data/pin write data/number 7 run report => 0\n");
}

static void what_does_not_come_is_named_with_what_is_nearest(void **state)
{
    assert_fails(*state, "key Enter\nexpect Đã ghi số 2\n", 2,
                 "row 3 has «Đã ghi số », but then «1» instead of «2»");
}

static void what_must_not_be_there_is_named_with_its_row(void **state)
{
    assert_fails(*state, "refuse Tìm\n", 1, "stands in row 5");
}

static void an_end_that_nobody_asked_for_is_found(void **state)
{
    assert_fails(*state, "key c\n", 1, "ended with status 134, unasked");
    assert_fails(*state, "key q end 3\n", 1, "status 0 instead of 3");
    assert_fails(*state, "end\n", 1, "still runs");
    assert_fails(*state, "kill -9 end\n", 1, "status 137 instead of 0");
}

static void an_escape_that_reaches_the_terminal_is_found(void **state)
{
    assert_fails(*state, "key t\n", 1, "OSC");
}

static void a_file_left_behind_is_found(void **state)
{
    assert_fails(*state, "key l q end\n", 0, "left behind");
}

static void a_qr_code_that_is_not_there_is_found(void **state)
{
    assert_fails(*state, "qr https://vneid.gov.vn/\n", 1, "a camera sees 0");
}

static void a_wrong_status_or_output_of_a_command_is_found(void **state)
{
    assert_fails(*state, "run report => 0\n", 1, "status 1 instead of 0");
    assert_fails(*state, "run report => 1\noutput số 5\n", 2, "has no «số 5»");
}

static void a_mistake_in_the_play_is_named_with_its_line(void **state)
{
    assert_fails(*state, "\nexpct x\n", 2, "there is no act 'expct'");
    assert_fails(*state, "key\n", 1, "words are missing after 'key'");
    assert_fails(*state, "size 80x24 90\n", 1, "too many words after 'size'");
    assert_fails(*state, "key F13\n", 1, "there is no key 'F13'");
    assert_fails(*state, "remove ../x\n", 1, "no path inside");
}

static void a_golden_is_made_on_request_and_names_the_first_difference(void **state)
{
    const struct scratch *scratch = *state;
    char *said = NULL;

    assert_int_equal(perform(scratch, "golden home\n", "--root=.", &said), 1);
    assert_non_null(strstr(said, "./dev accept makes it"));
    free(said);
    assert_int_equal(perform(scratch, "resize 30x6\ngolden home\n", "--accept", &said), 0);
    free(said);
    char *golden = scratch_read(scratch, "sessions/golden/home.txt", NULL);
    assert_non_null(golden);
    assert_string_equal(golden, "screen 30x6\n Quầy 1 · =2026-11-25 08:15\n\n Đã ghi số 0\n\n"
                                " Tìm\n\ncursor row 5 column 6\nstyle row 1: 1-28 reverse\n");
    free(golden);
    assert_int_equal(perform(scratch, "resize 30x6\ngolden home\n", "--root=.", &said), 0);
    free(said);
    assert_int_equal(perform(scratch, "resize 30x6\nkey Enter\ngolden home\n", "--root=.", &said),
                     1);
    assert_non_null(strstr(said, "golden/home.txt:4:\n  expected | Đã ghi số 0\n"
                                 "  is there | Đã ghi số 1\n"));
    free(said);
    scratch_remove(scratch, "sessions");
}

static void every_act_and_its_screen_can_be_shown(void **state)
{
    char *said = NULL;
    assert_int_equal(perform(*state, "key Enter\nkey q end\n", "--show", &said), 0);
    assert_non_null(strstr(said, "a.session:4: key Enter\n"));
    assert_non_null(strstr(said, "   3 | Đã ghi số 1\n"));
    assert_non_null(strstr(said, "a.session: passed\n"));
    free(said);
    scratch_remove(*state, "sessions");
}

#define IN_A_SCRATCH_FOLDER(test)                                                                  \
    cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_SCRATCH_FOLDER(a_day_at_the_counter_goes_as_written),
        IN_A_SCRATCH_FOLDER(a_killed_program_comes_back_with_its_data),
        IN_A_SCRATCH_FOLDER(commands_read_what_input_gives_them),
        IN_A_SCRATCH_FOLDER(what_does_not_come_is_named_with_what_is_nearest),
        IN_A_SCRATCH_FOLDER(what_must_not_be_there_is_named_with_its_row),
        IN_A_SCRATCH_FOLDER(an_end_that_nobody_asked_for_is_found),
        IN_A_SCRATCH_FOLDER(an_escape_that_reaches_the_terminal_is_found),
        IN_A_SCRATCH_FOLDER(a_file_left_behind_is_found),
        IN_A_SCRATCH_FOLDER(a_qr_code_that_is_not_there_is_found),
        IN_A_SCRATCH_FOLDER(a_wrong_status_or_output_of_a_command_is_found),
        IN_A_SCRATCH_FOLDER(a_mistake_in_the_play_is_named_with_its_line),
        IN_A_SCRATCH_FOLDER(a_golden_is_made_on_request_and_names_the_first_difference),
        IN_A_SCRATCH_FOLDER(every_act_and_its_screen_can_be_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
