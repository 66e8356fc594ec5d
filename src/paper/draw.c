#include "paper/draw.h"

#include <pango/pangocairo.h>

#include "paper/layout.h"

static void draw_text(cairo_t *cairo, const struct item *item, int y)
{
    PangoRectangle logical;
    pango_layout_line_get_pixel_extents(item->line, NULL, &logical);
    /* Only a single letter can be wider than its place: a column of figures that is all too narrow. */
    bool too_wide = logical.width > item->width + 1;
    if (too_wide) {
        cairo_save(cairo);
        cairo_rectangle(cairo, item->x, y, item->width, item->height);
        cairo_clip(cairo);
    }
    cairo_move_to(cairo, item->x, y + item->baseline);
    pango_cairo_show_layout_line(cairo, item->line);
    if (too_wide)
        cairo_restore(cairo);
}

static void draw_bar(cairo_t *cairo, const struct item *item, int y)
{
    cairo_rectangle(cairo, item->x, y, item->width, item->height);
    cairo_fill(cairo);
}

static void draw_frame(cairo_t *cairo, const struct item *item, int y)
{
    double half = item->thick / 2.0;
    cairo_set_line_width(cairo, item->thick);
    cairo_rectangle(cairo, item->x + half, y + half, item->width - item->thick,
                    item->height - item->thick);
    cairo_stroke(cairo);
}

static void draw_dots(cairo_t *cairo, const struct item *item, int y)
{
    for (int x = item->x; x + item->thick <= item->x + item->width; x += item->thick * 4)
        cairo_rectangle(cairo, x, y, item->thick, item->thick);
    cairo_fill(cairo);
}

static void draw_tick(cairo_t *cairo, const struct item *item, int y)
{
    double side = item->width, half = item->thick / 2.0;
    cairo_set_line_width(cairo, item->thick);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_move_to(cairo, item->x + half, y + side * 0.55);
    cairo_line_to(cairo, item->x + side * 0.36, y + side - half);
    cairo_line_to(cairo, item->x + side - half, y + half);
    cairo_stroke(cairo);
}

/* One path for all of it: the neighbours have no seam between them, however a viewer smooths. */
static void draw_code(cairo_t *cairo, const struct item *item, int y)
{
    const struct qr *code = item->code;
    int module = item->module, left = item->x + QR_QUIET * module, top = y + QR_QUIET * module;
    for (int row = 0; row < code->size; row++) {
        for (int from = 0, to; from < code->size; from = to) {
            bool dark = qr_dark(code, from, row);
            for (to = from + 1; to < code->size && qr_dark(code, to, row) == dark;)
                to++;
            if (dark)
                cairo_rectangle(cairo, left + from * module, top + row * module,
                                (to - from) * module, module);
        }
    }
    cairo_fill(cairo);
}

static void draw_item(cairo_t *cairo, const struct item *item, int top)
{
    static void (*const draws[])(cairo_t *, const struct item *, int) = {
        [ITEM_TEXT] = draw_text, [ITEM_BAR] = draw_bar,   [ITEM_FRAME] = draw_frame,
        [ITEM_DOTS] = draw_dots, [ITEM_TICK] = draw_tick, [ITEM_CODE] = draw_code,
    };
    /* What has straight edges lies on whole dots: they stay as they are. */
    bool smooth = item->kind == ITEM_TEXT || item->kind == ITEM_TICK;
    cairo_set_antialias(cairo, smooth ? CAIRO_ANTIALIAS_DEFAULT : CAIRO_ANTIALIAS_NONE);
    draws[item->kind](cairo, item, top + item->y);
}

void draw_page(cairo_t *cairo, const struct layout *layout, const struct layout_page *page)
{
    cairo_save(cairo);
    cairo_rectangle(cairo, 0, 0, layout->shape.width, page->height);
    cairo_clip(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    for (const struct placed *placed = page->first; placed != NULL; placed = placed->next) {
        for (const struct item *item = placed->band->first; item != NULL; item = item->next)
            draw_item(cairo, item, placed->y);
    }
    cairo_restore(cairo);
}
