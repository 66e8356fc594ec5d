#include "domain/waiting.h"

#include <string.h>

/* An OTP lives about 3 minutes, a signing request 300 seconds (apps.md §1, §2); the others are
 * what a counter can bear before it asks again. */
static const struct waiting waitings[] = {
    {"otp", "chờ OTP", "OTP đã quá hạn", 3},
    {"provider", "chờ nhà cung cấp", "nhà cung cấp chưa trả lời", 30},
    {"police", "chờ Công an duyệt", "Công an chưa duyệt", 60},
    {"phone", "chờ lấy điện thoại", "chưa thấy quay lại", 45},
    {"charge", "chờ sạc máy", "máy sạc đã lâu", 20},
    {"other", "chờ việc khác", "đã chờ lâu", 30},
};
#define WAITING_COUNT (sizeof waitings / sizeof waitings[0])

size_t waiting_count(void)
{
    return WAITING_COUNT;
}

const struct waiting *waiting_at(size_t index)
{
    return index < WAITING_COUNT ? &waitings[index] : NULL;
}

const struct waiting *waiting_find(const char *id)
{
    for (size_t i = 0; i < WAITING_COUNT; i++) {
        if (strcmp(waitings[i].id, id) == 0)
            return &waitings[i];
    }
    return NULL;
}
