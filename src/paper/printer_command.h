/* What camtay-paper does with printers, as its command line asks for it. For the program that started
 * it, standard output has lines of words and the exit status says the same; for the person there is a
 * sentence on standard error.
 *
 *   --send     "sending N" (0 to 100, just before the first byte goes out, then as it goes), and as the
 *              last line "printed", "not-sent REASON" or "unsure REASON"; 0, 3, 4. If the program died
 *              without a last line: nothing was sent if there is no "sending" either, else nobody knows.
 *   --status   "ready", "silent" (it answers no questions, as most do) or "not-ready REASON"; 0, 0, 3.
 *   --list     an object of JSON a line: {"where": "cups:may_in", "name": "Máy in tầng 1"}; 0. */
#ifndef CAMTAY_PAPER_PRINTER_COMMAND_H
#define CAMTAY_PAPER_PRINTER_COMMAND_H

#include "paper/printer.h"

/* From here on SIGTERM and SIGINT are heeded: a job that is being made is not sent, one that is being
 * sent is stopped, truthfully. The others below do so by themselves. */
void printer_command_begin(void);

/* Each returns the exit status. */
int printer_command_send(const char *where, const struct printer_job *job);
/* The job could not even be made. */
int printer_command_refuse(void);
int printer_command_status(const char *where);
int printer_command_list(void);

#endif
