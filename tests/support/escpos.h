/* A slip printer that reads ESC/POS as ours writes it, and is strict: a command that it does not know, or
 * one that is cut short, is a mistake. What it burns are pictures. */
#ifndef CAMTAY_SUPPORT_ESCPOS_H
#define CAMTAY_SUPPORT_ESCPOS_H

#include <stdbool.h>
#include <stddef.h>

#define ESCPOS_PIECES 8

/* What came out up to a cut. */
struct escpos_piece {
    int width, height;   /* dots; white that was fed is not in it */
    unsigned char *grey; /* 0 black, 255 white, a byte a dot */
};

struct escpos_paper {
    struct escpos_piece piece[ESCPOS_PIECES];
    int count;    /* of cuts */
    int highest;  /* rows of one picture command */
    int pictures; /* commands */
};

/* Prints all bytes. False: `*why` says what is wrong, and at which byte. Release it in any case. */
bool escpos_read(struct escpos_paper *paper, const void *bytes, size_t size, const char **why);
void escpos_release(struct escpos_paper *paper);

#endif
