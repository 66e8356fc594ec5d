/* Promises of base/yaml.h: every mistake, with its line. */
#include "base/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/text.h"

struct stop {
    int line;
    const char *name;
    long metres;
    long opened;
};

struct road {
    const char *title;
    long order;
    bool paved;
    long checked;
    int surface;
    struct yaml_texts signs;
    struct yaml_list stops;
};

static const char *const surfaces[] = {"đất", "nhựa", "bê tông", NULL};

static const struct yaml_field stop_fields[] = {
    {.key = "name", .type = YAML_TEXT, .offset = offsetof(struct stop, name), .required = true},
    {.key = "metres", .type = YAML_INT, .offset = offsetof(struct stop, metres), .nullable = true},
    {.key = "opened", .type = YAML_DATE, .offset = offsetof(struct stop, opened)},
    {.key = NULL},
};

static const struct yaml_field road_fields[] = {
    {.key = "title",
     .type = YAML_TEXT,
     .offset = offsetof(struct road, title),
     .required = true,
     .max = 20},
    {.key = "order", .type = YAML_INT, .offset = offsetof(struct road, order), .min = 1, .max = 99},
    {.key = "paved", .type = YAML_BOOL, .offset = offsetof(struct road, paved)},
    {.key = "checked",
     .type = YAML_DATE,
     .offset = offsetof(struct road, checked),
     .nullable = true},
    {.key = "surface",
     .type = YAML_CHOICE,
     .offset = offsetof(struct road, surface),
     .choices = surfaces},
    {.key = "signs", .type = YAML_TEXTS, .offset = offsetof(struct road, signs), .max = 10},
    {.key = "stops",
     .type = YAML_LIST,
     .offset = offsetof(struct road, stops),
     .max = 3,
     .fields = stop_fields,
     .size = sizeof(struct stop)},
    {.key = NULL},
};

/* What was read and what was said about it: "LINE message\n" each. */
struct reading {
    struct arena *arena;
    struct buffer said;
    struct findings findings;
    struct road road;
};

static void hear(void *self, const char *file, int line, bool warning, const char *message)
{
    struct buffer *said = self;
    assert_string_equal(file, "road.yaml");
    assert_true(text_is_clean(message));
    buffer_addf(said, "%s%d %s\n", warning ? "~" : "", line, message);
}

static int setup(void **state)
{
    struct reading *reading = calloc(1, sizeof *reading);
    reading->arena = arena_new();
    reading->findings = (struct findings){.add = hear, .self = &reading->said};
    *state = reading;
    return 0;
}

static int teardown(void **state)
{
    struct reading *reading = *state;
    arena_free(reading->arena);
    buffer_release(&reading->said);
    free(reading);
    return 0;
}

static bool read_n(struct reading *reading, const char *text, size_t length, int first_line)
{
    buffer_clear(&reading->said);
    reading->road = (struct road){0};
    return yaml_read("road.yaml", text, length, first_line, road_fields, &reading->road,
                     reading->arena, &reading->findings);
}

static bool read(struct reading *reading, const char *text)
{
    return read_n(reading, text, strlen(text), 0);
}

static void a_good_file_fills_the_record(void **state)
{
    struct reading *reading = *state;
    assert_true(read(reading, "# đường làng\n"
                              "title: \"Đường: số 1\"\n"
                              "order: 7\n"
                              "paved: có\n"
                              "checked: 2026-11-24\n"
                              "surface: bê tông\n"
                              "signs: [a, 'b c']\n"
                              "stops:\n"
                              "  - name: Cổng\n"
                              "    metres: 0\n"
                              "  - {name: Chợ, metres: null, opened: 1970-01-02}\n"));
    const struct road *road = &reading->road;
    assert_string_equal(buffer_text(&reading->said), "");
    assert_string_equal(road->title, "Đường: số 1");
    assert_int_equal(road->order, 7);
    assert_true(road->paved);
    assert_int_equal(road->checked, 20781);
    assert_int_equal(road->surface, 2);
    assert_int_equal(road->signs.count, 2);
    assert_string_equal(road->signs.item[1], "b c");
    assert_int_equal(road->signs.line[1], 7);
    const struct stop *stops = road->stops.item;
    assert_int_equal(road->stops.count, 2);
    assert_int_equal(stops[0].line, 9);
    assert_int_equal(stops[0].opened, YAML_NO_DATE);
    assert_int_equal(stops[1].line, 11);
    assert_int_equal(stops[1].metres, 0);
    assert_int_equal(stops[1].opened, 1);
}

