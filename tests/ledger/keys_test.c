/* One test a promise of ledger/keys.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "check.h"
#include "ledger/keys_private.h"
#include "support/book.h"

#define LAN "00000000000000a1"
#define HOA "00000000000000a2"

static const unsigned char machine[KEYS_BYTES] = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
                                                  7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7};

static struct vault *try_pin(struct keys *keys, const char *staff, const char *pin,
                             const unsigned char secret[KEYS_BYTES], struct error *error)
{
    struct buffer request = {0};
    unsigned char derived[KEYS_BYTES];
    const struct keys_slot *slot = keys_find(keys, staff);
    keys_request(pin, slot, secret, &request);
    assert_ok(keys_answer(request.data, request.length, derived, error), error);
    buffer_release(&request);
    return keys_open(slot, derived, error);
}

static void a_pin_opens_its_own_slot_and_no_other(void **state)
{
    struct scratch_book *book = *state;
    struct keys keys = {0};
    scratch_book_cheap_slot(book, &keys, LAN, "Nguyễn Thị Lan", true, "482915");
    scratch_book_cheap_slot(book, &keys, HOA, "Y Hòa", false, "739204");
    assert_int_equal(keys.count, 2);

    struct vault *vault = try_pin(&keys, "Nguyễn Thị Lan", "482915", machine, &book->error);
    assert_non_null(vault);
    assert_memory_equal(vault_key(vault), vault_key(book->vault), VAULT_KEY_SIZE);
    vault_free(vault);
    assert_null(try_pin(&keys, HOA, "482915", machine, &book->error));
    assert_int_equal(book->error.code, ERROR_PIN);
    assert_null(try_pin(&keys, LAN, "", machine, &book->error));
}

static void a_stolen_folder_without_the_machines_secret_stays_shut(void **state)
{
    struct scratch_book *book = *state;
    struct keys keys = {0};
    unsigned char other[KEYS_BYTES] = {1};
    scratch_book_cheap_slot(book, &keys, LAN, "Nguyễn Thị Lan", true, "482915");
    assert_null(try_pin(&keys, LAN, "482915", other, &book->error));
    assert_int_equal(book->error.code, ERROR_PIN);
}

static void a_slot_under_another_name_does_not_open(void **state)
{
    struct scratch_book *book = *state;
    struct keys keys = {0};
    scratch_book_cheap_slot(book, &keys, LAN, "Nguyễn Thị Lan", true, "482915");
    snprintf(keys.slot[0].staff, sizeof keys.slot[0].staff, HOA);
    assert_null(try_pin(&keys, HOA, "482915", machine, &book->error));
}

static void slots_are_read_as_they_were_saved(void **state)
{
    struct scratch_book *book = *state;
    struct keys keys = {0}, read;
    scratch_book_cheap_slot(book, &keys, LAN, "Nguyễn Thị \"Lan\"", true, "482915");
    scratch_book_cheap_slot(book, &keys, HOA, "Y Hòa", false, "739204");
    keys.slot[1].wrong = 3;
    keys.slot[1].not_before = 123456;
    assert_ok(keys_save(book->folder, &keys, &book->error), &book->error);
    assert_ok(keys_load(book->folder, &read, &book->error), &book->error);
    assert_int_equal(read.count, 2);
    assert_string_equal(read.machine, keys.machine);
    for (size_t i = 0; i < 2; i++) {
        assert_string_equal(read.slot[i].name, keys.slot[i].name);
        assert_memory_equal(read.slot[i].wrapped, keys.slot[i].wrapped, KEYS_BYTES + 16);
        assert_int_equal(read.slot[i].wrong, keys.slot[i].wrong);
        assert_int_equal(read.slot[i].not_before, keys.slot[i].not_before);
        assert_int_equal(read.slot[i].head, keys.slot[i].head);
    }
    struct stat about;
    char *path = scratch_path(&book->scratch, "data/khoa.json");
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    free(path);
}

static void a_changed_pin_replaces_its_slot(void **state)
{
    struct scratch_book *book = *state;
    struct keys keys = {0};
    scratch_book_cheap_slot(book, &keys, LAN, "Nguyễn Thị Lan", true, "482915");
    scratch_book_cheap_slot(book, &keys, LAN, "Nguyễn Thị Lan", true, "295048");
    assert_int_equal(keys.count, 1);
    assert_null(try_pin(&keys, LAN, "482915", machine, &book->error));
    struct vault *vault = try_pin(&keys, LAN, "295048", machine, &book->error);
    assert_non_null(vault);
    vault_free(vault);
}

static void a_key_file_that_cannot_be_read_says_which(void **state)
{
    static const struct {
        const char *text;
        enum error_code code;
    } bad[] = {
        {"", ERROR_CORRUPT},
        {"{", ERROR_CORRUPT},
        {"[]", ERROR_CORRUPT},
        {"{\"format\":2}", ERROR_NEWER},
        {"{\"format\":1,\"machine\":\"x\",\"staff\":{}}", ERROR_CORRUPT},
        {"{\"format\":1,\"machine\":\"x\",\"staff\":[{}]}", ERROR_CORRUPT},
        {"{\"format\":1,\"machine\":\"x\",\"staff\":[{\"id\":\"00000000000000a1\",\"name\":\"x\","
         "\"head\":true,\"passes\":1,\"mebibytes\":4000000}]}",
         ERROR_CORRUPT},
    };
    struct scratch_book *book = *state;
    struct keys keys;
    assert_error(keys_load(book->folder, &keys, &book->error), &book->error, ERROR_MISSING);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        scratch_write(&book->scratch, "data/khoa.json", bad[i].text);
        assert_error(keys_load(book->folder, &keys, &book->error), &book->error, bad[i].code);
        assert_int_equal(keys.count, 0);
    }
}

static void the_machines_secret_is_made_once_and_kept_apart(void **state)
{
    struct scratch_book *book = *state;
    struct keys keys = {0};
    unsigned char first[KEYS_BYTES], second[KEYS_BYTES];
    char *path = scratch_path(&book->scratch, "data/khac/may.khoa");
    setenv("CAMTAY_KEY", path, 1);
    assert_error(keys_machine_secret(NULL, false, &book->random, first, &book->error), &book->error,
                 ERROR_KEY);
    assert_ok(keys_machine_secret(NULL, true, &book->random, first, &book->error), &book->error);
    assert_ok(keys_machine_secret(NULL, true, &book->random, second, &book->error), &book->error);
    assert_memory_equal(first, second, KEYS_BYTES);
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);

    scratch_book_cheap_slot(book, &keys, LAN, "Nguyễn Thị Lan", true, "482915");
    assert_error(keys_machine_secret(&keys, false, &book->random, first, &book->error),
                 &book->error, ERROR_KEY);
    unsetenv("CAMTAY_KEY");
    free(path);
}

static void wrong_pins_wait_longer_each_time_also_after_a_restart(void **state)
{
    static const int64_t waits[] = {0, 0, 1000, 2000, 4000, 8000};
    struct scratch_book *book = *state;
    struct keys keys = {0};
    scratch_book_cheap_slot(book, &keys, LAN, "Nguyễn Thị Lan", true, "482915");
    const int64_t now = 1000000;
    for (size_t i = 0; i < sizeof waits / sizeof waits[0]; i++) {
        assert_ok(keys_note_wrong(book->folder, &keys, &keys.slot[0], now, &book->error),
                  &book->error);
        assert_ok(keys_load(book->folder, &keys, &book->error), &book->error);
        assert_int_equal(keys_wait(&keys.slot[0], now), waits[i]);
    }
    for (int i = 0; i < 30; i++)
        keys_note_wrong(book->folder, &keys, &keys.slot[0], now, &book->error);
    assert_int_equal(keys_wait(&keys.slot[0], now), 15 * 60 * 1000);
    assert_int_equal(keys_wait(&keys.slot[0], 0), 15 * 60 * 1000); /* the clock went back */
    assert_ok(keys_note_right(book->folder, &keys, &keys.slot[0], &book->error), &book->error);
    assert_int_equal(keys_wait(&keys.slot[0], now), 0);
    assert_int_equal(keys.slot[0].wrong, 0);
}

