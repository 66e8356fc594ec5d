/* All guides of a folder together: their order, who is refused, and who goes on working. */
#include "screens.h"

#include <stdlib.h>
#include <string.h>

#include "base/yaml.h"
#include "guide/check.h"

#define HELPER "---\ntitle: Phụ\n---\n" STEP("Mượn máy")

static const char *id_at(struct screens *screens, size_t index)
{
    const struct guide *guide = guide_library_at(screens->library, index);
    return guide == NULL ? "" : guide->id;
}

static void write_services(struct screens *screens)
{
    screens_write(
        screens, "vi/c.md",
        "---\ntitle: C\nservice: signature\nprovider: vnpt\norder: 30\n---\n" STEP("Một"));
    screens_write(screens, "vi/b.md",
                  "---\ntitle: B\nservice: portal\norder: 9\n---\n" STEP(
                      "Một") "[Phụ](phu.md) [A](a-phu.md)\n");
    screens_write(
        screens, "vi/d.md",
        "---\ntitle: D\nservice: signature\nprovider: viettel\norder: 20\n---\n" STEP("Một"));
    screens_write(screens, "vi/a.md",
                  "---\ntitle: A\nservice: signature\norder: 30\n---\n" STEP("Một"));
    screens_write(screens, "vi/phu.md", HELPER);
    screens_write(screens, "vi/a-phu.md", HELPER);
}

static void guides_stand_in_the_order_of_the_counter(void **state)
{
    struct screens *screens = *state;
    write_services(screens);
    screens_load(screens);
    assert_string_equal(buffer_text(&screens->errors), "");
    assert_int_equal(guide_library_count(screens->library), 6);
    assert_string_equal(id_at(screens, 0), "b");
    assert_string_equal(id_at(screens, 1), "d");
    assert_string_equal(id_at(screens, 2), "a");
    assert_string_equal(id_at(screens, 3), "c");
    assert_string_equal(id_at(screens, 4), "a-phu");
    assert_string_equal(id_at(screens, 5), "phu");
    assert_null(guide_library_at(screens->library, 6));
}

static void guides_of_a_service_are_found_one_by_one(void **state)
{
    struct screens *screens = *state;
    write_services(screens);
    screens_load(screens);
    struct guide_library *library = screens->library;
    assert_string_equal(guide_library_of_service(library, "signature", 0)->id, "d");
    assert_string_equal(guide_library_of_service(library, "signature", 1)->id, "a");
    assert_string_equal(guide_library_of_service(library, "signature", 2)->provider, "vnpt");
    assert_null(guide_library_of_service(library, "signature", 3));
    assert_null(guide_library_of_service(library, "vneid-install", 0));
}

static void a_refused_guide_leaves_the_others_working(void **state)
{
    struct screens *screens = *state;
    write_services(screens);
    screens_write(screens, "vi/d.md",
                  "---\ntitle: D\nservice: signature\norder: 20\n---\n## Một\n");
    screens_load(screens);
    assert_int_equal(guide_library_count(screens->library), 5);
    assert_null(guide_library_find(screens->library, "d"));
    assert_int_equal(guide_library_refused(screens->library), 1);
    const char *refusal = guide_library_refusal(screens->library, 0);
    assert_non_null(strstr(refusal, "/screens/vi/d.md:6: bước này chưa có lời nói"));
    assert_null(guide_library_refusal(screens->library, 1));
}

static void a_branch_into_a_refused_guide_is_left_out_and_its_words_stay(void **state)
{
    struct screens *screens = *state;
    screens_write(screens, "vi/phu.md", "---\ntitle: Phụ\n---\n## Mượn máy\n\n> Bác mượn nhé.\n");
    screens_expect(screens, FRONT STEP("Một") "Hoặc [mượn máy](phu.md#muon-may), [lại](#mot).\n",
                   "vi/phu.md:4: bước này chưa có việc để tích: thêm ít nhất một dòng - [ ] …\n");
    const struct guide_step *step = &guide_library_find(screens->library, "thu")->steps[0];
    assert_int_equal(step->branch_count, 1);
    assert_string_equal(step->branches[0].label, "lại");
    assert_string_equal(step->notes[0].text, "Hoặc mượn máy, lại.");
}

