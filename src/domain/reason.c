/* Why a service was not done: the table of domain/outcome.h. */
#include <string.h>

#include "domain/outcome.h"

static const struct reason reasons[] = {
    {REASON_NO_PHONE, "không có điện thoại thông minh"},
    {"otp_missing", "không nhận được mã OTP"},
    {"sim_not_own", "SIM đứng tên người khác"},
    {"no_nfc", "máy không có NFC"},
    {"no_card", "không mang thẻ căn cước, hoặc thẻ hết hạn"},
    {"no_level2", "chưa có định danh mức 2"},
    {"password_forgotten", "quên mật khẩu, passcode hoặc mã PIN"},
    {"account_locked", "tài khoản bị khóa"},
    {"face_not_recognised", "không nhận ra khuôn mặt"},
    {"phone_too_old", "máy cũ quá, không cài được"},
    {"no_storage", "máy hết chỗ chứa, hết pin"},
    {"no_network", "mất mạng"},
    {"system_busy", "hệ thống quá tải hoặc bảo trì"},
    {"data_wrong", "dữ liệu dân cư chưa khớp"},
    {"under_age", "chưa đủ tuổi"},
    {"declined", "công dân không muốn làm"},
    {"out_of_time", "không đủ thời gian"},
    {"other", "lý do khác"},
};
#define REASON_COUNT (sizeof reasons / sizeof reasons[0])

size_t reason_count(void)
{
    return REASON_COUNT;
}

const struct reason *reason_at(size_t index)
{
    return index < REASON_COUNT ? &reasons[index] : NULL;
}

const struct reason *reason_find(const char *id)
{
    for (size_t i = 0; i < REASON_COUNT; i++) {
        if (strcmp(reasons[i].id, id) == 0)
            return &reasons[i];
    }
    return NULL;
}