static void easy_pins_are_refused_with_the_reason(void **state)
{
    (void)state;
    static const struct {
        const char *pin, *why;
    } weak[] = {
        {"48291", "short"},   {"4829150000000", "long"}, {"48a915", "digits"}, {"", "short"},
        {"000000", "same"},   {"123456", "run"},         {"987654321", "run"}, {"135791", "run"},
        {"890123", "run"},    {"121212", "repeat"},      {"482482", "repeat"}, {"241190", "date"},
        {"19901124", "date"}, {"24112026", "date"},      {"112490", "date"},   {"901124", "date"},
        {"111990", "date"},   {"199011", "date"},
    };
    static const char *const good[] = {"482915", "739204", "950617482", "48291574", "000001"};
    struct error error;
    for (size_t i = 0; i < sizeof weak / sizeof weak[0]; i++) {
        assert_error(keys_pin_good(weak[i].pin, &error), &error, ERROR_WEAK);
        assert_string_equal(error.cause, weak[i].why);
    }
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        assert_ok(keys_pin_good(good[i], &error), &error);
}

static void the_recovery_sheet_brings_the_key_back(void **state)
{
    struct scratch_book *book = *state;
    struct buffer sheet = {0};
    keys_recovery_text(book->vault, "Xã Ngọk Bay", "24/11/2026", &sheet);
    struct vault *vault = keys_recover(buffer_text(&sheet), &book->error);
    assert_non_null(vault);
    assert_memory_equal(vault_key(vault), vault_key(book->vault), VAULT_KEY_SIZE);
    vault_free(vault);

    /* As it is typed: small letters, hyphens, in one go. */
    char *line = strstr(buffer_text(&sheet), "\n\n") + 2;
    line[14 * 5 - 1] = '\0';
    for (char *at = line; *at != '\0'; at++)
        *at = (char)(*at == ' ' ? '-' : *at >= 'A' && *at <= 'Z' ? *at + 32 : *at);
    vault = keys_recover(line, &book->error);
    assert_non_null(vault);
    vault_free(vault);

    /* Every single wrong sign is noticed. */
    for (char *at = line; *at != '\0'; at++) {
        if (*at == '-' || *at == '\n')
            continue;
        char was = *at;
        *at = was == 'a' ? 'b' : 'a';
        assert_null(keys_recover(line, &book->error));
        assert_int_equal(book->error.code, ERROR_INPUT);
        assert_string_equal(book->error.cause, "check");
        *at = was;
    }
    line[10] = '0';
    assert_null(keys_recover(line, &book->error));
    assert_string_equal(book->error.cause, "group 3");
    assert_null(keys_recover("abcd", &book->error));
    assert_string_equal(book->error.cause, "length 4 of 56");
    assert_null(keys_recover("", &book->error));
    buffer_release(&sheet);
}

