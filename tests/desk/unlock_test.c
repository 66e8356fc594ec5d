/* The PIN: tried here and in a child, counted when wrong, and what a lock wipes. */
#include "bench.h"

#include <poll.h>
#include <stdlib.h>

#include "ledger/keys.h"

static bool try_pin(struct bench *bench, const char *pin)
{
    return desk_unlock_now(bench->desk, BENCH_STAFF, pin, &bench->error);
}

static void wrong_pins_are_counted_and_the_wait_doubles(void **state)
{
    struct bench *bench = *state;
    desk_lock(bench->desk);

    for (int tries = 1; tries <= 2; tries++)
        assert_refused(try_pin(bench, "111222"), bench, ERROR_PIN);
    assert_refused(try_pin(bench, "111222"), bench, ERROR_WAIT); /* told at once */
    assert_string_equal(bench->error.cause, "1");
    assert_refused(try_pin(bench, BENCH_PIN), bench, ERROR_WAIT);
    assert_string_equal(bench->error.cause, "1");
    clock_advance(&bench->clock, 1000);
    assert_refused(try_pin(bench, "111222"), bench, ERROR_WAIT);
    assert_refused(try_pin(bench, BENCH_PIN), bench, ERROR_WAIT);
    assert_string_equal(bench->error.cause, "2");
    clock_advance(&bench->clock, 2000);
    assert_refused(try_pin(bench, "111222"), bench, ERROR_WAIT);
    assert_refused(try_pin(bench, "111222"), bench, ERROR_WAIT);
    assert_string_equal(bench->error.cause, "4");

    assert_int_equal(bench_entries(bench, "pin.refused"), 5);
    assert_string_equal(bench_text(bench,
                                   "SELECT body ->> 'tries' FROM entry WHERE kind = 'pin.refused'"
                                   " ORDER BY number DESC LIMIT 1"),
                        "5");
}

static void a_restart_does_not_shorten_the_wait(void **state)
{
    struct bench *bench = *state;
    desk_lock(bench->desk);
    for (int tries = 1; tries <= 2; tries++)
        assert_refused(try_pin(bench, "111222"), bench, ERROR_PIN);
    assert_refused(try_pin(bench, "111222"), bench, ERROR_WAIT);

    bench_off(bench);
    bench_on(bench);

    assert_refused(try_pin(bench, BENCH_PIN), bench, ERROR_WAIT);
    clock_advance(&bench->clock, 1000);
    assert_did(try_pin(bench, BENCH_PIN), bench);
}

static void a_right_pin_clears_the_count(void **state)
{
    struct bench *bench = *state;
    desk_lock(bench->desk);
    assert_refused(try_pin(bench, "111222"), bench, ERROR_PIN);
    assert_refused(try_pin(bench, "111222"), bench, ERROR_PIN);

    assert_did(try_pin(bench, BENCH_PIN), bench);
    desk_lock(bench->desk);

    assert_refused(try_pin(bench, "111222"), bench, ERROR_PIN);
    assert_did(try_pin(bench, BENCH_PIN), bench);
}

static void nobody_of_this_name_is_missing_and_a_lost_secret_is_named(void **state)
{
    struct bench *bench = *state;
    desk_lock(bench->desk);

    assert_refused(desk_unlock_now(bench->desk, "Trần Văn Bình", BENCH_PIN, &bench->error), bench,
                   ERROR_MISSING);
    scratch_remove(&bench->scratch, "khoa/may.khoa");
    assert_refused(try_pin(bench, BENCH_PIN), bench, ERROR_KEY);
    assert_false(desk_is_unlocked(bench->desk));
}

/* Between its last byte and its end a child cannot be watched, only asked again. */
static enum desk_unlock wait_for_child(struct bench *bench)
{
    enum desk_unlock now = UNLOCK_WORKING;
    for (int tries = 0; now == UNLOCK_WORKING && tries < 2000; tries++) {
        struct pollfd end = {.fd = desk_unlock_watch(bench->desk), .events = POLLIN};
        poll(&end, 1, end.fd >= 0 ? 10000 : 5);
        now = desk_unlock_poll(bench->desk, &bench->error);
    }
    return now;
}

