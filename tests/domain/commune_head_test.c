/* The head of the commune's file: how many people, and whether the list of hamlets is all there is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/yaml.h"
#include "domain/edited.h"

static struct commune_record head(struct edited *file, const char *id)
{
    struct commune_record record;
    assert_true(commune_record_find(file->commune, RECORD_HEAD, id, &record));
    return record;
}

static struct commune_record confirmed(struct edited *file, const char *id, long people)
{
    struct commune_record record = head(file, id);
    record.people = people;
    record.people_on = EDITED_TODAY - 10;
    record.confirmed = true;
    snprintf(record.source, sizeof record.source, "Công an xã, \"12/CAX\"");
    return record;
}

static void what_was_read_says_that_nobody_confirmed_it(void **state)
{
    struct edited *file = *state;

    struct commune_record adults = head(file, COMMUNE_ADULTS), list = head(file, COMMUNE_HAMLETS);

    assert_int_equal(commune_record_count(file->commune, RECORD_HEAD), 2);
    assert_int_equal(adults.people, COMMUNE_NOT_KNOWN);
    assert_false(adults.confirmed);
    assert_false(list.confirmed);
}

static void a_number_with_its_day_and_source_is_off_the_list_of_doubts(void **state)
{
    struct edited *file = *state;
    struct commune_record record = confirmed(file, COMMUNE_ADULTS, 16204);
    long people = 0;
    assert_false(commune_people_of(file->commune, "adults", EDITED_TODAY, &people));

    assert_true(edited_write(file, &record));

    edited_read(file);
    assert_true(commune_people_of(file->commune, "adults", EDITED_TODAY, &people));
    assert_int_equal(people, 16204);
    assert_int_equal(file->commune->adults_on, EDITED_TODAY - 10);
    assert_string_equal(file->commune->adults_source, record.source);
    assert_true(edited_holds(file, "adults: 16204 # số người từ 18 tuổi"));
    assert_true(
        edited_holds(file, "\nunconfirmed: [hotline, counters, cut_off_day, hours, hamlets]\n"));
}

static void all_other_lines_stand_as_they_stood(void **state)
{
    static const char *const own[] = {
        "adults: ", "adults_on: ", "adults_source: ", "unconfirmed: "};
    struct edited *file = *state;
    struct commune_record record = confirmed(file, COMMUNE_ADULTS, 16204);
    struct buffer now = {0};
    struct error error = {0};
    assert_true(edited_write(file, &record));
    assert_true(file_read(file->path, (size_t)1 << 20, &now, &error));

    const char *old = buffer_text(&file->text), *new = buffer_text(&now);
    while (*old != '\0' || *new != '\0') {
        size_t length = strcspn(old, "\n"), length_now = strcspn(new, "\n");
        bool its_own = false;
        for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
            its_own = its_own || strncmp(old, own[i], strlen(own[i])) == 0;
        if (!its_own) {
            assert_int_equal(length, length_now);
            assert_memory_equal(old, new, length);
        }
        old += length + (old[length] == '\n');
        new += length_now + (new[length_now] == '\n');
    }
    buffer_release(&now);
}

static void the_list_of_hamlets_is_confirmed_with_a_day_and_a_source(void **state)
{
    struct edited *file = *state;
    struct commune_record record = head(file, COMMUNE_HAMLETS);
    record.confirmed = true;
    edited_assert_refused(file, record, "undated");
    record.people_on = EDITED_TODAY;
    edited_assert_refused(file, record, "source");
    snprintf(record.source, sizeof record.source, "UBND xã");

    assert_true(edited_write(file, &record));

    edited_read(file);
    assert_true(commune_is_confirmed(file->commune, "hamlets"));
    assert_false(commune_is_confirmed(file->commune, "adults"));
    assert_int_equal(file->commune->hamlets_on, EDITED_TODAY);
    assert_string_equal(file->commune->hamlets_source, "UBND xã");
}

static void the_sum_of_the_hamlets_counts_once_all_is_confirmed(void **state)
{
    struct edited *file = *state;
    long people = 0;
    for (size_t i = 0; i < file->commune->hamlet_count; i++) {
        struct commune_record record;
        assert_true(commune_record_at(file->commune, RECORD_HAMLET, i, &record));
        record.people = 100;
        record.people_on = EDITED_TODAY;
        record.confirmed = true;
        snprintf(record.source, sizeof record.source, "Công an xã");
        assert_true(edited_write(file, &record));
        edited_read(file);
    }
    assert_false(commune_people_of(file->commune, "adults", EDITED_TODAY, &people));
    struct commune_record list = confirmed(file, COMMUNE_HAMLETS, COMMUNE_NOT_KNOWN);

    assert_true(edited_write(file, &list));

    edited_read(file);
    assert_true(commune_people_of(file->commune, "adults", EDITED_TODAY, &people));
    assert_int_equal(people, 1100);
}

static void a_number_taken_back_is_in_doubt_again(void **state)
{
    struct edited *file = *state;
    struct commune_record record = confirmed(file, COMMUNE_ADULTS, 16204);
    assert_true(edited_write(file, &record));
    edited_read(file);
    record = head(file, COMMUNE_ADULTS);
    record.confirmed = false;

    assert_true(edited_write(file, &record));

    edited_read(file);
    assert_false(commune_is_confirmed(file->commune, "adults"));
    assert_true(edited_holds(
        file, "unconfirmed: [hotline, counters, cut_off_day, hours, hamlets, adults]"));
}

static void nothing_is_confirmed_without_a_number(void **state)
{
    struct edited *file = *state;

    edited_assert_refused(file, confirmed(file, COMMUNE_ADULTS, COMMUNE_NOT_KNOWN), "no people");
}

static void keys_that_an_older_file_has_not_are_added(void **state)
{
    struct edited *file = *state;
    edited_replace(file, "adults_source: null", "# không có:");
    struct commune_record record = confirmed(file, COMMUNE_ADULTS, 16204);

    assert_true(edited_write(file, &record));

    edited_read(file);
    assert_string_equal(file->commune->adults_source, record.source);
}

static void a_list_over_several_lines_is_left_to_a_person(void **state)
{
    struct edited *file = *state;
    edited_replace(file, "unconfirmed: [hotline, counters, adults, cut_off_day, hours, hamlets]",
                   "unconfirmed:\n  - adults\n  - hamlets");
    struct commune_record record = confirmed(file, COMMUNE_ADULTS, 16204);

    assert_false(edited_write(file, &record));

    assert_int_equal(file->error.code, ERROR_REFUSED);
    edited_assert_rest(file, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_A_FILE(what_was_read_says_that_nobody_confirmed_it),
        WITH_A_FILE(a_number_with_its_day_and_source_is_off_the_list_of_doubts),
        WITH_A_FILE(all_other_lines_stand_as_they_stood),
        WITH_A_FILE(the_list_of_hamlets_is_confirmed_with_a_day_and_a_source),
        WITH_A_FILE(the_sum_of_the_hamlets_counts_once_all_is_confirmed),
        WITH_A_FILE(a_number_taken_back_is_in_doubt_again),
        WITH_A_FILE(nothing_is_confirmed_without_a_number),
        WITH_A_FILE(keys_that_an_older_file_has_not_are_added),
        WITH_A_FILE(a_list_over_several_lines_is_left_to_a_person),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
