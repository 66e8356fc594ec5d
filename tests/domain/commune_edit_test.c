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

#include "domain/edited.h"

static void a_head_count_with_its_day_and_source_is_written(void **state)
{
    struct edited *file = *state;
    struct commune_record record = edited_hamlet(file, "mang-la");
    record.people = 412;
    record.people_on = EDITED_TODAY - 10;
    record.confirmed = true;
    snprintf(record.source, sizeof record.source, "Công an xã, công văn \"12/CAX\" \\ 2026");

    assert_true(edited_write(file, &record));
    edited_assert_rest(file, record.line);

    edited_read(file);
    struct commune_record read = edited_hamlet(file, "mang-la");
    assert_int_equal(read.people, 412);
    assert_int_equal(read.people_on, EDITED_TODAY - 10);
    assert_true(read.confirmed);
    assert_string_equal(read.source, record.source);
}

static void a_new_name_keeps_the_id(void **state)
{
    struct edited *file = *state;
    struct commune_record record = edited_hamlet(file, "mang-la");
    snprintf(record.name, sizeof record.name, "Măng La Mới");

    assert_true(edited_write(file, &record));

    edited_read(file);
    assert_string_equal(edited_hamlet(file, "mang-la").name, "Măng La Mới");
}

static void a_new_hamlet_stands_below_the_last_with_an_id_of_its_name(void **state)
{
    struct edited *file = *state;
    struct commune_record record;
    commune_record_at(file->commune, RECORD_HAMLET, (size_t)-1, &record);
    snprintf(record.name, sizeof record.name, "Đăk Rơ Wa");
    snprintf(record.source, sizeof record.source, "xã");
    size_t count = file->commune->hamlet_count;

    assert_true(edited_write(file, &record));

    assert_string_equal(record.id, "dak-ro-wa");
    edited_read(file);
    assert_int_equal(file->commune->hamlet_count, count + 1);
    assert_string_equal(edited_hamlet(file, "dak-ro-wa").name, "Đăk Rơ Wa");
}

static void a_hamlet_is_merged_into_another(void **state)
{
    struct edited *file = *state;
    struct commune_record record = edited_hamlet(file, "mang-la");
    snprintf(record.successor, sizeof record.successor, "plei-klech");
    record.valid_to = EDITED_TODAY - 1;

    assert_true(edited_write(file, &record));

    edited_read(file);
    assert_string_equal(edited_hamlet(file, "mang-la").successor, "plei-klech");
    assert_int_equal(edited_hamlet(file, "mang-la").valid_to, EDITED_TODAY - 1);
    /* And not back again. */
    struct commune_record other = edited_hamlet(file, "plei-klech");
    snprintf(other.successor, sizeof other.successor, "mang-la");
    other.valid_to = EDITED_TODAY;
    assert_false(edited_write(file, &other));
    assert_string_equal(file->error.cause, "successor");
}

static void what_cannot_be_is_refused_and_the_file_stands(void **state)
{
    struct edited *file = *state;
    struct commune_record good = edited_hamlet(file, "mang-la"), bad = good;
    bad.name[0] = '\0';
    edited_assert_refused(file, bad, "name");
    bad = good;
    snprintf(bad.name, sizeof bad.name, "PLEI KLECH"); /* another has it, but for case */
    edited_assert_refused(file, bad, "name");
    bad = good;
    memset(bad.name, 'a', 81);
    bad.name[81] = '\0';
    edited_assert_refused(file, bad, "name");
    bad = good;
    bad.people = 0;
    edited_assert_refused(file, bad, "people");
    bad.people = 10000001;
    edited_assert_refused(file, bad, "people");
    bad = good;
    bad.people_on = EDITED_TODAY + 1;
    edited_assert_refused(file, bad, "people_on");
    bad = good;
    bad.source[0] = '\0';
    edited_assert_refused(file, bad, "source");
    bad = good;
    snprintf(bad.successor, sizeof bad.successor, "mang-la");
    bad.valid_to = EDITED_TODAY;
    edited_assert_refused(file, bad, "successor");
    bad = good;
    snprintf(bad.successor, sizeof bad.successor, "plei-klech"); /* and no last day */
    edited_assert_refused(file, bad, "successor");
    bad = good;
    bad.valid_from = EDITED_TODAY;
    bad.valid_to = EDITED_TODAY - 1;
    edited_assert_refused(file, bad, "valid_to");
}

static void a_line_that_holds_another_record_by_now_is_not_touched(void **state)
{
    struct edited *file = *state;
    struct commune_record record = edited_hamlet(file, "mang-la");
    record.line++; /* somebody put a line above it since */

    assert_false(edited_write(file, &record));

    assert_int_equal(file->error.code, ERROR_REFUSED);
    edited_assert_rest(file, 0);
}

