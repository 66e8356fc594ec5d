/* `camtay parse`: a line in, a JSON object out, whatever stands in the line. */
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "command/program.h"
#include "domain/card.h"

#define TODAY   "2026-11-24"
#define LARGEST (1024 * 1024)
#define A_CARD  "099088001234|233012345|Nguyễn Văn An|05031988|Nam|Thôn X|22112021"
#define A_RESULT                                                                                   \
    "{\"ok\":true,\"id\":\"099088001234\",\"old_id\":\"233012345\",\"name\":\"Nguyễn Văn An\"," \
    "\"birth\":\"1988-03-05\",\"sex\":\"M\",\"address\":\"Thôn X\",\"issued\":\"2021-11-22\","    \
    "\"name_check\":false}\n"

/* --- the table of cards --- */

static int hex(char c)
{
    return c <= '9' ? c - '0' : c - 'A' + 10;
}

/* \t \r \0 \\ \xHH as bytes. */
static void add_unescaped(struct buffer *into, const char *text, size_t length)
{
    for (size_t at = 0; at < length; at++) {
        char next = at + 1 < length ? text[at + 1] : '\0';
        if (text[at] != '\\') {
            buffer_add_byte(into, text[at]);
            continue;
        }
        at++;
        if (next == 'x') {
            buffer_add_byte(into, (char)(hex(text[at + 1]) * 16 + hex(text[at + 2])));
            at += 2;
        } else {
            buffer_add_byte(into, next == 't' ? '\t' : next == 'r' ? '\r' : next == '0' ? 0 : next);
        }
    }
}

/* All lines of cards.tsv: what goes in, one a line, and what is to come out. */
struct table {
    struct buffer file, input;
    char *expected[1000];
    size_t count;
};

static void read_table(struct table *table)
{
    assert_true(file_read(SOURCE_ROOT "/tests/command/cards.tsv", LARGEST, &table->file, NULL));
    char *save = NULL;
    for (char *line = strtok_r(table->file.data, "\n", &save); line != NULL;
         line = strtok_r(NULL, "\n", &save)) {
        char *tab = strchr(line, '\t');
        if (line[0] == '#' && tab == NULL)
            continue;
        assert_non_null(tab);
        assert_true(table->count < 1000);
        add_unescaped(&table->input, line, (size_t)(tab - line));
        buffer_add_byte(&table->input, '\n');
        table->expected[table->count++] = tab + 1;
    }
}

static void release_table(struct table *table)
{
    buffer_release(&table->file);
    buffer_release(&table->input);
}

static void each_card_of_the_table_is_answered_as_it_says(void **state)
{
    struct program *program = *state;
    struct table table = {.count = 0};
    read_table(&table);
    assert_true(table.count >= 120);

    program_run_bytes(program, table.input.data, table.input.length,
                      (const char *const[]){"parse", "card", "--clock", TODAY, NULL});

    assert_int_equal(program->status, 1);
    assert_string_equal(program->err, "");
    char *save = NULL, *line = strtok_r(program->out, "\n", &save);
    for (size_t i = 0; i < table.count; i++, line = strtok_r(NULL, "\n", &save)) {
        assert_non_null(line);
        json_t *said = json_loads(line, 0, NULL),
               *expected = json_loads(table.expected[i], 0, NULL);
        assert_non_null(said);
        assert_non_null(expected);
        if (!json_equal(said, expected))
            fail_msg("line %zu\nsaid     %s\nexpected %s", i + 1, line, table.expected[i]);
        json_decref(said);
        json_decref(expected);
    }
    assert_null(line);
    release_table(&table);
}

