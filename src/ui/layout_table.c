/* Figures: tables and bars. */
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "ui/layout_part.h"
#include "ui/number.h"

#define TABLE_GAP 2
#define BAR_MOST  24

static const char *or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

/* The widest cell of a column, and of its head. */
static int wanted_width(const struct page_table *table, int column)
{
    int most = table->head != NULL ? text_width(or_empty(table->head[column])) : 0;
    for (int row = 0; row < table->rows; row++) {
        int wide = text_width(or_empty(table->cells[row * table->columns + column].text));
        most = wide > most ? wide : most;
    }
    return most;
}

/* On a wide screen nothing is cut while there is room: words take what is left, from the first
 * column on. Figures stay where they are. */
static void spread(const struct page_table *table, int *widths, int spare)
{
    for (int i = 0; i < table->columns && spare > 0; i++) {
        int more = table->widths[i] < 0 ? 0 : wanted_width(table, i) - widths[i];
        if (more <= 0)
            continue;
        more = more < spare ? more : spare;
        widths[i] += more;
        spare -= more;
    }
}

/* Widths that fit: the widest column gives way until all do. The caller frees. */
static int *fitted_widths(const struct page_table *table, int room)
{
    int *widths = memory_new((size_t)table->columns, sizeof *widths);
    int sum = TABLE_GAP * (table->columns - 1);
    for (int i = 0; i < table->columns; i++)
        sum += widths[i] = abs(table->widths[i]);
    spread(table, widths, room - sum);
    while (sum > room) {
        int widest = 0;
        for (int i = 1; i < table->columns; i++)
            if (widths[i] > widths[widest])
                widest = i;
        if (widths[widest] <= 1)
            break;
        widths[widest]--;
        sum--;
    }
    return widths;
}

static void draw_cell(struct column *column, const struct page_cell *cell, int x, int width,
                      bool right)
{
    const char *text = or_empty(cell->text);
    int left = column->x + column->width - x;
    if (width > left)
        width = left;
    int wide = text_width(text) < width ? text_width(text) : width;
    int start = right ? x + width - wide : x;
    struct ink ink = ink_of(cell->style);
    ink.item = cell->item;
    if (cell->item > 0 && cell->item == column->body->focus)
        ink.look = CELL_FOCUS;
    cells_put_cut(&column->body->cells, start, column->row, wide, text, ink);
    body_focus(column->body, cell->item, start, column->row, column->row);
}

static void draw_table_row(struct column *column, const struct page_table *table, const int *widths,
                           const struct page_cell *cells)
{
    int x = column->x;
    cells_grow(&column->body->cells, column->row + 1);
    for (int i = 0; i < table->columns; i++) {
        draw_cell(column, &cells[i], x, widths[i], table->widths[i] < 0);
        x += widths[i] + TABLE_GAP;
    }
    column->row++;
}

void layout_table(struct column *column, const struct page_block *block)
{
    const struct page_table *table = block->table;
    if (table->columns < 1)
        return;
    int *widths = fitted_widths(table, column->width);
    if (table->head != NULL) {
        struct page_cell *head = memory_new((size_t)table->columns, sizeof *head);
        for (int i = 0; i < table->columns; i++)
            head[i] = (struct page_cell){.text = table->head[i], .style = STYLE_DIM};
        draw_table_row(column, table, widths, head);
        free(head);
    }
    for (int row = 0; row < table->rows && column->row < BODY_ROWS; row++)
        draw_table_row(column, table, widths, &table->cells[row * table->columns]);
    free(widths);
}

/* A bar of half cells: one that is not zero never vanishes. */
static void draw_bar(struct cells *cells, int x, int row, int room, long value, long most)
{
    if (value <= 0 || most <= 0 || room < 1)
        return;
    long halves = (long)((double)value / (double)most * 2.0 * room + 0.5);
    if (halves < 1)
        halves = 1;
    struct ink ink = ink_of(STYLE_SEE);
    cells_fill(cells, x, row, (int)(halves / 2), "█", ink);
    if (halves % 2 == 1)
        cells_put(cells, x + (int)(halves / 2), row, 1, "▌", ink);
}

void layout_bars(struct column *column, const struct page_block *block)
{
    int label = 0, figure = 0;
    long most = 0;
    char number[FIGURE_SIZE];
    for (int i = 0; i < block->bar_count; i++) {
        int wide = text_width(or_empty(block->bars[i].label));
        label = wide > label ? wide : label;
        wide = text_width(figure_text(block->bars[i].value, number));
        figure = wide > figure ? wide : figure;
        most = block->bars[i].value > most ? block->bars[i].value : most;
    }
    if (label > column->width / 2)
        label = column->width / 2;
    int room = column->width - label - figure - 2;
    if (room > BAR_MOST)
        room = BAR_MOST;
    struct cells *cells = &column->body->cells;
    for (int i = 0; i < block->bar_count && column->row < BODY_ROWS; i++) {
        const struct page_bar *bar = &block->bars[i];
        cells_grow(cells, column->row + 1);
        cells_put_cut(cells, column->x, column->row, label, or_empty(bar->label),
                      ink_of(STYLE_DIM));
        draw_bar(cells, column->x + label + 1, column->row, room, bar->value, most);
        figure_text(bar->value, number);
        cells_put(cells,
                  column->x + label + 2 + (room > 0 ? room : 0) + figure - text_width(number),
                  column->row, figure, number, ink_of(STYLE_PLAIN));
        column->row++;
    }
}
