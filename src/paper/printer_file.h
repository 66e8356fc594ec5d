/* "Printing" to a new file, whole or not at all. Private to the printer files. */
#ifndef CAMTAY_PAPER_PRINTER_FILE_H
#define CAMTAY_PAPER_PRINTER_FILE_H

#include "paper/printer.h"

struct printer_outcome printer_file_send(const struct printer *printer,
                                         const struct printer_job *job,
                                         const struct printer_watch *watch, struct error *error);

enum printer_reason printer_file_ask(const struct printer *printer, struct error *error);

#endif