/* A reason that is not in the table was never read by anybody. */
static void every_reason_is_in_the_table(void **state)
{
    (void)state;
    static const char *const reasons[] = {
        "\"field\":\"id\",\"code\":\"missing\"",
        "\"field\":\"id\",\"code\":\"not_12_digits\"",
        "\"field\":\"old_id\",\"code\":\"not_9_digits\"",
        "\"field\":\"birth\",\"code\":\"missing\"",
        "\"field\":\"birth\",\"code\":\"unreadable\"",
        "\"field\":\"birth\",\"code\":\"bad_day\"",
        "\"field\":\"birth\",\"code\":\"bad_month\"",
        "\"field\":\"birth\",\"code\":\"future\"",
        "\"field\":\"birth\",\"code\":\"too_old\"",
        "\"field\":\"sex\",\"code\":\"missing\"",
        "\"field\":\"sex\",\"code\":\"unknown\"",
        "\"field\":\"card\",\"code\":\"empty\"",
        "\"field\":\"card\",\"code\":\"two_cards\"",
    };
    struct buffer file = {0};
    char reason[80];
    assert_true(file_read(SOURCE_ROOT "/tests/command/cards.tsv", LARGEST, &file, NULL));
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
        assert_non_null(strstr(file.data, reasons[i]));
    for (enum card_kind kind = CARD_NUMBER; kind <= CARD_OTHER; kind++) {
        snprintf(reason, sizeof reason, "\"code\":\"%s\"", card_kind_code(kind));
        assert_non_null(strstr(file.data, reason));
        assert_non_null(strstr(file.data, card_kind_message(kind)));
    }
    buffer_release(&file);
}

/* --- what all kinds share --- */

static void a_good_line_is_one_object_and_status_0(void **state)
{
    struct program *program = *state;
    RUN(program, A_CARD "\n" A_CARD, "parse", "card", "--clock", TODAY);
    assert_int_equal(program->status, 0);
    assert_string_equal(program->out, A_RESULT A_RESULT);
    RUN(program, "", "parse", "card");
    assert_int_equal(program->status, 0);
    assert_string_equal(program->out, "");
}

static void a_line_over_the_limit_is_refused_and_the_next_is_read(void **state)
{
    struct program *program = *state;
    struct buffer input = {0};
    for (size_t extra = 0; extra < 2; extra++) {
        buffer_clear(&input);
        buffer_add_text(&input, A_CARD);
        while (input.length < CARD_MOST_BYTES + extra)
            buffer_add_byte(&input, ' ');
        buffer_add_text(&input, "\n" A_CARD "\n");
        RUN(program, input.data, "parse", "card", "--clock", TODAY);
        assert_int_equal(program->status, extra);
        const char *second = strchr(program->out, '\n') + 1;
        assert_string_equal(second, A_RESULT);
        assert_int_equal(strstr(program->out, "\"too_long\"") != NULL, extra);
    }
    buffer_release(&input);
}

static void nothing_that_steers_a_terminal_comes_out(void **state)
{
    struct program *program = *state;
    static const char bytes[] = "099088001234||A\x1b[2J\xc2\x9b"
                                "31m\x07\x7f|05031988|Nam|\x1b]0;x\x07\xe2\x80\xae|\n"
                                "\x1b[31m\n\x00\n\xff\xfe\x9b\n0912\x1b[0m\n1\x1b/2/1990\n";
    static const char *const kinds[] = {"card", "number", "phone", "date"};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        program_run_bytes(program, bytes, sizeof bytes - 1,
                          (const char *const[]){"parse", kinds[i], "--doubts", NULL});
        size_t lines = 0;
        for (const char *at = program->out; *at != '\0'; at++) {
            lines += *at == '\n';
            assert_true((unsigned char)*at >= ' ' || *at == '\n');
            assert_int_not_equal(*at, 0x7f);
            assert_false((unsigned char)*at == 0xc2 && (unsigned char)at[1] < 0xa0);
        }
        assert_int_equal(lines, 6);
    }
}

static void doubts_are_said_when_asked_for(void **state)
{
    struct program *program = *state;
    RUN(program,
        "099188001234||Nguyen An|05031989|Nam|X|22112021\n"
        "099314001234||Y Lan|05031914|Nữ|X|22112021\n"
        "101210001234||A Lêr|05032010|Nam|X|22112021\n",
        "parse", "card", "--clock", TODAY, "--doubts");
    assert_int_equal(program->status, 0);
    static const char *const said[] = {"Số này là của nữ sinh năm 1988; thẻ ghi nam sinh năm 1989.",
                                       "\"name_check\",\"message\"",
                                       "Số này là của nữ sinh năm 2014; ngày sinh ghi năm 1914.",
                                       "khai sinh ở nước ngoài", "Từ 14 đến 17 tuổi"};
    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++)
        assert_non_null(strstr(program->out, said[i]));
}

