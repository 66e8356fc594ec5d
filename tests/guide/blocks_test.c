/* Headings, words, acts, what is seen, notes: where each may stand and how it is written. */
#include "screens.h"

#define SAY "> Bác xem nhé.\n\n"
#define ACT "- [ ] Mở máy\n\n"

MISTAKE(a_guide_without_steps_is_named, FRONT "Chỉ có lời mở đầu.\n",
        "vi/thu.md:6: hướng dẫn chưa có bước nào: thêm một dòng ## …\n")

MISTAKE(a_step_without_words_is_named_in_its_line, FRONT STEP("Một") "## Hai\n\n" ACT,
        "vi/thu.md:12: bước này chưa có lời nói với bà con: thêm một dòng bắt đầu bằng >\n")

MISTAKE(a_step_without_an_act_is_named_in_its_line, FRONT "## Một\n\n" SAY,
        "vi/thu.md:6: bước này chưa có việc để tích: thêm ít nhất một dòng - [ ] …\n")

MISTAKE(two_steps_of_one_name_are_named, FRONT STEP("Mở máy") STEP("MỞ MÁY"),
        "vi/thu.md:12: hai bước cùng tên \"MỞ MÁY\" (dòng 6 và dòng này): đổi một tên\n")

MISTAKE(two_troubles_of_one_name_are_named,
        FRONT STEP("Một") "### Hỏng\n\nSửa.\n\n### Hỏng\n\nSửa nữa.\n",
        "vi/thu.md:16: hai trở ngại cùng tên \"Hỏng\" (dòng 12 và dòng này): đổi một tên\n")

MISTAKE(a_trouble_before_any_step_is_named, FRONT "### Hỏng\n\nSửa.\n\n" STEP("Một"),
        "vi/thu.md:6: trở ngại ### đứng trước bước đầu tiên: thêm một bước ## ở trên nó\n")

MISTAKE(a_trouble_without_a_remedy_is_named,
        FRONT STEP("Một") "### Hỏng\n\n**Ở đâu:** tại quầy\n\n## Hai\n\n" SAY ACT,
        "vi/thu.md:12: trở ngại này chưa có cách xử lý: viết vào dưới dòng ###\n")

MISTAKE(headings_of_other_levels_are_named,
        FRONT "# Tên\n\n" STEP("Một") "#### Nhỏ\n\n###### Nhỏ nữa\n",
        "vi/thu.md:6: tên hướng dẫn viết ở mục title trên đầu; bước thì dùng hai dấu ##\n"
        "vi/thu.md:14: chỉ dùng ## cho bước và ### cho trở ngại\n"
        "vi/thu.md:16: chỉ dùng ## cho bước và ### cho trở ngại\n")

MISTAKE(a_heading_without_words_is_named, FRONT "## …\n\n" SAY ACT,
        "vi/thu.md:6: tiêu đề không có chữ: viết tên sau dấu #\n")

MISTAKE(a_paragraph_that_a_rule_made_a_heading_is_named,
        FRONT STEP("Một") "Ghi chú\ndài\n---\n\nNữa.\n",
        "vi/thu.md:12: dòng --- hay === ngay dưới biến đoạn này thành tiêu đề: bỏ dòng ấy\n")

MISTAKE(a_rule_is_named, FRONT STEP("Một") "***\n", "vi/thu.md:12: bỏ dòng kẻ ngang này\n")

MISTAKE(raw_html_is_named, FRONT STEP("Một") "<div>\nxin\n</div>\n\nBấm <b>đây</b>.\n",
        "vi/thu.md:12: không dùng thẻ HTML (<…>): viết chữ thường\n"
        "vi/thu.md:16: không dùng thẻ HTML (<…>): viết chữ thường\n"
        "vi/thu.md:16: không dùng thẻ HTML (<…>): viết chữ thường\n")

