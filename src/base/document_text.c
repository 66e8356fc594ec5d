/* A document as plain text: what a page of the kiosk shows before it is printed. */
#include <string.h>

#include "base/buffer.h"
#include "base/document.h"
#include "base/text.h"

#define NARROWEST 10

static void spaces(struct buffer *into, int count)
{
    for (int i = 0; i < count; i++)
        buffer_add_byte(into, ' ');
}

static int start_of(enum document_align align, int room)
{
    switch (align) {
    case DOCUMENT_LEFT: return 0;
    case DOCUMENT_MIDDLE: return room / 2;
    case DOCUMENT_RIGHT: return room;
    }
    return 0;
}

/* A paragraph behind `sign`, its further lines below its first letter. */
static void paragraph(const char *sign, const char *text, enum document_align align, int cells,
                      struct buffer *into)
{
    int indent = text_width(sign);
    size_t next = 0;
    for (const char *at = text; at == text || *at != '\0'; at += next) {
        size_t size = text_break(at, cells - indent, &next);
        if (at == text)
            buffer_add_text(into, sign);
        else
            spaces(into, indent);
        spaces(into, start_of(align, cells - indent - text_width_n(at, size)));
        buffer_add(into, at, size);
        buffer_add_byte(into, '\n');
        if (next == 0)
            break;
    }
}

static void rule(const char *piece, int cells, struct buffer *into)
{
    for (int i = 0; i < cells; i++)
        buffer_add_text(into, piece);
    buffer_add_byte(into, '\n');
}

/* Both on one line where they fit, else below each other. */
static void fact(const struct document_block *block, int cells, struct buffer *into)
{
    int room = cells - text_width(block->text) - text_width(block->second);
    if (room < 1) {
        paragraph("", block->text, DOCUMENT_LEFT, cells, into);
        paragraph("", block->second, DOCUMENT_RIGHT, cells, into);
        return;
    }
    buffer_add_text(into, block->text);
    spaces(into, room);
    buffer_add_text(into, block->second);
    buffer_add_byte(into, '\n');
}

static void table_row(const struct document_table *table, int row, int cells, struct buffer *into)
{
    int sum = 0;
    for (int i = 0; i < table->columns; i++)
        sum += table->widths[i];
    for (int i = 0; i < table->columns; i++) {
        const char *text = table->cells[row * table->columns + i];
        int width = cells * table->widths[i] / sum - (i + 1 < table->columns ? 1 : 0);
        size_t size = text_fit(text, width);
        int room = width - text_width_n(text, size);
        spaces(into, table->right[i] ? room : 0);
        buffer_add(into, text, size);
        if (i + 1 < table->columns)
            spaces(into, (table->right[i] ? 0 : room) + 1);
    }
    buffer_add_byte(into, '\n');
}

static void table(const struct document_table *table, int cells, struct buffer *into)
{
    bool head = false;
    for (int i = 0; i < table->columns; i++)
        head = head || table->cells[i][0] != '\0';
    for (int row = head ? 0 : 1; row <= table->rows; row++)
        table_row(table, row, cells, into);
}

static void some(const char *sign, const char *text, enum document_align align, int cells,
                 struct buffer *into)
{
    if (text[0] != '\0')
        paragraph(sign, text, align, cells, into);
}

static void show_list(const struct document_list *list, int cells, struct buffer *into);

static void show(const struct document_block *block, int cells, struct buffer *into)
{
    switch (block->kind) {
    case DOCUMENT_TITLE: paragraph("", block->text, DOCUMENT_MIDDLE, cells, into); break;
    case DOCUMENT_LINE: paragraph("", block->text, block->align, cells, into); break;
    case DOCUMENT_DONE: paragraph("✓ ", block->text, DOCUMENT_LEFT, cells, into); break;
    case DOCUMENT_BOX: paragraph("[ ] ", block->text, DOCUMENT_LEFT, cells, into); break;
    case DOCUMENT_WRITE:
        some("", block->text, DOCUMENT_LEFT, cells, into);
        rule(".", cells, into);
        break;
    case DOCUMENT_FACT: fact(block, cells, into); break;
    case DOCUMENT_RULE: rule("─", cells, into); break;
    case DOCUMENT_GAP: buffer_add_byte(into, '\n'); break;
    case DOCUMENT_QR:
        some("▣ ", block->text[0] != '\0' ? block->text : block->link, DOCUMENT_LEFT, cells, into);
        some("  ", block->text[0] != '\0' ? block->link : "", DOCUMENT_LEFT, cells, into);
        some("  ", block->second, DOCUMENT_LEFT, cells, into);
        break;
    case DOCUMENT_TABLE:
        if (block->table != NULL)
            table(block->table, cells, into);
        break;
    case DOCUMENT_SIGN:
        some("", block->text, DOCUMENT_MIDDLE, cells, into);
        some("", block->second, DOCUMENT_MIDDLE, cells, into);
        buffer_add_text(into, "\n\n");
        some("", block->third, DOCUMENT_MIDDLE, cells, into);
        break;
    case DOCUMENT_BREAK: rule("═", cells, into); break;
    case DOCUMENT_COLUMNS_BESIDE: /* one after the other: a terminal is narrow */
        for (int i = 0; i < block->beside_count; i++)
            show_list(&block->beside[i], cells, into);
        break;
    }
}

static void show_list(const struct document_list *list, int cells, struct buffer *into)
{
    for (const struct document_block *block = list->first; block != NULL; block = block->next)
        show(block, cells, into);
}

void document_text(const struct document *document, int cells, struct buffer *into)
{
    int width = cells < NARROWEST ? NARROWEST : cells;
    if (document->copy)
        paragraph("", "BẢN SAO", DOCUMENT_MIDDLE, width, into);
    show_list(&document->list, width, into);
}
