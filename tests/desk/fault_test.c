/* A disk that fails at any write: the desk has not changed, and the same call works later and counts
 * once. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

#include "../ledger/fault.h"
#include "ledger/verify.h"

#define VERBS 10

static bool verb(struct bench *bench, int which)
{
    struct desk *desk = bench->desk;
    struct error *error = &bench->error;
    struct citizen citizen = bench_citizen("A Thuk", THUK);
    switch (which) {
    case 0: return desk_receive(desk, &citizen, "counter", error);
    case 1: return desk_begin(desk, bench_guide(bench, "cai"), error);
    case 2: return desk_step_done(desk, error);
    case 3: return desk_hold(desk, "otp", error);
    case 4: return desk_take_up(desk, desk_visit_at(desk, 0), error);
    case 5: return desk_branch(desk, "phu", 0, error);
    case 6: return bench_end_service(bench, SERVICE_VNEID_INSTALL, OUTCOME_DONE);
    case 7: return desk_undo(desk, error);
    case 8: return bench_end_service(bench, SERVICE_VNEID_INSTALL, OUTCOME_DONE);
    case 9: return desk_close(desk, true, "none", "ghi chú", error);
    default: return false;
    }
}

/* What the tray and the tables say, but for the entries' own texts. */
static char *tray(struct bench *bench)
{
    char *state = bench_state(bench);
    char *tail = strstr(state, "--\n");
    char *copy = strdup(tail != NULL ? tail : state);
    assert_non_null(copy);
    free(state);
    return copy;
}

/* Time goes by between the two tries, so that what the act says of it differs. */
static bool try_and_try_again(struct bench *bench, struct fault *fault, int which, int nth,
                              enum fault_kind kind, bool lasting)
{
    int64_t before = bench_number(bench, "SELECT count(*) FROM entry");
    char *was = tray(bench);
    fault_fail(fault, nth, kind, lasting);
    bool done = verb(bench, which);
    bool met = fault_acts(fault) >= nth;
    fault_fail(fault, 0, kind, false);
    if (!done) {
        if (bench->error.code != (kind == FAULT_DISK_FULL ? ERROR_FULL : ERROR_IO))
            fail_msg("verb %d, write %d: %s %s", which, nth, error_code_name(bench->error.code),
                     bench->error.cause);
        char *is = tray(bench);
        assert_string_equal(was, is);
        free(is);
        assert_int_equal(bench_number(bench, "SELECT count(*) FROM entry"), before);
        clock_advance(&bench->clock, 5000);
        if (!verb(bench, which))
            fail_msg("verb %d again after write %d: %s %s", which, nth,
                     error_code_name(bench->error.code), bench->error.cause);
    }
    free(was);
    return met;
}

static void start(struct bench *bench, struct fault **fault)
{
    bench_off(bench);
    *fault = fault_new();
    bench_on(bench);
    bench_unlock(bench);
}

/* Each verb meets the failure at each of its writes, in a visit of its own. */
static void at_every_write(struct bench *bench, enum fault_kind kind, bool lasting)
{
    struct fault *fault;
    start(bench, &fault);
    bool met = true;
    int visits = 0;
    for (int nth = 1; met && nth < 200; nth++, visits++) {
        met = false;
        for (int which = 0; which < VERBS; which++)
            met = try_and_try_again(bench, fault, which, nth, kind, lasting) || met;
        assert_int_equal(desk_visit_count(bench->desk), 0);
    }
    assert_in_range(visits, 10, 200);
    assert_int_equal(bench_entries(bench, "visit.opened"), visits);
    assert_int_equal(bench_entries(bench, "step.done"), visits);
    assert_int_equal(bench_entries(bench, "service.ended"), 2 * visits);
    assert_int_equal(bench_entries(bench, "entry.reversed"), visits);
    assert_int_equal(bench_entries(bench, "visit.closed"), visits);
    struct verify_result result;
    assert_did(ledger_verify(bench->folder, true, NULL, NULL, NULL, &result, &bench->error), bench);
    assert_int_equal(result.findings, 0);
    bench_off(bench);
    fault_free(fault);
}

