/* The manual of those who write guides holds what the program reads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/yaml.h"
#include "guide/library.h"
#include "support/scratch.h"

static void read_file(const char *path, struct buffer *text)
{
    struct error error = {0};
    if (!file_read(path, (size_t)1 << 20, text, &error))
        fail_msg("%s: %s", path, error.cause);
}

/* What stands between .RS and .RE after "Một bài đủ phần", as it was meant: "\-" is "-". */
static char *example(const char *manual)
{
    const char *start = strstr(manual, "Một bài đủ phần");
    assert_non_null(start);
    start = strstr(start, ".RS\n");
    assert_non_null(start);
    start += strlen(".RS\n");
    const char *end = strstr(start, ".RE\n");
    assert_non_null(end);
    struct buffer text = {0};
    for (const char *at = start; at < end; at++)
        if (*at != '\\')
            buffer_add(&text, at, 1);
    return buffer_take(&text);
}

static void the_example_is_a_good_guide(void **state)
{
    (void)state;
    struct scratch scratch;
    struct buffer manual = {0}, links = {0};
    struct findings findings = {0};
    struct error error = {0};
    scratch_make(&scratch);
    read_file(SOURCE_ROOT "/doc/camtay-screens.5", &manual);
    read_file(SOURCE_ROOT "/screens/links.md", &links);
    char *guide = example(buffer_text(&manual));
    scratch_write(&scratch, "screens/links.md", buffer_text(&links));
    scratch_write(&scratch, "screens/vi/bai-mau.md", guide);
    char *folder = scratch_path(&scratch, "screens");

    struct guide_library *library = guide_library_load(folder, 20782, &findings, &error);

    assert_non_null(library);
    assert_int_equal(findings.errors, 0);
    assert_int_equal(guide_library_count(library), 1);
    const struct guide *read = guide_library_at(library, 0);
    assert_string_equal(read->group, "know");
    assert_int_equal(read->steps[0].act_count, 2);
    assert_int_equal(read->steps[0].code_count, 1);
    assert_int_equal(read->steps[0].trouble_count, 1);

    guide_library_free(library);
    scratch_remove(&scratch, "screens");
    assert_true(scratch_end(&scratch));
    buffer_release(&manual);
    buffer_release(&links);
    free(guide);
    free(folder);
}

/* Every key that the source of the front matter knows has its entry. */
static void every_key_of_the_front_matter_is_explained(void **state)
{
    (void)state;
    struct buffer manual = {0}, source = {0};
    read_file(SOURCE_ROOT "/doc/camtay-screens.5", &manual);
    read_file(SOURCE_ROOT "/src/guide/front.c", &source);
    int keys = 0;

    for (const char *at = buffer_text(&source); (at = strstr(at, ".key = \"")) != NULL; keys++) {
        at += strlen(".key = \"");
        char entry[80];
        snprintf(entry, sizeof entry, "\n.B %.*s\n", (int)strcspn(at, "\""), at);
        if (strstr(buffer_text(&manual), entry) == NULL)
            fail_msg("not in the manual: %s", entry);
    }

    assert_true(keys >= 9);
    buffer_release(&manual);
    buffer_release(&source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_example_is_a_good_guide),
        cmocka_unit_test(every_key_of_the_front_matter_is_explained),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
