/* One record of the commune's file is changed, all else stays byte for byte. */
#include "domain/commune_edit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/file.h"
#include "base/yaml.h"
#include "domain/date.h"
#include "support/scratch.h"

#define TODAY 20782 /* 2026-11-25 */

struct desk_file {
    struct scratch scratch;
    struct arena *arena;
    char *path;
    struct buffer text; /* what stood in the file at first */
    const struct commune *commune;
    struct error error;
};

static void read_again(struct desk_file *file)
{
    struct error error = {0};
    file->commune = commune_load(file->path, file->arena, NULL, &error);
    if (file->commune == NULL)
        fail_msg("%s", error.cause);
}

static int make(void **state)
{
    struct desk_file *file = calloc(1, sizeof *file);
    struct error error = {0};
    if (file == NULL ||
        !file_read(CAMTAY_DATA "/commune/ngok-bay.yaml", (size_t)1 << 20, &file->text, &error))
        return -1;
    scratch_make(&file->scratch);
    scratch_write(&file->scratch, "xa.yaml", buffer_text(&file->text));
    file->path = scratch_path(&file->scratch, "xa.yaml");
    file->arena = arena_new();
    read_again(file);
    *state = file;
    return 0;
}

static int end(void **state)
{
    struct desk_file *file = *state;
    scratch_remove(&file->scratch, "xa.yaml");
    bool empty = scratch_end(&file->scratch);
    arena_free(file->arena);
    buffer_release(&file->text);
    free(file->path);
    free(file);
    return empty ? 0 : -1;
}

static struct commune_record hamlet(struct desk_file *file, const char *id)
{
    struct commune_record record;
    assert_true(commune_record_find(file->commune, RECORD_HAMLET, id, &record));
    return record;
}

static bool write(struct desk_file *file, struct commune_record *record)
{
    error_clear(&file->error);
    return commune_record_write(file->path, file->commune, TODAY, record, &file->error);
}

static void assert_refused(struct desk_file *file, struct commune_record record, const char *cause)
{
    struct buffer now = {0};
    struct error error = {0};
    assert_false(write(file, &record));
    assert_int_equal(file->error.code, ERROR_INPUT);
    assert_string_equal(file->error.cause, cause);
    assert_true(file_read(file->path, (size_t)1 << 20, &now, &error));
    assert_string_equal(buffer_text(&now), buffer_text(&file->text));
    buffer_release(&now);
}

/* Every line but number `line` is as it was. */
static void assert_rest_is_the_same(struct desk_file *file, int line)
{
    struct buffer now = {0};
    struct error error = {0};
    assert_true(file_read(file->path, (size_t)1 << 20, &now, &error));
    const char *old = buffer_text(&file->text), *new = buffer_text(&now);
    for (int number = 1; *old != '\0' || *new != '\0'; number++) {
        size_t old_length = strcspn(old, "\n"), new_length = strcspn(new, "\n");
        if (number != line) {
            assert_int_equal(old_length, new_length);
            assert_memory_equal(old, new, old_length);
        }
        old += old_length + (old[old_length] == '\n');
        new += new_length + (new[new_length] == '\n');
    }
    buffer_release(&now);
}

static void a_head_count_with_its_day_and_source_is_written(void **state)
{
    struct desk_file *file = *state;
    struct commune_record record = hamlet(file, "mang-la");
    record.people = 412;
    record.people_on = TODAY - 10;
    record.confirmed = true;
    snprintf(record.source, sizeof record.source, "Công an xã, công văn \"12/CAX\" \\ 2026");

    assert_true(write(file, &record));
    assert_rest_is_the_same(file, record.line);

    read_again(file);
    struct commune_record read = hamlet(file, "mang-la");
    assert_int_equal(read.people, 412);
    assert_int_equal(read.people_on, TODAY - 10);
    assert_true(read.confirmed);
    assert_string_equal(read.source, record.source);
}

static void a_new_name_keeps_the_id(void **state)
{
    struct desk_file *file = *state;
    struct commune_record record = hamlet(file, "mang-la");
    snprintf(record.name, sizeof record.name, "Măng La Mới: #1");

    assert_true(write(file, &record));

    read_again(file);
    assert_string_equal(hamlet(file, "mang-la").name, "Măng La Mới: #1");
}

