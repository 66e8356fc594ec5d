/* A page on a screen: frame, body, QR, and the part of the body that is in sight. */
#include "ui/layout.h"

#include <stdio.h>

#include "base/buffer.h"
#include "base/qr.h"
#include "base/text.h"
#include "ui/focus.h"
#include "ui/layout_part.h"

#define LEAST_COLUMNS 40
#define LEAST_ROWS    10
#define QR_WORDS      34 /* columns that the words keep beside a QR */
#define ROOMY_COLUMNS 100
#define ROOMY_ROWS    30
#define FRAME_BELOW   3 /* said, rule, keys */

static int body_top(int rows)
{
    return rows >= ROOMY_ROWS ? 3 : 2;
}

int layout_body_rows(int rows)
{
    int body = rows - body_top(rows) - FRAME_BELOW;
    return body > 1 ? body : 1;
}

static int margin_of(int columns, int rows)
{
    return columns >= ROOMY_COLUMNS && rows >= ROOMY_ROWS ? (columns - 80) / 10 : 0;
}

static void ask_for_room(struct cells *cells)
{
    static const char words[] = "Cửa sổ nhỏ quá. Kéo rộng ra ít nhất 40 × 10, tốt nhất 80 × 24. "
                                "Không mất gì cả.";
    struct cells lines = {0};
    cells_resize(&lines, cells->columns, 1);
    cells_wrap(&lines, 0, 0, cells->columns, words, ink_of(STYLE_PLAIN));
    for (int y = 0; y < cells->rows && y < lines.rows; y++)
        cells_copy_row(cells, 0, y, &lines, y);
    cells_release(&lines);
}

/* Keeps the focus in sight, unless the person has scrolled away from it since it was set. */
static void settle_scroll(struct ui_place *place, const struct body *body, int rows)
{
    if (place->seen != place->focus && body->focus_drawn) {
        if (body->focus_bottom >= place->scroll + rows)
            place->scroll = body->focus_bottom - rows + 1;
        if (body->focus_top < place->scroll)
            place->scroll = body->focus_top;
    }
    place->seen = place->focus;
    if (place->scroll > body->cells.rows - rows)
        place->scroll = body->cells.rows - rows;
    if (place->scroll < 0)
        place->scroll = 0;
}

/* What scrolling hides is said on the rule: always the same place. */
static void draw_more(struct cells *cells, int columns)
{
    char words[64] = "";
    if (cells->more_above > 0 && cells->more_below > 0)
        snprintf(words, sizeof words, " ↑ %d  ↓ %d dòng ", cells->more_above, cells->more_below);
    else if (cells->more_above > 0)
        snprintf(words, sizeof words, " ↑ %d dòng · PgUp ", cells->more_above);
    else if (cells->more_below > 0)
        snprintf(words, sizeof words, " ↓ %d dòng · PgDn ", cells->more_below);
    int width = text_width(words);
    cells_put(cells, columns - 2 - width, cells->rows - 2, width, words, ink_of(STYLE_DIM));
}

/* `said` rows above the rule are taken: one is always kept free for it. */
static void show_body(struct cells *cells, const struct body *body, struct ui_place *place,
                      int said, int margin)
{
    int top = body_top(cells->rows), rows = layout_body_rows(cells->rows) - (said - 1);
    settle_scroll(place, body, rows);
    for (int row = 0; row < rows && place->scroll + row < body->cells.rows; row++)
        cells_copy_row(cells, 0, top + row, &body->cells, place->scroll + row);
    cells->more_above = place->scroll;
    cells->more_below = body->cells.rows - place->scroll - rows;
    if (cells->more_below < 0)
        cells->more_below = 0;
    int row = body->cells.cursor_y - place->scroll;
    bool in_sight = body->focus_drawn && row >= 0 && row < rows;
    int x = body->cells.cursor_x < cells->columns ? body->cells.cursor_x : cells->columns - 1;
    cells->cursor_x = in_sight ? x : margin + 1;
    cells->cursor_y = in_sight ? top + row : cells->rows - 1;
}

/* A QR that cannot be drawn is said in words, with what it holds. */
static void refuse_qr(struct body *body, const struct page *page, int columns, int margin)
{
    struct buffer words = {0};
    int wide = qr_columns(page->qr) * (page->qr_full ? 2 : 1);
    int high = page->qr_full ? qr_columns(page->qr) : qr_rows(page->qr);
    buffer_addf(&words, "Mã này cần cửa sổ rộng hơn (%d × %d).",
                wide + (page->qr_large ? 0 : QR_WORDS + 1), high + 1);
    if (page->qr_text != NULL)
        buffer_addf(&words, " Địa chỉ: %s", page->qr_text);
    int row = body->cells.rows == 0 ? 0 : body->cells.rows + 1;
    cells_wrap(&body->cells, margin + 1, row, columns - 2 - 2 * margin, buffer_text(&words),
               ink_of(STYLE_WAIT));
    buffer_release(&words);
}

static void draw_qr(struct cells *cells, const struct page *page, const struct qr_spot *spot)
{
    layout_qr(cells, page->qr, spot);
    int under = spot->y + spot->rows;
    if (page->qr_label == NULL || under >= cells->rows - 2)
        return;
    int wide = text_width(page->qr_label);
    wide = wide < spot->columns ? wide : spot->columns;
    cells_put_cut(cells, spot->x + (spot->columns - wide) / 2, under, wide, page->qr_label,
                  ink_of(STYLE_STRONG));
}

void layout_page(const struct page *page, struct ui_place *place, const char *said,
                 struct cells *cells)
{
    focus_settle(page, place);
    cells_resize(cells, cells->columns, cells->rows);
    if (cells->columns < LEAST_COLUMNS || cells->rows < LEAST_ROWS) {
        ask_for_room(cells);
        return;
    }
    struct qr_spot spot = {0};
    if (page->qr != NULL)
        spot = layout_qr_spot(page, cells->columns, cells->rows, page->qr_large ? 0 : QR_WORDS);
    int margin = margin_of(cells->columns, cells->rows);
    if (spot.scale > 0 && page->qr_large) {
        draw_qr(cells, page, &spot);
        layout_keys(cells, page, margin);
        cells->cursor_x = margin + 1;
        cells->cursor_y = cells->rows - 1;
        return;
    }
    int columns = spot.scale > 0 ? spot.x - 1 : cells->columns;
    if (spot.scale > 0 && columns < ROOMY_COLUMNS)
        margin = 0;
    struct body body = {.focus = place->focus};
    cells_resize(&body.cells, columns, 0);
    layout_body(&body, page, columns, margin);
    if (page->qr != NULL && spot.scale == 0)
        refuse_qr(&body, page, columns, margin);

    layout_title(cells, page, columns, margin);
    bool beside = spot.scale > 0 && spot.rows >= cells->rows - 2 - SAID_MOST;
    int taken = layout_said(cells, page, said, beside ? columns : cells->columns, margin);
    show_body(cells, &body, place, taken, margin);
    layout_rule(cells, spot.scale > 0 && spot.rows >= cells->rows - 2 ? columns : cells->columns);
    draw_more(cells, columns);
    layout_keys(cells, page, margin);
    if (spot.scale > 0)
        draw_qr(cells, page, &spot);
    cells_release(&body.cells);
}
