#include "domain/fraud.h"

/* Said as a neighbour would, each short enough to be remembered on the way home. */
static const char *const sentences[] = {
    "Ai hỏi mã OTP cũng đừng đọc, kể cả cán bộ.",
    "Mật khẩu, passcode, mã PIN là của riêng bác, đừng đọc cho ai, đừng để ai gõ hộ.",
    "Chỉ cài ứng dụng từ App Store hoặc CH Play, ai gửi đường dẫn cũng đừng bấm.",
    "Công an không hướng dẫn cài ứng dụng qua điện thoại; ai gọi thế thì cúp máy.",
    "Trang thật của Nhà nước có đuôi .gov.vn; đuôi khác thì đừng gõ gì vào.",
    "Nhà mạng làm chuẩn SIM không lấy tiền; ai đòi tiền là lừa đảo.",
    "Chữ ký số như chữ ký tay: không ký hộ ai, không cho ai mượn máy.",
    "Lỡ bị lừa thì gọi ngân hàng khóa thẻ, tắt máy, rồi báo Công an xã.",
    "Máy hỏi ký, hỏi chia sẻ mà bác không làm gì thì cứ từ chối.",
    "Sáp nhập tỉnh, xã thì dữ liệu tự đổi; ai bảo bác phải cập nhật thì đừng nghe.",
    "Cần sửa gì trong VNeID thì bác ra Công an xã gặp tận mặt, đừng làm theo lời trong điện thoại.",
};

size_t fraud_count(void)
{
    return sizeof sentences / sizeof sentences[0];
}

const char *fraud_sentence(size_t n)
{
    return sentences[n % fraud_count()];
}
