/* Parts of desk/import; for src/desk/import*.c only. */
#ifndef CAMTAY_DESK_IMPORT_PRIVATE_H
#define CAMTAY_DESK_IMPORT_PRIVATE_H

#include "desk/import.h"

struct commune;

/* ---- heads (import_head.c) ------------------------------------------------------------------- */

#define IMPORT_HEAD_ROWS 20 /* titles may stand above: "SỔ THEO DÕI HƯỚNG DẪN CÔNG DÂN" */

/* The column that a head names, or -1. */
int import_head(const char *cell);

/* Where the columns stand in the row that names most of them, among the first rows of the table. Returns how many it
 * names; 0: none. */
int import_find_heads(const struct csv_table *table, size_t *row, int column[IMPORT_COLUMNS]);

/* ---- words (import_words.c) ------------------------------------------------------------------ */

/* Services that a cell names: appended to `ended`, with the provider that stands beside them. False: some part is
 * none; `unknown` has it. "Hỏi" adds none. */
bool import_services(const char *cell, struct import_row *row, char unknown[DESK_NAME_SIZE]);

/* The outcome that a cell says. False: it is none. A bare "x" is done. */
bool import_outcome(const char *cell, enum outcome *outcome);

/* The provider's id, "other" for an unknown one, "" for an empty cell; static. */
const char *import_provider(const char *cell);

/* counter, field or meeting; an empty or strange cell is the counter; static. */
const char *import_mode(const char *cell);

/* ---- rows (import_row.c) --------------------------------------------------------------------- */

/* What reading a row needs. */
struct import_reading {
    enum import_what what;
    const struct csv_table *table;
    const int *column;
    const struct commune *commune;
    int32_t today;
};

/* Reads one row. False: `reason` says which cell is wrong and what to do. */
bool import_read_row(const struct import_reading *reading, size_t index, struct import_row *row,
                     char reason[IMPORT_REASON_SIZE]);

#endif
