/* Founding, joining, and what a refused set-up leaves behind: nothing. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "desk/staff.h"
#include "ledger/ledger.h"

/* As cp -r would: every file of the data folder. */
static void copy_folder(struct bench *bench, const char *from, const char *to)
{
    static const char *const names[] = {"so.db", "khoa.json", "commune.yaml"};
    scratch_folder(&bench->scratch, to);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char source[80], target[80];
        size_t size = 0;
        snprintf(source, sizeof source, "%s/%s", from, names[i]);
        snprintf(target, sizeof target, "%s/%s", to, names[i]);
        char *bytes = scratch_read(&bench->scratch, source, &size), *path;
        assert_non_null(bytes);
        path = scratch_path(&bench->scratch, target);
        FILE *file = fopen(path, "we");
        assert_non_null(file);
        assert_int_equal(fwrite(bytes, 1, size, file), size);
        fclose(file);
        free(path);
        free(bytes);
    }
}

static void a_founded_book_is_opened_by_its_pin(void **state)
{
    struct bench *bench = *state;

    bench_found(bench);
    bench_on(bench);
    bench_unlock(bench);

    assert_string_equal(desk_staff(bench->desk), BENCH_STAFF);
    assert_int_equal(bench_entries(bench, "book.founded"), 1);
    assert_int_equal(bench_entries(bench, "staff.added"), 1);
    assert_int_equal(bench_entries(bench, "staff.unlocked"), 1);
}

static void a_second_founding_is_refused_and_the_first_stays_as_it_was(void **state)
{
    struct bench *bench = *state;
    bench_found(bench);
    struct scratch_kept book = scratch_keep(&bench->scratch, "data/so.db");

    assert_refused(bench_set_up(bench, "data", "Trần Văn Bình", "739154", NULL), bench,
                   ERROR_EXISTS);

    assert_true(scratch_is_as_kept(&bench->scratch, &book));
    bench_on(bench);
    bench_unlock(bench);
}

/* Without its book the slots are all that can open a copy of it: they are not written over. */
static void a_folder_that_lost_its_book_keeps_its_keys(void **state)
{
    struct bench *bench = *state;
    bench_found(bench);
    scratch_remove(&bench->scratch, "data/so.db");
    struct scratch_kept keys = scratch_keep(&bench->scratch, "data/khoa.json");

    assert_refused(bench_set_up(bench, "data", "Trần Văn Bình", "739154", NULL), bench,
                   ERROR_EXISTS);

    assert_true(scratch_is_as_kept(&bench->scratch, &keys));
}

static void a_founding_that_fails_half_way_leaves_nothing(void **state)
{
    struct bench *bench = *state;
    scratch_remove(&bench->scratch, "khoa");
    scratch_write(&bench->scratch, "khoa", "a file where the key's folder should be");

    assert_false(bench_set_up(bench, "data", BENCH_STAFF, BENCH_PIN, NULL));

    assert_int_equal(scratch_count(&bench->scratch, "data", true), 0);
    char *path = scratch_path(&bench->scratch, "data");
    assert_int_not_equal(access(path, F_OK), 0);
    free(path);
    scratch_remove(&bench->scratch, "khoa");
    scratch_folder(&bench->scratch, "khoa");
    bench_found(bench);
}

static void a_commune_file_that_cannot_be_read_founds_nothing(void **state)
{
    struct bench *bench = *state;
    free(bench->commune);
    bench->commune = scratch_path(&bench->scratch, "screens/links.md");

    assert_false(bench_set_up(bench, "data", BENCH_STAFF, BENCH_PIN, NULL));

    assert_int_equal(scratch_count(&bench->scratch, "data", true), 0);
}

static void another_machine_joins_by_the_sheet_and_knows_the_same_citizens(void **state)
{
    struct bench *bench = *state;
    bench_found(bench);
    bench_on(bench);
    bench_unlock(bench);
    bench_receive(bench, "A Thuk", THUK);
    char first[DESK_ID_SIZE], device[LEDGER_ID_SIZE];
    memcpy(first, desk_now(bench->desk)->citizen.id, sizeof first);
    snprintf(device, sizeof device, "%s", ledger_device(desk_ledger(bench->desk)));
    bench_off(bench);
    scratch_remove(&bench->scratch, "khoa/may.khoa"); /* another machine */

    assert_did(bench_set_up(bench, "data/hai", "Y Blưi", "739154", buffer_text(&bench->sheet)),
               bench);

    assert_true(bench_try_on(bench, "data/hai"));
    assert_did(desk_unlock_now(bench->desk, "Y Blưi", "739154", &bench->error), bench);
    assert_string_not_equal(ledger_device(desk_ledger(bench->desk)), device);
    bench_receive(bench, "A Thuk", THUK);
    assert_string_equal(desk_now(bench->desk)->citizen.id, first);
    assert_false(desk_sheet_missing(bench->desk));
}

