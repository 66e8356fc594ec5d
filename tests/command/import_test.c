/* camtay import visits: a log of 2,000 rows, of which 40 are bad in 12 ways, as Excel saves it. */
#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "command/program.h"

#define NOW     "2026-11-25 10:15"
#define ROWS    2000
#define BAD     40
#define COLUMNS 8

enum column { DAY, NAME, NUMBER, BIRTH, PHONE, HAMLET, SERVICE, RESULT };

/* What makes a row bad, and the words that say so. */
static const struct fault {
    enum column column;
    const char *cell, *said;
} faults[] = {
    {DAY, "", "chưa có ngày"},
    {DAY, "32/13/2026", "không đọc được ngày «32/13/2026»"},
    {DAY, "01/01/2027", "chưa tới"},
    {DAY, "01/06/2025", "trước 30/12/2025"},
    {NAME, "Nguy?n V?n A", "mất chữ khi lưu tệp"},
    {NAME, "12 người", "không phải tên người"},
    {NUMBER, "6.219E+10", "làm tròn"},
    {NUMBER, "62190001234", "bỏ số 0 ở đầu"},
    {BIRTH, "29/2/2023", "chỉ có 28 ngày"},
    {PHONE, "không rõ", "điện thoại «không rõ»"},
    {SERVICE, "làm vườn", "không hiểu việc «làm vườn»"},
    {RESULT, "hẹn", "không đọc được ngày hẹn"},
};
#define FAULTS (sizeof faults / sizeof faults[0])

/* Row i with its faults; the same for the same i. */
static void write_row(size_t i, char separator, struct buffer *into)
{
    static const char *const names[] = {"A Thuk", "Y Blưi", "Nguyễn Thị Lan", "Trần Văn Đức",
                                        "Y Hằng"};
    static const char *const hamlets[] = {"Măng La", "Plei Klech", "Đăk Lếch"};
    static const char *const services[] = {"Cài VNeID", "Kích hoạt mức 2", "Chữ ký số VNPT", "Hỏi",
                                           "Cài VNeID và mức 2"};
    static const char *const results[] = {"Xong", "Hoàn thành", "Hẹn 30/11/2026", "Không thành"};
    char cells[COLUMNS][60];
    snprintf(cells[DAY], 60, "%02zu/%02zu/2026", 1 + i % 28, 1 + i / 28 % 10);
    snprintf(cells[NAME], 60, "%s", names[i % 5]);
    snprintf(cells[NUMBER], 60, "0990%02zu%06zu", 50 + i % 40, i);
    snprintf(cells[BIRTH], 60, "%zu", 1950 + i % 40);
    snprintf(cells[PHONE], 60, "0912%06zu", i);
    snprintf(cells[HAMLET], 60, "%s", hamlets[i % 3]);
    snprintf(cells[SERVICE], 60, "%s", services[i % 5]);
    snprintf(cells[RESULT], 60, "%s", results[i % 4]);
    if (i % (ROWS / BAD) == 3) {
        const struct fault *fault = &faults[i / (ROWS / BAD) % FAULTS];
        snprintf(cells[fault->column], 60, "%s", fault->cell);
        if (fault->column == RESULT) /* a row that only asked needs no result */
            snprintf(cells[SERVICE], 60, "Cài VNeID");
    }
    for (int column = 0; column < COLUMNS; column++)
        buffer_addf(into, "%s%c", cells[column], column + 1 < COLUMNS ? separator : '\r');
    buffer_add_text(into, "\n");
}

static void write_log(char separator, bool backwards, struct buffer *into)
{
    static const char *const heads[COLUMNS] = {"Ngày tiếp", "Họ và tên", "Số CCCD",  "Năm sinh",
                                               "SĐT",       "Thôn/Làng", "Nội dung", "Kết quả"};
    buffer_add_text(into, "SỔ THEO DÕI HƯỚNG DẪN CÔNG DÂN\r\n\r\n");
    for (int column = 0; column < COLUMNS; column++)
        buffer_addf(into, "%s%c", heads[column], column + 1 < COLUMNS ? separator : '\r');
    buffer_add_text(into, "\n");
    for (size_t i = 0; i < ROWS; i++)
        write_row(backwards ? ROWS - 1 - i : i, separator, into);
}

