/* Help, wrong usage and where things are looked for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "command/program.h"

static const char *const commands[][2] = {
    {"run", NULL},     {"setup", NULL},     {"staff", "add"},  {"check", NULL},  {"verify", NULL},
    {"report", "day"}, {"qr", NULL},        {"staff", "list"}, {"staff", "pin"}, {"staff", "left"},
    {"health", NULL},  {"report", "month"}, {"keys", NULL},    {"demo", NULL}};
#define COMMAND_COUNT (sizeof commands / sizeof commands[0])

static void every_command_has_help_of_its_own(void **state)
{
    struct program *program = *state;
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (commands[i][1] != NULL)
            RUN(program, NULL, commands[i][0], commands[i][1], "--help");
        else
            RUN(program, NULL, commands[i][0], "--help");

        assert_int_equal(program->status, 0);
        assert_non_null(strstr(program->out, "Cách dùng: camtay "));
        assert_non_null(strstr(program->out, commands[i][0]));
        assert_true(text_is_utf8(program->out, strlen(program->out)));
        assert_string_equal(program->err, "");
    }
}

static void help_names_every_command_but_the_hidden_one(void **state)
{
    struct program *program = *state;

    RUN(program, NULL, "--help");

    assert_int_equal(program->status, 0);
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        assert_non_null(strstr(program->out, commands[i][0]));
    assert_null(strstr(program->out, "derive"));
}

static void the_version_is_one_line(void **state)
{
    struct program *program = *state;

    RUN(program, NULL, "--version");

    assert_int_equal(program->status, 0);
    assert_memory_equal(program->out, "camtay ", 7);
    assert_ptr_equal(strchr(program->out, '\n') + 1, strchr(program->out, '\0'));
}

static void a_group_of_commands_lists_itself(void **state)
{
    struct program *program = *state;

    RUN(program, NULL, "report", "--help");
    assert_int_equal(program->status, 0);
    assert_non_null(strstr(program->out, "report day"));

    RUN(program, NULL, "report");
    assert_int_equal(program->status, 2);
}

/* Status 2, a reason and where the help is, and nothing on standard output. */
static void refused(const struct program *program, const char *reason)
{
    if (program->status != 2 || strstr(program->err, reason) == NULL)
        fail_msg("wanted 2 and \"%s\", got %d and \"%s\"", reason, program->status, program->err);
    assert_non_null(strstr(program->err, "--help"));
    assert_string_equal(program->out, "");
}

static void wrong_usage_is_status_2_with_the_reason(void **state)
{
    struct program *program = *state;
    RUN(program, NULL, "chek");
    refused(program, "không có lệnh «chek»");
    RUN(program, NULL, "--bogus");
    refused(program, "không có tùy chọn «--bogus»");
    RUN(program, NULL, "verify", "-x");
    refused(program, "không có tùy chọn «-x»");
    RUN(program, NULL, "verify", "--json=yes");
    refused(program, "--json không nhận giá trị");
    RUN(program, NULL, "report", "day", "--date");
    refused(program, "--date cần một giá trị");
    RUN(program, NULL, "report", "day", "--date", "31/2/2026");
    refused(program, "không đọc được ngày");
    RUN(program, NULL, "--linear", "check");
    refused(program, "--linear không phải của lệnh này");
    RUN(program, NULL, "check", "a", "b");
    refused(program, "thừa «b»");
    RUN(program, NULL, "verify", "--clock", "tomorrow");
    refused(program, "không đọc được ngày giờ");
    RUN(program, NULL, "qr");
    refused(program, "cần một địa chỉ");
    RUN(program, NULL, "qr", "--format", "gif", "neac");
    refused(program, "utf8, ascii, pdf");
    RUN(program, NULL, "setup", "--staff", STAFF);
    refused(program, "thiếu --pin-file");
    RUN(program, NULL, "staff", "add", "--name", "A Thuk");
    refused(program, "thiếu --pin-file");
}

static void what_was_typed_cannot_steer_the_terminal(void **state)
{
    struct program *program = *state;

    RUN(program, NULL, "\033[31mchek\r\n\xff");

    assert_int_equal(program->status, 2);
    assert_null(strchr(program->err, '\033'));
    assert_null(strchr(program->err, '\r'));
    assert_true(text_is_utf8(program->err, strlen(program->err)));
}

static void global_options_stand_before_or_behind_the_command(void **state)
{
    struct program *program = *state;

    RUN(program, NULL, "--data", program->data, "verify");
    assert_int_equal(program->status, 1);
    assert_non_null(strstr(program->err, program->data));

    RUN(program, NULL, "verify", "--data", program->data);
    assert_int_equal(program->status, 1);
    assert_non_null(strstr(program->err, program->data));
}

static void without_an_option_the_book_is_looked_for_at_home(void **state)
{
    struct program *program = *state;

    RUN(program, NULL, "verify");

    assert_int_equal(program->status, 1);
    assert_non_null(strstr(program->err, ".local/share/camtay"));
    assert_int_equal(scratch_count(&program->scratch, "", true), 0); /* and none is made */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROGRAM(every_command_has_help_of_its_own),
        WITH_PROGRAM(help_names_every_command_but_the_hidden_one),
        WITH_PROGRAM(the_version_is_one_line),
        WITH_PROGRAM(a_group_of_commands_lists_itself),
        WITH_PROGRAM(wrong_usage_is_status_2_with_the_reason),
        WITH_PROGRAM(what_was_typed_cannot_steer_the_terminal),
        WITH_PROGRAM(global_options_stand_before_or_behind_the_command),
        WITH_PROGRAM(without_an_option_the_book_is_looked_for_at_home),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
