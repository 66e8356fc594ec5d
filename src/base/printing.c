#include "base/printing.h"

#include <assert.h>
#include <string.h>

#include "base/buffer.h"

struct row {
    const char *word;
    const char *what; /* the sentence begins with it */
    const char *mend; /* what to do; NULL: `what` says all */
    const char *then; /* what to do after that, if nothing was sent */
};

#define PRINT ", rồi in lại"
#define SAVE  ", rồi lưu lại"

static const struct row rows[PRINTER_REASONS] = {
    [PRINTER_FINE] = {"fine", "Đã in xong", NULL, ""},
    [PRINTER_BAD_NAME] = {"bad-name", "Không hiểu tên máy in",
                          "ghi cups:TÊN, tcp:ĐỊA-CHỈ, /dev/usb/lp0, /dev/ttyUSB0 hoặc file:TỆP",
                          PRINT},
    [PRINTER_NO_DEVICE] = {"no-device", "Không thấy máy in", "cắm lại dây, bật máy in", PRINT},
    [PRINTER_NO_RIGHT] = {"no-right", "Chưa được phép dùng máy in này",
                          "nhờ người quản máy tính thêm quyền (nhóm lp, dialout)", PRINT},
    [PRINTER_BUSY] = {"busy", "Máy in đang bận việc khác", "đợi một lát", PRINT},
    [PRINTER_NO_PAPER] = {"no-paper", "Máy in hết giấy", "lắp cuộn mới", " rồi in lại"},
    [PRINTER_COVER_OPEN] = {"cover-open", "Nắp máy in đang mở", "đóng nắp lại", PRINT},
    [PRINTER_OFFLINE] = {"offline", "Máy in chưa sẵn sàng",
                         "xem đèn báo lỗi, tắt máy in và bật lại", PRINT},
    [PRINTER_STALLED] = {"stalled", "Máy in không nhận thêm gì",
                         "xem giấy và đèn báo lỗi, tắt máy in và bật lại", PRINT},
    [PRINTER_UNREACHABLE] = {"unreachable", "Không gọi được máy in qua mạng",
                             "xem máy in đã bật, dây mạng đã cắm chưa", PRINT},
    [PRINTER_GONE] = {"gone", "Mất liên lạc với máy in", "cắm lại dây, bật máy in", PRINT},
    [PRINTER_STOPPED] = {"stopped", "Đã dừng in", NULL, ", chưa in gì"},
    [PRINTER_NO_QUEUE] = {"no-queue", "Máy tính không có máy in tên này", "chọn máy in khác",
                          PRINT},
    [PRINTER_NO_CUPS] = {"no-cups", "Dịch vụ in của máy tính (CUPS) không chạy",
                         "nhờ người quản máy tính bật lên", PRINT},
    [PRINTER_REFUSED] = {"refused", "Hàng đợi in không nhận bản in này",
                         "nhờ người quản máy tính xem lại hàng đợi", PRINT},
    [PRINTER_SPOOL_FULL] = {"spool-full", "Hàng đợi in đã đầy", "bỏ bớt bản in cũ trong hàng đợi",
                            PRINT},
    [PRINTER_REMOVED] = {"removed", "Bản in đã bị bỏ khỏi hàng đợi", NULL, ", chưa in gì"},
    [PRINTER_UNFINISHED] = {"unfinished", "Máy in chưa in xong", "đợi giấy ra", PRINT},
    [PRINTER_EXISTS] = {"exists", "Đã có tệp trùng tên", "đặt tên khác", SAVE},
    [PRINTER_DISK_FULL] = {"disk-full", "Ổ đĩa đã đầy", "bỏ bớt tệp cũ", SAVE},
    [PRINTER_READ_ONLY] = {"read-only", "Không ghi được vào chỗ này", "chọn thư mục khác", SAVE},
    [PRINTER_NO_FOLDER] = {"no-folder", "Không có thư mục này", "chọn thư mục khác", SAVE},
    [PRINTER_FAILED] = {"failed", "In bị lỗi", "tắt máy in và bật lại", PRINT},
};

const char *printer_reason_word(enum printer_reason reason)
{
    assert(reason < PRINTER_REASONS);
    return rows[reason].word;
}

enum printer_reason printer_reason_find(const char *word)
{
    for (int i = 0; i < PRINTER_REASONS; i++) {
        size_t length = strlen(rows[i].word);
        if (strncmp(rows[i].word, word, length) == 0 && strchr(" \n", word[length]) != NULL)
            return (enum printer_reason)i;
    }
    return PRINTER_FAILED;
}

const char *printer_reason_text(enum printer_reason reason)
{
    return rows[reason].what;
}

const char *printer_result_word(enum printer_result result)
{
    static const char *const words[] = {[PRINTER_PRINTED] = "printed",
                                        [PRINTER_NOT_SENT] = "not-sent",
                                        [PRINTER_UNSURE] = "unsure"};
    return words[result];
}

void printer_say(const struct printer_outcome *outcome, struct buffer *into)
{
    const struct row *row = &rows[outcome->reason];
    buffer_add_text(into, row->what);
    if (row->mend != NULL)
        buffer_addf(into, ": %s", row->mend);
    if (outcome->result == PRINTER_NOT_SENT)
        buffer_addf(into, "%s.", row->then);
    else if (outcome->result == PRINTER_UNSURE)
        buffer_add_text(into, ". Xem giấy đã ra đủ chưa; thiếu thì mới in lại.");
    else
        buffer_add_byte(into, '.');
}
