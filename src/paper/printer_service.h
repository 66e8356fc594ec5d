/* The CUPS service, asked with a limit each time: a service that takes a question and never answers
 * does not hang us, and a signal ends the wait. Private to the printer files. */
#ifndef CAMTAY_PAPER_PRINTER_SERVICE_H
#define CAMTAY_PAPER_PRINTER_SERVICE_H

#include <stdint.h>

#include <cups/cups.h>

#include "paper/printer.h"

struct printer_service {
    http_t *http; /* NULL: not connected */
    const struct printer_watch *watch;
    const struct printer_limits *limits;
    int64_t until; /* steady ms: then the present wait is given up */
    bool ending;   /* the stop flag is heeded no more: what is left to do is done first */
};

/* Connects to the service that CUPS_SERVER, client.conf or nothing names. PRINTER_NO_CUPS. It is not
 * asked for a password that only a person could type. */
enum printer_reason printer_service_open(struct printer_service *service,
                                         const struct printer_watch *watch, struct error *error);
void printer_service_close(struct printer_service *service);

/* A request about a queue; NULL: all of them. To be handed to printer_service_ask. */
ipp_t *printer_service_request(ipp_op_t operation, const char *queue);

/* Asks; frees the request. NULL: it has refused, or did not answer; `*reason` and the error say so. The
 * answer is freed by the caller (ippDelete). */
ipp_t *printer_service_ask(struct printer_service *service, ipp_t *request,
                           enum printer_reason *reason, struct error *error);

/* Why the last call of libcups failed. */
enum printer_reason printer_service_failure(const struct printer_service *service,
                                            struct error *error);

/* True once the person or the kiosk wants it stopped. */
bool printer_service_stopped(const struct printer_service *service);

/* Starts the limit of one answer anew; before what calls libcups directly. */
void printer_service_renew(struct printer_service *service);

/* A number that the answer has; `otherwise` if it has none of that name. */
int printer_service_number(ipp_t *answer, const char *name, int otherwise);

#endif
