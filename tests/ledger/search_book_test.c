/* One test a promise of ledger/search_book.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "check.h"
#include "ledger/search.h"
#include "ledger/search_book.h"
#include "support/book.h"

#define HITS 8

static void citizen_id(struct scratch_book *book, int n, char id[33])
{
    char digits[16];
    snprintf(digits, sizeof digits, "0991%08d", n);
    vault_citizen_id(book->vault, digits, id);
}

static void open_visit(struct scratch_book *book, int n)
{
    char visit[17];
    snprintf(visit, sizeof visit, "%016x", n + 1);
    scratch_book_say(book, "visit.opened", visit, "{\"mode\":\"counter\"}", NULL);
}

/* In the visit of that number; returns the entry's number. */
static int64_t identify(struct scratch_book *book, int n, const char *secret)
{
    char id[33], body[200];
    citizen_id(book, n, id);
    snprintf(body, sizeof body,
             "{\"birth_year\":%d,\"hamlet\":\"mang-la\",\"resident\":true,\"sex\":\"U\","
             "\"visit\":\"%016x\"}",
             1950 + n % 50, n + 1);
    return scratch_book_say(book, "citizen.identified", id, body, secret);
}

static int64_t receive(struct scratch_book *book, int n, const char *name)
{
    char secret[300];
    snprintf(secret, sizeof secret, "{\"id_number\":\"0991%08d\",\"name\":\"%s\"}", n, name);
    open_visit(book, n);
    return identify(book, n, secret);
}

static void reverse(struct scratch_book *book, int64_t number, const char *kind)
{
    char body[160], id[33];
    citizen_id(book, 0, id);
    snprintf(body, sizeof body, "{\"device\":\"%s\",\"number\":%d,\"kind\":\"%s\"}",
             ledger_device(book->ledger), (int)number, kind);
    scratch_book_say(book, "entry.reversed", id, body, NULL);
}

static void fill(struct scratch_book *book, struct search_book *opened)
{
    while (search_book_more(opened, &book->error))
        ;
    assert_int_equal(book->error.code, ERROR_NONE);
    assert_int_equal(search_book_percent(opened), 100);
}

static size_t found(struct scratch_book *book, struct search_book *opened, const char *typed)
{
    struct search_hit hits[HITS];
    assert_ok(search_book_catch_up(opened, &book->error), &book->error);
    return search_find(search_book_search(opened), typed, hits, HITS, NULL);
}

static void all_who_are_in_the_book_are_found(void **state)
{
    struct scratch_book *book = *state;
    struct search_book *opened = search_book_new(book->ledger);
    assert_int_equal(search_book_percent(opened), 0);
    fill(book, opened);
    assert_int_equal(search_book_people(opened), 0);
    search_book_free(opened);

    receive(book, 35, "Nguy\\u1ec5n Thị \\\"Lan\\\"");
    receive(book, 40, "A Thuk");
    opened = search_book_new(book->ledger);
    search_hamlet(search_book_search(opened), "mang-la", "Măng La");
    fill(book, opened);
    assert_int_equal(search_book_people(opened), 2);
    assert_int_equal(found(book, opened, "ng thi lan"), 1);
    assert_int_equal(found(book, opened, "lan 85 mang la"), 1);
    assert_int_equal(found(book, opened, "lan 86 mang la"), 0);
    assert_int_equal(found(book, opened, "0035"), 1);
    assert_int_equal(found(book, opened, "mang la"), 2);
    search_book_free(opened);
}

static void names_are_opened_in_parts_the_latest_visit_first(void **state)
{
    struct scratch_book *book = *state;
    enum { MANY = 2500 };
    for (int i = 0; i < MANY; i++) {
        if (i == MANY - 500)
            clock_advance(&book->clock, 24L * 3600 * 1000);
        receive(book, i, i < MANY - 500 ? "Y Xưa" : "Y Nay");
    }
    struct search_book *opened = search_book_new(book->ledger);
    struct search_hit hits[1];
    int percent = 0;
    while (search_book_percent(opened) == 0)
        assert_true(search_book_more(opened, &book->error));
    assert_in_range(search_book_percent(opened), 1, 98);
    assert_int_equal(search_find(search_book_search(opened), "nay", hits, 1, NULL), 1);
    assert_true(search_count(search_book_search(opened)) < MANY);
    while (search_book_more(opened, &book->error)) {
        assert_true(search_book_percent(opened) >= percent);
        percent = search_book_percent(opened);
    }
    assert_int_equal(search_count(search_book_search(opened)), MANY);
    search_book_free(opened);
}

static void corrections_and_new_citizens_are_found_at_once(void **state)
{
    struct scratch_book *book = *state;
    struct search_book *opened = search_book_new(book->ledger);
    receive(book, 1, "Lê Thị Lan");
    fill(book, opened);
    receive(book, 2, "A Thuk");
    assert_int_equal(found(book, opened, "thuk"), 1);
    identify(book, 1, "{\"name\":\"Lê Thị Hoa\"}");
    assert_int_equal(found(book, opened, "lan"), 0);
    assert_int_equal(found(book, opened, "hoa"), 1);
    assert_false(search_book_more(opened, &book->error));
    search_book_free(opened);
}

static void who_was_undone_is_found_no_more_and_who_comes_again_is(void **state)
{
    struct scratch_book *book = *state;
    struct search_book *opened = search_book_new(book->ledger);
    int64_t first = receive(book, 1, "Lê Thị Lan");
    int64_t second = identify(book, 1, "{\"name\":\"Lê Thị Hoa\"}");
    receive(book, 2, "A Thuk");
    fill(book, opened);
    reverse(book, second, "citizen.identified");
    assert_int_equal(found(book, opened, "hoa"), 0);
    assert_int_equal(found(book, opened, "lan"), 1);
    reverse(book, first, "citizen.identified");
    assert_int_equal(found(book, opened, "le thi"), 0);
    identify(book, 1, "{\"name\":\"Lê Thị Lan\"}");
    assert_int_equal(found(book, opened, "le thi"), 1);
    assert_int_equal(found(book, opened, "thuk"), 1);
    search_book_free(opened);
}

