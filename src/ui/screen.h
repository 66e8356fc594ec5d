/* Cells on a terminal, by ncurses: output only. Keys are read by ui/loop. */
#ifndef CAMTAY_UI_SCREEN_H
#define CAMTAY_UI_SCREEN_H

#include <stdbool.h>

#include "ui/layout.h"

struct error;
struct ui_options;

struct screen {
    struct screen_paint *paint;
    void *curses;       /* SCREEN of ncurses */
    struct cells shown; /* as drawn last */
};

/* Takes the terminal: full screen, raw keys. */
bool screen_open(struct screen *screen, const struct ui_options *options, struct error *error);

/* Gives it back as it was. */
void screen_close(struct screen *screen);

/* Gives back the memory without a byte for a terminal that is gone. */
void screen_abandon(struct screen *screen);

/* Draws the cells; ncurses sends only what differs from the last drawing. */
void screen_draw(struct screen *screen, const struct cells *cells);

/* The terminal has this size now. */
void screen_resize(int columns, int rows);

/* Next time everything is sent again. */
void screen_forget(void);

#endif
