#include "ui/screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include <curses.h>

#include "base/error.h"
#include "base/memory.h"
#include "ui/layout.h"
#include "ui/loop.h"
#include "ui/terminal.h"

#define LOOKS  (CELL_QR_LOWER + 1)
#define STYLES (STYLE_BANNER + 1)

struct look {
    attr_t attributes;
    short pair;
};

struct screen_paint {
    struct look looks[LOOKS]; /* all but CELL_STYLE */
    struct look styles[STYLES];
};

/* Pairs of colours. */
enum { PAIR_SAY = 1, PAIR_SEE, PAIR_DONE, PAIR_WAIT, PAIR_FAIL, PAIR_TITLE, PAIR_LIGHT, PAIR_DARK };

/* One meaning a colour. Yellow and cyan cannot be read on a light ground: magenta and blue there. */
static void open_colors(bool light)
{
    start_color();
    use_default_colors();
    short strong = light ? COLOR_BLUE : COLOR_CYAN, warm = light ? COLOR_MAGENTA : COLOR_YELLOW;
    init_pair(PAIR_SAY, light ? COLOR_BLUE : COLOR_YELLOW, -1);
    init_pair(PAIR_SEE, strong, -1);
    init_pair(PAIR_DONE, COLOR_GREEN, -1);
    init_pair(PAIR_WAIT, warm, -1);
    init_pair(PAIR_FAIL, COLOR_RED, -1);
    init_pair(PAIR_TITLE, COLOR_WHITE, COLOR_BLUE);
    /* 7 is grey where there are 256 colours: a QR wants full black on full white. */
    short black = COLORS >= 256 ? 16 : COLOR_BLACK, white = COLORS >= 256 ? 231 : COLOR_WHITE;
    init_pair(PAIR_LIGHT, black, white);
    init_pair(PAIR_DARK, white, black);
}

static void paint_colors(struct screen_paint *paint)
{
    paint->looks[CELL_TITLE] = (struct look){A_BOLD, PAIR_TITLE};
    paint->looks[CELL_KEY] = (struct look){A_BOLD, PAIR_SEE};
    paint->looks[CELL_QR_LIGHT] = (struct look){A_NORMAL, PAIR_LIGHT};
    paint->looks[CELL_QR_DARK] = (struct look){A_NORMAL, PAIR_DARK};
    paint->looks[CELL_QR_UPPER] = (struct look){A_NORMAL, PAIR_DARK};
    paint->looks[CELL_QR_LOWER] = (struct look){A_NORMAL, PAIR_DARK};
    paint->styles[STYLE_DIM] = (struct look){A_DIM, 0};
    paint->styles[STYLE_SAY] = (struct look){A_BOLD, PAIR_SAY};
    paint->styles[STYLE_SEE] = (struct look){A_NORMAL, PAIR_SEE};
    paint->styles[STYLE_DONE] = (struct look){A_NORMAL, PAIR_DONE};
    paint->styles[STYLE_WAIT] = (struct look){A_NORMAL, PAIR_WAIT};
    paint->styles[STYLE_FAIL] = (struct look){A_NORMAL, PAIR_FAIL};
    paint->styles[STYLE_ALARM] = (struct look){A_BOLD, PAIR_WAIT};
}

/* Without colours the ink of a light terminal is dark, that of a dark one light: reverse stands for
 * whichever of the two the ground is not. */
static void paint_plain(struct screen_paint *paint, bool light)
{
    attr_t dark = light ? A_REVERSE : A_NORMAL, pale = light ? A_NORMAL : A_REVERSE;
    paint->looks[CELL_TITLE].attributes = A_REVERSE;
    paint->looks[CELL_KEY].attributes = A_BOLD;
    paint->looks[CELL_QR_LIGHT].attributes = pale;
    paint->looks[CELL_QR_DARK].attributes = dark;
    paint->looks[CELL_QR_UPPER].attributes = dark;
    paint->looks[CELL_QR_LOWER].attributes = dark;
    paint->styles[STYLE_SAY].attributes = A_BOLD;
    paint->styles[STYLE_ALARM].attributes = A_BOLD;
}

