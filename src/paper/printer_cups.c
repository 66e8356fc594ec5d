#include "paper/printer_cups.h"

#include <poll.h>
#include <string.h>

#include "base/error.h"
#include "paper/printer_line.h"
#include "paper/printer_queue.h"

#define PIECE   4096 /* bytes handed over at once */
#define LOOK_MS 100  /* how often a job is looked at */

struct handing {
    struct printer_service service;
    const char *queue;
    const struct printer_job *job;
    struct printer_queue before; /* what was wrong with the queue before may be long mended */
    int number;                  /* of the job; 0: there is none */
};

/* A queue that is not stopped is believed to work, whatever its printer said an hour ago. */
static enum printer_reason judge_before(const struct printer_queue *queue, struct error *error)
{
    if (!queue->stopped && queue->accepts)
        return PRINTER_FINE;
    enum printer_reason trouble = printer_queue_trouble(queue);
    error_set(error, ERROR_REFUSED, "the queue %s",
              queue->stopped ? "is stopped" : "takes no jobs");
    if (!queue->stopped)
        return PRINTER_REFUSED;
    return trouble != PRINTER_FINE ? trouble : PRINTER_OFFLINE;
}

/* A job without a document yet: whatever breaks here, there is nothing to print. */
static enum printer_reason create(struct handing *handing, struct error *error)
{
    enum printer_reason reason = PRINTER_FINE;
    ipp_t *request = printer_service_request(IPP_OP_CREATE_JOB, handing->queue);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", NULL, handing->job->title);
    ipp_t *answer = printer_service_ask(&handing->service, request, &reason, error);
    if (answer == NULL)
        return reason;
    handing->number = printer_service_number(answer, "job-id", 0);
    ippDelete(answer);
    if (handing->number > 0)
        return PRINTER_FINE;
    error_set(error, ERROR_IO, "CUPS took a job and gave it no number");
    return PRINTER_REFUSED;
}

static void show(const struct handing *handing, size_t sent, int *shown)
{
    const struct printer_watch *watch = handing->service.watch;
    int percent = (int)((double)sent * 100 / (double)handing->job->size);
    if (watch->progress != NULL && percent != *shown)
        watch->progress(watch->self, percent);
    *shown = percent;
}

/* The document, straight into the spool. */
static enum printer_reason stream(struct handing *handing, struct error *error)
{
    struct printer_service *service = &handing->service;
    const struct printer_job *job = handing->job;
    int shown = -1;
    show(handing, 0, &shown);
    printer_service_renew(service);
    http_status_t status =
        cupsStartDocument(service->http, handing->queue, handing->number, job->title,
                          job->pdf ? "application/pdf" : "application/vnd.cups-raw", 1);
    for (size_t sent = 0; sent < job->size && status == HTTP_STATUS_CONTINUE;) {
        size_t piece = job->size - sent < PIECE ? job->size - sent : PIECE;
        printer_service_renew(service);
        status = printer_service_stopped(service)
                     ? HTTP_STATUS_ERROR
                     : cupsWriteRequestData(service->http, (const char *)job->data + sent, piece);
        sent += piece;
        show(handing, sent, &shown);
    }
    if (status != HTTP_STATUS_CONTINUE)
        return printer_service_failure(service, error);
    printer_service_renew(service);
    if (cupsFinishDocument(service->http, handing->queue) >= IPP_STATUS_ERROR_BAD_REQUEST)
        return printer_service_failure(service, error);
    return PRINTER_FINE;
}

/* What is new in `now`: the queue had no trouble before it got our job. */
static enum printer_reason new_trouble(const struct printer_queue *before,
                                       const struct printer_queue *now)
{
    const struct printer_queue fresh = {.no_paper = now->no_paper && !before->no_paper,
                                        .cover_open = now->cover_open && !before->cover_open};
    return printer_queue_trouble(&fresh);
}

/* PRINTER_FINE: printed, or nothing to say yet (`*done` tells which). */
static enum printer_reason judge(const struct printer_task *task,
                                 const struct printer_queue *before,
                                 const struct printer_queue *now, bool *done)
{
    enum printer_reason trouble = printer_queue_trouble(now);
    *done = task->state == IPP_JSTATE_COMPLETED;
    switch (task->state) {
    case IPP_JSTATE_COMPLETED: return PRINTER_FINE;
    case IPP_JSTATE_CANCELED: return PRINTER_REMOVED;
    case IPP_JSTATE_ABORTED: return trouble != PRINTER_FINE ? trouble : PRINTER_FAILED;
    case IPP_JSTATE_HELD: return PRINTER_REFUSED;
    case IPP_JSTATE_STOPPED: return trouble != PRINTER_FINE ? trouble : PRINTER_OFFLINE;
    default: break;
    }
    if (now->stopped)
        return trouble != PRINTER_FINE ? trouble : PRINTER_OFFLINE;
    return task->state == IPP_JSTATE_PROCESSING ? new_trouble(before, now) : PRINTER_FINE;
}

