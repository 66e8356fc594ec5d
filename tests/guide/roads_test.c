/* QR codes, branches, and which guide is reached. */
#include "screens.h"

#include <string.h>

#define HELPER "---\ntitle: Phụ\n---\n"

MISTAKE(an_unknown_link_is_named_in_its_line,
        FRONT STEP("Một") "Xem\n[Trang][trnag] và [Kho][kho].\n",
        "vi/thu.md:13: không có liên kết tên \"trnag\" trong links.md: sửa tên, hoặc thêm vào đó\n")

MISTAKE(links_that_are_broken_off_are_named,
        FRONT STEP("Một") "[Chỗ](trang với cách)\n\n[Chỗ][\n\n[Chỗ][trang\n\n"
                          "[Trang](trang với cách)\n\n[Trang][kho\n",
        "vi/thu.md:12: liên kết viết chưa đúng: viết [chữ](tệp.md#bước), không có dấu cách trong "
        "ngoặc tròn\n"
        "vi/thu.md:14: mã QR viết chưa đúng: viết [chữ][tên]\n"
        "vi/thu.md:16: mã QR viết chưa đúng: viết [chữ][tên]\n"
        "vi/thu.md:18: mã QR \"Trang\" dính liền dấu ngoặc sau nó: viết [chữ][tên] hoặc "
        "[chữ](tệp.md#bước)\n"
        "vi/thu.md:20: mã QR \"Trang\" dính liền dấu ngoặc sau nó: viết [chữ][tên] hoặc "
        "[chữ](tệp.md#bước)\n")

MISTAKE(an_address_in_a_guide_belongs_into_links_md,
        FRONT STEP("Một") "[Trang](https://vneid.gov.vn)\n\n<https://vneid.gov.vn>\n",
        "vi/thu.md:12: địa chỉ \"https://vneid.gov.vn\" phải đặt trong links.md, ở đây chỉ viết "
        "[chữ][tên]\n"
        "vi/thu.md:14: địa chỉ \"https://vneid.gov.vn\" phải đặt trong links.md, ở đây chỉ viết "
        "[chữ][tên]\n")

MISTAKE(a_guide_cannot_define_a_link_of_its_own,
        FRONT "## Một\n\n> Bác xem nhé.\n\n- [ ] Mở\n\n[Trang][trang] [Kho][rieng]\n\n"
              "[trang]: https://evil.example\n[rieng]: https://evil.example\n",
        "vi/thu.md:12: địa chỉ \"https://evil.example\" phải đặt trong links.md, ở đây chỉ viết "
        "[chữ][tên]\n"
        "vi/thu.md:14: địa chỉ chỉ khai trong links.md: chuyển dòng này sang đó\n"
        "vi/thu.md:15: địa chỉ chỉ khai trong links.md: chuyển dòng này sang đó\n")

MISTAKE(a_link_without_words_or_without_an_end_is_named,
        FRONT STEP("Một") "[](#mot)\n\n[Đâu]()\n\n[Đâu](#)\n",
        "vi/thu.md:12: liên kết không có chữ: viết chữ giữa [ và ]\n"
        "vi/thu.md:14: liên kết \"Đâu\" không có chỗ đến: viết (tệp.md#bước)\n"
        "vi/thu.md:16: liên kết \"Đâu\" không có chỗ đến: viết (tệp.md#bước)\n")

MISTAKE(a_target_that_is_no_guide_is_named,
        FRONT STEP("Một") "[Đâu](../links.md)\n\n[Đâu](mailto:a@b.vn)\n\n[Đâu](.md#mot)\n",
        "vi/thu.md:12: không hiểu chỗ đến \"../links.md\": viết (tệp.md), (tệp.md#bước) hoặc "
        "(#bước)\n"
        "vi/thu.md:14: không hiểu chỗ đến \"mailto:a@b.vn\": viết (tệp.md), (tệp.md#bước) hoặc "
        "(#bước)\n"
        "vi/thu.md:16: không hiểu chỗ đến \".md#mot\": viết (tệp.md), (tệp.md#bước) hoặc "
        "(#bước)\n")

MISTAKE(a_branch_to_a_missing_guide_is_named_in_its_line,
        FRONT STEP("Một") "Nếu không được:\n[máy khác](may-khac.md#dau)\n",
        "vi/thu.md:13: không có tệp \"may-khac.md\" cạnh tệp này: sửa tên, hoặc thêm tệp ấy\n")

MISTAKE(a_branch_to_a_missing_step_is_told_the_steps,
        FRONT STEP("Mở máy") STEP("Tắt máy") "[Lại](#mo-may-lai)\n",
        "vi/thu.md:18: thu.md không có bước \"mo-may-lai\"; các bước: mo-may, tat-may\n")

MISTAKE(codes_and_branches_stand_in_a_step,
        FRONT "[Trang][trang] [Một](#mot)\n\n" STEP("Một") "### Hỏng\n\nXem [trang][trang].\n",
        "vi/thu.md:6: mã QR \"trang\" phải nằm trong một bước, trước các trở ngại ###\n"
        "vi/thu.md:6: đường rẽ \"Một\" phải nằm trong một bước: đặt nó sau dòng ## đầu tiên\n"
        "vi/thu.md:16: mã QR \"trang\" phải nằm trong một bước, trước các trở ngại ###\n")

