/* A page as dots that are black or not: what a slip printer burns. */
#ifndef CAMTAY_PAPER_RASTER_H
#define CAMTAY_PAPER_RASTER_H

#include <stdbool.h>
#include <stddef.h>

struct error;
struct layout;
struct layout_page;

struct raster {
    int width, height;  /* dots */
    size_t stride;      /* bytes a row */
    unsigned char *row; /* height * stride; the first dot of a byte is its highest bit, 1 = black.
                           Freed by raster_release */
};

/* Draws the page and decides about each dot: black if at least 96 of 255 parts of it are covered.
 * ERROR_LIMIT if cairo cannot make so large a picture. */
bool raster_make(struct raster *raster, const struct layout *layout, const struct layout_page *page,
                 struct error *error);
void raster_release(struct raster *raster);

#endif
