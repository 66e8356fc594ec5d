#include "paper/raster.h"

#include <stdlib.h>

#include <cairo.h>

#include "base/error.h"
#include "base/memory.h"
#include "paper/draw.h"
#include "paper/layout.h"

#define BLACK_FROM 96 /* of 255: measured, letters are read best so */

static void decide(struct raster *raster, const unsigned char *grey, size_t stride)
{
    for (int y = 0; y < raster->height; y++) {
        const unsigned char *from = grey + (size_t)y * stride;
        unsigned char *to = raster->row + (size_t)y * raster->stride;
        for (int x = 0; x < raster->width; x++) {
            if (from[x] >= BLACK_FROM)
                to[x / 8] |= (unsigned char)(0x80U >> (x % 8));
        }
    }
}

bool raster_make(struct raster *raster, const struct layout *layout, const struct layout_page *page,
                 struct error *error)
{
    int width = layout->shape.width, height = page->height;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, width, height);
    cairo_t *cairo = cairo_create(surface);
    draw_page(cairo, layout, page);
    cairo_status_t status = cairo_status(cairo);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    if (status != CAIRO_STATUS_SUCCESS) {
        cairo_surface_destroy(surface);
        return error_set(error, ERROR_LIMIT, "draw %d x %d dots: %s", width, height,
                         cairo_status_to_string(status));
    }
    *raster = (struct raster){.width = width, .height = height, .stride = (size_t)(width + 7) / 8};
    raster->row = memory_new((size_t)height, raster->stride);
    decide(raster, cairo_image_surface_get_data(surface),
           (size_t)cairo_image_surface_get_stride(surface));
    cairo_surface_destroy(surface);
    return true;
}

void raster_release(struct raster *raster)
{
    free(raster->row);
    *raster = (struct raster){0};
}