static void a_visit_undone_takes_its_citizen_along(void **state)
{
    struct scratch_book *book = *state;
    struct search_book *opened = search_book_new(book->ledger);
    int64_t number = receive(book, 1, "Lê Thị Lan");
    fill(book, opened);
    assert_int_equal(found(book, opened, "lan"), 1);
    reverse(book, number - 1, "visit.opened");
    assert_int_equal(found(book, opened, "lan"), 0);
    receive(book, 1, "Lê Thị Lan");
    assert_int_equal(found(book, opened, "lan"), 1);
    search_book_free(opened);
}

static void who_was_erased_is_found_no_more(void **state)
{
    struct scratch_book *book = *state;
    struct search_book *opened = search_book_new(book->ledger);
    char body[120], id[33];
    int64_t number = receive(book, 1, "Lê Thị Lan");
    fill(book, opened);
    citizen_id(book, 1, id);
    snprintf(body, sizeof body, "{\"device\":\"%s\",\"number\":%d}", ledger_device(book->ledger),
             (int)number);
    scratch_book_say(book, "citizen.erased", id, body, NULL);
    assert_int_equal(found(book, opened, "lan"), 0);
    search_book_free(opened);
}

static void join(struct scratch_book *book, const char *kind, int kept, int other)
{
    char id[33], other_id[33], body[120];
    bool joins = strcmp(kind, "citizen.joined") == 0;
    citizen_id(book, kept, id);
    citizen_id(book, other, other_id);
    snprintf(body, sizeof body, "{\"other\":\"%s\"%s}", other_id, joins ? ",\"how\":\"said\"" : "");
    scratch_book_say(book, kind, id, body, NULL);
}

static void records_that_are_joined_are_found_as_one_person(void **state)
{
    struct scratch_book *book = *state;
    struct search_book *opened = search_book_new(book->ledger);
    receive(book, 1, "Lê Thị Lan");
    int64_t last = receive(book, 2, "Lê Thị Lan");
    fill(book, opened);
    assert_int_equal(found(book, opened, "lan"), 2);
    join(book, "citizen.joined", 1, 2);
    assert_int_equal(found(book, opened, "lan"), 1);
    assert_int_equal(found(book, opened, "0001"), 1);
    search_book_free(opened);

    opened = search_book_new(book->ledger);
    fill(book, opened);
    assert_int_equal(found(book, opened, "lan"), 1);
    join(book, "citizen.parted", 1, 2);
    assert_int_equal(found(book, opened, "lan"), 2);
    join(book, "citizen.joined", 2, 1);
    assert_int_equal(found(book, opened, "0001"), 0);
    assert_int_equal(found(book, opened, "0002"), 1);
    reverse(book, last + 3, "citizen.joined");
    assert_int_equal(found(book, opened, "lan"), 2);
    search_book_free(opened);
}

static void what_another_program_writes_is_found_too(void **state)
{
    struct scratch_book *book = *state;
    receive(book, 1, "Lê Thị Lan");
    struct ledger_options options = {
        .folder = book->folder, .clock = &book->clock, .random = &book->random};
    struct ledger *reader = ledger_open(&options, &book->error);
    assert_non_null(reader);
    ledger_set_vault(reader, book->vault);
    struct search_book *opened = search_book_new(reader);
    fill(book, opened);
    receive(book, 2, "A Thuk");
    assert_int_equal(found(book, opened, "thuk"), 1);
    search_book_free(opened);
    ledger_close(reader);
}

static void no_name_stands_in_the_files_of_the_book(void **state)
{
    struct scratch_book *book = *state;
    static const char *const files[] = {"so.db", "so.db-wal"};
    struct search_book *opened = search_book_new(book->ledger);
    receive(book, 1, "Zanthippe Lan");
    fill(book, opened);
    assert_int_equal(found(book, opened, "zanthippe"), 1);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        char *path = file_join(book->folder, files[i]);
        FILE *file = fopen(path, "re");
        free(path);
        if (file == NULL)
            continue;
        struct buffer bytes = {0};
        for (int byte; (byte = fgetc(file)) != EOF;)
            buffer_add_byte(&bytes, (char)byte);
        fclose(file);
        assert_true(bytes.length > 0);
        assert_null(memmem(bytes.data, bytes.length, "anthippe", 8));
        assert_null(memmem(bytes.data, bytes.length, "099100000001", 12));
        buffer_release(&bytes);
    }
    search_book_free(opened);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_SCRATCH_BOOK(all_who_are_in_the_book_are_found),
        IN_A_SCRATCH_BOOK(names_are_opened_in_parts_the_latest_visit_first),
        IN_A_SCRATCH_BOOK(corrections_and_new_citizens_are_found_at_once),
        IN_A_SCRATCH_BOOK(who_was_undone_is_found_no_more_and_who_comes_again_is),
        IN_A_SCRATCH_BOOK(a_visit_undone_takes_its_citizen_along),
        IN_A_SCRATCH_BOOK(who_was_erased_is_found_no_more),
        IN_A_SCRATCH_BOOK(records_that_are_joined_are_found_as_one_person),
        IN_A_BOOK_ON_DISK(what_another_program_writes_is_found_too),
        IN_A_BOOK_ON_DISK(no_name_stands_in_the_files_of_the_book),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
