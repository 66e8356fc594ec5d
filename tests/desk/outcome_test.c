/* How services and visits end. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"

static bool close_visit(struct bench *bench)
{
    return desk_close(bench->desk, true, "none", NULL, &bench->error);
}

static void an_answer_given_otherwise_takes_the_place_of_the_first(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    assert_did(bench_end_service(bench, SERVICE_PORTAL, OUTCOME_NOT_DONE), bench);

    assert_did(bench_end_service(bench, SERVICE_PORTAL, OUTCOME_DONE), bench);

    assert_int_equal(desk_now(bench->desk)->ended_count, 1);
    assert_int_equal(visit_ended(desk_now(bench->desk), SERVICE_PORTAL, NULL)->outcome,
                     OUTCOME_DONE);
    assert_int_equal(visit_result(desk_now(bench->desk)), VISIT_DONE);
    assert_int_equal(bench_entries(bench, "service.ended"), 2); /* none is lost */
}

static void what_an_answer_lacks_is_named(void **state)
{
    struct bench *bench = *state;
    struct desk_ended ended = {.service = "nothing"};
    assert_refused(desk_end_service(bench->desk, &ended, &bench->error), bench, ERROR_REFUSED);
    bench_receive(bench, "A Thuk", THUK);

    assert_refused(desk_end_service(bench->desk, &ended, &bench->error), bench, ERROR_INPUT);
    assert_string_equal(bench->error.cause, "service");
    snprintf(ended.service, sizeof ended.service, SERVICE_PORTAL);
    ended.outcome = OUTCOME_NOT_DONE;
    assert_refused(desk_end_service(bench->desk, &ended, &bench->error), bench, ERROR_INPUT);
    assert_string_equal(bench->error.cause, "reason");
    ended.outcome = OUTCOME_WAITING;
    assert_refused(desk_end_service(bench->desk, &ended, &bench->error), bench, ERROR_INPUT);
    assert_string_equal(bench->error.cause, "until");
    snprintf(ended.until, sizeof ended.until, "2026-02-30");
    assert_refused(desk_end_service(bench->desk, &ended, &bench->error), bench, ERROR_INPUT);
    assert_string_equal(bench->error.cause, "until");
    ended.outcome = OUTCOME_DONE;
    ended.until[0] = '\0';
    snprintf(ended.dossier, sizeof ended.dossier, "G22.99\xe1\xba"); /* half a letter */
    assert_refused(desk_end_service(bench->desk, &ended, &bench->error), bench, ERROR_INPUT);
    assert_int_equal(bench_entries(bench, "service.ended"), 0);
}

static void a_dossier_is_sealed_and_comes_back(void **state)
{
    struct bench *bench = *state;
    struct desk_ended ended = {.service = SERVICE_PORTAL,
                               .outcome = OUTCOME_DONE,
                               .dossier = "H34.105-261125-0001",
                               .filed = true,
                               .signed_by_citizen = true};
    bench_receive(bench, "A Thuk", THUK);
    assert_did(desk_end_service(bench->desk, &ended, &bench->error), bench);

    bench_cut_power(bench);

    const struct desk_ended *back = visit_ended(desk_visit_at(bench->desk, 0), SERVICE_PORTAL, "");
    assert_non_null(back);
    assert_string_equal(back->dossier, "H34.105-261125-0001");
    assert_true(back->filed && back->signed_by_citizen && !back->paid);
    assert_int_equal(bench_number(bench, "SELECT count(*) FROM entry WHERE body LIKE '%H34%'"), 0);
}

static void a_dossier_that_was_not_done_is_not_counted_as_sent(void **state)
{
    struct bench *bench = *state;
    struct desk_ended ended = {.outcome = OUTCOME_NOT_DONE,
                               .service = SERVICE_PORTAL,
                               .reason = REASON_NO_PHONE,
                               .filed = true, /* ticked before it went wrong */
                               .signed_by_citizen = true,
                               .paid = true};
    bench_receive(bench, "A Thuk", THUK);

    assert_did(desk_end_service(bench->desk, &ended, &bench->error), bench);

    assert_int_equal(bench_number(bench, "SELECT filed + signed + paid FROM ended"), 0);
}

