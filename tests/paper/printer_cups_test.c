/* Promises of paper/printer.h about CUPS, kept to a real cupsd whose queues are played. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

#include <cups/cups.h>

#include "base/error.h"
#include "paper/printer.h"
#include "support/spool.h"

#define NEVER 30000 /* ms, of waits that are not in vain */

static const struct printer_limits patient = {.connect = NEVER, .service = NEVER, .job = NEVER};

static struct printer_outcome print_on(const char *place, const struct printer_watch *watch,
                                       bool pdf)
{
    struct printer printer;
    struct error error = {0};
    assert_true(printer_read(place, &printer, &error));
    struct printer_outcome outcome = printer_send(
        &printer,
        &(struct printer_job){.title = "Phieu 12", .data = "\x1b@xin chao", .size = 10, .pdf = pdf},
        watch, &error);
    assert_int_equal(error.code == ERROR_NONE, outcome.result == PRINTER_PRINTED);
    return outcome;
}

static void assert_outcome(struct printer_outcome outcome, enum printer_result result,
                           enum printer_reason reason)
{
    assert_string_equal(printer_result_word(outcome.result), printer_result_word(result));
    assert_string_equal(printer_reason_word(outcome.reason), printer_reason_word(reason));
}

static void prints(const char *place, enum printer_result result, enum printer_reason reason)
{
    assert_outcome(print_on(place, &(struct printer_watch){.limits = &patient}, false), result,
                   reason);
}

/* Jobs that the queue may still print. */
static int left_on(const char *queue)
{
    cups_job_t *jobs = NULL;
    int count = cupsGetJobs2(CUPS_HTTP_DEFAULT, &jobs, queue, 0, CUPS_WHICHJOBS_ACTIVE);
    cupsFreeJobs(count, jobs);
    return count;
}

static void assert_printed(const struct spool *spool, const char *wanted)
{
    char *printed = spool_printed(spool);
    assert_non_null(printed);
    assert_string_equal(printed, wanted);
    free(printed);
}

static void a_job_is_printed_as_it_is_under_its_title(void **state)
{
    prints("cups:good", PRINTER_PRINTED, PRINTER_FINE);
    assert_printed(*state, "Phieu 12|application/vnd.cups-raw|\x1b@xin chao");

    assert_outcome(print_on("cups:good", &(struct printer_watch){.limits = &patient}, true),
                   PRINTER_PRINTED, PRINTER_FINE);
    assert_printed(*state, "Phieu 12|application/pdf|\x1b@xin chao");
    assert_int_equal(left_on("good"), 0);
}

static void a_queue_that_cannot_print_gets_nothing(void **state)
{
    (void)state;
    prints("cups:khong_co", PRINTER_NOT_SENT, PRINTER_NO_QUEUE);
    prints("cups:stopped", PRINTER_NOT_SENT, PRINTER_OFFLINE);
    prints("cups:closed", PRINTER_NOT_SENT, PRINTER_REFUSED);
    assert_int_equal(left_on("stopped") + left_on("closed"), 0);
}

static void what_went_wrong_does_not_come_out_by_itself_later(void **state)
{
    (void)state;
    static const struct {
        const char *queue;
        enum printer_reason reason;
    } rows[] = {{"stops", PRINTER_OFFLINE},
                {"holds", PRINTER_REFUSED},
                {"fails", PRINTER_FAILED},
                {"paper", PRINTER_NO_PAPER}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char place[32];
        snprintf(place, sizeof place, "cups:%s", rows[i].queue);
        prints(place, PRINTER_UNSURE, rows[i].reason);
        assert_int_equal(left_on(rows[i].queue), 0);
    }
}

static void take_percent(void *self, int percent)
{
    volatile sig_atomic_t *stop = self;
    if (percent == 100)
        *stop = 1;
}

static void a_queue_that_works_on_is_left_to_it_until_we_are_stopped(void **state)
{
    (void)state;
    const struct printer_limits brief = {.connect = NEVER, .service = NEVER, .job = 20};
    volatile sig_atomic_t stop = 0;
    const struct printer_watch stopping = {
        .limits = &patient, .progress = take_percent, .self = (void *)&stop, .stop = &stop};
    assert_outcome(print_on("cups:slow", &(struct printer_watch){.limits = &brief}, false),
                   PRINTER_UNSURE, PRINTER_UNFINISHED);
    assert_int_equal(left_on("slow"), 1);

    /* This one waits behind it: taken back before it was begun. */
    assert_outcome(print_on("cups:slow", &stopping, false), PRINTER_NOT_SENT, PRINTER_STOPPED);
    assert_int_equal(left_on("slow"), 1);
    assert_outcome(print_on("cups:slow", &stopping, false), PRINTER_NOT_SENT, PRINTER_STOPPED);
}

static void without_a_service_nothing_is_sent(void **state)
{
    const struct spool *spool = *state;
    const struct printer_limits brief = {.connect = NEVER, .service = 30, .job = NEVER};
    struct sockaddr_un here = {.sun_family = AF_UNIX};
    snprintf(here.sun_path, sizeof here.sun_path, "%s/deaf", spool->scratch.path);
    cupsSetServer(here.sun_path);
    prints("cups:good", PRINTER_NOT_SENT, PRINTER_NO_CUPS);

    int deaf = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0); /* takes calls and never answers */
    assert_int_equal(bind(deaf, (const struct sockaddr *)&here, sizeof here), 0);
    assert_int_equal(listen(deaf, 8), 0);
    assert_outcome(print_on("cups:good", &(struct printer_watch){.limits = &brief}, false),
                   PRINTER_NOT_SENT, PRINTER_NO_CUPS);
    close(deaf);
    cupsSetServer(spool->socket);
}

static void a_queue_is_asked_how_it_is(void **state)
{
    (void)state;
    static const struct {
        const char *place;
        enum printer_reason reason;
        bool answers;
    } rows[] = {{"cups:good", PRINTER_FINE, true},
                {"cups:stopped", PRINTER_OFFLINE, true},
                {"cups:closed", PRINTER_REFUSED, true},
                {"cups:khong_co", PRINTER_NO_QUEUE, false}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct printer printer;
        struct error error = {0};
        bool answers = false;
        assert_true(printer_read(rows[i].place, &printer, &error));
        assert_int_equal(
            printer_ask(&printer, &(struct printer_watch){.limits = &patient}, &answers, &error),
            rows[i].reason);
        assert_int_equal(answers, rows[i].answers);
    }
}

static int start(void **state)
{
    struct spool *spool = calloc(1, sizeof *spool);
    spool_start(spool);
    cupsSetServer(spool->socket);
    *state = spool;
    return 0;
}

static int end(void **state)
{
    spool_end(*state);
    free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_job_is_printed_as_it_is_under_its_title),
        cmocka_unit_test(a_queue_that_cannot_print_gets_nothing),
        cmocka_unit_test(what_went_wrong_does_not_come_out_by_itself_later),
        cmocka_unit_test(a_queue_that_works_on_is_left_to_it_until_we_are_stopped),
        cmocka_unit_test(without_a_service_nothing_is_sent),
        cmocka_unit_test(a_queue_is_asked_how_it_is),
    };
    return cmocka_run_group_tests(tests, start, end);
}