static void each_mistake_has_its_line_and_all_come_at_once(void **state)
{
    struct reading *reading = *state;
    assert_false(read(reading, "ordre: 1\n"
                               "order: bảy\n"
                               "order: 8\n"
                               "paved: maybe\n"
                               "checked: 2026-02-30\n"
                               "surface: gỗ\n"
                               "signs: một\n"
                               "stops:\n"
                               "  - metres: 1\n"
                               "  - chợ\n"
                               "  - {name: [x], wide: 1}\n"));
    assert_string_equal(buffer_text(&reading->said),
                        "1 không biết mục này: ordre\n"
                        "2 mục order phải là một số\n"
                        "3 mục order ghi hai lần\n"
                        "4 mục paved phải là true hoặc false\n"
                        "5 mục checked phải là một ngày có thật, viết năm-tháng-ngày: 2026-11-20\n"
                        "6 mục surface phải là một trong: đất, nhựa, bê tông\n"
                        "7 mục signs phải là một danh sách\n"
                        "9 thiếu mục: name\n"
                        "10 mỗi dòng của stops phải là các mục “tên: giá trị”\n"
                        "11 mục name phải là một dòng chữ\n"
                        "11 không biết mục này: wide\n"
                        "1 thiếu mục: title\n");
    assert_int_equal(reading->findings.errors, 12);
}

struct mistake {
    const char *text;
    const char *said;
};

static void assert_mistakes(struct reading *reading, const struct mistake *mistakes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_false(read(reading, mistakes[i].text));
        assert_string_equal(buffer_text(&reading->said), mistakes[i].said);
    }
}
#define ASSERT_MISTAKES(reading, list)                                                             \
    assert_mistakes((reading), (list), sizeof(list) / sizeof(list)[0])

static void values_out_of_range_are_refused(void **state)
{
    static const struct mistake mistakes[] = {
        {"title: x\norder: 100\n", "2 mục order phải từ 1 đến 99\n"},
        {"title: x\norder: 99999999999999999999\n", "2 mục order phải từ 1 đến 99\n"},
        {"title: x\norder: 0x10\n", "2 mục order phải là một số\n"},
        {"title: x\norder: 1.5\n", "2 mục order phải là một số\n"},
        {"title: x\norder: \"7\"\n", "2 mục order phải là một số\n"},
        {"title: x\norder: [7]\n", "2 mục order phải là một giá trị, không phải danh sách\n"},
        {"title: x\norder: null\n", "2 mục order không được để trống\n"},
        {"title:\n", "1 mục title không được để trống\n"},
        {"title: ''\n", "1 mục title không được để trống\n"},
        {"title: một hai ba bốn năm sáu\n", "1 mục title dài quá 20 byte\n"},
        {"title: x\nsigns: [a, dài quá mười]\n", "2 mục signs dài quá 10 byte\n"},
        {"title: x\nstops: [{name: a}, {name: b}, {name: c}, {name: d}]\n",
         "2 mục stops phải có từ 0 đến 3 dòng\n"},
        {"title: x\nchecked: 24/11/2026\n",
         "2 mục checked phải là một ngày có thật, viết năm-tháng-ngày: 2026-11-20\n"},
    };
    ASSERT_MISTAKES(*state, mistakes);
}

static void hidden_characters_are_refused(void **state)
{
    static const struct mistake mistakes[] = {
        {"title: \"a\\e[2J\"\n", "1 mục title có ký tự ẩn hoặc xuống dòng\n"},
        {"title: \"a\\0b\"\n", "1 mục title có ký tự ẩn hoặc xuống dòng\n"},
        {"title: \"a\\u202eb\"\n", "1 mục title có ký tự ẩn hoặc xuống dòng\n"},
        {"title: |\n  a\n  b\n", "1 mục title có ký tự ẩn hoặc xuống dòng\n"},
        {"\"ti\\etle\": x\ntitle: x\n", "1 không biết mục này: title\n"},
        {"title: a\x1b[2J\n", "1 có ký tự điều khiển\n"},
        {"title: x\nsigns:\n  - \xff\n", "3 tệp không phải UTF-8\n"},
    };
    ASSERT_MISTAKES(*state, mistakes);
}

static void what_is_only_decomposed_is_composed(void **state)
{
    struct reading *reading = *state;
    assert_true(read(reading, "title: >\n  Nguye\u0302\u0303n\n  Thi\u0323\n"));
    assert_string_equal(reading->road.title, "Nguyễn Thị");
}

