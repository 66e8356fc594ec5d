/* Bytes of any kind are findings: no crash, no hang, nothing that reaches the terminal. */
#include "screens.h"

#include <string.h>
#include <time.h>

#include "base/text.h"

static void expect_bytes(struct screens *screens, const void *bytes, size_t size,
                         const char *errors)
{
    screens_write_bytes(screens, "vi/thu.md", bytes, size);
    screens_load(screens);
    assert_non_null(screens->library);
    assert_string_equal(buffer_text(&screens->errors), errors);
}

static void a_nul_is_named_in_its_line(void **state)
{
    static const char bytes[] = FRONT "## M\0t\n";
    expect_bytes(*state, bytes, sizeof bytes - 1,
                 "vi/thu.md:6: có byte rỗng (NUL): tệp hỏng hoặc không phải tệp chữ\n");
}

static void bytes_that_are_not_utf8_are_named_in_their_line(void **state)
{
    screens_expect(*state, FRONT STEP("Một") "M\xF3y\n",
                   "vi/thu.md:12: chữ ở dòng này không phải UTF-8: lưu lại tệp bằng bảng mã "
                   "UTF-8\n");
}

static void a_file_from_windows_works_with_a_warning(void **state)
{
    struct screens *screens = *state;
    screens_expect(screens,
                   "\xEF\xBB\xBF---\r\ntitle: Thử\r\nservice: portal\r\norder: 1\r\n"
                   "reviewed: 2026-11-01\r\n---\r\n## Một\r\n\r\n> Bác xem\r\n> nhé.\r\n\r\n"
                   "- [ ] Mở máy\r\n",
                   "");
    assert_string_equal(
        buffer_text(&screens->warnings),
        "vi/thu.md:1: tệp xuống dòng kiểu Windows (CRLF): vẫn đọc được, nên lưu kiểu Unix (LF)\n"
        "vi/thu.md:1: đầu tệp có dấu BOM: vẫn đọc được, nên lưu lại UTF-8 không có BOM\n");
    const struct guide *guide = screens_guide(screens);
    assert_string_equal(guide->title, "Thử");
    assert_int_equal(guide->steps[0].line, 7);
    assert_string_equal(guide->steps[0].say, "Bác xem nhé.");
    assert_string_equal(guide->steps[0].acts[0], "Mở máy");
}

static void an_empty_file_is_named(void **state)
{
    screens_expect(*state, "",
                   "vi/thu.md:1: hướng dẫn phải mở đầu bằng dòng ---, các mục title, service …, "
                   "rồi dòng ---\n"
                   "vi/thu.md:1: hướng dẫn chưa có bước nào: thêm một dòng ## …\n");
}

static void nothing_quoted_in_a_message_can_steer_the_terminal(void **state)
{
    struct screens *screens = *state;
    screens_write(screens, "links.md", "[\x1b[2J]: https://a.vn\n[a]: https://a.vn/\x1b[2J\n");
    screens_write(screens, "vi/\x1b[2J.md", FRONT STEP("Một"));
    screens_write(
        screens, "vi/thu.md",
        "---\ntitle: \"a\\e[2J\"\nservice: \"\\e[2J\"\n\"\\x9b\": 1\nafter: [\"\\e[2J\"]\n"
        "---\n## Một\n\n> a\n\n- [ ] b [c][\x1b[2J] [d](&#27;[2J) [e](x.md#&#27;[2J)\n");
    screens_load(screens);
    assert_non_null(screens->library);
    const char *errors = buffer_text(&screens->errors);
    assert_non_null(strstr(errors, "links.md:1"));
    for (const char *c = errors; *c != '\0'; c++)
        assert_true((unsigned char)*c >= ' ' || *c == '\n');
    assert_null(strstr(errors, "\xC2\x9B"));
    for (size_t i = 0; i < guide_library_refused(screens->library); i++)
        assert_true(text_is_clean(guide_library_refusal(screens->library, i)));
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* `piece` again and again until the file is full, with a blank line after each `row` bytes. */
static void fill_with(struct screens *screens, const char *piece, size_t row)
{
    struct buffer text = {0};
    buffer_add_text(&text, FRONT STEP("Một"));
    size_t length = strlen(piece), in_row = 0;
    while (text.length + length + 2 < 256 * 1024) {
        buffer_add_text(&text, piece);
        in_row += length;
        if (in_row + length > row) {
            buffer_add_text(&text, "\n\n");
            in_row = 0;
        }
    }
    screens_write_bytes(screens, "vi/thu.md", text.data, text.length);
    buffer_release(&text);
}

static void expect_quick(struct screens *screens, const char *const *pieces, size_t row)
{
    for (; *pieces != NULL; pieces++) {
        fill_with(screens, *pieces, row);
        double start = seconds();
        screens_load(screens);
        assert_true(seconds() - start < 5); /* 0.1 s here; ten times that under a sanitizer */
        assert_non_null(screens->library);
    }
}

static void pieces_that_parsers_fear_end_quickly(void **state)
{
    static const char *const pieces[] = {
        ">",  "> ",  "- ",    "* ", "1. ", "[",         "![", "[a](", "[a][", "![[]()", "<!--",
        "<?", "<a ", "**a *", "`",  "_a",  "<![CDATA[", "\\", "&#1;", "[ ] ", NULL};
    expect_quick(*state, pieces, 3900);
}

static void thousands_of_steps_notes_or_branches_end_quickly(void **state)
{
    static const char *const pieces[] = {"## a\n",    "### a\n",  "> a\n", "- a\n",
                                         "- [ ] a\n", "[a](#b) ", "a\n",   NULL};
    expect_quick(*state, pieces, 40);
}

static void a_file_of_mistakes_does_not_bury_the_others(void **state)
{
    struct screens *screens = *state;
    fill_with(screens, "<b> ", 40);
    screens_load(screens);
    const char *errors = buffer_text(&screens->errors);
    size_t lines = 0;
    for (const char *c = errors; *c != '\0'; c++)
        lines += *c == '\n';
    assert_int_equal(lines, 101);
    assert_non_null(strstr(errors, "còn nhiều chỗ nữa; sửa những chỗ trên rồi kiểm tra lại\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCREENS(a_nul_is_named_in_its_line),
        IN_SCREENS(bytes_that_are_not_utf8_are_named_in_their_line),
        IN_SCREENS(a_file_from_windows_works_with_a_warning),
        IN_SCREENS(an_empty_file_is_named),
        IN_SCREENS(nothing_quoted_in_a_message_can_steer_the_terminal),
        IN_SCREENS(pieces_that_parsers_fear_end_quickly),
        IN_SCREENS(thousands_of_steps_notes_or_branches_end_quickly),
        IN_SCREENS(a_file_of_mistakes_does_not_bury_the_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
