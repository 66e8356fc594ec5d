/* The tray: who comes in, who waits, who is taken up again. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"

static void a_citizen_is_opened_and_identified_in_one_act(void **state)
{
    struct bench *bench = *state;

    bench_receive(bench, "A Thuk", THUK);

    const struct desk_visit *visit = desk_now(bench->desk);
    assert_int_equal(visit->letter, 'a');
    assert_string_equal(visit->citizen.name, "A Thuk");
    assert_int_equal(visit->citizen.birth_year, 1990);
    assert_true(visit->citizen.adult);
    assert_int_equal(
        bench_number(bench, "SELECT count(DISTINCT substr(once, 1, instr(once, '.')))"
                            " FROM entry WHERE kind IN ('visit.opened', 'citizen.identified')"),
        1);
    assert_int_equal(bench_number(bench, "SELECT count(*) FROM entry WHERE body LIKE '%Thuk%'"), 0);
    assert_true(strncmp(desk_said(bench->desk), "Đã ghi số ", strlen("Đã ghi số ")) == 0);
}

static void the_same_citizen_again_is_taken_up_not_opened_twice(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    bench_receive(bench, "Y Blưi", BLUI);

    bench_receive(bench, "A Thuk", THUK);

    assert_int_equal(desk_visit_count(bench->desk), 2);
    assert_string_equal(desk_now(bench->desk)->citizen.name, "A Thuk");
    assert_int_equal(bench_entries(bench, "visit.opened"), 2);
}

/* One visit of A Thuk's that is over, with this phone. */
static void visit_before(struct bench *bench, const char *phone)
{
    bench_receive(bench, "A Thuk", THUK);
    assert_did(desk_state_phone(bench->desk, phone, &bench->error), bench);
    assert_did(desk_close(bench->desk, true, "none", NULL, &bench->error), bench);
}

static void the_phone_of_the_visit_before_is_not_asked_for_again(void **state)
{
    struct bench *bench = *state;
    visit_before(bench, "iphone");

    bench_receive(bench, "A Thuk", THUK);

    assert_string_equal(desk_now(bench->desk)->phone, "iphone");
    assert_true(desk_now(bench->desk)->phone_known);
    assert_int_equal(bench_entries(bench, "phone.stated"), 1);
    bench_receive(bench, "Y Blưi", BLUI);
    assert_string_equal(desk_now(bench->desk)->phone, "");
    bench_cut_power(bench);
    assert_string_equal(desk_visit_by_letter(bench->desk, 'a')->phone, "iphone");
    bench_receive(bench, "A Thuk", THUK);
    assert_did(desk_state_phone(bench->desk, "android", &bench->error), bench);
    assert_false(desk_now(bench->desk)->phone_known);
    assert_string_equal(desk_now(bench->desk)->phone, "android");
}

static void who_had_no_phone_is_asked_again(void **state)
{
    struct bench *bench = *state;
    visit_before(bench, "android");
    visit_before(bench, "none");

    bench_receive(bench, "A Thuk", THUK);

    assert_string_equal(desk_now(bench->desk)->phone, "");
}

static void a_corrected_number_takes_the_other_persons_phone_away(void **state)
{
    struct bench *bench = *state;
    visit_before(bench, "iphone");
    bench_receive(bench, "A Thuk", THUK);
    struct citizen other = bench_citizen("Y Blưi", BLUI);

    assert_did(desk_identify(bench->desk, &other, &bench->error), bench);

    assert_string_equal(desk_now(bench->desk)->phone, "");
}

static void a_full_tray_takes_nobody_more(void **state)
{
    struct bench *bench = *state;
    struct citizen tenth = bench_citizen("A Thuk", THUK);
    for (int i = 0; i < DESK_TRAY; i++)
        assert_did(desk_receive_unnamed(bench->desk, "counter", &bench->error), bench);
    assert_int_equal(desk_now(bench->desk)->letter, 'i');

    assert_refused(desk_receive(bench->desk, &tenth, "counter", &bench->error), bench, ERROR_LIMIT);
    assert_refused(desk_receive_unnamed(bench->desk, "counter", &bench->error), bench, ERROR_LIMIT);

    assert_int_equal(desk_visit_count(bench->desk), DESK_TRAY);
    assert_int_equal(bench_entries(bench, "visit.opened"), DESK_TRAY);
    assert_false(bench_cut_power(bench));
    assert_int_equal(desk_visit_count(bench->desk), DESK_TRAY);
}

