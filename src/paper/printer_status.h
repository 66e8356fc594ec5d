/* What an ESC/POS printer says of itself: DLE EOT 1, 2 and 4, which it answers at once, whatever it
 * is doing, with a byte each. Private to the printer files.
 *
 * @source Epson ESC/POS reference, DLE EOT n: bits 0, 1, 4 and 7 of an answer are 0, 1, 1 and 0. */
#ifndef CAMTAY_PAPER_PRINTER_STATUS_H
#define CAMTAY_PAPER_PRINTER_STATUS_H

#include <stdint.h>

#include "paper/printer_line.h"

/* Asks until the steady time `until` at most. PRINTER_FINE: it is on line with paper, or silent: then
 * line->speaks is false. Paper that is near its end is paper. `*whole`: every question was answered. */
enum printer_reason printer_status(struct printer_line *line, int64_t until, bool *whole,
                                   struct error *error);

/* Reads what the printer says unasked, so that it is not taken for an answer later. */
void printer_status_listen(struct printer_line *line);

#endif
