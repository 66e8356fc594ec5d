/* The front matter: every mistake in its line, all at once. */
#include "screens.h"

#include <stdio.h>
#include <string.h>

#include "domain/service.h"

#define BODY "---\n" STEP("Một")

MISTAKE(a_guide_without_front_matter_is_told_how_to_begin, STEP("Một"),
        "vi/thu.md:1: hướng dẫn phải mở đầu bằng dòng ---, các mục title, service …, rồi dòng "
        "---\n")

MISTAKE(front_matter_without_an_end_is_named, "---\ntitle: Thử\nservice: portal\n\n## Một\n",
        "vi/thu.md:1: phần đầu không có dòng --- để đóng lại: thêm dòng ---\n")

MISTAKE(an_unknown_key_is_named_in_its_line,
        "---\ntitle: Thử\nservice: portal\norder: 1\nordre: 2\n" BODY,
        "vi/thu.md:5: không biết mục này: ordre\n")

MISTAKE(
    several_mistakes_are_told_at_once_in_the_order_of_lines,
    "---\ntitle: Thử\nservice: portal\norder: không\nminutes: 0\n---\n## Một\n\n- [ ] Mở\n\n<b>",
    "vi/thu.md:4: mục order phải là một số\n"
    "vi/thu.md:5: mục minutes phải từ 1 đến 999\n"
    "vi/thu.md:7: bước này chưa có lời nói với bà con: thêm một dòng bắt đầu bằng >\n"
    "vi/thu.md:11: không dùng thẻ HTML (<…>): viết chữ thường\n")

MISTAKE(a_wrong_service_is_told_the_choices, "---\ntitle: Thử\nservice: chu-ky\norder: 1\n" BODY,
        "vi/thu.md:3: mục service phải là một trong: vneid-install, vneid-level2, signature, "
        "portal\n")

MISTAKE(a_service_needs_an_order, "---\ntitle: Thử\nservice: portal\n" BODY,
        "vi/thu.md:3: có service thì phải có order: thêm dòng order và một số, ví dụ order: 10\n")

MISTAKE(an_order_without_a_service_is_named, "---\ntitle: Thử\norder: 3\n" BODY,
        "vi/thu.md:1: không đường nào dẫn tới hướng dẫn này: thêm service hoặc group, hoặc một "
        "đường rẽ [chữ](thu.md) ở hướng dẫn khác\n"
        "vi/thu.md:3: order chỉ dùng khi có service: thêm service, hoặc bỏ order\n")

MISTAKE(a_provider_belongs_to_a_signature_only,
        "---\ntitle: Thử\nservice: portal\nprovider: vnpt\norder: 1\n" BODY,
        "vi/thu.md:4: provider chỉ dùng với service: signature: sửa service, hoặc bỏ provider\n")

MISTAKE(a_wrong_group_is_told_the_choices, "---\ntitle: Thử\ngroup: khac\n" BODY,
        "vi/thu.md:3: mục group phải là một trong: trouble, procedure, know\n")

MISTAKE(after_names_services_only,
        "---\ntitle: Thử\nservice: portal\norder: 1\nafter:\n  - vneid-install\n  - chữ ký\n" BODY,
        "vi/thu.md:7: after: không có việc \"chữ ký\"; chọn trong vneid-install, vneid-level2, "
        "signature, portal\n")

MISTAKE(a_service_cannot_wait_for_itself,
        "---\ntitle: Thử\nservice: portal\norder: 1\nafter: [portal]\n" BODY,
        "vi/thu.md:5: after: \"portal\" là việc của chính hướng dẫn này: bỏ mục ấy đi\n")

static void a_title_is_required(void **state)
{
    struct screens *screens = *state;
    screens_write(screens, "vi/thu.md", "---\nservice: portal\norder: 1\n" BODY);
    screens_load(screens);
    assert_non_null(strstr(buffer_text(&screens->errors), "thiếu mục: title\n"));
    assert_int_equal(guide_library_refused(screens->library), 1);
}

static void every_service_of_the_counter_can_be_written(void **state)
{
    for (size_t i = 0; i < service_count(); i++) {
        char text[200];
        snprintf(text, sizeof text, "---\ntitle: Thử\nservice: %s\norder: 1\n" BODY,
                 service_at(i)->id);
        screens_expect(*state, text, "");
        assert_string_equal(screens_guide(*state)->service, service_at(i)->id);
    }
}

static void every_provider_with_an_app_can_be_written(void **state)
{
    for (size_t i = 0; i < provider_count(); i++) {
        const char *provider = provider_at(i)->id;
        if (strcmp(provider, "other") == 0) /* for the log: nobody can write its guide */
            continue;
        char text[200];
        snprintf(text, sizeof text,
                 "---\ntitle: Thử\nservice: signature\nprovider: %s\norder: 1\n" BODY, provider);
        screens_expect(*state, text, "");
        assert_string_equal(screens_guide(*state)->provider, provider);
    }
}

static void a_group_is_a_way_to_a_guide_without_a_service(void **state)
{
    static const char *const groups[] = {"trouble", "procedure", "know"};
    for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
        char text[200];
        snprintf(text, sizeof text, "---\ntitle: Thử\ngroup: %s\n" BODY, groups[i]);
        screens_expect(*state, text, "");
        assert_string_equal(screens_guide(*state)->group, groups[i]);
        assert_null(screens_guide(*state)->service);
    }
}

static void expect_review(struct screens *screens, const char *date, const char *warnings)
{
    char text[200];
    snprintf(text, sizeof text, "---\ntitle: Thử\nservice: portal\norder: 1\nreviewed: %s\n" BODY,
             date);
    screens_expect(screens, text, "");
    assert_string_equal(buffer_text(&screens->warnings), warnings);
}

static void a_walk_counts_for_180_days(void **state)
{
    expect_review(*state, "2026-05-28", "");
    assert_true(screens_guide(*state)->reviewed);
    assert_int_equal(screens_guide(*state)->reviewed_day, TODAY - 180);
    expect_review(*state, "2026-05-27",
                  "vi/thu.md:5: lần đi thử đã quá 180 ngày: đi thử lại rồi sửa ngày ở reviewed\n");
    assert_true(screens_guide(*state)->reviewed);
}

static void a_walk_that_is_still_to_come_is_doubted(void **state)
{
    expect_review(*state, "2026-11-25",
                  "vi/thu.md:5: reviewed: ngày ở sau hôm nay: xem lại ngày\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCREENS(a_guide_without_front_matter_is_told_how_to_begin),
        IN_SCREENS(front_matter_without_an_end_is_named),
        IN_SCREENS(an_unknown_key_is_named_in_its_line),
        IN_SCREENS(several_mistakes_are_told_at_once_in_the_order_of_lines),
        IN_SCREENS(a_wrong_service_is_told_the_choices),
        IN_SCREENS(a_service_needs_an_order),
        IN_SCREENS(an_order_without_a_service_is_named),
        IN_SCREENS(a_provider_belongs_to_a_signature_only),
        IN_SCREENS(a_wrong_group_is_told_the_choices),
        IN_SCREENS(after_names_services_only),
        IN_SCREENS(a_service_cannot_wait_for_itself),
        IN_SCREENS(a_title_is_required),
        IN_SCREENS(every_service_of_the_counter_can_be_written),
        IN_SCREENS(a_group_is_a_way_to_a_guide_without_a_service),
        IN_SCREENS(every_provider_with_an_app_can_be_written),
        IN_SCREENS(a_walk_counts_for_180_days),
        IN_SCREENS(a_walk_that_is_still_to_come_is_doubted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
