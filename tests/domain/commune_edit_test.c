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
    snprintf(bad.name, sizeof bad.name, "PLEI KLECH"); /* another has it, but for case */
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

/* ---- files as people leave them -------------------------------------------------------------- */

#define MANG_LA                                                                                    \
    "  - {id: mang-la, name: Măng La, adults: null, source: \"nhớ lại, chưa kiểm\", "      \
    "confirmed: false}\n"

/* The file with this part written otherwise; it is read again if it can be. */
static void replace(struct desk_file *file, const char *part, const char *other)
{
    struct buffer text = {0};
    const char *whole = buffer_text(&file->text), *at = strstr(whole, part);
    assert_non_null(at);
    buffer_add(&text, whole, (size_t)(at - whole));
    buffer_addf(&text, "%s%s", other, at + strlen(part));
    scratch_write(&file->scratch, "xa.yaml", buffer_text(&text));
    buffer_release(&file->text);
    file->text = text;
    read_again(file);
}

static bool file_holds(struct desk_file *file, const char *words)
{
    struct buffer now = {0};
    struct error error = {0};
    assert_true(file_read(file->path, (size_t)1 << 20, &now, &error));
    bool holds = strstr(buffer_text(&now), words) != NULL;
    buffer_release(&now);
    return holds;
}

static struct commune_record fresh_one(struct desk_file *file, enum record_kind kind,
                                       const char *name)
{
    struct commune_record record;
    commune_record_at(file->commune, kind, (size_t)-1, &record);
    snprintf(record.name, sizeof record.name, "%s", name);
    snprintf(record.source, sizeof record.source, "xã");
    return record;
}

static void a_comment_behind_the_braces_stays(void **state)
{
    struct desk_file *file = *state;
    replace(file, "chưa kiểm\", confirmed: false}\n  - {id: mang-la",
            "chưa kiểm, \\\"}\\\"\", confirmed: false}  # hỏi lại {trưởng thôn}\n  - {id: mang-la");
    struct commune_record record = hamlet(file, "ko-nang");
    record.people = 300;

    assert_true(write(file, &record));

    assert_rest_is_the_same(file, record.line);
    assert_true(file_holds(file, "confirmed: false}  # hỏi lại {trưởng thôn}\n"));
    read_again(file);
    assert_string_equal(hamlet(file, "ko-nang").source, record.source);
}

static void quotes_and_backslashes_in_a_name_are_read_the_same(void **state)
{
    static const char *const names[] = {"Làng \"Mới\"", "Làng \\", "Làng \\\"}", "{Làng}, #1: 'a'",
                                        "null"};
    struct desk_file *file = *state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct commune_record record = hamlet(file, "mang-la");
        snprintf(record.name, sizeof record.name, "%s", names[i]);
        assert_true(write(file, &record));
        assert_rest_is_the_same(file, record.line);
        read_again(file);
        assert_string_equal(hamlet(file, "mang-la").name, names[i]);
    }
}

static void a_record_over_two_lines_is_left_to_a_person(void **state)
{
    struct desk_file *file = *state;
    replace(file, MANG_LA,
            "  - {id: mang-la, name: Măng La, adults: null,\n"
            "     source: \"nhớ lại\", confirmed: false}\n");
    struct commune_record record = hamlet(file, "mang-la");
    char line[32];
    record.people = 12;
    snprintf(line, sizeof line, "line %d", record.line);

    assert_false(write(file, &record));

    assert_int_equal(file->error.code, ERROR_REFUSED);
    assert_string_equal(file->error.cause, line);
    assert_rest_is_the_same(file, 0);
}

static void a_file_of_windows_keeps_its_line_ends(void **state)
{
    struct desk_file *file = *state;
    struct buffer text = {0};
    for (const char *at = buffer_text(&file->text); *at != '\0'; at++) {
        if (*at == '\n')
            buffer_add_byte(&text, '\r');
        buffer_add_byte(&text, *at);
    }
    scratch_write(&file->scratch, "xa.yaml", buffer_text(&text));
    buffer_release(&file->text);
    file->text = text;
    read_again(file);
    struct commune_record record = hamlet(file, "mang-la");
    record.people = 412;

    assert_true(write(file, &record));
    assert_true(file_holds(file, "confirmed: false}\r\n  - {id: dak-lech"));
    read_again(file);
    struct commune_record other = fresh_one(file, RECORD_HAMLET, "Đăk Rơ Wa");
    assert_true(write(file, &other));

    struct buffer now = {0};
    struct error error = {0};
    assert_true(file_read(file->path, (size_t)1 << 20, &now, &error));
    for (size_t i = 0; i < now.length; i++)
        assert_true(now.data[i] != '\n' || now.data[i - 1] == '\r');
    buffer_release(&now);
    read_again(file);
    assert_string_equal(hamlet(file, "dak-ro-wa").name, "Đăk Rơ Wa");
}

