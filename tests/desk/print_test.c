/* What the book knows of paper. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/document.h"
#include "bench.h"
#include "desk/desk.h"
#include "desk/print.h"
#include "domain/service.h"

#define THUK  "001090123456"
#define PHONE "0912345678"
#define TO    "tcp:127.0.0.1"

/* A visit of A Thuk that was closed; its id. */
static void closed_visit(struct bench *bench, enum outcome outcome, char visit[DESK_ID_SIZE])
{
    struct citizen citizen = bench_citizen("Nguyễn Thị Lan", THUK);
    snprintf(citizen.phone, sizeof citizen.phone, PHONE);
    assert_did(desk_receive(bench->desk, &citizen, "counter", &bench->error), bench);
    assert_did(bench_end_service(bench, SERVICE_VNEID_INSTALL, outcome), bench);
    snprintf(visit, DESK_ID_SIZE, "%s", desk_now(bench->desk)->id);
    assert_did(desk_close(bench->desk, true, "none", NULL, &bench->error), bench);
}

static struct desk_job queue(struct bench *bench, const char *visit)
{
    struct desk_job job;
    assert_did(desk_print(bench->desk, DESK_PAPER_SLIP, visit, TO, &job, &bench->error), bench);
    return job;
}

static void end(struct bench *bench, const struct desk_job *job, const char *why, bool unsure)
{
    assert_did(desk_print_begun(bench->desk, job->id, &bench->error), bench);
    assert_did(desk_print_ended(bench->desk, job->id, why, unsure, &bench->error), bench);
}

static size_t open_jobs(struct bench *bench, struct desk_job jobs[DESK_JOBS])
{
    size_t count = 0;
    assert_did(desk_jobs_open(bench->desk, jobs, &count, &bench->error), bench);
    assert_int_equal(desk_jobs_open_count(bench->desk), count);
    return count;
}

static void what_was_printed_is_in_the_book_and_done_with(void **state)
{
    struct bench *bench = *state;
    struct desk_job jobs[DESK_JOBS], job;
    char visit[DESK_ID_SIZE];
    closed_visit(bench, OUTCOME_DONE, visit);

    job = queue(bench, visit);
    assert_int_equal(job.state, JOB_QUEUED);
    assert_string_equal(job.printer, TO);
    assert_true(job.number > 0);
    assert_int_equal(open_jobs(bench, jobs), 1);
    end(bench, &job, NULL, false);

    assert_did(desk_job(bench->desk, job.id, &job, &bench->error), bench);
    assert_int_equal(job.state, JOB_PRINTED);
    assert_int_equal(open_jobs(bench, jobs), 0);
}

static void after_a_power_cut_what_was_begun_waits_for_a_person(void **state)
{
    struct bench *bench = *state;
    struct desk_job jobs[DESK_JOBS], job;
    char visit[DESK_ID_SIZE];
    closed_visit(bench, OUTCOME_DONE, visit);
    job = queue(bench, visit);
    assert_did(desk_print_begun(bench->desk, job.id, &bench->error), bench);

    assert_false(bench_cut_power(bench));

    assert_int_equal(open_jobs(bench, jobs), 1);
    assert_string_equal(jobs[0].id, job.id);
    assert_int_equal(jobs[0].state, JOB_PRINTING);
    struct desk_job again = queue(bench, visit);
    assert_true(again.copy); /* something may be on the paper already */
    assert_int_equal(open_jobs(bench, jobs), 1);
    assert_string_equal(jobs[0].id, again.id); /* the first was decided on */
}

static void what_never_reached_the_paper_is_no_copy_when_it_comes_again(void **state)
{
    struct bench *bench = *state;
    struct desk_job jobs[DESK_JOBS], job;
    char visit[DESK_ID_SIZE];
    closed_visit(bench, OUTCOME_DONE, visit);
    job = queue(bench, visit);
    end(bench, &job, "paper", false);
    assert_int_equal(open_jobs(bench, jobs), 1);
    assert_int_equal(jobs[0].state, JOB_FAILED);
    assert_string_equal(jobs[0].why, "paper");
    assert_false(jobs[0].unsure);

    job = queue(bench, visit);
    assert_false(job.copy);
    end(bench, &job, "gone", true);
    job = queue(bench, visit);
    assert_true(job.copy);
    end(bench, &job, NULL, false);
    assert_int_equal(open_jobs(bench, jobs), 0);
}

static void what_is_not_wanted_any_more_is_dropped(void **state)
{
    struct bench *bench = *state;
    struct desk_job jobs[DESK_JOBS], job;
    char visit[DESK_ID_SIZE];
    closed_visit(bench, OUTCOME_DONE, visit);
    job = queue(bench, visit);
    assert_did(desk_print_dropped(bench->desk, job.id, &bench->error), bench);
    assert_int_equal(open_jobs(bench, jobs), 0);
    assert_false(queue(bench, visit).copy);
}

static void paper_is_not_what_ctrl_z_takes_back(void **state)
{
    struct bench *bench = *state;
    char visit[DESK_ID_SIZE];
    closed_visit(bench, OUTCOME_DONE, visit);
    const char *before = desk_undo_name(bench->desk);
    struct desk_job job = queue(bench, visit);
    end(bench, &job, NULL, false);
    assert_string_equal(desk_undo_name(bench->desk), before);
}

