#include "command/qr_draw.h"

#include "base/buffer.h"
#include "base/qr.h"

void qr_draw_blocks(const struct qr *qr, bool paper, struct buffer *into)
{
    static const char *const blocks[2][2] = {{" ", "▄"}, {"▀", "█"}};
    for (int y = -QR_QUIET; y < qr->size + QR_QUIET; y += 2) {
        for (int x = -QR_QUIET; x < qr->size + QR_QUIET; x++) {
            bool upper = qr_dark(qr, x, y) == paper;
            /* The side is odd: the lower half of the last row lies outside the code. */
            bool inside = y + 1 < qr->size + QR_QUIET;
            bool lower = inside && qr_dark(qr, x, y + 1) == paper;
            buffer_add_text(into, blocks[upper][lower]);
        }
        buffer_add_byte(into, '\n');
    }
}

void qr_draw_ascii(const struct qr *qr, struct buffer *into)
{
    for (int y = -QR_QUIET; y < qr->size + QR_QUIET; y++) {
        for (int x = -QR_QUIET; x < qr->size + QR_QUIET; x++)
            buffer_add_text(into, qr_dark(qr, x, y) ? "##" : "  ");
        buffer_add_byte(into, '\n');
    }
}
