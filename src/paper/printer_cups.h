/* A job to a queue of CUPS; printer.h has the promises. A job that is not known to be printed is taken
 * out of the queue again, so that it does not come out by itself an hour later: but one that the queue
 * was still working on, without any trouble, when time ran out. Private to the printer files. */
#ifndef CAMTAY_PAPER_PRINTER_CUPS_H
#define CAMTAY_PAPER_PRINTER_CUPS_H

#include "paper/printer.h"

struct printer_outcome printer_cups_send(const struct printer *printer,
                                         const struct printer_job *job,
                                         const struct printer_watch *watch, struct error *error);

enum printer_reason printer_cups_ask(const struct printer *printer,
                                     const struct printer_watch *watch, bool *answers,
                                     struct error *error);

#endif