MISTAKE(a_picture_is_named, FRONT STEP("Một") "Xem\n![hình](may.png)\n",
        "vi/thu.md:13: hướng dẫn không chứa được hình: tả bằng lời\n")

MISTAKE(code_blocks_are_named, FRONT STEP("Một") "```\nlệnh\n```\n\nĐoạn.\n\n    thụt\n",
        "vi/thu.md:12: hướng dẫn không có khối mã: bỏ ``` hoặc thụt đầu dòng\n"
        "vi/thu.md:18: hướng dẫn không có khối mã: bỏ ``` hoặc thụt đầu dòng\n")

MISTAKE(a_code_block_that_never_ends_hides_no_link,
        FRONT "## Một\n\n" SAY ACT "[Trang][trang]\n\n```\nlệnh\n",
        "vi/thu.md:14: hướng dẫn không có khối mã: bỏ ``` hoặc thụt đầu dòng\n")

MISTAKE(a_table_is_named, FRONT STEP("Một") "| a | b |\n|---|---|\n| 1 | 2 |\n",
        "vi/thu.md:12: hướng dẫn không có bảng: viết thành các mục -\n")

MISTAKE(boxes_that_are_written_wrongly_are_named,
        FRONT "## Một\n\n" SAY "- [ ]không cách\n- [  ] hai cách\n- [] liền\n- [x] tích sẵn\n"
              "- [ ]\n- [ ] đúng\n",
        "vi/thu.md:10: thiếu dấu cách sau [ ]: viết - [ ] rồi đến việc\n"
        "vi/thu.md:11: ô để tích viết chưa đúng: giữa [ và ] có đúng một dấu cách\n"
        "vi/thu.md:12: ô để tích viết chưa đúng: giữa [ và ] có đúng một dấu cách\n"
        "vi/thu.md:13: ô đã tích sẵn: viết - [ ] để cán bộ tự tích\n"
        "vi/thu.md:14: ô để tích chưa có việc: viết việc sau [ ]\n")

MISTAKE(boxes_that_are_no_items_are_named, FRONT STEP("Một") "[ ] không gạch\n-[ ] dính\n",
        "vi/thu.md:12: việc để tích phải viết - [ ] ở đầu dòng, có dấu cách sau dấu -\n"
        "vi/thu.md:13: việc để tích phải viết - [ ] ở đầu dòng, có dấu cách sau dấu -\n")

MISTAKE(words_to_say_stand_in_a_step_before_its_troubles,
        FRONT "> Sớm quá.\n\n" STEP("Một") "### Hỏng\n\nSửa.\n\n> Muộn quá.\n",
        "vi/thu.md:6: lời nói > phải nằm trong một bước, trước các trở ngại ###\n"
        "vi/thu.md:18: lời nói > phải nằm trong một bước, trước các trở ngại ###\n")

MISTAKE(acts_stand_in_a_step_before_its_troubles,
        FRONT "- [ ] Sớm\n\n" STEP("Một") "### Hỏng\n\n- [ ] Muộn\n\nSửa.\n",
        "vi/thu.md:6: việc để tích - [ ] phải nằm trong một bước, trước các trở ngại ###\n"
        "vi/thu.md:16: việc để tích - [ ] phải nằm trong một bước, trước các trở ngại ###\n")

MISTAKE(what_is_seen_stands_in_a_step_before_its_troubles,
        FRONT "**Thấy:** sớm\n\n" STEP("Một") "### Hỏng\n\nSửa.\n\n**Thấy:** muộn\n",
        "vi/thu.md:6: **Thấy:** phải nằm trong một bước, trước các trở ngại ###\n"
        "vi/thu.md:18: **Thấy:** phải nằm trong một bước, trước các trở ngại ###\n")

MISTAKE(what_goes_home_stands_in_a_step, FRONT "**Mang về:** Mở máy.\n\n" STEP("Một"),
        "vi/thu.md:6: **Mang về:** phải nằm trong một bước\n")

