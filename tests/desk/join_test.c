/* Two records of one person are joined and parted; a number that is learnt joins them by itself. */
#include "bench.h"

#include <stdio.h>
#include <string.h>

#include "desk/correct.h"
#include "desk/join.h"
#include "desk/names.h"
#include "report/day.h"
#include "report/due.h"
#include "report/log.h"
#include "report/period.h"
#include "report/target.h"

#define TODAY 20782 /* 2026-11-25 */

static const char people_sql[] = "SELECT count(*) FROM citizen WHERE first_day IS NOT NULL";

/* One visit of somebody with one answer about VNeID, closed; the record's id. */
static void one_visit(struct bench *bench, const char *name, const char *number,
                      enum outcome outcome, char id[DESK_ID_SIZE])
{
    struct desk_ended ended = {.outcome = outcome};
    snprintf(ended.service, sizeof ended.service, "%s", SERVICE_VNEID_INSTALL);
    if (outcome == OUTCOME_WAITING)
        snprintf(ended.until, sizeof ended.until, "2026-12-01");
    bench_receive(bench, name, number);
    memcpy(id, desk_now(bench->desk)->citizen.id, DESK_ID_SIZE);
    assert_did(desk_end_service(bench->desk, &ended, &bench->error), bench);
    assert_did(desk_close(bench->desk, true, "none", NULL, &bench->error), bench);
}

/* A Thuk without a number waits for VNeID; A Thuk with one came later and has it. */
static void tell_of_two(struct bench *bench, char numbered[DESK_ID_SIZE],
                        char without[DESK_ID_SIZE])
{
    one_visit(bench, "A Thuk", "", OUTCOME_WAITING, without);
    one_visit(bench, "A Thuk", THUK, OUTCOME_DONE, numbered);
}

static bool count_row(void *self, const struct due_row *row)
{
    (void)row;
    ++*(long *)self;
    return true;
}

static long due(struct bench *bench)
{
    long count = 0;
    assert_true(report_due(desk_ledger(bench->desk), NULL, count_row, &count, &bench->error));
    return count;
}

static long people_of_the_day(struct bench *bench)
{
    struct day_figures figures;
    assert_true(report_day(desk_ledger(bench->desk), TODAY, &figures, &bench->error));
    return figures.people;
}

static struct target_figures targets_of(struct bench *bench)
{
    struct target_figures figures;
    assert_true(report_targets(desk_ledger(bench->desk), desk_commune(bench->desk), TODAY - 20,
                               TODAY, &figures, &bench->error));
    return figures;
}

static long people_of_the_month(struct bench *bench)
{
    struct period_figures figures;
    assert_true(report_period(desk_ledger(bench->desk), desk_commune(bench->desk), TODAY - 20,
                              TODAY, &figures, &bench->error));
    return figures.people.in;
}

static void joined_they_are_one_in_the_figures_and_parted_two(void **state)
{
    struct bench *bench = *state;
    char numbered[DESK_ID_SIZE], without[DESK_ID_SIZE];
    tell_of_two(bench, numbered, without);
    assert_int_equal(people_of_the_day(bench), 2);
    assert_int_equal(due(bench), 1);

    assert_did(desk_join(bench->desk, numbered, without, &bench->error), bench);
    assert_int_equal(people_of_the_day(bench), 1);
    assert_int_equal(due(bench), 0); /* he has it */

    assert_did(desk_part(bench->desk, without, &bench->error), bench);
    assert_int_equal(people_of_the_day(bench), 2);
    assert_int_equal(due(bench), 1);
}