static void somebody_unnamed_is_identified_later(void **state)
{
    struct bench *bench = *state;
    struct citizen citizen = bench_citizen("A Thuk", THUK);
    assert_did(desk_receive_unnamed(bench->desk, "counter", &bench->error), bench);
    assert_string_equal(desk_now(bench->desk)->citizen.id, "");

    assert_did(desk_identify(bench->desk, &citizen, &bench->error), bench);

    assert_string_equal(desk_now(bench->desk)->citizen.name, "A Thuk");
    assert_int_equal(bench_entries(bench, "visit.opened"), 1);
    assert_int_equal(bench_number(bench, "SELECT count(*) FROM citizen"), 1);
}

static void one_citizen_is_not_in_the_tray_twice(void **state)
{
    struct bench *bench = *state;
    struct citizen citizen = bench_citizen("A Thuk", THUK);
    bench_receive(bench, "A Thuk", THUK);
    assert_did(desk_receive_unnamed(bench->desk, "counter", &bench->error), bench);

    assert_refused(desk_identify(bench->desk, &citizen, &bench->error), bench, ERROR_EXISTS);
    assert_int_equal(bench_entries(bench, "citizen.identified"), 1);
}

static void somebody_without_a_number_keeps_one_id(void **state)
{
    struct bench *bench = *state;
    struct citizen citizen = bench_citizen("Y Blưi", "");
    assert_did(desk_receive(bench->desk, &citizen, "counter", &bench->error), bench);
    citizen = desk_now(bench->desk)->citizen;
    char id[DESK_ID_SIZE];
    memcpy(id, citizen.id, sizeof id);
    assert_string_not_equal(id, "");

    snprintf(citizen.phone, sizeof citizen.phone, "0912 345 678");
    assert_did(desk_identify(bench->desk, &citizen, &bench->error), bench);

    assert_string_equal(desk_now(bench->desk)->citizen.id, id);
    assert_string_equal(desk_now(bench->desk)->citizen.phone, "0912345678");
}

static void what_does_not_fit_is_refused_and_nothing_is_written(void **state)
{
    struct bench *bench = *state;
    const struct citizen wrong[] = {
        {.name = "A Thuk", .id_number = "00109012345"},
        {.name = "A Thuk", .id_number = "00109012345a"},
        {.name = "A\033[2JThuk", .id_number = THUK},
        {.name = "A \xff", .id_number = THUK},
        {.name = "A Thuk", .id_number = THUK, .phone = "không có"},
        {.name = "A Thuk", .id_number = THUK, .birth = "31/02/1990"},
        {.name = "A Thuk", .id_number = THUK, .birth = "2199"},
        {.name = "A Thuk", .id_number = THUK, .address = "thôn \xff"},
        {.name = "A Thuk", .id_number = THUK, .note = "\033]0;x"},
    };
    assert_did(desk_receive_unnamed(bench->desk, "counter", &bench->error), bench);
    int64_t before = bench_number(bench, "SELECT count(*) FROM entry");
    char *was = bench_state(bench);

    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        assert_refused(desk_receive(bench->desk, &wrong[i], "counter", &bench->error), bench,
                       ERROR_INPUT);
        assert_refused(desk_identify(bench->desk, &wrong[i], &bench->error), bench, ERROR_INPUT);
    }

    assert_int_equal(bench_number(bench, "SELECT count(*) FROM entry"), before);
    char *is = bench_state(bench);
    assert_string_equal(was, is);
    free(was);
    free(is);
}

static void the_longest_texts_are_kept_and_sealed(void **state)
{
    struct bench *bench = *state;
    struct citizen citizen = bench_citizen("A Thuk", THUK);
    memset(citizen.address, 'x', sizeof citizen.address - 1);
    memset(citizen.note, 'y', sizeof citizen.note - 1);
    assert_did(desk_receive(bench->desk, &citizen, "counter", &bench->error), bench);

    bench_cut_power(bench);

    const struct citizen *back = &desk_visit_at(bench->desk, 0)->citizen;
    assert_string_equal(back->address, citizen.address);
    assert_string_equal(back->note, citizen.note);
}