/* --- numbers, phones, dates --- */

struct line {
    const char *input, *output;
};

static void check_lines(struct program *program, const char *kind, const struct line *lines,
                        size_t count, const char *option)
{
    struct buffer input = {0}, output = {0};
    for (size_t i = 0; i < count; i++) {
        buffer_addf(&input, "%s\n", lines[i].input);
        buffer_addf(&output, "%s\n", lines[i].output);
    }
    RUN(program, input.data, "parse", kind, "--clock", TODAY, option);
    assert_string_equal(program->out, output.data);
    assert_int_equal(program->status, strstr(output.data, "\"ok\":false") != NULL);
    buffer_release(&input);
    buffer_release(&output);
}
#define CHECK(program, kind, lines, option)                                                        \
    check_lines((program), (kind), (lines), sizeof(lines) / sizeof(lines)[0], (option))

static void numbers_are_read(void **state)
{
    static const struct line lines[] = {
        {"062088001234", "{\"ok\":true,\"id\":\"062088001234\",\"province\":\"Kon "
                         "Tum\",\"sex\":\"M\",\"birth_year\":1988}"},
        {" 051 301.004-321\r", "{\"ok\":true,\"id\":\"051301004321\",\"province\":\"Quảng "
                               "Ngãi\",\"sex\":\"F\",\"birth_year\":2001}"},
        {"101088001234", "{\"ok\":true,\"id\":\"101088001234\",\"province\":null,\"sex\":\"M\","
                         "\"birth_year\":1988}"},
        {"233012345", "{\"ok\":false,\"errors\":[{\"field\":\"id\",\"code\":\"old_number\","
                      "\"message\":\"Đây là số CMND 9 số, "
                      "chỉ dùng được đến hết ngày 31/12/2024. Gõ 12 số trên thẻ căn cước; số cũ "
                      "chỉ để tìm giấy tờ "
                      "cũ.\"}]}"},
        {"0620880012", "{\"ok\":false,\"errors\":[{\"field\":\"id\",\"code\":\"too_short\","
                       "\"message\":\"Mới có 10 số, còn thiếu 2. "
                       "Đếm lại 12 số trên thẻ căn cước.\"}]}"},
        {"0620880012345", "{\"ok\":false,\"errors\":[{\"field\":\"id\",\"code\":\"too_long\","
                          "\"message\":\"Thừa 1 số. Đếm lại: số căn "
                          "cước chỉ có 12 số.\"}]}"},
        {"06208800123O", "{\"ok\":false,\"errors\":[{\"field\":\"id\",\"code\":\"not_digits\","
                         "\"message\":\"Trong số có chữ hoặc dấu "
                         "lạ. Chỉ gõ 12 số trên thẻ căn cước.\"}]}"},
        {"", "{\"ok\":false,\"errors\":[{\"field\":\"id\",\"code\":\"empty\",\"message\":\"Chưa có "
             "số. Gõ 12 số trên thẻ "
             "căn cước.\"}]}"},
    };
    CHECK(*state, "number", lines, NULL);
}

