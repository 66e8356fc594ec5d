/* The day in words and as JSON. */
#include "report/day.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/document.h"
#include "base/text.h"
#include "report/block.h"
#include "report/counter.h"

static struct day_figures busy_day(void)
{
    struct day_figures day = {.day = COUNTER_TODAY,
                              .visits = 1234,
                              .people = 24,
                              .done = 21,
                              .waiting = 4,
                              .not_done = 2,
                              .issued_not_active = 1,
                              .median_seconds = 660,
                              .longest_seconds = 1920,
                              .head_number = 214,
                              .line_count = 3,
                              .trouble_count = 2,
                              .hamlet_count = 3};
    day.line[0] = (struct day_line){.service = "vneid-install", .done = 11, .not_done = 1};
    day.line[1] = (struct day_line){
        .service = "signature", .done = 12, .later = 1, .issued = 1, .had_already = 3};
    day.line[2] = (struct day_line){.service = "signature", .provider = "vnpt", .done = 12};
    day.trouble[0] = (struct day_count){"vneid-cai", "khong-co-mang", 2};
    day.trouble[1] = (struct day_count){"vneid-cai", "may-khong-co-nfc", 1};
    day.hamlet[0] = (struct day_count){"mang-la", "", 9};
    day.hamlet[1] = (struct day_count){"other", "", 4};
    day.hamlet[2] = (struct day_count){"", "", 2};
    for (int hour = 7; hour < 18; hour++)
        day.hour[hour] = hour;
    memset(day.head, 'a', 64);
    return day;
}

static void the_day_slip_has_the_figures_the_head_and_room_to_sign(void **state)
{
    (void)state;
    struct day_figures day = busy_day();
    struct arena *arena = arena_new();
    struct document document;
    struct buffer text = {0};
    document_init(&document, arena, "Tổng kết");
    report_day_slip(&day, NULL, NULL, "Quầy 1", &document);
    document_text(&document, 48, &text);
    static const char *const wanted[] = {
        "Lượt                                       1.234\n",
        "Hẹn lại                                        4\n",
        "Đã cấp, CHƯA KÍCH HOẠT                         1\n",
        "Chữ ký số                   12      1       0\n",
        "– VNPT SmartCA              12      0       0\n",
        "xã khác                                        4\n",
        "Sổ đến số 214: aaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaa\n",
        "(ký, ghi rõ họ tên)\n",
    };
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        if (strstr(buffer_text(&text), wanted[i]) == NULL)
            fail_msg("not on the slip: %s%s", wanted[i], buffer_text(&text));
    }
    buffer_release(&text);
    arena_free(arena);
}

static void no_line_of_the_text_is_wider_than_80_cells(void **state)
{
    (void)state;
    struct day_figures day = busy_day();
    struct buffer text = {0};
    for (int i = 0; i < DAY_HAMLETS; i++)
        memset(day.hamlet[i].id, 'a' + i % 26, DAY_WORD - 1);
    day.hamlet_count = DAY_HAMLETS;
    memset(day.trouble[0].id2, 'x', DAY_WORD - 1);

    report_day_text(&day, NULL, NULL, &text);

    for (const char *line = text.data; *line != '\0';) {
        size_t length = strcspn(line, "\n");
        assert_true(text_width_n(line, length) <= 80);
        line += length + (line[length] == '\n');
    }
    buffer_release(&text);
}

static void the_text_says_numbers_as_the_vietnamese_do(void **state)
{
    (void)state;
    struct day_figures day = busy_day();
    struct buffer text = {0};

    report_day_text(&day, NULL, NULL, &text);

    assert_non_null(strstr(text.data, "Tổng kết ngày 24/11/2026"));
    assert_non_null(strstr(text.data, "1.234 lượt"));
    assert_non_null(strstr(text.data, "Cài VNeID                     11    0      1"));
    assert_non_null(strstr(text.data, "VNPT SmartCA 12"));
    assert_non_null(strstr(text.data, "đã cấp, CHƯA KÍCH HOẠT 1"));
    assert_non_null(strstr(text.data, "xã khác 4"));
    assert_non_null(strstr(text.data, "Thường 11 phút một lượt"));
    assert_null(strstr(text.data, "chỉ hỏi")); /* there was none */
    buffer_release(&text);
}

