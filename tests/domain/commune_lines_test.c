/* The commune's file is changed as people leave it: comments, other line ends, edits by hand. */
#include "domain/commune_edit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "domain/edited.h"

#define MANG_LA                                                                                    \
    "  - {id: mang-la, name: Măng La, adults: null, source: \"nhớ lại, chưa kiểm\", "      \
    "confirmed: false}\n"

static void a_comment_behind_the_braces_stays(void **state)
{
    struct edited *file = *state;
    edited_replace(
        file, "chưa kiểm\", confirmed: false}\n  - {id: mang-la",
        "chưa kiểm, \\\"}\\\"\", confirmed: false}  # hỏi lại {trưởng thôn}\n  - {id: mang-la");
    struct commune_record record = edited_hamlet(file, "ko-nang");
    record.people = 300;

    assert_true(edited_write(file, &record));

    edited_assert_rest(file, record.line);
    assert_true(edited_holds(file, "confirmed: false}  # hỏi lại {trưởng thôn}\n"));
    edited_read(file);
    assert_string_equal(edited_hamlet(file, "ko-nang").source, record.source);
}

static void quotes_and_backslashes_in_a_name_are_read_the_same(void **state)
{
    static const char *const names[] = {"Trường \"Mới\"", "Trường \\", "Trường \\\"}",
                                        "{Trường}, #1: 'a'", "null"};
    struct edited *file = *state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct commune_record record;
        assert_true(commune_record_find(file->commune, RECORD_UNIT, "schools", &record));
        snprintf(record.name, sizeof record.name, "%s", names[i]);
        assert_true(edited_write(file, &record));
        edited_assert_rest(file, record.line);
        edited_read(file);
        assert_string_equal(commune_unit(file->commune, "schools")->name, names[i]);
    }
}

static void a_record_over_two_lines_is_left_to_a_person(void **state)
{
    struct edited *file = *state;
    edited_replace(file, MANG_LA,
                   "  - {id: mang-la, name: Măng La, adults: null,\n"
                   "     source: \"nhớ lại\", confirmed: false}\n");
    struct commune_record record = edited_hamlet(file, "mang-la");
    char line[32];
    record.people = 12;
    snprintf(line, sizeof line, "line %d", record.line);

    assert_false(edited_write(file, &record));

    assert_int_equal(file->error.code, ERROR_REFUSED);
    assert_string_equal(file->error.cause, line);
    edited_assert_rest(file, 0);
}

static void a_file_of_windows_keeps_its_line_ends(void **state)
{
    struct edited *file = *state;
    struct buffer text = {0};
    for (const char *at = buffer_text(&file->text); *at != '\0'; at++) {
        if (*at == '\n')
            buffer_add_byte(&text, '\r');
        buffer_add_byte(&text, *at);
    }
    scratch_write(&file->scratch, "xa.yaml", buffer_text(&text));
    buffer_release(&file->text);
    file->text = text;
    edited_read(file);
    struct commune_record record = edited_hamlet(file, "mang-la");
    record.people = 412;

    assert_true(edited_write(file, &record));
    assert_true(edited_holds(file, "confirmed: false}\r\n  - {id: dak-lech"));
    edited_read(file);
    struct commune_record other = edited_fresh(file, RECORD_HAMLET, "Đăk Rơ Wa");
    assert_true(edited_write(file, &other));

    struct buffer now = {0};
    struct error error = {0};
    assert_true(file_read(file->path, (size_t)1 << 20, &now, &error));
    for (size_t i = 0; i < now.length; i++)
        assert_true(now.data[i] != '\n' || now.data[i - 1] == '\r');
    buffer_release(&now);
    edited_read(file);
    assert_string_equal(edited_hamlet(file, "dak-ro-wa").name, "Đăk Rơ Wa");
}

/* Hamlets moved to the end, the last line without its end. */
static void a_last_line_without_an_end_can_be_changed_and_followed(void **state)
{
    struct edited *file = *state;
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
    edited_read(file);
    struct commune_record record = edited_hamlet(file, "trung-nghia");
    record.people = 900;

    assert_true(edited_write(file, &record));
    edited_assert_rest(file, record.line);
    edited_read(file);
    struct commune_record other = edited_fresh(file, RECORD_HAMLET, "Đăk Rơ Wa");
    assert_true(edited_write(file, &other));

    edited_read(file);
    assert_int_equal(edited_hamlet(file, "trung-nghia").people, 900);
    assert_int_equal(edited_hamlet(file, "dak-ro-wa").line,
                     edited_hamlet(file, "trung-nghia").line + 1);
}

static void a_line_changed_by_hand_since_is_refused(void **state)
{
    struct edited *file = *state;
    struct commune_record record = edited_hamlet(file, "mang-la");
    const struct commune *read = file->commune;
    edited_replace(file, "{id: mang-la,", "{id: mang-la-2,");
    file->commune = read;
    record.people = 10;

    assert_false(edited_write(file, &record));

    assert_int_equal(file->error.code, ERROR_REFUSED);
    edited_assert_rest(file, 0);
}

static void the_first_of_an_empty_list_is_left_to_a_person(void **state)
{
    struct edited *file = *state;
    const char *whole = buffer_text(&file->text);
    const char *from = strstr(whole, "units:\n"), *to = strstr(whole, "\n# Khi tỉnh giao");
    assert_true(from != NULL && to != NULL);
    char *units = strndup(from, (size_t)(to - from));
    edited_replace(file, units, "units: []\n");
    free(units);
    struct commune_record record = edited_fresh(file, RECORD_UNIT, "Trường Kroong");

    assert_false(edited_write(file, &record));

    assert_int_equal(file->error.code, ERROR_REFUSED);
    assert_string_equal(file->error.cause, "first");
    assert_string_equal(record.id, "");
    edited_assert_rest(file, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_A_FILE(a_comment_behind_the_braces_stays),
        WITH_A_FILE(quotes_and_backslashes_in_a_name_are_read_the_same),
        WITH_A_FILE(a_record_over_two_lines_is_left_to_a_person),
        WITH_A_FILE(a_file_of_windows_keeps_its_line_ends),
        WITH_A_FILE(a_last_line_without_an_end_can_be_changed_and_followed),
        WITH_A_FILE(a_line_changed_by_hand_since_is_refused),
        WITH_A_FILE(the_first_of_an_empty_list_is_left_to_a_person),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
