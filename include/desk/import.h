/* What the centre kept as a spreadsheet before this program came, taken into the book: its log, each row a
 * visit on its own day; or a list of citizens, who are then known and found by name, and counted nowhere before they come. The file is a CSV as Excel saves it (base/csv.h says which kinds).
 *
 * The head row is looked for in the first 20 rows; columns are known by their Vietnamese heads, in any order,
 * with accents or without: day, name, number, birth, sex, phone, address, hamlet, service, result, provider, come-back day,
 * place, remark. Needed are the name or the number, and of
 * a log the day and the service. Others are passed over and named.
 *
 *   - A row is bad when one of its cells cannot be read; it is left out with its reason, the others are taken.
 *   - Several services in one cell stand apart by ; , + / & or "và"; the result is that of all. "Hỏi", "tư vấn": asked
 *     only. Without a column for results every service is done. A come-back day stands in its own column or in the result
 *     ("hẹn 30/12").
 *   - The hamlet is the one that the cell, or else the address, names. None: it is not known, and that is told.
 *   - A number makes the citizen. Without one, rows with the same name, birth and hamlet are one person if the birth is
 *     known; else each row is a person of its own.
 *   - A row is in the book already if a row with the same contents, and as many of them before it in its file, was taken:
 *     the same file again adds nothing, in another order or encoding either, and a stopped import goes on. A row
 *     that was corrected in the spreadsheet is another row.
 *   - A citizen of a list is in the book already if the book knows them, or an earlier row does.
 * @source rules.md §6 (the plan: figures from 30/12/2025 on) */
#ifndef CAMTAY_DESK_IMPORT_H
#define CAMTAY_DESK_IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/csv.h"
#include "desk/visit.h"

struct desk;
struct error;
struct import;

#define IMPORT_FIRST_DAY   20452 /* 2025-12-30 */
#define IMPORT_REASON_SIZE 320
#define IMPORT_ENDED       6 /* services in one row */

enum import_what { IMPORT_VISITS, IMPORT_CITIZENS };

enum import_column {
    IMPORT_DAY,
    IMPORT_NAME,
    IMPORT_NUMBER,
    IMPORT_BIRTH,
    IMPORT_SEX,
    IMPORT_PHONE,
    IMPORT_ADDRESS,
    IMPORT_HAMLET,
    IMPORT_SERVICE,
    IMPORT_RESULT,
    IMPORT_PROVIDER,
    IMPORT_UNTIL,
    IMPORT_PLACE,
    IMPORT_REMARK
};
#define IMPORT_COLUMNS 14

/* What a row says. */
struct import_row {
    size_t number; /* as the spreadsheet counts, from 1 */
    int32_t day;
    struct citizen citizen; /* without an id yet */
    struct desk_ended ended[IMPORT_ENDED];
    int ended_count;
    const char *mode;          /* counter, field, meeting; static */
    char note[DESK_NAME_SIZE]; /* the remark */
};

/* How a row stands. */
enum import_state {
    IMPORT_NEW,
    IMPORT_IN_BOOK,
    IMPORT_BAD /* with a reason */
};

/* What was recognised; texts belong to the import. */
struct import_file {
    enum csv_encoding encoding;
    char separator;
    size_t head_row;            /* as the spreadsheet counts */
    int column[IMPORT_COLUMNS]; /* where each stands, from 0; -1: it does not */
    size_t new_count, in_book, bad;
    size_t no_hamlet;    /* rows among the new ones whose hamlet is not known */
    int32_t first, last; /* days of the new ones */
};

/* How a column is called in sentences: "Họ và tên". */
const char *import_column_name(enum import_column column);

/* Reads a whole file (the bytes are not changed), recognises its columns and looks at every row. NULL with
 * `refusal` filled, one Vietnamese sentence or two: no CSV, no head row, a needed column missing, nothing
 * below the head, the counter locked. */
struct import *import_read(struct desk *desk, enum import_what what, char *bytes, size_t size,
                           char refusal[IMPORT_REASON_SIZE]);
/* Wipes and frees. NULL is fine. */
void import_free(struct import *import);

/* What was recognised and counted; the import's own. */
const struct import_file *import_file(const struct import *import);

/* Heads of columns that were passed over: the n-th, NULL behind the last. */
const char *import_unknown_head(const struct import *import, size_t n);

/* Every row below the head that is not empty, in the file's order. `reason` is "" unless it is bad; `row` holds
 * what was read up to there. */
void import_each(const struct import *import,
                 void (*visit)(void *self, const struct import_row *row, enum import_state state,
                               const char *reason),
                 void *self);

/* Writes the new rows, some dozens in a transaction; `progress` (may be NULL) is told thousandths. False: `*written` are
 * in the book and the rest is not; the same call goes on. Nothing of it is undone by Ctrl-Z. */
bool import_write(struct import *import, void (*progress)(void *self, int thousandths), void *self,
                  size_t *written, struct error *error);

#endif
