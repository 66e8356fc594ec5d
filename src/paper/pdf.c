#include "paper/output.h"

#include <cairo-pdf.h>

#include "base/buffer.h"
#include "base/error.h"
#include "paper/draw.h"
#include "paper/layout.h"

static const double points = 72.0 / PAGE_DOTS_PER_INCH; /* a dot */

static cairo_status_t take(void *into, const unsigned char *bytes, unsigned size)
{
    buffer_add(into, bytes, size);
    return CAIRO_STATUS_SUCCESS;
}

bool output_pdf(const struct layout *layout, const char *title, struct buffer *into,
                struct error *error)
{
    double width = layout->shape.width * points;
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(take, into, width, layout->first->height * points);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
    cairo_t *cairo = cairo_create(surface);
    cairo_scale(cairo, points, points);
    for (const struct layout_page *page = layout->first; page != NULL; page = page->next) {
        cairo_pdf_surface_set_size(surface, width, page->height * points);
        draw_page(cairo, layout, page);
        cairo_show_page(cairo);
    }
    cairo_status_t status = cairo_status(cairo);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    return status == CAIRO_STATUS_SUCCESS ||
           error_set(error, ERROR_IO, "PDF: %s", cairo_status_to_string(status));
}
