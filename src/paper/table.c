#include "paper/table.h"

#include "base/arena.h"
#include "base/document.h"
#include "paper/band.h"

struct column {
    int left, width;
    bool right;
};

/* Every column gets `least` first, what is left goes by shares. */
static void divide(const struct flow *flow, const struct document_table *table, int gap,
                   struct column *columns)
{
    int shares = 0;
    for (int i = 0; i < table->columns; i++)
        shares += table->widths[i];
    int all = flow->width - gap * (table->columns - 1);
    int least = type_dots(flow->type, TYPE_BODY) * 5 / 4;
    if (least > all / table->columns)
        least = all / table->columns;
    int spare = all - least * table->columns, x = flow->left;
    for (int i = 0; i < table->columns; i++) {
        int part = shares > 0 ? spare * table->widths[i] / shares : spare / table->columns;
        columns[i] = (struct column){x, least + part, table->right[i]};
        x += least + part + gap;
    }
}

static struct band *add_row(struct flow *flow, const struct document_table *table,
                            const struct column *columns, int row,
                            const struct document_block *block, int below)
{
    struct cell cells[DOCUMENT_COLUMNS];
    bool head = row == 0;
    for (int i = 0; i < table->columns; i++) {
        const struct type_style style = {.size =
                                             block->size == DOCUMENT_SMALL ? TYPE_SMALL : TYPE_BODY,
                                         .align = columns[i].right ? DOCUMENT_RIGHT : DOCUMENT_LEFT,
                                         .strong = head || block->strong};
        const char *text = table->cells[row * table->columns + i];
        cells[i] =
            (struct cell){type_set(flow->type, text, &style, columns[i].width), columns[i].left};
    }
    return band_row(flow, cells, table->columns, ROW_WHOLE, below);
}

static void underline(struct flow *flow, struct band *band, int thick, int below)
{
    band_item(flow, band, ITEM_BAR, flow->left, band->height - below - thick, flow->width, thick);
}

static const struct band *add_head(struct flow *flow, const struct document_table *table,
                                   const struct column *columns, const struct document_block *block,
                                   int below)
{
    struct band *head = add_row(flow, table, columns, 0, block, below * 2);
    if (head == NULL)
        return NULL;
    underline(flow, flow->last, 3, below / 2);
    for (struct band *band = head; band != NULL; band = band->next)
        band->with_next = true;
    /* A head that takes most of a page would leave no room for rows under it. */
    return head == flow->last && head->height < flow->highest / 3 ? head : NULL;
}

void table_block(struct flow *flow, const struct document_block *block)
{
    const struct document_table *table = block->table;
    if (table == NULL || table->columns < 1 || table->columns > DOCUMENT_COLUMNS)
        return;
    int gap = type_dots(flow->type, TYPE_BODY), below = gap / 4;
    if (gap * table->columns > flow->width / 4)
        gap = flow->width / 4 / table->columns;
    struct column columns[DOCUMENT_COLUMNS];
    divide(flow, table, gap, columns);
    const struct band *head = add_head(flow, table, columns, block, below);
    for (int row = 1; row <= table->rows; row++) {
        struct band *band = add_row(flow, table, columns, row, block, below);
        for (struct band *each = band; each != NULL; each = each->next)
            each->head = head;
        if (band != NULL && !flow->roll)
            underline(flow, flow->last, 1, 0);
    }
    band_add(flow, below);
}