MISTAKE(a_heading_holds_no_link, FRONT STEP("Một") "### Hỏng [lại](#mot)\n\nSửa.\n",
        "vi/thu.md:12: tiêu đề không chứa liên kết: chuyển nó xuống dưới\n")

MISTAKE(a_guide_that_nothing_reaches_is_named, HELPER STEP("Một") "[Lại](#mot)\n",
        "vi/thu.md:1: không đường nào dẫn tới hướng dẫn này: thêm service hoặc group, hoặc "
        "một đường rẽ [chữ](thu.md) ở hướng dẫn khác\n")

static void guides_that_reach_only_each_other_are_named(void **state)
{
    struct screens *screens = *state;
    screens_write(screens, "vi/phu.md", HELPER STEP("Một") "[Kia](kia.md)\n");
    screens_write(screens, "vi/kia.md", HELPER STEP("Một") "[Phụ](phu.md)\n");
    screens_load(screens);
    const char *errors = buffer_text(&screens->errors);
    assert_non_null(strstr(errors, "vi/phu.md:1: không đường nào dẫn tới"));
    assert_non_null(strstr(errors, "vi/kia.md:1: không đường nào dẫn tới"));
}

static void a_guide_may_be_reached_over_another_one(void **state)
{
    struct screens *screens = *state;
    screens_write(screens, "vi/phu.md", HELPER STEP("Một") "[Kia](kia.md)\n");
    screens_write(screens, "vi/kia.md", HELPER STEP("Một"));
    screens_expect(screens, FRONT STEP("Một") "[Phụ](phu.md)\n", "");
}

static void labels_stay_readable_where_words_stand_beside_them(void **state)
{
    screens_expect(*state,
                   FRONT STEP("Một") "Mở [trang][trang] hoặc [lại](#mot).\n\n"
                                     "[Kho][kho] · [Một](#mot)\n\n"
                                     "- [Hai](thu.md)\n- xem [ba](#mot)\n",
                   "");
    const struct guide_step *step = &screens_guide(*state)->steps[0];
    assert_int_equal(step->note_count, 2);
    assert_string_equal(step->notes[0].text, "Mở trang hoặc lại.");
    assert_string_equal(step->notes[1].text, "xem ba");
    assert_int_equal(step->code_count, 2);
    assert_string_equal(step->codes[0].name, "trang");
    assert_string_equal(step->codes[1].label, "Kho");
    assert_int_equal(step->branch_count, 4);
    assert_string_equal(step->branches[0].label, "lại");
    assert_string_equal(step->branches[1].label, "Một");
    assert_string_equal(step->branches[2].label, "Hai");
    assert_string_equal(step->branches[3].label, "ba");
}

static void branches_know_their_step_in_this_guide_and_in_others(void **state)
{
    struct screens *screens = *state;
    screens_write(screens, "vi/phu.md", HELPER STEP("Mượn máy") STEP("Trả máy"));
    screens_expect(screens,
                   FRONT STEP("Một") "[a](#hai)\n[b](phu.md#tra-may)\n[c](phu.md)\n\n" STEP(
                       "Hai") "### Hỏng\n\n[d](phu.md#trả-máy)\n",
                   "");
    const struct guide *guide = screens_guide(screens);
    const struct guide_branch *own = guide->steps[0].branches;
    assert_int_equal(guide->steps[0].branch_count, 3);
    assert_string_equal(own[0].guide, "thu");
    assert_int_equal(own[0].step, 1);
    assert_string_equal(own[1].guide, "phu");
    assert_int_equal(own[1].step, 1);
    assert_int_equal(own[2].step, 0);
    assert_int_equal(guide->steps[1].branch_count, 0);
    assert_int_equal(guide->steps[1].troubles[0].branch_count, 1);
    assert_int_equal(guide->steps[1].troubles[0].branches[0].step, 1);
}

static void one_link_twice_in_a_step_is_one_code(void **state)
{
    screens_expect(*state, FRONT STEP("Một") "[Trang][trang] [lại trang][trang]\n", "");
    assert_int_equal(screens_guide(*state)->steps[0].code_count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCREENS(an_unknown_link_is_named_in_its_line),
        IN_SCREENS(links_that_are_broken_off_are_named),
        IN_SCREENS(an_address_in_a_guide_belongs_into_links_md),
        IN_SCREENS(a_guide_cannot_define_a_link_of_its_own),
        IN_SCREENS(a_link_without_words_or_without_an_end_is_named),
        IN_SCREENS(a_target_that_is_no_guide_is_named),
        IN_SCREENS(a_branch_to_a_missing_guide_is_named_in_its_line),
        IN_SCREENS(a_branch_to_a_missing_step_is_told_the_steps),
        IN_SCREENS(codes_and_branches_stand_in_a_step),
        IN_SCREENS(a_heading_holds_no_link),
        IN_SCREENS(a_guide_that_nothing_reaches_is_named),
        IN_SCREENS(guides_that_reach_only_each_other_are_named),
        IN_SCREENS(a_guide_may_be_reached_over_another_one),
        IN_SCREENS(labels_stay_readable_where_words_stand_beside_them),
        IN_SCREENS(branches_know_their_step_in_this_guide_and_in_others),
        IN_SCREENS(one_link_twice_in_a_step_is_one_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
