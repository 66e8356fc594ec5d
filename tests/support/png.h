/* A PNG as a grey picture, for decode.h. */
#ifndef CAMTAY_SUPPORT_PNG_H
#define CAMTAY_SUPPORT_PNG_H

#include <stddef.h>

/* width * height bytes (0 black, 255 white), row by row, to be freed; NULL: these bytes are no PNG, or
 * more than one. */
unsigned char *png_grey(const void *bytes, size_t size, int *width, int *height);

#endif
