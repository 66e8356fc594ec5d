/* What a citizen takes home. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/document.h"
#include "base/error.h"
#include "base/file.h"
#include "domain/commune.h"
#include "domain/date.h"
#include "domain/service.h"
#include "guide/library.h"
#include "report/slip.h"

/* The guides and the commune that go out with the program. */
struct desk_of_slips {
    struct arena *arena;
    struct guide_library *guides;
    const struct commune *commune;
    struct document document;
    struct buffer text;
};

static int set_up(void **state)
{
    struct error error = {0};
    struct desk_of_slips *at = calloc(1, sizeof *at);
    char *screens = file_join(SOURCE_ROOT, "screens");
    char *commune = file_join(SOURCE_ROOT, "data/commune/ngok-bay.yaml");
    assert_non_null(at);
    at->arena = arena_new();
    at->guides = guide_library_load(screens, 20000, NULL, &error);
    at->commune = commune_load(commune, at->arena, NULL, &error);
    assert_non_null(at->guides);
    assert_non_null(at->commune);
    free(screens);
    free(commune);
    *state = at;
    return 0;
}

static int tear_down(void **state)
{
    struct desk_of_slips *at = *state;
    guide_library_free(at->guides);
    arena_free(at->arena);
    buffer_release(&at->text);
    free(at);
    return 0;
}

static struct slip slip_of(const struct desk_of_slips *at)
{
    long day = 0;
    date_read_iso("2026-11-25", &day);
    return (struct slip){.commune = at->commune,
                         .counter = "Quầy 1",
                         .name = "Nguyễn Thị Lan",
                         .phone = "android",
                         .number = 214,
                         .day = (int32_t)day};
}

static void add(struct slip *slip, const char *service, const char *provider, enum outcome outcome,
                int days)
{
    slip->row[slip->count++] = (struct slip_row){.service = service,
                                                 .provider = provider,
                                                 .outcome = outcome,
                                                 .until = days > 0 ? slip->day + days : 0};
}

static const char *text_of(struct desk_of_slips *at, const struct slip *slip)
{
    buffer_clear(&at->text);
    document_init(&at->document, at->arena, "Phiếu 214");
    report_slip(slip, at->guides, &at->document);
    document_text(&at->document, 48, &at->text);
    return buffer_text(&at->text);
}

static void it_says_what_was_done_what_is_left_and_when_to_come_back(void **state)
{
    struct desk_of_slips *at = *state;
    struct slip slip = slip_of(at);
    add(&slip, SERVICE_VNEID_INSTALL, "", OUTCOME_DONE, 0);
    add(&slip, SERVICE_VNEID_LEVEL2, "", OUTCOME_WAITING, 2);
    add(&slip, SERVICE_SIGNATURE, "vnpt", OUTCOME_ISSUED, 5);
    add(&slip, SERVICE_PORTAL, "", OUTCOME_DONE, 0);

    static const char expected[] = " Trung tâm Phục vụ hành chính công xã Ngọk Bay\n"
                                   "                 PHIẾU GHI VIỆC\n"
                                   "Ngày 25/11/2026                           Quầy 1\n"
                                   "Nguyễn Lan\n"
                                   "────────────────────────────────────────────────\n"
                                   "✓ Cài VNeID\n"
                                   "✓ Nộp hồ sơ trực tuyến\n"
                                   "Còn phải làm:\n"
                                   "[ ] Định danh mức 2: hẹn 27/11\n"
                                   "[ ] Chữ ký số (VNPT SmartCA): đã cấp, CHƯA KÍCH\n"
                                   "    HOẠT. Kích hoạt xong mới ký được\n"
                                   "\n"
                                   "Mời bà con trở lại:\n"
                                   "thứ Sáu, 27/11/2026\n"
                                   "tại Trung tâm Phục vụ hành chính công xã Ngọk\n"
                                   "Bay\n"
                                   "\n"
                                   "Mở máy ảnh, đưa vào ô vuông đen trắng, bấm dòng\n"
                                   "chữ hiện ra:\n"
                                   "▣ Tải VNPT SmartCA · Android\n"
                                   "  https://play.google.com/store/apps/details?id=\n"
                                   "  com.vnptit.vnpt_kyso_v2\n"
                                   "Mã hồ sơ:\n"
                                   "................................................\n"
                                   "────────────────────────────────────────────────\n"
                                   "Cán bộ không bao giờ hỏi mật khẩu, mã OTP, mã\n"
                                   "PIN của bà con. Ai hỏi cũng đừng đọc.\n"
                                   "             Phiếu số 214 · Quầy 1\n";
    assert_string_equal(text_of(at, &slip), expected);
}

