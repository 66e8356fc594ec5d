/* Every input that is kept for a target goes through it, without libFuzzer: seeds, and what was once
 * found. The same object is linked to it that ./dev fuzz runs. */
#include "fuzz/target.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"

#define LIMIT (1024 * 1024)

static int by_name(const struct dirent **one, const struct dirent **other)
{
    return strcmp((*one)->d_name, (*other)->d_name);
}

static int is_shown(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static void each_kept_input_goes_through(void **state)
{
    (void)state;
    struct dirent **names = NULL;
    int count = scandir(CORPUS, &names, is_shown, by_name);
    assert_true(count > 0);

    for (int i = 0; i < count; i++) {
        struct buffer input = {0};
        char *path = file_join(CORPUS, names[i]->d_name);
        fprintf(stderr, "%s\n", names[i]->d_name); /* the last one said is the one that crashed */
        assert_true(file_read(path, LIMIT, &input, NULL));

        assert_int_equal(LLVMFuzzerTestOneInput((const uint8_t *)buffer_text(&input), input.length),
                         0);

        buffer_release(&input);
        free(path);
        free(names[i]);
    }
    free(names);
}

static void an_empty_input_goes_through(void **state)
{
    (void)state;

    assert_int_equal(LLVMFuzzerTestOneInput((const uint8_t *)"", 0), 0);
}

int main(int argc, char **argv)
{
    LLVMFuzzerInitialize(&argc, &argv);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kept_input_goes_through),
        cmocka_unit_test(an_empty_input_goes_through),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
