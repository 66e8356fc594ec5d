/* An import under way; for src/desk/import*.c only. */
#ifndef CAMTAY_DESK_IMPORT_STATE_H
#define CAMTAY_DESK_IMPORT_STATE_H

#include "desk/desk_private.h"
#include "desk/import_private.h"

/* A row below the head. */
struct import_item {
    size_t row; /* in the table */
    enum import_state state;
    char id[LEDGER_ID_SIZE]; /* of its visit; "" if it is bad */
};

struct import {
    struct desk *desk;
    struct csv_table table;
    size_t head; /* row in the table */
    struct import_file file;
    struct import_item *item;
    size_t item_count;
};

/* ---- names of rows (import_write.c) ---------------------------------------------------------- */

/* An id made of what the row says, under the commune's key: nobody without it can try numbers. */
void import_name_row(struct desk *desk, const struct import_row *row, char id[LEDGER_ID_SIZE]);

/* Rows that say the same get ids of their own, by their order in the file. */
void import_number_same(struct desk *desk, struct import_item *items, size_t count);

bool import_is_in_book(struct desk *desk, const char *id);

#endif
