/* A QR code as modules; drawing is somebody else's. libqrencode does the work.
 * Level M always; the quiet zone of 4 modules is drawn by who draws. */
#ifndef CAMTAY_BASE_QR_H
#define CAMTAY_BASE_QR_H

#include <stdbool.h>
#include <stdint.h>

struct error;

#define QR_QUIET 4 /* light modules on every side */

struct qr {
    int size;          /* modules a side, without the quiet zone: 21 to 177 */
    unsigned char *at; /* size * size, row by row, 1 = dark; freed by qr_release */
};

/* Encodes UTF-8 `text` (bytes mode as needed) at level M in the smallest version.
 * ERROR_LIMIT if no version holds it, ERROR_INPUT if it is empty. */
bool qr_make(struct qr *qr, const char *text, struct error *error);

void qr_release(struct qr *qr);

/* The module at column x, row y, where the quiet zone is -QR_QUIET..-1 and size..size+QR_QUIET-1:
 * true = dark. Anything outside is light. */
bool qr_dark(const struct qr *qr, int x, int y);

/* Cells it takes in half blocks with its quiet zone: columns = size + 8, rows half of that, up. */
int qr_columns(const struct qr *qr);
int qr_rows(const struct qr *qr);

#endif