static void the_json_has_the_keys_that_the_header_promises(void **state)
{
    (void)state;
    struct day_figures day = busy_day();
    struct buffer text = {0};

    report_day_json(&day, NULL, NULL, &text);

    json_t *document = json_loads(text.data, 0, NULL);
    const char *name = NULL, *iso = NULL, *service = NULL, *provider = NULL, *hash = NULL;
    int version = 0, all = 0, done = 0, issued = 0, hour = 0, number = 0, median = 0;
    assert_int_equal(json_unpack(document,
                                 "{s:s,s:i,s:s,s:b,s:n,s:{s:i},s:[{},{s:s,s:i,s:i,s:[{s:s}]}],"
                                 "s:[i,i,i,i,i,i,i,i],s:{s:i},s:{s:i,s:s}}",
                                 "document", &name, "version", &version, "day", &iso, "closed",
                                 &(int){1}, "commune", "visits", "all", &all, "services", "service",
                                 &service, "done", &done, "issued", &issued, "providers",
                                 "provider", &provider, "hours", &hour, &hour, &hour, &hour, &hour,
                                 &hour, &hour, &hour, "seconds", "median", &median, "head",
                                 "number", &number, "hash", &hash),
                     0);
    assert_string_equal(name, "day");
    assert_string_equal(iso, "2026-11-24");
    assert_int_equal(version, 1);
    assert_int_equal(all, 1234);
    assert_string_equal(service, "signature");
    assert_string_equal(provider, "vnpt");
    assert_int_equal(done, 12);
    assert_int_equal(issued, 1);
    assert_int_equal(hour, 7);
    assert_int_equal(number, 214);
    assert_int_equal(median, 660);
    json_decref(document);
    buffer_release(&text);
}

static void nobodys_name_is_in_the_documents(void **state)
{
    struct scratch_book *book = *state;
    counter_open(book, 1);
    counter_identify(book, 1, 1, "mang-la");
    struct day_figures day = counter_figures(book, COUNTER_TODAY);
    struct buffer text = {0};

    report_day_text(&day, NULL, NULL, &text);
    report_day_json(&day, NULL, NULL, &text);

    assert_non_null(strstr(text.data, "mang-la"));
    assert_null(strstr(text.data, "Bí Mật"));
    assert_null(strstr(text.data, counter_citizen(1)));
    buffer_release(&text);
}

static void items_wrap_between_and_never_within(void **state)
{
    (void)state;
    struct buffer text = {0};
    struct block_items items = {.into = &text, .indent = " ", .separator = " · ", .cells = 14};

    block_item(&items, "Đăk Rơ %d", 1);
    block_item(&items, "b %d", 2);
    block_item(&items, "một mục dài hơn cả dòng");
    block_items_end(&items);

    assert_string_equal(text.data, " Đăk Rơ 1\n b 2\n một mục dài h\n");
    buffer_release(&text);
}

static void two_columns_keep_their_bar_in_one_place(void **state)
{
    (void)state;
    struct buffer text = {0};

    block_beside(&text, "Việc\n", 6, "giờ\nthôn\n");

    assert_string_equal(text.data, "Việc     |  giờ\n         |  thôn\n");
    buffer_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_day_slip_has_the_figures_the_head_and_room_to_sign),
        cmocka_unit_test(no_line_of_the_text_is_wider_than_80_cells),
        cmocka_unit_test(the_text_says_numbers_as_the_vietnamese_do),
        cmocka_unit_test(the_json_has_the_keys_that_the_header_promises),
        IN_A_SCRATCH_BOOK(nobodys_name_is_in_the_documents),
        cmocka_unit_test(items_wrap_between_and_never_within),
        cmocka_unit_test(two_columns_keep_their_bar_in_one_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
