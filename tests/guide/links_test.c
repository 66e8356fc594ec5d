/* links.md: every address once, https, small enough for the screen, and how old its trial is. */
#include "screens.h"

#include <string.h>

#include "base/qr.h"

static void expect_links(struct screens *screens, const char *links, const char *errors)
{
    screens_write(screens, "links.md", links);
    screens_load(screens);
    assert_non_null(screens->library);
    assert_string_equal(buffer_text(&screens->errors), errors);
}

static void links_keep_their_order_group_and_note(void **state)
{
    struct screens *screens = *state;
    expect_links(screens,
                 "Lời dặn.\n\n## Nhóm một\n[mot]: https://a.vn \"mở 2026-11-20, S1\"\n"
                 "[hai]: <https://b.vn/x?y=1#z>\n## Nhóm hai\n[ba]: https://c.vn \"chưa mở\"\n",
                 "");
    assert_int_equal(guide_library_link_count(screens->library), 3);
    const struct guide_link *one = guide_library_link(screens->library, 0);
    assert_string_equal(one->name, "mot");
    assert_string_equal(one->url, "https://a.vn");
    assert_string_equal(one->state, "mở 2026-11-20, S1");
    assert_string_equal(one->group, "Nhóm một");
    assert_true(one->opened);
    assert_int_equal(one->line, 4);
    const struct guide_link *two = guide_library_find_link(screens->library, "hai");
    assert_string_equal(two->url, "https://b.vn/x?y=1#z");
    assert_string_equal(two->state, "");
    assert_false(two->opened);
    assert_string_equal(guide_library_link(screens->library, 2)->group, "Nhóm hai");
    assert_null(guide_library_link(screens->library, 3));
    assert_null(guide_library_find_link(screens->library, "bon"));
}

static void a_link_that_no_guide_shows_is_called_as_its_title_says(void **state)
{
    struct screens *screens = *state;
    expect_links(screens,
                 "[mot]: https://a.vn \"chưa mở thử; S1; Trang một\"\n"
                 "[hai]: https://b.vn \"chưa mở thử; S1\"\n[ba]: https://c.vn\n"
                 "[bon]: https://d.vn \"chưa mở thử; S1;\"\n",
                 "");
    const struct guide_library *library = screens->library;
    const char *const called[] = {"Trang một", "hai", "ba", "bon"};
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(guide_library_link_label(library, guide_library_link(library, i)),
                            called[i]);
}

static void an_address_must_be_plain_https(void **state)
{
    struct screens *screens = *state;
    expect_links(screens,
                 "[a]: http://a.vn\n[b]: https://địachỉ.vn\n[c]:\n[d]: https:///x\n"
                 "[e]: javascript:alert(1)\n[f]: HTTPS://a.vn\n",
                 "links.md:1: địa chỉ phải bắt đầu bằng https://\n"
                 "links.md:2: địa chỉ chỉ được có chữ không dấu, số và dấu thường: chép lại từ "
                 "trình duyệt\n"
                 "links.md:3: thiếu địa chỉ sau dấu hai chấm: viết https://…\n"
                 "links.md:4: địa chỉ thiếu tên trang sau https://\n"
                 "links.md:5: địa chỉ phải bắt đầu bằng https://\n"
                 "links.md:6: địa chỉ phải bắt đầu bằng https://\n");
    assert_int_equal(guide_library_link_count(screens->library), 0);
}

/* "[a]: https://…" with an address of `length` bytes. */
static const char *link_of(struct buffer *text, size_t length)
{
    buffer_clear(text);
    buffer_add_text(text, "[a]: https://vneid.gov.vn/");
    while (text->length < strlen("[a]: ") + length)
        buffer_add_byte(text, 'a');
    buffer_add_byte(text, '\n');
    return buffer_text(text);
}

