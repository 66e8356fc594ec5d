/* Promises of paper/printer.h about devices and TCP, one by one; printer_fault_test.c has them against
 * chance. */
#include "paper/printer.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/error.h"
#include "support/printer_sim.h"

#define JOB   200000
#define NEVER 30000 /* ms, of waits that will not be in vain */

/* For waits that will be in vain. */
static const struct printer_limits brief = {
    .connect = NEVER, .stall = 30, .status = NEVER, .answer = 30, .hang_up = NEVER};
static const struct printer_limits silent = {
    .connect = NEVER, .stall = NEVER, .status = 10, .answer = 0, .hang_up = NEVER};
static const struct printer_limits patient = {
    .connect = NEVER, .stall = NEVER, .status = NEVER, .answer = NEVER, .hang_up = NEVER};

static volatile sig_atomic_t stop;

static void note_signal(int number)
{
    stop = number;
}

struct sent {
    struct printer_outcome outcome;
    bool good; /* by the printer's own account */
    size_t arrived;
    struct error error;
};

static char job[JOB];

static struct printer_outcome send_to(const char *place, const struct printer_watch *watch,
                                      size_t size, struct error *error)
{
    struct printer printer;
    assert_true(printer_read(place, &printer, error));
    return printer_send(&printer, &(struct printer_job){.title = "12", .data = job, .size = size},
                        watch, error);
}

static struct sent play(const struct printer_sim_plan *plan, const struct printer_watch *watch,
                        size_t size)
{
    struct sent sent = {0};
    char *bytes = NULL;
    struct printer_sim *sim = printer_sim_start(plan);
    sent.outcome = send_to(printer_sim_place(sim), watch, size, &sent.error);
    sent.good = printer_sim_end(sim, &bytes, &sent.arrived);
    assert_memory_equal(bytes, job, sent.arrived);
    free(bytes);
    return sent;
}

static void assert_outcome(struct printer_outcome outcome, enum printer_result result,
                           enum printer_reason reason)
{
    assert_string_equal(printer_result_word(outcome.result), printer_result_word(result));
    assert_string_equal(printer_reason_word(outcome.reason), printer_reason_word(reason));
}

static void a_silent_printer_prints(void **state)
{
    (void)state;
    for (int tcp = 0; tcp < 2; tcp++) {
        struct sent sent = play(&(struct printer_sim_plan){PRINTER_SIM_GOOD, .tcp = tcp},
                                &(struct printer_watch){.limits = &silent}, JOB);
        assert_outcome(sent.outcome, PRINTER_PRINTED, PRINTER_FINE);
        assert_true(sent.good);
        assert_int_equal(sent.arrived, JOB);
    }
}

static void paper_near_its_end_and_rubbish_do_not_keep_from_printing(void **state)
{
    (void)state;
    for (int tcp = 0; tcp < 2; tcp++) {
        struct sent sent =
            play(&(struct printer_sim_plan){PRINTER_SIM_GOOD, .tcp = tcp, .answers = true,
                                            .near_end = true, .rubbish = true},
                 &(struct printer_watch){.limits = &patient}, JOB);
        assert_outcome(sent.outcome, PRINTER_PRINTED, PRINTER_FINE);
        assert_int_equal(sent.arrived, JOB);
    }
}

static void a_printer_that_cannot_print_gets_not_one_byte(void **state)
{
    (void)state;
    static const struct {
        struct printer_sim_plan plan;
        enum printer_reason reason;
    } rows[] = {
        {{PRINTER_SIM_GOOD, .answers = true, .off_line = true}, PRINTER_OFFLINE},
        {{PRINTER_SIM_GOOD, .answers = true, .cover_open = true}, PRINTER_COVER_OPEN},
        {{.paper = 0, .stalls_at = JOB, .drops_at = JOB, .answers = true}, PRINTER_NO_PAPER},
    };
    for (size_t i = 0; i < 2 * sizeof rows / sizeof rows[0]; i++) {
        struct printer_sim_plan plan = rows[i / 2].plan;
        plan.tcp = i % 2 == 0;
        struct sent sent = play(&plan, &(struct printer_watch){.limits = &patient}, JOB);
        assert_outcome(sent.outcome, PRINTER_NOT_SENT, rows[i / 2].reason);
        assert_int_equal(sent.arrived, 0);
    }
}

static void paper_that_ends_on_the_way_is_told(void **state)
{
    (void)state;
    struct sent sent = play(&(struct printer_sim_plan){.paper = 100,
                                                       .stalls_at = PRINTER_SIM_NEVER,
                                                       .drops_at = PRINTER_SIM_NEVER,
                                                       .answers = true},
                            &(struct printer_watch){.limits = &patient}, 1000);
    assert_outcome(sent.outcome, PRINTER_UNSURE, PRINTER_NO_PAPER);
    assert_false(sent.good);
}

