/* Speeds of serial lines that printers have. Private to the printer files. */
#ifndef CAMTAY_PAPER_PRINTER_BAUD_H
#define CAMTAY_PAPER_PRINTER_BAUD_H

#include <termios.h>

/* What termios calls `baud`; B0 for a speed that no printer has. */
speed_t printer_baud_speed(int baud);

#endif
