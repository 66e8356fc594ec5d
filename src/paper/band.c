#include "paper/band.h"

#include "base/arena.h"

struct band *band_add(struct flow *flow, int height)
{
    struct band *band = arena_new_bytes(flow->arena, sizeof *band);
    band->height = height;
    if (flow->last != NULL)
        flow->last->next = band;
    else
        flow->first = band;
    flow->last = band;
    return band;
}

static void append(struct band *band, struct item *item)
{
    if (band->last != NULL)
        band->last->next = item;
    else
        band->first = item;
    band->last = item;
}

struct item *band_item(struct flow *flow, struct band *band, enum item_kind kind, int x, int y,
                       int width, int height)
{
    struct item *item = arena_new_bytes(flow->arena, sizeof *item);
    *item = (struct item){.kind = kind, .x = x, .y = y, .width = width, .height = height};
    append(band, item);
    return item;
}

int band_text(struct flow *flow, struct band *band, const struct type_text *text, int from, int to,
              int x, int y)
{
    for (int i = from; i < to && i < text->lines; i++) {
        int offset = 0;
        PangoLayoutLine *line = type_line(text, i, &offset);
        struct item *item = band_item(flow, band, ITEM_TEXT, x + offset, y, text->width - offset,
                                      text->line_height);
        item->line = line;
        item->baseline = text->baseline;
        y += text->line_height;
    }
    int lines = (to < text->lines ? to : text->lines) - from;
    return lines > 0 ? lines * text->line_height : 0;
}

struct band *band_row(struct flow *flow, const struct cell *cells, int count, enum row_break how,
                      int below)
{
    int lines = 0, line_height = 1;
    for (int i = 0; i < count; i++) {
        if (cells[i].text.lines > lines)
            lines = cells[i].text.lines;
        if (cells[i].text.line_height > line_height)
            line_height = cells[i].text.line_height;
    }
    int step = how == ROW_LINES ? 1 : (flow->highest - below) / line_height;
    struct band *first = NULL;
    for (int from = 0; from < lines; from += step) {
        struct band *band = band_add(flow, 0);
        int height = 0;
        for (int i = 0; i < count; i++) {
            int own = band_text(flow, band, &cells[i].text, from, from + step, cells[i].x, 0);
            if (own > height)
                height = own;
        }
        bool end = from + step >= lines;
        band->height = height + (end ? below : 0);
        band->with_next = how == ROW_LINES && !end && (from == 0 || from + 2 == lines);
        if (first == NULL)
            first = band;
    }
    return first;
}

int band_take(struct band *band, const struct flow *from, int y)
{
    for (const struct band *taken = from->first; taken != NULL; taken = taken->next) {
        for (struct item *item = taken->first, *next; item != NULL; item = next) {
            next = item->next;
            item->next = NULL;
            item->y += y;
            append(band, item);
        }
        y += taken->height;
    }
    return y;
}
