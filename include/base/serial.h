/* A serial line set up for bytes: what scanners and printers share. */
#ifndef CAMTAY_BASE_SERIAL_H
#define CAMTAY_BASE_SERIAL_H

#include <stdbool.h>
#include <termios.h>

/* Raw, 8N1, no RTS/CTS (a cable of three wires would never be ready), at this speed (B9600); what came before
 * is dropped. `pauses`: XON and XOFF from the other side are heeded. False: it is no serial line. */
bool serial_set(int file, speed_t speed, bool pauses);

#endif
