/* Which column is which, by the head above it. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "desk/import_private.h"

#define LEAST_SAME 3 /* heads that a row must name to be the head row */
#define WORDINGS   10

/* Folded, as people head their lists. An exact wording counts before one that the head begins with. */
static const struct head {
    const char *name;
    const char *wording[WORDINGS];
} heads[IMPORT_COLUMNS] = {
    [IMPORT_DAY] = {"Ngày",
                    {"ngay", "ngay tiep", "ngay lam", "ngay huong dan", "ngay ho tro",
                     "ngay thuc hien", "thoi gian", "ngay thang"}},
    [IMPORT_NAME] = {"Họ và tên",
                     {"ho va ten", "ho ten", "ten cong dan", "ten nguoi dan", "cong dan",
                      "nguoi dan", "ten"}},
    [IMPORT_NUMBER] = {"Số định danh",
                       {"so dinh danh", "so cccd", "cccd", "so can cuoc", "can cuoc", "cmnd/cccd",
                        "so cmnd", "ma dinh danh", "so giay to"}},
    [IMPORT_BIRTH] = {"Ngày sinh",
                      {"ngay sinh", "nam sinh", "ngay thang nam sinh", "sinh ngay", "sinh nam"}},
    [IMPORT_SEX] = {"Giới tính", {"gioi tinh", "gioi", "nam/nu", "phai"}},
    [IMPORT_PHONE] = {"Điện thoại",
                      {"dien thoai", "so dien thoai", "sdt", "so dt", "dt", "di dong"}},
    [IMPORT_ADDRESS] = {"Địa chỉ",
                        {"dia chi", "noi o", "noi thuong tru", "thuong tru", "cho o",
                         "noi cu tru"}},
    [IMPORT_HAMLET] = {"Thôn", {"thon", "lang", "thon/lang", "thon lang", "to dan pho", "khu pho"}},
    [IMPORT_SERVICE] = {"Nội dung",
                        {"noi dung", "dich vu", "viec", "thu tuc", "noi dung huong dan",
                         "noi dung ho tro", "viec da lam", "linh vuc"}},
    [IMPORT_RESULT] = {"Kết quả", {"ket qua", "tinh trang", "trang thai", "da xong"}},
    [IMPORT_PROVIDER] = {"Nhà cung cấp",
                         {"nha cung cap", "don vi cap", "nha mang", "ben cap", "loai chu ky"}},
    [IMPORT_UNTIL] = {"Hẹn lại", {"hen lai", "ngay hen", "hen ngay", "ngay hen lai", "hen"}},
    [IMPORT_PLACE] = {"Nơi làm",
                      {"noi lam", "hinh thuc", "dia diem", "noi huong dan", "noi thuc hien"}},
    [IMPORT_REMARK] = {"Ghi chú", {"ghi chu", "luu y", "khac"}},
};

const char *import_column_name(enum import_column column)
{
    return heads[column].name;
}

/* Folded, without what stands in brackets and the signs around: "Ngày (ngày/tháng)" is "ngay". */
static char *head_key(const char *cell)
{
    char *key = text_fold(cell);
    char *bracket = strchr(key, '(');
    if (bracket != NULL)
        *bracket = '\0';
    size_t length = strlen(key);
    while (length > 0 && strchr(" :.*", key[length - 1]) != NULL)
        key[--length] = '\0';
    return key;
}

static bool names(const struct head *head, const char *key, bool whole)
{
    for (int i = 0; i < WORDINGS && head->wording[i] != NULL; i++) {
        size_t length = strlen(head->wording[i]);
        if (strncmp(key, head->wording[i], length) != 0)
            continue;
        if (key[length] == '\0' || (!whole && key[length] == ' '))
            return true;
    }
    return false;
}

int import_head(const char *cell)
{
    char *key = head_key(cell);
    int found = -1;
    for (int pass = 0; pass < 2 && found < 0; pass++) {
        for (int column = 0; column < IMPORT_COLUMNS && found < 0; column++) {
            if (names(&heads[column], key, pass == 0))
                found = column;
        }
    }
    free(key);
    return found;
}

/* The first of two columns of the same head counts. */
static int heads_of_row(const struct csv_table *table, size_t row, int column[IMPORT_COLUMNS])
{
    int count = 0;
    for (int i = 0; i < IMPORT_COLUMNS; i++)
        column[i] = -1;
    for (size_t i = 0; i < csv_columns(table, row); i++) {
        int found = import_head(csv_cell(table, row, i));
        if (found < 0 || column[found] >= 0)
            continue;
        column[found] = (int)i;
        count++;
    }
    return count;
}

int import_find_heads(const struct csv_table *table, size_t *row, int column[IMPORT_COLUMNS])
{
    int most = 0, here[IMPORT_COLUMNS];
    for (size_t i = 0; i < table->row_count && i < IMPORT_HEAD_ROWS; i++) {
        int count = heads_of_row(table, i, here);
        if (count < LEAST_SAME || count <= most)
            continue;
        most = count;
        *row = i;
        memcpy(column, here, sizeof here);
    }
    return most;
}
