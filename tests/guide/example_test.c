/* The example of the design, read field by field. */
#include "screens.h"

static const char links[] =
    "# VNeID\n\n"
    "[vneid-android]: https://play.google.com/store/apps/details?id=com.vnid \"chưa mở thử; "
    "S17b\"\n"
    "[vneid-iphone]: https://apps.apple.com/vn/app/vneid/id1582750372 \"mở 20/11/2026\"\n";

static const char example[] =
    "---\n"
    "title: Cài VNeID\n"
    "service: vneid-install  # what the log counts; `provider: vnpt` for signatures\n"
    "order: 10\n"
    "minutes: 5\n"
    "needs: [điện thoại, mạng]\n"
    "after: []               # services to finish first\n"
    "reviewed: null          # the date on which somebody walked it on a real phone\n"
    "sources: [\"https://vneid.gov.vn\"]\n"
    "---\n"
    "Một đoạn mở đầu cho cán bộ.\n"
    "\n"
    "## Tải ứng dụng\n"
    "\n"
    "> Bà con mở máy ảnh, đưa vào ô vuông trên màn hình này.\n"
    "\n"
    "- [ ] Điện thoại đã nối mạng\n"
    "- [ ] Quét mã, bấm Cài đặt\n"
    "\n"
    "**Thấy:** màn hình chào có chữ VNeID.\n"
    "\n"
    "[Android][vneid-android] [iPhone][vneid-iphone]\n"
    "\n"
    "### Cửa hàng báo máy không tương thích\n"
    "Cách xử lý … [Đổi sang máy người nhà](vneid-khac-may.md)\n"
    "\n"
    "**Ở đâu:** tại quầy, khoảng 3 phút\n";

static const char helper[] = "---\ntitle: Dùng máy khác\n---\n" STEP("Mượn máy");

static int load_example(void **state)
{
    if (screens_setup(state) != 0)
        return -1;
    struct screens *screens = *state;
    screens_write(screens, "links.md", links);
    screens_write(screens, "vi/vneid-khac-may.md", helper);
    screens_write(screens, "vi/thu.md", example);
    screens_load(screens);
    return 0;
}

#define IN_THE_EXAMPLE(test) cmocka_unit_test_setup_teardown(test, load_example, screens_teardown)

static void the_front_matter_is_in_the_guide(void **state)
{
    const struct guide *guide = screens_guide(*state);
    assert_string_equal(guide->id, "thu");
    assert_string_equal(guide->title, "Cài VNeID");
    assert_string_equal(guide->service, "vneid-install");
    assert_null(guide->provider);
    assert_int_equal(guide->order, 10);
    assert_int_equal(guide->minutes, 5);
    assert_int_equal(guide->need_count, 2);
    assert_string_equal(guide->needs[0], "điện thoại");
    assert_string_equal(guide->needs[1], "mạng");
    assert_int_equal(guide->after_count, 0);
    assert_false(guide->reviewed);
    assert_int_equal(guide->source_count, 1);
    assert_string_equal(guide->sources[0], "https://vneid.gov.vn");
}

static void paragraphs_before_the_first_step_are_the_opening(void **state)
{
    const struct guide *guide = screens_guide(*state);
    assert_int_equal(guide->opening_count, 1);
    assert_string_equal(guide->opening[0].text, "Một đoạn mở đầu cho cán bộ.");
    assert_false(guide->opening[0].item);
}

static void a_step_has_its_words_acts_and_what_must_be_seen(void **state)
{
    const struct guide *guide = screens_guide(*state);
    assert_int_equal(guide->step_count, 1);
    const struct guide_step *step = &guide->steps[0];
    assert_string_equal(step->id, "tai-ung-dung");
    assert_string_equal(step->title, "Tải ứng dụng");
    assert_string_equal(step->say, "Bà con mở máy ảnh, đưa vào ô vuông trên màn hình này.");
    assert_int_equal(step->act_count, 2);
    assert_string_equal(step->acts[0], "Điện thoại đã nối mạng");
    assert_string_equal(step->acts[1], "Quét mã, bấm Cài đặt");
    assert_string_equal(step->see, "màn hình chào có chữ VNeID.");
    assert_int_equal(step->line, 13);
}

static void a_paragraph_of_links_only_is_codes_and_no_note(void **state)
{
    const struct guide_step *step = &screens_guide(*state)->steps[0];
    assert_int_equal(step->note_count, 0);
    assert_int_equal(step->code_count, 2);
    assert_string_equal(step->codes[0].label, "Android");
    assert_string_equal(step->codes[0].name, "vneid-android");
    assert_string_equal(step->codes[0].url,
                        "https://play.google.com/store/apps/details?id=com.vnid");
    assert_string_equal(step->codes[0].state, "chưa mở thử; S17b");
    assert_false(step->codes[0].opened);
    assert_string_equal(step->codes[1].label, "iPhone");
    assert_true(step->codes[1].opened);
}

static void a_trouble_has_its_remedy_its_place_and_its_branch(void **state)
{
    const struct guide_step *step = &screens_guide(*state)->steps[0];
    assert_int_equal(step->trouble_count, 1);
    const struct guide_trouble *trouble = &step->troubles[0];
    assert_string_equal(trouble->id, "cua-hang-bao-may-khong-tuong-thich");
    assert_string_equal(trouble->title, "Cửa hàng báo máy không tương thích");
    assert_string_equal(trouble->where, "tại quầy, khoảng 3 phút");
    assert_int_equal(trouble->note_count, 1);
    assert_string_equal(trouble->notes[0].text, "Cách xử lý … Đổi sang máy người nhà");
    assert_int_equal(trouble->branch_count, 1);
    assert_string_equal(trouble->branches[0].label, "Đổi sang máy người nhà");
    assert_string_equal(trouble->branches[0].guide, "vneid-khac-may");
    assert_int_equal(trouble->branches[0].step, 0);
    assert_int_equal(trouble->line, 24);
    assert_int_equal(step->branch_count, 0);
}

static void a_guide_that_only_a_branch_reaches_needs_no_service(void **state)
{
    struct screens *screens = *state;
    const struct guide *guide = guide_library_find(screens->library, "vneid-khac-may");
    assert_non_null(guide);
    assert_null(guide->service);
    assert_int_equal(guide->order, 0);
}

static void what_nobody_tried_on_a_phone_is_a_warning_in_its_line(void **state)
{
    struct screens *screens = *state;
    assert_string_equal(
        buffer_text(&screens->warnings),
        "links.md:3: chưa ai mở thử \"vneid-android\" trên điện thoại: mở thử rồi ghi ngày vào ghi "
        "chú\n"
        "vi/thu.md:8: chưa ai đi thử hướng dẫn này trên máy thật: đi thử rồi ghi ngày vào "
        "reviewed\n"
        "vi/vneid-khac-may.md:1: chưa ai đi thử hướng dẫn này trên máy thật: đi thử rồi ghi ngày "
        "vào reviewed\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_THE_EXAMPLE(the_front_matter_is_in_the_guide),
        IN_THE_EXAMPLE(paragraphs_before_the_first_step_are_the_opening),
        IN_THE_EXAMPLE(a_step_has_its_words_acts_and_what_must_be_seen),
        IN_THE_EXAMPLE(a_paragraph_of_links_only_is_codes_and_no_note),
        IN_THE_EXAMPLE(a_trouble_has_its_remedy_its_place_and_its_branch),
        IN_THE_EXAMPLE(a_guide_that_only_a_branch_reaches_needs_no_service),
        IN_THE_EXAMPLE(what_nobody_tried_on_a_phone_is_a_warning_in_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
