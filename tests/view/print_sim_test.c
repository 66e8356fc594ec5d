/* The kiosk, the real program that prints, and a played printer on a line or behind a port that runs out of
 * paper, is opened or hangs up at any byte: each slip is on paper once, or it is listed. (Printers that take
 * nothing more are given up after ten seconds: tests/paper/ plays those with shorter limits.) */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "desk/print.h"
#include "support/counter.h"
#include "support/printer_sim.h"
#include "view/kiosk_print.h"

#define FAULTS 200
#define SLIPS  (2 * FAULTS)
#define WHOLE  30000 /* bytes: about what a slip has */

struct slips {
    struct {
        char visit[DESK_ID_SIZE];
        int on_paper; /* how often the printer says that it came out whole */
    } slip[SLIPS];
    int count, faults;
    uint64_t random;
};

static unsigned roll(struct slips *slips, unsigned sides)
{
    slips->random = slips->random * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(slips->random >> 33) % sides;
}

static struct printer_sim_plan plan(struct slips *slips)
{
    struct printer_sim_plan plan = {PRINTER_SIM_GOOD, .answers = true};
    plan.tcp = roll(slips, 2) == 0;
    switch (roll(slips, 5)) {
    case 0: plan.drops_at = roll(slips, WHOLE); break;
    case 1: plan.paper = roll(slips, WHOLE); break;
    case 2: plan.paper = 0; break;
    case 3: plan.cover_open = true; break;
    default: return plan;
    }
    slips->faults++;
    return plan;
}

static void print(struct counter *counter, struct slips *slips, int which)
{
    struct printer_sim_plan how = plan(slips);
    struct printer_sim *sim = printer_sim_start(&how);
    struct desk_printer printer = {.paper = "roll58"};
    struct reaction refusal;
    struct error error = {0};
    snprintf(printer.where, sizeof printer.where, "%s", printer_sim_place(sim));
    assert_true(desk_keep_printer(counter_desk(counter), &printer, &error));
    assert_true(kiosk_print(counter->kiosk, DESK_PAPER_SLIP, slips->slip[which].visit, &refusal));
    counter_wait_for_paper(counter);
    char *bytes = NULL;
    size_t size = 0;
    bool whole = printer_sim_end(sim, &bytes, &size) && size > 0;
    slips->slip[which].on_paper += whole;
    free(bytes);
}

static int new_slip(struct counter *counter, struct slips *slips)
{
    struct error error = {0};
    struct desk *desk = counter_desk(counter);
    assert_true(desk_receive_unnamed(desk, "counter", &error));
    snprintf(slips->slip[slips->count].visit, DESK_ID_SIZE, "%s", desk_now(desk)->id);
    assert_true(desk_close(desk, true, "none", NULL, &error));
    return slips->count++;
}

static int find(const struct slips *slips, const char *visit)
{
    for (int i = 0; i < slips->count; i++) {
        if (strcmp(slips->slip[i].visit, visit) == 0)
            return i;
    }
    fail_msg("a job of no visit of ours: %s", visit);
    return -1;
}

/* The clerk looks at the paper: what came out whole is dropped, what did not is printed again. */
static void decide(struct counter *counter, struct slips *slips)
{
    struct desk_job jobs[DESK_JOBS];
    struct error error = {0};
    size_t count = 0;
    assert_true(desk_jobs_open(counter_desk(counter), jobs, &count, &error));
    if (count == 0)
        return;
    const struct desk_job *job = &jobs[roll(slips, (unsigned)count)];
    int which = find(slips, job->visit);
    if (slips->slip[which].on_paper == 0) {
        print(counter, slips, which);
        return;
    }
    assert_true(job->unsure); /* of what is said not to be sent nothing is on paper */
    assert_true(desk_print_dropped(counter_desk(counter), job->id, &error));
}

static bool is_listed(const struct desk_job *jobs, size_t count, const char *visit)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(jobs[i].visit, visit) == 0)
            return true;
    }
    return false;
}

static void after_200_faults_of_a_printer_each_slip_is_on_paper_once_or_listed(void **state)
{
    struct counter *counter = *state;
    struct slips *slips = calloc(1, sizeof *slips);
    struct desk_job jobs[DESK_JOBS];
    struct error error = {0};
    size_t count = 0;
    assert_non_null(slips);
    slips->random = 7;
    while (slips->faults < FAULTS && slips->count < SLIPS) {
        if (roll(slips, 3) == 0)
            print(counter, slips, new_slip(counter, slips));
        else
            decide(counter, slips);
    }
    assert_true(slips->faults >= FAULTS);
    assert_true(desk_jobs_open(counter_desk(counter), jobs, &count, &error));
    assert_true(count < DESK_JOBS);
    for (int i = 0; i < slips->count; i++) {
        int times = slips->slip[i].on_paper;
        if (times > 1 || (times == 0 && !is_listed(jobs, count, slips->slip[i].visit)))
            fail_msg("slip %d of %d: %d times on paper", i, slips->count, times);
    }
    print_message("%d slips, %d faults, %zu listed\n", slips->count, slips->faults, count);
    free(slips);
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(after_200_faults_of_a_printer_each_slip_is_on_paper_once_or_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