/* Pasted with its heading and its last lines: those are no groups. */
static void a_whole_sheet_with_a_typo_names_the_group(void **state)
{
    struct scratch_book *book = *state;
    struct buffer sheet = {0};
    keys_recovery_text(book->vault, "xã Ngọk Bay, tỉnh Quảng Ngãi", "24/11/2026", &sheet);
    char *line = strstr(buffer_text(&sheet), "\n\n") + 2;

    line[5 * 8 + 1] = '0'; /* the ninth group */
    assert_null(keys_recover(buffer_text(&sheet), &book->error));
    assert_string_equal(book->error.cause, "group 9");

    line[5 * 8 + 1] = 'A';
    memmove(line + 5 * 13, line + 5 * 13 + 2, strlen(line + 5 * 13 + 2) + 1);
    assert_null(keys_recover(buffer_text(&sheet), &book->error));
    assert_string_equal(book->error.cause, "length 54 of 56");
    buffer_release(&sheet);
}

static void a_broken_request_is_refused(void **state)
{
    struct scratch_book *book = *state;
    struct buffer request = {0};
    unsigned char derived[KEYS_BYTES];
    struct keys keys = {0};
    scratch_book_cheap_slot(book, &keys, LAN, "Lan", true, "482915");
    keys_request("482915", &keys.slot[0], machine, &request);
    assert_false(keys_answer(request.data, request.length - 1, derived, &book->error));
    request.data[0] = 'x';
    assert_false(keys_answer(request.data, request.length, derived, &book->error));
    buffer_release(&request);
}

static void the_measured_cost_is_not_below_the_floor(void **state)
{
    (void)state;
    struct keys_cost cost = keys_measure();
    assert_in_range(cost.mebibytes, 64, 256);
    assert_true(cost.passes * cost.mebibytes >= 256);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_SCRATCH_BOOK(a_pin_opens_its_own_slot_and_no_other),
        IN_A_SCRATCH_BOOK(a_stolen_folder_without_the_machines_secret_stays_shut),
        IN_A_SCRATCH_BOOK(a_slot_under_another_name_does_not_open),
        IN_A_BOOK_ON_DISK(slots_are_read_as_they_were_saved),
        IN_A_SCRATCH_BOOK(a_changed_pin_replaces_its_slot),
        IN_A_BOOK_ON_DISK(a_key_file_that_cannot_be_read_says_which),
        IN_A_BOOK_ON_DISK(the_machines_secret_is_made_once_and_kept_apart),
        IN_A_BOOK_ON_DISK(wrong_pins_wait_longer_each_time_also_after_a_restart),
        cmocka_unit_test(easy_pins_are_refused_with_the_reason),
        IN_A_SCRATCH_BOOK(the_recovery_sheet_brings_the_key_back),
        IN_A_SCRATCH_BOOK(a_whole_sheet_with_a_typo_names_the_group),
        IN_A_SCRATCH_BOOK(a_broken_request_is_refused),
        cmocka_unit_test(the_measured_cost_is_not_below_the_floor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