static enum printer_reason look(struct handing *handing, struct printer_queue *now, bool *done,
                                struct error *error)
{
    struct printer_task task = {0};
    enum printer_reason reason =
        printer_task_look(&handing->service, handing->queue, handing->number, &task, error);
    if (reason == PRINTER_FINE)
        reason = printer_queue_look(&handing->service, handing->queue, now, error);
    if (reason != PRINTER_FINE)
        return reason;
    reason = judge(&task, &handing->before, now, done);
    if (reason != PRINTER_FINE)
        error_set(error, ERROR_REFUSED, "the job is in state %d, the queue %s", (int)task.state,
                  now->stopped ? "stopped" : "works");
    return reason;
}

/* Looks at the job until it is done, or will not be. */
static enum printer_reason follow(struct handing *handing, struct error *error)
{
    int64_t until = printer_now() + handing->service.limits->job;
    struct printer_queue now = {0};
    for (;;) {
        bool done = false;
        enum printer_reason reason = look(handing, &now, &done, error);
        if (reason != PRINTER_FINE || done)
            return reason;
        if (printer_service_stopped(&handing->service))
            return printer_service_failure(&handing->service, error);
        if (printer_now() >= until)
            break;
        poll(NULL, 0, LOOK_MS); /* a signal ends it */
    }
    error_set(error, ERROR_IO, "the job is not done after %d ms", handing->service.limits->job);
    enum printer_reason trouble = printer_queue_trouble(&now);
    return trouble != PRINTER_FINE ? trouble : PRINTER_UNFINISHED;
}

/* Takes back the job that is not known to be printed; says what may be on paper. */
static enum printer_result take_back(struct handing *handing)
{
    struct printer_task task = {0};
    struct error ignored = {0};
    handing->service.ending = true;
    printer_task_cancel(&handing->service, handing->queue, handing->number);
    if (printer_task_look(&handing->service, handing->queue, handing->number, &task, &ignored) !=
        PRINTER_FINE)
        return PRINTER_UNSURE;
    if (task.state == IPP_JSTATE_COMPLETED)
        return PRINTER_PRINTED;
    bool over = task.state == IPP_JSTATE_CANCELED || task.state == IPP_JSTATE_ABORTED;
    return over && !task.begun ? PRINTER_NOT_SENT : PRINTER_UNSURE;
}

/* A connection that broke in the middle of a document is of no use to take it back with. */
static enum printer_result take_back_anew(struct handing *handing)
{
    const struct printer_watch *watch = handing->service.watch;
    struct printer_watch patient = {.limits = watch->limits};
    struct error ignored = {0};
    printer_service_close(&handing->service);
    enum printer_result result = PRINTER_UNSURE;
    if (printer_service_open(&handing->service, &patient, &ignored) == PRINTER_FINE)
        result = take_back(handing);
    return result;
}

static enum printer_reason prepare(struct handing *handing, const struct printer_watch *watch,
                                   struct error *error)
{
    enum printer_reason reason = printer_service_open(&handing->service, watch, error);
    if (reason == PRINTER_FINE)
        reason = printer_queue_look(&handing->service, handing->queue, &handing->before, error);
    if (reason == PRINTER_FINE)
        reason = judge_before(&handing->before, error);
    if (reason == PRINTER_FINE)
        reason = create(handing, error);
    return reason;
}

struct printer_outcome printer_cups_send(const struct printer *printer,
                                         const struct printer_job *job,
                                         const struct printer_watch *watch, struct error *error)
{
    struct handing handing = {.queue = printer->place, .job = job};
    struct printer_outcome outcome = {PRINTER_NOT_SENT, PRINTER_FINE};
    outcome.reason = prepare(&handing, watch, error);
    if (outcome.reason == PRINTER_FINE) {
        outcome.reason = stream(&handing, error);
        bool spooled = outcome.reason == PRINTER_FINE;
        if (spooled)
            outcome.reason = follow(&handing, error);
        if (outcome.reason == PRINTER_FINE)
            outcome.result = PRINTER_PRINTED;
        else if (outcome.reason == PRINTER_UNFINISHED)
            outcome.result = PRINTER_UNSURE;
        else
            outcome.result = spooled ? take_back(&handing) : take_back_anew(&handing);
        if (outcome.result == PRINTER_PRINTED)
            outcome.reason = PRINTER_FINE;
    }
    printer_service_close(&handing.service);
    return outcome;
}

enum printer_reason printer_cups_ask(const struct printer *printer,
                                     const struct printer_watch *watch, bool *answers,
                                     struct error *error)
{
    struct printer_service service;
    struct printer_queue queue;
    enum printer_reason reason = printer_service_open(&service, watch, error);
    if (reason == PRINTER_FINE)
        reason = printer_queue_look(&service, printer->place, &queue, error);
    *answers = reason == PRINTER_FINE;
    if (reason == PRINTER_FINE)
        reason = judge_before(&queue, error);
    printer_service_close(&service);
    return reason;
}