static void phones_are_read(void **state)
{
    static const struct line lines[] = {
        {"0912 345 678", "{\"ok\":true,\"phone\":\"0912345678\",\"carrier\":\"VinaPhone\"}"},
        {"+84 98.123-4567", "{\"ok\":true,\"phone\":\"0981234567\",\"carrier\":\"Viettel\"}"},
        {"ĐT: 0912345678 (con gái)\r",
         "{\"ok\":true,\"phone\":\"0912345678\",\"carrier\":\"VinaPhone\"}"},
        {"0260 3862 123", "{\"ok\":true,\"phone\":\"02603862123\",\"carrier\":null}"},
        {"0951234567", "{\"ok\":true,\"phone\":\"0951234567\",\"carrier\":null}"},
        {"không có", "{\"ok\":false,\"errors\":[{\"field\":\"phone\",\"code\":\"empty\","
                     "\"message\":\"Chưa thấy số điện thoại. Gõ "
                     "10 số; không có điện thoại thì để trống.\"}]}"},
        {"09123x5678", "{\"ok\":false,\"errors\":[{\"field\":\"phone\",\"code\":\"not_digits\","
                       "\"message\":\"Trong số điện thoại có "
                       "chữ hoặc dấu lạ. Chỉ gõ số; điện thoại của ai thì ghi phía sau, như "
                       "0912345678 (con).\"}]}"},
        {"1234567890123456", "{\"ok\":false,\"errors\":[{\"field\":\"phone\",\"code\":\"too_long\","
                             "\"message\":\"Số điện thoại dài quá 15 "
                             "số. Gõ một số 10 chữ số.\"}]}"},
    };
    CHECK(*state, "phone", lines, NULL);
    static const struct line doubtful[] = {
        {"0951234567", "{\"ok\":true,\"phone\":\"0951234567\",\"carrier\":null,\"doubts\":[{"
                       "\"field\":\"phone\",\"code\":"
                       "\"unknown_prefix\",\"message\":\"Đầu số này chưa rõ của mạng nào. Đọc lại "
                       "số cho bà con nghe; đúng "
                       "thì cứ ghi.\"}]}"},
        {"0912345678 hàng xóm",
         "{\"ok\":true,\"phone\":\"0912345678\",\"carrier\":\"VinaPhone\",\"doubts\":[{\"field\":"
         "\"phone\",\"code\":"
         "\"neighbour\",\"message\":\"Điện thoại của người khác. Mã OTP về máy của người ấy.\"}]}"},
    };
    CHECK(*state, "phone", doubtful, "--doubts");
}

static void dates_are_read(void **state)
{
    static const struct line lines[] = {
        {"1/2/90", "{\"ok\":true,\"date\":\"1990-02-01\"}"},
        {"01021990", "{\"ok\":true,\"date\":\"1990-02-01\"}"},
        {"1990\r", "{\"ok\":true,\"date\":\"1990\"}"},
        {"1/12/26", "{\"ok\":true,\"date\":\"1926-12-01\"}"},
        {"29/2/2023", "{\"ok\":false,\"errors\":[{\"field\":\"date\",\"code\":\"bad_day\","
                      "\"message\":\"Tháng 2/2023 chỉ có 28 "
                      "ngày. Xem lại ngày trên thẻ.\"}]}"},
        {"", "{\"ok\":false,\"errors\":[{\"field\":\"date\",\"code\":\"empty\",\"message\":\"Chưa "
             "có ngày sinh. Gõ như "
             "1/2/1990, hoặc chỉ năm sinh.\"}]}"},
    };
    CHECK(*state, "date", lines, NULL);
}

static void it_asks_for_no_folder_and_knows_its_kinds(void **state)
{
    struct program *program = *state;
    RUN(program, "1990\n", "parse", "date", "--data", "/nowhere");
    assert_int_equal(program->status, 0);
    RUN(program, "", "parse");
    assert_int_equal(program->status, 2);
    RUN(program, "", "parse", "name");
    assert_int_equal(program->status, 2);
    RUN(program, "", "parse", "card", "x");
    assert_int_equal(program->status, 2);
    assert_string_equal(program->out, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROGRAM(each_card_of_the_table_is_answered_as_it_says),
        cmocka_unit_test(every_reason_is_in_the_table),
        WITH_PROGRAM(a_good_line_is_one_object_and_status_0),
        WITH_PROGRAM(a_line_over_the_limit_is_refused_and_the_next_is_read),
        WITH_PROGRAM(nothing_that_steers_a_terminal_comes_out),
        WITH_PROGRAM(doubts_are_said_when_asked_for),
        WITH_PROGRAM(numbers_are_read),
        WITH_PROGRAM(phones_are_read),
        WITH_PROGRAM(dates_are_read),
        WITH_PROGRAM(it_asks_for_no_folder_and_knows_its_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
