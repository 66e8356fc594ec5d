/* A job to a printer that takes bytes as they are. Private to the printer files; printer.h has the
 * promises. */
#ifndef CAMTAY_PAPER_PRINTER_RAW_H
#define CAMTAY_PAPER_PRINTER_RAW_H

#include "paper/printer.h"

struct printer_outcome printer_raw_send(const struct printer *printer,
                                        const struct printer_job *job,
                                        const struct printer_watch *watch, struct error *error);

enum printer_reason printer_raw_ask(const struct printer *printer,
                                    const struct printer_watch *watch, bool *answers,
                                    struct error *error);

#endif
