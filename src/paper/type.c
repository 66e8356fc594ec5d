#include "paper/type.h"

#include <pango/pangocairo.h>

#define FAMILY        "DejaVu Sans"
#define LEAST_REGULAR 24 /* dots; smaller letters are legible only when they are strong */
#define MOST_BALANCED 3  /* lines */

void type_init(struct type *type, int body)
{
    *type = (struct type){.body = body};
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    PangoFontMap *map = pango_cairo_font_map_new();
    type->context = pango_font_map_create_context(map); /* it holds the map */
    g_object_unref(map);
    pango_cairo_context_set_font_options(type->context, options);
    cairo_font_options_destroy(options);
}

void type_release(struct type *type)
{
    g_slist_free_full(type->kept, g_object_unref);
    g_clear_object(&type->context);
    *type = (struct type){0};
}

int type_dots(const struct type *type, enum type_size size)
{
    static const int of_24[] = {20, 24, 30, 34};
    return type->body * of_24[size] / 24;
}

int type_line_height(const struct type *type, enum type_size size)
{
    return type_dots(type, size) * 5 / 4;
}

static void set_font(const struct type *type, PangoLayout *layout, const struct type_style *style)
{
    int dots = type_dots(type, style->size);
    bool strong = style->strong || style->size == TYPE_TITLE || dots < LEAST_REGULAR;
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family_static(font, FAMILY);
    pango_font_description_set_absolute_size(font, (double)dots * PANGO_SCALE);
    pango_font_description_set_weight(font, strong ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
}

/* Lines in the middle of a page look best when they are about as long as each other: "Ngọk / Bay" does
 * not. The narrowest width is taken that needs no further line. */
static void balance(PangoLayout *layout, int width)
{
    int lines = pango_layout_get_line_count(layout), fits = width;
    if (lines < 2 || lines > MOST_BALANCED)
        return;
    for (int too_narrow = width / 2; fits - too_narrow > width / 32;) {
        int middle = (fits + too_narrow) / 2;
        pango_layout_set_width(layout, middle * PANGO_SCALE);
        if (pango_layout_get_line_count(layout) > lines)
            too_narrow = middle;
        else
            fits = middle;
    }
    pango_layout_set_width(layout, fits * PANGO_SCALE);
}

struct type_text type_set(struct type *type, const char *text, const struct type_style *style,
                          int width)
{
    PangoLayout *layout = pango_layout_new(type->context);
    type->kept = g_slist_prepend(type->kept, layout);
    set_font(type, layout, style);
    pango_layout_set_text(layout, text, -1);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout, width * PANGO_SCALE);
    if (style->align == DOCUMENT_MIDDLE)
        balance(layout, width);
    PangoRectangle logical;
    pango_layout_get_extents(layout, NULL, &logical);

    int line_height = type_line_height(type, style->size);
    double letters = (double)logical.height / PANGO_SCALE / pango_layout_get_line_count(layout);
    double ascent = (double)pango_layout_get_baseline(layout) / PANGO_SCALE;
    return (struct type_text){
        .layout = layout,
        .align = style->align,
        .lines = text[0] == '\0' ? 0 : pango_layout_get_line_count(layout),
        .line_height = line_height,
        .baseline = (int)((line_height - letters) / 2 + ascent + 0.5),
        .width = width,
        .widest = (logical.width + PANGO_SCALE - 1) / PANGO_SCALE,
    };
}

PangoLayoutLine *type_line(const struct type_text *text, int index, int *offset)
{
    PangoLayoutLine *line = pango_layout_get_line_readonly(text->layout, index);
    PangoRectangle logical;
    pango_layout_line_get_extents(line, NULL, &logical);
    int room = text->width - (logical.width + PANGO_SCALE - 1) / PANGO_SCALE;
    if (room < 0 || text->align == DOCUMENT_LEFT)
        room = 0;
    *offset = text->align == DOCUMENT_MIDDLE ? room / 2 : room;
    return line;
}