/* Of one person the one record has level 2, the other the signature: only together they are both. */
static void a_target_and_a_month_count_a_joined_pair_once(void **state)
{
    struct bench *bench = *state;
    char numbered[DESK_ID_SIZE], without[DESK_ID_SIZE];
    struct citizen older = bench_citizen("A Thuk", "");
    older.birth_year = 1990;
    assert_did(desk_receive(bench->desk, &older, "counter", &bench->error), bench);
    memcpy(without, desk_now(bench->desk)->citizen.id, sizeof without);
    assert_did(bench_end_service(bench, SERVICE_SIGNATURE, OUTCOME_HAD_ALREADY), bench);
    assert_did(desk_close(bench->desk, true, "none", NULL, &bench->error), bench);
    bench_receive(bench, "A Thuk", THUK);
    memcpy(numbered, desk_now(bench->desk)->citizen.id, sizeof numbered);
    assert_did(bench_end_service(bench, SERVICE_VNEID_LEVEL2, OUTCOME_DONE), bench);
    assert_did(desk_close(bench->desk, true, "none", NULL, &bench->error), bench);
    struct target_figures before = targets_of(bench), after;
    assert_int_equal(before.all.known, 2);
    assert_int_equal(before.all.both, 0);

    assert_did(desk_join(bench->desk, numbered, without, &bench->error), bench);

    after = targets_of(bench);
    assert_int_equal(after.all.known, 1);
    assert_int_equal(after.all.level2, 1);
    assert_int_equal(after.all.signature, 1);
    assert_int_equal(after.all.both, 1);
    assert_int_equal(people_of_the_month(bench), 1);
    struct log_filter all = {.citizen = without, .from = TODAY - 9, .to = TODAY};
    long visits = 0;
    assert_true(report_log_count(desk_ledger(bench->desk), &all, &visits, &bench->error));
    assert_int_equal(visits, 2);
}

static void the_record_with_the_number_is_kept_whichever_was_named(void **state)
{
    struct bench *bench = *state;
    char numbered[DESK_ID_SIZE], without[DESK_ID_SIZE];
    tell_of_two(bench, numbered, without);

    assert_did(desk_join(bench->desk, without, numbered, &bench->error), bench);

    struct citizen citizen;
    assert_did(desk_citizen(bench->desk, without, &citizen, &bench->error), bench);
    assert_string_equal(citizen.id, numbered);
    assert_string_equal(citizen.id_number, THUK);
}

static void ctrl_z_takes_a_join_back(void **state)
{
    struct bench *bench = *state;
    char numbered[DESK_ID_SIZE], without[DESK_ID_SIZE];
    tell_of_two(bench, numbered, without);
    assert_did(desk_join(bench->desk, numbered, without, &bench->error), bench);
    assert_non_null(strstr(desk_said(bench->desk), "A Thuk · gộp hai hồ sơ thành một"));

    assert_did(desk_undo(bench->desk, &bench->error), bench);

    assert_int_equal(people_of_the_day(bench), 2);
    assert_int_equal(bench_entries(bench, "citizen.joined"), 1);
}

static void what_cannot_be_joined_or_parted_is_refused_with_a_reason(void **state)
{
    struct bench *bench = *state;
    char thuk[DESK_ID_SIZE], blui[DESK_ID_SIZE], text[400];
    one_visit(bench, "A Thuk", THUK, OUTCOME_DONE, thuk);
    one_visit(bench, "Y Blui", BLUI, OUTCOME_DONE, blui);

    assert_refused(desk_join(bench->desk, thuk, blui, &bench->error), bench, ERROR_REFUSED);
    assert_non_null(strstr(desk_sentence(ACT_WRITE, &bench->error, text, sizeof text),
                           "hai số định danh khác nhau"));
    assert_refused(desk_join(bench->desk, thuk, thuk, &bench->error), bench, ERROR_REFUSED);
    assert_refused(desk_part(bench->desk, thuk, &bench->error), bench, ERROR_REFUSED);
    assert_refused(desk_join(bench->desk, thuk, "00000000000000000000000000000000", &bench->error),
                   bench, ERROR_MISSING);
    desk_lock(bench->desk);
    assert_refused(desk_join(bench->desk, thuk, blui, &bench->error), bench, ERROR_KEY);
    assert_int_equal(bench_entries(bench, "citizen.joined"), 0);
}

