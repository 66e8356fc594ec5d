/* `camtay paper` and the drawn formats of `camtay qr`, with the real camtay-paper. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/document.h"
#include "base/error.h"
#include "command/program.h"

static void what_is_printed_is_a_document(void **state)
{
    struct program *program = *state;
    struct arena *arena = arena_new();
    struct document document;
    struct error error = {0};
    RUN(program, NULL, "paper", "poster");
    assert_int_equal(program->status, 0);
    assert_true(document_read(&document, arena, program->out, strlen(program->out), &error));
    assert_int_equal(document.paper, DOCUMENT_A4);
    RUN(program, NULL, "paper", "handout", "vneid-cai");
    assert_true(document_read(&document, arena, program->out, strlen(program->out), &error));
    assert_string_equal(document.title, "Cài VNeID");
    arena_free(arena);
}

static void it_is_drawn_by_the_other_program(void **state)
{
    struct program *program = *state;
    RUN(program, NULL, "paper", "poster", "--format", "pdf");
    assert_int_equal(program->status, 0);
    assert_memory_equal(program->out, "%PDF-", 5);
    RUN(program, NULL, "paper", "poster", "neac", "--format", "png");
    assert_memory_equal(program->out, "\x89PNG", 4);
    RUN(program, NULL, "qr", "vneid-android", "--format", "png");
    assert_memory_equal(program->out, "\x89PNG", 4);
    RUN(program, NULL, "qr", "https://neac.gov.vn", "--format", "escpos");
    assert_memory_equal(program->out, "\x1b@", 2);
}

static void mistakes_are_told_with_what_there_is(void **state)
{
    struct program *program = *state;
    RUN(program, NULL, "paper", "handout");
    assert_int_equal(program->status, 2);
    RUN(program, NULL, "paper", "handout", "khong-co");
    assert_int_equal(program->status, 1);
    assert_non_null(strstr(program->err, "vneid-cai"));
    RUN(program, NULL, "paper", "poster", "khong-co");
    assert_int_equal(program->status, 1);
    assert_non_null(strstr(program->err, "«khong-co»"));
    RUN(program, NULL, "paper", "poster", "--format", "docx");
    assert_int_equal(program->status, 2);
    assert_non_null(strstr(program->err, "«docx»"));
    RUN(program, NULL, "paper", "slip", "214");
    assert_int_equal(program->status, 2);
    RUN(program, NULL, "qr", "http://neac.gov.vn", "--format", "pdf");
    assert_int_equal(program->status, 1);
}

static void a_spoilt_commune_file_is_said_once_and_the_paper_comes_without_the_centre(void **state)
{
    struct program *program = *state;
    RUN(program, NULL, "paper", "poster", "--data", program->data, "--format", "text");
    assert_non_null(strstr(program->out, "Trung tâm Phục vụ hành chính công"));
    assert_string_equal(program->err, "");

    scratch_folder(&program->scratch, "data");
    scratch_write(&program->scratch, "data/commune.yaml", "name: [\n");
    static const char *const papers[][2] = {{"poster", "neac"}, {"handout", "vneid-cai"}};
    for (size_t i = 0; i < 2; i++) {
        RUN(program, NULL, "paper", papers[i][0], papers[i][1], "--data", program->data, "--format",
            "text");
        assert_int_equal(program->status, 0);
        assert_non_null(strstr(program->err, "commune.yaml của xã có chỗ sai nên tờ này thiếu"));
        assert_null(strstr(program->out, "Trung tâm Phục vụ hành chính công"));
        assert_true(strlen(program->out) > 100);
    }
    program_clear(program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROGRAM(what_is_printed_is_a_document),
        WITH_PROGRAM(it_is_drawn_by_the_other_program),
        WITH_PROGRAM(a_spoilt_commune_file_is_said_once_and_the_paper_comes_without_the_centre),
        WITH_PROGRAM(mistakes_are_told_with_what_there_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
