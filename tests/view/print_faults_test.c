/* A printer that fails in every way, a power that goes, and a clerk who looks at the paper: each slip is on
 * paper once, or it is listed. The program that prints is a script which does what the test has planned and
 * keeps account of what came out whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "desk/print.h"
#include "domain/service.h"
#include "support/counter.h"
#include "view/kiosk_print.h"

#define FAULTS 200
#define SLIPS  (2 * FAULTS)

/* How a print goes: whether the slip comes out whole, and what is said of it. The power goes where nothing
 * is said in time. */
static const struct fault {
    bool whole, cut;
    const char *says;
} faults[] = {
    {true, false, "echo printed"},
    {false, false, "echo not-sent no-paper"},
    {false, false, "echo not-sent no-device"},
    {true, false, "echo sending 100; echo unsure gone"},
    {false, false, "echo sending 40; echo unsure stalled"},
    {true, false, "echo sending 100; kill -9 $$"},
    {false, false, "kill -9 $$"},
    {true, true, "echo sending 0; exec sleep 60"},
    {false, true, "exec sleep 60"},
};
#define KINDS (sizeof faults / sizeof faults[0])

struct account {
    char visit[SLIPS][DESK_ID_SIZE];
    int64_t number[SLIPS];
    int count;
    uint64_t random;
};

static unsigned roll(struct account *account, unsigned sides)
{
    account->random = account->random * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(account->random >> 33) % sides;
}

static void plan(struct counter *counter, const struct fault *fault)
{
    char script[1200];
    char *path = scratch_path(&counter->scratch, "printer/camtay-paper");
    char *paper = scratch_path(&counter->scratch, "printer/paper");
    char *begun = scratch_path(&counter->scratch, "printer/begun");
    snprintf(script, sizeof script,
             "#!/bin/sh\ntitle=$(grep -o 'Phiếu số [0-9]*' | head -n 1)\n%s echo \"$title.\" >>%s\n"
             "echo >%s\n%s\n",
             fault->whole ? "" : "#", paper, begun, fault->says);
    scratch_write(&counter->scratch, "printer/camtay-paper", script);
    scratch_remove(&counter->scratch, "printer/begun");
    chmod(path, 0700);
    setenv("CAMTAY_PAPER", path, 1);
    free(path);
    free(paper);
    free(begun);
}

static bool has_begun(struct counter *counter)
{
    char *begun = scratch_read(&counter->scratch, "printer/begun", NULL);
    bool there = begun != NULL;
    free(begun);
    return there;
}

/* Lets the print go as planned. */
static void let_it_go(struct counter *counter, const struct fault *fault)
{
    for (int i = 0; i < 2000 && fault->cut && !has_begun(counter); i++)
        usleep(2000);
    if (fault->cut) {
        counter_off(counter);
        counter_on(counter);
        counter_unlock(counter);
        return;
    }
    counter_wait_for_paper(counter);
}

static void new_visit(struct counter *counter, struct account *account)
{
    struct error error = {0};
    struct desk *desk = counter_desk(counter);
    assert_true(desk_receive_unnamed(desk, "counter", &error));
    snprintf(account->visit[account->count], DESK_ID_SIZE, "%s", desk_now(desk)->id);
    assert_true(desk_close(desk, true, "none", NULL, &error));
    account->number[account->count++] = desk_last_number(desk);
}

/* How often a slip came out whole. */
static int on_paper(struct counter *counter, int64_t number)
{
    char title[60];
    int times = 0;
    char *paper = scratch_read(&counter->scratch, "printer/paper", NULL);
    snprintf(title, sizeof title, "Phiếu số %lld.", (long long)number);
    for (const char *at = paper; at != NULL && (at = strstr(at, title)) != NULL; at++)
        times++;
    free(paper);
    return times;
}

static const struct desk_job *listed(const struct desk_job *jobs, size_t count, const char *visit)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(jobs[i].visit, visit) == 0)
            return &jobs[i];
    }
    return NULL;
}

/* The clerk takes one of the list: what came out whole is dropped, what did not is printed again. */
static void decide(struct counter *counter, struct account *account, const struct fault *fault)
{
    struct desk_job jobs[DESK_JOBS];
    struct reaction refusal;
    struct error error = {0};
    size_t count = 0;
    assert_true(desk_jobs_open(counter_desk(counter), jobs, &count, &error));
    if (count == 0)
        return;
    const struct desk_job *job = &jobs[roll(account, (unsigned)count)];
    if (on_paper(counter, job->visit_number) > 0) {
        assert_true(job->unsure || job->state == JOB_PRINTING); /* else the list would lie */
        assert_true(desk_print_dropped(counter_desk(counter), job->id, &error));
        return;
    }
    assert_true(kiosk_print(counter->kiosk, DESK_PAPER_SLIP, job->visit, &refusal));
    let_it_go(counter, fault);
}

static void each_is_on_paper_once_or_listed(struct counter *counter, const struct account *account)
{
    struct desk_job jobs[DESK_JOBS];
    struct error error = {0};
    size_t count = 0;
    assert_true(desk_jobs_open(counter_desk(counter), jobs, &count, &error));
    assert_true(count < DESK_JOBS);
    for (int i = 0; i < account->count; i++) {
        int times = on_paper(counter, account->number[i]);
        if (times > 1 || (times == 0 && listed(jobs, count, account->visit[i]) == NULL))
            fail_msg("slip %d: %d times on paper, %s", i, times,
                     listed(jobs, count, account->visit[i]) != NULL ? "listed" : "not listed");
    }
}

static void after_200_faults_each_slip_is_on_paper_once_or_listed(void **state)
{
    struct counter *counter = *state;
    struct account *account = calloc(1, sizeof *account);
    struct desk_printer printer = {.where = "tcp:127.0.0.1", .paper = "roll80"};
    struct reaction refusal;
    struct error error = {0};
    assert_non_null(account);
    account->random = 5;
    assert_true(desk_keep_printer(counter_desk(counter), &printer, &error));
    int failures = 0;
    while (failures < FAULTS && account->count < SLIPS) {
        const struct fault *fault = &faults[roll(account, KINDS)];
        plan(counter, fault);
        failures += fault != &faults[0];
        if (roll(account, 3) == 0) {
            new_visit(counter, account);
            assert_true(kiosk_print(counter->kiosk, DESK_PAPER_SLIP,
                                    account->visit[account->count - 1], &refusal));
            let_it_go(counter, fault);
        } else {
            decide(counter, account, fault);
        }
    }
    assert_true(failures >= FAULTS && account->count > 40);
    each_is_on_paper_once_or_listed(counter, account);
    free(account);
    scratch_remove(&counter->scratch, "printer");
    unsetenv("CAMTAY_PAPER");
}

int main(int argc, char **argv)
{
    if (counter_was_child(argc, argv))
        return 0;
    const struct CMUnitTest tests[] = {
        AT_A_COUNTER(after_200_faults_each_slip_is_on_paper_once_or_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
