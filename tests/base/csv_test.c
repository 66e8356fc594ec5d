/* Promises of base/csv.h. */
#include "base/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/error.h"

static void assert_row(const char *text, const char *wanted)
{
    struct buffer buffer = {0};
    csv_row(&text, 1, &buffer);
    assert_string_equal(buffer_text(&buffer), wanted);
    buffer_release(&buffer);
}

static void plain_cells_stand_as_they_are(void **state)
{
    (void)state;
    const char *const cells[] = {"Măng La", "12", ""};
    struct buffer buffer = {0};

    csv_row(cells, 3, &buffer);

    assert_string_equal(buffer_text(&buffer), "Măng La,12,\r\n");
    buffer_release(&buffer);
}

static void commas_quotes_and_new_lines_are_quoted(void **state)
{
    (void)state;
    assert_row("Thôn 1, cũ", "\"Thôn 1, cũ\"\r\n");
    assert_row("A \"Thuk\"", "\"A \"\"Thuk\"\"\"\r\n");
    assert_row("hai\ndòng", "\"hai\ndòng\"\r\n");
}

static void no_name_is_ever_a_formula(void **state)
{
    (void)state;
    assert_row("=1+1", "\"'=1+1\"\r\n");
    assert_row("+84", "\"'+84\"\r\n");
    assert_row("-1", "\"'-1\"\r\n");
    assert_row("@SUM(A1)", "\"'@SUM(A1)\"\r\n");
    assert_row("\t=1", "\"'\t=1\"\r\n");
}

static void it_begins_with_the_mark_that_spreadsheets_look_for(void **state)
{
    (void)state;
    struct buffer buffer = {0};

    csv_begin(&buffer);

    assert_memory_equal(buffer.data, "\xEF\xBB\xBF", 3);
    buffer_release(&buffer);
}

/* ---- reading --------------------------------------------------------------------------------- */

/* A text of `size` bytes read whole; release table. */
static struct csv_table read_bytes(const char *bytes, size_t size, char separator,
                                   enum csv_encoding *encoding)
{
    struct buffer text = {0};
    struct csv_table table = {0};
    struct error error = {0};
    char *copy = malloc(size + 1);
    assert_non_null(copy);
    memcpy(copy, bytes, size);
    if (!csv_text(copy, size, &text, encoding, &error) ||
        !csv_table_read(&text, separator, 0, &table, &error))
        fail_msg("%s: %s", error_code_name(error.code), error.cause);
    buffer_release(&text);
    free(copy);
    return table;
}

static struct csv_table read_text(const char *text, char separator)
{
    enum csv_encoding encoding;
    return read_bytes(text, strlen(text), separator, &encoding);
}

static void rows_are_numbered_as_a_spreadsheet_numbers_them(void **state)
{
    (void)state;
    /* An empty row, a cell of two lines, a short row, a long one, no end of line at the end. */
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    for (size_t i = 0; i < 3; i++) {
        char text[200];
        const char *end = ends[i];
        snprintf(text, sizeof text, "a,b,c%s%s\"hai%sdòng, \"\"x\"\"\",2%s1,2,3,4%scuối", end, end,
                 end, end, end);

        struct csv_table table = read_text(text, ',');

        assert_int_equal(table.row_count, 5);
        assert_true(csv_row_is_empty(&table, 1));
        assert_string_equal(csv_cell(&table, 2, 0), "hai dòng, \"x\"");
        assert_string_equal(csv_cell(&table, 2, 1), "2");
        assert_string_equal(csv_cell(&table, 2, 2), "");
        assert_int_equal(csv_columns(&table, 3), 4);
        assert_string_equal(csv_cell(&table, 4, 0), "cuối");
        assert_string_equal(csv_cell(&table, 5, 0), "");
        csv_table_release(&table);
    }
}

