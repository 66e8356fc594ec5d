/* One test a promise of support/scratch.h. */
#include "support/scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void what_was_written_is_read_back(void **state)
{
    const struct scratch *scratch = *state;
    size_t size = 0;

    scratch_write(scratch, "a/b/c.txt", "Ngọk Bay\n");
    char *text = scratch_read(scratch, "a/b/c.txt", &size);
    assert_non_null(text);
    assert_string_equal(text, "Ngọk Bay\n");
    assert_int_equal(size, 11);
    assert_null(scratch_read(scratch, "a/b/none", NULL));

    free(text);
    scratch_remove(scratch, "a");
}

static void a_byte_more_is_not_as_it_was(void **state)
{
    const struct scratch *scratch = *state;
    scratch_write(scratch, "a", "Ngọk");
    struct scratch_kept same = scratch_keep(scratch, "a"), other = scratch_keep(scratch, "a");
    struct scratch_kept none = scratch_keep(scratch, "b"), gone = scratch_keep(scratch, "a");

    assert_true(scratch_is_as_kept(scratch, &same));
    assert_true(scratch_is_as_kept(scratch, &none));
    scratch_write(scratch, "a", "Ngọc");
    assert_false(scratch_is_as_kept(scratch, &other));
    scratch_remove(scratch, "a");
    assert_false(scratch_is_as_kept(scratch, &gone));
}

static void removing_takes_all_below_and_follows_no_link(void **state)
{
    const struct scratch *scratch = *state;
    char *link = scratch_path(scratch, "away/link");
    char *kept = scratch_path(scratch, "kept");

    scratch_write(scratch, "kept/file", "x");
    scratch_folder(scratch, "away/deep");
    assert_int_equal(symlink(kept, link), 0);
    scratch_remove(scratch, "away");

    assert_int_equal(scratch_count(scratch, "", false), 1);
    assert_int_equal(scratch_count(scratch, "kept", false), 1);
    free(link);
    free(kept);
    scratch_remove(scratch, "");
}

static void an_end_with_something_left_is_refused_and_cleaned_all_the_same(void **state)
{
    (void)state;
    struct scratch scratch;
    struct stat found;

    scratch_make(&scratch);
    char *path = scratch_path(&scratch, "");
    scratch_write(&scratch, "left.tmp", "");

    assert_false(scratch_end(&scratch));
    assert_int_not_equal(stat(path, &found), 0);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_was_written_is_read_back, scratch_setup,
                                        scratch_teardown),
        cmocka_unit_test_setup_teardown(a_byte_more_is_not_as_it_was, scratch_setup,
                                        scratch_teardown),
        cmocka_unit_test_setup_teardown(removing_takes_all_below_and_follows_no_link, scratch_setup,
                                        scratch_teardown),
        cmocka_unit_test(an_end_with_something_left_is_refused_and_cleaned_all_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
