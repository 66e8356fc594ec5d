#include "paper/place.h"

#include "base/arena.h"
#include "base/error.h"
#include "paper/layout.h"

/* A page being filled. */
struct filling {
    struct layout *layout;
    struct error *error;
    int y, end; /* where the next band goes, where none may go */
};

static bool begin_page(struct filling *filling)
{
    struct layout *layout = filling->layout;
    if (layout->count == PAGE_MOST)
        return error_set(filling->error, ERROR_LIMIT, "more than %d pages", PAGE_MOST);
    struct layout_page *page = arena_new_bytes(layout->arena, sizeof *page);
    page->height = layout->shape.height;
    if (layout->last != NULL)
        layout->last->next = page;
    else
        layout->first = page;
    layout->last = page;
    layout->count++;
    filling->y = layout->shape.top;
    filling->end = layout->shape.top + page_inner_height(&layout->shape);
    return true;
}

/* A roll is cut where its last band ends. */
static void end_page(const struct filling *filling)
{
    struct layout *layout = filling->layout;
    if (layout->shape.roll)
        layout->last->height = filling->y + layout->shape.bottom;
}

static void put_at(struct layout *layout, struct layout_page *page, const struct band *band, int y)
{
    struct placed *placed = arena_new_bytes(layout->arena, sizeof *placed);
    *placed = (struct placed){.band = band, .y = y};
    if (page->last != NULL)
        page->last->next = placed;
    else
        page->first = placed;
    page->last = placed;
}

static void put(struct filling *filling, const struct band *band)
{
    put_at(filling->layout, filling->layout->last, band, filling->y);
    filling->y += band->height;
}

/* The height of the band and of those that stay with it; of itself alone if no page could hold them. */
static int height_kept(const struct band *band, int most)
{
    int height = band->height;
    for (const struct band *each = band; each->with_next && each->next != NULL && !each->next->cut;
         each = each->next) {
        height += each->next->height;
        if (height > most)
            return band->height;
    }
    return height;
}

static bool place_band(struct filling *filling, const struct band *band)
{
    struct layout *layout = filling->layout;
    int most = page_inner_height(&layout->shape);
    if (filling->y + height_kept(band, most) > filling->end && filling->y > layout->shape.top) {
        if (layout->shape.roll)
            return error_set(filling->error, ERROR_LIMIT, "a roll of more than %d dots",
                             PAGE_LONGEST);
        if (!begin_page(filling))
            return false;
        if (band->head != NULL && band->head->height + band->height <= most)
            put(filling, band->head);
    }
    put(filling, band);
    return true;
}

static void number_pages(struct layout *layout)
{
    const struct page_shape *shape = &layout->shape;
    const struct type_style style = {.size = TYPE_SMALL, .align = DOCUMENT_MIDDLE};
    struct flow foot = {.arena = layout->arena, .type = &layout->type};
    int width = page_inner_width(shape), number = 0;
    for (struct layout_page *page = layout->first; page != NULL; page = page->next) {
        const char *words = arena_textf(layout->arena, "Trang %d/%d", ++number, layout->count);
        struct type_text text = type_set(&layout->type, words, &style, width);
        struct band *band = band_add(&foot, text.line_height);
        band_text(&foot, band, &text, 0, 1, shape->side, 0);
        put_at(layout, page, band, page->height - (shape->bottom + text.line_height) / 2);
    }
}

bool place_bands(struct layout *layout, const struct flow *flow, struct error *error)
{
    struct filling filling = {.layout = layout, .error = error};
    if (!begin_page(&filling))
        return false;
    for (const struct band *band = flow->first; band != NULL; band = band->next) {
        if (!band->cut) {
            if (!place_band(&filling, band))
                return false;
            continue;
        }
        end_page(&filling);
        if (band->next != NULL && layout->last->first != NULL && !begin_page(&filling))
            return false;
    }
    end_page(&filling);
    if (!layout->shape.roll && layout->count > 1)
        number_pages(layout);
    return true;
}