static void a_code_too_large_for_the_screen_is_named(void **state)
{
    struct screens *screens = *state;
    struct buffer text = {0};
    /* 84 bytes fill a code of 37 modules at level M, which with its quiet zone is 45 × 23. */
    expect_links(screens, link_of(&text, 84), "");
    const char *url = guide_library_link(screens->library, 0)->url;
    assert_int_equal(strlen(url), 84);
    struct qr code;
    assert_true(qr_make(&code, url, NULL));
    assert_int_equal(qr_columns(&code), 45);
    assert_int_equal(qr_rows(&code), 23);
    qr_release(&code);
    expect_links(screens, link_of(&text, 85),
                 "links.md:1: mã QR chiếm 49 cột × 25 dòng, màn hình 80×24 chỉ chứa 45 × 23: dùng "
                 "địa chỉ ngắn hơn\n");
    expect_links(screens, link_of(&text, 3000),
                 "links.md:1: địa chỉ dài quá, không làm được mã QR: dùng địa chỉ ngắn hơn\n");
    buffer_release(&text);
}

static void two_links_of_one_name_are_named(void **state)
{
    struct screens *screens = *state;
    expect_links(screens, "[a]: https://a.vn\n[a]: https://b.vn\n",
                 "links.md:2: hai liên kết cùng tên \"a\" (dòng 1 và dòng này): đổi một tên\n");
    assert_string_equal(guide_library_find_link(screens->library, "a")->url, "https://a.vn");
}

static void definitions_that_are_written_wrongly_are_named(void **state)
{
    expect_links(*state,
                 "[Tên Lạ]: https://a.vn\n[a] https://a.vn\n- [b]: https://a.vn\n"
                 "[c]: https://a.vn chưa mở\n",
                 "links.md:1: tên \"Tên Lạ\" chỉ được có a-z, 0-9 và dấu -\n"
                 "links.md:2: viết liên kết thế này: [tên]: https://… \"ghi chú\"\n"
                 "links.md:3: liên kết phải đứng ở đầu dòng: bỏ dấu và khoảng trắng trước dấu [\n"
                 "links.md:4: ghi chú sau địa chỉ phải nằm trong hai dấu \" \"\n");
}

static void a_guide_that_uses_a_broken_link_is_sent_to_its_line(void **state)
{
    struct screens *screens = *state;
    screens_write(screens, "links.md", "\n[a]: http://a.vn\n");
    screens_expect(screens, FRONT STEP("Một") "[Trang][a]\n",
                   "links.md:2: địa chỉ phải bắt đầu bằng https://\n"
                   "vi/thu.md:12: liên kết \"a\" còn lỗi ở dòng 2 của links.md\n");
}

static void a_trial_counts_for_180_days(void **state)
{
    struct screens *screens = *state;
    expect_links(screens,
                 "[a]: https://a.vn \"mở 2026-05-28\"\n[b]: https://b.vn \"mở 27/5/2026; S3\"\n"
                 "[c]: https://c.vn \"mở 2026-12-01\"\n[d]: https://d.vn \"mở 2026-02-30\"\n"
                 "[e]: https://e.vn\n",
                 "");
    assert_string_equal(
        buffer_text(&screens->warnings),
        "links.md:2: lần mở thử \"b\" đã quá 180 ngày: mở thử lại rồi sửa ngày\n"
        "links.md:3: ngày mở thử \"c\" ở sau hôm nay: xem lại ngày\n"
        "links.md:4: chưa ai mở thử \"d\" trên điện thoại: mở thử rồi ghi ngày vào ghi chú\n"
        "links.md:5: chưa ai mở thử \"e\" trên điện thoại: mở thử rồi ghi ngày vào ghi chú\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCREENS(links_keep_their_order_group_and_note),
        IN_SCREENS(a_link_that_no_guide_shows_is_called_as_its_title_says),
        IN_SCREENS(an_address_must_be_plain_https),
        IN_SCREENS(a_code_too_large_for_the_screen_is_named),
        IN_SCREENS(two_links_of_one_name_are_named),
        IN_SCREENS(definitions_that_are_written_wrongly_are_named),
        IN_SCREENS(a_guide_that_uses_a_broken_link_is_sent_to_its_line),
        IN_SCREENS(a_trial_counts_for_180_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
