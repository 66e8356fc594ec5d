#include "paper/printer_service.h"

#include "base/error.h"
#include "paper/printer_line.h"

#define SLICE 0.1 /* seconds after which libcups asks whether to wait on */

bool printer_service_stopped(const struct printer_service *service)
{
    return !service->ending && service->watch->stop != NULL && *service->watch->stop != 0;
}

void printer_service_renew(struct printer_service *service)
{
    service->until = printer_now() + service->limits->service;
}

/* 1: wait on. */
static int waits_on(http_t *http, void *self)
{
    const struct printer_service *service = self;
    (void)http;
    return !printer_service_stopped(service) && printer_now() < service->until;
}

/* libcups's own asks on the terminal, which is the kiosk's. */
static const char *no_password(const char *prompt, http_t *http, const char *method,
                               const char *resource, void *self)
{
    (void)prompt;
    (void)http;
    (void)method;
    (void)resource;
    (void)self;
    return NULL;
}

enum printer_reason printer_service_open(struct printer_service *service,
                                         const struct printer_watch *watch, struct error *error)
{
    *service = (struct printer_service){
        .watch = watch, .limits = watch->limits != NULL ? watch->limits : &printer_limits_usual};
    cupsSetPasswordCB2(no_password, NULL);
    if (printer_service_stopped(service)) {
        error_set(error, ERROR_CANCELLED, "stopped by a signal");
        return PRINTER_STOPPED;
    }
    service->http = httpConnect2(cupsServer(), ippPort(), NULL, AF_UNSPEC, cupsEncryption(), 1,
                                 service->limits->connect, NULL);
    if (service->http == NULL) {
        error_set(error, ERROR_MISSING, "no CUPS at %s: %s", cupsServer(), cupsLastErrorString());
        return PRINTER_NO_CUPS;
    }
    httpSetTimeout(service->http, SLICE, waits_on, service);
    return PRINTER_FINE;
}

void printer_service_close(struct printer_service *service)
{
    if (service->http != NULL)
        httpClose(service->http);
    service->http = NULL;
}

ipp_t *printer_service_request(ipp_op_t operation, const char *queue)
{
    char address[HTTP_MAX_URI];
    ipp_t *request = ippNewRequest(operation);
    if (queue != NULL) {
        httpAssembleURIf(HTTP_URI_CODING_ALL, address, sizeof address, "ipp", NULL, "localhost", 0,
                         "/printers/%s", queue);
        ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", NULL, address);
    }
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", NULL,
                 cupsUser());
    return request;
}

static enum printer_reason reason_of(ipp_status_t status)
{
    switch (status) {
    case IPP_STATUS_ERROR_NOT_FOUND: return PRINTER_NO_QUEUE;
    case IPP_STATUS_ERROR_FORBIDDEN:
    case IPP_STATUS_ERROR_NOT_AUTHENTICATED:
    case IPP_STATUS_ERROR_NOT_AUTHORIZED:
    case IPP_STATUS_ERROR_CUPS_AUTHENTICATION_CANCELED: return PRINTER_NO_RIGHT;
    case IPP_STATUS_ERROR_NOT_POSSIBLE: /* what cupsd says of quotas and of too many jobs */
    case IPP_STATUS_ERROR_TOO_MANY_JOBS:
    case IPP_STATUS_ERROR_TOO_MANY_DOCUMENTS:
    case IPP_STATUS_ERROR_REQUEST_ENTITY: return PRINTER_SPOOL_FULL;
    case IPP_STATUS_ERROR_INTERNAL: /* libcups too: the connection broke, or nobody answered */
    case IPP_STATUS_ERROR_SERVICE_UNAVAILABLE: return PRINTER_NO_CUPS;
    default: return PRINTER_REFUSED;
    }
}

enum printer_reason printer_service_failure(const struct printer_service *service,
                                            struct error *error)
{
    if (printer_service_stopped(service)) {
        error_set(error, ERROR_CANCELLED, "stopped by a signal");
        return PRINTER_STOPPED;
    }
    if (printer_now() >= service->until) {
        error_set(error, ERROR_IO, "CUPS did not answer in %d ms", service->limits->service);
        return PRINTER_NO_CUPS;
    }
    error_set(error, ERROR_IO, "CUPS: %s (%s)", cupsLastErrorString(),
              ippErrorString(cupsLastError()));
    return reason_of(cupsLastError());
}

ipp_t *printer_service_ask(struct printer_service *service, ipp_t *request,
                           enum printer_reason *reason, struct error *error)
{
    printer_service_renew(service);
    ipp_t *answer = cupsDoRequest(service->http, request, "/");
    if (answer != NULL && cupsLastError() < IPP_STATUS_ERROR_BAD_REQUEST)
        return answer;
    *reason = printer_service_failure(service, error);
    ippDelete(answer);
    return NULL;
}

int printer_service_number(ipp_t *answer, const char *name, int otherwise)
{
    ipp_attribute_t *found = ippFindAttribute(answer, name, IPP_TAG_ZERO);
    ipp_tag_t tag = ippGetValueTag(found);
    return tag == IPP_TAG_ENUM || tag == IPP_TAG_INTEGER ? ippGetInteger(found, 0) : otherwise;
}
