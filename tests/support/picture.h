/* Pictures of a real terminal: what the emulator's cells cannot show (hairlines in glyphs, fonts).
 * An xterm under an Xvfb of its own, on a free display; no other display is touched. */
#ifndef CAMTAY_SUPPORT_PICTURE_H
#define CAMTAY_SUPPORT_PICTURE_H

#include <stdbool.h>
#include <stddef.h>

/* A picture, three bytes (red, green, blue) a pixel, row by row. */
struct picture {
    int width, height;
    unsigned char *pixels; /* freed by picture_release */
};

struct picture_options {
    int rows, columns;
    int points;       /* size of the font: 8 to 24 */
    const char *font; /* as fontconfig names it; NULL = DejaVu Sans Mono */
    bool light;       /* black on white instead of light grey on black */
};

/* Shows `size` bytes of terminal output in an xterm and takes the picture of its text area, once all
 * of them are drawn. True: release it. False: `why` says what failed, e.g. that Xvfb or xterm is
 * not installed. Takes about a second. */
bool picture_take(struct picture *picture, const struct picture_options *options, const void *bytes,
                  size_t size, const char **why);

void picture_release(struct picture *picture);

/* Decodes the QR codes in it. Returns how many there are; `*text` is the first one's, to be freed. */
int picture_qr(const struct picture *picture, char **text);

/* Writes it as a PPM file, which ImageMagick and most viewers read. */
bool picture_write(const struct picture *picture, const char *path);

#endif
