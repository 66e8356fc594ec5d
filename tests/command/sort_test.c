/* `camtay sort`: a list that was put in order by hand, and lines that are no names. */
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

/* By the last word, then the first, then those between; a ă â, d đ, e ê, o ô ơ, u ư; ngang, huyền, hỏi,
 * ngã, sắc, nặng. @source rules.md §4, whose sample is in it */
static const char *const in_order[] = {
    "A",
    "An",
    "Lê An",
    "Nguyễn An",
    "Nguyễn Thị An",
    "Nguyễn Văn An",
    "Trần An",
    "Anh",
    "Đinh Thị Anh",
    "Nguyễn Thị Anh",
    "Ánh",
    "Lê Ngọc Ánh",
    "Ăn",
    "Ân",
    "Trần Thị Ân",
    "Ba",
    "Bá",
    "Bảo",
    "Bích",
    "Y Blưi",
    "Bông",
    "Bùi",
    "A Ƀô̆",
    "Cảnh",
    "Rơ Châm",
    "Cường",
    "Dung",
    "Dùng",
    "Dũng",
    "Dụng",
    "Dừng",
    "Đan",
    "Đạt",
    "Đức",
    "Em",
    "Êban",
    "Giang",
    "A Grat",
    "Hà",
    "Hạnh",
    "Hiền",
    "Hiển",
    "Hiến",
    "Y H'Nhưởi",
    "Hoa",
    "Lê Hoà",
    "Nguyễn Hòa",
    "Hoàng",
    "Hồng",
    "Hợp",
    "Hùng",
    "Hương",
    "K'Brôi",
    "Khánh",
    "Kŭn",
    "Lan",
    "Lành",
    "Lăng",
    "Lân",
    "Lê",
    "A Lêr",
    "Linh",
    "Mai",
    "Mạnh",
    "Nam",
    "Ngọc",
    "Nguyên",
    "Nguyện",
    "Oanh",
    "Phúc",
    "Phương",
    "Quang",
    "Quân",
    "Quý",
    "Sơn",
    "Tâm",
    "Thanh",
    "Thảo",
    "Thủy",
    "Lê Thuý",
    "Trần Thúy",
    "Tú",
    "Tuấn",
    "Tuyết",
    "Tư",
    "Vân",
    "Vĩ",
    "Vy",
    "Xuân",
    "Y",
    "Ý",
    "Yến",
};
#define COUNT (sizeof in_order / sizeof in_order[0])

static void names_come_out_in_vietnamese_order(void **state)
{
    struct program *program = *state;
    struct buffer expected = {0};
    for (size_t i = 0; i < COUNT; i++)
        buffer_addf(&expected, "%s\n", in_order[i]);
    assert_int_equal(COUNT, 92);
    for (size_t step = 5; step < COUNT; step += 14) { /* none shares a divisor with 92: each once */
        struct buffer input = {0};
        for (size_t i = 0; i < COUNT; i++)
            buffer_addf(&input, "%s\n", in_order[i * step % COUNT]);
        RUN(program, buffer_text(&input), "sort");
        assert_int_equal(program->status, 0);
        assert_string_equal(program->out, buffer_text(&expected));
        buffer_release(&input);
    }
    buffer_release(&expected);
}

static void equal_names_are_all_kept_as_they_came(void **state)
{
    struct program *program = *state;
    RUN(program, "Trần Hoà\nNGUYỄN VĂN AN\nTrần Hòa\nNguyễn Văn An\n\nNGUYỄN VĂN AN", "sort");
    assert_int_equal(program->status, 0);
    assert_string_equal(program->out, "\nNGUYỄN VĂN AN\nNguyễn Văn An\nNGUYỄN VĂN AN\nTrần Hoà\n"
                                      "Trần Hòa\n");
    RUN(program, "", "sort");
    assert_int_equal(program->status, 0);
    assert_string_equal(program->out, "");
}

static void whatever_bytes_a_line_has_it_has_them_after(void **state)
{
    struct program *program = *state;
    RUN(program, "Lan\n\xff\xfe x\n\x1b[2J An\r\nA\xcc\n", "sort");
    assert_int_equal(program->status, 0);
    assert_int_equal(strlen(program->out), strlen("Lan\n\xff\xfe x\n\x1b[2J An\r\nA\xcc\n"));
    assert_non_null(strstr(program->out, "\x1b[2J An\r\n"));
    assert_non_null(strstr(program->out, "\xff\xfe x\n"));
    assert_non_null(strstr(program->out, "A\xcc\n"));
}

static void a_long_list_comes_out_whole(void **state)
{
    struct program *program = *state;
    struct buffer input = {0};
    for (size_t i = 0; i < 100000; i++)
        buffer_addf(&input, "%s %zu\n", in_order[i * 37 % COUNT], i % 10);
    RUN(program, buffer_text(&input), "sort");
    assert_int_equal(program->status, 0);
    assert_int_equal(strlen(program->out), input.length);
    buffer_release(&input);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PROGRAM(names_come_out_in_vietnamese_order),
        WITH_PROGRAM(equal_names_are_all_kept_as_they_came),
        WITH_PROGRAM(whatever_bytes_a_line_has_it_has_them_after),
        WITH_PROGRAM(a_long_list_comes_out_whole),
    };
    return cmocka_run_group_tests_name("command/sort", tests, NULL, NULL);
}