static void a_number_learnt_in_the_visit_keeps_one_record(void **state)
{
    struct bench *bench = *state;
    char earlier[DESK_ID_SIZE];
    one_visit(bench, "A Thuk", "", OUTCOME_DONE, earlier);
    struct citizen known;
    assert_did(desk_citizen(bench->desk, earlier, &known, &bench->error), bench);
    assert_did(desk_receive(bench->desk, &known, "counter", &bench->error), bench);
    snprintf(known.id_number, sizeof known.id_number, "%s", THUK);

    assert_did(desk_identify(bench->desk, &known, &bench->error), bench);

    enum outcome outcome;
    char day[16], until[16];
    assert_int_equal(bench_number(bench, people_sql), 1);
    assert_true(desk_state(bench->desk, desk_now(bench->desk)->citizen.id, SERVICE_VNEID_INSTALL,
                           NULL, &outcome, day, until));
    assert_did(desk_undo(bench->desk, &bench->error), bench);
    assert_string_equal(desk_now(bench->desk)->citizen.id, earlier);
    assert_int_equal(bench_number(bench, people_sql), 1);
}

static void who_was_taken_for_another_is_not_joined_to_him(void **state)
{
    struct bench *bench = *state;
    char earlier[DESK_ID_SIZE];
    one_visit(bench, "A Thuk", "", OUTCOME_DONE, earlier);
    struct citizen known, right = bench_citizen("Y Blui", BLUI);
    assert_did(desk_citizen(bench->desk, earlier, &known, &bench->error), bench);
    assert_did(desk_receive(bench->desk, &known, "counter", &bench->error), bench);

    assert_did(desk_identify(bench->desk, &right, &bench->error), bench);

    assert_int_equal(bench_entries(bench, "citizen.joined"), 0);
    assert_int_equal(bench_number(bench, people_sql), 2);
}

/* The first number may be another's: his record must not become this one's. */
static void a_record_that_ever_had_a_number_is_not_joined_by_another(void **state)
{
    struct bench *bench = *state;
    bench_receive(bench, "A Thuk", THUK);
    struct citizen citizen = desk_now(bench->desk)->citizen;
    citizen.id_number[0] = '\0';
    assert_did(desk_identify(bench->desk, &citizen, &bench->error), bench);
    snprintf(citizen.id_number, sizeof citizen.id_number, "%s", BLUI);

    assert_did(desk_identify(bench->desk, &citizen, &bench->error), bench);

    assert_int_equal(bench_entries(bench, "citizen.joined"), 0);
}

static void an_undone_join_gives_the_visit_in_hand_back(void **state)
{
    struct bench *bench = *state;
    char numbered[DESK_ID_SIZE], without[DESK_ID_SIZE];
    one_visit(bench, "A Thuk", THUK, OUTCOME_DONE, numbered);
    bench_receive(bench, "A Thuk", "");
    memcpy(without, desk_now(bench->desk)->citizen.id, sizeof without);
    assert_did(desk_join(bench->desk, numbered, without, &bench->error), bench);
    assert_string_equal(desk_visit_at(bench->desk, 0)->citizen.id, numbered);

    assert_did(desk_undo(bench->desk, &bench->error), bench);

    assert_string_equal(desk_visit_at(bench->desk, 0)->citizen.id, without);
}

static void a_corrected_number_joins_the_record_of_the_same_name(void **state)
{
    struct bench *bench = *state;
    char earlier[DESK_ID_SIZE];
    one_visit(bench, "A Thuk", "", OUTCOME_DONE, earlier);
    struct citizen known;
    assert_did(desk_citizen(bench->desk, earlier, &known, &bench->error), bench);
    assert_did(desk_receive(bench->desk, &known, "counter", &bench->error), bench);
    char visit[DESK_ID_SIZE];
    memcpy(visit, desk_now(bench->desk)->id, sizeof visit);
    assert_did(desk_close(bench->desk, true, "none", NULL, &bench->error), bench);
    struct desk_correction because = {.visit = visit, .reason = "mistyped"};
    struct citizen right = bench_citizen("A THUK", THUK);

    assert_did(desk_correct_person(bench->desk, &because, &right, &bench->error), bench);

    assert_int_equal(bench_number(bench, people_sql), 1);
    assert_int_equal(bench_number(bench, "SELECT count(DISTINCT citizen) FROM visit"), 1);
}

