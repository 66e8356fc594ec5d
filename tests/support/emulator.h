/* A terminal in a test: the program runs in a pty, libvterm reads what it draws, zbar the QR codes
 * among the cells. Nothing here waits for quiet: a program is SETTLED when it and its children
 * sleep, it went to sleep since the last key, and the pty holds nothing unread. */
#ifndef CAMTAY_SUPPORT_EMULATOR_H
#define CAMTAY_SUPPORT_EMULATOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

struct emulator;

/* All are borrowed for the call of emulator_start only. */
struct emulator_options {
    int rows, columns;              /* 1 to 500 */
    const char *const *argv;        /* argv[0] is a path; NULL-terminated */
    const char *const *environment; /* "NAME=VALUE"; NULL-terminated; TERM among them */
    const char *folder;             /* its working folder; NULL = ours */
};

/* Starts the program in a new terminal, in a session of its own. NULL, with errno set, if there is
 * no pty to be had; a program that cannot be executed ends with status 127. */
struct emulator *emulator_start(const struct emulator_options *options);

/* Kills the program if it runs (SIGKILL), reaps it, gives everything back; NULL is harmless. */
void emulator_free(struct emulator *emulator);

/* --- to the program ------------------------------------------------------------------------ */

/* Writes bytes to the program as if typed, reading its answers meanwhile, so that a megabyte cannot
 * block. Waits first until it has settled. False if it took nothing for 5 s or is gone. */
bool emulator_send(struct emulator *emulator, const void *bytes, size_t size);

/* Presses a key by name: Enter Esc Tab Backspace Space Up Down Left Right Home End PageUp PageDown
 * Insert Delete F1..F12, one character ("1", "ă", "?"), each with any of Ctrl- Alt- Shift- before
 * it. The bytes are those of the terminal that TERM names, in the mode that the program set.
 * False if there is no such key, or as emulator_send. */
bool emulator_key(struct emulator *emulator, const char *name);

/* The window changes its size. The program is told by SIGWINCH. */
void emulator_resize(struct emulator *emulator, int rows, int columns);

/* The window vanishes: the program gets SIGHUP and its terminal is dead. The last screen stays. */
void emulator_hangup(struct emulator *emulator);

/* Sends a signal to the program. */
void emulator_signal(struct emulator *emulator, int number);

/* --- waiting ------------------------------------------------------------------------------- */

/* Reads until the program has settled or ended. False if it did neither in `ms`. A program may sleep
 * while it starts: after emulator_start wait for what it draws first, then settle. */
bool emulator_settle(struct emulator *emulator, int ms);

/* Reads what is there, and waits at most `ms` for it. True if anything came. */
bool emulator_read(struct emulator *emulator, int ms);

/* Reads until the program has ended, at most `ms`. `*status`: its exit status, or 128 + signal. */
bool emulator_ended(struct emulator *emulator, int ms, int *status);

/* --- the screen ---------------------------------------------------------------------------- */

int emulator_rows(const struct emulator *emulator);
int emulator_columns(const struct emulator *emulator);

/* One row (from 0) as UTF-8, without the spaces at its end; the caller frees. Cells of a QR code
 * are written dark on light, however they were drawn: '█', '▀', '▄' and the space. */
char *emulator_row(const struct emulator *emulator, int row);

/* The styles of one row as spans of columns from 1, "1-80 bold white on blue; 82 dim"; "" if the
 * row is plain. Colours are named up to 15 and numbered above; "qr" is a span of QR cells. */
char *emulator_styles(const struct emulator *emulator, int row);

/* The whole screen as it is kept in goldens: size, rows, then cursor and styles. Caller frees. */
char *emulator_frame(const struct emulator *emulator);

/* Where the cursor stands, from 0; true if it is visible. */
bool emulator_cursor(const struct emulator *emulator, int *row, int *column);

/* Draws the screen, with its styles, on a terminal that people watch. */
void emulator_paint(const struct emulator *emulator, FILE *out);

/* NULL if the terminal was left as it was found: main screen, cursor visible, echo and line mode
 * back; else what was not. For a program that has ended by itself. */
const char *emulator_unclean(const struct emulator *emulator);

/* NULL, or the first thing the program sent that no screen drawing needs and an attacker would
 * want: a string command (OSC, DCS, APC, PM, SOS; but OSC 104, which ncurses sends when it leaves)
 * or a C1 control in UTF-8. */
const char *emulator_strange(const struct emulator *emulator);

/* Everything the program wrote since its start; owned by the emulator, until the next read. */
const char *emulator_output(struct emulator *emulator, size_t *size);

/* --- QR codes ------------------------------------------------------------------------------ */

/* Decodes the QR codes among the cells, two modules a cell, as a camera before a dark terminal would
 * see them. Returns how many there are; `*text` is the first one's, to be freed, or NULL. */
int emulator_qr(const struct emulator *emulator, char **text);

#endif
