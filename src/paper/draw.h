/* A page of a layout onto anything that cairo can draw on. */
#ifndef CAMTAY_PAPER_DRAW_H
#define CAMTAY_PAPER_DRAW_H

#include <cairo.h>

struct layout;
struct layout_page;

/* Draws all of the page in black, a user unit a dot; nothing outside the page, and no white. Codes have
 * whole dots a module and are not smoothed. */
void draw_page(cairo_t *cairo, const struct layout *layout, const struct layout_page *page);

#endif