static void twelve_services_end_in_one_visit_and_a_thirteenth_is_refused(void **state)
{
    static const char *const services[] = {SERVICE_VNEID_INSTALL, SERVICE_VNEID_LEVEL2,
                                           SERVICE_PORTAL, SERVICE_SIGNATURE};
    static const char *const providers[] = {"vneid", "vnpt", "viettel"};
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    struct desk_ended ended = {.outcome = OUTCOME_HAD_ALREADY};
    for (int i = 0; i < DESK_ENDED; i++) {
        snprintf(ended.service, sizeof ended.service, "%s", services[i % 4]);
        snprintf(ended.provider, sizeof ended.provider, "%s", providers[i / 4]);
        assert_did(desk_end_service(bench->desk, &ended, &bench->error), bench);
    }

    snprintf(ended.provider, sizeof ended.provider, "mobifone");
    assert_refused(desk_end_service(bench->desk, &ended, &bench->error), bench, ERROR_LIMIT);
    char text[400];
    assert_null(strstr(desk_sentence(ACT_WRITE, &bench->error, text, sizeof text), "9 người"));
    snprintf(ended.provider, sizeof ended.provider, "vnpt");
    assert_did(desk_end_service(bench->desk, &ended, &bench->error), bench);

    assert_int_equal(desk_now(bench->desk)->ended_count, DESK_ENDED);
    bench_cut_power(bench);
    assert_int_equal(desk_visit_at(bench->desk, 0)->ended_count, DESK_ENDED);
}

static void a_visit_with_a_guide_begun_and_no_outcome_does_not_close(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    bench_begin(bench, "cai");

    assert_refused(close_visit(bench), bench, ERROR_REFUSED);
    assert_string_equal(bench->error.cause, SERVICE_VNEID_INSTALL);
    assert_did(bench_end_service(bench, SERVICE_VNEID_INSTALL, OUTCOME_DONE), bench);
    assert_did(close_visit(bench), bench);

    assert_int_equal(desk_visit_count(bench->desk), 0);
    assert_null(desk_now(bench->desk));
    assert_string_equal(bench_text(bench, "SELECT result FROM visit"), "done");
}

static void a_visit_comes_to_what_its_services_came_to(void **state)
{
    static const struct {
        enum outcome first, second;
        const char *result;
    } ends[] = {{OUTCOME_DONE, OUTCOME_WAITING, "waiting"},
                {OUTCOME_DONE, OUTCOME_NOT_DONE, "done"},
                {OUTCOME_NOT_DONE, OUTCOME_HAD_ALREADY, "done"},
                {OUTCOME_NOT_DONE, OUTCOME_NOT_DONE, "not_done"},
                {OUTCOME_DONE, OUTCOME_ISSUED, "waiting"}};
    struct bench *bench = *state;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        assert_did(desk_receive_unnamed(bench->desk, "counter", &bench->error), bench);
        assert_did(bench_end_service(bench, SERVICE_VNEID_INSTALL, ends[i].first), bench);
        assert_did(bench_end_service(bench, SERVICE_SIGNATURE, ends[i].second), bench);
        clock_advance(&bench->clock, 1000);
        assert_did(close_visit(bench), bench);
        assert_string_equal(
            bench_text(bench, "SELECT result FROM visit ORDER BY closed DESC LIMIT 1"),
            ends[i].result);
    }
    assert_did(desk_receive_unnamed(bench->desk, "counter", &bench->error), bench);
    clock_advance(&bench->clock, 1000);
    assert_did(close_visit(bench), bench);
    assert_string_equal(bench_text(bench, "SELECT result FROM visit ORDER BY closed DESC LIMIT 1"),
                        "asked");
}

static void the_earliest_day_to_come_back_is_the_visits(void **state)
{
    struct bench *bench = *state;
    struct desk_ended ended = {
        .service = SERVICE_SIGNATURE, .outcome = OUTCOME_ISSUED, .until = "2026-12-01"};
    bench_receive(bench, "A Thuk", THUK);
    assert_did(desk_end_service(bench->desk, &ended, &bench->error), bench);
    assert_did(bench_end_service(bench, SERVICE_PORTAL, OUTCOME_WAITING), bench);

    assert_did(close_visit(bench), bench);

    assert_string_equal(bench_text(bench, "SELECT until FROM visit"), "2026-11-27");
}

