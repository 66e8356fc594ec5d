/* What the head changes about the commune: one file, one entry a field, or nothing at all. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

#include "../ledger/fault.h"
#include "desk/commune.h"
#include "desk/staff.h"

#define OTHER     "Y Mẫu"
#define OTHER_PIN "604938"

static struct commune_record mang_la(struct bench *bench)
{
    struct commune_record record;
    assert_true(commune_record_find(desk_commune(bench->desk), RECORD_HAMLET, "mang-la", &record));
    return record;
}

static bool change(struct bench *bench, struct commune_record *record)
{
    bench->error = (struct error){0};
    return desk_change_commune(bench->desk, record, &bench->error);
}

static char *file_of(struct bench *bench)
{
    size_t length;
    return scratch_read(&bench->scratch, "data/commune.yaml", &length);
}

static void assert_file_is(struct bench *bench, const char *was)
{
    char *is = file_of(bench);
    assert_string_equal(is, was);
    free(is);
}

static void each_field_is_logged_as_it_was_and_as_it_is(void **state)
{
    struct bench *bench = *state;
    struct commune_record record = mang_la(bench);
    record.people = 412;
    record.people_on = desk_today(bench->desk);
    snprintf(record.name, sizeof record.name, "Măng La Mới");

    assert_did(change(bench, &record), bench);

    assert_int_equal(bench_entries(bench, "commune.changed"), 3);
    assert_string_equal(
        bench_text(bench, "SELECT group_concat(body ->> 'field' || '=' ||"
                          " ifnull(body ->> 'before', '-') || '>' || (body ->> 'after'), ' ')"
                          " FROM (SELECT body FROM entry WHERE kind = 'commune.changed'"
                          " ORDER BY body ->> 'field')"),
        "adults=->412 adults_on=->2026-11-25 name=Măng La>Măng La Mới");
    assert_string_equal(bench_text(bench, "SELECT body ->> 'record' || ':' || (body ->> 'id')"
                                          " FROM entry WHERE kind = 'commune.changed'"),
                        "hamlet:mang-la");
}

static void the_desk_knows_it_at_once_and_after_the_next_start(void **state)
{
    struct bench *bench = *state;
    const struct commune *old = desk_commune(bench->desk);
    const struct hamlet *held = commune_hamlet(old, "mang-la");
    struct commune_record record = mang_la(bench);
    record.people = 412;

    assert_did(change(bench, &record), bench);

    assert_ptr_not_equal(desk_commune(bench->desk), old);
    assert_int_equal(commune_hamlet(desk_commune(bench->desk), "mang-la")->adults, 412);
    assert_string_equal(held->name, "Măng La"); /* a page may still hold it */
    assert_int_equal(held->adults, COMMUNE_NOT_KNOWN);
    bench_cut_power(bench);
    assert_int_equal(commune_hamlet(desk_commune(bench->desk), "mang-la")->adults, 412);
}

static void a_new_unit_is_logged_with_the_id_it_was_given(void **state)
{
    struct bench *bench = *state;
    struct commune_record record;
    commune_record_at(desk_commune(bench->desk), RECORD_UNIT, (size_t)-1, &record);
    snprintf(record.name, sizeof record.name, "Trường Kroong");
    snprintf(record.source, sizeof record.source, "xã");
    record.people = 30;

    assert_did(change(bench, &record), bench);

    assert_string_equal(record.id, "truong-kroong");
    assert_string_equal(
        bench_text(bench, "SELECT body ->> 'id' || ' ' || (body ->> 'after') FROM entry"
                          " WHERE kind = 'commune.changed' AND body ->> 'field' = 'people'"),
        "truong-kroong 30");
}

static void the_whole_commune_s_number_is_logged_as_the_file_has_it(void **state)
{
    struct bench *bench = *state;
    struct commune_record record;
    assert_true(
        commune_record_find(desk_commune(bench->desk), RECORD_HEAD, COMMUNE_ADULTS, &record));
    record.people = 16204;
    record.people_on = desk_today(bench->desk);
    record.confirmed = true;
    snprintf(record.source, sizeof record.source, "Công an xã");

    assert_did(change(bench, &record), bench);

    assert_string_equal(
        bench_text(bench,
                   "SELECT group_concat(body ->> 'record' || ':' || (body ->> 'id') || '.' ||"
                   " (body ->> 'field') || '=' || (body ->> 'after'), ' ')"
                   " FROM (SELECT body FROM entry WHERE kind = 'commune.changed'"
                   " ORDER BY body ->> 'field')"),
        "head:adults.adults=16204 head:adults.adults_on=2026-11-25 head:adults.confirmed=true"
        " head:adults.source=Công an xã");
    assert_int_equal(desk_commune(bench->desk)->adults, 16204);
}

static void nothing_different_is_nothing_logged(void **state)
{
    struct bench *bench = *state;
    struct commune_record record = mang_la(bench);

    assert_did(change(bench, &record), bench);

    assert_int_equal(bench_entries(bench, "commune.changed"), 0);
}

