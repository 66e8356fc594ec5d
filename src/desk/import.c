/* A list read, recognised and looked at: what its rows are, and which are in the book. */
#include "desk/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "desk/import_state.h"

#define REFUSED "Tệp này không phải danh sách CSV. Mở bằng Excel, chọn Lưu thành, kiểu CSV UTF-8."

static bool refuse(char refusal[IMPORT_REASON_SIZE], const char *text)
{
    snprintf(refusal, IMPORT_REASON_SIZE, "%s", text);
    return false;
}

/* ---- recognising ----------------------------------------------------------------------------- */

struct import_reading import_reading_of(const struct import *import)
{
    return (struct import_reading){.what = import->what,
                                   .table = &import->table,
                                   .column = import->file.column,
                                   .commune = desk_commune(import->desk),
                                   .today = desk_today(import->desk)};
}

/* The separator with which most heads are recognised. */
static bool find_heads(struct import *import, const struct buffer *text)
{
    static const char separators[] = ";,\t";
    int most = 0;
    for (const char *separator = separators; *separator != '\0'; separator++) {
        struct csv_table table = {0};
        int column[IMPORT_COLUMNS];
        size_t row = 0;
        if (!csv_table_read(text, *separator, IMPORT_HEAD_ROWS, &table, NULL))
            continue;
        int count = import_find_heads(&table, &row, column);
        if (count > most) {
            most = count;
            import->file.separator = *separator;
            import->head = row;
            memcpy(import->file.column, column, sizeof column);
        }
        csv_table_release(&table);
    }
    import->file.head_row = import->head + 1;
    return most > 0;
}

static bool has_needed(const struct import *import, char refusal[IMPORT_REASON_SIZE])
{
    const int *column = import->file.column;
    bool log = import->what == IMPORT_VISITS;
    const char *missing = log && column[IMPORT_DAY] < 0 ? import_column_name(IMPORT_DAY)
                          : column[IMPORT_NAME] < 0 && column[IMPORT_NUMBER] < 0
                              ? import_column_name(IMPORT_NAME)
                          : log && column[IMPORT_SERVICE] < 0 ? import_column_name(IMPORT_SERVICE)
                                                              : NULL;
    if (missing == NULL)
        return true;
    snprintf(refusal, IMPORT_REASON_SIZE,
             "Dòng tiêu đề (dòng %zu) thiếu cột «%s». Thêm cột ấy trong Excel rồi lưu lại.",
             import->file.head_row, missing);
    return false;
}

/* The whole file as rows. */
static bool read_table(struct import *import, char *bytes, size_t size,
                       char refusal[IMPORT_REASON_SIZE])
{
    struct buffer text = {0};
    struct error error = {0};
    size_t row = 0;
    bool good = csv_text(bytes, size, &text, &import->file.encoding, &error) ||
                refuse(refusal, error.code == ERROR_LIMIT
                                    ? "Tệp lớn hơn 64 MB. Chia ra nhiều tệp rồi nhập từng tệp."
                                    : REFUSED);
    if (good && !find_heads(import, &text))
        good = refuse(refusal, "Không thấy dòng tiêu đề trong 20 dòng đầu. Cần ít nhất ba cột như "
                               "Ngày, Họ và tên, Nội dung.");
    good = good && has_needed(import, refusal);
    if (good && !csv_table_read(&text, import->file.separator, 0, &import->table, &error)) {
        good = refuse(refusal, "Tệp quá 100.000 dòng. Chia ra nhiều tệp rồi nhập từng tệp.");
        if (error.code == ERROR_INPUT && sscanf(error.cause, "quote %zu", &row) == 1)
            snprintf(refusal, IMPORT_REASON_SIZE,
                     "Dòng %zu có dấu \" mở mà không đóng. Sửa trong Excel rồi lưu lại.", row);
    }
    buffer_release(&text);
    return good;
}

/* ---- looking at every row -------------------------------------------------------------------- */

static void count_row(struct import_file *file, const struct import_row *row,
                      enum import_state state)
{
    if (state == IMPORT_BAD)
        file->bad++;
    if (state == IMPORT_IN_BOOK)
        file->in_book++;
    if (state != IMPORT_NEW)
        return;
    file->new_count++;
    file->no_hamlet += row->citizen.hamlet[0] == '\0' && row->citizen.resident;
    if (file->first == 0 || row->day < file->first)
        file->first = row->day;
    if (row->day > file->last)
        file->last = row->day;
}

