/* Promises of base/file.h. */
#include "base/file.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/error.h"
#include "support/scratch.h"

/* --- a disk that fails on command: the linker puts these before the real ones --- */

static struct {
    int writes, syncs, renames; /* how many go well before one fails; -1: all */
    int number;                 /* errno of the failure */
} disk = {-1, -1, -1, 0};

static bool goes_well(int *left)
{
    if (*left < 0)
        return true;
    if ((*left)-- > 0)
        return true;
    errno = disk.number;
    return false;
}

ssize_t __real_write(int descriptor, const void *data, size_t size);
ssize_t __wrap_write(int descriptor, const void *data, size_t size);
int __real_fsync(int descriptor);
int __wrap_fsync(int descriptor);
int __real_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);

ssize_t __wrap_write(int descriptor, const void *data, size_t size)
{
    /* A few bytes at a time: a disk may always take less than was asked. */
    return goes_well(&disk.writes) ? __real_write(descriptor, data, size < 5 ? size : 5) : -1;
}

int __wrap_fsync(int descriptor)
{
    return goes_well(&disk.syncs) ? __real_fsync(descriptor) : -1;
}

int __wrap_rename(const char *from, const char *to)
{
    return goes_well(&disk.renames) ? __real_rename(from, to) : -1;
}

static void disk_works(void)
{
    disk.writes = disk.syncs = disk.renames = -1;
}

/* --- helpers --- */

static void assert_holds(const struct scratch *scratch, const char *name, const char *text)
{
    size_t size = 0;
    char *found = scratch_read(scratch, name, &size);
    assert_non_null(found);
    assert_string_equal(found, text);
    assert_int_equal(size, strlen(text));
    free(found);
}

/* --- promises --- */

static void a_written_file_is_there_with_its_mode_and_nothing_beside_it(void **state)
{
    struct scratch *scratch = *state;
    struct error error = {0};
    char *path = scratch_path(scratch, "draft");
    assert_true(file_write(path, "nháp thứ nhất", strlen("nháp thứ nhất"), 0600, &error));
    assert_holds(scratch, "draft", "nháp thứ nhất");
    assert_true(file_write(path, "", 0, 0640, &error));
    assert_holds(scratch, "draft", "");
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0640);
    assert_int_equal(scratch_count(scratch, "", false), 1);
    scratch_remove(scratch, "draft");
    free(path);
}

static void a_full_disk_leaves_the_old_file_and_no_other(void **state)
{
    struct scratch *scratch = *state;
    char *path = scratch_path(scratch, "draft");
    scratch_write(scratch, "draft", "cũ");
    int *const steps[] = {&disk.writes, &disk.syncs, &disk.renames};
    for (size_t step = 0; step < sizeof steps / sizeof steps[0]; step++) {
        /* The second fsync is that of the folder, before the rename. */
        int most = steps[step] == &disk.renames ? 0 : 1;
        for (int good = 0; good <= most; good++) {
            struct error error = {0};
            disk.number = ENOSPC;
            *steps[step] = good;
            assert_false(file_write(path, "mới hẳn", strlen("mới hẳn"), 0600, &error));
            disk_works();
            assert_int_equal(error.code, ERROR_FULL);
            assert_holds(scratch, "draft", "cũ");
            assert_int_equal(scratch_count(scratch, "", false), 1);
        }
    }
    scratch_remove(scratch, "draft");
    free(path);
}

static void the_cause_of_a_failed_write_is_told_apart(void **state)
{
    struct scratch *scratch = *state;
    char *path = scratch_path(scratch, "x");
    static const struct {
        int number;
        enum error_code code;
    } cases[] = {{EDQUOT, ERROR_FULL}, {EROFS, ERROR_READ_ONLY}, {EIO, ERROR_IO}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct error error = {0};
        disk.number = cases[i].number;
        disk.writes = 0;
        assert_false(file_write(path, "a", 1, 0600, &error));
        disk_works();
        assert_int_equal(error.code, cases[i].code);
    }
    free(path);
    struct error error = {0};
    path = scratch_path(scratch, "none/x");
    assert_false(file_write(path, "a", 1, 0600, &error));
    assert_int_equal(error.code, ERROR_MISSING);
    free(path);
}

static void a_folder_that_cannot_be_synced_is_no_error(void **state)
{
    struct scratch *scratch = *state;
    struct error error = {0};
    char *path = scratch_path(scratch, "x");
    disk.number = EINVAL; /* what FAT says */
    disk.syncs = 1;
    assert_true(file_write(path, "a", 1, 0600, &error));
    disk_works();
    scratch_remove(scratch, "x");
    free(path);
}