static void broken_grammar_has_its_line_in_our_words(void **state)
{
    static const struct mistake mistakes[] = {
        {"title: x\nsigns: [a, b\norder: 1\n", "2 ngoặc vuông mở ra mà chưa đóng lại\n"},
        {"title: \"x\norder: 1\n", "1 dấu nháy mở ra mà chưa đóng lại\n"},
        {"order: 1\ntitle: a: b\n",
         "2 có dấu hai chấm ở giữa chữ: đặt cả dòng chữ trong dấu nháy \"…\"\n"},
        {"title: x\n\torder: 1\n", "2 thụt đầu dòng bằng phím Tab: dùng dấu cách\n"},
        {"title: \"C:\\q\"\n", "1 có dấu \\ trong dấu nháy \"…\": dùng dấu nháy '…'\n"},
        {"title: @a\n",
         "1 có ký tự không dùng được ở đầu chữ (@, `, %): đặt chữ trong dấu nháy \"…\"\n"},
        {"title: x\n- a\n", "2 thụt đầu dòng không thẳng với các mục khác\n"},
        {"title: x\n  order: 1\n",
         "2 có dấu hai chấm ở giữa chữ: đặt cả dòng chữ trong dấu nháy \"…\"\n"},
        {"title: x\norder\n", "3 thiếu dấu hai chấm sau tên mục\n"},
        {"", "1 không có mục nào\n"},
        {"# chỉ có ghi chú\n", "1 không có mục nào\n"},
        {"- a\n", "1 phải là các mục “tên: giá trị”\n"},
        {"[x]: y\ntitle: x\n", "1 tên mục phải là một chữ\n"},
    };
    ASSERT_MISTAKES(*state, mistakes);
}

static void tricks_of_yaml_are_refused(void **state)
{
    static const struct mistake mistakes[] = {
        {"title: &a x\nsigns: [*a]\n",
         "1 không dùng dấu & và * ở đầu chữ: đặt chữ trong dấu nháy\n"
         "2 không dùng dấu & và * ở đầu chữ: đặt chữ trong dấu nháy\n"},
        {"title: !x y\n", "1 không dùng dấu ! ở đầu chữ: đặt chữ trong dấu nháy\n"},
        {"title: x\n---\ntitle: y\n", "2 có dòng --- ở giữa tệp: chỉ được một phần\n"},
        {"title: x\nsigns: [[[[[[[[[[[[[[[[[[[[\n", "2 các mục lồng vào nhau sâu quá\n"},
    };
    ASSERT_MISTAKES(*state, mistakes);
}

static void front_matter_counts_from_its_file(void **state)
{
    struct reading *reading = *state;
    static const char text[] = "title: x\nordre: 1\n";
    assert_false(read_n(reading, text, strlen(text), 1));
    assert_string_equal(buffer_text(&reading->said), "3 không biết mục này: ordre\n");
}

static void nobody_has_to_listen(void **state)
{
    struct reading *reading = *state;
    struct findings deaf = {0};
    struct road road = {0};
    assert_false(yaml_read("road.yaml", "x: 1\n", 5, 0, road_fields, &road, reading->arena, NULL));
    assert_false(yaml_read("road.yaml", "x: 1\n", 5, 0, road_fields, &road, reading->arena, &deaf));
    assert_int_equal(deaf.errors, 2);
    finding_add(&deaf, "road.yaml", 0, true, "cũ");
    assert_int_equal(deaf.warnings, 1);
}

static void any_bytes_are_survived(void **state)
{
    struct reading *reading = *state;
    static const char pieces[] = "title: order- [{}]&*!|>'\"%@`\t\n #\\\xe1\xbb\x87\xff\x1b?,~0";
    uint32_t seed = 5;
    for (int round = 0; round < 2000; round++) {
        char text[40];
        for (size_t i = 0; i < sizeof text; i++) {
            seed = seed * 1664525U + 1013904223U;
            text[i] = pieces[(seed >> 16) % (sizeof pieces - 1)];
        }
        read_n(reading, text, sizeof text, 0);
    }
}

#define WITH_A_READING(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_A_READING(a_good_file_fills_the_record),
        WITH_A_READING(each_mistake_has_its_line_and_all_come_at_once),
        WITH_A_READING(values_out_of_range_are_refused),
        WITH_A_READING(hidden_characters_are_refused),
        WITH_A_READING(what_is_only_decomposed_is_composed),
        WITH_A_READING(broken_grammar_has_its_line_in_our_words),
        WITH_A_READING(tricks_of_yaml_are_refused),
        WITH_A_READING(front_matter_counts_from_its_file),
        WITH_A_READING(nobody_has_to_listen),
        WITH_A_READING(any_bytes_are_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