static void a_full_disk_changes_nothing_and_the_same_call_works_later(void **state)
{
    at_every_write(*state, FAULT_DISK_FULL, true);
}

static void one_failed_write_changes_nothing_and_the_same_call_works_later(void **state)
{
    at_every_write(*state, FAULT_IO_ERROR, false);
}

/* A failure at the very last sync leaves the act in the book: then it is done, and the next act,
 * another one, is not taken for a second try. */
static void what_is_said_to_be_done_is_what_is_in_the_book(void **state)
{
    struct bench *bench = *state;
    struct fault *fault;
    start(bench, &fault);
    bench_receive(bench, "A Thuk", THUK);
    for (int nth = 1; nth < 100; nth++) {
        int64_t before = bench_entries(bench, "phone.stated");
        fault_fail(fault, nth, FAULT_IO_ERROR, false);
        bool done = desk_state_phone(bench->desk, "android", &bench->error);
        bool met = fault_acts(fault) >= nth;
        fault_fail(fault, 0, FAULT_IO_ERROR, false);
        int64_t there = bench_entries(bench, "phone.stated") - before;
        assert_int_equal(there, done ? 1 : 0);
        assert_string_equal(desk_now(bench->desk)->phone, done          ? "android"
                                                          : before == 0 ? ""
                                                                        : "iphone");
        assert_did(desk_hold(bench->desk, "otp", &bench->error), bench);
        assert_did(desk_take_up(bench->desk, desk_visit_at(bench->desk, 0), &bench->error), bench);
        assert_did(desk_state_phone(bench->desk, "iphone", &bench->error), bench);
        if (!met)
            break;
    }
    bench_off(bench);
    fault_free(fault);
}

static void an_unlocking_that_cannot_be_written_leaves_the_desk_locked(void **state)
{
    struct bench *bench = *state;
    struct fault *fault;
    start(bench, &fault);
    desk_lock(bench->desk);

    fault_fail(fault, 1, FAULT_DISK_FULL, true);
    assert_false(desk_unlock_now(bench->desk, BENCH_STAFF, BENCH_PIN, &bench->error));
    fault_fail(fault, 0, FAULT_DISK_FULL, false);

    assert_int_equal(bench->error.code, ERROR_FULL);
    assert_false(desk_is_unlocked(bench->desk));
    bench_unlock(bench);
    bench_off(bench);
    fault_free(fault);
}

static void a_founding_on_a_full_disk_works_later(void **state)
{
    struct bench *bench = *state;
    struct fault *fault = fault_new();
    bool founded = false;
    for (int nth = 1; !founded && nth < 2000; nth += 23) {
        fault_fail(fault, nth, FAULT_DISK_FULL, true);
        founded = bench_set_up(bench, "data", BENCH_STAFF, BENCH_PIN, NULL);
        fault_fail(fault, 0, FAULT_DISK_FULL, false);
        if (!founded) {
            assert_int_equal(bench->error.code, ERROR_FULL);
            assert_int_equal(scratch_count(&bench->scratch, "data", true), 0);
        }
    }
    assert_true(founded);
    bench_on(bench);
    bench_unlock(bench);
    bench_off(bench);
    fault_free(fault);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_A_DESK(a_full_disk_changes_nothing_and_the_same_call_works_later),
        AT_A_DESK(one_failed_write_changes_nothing_and_the_same_call_works_later),
        AT_A_DESK(what_is_said_to_be_done_is_what_is_in_the_book),
        AT_A_DESK(an_unlocking_that_cannot_be_written_leaves_the_desk_locked),
        WITHOUT_A_BOOK(a_founding_on_a_full_disk_works_later),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
