/* CSV as spreadsheets read and write it here. Written: UTF-8 with a byte order mark (else Excel takes
 * it for the old code page), CRLF, cells in quotes where they need it (RFC 4180). Read: whatever a
 * spreadsheet of the last twenty years may have saved; libcsv does the work. */
#ifndef CAMTAY_BASE_CSV_H
#define CAMTAY_BASE_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

struct error;

/* The byte order mark: first of all. */
void csv_begin(struct buffer *into);

/* One row of `count` texts. A text that a spreadsheet would take for a formula (it begins with = + -
 * @ TAB or CR) gets an apostrophe before it: a name must never be run. */
void csv_row(const char *const *texts, size_t count, struct buffer *into);

#define CSV_FILE_LIMIT   (64 * 1024 * 1024) /* bytes */
#define CSV_ROW_LIMIT    100000
#define CSV_COLUMN_LIMIT 256  /* what stands further right is passed over */
#define CSV_CELL_LIMIT   1000 /* bytes of a clean cell; the rest is cut */

enum csv_encoding {
    CSV_UTF8,         /* with or without a byte order mark */
    CSV_WINDOWS_1258, /* Excel's "CSV" on a Vietnamese Windows */
    CSV_UTF16         /* Excel's "Unicode text"; told by its byte order mark */
};

/* What the bytes say as UTF-8, with LF at the end of each line, into `into` (emptied first). UTF-8 is
 * what is valid as UTF-8 or begins with its mark; what has no mark and is not valid is taken for
 * Windows-1258. A byte that says nothing there becomes U+FFFD. The bytes are not changed.
 * ERROR_LIMIT: over CSV_FILE_LIMIT. ERROR_INPUT "workbook": an .xlsx or .xls file, no CSV.
 * ERROR_IO, ERROR_MISSING: this machine does not know the encoding. */
bool csv_text(char *bytes, size_t size, struct buffer *into, enum csv_encoding *encoding,
              struct error *error);

/* Where the cells of a row are. */
struct csv_span {
    size_t first, count;
};

/* Rows of cells; look through the functions below. */
struct csv_table {
    struct buffer text; /* every cell, ended by NUL */
    size_t *cell;       /* where each begins in `text` */
    size_t cell_count, cell_room;
    struct csv_span *row;
    size_t row_count, row_room;
};

/* Reads a text of csv_text into rows: at most `most_rows` (0: all of it). Empty rows count, so row i
 * is what a spreadsheet calls row i + 1, however many lines its cells have. Quotes may stand anywhere;
 * rows may be of any length. Cells are clean (base/text.h: one line, NFC, nothing that steers a
 * terminal), and the apostrophe of csv_row is taken off again.
 * ERROR_LIMIT: more than CSV_ROW_LIMIT rows. ERROR_INPUT "quote N": a quote in row N is never closed,
 * so that all after it would be one cell (neither is looked for if only the first rows are wanted).
 * Takes time in proportion to the text. Release the table after true; it wipes what it held. */
bool csv_table_read(const struct buffer *text, char separator, size_t most_rows,
                    struct csv_table *table, struct error *error);
void csv_table_release(struct csv_table *table);

/* Cells of a row, 0 beyond the last; one cell, "" where there is none. */
size_t csv_columns(const struct csv_table *table, size_t row);
const char *csv_cell(const struct csv_table *table, size_t row, size_t column);

/* True if nothing stands in any cell. */
bool csv_row_is_empty(const struct csv_table *table, size_t row);

#endif