MISTAKE(a_step_takes_four_lines_home,
        FRONT STEP("Một") "**Mang về:** A.\n\n**Mang về:** B.\n\n**Mang về:** C.\n\n"
                          "**Mang về:** D.\n\n**Mang về:** E.\n",
        "vi/thu.md:20: bước này có hơn 4 đoạn **Mang về:**: gộp lại, hoặc tách bước\n")

MISTAKE(where_stands_in_a_trouble, FRONT STEP("Một") "**Ở đâu:** tại quầy\n",
        "vi/thu.md:12: **Ở đâu:** phải nằm trong một trở ngại ###\n")

MISTAKE(words_that_mean_something_must_be_bold_and_have_a_colon,
        FRONT STEP("Một") "Thấy: màn hình\n\n**Thấy** màn hình\n\n**Thấy:**\n",
        "vi/thu.md:12: viết đậm \"Thấy:\" thế này: **Thấy:** …\n"
        "vi/thu.md:14: thiếu dấu hai chấm: viết **Thấy:** …\n"
        "vi/thu.md:16: sau **Thấy:** chưa có chữ nào: viết tiếp trên cùng dòng\n")

MISTAKE(what_is_seen_needs_a_paragraph_of_its_own,
        FRONT STEP("Một") "Ghi chú.\n**Thấy:** màn hình\n\n- **Thấy:** màn hình\n",
        "vi/thu.md:13: để một dòng trống trước **Thấy:**\n"
        "vi/thu.md:15: **Thấy:**, **Ở đâu:** và **Mang về:** đứng ở đầu đoạn riêng: bỏ dấu - trước "
        "nó\n")

MISTAKE(lists_and_quotes_do_not_nest,
        FRONT STEP("Một") "- một\n  - hai\n\n> > lồng\n\n> - mục\n\n-\n",
        "vi/thu.md:13: trong một mục - chỉ viết chữ thường: bỏ thụt đầu dòng\n"
        "vi/thu.md:15: trong lời nói > chỉ viết chữ thường: bỏ dấu đầu dòng\n"
        "vi/thu.md:17: trong lời nói > chỉ viết chữ thường: bỏ dấu đầu dòng\n"
        "vi/thu.md:19: mục - này trống: viết tiếp, hoặc bỏ dòng\n")

static void paragraphs_and_items_are_notes_in_their_order(void **state)
{
    screens_expect(*state,
                   FRONT STEP("Một") "Nhớ *kỹ*\n`mã`  nhé.\n\n- điều một\n  dài\n- điều hai\n", "");
    const struct guide_step *step = &screens_guide(*state)->steps[0];
    assert_int_equal(step->note_count, 3);
    assert_string_equal(step->notes[0].text, "Nhớ kỹ mã  nhé.");
    assert_false(step->notes[0].item);
    assert_string_equal(step->notes[1].text, "điều một dài");
    assert_true(step->notes[1].item);
    assert_string_equal(step->notes[2].text, "điều hai");
}

static void paragraphs_of_words_to_say_are_joined_by_one_space(void **state)
{
    screens_expect(*state, FRONT "## Một\n\n> Bác mở máy.\n> Rồi chờ.\n>\n> Xong.\n\n" ACT, "");
    assert_string_equal(screens_guide(*state)->steps[0].say, "Bác mở máy. Rồi chờ. Xong.");
}

static void lines_to_take_home_are_kept_apart_and_those_of_a_trouble_are_joined(void **state)
{
    screens_expect(*state,
                   FRONT STEP("Một") "**Mang về:** Mở máy.\n\n**Mang về:** Rồi\nchờ.\n\n"
                                     "### Hỏng\n\nSửa.\n\n**Mang về:** Tắt đi.\n\n"
                                     "**Mang về:** Mở lại.\n",
                   "");
    const struct guide_step *step = &screens_guide(*state)->steps[0];
    assert_int_equal(step->home_count, 2);
    assert_string_equal(step->home[0], "Mở máy.");
    assert_string_equal(step->home[1], "Rồi chờ.");
    assert_int_equal(step->note_count, 0);
    assert_string_equal(step->troubles[0].home, "Tắt đi. Mở lại.");
    assert_int_equal(step->troubles[0].note_count, 1);
}

