/* The QR in half blocks, or in whole cells where a terminal has no half blocks. Two equal halves are a space with that background; in a mixed cell the
 * background is dark and the light half is the glyph: drawn the other way, terminals leave light
 * hairlines inside dark modules and readers fail. */
#include "base/qr.h"
#include "ui/layout_part.h"

static int scaled_rows(int side, int scale, bool full)
{
    return full ? side * scale : (side * scale + 1) / 2;
}

struct qr_spot layout_qr_spot(const struct page *page, int columns, int rows, int words)
{
    int side = page->qr->size + 2 * QR_QUIET, wide = page->qr_full ? 2 : 1;
    /* One blank column parts the words from the QR. */
    int room = words > 0 ? columns - words - 1 : columns;
    struct qr_spot spot = {.full = page->qr_full};
    for (int scale = 1;
         side * wide * scale <= room && scaled_rows(side, scale, spot.full) <= rows - 1; scale++)
        spot.scale = scale;
    spot.columns = side * wide * spot.scale;
    spot.rows = scaled_rows(side, spot.scale, spot.full);
    spot.x = words > 0 ? columns - spot.columns : (columns - spot.columns) / 2;
    spot.y = words > 0 ? 0 : (rows - 1 - spot.rows) / 2;
    return spot;
}

/* The module at that half of a cell. */
static bool is_dark(const struct qr *qr, const struct qr_spot *spot, int x, int half)
{
    int column = x / (spot->full ? 2 * spot->scale : spot->scale);
    int row = (spot->full ? half / 2 : half) / spot->scale;
    return qr_dark(qr, column - QR_QUIET, row - QR_QUIET);
}

void layout_qr(struct cells *cells, const struct qr *qr, const struct qr_spot *spot)
{
    static const struct {
        enum cell_look look;
        const char *text;
    } halves[2][2] = {{{CELL_QR_LIGHT, " "}, {CELL_QR_UPPER, "▀"}},
                      {{CELL_QR_LOWER, "▄"}, {CELL_QR_DARK, " "}}};
    for (int y = 0; y < spot->rows; y++) {
        for (int x = 0; x < spot->columns; x++) {
            bool upper = is_dark(qr, spot, x, 2 * y), lower = is_dark(qr, spot, x, 2 * y + 1);
            cells_fill(cells, spot->x + x, spot->y + y, 1, halves[upper][lower].text,
                       (struct ink){.look = halves[upper][lower].look});
        }
    }
}