static void a_held_visit_waits_and_is_taken_up_again(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    struct desk_visit *visit = desk_now(bench->desk);

    assert_did(desk_hold(bench->desk, "otp", &bench->error), bench);
    assert_null(desk_now(bench->desk));
    assert_true(visit->held);
    assert_false(visit_overdue(visit, clock_wall(&bench->clock)));
    clock_advance(&bench->clock, (int64_t)visit->wait_minutes * 60 * 1000 + 1000);
    assert_true(visit_overdue(visit, clock_wall(&bench->clock)));
    assert_did(desk_take_up(bench->desk, visit, &bench->error), bench);

    assert_ptr_equal(desk_now(bench->desk), visit);
    assert_false(visit->held);
    assert_int_equal(bench_entries(bench, "visit.resumed"), 1);
    assert_refused(desk_hold(bench->desk, "lunch", &bench->error), bench, ERROR_INPUT);
}

static void switching_to_another_writes_nothing(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    bench_receive(bench, "Y Blưi", BLUI);
    int64_t before = bench_number(bench, "SELECT count(*) FROM entry");

    assert_did(desk_take_up(bench->desk, desk_visit_by_letter(bench->desk, 'a'), &bench->error),
               bench);
    desk_step_back(bench->desk);

    assert_null(desk_now(bench->desk));
    assert_int_equal(bench_number(bench, "SELECT count(*) FROM entry"), before);
}

static void the_longest_waiting_is_served_first_and_overdue_ones_before(void **state)
{
    struct bench *bench = *state;
    assert_null(desk_longest_waiting(bench->desk));
    bench_receive(bench, "A Thuk", THUK);
    assert_did(desk_hold(bench->desk, "other", &bench->error), bench);
    clock_advance(&bench->clock, 60 * 1000);
    bench_receive(bench, "Y Blưi", BLUI);
    assert_did(desk_hold(bench->desk, "otp", &bench->error), bench);
    assert_string_equal(desk_longest_waiting(bench->desk)->citizen.name, "A Thuk");

    const struct desk_visit *otp = desk_visit_by_letter(bench->desk, 'b');
    const struct desk_visit *other = desk_visit_by_letter(bench->desk, 'a');
    if (other->wait_minutes > otp->wait_minutes + 1) {
        clock_advance(&bench->clock, ((int64_t)otp->wait_minutes * 60 + 1) * 1000);
        assert_string_equal(desk_longest_waiting(bench->desk)->citizen.name, "Y Blưi");
    }
}

static void a_shown_number_is_noted(void **state)
{
    struct bench *bench = *state;
    assert_false(desk_reveal(bench->desk, "id_number", &bench->error));
    bench_receive(bench, "A Thuk", THUK);

    assert_did(desk_reveal(bench->desk, "id_number", &bench->error), bench);

    assert_int_equal(bench_entries(bench, "secret.revealed"), 1);
    assert_string_equal(desk_undo_name(bench->desk), "A Thuk · tiếp");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_A_DESK(a_citizen_is_opened_and_identified_in_one_act),
        AT_A_DESK(the_same_citizen_again_is_taken_up_not_opened_twice),
        AT_A_DESK(the_phone_of_the_visit_before_is_not_asked_for_again),
        AT_A_DESK(who_had_no_phone_is_asked_again),
        AT_A_DESK(a_corrected_number_takes_the_other_persons_phone_away),
        AT_A_DESK(a_full_tray_takes_nobody_more),
        AT_A_DESK(somebody_unnamed_is_identified_later),
        AT_A_DESK(one_citizen_is_not_in_the_tray_twice),
        AT_A_DESK(somebody_without_a_number_keeps_one_id),
        AT_A_DESK(what_does_not_fit_is_refused_and_nothing_is_written),
        AT_A_DESK(the_longest_texts_are_kept_and_sealed),
        AT_A_DESK(a_held_visit_waits_and_is_taken_up_again),
        AT_A_DESK(switching_to_another_writes_nothing),
        AT_A_DESK(the_longest_waiting_is_served_first_and_overdue_ones_before),
        AT_A_DESK(a_shown_number_is_noted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