static void a_visit_in_hand_belongs_to_the_kept_record(void **state)
{
    struct bench *bench = *state;
    char numbered[DESK_ID_SIZE], without[DESK_ID_SIZE];
    one_visit(bench, "A Thuk", THUK, OUTCOME_DONE, numbered);
    bench_receive(bench, "A Thuk", "");
    memcpy(without, desk_now(bench->desk)->citizen.id, sizeof without);

    assert_did(desk_join(bench->desk, numbered, without, &bench->error), bench);

    bench_receive(bench, "A Thuk", THUK); /* he sits there already */
    assert_int_equal(desk_visit_count(bench->desk), 1);
    bench_cut_power(bench);
    assert_string_equal(desk_visit_at(bench->desk, 0)->citizen.id, numbered);
    assert_did(desk_part(bench->desk, without, &bench->error), bench);
    assert_string_equal(desk_visit_at(bench->desk, 0)->citizen.id, without);
}

static void the_same_name_or_phone_proposes_and_another_number_or_year_does_not(void **state)
{
    struct bench *bench = *state;
    char numbered[DESK_ID_SIZE], without[DESK_ID_SIZE], ignored[DESK_ID_SIZE];
    tell_of_two(bench, numbered, without);
    one_visit(bench, "À Thúk", "001090000017", OUTCOME_DONE, ignored); /* another number */
    struct citizen phone = bench_citizen("Thuk Kon Jơ Dri", "");
    snprintf(phone.phone, sizeof phone.phone, "0912345678");
    assert_did(desk_receive(bench->desk, &phone, "counter", &bench->error), bench);
    struct citizen same = bench_citizen("A Thuk", THUK);
    snprintf(same.phone, sizeof same.phone, "0912345678");
    assert_did(desk_receive(bench->desk, &same, "counter", &bench->error), bench);
    while (desk_names_more(bench->desk, &bench->error)) {
    }

    struct desk_record found[8];
    size_t count = desk_join_candidates(bench->desk, numbered, found, 8, &bench->error);

    assert_int_equal(count, 2);
    assert_string_equal(found[0].citizen.id, without);
    assert_string_equal(found[1].citizen.name, "Thuk Kon Jơ Dri");
    assert_did(desk_join(bench->desk, numbered, without, &bench->error), bench);
    assert_int_equal(desk_join_candidates(bench->desk, without, found, 8, &bench->error), 1);
    assert_int_equal(desk_joined(bench->desk, without, found, 8, &bench->error), 1);
    assert_string_equal(found[0].citizen.id, without);
    assert_int_equal(found[0].visits, 1);
}

static void a_search_shows_a_joined_person_once(void **state)
{
    struct bench *bench = *state;
    char numbered[DESK_ID_SIZE], without[DESK_ID_SIZE];
    one_visit(bench, "A Thuk", THUK, OUTCOME_DONE, numbered);
    one_visit(bench, "Thuk Em", "", OUTCOME_DONE, without);
    assert_did(desk_join(bench->desk, numbered, without, &bench->error), bench);
    while (desk_names_more(bench->desk, &bench->error)) {
    }

    struct desk_named found[8];
    assert_int_equal(desk_find_names(bench->desk, "thuk", found, 8, NULL, &bench->error), 1);
    assert_string_equal(found[0].id, numbered);
    assert_did(desk_part(bench->desk, without, &bench->error), bench);
    assert_int_equal(desk_find_names(bench->desk, "thuk", found, 8, NULL, &bench->error), 2);
}

int main(int argc, char **argv)
{
    if (bench_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_DESK(joined_they_are_one_in_the_figures_and_parted_two),
        AT_A_DESK(a_target_and_a_month_count_a_joined_pair_once),
        AT_A_DESK(the_record_with_the_number_is_kept_whichever_was_named),
        AT_A_DESK(ctrl_z_takes_a_join_back),
        AT_A_DESK(what_cannot_be_joined_or_parted_is_refused_with_a_reason),
        AT_A_DESK(a_number_learnt_in_the_visit_keeps_one_record),
        AT_A_DESK(who_was_taken_for_another_is_not_joined_to_him),
        AT_A_DESK(a_record_that_ever_had_a_number_is_not_joined_by_another),
        AT_A_DESK(an_undone_join_gives_the_visit_in_hand_back),
        AT_A_DESK(a_corrected_number_joins_the_record_of_the_same_name),
        AT_A_DESK(a_visit_in_hand_belongs_to_the_kept_record),
        AT_A_DESK(the_same_name_or_phone_proposes_and_another_number_or_year_does_not),
        AT_A_DESK(a_search_shows_a_joined_person_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