/* The rows of a list are called as their citizens are. */
static void name_citizens(struct import *import, const struct import_reading *reading)
{
    struct import_row row;
    char reason[IMPORT_REASON_SIZE];
    for (size_t i = 0; i < import->item_count; i++) {
        struct import_item *item = &import->item[i];
        if (item->state == IMPORT_BAD || !import_read_row(reading, item->row, &row, reason))
            continue;
        import_give_id(import->desk, item->id, &row.citizen);
        memcpy(item->id, row.citizen.id, sizeof item->id);
    }
    import_mark_repeated(import->item, import->item_count);
    explicit_bzero(&row, sizeof row);
}

/* Reads every row once: which are bad, and what the others are called in the book. */
static bool look(struct import *import, char refusal[IMPORT_REASON_SIZE])
{
    const struct import_reading reading = import_reading_of(import);
    struct import_row row;
    char reason[IMPORT_REASON_SIZE];
    import->item = memory_new(import->table.row_count, sizeof *import->item);
    for (size_t i = import->head + 1; i < import->table.row_count; i++) {
        if (csv_row_is_empty(&import->table, i))
            continue;
        struct import_item *item = &import->item[import->item_count++];
        item->row = i;
        item->state = IMPORT_BAD;
        if (import_read_row(&reading, i, &row, reason)) {
            item->state = IMPORT_NEW;
            import_name_row(import->desk, &row, item->id);
        }
    }
    if (import->item_count == 0)
        return refuse(refusal, "Dưới dòng tiêu đề không có dòng nào.");
    import_number_same(import->desk, import->item, import->item_count);
    if (import->what == IMPORT_CITIZENS)
        name_citizens(import, &reading);
    for (size_t i = 0; i < import->item_count; i++) {
        struct import_item *item = &import->item[i];
        if (item->state == IMPORT_NEW && import_is_in_book(import->desk, import->what, item->id))
            item->state = IMPORT_IN_BOOK;
        import_read_row(&reading, item->row, &row, reason);
        count_row(&import->file, &row, item->state);
    }
    explicit_bzero(&row, sizeof row);
    return true;
}

struct import *import_read(struct desk *desk, enum import_what what, char *bytes, size_t size,
                           char refusal[IMPORT_REASON_SIZE])
{
    struct import *import = memory_new(1, sizeof *import);
    import->what = what;
    import->desk = desk;
    refusal[0] = '\0';
    bool good = desk_is_unlocked(desk) || refuse(refusal, "Quầy đang khóa. Mở khóa rồi nhập.");
    if (good && desk_commune(desk) == NULL)
        good = refuse(refusal, "Chưa có tệp xã, nên chưa nhận ra thôn. Sửa tệp xã trước.");
    if (good && read_table(import, bytes, size, refusal) && look(import, refusal))
        return import;
    import_free(import);
    return NULL;
}

void import_free(struct import *import)
{
    if (import == NULL)
        return;
    csv_table_release(&import->table);
    free(import->item);
    free(import);
}

const struct import_file *import_file(const struct import *import)
{
    return &import->file;
}

const char *import_unknown_head(const struct import *import, size_t n)
{
    for (size_t i = 0; i < csv_columns(&import->table, import->head); i++) {
        const char *cell = csv_cell(&import->table, import->head, i);
        if (cell[0] != '\0' && import_head(cell) < 0 && n-- == 0)
            return cell;
    }
    return NULL;
}

void import_each(const struct import *import,
                 void (*visit)(void *self, const struct import_row *row, enum import_state state,
                               const char *reason),
                 void *self)
{
    const struct import_reading reading = import_reading_of(import);
    struct import_row row;
    char reason[IMPORT_REASON_SIZE];
    for (size_t i = 0; i < import->item_count; i++) {
        import_read_row(&reading, import->item[i].row, &row, reason);
        visit(self, &row, import->item[i].state, reason);
    }
    explicit_bzero(&row, sizeof row);
}
