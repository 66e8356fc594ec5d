/* A QR code as plain text, without any escape sequence; the quiet zone is drawn too. */
#ifndef CAMTAY_COMMAND_QR_DRAW_H
#define CAMTAY_COMMAND_QR_DRAW_H

#include <stdbool.h>

struct buffer;
struct qr;

/* Half blocks, two modules a cell. What is drawn is the light modules, as on a terminal with light
 * text on dark; the dark ones if `paper` (dark text on light). */
void qr_draw_blocks(const struct qr *qr, bool paper, struct buffer *into);

/* Two characters a module: "##" is dark. */
void qr_draw_ascii(const struct qr *qr, struct buffer *into);

#endif