static void only_closed_visits_have_slips_and_practice_prints_nothing(void **state)
{
    struct bench *bench = *state;
    struct desk_job job;
    bench_receive(bench, "A Thuk", THUK);
    assert_refused(desk_print(bench->desk, DESK_PAPER_SLIP, desk_now(bench->desk)->id, TO, &job,
                              &bench->error),
                   bench, ERROR_MISSING);
    assert_refused(desk_print(bench->desk, DESK_PAPER_SLIP, "none", TO, &job, &bench->error), bench,
                   ERROR_MISSING);
    assert_did(desk_print(bench->desk, DESK_PAPER_TEST, NULL, TO, &job, &bench->error), bench);
    struct desk *practice = desk_practice(bench->desk, &bench->error);
    assert_non_null(practice);
    assert_refused(desk_print(practice, DESK_PAPER_TEST, NULL, TO, &job, &bench->error), bench,
                   ERROR_REFUSED);
    desk_free(practice);
}

static void a_slip_says_what_is_left_and_holds_no_number(void **state)
{
    struct bench *bench = *state;
    char visit[DESK_ID_SIZE];
    struct arena *arena = arena_new();
    struct document document;
    struct buffer text = {0}, json = {0};
    closed_visit(bench, OUTCOME_NOT_DONE, visit);

    document_init(&document, arena, "Phiếu");
    assert_did(desk_slip(bench->desk, visit, &document, &bench->error), bench);
    document_text(&document, 60, &text);
    document_write(&document, &json);

    assert_non_null(strstr(buffer_text(&text), "Nguyễn Lan"));
    assert_non_null(strstr(buffer_text(&text), "[ ] Cài VNeID: lần này chưa được"));
    assert_non_null(strstr(buffer_text(&text), "[ ] Định danh mức 2: chưa làm"));
    static const char *const never[] = {THUK, PHONE, "Thị", "3456", "5678"};
    for (size_t i = 0; i < sizeof never / sizeof never[0]; i++)
        assert_null(strstr(buffer_text(&json), never[i]));
    buffer_release(&text);
    buffer_release(&json);
    arena_free(arena);
}

static void a_slip_names_what_an_earlier_visit_left_open_and_not_what_it_ended(void **state)
{
    struct bench *bench = *state;
    char visit[DESK_ID_SIZE];
    struct arena *arena = arena_new();
    struct document document;
    struct buffer text = {0};
    closed_visit(bench, OUTCOME_DONE, visit);
    bench_receive(bench, "Nguyễn Thị Lan", THUK);
    struct desk_ended level2 = {
        .service = SERVICE_VNEID_LEVEL2, .outcome = OUTCOME_WAITING, .until = "2026-12-01"};
    assert_did(desk_end_service(bench->desk, &level2, &bench->error), bench);
    assert_did(desk_close(bench->desk, true, "none", NULL, &bench->error), bench);
    bench_receive(bench, "Nguyễn Thị Lan", THUK);
    snprintf(visit, DESK_ID_SIZE, "%s", desk_now(bench->desk)->id);
    assert_did(desk_close(bench->desk, true, "none", NULL, &bench->error), bench);

    document_init(&document, arena, "Phiếu");
    assert_did(desk_slip(bench->desk, visit, &document, &bench->error), bench);
    document_text(&document, 60, &text);

    assert_non_null(strstr(buffer_text(&text), "[ ] Định danh mức 2: hẹn 01/12"));
    assert_non_null(strstr(buffer_text(&text), "thứ Ba, 01/12/2026"));
    assert_null(strstr(buffer_text(&text), "Cài VNeID"));
    buffer_release(&text);
    arena_free(arena);
}

static void the_printer_is_remembered_and_a_spoilt_file_is_none(void **state)
{
    struct bench *bench = *state;
    struct desk_printer printer, again;
    desk_printer(bench->desk, &printer);
    assert_string_equal(printer.where, "");
    assert_string_equal(printer.paper, "roll80");

    printer = (struct desk_printer){.where = "/dev/usb/lp0", .paper = "roll58", .large = true};
    assert_did(desk_keep_printer(bench->desk, &printer, &bench->error), bench);
    bench_cut_power(bench);
    desk_printer(bench->desk, &again);
    assert_string_equal(again.where, "/dev/usb/lp0");
    assert_string_equal(again.paper, "roll58");
    assert_true(again.large);

    scratch_write(&bench->scratch, "data/" PRINTER_FILE,
                  "{\"where\": \"\x1b[2J\", \"paper\":\"a3\"}");
    desk_printer(bench->desk, &again);
    assert_string_equal(again.where, "");
    assert_string_equal(again.paper, "roll80");
}

int main(int argc, char **argv)
{
    if (bench_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_DESK(what_was_printed_is_in_the_book_and_done_with),
        AT_A_DESK(after_a_power_cut_what_was_begun_waits_for_a_person),
        AT_A_DESK(what_never_reached_the_paper_is_no_copy_when_it_comes_again),
        AT_A_DESK(what_is_not_wanted_any_more_is_dropped),
        AT_A_DESK(paper_is_not_what_ctrl_z_takes_back),
        AT_A_DESK(only_closed_visits_have_slips_and_practice_prints_nothing),
        AT_A_DESK(a_slip_says_what_is_left_and_holds_no_number),
        AT_A_DESK(a_slip_names_what_an_earlier_visit_left_open_and_not_what_it_ended),
        AT_A_DESK(the_printer_is_remembered_and_a_spoilt_file_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
