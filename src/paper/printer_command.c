#include "paper/printer_command.h"

#include <stdio.h>
#include <stdlib.h>

#include <jansson.h>

#include "base/buffer.h"
#include "base/error.h"
#include "paper/printer_find.h"

#define NOT_SENT 3
#define UNSURE   4

/* Somebody waits for a list on the screen. */
static const struct printer_limits brisk = {.connect = 2000, .service = 2000};

static volatile sig_atomic_t stop;

static void take_signal(int number)
{
    stop = number;
}

static void heed_signals(void)
{
    const struct sigaction stopping = {.sa_handler = take_signal}; /* no SA_RESTART: waits end */
    sigaction(SIGTERM, &stopping, NULL);
    sigaction(SIGINT, &stopping, NULL);
    signal(SIGPIPE, SIG_IGN);
}

static void show(void *self, int percent)
{
    (void)self;
    printf("sending %d\n", percent);
    fflush(stdout);
}

static void explain(const struct printer_outcome *outcome, const struct error *error)
{
    struct buffer said = {0};
    printer_say(outcome, &said);
    fprintf(stderr, "%s\n", buffer_text(&said));
    if (error->code != ERROR_NONE)
        fprintf(stderr, "(%s)\n", error->cause);
    buffer_release(&said);
}

void printer_command_begin(void)
{
    heed_signals();
}

int printer_command_send(const char *where, const struct printer_job *job)
{
    static const int statuses[] = {
        [PRINTER_PRINTED] = 0, [PRINTER_NOT_SENT] = NOT_SENT, [PRINTER_UNSURE] = UNSURE};
    struct printer printer;
    struct error error = {0};
    struct printer_outcome outcome = {PRINTER_NOT_SENT, PRINTER_BAD_NAME};
    heed_signals();
    if (printer_read(where, &printer, &error))
        outcome = printer_send(&printer, job,
                               &(struct printer_watch){.progress = show, .stop = &stop}, &error);
    if (outcome.result == PRINTER_PRINTED)
        puts(printer_result_word(outcome.result));
    else
        printf("%s %s\n", printer_result_word(outcome.result), printer_reason_word(outcome.reason));
    fflush(stdout);
    if (outcome.result != PRINTER_PRINTED)
        explain(&outcome, &error);
    return statuses[outcome.result];
}

int printer_command_refuse(void)
{
    enum printer_reason reason = stop != 0 ? PRINTER_STOPPED : PRINTER_FAILED;
    printf("%s %s\n", printer_result_word(PRINTER_NOT_SENT), printer_reason_word(reason));
    return NOT_SENT;
}

int printer_command_status(const char *where)
{
    struct printer printer;
    struct error error = {0};
    struct printer_outcome outcome = {PRINTER_NOT_SENT, PRINTER_BAD_NAME};
    bool answers = false;
    heed_signals();
    if (printer_read(where, &printer, &error))
        outcome.reason =
            printer_ask(&printer, &(struct printer_watch){.stop = &stop}, &answers, &error);
    if (outcome.reason == PRINTER_FINE) {
        puts(answers ? "ready" : "silent");
        return 0;
    }
    printf("not-ready %s\n", printer_reason_word(outcome.reason));
    explain(&outcome, &error);
    return NOT_SENT;
}

int printer_command_list(void)
{
    struct printer_list list = {.count = 0};
    heed_signals();
    printer_find(&list, &(struct printer_folders){NULL, NULL},
                 &(struct printer_watch){.limits = &brisk, .stop = &stop});
    for (int i = 0; i < list.count; i++) {
        json_t *line =
            json_pack("{s:s,s:s}", "where", list.found[i].where, "name", list.found[i].name);
        char *text = json_dumps(line, JSON_PRESERVE_ORDER);
        puts(text);
        free(text);
        json_decref(line);
    }
    printer_list_release(&list);
    return 0;
}
