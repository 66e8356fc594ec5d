/* One test a promise of ledger/vault.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "check.h"
#include "ledger/draft.h"
#include "ledger/vault_private.h"
#include "support/book.h"

static void what_is_sealed_opens_under_its_name_only(void **state)
{
    struct scratch_book *book = *state;
    struct buffer sealed = {0}, opened = {0};
    vault_seal(book->vault, &book->random, "quay", "A Thuk", 6, &sealed);
    assert_null(memmem(sealed.data, sealed.length, "Thuk", 4));
    assert_ok(vault_open(book->vault, "quay", sealed.data, sealed.length, &opened, &book->error),
              &book->error);
    assert_string_equal(buffer_text(&opened), "A Thuk");
    assert_error(vault_open(book->vault, "tap", sealed.data, sealed.length, &opened, &book->error),
                 &book->error, ERROR_CORRUPT);
    for (size_t i = 0; i < sealed.length; i++) {
        sealed.data[i] ^= 1;
        assert_false(vault_open(book->vault, "quay", sealed.data, sealed.length, &opened, NULL));
        assert_false(vault_open(book->vault, "quay", sealed.data, i, &opened, NULL));
        sealed.data[i] ^= 1;
    }
    buffer_release(&sealed);
    buffer_release(&opened);
}

static void an_entrys_seal_does_not_open_at_another_place(void **state)
{
    struct scratch_book *book = *state;
    struct buffer sealed = {0}, opened = {0};
    vault_seal_entry(book->vault, &book->random, "0123456789abcdef", 17, "{}", &sealed);
    assert_true(vault_open_entry(book->vault, "0123456789abcdef", 17, sealed.data, sealed.length,
                                 &opened, NULL));
    assert_false(vault_open_entry(book->vault, "0123456789abcdef", 18, sealed.data, sealed.length,
                                  &opened, NULL));
    assert_false(vault_open_entry(book->vault, "1123456789abcdef", 17, sealed.data, sealed.length,
                                  &opened, NULL));
    buffer_release(&sealed);
    buffer_release(&opened);
}

static void a_citizen_has_one_id_in_the_commune_and_another_outside(void **state)
{
    struct scratch_book *book = *state;
    char here[33], again[33], there[33], other[33];
    struct vault *same = vault_new(vault_key(book->vault));
    struct vault *elsewhere = vault_new_random(&book->random);
    vault_citizen_id(book->vault, "062190123456", here);
    vault_citizen_id(same, "062190123456", again);
    vault_citizen_id(elsewhere, "062190123456", there);
    vault_citizen_id(book->vault, "062190123457", other);
    assert_string_equal(here, again);
    assert_string_not_equal(here, there);
    assert_string_not_equal(here, other);
    assert_int_equal(strlen(here), 32);

    char mine[9], theirs[9];
    vault_check(book->vault, mine);
    vault_check(elsewhere, theirs);
    assert_string_not_equal(mine, theirs);
    vault_free(same);
    vault_free(elsewhere);
}

/* `strings` over every file of the data folder finds nobody. */
static void no_file_of_the_folder_holds_a_name_in_the_clear(void **state)
{
    static const char *const personal[] = {"Thuk", "062190123456", "0912345678", "Kon Jơ Dri"};
    static const char *const files[] = {"data/so.db", "data/nhap-quay", "data/so.db-journal"};
    struct scratch_book *book = *state;
    static const char secret[] = "{\"name\":\"A Thuk\",\"id_number\":\"062190123456\","
                                 "\"phone\":\"0912345678\",\"address\":\"Kon Jơ Dri\"}";
    for (int i = 0; i < 50; i++)
        scratch_book_say(book, "citizen.identified", "22222222222222222222222222222222",
                         "{\"visit\":\"1111111111111111\",\"sex\":\"M\",\"resident\":true}",
                         secret);
    assert_ok(draft_write(book->folder, "quay", book->vault, &book->random, secret, &book->error),
              &book->error);
    for (size_t f = 0; f < 3; f++) {
        size_t size = 0;
        char *bytes = scratch_read(&book->scratch, files[f], &size);
        for (size_t p = 0; bytes != NULL && p < 4; p++)
            assert_null(memmem(bytes, size, personal[p], strlen(personal[p])));
        free(bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_SCRATCH_BOOK(what_is_sealed_opens_under_its_name_only),
        IN_A_SCRATCH_BOOK(an_entrys_seal_does_not_open_at_another_place),
        IN_A_SCRATCH_BOOK(a_citizen_has_one_id_in_the_commune_and_another_outside),
        IN_A_BOOK_ON_DISK(no_file_of_the_folder_holds_a_name_in_the_clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
