/* Each of the 39 troubles that the counter meets stands at a step of a guide, with its remedy.
 * @source apps.md §8, row by row */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "guide/library.h"

static const struct {
    int row;
    const char *guide;
    const char *title;
} troubles[] = {
    {1, "vneid-cai", "Kho ứng dụng báo máy không tương thích"},
    {2, "vneid-cai", "Quên mật khẩu kho ứng dụng"},
    {2, "vneid-cai", "Máy hết bộ nhớ"},
    {3, "vneid-cai", "Máy có VNeID cài từ đường dẫn lạ"},
    {4, "vneid-cai", "Máy không đọc được chip"},
    {5, "vneid-cai", "Không đọc được mã trên thẻ"},
    {6, "vneid-cai", "Máy không nhận khuôn mặt"},
    {7, "vneid-cai", "Báo số điện thoại đã có người dùng"},
    {8, "vneid-muc-2", "Thẻ hết hạn hoặc mất thẻ"},
    {9, "vneid-muc-2", "Quá hạn mà chưa có tin nhắn"},
    {10, "vneid-muc-2", "Không nhận được mã OTP"},
    {11, "vneid-muc-2", "SIM đứng tên người khác"},
    {12, "vneid-muc-2", "Báo đã kích hoạt rồi"},
    {13, "vneid-muc-2", "Quên mật khẩu"},
    {14, "vneid-muc-2", "Quên passcode"},
    {15, "vneid-muc-2", "Tài khoản bị khóa"},
    {16, "vneid-muc-2", "Bác đổi điện thoại mới"},
    {17, "vneid-muc-2", "Máy mới không có NFC"},
    {18, "vneid-muc-2", "Báo hệ thống đang bảo trì"},
    {19, "chu-ky-vneid", "Không thấy mục chữ ký số"},
    {20, "chu-ky-vneid", "Không thấy nhà cung cấp cần tìm"},
    {21, "chu-ky-vneid", "Báo đã nhận gói miễn phí rồi"},
    {22, "chu-ky-vneid", "Cấp rồi mà vẫn chưa kích hoạt"},
    {23, "chu-ky-vneid", "Chưa kịp ký đã hết giờ"},
    {24, "chu-ky-vneid", "Máy chưa có vân tay, khuôn mặt"},
    {25, "chu-ky-vneid", "Chờ mấy ngày chưa được cấp"},
    {26, "chu-ky-smartca", "Xác minh sai đủ 3 lần"},
    {27, "chu-ky-smartca", "Quên mã PIN hoặc PIN bị khóa"},
    {28, "chu-ky-smartca", "Báo máy không đủ an toàn"},
    {29, "chu-ky-smartca", "Hết lượt ký hoặc hết hạn"},
    {30, "chu-ky-mysign", "Không thấy yêu cầu ký hiện ra"},
    {31, "dich-vu-cong", "Quét mã hoặc đăng nhập không được"},
    {32, "dich-vu-cong", "Hỏi chia sẻ lần nữa, tưởng bị lặp"},
    {33, "dich-vu-cong", "Không thấy xã trong danh sách"},
    {34, "dich-vu-cong", "Báo thông tin công dân không tồn tại"},
    {35, "dich-vu-cong", "Hồ sơ bị trả vì không có giấy tờ"},
    {36, "dich-vu-cong", "Tệp quá nặng hoặc không ký được"},
    {37, "dich-vu-cong", "Đã trừ tiền mà không báo thành công"},
    {38, "dich-vu-cong", "Bác không có ứng dụng ngân hàng"},
    {39, "dich-vu-cong", "Bác làm mất mã hồ sơ"},
};
#define TROUBLE_COUNT (sizeof troubles / sizeof troubles[0])

static int load(void **state)
{
    *state = guide_library_load(SOURCE_ROOT "/screens", 20782, NULL, NULL);
    return *state != NULL ? 0 : -1;
}

static int release(void **state)
{
    guide_library_free(*state);
    return 0;
}

static const struct guide_trouble *find(const struct guide *guide, const char *title)
{
    for (size_t i = 0; guide != NULL && i < guide->step_count; i++) {
        for (size_t j = 0; j < guide->steps[i].trouble_count; j++) {
            if (strcmp(guide->steps[i].troubles[j].title, title) == 0)
                return &guide->steps[i].troubles[j];
        }
    }
    return NULL;
}

static void every_trouble_of_the_field_stands_at_a_step(void **state)
{
    for (size_t i = 0; i < TROUBLE_COUNT; i++) {
        const struct guide_trouble *trouble =
            find(guide_library_find(*state, troubles[i].guide), troubles[i].title);
        if (trouble == NULL)
            fail_msg("row %d: %s has no «%s»", troubles[i].row, troubles[i].guide,
                     troubles[i].title);
        assert_true(trouble->note_count > 0);
        assert_non_null(trouble->where);
    }
}

static void no_row_is_left_out(void **state)
{
    (void)state;
    bool there[40] = {false};
    for (size_t i = 0; i < TROUBLE_COUNT; i++)
        there[troubles[i].row] = true;
    for (int row = 1; row <= 39; row++)
        assert_true(there[row]);
}

static void every_guide_beside_the_services_is_in_a_list(void **state)
{
    for (size_t i = 0; i < guide_library_count(*state); i++) {
        const struct guide *guide = guide_library_at(*state, i);
        if (guide->service == NULL && guide->group == NULL)
            fail_msg("%s has neither a service nor a group", guide->id);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_trouble_of_the_field_stands_at_a_step),
        cmocka_unit_test(no_row_is_left_out),
        cmocka_unit_test(every_guide_beside_the_services_is_in_a_list),
    };
    return cmocka_run_group_tests(tests, load, release);
}