static void units_and_groups_are_changed_alike(void **state)
{
    struct edited *file = *state;
    struct commune_record record;
    assert_true(commune_record_find(file->commune, RECORD_UNIT, "schools", &record));
    record.people = 64;
    record.people_on = EDITED_TODAY;
    snprintf(record.source, sizeof record.source, "các trường, 20/11");
    assert_true(edited_write(file, &record));
    edited_read(file);
    assert_int_equal(commune_unit(file->commune, "schools")->people, 64);
    assert_string_equal(commune_unit(file->commune, "schools")->duty, record.duty);

    assert_true(commune_record_find(file->commune, RECORD_GROUP, "official", &record));
    record.people = 41;
    record.people_on = EDITED_TODAY;
    snprintf(record.source, sizeof record.source, "Văn phòng UBND xã");
    assert_true(edited_write(file, &record));
    edited_read(file);
    assert_int_equal(commune_group(file->commune, "official")->people, 41);
}

static void three_merged_in_a_circle_are_refused(void **state)
{
    struct edited *file = *state;
    static const char *const ids[] = {"mang-la", "plei-klech", "ko-nang"};
    for (int i = 0; i < 3; i++) {
        struct commune_record record = edited_hamlet(file, ids[i]);
        snprintf(record.successor, sizeof record.successor, "%s", ids[(i + 1) % 3]);
        record.valid_to = EDITED_TODAY;
        assert_int_equal(edited_write(file, &record), i < 2);
        edited_read(file);
    }
    assert_string_equal(file->error.cause, "successor");
}

static void a_unit_may_have_a_longer_name_than_a_hamlet(void **state)
{
    struct edited *file = *state;
    struct commune_record unit = edited_fresh(file, RECORD_UNIT, "");
    memset(unit.name, 'a', 120);
    unit.name[120] = '\0';
    struct commune_record place = edited_fresh(file, RECORD_HAMLET, "");
    memset(place.name, 'a', 81);
    place.name[81] = '\0';

    edited_assert_refused(file, place, "name");
    assert_true(edited_write(file, &unit));

    edited_read(file);
    assert_int_equal(commune_unit(file->commune, unit.id) != NULL, 1);
}

static void a_confirmed_count_needs_its_day_and_a_source_of_its_own(void **state)
{
    struct edited *file = *state;
    struct commune_record record = edited_hamlet(file, "kon-hngo-ktu");
    record.people = 412;
    record.confirmed = true;
    edited_assert_refused(file, record, "undated");
    record.people_on = EDITED_TODAY;
    edited_assert_refused(file, record, "same source"); /* a page of the web, from before */

    snprintf(record.source, sizeof record.source, "Công an xã, 24/11");
    assert_true(edited_write(file, &record));

    /* The same people give the next number. */
    edited_read(file);
    record = edited_hamlet(file, "kon-hngo-ktu");
    record.people = 415;
    assert_true(edited_write(file, &record));
}

static void what_nobody_confirmed_needs_neither(void **state)
{
    struct edited *file = *state;
    struct commune_record record = edited_hamlet(file, "kon-hngo-ktu");
    record.people = 412;
    assert_true(edited_write(file, &record));
    edited_read(file);
    record = edited_hamlet(file, "mang-la");
    record.confirmed = true; /* there is such a hamlet: no number yet */
    assert_true(edited_write(file, &record));
}

static void a_hamlet_is_called_as_places_are(void **state)
{
    static const char *const good[] = {"Thôn 3", "Tổ 12", "Phương Quý 1", "Thôn 4A", "Plei Trum-B"};
    static const char *const bad[] = {
        "Kroong Klăh31/2/2026", "Kroong Klăh 31/2", "Thôn3", "12", "Thôn 2026", "Thôn 3, 4"};
    struct edited *file = *state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        edited_assert_refused(file, edited_fresh(file, RECORD_HAMLET, bad[i]), "place name");
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        struct commune_record record = edited_hamlet(file, "mang-la");
        snprintf(record.name, sizeof record.name, "%s mới", good[i]);
        assert_true(edited_write(file, &record));
        edited_read(file);
    }
}

static void a_name_written_by_hand_may_stay(void **state)
{
    struct edited *file = *state;
    edited_replace(file, "name: Măng La,", "name: \"Măng La (cũ), 1/2\",");
    struct commune_record record = edited_hamlet(file, "mang-la");
    record.people = 412;

    assert_true(edited_write(file, &record));
}

static void an_id_once_given_is_not_given_again(void **state)
{
    static const char *const names[] = {"--a", "’b", "Măng La"};
    static const char *const ids[] = {"a", "b", "mang-la-2"};
    struct edited *file = *state;
    struct commune_record renamed = edited_hamlet(file, "mang-la");
    snprintf(renamed.name, sizeof renamed.name, "Làng Cũ");
    assert_true(edited_write(file, &renamed));
    edited_read(file);
    for (int i = 0; i < 3; i++) {
        struct commune_record record = edited_fresh(file, RECORD_HAMLET, names[i]);
        assert_true(edited_write(file, &record));
        assert_string_equal(record.id, ids[i]);
        edited_read(file);
    }
}

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
        WITH_A_FILE(three_merged_in_a_circle_are_refused),
        WITH_A_FILE(a_unit_may_have_a_longer_name_than_a_hamlet),
        WITH_A_FILE(a_confirmed_count_needs_its_day_and_a_source_of_its_own),
        WITH_A_FILE(what_nobody_confirmed_needs_neither),
        WITH_A_FILE(a_hamlet_is_called_as_places_are),
        WITH_A_FILE(a_name_written_by_hand_may_stay),
        WITH_A_FILE(an_id_once_given_is_not_given_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