static void reading_stops_at_the_limit(void **state)
{
    struct scratch *scratch = *state;
    struct error error = {0};
    struct buffer into = {0};
    char *path = scratch_path(scratch, "f");
    scratch_write(scratch, "f", "12345");
    assert_true(file_read(path, 5, &into, &error));
    assert_string_equal(buffer_text(&into), "12345");
    assert_true(file_read(path, 9, &into, &error)); /* emptied first */
    assert_int_equal(into.length, 5);
    assert_false(file_read(path, 4, &into, &error));
    assert_int_equal(error.code, ERROR_LIMIT);
    assert_int_equal(into.length, 0);
    scratch_remove(scratch, "f");
    assert_false(file_read(path, 5, &into, &error));
    assert_int_equal(error.code, ERROR_MISSING);
    buffer_release(&into);
    free(path);
}

static void only_files_are_read(void **state)
{
    struct scratch *scratch = *state;
    struct error error = {0};
    struct buffer into = {0};
    assert_false(file_read(scratch->path, 100, &into, &error));
    assert_int_equal(error.code, ERROR_IO);
    char *pipe = scratch_path(scratch, "pipe");
    assert_int_equal(mkfifo(pipe, 0600), 0);
    assert_false(file_read(pipe, 100, &into, &error)); /* and does not hang */
    assert_int_equal(error.code, ERROR_IO);
    scratch_remove(scratch, "pipe");
    free(pipe);
    buffer_release(&into);
}

static void folders_are_made_with_their_parents(void **state)
{
    struct scratch *scratch = *state;
    struct error error = {0};
    char *path = scratch_path(scratch, "a/b//c/");
    assert_true(file_make_folder(path, &error));
    assert_true(file_make_folder(path, &error));
    assert_true(file_exists(path));
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0700);
    free(path);
    scratch_write(scratch, "a/file", "x");
    path = scratch_path(scratch, "a/file");
    assert_false(file_make_folder(path, &error));
    assert_int_equal(error.code, ERROR_EXISTS);
    free(path);
    scratch_remove(scratch, "a");
}

static void names_are_joined_with_one_slash(void **state)
{
    (void)state;
    static const struct {
        const char *folder, *name, *joined;
    } cases[] = {{"/a", "b", "/a/b"}, {"/a/", "b", "/a/b"}, {"", "b", "b"}, {"/", "b", "/b"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *joined = file_join(cases[i].folder, cases[i].name);
        assert_string_equal(joined, cases[i].joined);
        free(joined);
    }
}

static void what_is_set_aside_is_never_lost(void **state)
{
    struct scratch *scratch = *state;
    struct error error = {0};
    char *path = scratch_path(scratch, "draft");
    char *first = scratch_path(scratch, "draft.hong-1");
    char *moved = NULL;
    scratch_write(scratch, "draft", "một");
    assert_true(file_set_aside(path, &moved, &error));
    assert_string_equal(moved, first);
    free(moved);
    scratch_write(scratch, "draft", "hai");
    assert_true(file_set_aside(path, NULL, &error));
    assert_false(file_exists(path));
    assert_holds(scratch, "draft.hong-1", "một");
    assert_holds(scratch, "draft.hong-2", "hai");
    assert_false(file_set_aside(path, NULL, &error));
    assert_int_equal(error.code, ERROR_MISSING);
    scratch_remove(scratch, "draft.hong-1");
    scratch_remove(scratch, "draft.hong-2");
    free(first);
    free(path);
}

#define IN_A_SCRATCH_FOLDER(test)                                                                  \
    cmocka_unit_test_setup_teardown(test, scratch_setup, scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_SCRATCH_FOLDER(a_written_file_is_there_with_its_mode_and_nothing_beside_it),
        IN_A_SCRATCH_FOLDER(a_full_disk_leaves_the_old_file_and_no_other),
        IN_A_SCRATCH_FOLDER(the_cause_of_a_failed_write_is_told_apart),
        IN_A_SCRATCH_FOLDER(a_folder_that_cannot_be_synced_is_no_error),
        IN_A_SCRATCH_FOLDER(reading_stops_at_the_limit),
        IN_A_SCRATCH_FOLDER(only_files_are_read),
        IN_A_SCRATCH_FOLDER(folders_are_made_with_their_parents),
        cmocka_unit_test(names_are_joined_with_one_slash),
        IN_A_SCRATCH_FOLDER(what_is_set_aside_is_never_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
