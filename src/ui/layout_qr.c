/* The QR in half blocks. Two equal halves are a space with that background; in a mixed cell the
 * background is dark and the light half is the glyph: drawn the other way, terminals leave light
 * hairlines inside dark modules and readers fail. */
#include "base/qr.h"
#include "ui/layout_part.h"

static int scaled_rows(const struct qr *qr, int scale)
{
    return ((qr->size + 2 * QR_QUIET) * scale + 1) / 2;
}

struct qr_spot layout_qr_spot(const struct qr *qr, int columns, int rows, int words)
{
    int side = qr->size + 2 * QR_QUIET;
    /* One blank column parts the words from the QR. */
    int room = words > 0 ? columns - words - 1 : columns;
    struct qr_spot spot = {0};
    for (int scale = 1; side * scale <= room && scaled_rows(qr, scale) <= rows - 1; scale++)
        spot.scale = scale;
    spot.columns = side * spot.scale;
    spot.rows = scaled_rows(qr, spot.scale);
    spot.x = words > 0 ? columns - spot.columns : (columns - spot.columns) / 2;
    spot.y = words > 0 ? 0 : (rows - 1 - spot.rows) / 2;
    return spot;
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
            int column = x / spot->scale - QR_QUIET;
            bool upper = qr_dark(qr, column, 2 * y / spot->scale - QR_QUIET);
            bool lower = qr_dark(qr, column, (2 * y + 1) / spot->scale - QR_QUIET);
            cells_fill(cells, spot->x + x, spot->y + y, 1, halves[upper][lower].text,
                       (struct ink){.look = halves[upper][lower].look});
        }
    }
}