static void troubles_of_one_name_may_stand_in_two_steps(void **state)
{
    screens_expect(*state,
                   FRONT STEP("Một") "### Hỏng\n\nSửa.\n\n" STEP("Hai") "### Hỏng\n\n- Sửa.\n", "");
    const struct guide *guide = screens_guide(*state);
    assert_string_equal(guide->steps[1].troubles[0].id, "hong");
    assert_true(guide->steps[1].troubles[0].notes[0].item);
}

static void text_comes_out_in_one_normal_form_without_anything_that_steers(void **state)
{
    screens_expect(*state,
                   FRONT "## Ta\xCC\x89i\n\n> A\xE2\x80\xAE"
                         "b&#27;[31m\n\n- [ ] M&#x9b;ở\n\n**Tha\xCC\x82\xCC\x81y:** máy\n",
                   "");
    const struct guide_step *step = &screens_guide(*state)->steps[0];
    assert_string_equal(step->title, "Tải");
    assert_string_equal(step->id, "tai");
    assert_string_equal(step->say, "Ab[31m");
    assert_string_equal(step->acts[0], "Mở");
    assert_string_equal(step->see, "máy");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCREENS(a_guide_without_steps_is_named),
        IN_SCREENS(a_step_without_words_is_named_in_its_line),
        IN_SCREENS(a_step_without_an_act_is_named_in_its_line),
        IN_SCREENS(two_steps_of_one_name_are_named),
        IN_SCREENS(two_troubles_of_one_name_are_named),
        IN_SCREENS(a_trouble_before_any_step_is_named),
        IN_SCREENS(a_trouble_without_a_remedy_is_named),
        IN_SCREENS(headings_of_other_levels_are_named),
        IN_SCREENS(a_heading_without_words_is_named),
        IN_SCREENS(a_paragraph_that_a_rule_made_a_heading_is_named),
        IN_SCREENS(a_rule_is_named),
        IN_SCREENS(raw_html_is_named),
        IN_SCREENS(a_picture_is_named),
        IN_SCREENS(code_blocks_are_named),
        IN_SCREENS(a_code_block_that_never_ends_hides_no_link),
        IN_SCREENS(a_table_is_named),
        IN_SCREENS(boxes_that_are_written_wrongly_are_named),
        IN_SCREENS(boxes_that_are_no_items_are_named),
        IN_SCREENS(words_to_say_stand_in_a_step_before_its_troubles),
        IN_SCREENS(acts_stand_in_a_step_before_its_troubles),
        IN_SCREENS(what_is_seen_stands_in_a_step_before_its_troubles),
        IN_SCREENS(what_goes_home_stands_in_a_step),
        IN_SCREENS(a_step_takes_four_lines_home),
        IN_SCREENS(where_stands_in_a_trouble),
        IN_SCREENS(words_that_mean_something_must_be_bold_and_have_a_colon),
        IN_SCREENS(what_is_seen_needs_a_paragraph_of_its_own),
        IN_SCREENS(lists_and_quotes_do_not_nest),
        IN_SCREENS(paragraphs_and_items_are_notes_in_their_order),
        IN_SCREENS(paragraphs_of_words_to_say_are_joined_by_one_space),
        IN_SCREENS(lines_to_take_home_are_kept_apart_and_those_of_a_trouble_are_joined),
        IN_SCREENS(troubles_of_one_name_may_stand_in_two_steps),
        IN_SCREENS(text_comes_out_in_one_normal_form_without_anything_that_steers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
