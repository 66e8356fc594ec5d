/* What verify.c and verify_tables.c share. */
#ifndef CAMTAY_LEDGER_VERIFY_PARTS_H
#define CAMTAY_LEDGER_VERIFY_PARTS_H

#include "ledger/verify.h"

/* At most this many findings a table: past them it is one finding, "and more". */
#define VERIFY_TABLE_LIMIT 20

struct store;

struct verify {
    struct store *store; /* `live`: a copy of the book; `main`: where tables are made anew */
    verify_finding *finding;
    void *self;
    void (*progress)(void *self, int thousandths);
    struct verify_result *result;
    bool erasures; /* the book says of some sealed part that it was erased */
};

/* Counts a finding and hands it on, its sentence made as printf would. */
void verify_find(struct verify *verify, const char *what, const char *device, int64_t number,
                 const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Chain and sealed parts of all entries. */
bool verify_chain(struct verify *verify, struct error *error);

/* Tables and triggers read as compiled in. */
bool verify_schema(struct verify *verify, struct error *error);

/* Every table made anew from the entries, row by row. */
bool verify_tables(struct verify *verify, struct error *error);

#endif
