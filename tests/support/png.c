#include "support/png.h"

#include <cairo.h>
#include <stdlib.h>
#include <string.h>

struct reading {
    const unsigned char *next;
    size_t left;
};

static cairo_status_t give(void *self, unsigned char *bytes, unsigned size)
{
    struct reading *reading = self;
    if (reading->left < size)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(bytes, reading->next, size);
    reading->next += size;
    reading->left -= size;
    return CAIRO_STATUS_SUCCESS;
}

/* Cairo keeps grey as a byte, colours as four: one of them will do for black and white. */
static unsigned char *grey_of(cairo_surface_t *surface, int width, int height)
{
    const unsigned char *data = cairo_image_surface_get_data(surface);
    size_t stride = (size_t)cairo_image_surface_get_stride(surface), across = (size_t)width;
    size_t step = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_A8 ? 1 : 4;
    unsigned char *grey = malloc(across * (size_t)height);
    if (grey == NULL)
        abort();
    for (size_t y = 0; y < (size_t)height; y++) {
        for (size_t x = 0; x < across; x++)
            grey[y * across + x] = data[y * stride + x * step];
    }
    return grey;
}

unsigned char *png_grey(const void *bytes, size_t size, int *width, int *height)
{
    struct reading reading = {.next = bytes, .left = size};
    unsigned char *grey = NULL;
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(give, &reading);
    *width = cairo_image_surface_get_width(surface);
    *height = cairo_image_surface_get_height(surface);
    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS && reading.left == 0)
        grey = grey_of(surface, *width, *height);
    cairo_surface_destroy(surface);
    return grey;
}
