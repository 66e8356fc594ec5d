/* What the files of the emulator share; tests include support/emulator.h. */
#ifndef CAMTAY_SUPPORT_EMULATOR_PARTS_H
#define CAMTAY_SUPPORT_EMULATOR_PARTS_H

#include "support/emulator.h"
#include "support/faint.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <termios.h>

#include <vterm.h>

struct emulator {
    VTerm *vterm;
    VTermScreen *screen;
    struct faint faint;
    int master; /* our end of the pty, not blocking; -1 after a hangup */
    int slave;  /* the program's end, never read: it tells what the program has yet to read */
    pid_t pid;  /* 0 after it was reaped */
    int status; /* valid when pid is 0 */
    int rows, columns;
    char term[32];
    long sleeps;       /* the program's voluntary switches when it was last disturbed */
    int64_t disturbed; /* when, or when it was last seen not to have read all; steady ms */
    int wanted;        /* how often it must go to sleep since then to count as settled */
    int least;         /* how long it has not settled, however often it slept, ms */
    int window;        /* how long it may take over what cannot be told apart sooner, ms */
    bool visible, alternate;
    VTermPos cursor;
    struct termios found; /* the terminal's modes before the program touched them */
    FILE *log;            /* everything the program wrote */
    char *output;
    size_t output_size;
};

/* The cell at a place; a plain space outside the screen. */
VTermScreenCell emulator_cell(const struct emulator *emulator, int row, int column);

/* True if the cell is part of a QR code: a space or half block in black and white of full contrast.
 * Then `*top` and `*bottom` say which of its two modules are dark. */
bool emulator_module(const struct emulator *emulator, int row, int column, bool *top, bool *bottom);

#endif