static void a_note_that_is_no_text_is_refused_and_one_that_is_is_sealed(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    assert_refused(desk_close(bench->desk, true, "none", "\xff", &bench->error), bench,
                   ERROR_INPUT);
    assert_false(desk_close(bench->desk, true, "nobody", NULL, &bench->error));
    assert_int_equal(desk_visit_count(bench->desk), 1);

    assert_did(desk_close(bench->desk, true, "relative", "con gái đi cùng", &bench->error), bench);

    assert_int_equal(bench_number(bench, "SELECT count(*) FROM entry WHERE body LIKE '%con g%'"),
                     0);
}

static void everybody_open_becomes_a_come_back(void **state)
{
    struct bench *bench = *state;
    int count = 0;
    bench_receive(bench, "A Thuk", THUK);
    bench_begin(bench, "cai");
    assert_did(desk_hold(bench->desk, "otp", &bench->error), bench);
    bench_receive(bench, "Y Blưi", BLUI);
    assert_did(bench_end_service(bench, SERVICE_PORTAL, OUTCOME_DONE), bench);
    assert_did(desk_receive_unnamed(bench->desk, "counter", &bench->error), bench);

    assert_did(desk_all_come_back(bench->desk, desk_today(bench->desk) + 2, &count, &bench->error),
               bench);

    assert_int_equal(count, 3);
    assert_int_equal(desk_visit_count(bench->desk), 0);
    assert_int_equal(bench_number(bench, "SELECT count(*) FROM visit WHERE closed IS NULL"), 0);
    assert_string_equal(bench_text(bench, "SELECT group_concat(result) FROM"
                                          " (SELECT result FROM visit ORDER BY opened)"),
                        "waiting,done,asked");
    assert_string_equal(bench_text(bench, "SELECT until FROM visit WHERE result = 'waiting'"),
                        "2026-11-27");
    assert_did(desk_all_come_back(bench->desk, desk_today(bench->desk) + 2, &count, &bench->error),
               bench);
    assert_int_equal(count, 0);
}

static void who_has_begun_nothing_stays_in_the_tray(void **state)
{
    struct bench *bench = *state;
    int count = 0;
    bench_receive(bench, "A Thuk", THUK);
    bench_receive(bench, "Y Blưi", BLUI);
    bench_begin(bench, "cai");

    assert_did(desk_all_come_back(bench->desk, desk_today(bench->desk) + 2, &count, &bench->error),
               bench);

    assert_int_equal(count, 1);
    assert_int_equal(desk_visit_count(bench->desk), 1);
    assert_string_equal(desk_visit_at(bench->desk, 0)->citizen.name, "A Thuk");
    assert_string_equal(bench_text(bench, "SELECT result FROM visit WHERE closed"), "waiting");
}

static void there_is_always_a_sentence_about_fraud(void **state)
{
    struct bench *bench = *state;
    assert_true(text_is_clean(desk_fraud_sentence(bench->desk)));
    bench_receive(bench, "A Thuk", THUK);
    const char *first = desk_fraud_sentence(bench->desk);
    assert_string_not_equal(first, "");
    clock_advance(&bench->clock, 5000);
    assert_ptr_equal(desk_fraud_sentence(bench->desk), first); /* one visit, one sentence */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        AT_A_DESK(an_answer_given_otherwise_takes_the_place_of_the_first),
        AT_A_DESK(what_an_answer_lacks_is_named),
        AT_A_DESK(a_dossier_is_sealed_and_comes_back),
        AT_A_DESK(a_dossier_that_was_not_done_is_not_counted_as_sent),
        AT_A_DESK(twelve_services_end_in_one_visit_and_a_thirteenth_is_refused),
        AT_A_DESK(a_visit_with_a_guide_begun_and_no_outcome_does_not_close),
        AT_A_DESK(a_visit_comes_to_what_its_services_came_to),
        AT_A_DESK(the_earliest_day_to_come_back_is_the_visits),
        AT_A_DESK(a_note_that_is_no_text_is_refused_and_one_that_is_is_sealed),
        AT_A_DESK(everybody_open_becomes_a_come_back),
        AT_A_DESK(who_has_begun_nothing_stays_in_the_tray),
        AT_A_DESK(there_is_always_a_sentence_about_fraud),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