static void a_printer_that_hangs_up_leaves_us_unsure(void **state)
{
    (void)state;
    for (int i = 0; i < 4; i++) {
        struct printer_sim_plan plan = {PRINTER_SIM_GOOD, .tcp = i % 2, .answers = i / 2};
        plan.drops_at = 20000;
        struct sent sent =
            play(&plan, &(struct printer_watch){.limits = i / 2 ? &patient : &silent}, JOB);
        assert_outcome(sent.outcome, PRINTER_UNSURE, PRINTER_GONE);
        assert_int_equal(sent.arrived, 20000);
    }
}

static void a_printer_that_takes_nothing_more_is_given_up(void **state)
{
    (void)state;
    for (int tcp = 0; tcp < 2; tcp++) {
        struct printer_sim_plan plan = {PRINTER_SIM_GOOD, .tcp = tcp, .answers = true};
        plan.stalls_at = 20000;
        struct sent sent = play(&plan, &(struct printer_watch){.limits = &brief}, JOB);
        assert_outcome(sent.outcome, PRINTER_UNSURE, PRINTER_STALLED);
        assert_int_equal(sent.arrived, 20000);
    }
}

/* All has arrived at its machine, which reads on slowly, and then does not. */
static void a_connection_that_is_dropped_after_the_last_byte_is_noticed(void **state)
{
    (void)state;
    struct printer_sim_plan plan = {PRINTER_SIM_GOOD, .tcp = true, .piece = 100, .pause = 5};
    plan.drops_at = 2900;
    struct sent sent = play(&plan, &(struct printer_watch){.limits = &silent}, 3000);
    assert_outcome(sent.outcome, PRINTER_UNSURE, PRINTER_GONE);
}

/* The connection takes more than the printer does. */
static void a_job_that_has_not_left_this_machine_is_not_printed(void **state)
{
    (void)state;
    struct printer_sim_plan plan = {PRINTER_SIM_GOOD, .tcp = true};
    plan.stalls_at = 1;
    const struct printer_limits limits = {
        .connect = NEVER, .stall = 30, .status = 10, .answer = 0, .hang_up = 10};
    struct sent sent = play(&plan, &(struct printer_watch){.limits = &limits}, 15000);
    assert_outcome(sent.outcome, PRINTER_UNSURE, PRINTER_STALLED);
}

/* The job is in the pipe, all of it; nobody has said that it was read. */
static void a_printer_that_has_spoken_and_is_silent_afterwards_has_not_printed(void **state)
{
    (void)state;
    for (int tcp = 0; tcp < 2; tcp++) {
        struct printer_sim_plan plan = {PRINTER_SIM_GOOD, .tcp = tcp, .answers = true};
        plan.stalls_at = 1;
        struct sent sent = play(&plan, &(struct printer_watch){.limits = &brief}, 1000);
        assert_outcome(sent.outcome, PRINTER_UNSURE, PRINTER_STALLED);
    }
}

static void take_progress(void *self, int percent)
{
    int *last = self;
    assert_true(percent > *last || (percent == 0 && *last == -1));
    assert_in_range(percent, 0, 100);
    if (*last == -1)
        assert_int_equal(percent, 0);
    *last = percent;
}

static void progress_goes_from_0_to_100(void **state)
{
    (void)state;
    int last = -1;
    play(&(struct printer_sim_plan){PRINTER_SIM_GOOD, .tcp = true},
         &(struct printer_watch){.limits = &silent, .progress = take_progress, .self = &last}, JOB);
    assert_int_equal(last, 100);
    last = -1;
    play(&(struct printer_sim_plan){PRINTER_SIM_GOOD, .answers = true, .off_line = true},
         &(struct printer_watch){.limits = &patient, .progress = take_progress, .self = &last},
         JOB);
    assert_int_equal(last, -1);
}

static void end_us(void *self, size_t arrived)
{
    (void)self;
    if (arrived == 20000)
        kill(getpid(), SIGTERM);
}

static void a_signal_ends_the_longest_wait_and_the_answer_is_true(void **state)
{
    (void)state;
    struct sigaction before;
    const struct sigaction noting = {.sa_handler = note_signal};
    sigaction(SIGTERM, &noting, &before);
    for (int tcp = 0; tcp < 2; tcp++) {
        struct printer_sim_plan plan = {PRINTER_SIM_GOOD, .tcp = tcp, .reading = end_us};
        plan.stalls_at = 20000;
        stop = 0;
        struct sent sent =
            play(&plan, &(struct printer_watch){.limits = &silent, .stop = &stop}, JOB);
        assert_outcome(sent.outcome, PRINTER_UNSURE, PRINTER_STOPPED);

        sent = play(&plan, &(struct printer_watch){.limits = &silent, .stop = &stop}, JOB);
        assert_outcome(sent.outcome, PRINTER_NOT_SENT, PRINTER_STOPPED);
        assert_int_equal(sent.arrived, 0);
    }
    sigaction(SIGTERM, &before, NULL);
}

