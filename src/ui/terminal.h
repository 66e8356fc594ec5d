/* The terminal's own state: what it was before, and how to put it back whatever happens. */
#ifndef CAMTAY_UI_TERMINAL_H
#define CAMTAY_UI_TERMINAL_H

#include <stdbool.h>

/* Remembers the terminal as it is, and asks it for bracketed paste and clicks; ui_restore works
 * from here on. ncurses is open already. */
void terminal_enter(bool mouse);

/* Remembers the modes of the line; before ncurses changes them. */
void terminal_remember_modes(void);

/* The terminal is gone: ui_restore must not write to it any more. */
void terminal_lost(void);

/* Whole size in cells, 80 × 24 if the terminal does not say. */
void terminal_size(int *width, int *height);

#endif