static void one_table_in_three_encodings_is_one_table(void **state)
{
    (void)state;
    static const char utf8[] = "Tên;Thôn\nY Thủy;Đăk Lếch\n";
    /* Windows-1258 has the tones as marks of their own: u + U+0309, ê + U+0301. */
    static const char windows[] = "T\xEAn;Th\xF4n\nY Thu\xD2y;\xD0\xE3k L\xEA\xEC"
                                  "ch\n";
    static const char utf16[] =
        "\xFF\xFET\0\xEA\0n\0;\0T\0h\0\xF4\0n\0\n\0Y\0 \0T\0h\0\xE7\x1Ey\0;\0"
        "\x10\x01\x03\x01k\0 \0L\0\xBF\x1E\x63\0h\0\n\0";
    const struct {
        const char *bytes;
        size_t size;
        enum csv_encoding encoding;
    } cases[] = {{utf8, sizeof utf8 - 1, CSV_UTF8},
                 {windows, sizeof windows - 1, CSV_WINDOWS_1258},
                 {utf16, sizeof utf16 - 1, CSV_UTF16}};
    for (size_t i = 0; i < 3; i++) {
        enum csv_encoding encoding;

        struct csv_table table = read_bytes(cases[i].bytes, cases[i].size, ';', &encoding);

        assert_int_equal(encoding, cases[i].encoding);
        assert_string_equal(csv_cell(&table, 0, 0), "Tên");
        assert_string_equal(csv_cell(&table, 1, 0), "Y Thủy");
        assert_string_equal(csv_cell(&table, 1, 1), "Đăk Lếch");
        csv_table_release(&table);
    }
}

static void what_we_wrote_is_read_as_it_was(void **state)
{
    (void)state;
    static const char *const cells[] = {"=1+1",       "+84 912", "-1", "@x",
                                        "A \"Thuk\"", "'thường", "1;2"};
    struct buffer text = {0};
    csv_begin(&text);
    csv_row(cells, 7, &text);
    enum csv_encoding encoding;

    struct csv_table table = read_bytes(text.data, text.length, ',', &encoding);

    for (size_t i = 0; i < 7; i++)
        assert_string_equal(csv_cell(&table, 0, i), cells[i]);
    csv_table_release(&table);
    buffer_release(&text);
}

static void a_tab_can_be_the_separator_and_empty_cells_stay(void **state)
{
    (void)state;

    struct csv_table table = read_text("a\t\t c \t\n", '\t');

    assert_int_equal(csv_columns(&table, 0), 4);
    assert_string_equal(csv_cell(&table, 0, 1), "");
    assert_string_equal(csv_cell(&table, 0, 2), "c");
    csv_table_release(&table);
}

static void no_cell_steers_a_terminal(void **state)
{
    (void)state;

    struct csv_table table = read_text("\x1b[2Ja,b\x07\xc2\x9b"
                                       "c\n",
                                       ',');

    assert_string_equal(csv_cell(&table, 0, 0), "[2Ja");
    assert_string_equal(csv_cell(&table, 0, 1), "bc");
    csv_table_release(&table);
}

static void assert_unreadable(const char *bytes, size_t size, enum error_code code,
                              const char *cause)
{
    struct buffer text = {0};
    struct csv_table table;
    struct error error = {0};
    enum csv_encoding encoding;
    char copy[64];
    memcpy(copy, bytes, size);
    assert_false(csv_text(copy, size, &text, &encoding, &error) &&
                 csv_table_read(&text, ',', 0, &table, &error));
    assert_int_equal(error.code, code);
    assert_string_equal(error.cause, cause);
    buffer_release(&text);
}

static void what_is_no_table_says_so(void **state)
{
    (void)state;
    assert_unreadable("PK\x03\x04xlsx", 8, ERROR_INPUT, "workbook");
    assert_unreadable("a,b\n1,\"never closed\n2,3\n", 23, ERROR_INPUT, "quote 2");
}

static void too_many_rows_are_refused_and_the_first_can_be_had(void **state)
{
    (void)state;
    struct buffer text = {0};
    struct csv_table table;
    struct error error = {0};
    for (int i = 0; i <= CSV_ROW_LIMIT; i++)
        buffer_add_text(&text, "x\n");

    assert_false(csv_table_read(&text, ',', 0, &table, &error));
    assert_int_equal(error.code, ERROR_LIMIT);
    assert_true(csv_table_read(&text, ',', 20, &table, &error));
    assert_int_equal(table.row_count, 20);

    csv_table_release(&table);
    buffer_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_cells_stand_as_they_are),
        cmocka_unit_test(commas_quotes_and_new_lines_are_quoted),
        cmocka_unit_test(no_name_is_ever_a_formula),
        cmocka_unit_test(it_begins_with_the_mark_that_spreadsheets_look_for),
        cmocka_unit_test(rows_are_numbered_as_a_spreadsheet_numbers_them),
        cmocka_unit_test(one_table_in_three_encodings_is_one_table),
        cmocka_unit_test(what_we_wrote_is_read_as_it_was),
        cmocka_unit_test(a_tab_can_be_the_separator_and_empty_cells_stay),
        cmocka_unit_test(no_cell_steers_a_terminal),
        cmocka_unit_test(what_is_no_table_says_so),
        cmocka_unit_test(too_many_rows_are_refused_and_the_first_can_be_had),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