static void save_as_1258(const struct buffer *text, const struct scratch *scratch, const char *name)
{
    iconv_t converter = iconv_open("WINDOWS-1258", "UTF-8");
    size_t in_left = text->length, out_left = 2 * text->length;
    char *bytes = calloc(1, out_left + 1), *in = text->data, *out = bytes;
    assert_true(converter != (iconv_t)-1);
    assert_int_equal(iconv(converter, &in, &in_left, &out, &out_left), 0);
    iconv_close(converter);
    scratch_write(scratch, name, bytes);
    free(bytes);
}

static void run_on(struct program *program, const char *what, const char *file, const char *how)
{
    char *path = scratch_path(&program->scratch, file);
    RUN(program, PIN "\n", "import", what, path, "--data", program->data, "--clock", NOW, "--staff",
        STAFF, "--pin-file", "-", how);
    free(path);
}

static void run_import(struct program *program, const char *file, const char *how)
{
    run_on(program, "visits", file, how);
}

static void assert_said(const struct program *program, const char *words)
{
    if (strstr(program->out, words) == NULL)
        fail_msg("not said: %s\n%s%s", words, program->out, program->err);
}

static void every_bad_row_is_named(const struct program *program)
{
    size_t named = 0;
    for (const char *at = program->out; (at = strstr(at, "\n  Dòng ")) != NULL; at++)
        named++;
    assert_int_equal(named, BAD);
    for (size_t i = 0; i < FAULTS; i++)
        assert_said(program, faults[i].said);
}

static void clear(struct program *program)
{
    static const char *const files[] = {"so.csv", "so-1258.csv", "nguoc.csv"};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        scratch_remove(&program->scratch, files[i]);
    program_clear(program);
}

static void a_log_of_2000_rows_is_seen_taken_and_not_taken_twice(void **state)
{
    struct program *program = *state;
    struct buffer log = {0}, backwards = {0};
    program_found(program);
    write_log(';', false, &log);
    write_log(',', true, &backwards);
    scratch_write(&program->scratch, "so.csv", buffer_text(&log));
    scratch_write(&program->scratch, "nguoc.csv", buffer_text(&backwards));
    save_as_1258(&log, &program->scratch, "so-1258.csv");

    run_import(program, "so.csv", "--preview");
    assert_int_equal(program->status, 1); /* there are bad rows */
    assert_said(program, "UTF-8, cột ngăn bằng dấu chấm phẩy, tiêu đề ở dòng 3");
    assert_said(program, "1.960 lượt mới, 0 lượt đã có trong sổ, 40 dòng không nhập được");
    every_bad_row_is_named(program);
    run_import(program, "so-1258.csv", "--preview"); /* the preview wrote nothing */
    assert_said(program, "Windows-1258");
    assert_said(program, "1.960 lượt mới, 0 lượt đã có trong sổ, 40 dòng không nhập được");

    run_import(program, "so-1258.csv", "--yes");
    assert_said(program, "Đã ghi 1.960 lượt vào sổ");
    run_import(program, "so.csv", "--yes");
    assert_said(program, "0 lượt mới, 1.960 lượt đã có trong sổ, 40 dòng không nhập được");
    run_import(program, "nguoc.csv", "--yes");
    assert_said(program, "0 lượt mới, 1.960 lượt đã có trong sổ, 40 dòng không nhập được");

    RUN(program, NULL, "verify", "--rebuild", "--data", program->data, "--clock", NOW);
    assert_int_equal(program->status, 0);
    RUN(program, NULL, "report", "day", "--data", program->data, "--clock", NOW, "--date",
        "2026-01-01", "--json");
    assert_said(program, "\"all\": 8,"); /* rows 0, 280, … 1960; each on its own day */
    buffer_release(&log);
    buffer_release(&backwards);
    clear(program);
}