static void what_is_to_be_opened_is_named_once(void **state)
{
    struct desk_of_slips *at = *state;
    struct slip slip = slip_of(at);
    add(&slip, SERVICE_PORTAL, "", OUTCOME_NOT_DONE, 0);

    assert_non_null(strstr(text_of(at, &slip), "Mở Cổng Dịch vụ công\n"));
    assert_null(strstr(text_of(at, &slip), "· Cổng"));
}

static void a_phone_gets_the_codes_of_its_own_store(void **state)
{
    struct desk_of_slips *at = *state;
    struct slip slip = slip_of(at);
    add(&slip, SERVICE_VNEID_INSTALL, "", OUTCOME_NOT_DONE, 0);

    assert_non_null(strstr(text_of(at, &slip), "· Android"));
    assert_null(strstr(text_of(at, &slip), "· iPhone"));
    slip.phone = "iphone";
    assert_null(strstr(text_of(at, &slip), "· Android"));
    assert_non_null(strstr(text_of(at, &slip), "· iPhone"));
    slip.phone = "";
    assert_non_null(strstr(text_of(at, &slip), "· Android"));
    assert_non_null(strstr(text_of(at, &slip), "· iPhone"));
    slip.phone = "none"; /* a code would be of no use */
    assert_null(strstr(text_of(at, &slip), "▣"));
}

static void who_has_done_all_reads_so_and_gets_no_code(void **state)
{
    struct desk_of_slips *at = *state;
    struct slip slip = slip_of(at);
    add(&slip, SERVICE_VNEID_INSTALL, "", OUTCOME_DONE, 0);
    add(&slip, SERVICE_VNEID_LEVEL2, "", OUTCOME_HAD_ALREADY, 0);

    assert_non_null(strstr(text_of(at, &slip), "đã làm xong hết"));
    assert_null(strstr(text_of(at, &slip), "▣"));
    assert_null(strstr(text_of(at, &slip), "Còn phải làm"));
}

static void what_nobody_confirmed_about_the_commune_is_not_printed(void **state)
{
    struct desk_of_slips *at = *state;
    struct slip slip = slip_of(at);
    struct commune commune = *at->commune;
    commune.hotline = "0260 3 861 234";
    slip.commune = &commune;
    add(&slip, SERVICE_VNEID_LEVEL2, "", OUTCOME_WAITING, 2);

    assert_null(strstr(text_of(at, &slip), "861 234"));
    assert_null(strstr(text_of(at, &slip), "07:30"));
    commune.unconfirmed_count = 0;
    assert_non_null(strstr(text_of(at, &slip), "0260 3 861 234"));
    assert_non_null(strstr(text_of(at, &slip), "07:30 đến 11:30"));
}

static void names_are_the_family_and_the_given_one(void **state)
{
    (void)state;
    static const struct {
        const char *whole, *printed;
    } cases[] = {
        {"Nguyễn Thị Lan", "Nguyễn Lan"}, {"A Thuk", "A Thuk"},     {"Lan", "Lan"}, {"", ""},
        {"Phạm Thị Mỹ Vân", "Phạm Vân"},  {"Y Ngọk Blưi", "Y Blưi"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char name[200];
        report_slip_name(cases[i].whole, name, sizeof name);
        assert_string_equal(name, cases[i].printed);
    }
}

static void its_title_which_the_spool_keeps_is_no_name(void **state)
{
    struct desk_of_slips *at = *state;
    struct slip slip = slip_of(at);
    add(&slip, SERVICE_VNEID_INSTALL, "", OUTCOME_DONE, 0);
    text_of(at, &slip);
    assert_string_equal(at->document.title, "Phiếu 214");
}

#define WITH_GUIDES(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_GUIDES(it_says_what_was_done_what_is_left_and_when_to_come_back),
        WITH_GUIDES(what_is_to_be_opened_is_named_once),
        WITH_GUIDES(a_phone_gets_the_codes_of_its_own_store),
        WITH_GUIDES(who_has_done_all_reads_so_and_gets_no_code),
        WITH_GUIDES(what_nobody_confirmed_about_the_commune_is_not_printed),
        cmocka_unit_test(names_are_the_family_and_the_given_one),
        WITH_GUIDES(its_title_which_the_spool_keeps_is_no_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