static void a_new_hamlet_stands_below_the_last_with_an_id_of_its_name(void **state)
{
    struct desk_file *file = *state;
    struct commune_record record;
    commune_record_at(file->commune, RECORD_HAMLET, (size_t)-1, &record);
    snprintf(record.name, sizeof record.name, "Đăk Rơ Wa");
    snprintf(record.source, sizeof record.source, "xã");
    size_t count = file->commune->hamlet_count;

    assert_true(write(file, &record));

    assert_string_equal(record.id, "dak-ro-wa");
    read_again(file);
    assert_int_equal(file->commune->hamlet_count, count + 1);
    assert_string_equal(hamlet(file, "dak-ro-wa").name, "Đăk Rơ Wa");
}

static void a_hamlet_is_merged_into_another(void **state)
{
    struct desk_file *file = *state;
    struct commune_record record = hamlet(file, "mang-la");
    snprintf(record.successor, sizeof record.successor, "plei-klech");
    record.valid_to = TODAY - 1;

    assert_true(write(file, &record));

    read_again(file);
    assert_string_equal(hamlet(file, "mang-la").successor, "plei-klech");
    assert_int_equal(hamlet(file, "mang-la").valid_to, TODAY - 1);
    /* And not back again. */
    struct commune_record other = hamlet(file, "plei-klech");
    snprintf(other.successor, sizeof other.successor, "mang-la");
    other.valid_to = TODAY;
    assert_false(write(file, &other));
    assert_string_equal(file->error.cause, "successor");
}

static void what_cannot_be_is_refused_and_the_file_stands(void **state)
{
    struct desk_file *file = *state;
    struct commune_record good = hamlet(file, "mang-la"), bad = good;
    bad.name[0] = '\0';
    assert_refused(file, bad, "name");
    bad = good;
    snprintf(bad.name, sizeof bad.name, "plei  klech"); /* another has it, but for accents */
    snprintf(bad.name, sizeof bad.name, "PLEI KLECH");
    assert_refused(file, bad, "name");
    bad = good;
    memset(bad.name, 'a', 81);
    bad.name[81] = '\0';
    assert_refused(file, bad, "name");
    bad = good;
    bad.people = 0;
    assert_refused(file, bad, "people");
    bad.people = 10000001;
    assert_refused(file, bad, "people");
    bad = good;
    bad.people_on = TODAY + 1;
    assert_refused(file, bad, "people_on");
    bad = good;
    bad.source[0] = '\0';
    assert_refused(file, bad, "source");
    bad = good;
    snprintf(bad.successor, sizeof bad.successor, "mang-la");
    bad.valid_to = TODAY;
    assert_refused(file, bad, "successor");
    bad = good;
    snprintf(bad.successor, sizeof bad.successor, "plei-klech"); /* and no last day */
    assert_refused(file, bad, "successor");
    bad = good;
    bad.valid_from = TODAY;
    bad.valid_to = TODAY - 1;
    assert_refused(file, bad, "valid_to");
}

static void a_line_that_holds_another_record_by_now_is_not_touched(void **state)
{
    struct desk_file *file = *state;
    struct commune_record record = hamlet(file, "mang-la");
    record.line++; /* somebody put a line above it since */

    assert_false(write(file, &record));

    assert_int_equal(file->error.code, ERROR_REFUSED);
    assert_rest_is_the_same(file, 0);
}

static void units_and_groups_are_changed_alike(void **state)
{
    struct desk_file *file = *state;
    struct commune_record record;
    assert_true(commune_record_find(file->commune, RECORD_UNIT, "schools", &record));
    record.people = 64;
    assert_true(write(file, &record));
    read_again(file);
    assert_int_equal(commune_unit(file->commune, "schools")->people, 64);
    assert_string_equal(commune_unit(file->commune, "schools")->duty, record.duty);

    assert_true(commune_record_find(file->commune, RECORD_GROUP, "official", &record));
    record.people = 41;
    assert_true(write(file, &record));
    read_again(file);
    assert_int_equal(commune_group(file->commune, "official")->people, 41);
}

#define WITH_A_FILE(test) cmocka_unit_test_setup_teardown(test, make, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_A_FILE(a_head_count_with_its_day_and_source_is_written),
        WITH_A_FILE(a_new_name_keeps_the_id),
        WITH_A_FILE(a_new_hamlet_stands_below_the_last_with_an_id_of_its_name),
        WITH_A_FILE(a_hamlet_is_merged_into_another),
        WITH_A_FILE(what_cannot_be_is_refused_and_the_file_stands),
        WITH_A_FILE(a_line_that_holds_another_record_by_now_is_not_touched),
        WITH_A_FILE(units_and_groups_are_changed_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
