/* PINs for commands: from a file, from standard input, or typed unseen. Never from the command line
 * or the environment, which others can read. */
#ifndef CAMTAY_COMMAND_PIN_H
#define CAMTAY_COMMAND_PIN_H

#include <stdbool.h>

#define PIN_SIZE 64

struct error;

/* The first line of `path`, without its end, into `pin`; "-" is the next line of standard input (on
 * a terminal `prompt` is shown and nothing is echoed). ERROR_MISSING, ERROR_READ_ONLY, ERROR_IO;
 * ERROR_WEAK "long" if the line has no room: say_bad_file says it. The caller wipes `pin`. */
bool pin_read(const char *path, const char *prompt, char pin[PIN_SIZE], struct error *error);

#endif