static void a_copied_folder_writes_under_a_device_of_its_own(void **state)
{
    struct bench *bench = *state;
    bench_found(bench);
    bench_on(bench);
    bench_unlock(bench);
    char device[LEDGER_ID_SIZE];
    snprintf(device, sizeof device, "%s", ledger_device(desk_ledger(bench->desk)));
    bench_off(bench);
    copy_folder(bench, "data", "data/ban-sao");

    assert_true(bench_try_on(bench, "data/ban-sao"));
    assert_true(ledger_is_copy(desk_ledger(bench->desk)));
    bench_unlock(bench);
    bench_receive(bench, "A Thuk", THUK);

    assert_string_not_equal(ledger_device(desk_ledger(bench->desk)), device);
    assert_string_equal(bench_text(bench, "SELECT device FROM entry WHERE kind = 'visit.opened'"),
                        ledger_device(desk_ledger(bench->desk)));
    assert_int_equal(bench_number(bench, "SELECT count(DISTINCT device) FROM entry"), 2);
}

static void the_sheet_opens_a_copied_folder_on_a_machine_without_its_secret(void **state)
{
    struct bench *bench = *state;
    bench_found(bench);
    bench_on(bench);
    bench_unlock(bench);
    bench_receive(bench, "A Thuk", THUK);
    bench_off(bench);
    copy_folder(bench, "data", "data/ban-sao");
    scratch_remove(&bench->scratch, "khoa/may.khoa");

    assert_did(bench_set_up(bench, "data/ban-sao", "Y Blưi", "739154", buffer_text(&bench->sheet)),
               bench);

    struct desk_match match;
    assert_true(bench_try_on(bench, "data/ban-sao"));
    assert_did(desk_unlock_now(bench->desk, "Y Blưi", "739154", &bench->error), bench);
    assert_did(desk_find(bench->desk, THUK, &match, &bench->error), bench);
    assert_int_equal(match.found, FOUND_KNOWN);
    assert_string_equal(match.citizen.name, "A Thuk");
}

static void the_sheet_of_another_commune_does_not_join_a_copied_folder(void **state)
{
    struct bench *bench = *state;
    assert_did(bench_set_up(bench, "data/khac", BENCH_STAFF, BENCH_PIN, NULL), bench);
    struct buffer other = bench->sheet;
    bench->sheet = (struct buffer){0};
    bench_found(bench);
    bench_on(bench);
    bench_unlock(bench);
    bench_receive(bench, "A Thuk", THUK);
    bench_off(bench);
    copy_folder(bench, "data", "data/ban-sao");
    struct scratch_kept keys = scratch_keep(&bench->scratch, "data/ban-sao/khoa.json");

    assert_refused(bench_set_up(bench, "data/ban-sao", "Y Blưi", "739154", buffer_text(&other)),
                   bench, ERROR_KEY);

    assert_true(scratch_is_as_kept(&bench->scratch, &keys));
    buffer_release(&other);
    assert_true(bench_try_on(bench, "data/ban-sao"));
    bench_unlock(bench); /* the copy still opens with its own PIN */
}

static void a_weak_pin_is_refused_with_the_reason(void **state)
{
    static const struct {
        const char *pin, *cause;
    } weak[] = {
        {"12345", "short"}, {"1234567890123", "long"}, {"48a915", "digits"}, {"123456", "run"},
        {"000000", "same"}, {"250190", "date"},        {"19900125", "date"}, {"", "short"}};
    struct bench *bench = *state;

    for (size_t i = 0; i < sizeof weak / sizeof weak[0]; i++) {
        assert_refused(bench_set_up(bench, "data", BENCH_STAFF, weak[i].pin, NULL), bench,
                       ERROR_WEAK);
        assert_string_equal(bench->error.cause, weak[i].cause);
        assert_int_equal(scratch_count(&bench->scratch, "data", true), 0);
    }
}

static void a_staff_name_that_is_none_is_refused(void **state)
{
    static const char *const names[] = {"", "\033[2J", "Lan\xff", "1234"};
    struct bench *bench = *state;

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        assert_refused(bench_set_up(bench, "data", names[i], BENCH_PIN, NULL), bench, ERROR_INPUT);
        assert_int_equal(scratch_count(&bench->scratch, "data", true), 0);
    }
}

/* The key as a person types it from the sheet: what stands between its blank lines. */
static char *key_of(const char *sheet)
{
    const char *from = strstr(sheet, "\n\n") + 2;
    char *key = strdup(from);
    assert_non_null(key);
    *strstr(key, "\n\n") = '\0';
    return key;
}