static void a_serial_line_is_raw_and_as_fast_as_was_said(void **state)
{
    (void)state;
    struct termios modes;
    struct buffer place = {0};
    struct error error = {0};
    char *bytes = NULL;
    size_t arrived = 0;
    struct printer_sim *sim = printer_sim_start(&(struct printer_sim_plan){PRINTER_SIM_GOOD});
    int held = open(printer_sim_place(sim), O_RDWR | O_NOCTTY | O_CLOEXEC);
    buffer_addf(&place, "%s@38400", printer_sim_place(sim));

    send_to(buffer_text(&place), &(struct printer_watch){.limits = &silent}, JOB, &error);

    assert_int_equal(tcgetattr(held, &modes), 0);
    assert_int_equal(cfgetospeed(&modes), B38400);
    assert_int_equal(modes.c_oflag & OPOST, 0);
    assert_int_equal(modes.c_lflag & (ICANON | ECHO | ISIG), 0);
    assert_int_equal(modes.c_cflag & (CSIZE | PARENB | CSTOPB), CS8);
    close(held);
    printer_sim_end(sim, &bytes, &arrived);
    free(bytes);
    buffer_release(&place);
}

static void a_device_that_another_program_holds_is_busy(void **state)
{
    (void)state;
    struct error error = {0};
    char *bytes = NULL;
    size_t arrived = 0;
    struct printer_sim *sim = printer_sim_start(&(struct printer_sim_plan){PRINTER_SIM_GOOD});
    int held = open(printer_sim_place(sim), O_RDWR | O_NOCTTY | O_CLOEXEC);
    assert_int_equal(flock(held, LOCK_EX), 0);

    assert_outcome(
        send_to(printer_sim_place(sim), &(struct printer_watch){.limits = &silent}, JOB, &error),
        PRINTER_NOT_SENT, PRINTER_BUSY);

    close(held);
    printer_sim_end(sim, &bytes, &arrived);
    assert_int_equal(arrived, 0);
    free(bytes);
}

static void what_is_not_there_is_told(void **state)
{
    (void)state;
    struct error error = {0};
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof here;
    char place[64];
    int taken = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0); /* and nobody listens */
    assert_int_equal(bind(taken, (struct sockaddr *)&here, size), 0);
    assert_int_equal(getsockname(taken, (struct sockaddr *)&here, &size), 0);
    snprintf(place, sizeof place, "tcp:127.0.0.1:%d", ntohs(here.sin_port));
    const struct printer_watch watch = {.limits = &patient};

    assert_outcome(send_to(place, &watch, JOB, &error), PRINTER_NOT_SENT, PRINTER_UNREACHABLE);
    close(taken);
    assert_outcome(send_to("/dev/usb/lp-khong-co", &watch, JOB, &error), PRINTER_NOT_SENT,
                   PRINTER_NO_DEVICE);
    assert_outcome(send_to("/dev/fd", &watch, JOB, &error), PRINTER_NOT_SENT, PRINTER_NO_DEVICE);
}

static void a_printer_is_asked_and_gets_nothing(void **state)
{
    (void)state;
    static const enum printer_reason wanted[] = {PRINTER_FINE, PRINTER_FINE, PRINTER_COVER_OPEN};
    for (int i = 0; i < 3; i++) {
        struct printer printer;
        struct error error = {0};
        char *bytes = NULL;
        size_t arrived = 0;
        bool answers = false;
        struct printer_sim *sim = printer_sim_start(
            &(struct printer_sim_plan){PRINTER_SIM_GOOD, .answers = i > 0, .cover_open = i > 1});
        assert_true(printer_read(printer_sim_place(sim), &printer, &error));

        enum printer_reason reason =
            printer_ask(&printer, &(struct printer_watch){.limits = i > 0 ? &patient : &silent},
                        &answers, &error);

        assert_int_equal(reason, wanted[i]);
        assert_int_equal(answers, i > 0);
        printer_sim_end(sim, &bytes, &arrived);
        assert_int_equal(arrived, 0);
        free(bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_silent_printer_prints),
        cmocka_unit_test(paper_near_its_end_and_rubbish_do_not_keep_from_printing),
        cmocka_unit_test(a_printer_that_cannot_print_gets_not_one_byte),
        cmocka_unit_test(paper_that_ends_on_the_way_is_told),
        cmocka_unit_test(a_printer_that_hangs_up_leaves_us_unsure),
        cmocka_unit_test(a_printer_that_takes_nothing_more_is_given_up),
        cmocka_unit_test(a_connection_that_is_dropped_after_the_last_byte_is_noticed),
        cmocka_unit_test(a_job_that_has_not_left_this_machine_is_not_printed),
        cmocka_unit_test(a_printer_that_has_spoken_and_is_silent_afterwards_has_not_printed),
        cmocka_unit_test(progress_goes_from_0_to_100),
        cmocka_unit_test(a_signal_ends_the_longest_wait_and_the_answer_is_true),
        cmocka_unit_test(a_serial_line_is_raw_and_as_fast_as_was_said),
        cmocka_unit_test(a_device_that_another_program_holds_is_busy),
        cmocka_unit_test(what_is_not_there_is_told),
        cmocka_unit_test(a_printer_is_asked_and_gets_nothing),
    };
    for (size_t i = 0; i < sizeof job; i++)
        job[i] = (char)('!' + i * 7 % 90);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
