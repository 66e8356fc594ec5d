/* A full disk and a broken one, at every single write: nothing half written, the same call works
 * later, and the act counts once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "check.h"
#include "fault.h"
#include "ledger/verify.h"
#include "support/book.h"

/* False: no act was left to fail. */
static bool append_through_a_fault(struct scratch_book *book, struct fault *fault, int nth,
                                   enum fault_kind kind, bool lasting)
{
    char visit[17], once[40], other[40];
    int64_t before = scratch_book_count(book, "entry");
    snprintf(visit, sizeof visit, "%016llx", (unsigned long long)before + 1);
    snprintf(once, sizeof once, "d:quay:%d.1", (int)before);
    snprintf(other, sizeof other, "d:quay:%d.2", (int)before);
    const struct event events[2] = {
        {.kind = "visit.opened", .subject = visit, .body = "{\"mode\":\"counter\"}", .once = once},
        {.kind = "phone.stated",
         .subject = visit,
         .body = "{\"phone\":\"android\"}",
         .once = other}};

    fault_fail(fault, nth, kind, lasting);
    bool done = ledger_append(book->ledger, events, 2, NULL, &book->error);
    bool met = fault_acts(fault) >= nth;
    fault_fail(fault, 0, kind, false);
    if (!done) {
        assert_int_equal(book->error.code, kind == FAULT_DISK_FULL ? ERROR_FULL : ERROR_IO);
        int64_t numbers[2], there = scratch_book_count(book, "entry") - before;
        assert_true(there == 0 || there == 2); /* 2: only the very last sync failed */
        assert_ok(ledger_append(book->ledger, events, 2, numbers, &book->error), &book->error);
        assert_int_equal(numbers[0], before + 1);
        assert_int_equal(numbers[1], before + 2);
    }
    assert_int_equal(scratch_book_count(book, "entry"), before + 2);
    assert_int_equal(
        scratch_book_number(book, "SELECT (SELECT count(*) FROM visit WHERE phone = 'android') * 2"
                                  " = (SELECT count(*) FROM entry)"),
        1);
    return met;
}

static void at_every_write(struct scratch_book *book, enum fault_kind kind, bool lasting)
{
    struct verify_result result;
    ledger_close(book->ledger);
    book->ledger = NULL;
    struct fault *fault = fault_new();
    assert_ok(scratch_book_reopen(book), &book->error);
    int nth = 0;
    while (append_through_a_fault(book, fault, nth + 1, kind, lasting))
        nth++;
    assert_in_range(nth, 10, 200); /* so many acts does an append take */
    assert_ok(ledger_verify(book->folder, true, NULL, NULL, NULL, &result, &book->error),
              &book->error);
    assert_int_equal(result.findings, 0);
    ledger_close(book->ledger);
    book->ledger = NULL;
    fault_free(fault);
}

static void a_full_disk_writes_nothing_and_the_same_call_works_later(void **state)
{
    at_every_write(*state, FAULT_DISK_FULL, true);
}

static void one_failed_write_writes_nothing_and_the_same_call_works_later(void **state)
{
    at_every_write(*state, FAULT_IO_ERROR, false);
}

static void a_broken_disk_writes_nothing_and_the_same_call_works_on_a_mended_one(void **state)
{
    at_every_write(*state, FAULT_IO_ERROR, true);
}

/* The first founding on a full disk: the next try makes the book. */
static void a_book_that_could_not_be_founded_is_founded_later(void **state)
{
    struct scratch_book *book = *state;
    ledger_close(book->ledger);
    book->ledger = NULL;
    struct fault *fault = fault_new();
    struct ledger_options options = {
        .folder = book->folder, .clock = &book->clock, .random = &book->random, .create = true};
    bool founded = false;
    for (int nth = 1; !founded && nth < 400; nth += 7) {
        scratch_remove(&book->scratch, "data/so.db");
        scratch_remove(&book->scratch, "data/so.db-journal");
        fault_fail(fault, nth, FAULT_DISK_FULL, true);
        book->ledger = ledger_open(&options, &book->error);
        founded = book->ledger != NULL;
        if (!founded)
            assert_int_equal(book->error.code, ERROR_FULL);
        fault_fail(fault, 0, FAULT_DISK_FULL, false);
        if (!founded)
            book->ledger = ledger_open(&options, &book->error);
        assert_ok(book->ledger != NULL, &book->error);
        ledger_close(book->ledger);
        book->ledger = NULL;
    }
    assert_true(founded);
    fault_free(fault);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_BOOK_ON_DISK(a_full_disk_writes_nothing_and_the_same_call_works_later),
        IN_A_BOOK_ON_DISK(one_failed_write_writes_nothing_and_the_same_call_works_later),
        IN_A_BOOK_ON_DISK(a_broken_disk_writes_nothing_and_the_same_call_works_on_a_mended_one),
        IN_A_BOOK_ON_DISK(a_book_that_could_not_be_founded_is_founded_later),
    };
    if (access("/dev/shm", W_OK) == 0) /* thousands of files need no disk */
        setenv("TMPDIR", "/dev/shm", 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
