/* How much a guide may hold: the last that fits, and the first that does not. */
#include "screens.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "guide/limits.h"

/* FRONT, `before`, `count` times `each` (with its number in place of %d), `after`; caller frees. */
static char *many(const char *before, int count, const char *each, const char *after)
{
    struct buffer text = {0};
    buffer_addf(&text, FRONT "%s", before);
    for (int i = 0; i < count; i++) {
        const char *number = strstr(each, "%d");
        buffer_add(&text, each, (size_t)(number - each));
        buffer_addf(&text, "%d%s", i, number + 2);
    }
    buffer_add_text(&text, after);
    return buffer_take(&text);
}

static void expect_many(struct screens *screens, char *text, const char *errors)
{
    screens_expect(screens, text, errors);
    free(text);
}

static void a_guide_has_at_most_60_steps(void **state)
{
    const char step[] = STEP("Bước %d");
    expect_many(*state, many("", 60, step, ""), "");
    assert_int_equal(screens_guide(*state)->step_count, 60);
    expect_many(*state, many("", 61, step, ""),
                "vi/thu.md:366: hơn 60 bước: chia thành nhiều hướng dẫn nối nhau bằng đường rẽ\n");
}

static void a_step_has_at_most_9_acts(void **state)
{
    const char step[] = "## Một\n\n> Bác xem nhé.\n\n";
    expect_many(*state, many(step, 9, "- [ ] Việc %d\n", ""), "");
    assert_int_equal(screens_guide(*state)->steps[0].act_count, 9);
    expect_many(*state, many(step, 10, "- [ ] Việc %d\n", ""),
                "vi/thu.md:19: bước này có hơn 9 việc: chia thành nhiều bước\n");
}

static void a_step_has_at_most_4_codes(void **state)
{
    struct screens *screens = *state;
    screens_write(screens, "links.md",
                  "[m0]: https://a.vn\n[m1]: https://a.vn\n[m2]: https://a.vn\n"
                  "[m3]: https://a.vn\n[m4]: https://a.vn\n");
    expect_many(screens, many(STEP("Một"), 4, "[Mã][m%d]\n", ""), "");
    assert_int_equal(screens_guide(screens)->steps[0].code_count, 4);
    expect_many(screens, many(STEP("Một"), 5, "[Mã][m%d]\n", ""),
                "vi/thu.md:16: bước này có hơn 4 mã QR: chia thành nhiều bước\n");
}

static void a_step_has_at_most_20_troubles(void **state)
{
    expect_many(*state, many(STEP("Một"), 20, "### Hỏng %d\n\nSửa.\n\n", ""), "");
    assert_int_equal(screens_guide(*state)->steps[0].trouble_count, 20);
    expect_many(*state, many(STEP("Một"), 21, "### Hỏng %d\n\nSửa.\n\n", ""),
                "vi/thu.md:92: bước này có hơn 20 trở ngại: bỏ bớt, hoặc gộp\n");
}

/* A step and a note of `size` bytes. */
static char *note_of(size_t size)
{
    struct buffer text = {0};
    buffer_add_text(&text, FRONT STEP("Một"));
    for (size_t i = 0; i < size; i++)
        buffer_add_byte(&text, 'a');
    buffer_add_byte(&text, '\n');
    return buffer_take(&text);
}

static void a_text_has_at_most_2000_bytes(void **state)
{
    expect_many(*state, note_of(2000), "");
    assert_int_equal(strlen(screens_guide(*state)->steps[0].notes[0].text), 2000);
    expect_many(
        *state, note_of(2001),
        "vi/thu.md:12: đoạn dài 2001 byte, nhiều nhất 2000: viết gọn hơn, hoặc tách đoạn\n");
}

static void joined_texts_have_at_most_2000_bytes(void **state)
{
    char text[4096];
    snprintf(text, sizeof text, FRONT "## Một\n\n> %01500d\n>\n> %0499d\n\n- [ ] Mở\n", 0, 0);
    screens_expect(*state, text, "");
    assert_int_equal(strlen(screens_guide(*state)->steps[0].say), 2000);
    snprintf(text, sizeof text, FRONT "## Một\n\n> %01500d\n>\n> %0500d\n\n- [ ] Mở\n", 0, 0);
    screens_expect(*state, text,
                   "vi/thu.md:10: các đoạn ghép lại dài hơn 2000 byte: viết gọn hơn, hoặc tách "
                   "bước\n");
}

static void a_long_line_is_refused_before_it_is_parsed(void **state)
{
    expect_many(*state, note_of(1024 * 200),
                "vi/thu.md:12: dòng dài 204800 byte, nhiều nhất 4000: xuống dòng cho ngắn lại\n");
}

static void a_long_block_is_refused_before_it_is_parsed(void **state)
{
    expect_many(*state, many(STEP("Một"), 2000, "![[]() %d\n", ""),
                "vi/thu.md:823: hơn 8000 byte liền nhau không có dòng trống: thêm dòng trống giữa "
                "các đoạn\n");
}

static void a_file_has_at_most_256_kib(void **state)
{
    expect_many(*state, note_of(256 * 1024),
                "vi/thu.md:0: tệp lớn quá: nhiều nhất 256 KiB, chia thành nhiều hướng dẫn\n");
    struct screens *screens = *state;
    assert_non_null(strstr(guide_library_refusal(screens->library, 0), "vi/thu.md: tệp lớn quá"));
}

static void links_md_has_at_most_500_links(void **state)
{
    struct screens *screens = *state;
    struct buffer text = {0};
    for (int i = 0; i < 502; i++)
        buffer_addf(&text, "[a%d]: https://a.vn\n\n", i);
    screens_write(screens, "links.md", buffer_text(&text));
    buffer_release(&text);
    screens_load(screens);
    assert_int_equal(guide_library_link_count(screens->library), 500);
    assert_string_equal(buffer_text(&screens->errors), "links.md:1001: hơn 500 liên kết: bỏ bớt\n"
                                                       "links.md:1003: hơn 500 liên kết: bỏ bớt\n");
}

static void a_folder_has_at_most_200_guides(void **state)
{
    struct screens *screens = *state;
    for (int i = 0; i <= GUIDE_MOST_FILES; i++) {
        char name[32];
        snprintf(name, sizeof name, "vi/a%d.md", i);
        screens_write(screens, name, FRONT STEP("Một"));
    }
    screens_load(screens);
    assert_null(screens->library);
    assert_int_equal(screens->error.code, ERROR_LIMIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCREENS(a_guide_has_at_most_60_steps),
        IN_SCREENS(a_step_has_at_most_9_acts),
        IN_SCREENS(a_step_has_at_most_4_codes),
        IN_SCREENS(a_step_has_at_most_20_troubles),
        IN_SCREENS(a_text_has_at_most_2000_bytes),
        IN_SCREENS(joined_texts_have_at_most_2000_bytes),
        IN_SCREENS(a_long_line_is_refused_before_it_is_parsed),
        IN_SCREENS(a_long_block_is_refused_before_it_is_parsed),
        IN_SCREENS(a_file_has_at_most_256_kib),
        IN_SCREENS(links_md_has_at_most_500_links),
        IN_SCREENS(a_folder_has_at_most_200_guides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
