/* Reading the emulator's screen: rows, styles, frames. */
#include "support/emulator_parts.h"

#include <stdlib.h>
#include <string.h>

static const char *const colour_names[] = {
    "black",        "red",           "green",       "yellow",         "blue",
    "magenta",      "cyan",          "white",       "grey",           "bright-red",
    "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan",
    "bright-white",
};

int emulator_rows(const struct emulator *emulator)
{
    return emulator->rows;
}

int emulator_columns(const struct emulator *emulator)
{
    return emulator->columns;
}

bool emulator_cursor(const struct emulator *emulator, int *row, int *column)
{
    *row = emulator->cursor.row;
    *column = emulator->cursor.col;
    return emulator->visible;
}

VTermScreenCell emulator_cell(const struct emulator *emulator, int row, int column)
{
    VTermScreenCell cell;
    memset(&cell, 0, sizeof cell);
    vterm_screen_get_cell(emulator->screen, (VTermPos){.row = row, .col = column}, &cell);
    if (cell.width < 1)
        cell.width = 1;
    return cell;
}

/* --- text ---------------------------------------------------------------------------------- */

static void put_utf8(uint32_t point, FILE *out)
{
    if (point < 0x80) {
        putc((int)point, out);
    } else if (point < 0x800) {
        putc((int)(0xc0 | point >> 6), out);
        putc((int)(0x80 | (point & 0x3f)), out);
    } else {
        if (point < 0x10000) {
            putc((int)(0xe0 | point >> 12), out);
        } else {
            putc((int)(0xf0 | point >> 18), out);
            putc((int)(0x80 | (point >> 12 & 0x3f)), out);
        }
        putc((int)(0x80 | (point >> 6 & 0x3f)), out);
        putc((int)(0x80 | (point & 0x3f)), out);
    }
}

static void put_cell(const VTermScreenCell *cell, FILE *out)
{
    if (cell->chars[0] == 0 || cell->chars[0] == UINT32_MAX)
        putc(' ', out);
    else
        for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i] != 0; i++)
            put_utf8(cell->chars[i], out);
}

static void put_row(const struct emulator *emulator, int row, FILE *out)
{
    static const char *const blocks[] = {" ", "▄", "▀", "█"};
    for (int column = 0; column < emulator->columns;) {
        bool top = false, bottom = false;
        VTermScreenCell cell = emulator_cell(emulator, row, column);
        if (emulator_module(emulator, row, column, &top, &bottom))
            fputs(blocks[(top ? 2 : 0) + (bottom ? 1 : 0)], out);
        else
            put_cell(&cell, out);
        column += cell.width;
    }
}

char *emulator_row(const struct emulator *emulator, int row)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (out == NULL)
        abort();
    put_row(emulator, row, out);
    fclose(out);
    while (size > 0 && text[size - 1] == ' ')
        text[--size] = '\0';
    return text;
}

/* --- styles -------------------------------------------------------------------------------- */

static void put_colour(VTermColor colour, FILE *out)
{
    if (VTERM_COLOR_IS_INDEXED(&colour) && colour.indexed.idx < 16)
        fputs(colour_names[colour.indexed.idx], out);
    else if (VTERM_COLOR_IS_INDEXED(&colour))
        fprintf(out, "%d", colour.indexed.idx);
    else
        fprintf(out, "#%02x%02x%02x", colour.rgb.red, colour.rgb.green, colour.rgb.blue);
}

/* The style of one cell in words, each with a space before it; "" for plain text. */
static void style_of(const struct emulator *emulator, int row, int column, char *style, size_t size)
{
    bool top = false, bottom = false;
    VTermScreenCell cell = emulator_cell(emulator, row, column);
    FILE *out = fmemopen(style, size, "w");
    if (out == NULL)
        abort();
    if (emulator_module(emulator, row, column, &top, &bottom)) {
        fputs(" qr", out);
    } else {
        fputs(cell.attrs.bold ? " bold" : "", out);
        fputs(cell.attrs.font != 0 ? " dim" : "", out);
        fputs(cell.attrs.italic ? " italic" : "", out);
        fputs(cell.attrs.underline ? " underline" : "", out);
        fputs(cell.attrs.blink ? " blink" : "", out);
        fputs(cell.attrs.reverse ? " reverse" : "", out);
        if (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg)) {
            putc(' ', out);
            put_colour(cell.fg, out);
        }
        if (!VTERM_COLOR_IS_DEFAULT_BG(&cell.bg)) {
            fputs(" on ", out);
            put_colour(cell.bg, out);
        }
    }
    putc('\0', out);
    fclose(out);
}

