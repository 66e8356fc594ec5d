/* An import under way; for src/desk/import*.c only. */
#ifndef CAMTAY_DESK_IMPORT_STATE_H
#define CAMTAY_DESK_IMPORT_STATE_H

#include "desk/desk_private.h"
#include "desk/import_private.h"

/* A row below the head. */
struct import_item {
    size_t row; /* in the table */
    enum import_state state;
    char id[LEDGER_ID_SIZE]; /* of its visit, or its citizen; "" if it is bad */
};

struct import {
    struct desk *desk;
    enum import_what what;
    struct csv_table table;
    size_t head; /* row in the table */
    struct import_file file;
    struct import_item *item;
    size_t item_count;
};

/* What reading its rows needs (import.c). */
struct import_reading import_reading_of(const struct import *import);

/* ---- names of rows (import_write.c) ---------------------------------------------------------- */

/* An id made of what the row says, under the commune's key: nobody without it can try numbers. */
void import_name_row(struct desk *desk, const struct import_row *row, char id[LEDGER_ID_SIZE]);

/* Rows that say the same get ids of their own, by their order in the file. */
void import_number_same(struct desk *desk, struct import_item *items, size_t count);

/* A citizen of a list who stands in it twice is in the book, as it were, from the second time on. */
void import_mark_repeated(struct import_item *items, size_t count);

/* Gives the citizen the id that the book has or will have; `row` is the id of their row. */
void import_give_id(struct desk *desk, const char *row, struct citizen *citizen);

/* Whether the book has the visit, or knows the citizen. */
bool import_is_in_book(struct desk *desk, enum import_what what, const char *id);

#endif