/* As an editor would: the first `was` in the file becomes `is`. */
static void edit_by_hand(struct bench *bench, const char *was, const char *is)
{
    char *text = file_of(bench), *at = strstr(text, was);
    struct buffer fresh = {0};
    assert_non_null(at);
    buffer_add(&fresh, text, (size_t)(at - text));
    buffer_addf(&fresh, "%s%s", is, at + strlen(was));
    scratch_write(&bench->scratch, "data/commune.yaml", buffer_text(&fresh));
    buffer_release(&fresh);
    free(text);
}

static void what_a_hand_wrote_beside_the_kiosk_is_not_written_over(void **state)
{
    struct bench *bench = *state;
    struct commune_record record = mang_la(bench);
    record.people = 412;
    edit_by_hand(bench, "name: Măng La, adults: null", "name: Măng La, adults: 398");
    char *was = file_of(bench);

    assert_refused(change(bench, &record), bench, ERROR_REFUSED);

    char text[400];
    assert_non_null(
        strstr(desk_sentence(ACT_COMMUNE, &bench->error, text, sizeof text), "mở lại quầy"));
    assert_file_is(bench, was);
    assert_int_equal(bench_entries(bench, "commune.changed"), 0);
    bench_cut_power(bench); /* opened anew */
    record = mang_la(bench);
    assert_int_equal(record.people, 398);
    record.people = 412;
    assert_did(change(bench, &record), bench);
    free(was);
}

static void what_a_hand_wrote_at_another_place_stays(void **state)
{
    struct bench *bench = *state;
    struct commune_record record = mang_la(bench);
    record.people = 412;
    edit_by_hand(bench, "name: Kơ Năng, adults: null", "name: Kơ Năng, adults: 398");

    assert_did(change(bench, &record), bench);

    char *is = file_of(bench);
    assert_non_null(strstr(is, "name: Kơ Năng, adults: 398"));
    assert_non_null(strstr(is, "adults: 412"));
    free(is);
}

static void only_the_head_changes_the_commune(void **state)
{
    struct bench *bench = *state;
    const struct staff_change add = {.what = STAFF_ADD, .staff = OTHER, .pin = OTHER_PIN};
    assert_did(desk_staff_now(bench->desk, &add, &bench->error), bench);
    char *was = file_of(bench);
    struct commune_record record = mang_la(bench);
    record.people = 412;

    desk_lock(bench->desk);
    assert_refused(change(bench, &record), bench, ERROR_REFUSED);
    assert_did(desk_unlock_now(bench->desk, OTHER, OTHER_PIN, &bench->error), bench);
    assert_refused(change(bench, &record), bench, ERROR_REFUSED);

    assert_string_equal(bench->error.cause, "not head");
    assert_file_is(bench, was);
    assert_int_equal(bench_entries(bench, "commune.changed"), 0);
    free(was);
}

static void practice_leaves_the_commune_alone(void **state)
{
    struct bench *bench = *state;
    struct desk *desk = desk_practice(bench->desk, &bench->error);
    struct commune_record record = mang_la(bench);
    char *was = file_of(bench);
    record.people = 412;

    assert_refused(desk_change_commune(desk, &record, &bench->error), bench, ERROR_REFUSED);

    assert_file_is(bench, was);
    desk_free(desk);
    free(was);
}

static void what_the_book_could_not_take_is_not_in_the_file(void **state)
{
    struct bench *bench = *state;
    bench_off(bench);
    struct fault *fault = fault_new();
    bench_on(bench);
    bench_unlock(bench);
    const struct commune *old = desk_commune(bench->desk);
    char *was = file_of(bench);
    struct commune_record record = mang_la(bench);
    record.people = 412;

    fault_fail(fault, 1, FAULT_DISK_FULL, true);
    assert_refused(change(bench, &record), bench, ERROR_FULL);

    assert_file_is(bench, was);
    assert_ptr_equal(desk_commune(bench->desk), old);
    fault_fail(fault, 0, FAULT_DISK_FULL, false);
    assert_did(change(bench, &record), bench);
    assert_int_equal(bench_entries(bench, "commune.changed"), 1);
    free(was);
    bench_off(bench);
    fault_free(fault);
}

int main(int argc, char **argv)
{
    if (bench_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_DESK(each_field_is_logged_as_it_was_and_as_it_is),
        AT_A_DESK(the_desk_knows_it_at_once_and_after_the_next_start),
        AT_A_DESK(a_new_unit_is_logged_with_the_id_it_was_given),
        AT_A_DESK(the_whole_commune_s_number_is_logged_as_the_file_has_it),
        AT_A_DESK(nothing_different_is_nothing_logged),
        AT_A_DESK(what_a_hand_wrote_beside_the_kiosk_is_not_written_over),
        AT_A_DESK(what_a_hand_wrote_at_another_place_stays),
        AT_A_DESK(only_the_head_changes_the_commune),
        AT_A_DESK(practice_leaves_the_commune_alone),
        AT_A_DESK(what_the_book_could_not_take_is_not_in_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
