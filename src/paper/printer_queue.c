#include "paper/printer_queue.h"

#include <string.h>

#include "base/error.h"

static bool begins(const char *word, const char *with)
{
    return strncmp(word, with, strlen(with)) == 0;
}

/* "media-empty-error", "media-empty-warning", "media-empty": one word with three endings. */
static void take_reason(const char *word, struct printer_queue *queue)
{
    queue->no_paper = queue->no_paper || begins(word, "media-empty");
    queue->cover_open = queue->cover_open || begins(word, "cover-open") ||
                        begins(word, "door-open") || begins(word, "interlock-open");
    queue->off_line = queue->off_line || begins(word, "offline") || begins(word, "shutdown") ||
                      begins(word, "timed-out") || begins(word, "connecting-to-device");
}

enum printer_reason printer_queue_look(struct printer_service *service, const char *name,
                                       struct printer_queue *queue, struct error *error)
{
    static const char *const wanted[] = {"printer-state", "printer-state-reasons",
                                         "printer-is-accepting-jobs"};
    enum printer_reason reason = PRINTER_FINE;
    ipp_t *request = printer_service_request(IPP_OP_GET_PRINTER_ATTRIBUTES, name);
    ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", 3, NULL,
                  wanted);
    ipp_t *answer = printer_service_ask(service, request, &reason, error);
    if (answer == NULL)
        return reason;
    ipp_attribute_t *accepts = ippFindAttribute(answer, wanted[2], IPP_TAG_BOOLEAN);
    ipp_attribute_t *reasons = ippFindAttribute(answer, wanted[1], IPP_TAG_KEYWORD);
    *queue = (struct printer_queue){
        .stopped = printer_service_number(answer, wanted[0], IPP_PSTATE_IDLE) == IPP_PSTATE_STOPPED,
        .accepts = accepts == NULL || ippGetBoolean(accepts, 0)};
    for (int i = 0; i < ippGetCount(reasons); i++)
        take_reason(ippGetString(reasons, i, NULL), queue);
    ippDelete(answer);
    return PRINTER_FINE;
}

enum printer_reason printer_queue_trouble(const struct printer_queue *queue)
{
    return queue->cover_open ? PRINTER_COVER_OPEN
           : queue->no_paper ? PRINTER_NO_PAPER
           : queue->off_line ? PRINTER_OFFLINE
                             : PRINTER_FINE;
}

static ipp_t *request_about(ipp_op_t operation, const char *queue, int job)
{
    ipp_t *request = printer_service_request(operation, queue);
    ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    return request;
}

enum printer_reason printer_task_look(struct printer_service *service, const char *queue, int job,
                                      struct printer_task *task, struct error *error)
{
    static const char *const wanted[] = {"job-state", "time-at-processing"};
    enum printer_reason reason = PRINTER_FINE;
    ipp_t *request = request_about(IPP_OP_GET_JOB_ATTRIBUTES, queue, job);
    ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", 2, NULL,
                  wanted);
    ipp_t *answer = printer_service_ask(service, request, &reason, error);
    if (answer == NULL) /* gone, with all that was known of it */
        return reason == PRINTER_NO_QUEUE ? PRINTER_REMOVED : reason;
    task->state = (ipp_jstate_t)printer_service_number(answer, wanted[0], IPP_JSTATE_ABORTED);
    task->begun = printer_service_number(answer, wanted[1], 0) > 0;
    ippDelete(answer);
    return PRINTER_FINE;
}

void printer_task_cancel(struct printer_service *service, const char *queue, int job)
{
    enum printer_reason reason = PRINTER_FINE;
    struct error ignored = {0}; /* what became of it is looked at */
    ippDelete(printer_service_ask(service, request_about(IPP_OP_CANCEL_JOB, queue, job), &reason,
                                  &ignored));
}
