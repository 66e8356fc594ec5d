/* The promise that matters: whatever a printer does, what is said of it afterwards is true. The printer
 * of the tests keeps its own account, and the two are compared.
 *
 * A printer that answers nothing can take a job into its memory, fail, and nobody would know: its
 * faults come while more than pipes and memories hold is still to be sent. Only a TCP connection that
 * is dropped shows at any time. */
#include "paper/printer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/random.h"
#include "support/printer_sim.h"

#define RUNS   200
#define JOB    160000
#define PIPES  100000 /* more than a pty or a connection holds: a quarter of it was measured */
#define SOON   20     /* ms, of waits that will be in vain */
#define NEVER  30000  /* ms, of waits that will not */
#define ANSWER 10     /* ms, of a printer that does not answer */

enum fault { NONE, PAPER, STALL, DROP, FAULTS };

struct run {
    struct printer_sim_plan plan;
    struct printer_limits limits;
    enum fault fault;
    bool before; /* it says from the start that it cannot print */
    size_t size; /* of the job */
};

static uint32_t below(struct random *random, uint32_t end)
{
    uint32_t number = 0;
    random_fill(random, &number, sizeof number);
    return number % end;
}

static void choose_fault(struct run *run, struct random *random)
{
    run->fault = below(random, FAULTS);
    bool shows = run->plan.answers || (run->plan.tcp && run->fault == DROP);
    size_t last = shows ? run->size : run->size - PIPES;
    size_t at = 1 + below(random, (uint32_t)last - 1);
    if (last == JOB && below(random, 2) == 0) /* all is out, and not all was read */
        at = JOB - 1 - below(random, 3000);
    if (run->fault == PAPER)
        run->plan.paper = run->plan.answers && below(random, 4) == 0 ? 0 : at;
    if (run->fault == STALL)
        run->plan.stalls_at = at;
    if (run->fault == DROP)
        run->plan.drops_at = at;
    run->before =
        run->plan.answers && (run->plan.paper == 0 || run->plan.cover_open || run->plan.off_line);
}

static struct run choose(struct random *random)
{
    struct run run = {.plan = {PRINTER_SIM_GOOD}};
    run.plan.tcp = below(random, 2) == 0;
    run.plan.answers = below(random, 2) == 0;
    run.plan.rubbish = below(random, 4) == 0;
    run.plan.near_end = below(random, 2) == 0;
    run.plan.cover_open = below(random, 12) == 0;
    run.plan.off_line = below(random, 12) == 0;
    run.plan.piece = 1 + below(random, 4096);
    run.plan.pause = below(random, 6) == 0 && run.plan.piece > 2000 ? 1 : 0;
    run.size = run.plan.answers && below(random, 2) == 0 ? 2 + below(random, 3000) : JOB;
    choose_fault(&run, random);
    bool in_vain = run.fault == STALL || (run.fault == PAPER && !run.plan.answers);
    run.limits = (struct printer_limits){.connect = NEVER,
                                         .stall = in_vain ? SOON : NEVER,
                                         .status = run.plan.answers ? NEVER : ANSWER,
                                         .answer = in_vain ? SOON : NEVER,
                                         .hang_up = NEVER};
    return run;
}

static char *make_job(struct random *random, size_t size)
{
    char *job = malloc(size);
    random_fill(random, job, size);
    for (size_t i = 0; i < size; i++)
        if (job[i] == 0x10)
            job[i] = 0x11;
    return job;
}

static void check(const struct run *run, struct printer_outcome outcome, bool good, bool same,
                  size_t arrived)
{
    assert_int_equal(outcome.result == PRINTER_PRINTED, good && same);
    assert_int_equal(outcome.reason == PRINTER_FINE, outcome.result == PRINTER_PRINTED);
    if (outcome.result == PRINTER_NOT_SENT)
        assert_int_equal(arrived, 0);
    if (run->before)
        assert_int_equal(outcome.result, PRINTER_NOT_SENT);
    else if (run->fault == NONE)
        assert_int_equal(outcome.result, PRINTER_PRINTED);
    if (run->fault == PAPER && run->plan.answers && !run->before)
        assert_int_equal(outcome.reason, PRINTER_NO_PAPER);
}

static void go(struct random *random, int number)
{
    struct run run = choose(random);
    char *job = make_job(random, run.size), *bytes = NULL;
    size_t arrived = 0;
    struct printer printer;
    struct error error = {0};
    struct printer_sim *sim = printer_sim_start(&run.plan);
    assert_true(printer_read(printer_sim_place(sim), &printer, &error));

    struct printer_outcome outcome =
        printer_send(&printer, &(struct printer_job){.title = "12", .data = job, .size = run.size},
                     &(struct printer_watch){.limits = &run.limits}, &error);

    bool good = printer_sim_end(sim, &bytes, &arrived);
    bool same = arrived == run.size && memcmp(bytes, job, arrived) == 0;
    print_message("%d: %s, %s, %s, fault %d, %zu bytes, piece %zu: %s %s, %zu arrived\n", number,
                  run.plan.tcp ? "tcp" : "pty", run.plan.answers ? "answers" : "silent",
                  run.before ? "not ready" : "ready", run.fault, run.size, run.plan.piece,
                  printer_result_word(outcome.result), printer_reason_word(outcome.reason),
                  arrived);
    check(&run, outcome, good, same, arrived);
    free(bytes);
    free(job);
}

static void whatever_a_printer_does_what_is_said_of_it_is_true(void **state)
{
    (void)state;
    struct random random = {.seed = 20261126};
    for (int number = 0; number < RUNS; number++)
        go(&random, number);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_a_printer_does_what_is_said_of_it_is_true),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