static void the_pin_is_tried_in_a_child(void **state)
{
    struct bench *bench = *state;
    desk_lock(bench->desk);

    assert_did(desk_unlock_start(bench->desk, BENCH_STAFF, "111222", &bench->error), bench);
    assert_int_equal(wait_for_child(bench), UNLOCK_FAILED);
    assert_int_equal(bench->error.code, ERROR_PIN);
    assert_int_equal(desk_unlock_watch(bench->desk), -1);

    assert_did(desk_unlock_start(bench->desk, BENCH_STAFF, BENCH_PIN, &bench->error), bench);
    assert_int_equal(wait_for_child(bench), UNLOCK_DONE);
    assert_string_equal(desk_staff(bench->desk), BENCH_STAFF);
}

static void a_lock_while_the_child_works_ends_it(void **state)
{
    struct bench *bench = *state;
    desk_lock(bench->desk);
    assert_did(desk_unlock_start(bench->desk, BENCH_STAFF, BENCH_PIN, &bench->error), bench);

    desk_lock(bench->desk);

    assert_int_equal(desk_unlock_watch(bench->desk), -1);
    assert_false(desk_is_unlocked(bench->desk));
}

static void a_lock_wipes_names_and_forgets_what_could_be_undone(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    assert_non_null(desk_undo_name(bench->desk));

    desk_lock(bench->desk);

    struct citizen citizen;
    assert_int_equal(desk_visit_count(bench->desk), 0);
    assert_null(desk_now(bench->desk));
    assert_null(desk_undo_name(bench->desk));
    assert_string_equal(desk_said(bench->desk), "");
    assert_string_equal(desk_staff(bench->desk), "");
    assert_refused(desk_citizen(bench->desk, "00", &citizen, &bench->error), bench, ERROR_KEY);
}

static void a_locked_desk_receives_and_finds_nobody(void **state)
{
    struct bench *bench = *state;
    struct citizen citizen = bench_citizen("A Thuk", THUK);
    struct desk_match match;
    desk_lock(bench->desk);

    assert_refused(desk_receive(bench->desk, &citizen, "counter", &bench->error), bench, ERROR_KEY);
    assert_refused(desk_receive_unnamed(bench->desk, "counter", &bench->error), bench, ERROR_KEY);
    assert_refused(desk_find(bench->desk, THUK, &match, &bench->error), bench, ERROR_KEY);
    assert_false(desk_identify(bench->desk, &citizen, &bench->error));
    assert_false(desk_undo(bench->desk, &bench->error));
    assert_int_equal(bench_entries(bench, "visit.opened"), 0);
}

static void after_the_lock_the_visits_are_back(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    desk_lock(bench->desk);

    bench_unlock(bench);

    assert_int_equal(desk_visit_count(bench->desk), 1);
    assert_string_equal(desk_visit_at(bench->desk, 0)->citizen.name, "A Thuk");
    assert_string_equal(desk_visit_at(bench->desk, 0)->citizen.id_number, THUK);
}

static void a_clock_in_doubt_is_asked_about_before_anything_is_written(void **state)
{
    struct bench *bench = *state;
    bench_off(bench);
    clock_set(&bench->clock, "=2099-01-01 08:00");
    bench->clock.given = false;
    bench_on(bench);
    int64_t before = bench_number(bench, "SELECT count(*) FROM entry");

    assert_did(try_pin(bench, BENCH_PIN), bench);
    assert_true(desk_clock_doubtful(bench->desk));
    assert_int_equal(bench_number(bench, "SELECT count(*) FROM entry"), before);
    int32_t day = clock_day(0) + 20782; /* 2026-11-25 */
    assert_did(desk_confirm_day(bench->desk, day, &bench->error), bench);

    assert_false(desk_clock_doubtful(bench->desk));
    assert_int_equal(desk_today(bench->desk), day);
    bench_receive(bench, "A Thuk", THUK);
    assert_string_equal(bench_text(bench, "SELECT day FROM visit"), "2026-11-25");
}

int main(int argc, char **argv)
{
    if (bench_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_DESK(wrong_pins_are_counted_and_the_wait_doubles),
        AT_A_DESK(a_restart_does_not_shorten_the_wait),
        AT_A_DESK(a_right_pin_clears_the_count),
        AT_A_DESK(nobody_of_this_name_is_missing_and_a_lost_secret_is_named),
        AT_A_DESK(the_pin_is_tried_in_a_child),
        AT_A_DESK(a_lock_while_the_child_works_ends_it),
        AT_A_DESK(a_lock_wipes_names_and_forgets_what_could_be_undone),
        AT_A_DESK(a_locked_desk_receives_and_finds_nobody),
        AT_A_DESK(after_the_lock_the_visits_are_back),
        AT_A_DESK(a_clock_in_doubt_is_asked_about_before_anything_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