static void a_mistyped_sheet_says_what_is_wrong_with_it(void **state)
{
    struct bench *bench = *state;
    char text[400];
    bench_found(bench);
    char *key = key_of(buffer_text(&bench->sheet));

    key[5] = key[5] == 'A' ? 'B' : 'A'; /* a letter that might stand there */
    assert_refused(bench_set_up(bench, "data/hai", "Y Blưi", "739154", key), bench, ERROR_INPUT);
    assert_string_equal(bench->error.cause, "check");
    assert_non_null(strstr(desk_sentence(ACT_JOIN, &bench->error, text, sizeof text), "gõ nhầm"));

    key[5] = '0'; /* a sign that no sheet has */
    assert_refused(bench_set_up(bench, "data/hai", "Y Blưi", "739154", key), bench, ERROR_INPUT);
    assert_string_equal(bench->error.cause, "group 2");
    assert_non_null(strstr(desk_sentence(ACT_JOIN, &bench->error, text, sizeof text), "Nhóm 2"));
    free(key);

    assert_refused(bench_set_up(bench, "data/hai", "Y Blưi", "739154", "ABCD EFGH"), bench,
                   ERROR_INPUT);
    assert_non_null(strstr(desk_sentence(ACT_JOIN, &bench->error, text, sizeof text), "56"));
    assert_int_equal(scratch_count(&bench->scratch, "data/hai", true), 0);
}

static void a_skipped_sheet_is_remembered_until_it_is_made(void **state)
{
    struct bench *bench = *state;
    bench_found(bench);
    bench_on(bench);
    assert_true(desk_sheet_missing(bench->desk));

    assert_did(desk_setup_sheet_made(bench->folder, true, &bench->error), bench);

    assert_false(desk_sheet_missing(bench->desk));
}

/* A sheet that was put aside and another machine: who could open the book goes on to. */
static void joining_again_on_the_same_machine_keeps_the_others(void **state)
{
    struct bench *bench = *state;
    const struct staff_place place = {bench->folder, &bench->clock, &bench->random};
    const struct staff_change add = {.what = STAFF_ADD, .staff = "Y Blưi", .pin = "739154"};
    bench_found(bench);
    char *sheet = strdup(buffer_text(&bench->sheet));
    assert_did(desk_staff_change_at(&place, BENCH_STAFF, BENCH_PIN, &add, NULL, &bench->error),
               bench);
    bench_on(bench);
    bench_unlock(bench);
    bench_receive(bench, "A Thuk", THUK);
    bench_off(bench);

    assert_did(bench_set_up(bench, "data", BENCH_STAFF, "604938", sheet), bench);

    bench_on(bench);
    assert_int_equal(desk_staff_count(bench->desk), 2);
    assert_did(desk_unlock_now(bench->desk, "Y Blưi", "739154", &bench->error), bench);
    desk_lock(bench->desk);
    assert_did(desk_unlock_now(bench->desk, BENCH_STAFF, "604938", &bench->error), bench);
    assert_int_equal(bench_entries(bench, "staff.added"), 2);
    assert_int_equal(bench_entries(bench, "pin.changed"), 1);
    free(sheet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITHOUT_A_BOOK(a_founded_book_is_opened_by_its_pin),
        WITHOUT_A_BOOK(a_second_founding_is_refused_and_the_first_stays_as_it_was),
        WITHOUT_A_BOOK(a_folder_that_lost_its_book_keeps_its_keys),
        WITHOUT_A_BOOK(a_founding_that_fails_half_way_leaves_nothing),
        WITHOUT_A_BOOK(a_commune_file_that_cannot_be_read_founds_nothing),
        WITHOUT_A_BOOK(another_machine_joins_by_the_sheet_and_knows_the_same_citizens),
        WITHOUT_A_BOOK(a_copied_folder_writes_under_a_device_of_its_own),
        WITHOUT_A_BOOK(the_sheet_opens_a_copied_folder_on_a_machine_without_its_secret),
        WITHOUT_A_BOOK(the_sheet_of_another_commune_does_not_join_a_copied_folder),
        WITHOUT_A_BOOK(a_weak_pin_is_refused_with_the_reason),
        WITHOUT_A_BOOK(a_staff_name_that_is_none_is_refused),
        WITHOUT_A_BOOK(a_mistyped_sheet_says_what_is_wrong_with_it),
        WITHOUT_A_BOOK(a_skipped_sheet_is_remembered_until_it_is_made),
        WITHOUT_A_BOOK(joining_again_on_the_same_machine_keeps_the_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
