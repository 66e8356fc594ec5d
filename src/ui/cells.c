#include "ui/cells.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"

#define ROWS_AT_ONCE 8
#define LONELY       8 /* cells of a last word that is not left alone */
#define DOT          " ·"
#define DOT_SIZE     (sizeof DOT - 1)

struct ink ink_of(enum page_style style)
{
    bool bold = style == STYLE_STRONG || style == STYLE_SAY || style == STYLE_ALARM;
    return (struct ink){.look = CELL_STYLE, .style = style, .bold = bold};
}

static void blank(struct cell *cells, size_t count)
{
    memset(cells, 0, count * sizeof *cells);
    for (size_t i = 0; i < count; i++)
        cells[i].text[0] = ' ';
}

/* Memory is taken for some rows at once: a body grows a row at a time. */
static int room_for(int rows)
{
    return (rows + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE * ROWS_AT_ONCE;
}

static void make_room(struct cells *cells, int columns, int rows)
{
    if (cells->at != NULL && columns == cells->columns && room_for(rows) == room_for(cells->rows))
        return;
    size_t count = (size_t)columns * (size_t)room_for(rows);
    cells->at = memory_resize(cells->at, count + 1, sizeof *cells->at);
}

void cells_resize(struct cells *cells, int columns, int rows)
{
    size_t count = (size_t)columns * (size_t)rows;
    make_room(cells, columns, rows);
    cells->columns = columns;
    cells->rows = rows;
    cells->cursor_x = cells->cursor_y = 0;
    cells->more_above = cells->more_below = 0;
    blank(cells->at, count);
}

void cells_release(struct cells *cells)
{
    free(cells->at);
    *cells = (struct cells){0};
}

void cells_grow(struct cells *cells, int rows)
{
    if (rows <= cells->rows)
        return;
    size_t old = (size_t)cells->columns * (size_t)cells->rows;
    size_t count = (size_t)cells->columns * (size_t)rows;
    make_room(cells, cells->columns, rows);
    blank(cells->at + old, count - old);
    cells->rows = rows;
}

static struct cell *cell_at(const struct cells *cells, int x, int y)
{
    if (x < 0 || y < 0 || x >= cells->columns || y >= cells->rows)
        return NULL;
    return &cells->at[(size_t)y * (size_t)cells->columns + (size_t)x];
}

/* Writing over one half of a wide letter leaves a blank in the other half. */
static void split_wide(struct cells *cells, int x, int y)
{
    struct cell *here = cell_at(cells, x, y), *left = cell_at(cells, x - 1, y);
    struct cell *right = cell_at(cells, x + 1, y);
    if (here->text[0] == '\0' && left != NULL)
        strcpy(left->text, " ");
    if (here->text[0] != '\0' && right != NULL && right->text[0] == '\0')
        strcpy(right->text, " ");
}

static void set(struct cells *cells, int x, int y, const char *letter, size_t size, struct ink ink)
{
    struct cell *cell = cell_at(cells, x, y);
    if (cell == NULL)
        return;
    split_wide(cells, x, y);
    /* A letter with a heap of marks keeps as many as fit, cut between characters. */
    if (size >= sizeof cell->text)
        for (size = sizeof cell->text - 1; size > 0 && (letter[size] & 0xc0) == 0x80;)
            size--;
    memcpy(cell->text, letter, size);
    cell->text[size] = '\0';
    cell->look = (unsigned char)ink.look;
    cell->style = (unsigned char)ink.style;
    cell->bold = ink.bold;
    cell->item = ink.item;
    cell->key = ink.key;
}

int cells_put(struct cells *cells, int x, int y, int width, const char *text, struct ink ink)
{
    int used = 0;
    if (width > cells->columns - x)
        width = cells->columns - x;
    for (size_t size; (size = text_grapheme(text)) > 0; text += size) {
        int wide = text_width_n(text, size);
        if (wide <= 0)
            continue;
        if (used + wide > width)
            break;
        /* Bytes that are no letter stand as one that says so. */
        bool sound = text_is_utf8(text, size);
        set(cells, x + used, y, sound ? text : "\xef\xbf\xbd", sound ? size : 3, ink);
        if (wide > 1)
            set(cells, x + used + 1, y, "", 0, ink);
        used += wide;
    }
    return used;
}

int cells_put_cut(struct cells *cells, int x, int y, int width, const char *text, struct ink ink)
{
    if (width <= 0)
        return 0;
    if (text_width(text) <= width)
        return cells_put(cells, x, y, width, text, ink);
    char *start = memory_copy_text(text);
    size_t fit = text_fit(text, width - 1);
    while (fit > 0 && start[fit - 1] == ' ')
        fit--;
    start[fit] = '\0';
    int used = cells_put(cells, x, y, width - 1, start, ink);
    free(start);
    return used + cells_put(cells, x + used, y, 1, "…", ink);
}

void cells_fill(struct cells *cells, int x, int y, int width, const char *letter, struct ink ink)
{
    for (int i = 0; i < width; i++)
        set(cells, x + i, y, letter, strlen(letter), ink);
}

static bool ends_with_dot(const char *text, size_t size)
{
    return size > DOT_SIZE && memcmp(text + size - DOT_SIZE, DOT, DOT_SIZE) == 0;
}

/* A short word alone on the last row looks lost: the word before it goes with it. */
static size_t keep_company(const char *text, int width, size_t size, size_t *next)
{
    const char *last = text + *next;
    if (last[0] == '\0' || strchr(last, ' ') != NULL || text_width(last) > LONELY)
        return size;
    size_t word = size;
    while (word > 0 && text[word - 1] != ' ')
        word--;
    size_t end = word;
    while (end > 0 && text[end - 1] == ' ')
        end--;
    if (memchr(text, ' ', end) == NULL || text_width(text + word) > width)
        return size;
    *next = word;
    return end;
}

/* Where a row of `text` ends and the next begins; a dot that parts two things is left out there. */
static size_t row_of(const char *text, int width, size_t *next)
{
    size_t size = text_break(text, width, next);
    if (text[*next] == '\0')
        return size;
    if (!ends_with_dot(text, size))
        size = keep_company(text, width, size, next);
    if (strncmp(text + *next, "· ", DOT_SIZE) == 0)
        *next += DOT_SIZE;
    return ends_with_dot(text, size) ? size - DOT_SIZE : size;
}

int cells_wrap(struct cells *cells, int x, int y, int width, const char *text, struct ink ink)
{
    int rows = 0;
    if (width < 1)
        width = 1;
    do {
        size_t next = 0;
        size_t size = row_of(text, width, &next);
        char *line = memory_new(size + 1, 1);
        memcpy(line, text, size);
        cells_grow(cells, y + rows + 1);
        cells_put(cells, x, y + rows, width, line, ink);
        free(line);
        text += next;
        rows++;
    } while (text[0] != '\0');
    return rows;
}

void cells_copy_row(struct cells *into, int x, int y, const struct cells *from, int row)
{
    for (int i = 0; i < from->columns && x + i < into->columns; i++) {
        const struct cell *cell = cell_at(from, i, row);
        struct cell *place = cell_at(into, x + i, y);
        if (cell != NULL && place != NULL)
            *place = *cell;
    }
}

/* A QR in text is dark ink on light paper, whatever the screen makes of it. */
static const char *as_text(const struct cell *cell)
{
    switch (cell->look) {
    case CELL_QR_LIGHT: return " ";
    case CELL_QR_DARK: return "█";
    case CELL_QR_UPPER: return "▄";
    case CELL_QR_LOWER: return "▀";
    default: return cell->text;
    }
}

void cells_text(const struct cells *cells, struct buffer *into)
{
    for (int y = 0; y < cells->rows; y++) {
        int end = cells->columns;
        while (end > 0 && strcmp(as_text(cell_at(cells, end - 1, y)), " ") == 0)
            end--;
        for (int x = 0; x < end; x++) {
            buffer_add_text(into, as_text(cell_at(cells, x, y)));
        }
        buffer_add_byte(into, '\n');
    }
}

int layout_item_at(const struct cells *cells, int x, int y)
{
    const struct cell *cell = cell_at(cells, x, y);
    return cell == NULL ? 0 : cell->item;
}

int layout_key_at(const struct cells *cells, int x, int y)
{
    const struct cell *cell = cell_at(cells, x, y);
    return cell == NULL || cell->key < 0 ? 0 : cell->key;
}

int layout_option_at(const struct cells *cells, int x, int y)
{
    const struct cell *cell = cell_at(cells, x, y);
    return cell == NULL || cell->key >= 0 ? -1 : -cell->key - 1;
}

bool layout_is_qr_at(const struct cells *cells, int x, int y)
{
    const struct cell *cell = cell_at(cells, x, y);
    return cell != NULL && cell->look >= CELL_QR_LIGHT;
}
