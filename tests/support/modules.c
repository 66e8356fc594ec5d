/* QR codes among the emulator's cells: two modules a cell. */
#include "support/emulator_parts.h"

#include <stdlib.h>
#include <string.h>

#include "support/decode.h"

/* How light a colour is, 0 to 255, on a dark terminal. */
static int lightness(const struct emulator *emulator, VTermColor colour, bool foreground)
{
    if (foreground ? VTERM_COLOR_IS_DEFAULT_FG(&colour) : VTERM_COLOR_IS_DEFAULT_BG(&colour))
        return foreground ? 200 : 0;
    vterm_screen_convert_color_to_rgb(emulator->screen, &colour);
    return (colour.rgb.red * 30 + colour.rgb.green * 59 + colour.rgb.blue * 11) / 100;
}

/* The two halves of a cell, as light as they would be seen. */
static void halves(const struct emulator *emulator, const VTermScreenCell *cell, int *top,
                   int *bottom)
{
    int ink = lightness(emulator, cell->fg, true);
    int paper = lightness(emulator, cell->bg, false);
    if (cell->attrs.reverse) {
        int swap = ink;
        ink = paper;
        paper = swap;
    }
    uint32_t glyph = cell->chars[0];
    *top = glyph == 0x2580 || glyph == 0x2588 ? ink : paper;
    *bottom = glyph == 0x2584 || glyph == 0x2588 ? ink : paper;
}

/* Black on the default background is no QR code, nor are the blocks of a bar: one of its colours
 * must be set, or reversed on a terminal without colours. */
bool emulator_module(const struct emulator *emulator, int row, int column, bool *top, bool *bottom)
{
    VTermScreenCell cell = emulator_cell(emulator, row, column);
    uint32_t glyph = cell.chars[0];
    bool shape =
        glyph == 0 || glyph == ' ' || glyph == 0x2580 || glyph == 0x2584 || glyph == 0x2588;
    bool coloured = !VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) && !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg);
    int ink = lightness(emulator, cell.fg, true), paper = lightness(emulator, cell.bg, false);
    VTermColor fg = cell.fg, bg = cell.bg;
    vterm_screen_convert_color_to_rgb(emulator->screen, &fg);
    vterm_screen_convert_color_to_rgb(emulator->screen, &bg);
    bool grey = fg.rgb.red == fg.rgb.green && fg.rgb.green == fg.rgb.blue &&
                bg.rgb.red == bg.rgb.green && bg.rgb.green == bg.rgb.blue;
    int light = 0, low = 0;
    halves(emulator, &cell, &light, &low);
    *top = light < 100;
    *bottom = low < 100;
    return shape && coloured && grey && abs(ink - paper) > 150;
}

int emulator_qr(const struct emulator *emulator, char **text)
{
    enum { pixels = 4 }; /* a module's side */
    int width = emulator->columns * pixels, height = emulator->rows * 2 * pixels;
    unsigned char *grey = malloc((size_t)width * (size_t)height);
    if (grey == NULL)
        abort();
    for (int row = 0; row < emulator->rows; row++)
        for (int column = 0; column < emulator->columns; column++) {
            VTermScreenCell cell = emulator_cell(emulator, row, column);
            int top = 0, bottom = 0;
            halves(emulator, &cell, &top, &bottom);
            unsigned char *at = grey + row * 2 * pixels * width + column * pixels;
            for (int y = 0; y < 2 * pixels; y++, at += width)
                memset(at, y < pixels ? top : bottom, pixels);
        }
    int count = decode_qr(grey, width, height, text);
    free(grey);
    return count;
}
