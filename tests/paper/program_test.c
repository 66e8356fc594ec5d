/* camtay-paper from outside: its options, its statuses, what it says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/document.h"
#include "paper/run.h"

#define HEAD "{\"document\":1,\"title\":\"Phiếu\",\"paper\":\"roll80\",\"blocks\":["
#define SLIP                                                                                       \
    HEAD "{\"kind\":\"title\",\"text\":\"Xã Ngọk Bay\"},"                                       \
         "{\"kind\":\"box\",\"text\":\"Nhớ kỹ mã PIN, và không nói cho ai biết\"},"      \
         "{\"kind\":\"qr\",\"link\":\"https://dichvucong.gov.vn\",\"text\":\"Cổng\"}]}"

static int run_setup(void **state)
{
    *state = calloc(1, sizeof(struct run));
    return 0;
}

static int run_teardown(void **state)
{
    run_release(*state);
    free(*state);
    return 0;
}

static void every_form_comes_out(void **state)
{
    static const char *const forms[][2] = {
        {"pdf", "%PDF-1."}, {"png", "\x89PNG\r\n"}, {"escpos", "\x1b@\x1dv0"}, {"text", " "}};
    struct run *run = *state;
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        RUN(run, SLIP, "--to", forms[i][0]);
        assert_int_equal(run->status, 0);
        assert_string_equal(run->err, "");
        assert_true(run->size > 50);
        assert_memory_equal(run->out, forms[i][1], strlen(forms[i][1]));
    }
    assert_non_null(strstr(run->out, "[ ] Nhớ kỹ mã PIN"));
    assert_non_null(strstr(run->out, "https://dichvucong.gov.vn"));
}

/* Big-endian, in a PNG's head. */
static int number_at(const struct run *run, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)run->out + at;
    return bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
}

static void options_win_over_the_document(void **state)
{
    struct run *run = *state;
    RUN(run, SLIP, "--to", "png");
    int height = number_at(run, 20);
    assert_int_equal(number_at(run, 16), 576);
    RUN(run, SLIP, "--to=png", "--paper", "roll58");
    assert_int_equal(number_at(run, 16), 384);
    RUN(run, SLIP, "--to", "png", "--large");
    assert_int_equal(number_at(run, 16), 576);
    assert_true(number_at(run, 20) > height);
    RUN(run, SLIP, "--to", "png", "--paper", "a4", "--page", "1");
    assert_int_equal(number_at(run, 16), 1678);
    assert_int_equal(number_at(run, 20), 2374);
}

static void a_picture_says_203_dots_an_inch(void **state)
{
    struct run *run = *state;
    RUN(run, SLIP, "--to", "png");
    assert_memory_equal(run->out + 37, "pHYs", 4);
    assert_int_equal(number_at(run, 41), 7992); /* a metre */
    assert_int_equal(number_at(run, 45), 7992);
}

static void a_broken_document_gives_1_and_says_where(void **state)
{
    static const char *const broken[][2] = {
        {"", "line 1"},
        {"{\"document\":1", "line 1"},
        {"[]", "not an object"},
        {HEAD "{\"kind\":\"song\"}]}", "blocks[0]"},
        {HEAD "{\"kind\":\"gap\"},{\"kind\":\"qr\",\"link\":1}]}", "blocks[1].link"},
    };
    struct run *run = *state;
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
        RUN(run, broken[i][0], "--to", "escpos");

        assert_int_equal(run->status, 1);
        assert_int_equal(run->size, 0);
        assert_non_null(strstr(run->err, "không hiểu được tài liệu"));
        if (strstr(run->err, broken[i][1]) == NULL)
            fail_msg("%s: %s", broken[i][0], run->err);
    }
    char *endless = calloc(1, 4 * DOCUMENT_BYTES);
    memset(endless, ' ', 4 * DOCUMENT_BYTES - 1);
    RUN(run, endless, "--to", "text");
    assert_int_equal(run->status, 1);
    assert_non_null(strstr(run->err, "more than"));
    free(endless);
}

static void a_misused_command_line_gives_2_and_says_what_to_type(void **state)
{
    static const char *const misused[][6] = {
        {"cần --to", NULL},
        {"cần pdf, png", "--to", "svg", NULL},
        {"cần roll58", "--to", "pdf", "--paper", "a3", NULL},
        {"cần số", "--to", "png", "--page", "0", NULL},
        {"cần số", "--to", "png", "--page", "", NULL},
        {"trang này", "--to", "png", "--page", "2", NULL},
        {"--help", "--no-such", NULL},
        {"--help", "--to", NULL},
        {"đầu vào chuẩn", "--to", "pdf", "slip.json", NULL},
        {"--paper roll80", "--to", "escpos", "--paper", "a5", NULL},
    };
    struct run *run = *state;
    for (size_t i = 0; i < sizeof misused / sizeof misused[0]; i++) {
        run_bytes(run, SLIP, strlen(SLIP), misused[i] + 1);

        assert_int_equal(run->status, 2);
        assert_int_equal(run->size, 0);
        if (strstr(run->err, misused[i][0]) == NULL)
            fail_msg("%s: %s", misused[i][0], run->err);
    }
}

static void what_was_typed_cannot_steer_the_terminal(void **state)
{
    struct run *run = *state;
    RUN(run, SLIP, "--to", "\033[2J");
    assert_int_equal(run->status, 2);
    assert_null(strchr(run->err, '\033'));
}

static void a_full_disk_is_told(void **state)
{
    static const char *const words[] = {"--to", "pdf", NULL};
    struct run *run = *state;
    run_into(run, "/dev/full", SLIP, words);
    assert_int_equal(run->status, 1);
    assert_non_null(strstr(run->err, "không ghi ra được"));
}

static void help_names_every_option(void **state)
{
    static const char *const options[] = {"--to", "--paper", "--large", "--page"};
    struct run *run = *state;
    RUN(run, "", "--help");
    assert_int_equal(run->status, 0);
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++)
        assert_non_null(strstr(run->out, options[i]));
    RUN(run, "", "--version");
    assert_int_equal(run->status, 0);
    assert_int_equal(strncmp(run->out, "camtay-paper 0.", 15), 0);
}

#define WITH_RUN(test) cmocka_unit_test_setup_teardown(test, run_setup, run_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(every_form_comes_out),
        WITH_RUN(options_win_over_the_document),
        WITH_RUN(a_picture_says_203_dots_an_inch),
        WITH_RUN(a_broken_document_gives_1_and_says_where),
        WITH_RUN(a_misused_command_line_gives_2_and_says_what_to_type),
        WITH_RUN(what_was_typed_cannot_steer_the_terminal),
        WITH_RUN(a_full_disk_is_told),
        WITH_RUN(help_names_every_option),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