static struct screen_paint *paint_new(const struct ui_options *options)
{
    struct screen_paint *paint = memory_new(1, sizeof *paint);
    if (!options->no_color && has_colors() && start_color() == OK && COLORS >= 8 &&
        COLOR_PAIRS > PAIR_DARK) {
        open_colors(options->light);
        paint_colors(paint);
    } else {
        paint_plain(paint, options->light);
    }
    paint->looks[CELL_FOCUS].attributes = A_REVERSE;
    paint->looks[CELL_FIELD].attributes = A_UNDERLINE;
    paint->styles[STYLE_STRONG].attributes = A_BOLD;
    paint->styles[STYLE_BANNER].attributes = A_REVERSE;
    return paint;
}

bool screen_open(struct screen *screen, const struct ui_options *options, struct error *error)
{
    terminal_remember_modes();
    screen->curses = newterm(NULL, stdout, stdin);
    if (screen->curses == NULL)
        return error_set(error, ERROR_MISSING, "newterm: unknown TERM");
    terminal_enter(!options->no_mouse);
    raw();
    noecho();
    nonl();
    typeahead(-1); /* keys that wait must not break a drawing off */
    screen->paint = paint_new(options);
    return true;
}

void screen_close(struct screen *screen)
{
    endwin();
    ui_restore();
    delscreen(screen->curses);
    cells_release(&screen->shown);
    free(screen->paint);
    *screen = (struct screen){0};
}

void screen_abandon(struct screen *screen)
{
    terminal_lost();
    cells_release(&screen->shown);
    free(screen->paint);
    *screen = (struct screen){0};
}

/* One letter with its marks as ncurses wants it; what the C library holds for another width than
 * we do would shift the row, so it becomes U+FFFD. */
static void to_wide(const struct cell *cell, int cells, wchar_t wide[CCHARW_MAX + 1])
{
    mbstate_t state = {0};
    const char *text = cell->text;
    size_t left = strlen(text), count = 0;
    while (left > 0 && count < CCHARW_MAX) {
        wchar_t letter = 0;
        size_t used = mbrtowc(&letter, text, left, &state);
        if (used == 0 || used > left)
            break;
        int width = wcwidth(letter);
        if (count == 0)
            wide[count++] = width >= 1 && width <= cells ? letter : L'\xfffd';
        else if (width == 0)
            wide[count++] = letter;
        text += used;
        left -= used;
    }
    if (count == 0)
        wide[count++] = L' ';
    wide[count] = L'\0';
}

static struct look look_of(const struct screen_paint *paint, const struct cell *cell)
{
    struct look look =
        cell->look == CELL_STYLE ? paint->styles[cell->style] : paint->looks[cell->look];
    if (cell->look == CELL_FIELD)
        look.attributes |= paint->styles[cell->style].attributes;
    if (cell->bold)
        look.attributes |= A_BOLD;
    return look;
}

static void draw_cell(const struct screen *screen, const struct cells *cells, int x, int y)
{
    const struct cell *cell = &cells->at[y * cells->columns + x];
    if (cell->text[0] == '\0')
        return;
    bool double_cell = x + 1 < cells->columns && cell[1].text[0] == '\0';
    struct look look = look_of(screen->paint, cell);
    wchar_t wide[CCHARW_MAX + 1];
    cchar_t letter;
    to_wide(cell, double_cell ? 2 : 1, wide);
    if (setcchar(&letter, wide, look.attributes, look.pair, NULL) == OK)
        mvadd_wch(y, x, &letter);
}

/* A key changes two or three rows, and turning a page of cells into ncurses' letters takes as long as
 * all the rest: rows that stand as they were drawn last are passed over. */
void screen_draw(struct screen *screen, const struct cells *cells)
{
    struct cells *shown = &screen->shown;
    size_t row = (size_t)cells->columns * sizeof *cells->at;
    bool anew = shown->columns != cells->columns || shown->rows != cells->rows;
    if (anew) {
        erase();
        cells_resize(shown, cells->columns, cells->rows);
    }
    for (int y = 0; y < cells->rows; y++) {
        size_t from = (size_t)y * (size_t)cells->columns;
        if (!anew && memcmp(shown->at + from, cells->at + from, row) == 0)
            continue;
        memcpy(shown->at + from, cells->at + from, row);
        for (int x = 0; x < cells->columns; x++)
            draw_cell(screen, cells, x, y);
    }
    move(cells->cursor_y, cells->cursor_x);
    refresh();
}

void screen_resize(int columns, int rows)
{
    resize_term(rows, columns);
    screen_forget();
}

void screen_forget(void)
{
    clearok(curscr, TRUE);
}
