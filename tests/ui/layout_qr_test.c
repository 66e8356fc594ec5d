/* Where a QR code stands on a page, and of which cells it is made. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/qr.h"
#include "ui/drawing.h"

static void words_beside_a_qr_keep_34_columns(void **state)
{
    struct drawing *drawing = *state;
    sample_step(&drawing->sample, true);
    int columns = qr_columns(&drawing->sample.qr);
    assert_in_range(columns, 41, 45);
    drawing_draw(drawing, columns + 35, 24);
    assert_int_equal(drawing->cells.at[columns + 34].look, CELL_QR_LIGHT);
    assert_int_equal(drawing->cells.at[35].look, CELL_QR_LIGHT);
    assert_int_equal(drawing->cells.at[34].look, CELL_STYLE);
    assert_non_null(strstr(drawing_draw(drawing, columns + 34, 24), "Mã này cần cửa sổ rộng hơn"));
    assert_non_null(strstr(drawing_draw(drawing, 120, 20), "Địa chỉ: https://"));
}

static void the_cells_of_a_qr_are_its_modules(void **state)
{
    struct drawing *drawing = *state;
    sample_step(&drawing->sample, true);
    drawing_draw(drawing, 80, 24);
    const struct qr *qr = &drawing->sample.qr;
    int left = 80 - qr_columns(qr);
    for (int y = 0; y < qr_rows(qr); y++) {
        for (int x = 0; x < qr_columns(qr); x++) {
            const struct cell *cell = &drawing->cells.at[y * 80 + left + x];
            bool upper = qr_dark(qr, x - QR_QUIET, 2 * y - QR_QUIET);
            bool lower = qr_dark(qr, x - QR_QUIET, 2 * y + 1 - QR_QUIET);
            assert_int_equal(cell->look, upper ? (lower ? CELL_QR_DARK : CELL_QR_LOWER)
                                               : (lower ? CELL_QR_UPPER : CELL_QR_LIGHT));
            assert_string_equal(cell->text, upper == lower ? " " : upper ? "▄" : "▀");
        }
    }
}

static void without_half_blocks_a_module_is_two_whole_cells(void **state)
{
    struct drawing *drawing = *state;
    sample_step(&drawing->sample, true);
    drawing->sample.page.qr_full = true;
    const struct qr *qr = &drawing->sample.qr;
    int side = qr->size + 2 * QR_QUIET, columns = 2 * side + 36, left = columns - 2 * side;
    drawing_draw(drawing, columns, side + 3);
    for (int y = 0; y < side; y++) {
        for (int x = 0; x < 2 * side; x++) {
            const struct cell *cell = &drawing->cells.at[y * columns + left + x];
            bool dark = qr_dark(qr, x / 2 - QR_QUIET, y - QR_QUIET);
            assert_int_equal(cell->look, dark ? CELL_QR_DARK : CELL_QR_LIGHT);
            assert_string_equal(cell->text, " ");
        }
    }
    assert_non_null(strstr(drawing_draw(drawing, 120, 36), "Mã này cần cửa sổ rộng hơn"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        DRAWN(words_beside_a_qr_keep_34_columns),
        DRAWN(the_cells_of_a_qr_are_its_modules),
        DRAWN(without_half_blocks_a_module_is_two_whole_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