static void a_mistake_in_one_guide_blames_no_other(void **state)
{
    struct screens *screens = *state;
    screens_write(screens, "vi/phu.md", HELPER);
    /* Its branch is what reaches phu.md, and the step it goes to is known all the same. */
    screens_expect(screens,
                   "---\ntitle: Thử\nservice: sai\n---\n" STEP("Một") "[Phụ](phu.md#muon-may)\n",
                   "vi/thu.md:3: mục service phải là một trong: vneid-install, vneid-level2, "
                   "signature, portal\n");
    screens_expect(screens, FRONT "\xFF\n",
                   "vi/thu.md:6: chữ ở dòng này không phải UTF-8: lưu lại tệp bằng bảng mã "
                   "UTF-8\n");
    assert_int_equal(guide_library_count(screens->library), 1);
}

static void only_plain_names_are_guides(void **state)
{
    struct screens *screens = *state;
    screens_write(screens, "vi/.#thu.md", "khoá của trình soạn thảo");
    screens_write(screens, "vi/thu.md~", "bản cũ");
    screens_write(screens, "vi/Ghi chú.md", FRONT STEP("Một"));
    screens_expect(screens, FRONT STEP("Một"),
                   "vi/Ghi chú.md:0: tên tệp chỉ được có a-z, 0-9 và dấu -: đổi tên tệp\n");
}

static void a_folder_named_as_a_guide_is_refused(void **state)
{
    struct screens *screens = *state;
    scratch_folder(&screens->scratch, "screens/vi/cu.md");
    screens_expect(screens, FRONT STEP("Một"),
                   "vi/cu.md:0: không đọc được tệp này: xem nó có phải tệp thường không\n");
}

static void steps_are_found_by_their_id(void **state)
{
    screens_expect(*state, FRONT STEP("Mở máy") STEP("Đặt mã PIN (6 số) - lần 2"), "");
    const struct guide *guide = screens_guide(*state);
    assert_string_equal(guide->steps[1].id, "dat-ma-pin-6-so-lan-2");
    assert_int_equal(guide_step_index(guide, "mo-may"), 0);
    assert_int_equal(guide_step_index(guide, "dat-ma-pin-6-so-lan-2"), 1);
    assert_int_equal(guide_step_index(guide, "tat-may"), -1);
}

static void without_links_or_folder_there_is_no_library(void **state)
{
    struct screens *screens = *state;
    scratch_remove(&screens->scratch, "screens/links.md");
    screens_load(screens);
    assert_null(screens->library);
    assert_int_equal(screens->error.code, ERROR_MISSING);

    screens_write(screens, "links.md", LINKS);
    scratch_remove(&screens->scratch, "screens/vi");
    screens_load(screens);
    assert_null(screens->library);
    assert_int_equal(screens->error.code, ERROR_MISSING);
}

static void count(void *self, const char *file, int line, bool warning, const char *message)
{
    int *lines = self;
    (void)file, (void)line, (void)warning, (void)message;
    (*lines)++;
}

static void a_check_counts_what_is_in_order_and_what_is_not(void **state)
{
    struct screens *screens = *state;
    write_services(screens);
    screens_write(screens, "vi/c.md", "hỏng");
    char *folder = scratch_path(&screens->scratch, "screens");
    int lines = 0;
    struct findings findings = {.add = count, .self = &lines};
    size_t guides = 0, links = 0;
    assert_true(guide_check(folder, TODAY, &findings, &guides, &links, &screens->error));
    assert_int_equal(guides, 5);
    assert_int_equal(links, 2);
    assert_int_equal(findings.errors, 2);
    assert_int_equal(findings.warnings, 5);
    assert_int_equal(lines, 7);
    free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCREENS(guides_stand_in_the_order_of_the_counter),
        IN_SCREENS(guides_of_a_service_are_found_one_by_one),
        IN_SCREENS(a_refused_guide_leaves_the_others_working),
        IN_SCREENS(a_branch_into_a_refused_guide_is_left_out_and_its_words_stay),
        IN_SCREENS(a_mistake_in_one_guide_blames_no_other),
        IN_SCREENS(only_plain_names_are_guides),
        IN_SCREENS(a_folder_named_as_a_guide_is_refused),
        IN_SCREENS(steps_are_found_by_their_id),
        IN_SCREENS(without_links_or_folder_there_is_no_library),
        IN_SCREENS(a_check_counts_what_is_in_order_and_what_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
