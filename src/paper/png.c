#include "paper/output.h"

#include <string.h>

#include <cairo.h>

#include "base/buffer.h"
#include "base/error.h"
#include "paper/layout.h"
#include "paper/raster.h"

/* Where a PNG's second chunk begins: after the signature and IHDR. */
#define AFTER_HEAD 33

/* A chunk that cairo does not write: 7992 dots a metre both ways, 203 an inch. With its checksum. */
static const unsigned char density[] = {0,    0, 0, 9,    'p',  'H', 'Y',  's',  0,    0,   0x1f,
                                        0x38, 0, 0, 0x1f, 0x38, 1,   0x93, 0x3f, 0x27, 0xf5};

static cairo_status_t take(void *into, const unsigned char *bytes, unsigned size)
{
    buffer_add(into, bytes, size);
    return CAIRO_STATUS_SUCCESS;
}

/* The dots as grey, which is what cairo writes of a picture that has but an alpha. */
static cairo_surface_t *grey_of(const struct raster *raster)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_A8, raster->width, raster->height);
    unsigned char *pixels = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    for (int y = 0; pixels != NULL && y < raster->height; y++) {
        const unsigned char *from = raster->row + (size_t)y * raster->stride;
        for (int x = 0; x < raster->width; x++) {
            bool black = (from[x / 8] & (0x80U >> (x % 8))) != 0;
            pixels[(size_t)y * stride + (size_t)x] = black ? 0 : 255;
        }
    }
    cairo_surface_mark_dirty(surface);
    return surface;
}

bool output_png(const struct layout *layout, int number, struct buffer *into, struct error *error)
{
    const struct layout_page *page = layout_page(layout, number);
    if (page == NULL)
        return error_set(error, ERROR_MISSING, "page %d of %d", number, layout->count);
    struct raster raster;
    if (!raster_make(&raster, layout, page, error))
        return false;
    cairo_surface_t *surface = grey_of(&raster);
    raster_release(&raster);
    struct buffer png = {0};
    cairo_status_t status = cairo_surface_write_to_png_stream(surface, take, &png);
    cairo_surface_destroy(surface);
    if (status == CAIRO_STATUS_SUCCESS) {
        buffer_add(into, png.data, AFTER_HEAD);
        buffer_add(into, density, sizeof density);
        buffer_add(into, png.data + AFTER_HEAD, png.length - AFTER_HEAD);
    }
    buffer_release(&png);
    return status == CAIRO_STATUS_SUCCESS ||
           error_set(error, ERROR_LIMIT, "PNG: %s", cairo_status_to_string(status));
}
