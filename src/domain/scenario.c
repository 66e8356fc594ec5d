#include "domain/scenario.h"

#include "domain/service.h"

static const struct scenario scenarios[] = {
    {.title = "Mọi việc suôn sẻ",
     .says = "Tôi mua máy mới, nhờ cài giúp VNeID.",
     .happens = "Máy đọc được thẻ, mã OTP về ngay, gửi được đăng ký mức 1.",
     .guide = "vneid-cai",
     .service = SERVICE_VNEID_INSTALL,
     .outcome = OUTCOME_DONE,
     .why = "Đã gửi được đăng ký mức 1, việc cài là xong."},
    {.title = "Không nhận được mã OTP",
     .says = "Tôi cài VNeID tới chỗ gõ mã thì chờ mãi không thấy tin nhắn.",
     .happens = "Hộp tin nhắn đầy. Xóa bớt, xin lại một lần thì mã về, làm tiếp được tới cùng.",
     .guide = "vneid-cai",
     .trouble = "khong-nhan-duoc-ma-otp",
     .service = SERVICE_VNEID_INSTALL,
     .outcome = OUTCOME_DONE,
     .why = "Gỡ được rồi thì vẫn là xong; chỗ khó vẫn ghi lại để biết hay vướng ở đâu."},
    {.title = "Không có điện thoại thông minh",
     .says = "Tôi chỉ có máy bấm số, cán bộ cài giúp VNeID được không?",
     .happens = "Bác không có máy nào khác, người nhà cũng không đi cùng.",
     .guide = "khong-dien-thoai",
     .service = SERVICE_VNEID_INSTALL,
     .outcome = OUTCOME_NOT_DONE,
     .reason = REASON_NO_PHONE,
     .why = "Không cài nhờ máy cán bộ. Ghi lý do, chỉ đường khác cho bác."},
    {.title = "SIM đứng tên người khác",
     .says = "Số này của con tôi đăng ký, tôi dùng cả chục năm rồi.",
     .happens = "Nhắn TTTB gửi 1414, tin trả lời là tên người con. Con bác đi làm xa.",
     .guide = "vneid-muc-2",
     .trouble = "sim-dung-ten-nguoi-khac",
     .service = SERVICE_VNEID_LEVEL2,
     .outcome = OUTCOME_NOT_DONE,
     .reason = "sim_not_own",
     .why = "Phải ra nhà mạng đứng tên SIM trước, hôm nay chưa làm được."},
    {.title = "Công an chưa báo duyệt",
     .says = "Hôm kia tôi ra Công an làm mức 2 rồi, chưa thấy tin nhắn gì.",
     .happens = "Mới hai ngày. Bác chịu chờ, hẹn ba hôm nữa quay lại.",
     .guide = "vneid-muc-2",
     .service = SERVICE_VNEID_LEVEL2,
     .outcome = OUTCOME_WAITING,
     .why = "Chưa được duyệt thì chưa xong: hẹn ngày để còn gọi lại."},
    {.title = "Cấp rồi mà chưa kích hoạt",
     .says = "Tôi đăng ký chữ ký số trong VNeID rồi, chắc là xong rồi chứ?",
     .happens = "VNeID ghi chưa kích hoạt. Bác vội về đón cháu, không làm tiếp.",
     .guide = "chu-ky-vneid",
     .trouble = "cap-roi-ma-van-chua-kich-hoat",
     .service = SERVICE_SIGNATURE,
     .provider = "vneid",
     .outcome = OUTCOME_ISSUED,
     .why = "Cấp mà CHƯA KÍCH HOẠT thì chưa ký được, nên chưa phải là xong."},
    {.title = "Máy báo không đủ an toàn",
     .says = "Tôi cài VNPT SmartCA, mở lên nó báo máy không đủ an toàn.",
     .happens = "Máy đã bị bẻ khóa. Bác không có máy khác.",
     .guide = "chu-ky-smartca",
     .trouble = "bao-may-khong-du-an-toan",
     .service = SERVICE_SIGNATURE,
     .provider = "vnpt",
     .outcome = OUTCOME_NOT_DONE,
     .reason = "other",
     .why = "Máy này không dùng SmartCA được; lần sau đi đường VNeID hoặc máy khác."},
    {.title = "Hỏi chia sẻ hai lần",
     .says = "Tôi nộp hồ sơ mà nó cứ hỏi xác nhận chia sẻ hoài.",
     .happens = "Đồng ý lần thứ hai thì sang được hệ thống Bộ Tư pháp, nộp được hồ sơ.",
     .guide = "dich-vu-cong",
     .trouble = "hoi-chia-se-lan-nua-tuong-bi-lap",
     .service = SERVICE_PORTAL,
     .outcome = OUTCOME_DONE,
     .why = "Đó là hệ thống khác hỏi, không phải lặp; đồng ý là đi tiếp."},
};
#define SCENARIO_COUNT (sizeof scenarios / sizeof scenarios[0])

size_t scenario_count(void)
{
    return SCENARIO_COUNT;
}

const struct scenario *scenario_at(size_t index)
{
    return index < SCENARIO_COUNT ? &scenarios[index] : NULL;
}