static void a_list_of_citizens_makes_them_known_and_counts_nobody(void **state)
{
    struct program *program = *state;
    program_found(program);
    scratch_write(&program->scratch, "so.csv",
                  "Họ và tên;Số CCCD;Ngày sinh;Thôn;SĐT\n"
                  "A Thuk;099090123456;1/2/1990;Măng La;0912345678\n"
                  "Y Blưi;;5/6/1971;Plei Klech;\n"
                  "Y Blưi;;5/6/1971;Plei Klech;\n"
                  "A Thuk;;;;\n"
                  "Y Hlơ;62190001234;;;\n");
    run_on(program, "citizens", "so.csv", "--preview");
    assert_said(program, "3 người mới, 1 người đã có trong sổ, 1 dòng không nhập được");
    run_on(program, "citizens", "so.csv", "--yes");
    assert_said(program, "Đã ghi 3 người vào sổ");
    run_on(program, "citizens", "so.csv", "--yes");
    assert_said(program, "0 người mới, 4 người đã có trong sổ");

    RUN(program, NULL, "verify", "--rebuild", "--data", program->data, "--clock", NOW);
    assert_int_equal(program->status, 0);
    RUN(program, NULL, "report", "day", "--data", program->data, "--clock", NOW, "--json");
    assert_said(program, "\"all\": 0,");
    RUN(program, PIN "\n", "search", "thuk 90 mang la", "--data", program->data, "--clock", NOW,
        "--staff", STAFF, "--pin-file", "-");
    assert_said(program, "A Thuk");
    assert_null(strstr(program->out, "099090123456"));
    clear(program);
}

static void without_a_yes_nothing_is_written(void **state)
{
    struct program *program = *state;
    program_found(program);
    scratch_write(&program->scratch, "so.csv",
                  "Ngày,Họ và tên,Nội dung\n24/11/2026,A Thuk,Cài VNeID\n");

    run_import(program, "so.csv", NULL);
    assert_int_equal(program->status, 1);
    assert_said(program, "1 lượt mới");
    assert_non_null(strstr(program->err, "--yes"));
    run_import(program, "so.csv", "--yes");
    assert_int_equal(program->status, 0);
    assert_said(program, "Đã ghi 1 lượt vào sổ");
    clear(program);
}

static void what_is_no_list_is_refused_in_words(void **state)
{
    static const struct {
        const char *text, *said;
    } files[] = {
        {"PK\x03\x04 and so on", "Lưu thành"},
        {"", "Không thấy dòng tiêu đề"},
        {"a,b,c\n1,2,3\n", "Không thấy dòng tiêu đề"},
        {"Ngày,Họ và tên,SĐT\n24/11/2026,A Thuk,\n", "thiếu cột «Nội dung»"},
        {"Ngày,Họ và tên,Nội dung\n", "không có dòng nào"},
        {"Ngày,Họ và tên,Nội dung\n24/11/2026,\"A Thuk,Cài VNeID\n", "Dòng 2 có dấu \""},
    };
    struct program *program = *state;
    program_found(program);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        scratch_write(&program->scratch, "so.csv", files[i].text);
        run_import(program, "so.csv", "--yes");
        assert_int_equal(program->status, 1);
        if (strstr(program->err, files[i].said) == NULL)
            fail_msg("%s\nsaid %s%s", files[i].text, program->out, program->err);
    }
    clear(program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROGRAM(a_log_of_2000_rows_is_seen_taken_and_not_taken_twice),
        WITH_PROGRAM(a_list_of_citizens_makes_them_known_and_counts_nobody),
        WITH_PROGRAM(without_a_yes_nothing_is_written),
        WITH_PROGRAM(what_is_no_list_is_refused_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
