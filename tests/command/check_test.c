/* `camtay check` on folders made with one mistake each. That each mistake is found is the guide
 * floor's promise; here: FILE:LINE, the count and the status. */
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "command/program.h"

#define LINKS "[app]: https://example.org/app \"2026-11-20; mở được\"\n"
#define FRONT                                                                                       \
    "---\ntitle: Cài VNeID\nservice: vneid-install\norder: 10\nminutes: 5\nneeds: []\nafter: []\n" \
    "reviewed: 2026-11-20\nsources: [https://example.org/]\n---\nMở đầu.\n\n"
#define STEP "## Bước một\n\n> Bác mở máy.\n\n- [ ] Bật máy\n\n"

static void check_guide(struct program *program, const char *links, const char *guide)
{
    char *folder = scratch_path(&program->scratch, "screens");
    scratch_write(&program->scratch, "screens/links.md", links);
    scratch_write(&program->scratch, "screens/vi/mot.md", guide);
    RUN(program, NULL, "check", "--clock", "2026-11-25", folder);
    scratch_remove(&program->scratch, "screens");
    free(folder);
}

static void a_folder_in_order_is_fine(void **state)
{
    struct program *program = *state;

    check_guide(program, LINKS, FRONT STEP "[Ứng dụng][app]\n");

    assert_string_equal(program->out, "1 bài hướng dẫn, 1 liên kết: không có lỗi, 0 cảnh báo\n");
    assert_int_equal(program->status, 0);
}

static void warnings_are_listed_and_fine(void **state)
{
    struct program *program = *state;

    check_guide(program, "[app]: https://example.org/app \"chưa mở thử\"\n",
                FRONT STEP "[Ứng dụng][app]\n");

    assert_non_null(strstr(program->out, "screens/links.md:1: cảnh báo: "));
    assert_non_null(strstr(program->out, "không có lỗi, 1 cảnh báo\n"));
    assert_int_equal(program->status, 0);
}

static void each_mistake_is_named_with_file_and_line(void **state)
{
    struct program *program = *state;
    static const struct {
        const char *links, *guide, *where;
    } mistakes[] = {
        /* unknown key */
        {LINKS, "---\ntitle: Một\nordre: 1\n---\n" STEP, "vi/mot.md:3: "},
        /* a step without words */
        {LINKS, FRONT "## Bước một\n\n- [ ] Bật máy\n", "vi/mot.md:13: "},
        /* a branch to nowhere */
        {LINKS, FRONT STEP "[Sang bài khác](khong-co.md)\n", "vi/mot.md:19: "},
        /* an unknown link name */
        {LINKS, FRONT STEP "[Ứng dụng][khong-co]\n", "vi/mot.md:19: "},
        /* a link that is not https */
        {"[app]: http://example.org/app \"2026-11-20\"\n", FRONT STEP, "links.md:1: "},
        /* two troubles of one name */
        {LINKS, FRONT STEP "### Mất mạng\nGọi.\n\n### Mất mạng\nGọi.\n", "vi/mot.md:22: "},
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
        check_guide(program, mistakes[i].links, mistakes[i].guide);

        if (program->status != 1 || strstr(program->out, mistakes[i].where) == NULL)
            fail_msg("mistake %zu: wanted 1 and %s, got %d and\n%s", i, mistakes[i].where,
                     program->status, program->out);
        assert_non_null(strstr(program->out, " lỗi, "));
    }
}

static void a_code_too_large_for_the_screen_is_a_mistake(void **state)
{
    struct program *program = *state;
    char links[400] = "[app]: https://example.org/";
    memset(links + strlen(links), 'x', 200);
    strcat(links, " \"2026-11-20\"\n");

    check_guide(program, links, FRONT STEP "[Ứng dụng][app]\n");

    assert_int_equal(program->status, 1);
    assert_non_null(strstr(program->out, ": "));
}

static void json_holds_the_same_findings(void **state)
{
    struct program *program = *state;
    char *folder = scratch_path(&program->scratch, "screens");
    scratch_write(&program->scratch, "screens/links.md", LINKS);
    scratch_write(&program->scratch, "screens/vi/mot.md", FRONT STEP "[Ứng dụng][khong-co]\n");

    RUN(program, NULL, "check", "--json", folder);

    assert_int_equal(program->status, 1);
    json_t *result = json_loads(program->out, 0, NULL);
    assert_non_null(result);
    assert_int_equal(json_integer_value(json_object_get(result, "errors")), 1);
    json_t *first = json_array_get(json_object_get(result, "findings"), 0);
    assert_int_equal(json_integer_value(json_object_get(first, "line")), 19);
    assert_true(json_is_false(json_object_get(first, "warning")));
    json_decref(result);
    scratch_remove(&program->scratch, "screens");
    free(folder);
}

static void a_folder_that_is_not_there_says_so(void **state)
{
    struct program *program = *state;

    RUN(program, NULL, "check", program->data);

    assert_int_equal(program->status, 1);
    assert_string_equal(program->out, "");
    assert_non_null(strstr(program->err, "Không đọc được thư mục hướng dẫn"));
}

static void a_commune_file_is_checked_by_itself(void **state)
{
    struct program *program = *state;
    char *file = scratch_path(&program->scratch, "xa.yaml");
    scratch_write(&program->scratch, "xa.yaml", "code: \"23317\"\nnmae: Ngọk Bay\n");

    RUN(program, NULL, "check", "--commune", file);

    assert_int_equal(program->status, 1);
    assert_non_null(strstr(program->out, "xa.yaml:2: "));
    assert_null(strstr(program->out, "hướng dẫn")); /* no guide was looked at */
    scratch_remove(&program->scratch, "xa.yaml");
    free(file);
}

static void the_screens_that_come_with_the_program_are_in_order(void **state)
{
    struct program *program = *state;

    RUN(program, NULL, "check");

    if (program->status != 0)
        fail_msg("%s%s", program->out, program->err);
    assert_non_null(strstr(program->out, "không có lỗi"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROGRAM(a_folder_in_order_is_fine),
        WITH_PROGRAM(warnings_are_listed_and_fine),
        WITH_PROGRAM(each_mistake_is_named_with_file_and_line),
        WITH_PROGRAM(a_code_too_large_for_the_screen_is_a_mistake),
        WITH_PROGRAM(json_holds_the_same_findings),
        WITH_PROGRAM(a_folder_that_is_not_there_says_so),
        WITH_PROGRAM(a_commune_file_is_checked_by_itself),
        WITH_PROGRAM(the_screens_that_come_with_the_program_are_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
