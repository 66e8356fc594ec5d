/* Tables made anew from the entries and compared row by row. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "ledger/schema.h"
#include "ledger/store_private.h"
#include "ledger/verify_parts.h"

struct table {
    const char *name;
    bool by_entry; /* its first columns are (device, number): a row is about an entry */
};

static void find_row(struct verify *verify, const struct table *table, struct statement *row,
                     const char *how)
{
    const char *first = statement_column(row, 0);
    if (table->by_entry)
        verify_find(verify, "table", first, statement_number(row, 1),
                    "Bảng %s, mục %.40s/%" PRId64 ": %s", table->name, first,
                    statement_number(row, 1), how);
    else
        verify_find(verify, "table", "", 0, "Bảng %s, dòng %.60s: %s", table->name, first, how);
}

/* Rows of `one` that are not in `other`. */
static bool compare_side(struct verify *verify, const struct table *table, const char *one,
                         const char *other, const char *how, struct error *error)
{
    struct buffer sql = {0};
    buffer_addf(&sql, "SELECT * FROM %s.%s EXCEPT SELECT * FROM %s.%s LIMIT %d", one, table->name,
                other, table->name, VERIFY_TABLE_LIMIT + 1);
    struct statement *row = statement_new(verify->store, buffer_text(&sql), error);
    buffer_release(&sql);
    if (row == NULL)
        return false;
    for (int count = 0; statement_row(row, error); count++) {
        if (count < VERIFY_TABLE_LIMIT)
            find_row(verify, table, row, how);
        else
            verify_find(verify, "table", "", 0, "Bảng %s: còn nhiều dòng khác nữa", table->name);
    }
    statement_free(row);
    return error->code == ERROR_NONE;
}

static bool compare_table(struct verify *verify, const char *name, struct error *error)
{
    static const char keyed[] = "SELECT count(*) FROM pragma_table_info(?)"
                                " WHERE (cid, name) IN (VALUES (0, 'device'), (1, 'number'))";
    char sql[128];
    int64_t rows = 0, columns = 0;
    snprintf(sql, sizeof sql, "SELECT count(*) FROM main.%.60s", name);
    if (!store_number(verify->store, sql, NULL, &rows, error) ||
        !store_number(verify->store, keyed, name, &columns, error))
        return false;
    const struct table table = {.name = name, .by_entry = columns == 2};
    verify->result->rows += rows;
    return compare_side(verify, &table, "live", "main", "không khớp với sổ", error) &&
           compare_side(verify, &table, "main", "live", "thiếu hoặc khác so với sổ", error);
}

static void tell_replay(void *self, int thousandths)
{
    const struct verify *verify = self;
    if (verify->progress != NULL)
        verify->progress(verify->self, 500 + thousandths * 4 / 10);
}

/* A body that was tampered with may not fit its table: then there is nothing to compare, and that
 * is a finding, beside the one that names the entry. */
static bool replay(struct verify *verify, struct error *error)
{
    if (!schema_make(verify->store, error) || !schema_replay_begin(verify->store, "live", error))
        return false;
    if (!schema_replay(verify->store, "live", tell_replay, verify, error)) {
        verify_find(verify, "table", "", 0, "Không dựng lại được các bảng từ sổ: %.200s",
                    error->cause);
        error_clear(error);
        return false;
    }
    return schema_replay_end(verify->store, error);
}

bool verify_tables(struct verify *verify, struct error *error)
{
    if (!store_script(verify->store, "BEGIN", error))
        return false;
    if (!replay(verify, error))
        return error->code == ERROR_NONE;
    static const char sql[] = "SELECT name FROM main.sqlite_schema WHERE type = 'table'"
                              " AND name NOT IN ('entry', 'meta') AND name NOT LIKE 'sqlite%'";
    struct statement *each = statement_new(verify->store, sql, error);
    bool good = each != NULL;
    while (good && statement_row(each, error))
        good = compare_table(verify, statement_column(each, 0), error);
    statement_free(each);
    return good && error->code == ERROR_NONE;
}
