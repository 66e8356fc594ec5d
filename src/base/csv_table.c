/* A CSV text as rows of clean cells; libcsv finds where they begin and end. */
#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/csv.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"

#define CHUNK     4096
#define RAW_LIMIT (4 * CSV_CELL_LIMIT) /* of a cell, looked at: cleaning makes it shorter */
#define GROWTH    65536 /* libcsv's own step of 128 bytes would take long for one huge cell */

struct reading {
    struct csv_table *table;
    size_t most_rows;
    size_t columns; /* of the row that is being read */
    bool full;      /* more rows than there may be */
};

/* The apostrophe that csv_row put before what might be run. Line ends are LF by now. */
static bool has_guard(const char *text, size_t length)
{
    return length >= 2 && text[0] == '\'' && text[1] != '\0' && strchr("=+-@\t\n", text[1]) != NULL;
}

static void add_cell(void *text, size_t length, void *data)
{
    struct reading *reading = data;
    struct csv_table *table = reading->table;
    if (reading->full || reading->columns == CSV_COLUMN_LIMIT)
        return;
    size_t guard = has_guard(text, length) ? 1 : 0;
    size_t rest = length - guard < RAW_LIMIT ? length - guard : RAW_LIMIT;
    char *clean = text_clean((char *)text + guard, rest, CSV_CELL_LIMIT);
    if (table->cell_count == table->cell_room) {
        table->cell_room = table->cell_room == 0 ? 256 : table->cell_room * 2;
        table->cell = memory_resize(table->cell, table->cell_room, sizeof *table->cell);
    }
    table->cell[table->cell_count++] = table->text.length;
    buffer_add(&table->text, clean, strlen(clean) + 1);
    reading->columns++;
    explicit_bzero(clean, strlen(clean));
    free(clean);
}

static void end_row(int end, void *data)
{
    (void)end;
    struct reading *reading = data;
    struct csv_table *table = reading->table;
    if (table->row_count == reading->most_rows) {
        reading->full = true;
        return;
    }
    if (table->row_count == table->row_room) {
        table->row_room = table->row_room == 0 ? 64 : table->row_room * 2;
        table->row = memory_resize(table->row, table->row_room, sizeof *table->row);
    }
    table->row[table->row_count++] =
        (struct csv_span){table->cell_count - reading->columns, reading->columns};
    reading->columns = 0;
}

static int is_blank(unsigned char byte)
{
    return byte == ' '; /* a TAB may be the separator */
}

/* Feeds libcsv; it stops soon after the rows that are wanted. False: a quote was never closed. */
static bool feed(struct csv_parser *parser, const char *text, size_t length,
                 struct reading *reading)
{
    for (size_t at = 0; at < length && !reading->full; at += CHUNK) {
        size_t size = length - at < CHUNK ? length - at : CHUNK;
        if (csv_parse(parser, text + at, size, add_cell, end_row, reading) != size)
            abort(); /* no memory */
    }
    csv_set_opts(parser, CSV_STRICT | CSV_STRICT_FINI); /* strict about the last quote alone */
    return reading->full || csv_fini(parser, add_cell, end_row, reading) == 0;
}

bool csv_table_read(const struct buffer *text, char separator, size_t most_rows,
                    struct csv_table *table, struct error *error)
{
    struct csv_parser parser;
    bool wants_all = most_rows == 0;
    struct reading reading = {.table = table, .most_rows = wants_all ? CSV_ROW_LIMIT : most_rows};
    *table = (struct csv_table){0};
    if (csv_init(&parser, CSV_REPALL_NL) != 0)
        abort(); /* no memory */
    csv_set_delim(&parser, (unsigned char)separator);
    csv_set_space_func(&parser, is_blank);
    csv_set_blk_size(&parser, GROWTH);
    bool closed = feed(&parser, buffer_text(text), text->length, &reading);
    if (parser.entry_buf != NULL)
        explicit_bzero(parser.entry_buf, parser.entry_size);
    csv_free(&parser);
    if (!wants_all || (closed && !reading.full))
        return true;
    bool full = reading.full;
    size_t row = table->row_count + 1;
    csv_table_release(table);
    return full ? error_set(error, ERROR_LIMIT, "more than %d rows", CSV_ROW_LIMIT)
                : error_set(error, ERROR_INPUT, "quote %zu", row);
}

void csv_table_release(struct csv_table *table)
{
    if (table->text.data != NULL)
        explicit_bzero(table->text.data, table->text.capacity);
    buffer_release(&table->text);
    free(table->cell);
    free(table->row);
    *table = (struct csv_table){0};
}

size_t csv_columns(const struct csv_table *table, size_t row)
{
    return row < table->row_count ? table->row[row].count : 0;
}

const char *csv_cell(const struct csv_table *table, size_t row, size_t column)
{
    if (column >= csv_columns(table, row))
        return "";
    return table->text.data + table->cell[table->row[row].first + column];
}

bool csv_row_is_empty(const struct csv_table *table, size_t row)
{
    for (size_t i = 0; i < csv_columns(table, row); i++) {
        if (csv_cell(table, row, i)[0] != '\0')
            return false;
    }
    return true;
}