/* Hamlets moved to the end, the last line without its end. */
static void a_last_line_without_an_end_can_be_changed_and_followed(void **state)
{
    struct desk_file *file = *state;
    struct buffer text = {0};
    const char *whole = buffer_text(&file->text);
    const char *from = strstr(whole, "hamlets:\n"), *to = strstr(whole, "\n# Nhóm mà");
    assert_true(from != NULL && to != NULL);
    buffer_add(&text, whole, (size_t)(from - whole));
    buffer_addf(&text, "%s\n", to);
    buffer_add(&text, from, (size_t)(to - from) - 1);
    scratch_write(&file->scratch, "xa.yaml", buffer_text(&text));
    buffer_release(&file->text);
    file->text = text;
    read_again(file);
    struct commune_record record = hamlet(file, "trung-nghia");
    record.people = 900;

    assert_true(write(file, &record));
    assert_rest_is_the_same(file, record.line);
    read_again(file);
    struct commune_record other = fresh_one(file, RECORD_HAMLET, "Đăk Rơ Wa");
    assert_true(write(file, &other));

    read_again(file);
    assert_int_equal(hamlet(file, "trung-nghia").people, 900);
    assert_int_equal(hamlet(file, "dak-ro-wa").line, hamlet(file, "trung-nghia").line + 1);
}

static void a_line_changed_by_hand_since_is_refused(void **state)
{
    struct desk_file *file = *state;
    struct commune_record record = hamlet(file, "mang-la");
    const struct commune *read = file->commune;
    replace(file, "{id: mang-la,", "{id: mang-la-2,");
    file->commune = read;
    record.people = 10;

    assert_false(write(file, &record));

    assert_int_equal(file->error.code, ERROR_REFUSED);
    assert_rest_is_the_same(file, 0);
}

static void the_first_of_an_empty_list_is_left_to_a_person(void **state)
{
    struct desk_file *file = *state;
    const char *whole = buffer_text(&file->text);
    const char *from = strstr(whole, "units:\n"), *to = strstr(whole, "\n# Khi tỉnh giao");
    assert_true(from != NULL && to != NULL);
    char *units = strndup(from, (size_t)(to - from));
    replace(file, units, "units: []\n");
    free(units);
    struct commune_record record = fresh_one(file, RECORD_UNIT, "Trường Kroong");

    assert_false(write(file, &record));

    assert_int_equal(file->error.code, ERROR_REFUSED);
    assert_string_equal(file->error.cause, "first");
    assert_string_equal(record.id, "");
    assert_rest_is_the_same(file, 0);
}

static void three_merged_in_a_circle_are_refused(void **state)
{
    struct desk_file *file = *state;
    static const char *const ids[] = {"mang-la", "plei-klech", "ko-nang"};
    for (int i = 0; i < 3; i++) {
        struct commune_record record = hamlet(file, ids[i]);
        snprintf(record.successor, sizeof record.successor, "%s", ids[(i + 1) % 3]);
        record.valid_to = TODAY;
        assert_int_equal(write(file, &record), i < 2);
        read_again(file);
    }
    assert_string_equal(file->error.cause, "successor");
}

static void a_unit_may_have_a_longer_name_than_a_hamlet(void **state)
{
    struct desk_file *file = *state;
    struct commune_record unit = fresh_one(file, RECORD_UNIT, "");
    memset(unit.name, 'a', 120);
    unit.name[120] = '\0';
    struct commune_record place = fresh_one(file, RECORD_HAMLET, "");
    memset(place.name, 'a', 81);
    place.name[81] = '\0';

    assert_refused(file, place, "name");
    assert_true(write(file, &unit));

    read_again(file);
    assert_int_equal(commune_unit(file->commune, unit.id) != NULL, 1);
}

static void an_id_once_given_is_not_given_again(void **state)
{
    static const char *const names[] = {"---", "!!!", "Măng La"};
    static const char *const ids[] = {"noi", "noi-2", "mang-la-2"};
    struct desk_file *file = *state;
    struct commune_record renamed = hamlet(file, "mang-la");
    snprintf(renamed.name, sizeof renamed.name, "Làng Cũ");
    assert_true(write(file, &renamed));
    read_again(file);
    for (int i = 0; i < 3; i++) {
        struct commune_record record = fresh_one(file, RECORD_HAMLET, names[i]);
        assert_true(write(file, &record));
        assert_string_equal(record.id, ids[i]);
        read_again(file);
    }
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
        WITH_A_FILE(a_comment_behind_the_braces_stays),
        WITH_A_FILE(quotes_and_backslashes_in_a_name_are_read_the_same),
        WITH_A_FILE(a_record_over_two_lines_is_left_to_a_person),
        WITH_A_FILE(a_file_of_windows_keeps_its_line_ends),
        WITH_A_FILE(a_last_line_without_an_end_can_be_changed_and_followed),
        WITH_A_FILE(a_line_changed_by_hand_since_is_refused),
        WITH_A_FILE(the_first_of_an_empty_list_is_left_to_a_person),
        WITH_A_FILE(three_merged_in_a_circle_are_refused),
        WITH_A_FILE(a_unit_may_have_a_longer_name_than_a_hamlet),
        WITH_A_FILE(an_id_once_given_is_not_given_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