static void put_span(int from, int to, const char *style, bool *first, FILE *out)
{
    if (style[0] == '\0' || to < from)
        return;
    fprintf(out, "%s%d", *first ? "" : "; ", from + 1);
    if (to > from)
        fprintf(out, "-%d", to + 1);
    fputs(style, out);
    *first = false;
}

static void put_styles(const struct emulator *emulator, int row, FILE *out)
{
    char style[96] = "", next[96] = "";
    int from = 0;
    bool first = true;
    for (int column = 0; column < emulator->columns;) {
        style_of(emulator, row, column, next, sizeof next);
        if (strcmp(style, next) != 0) {
            put_span(from, column - 1, style, &first, out);
            memcpy(style, next, sizeof style);
            from = column;
        }
        column += emulator_cell(emulator, row, column).width;
    }
    put_span(from, emulator->columns - 1, style, &first, out);
}

char *emulator_styles(const struct emulator *emulator, int row)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (out == NULL)
        abort();
    put_styles(emulator, row, out);
    fclose(out);
    return text;
}

char *emulator_frame(const struct emulator *emulator)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (out == NULL)
        abort();
    fprintf(out, "screen %dx%d\n", emulator->columns, emulator->rows);
    for (int row = 0; row < emulator->rows; row++) {
        char *line = emulator_row(emulator, row);
        fprintf(out, "%s\n", line);
        free(line);
    }
    if (emulator->visible)
        fprintf(out, "cursor row %d column %d\n", emulator->cursor.row + 1,
                emulator->cursor.col + 1);
    else
        fputs("cursor hidden\n", out);
    for (int row = 0; row < emulator->rows; row++) {
        char *styles = emulator_styles(emulator, row);
        if (styles[0] != '\0')
            fprintf(out, "style row %d: %s\n", row + 1, styles);
        free(styles);
    }
    fclose(out);
    return text;
}

/* --- for people ----------------------------------------------------------- */

static void paint_colour(VTermColor colour, int base, FILE *out)
{
    if (VTERM_COLOR_IS_INDEXED(&colour))
        fprintf(out, ";%d;5;%d", base, colour.indexed.idx);
    else
        fprintf(out, ";%d;2;%d;%d;%d", base, colour.rgb.red, colour.rgb.green, colour.rgb.blue);
}

static void paint_cell(const VTermScreenCell *cell, FILE *out)
{
    fputs("\033[0", out);
    fputs(cell->attrs.bold ? ";1" : "", out);
    fputs(cell->attrs.font != 0 ? ";2" : "", out);
    fputs(cell->attrs.underline ? ";4" : "", out);
    fputs(cell->attrs.reverse ? ";7" : "", out);
    if (!VTERM_COLOR_IS_DEFAULT_FG(&cell->fg))
        paint_colour(cell->fg, 38, out);
    if (!VTERM_COLOR_IS_DEFAULT_BG(&cell->bg))
        paint_colour(cell->bg, 48, out);
    putc('m', out);
    put_cell(cell, out);
}

void emulator_paint(const struct emulator *emulator, FILE *out)
{
    fputs("\033[H", out);
    for (int row = 0; row < emulator->rows; row++) {
        for (int column = 0; column < emulator->columns;) {
            VTermScreenCell cell = emulator_cell(emulator, row, column);
            paint_cell(&cell, out);
            column += cell.width;
        }
        fputs("\033[0m\033[K\r\n", out);
    }
    fputs("\033[J", out);
    fflush(out);
}
